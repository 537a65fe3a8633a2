package stats

import (
	"math"
	"slices"
)

// spread is the mean of some numbers and their squared deviations from it.
type spread struct {
	n        int
	mean, ss float64
}

// spreadOf is two passes. Numbers that are all the same have a spread of exactly 0, and
// the mean of whole numbers is right to its last bit.
func spreadOf(xs []float64) spread {
	if len(xs) == 0 {
		return spread{}
	}
	n, mean := float64(len(xs)), xs[0]
	if slices.ContainsFunc(xs, func(x float64) bool { return x != xs[0] }) {
		mean = total(xs) / n
	}
	ss, left := 0.0, 0.0
	for _, x := range xs {
		d := x - mean
		left += d
		ss += float64(d * d)
	}
	// What rounding left of the mean is taken out of the squares again.
	return spread{len(xs), mean, max(0, ss-float64(left*left)/n)}
}

// total adds up and carries along what rounding loses (Neumaier 1974).
func total(xs []float64) float64 {
	sum, lost := 0.0, 0.0
	for _, x := range xs {
		next := sum + x
		if math.Abs(sum) >= math.Abs(x) {
			lost += (sum - next) + x
		} else {
			lost += (x - next) + sum
		}
		sum = next
	}
	return sum + lost
}

// variance divides by n-1; it wants two numbers.
func (s spread) variance() float64 { return s.ss / float64(s.n-1) }

// sd is the root of the variance.
func (s spread) sd() float64 { return math.Sqrt(s.variance()) }

// why says why the numbers have no usable variance, or nothing.
func (s spread) why() string {
	switch {
	case s.n == 0:
		return reasonNobody
	case s.n == 1:
		return reasonOne
	case !finite(s.ss) || !finite(s.mean):
		return reasonOverflow
	case s.ss == 0:
		return reasonSame
	}
	return ""
}
