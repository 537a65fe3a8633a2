package document

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary is what is known of technical words: which there are, which a reader has
// met, and which of these are still to be explained.
type vocabulary struct {
	terms   []Term
	phrases [][]string // of each, the longest first
	met     map[int]bool
	due     []int // in the order in which they were met
}

func newVocabulary(terms []Term) vocabulary {
	v := vocabulary{terms: terms, met: map[int]bool{}}
	for i := range terms {
		all := slices.DeleteFunc(append([]string{terms[i].Name}, terms[i].Forms...), func(s string) bool { return s == "" })
		slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
		v.phrases = append(v.phrases, all)
	}
	return v
}

// inner is the vocabulary of what a reader may leave shut: what is explained there is
// not known outside.
func (v *vocabulary) inner() vocabulary {
	return vocabulary{terms: v.terms, phrases: v.phrases, met: maps.Clone(v.met)}
}

// first finds the first technical word in a text that the reader has not met: which,
// and where it begins and ends. Of those that begin at one place it is the longest, so
// that a word within a known phrase is no word of its own.
func (v *vocabulary) first(text string) (term, from, to int, ok bool) {
	if len(v.met) == len(v.terms) {
		return 0, 0, 0, false
	}
	for start := 0; ; start = to {
		if term, from, to, ok = v.next(text, start); !ok || !v.met[term] {
			return term, from, to, ok
		}
	}
}

// next finds the first technical word from a place in a text on, met or not.
func (v *vocabulary) next(text string, start int) (term, from, to int, ok bool) {
	for i, phrases := range v.phrases {
		for _, phrase := range phrases {
			if at := find(text, phrase, start); at >= 0 && (!ok || at < from || at == from && at+len(phrase) > to) {
				term, from, to, ok = i, at, at+len(phrase), true
			}
		}
	}
	return term, from, to, ok
}

// find is where a phrase stands in a text, from a place on, as words of its own; -1 where
// it does not. One without capitals may begin with one, as at the beginning of a sentence.
func find(text, phrase string, start int) int {
	at := findAs(text, phrase, start)
	r, n := utf8.DecodeRuneInString(phrase)
	if phrase == strings.ToLower(phrase) && unicode.IsLetter(r) {
		if upper := string(unicode.ToUpper(r)) + phrase[n:]; len(upper) == len(phrase) {
			if other := findAs(text, upper, start); other >= 0 && (at < 0 || other < at) {
				at = other
			}
		}
	}
	return at
}

func findAs(text, phrase string, start int) int {
	for from := start; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(phrase):])
		if !partOfWord(before) && !partOfWord(after) {
			return i
		}
		from = i + 1
	}
}

// partOfWord reports whether a sign beside a phrase makes another word of it.
func partOfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_'
}

// words writes words. A technical word that the reader meets for the first time stands
// out, and is explained below.
func (p *page) words(text string) {
	text = clean(text)
	for {
		term, from, to, ok := p.terms.first(text)
		if !ok {
			p.label(text)
			return
		}
		p.label(text[:from])
		p.within("<dfn>")
		p.label(text[from:to])
		p.within("</dfn>")
		p.terms.met[term] = true
		p.terms.due = append(p.terms.due, term)
		text = text[to:]
	}
}

// explain explains the technical words that were met since, and those of their
// explanations.
func (p *page) explain() {
	if len(p.terms.due) == 0 {
		return
	}
	p.raw(`<p class="plain">`)
	p.label("In plain words.")
	for len(p.terms.due) > 0 {
		t := p.doc.Terms[p.terms.due[0]]
		p.terms.due = p.terms.due[1:]
		p.label(" ")
		p.within("<b>")
		p.label(capital(t.Name) + ":")
		p.within("</b>")
		p.label(" ")
		p.words(t.Meaning)
	}
	p.raw("</p>\n")
}

// capital is a phrase as it begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
