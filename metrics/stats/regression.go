package stats

import "math"

// Expected is what regression to the mean alone would bring about.
type Expected struct {
	Hazard       Estimate // of the normal distribution at the cut-off
	SelectedMean Estimate // the mean score at which the selected begin, in points
	Change       Estimate // how far they move back, in points; below 0 for less
}

// RegressionToMean is the change to be expected, with no support at all, of pupils who
// were chosen because they scored cut or more in a population with a mean and a
// standard deviation; r is the correlation of two measurements as far apart as the
// waves are.
//
// Formula: h = φ(z)/(1-Φ(z)) with z = (cut - mean)/s; the selected begin at mean + s·h
// and move by -(1-r)·s·h.
//
// Source: Davis (1976), American Journal of Epidemiology 104:493; Barnett, van der
// Pols and Dobson (2005), International Journal of Epidemiology 34:215.
//
// Convention: a normal population, measured without rounding. r is a retest
// correlation over a like interval, not internal consistency. Pupils of alternative
// provision are not drawn from a population at random, so all four numbers are
// assumptions, to be printed. For a scale on which more is better, and pupils chosen
// for cut or less, all signs turn round.
//
// R: z <- (cut - m) / s; h <- dnorm(z) / pnorm(z, lower.tail = FALSE); -(1 - r) * s * h
func RegressionToMean(mean, sd, r, cut float64) Expected {
	if why := whyNoRegression(mean, sd, r, cut); why != "" {
		none := None(0, methodTruncatedNormal, why)
		return Expected{none, none, none}
	}
	h := hazard((cut - mean) / sd)
	return Expected{
		Hazard:       Of(h, 0, methodTruncatedNormal),
		SelectedMean: Of(mean+sd*h, 0, methodTruncatedNormal),
		Change:       Of(-(1-r)*sd*h, 0, methodTruncatedNormal),
	}
}

// RegressionFromMean is the change to be expected, with no support at all, of a group
// whose baseline mean was observed, in a population with the mean mu; r as in
// [RegressionToMean].
//
// Formula: -(1-r)·(observed - mu). Source: Barnett, van der Pols and Dobson (2005).
//
// R: -(1 - r) * (observed - mu)
func RegressionFromMean(mu, r, observed float64) Estimate {
	if why := whyNoRegression(mu, 1, r, observed); why != "" {
		return None(0, methodTowardsTheMean, why)
	}
	return Of(-(1-r)*(observed-mu), 0, methodTowardsTheMean)
}

// whyNoRegression says why nothing can be expected, or nothing.
func whyNoRegression(mean, sd, r, cut float64) string {
	switch {
	case !finite(mean) || !finite(sd) || !finite(cut):
		return reasonNotFinite
	case sd <= 0:
		return "a standard deviation lies above 0"
	case !(r >= 0 && r <= 1):
		return "a retest correlation lies from 0 to 1"
	}
	return ""
}

// hazard is φ(z)/(1-Φ(z)).
func hazard(z float64) float64 {
	if z > 30 {
		// Both are next to nothing; their ratio is not (Abramowitz & Stegun 26.2.12).
		u := 1 / (z * z)
		return z / (1 - u*(1-u*(3-u*15)))
	}
	density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	return density / normalBelow(-z)
}
