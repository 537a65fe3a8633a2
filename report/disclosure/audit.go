package disclosure

import (
	"math"
	"slices"
)

// Audit is what a reader can work out of a release: for every hidden cell the bounds
// that follow from what is printed, from how the cells hang together, from rounding
// and from the rules, which are public. Which hidden cell is hidden for itself the
// reader does not know.
//
// What one relation says after another is followed first; what that leaves open is
// settled by linear programming, round each hidden cell by itself. Where more than
// sixty equations hang together only the nearest are used, so that the bounds of a
// large rounded release may be wider than those of a reader with more time. [Protect]
// does not rely on this: it shows for each hidden number which values it could have.
func Audit(v View, p Profile) []Interval {
	r := newReader(v, p)
	r.solveHidden(v)
	r.propagate()
	r.deviations()
	for _, q := range r.quotes {
		r.divide(q)
	}
	var out []Interval
	for _, c := range v.Cells {
		if c.State != Hidden {
			continue
		}
		b := r.x[r.byID[c.ID]]
		i := Interval{ID: c.ID, Kind: c.Kind, Low: b.lo, High: b.hi}
		if math.IsInf(b.lo, 0) {
			i.Low, i.NoLow = 0, true
		}
		if math.IsInf(b.hi, 0) {
			i.High, i.NoHigh = 0, true
		}
		out = append(out, i)
	}
	return out
}

// most and near are how many equations are solved together: all that hang together if
// there are no more than most, otherwise the nearest.
const most, near = 60, 40

// solveHidden narrows every hidden number that is not settled by linear programming.
func (r *reader) solveHidden(v View) {
	done := map[int]bool{}
	for _, c := range v.Cells {
		i := r.byID[c.ID]
		if c.State != Hidden || done[i] || r.x[i].settled() || len(r.of[i]) == 0 {
			continue
		}
		done[i] = true
		r.solve(i)
	}
	for _, m := range r.mixtures {
		for _, i := range m.squares {
			if i >= 0 && !r.x[i].settled() {
				r.solve(i)
			}
		}
	}
}

// solve finds the least and most that number i can be.
func (r *reader) solve(i int) {
	rows := r.near(i, most+1)
	if len(rows) > most {
		rows = rows[:near]
	}
	at := map[int]int{}
	var open []int
	for _, k := range rows {
		for _, j := range r.rows[k].at {
			if _, ok := at[j]; !ok && !r.x[j].settled() {
				at[j] = len(open)
				open = append(open, j)
			}
		}
	}
	s := r.system(rows, open, at)
	if s == nil {
		return
	}
	found := r.x[i]
	for _, sign := range []float64{1, -1} {
		s.aim(at[i], sign)
		s.endless = false
		if !s.climb(nil) || s.endless {
			continue
		}
		if sign > 0 {
			found.hi = min(found.hi, s.x[at[i]])
		} else {
			found.lo = max(found.lo, s.x[at[i]])
		}
	}
	r.narrow(i, found)
}

// near are at most so many equations round a number, nearest first.
func (r *reader) near(i, limit int) []int {
	var rows []int
	inRow, seen, queue := map[int]bool{}, map[int]bool{i: true}, []int{i}
	for k := 0; k < len(queue) && len(rows) < limit; k++ {
		for _, e := range r.of[queue[k]] {
			if inRow[e] {
				continue
			}
			inRow[e] = true
			rows = append(rows, e)
			for _, j := range r.rows[e].at {
				if !seen[j] && !r.x[j].settled() {
					seen[j] = true
					queue = append(queue, j)
				}
			}
		}
	}
	return rows
}

// system is those equations for the numbers that are open, started at an allowed
// point; nil if none is found.
func (r *reader) system(rows, open []int, at map[int]int) *simplex {
	s := newSimplex(len(rows), len(open))
	for c, j := range open {
		s.lo[c], s.hi[c] = r.x[j].lo, r.x[j].hi
		switch {
		case !math.IsInf(s.lo[c], 0):
			s.x[c] = s.lo[c]
		case !math.IsInf(s.hi[c], 0):
			s.x[c] = s.hi[c]
		}
	}
	for e, k := range rows {
		for x, j := range r.rows[k].at {
			by := r.rows[k].by[x]
			if c, ok := at[j]; ok {
				s.set(e, c, by)
				s.spare[e] -= by * s.x[c]
			} else {
				s.spare[e] -= by * r.x[j].lo
			}
		}
		s.spare[e] = settle(s.spare[e])
	}
	if !s.repair() {
		return nil
	}
	return s
}

// Exposed are the hidden counts among intervals that are left with too few values.
func Exposed(found []Interval, p Profile) []Interval {
	return slices.DeleteFunc(slices.Clone(found), func(i Interval) bool { return !i.Few(p.Threshold) })
}
