package words

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// phrase is a pattern of words. In the tables a blank parts words, a slash gives
// alternatives, a star any ending, brackets what may be left out, two points up to
// four words, # a number and @ a class of words; = before the whole is for capitals as
// they stand.
type phrase struct {
	text  string
	parts []phrasePart
	exact bool
}

// phrasePart is one word of a phrase.
type phrasePart struct {
	words    []string // any of them; a star at the end of one for any ending
	number   bool
	gap      bool // up to [longestGap] words
	optional bool
}

// longestGap is how many words two points stand for.
const longestGap = 4

// class is words that stand for one another, some with any ending.
type class struct {
	words map[string]bool
	stems []string
	all   []string // as the table has them
}

func newClass(words []string) *class {
	c := &class{map[string]bool{}, nil, words}
	for _, w := range words {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			c.stems = append(c.stems, stem)
		} else {
			c.words[w] = true
		}
	}
	return c
}

// has reports whether a token is a word of the class.
func (c *class) has(t *token) bool {
	return c.words[t.text] || t.kind == wordToken && slices.ContainsFunc(c.stems, func(s string) bool { return strings.HasPrefix(t.text, s) })
}

// parsePhrase reads a phrase of a table.
func parsePhrase(text string, classes map[string]*class) (phrase, error) {
	p := phrase{text: text}
	body, exact := strings.CutPrefix(text, "=")
	p.exact = exact
	for _, field := range strings.Fields(strings.ReplaceAll(body, "-", " ")) {
		part := phrasePart{}
		if inner, ok := strings.CutPrefix(field, "["); ok && strings.HasSuffix(inner, "]") {
			field, part.optional = strings.TrimSuffix(inner, "]"), true
		}
		switch name, isClass := strings.CutPrefix(field, "@"); {
		case field == "..":
			part.gap = true
		case field == "#":
			part.number = true
		case isClass && classes[name] != nil:
			part.words = classes[name].all
		case isClass:
			return p, fmt.Errorf("%q: no class %s", text, name)
		default:
			part.words = strings.Split(field, "/")
		}
		if !p.exact {
			for i, w := range part.words {
				if w != strings.ToLower(w) || w == "" {
					return p, fmt.Errorf("%q: word %d of %q is not in lower case, or empty", text, i+1, field)
				}
			}
		}
		p.parts = append(p.parts, part)
	}
	if len(p.parts) == 0 || p.parts[0].gap || p.parts[0].optional || p.parts[len(p.parts)-1].gap {
		return p, fmt.Errorf("%q begins or ends with what may be missing", text)
	}
	return p, nil
}

// match is where the phrase ends that begins at a token, or -1. Where a gap or
// something optional leaves a choice the shortest is taken, but what is optional and
// there belongs to it.
func (p *phrase) match(ts []token, i int) int { return p.rest(ts, i, 0) }

func (p *phrase) rest(ts []token, i, k int) int {
	if k == len(p.parts) {
		return i
	}
	part := &p.parts[k]
	if k > 0 {
		i = afterQuotes(ts, i)
	}
	if part.gap {
		for words := 0; words <= longestGap && i <= len(ts); words++ {
			if end := p.rest(ts, i, k+1); end >= 0 {
				return end
			}
			if i = afterQuotes(ts, i); i >= len(ts) || parting(ts[i]) {
				return -1
			}
			for i++; i < len(ts) && ts[i].kind == signToken && !parting(ts[i]); i++ { // commas and brackets are no words
			}
		}
		return -1
	}
	if i < len(ts) && part.is(&ts[i], p.exact) {
		if end := p.rest(ts, i+1, k+1); end >= 0 {
			return end
		}
	}
	if part.optional {
		return p.rest(ts, i, k+1)
	}
	return -1
}

// is reports whether a token is the word of a part.
func (part *phrasePart) is(t *token, exact bool) bool {
	if part.number {
		return t.kind == numberToken
	}
	text := t.text
	if exact {
		text = t.raw
	}
	return slices.ContainsFunc(part.words, func(w string) bool {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			return t.kind == wordToken && strings.HasPrefix(text, stem)
		}
		return text == w
	})
}

// afterQuotes passes quotation marks and brackets, but not a word in brackets by itself:
// that is the unit of a heading, such as (pupils).
func afterQuotes(ts []token, i int) int {
	if i+2 < len(ts) && ts[i].text == "(" && ts[i+2].text == ")" {
		return i
	}
	for i < len(ts) && ts[i].kind == signToken && strings.Contains(`"‘’()[]`, ts[i].text) {
		i++
	}
	return i
}

// parting reports whether a sign parts what stands on its two sides.
func parting(t token) bool {
	return t.kind == signToken && strings.Contains(";:|—–.!?…", t.text)
}

// phraseSet is phrases that are looked for together, found by their first word.
type phraseSet struct {
	phrases []*phrase
	byWord  map[string][]int // by the first word
	byStem  map[byte][]int   // by the first letter of a first word with any ending
	others  []int            // those that begin with a number or need capitals
}

func newPhraseSet(phrases []*phrase) *phraseSet {
	s := &phraseSet{phrases, map[string][]int{}, map[byte][]int{}, nil}
	for i, p := range phrases {
		if p.exact || p.parts[0].number {
			s.others = append(s.others, i)
			continue
		}
		for _, w := range p.parts[0].words {
			if strings.HasSuffix(w, "*") {
				s.byStem[w[0]] = append(s.byStem[w[0]], i)
			} else {
				s.byWord[w] = append(s.byWord[w], i)
			}
		}
	}
	return s
}

// at yields the phrases that are at a token, by their numbers, with where they end.
func (s *phraseSet) at(ts []token, i int) iter.Seq2[int, int] {
	return func(yield func(k, end int) bool) {
		t := &ts[i]
		stems := []int(nil)
		if t.kind == wordToken && t.text != "" {
			stems = s.byStem[t.text[0]]
		}
		for _, some := range [][]int{s.byWord[t.text], stems, s.others} {
			for _, k := range some {
				if end := s.phrases[k].match(ts, i); end > i && !yield(k, end) {
					return
				}
			}
		}
	}
}

// find yields every place of a phrase in some tokens, as first and end.
func (s *phraseSet) find(ts []token) iter.Seq2[int, int] {
	return func(yield func(i, end int) bool) {
		for i := range ts {
			for _, end := range s.at(ts, i) {
				if !yield(i, end) {
					return
				}
			}
		}
	}
}

// in reports whether one of the phrases is among some tokens.
func (s *phraseSet) in(ts []token) bool {
	for range s.find(ts) {
		return true
	}
	return false
}
