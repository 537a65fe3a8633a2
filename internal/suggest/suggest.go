// Package suggest finds what somebody probably meant: the command, flag, sheet
// or column whose name is nearest to the one that was typed.
package suggest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longest is the length, in bytes, past which a word is not compared: nobody
// mistypes a name that long, and the comparison is quadratic.
const longest = 100

// Nearest returns the known name that was probably meant, or "" when none is
// near enough or two are equally near.
func Nearest(word string, known []string) string {
	ranked := rank(word, known)
	if len(ranked) == 0 || len(ranked) > 1 && ranked[0].nearness() == ranked[1].nearness() {
		return ""
	}
	return ranked[0].name
}

// List returns up to n known names that may have been meant, nearest first. A name
// that the word is the beginning of comes before those that differ by more than a
// slip; ties stand in the order they were given.
func List(word string, known []string, n int) []string {
	var names []string
	for _, c := range rank(word, known) {
		if len(names) < n {
			names = append(names, c.name)
		}
	}
	return names
}

type candidate struct {
	name   string
	slips  int  // between the word and the name
	begins bool // the word is the beginning of the name
}

// nearness orders candidates: by how many slips would have to be believed, which the
// rest of a name that was begun is not, then by how many there are.
func (c candidate) nearness() [2]int {
	if c.begins {
		return [2]int{min(c.slips, 1), c.slips}
	}
	return [2]int{c.slips, c.slips}
}

func rank(word string, known []string) []candidate {
	word = fold(word)
	if word == "" || len(word) > longest {
		return nil
	}
	var out []candidate
	for _, name := range known {
		folded := fold(name)
		if len(folded) > longest {
			continue
		}
		c := candidate{name, distance([]rune(word), []rune(folded)), utf8.RuneCountInString(word) >= 3 && strings.HasPrefix(folded, word)}
		if c.slips > tolerance(word) && !c.begins {
			continue
		}
		if !slices.ContainsFunc(out, func(o candidate) bool { return o.name == name }) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		x, y := a.nearness(), b.nearness()
		return slices.Compare(x[:], y[:])
	})
	return out
}

// fold makes names that differ in case or in the space between words alike.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// tolerance is how many slips are believed in a word of this length.
func tolerance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n <= 3:
		return 1
	case n <= 7:
		return 2
	}
	return 3
}

// distance is how many slips of a finger lie between two words: a letter added,
// left out, changed, or swapped with its neighbour (optimal string alignment).
func distance(a, b []rune) int {
	before := make([]int, len(b)+1) // two rows up
	above := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			changed := above[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			row[j] = min(above[j]+1, row[j-1]+1, changed)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
