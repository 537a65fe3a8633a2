package stats

import "math"

// Correlation estimates how closely two measurements of the same pupils go together
// in a straight line, between -1 and 1.
//
// Formula: r = Σ(x-x̄)(y-ȳ)/√(Σ(x-x̄)²·Σ(y-ȳ)²); limits tanh(atanh r ± z/√(n-3));
// P from t = r·√((n-2)/(1-r²)) on n-2 degrees of freedom.
//
// Source: Pearson (1896); Fisher (1921), Metron 1:3.
//
// Edges: values that are all the same have no correlation. Two pairs always lie on a
// line, which says nothing. Three pairs have a test and no interval; pairs exactly on
// a line have neither.
//
// R: cor.test(xs, ys)
func Correlation(xs, ys []float64, level float64) Estimate {
	n := len(xs)
	r, apart, reason := pearson(xs, ys)
	if reason == "" && n == 2 {
		reason = reasonTwoPairs
	}
	if reason != "" {
		return None(n, methodPearson, reason)
	}
	e := Of(r, n, methodPearson)
	if onLine(apart) || onLine(2-apart) {
		return e.without(reasonLine)
	}
	left := apart * (2 - apart)
	df := float64(n - 2)
	e = e.free(df).tested(studentTail(r*math.Sqrt(df/left), df))
	switch {
	case !validLevel(level):
		return e.without(reasonLevel)
	case n < 4:
		return e.without("fewer than four pairs")
	}
	z, half := math.Atanh(r), normalTwoSided(level)/math.Sqrt(float64(n-3))
	return e.within(math.Tanh(z-half), math.Tanh(z+half), level)
}

// pearson is r and 1 - r, or why there is none. 1 - r is half the squared distance of
// the two waves in standard units: where r is near 1 it keeps the digits that a
// subtraction loses.
func pearson(xs, ys []float64) (r, apart float64, why string) {
	switch {
	case len(xs) != len(ys):
		return 0, 0, reasonLengths
	case !allFinite(xs) || !allFinite(ys):
		return 0, 0, reasonNotFinite
	}
	x, y := spreadOf(xs), spreadOf(ys)
	if why := x.why(); why != "" {
		return 0, 0, why
	}
	if why := y.why(); why != "" {
		return 0, 0, why
	}
	if x.steady(largest(xs)) || y.steady(largest(ys)) {
		return 0, 0, reasonSame
	}
	// Each deviation in units of its own wave, so that the products cannot overflow.
	sx, sy := math.Sqrt(x.ss), math.Sqrt(y.ss)
	for i := range xs {
		u, v := (xs[i]-x.mean)/sx, (ys[i]-y.mean)/sy
		r += float64(u * v)
		apart += float64((u - v) * (u - v))
	}
	return min(max(r, -1), 1), min(apart/2, 2), ""
}

// onLine reports whether 1 - r, or 1 + r, is only that of rounding.
func onLine(apart float64) bool { return apart <= 0x1p-47 }
