package stats

import "math"

// SMD estimates how far apart two groups lie in standard deviations, first minus
// second: pupils with an endline against those lost, say.
//
// Formula: (mean1 - mean2) / sqrt((s1² + s2²)/2).
//
// Source: Austin (2009), Statistics in Medicine 28:3083.
//
// Convention: the mean of the two variances, so that the size of the groups does not
// matter; an effect size takes the pooled one. No small-sample correction. It
// describes these pupils: no test and no interval belong to it.
//
// Edges: a group of one has no variance; two groups without any spread have no unit.
//
// R: (mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)
func SMD(first, second []float64) Estimate {
	n := len(first) + len(second)
	if !allFinite(first) || !allFinite(second) {
		return None(n, methodSMD, reasonNotFinite)
	}
	a, b := spreadOf(first), spreadOf(second)
	for _, s := range []spread{a, b} {
		if reason := s.why(); reason != "" && reason != reasonSame {
			return None(n, methodSMD, reason)
		}
	}
	return standardised(a.mean-b.mean, a.variance(), b.variance(), n)
}

// SMDProportion is the [SMD] of two shares, x1 of n1 and x2 of n2, with p(1-p) as the
// variance of each.
//
// R: (p1 - p2) / sqrt((p1 * (1 - p1) + p2 * (1 - p2)) / 2)
func SMDProportion(x1, n1, x2, n2 int) Estimate {
	n := max(n1, 0) + max(n2, 0)
	if reason := whyNoPairOfProportions(x1, n1, x2, n2, 0.5); reason != "" {
		return None(n, methodSMD, reason)
	}
	p1, p2 := float64(x1)/float64(n1), float64(x2)/float64(n2)
	return standardised(p1-p2, p1*(1-p1), p2*(1-p2), n)
}

func standardised(difference, variance1, variance2 float64, n int) Estimate {
	unit := math.Sqrt(variance1/2 + variance2/2)
	switch {
	case unit == 0:
		return None(n, methodSMD, "neither group has any spread")
	case !finite(unit) || !finite(difference):
		return None(n, methodSMD, reasonOverflow)
	}
	return Of(difference/unit, n, methodSMD)
}
