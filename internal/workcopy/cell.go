package workcopy

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq/intake"
)

// disguise is how the cells of a folder are written anew.
type disguise struct {
	lex   *lexicon
	ids   *aliases
	names *names
}

// few is how many words a text has that is replaced word by word: what says a wave or
// an informant says it in few. Longer ones are replaced as a whole.
const few = 8

// cell is a cell of the copy, and whether it is another than the original's.
func (d *disguise) cell(c sheet.Cell, k claim, date1904 bool) (sheet.Cell, bool) {
	if c.Kind == sheet.Formula {
		return sheet.Cell{Kind: sheet.Formula}, false
	}
	if instead, ok := formed(c); !ok {
		return instead, true
	}
	if c.Kind != sheet.Text && c.Kind != sheet.Number {
		return c, false
	}
	old := string(c.Text)
	out := ""
	if c.Kind == sheet.Number {
		out = d.number(old, k)
	} else {
		out = d.text(c, old, k, date1904)
	}
	return sheet.Cell{Kind: c.Kind, Text: []byte(out)}, out != old
}

// scientific is a number of which a spreadsheet has lost digits.
var scientific = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9])([.,][0-9]+)?([eE][+-]?[0-9]+)$`) })

// number writes a number anew where it could be somebody's.
func (d *disguise) number(old string, k claim) string {
	whole, fraction, _ := strings.Cut(old, ".")
	switch {
	case k == identifier, (k == pupilName || k == ofPupil) && len(whole) > 1:
		return d.identifierNumber(old)
	case (k == known || k == marks) && len(whole) > longNumber && (len(whole) > dateNumber || d.ids.given[normal(whole)] != ""):
		return d.identifierNumber(old) // in a column where it does not belong
	case k == known || k == marks || k == birth || k == heading || k == wording:
		return old
	case !isDigits(strings.TrimPrefix(whole, "-")):
		return d.identifierNumber(old)
	case len(whole) >= longNumber, k == running && len(whole) > 2:
		return d.identifierNumber(old)
	case d.ids.given[normal(old)] != "" && len(whole) >= longNumber-1 && strings.Trim(fraction, "0") == "":
		return d.identifierNumber(old)
	}
	return old
}

// dateNumber is how many digits a date has that is written as one number, 20140901.
const dateNumber = 8

// identifierNumber is an identifier that is stored as a number.
func (d *disguise) identifierNumber(old string) string {
	if m := scientific().FindStringSubmatch(old); m != nil {
		return digitsLike(m[1], stream(d.ids.key, "number", old, d.ids.try), false) + like(m[2], stream(d.ids.key, "mantissa", old, d.ids.try)) + m[3]
	}
	if whole, rest, ok := strings.Cut(old, "."); ok && strings.Trim(rest, "0") == "" {
		return d.ids.dress(whole) + "." + rest
	}
	return d.ids.dress(old)
}

// like writes digits in place of digits.
func like(text string, c *chance) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return rune('0' + c.below(10))
		}
		return r
	}, text)
}

// text writes a text anew.
func (d *disguise) text(c sheet.Cell, old string, k claim, date1904 bool) string {
	trimmed := strings.TrimSpace(old)
	if trimmed == "" {
		return old
	}
	_, bad := ingest.ParseDate(c, date1904)
	dated := bad == ingest.DateFine && strings.ContainsAny(trimmed, "/-. ")
	switch k {
	case identifier:
		return d.identifierText(old, trimmed)
	case pupilName:
		if d.lex.phrase(old) && intake.SafeFooter(trimmed) != "" {
			return old
		}
		return replace(old, func(w string) string { return d.names.word(w, forPupil) })
	case ofPupil:
		return replace(old, func(w string) string { return d.names.word(w, forPupil) })
	case postcode:
		return d.postcode(old)
	}
	switch {
	case dated:
		return old
	case k == running:
		return d.running(old)
	case pureNumber(trimmed):
		return d.plainNumber(old, trimmed, k)
	case k == known && (d.lex.phrase(old) || intake.SafeAnswer(c) || rated(c)):
		return old
	case (k == heading || k == strange || k == titled || k == wording) && (d.lex.phrase(old) || intake.SafeHeading(trimmed) == trimmed):
		return old
	case (k == heading || k == wording) && d.column(trimmed):
		return old
	case k == wording:
		return d.scrub(old, manner{begins: forWord, heads: true})
	case k == marks && d.marked(trimmed):
		return old
	case (k == known || k == marks) && (len([]rune(trimmed)) == 1 || len(words(trimmed)) == 0):
		return old // a mark, or an answer that is none
	case k == unread && d.lex.phrase(old) && !d.personal(trimmed):
		return old
	case looksPostcode(trimmed):
		return d.postcode(old)
	}
	begins := map[claim]string{staff: forStaff, place: forPlace}[k]
	if begins == "" {
		begins = forWord
	}
	if len(words(trimmed)) > few && k != titled && k != heading {
		return d.running(old)
	}
	return d.scrub(old, manner{begins: begins, heads: k == heading, strict: k == unread})
}

// ratings are the fields of the impact and follow-up questions.
var ratings = []string{"chronicity", "distress", "burden", "home", "friends", "classroom", "leisure", "gate", "follow_up_problems", "follow_up_help"}

// rated reports whether a cell is an answer to one of these questions, in words that
// are known.
func rated(c sheet.Cell) bool {
	return intake.KnownRating(c) && slices.ContainsFunc(ratings, func(field string) bool {
		_, _, missing, ok := intake.ReadRating(field, c)
		return ok || missing
	})
}

// column reports whether a heading that is known is the one word of a column, such as
// a variable's name, and nobody's.
func (d *disguise) column(text string) bool {
	w := words(text)
	return len(w) == 1 && d.names.given[w[0]] == "" && d.ids.given[normal(text)] == ""
}

// mostMarks is how many marks a cell of a register has at most: those of two weeks.
const mostMarks = 28

// marked reports whether a text is marks of a register: signs and capitals, and no
// name among them.
func (d *disguise) marked(text string) bool {
	if len(text) > mostMarks || strings.ToUpper(text) != text {
		return false
	}
	for _, w := range words(text) {
		if len(w) > 1 && d.names.given[w] != "" {
			return false
		}
	}
	return true
}

func pureNumber(text string) bool {
	return strings.Trim(text, "0123456789.,%+-£ ") == "" && strings.ContainsAny(text, "0123456789")
}

// plainNumber is a number that is stored as text.
func (d *disguise) plainNumber(old, trimmed string, k claim) string {
	digits := 0
	for _, r := range trimmed {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	fits := k == known || k == marks
	switch {
	case fits && digits <= dateNumber && d.ids.given[normal(trimmed)] == "", digits < longNumber && (fits || k != running || digits <= 2):
		return old
	}
	if isDigits(trimmed) {
		return strings.Replace(old, trimmed, d.ids.dress(trimmed), 1)
	}
	return like(old, stream(d.ids.key, "number", trimmed, d.ids.try))
}

// identifierText is what stands in a column of identifiers: an identifier, or words,
// of which those of totals and groups are known.
func (d *disguise) identifierText(old, trimmed string) string {
	switch {
	case scientific().MatchString(trimmed):
		return strings.Replace(old, trimmed, d.identifierNumber(trimmed), 1)
	case nobody(trimmed):
		return d.scrub(old, manner{begins: forPupil})
	case !strings.ContainsAny(trimmed, "0123456789"):
		if d.lex.phrase(trimmed) && len([]rune(trimmed)) > 1 && !alsoName(trimmed) {
			return old
		}
		return replace(old, func(w string) string { return d.names.word(w, forPupil) })
	}
	return d.ids.dress(old)
}

// sums are the words of rows under a table.
var sums = []string{"mean", "means", "total", "totals", "average", "averages", "all", "sum", "count", "median"}

// nobody reports whether what stands in a column of identifiers is no pupil's: the
// name of a total or a group, or a title that says which wave or whose answers follow.
func nobody(text string) bool {
	w := words(text)
	return intake.ReadsLikeGroup(text) || intake.SafeFooter(text) != "" || intake.SafeLabel(text) != "" && len(w) > 1 ||
		len(w) > 0 && slices.Contains(sums, w[len(w)-1])
}

// running is a text in place of running text: one of our own, the same for the same
// text, with as many lines.
func (d *disguise) running(old string) string {
	text := "text " + stream(d.names.key, "text", strings.ToLower(strings.Join(strings.Fields(old), " ")), d.names.try).letters(token+1)
	for _, w := range strings.FieldsFunc(old, func(r rune) bool { return !unicode.IsLetter(r) }) {
		// Whose name stands in it is a finding of its own.
		if low := strings.ToLower(w); d.names.given[low] != "" && !d.lex.words[low] {
			text += " " + d.names.word(w, forPupil)
		}
	}
	return text + strings.Repeat("\n-", strings.Count(strings.TrimSpace(old), "\n"))
}
