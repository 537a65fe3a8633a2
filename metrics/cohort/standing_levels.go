package cohort

import (
	"fmt"
	"math"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// mostLevels is how many different whole numbers are counted one by one.
const mostLevels = 11

// levels are the median and quartiles of numbers, and, where they are ratings on a
// short scale, how many gave each; of others that can be averaged the mean.
func (b *book) levels(st stand, pop population, all []*Observed, named string) {
	var xs []float64
	for _, o := range all {
		if x, ok := o.Number(); ok && o.State == metrics.Known {
			xs = append(xs, x)
		}
	}
	n, note := len(xs), named
	if st.outcome.Answers {
		b.answered(st, pop, n, len(all), named)
		note = join(fmt.Sprintf("of the %d who answered", n), named)
	}
	put := func(name, word string, e stats.Estimate) { b.stood(st, pop, name, word, note, e, len(all), n) }
	q := quartilesOf(xs)
	put("standing_median", "", q.median)
	put("standing_q1", "", q.q1)
	put("standing_q3", "", q.q3)
	steps := ratings(st.outcome, xs)
	if steps == nil && !st.outcome.Medians && !st.outcome.Answers {
		put("standing_mean", "", stats.Mean(xs, b.level))
	}
	for _, x := range steps {
		gave := 0
		for _, y := range xs {
			if y == x {
				gave++
			}
		}
		put("standing", plain(x), count(gave, n))
		put("standing_percent", plain(x), b.percent(gave, n))
	}
	if st.outcome.Answers {
		put("standing", noRecord, count(len(all)-n, n))
	}
}

// ratings are the steps of a short scale of whole numbers, from its least on; of answers
// on a scale whose ends nobody knows those that anybody gave. Of any other scale there
// are none.
func ratings(o *metrics.Outcome, xs []float64) []float64 {
	if o.Most > o.Least {
		if o.Most-o.Least >= mostLevels || o.Least != math.Trunc(o.Least) {
			return nil
		}
		var out []float64
		for x := o.Least; x <= o.Most; x++ {
			out = append(out, x)
		}
		return out
	}
	out := slices.Compact(slices.Sorted(slices.Values(xs)))
	if !o.Answers || len(out) > mostLevels || slices.ContainsFunc(out, func(x float64) bool { return x != math.Trunc(x) }) {
		return nil
	}
	return out
}
