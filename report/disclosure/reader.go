package disclosure

import (
	"math"
	"slices"
)

// reader is a release as the equations of somebody who holds only what is printed.
type reader struct {
	p        Profile
	byID     map[string]int
	x        []bounds
	whole    []bool
	rows     []row
	of       [][]int // equations of each number
	quotes   []quote
	mixtures []mixed
	narrowed bool
}

// quote is a printed quotient, and its numbers.
type quote struct {
	quotient, over, under int
	scale                 float64
}

// mixed is a [Mixture] of numbers; -1 where there is none.
type mixed struct {
	groups  [][3]int // count, mean, standard deviation; the whole first
	squares []int    // sums of squares, in the same order; empty until they are known to be of use
}

func newReader(v View, p Profile) *reader {
	r := &reader{p: p, byID: map[string]int{}}
	r.merge(v)
	for _, s := range v.Sums {
		at, by := []int{r.byID[s.Total]}, []float64{-1}
		for _, id := range s.Parts {
			at, by = append(at, r.byID[id]), append(by, 1)
		}
		r.equation(at, by)
	}
	for _, b := range v.Bounds {
		most := math.Inf(1)
		if b.Most > 0 {
			most = b.Most
		}
		r.x[r.byID[b.Cell]] = r.x[r.byID[b.Cell]].both(bounds{b.Least, most})
	}
	for _, w := range v.Withins {
		r.atMost(r.byID[w.Part], r.byID[w.Whole], true)
	}
	for _, o := range v.Orders {
		r.atMost(r.byID[o.Lesser], r.byID[o.Greater], false)
	}
	kinds := map[string]Kind{}
	for _, c := range v.Cells {
		kinds[c.ID] = c.Kind
	}
	for _, q := range v.Ratios {
		over, under, scale := r.byID[q.Numerator], r.byID[q.Denominator], q.scale(kinds[q.Quotient])
		if kinds[q.Quotient] == Percentage {
			r.atMost(over, under, r.whole[over])
		}
		at := r.byID[q.Quotient]
		r.quotes = append(r.quotes, quote{at, over, under, scale})
		r.between(over, under, scale, r.x[at])
	}
	for _, m := range v.Mixtures {
		r.mix(m)
	}
	r.propagate()
	for k := range r.mixtures {
		r.means(&r.mixtures[k])
		r.squares(&r.mixtures[k])
	}
	r.propagate()
	r.index()
	return r
}

// merge makes a number of all cells that show the same.
func (r *reader) merge(v View) {
	root := make([]int, len(v.Cells))
	index := make(map[string]int, len(v.Cells))
	for i, c := range v.Cells {
		root[i], index[c.ID] = i, i
	}
	find := func(a int) int {
		for root[a] != a {
			a = root[a]
		}
		return a
	}
	for _, s := range v.Same {
		a, b := find(index[s.A]), find(index[s.B])
		root[max(a, b)] = min(a, b)
	}
	number := make([]int, len(v.Cells))
	for i, c := range v.Cells {
		if find(i) == i {
			number[i] = r.number(bounds{math.Inf(-1), math.Inf(1)}, c.Kind.whole())
		}
		k := number[find(i)]
		r.byID[c.ID] = k
		r.x[k] = r.x[k].both(c.known(r.p))
	}
}

func (r *reader) number(b bounds, whole bool) int {
	r.x, r.whole = append(r.x, b), append(r.whole, whole)
	return len(r.x) - 1
}

// equation adds a row: the numbers times their factors come to 0.
func (r *reader) equation(at []int, by []float64) {
	factor := map[int]float64{}
	for k, i := range at {
		factor[i] += by[k]
	}
	var out row
	for _, i := range slices.Sorted(mapKeys(factor)) {
		if factor[i] != 0 {
			out.at, out.by = append(out.at, i), append(out.by, factor[i])
		}
	}
	if len(out.at) > 0 {
		r.rows = append(r.rows, out)
	}
}

// atMost says that a is not above b.
func (r *reader) atMost(a, b int, whole bool) {
	gap := r.number(bounds{0, math.Inf(1)}, whole)
	r.equation([]int{b, a, gap}, []float64{-1, 1, 1})
}

// between says that a quotient is in q.
func (r *reader) between(over, under int, scale float64, q bounds) {
	if math.IsInf(q.lo, 0) || math.IsInf(q.hi, 0) {
		return
	}
	above := r.number(bounds{0, math.Inf(1)}, false)
	r.equation([]int{over, under, above}, []float64{scale, -q.lo, -1})
	below := r.number(bounds{0, math.Inf(1)}, false)
	r.equation([]int{over, under, below}, []float64{scale, -q.hi, 1})
}

// mix notes a mixture of means, and its sum of counts.
func (r *reader) mix(m Mixture) {
	var out mixed
	at, by := []int{r.byID[m.Whole.N]}, []float64{-1}
	for k, g := range append([]Moment{m.Whole}, m.Parts...) {
		group := [3]int{r.byID[g.N], -1, -1}
		if g.Mean != "" {
			group[1] = r.byID[g.Mean]
		}
		if g.SD != "" {
			group[2] = r.byID[g.SD]
		}
		out.groups = append(out.groups, group)
		if k > 0 {
			at, by = append(at, group[0]), append(by, 1)
		}
	}
	r.mixtures = append(r.mixtures, out)
	at, by = append(at, r.number(bounds{0, math.Inf(1)}, true)), append(by, 1)
	r.equation(at, by)
}
