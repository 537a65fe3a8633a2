package disclosure

import (
	"cmp"
	"slices"
)

// holding are the shown quantities that hold quantity i in place: those that would
// let it go further if they could move.
func (l *local) holding(i int) []int {
	g := l.g
	var others []int
	for _, r := range l.rows {
		others = append(others, g.shown(r)...)
	}
	slices.Sort(others)
	others = slices.Compact(others)
	l.build(others)
	c := l.column(i)
	var out []int
	for _, sign := range []float64{1, -1} {
		l.s.aim(c, sign)
		l.s.climb(nil)
		for k, j := range others {
			gain, f := l.s.gain[len(l.nodes)+k], g.free(j)
			if gain > tiny && f.hi > 0 || gain < -tiny && f.lo < 0 {
				out = append(out, j)
			}
		}
	}
	if len(out) == 0 {
		return others
	}
	return out
}

// price is what hiding a quantity costs, in the order of what matters.
type price struct {
	class int // inner cells first, zeros only if needed, totals next, and last what a release is about
	cost  int
	size  float64
	at    int
}

func (a price) compare(b price) int {
	return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.cost, b.cost), cmp.Compare(a.size, b.size), cmp.Compare(a.at, b.at))
}

// choose picks the quantity to hide so that quantity i is freer: of the least loss,
// then the next smallest, then the first by name; -1 if none can be hidden. What
// follows from how numbers hang together, whatever is hidden, protects nothing.
func (g *graph) choose(i int, from []int) int {
	var list []price
	for _, j := range from {
		if g.concealed(j) {
			continue
		}
		if cost, ok := g.losses(j); ok {
			list = append(list, price{class: g.class(j), cost: cost * (1 + g.alone(j, i)), size: g.nodes[j].size(), at: j})
		}
	}
	slices.SortFunc(list, price.compare)
	for _, p := range list {
		if g.loosens(p.at) {
			return p.at
		}
	}
	if len(list) > 0 { // it cannot always be told
		return list[0].at
	}
	return -1
}

// loosens reports whether all counts that would be hidden with a quantity could be
// hidden at all.
func (g *graph) loosens(i int) bool {
	return !slices.ContainsFunc(g.closure(i, Protects, -1), func(h hiding) bool { return !g.movable(h.at) })
}

// movable reports whether a quantity could have enough other values if everything were
// hidden that can be. Where that cannot be found out among as many equations as are
// looked at together, nobody is taken to be nobody whatever is hidden, and somebody not.
func (g *graph) movable(i int) bool {
	n := &g.nodes[i]
	if n.asked || !n.kind.whole() {
		return !n.stuck
	}
	n.asked = true
	g.loose = true
	defer func() { g.loose = false }()
	for _, limit := range reach {
		l := g.around(i, limit)
		l.build(nil)
		if l.widen(i, float64(g.profile.Threshold-1)) {
			return true
		}
		if l.whole {
			n.stuck = true
			return false
		}
	}
	n.stuck = n.value == 0
	return !n.stuck
}

// class sorts quantities by how willingly they are hidden.
func (g *graph) class(j int) int {
	n := &g.nodes[j]
	switch {
	case n.last:
		return 3
	case n.height > 0:
		return 2
	case n.value == 0 && n.kind.amount():
		return 1
	default:
		return 0
	}
}

// size is what "the next smallest" is about: an amount, or the group of a statistic.
func (n *node) size() float64 {
	if n.kind.amount() {
		return n.value
	}
	return float64(n.pupils)
}

// alone counts the equations in which a quantity would be the only one hidden, so
// that another has to follow.
func (g *graph) alone(j, with int) int {
	count := 0
	for _, r := range g.nodes[j].rows {
		lonely := true
		for _, k := range g.rows[r].at {
			if k != j && (k == with || g.concealed(k)) {
				lonely = false
				break
			}
		}
		if lonely {
			count++
		}
	}
	return count
}
