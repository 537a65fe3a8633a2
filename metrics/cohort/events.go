package cohort

import (
	"fmt"
	"math"

	"apst/metrics"
	"apst/metrics/stats"
)

// events are how many events there were, over how long, and with how many pupils. Only
// pupils of whom both the events and the time are known count.
func (b *book) events(st stand, pop population, values standingValues) {
	o := st.outcome
	counted := values.of[standingKey{st.measure, o.Scale, st.informant, st.period}]
	over := values.of[standingKey{st.measure, o.Rate.Exposure, st.informant, st.period}]
	total, exposure, n, any, of := 0.0, 0.0, 0, 0, 0
	had, time := metrics.Behind{Set: true}, metrics.Behind{Set: true}
	for i := range counted {
		if len(counted[i]) == 0 {
			continue
		}
		of++
		x, okX := sum(counted[i])
		var t float64
		okT := over != nil
		if okT {
			t, okT = sum(over[i])
		}
		if !okX || !okT {
			continue
		}
		n++
		total += x
		exposure += t
		had.Add(x)
		time.Add(t)
		if x > 0 {
			any++
		}
	}
	note := ""
	if of > n {
		note = fmt.Sprintf("%d pupils are left out, of whom the events or the time are not known", of-n)
	}
	rate := stats.None(n, "", "the events are no whole number")
	if total == math.Trunc(total) && total < 1e9 {
		rate = stats.Poisson(int(total), exposure/o.Rate.PerUnits(), b.level)
	}
	rate.N = n
	b.behind(st, pop, "events", note, measured(total, n), of, n, had)
	b.behind(st, pop, "exposure", note, measured(exposure, n), of, n, time)
	b.behind(st, pop, "rate", note, rate, of, n, had)
	b.stood(st, pop, "with_any", "", "", count(any, n), of, n)
	b.stood(st, pop, "with_any_percent", "", "", b.percent(any, n), of, n)
}

// behind takes in a row of events, with who stands behind them.
func (b *book) behind(st stand, pop population, name, note string, e stats.Estimate, of, base int, who metrics.Behind) {
	b.stood(st, pop, name, "", note, e, of, base)
	b.out[len(b.out)-1].Behind = who
}

func measured(x float64, n int) stats.Estimate { return stats.Of(x, n, methodCount) }

// sum is that of numbers all of which are known.
func sum(all []*Observed) (float64, bool) {
	total := 0.0
	for _, o := range all {
		x, ok := o.Number()
		if !ok || o.State != metrics.Known {
			return 0, false
		}
		total += x
	}
	return total, len(all) > 0
}
