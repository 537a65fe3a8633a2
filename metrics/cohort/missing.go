package cohort

import (
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
)

// lostUnchanged marks the mean change under the supposition that nobody lost changed.
const lostUnchanged = "lost-unchanged"

// lost sets those without a pair beside the others: their baselines, and how far the
// mean change depends on them.
func (b *book) lost(c *cell) {
	o := c.outcome
	if o.Words {
		return
	}
	var without []float64
	var before, after []float64
	var present []bool
	for _, m := range c.members {
		if !m.baseline {
			continue
		}
		before, after, present = append(before, m.before), append(after, m.after), append(present, m.done)
		if !m.done {
			without = append(without, m.before)
		}
	}
	put := func(name string, n int, e stats.Estimate) metrics.Result {
		r := c.result(name, e)
		r.NOf, r.Note = c.baselines, c.notDueNote()
		if name == "paired_baseline_mean" {
			r.Note = ""
		}
		b.add(r, held{n: n})
		return r
	}
	put("lost_baseline_median", len(without), stats.Median(without))
	if o.Medians {
		return
	}
	smaller := min(len(without), len(c.done))
	put("paired_baseline_mean", len(c.done), stats.Mean(c.numbers.Before, b.level))
	put("lost_baseline_mean", len(without), stats.Mean(without, b.level))
	put("lost_smd", smaller, stats.SMD(c.numbers.Before, without))
	put("mcar", smaller, stats.MCAR(before, after, present))
	if len(without) > 0 {
		b.bounded(c, without)
	}
}

// bounded is the mean change if nobody lost had changed.
func (b *book) bounded(c *cell, without []float64) {
	r := c.result("mean_change", stats.Bounded(c.numbers, without, b.level))
	r.Category, r.Note = lostUnchanged, join(c.notDueNote(), "a bound, not an estimate", c.changeNote())
	b.add(r, held{n: len(c.done)})
}

// notDueNote says how many of those without a pair have not been lost: they are still
// there, and the time for the endline is to come.
func (c *cell) notDueNote() string {
	n := 0
	for _, m := range c.members {
		if m.baseline && !m.done && m.Reason == StillOnRoll {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of those without a pair are still on roll, and their endline is not due", n)
}

// share sets the share of a subgroup among the paired beside its share among the lost.
func (b *book) share(c, whole *cell) {
	paired, lost := len(whole.done), whole.baselines-len(whole.done)
	r := c.result("lost_smd", stats.SMDProportion(len(c.done), paired, c.baselines-len(c.done), lost))
	r.NOf = whole.baselines
	b.add(r, held{n: min(paired, lost)})
}
