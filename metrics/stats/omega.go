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
// Convention: exact Newton steps to a gradient of 1e-10, from the start that factanal
// takes. A least-squares or minimum-residual fit gives other loadings.
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
	theta := make([]float64, k) // logarithms of the own variances
	for i := range theta {
		theta[i] = max(bound, math.Log((1-0.5/float64(k))/inverse.At(i, i)))
	}
	fit, ok := minimiseFactor(r, theta)
	if !ok {
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

// factorFit is the one-factor likelihood at some own variances: the eigenvalues, from
// the smallest, and vectors of the correlations divided by their roots.
type factorFit struct {
	theta  []float64
	values []float64
	vector mat.Dense
	loss   float64
}

func fitFactor(r *mat.SymDense, theta []float64) (*factorFit, bool) {
	k := len(theta)
	scaled := mat.NewSymDense(k, nil)
	for a := range k {
		for b := range a + 1 {
			x := r.At(a, b) * math.Exp(-(theta[a]+theta[b])/2)
			if !finite(x) {
				return nil, false
			}
			scaled.SetSym(a, b, x)
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(scaled, true) {
		return nil, false
	}
	f := &factorFit{theta: theta, values: eigen.Values(nil)}
	eigen.VectorsTo(&f.vector)
	for _, v := range f.values[:k-1] {
		if v <= 0 {
			return nil, false
		}
		f.loss += v - math.Log(v) - 1
	}
	return f, finite(f.loss)
}

// slope is the gradient of the loss in the logarithms of the own variances.
func (f *factorFit) slope() []float64 {
	k := len(f.theta)
	g := make([]float64, k)
	for i := range g {
		for m := range k - 1 {
			w := f.vector.At(i, m)
			g[i] += (1 - f.values[m]) * w * w
		}
	}
	return g
}

// curvature is the matrix of second derivatives, exact: the derivatives of the
// eigenvectors among the small eigenvalues cancel in pairs.
func (f *factorFit) curvature() *mat.SymDense {
	k := len(f.theta)
	top := f.values[k-1]
	h := mat.NewSymDense(k, nil)
	for i := range k {
		for j := range i + 1 {
			weighted, plain, across := 0.0, 0.0, 0.0
			for m := range k - 1 {
				v := f.values[m]
				w := f.vector.At(i, m) * f.vector.At(j, m)
				weighted += v * w
				plain += w
				across += (1 - v) * (top + v) / (top - v) * w
			}
			h.SetSym(i, j, weighted*plain+across*f.vector.At(i, k-1)*f.vector.At(j, k-1))
		}
	}
	return h
}

// loadings are those of the largest eigenvalue, with the sign that makes their sum
// positive.
func (f *factorFit) loadings(own []float64) []float64 {
	k := len(own)
	out, sum := make([]float64, k), 0.0
	for i := range out {
		out[i] = math.Sqrt(own[i]*max(0, f.values[k-1]-1)) * f.vector.At(i, k-1)
		sum += out[i]
	}
	if sum < 0 {
		for i := range out {
			out[i] = -out[i]
		}
	}
	return out
}

// minimiseFactor takes Newton steps with a growing ridge where the matrix or the step
// asks for one. Own variances stop at the bound; one that the slope presses against it
// stands still while the others move.
func minimiseFactor(r *mat.SymDense, theta []float64) (*factorFit, bool) {
	f, ok := fitFactor(r, theta)
	if !ok {
		return nil, false
	}
	ridge := 0.0
	for range 500 {
		g := f.slope()
		free := f.free(g)
		steepest := 0.0
		for _, i := range free {
			steepest = max(steepest, math.Abs(g[i]))
		}
		if steepest < 1e-10 {
			return f, true
		}
		next, ok := f.step(r, g, free, ridge)
		if ok && next.loss <= f.loss+1e-13*(1+f.loss) {
			f, ridge = next, ridge/8
			if ridge < 1e-6 {
				ridge = 0
			}
			continue
		}
		if ridge = max(1e-4, ridge*4); ridge > 1e12 {
			return f, steepest < 1e-7 // as near as the digits of the matrix allow
		}
	}
	return nil, false
}

// bound is the logarithm of the smallest own variance.
var bound = math.Log(heywood)

// free are the items that the slope does not press against the bound.
func (f *factorFit) free(g []float64) []int {
	var out []int
	for i, t := range f.theta {
		if t > bound || g[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

// step is where a Newton step of the free items leads, with a ridge; none when it is
// longer than the parabola can be trusted, or leads nowhere.
func (f *factorFit) step(r *mat.SymDense, g []float64, free []int, ridge float64) (*factorFit, bool) {
	h := f.curvature()
	part := mat.NewSymDense(len(free), nil)
	slope := mat.NewVecDense(len(free), nil)
	for a, i := range free {
		slope.SetVec(a, g[i])
		for b := range a + 1 {
			part.SetSym(a, b, h.At(i, free[b]))
		}
		part.SetSym(a, a, part.At(a, a)+ridge)
	}
	var factor mat.Cholesky
	var move mat.VecDense
	if !factor.Factorize(part) || factor.SolveVecTo(&move, slope) != nil {
		return nil, false
	}
	theta := append([]float64{}, f.theta...)
	for a, i := range free {
		d := move.AtVec(a)
		if !(math.Abs(d) <= 2) {
			return nil, false
		}
		theta[i] = max(bound, theta[i]-d)
	}
	return fitFactor(r, theta)
}
