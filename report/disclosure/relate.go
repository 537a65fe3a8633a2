package disclosure

import (
	"iter"
	"maps"
	"strings"
)

func mapKeys[V any](m map[int]V) iter.Seq[int] { return maps.Keys(m) }

// addRatio notes that a quotient gives its numbers away: with the base (which a
// reader may know or guess) comes the numerator.
func (g *graph) addRatio(q Ratio) {
	at := g.byID[q.Quotient]
	g.quote(ratio{
		quotient: at, over: g.byID[q.Numerator], under: g.byID[q.Denominator],
		scale: q.scale(g.nodes[at].kind), known: q.Known,
	})
}

func (g *graph) quote(q ratio) {
	k := len(g.ratios)
	g.ratios = append(g.ratios, q)
	g.nodes[q.quotient].quotientOf = append(g.nodes[q.quotient].quotientOf, k)
	for _, i := range []int{q.over, q.under} {
		n := &g.nodes[i]
		n.worked = append(n.worked, k)
		n.revealers = append(n.revealers, q.quotient)
	}
	n := &g.nodes[q.quotient]
	n.floor = true // a quotient of counts or amounts is not below 0
	if n.kind == Percentage && g.nodes[q.over].kind == Count {
		g.whole(q.under, q.over, !q.known)
	}
}

// loneShares gives percentages that come without a ratio counts that nobody prints.
func (g *graph) loneShares() {
	for i := range g.nodes[:len(g.nodes):len(g.nodes)] {
		n := &g.nodes[i]
		if n.kind != Percentage || len(n.quotientOf) > 0 {
			continue
		}
		c := &g.release.Cells[n.cells[0]]
		over := g.ghost(Count, float64(c.Numerator), "numerator", c.ID)
		under := -1
		if b, ok := g.byID[c.Behind]; ok && g.nodes[b].value == float64(c.Denominator) {
			under = b
		} else {
			under = g.ghost(Count, float64(c.Denominator), "denominator", c.ID)
		}
		g.quote(ratio{quotient: i, over: over, under: under, scale: 100})
	}
}

func (g *graph) addSum(s Sum) {
	out := sum{total: g.byID[s.Total], known: s.Known}
	at, by := []int{out.total}, []float64{-1}
	for _, id := range sorted(s.Parts) {
		i := g.byID[id]
		out.parts = append(out.parts, i)
		at, by = append(at, i), append(by, 1)
	}
	g.sums = append(g.sums, out)
	g.equation(at, by)
}

// addOrder makes an equation of an inequality: the gap is a quantity that is 0 or
// more.
func (g *graph) addOrder(o Order) {
	a, b := g.byID[o.Lesser], g.byID[o.Greater]
	if g.nodes[a].empty || g.nodes[b].empty {
		return
	}
	gap := g.ghost(g.nodes[b].kind, g.nodes[b].value-g.nodes[a].value, "gap", o.Lesser, o.Greater)
	g.nodes[gap].inequality = true
	g.equation([]int{b, a, gap}, []float64{-1, 1, 1})
}

// addComplements makes a quantity of everybody else, where a part of a whole is
// shown and no sum says what else there is.
func (g *graph) addComplements() {
	covered := map[[2]int]bool{}
	for _, s := range g.sums {
		for _, i := range s.parts {
			covered[[2]int{s.total, i}] = true
		}
	}
	for _, w := range g.wholes {
		if covered[w] || w[0] == w[1] {
			continue
		}
		covered[w] = true
		whole, part := &g.nodes[w[0]], &g.nodes[w[1]]
		rest := g.ghost(Count, whole.value-part.value, "others", whole.id, part.id)
		g.equation([]int{w[0], w[1], rest}, []float64{-1, 1, 1})
	}
}

func mixtureKey(m Mixture) string {
	var s strings.Builder
	for _, p := range append([]Moment{m.Whole}, sortedBy(m.Parts, momentKey)...) {
		s.WriteString(momentKey(p) + "\x00")
	}
	return s.String()
}

func momentKey(m Moment) string { return m.N + "\x00" + m.Mean + "\x00" + m.SD }

// addMixture makes the equations of counts, of means times counts, and of squares.
func (g *graph) addMixture(m Mixture) {
	parts := sortedBy(m.Parts, momentKey)
	whole := g.byID[m.Whole.N]
	at, by, names := []int{whole}, []float64{-1}, []string{"rest", g.nodes[whole].id}
	left := g.nodes[whole].value
	for _, p := range parts {
		i := g.byID[p.N]
		at, by, names = append(at, i), append(by, 1), append(names, g.nodes[i].id)
		left -= g.nodes[i].value
		if i != whole {
			g.whole(whole, i, true)
		}
	}
	if left > 0 {
		at, by = append(at, g.ghost(Count, left, names...)), append(by, 1)
	}
	g.equation(at, by)
	if g.nodes[whole].value > 0 {
		g.mixMeans(m.Whole, parts)
		g.mixSquares(m.Whole, parts)
	}
}

// mixMeans: the counts times the means of the parts add up to those of the whole.
// The counts are taken to be known, which makes the reader stronger than real ones.
// Parts without a mean of their own, and who is in no part, are one group.
func (g *graph) mixMeans(whole Moment, parts []Moment) {
	if whole.Mean == "" {
		return
	}
	w, n := g.byID[whole.Mean], g.nodes[g.byID[whole.N]].value
	at, by, names := []int{w}, []float64{-n}, []string{"mean", whole.Mean}
	left, sum := n, n*g.nodes[w].value
	for _, p := range parts {
		n := g.nodes[g.byID[p.N]].value
		if n == 0 || p.Mean == "" {
			continue
		}
		i := g.byID[p.Mean]
		at, by, names = append(at, i), append(by, n), append(names, g.nodes[i].id)
		left, sum = left-n, sum-n*g.nodes[i].value
	}
	if left > 0 {
		i := g.ghost(Mean, sum/left, names...)
		rest, of := &g.nodes[i], &g.nodes[w]
		rest.pupils, rest.unit = int(left), of.unit
		rest.low, rest.high, rest.scaled, rest.floor = of.low, of.high, of.scaled, of.floor
		at, by = append(at, i), append(by, left)
	}
	g.equation(at, by)
}

// mixSquares: the sums of squares of the parts add up to that of the whole. A sum of
// squares is known where mean and standard deviation are shown.
func (g *graph) mixSquares(whole Moment, parts []Moment) {
	w := g.square(whole)
	if w < 0 {
		return
	}
	at, by, names := []int{w}, []float64{-1}, []string{"squares", whole.N, whole.Mean, whole.SD}
	left, sum := g.nodes[g.byID[whole.N]].value, g.nodes[w].value
	for _, p := range parts {
		n := g.nodes[g.byID[p.N]].value
		i := g.square(p)
		if n == 0 || i < 0 {
			continue
		}
		at, by, names = append(at, i), append(by, 1), append(names, g.nodes[i].id)
		left, sum = left-n, sum-g.nodes[i].value
	}
	if left > 0 {
		i := g.ghost(SD, max(0, sum), names...)
		g.nodes[i].pupils, g.nodes[i].unit = int(left), g.nodes[w].unit
		at, by = append(at, i), append(by, 1)
	}
	g.equation(at, by)
}

// square is the quantity of a group's sum of squares; -1 where nothing is said of it.
func (g *graph) square(m Moment) int {
	if m.Mean == "" || m.SD == "" {
		return -1
	}
	n, mean, sd := g.nodes[g.byID[m.N]], g.nodes[g.byID[m.Mean]], g.nodes[g.byID[m.SD]]
	v := max(0, n.value-1)*sd.value*sd.value + n.value*mean.value*mean.value
	i := g.ghost(SD, v, "square", n.id, mean.id, sd.id)
	if q := &g.nodes[i]; len(q.revealers) == 0 {
		q.revealers, q.unit, q.pupils = []int{g.byID[m.SD]}, sd.unit*sd.unit, n.pupils
	}
	return i
}

// rank finds out what is a total of what, and from it what a cell is worth where
// nobody says.
func (g *graph) rank() {
	parts := make([][]int, len(g.nodes))
	for _, s := range g.sums {
		parts[s.total] = append(parts[s.total], s.parts...)
	}
	for _, w := range g.wholes {
		parts[w[0]] = append(parts[w[0]], w[1])
	}
	for _, m := range g.release.Mixtures {
		for _, p := range m.Parts {
			if m.Whole.Mean != "" && p.Mean != "" {
				w := g.byID[m.Whole.Mean]
				parts[w] = append(parts[w], g.byID[p.Mean])
			}
		}
	}
	const fresh, open = -1, -2
	height := make([]int, len(g.nodes))
	for i := range height {
		height[i] = fresh
	}
	var climb func(i int) int
	climb = func(i int) int {
		if height[i] == open {
			return 0 // cells that are totals of each other
		}
		if height[i] != fresh {
			return height[i]
		}
		height[i] = open
		h := 0
		for _, k := range parts[i] {
			if k != i {
				h = max(h, climb(k)+1)
			}
		}
		height[i] = h
		return h
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		n.height = climb(i)
		for _, c := range n.cells {
			if cell := &g.release.Cells[c]; !cell.Unpublished && cell.Weight == 0 {
				n.weight += heightWeight(n.height)
			}
		}
	}
}
