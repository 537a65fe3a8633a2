package cohort

import (
	"fmt"
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/stats"
)

// power is the share of studies that would show the smallest detectable change.
const power = 0.8

// expectation is what stands beside a change: what would have come anyway, and how
// small a change so many pairs could show.
func (b *book) expectation(c *cell) {
	if norm := c.outcome.Norm; norm != nil {
		b.regression(c, norm)
	}
	n := len(c.done)
	detectable := stats.None(n, "", "")
	if enough("detectable_change", n) {
		detectable = stats.DetectableChange(n, power, 1-b.level)
	}
	detectable.N = n
	note := fmt.Sprintf("four times in five, tested at %s", plain(1-b.level))
	b.put(c, "detectable_change", detectable, note)
	points := detectable
	if sd := stats.SDChange(c.numbers); detectable.Known() && sd.Known() {
		points = stats.Of(detectable.Value*sd.Value, n, detectable.Method)
	} else if detectable.Known() {
		points = stats.None(n, detectable.Method, sd.Reason)
	}
	b.put(c, "detectable_points", points, note)
}

// regression is the change to be expected with no support at all.
func (b *book) regression(c *cell, of func(informant string) (metrics.Norm, bool)) {
	norm, ok := of(c.informant)
	mean := stats.Mean(c.numbers.Before, b.level)
	var e stats.Estimate
	note := ""
	switch {
	case !ok:
		e = stats.None(0, "", "no norm of this informant is known")
	case norm.Retest == 0:
		e = stats.None(0, "", "no correlation of two measurements some months apart is known")
	case !mean.Known():
		e = stats.None(0, "", mean.Reason)
	default:
		e = stats.RegressionFromMean(norm.Mean, norm.Retest, mean.Value)
		note = join("a change of about this size could arise with no support at all, if these pupils were chosen by chance from those with such scores in a population with "+
			fmt.Sprintf("mean %s and a correlation of %s of two measurements some months apart", plain(norm.Mean), plain(norm.Retest)), norm.Source, unconfirmed(norm.Confirmed), "assumptions, not known of these pupils")
	}
	e.N = len(c.done)
	b.put(c, "regression_to_mean", e, note)
}

func unconfirmed(confirmed bool) string {
	if confirmed {
		return ""
	}
	return "not confirmed by a second source"
}

// addValue works out what came of a pupil beyond what was to be expected, for adding
// up alone. The maps are for its use.
func (m *member) addValue(scratch [2]map[string]metrics.Value) {
	if !m.done {
		return
	}
	m.First.beside(scratch[0])
	m.Last.beside(scratch[1])
	x, why := m.Outcome.Added.Of(m.Informant, m.Form, scratch[0], scratch[1], m.Days)
	m.added, m.hasAdded, m.noAdded = x, why == "", why
}

// beside fills a map with the values, by scale, that stand in the same row and are of
// the same time and informant.
func (o *Observed) beside(out map[string]metrics.Value) {
	clear(out)
	out[o.Scale] = o.Value
	if o.Row == nil || o.Row.Row == nil {
		return
	}
	for i := range o.Row.Values {
		v := &o.Row.Values[i]
		if v.Scale != o.Scale && v.Measure == o.Measure && v.Informant == o.Informant && v.Wave == o.Wave && v.Period == o.Period {
			out[v.Scale] = *v
		}
	}
}

// added is the mean of that.
func (b *book) added(c *cell) {
	a := c.outcome.Added
	if a == nil {
		return
	}
	var all []float64
	without := map[string]int{}
	for _, m := range c.done {
		if m.hasAdded {
			all = append(all, m.added)
		} else {
			without[m.noAdded]++
		}
	}
	points, effect := stats.None(0, "", ""), stats.None(0, "", "")
	if len(all) > 0 {
		points, effect = a.Sum(all)
	} else {
		points.Reason, effect.Reason = reasonsOf(without), reasonsOf(without)
		without = nil
	}
	points.N, effect.N = len(all), len(all)
	left := ""
	if len(without) > 0 {
		left = "left out: " + reasonsOf(without)
	}
	put := func(name string, e stats.Estimate) {
		r := c.result(name, e)
		r.NOf, r.Note = len(c.done), join(a.Title, "above 0 is better than expected", a.Applies, left)
		if name == "added_value" && a.Unit != "" {
			r.Unit = a.Unit
		}
		h := held{n: len(all)}
		if len(all) == 0 && len(c.done) > 0 {
			h = givenAnyway
		}
		b.add(r, h)
	}
	put("added_value", points)
	put("added_value_effect", effect)
}

// reasonsOf says how many there are of each reason.
func reasonsOf(n map[string]int) string {
	var out []string
	for why := range n {
		out = append(out, why)
	}
	slices.Sort(out)
	if len(out) == 1 {
		return out[0]
	}
	for i, why := range out {
		out[i] = fmt.Sprintf("%d %s", n[why], why)
	}
	return strings.Join(out, ", ")
}

// centres are how alike the changes of pupils of one centre are, where the list of
// pupils names centres.
func (b *book) centres(c *cell) {
	f := slices.IndexFunc(b.facts, func(f fact) bool { return f.name == factCentre })
	if f < 0 || c.outcome.Words || c.outcome.Medians {
		return
	}
	var changes []float64
	var where []int
	for _, m := range c.done {
		if m.traits[f] < len(b.facts[f].levels)-1 {
			changes, where = append(changes, m.change()), append(where, m.traits[f])
		}
	}
	icc := stats.ICC(changes, where, b.level)
	deff, worth := stats.None(0, "", icc.ICC.Reason), stats.None(0, "", icc.ICC.Reason)
	if icc.ICC.Known() {
		deff = stats.DesignEffect(icc.MeanSize, icc.ICC.Value, icc.SizeCV)
		if deff.Known() {
			worth = stats.EffectiveN(len(changes), deff.Value)
		}
	}
	for _, e := range []struct {
		name string
		e    stats.Estimate
	}{{"icc_centre", icc.ICC}, {"design_effect", deff}, {"effective_n", worth}} {
		e.e.N = len(changes)
		r := c.result(e.name, e.e)
		r.NOf = len(c.done)
		if icc.Count > 0 {
			r.Note = fmt.Sprintf("%d centres", icc.Count)
		}
		b.add(r, held{n: len(changes)})
	}
}
