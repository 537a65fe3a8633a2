package stats

import (
	"math"
	"slices"
)

// Summary is where numbers lie and how far they spread. The quartiles are of type 7.
type Summary struct {
	N                                  int
	Mean, SD, Min, Q1, Median, Q3, Max float64
	HasSD                              bool // there are two numbers or more
}

// Describe sums numbers up; false where there is none, one that is not finite, or
// where they are too large to add up.
//
// R: mean(x); sd(x); quantile(x)
func Describe(xs []float64) (Summary, bool) {
	if len(xs) == 0 || !allFinite(xs) {
		return Summary{}, false
	}
	spread := spreadOf(xs)
	if !finite(spread.mean) || !finite(spread.ss) {
		return Summary{}, false
	}
	sorted := slices.Sorted(slices.Values(xs))
	s := Summary{
		N: len(xs), Mean: spread.mean,
		Min: sorted[0], Q1: quantileSorted(sorted, 0.25), Median: quantileSorted(sorted, 0.5),
		Q3: quantileSorted(sorted, 0.75), Max: sorted[len(sorted)-1],
	}
	if len(xs) > 1 {
		s.SD, s.HasSD = spread.sd(), true
	}
	return s, true
}

// Quantile is the value below which a share p of the numbers lies, of type 7: between
// the two values around position (n-1)p in order, in proportion. xs may be in any
// order. False where there is no number, one that is not finite, or p is outside 0
// to 1.
//
// Source: Hyndman and Fan (1996), The American Statistician 50:361, definition 7.
// Others take the value itself (type 1), or interpolate at (n+1)p (type 6: SPSS).
//
// R: quantile(x, p, type = 7)
func Quantile(xs []float64, p float64) (float64, bool) {
	if len(xs) == 0 || !allFinite(xs) || !(p >= 0 && p <= 1) {
		return 0, false
	}
	return quantileSorted(slices.Sorted(slices.Values(xs)), p), true
}

// quantileSorted is the quantile of numbers in order.
func quantileSorted(sorted []float64, p float64) float64 {
	h := float64(len(sorted)-1) * p
	i := int(math.Floor(h))
	if i >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	part := h - float64(i)
	if part == 0 || sorted[i] == sorted[i+1] {
		return sorted[i]
	}
	between := float64((1-part)*sorted[i]) + float64(part*sorted[i+1])
	return min(max(between, sorted[i]), sorted[i+1])
}

// Mean is the mean of a population that xs were drawn from, with its t interval.
//
// Formula: Σx/n ± t(n-1)·s/√n. Source: Student (1908), Biometrika 6:1.
//
// Convention: the divisor of s is n-1. Edges: one number, or numbers that are all the
// same, have a mean without an interval.
//
// R: t.test(x)
func Mean(xs []float64, level float64) Estimate {
	if len(xs) == 0 {
		return None(0, methodMean, reasonNobody)
	}
	if !allFinite(xs) {
		return None(len(xs), methodMean, reasonNotFinite)
	}
	s := spreadOf(xs)
	e := Of(s.mean, s.n, methodMean)
	switch {
	case !e.Known():
		return e
	case s.why() != "":
		return e.without(s.why())
	case s.steady(largest(xs)):
		return e.without(reasonSame)
	case !validLevel(level):
		return e.without(reasonLevel)
	}
	half := studentTwoSided(level, float64(s.n-1)) * s.standardError()
	return e.within(e.Value-half, e.Value+half, level).free(float64(s.n - 1))
}

// SD is the standard deviation of a population that xs were drawn from.
//
// Formula: the root of Σ(x - mean)²/(n-1). Edges: one number has none; numbers that
// are all the same have 0.
//
// R: sd(x)
func SD(xs []float64) Estimate {
	switch {
	case len(xs) == 0:
		return None(0, methodSampleSD, reasonNobody)
	case !allFinite(xs):
		return None(len(xs), methodSampleSD, reasonNotFinite)
	case len(xs) == 1:
		return None(1, methodSampleSD, reasonOne)
	}
	return Of(spreadOf(xs).sd(), len(xs), methodSampleSD)
}

// Median is the number in the middle, or the mean of the two in the middle.
//
// R: median(x)
func Median(xs []float64) Estimate {
	if len(xs) == 0 {
		return None(0, methodType7, reasonNobody)
	}
	median, ok := Quantile(xs, 0.5)
	if !ok {
		return None(len(xs), methodType7, reasonNotFinite)
	}
	return Of(median, len(xs), methodType7)
}

// standardError is that of the mean.
func (s spread) standardError() float64 { return s.sd() / math.Sqrt(float64(s.n)) }

// steady reports whether numbers computed from ones as large as scale differ by no
// more than rounding: 0.3-0.1 and 0.5-0.3 are the same change.
func (s spread) steady(scale float64) bool { return s.sd() <= 0x1p-49*scale }

// largest is the largest magnitude; 0 for none.
func largest(xs []float64) float64 {
	most := 0.0
	for _, x := range xs {
		most = max(most, math.Abs(x))
	}
	return most
}
