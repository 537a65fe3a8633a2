package stats

import "math"

// ProportionMethod is how the interval of a proportion is made.
type ProportionMethod uint8

// The intervals of a proportion.
const (
	Wilson          ProportionMethod = iota // score interval: the one for paper
	WilsonCorrected                         // the same with continuity correction
	ClopperPearson                          // exact: never covers less than its level
	ProportionAuto                          // Wilson; Clopper-Pearson where x is 0 or n
)

// String is the name that results carry.
func (m ProportionMethod) String() string {
	switch m {
	case Wilson:
		return methodWilson
	case WilsonCorrected:
		return methodWilsonCorrected
	case ClopperPearson:
		return methodClopperPearson
	case ProportionAuto:
		return "auto"
	}
	return "unknown"
}

// Proportion estimates the share of pupils like these of whom something is true, from
// x of n, as a fraction of 1.
//
// Formula: p = x/n. Wilson: (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
// Clopper-Pearson: the quantiles of Beta(x, n-x+1) and Beta(x+1, n-x).
//
// Source: Wilson (1927); Clopper and Pearson (1934); Newcombe (1998), Statistics in
// Medicine 17:857, methods 3, 4 and 5.
//
// Convention: two-sided with half of what is left over in each tail. WilsonCorrected
// is what R prints by default, with its rule that the correction is never larger than
// the distance of x from n/2. ProportionAuto is Wilson, and exact where the Wilson
// interval is at its worst: nobody or everybody.
//
// Edges: x = 0 has the lower limit 0, x = n the upper limit 1, exactly. n = 0 and
// x outside 0 to n cannot be estimated.
//
// R: prop.test(x, n, correct = FALSE); prop.test(x, n); binom.test(x, n)
func Proportion(x, n int, m ProportionMethod, level float64) Estimate {
	if m == ProportionAuto {
		m = Wilson
		if x == 0 || x == n {
			m = ClopperPearson
		}
	}
	if reason := whyNoProportion(x, n, level); reason != "" {
		return None(max(n, 0), m.String(), reason)
	}
	var lower, upper float64
	switch m {
	case Wilson:
		lower, upper = wilson(x, n, 0, normalTwoSided(level))
	case WilsonCorrected:
		correction := min(0.5, math.Abs(float64(x)-float64(n)/2))
		lower, upper = wilson(x, n, correction, normalTwoSided(level))
	case ClopperPearson:
		lower, upper = clopperPearson(x, n, level)
	default:
		return None(n, m.String(), reasonUnknownWay)
	}
	return Of(float64(x)/float64(n), n, m.String()).within(lower, upper, level)
}

func whyNoProportion(x, n int, level float64) string {
	switch {
	case n == 0 && x == 0:
		return reasonNobody
	case n <= 0 || x < 0 || x > n:
		return reasonCounts
	case !validLevel(level):
		return reasonLevel
	}
	return ""
}

// wilson is the score interval of x of n, with the correction (in pupils) taken away
// from x for the lower and added for the upper limit.
func wilson(x, n int, correction, z float64) (lower, upper float64) {
	size := float64(n)
	limit := func(p, z float64) float64 {
		z2n := z * z / size
		return (p + z2n/2 + z*math.Sqrt(float64(p*(1-p))/size+z2n/(4*size))) / (1 + z2n)
	}
	below, above := (float64(x)-correction)/size, (float64(x)+correction)/size
	lower, upper = 0, 1
	if below > 0 {
		lower = max(0, limit(below, -z))
	}
	if above < 1 {
		upper = min(1, limit(above, z))
	}
	return lower, upper
}

// clopperPearson is the exact interval of x of n.
func clopperPearson(x, n int, level float64) (lower, upper float64) {
	tail := (1 - level) / 2
	lower, upper = 0, 1
	if x > 0 {
		lower = betaQuantile(tail, float64(x), float64(n-x+1))
	}
	if x < n {
		// By the other tail, whose probability keeps its digits.
		upper = 1 - betaQuantile(tail, float64(n-x), float64(x+1))
	}
	return lower, upper
}
