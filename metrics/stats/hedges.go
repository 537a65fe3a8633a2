package stats

import "math"

// HedgesJ is the exact factor by which a standardised difference on df degrees of
// freedom is too large on average, 0 for 1 degree of freedom or less.
//
// Formula: Γ(df/2)/(√(df/2)·Γ((df-1)/2)). Source: Hedges (1981), Journal of
// Educational Statistics 6:107, equation 6e. Convention: not the approximation
// 1 - 3/(4·df - 1), which is 0.0003 larger at 11 degrees of freedom.
//
// R: exp(lgamma(df/2) - log(sqrt(df/2)) - lgamma((df-1)/2))
func HedgesJ(df float64) float64 {
	switch {
	case !(df > 1):
		return 0
	case math.IsInf(df, 1):
		return 1
	case df < 100:
		above, _ := math.Lgamma(df / 2)
		below, _ := math.Lgamma((df - 1) / 2)
		return math.Exp(above-below) / math.Sqrt(df/2)
	}
	// The difference of two large logarithms loses digits: the series of
	// Γ(x+1/2)/(Γ(x)·√x) in its place, whose next term is below 1e-13.
	x := (df - 1) / 2
	u := 1 / x
	series := 1 + u*(-1.0/8+u*(1.0/128+u*(5.0/1024+u*(-21.0/32768+u*(-399.0/262144)))))
	return series * math.Sqrt(x/(x+0.5))
}

// CohenD estimates the difference of the means of two independent groups, first minus
// second, in standard deviations. Corrected is Hedges' g.
//
// Formula: (m1 - m2)/s, s² = ((n1-1)s1² + (n2-1)s2²)/(n1+n2-2); limits δ·√(1/n1+1/n2)
// from the noncentral t at t = d/√(1/n1+1/n2); correction [HedgesJ] on n1+n2-2.
//
// Source: Cohen (1988); Hedges (1981); Steiger and Fouladi (1997) for the interval.
//
// Convention: pooled, so both groups are taken to spread alike. It describes; schools
// are not taken into account. Edges: a group of fewer than two, or no spread in either
// group, has none.
//
// R: effectsize::cohens_d(first, second); effectsize::hedges_g(first, second)
func CohenD(first, second []float64, corrected bool, level float64) Estimate {
	n1, n2 := len(first), len(second)
	method := methodCohen
	if corrected {
		method = hedged(method)
	}
	switch {
	case n1 == 0 || n2 == 0:
		return None(n1+n2, method, reasonNobody)
	case !allFinite(first) || !allFinite(second):
		return None(n1+n2, method, reasonNotFinite)
	case n1 == 1 || n2 == 1:
		return None(n1+n2, method, reasonOne)
	}
	a, b, df := spreadOf(first), spreadOf(second), float64(n1+n2-2)
	pooled := math.Sqrt((a.ss + b.ss) / df)
	switch {
	case !finite(pooled):
		return None(n1+n2, method, reasonOverflow)
	case pooled == 0 || pooled <= 0x1p-49*max(largest(first), largest(second)):
		return None(n1+n2, method, reasonSame)
	}
	e := Of((a.mean-b.mean)/pooled, n1+n2, method).free(df)
	if !e.Known() {
		return e
	}
	root := math.Sqrt(1/float64(n1) + 1/float64(n2))
	if !validLevel(level) {
		e = e.without(reasonLevel)
	} else if lower, upper, ok := noncentralLimits(e.Value/root, df, level); ok {
		e = e.within(lower*root, upper*root, level)
	} else {
		e = e.without("the groups are too far apart")
	}
	if corrected {
		e = e.scaled(HedgesJ(df))
	}
	return e
}
