package stats

import (
	"fmt"
	"slices"
)

// MCAR tests whether the pupils without an endline had baselines like those of the
// others: Little's test for two waves, when every pupil has a baseline. before[i] is
// a pupil's baseline, after[i] the endline, which counts where present[i].
//
// Formula: with both groups' mean baselines m_j, the mean of all and the
// maximum-likelihood variance v (divisor n) of all baselines, d² = Σ n_j(m_j - m)²/v,
// a chi-square on 1 degree of freedom. The endlines cancel: the regression that
// stands for the missing ones runs through the mean of those present.
//
// Source: Little (1988), Journal of the American Statistical Association 83:1198.
//
// Convention: maximum likelihood, no small-sample correction. The warning is part of
// the result: a large p never shows that endlines are missing at random.
//
// Edges: nobody lost, everybody lost and baselines all the same have no test.
//
// R: naniar::mcar_test(data.frame(before, after))
func MCAR(before, after []float64, present []bool) Estimate {
	n := len(before)
	if len(after) != n || len(present) != n {
		return None(n, methodMCAR, reasonRagged)
	}
	var there, lost []float64
	for i, x := range before {
		if present[i] {
			if !finite(after[i]) {
				return None(n, methodMCAR, reasonNotFinite)
			}
			there = append(there, x)
		} else {
			lost = append(lost, x)
		}
	}
	switch {
	case !allFinite(before):
		return None(n, methodMCAR, reasonNotFinite)
	case n == 0:
		return None(n, methodMCAR, reasonNobody)
	case len(lost) == 0:
		return None(n, methodMCAR, "no endline is missing")
	case len(there) == 0:
		return None(n, methodMCAR, "no pupil has an endline")
	}
	all := spreadOf(before)
	if reason := all.why(); reason != "" {
		return None(n, methodMCAR, reason)
	}
	// The two groups' distances from the mean of all are one distance, shared out.
	apart := spreadOf(there).mean - spreadOf(lost).mean
	share := float64(len(there)) / float64(n) * float64(len(lost))
	x := share * apart / all.ss * apart * float64(n)
	return Of(x, n, methodMCAR).free(1).tested(chiSquareTail(x, 1)).
		warn("a large p-value does not show that endlines are missing at random")
}

// Bounded estimates the mean change if none of the pupils lost had changed: how far
// the result depends on them. lost are their baselines.
//
// Formula: the mean of the pairs' changes and a 0 for each pupil lost, with the t
// interval of all of them.
//
// Source: single-value imputation as a bound, used for nothing else.
//
// Convention: a bound under a stated assumption, not an estimate of the truth: the
// interval does not know that the zeros were supposed.
//
// Edges: as the mean change; one pupil or changes all the same have no interval.
//
// R: t.test(c(post - pre, rep(0, length(lost))))
func Bounded(p Paired, lost []float64, level float64) Estimate {
	n := p.N() + len(lost)
	switch {
	case len(p.Before) != len(p.After):
		return None(n, methodBounded, reasonRagged)
	case !allFinite(p.Before) || !allFinite(p.After) || !allFinite(lost):
		return None(n, methodBounded, reasonNotFinite)
	case n == 0:
		return None(n, methodBounded, reasonNobody)
	case p.N() == 0:
		return None(n, methodBounded, "no pupil has an endline")
	case !validLevel(level):
		return None(n, methodBounded, reasonLevel)
	}
	all := Paired{
		slices.Concat(p.Before, lost),
		slices.Concat(p.After, lost),
	}
	e := MeanChange(all, level)
	e.Method = methodBounded
	e.P, e.Has = 0, e.Has&^HasP // a test of supposed values tests nothing
	if len(lost) > 0 && e.Known() {
		e = e.warn(fmt.Sprintf("%d without a pair counted as unchanged", len(lost)))
	}
	return e
}
