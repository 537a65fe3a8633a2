package stats

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// heywood is the share of an item's variance below which its own part counts as
// vanished: the bound that R's factanal keeps to.
const heywood = 0.005

// Omega estimates the share of a scale's variance that one common factor explains:
// McDonald's omega, of the items in standard units, or with covariance of the items
// as they are added up, which is what a raw score needs. items[pupil][item] holds
// complete rows with reversed items turned round.
//
// Formula: (Σλ)²/((Σλ)² + Σψ), with the loadings λ and own variances ψ of the
// one-factor model fitted by maximum likelihood to the correlations; with covariance
// λ_i and ψ_i times the item's standard deviation and variance.
//
// Source: McDonald (1999), Test Theory, chapter 6; Jöreskog (1967), Psychometrika
// 32:443, and Lawley and Maxwell (1971) for the fit.
//
// Convention: exact Newton steps to a gradient of 1e-10, the best from several starts.
// factanal takes one, and can stop in a lesser hollow. A least-squares or minimum-residual fit gives other loadings.
//
// Edges: items everybody answered alike are left out with a warning. Fewer than three
// items, not more pupils than items, items that repeat others, and a fit in which an
// item has no variance of its own (a Heywood case) are refused. Loadings of both
// signs are kept, with a warning: an item is probably not reversed.
//
// R: f <- factanal(x, 1); sum(f$loadings)^2 / (sum(f$loadings)^2 + sum(f$uniquenesses))
func Omega(items [][]float64, covariance bool) Estimate {
	method := methodOmegaCorrelation
	if covariance {
		method = methodOmegaCovariance
	}
	s, reason := newScale(items)
	if reason == "" {
		reason = s.whyNoFactor()
	}
	if reason != "" {
		return None(s.pupils, method, reason)
	}
	loadings, own, reason := s.oneFactor()
	if reason != "" {
		return None(s.pupils, method, reason)
	}
	common, rest := 0.0, 0.0
	positive, negative := false, false
	for i, loading := range loadings {
		unit := 1.0
		if covariance {
			unit = s.spreads[i].sd()
		}
		common += loading * unit
		rest += own[i] * unit * unit
		positive, negative = positive || loading > 0, negative || loading < 0
	}
	e := s.remark(Of(common*common/(common*common+rest), s.pupils, method))
	if positive && negative {
		e = e.warn("items load in opposite directions: one may not be reversed")
	}
	return e
}

func (s *scale) whyNoFactor() string {
	switch k := len(s.items); {
	case k < 3:
		return "fewer than three items that pupils answered differently"
	case s.pupils <= k:
		return "not more pupils than items"
	}
	return ""
}

// oneFactor is the maximum-likelihood solution of one factor on the correlations, or
// why there is none.
func (s *scale) oneFactor() (loadings, own []float64, reason string) {
	k := len(s.items)
	r := mat.NewSymDense(k, nil)
	for a := range k {
		r.SetSym(a, a, 1)
		for b := range a {
			r.SetSym(a, b, s.correlation(a, b))
		}
	}
	var factor mat.Cholesky
	if !factor.Factorize(r) || !(factor.Cond() < 1e12) {
		return nil, nil, "items repeat one another"
	}
	var inverse mat.SymDense
	if factor.InverseTo(&inverse) != nil {
		return nil, nil, "items repeat one another"
	}
	fit := bestFactor(r, &inverse)
	if fit == nil {
		return nil, nil, "the one-factor model does not settle"
	}
	own = make([]float64, k)
	for i, t := range fit.theta {
		own[i] = math.Exp(t)
		if t <= bound {
			return nil, nil, "an item has no variance of its own in the one-factor model (Heywood case)"
		}
	}
	return fit.loadings(own), own, ""
}
