package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/metrics/stats"
)

// numbers are the results of an outcome whose differences can be averaged, of a whole
// population.
func (b *book) numbers(c *cell) {
	b.means(c)
	b.spread(c)
	b.medians(c)
	b.effects(c)
	b.more(c)
	b.expectation(c)
	b.added(c)
	b.classes(c)
	b.bands(c)
	b.sides(c)
}

// subgroup are the results of a subgroup: fewer of them for outcomes that are not a
// measure's main one, and nothing that takes a bootstrap or all pairs of pairs.
func (b *book) subgroup(c, whole *cell, completion bool) {
	if !completion || c.main {
		b.pairs(c)
	}
	if c.main {
		b.completion(c)
		b.put(c, "baselines", count(c.baselines, c.baselines), "")
		b.put(c, "lost", count(c.baselines-len(c.done), c.baselines), c.notDueNote())
	}
	if completion {
		return
	}
	if c.main {
		b.share(c, whole)
	}
	o := c.outcome
	switch {
	case o.Words:
		if c.main {
			b.sides(c)
		}
	case o.Medians:
		if c.main {
			b.medians(c)
		}
	default:
		b.means(c)
		b.work(c, "g_av", "", c.standardised(stats.AverageSD, true, b.level))
		if c.main {
			b.spread(c)
			b.medians(c)
			b.work(c, "d_av", "", c.standardised(stats.AverageSD, false, b.level))
			b.work(c, "rank_biserial", "", func() stats.Estimate { return stats.RankBiserial(c.numbers) })
			b.classes(c)
			b.sides(c)
		}
	}
}

// means are the two means and the change.
func (b *book) means(c *cell) {
	b.work(c, "baseline_mean", "", func() stats.Estimate { return stats.Mean(c.numbers.Before, b.level) })
	b.work(c, "endline_mean", "", func() stats.Estimate { return stats.Mean(c.numbers.After, b.level) })
	b.work(c, "mean_change", c.exploratory(c.changeNote()), func() stats.Estimate { return stats.MeanChange(c.numbers, b.level) })
}

// spread are the standard deviations, the correlation and the signed-rank test.
func (b *book) spread(c *cell) {
	b.work(c, "baseline_sd", "", func() stats.Estimate { return stats.SD(c.numbers.Before) })
	b.work(c, "endline_sd", "", func() stats.Estimate { return stats.SD(c.numbers.After) })
	b.work(c, "sd_change", "", func() stats.Estimate { return stats.SDChange(c.numbers) })
	b.work(c, "correlation", "", func() stats.Estimate { return stats.Correlation(c.numbers.Before, c.numbers.After, b.level) })
	b.work(c, "wilcoxon_v", c.exploratory(""), func() stats.Estimate { return stats.Wilcoxon(c.numbers, b.s.Wilcoxon) })
	b.put(c, "unchanged_pairs", count(stats.UnchangedPairs(c.numbers), len(c.done)), "")
}

// medians are the medians and quartiles.
func (b *book) medians(c *cell) {
	before, after, change := quartilesOf(c.numbers.Before), quartilesOf(c.numbers.After), quartilesOf(c.changes)
	b.put(c, "baseline_median", before.median, "")
	b.put(c, "endline_median", after.median, "")
	b.put(c, "median_change", change.median, c.changeNote())
	b.put(c, "change_q1", change.q1, "")
	b.put(c, "change_q3", change.q3, "")
}

// methodQuantile names the convention of quantiles.
const methodQuantile = "type-7"

// quartiles are where numbers lie.
type quartiles struct{ q1, median, q3 stats.Estimate }

func quartilesOf(xs []float64) quartiles {
	n := len(xs)
	s, ok := stats.Describe(xs)
	if !ok {
		none := stats.None(n, methodQuantile, "there are no numbers")
		return quartiles{none, none, none}
	}
	return quartiles{stats.Of(s.Q1, n, methodQuantile), stats.Of(s.Median, n, methodQuantile), stats.Of(s.Q3, n, methodQuantile)}
}

// standardised is the mean change in standard deviations, when it is asked for.
func (c *cell) standardised(by stats.Denominator, corrected bool, level float64) func() stats.Estimate {
	return func() stats.Estimate { return stats.StandardisedChange(c.numbers, by, corrected, level) }
}

// effects are the changes in standard deviations.
func (b *book) effects(c *cell) {
	for _, e := range []struct {
		name      string
		by        stats.Denominator
		corrected bool
	}{
		{"g_av", stats.AverageSD, true}, {"d_av", stats.AverageSD, false}, {"d_z", stats.ChangeSD, false}, {"g_z", stats.ChangeSD, true},
		{"d_rm", stats.RepeatedSD, false}, {"glass_delta", stats.BaselineSD, false},
	} {
		b.work(c, e.name, "", c.standardised(e.by, e.corrected, b.level))
	}
	b.work(c, "rank_biserial", "", func() stats.Estimate { return stats.RankBiserial(c.numbers) })
}

// more is what is worked out for whole populations alone.
func (b *book) more(c *cell) {
	b.work(c, "t", "", func() stats.Estimate { return stats.T(c.numbers) })
	b.work(c, "pseudomedian", "", func() stats.Estimate { return stats.Pseudomedian(c.numbers, b.level) })
	if c.main {
		boot := b.bootstrap()
		b.work(c, "mean_change_bca", fmt.Sprintf("%d resamples, seed %d", boot.Resamples, boot.Seed), func() stats.Estimate { return stats.BCaMean(c.changes, boot) })
	}
	if c.first && b.s.Margin > 0 {
		b.equivalence(c)
	}
}

// bootstrap is how resamples are drawn.
func (b *book) bootstrap() stats.Bootstrap {
	boot := b.s.Bootstrap
	if boot.Resamples == 0 {
		boot = stats.DefaultBootstrap
	}
	boot.Level = b.level
	return boot
}

// equivalence is whether it was shown that nothing changed that matters.
func (b *book) equivalence(c *cell) {
	note := fmt.Sprintf("margin %s %s either way, fixed beforehand", plain(b.s.Margin), c.outcome.Unit)
	e := stats.None(len(c.done), "", "")
	if enough("equivalence", len(c.done)) {
		e = stats.Equivalence(c.numbers, b.s.Margin, 1-b.level)
		if stats.Equivalent(e, b.s.Margin) {
			note = join(note, "no change that matters is shown: the interval lies within the margin")
		}
	}
	b.put(c, "equivalence", e, note)
}

// changeNote says which way is better, which forms are together, and what is not known
// of who answered.
func (c *cell) changeNote() string {
	if c.note != "" {
		return c.note
	}
	note := "endline minus baseline"
	switch c.outcome.Better {
	case metrics.Lower:
		note += "; below 0 is better"
	case metrics.Higher:
		note += "; above 0 is better"
	case metrics.Neither:
		note += "; neither way is better"
	}
	c.note = join(note, c.formsNote(), c.ratersNote(), c.windowsNote())
	return c.note
}

// formsNote says how many pairs are of which form, where there are several.
func (c *cell) formsNote() string {
	var forms []string
	var n []int
	for _, m := range c.done {
		at := slices.Index(forms, m.Form)
		if at < 0 {
			at = len(forms)
			forms, n = append(forms, m.Form), append(n, 0)
		}
		n[at]++
	}
	if len(forms) < 2 {
		return ""
	}
	out := make([]string, len(forms))
	for i, f := range forms {
		out[i] = fmt.Sprintf("%s: %d", cmp.Or(f, "not known"), n[i])
	}
	slices.Sort(out)
	return "forms together: " + strings.Join(out, ", ")
}

// ratersNote says of how many pairs it is not known whether one person answered both
// times.
func (c *cell) ratersNote() string {
	n := 0
	for _, m := range c.done {
		if m.Flagged(flagRater) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("not known of %d pairs whether the same person answered", n)
}

// exploratory adds to the note of a test what has to be known of subgroups, and of those
// that were formed by what is looked at.
func (c *cell) exploratory(note string) string {
	switch {
	case c.whole():
		return note
	case c.byBaseline():
		return join(note, "exploratory", "chosen by the baseline: scores come back towards the mean by themselves")
	}
	return join(note, "exploratory")
}

// byBaseline reports whether a subgroup was formed by the baseline.
func (c *cell) byBaseline() bool { return !c.whole() && c.group[0].Name == groupStartBand }

// join puts the parts of a note together that there are.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

// plain writes a number that was given, in as few digits as it has.
func plain(x float64) string { return strconv.FormatFloat(x, 'g', 12, 64) }
