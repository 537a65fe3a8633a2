package stats

import "sort"

// Holm adjusts p-values for their number, so that the chance of any false finding in
// the family stays below the level: the i-th smallest of m times m-i+1, never below
// one before it, at most 1. The order is that of ps.
//
// Source: Holm (1979), Scandinavian Journal of Statistics 6:65.
//
// Convention: every p-value given is a member of the family. One that is not a
// probability counts as 1: it shows nothing and makes the others no smaller. R leaves
// missing ones out, which makes the family smaller.
//
// R: p.adjust(ps, "holm")
func Holm(ps []float64) []float64 {
	out, order := probabilities(ps)
	m, largest := len(ps), 0.0
	for i, at := range order {
		largest = max(largest, min(1, float64(m-i)*out[at]))
		out[at] = largest
	}
	return out
}

// BenjaminiHochberg adjusts p-values so that the expected share of false ones among
// the findings stays below the level: the i-th smallest of m times m/i, never above
// one after it, at most 1. The order is that of ps.
//
// Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B
// 57:289.
//
// Convention: as for [Holm].
//
// R: p.adjust(ps, "BH")
func BenjaminiHochberg(ps []float64) []float64 {
	out, order := probabilities(ps)
	m, smallest := len(ps), 1.0
	for i := m - 1; i >= 0; i-- {
		at := order[i]
		smallest = min(smallest, float64(m)/float64(i+1)*out[at])
		out[at] = smallest
	}
	return out
}

// probabilities is a copy with what is no probability as 1, and its order from the
// smallest; equals stay as they were given.
func probabilities(ps []float64) (copied []float64, order []int) {
	copied, order = make([]float64, len(ps)), make([]int, len(ps))
	for i, p := range ps {
		if !(p >= 0 && p <= 1) {
			p = 1
		}
		copied[i], order[i] = p, i
	}
	sort.SliceStable(order, func(a, b int) bool { return copied[order[a]] < copied[order[b]] })
	return copied, order
}
