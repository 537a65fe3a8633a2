package stats

import "math"

// spread is the mean of some numbers and their squared deviations from it.
type spread struct {
	n        int
	mean, ss float64
}

// spreadOf adds up from the first number instead of from zero: numbers that are all
// the same then have a spread of exactly 0, and large numbers keep their digits.
func spreadOf(xs []float64) spread {
	if len(xs) == 0 {
		return spread{}
	}
	sum := 0.0
	for _, x := range xs {
		sum += x - xs[0]
	}
	n := float64(len(xs))
	shift := sum / n
	ss, left := 0.0, 0.0
	for _, x := range xs {
		d := x - xs[0] - shift
		left += d
		ss += float64(d * d)
	}
	// What rounding left of the mean is taken out of the squares again.
	return spread{len(xs), xs[0] + shift, max(0, ss-float64(left*left)/n)}
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
