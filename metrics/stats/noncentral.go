package stats

import "math"

// noncentral is the noncentral t distribution at one t and df, as a function of the
// noncentrality δ: P(T ≤ t) = ∫ Φ(t·s - δ) f(s) ds, f the density of s = √(χ²/df).
//
// The integral is taken over the logarithm of s, where the integrand is smooth and
// falls off on both sides, by equal steps (Goodwin 1949): the error is that of the
// last bits, for any t and δ. R's pt stops at δ = 37.6.
type noncentral struct {
	at      []float64 // t·s
	weights []float64 // of s, adding up to 1
}

// mostNodes is the number of steps beyond which an integral is not taken: t is then so
// large that no effect in it can be told from infinity.
const mostNodes = 100_000

// newNoncentral prepares the steps; false where there would be too many, or where t
// or df is out of range.
func newNoncentral(t, df float64) (noncentral, bool) {
	if !finite(t) || !(df > 0) || !finite(df) {
		return noncentral{}, false
	}
	low, high := logChiEdge(df, -1), logChiEdge(df, 1)
	// The width of the density and that of Φ, whichever is narrower, decide; s goes up
	// to a few times 1 when there are few degrees of freedom.
	s := 1 + 3/math.Sqrt(df)
	step := min(0.1, 0.4/math.Hypot(math.Sqrt(2*df), t*s))
	steps := math.Ceil((high - low) / step)
	if !(steps <= mostNodes) {
		return noncentral{}, false
	}
	n := noncentral{make([]float64, int(steps)+1), make([]float64, int(steps)+1)}
	total := 0.0
	for i := range n.at {
		y := low + float64(i)*step
		n.at[i] = t * math.Exp(y)
		n.weights[i] = math.Exp(logChi(df, y))
		total += n.weights[i]
	}
	for i := range n.weights {
		n.weights[i] /= total
	}
	return n, true
}

// logChi is the logarithm of the density of y = ln √(χ²/df), 0 at its highest.
func logChi(df, y float64) float64 { return df * (y - math.Expm1(2*y)/2) }

// logChiEdge is where the density has fallen to nothing, below or above 0.
func logChiEdge(df float64, side float64) float64 {
	const nothing = -44
	inside, outside := 0.0, side
	for logChi(df, outside) > nothing {
		outside *= 2
	}
	for range 40 {
		middle := (inside + outside) / 2
		if logChi(df, middle) > nothing {
			inside = middle
		} else {
			outside = middle
		}
	}
	return outside
}

// below is P(T ≤ t).
func (n noncentral) below(delta float64) float64 {
	sum := 0.0
	for i, x := range n.at {
		sum += float64(n.weights[i] * normalBelow(x-delta))
	}
	return sum
}

// above is P(T > t).
func (n noncentral) above(delta float64) float64 {
	sum := 0.0
	for i, x := range n.at {
		sum += float64(n.weights[i] * normalBelow(delta-x))
	}
	return sum
}

// slope is by how much below falls as δ grows.
func (n noncentral) slope(delta float64) float64 {
	sum := 0.0
	for i, x := range n.at {
		z := x - delta
		sum += float64(n.weights[i] * math.Exp(-z*z/2))
	}
	return sum / math.Sqrt(2*math.Pi)
}

// solve is the δ with the probability p below t, by Newton's steps inside a bracket
// that closes in; false where there is none to be found.
func (n noncentral) solve(p float64) (float64, bool) {
	first, last := n.at[0], n.at[len(n.at)-1]
	low, high := min(first, last)-40, max(first, last)+40
	delta := n.middle()
	for range 200 {
		off := n.below(delta) - p
		if off == 0 {
			return delta, true
		}
		if off > 0 {
			low = delta
		} else {
			high = delta
		}
		next := delta + off/n.slope(delta)
		if !(low < next && next < high) {
			next = low + (high-low)/2
		}
		if math.Abs(next-delta) <= 1e-13*max(1, math.Abs(delta)) {
			return next, finite(next)
		}
		delta = next
	}
	return delta, finite(delta)
}

// middle is the mean of t·s, near which δ lies for every p of use.
func (n noncentral) middle() float64 {
	sum := 0.0
	for i, x := range n.at {
		sum += float64(n.weights[i] * x)
	}
	return sum
}

// noncentralLimits are the δ between which t lies at a level, with equal tails.
func noncentralLimits(t, df, level float64) (lower, upper float64, ok bool) {
	n, ok := newNoncentral(t, df)
	if !ok {
		return 0, 0, false
	}
	lower, okLower := n.solve((1 + level) / 2)
	upper, okUpper := n.solve((1 - level) / 2)
	return lower, upper, okLower && okUpper
}
