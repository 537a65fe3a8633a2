package intake

import (
	"slices"

	"apst/ingest"
)

// answersAnItem is how many answers an item has.
const answersAnItem = 3

// legendCoding is the coding that a whole key above every table of the block
// gives to the answers: "0 = Not true, 1 = Somewhat true, 2 = Certainly true". It
// settles what few answers leave open; what they contradict is refused.
func (b *Block) legendCoding() (Coding, ingest.Facet, bool) {
	for _, c := range []Coding{Coding02, Coding13} {
		at, ok := b.everyTitle(func(text string) bool {
			legend := legendIn(text)
			for n, word := range legend {
				if a, ok := c.value(n); !ok || a != word {
					return false
				}
			}
			return len(legend) == answersAnItem
		})
		if ok {
			return c, at, true
		}
	}
	return CodingUnknown, ingest.Facet{}, false
}

// legendImpact is the same for the five impact questions: "0 = Not at all" to
// "3 = A great deal", or 1 to 4.
func (b *Block) legendImpact() (ImpactCoding, ingest.Facet, bool) {
	for from, c := range []ImpactCoding{Impact03, Impact14} {
		if at, ok := b.legendFrom(askDistress, from, len(degrees)); ok {
			return c, at, true
		}
	}
	return ImpactUnknown, ingest.Facet{}, false
}

// legendFrom reports whether a key above every table of the block numbers all the
// answers to a question, from a lowest number on.
func (b *Block) legendFrom(question, from, answers int) (ingest.Facet, bool) {
	return b.everyTitle(func(text string) bool {
		legend := ratingLegend(question, text)
		for code := range answers {
			if n, ok := legend[code]; !ok || n != code+from {
				return false
			}
		}
		return true
	})
}

// everyTitle finds a title that says something above each table of the block, and
// hands back the first.
func (b *Block) everyTitle(says func(text string) bool) (first ingest.Facet, all bool) {
	for _, st := range b.strands {
		t := st.lane.table
		i := slices.IndexFunc(t.Titles, func(x ingest.Text) bool { return says(x.Text) })
		if i < 0 {
			return first, false
		}
		if !all {
			x := t.Titles[i]
			first, all = ingest.Facet{By: ingest.FromTitle, At: t.Ref(x.Row, x.Col), Text: "a key of the codes"}, true
		}
	}
	return first, all
}

// ratingLegend reads a key of one of the questions beside the items: the number
// that stands before each of its answers, by the answer's code on the form.
func ratingLegend(question int, text string) map[int]int {
	out := map[int]int{}
	ts := tokens(text)
	for i := range ts {
		number, ok := ts[i].number()
		if !ok {
			continue
		}
		for words := min(4, len(ts)-i-1); words >= 1; words-- {
			code, ok := ratingWords[question][squeeze(ts[i+1:i+1+words])]
			if !ok {
				continue
			}
			if old, met := out[code]; met && old != number { // two keys that disagree are none
				return nil
			}
			out[code] = number
			break
		}
	}
	return out
}
