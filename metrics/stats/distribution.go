package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// The distributions behind the intervals and tests. Each function wants arguments in
// their range (degrees of freedom above 0, a probability strictly between 0 and 1);
// callers look before they ask.

// validLevel reports whether a level can be that of an interval.
func validLevel(level float64) bool { return level > 0 && level < 1 }

// normalTwoSided is the z with the level between -z and z: 1.959964 for 0.95.
func normalTwoSided(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// normalTail is the probability of a standard normal beyond |z| on either side.
func normalTail(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// studentExpansion is the number of degrees of freedom from which the quantile of t
// is computed from the normal one: there the first term left out is below 1e-12,
// and the incomplete beta function begins to lose digits.
const studentExpansion = 2000

// studentTwoSided is the t with the level between -t and t on df degrees of freedom.
func studentTwoSided(level, df float64) float64 {
	if df >= studentExpansion {
		return studentFromNormal(normalTwoSided(level), df)
	}
	// t²/(df+t²) has a beta distribution; asked for by whichever tail is the smaller.
	if level <= 0.5 {
		y := betaQuantile(level, 0.5, df/2)
		return math.Sqrt(df * y / (1 - y))
	}
	x := betaQuantile(1-level, df/2, 0.5)
	return math.Sqrt(df * (1 - x) / x)
}

// studentFromNormal is the Cornish-Fisher expansion (Abramowitz & Stegun 26.7.5).
func studentFromNormal(z, df float64) float64 {
	z2 := z * z
	g1 := z * (z2 + 1) / 4
	g2 := z * ((5*z2+16)*z2 + 3) / 96
	g3 := z * (((3*z2+19)*z2+17)*z2 - 15) / 384
	g4 := z * ((((79*z2+776)*z2+1482)*z2-1920)*z2 - 945) / 92160
	return z + (g1+(g2+(g3+g4/df)/df)/df)/df
}

// studentTail is the probability of t beyond |t| on either side.
func studentTail(t, df float64) float64 {
	t2 := t * t
	if math.IsInf(t2, 1) {
		return 0
	}
	// One less the other tail would lose the digits of a small one.
	if t2 < 1 {
		return 1 - mathext.RegIncBeta(0.5, df/2, t2/(df+t2))
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+t2))
}

// chiSquareTail is the probability of a chi-square of x or more.
func chiSquareTail(x, df float64) float64 {
	if x <= 0 {
		return 1
	}
	return mathext.GammaIncRegComp(df/2, x/2)
}

// fTail is the probability of an F of x or more.
func fTail(x, df1, df2 float64) float64 {
	if x <= 0 {
		return 1
	}
	return mathext.RegIncBeta(df2/2, df1/2, df2/(df2+df1*x))
}

// fQuantile is the x with the probability p below it.
func fQuantile(p, df1, df2 float64) float64 {
	if p <= 0.5 {
		y := betaQuantile(p, df1/2, df2/2)
		return df2 * y / (df1 * (1 - y))
	}
	y := betaQuantile(1-p, df2/2, df1/2)
	return df2 * (1 - y) / (df1 * y)
}

// betaQuantile is the x with the probability p below it. The library's inverse stops
// at about eight digits; Newton steps on the distribution function bring the rest.
func betaQuantile(p, a, b float64) float64 {
	x := mathext.InvRegIncBeta(a, b, p)
	norm := mathext.Lbeta(a, b)
	for range 4 {
		if x <= 0 || x >= 1 {
			return x
		}
		density := math.Exp((a-1)*math.Log(x) + (b-1)*math.Log1p(-x) - norm)
		step := (mathext.RegIncBeta(a, b, x) - p) / density
		next := x - step
		if !finite(next) || next <= 0 || next >= 1 {
			return x
		}
		x = next
		if math.Abs(step) <= 1e-15*x {
			break
		}
	}
	return x
}

// gammaQuantile is the x of a gamma distribution of the shape (scale 1) with the
// probability p below it.
func gammaQuantile(p, shape float64) float64 {
	x := mathext.GammaIncRegInv(shape, p)
	norm, _ := math.Lgamma(shape)
	for range 4 {
		if !finite(x) || x <= 0 {
			return x
		}
		density := math.Exp((shape-1)*math.Log(x) - x - norm)
		step := (mathext.GammaIncReg(shape, x) - p) / density
		next := x - step
		if !finite(next) || next <= 0 {
			return x
		}
		x = next
		if math.Abs(step) <= 1e-15*x {
			break
		}
	}
	return x
}
