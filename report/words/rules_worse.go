package words

import (
	"slices"
)

// worse finds a paragraph, list or table that says how many got better and says of
// those who got worse nothing, or less plainly.
func (c *checker) worse(blocks []block, texts [][]token) {
	found, at := -1, 0
	for i, ts := range texts {
		if k := c.counted(ts, "better"); k >= 0 && found < 0 {
			found, at = i, k
		}
	}
	if found < 0 {
		return
	}
	depth := texts[found][at].depth
	for _, ts := range texts {
		if c.countedAt(ts, "worse", depth) {
			return
		}
	}
	b := &blocks[found]
	for _, s := range sentencesOf(b, texts[found]) {
		first := s.tokens[0].at
		last := s.tokens[len(s.tokens)-1].end
		if t := texts[found][at]; t.at >= first && t.end <= last {
			for k := range s.tokens {
				if s.tokens[k].at == t.at {
					c.complain(s, RuleWorse, k, k+1, "")
				}
			}
		}
	}
}

// counted is where it is first said how many got better or worse, or -1.
func (c *checker) counted(ts []token, class string) int {
	for i := range ts {
		if c.isCounted(ts, i, class) {
			return i
		}
	}
	return -1
}

// countedAt reports whether it is said how many, in no more brackets than given.
func (c *checker) countedAt(ts []token, class string, depth int) bool {
	for i := range ts {
		if ts[i].depth <= depth && c.isCounted(ts, i, class) {
			return true
		}
	}
	return false
}

// isCounted reports whether a word says what became of so many: 12 reliably improved,
// nobody got worse, worse in 3, improved: 12.
func (c *checker) isCounted(ts []token, i int, class string) bool {
	if !c.in(&ts[i], class) || ts[i].quoted || i+1 < len(ts) && (ts[i+1].text == "than" || ts[i+1].text == "off") {
		return false
	}
	return c.countBefore(ts, i) || c.countBehind(ts, i, class)
}

// furthest is how many words are between a number of pupils and what became of them at
// most.
const furthest = 7

// countBefore looks for a number of pupils before a word.
func (c *checker) countBefore(ts []token, i int) bool {
	for k := i - 1; k >= max(0, i-furthest); k-- {
		t := &ts[k]
		switch {
		case t.text == "|" || t.text == ";" || t.text == ":" || t.text == ".", c.in(t, "score"):
			return false
		case t.text == "is": // lower is better
			return false
		case t.kind == numberToken && t.value.Places() == 0 && c.figure(ts, k) && !c.points(ts, k):
			return true
		case c.in(t, "quantity") && !(k+1 < len(ts) && c.in(&ts[k+1], "time")), c.in(t, "nobody"):
			return true
		}
	}
	return false
}

// countBehind looks for a number of pupils behind a word: in the next cell, behind a
// colon, or behind in.
func (c *checker) countBehind(ts []token, i int, class string) bool {
	if i+2 < len(ts) && slices.Contains([]string{"|", ":", "in", "for", "–"}, ts[i+1].text) {
		k := i + 2
		if (ts[i+1].text == "in" || ts[i+1].text == "for") && ts[k].text == "the" {
			return false
		}
		if ts[k].kind == numberToken && ts[k].value.Places() == 0 && c.figure(ts, k) && !c.points(ts, k) || c.in(&ts[k], "nobody") {
			return true
		}
	}
	if class == "worse" { // who got worse is not shown
		for k := i + 1; k < min(i+furthest, len(ts)); k++ {
			if slices.Contains([]string{"hidden", "withheld", "suppressed", "not"}, ts[k].text) {
				return true
			}
		}
	}
	return false
}

// points reports whether a number is of points and not of pupils.
func (c *checker) points(ts []token, i int) bool {
	return i+1 < len(ts) && slices.Contains([]string{"point", "points", "percentage"}, ts[i+1].text)
}
