package cohort

import (
	"slices"

	"apst/ingest"
)

// lookalike is an identifier and whose it is.
type lookalike struct {
	id  string
	who int // what it counts as
}

// neighbours finds identifiers that are a slip of the hand from others. Two such share
// what is left when one character is taken from either, or when one is taken from the
// longer: so they are found by that and not by comparing all with all.
type neighbours struct {
	ids []lookalike
	by  map[uint64][]int32
}

// neighboursOf prepares those among which others are looked for.
func neighboursOf(ids []lookalike) *neighbours {
	n := &neighbours{ids: ids, by: map[uint64][]int32{}}
	for i := range ids {
		for h := range shortened(ids[i].id) {
			n.by[h] = append(n.by[h], int32(i))
		}
	}
	return n
}

// near yields those that are a slip from an identifier, each once.
func (n *neighbours) near(id string) []int32 {
	var out []int32
	for h := range shortened(id) {
		for _, i := range n.by[h] {
			if kind, _ := ingest.SlipBetween(id, n.ids[i].id); kind != ingest.NoSlip {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shortened yields an identifier, and all that is left of it when one character is
// taken away, as numbers (FNV-1a, 64 bits). Two that have the same number by chance
// are told apart when they are compared.
func shortened(id string) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for skip := -1; skip < len(id); skip++ {
			if skip > 0 && id[skip] == id[skip-1] { // the same is left as before
				continue
			}
			h := uint64(14695981039346656037)
			for i := range len(id) {
				if i != skip {
					h = (h ^ uint64(id[i])) * 1099511628211
				}
			}
			if !yield(h) {
				return
			}
		}
	}
}
