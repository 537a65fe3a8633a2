package stats

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

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

// bestFactor is the best of the fits from several starts: the likelihood can have more
// than one hollow. The starts are factanal's, all items halved, and the likeliest of
// the solutions in which one item is the factor itself.
func bestFactor(r, inverse *mat.SymDense) *factorFit {
	k := r.SymmetricDim()
	regression, halves := make([]float64, k), make([]float64, k)
	for i := range k {
		regression[i] = max(bound, math.Log((1-0.5/float64(k))/inverse.At(i, i)))
		halves[i] = math.Log(0.5)
	}
	var best *factorFit
	for _, start := range [][]float64{regression, halves, likeliestItem(r)} {
		fit, ok := minimiseFactor(r, start)
		if ok && (best == nil || fit.loss < best.loss-1e-9) {
			best = fit
		}
	}
	return best
}

// likeliestItem is the solution in which one item has no variance of its own and the
// others load on it by their correlations, for the item with which that fits best.
func likeliestItem(r *mat.SymDense) []float64 {
	var best *factorFit
	k := r.SymmetricDim()
	for item := range k {
		theta := make([]float64, k)
		for i := range theta {
			theta[i] = max(bound, math.Log1p(-r.At(i, item)*r.At(i, item)))
		}
		if fit, ok := fitFactor(r, theta); ok && (best == nil || fit.loss < best.loss) {
			best = fit
		}
	}
	if best == nil {
		return make([]float64, k)
	}
	return best.theta
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
		if !(math.Abs(d) <= 1) {
			return nil, false
		}
		theta[i] = max(bound, theta[i]-d)
	}
	return fitFactor(r, theta)
}
