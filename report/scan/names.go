package scan

import (
	"strings"
	"unicode/utf8"
)

// What a pattern of words is; a node has several where pupils share words.
const (
	isFull       = 1 << iota // a full name
	isAlone                  // a forename or surname that is no ordinary word
	isShort                  // the same, of three letters
	isCited                  // the same, and an author's
	isIdentifier             // an identifier without a digit
	isAllowed                // belongs in the release
	isOrdinary               // a forename or surname that is an ordinary word
	isCalendar               // made of months, days and seasons alone
	isStaff                  // the name of a member of staff
)

// node is a place in the tree of patterns.
type node struct {
	next   map[string]*node
	is     uint16
	firsts uint32 // of a surname: the initials of its forenames, a is bit 0
	lasts  uint32 // of a forename: those of its surnames
}

// at is the node of a pattern, made where it is missing.
func (n *node) at(pattern []string) *node {
	for _, w := range pattern {
		child := n.next[w]
		if child == nil {
			child = &node{}
			if n.next == nil {
				n.next = map[string]*node{}
			}
			n.next[w] = child
		}
		n = child
	}
	return n
}

// folded cuts a name of the list as a text is cut. Apostrophes are in the way where
// split is set: O'Neill is also found as O Neill.
func folded(s string, split bool) []string {
	if split {
		s = strings.NewReplacer("'", " ", "’", " ", "`", " ", "‘", " ", "ʼ", " ", "´", " ").Replace(s)
	}
	var t text
	t.cut([]byte(s))
	var out []string
	for i := range t.tokens {
		out = append(out, string(t.word(i)))
	}
	return out
}

// addNames adds all that is looked for of a pupil's names.
func (s *Scanner) addNames(p *Person) {
	for _, split := range []bool{false, true} {
		first, last, whole := folded(p.Forename, split), folded(p.Surname, split), folded(p.Name, split)
		s.addName(first, last)
		if len(whole) == 0 {
			continue
		}
		if l, f, ok := strings.Cut(p.Name, ","); ok {
			s.addName(folded(f, split), folded(l, split))
			continue
		}
		s.addFull(whole)
		for _, w := range whole {
			s.addAlone([]string{w})
		}
		if n := len(whole); n > 1 {
			s.addName(whole[:1], whole[n-1:])
			s.addName(whole[n-1:], whole[:1])
		}
	}
}

// addName adds a forename and a surname, either of which may be empty, of one word or
// of several.
func (s *Scanner) addName(first, last []string) {
	s.addBoth(first, last)
	s.addInitials(first, last)
	for _, part := range [][]string{first, last} {
		s.addAlone(part)
		if len(part) > 1 {
			s.addAlone([]string{strings.Join(part, "")})
		}
		for _, w := range part {
			s.addAlone([]string{w})
		}
	}
}

// addBoth adds the two beside each other, each forename with the whole surname and with
// its first and last word.
func (s *Scanner) addBoth(first, last []string) {
	if len(first) == 0 || len(last) == 0 {
		return
	}
	forenames := [][]string{first}
	for _, f := range first {
		if utf8.RuneCountInString(f) > 1 {
			forenames = append(forenames, []string{f})
		}
	}
	n := len(last)
	for _, l := range [][]string{last, last[:1], last[n-1:]} {
		for _, f := range forenames {
			if len(f) == 1 && utf8.RuneCountInString(f[0]) == 1 || number(l) && len(l[0]) < 3 {
				continue
			}
			s.addFull(concat(f, l))
			s.addFull([]string{strings.Join(f, "") + strings.Join(l, "")})
			if !number(l) { // "12 pupils" is no name
				s.addFull(concat(l, f))
				s.addFull([]string{strings.Join(l, "") + strings.Join(f, "")})
			}
		}
	}
}

// addFull adds a full name of four letters or more, or of five where it is one word,
// which may not be an ordinary one.
func (s *Scanner) addFull(pattern []string) {
	whole := strings.Join(pattern, "")
	least := 4
	if len(pattern) == 1 {
		least = 5
	}
	if utf8.RuneCountInString(whole) < least || len(pattern) == 1 && (words()[whole] != 0 || number(pattern)) {
		return
	}
	n := s.names.at(pattern)
	n.is |= isFull
	for _, w := range pattern {
		if words()[w] != calendar {
			return
		}
	}
	n.is |= isCalendar
}

// addAlone adds a forename, a surname or one word of them.
func (s *Scanner) addAlone(pattern []string) {
	known, letters := 0, 0
	for _, w := range pattern {
		if words()[w] != 0 || utf8.RuneCountInString(w) < 3 || number([]string{w}) {
			known++
		}
		letters += utf8.RuneCountInString(w)
	}
	switch {
	case letters < 3 || number(pattern):
	case known < len(pattern) && letters == 3:
		s.names.at(pattern).is |= isShort
	case known < len(pattern):
		s.names.at(pattern).is |= isAlone
	case len(pattern) == 1 && words()[pattern[0]] == author:
		s.names.at(pattern).is |= isCited
	}
}

// addInitials notes which initials make a name of a surname or forename, and adds the
// initial run together with the surname, as in jdoe.
func (s *Scanner) addInitials(first, last []string) {
	if len(first) == 0 || len(last) == 0 || number(last) {
		return
	}
	surname := s.names.at(last)
	if s.common(last) {
		surname.is |= isOrdinary
	}
	for _, f := range first {
		surname.firsts |= initial(f)
		if utf8.RuneCountInString(f) < 2 {
			continue
		}
		forename := s.names.at([]string{f})
		if s.common([]string{f}) {
			forename.is |= isOrdinary
		}
		for _, l := range last {
			forename.lasts |= initial(l)
		}
	}
	joined := strings.Join(last, "")
	if r, n := utf8.DecodeRuneInString(first[0]); n > 0 && utf8.RuneCountInString(joined) >= 4 {
		s.addFull([]string{string(r) + joined})
		s.addFull([]string{joined + string(r)})
	}
}

// common reports whether all the words of a name are ordinary ones.
func (s *Scanner) common(name []string) bool {
	for _, w := range name {
		if words()[w] == 0 {
			return false
		}
	}
	return true
}

// initial is the bit of a word's first letter; none where it is not of the 26.
func initial(w string) uint32 {
	if w == "" || w[0] < 'a' || w[0] > 'z' {
		return 0
	}
	return 1 << (w[0] - 'a')
}

// number reports whether all words are digits.
func number(pattern []string) bool {
	for _, w := range pattern {
		for i := range len(w) {
			if w[i] < '0' || w[i] > '9' {
				return false
			}
		}
	}
	return len(pattern) > 0
}

func concat(a, b []string) []string { return append(append([]string{}, a...), b...) }
