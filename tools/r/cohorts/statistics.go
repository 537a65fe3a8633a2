package main

import (
	"strconv"

	"apst/metrics/stats"
)

const level = 0.95

// result is one number of one statistic.
type result struct {
	statistic, part string
	value           float64
}

// results collects the parts that an estimate has: what it has not is not there.
type results []result

func (r *results) add(statistic string, e stats.Estimate) {
	if !e.Known() {
		return
	}
	r.one(statistic, "value", e.Value)
	if lower, upper, ok := e.Interval(); ok {
		r.one(statistic, "lower", lower)
		r.one(statistic, "upper", upper)
	}
	if p, ok := e.PValue(); ok {
		r.one(statistic, "p", p)
	}
	if df, ok := e.Freedom(); ok {
		r.one(statistic, "df", df)
	}
}

// bare is for statistics of which R gives no more than the number.
func (r *results) bare(statistic string, e stats.Estimate) {
	if e.Known() {
		r.one(statistic, "value", e.Value)
	}
}

func (r *results) one(statistic, part string, value float64) {
	*r = append(*r, result{statistic, part, value})
}

func statistics(c *cohort) []result {
	var r results
	r.change(c)
	r.ranks(c)
	r.effects(c)
	r.reliable(c)
	r.proportions(c)
	r.tables(c)
	r.scale(c)
	r.clusters(c)
	r.gaps(c)
	r.planning(c)
	return r
}

func (r *results) change(c *cohort) {
	p := stats.NewPaired(c.before, c.after)
	r.add("mean change", stats.MeanChange(p, level))
	r.add("paired t", stats.T(p))
	r.add("mean", stats.Mean(c.after, level))
	r.add("SD of change", stats.SDChange(p))
	r.add("correlation", stats.Correlation(c.before, c.after, level))
	r.add("equivalence", stats.Equivalence(p, 1, 0.05))
	if s, ok := stats.Describe(c.before); ok {
		r.one("summary", "first quartile", s.Q1)
		r.one("summary", "median", s.Median)
		r.one("summary", "third quartile", s.Q3)
		r.one("summary", "mean", s.Mean)
		if s.HasSD {
			r.one("summary", "SD", s.SD)
		}
	}
}

func (r *results) ranks(c *cohort) {
	p := stats.NewPaired(c.before, c.after)
	r.add("wilcoxon classic", stats.Wilcoxon(p, stats.WilcoxonClassic))
	r.add("wilcoxon classic uncorrected", stats.Wilcoxon(p, stats.WilcoxonClassicUncorrected))
	r.add("wilcoxon pratt asymptotic", stats.Wilcoxon(p, stats.WilcoxonPrattAsymptotic))
	// With very many pairs it is another method, and says so.
	if e := stats.Wilcoxon(p, stats.WilcoxonPrattExact); e.Method == stats.WilcoxonPrattExact.String() {
		r.add("wilcoxon pratt exact", e)
	}
	r.add("pseudomedian", stats.Pseudomedian(p, level))
	r.bare("rank-biserial", stats.RankBiserial(p))
}

func (r *results) effects(c *cohort) {
	p := stats.NewPaired(c.before, c.after)
	for _, by := range []stats.Denominator{stats.ChangeSD, stats.AverageSD, stats.RepeatedSD, stats.BaselineSD} {
		r.add(by.String(), withoutFreedom(stats.StandardisedChange(p, by, false, level)))
		r.add(by.String()+" corrected", withoutFreedom(stats.StandardisedChange(p, by, true, level)))
	}
	first, second := c.halves()
	r.add("cohen d", withoutFreedom(stats.CohenD(first, second, false, level)))
	r.add("hedges g", withoutFreedom(stats.CohenD(first, second, true, level)))
	if n := len(c.before); n >= 10 && n <= 500 {
		changes := p.Changes()
		r.add("bootstrap of the mean", stats.BCaMean(changes, stats.DefaultBootstrap))
	}
}

// withoutFreedom leaves out degrees of freedom, which R does not print of an effect.
func withoutFreedom(e stats.Estimate) stats.Estimate {
	e.Has &^= stats.HasDF
	return e
}

// halves are the endlines of the pupils of even and of odd schools.
func (c *cohort) halves() (even, odd []float64) {
	for i, school := range c.school {
		if school%2 == 0 {
			even = append(even, c.after[i])
		} else {
			odd = append(odd, c.after[i])
		}
	}
	return even, odd
}

func (r *results) reliable(c *cohort) {
	limits, err := stats.NewReliable(5.2, 0.8)
	if err != nil {
		return
	}
	rule := stats.Rule{Reliable: limits, Cutoff: 20, HasCutoff: true}
	counts := rule.Count(stats.NewPaired(c.before, c.after))
	r.one("reliable change", "recovered", float64(counts.Recovered))
	r.one("reliable change", "improved", float64(counts.Improved))
	r.one("reliable change", "unchanged", float64(counts.Unchanged))
	r.one("reliable change", "deteriorated", float64(counts.Deteriorated))
	r.one("reliable change", "above", float64(counts.Above))
}

// planning does not depend on the pupils, only on how many there are.
func (r *results) planning(c *cohort) {
	n := len(c.before)
	r.bare("power", stats.PairedPower(n, 0.3, 0.05))
	r.bare("detectable change", stats.DetectableChange(n, 0.8, 0.05))
	design := stats.ClusterDesign{Clusters: n, ClusterSize: 12, Share: 0.5, ICC: 0.1, WithinExplained: 0.4, SchoolExplained: 0.4, Covariates: 1}
	r.bare("detectable by clusters", stats.ClusterDetectable(design, 0.8, 0.05))
	expected := stats.RegressionToMean(10.3, 5.2, 0.62, 5+float64(c.id%20))
	r.bare("regression to the mean", expected.Change)
}

func (r *results) each(statistic string, all []stats.Estimate) {
	for i, e := range all {
		if e.Known() {
			r.one(statistic, strconv.Itoa(i+1), e.Value)
		}
	}
}
