package attendance

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// noMarkWord is what a project writes for a mark that means there is none.
const noMarkWord = "no mark"

// maxLocal is how long a school's own mark may be.
const maxLocal = 8

// NewMarks is a reader that also knows a school's own marks: each is an official
// code, or "no mark". They stand only for what is no code of the set in force on
// the day, and only where their meaning is one: a school may declare that its J
// is J1 from 19 August 2024 on, and cannot make C2 of a mark of 2022. The error is a
// sentence without the text of any mark, which may be anything.
func NewMarks(local map[string]string) (*Marks, error) {
	m := &Marks{local: map[string]Code{}}
	texts := make([]string, 0, len(local))
	for text := range local {
		texts = append(texts, text)
	}
	slices.Sort(texts)
	for i, text := range texts {
		which := fmt.Sprintf("mark %d of the map, in alphabetical order", i+1)
		if text == "" || strings.TrimSpace(text) != text || len(text) > maxLocal {
			return nil, fmt.Errorf("%s: it has 1 to %d characters without spaces around them", which, maxLocal)
		}
		if c, ok := codeTables().byText[text]; ok && always(c) {
			return nil, fmt.Errorf("%s: it is an official code in every set", which)
		}
		target := local[text]
		c, ok := codeTables().byText[target]
		switch {
		case target == noMarkWord:
			c = NoMark
		case !ok:
			return nil, fmt.Errorf("%s: what it is declared as is no official code: give one, or %q", which, noMarkWord)
		}
		m.local[text] = c
		m.longest = max(m.longest, utf8.RuneCountInString(text))
	}
	return m, nil
}

// always reports whether a code was in force at all times.
func always(c Code) bool {
	for i := range codeTables().eras {
		if codeTables().eras[i].kinds[c] == kind(Unknown) {
			return false
		}
	}
	return true
}
