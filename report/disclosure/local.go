package disclosure

import (
	"math"
	"slices"
)

// local is the part of a release round a quantity: equations, and the concealed
// quantities all of whose equations are among them. Everything else is held at its
// true value, as if the reader knew it. So what is possible here is possible in the
// whole release, and a small part is enough to show it.
//
// Its variables are how far quantities are from the truth. The truth is then a point
// where all are 0, from which the simplex method walks; every whole point it comes by
// is another release that would look the same.
type local struct {
	g     *graph
	rows  []int
	nodes []int // of the variables
	whole bool  // nothing was left out
	s     *simplex
	width []span // of what was come by, for each variable
}

// span is how far a quantity can be below and above the truth.
type span struct{ lo, hi float64 }

// need is how wide a hidden quantity has to be left; false if it does not matter. A
// count is left with at least the threshold of whole values, whichever kind of hidden
// it is: the reader cannot tell. Of other numbers those hidden for themselves matter;
// they are left with a quarter of their scale or, without one, half their size.
func (g *graph) need(i int) (float64, bool) {
	n := &g.nodes[i]
	switch {
	case n.inequality || !g.concealed(i):
		return 0, false
	case n.kind.whole() && (n.printed || n.primary != NoRule):
		return float64(g.profile.Threshold - 1), true
	case n.primary == NoRule || len(n.rows) == 0:
		return 0, false
	case n.scaled && n.kind != SD:
		return (n.high - n.low) / 4, true
	default:
		return max(math.Abs(n.value)/2, float64(g.profile.Threshold)*n.unit), true
	}
}

// free is how far a quantity may be from the truth in the eyes of a reader, who is
// taken to know which of the numbers that have a place in a table are not 0. Whole
// numbers are looked at as far as
// it takes to show that there are enough values.
func (g *graph) free(i int) span {
	n := &g.nodes[i]
	box := 4 * float64(g.profile.Threshold)
	least, most := n.least-n.value, n.most-n.value
	switch {
	case n.kind.whole() && (n.value == 0 || n.inequality || !n.printed):
		return span{max(-n.value, -box, least), min(box, most)}
	case n.kind.whole():
		return span{max(1-n.value, -box, least), min(box, most)}
	case n.inequality || n.kind == Magnitude:
		return span{-n.value, math.Inf(1)}
	case n.scaled && n.kind != SD:
		return span{min(0, n.low-n.value), max(0, n.high-n.value)}
	case n.kind == SD || n.floor:
		return span{-max(0, n.value), math.Inf(1)}
	default:
		return span{math.Inf(-1), math.Inf(1)}
	}
}

// around gathers at most so many equations round a quantity, nearest first.
func (g *graph) around(i, limit int) *local {
	l := &local{g: g, whole: true}
	m := &g.marks
	m.begin(len(g.nodes), len(g.rows))
	queue := []int{i}
	m.node[i] = m.turn
	for k := 0; k < len(queue); k++ {
		for _, r := range g.nodes[queue[k]].rows {
			if m.row[r] == m.turn {
				continue
			}
			if len(l.rows) >= limit && k > 0 {
				l.whole = false
				continue
			}
			m.row[r] = m.turn
			l.rows = append(l.rows, r)
			for _, j := range g.rows[r].at {
				if m.node[j] != m.turn && g.concealed(j) {
					m.node[j] = m.turn
					queue = append(queue, j)
				}
			}
		}
	}
	for _, j := range queue {
		if !slices.ContainsFunc(g.nodes[j].rows, func(r int) bool { return m.row[r] != m.turn }) {
			l.nodes = append(l.nodes, j)
		}
	}
	return l
}

// marks say which quantities and equations were come by in a turn, and where a
// quantity stands; kept so that each turn need not make them anew.
type marks struct {
	turn      int
	node, row []int
	column    []int // of a quantity, where node bears the turn
}

func (m *marks) begin(nodes, rows int) {
	if len(m.node) != nodes {
		m.node, m.row, m.column = make([]int, nodes), make([]int, rows), make([]int, nodes)
	}
	m.turn++
}

// build makes the system; others are further quantities, held at their true value,
// whose gain is wanted.
func (l *local) build(others []int) {
	g := l.g
	m := &g.marks
	m.begin(len(g.nodes), len(g.rows))
	s := newSimplex(len(l.rows), len(l.nodes)+len(others))
	for c, j := range l.nodes {
		f := g.free(j)
		s.lo[c], s.hi[c] = f.lo, f.hi
		m.node[j], m.column[j] = m.turn, c
	}
	for c, j := range others {
		m.node[j], m.column[j] = m.turn, len(l.nodes)+c
	}
	for r, k := range l.rows {
		for x, j := range g.rows[k].at {
			if m.node[j] == m.turn {
				s.set(r, m.column[j], g.rows[k].by[x])
			}
		}
	}
	l.s, l.width = s, make([]span, len(l.nodes))
	s.visit = l.visit
}

// column is where a quantity stands among the variables.
func (l *local) column(i int) int { return slices.Index(l.nodes, i) }

// visit notes how far the variables are, if the point is another release: if whole
// numbers are whole.
func (l *local) visit() {
	for c, j := range l.nodes {
		if l.g.nodes[j].kind.whole() && l.s.x[c] != math.Trunc(l.s.x[c]) {
			return
		}
	}
	for c := range l.nodes {
		w := &l.width[c]
		w.lo, w.hi = min(w.lo, l.s.x[c]), max(w.hi, l.s.x[c])
	}
}

// widen walks up and down from the truth until quantity i has been seen to be as wide
// as needed, or cannot be.
func (l *local) widen(i int, need float64) bool {
	c := l.column(i)
	done := func() bool { return wide(l.width[c], need) }
	for _, sign := range []float64{1, -1} {
		l.s.aim(c, sign)
		l.s.endless = false
		l.s.climb(done)
		if l.s.endless || done() {
			return true
		}
	}
	return false
}

// wide says whether a span is wide enough, but for the dust of arithmetic.
func wide(s span, need float64) bool { return s.hi-s.lo >= need*(1-1e-9) }
