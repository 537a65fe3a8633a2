package cohort

import (
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// who are the rows of who is looked at: pairs, those without one and why.
func (b *book) who(c *cell, population int) {
	b.pairs(c)
	b.completion(c)
	b.put(c, "baselines", count(c.baselines, c.baselines), "")
	b.put(c, "lost", count(c.baselines-len(c.done), c.baselines), c.notDueNote())
	b.reasons(c)
	b.pattern(c, population)
}

// pairs is the number of pairs, of those with a baseline.
func (b *book) pairs(c *cell) {
	b.put(c, "pairs", count(len(c.done), len(c.done)), c.windowsNote())
}

// windowsNote says, of windows of time, how many pupils have one of the two alone: which
// of them is missing does not make one lost, so that n_of does not count them all.
func (c *cell) windowsNote() string {
	n := 0
	for _, m := range c.members {
		if m.baseline != m.ended {
			n++
		}
	}
	if n == 0 || c.outcome.Pairing != metrics.ByPeriod {
		return ""
	}
	return fmt.Sprintf("beside them %d with one of the two windows only", n)
}

// completion is the share of baselines that became pairs.
func (b *book) completion(c *cell) {
	r := c.result("completion", b.percent(len(c.done), c.baselines))
	r.Note = join(c.notDueNote(), c.windowsNote())
	b.add(r, held{n: c.baselines})
}

// reasons are why pupils have no pair, of those of whom there is anything. Of the main
// outcome everybody on the list has an empty pair, of the others nobody has: whoever has
// nothing is in the pattern, as neither.
func (b *book) reasons(c *cell) {
	n := map[Reason]int{}
	var met []Reason
	there := len(c.members)
	for _, m := range c.members {
		if m.Reason == NoBaseline && m.First == nil && m.Last == nil && len(m.Between) == 0 {
			there--
			continue
		}
		if m.done || m.Reason == "" {
			continue
		}
		if n[m.Reason] == 0 {
			met = append(met, m.Reason)
		}
		n[m.Reason]++
	}
	slices.Sort(met)
	for _, why := range met {
		r := c.result("not_paired", count(n[why], there))
		r.Category, r.NOf = string(why), there
		b.add(r, held{})
	}
}

// pattern is how many of the population have what; the parts add up to it.
func (b *book) pattern(c *cell, population int) {
	parts := []struct {
		name string
		n    int
	}{{"both", 0}, {"both-not-comparable", 0}, {"baseline-only", 0}, {"endline-only", 0}, {"neither", population}}
	for _, m := range c.members {
		at := 4
		switch {
		case m.done:
			at = 0
		case m.baseline && m.ended:
			at = 1
		case m.baseline:
			at = 2
		case m.ended:
			at = 3
		}
		parts[4].n--
		parts[at].n++
	}
	for _, p := range parts {
		r := c.result("pattern", count(p.n, population))
		r.Category, r.NOf = p.name, population
		b.add(r, held{})
	}
}

// days are how far apart the two times are; periods lie side by side.
func (b *book) days(c *cell) {
	if c.outcome.Pairing == metrics.ByPeriod {
		return
	}
	var all []float64
	for _, m := range c.done {
		if m.Days >= 0 {
			all = append(all, float64(m.Days))
		}
	}
	put := func(name string, e stats.Estimate) {
		r := c.result(name, e)
		r.NOf = len(c.done)
		b.add(r, held{n: len(all)})
	}
	q := quartilesOf(all)
	put("days_median", q.median)
	put("days_q1", q.q1)
	put("days_q3", q.q3)
}
