package disclosure

import (
	"cmp"
	"math"
	"slices"
)

// shifting looks for another release that would look the same by moving one hidden number
// and making up for it with others, one equation after the other. It knows no bounds of how
// many equations hang together, as solving them does; what it finds is possible, and what
// it does not find may be.
type shifting struct {
	g     *graph
	moved map[int]float64 // how far numbers are from the truth
	off   map[int]float64 // what equations are out by; none that are right
	steps int
}

// shiftSteps is how many numbers are moved, at most, in looking for one value of a number.
const shiftSteps = 150

// shiftable says whether a hidden whole number can be seen to have enough values.
func (g *graph) shiftable(i int, need float64) bool {
	if !g.nodes[i].kind.whole() {
		return false
	}
	f := g.free(i)
	found := 0.0
	for d := 1.0; d <= max(-f.lo, f.hi); d++ {
		for _, to := range [2]float64{d, -d} {
			if to < f.lo || to > f.hi {
				continue
			}
			s := &shifting{g: g, moved: map[int]float64{}, off: map[int]float64{}, steps: shiftSteps}
			s.move(i, to)
			if s.mend() {
				found++
			}
			if found >= need {
				return true
			}
		}
		if d > need+2 {
			break
		}
	}
	return false
}

// move moves a number; what it was before is for taking it back.
func (s *shifting) move(i int, by float64) {
	s.moved[i] += by
	if s.moved[i] == 0 {
		delete(s.moved, i)
	}
	for _, r := range s.g.nodes[i].rows {
		row := &s.g.rows[r]
		s.off[r] += by * row.by[slices.Index(row.at, i)]
		if math.Abs(s.off[r]) < tiny {
			delete(s.off, r)
		}
	}
}

// shift is a number that can make up for something, and how far it would go.
type shift struct {
	at   int
	by   float64
	rank int
}

// mend puts equations right until all are.
func (s *shifting) mend() bool {
	if len(s.off) == 0 {
		return true
	}
	if s.steps--; s.steps < 0 {
		return false
	}
	for _, way := range s.narrowest() {
		s.move(way.at, way.by)
		if s.mend() {
			return true
		}
		s.move(way.at, -way.by)
		if s.steps < 0 {
			break
		}
	}
	return false
}

// narrowest are the ways of putting right the equation that has the fewest.
func (s *shifting) narrowest() []shift {
	var best []shift
	for n, r := range slices.Sorted(mapKeys(s.off)) {
		if ways := s.ways(r); n == 0 || len(ways) < len(best) {
			best = ways
		}
	}
	return best[:min(len(best), 3)]
}

// ways are the numbers that can make up for what an equation is out by: those that can do
// it alone, and are in few others, before others.
func (s *shifting) ways(r int) []shift {
	row, off := &s.g.rows[r], s.off[r]
	var out []shift
	for k, j := range row.at {
		if s.moved[j] != 0 || !s.g.concealed(j) {
			continue
		}
		want, f := -off/row.by[k], s.g.free(j)
		to := min(f.hi, max(f.lo, want))
		if s.g.nodes[j].kind.whole() {
			to = math.Trunc(to)
		}
		if math.Abs(to) < tiny {
			continue
		}
		rank := len(s.g.nodes[j].rows)
		if to != want {
			rank += 1000
		}
		out = append(out, shift{j, to, rank})
	}
	slices.SortStableFunc(out, func(a, b shift) int { return cmp.Compare(a.rank, b.rank) })
	return out
}
