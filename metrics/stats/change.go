package stats

import "math"

// changes are the changes of pairs and what was found of them.
type changes struct {
	d      []float64
	spread spread
	steady bool // all the same, but for rounding
}

// n is the number of pairs.
func (c changes) n() int { return len(c.d) }

// changesOf takes the changes, or says why there are none to compute with.
func changesOf(p Paired) (changes, string) {
	switch {
	case p.N() == 0:
		return changes{}, reasonNobody
	case len(p.Before) != len(p.After):
		return changes{}, reasonLengths
	case !allFinite(p.Before) || !allFinite(p.After):
		return changes{}, reasonNotFinite
	}
	c := changes{d: p.Changes()}
	if !allFinite(c.d) {
		return changes{}, reasonOverflow
	}
	c.spread = spreadOf(c.d)
	c.steady = c.spread.n > 1 && c.spread.steady(max(largest(p.Before), largest(p.After)))
	return c, ""
}

// why says why the changes have no usable spread, or nothing.
func (c changes) why() string {
	if c.steady || c.spread.why() == reasonSame {
		return reasonSameDiff
	}
	return c.spread.why()
}

// t is the mean change over its standard error, and its degrees of freedom.
func (c changes) t() (t, df float64) {
	return c.spread.mean / c.spread.standardError(), float64(c.n() - 1)
}

// MeanChange estimates by how much pupils like these change on average, after minus
// before.
//
// Formula: d̄ ± t(n-1)·s_d/√n with d = after - before; P from t = d̄/(s_d/√n).
//
// Source: Student (1908), Biometrika 6:1.
//
// Convention: the interval is that of the mean of the differences. Intervals of the
// two waves beside each other say nothing of it.
//
// Edges: one pair, or changes that are all the same (but for rounding), have a mean
// without an interval or a test.
//
// R: t.test(post, pre, paired = TRUE)
func MeanChange(p Paired, level float64) Estimate {
	c, reason := changesOf(p)
	if reason != "" {
		return None(p.N(), methodPairedT, reason)
	}
	e := Of(c.spread.mean, c.n(), methodPairedT)
	if !e.Known() {
		return e
	}
	if why := c.why(); why != "" {
		return e.without(why)
	}
	t, df := c.t()
	e = e.free(df).tested(studentTail(t, df))
	if !validLevel(level) {
		return e.without(reasonLevel)
	}
	half := studentTwoSided(level, df) * c.spread.standardError()
	return e.within(e.Value-half, e.Value+half, level)
}

// T is the statistic of the paired t test: the mean change in units of its standard
// error, with the two-sided P.
//
// Formula: t = d̄·√n/s_d on n-1 degrees of freedom. Edges: one pair, or changes that
// are all the same, have none.
//
// R: t.test(post, pre, paired = TRUE)$statistic
func T(p Paired) Estimate {
	c, reason := changesOf(p)
	if reason == "" {
		reason = c.why()
	}
	if reason != "" {
		return None(p.N(), methodPairedT, reason)
	}
	t, df := c.t()
	return Of(t, c.n(), methodPairedT).free(df).tested(studentTail(t, df))
}

// SDChange is the standard deviation of the changes.
//
// R: sd(post - pre)
func SDChange(p Paired) Estimate {
	c, reason := changesOf(p)
	if reason != "" {
		return None(p.N(), methodSampleSD, reason)
	}
	return SD(c.d)
}

// Equivalence asks whether the mean change is shown to be no larger than a margin, in
// either direction. The value is the mean change, with the interval of 1 - 2·alpha; P
// is the larger of the two one-sided probabilities. A warning says what came of it.
//
// Formula: t = (d̄ ± margin)/(s_d/√n), each on n-1 degrees of freedom, against its
// side.
//
// Source: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15:657.
//
// Convention: equivalent when the interval lies inside the margin on both sides, the
// margin itself not included; at an alpha of 0.05 that is the interval of 90%. The
// margin has to be fixed before the data are looked at. That a difference is not
// significant shows nothing.
//
// Edges: one pair, or changes that are all the same, have no test.
//
// R: t.test(post, pre, paired = TRUE, conf.level = 0.90); the larger P of
// t.test(post, pre, paired = TRUE, mu = -margin, alternative = "greater") and
// t.test(post, pre, paired = TRUE, mu = margin, alternative = "less")
func Equivalence(p Paired, margin, alpha float64) Estimate {
	c, reason := changesOf(p)
	switch {
	case reason != "":
		return None(p.N(), methodTOST, reason)
	case !(margin > 0) || !finite(margin):
		return None(p.N(), methodTOST, "the margin is not above 0")
	case !(alpha > 0 && alpha < 0.5):
		return None(p.N(), methodTOST, "alpha lies above 0 and below 0.5")
	}
	e := Of(c.spread.mean, c.n(), methodTOST)
	if !e.Known() {
		return e
	}
	if why := c.why(); why != "" {
		return e.without(why)
	}
	se, df := c.spread.standardError(), float64(c.n()-1)
	half := studentTwoSided(1-2*alpha, df) * se
	least := max(studentAbove((e.Value+margin)/se, df), studentAbove((margin-e.Value)/se, df))
	e = e.free(df).tested(least).within(e.Value-half, e.Value+half, 1-2*alpha)
	if Equivalent(e, margin) {
		return e.warn("shown to lie within the margin")
	}
	return e.warn("not shown to lie within the margin")
}

// Equivalent reports whether an equivalence was shown: the interval lies inside the
// margin on both sides.
func Equivalent(e Estimate, margin float64) bool {
	lower, upper, ok := e.Interval()
	return ok && -margin < lower && upper < margin
}

// studentAbove is the probability of a t above this one.
func studentAbove(t, df float64) float64 {
	if t > 0 {
		return studentTail(t, df) / 2
	}
	return 1 - studentTail(math.Abs(t), df)/2
}
