package stats

import "math"

// Pseudomedian estimates the middle of the changes (Hodges-Lehmann): the median of the
// means of all pairs of changes, each with itself too. Where changes lie symmetrically
// it is their median; unlike the mean it is not moved far by one pupil.
//
// Formula: the median of the n(n+1)/2 means (d_i + d_j)/2, i ≤ j. The limits are the
// k-th of these means from either end: exact, k is the quantile of the signed-rank
// distribution; normal, k is the first with
// n(n+1)/2 - k < n(n+1)/4 - 0.5 - z·√(n(n+1)(2n+1)/24 - Σ(t³-t)/48), t pupils having
// the same change.
//
// Source: Hodges and Lehmann (1963), Annals of Mathematical Statistics 34:598; Bauer
// (1972), Journal of the American Statistical Association 67:687.
//
// Convention: all pairs, those without a change too, in the estimate and in the
// interval. The interval is exact below 50 pairs without zeros and without changes of
// one size, else normal with continuity correction. R finds the normal limits by a
// search that stops within 0.0001 of these; before 4.6 it drops zeros first, so that
// where there are zeros its estimate and interval are of those who changed.
//
// Edges: so few pairs that no interval reaches the level have the widest one, with
// the level that it has. Changes that are all the same have no interval.
//
// R: wilcox.test(post, pre, paired = TRUE, conf.int = TRUE)
func Pseudomedian(p Paired, level float64) Estimate {
	c, reason := changesOf(p)
	if reason != "" {
		return None(p.N(), methodWalshExact, reason)
	}
	ranks := rankSigned(c.d, true)
	exact := c.n() < wilcoxonExact && ranks.zeros == 0 && ranks.ties == 0
	method := methodWalshNormal
	if exact {
		method = methodWalshExact
	}
	w := walshOf(c.d)
	e := Of(w.median(), c.n(), method)
	switch {
	case !e.Known():
		return e
	case c.n() == 1:
		return e.without(reasonOne)
	case c.why() == reasonSameDiff:
		return e.without(reasonSameDiff)
	case !validLevel(level):
		return e.without(reasonLevel)
	case exact:
		return w.exactLimits(e, level)
	}
	return w.normalLimits(e, level)
}

// exactLimits cuts off equally many means at either end, as many as the distribution
// of the signed-rank statistic allows.
func (w walsh) exactLimits(e Estimate, level float64) Estimate {
	cut, reached := signedRankCut(int(w.n()), level)
	e = e.within(w.order(cut), w.order(w.count()-cut+1), min(level, reached))
	if reached < level {
		return e.warn("so few pairs give no interval of a higher level")
	}
	return e
}

// signedRankCut is how far from either end the limits are counted, and the level that
// they have: at least the one asked for, unless the outermost means have less.
func signedRankCut(n int, level float64) (cut int64, reached float64) {
	ranks := make([]int64, n)
	for i := range ranks {
		ranks[i] = int64(i) + 1
	}
	const rounding = 1e-14
	below := 0.0 // the share of all patterns with a sum below cut
	for sum, count := range subsetSums(ranks, int64(n)*int64(n+1)/2) {
		share := below + math.Ldexp(count, -n)
		if sum > 0 && 2*share >= 1-level-rounding {
			return int64(sum), 1 - 2*below
		}
		below = share
	}
	return 1, 0
}

// normalLimits takes the normal distribution of the statistic, the ties of the changes
// among each other taken into account.
func (w walsh) normalLimits(e Estimate, level float64) Estimate {
	n, ties := float64(w.n()), 0.0
	for _, times := range w.times {
		t := float64(times)
		ties += t*t*t - t
	}
	sigma := math.Sqrt(n*(n+1)*(2*n+1)/24 - ties/48)
	rank := math.Ceil(n*(n+1)/4 + 0.5 + normalTwoSided(level)*sigma)
	if !(rank <= float64(w.count())) {
		return e.without("too few pairs for the level")
	}
	k := int64(rank)
	return e.within(w.order(w.count()-k+1), w.order(k), level)
}
