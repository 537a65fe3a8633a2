package stats

import "math"

// Denominator is what a mean change is divided by to be standardised. The four give
// different numbers of the same change and are not to be compared with each other.
type Denominator uint8

// The denominators of a standardised change.
const (
	ChangeSD   Denominator = iota // d_z: the SD of the changes
	AverageSD                     // d_av: the root of the mean variance of baseline and endline
	RepeatedSD                    // d_rm: the SD of the changes, brought to the scale of one wave
	BaselineSD                    // glass_delta: the SD of the baseline
)

var denominatorNames = [...]string{"d_z", "d_av", "d_rm", "glass_delta"}

// String is the name of the statistic with this denominator.
func (d Denominator) String() string {
	if int(d) >= len(denominatorNames) {
		return "unknown"
	}
	return denominatorNames[d]
}

// method is the name that results carry.
func (d Denominator) method(corrected bool) string {
	name := "unknown"
	if int(d) < len(denominatorNames) {
		name = [...]string{methodDz, methodDav, methodDrm, methodGlass}[d]
	}
	if corrected {
		return hedged(name)
	}
	return name
}

// StandardisedChange estimates the mean change in standard deviations. Corrected takes
// off the bias of small samples (Hedges' g) from the estimate and both limits.
//
// Formula: d̄ over s_d (d_z), √((s0²+s1²)/2) (d_av), s_d/√(2(1-r)) (d_rm) or s0
// (glass_delta). Interval: d_z from the noncentral t, limits δ/√n; the others d ± z·SE
// with SE = s_d/(√n·denominator) for d_av, √((1/n + d²/2n)·2(1-r)) for d_rm and
// √(2(1-r)/n + d²/2n) for glass_delta. Correction: [HedgesJ] on n-1.
//
// Source: Cohen (1988); Cumming (2012), chapter 11; Morris and DeShon (2002); Becker
// (1988), British Journal of Mathematical and Statistical Psychology 41:257; Hedges
// (1981).
//
// Convention: s0 is always the baseline, the correction has n-1 degrees of freedom for
// all four. effectsize searches for the limits of d_z more coarsely (to about three
// decimals); MBESS::ci.sm has the same.
//
// Edges: no spread in the denominator, no result; two pairs cannot be corrected. d_rm
// and glass_delta need the correlation of the waves: without it (a wave that is all
// the same) d_rm has no result and glass_delta no interval.
//
// R: effectsize::repeated_measures_d(post, pre, method = "z", adjust = FALSE), with
// "av", "rm", "b" and adjust = TRUE
func StandardisedChange(p Paired, by Denominator, corrected bool, level float64) Estimate {
	method := by.method(corrected)
	c, reason := changesOf(p)
	switch {
	case reason != "":
		return None(p.N(), method, reason)
	case int(by) >= len(denominatorNames):
		return None(p.N(), method, reasonUnknownWay)
	case c.n() == 1:
		return None(1, method, reasonOne)
	case corrected && c.n() == 2:
		return None(2, method, "two pairs are too few for the correction")
	}
	divisor, reason := c.denominator(p, by)
	if reason != "" {
		return None(c.n(), method, reason)
	}
	e := Of(c.spread.mean/divisor, c.n(), method)
	switch {
	case !e.Known():
		return e
	case !validLevel(level):
		e = e.without(reasonLevel)
	case by == ChangeSD:
		e = c.noncentralInterval(e, level)
	default:
		e = c.normalInterval(e, p, by, divisor, level)
	}
	if corrected {
		e = e.scaled(HedgesJ(float64(c.n() - 1)))
	}
	return e
}

// denominator is what the mean change is divided by, or why there is nothing.
func (c changes) denominator(p Paired, by Denominator) (float64, string) {
	before, after := spreadOf(p.Before), spreadOf(p.After)
	if !finite(before.ss) || !finite(after.ss) || !finite(c.spread.ss) {
		return 0, reasonOverflow
	}
	divisor, reason := 0.0, reasonSame
	switch by {
	case AverageSD:
		divisor = math.Sqrt((before.variance() + after.variance()) / 2)
	case BaselineSD:
		divisor, reason = before.sd(), "all baselines are the same"
	case ChangeSD:
		divisor, reason = c.usableSD(), reasonSameDiff
	case RepeatedSD:
		_, apart, why := pearson(p.Before, p.After)
		if why != "" {
			return 0, "one of the waves has no spread"
		}
		if onLine(apart) || c.n() == 2 {
			return 0, reasonLine
		}
		divisor, reason = c.usableSD()/math.Sqrt(2*apart), reasonSameDiff
	}
	if divisor == 0 || spreadTooSmall(divisor, p) {
		return 0, reason
	}
	return divisor, ""
}

// usableSD is the SD of the changes; 0 where they are all the same but for rounding.
func (c changes) usableSD() float64 {
	if c.why() != "" {
		return 0
	}
	return c.spread.sd()
}

// spreadTooSmall reports whether a standard deviation is only that of rounding.
func spreadTooSmall(sd float64, p Paired) bool {
	return sd <= 0x1p-49*max(largest(p.Before), largest(p.After))
}

// noncentralInterval is the interval of d_z.
func (c changes) noncentralInterval(e Estimate, level float64) Estimate {
	t, df := c.t()
	lower, upper, ok := noncentralLimits(t, df, level)
	if !ok {
		return e.without("the changes are too nearly the same")
	}
	root := math.Sqrt(float64(c.n()))
	return e.within(lower/root, upper/root, level).free(df)
}

// normalInterval is the interval of the other three.
func (c changes) normalInterval(e Estimate, p Paired, by Denominator, divisor, level float64) Estimate {
	n, d := float64(c.n()), e.Value
	se := c.spread.sd() / math.Sqrt(n) / divisor
	if by != AverageSD {
		_, apart, why := pearson(p.Before, p.After)
		if why != "" {
			return e.without("one of the waves has no spread")
		}
		if by == RepeatedSD {
			se = math.Sqrt((1/n + d*d/(2*n)) * 2 * apart)
		} else {
			se = math.Sqrt(2*apart/n + d*d/(2*n))
		}
	}
	if se == 0 {
		return e.without(reasonSameDiff)
	}
	half := normalTwoSided(level) * se
	return e.within(d-half, d+half, level)
}

// scaled multiplies an estimate and its limits.
func (e Estimate) scaled(by float64) Estimate {
	e.Value, e.Lower, e.Upper = e.Value*by, e.Lower*by, e.Upper*by
	return e
}
