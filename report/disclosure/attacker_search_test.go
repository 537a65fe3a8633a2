package disclosure

import "slices"

// search looks for whole numbers that fit everything printed, by branch and bound.
type search struct {
	f     *foe
	rules []int
	open  []int
	steps int
	cut   bool // something was left out: what is not found may exist
	// cause, if set, says whether a solution would make anybody hide anything: an
	// attacker knows that nothing is hidden without a small number somewhere.
	cause func(x []float64) bool
}

// far is how far above its least an endless number is tried.
const far = 60

// possible says whether number x can be v.
func (s *search) possible(x int, v float64) bool {
	lo, hi := slices.Clone(s.f.lo), slices.Clone(s.f.hi)
	lo[x], hi[x] = v, v
	for _, i := range s.open {
		if hi[i] > inf/2 {
			hi[i] = max(lo[i], v) + far
			s.cut = true
		}
	}
	s.steps = 0
	return s.branch(lo, hi)
}

func (s *search) branch(lo, hi []float64) bool {
	s.steps++
	if s.steps > 600 {
		s.cut = true
		return false
	}
	if !s.f.squeeze(lo, hi, s.rules) {
		return false
	}
	next := -1
	for _, i := range s.open {
		if s.f.whole[i] && lo[i] < hi[i] && (next < 0 || hi[i]-lo[i] < hi[next]-lo[next]) {
			next = i
		}
	}
	if next < 0 {
		if s.cause != nil && !s.cause(lo) {
			return false
		}
		for _, i := range s.open { // a solution for one number is one for all
			s.f.fits(i, lo[i])
		}
		return true
	}
	// The lower half, then the upper: solutions lie at the ends more often than not.
	mid := float64(int((lo[next] + hi[next]) / 2))
	a, b := slices.Clone(lo), slices.Clone(hi)
	b[next] = mid
	if s.branch(a, b) {
		return true
	}
	lo[next] = mid + 1
	return s.branch(lo, hi)
}

// values counts how many values number x can have, up to as many as are wanted. It
// says whether it knows that there are no more.
func (s *search) values(x, wanted int) (found int, sure bool) {
	s.cut = false
	hi := s.f.hi[x]
	if hi > s.f.lo[x]+far {
		hi = s.f.lo[x] + far
		s.cut = true
	}
	for v := s.f.lo[x]; v <= hi && len(s.f.fit[x]) < wanted; v++ {
		if !s.f.fit[x][v] && s.possible(x, v) {
			s.f.fits(x, v)
		}
	}
	return len(s.f.fit[x]), !s.cut
}

// fits remembers that a number can have a value.
func (f *foe) fits(x int, v float64) {
	if f.fit[x] == nil {
		f.fit[x] = map[float64]bool{}
	}
	f.fit[x][v] = true
}
