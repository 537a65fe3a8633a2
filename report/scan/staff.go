package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles are what stands before the name of a member of staff.
var titles = []string{"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "prof", "professor", "rev", "reverend", "father", "sister"}

// addStaff adds the name of a member of staff, as a list of pupils has it in the column
// of the tutor: the whole name, in either order, and a surname with its title. A surname
// alone is too often another word, and what is no name of two words or more is the name
// of a group: 9 Blue, Sixth Form, Kestrels. What has an initial or an ordinary word in it
// is looked for with its title only.
func (s *Scanner) addStaff(name string) {
	for _, split := range []bool{false, true} {
		whole := folded(name, split)
		title := len(whole) > 1 && slices.Contains(titles, whole[0])
		bare := whole
		if title {
			bare = whole[1:]
		}
		if !letters(bare) {
			continue
		}
		if title {
			s.staffAt(whole)
			s.staffAt([]string{whole[0], bare[len(bare)-1]})
		}
		ordinary := func(w string) bool { return words()[w] != 0 || utf8.RuneCountInString(w) < 2 }
		if len(bare) < 2 || slices.ContainsFunc(bare, ordinary) {
			continue
		}
		s.staffAt(bare)
		s.staffAt(append(slices.Clone(bare[1:]), bare[0]))
		s.staffAt(append([]string{bare[len(bare)-1]}, bare[:len(bare)-1]...))
	}
}

// staffAt adds a pattern of five letters or more.
func (s *Scanner) staffAt(pattern []string) {
	if utf8.RuneCountInString(strings.Join(pattern, "")) >= 5 {
		s.names.at(pattern).is |= isStaff
	}
}

// letters reports whether words are of letters alone.
func letters(words []string) bool {
	for _, w := range words {
		for _, r := range w {
			if !unicode.IsLetter(r) {
				return false
			}
		}
	}
	return len(words) > 0
}
