package disclosure

import "math"

// simplex finds how far one variable can go in a system of equations between
// bounded variables: the primal method on a dense tableau, started from a point that
// is known to be allowed and need not be a corner.
//
// gonum's solver was tried and not taken: it wants the standard form (a bound a
// variable more than trebles our systems), refuses dependent rows, which tables with
// margins always have, cannot go on from one objective to the next, and does not
// show the points on its way, which are what certifies a cell here.
//
// Every row has a variable of its own that is held at 0 and leaves the basis for
// good; so dependent rows do no harm.
type simplex struct {
	rows, cols int
	t          []float64 // rows x cols: the inverse of the basis times the equations
	lo, hi, x  []float64 // of the variables
	basic      []int     // a row's variable; -1 for the row's own
	spare      []float64 // what a row's own variable is at: 0 once the start is allowed
	at         []int     // a variable's row, or -1
	gain       []float64 // how the objective grows with a variable
	stalls     int       // steps of length 0 in a row
	endless    bool      // the objective had no end
	visit      func()    // called at every new point
}

const tiny = 1e-9

// newSimplex makes room for a system. The bounds and the start are for the caller to
// fill in.
func newSimplex(rows, cols int) *simplex {
	s := &simplex{
		rows: rows, cols: cols, t: make([]float64, rows*cols),
		lo: make([]float64, cols), hi: make([]float64, cols), x: make([]float64, cols),
		basic: make([]int, rows), spare: make([]float64, rows), at: make([]int, cols), gain: make([]float64, cols),
	}
	for i := range s.basic {
		s.basic[i] = -1
	}
	for j := range s.at {
		s.at[j] = -1
	}
	return s
}

func (s *simplex) set(row, col int, by float64) { s.t[row*s.cols+col] += by }

// aim sets the objective: variable k, up for sign 1 and down for -1.
func (s *simplex) aim(k int, sign float64) {
	clear(s.gain)
	if r := s.at[k]; r >= 0 {
		for j, v := range s.t[r*s.cols : (r+1)*s.cols] {
			s.gain[j] = -sign * v
		}
	}
	s.gain[k] = sign
	if s.at[k] >= 0 {
		s.gain[k] = 0
	}
	s.stalls = 0
}

// climb makes steps until none improves the objective, or done says that it is
// enough. It says whether the end was reached; a limit of steps stops what numbers
// cannot settle. An objective without an end sets endless.
func (s *simplex) climb(done func() bool) bool {
	for range 50 * (s.rows + s.cols + 10) {
		if done != nil && done() {
			return true
		}
		j, dir := s.entering()
		if j < 0 {
			return true
		}
		if !s.step(j, dir) {
			s.endless = true
			return true
		}
	}
	return false
}

// repair looks for an allowed start: it takes away what the equations are out by,
// which is in spare. It says false when no point is allowed.
func (s *simplex) repair() bool {
	s.stalls = 0
	for range 50 * (s.rows + s.cols + 10) {
		clear(s.gain)
		out := 0.0
		for i, b := range s.basic {
			if b >= 0 || s.spare[i] == 0 {
				continue
			}
			out += math.Abs(s.spare[i])
			sign := math.Copysign(1, s.spare[i])
			for j, v := range s.t[i*s.cols : (i+1)*s.cols] {
				s.gain[j] += sign * v
			}
		}
		if out < tiny {
			clear(s.spare)
			return true
		}
		j, dir := s.entering()
		if j < 0 || !s.step(j, dir) {
			return false
		}
	}
	return false
}

// entering picks the variable with the largest gain; after many steps that went
// nowhere the first with any, which cannot go round in circles.
func (s *simplex) entering() (int, float64) {
	best, dir, most := -1, 0.0, tiny
	for j, g := range s.gain {
		if s.at[j] >= 0 || s.lo[j] == s.hi[j] {
			continue
		}
		if g > most && s.x[j] < s.hi[j] {
			best, dir, most = j, 1, g
		} else if -g > most && s.x[j] > s.lo[j] {
			best, dir, most = j, -1, -g
		}
		if best >= 0 && s.stalls > 2*s.rows {
			break
		}
	}
	return best, dir
}

// step moves variable j until it or a variable of the basis is at a bound. It says
// false when nothing ever stops it.
func (s *simplex) step(j int, dir float64) bool {
	length, leave, pivot := s.x[j]-s.lo[j], -1, 0.0
	if dir > 0 {
		length = s.hi[j] - s.x[j]
	}
	for i := range s.rows {
		v := s.t[i*s.cols+j] * dir
		if math.Abs(v) < tiny {
			continue
		}
		room := s.room(i, v) / math.Abs(v)
		if room < length-tiny || room < length+tiny && math.Abs(v) > pivot {
			length, leave, pivot = min(room, length), i, math.Abs(v)
		}
	}
	if math.IsInf(length, 1) {
		return false
	}
	s.move(j, dir*length)
	if leave >= 0 {
		s.pivot(leave, j)
	}
	s.stalls++
	if length > tiny {
		s.stalls = 0
		if s.visit != nil {
			s.visit()
		}
	}
	return true
}

// room is how far the variable of row i may go when the entering variable pulls it
// down (v above 0) or up.
func (s *simplex) room(i int, v float64) float64 {
	b := s.basic[i]
	switch {
	case b < 0 && v*s.spare[i] < 0:
		return math.Inf(1)
	case b < 0:
		return math.Abs(s.spare[i])
	case v > 0:
		return max(0, s.x[b]-s.lo[b])
	default:
		return max(0, s.hi[b]-s.x[b])
	}
}

// move changes variable j and with it the variables of the basis.
func (s *simplex) move(j int, by float64) {
	if by == 0 {
		return
	}
	s.x[j] += by
	for i, b := range s.basic {
		v := s.t[i*s.cols+j] * by
		switch {
		case v == 0:
		case b < 0:
			s.spare[i] = settle(s.spare[i] - v)
		default:
			s.x[b] = settle(s.x[b] - v)
		}
	}
	s.x[j] = settle(s.x[j])
}

// settle takes off the dust of floating-point arithmetic: what is all but a whole
// number is one. Most systems here have only whole numbers.
func settle(v float64) float64 {
	if r := math.Round(v); math.Abs(v-r) < tiny {
		return r
	}
	return v
}

// pivot puts variable j into the basis in place of the variable of row r.
func (s *simplex) pivot(r, j int) {
	own := s.t[r*s.cols : (r+1)*s.cols]
	if by := own[j]; by != 1 {
		for k := range own {
			own[k] /= by
		}
	}
	own[j] = 1
	for i := range s.rows {
		if i != r {
			subtract(s.t[i*s.cols:(i+1)*s.cols], own, j)
		}
	}
	subtract(s.gain, own, j)
	if b := s.basic[r]; b >= 0 {
		s.at[b] = -1
	}
	s.spare[r] = 0
	s.basic[r], s.at[j] = j, r
}

// subtract takes as many times own from row as makes its column j 0.
func subtract(row, own []float64, j int) {
	by := row[j]
	if by == 0 {
		return
	}
	for k, v := range own {
		if v != 0 {
			row[k] -= by * v
			if math.Abs(row[k]) < 1e-12 {
				row[k] = 0
			}
		}
	}
	row[j] = 0
}
