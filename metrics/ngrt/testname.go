package ngrt

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"apst/metrics/record"
)

// thisTest is the id of the reading test in the table of tests.
const thisTest = "ngrt"

// sign is a word or a phrase that names a test, or hints at it.
type sign struct {
	test, name, text string
	phrase, hint     bool
}

// signs are all of them, the longest first: "single word reading test" is met before
// "reading".
var signs = sync.OnceValue(func() []sign {
	var out []sign
	for _, r := range rowsOf(testsCSV) {
		s := sign{r["test"], r["name"], r["text"], r["as"] == "phrase", r["strength"] == "hint"}
		if s.phrase {
			s.text = record.Squeeze(s.text)
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b sign) int { return len(b.text) - len(a.text) })
	return out
})

// testName is a test by its full name.
func testName(id string) string {
	for _, s := range signs() {
		if s.test == id {
			return s.name
		}
	}
	return id
}

// tokens are the words of a text in lower case.
func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// named says whether a text names a test.
type named struct {
	this  bool   // the reading test
	hint  bool   // of this, no more than a hint: the word reading
	other string // the id of another test; the first that is met

	otherHint bool // of the other, no more than a hint: the word spelling
}

// longestName is how many bytes of text are looked through for the name of a test.
const longestName = 200

// namesIn looks for the names of tests in a text. A hint at the reading test counts
// only where no other test of reading is named.
func namesIn(text string) (n named) {
	if text == "" || len(text) > longestName {
		return n
	}
	words, whole := tokens(text), record.Squeeze(text)
	for _, s := range signs() {
		found := false
		if s.phrase {
			if found = strings.Contains(whole, s.text); found {
				whole = strings.ReplaceAll(whole, s.text, " ")
			}
		} else {
			found = slices.ContainsFunc(words, s.is)
		}
		switch {
		case !found:
		case s.test != thisTest && (n.other == "" || n.otherHint && !s.hint):
			n.other, n.otherHint = s.test, s.hint
		case s.test == thisTest && !s.hint:
			n.this, n.hint = true, false
		case s.test == thisTest && !n.this:
			n.this, n.hint = true, true
		}
	}
	return n
}

// is reports whether a word is the sign, with or without a number or a name behind
// it: pte10, ngrtautumn.
func (s sign) is(word string) bool {
	rest, ok := strings.CutPrefix(word, s.text)
	return ok && (len(s.text) >= 4 || strings.Trim(rest, "0123456789") == "")
}

// names reports whether a text names this test or another, or hints at one.
func names(text string) bool {
	n := namesIn(text)
	return n.this || n.other != ""
}

// sure is which one test a text names; empty where it names none, or more than one.
func (n named) sure() string {
	switch {
	case n.this && n.other == "":
		return thisTest
	case n.other != "" && !n.this:
		return n.other
	}
	return ""
}

// testOf is which test a cell in the column of tests names: this one, the id of
// another, or empty. "Reading" is no name: there are many tests of reading.
func testOf(text string) string {
	n := namesIn(text)
	if n.this && n.hint {
		return n.other
	}
	return n.sure()
}
