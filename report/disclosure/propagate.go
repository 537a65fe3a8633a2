package disclosure

import "math"

// narrow takes away from the bounds of a number. A change below a millionth of what
// is left is none, so that this comes to an end.
func (r *reader) narrow(i int, b bounds) {
	old := r.x[i]
	if r.whole[i] {
		b.lo, b.hi = math.Ceil(b.lo-1e-7), math.Floor(b.hi+1e-7)
	}
	b = old.both(b)
	if r.whole[i] && b.lo != math.Trunc(b.lo) && !math.IsInf(b.lo, 0) {
		return // pieces of knowledge that contradict each other say nothing
	}
	least := 1e-6
	if width := old.hi - old.lo; !math.IsInf(width, 0) {
		least *= max(1, width)
	}
	enough := func(was, is float64) bool {
		return was != is && (math.IsInf(was, 0) || math.Abs(was-is) > least)
	}
	if enough(old.lo, b.lo) || enough(old.hi, b.hi) {
		r.x[i] = b
		r.narrowed = true
	}
}

// propagate carries what is known from number to number, one relation at a time,
// until nothing more is learnt.
func (r *reader) propagate() {
	for range 200 {
		r.narrowed = false
		for k := range r.rows {
			r.spread(&r.rows[k])
		}
		for _, q := range r.quotes {
			r.divide(q)
		}
		if !r.narrowed {
			return
		}
	}
}

// spread learns from an equation: each number is what the others leave.
func (r *reader) spread(row *row) {
	lo, hi := total{}, total{}
	for k, i := range row.at {
		a, b := row.by[k]*r.x[i].lo, row.by[k]*r.x[i].hi
		lo.add(min(a, b))
		hi.add(max(a, b))
	}
	for k, i := range row.at {
		a, b := row.by[k]*r.x[i].lo, row.by[k]*r.x[i].hi
		rest := bounds{lo.without(min(a, b)), hi.without(max(a, b))}
		a, b = -rest.lo/row.by[k], -rest.hi/row.by[k]
		r.narrow(i, bounds{min(a, b), max(a, b)})
	}
}

// total is a sum of numbers some of which may be infinite.
type total struct {
	finite   float64
	infinite int
	sign     float64
}

func (s *total) add(v float64) {
	if math.IsInf(v, 0) {
		s.infinite++
		s.sign = v
		return
	}
	s.finite += v
}

func (s total) without(v float64) float64 {
	switch {
	case !math.IsInf(v, 0) && s.infinite == 0:
		return s.finite - v
	case math.IsInf(v, 0) && s.infinite == 1:
		return s.finite
	default:
		return s.sign
	}
}

// divide learns from a printed quotient of whole numbers which pairs of them there
// can be, where there are few; and of a quotient what its numbers say.
func (r *reader) divide(q quote) {
	over, under, at := r.x[q.over], r.x[q.under], r.x[q.quotient]
	if under.lo > 0 {
		r.narrow(q.quotient, bounds{q.scale * over.lo / under.hi, q.scale * over.hi / under.lo})
	}
	if !r.whole[q.over] || !r.whole[q.under] || math.IsInf(at.hi, 0) || math.IsInf(under.hi, 0) || under.hi-under.lo > 400 {
		return
	}
	a, b := bounds{math.Inf(1), math.Inf(-1)}, bounds{math.Inf(1), math.Inf(-1)}
	for d := max(1, under.lo); d <= under.hi; d++ {
		lo := max(over.lo, math.Ceil(at.lo*d/q.scale-1e-7))
		hi := min(over.hi, math.Floor(at.hi*d/q.scale+1e-7))
		if lo <= hi {
			a = bounds{min(a.lo, lo), max(a.hi, hi)}
			b = bounds{min(b.lo, d), max(b.hi, d)}
		}
	}
	if a.lo <= a.hi {
		r.narrow(q.over, a)
		r.narrow(q.under, b)
	}
}
