package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
)

// actUnits are what numbers of acts are, by what they are counted in.
var actUnits = map[string]disclosure.Kind{
	"referrals": disclosure.Events, "requests": disclosure.Events, "contacts": disclosure.Events, "episodes": disclosure.Events,
	"sessions": disclosure.Events, "attendances": disclosure.Events, "hours": disclosure.Magnitude,
}

// act says who stands behind a number of acts: pupils, and not acts, for many of them may
// be of one pupil.
func (b *builder) act(c *disclosure.Cell, r *metrics.Result) {
	switch {
	case c.Kind == disclosure.Count:
	case r.Scale == scaleUniversal:
		c.Pupils = b.anybody(r)
	default:
		c.Pupils = r.Behind.Pupils
		if c.Kind == disclosure.Events || c.Kind == disclosure.Magnitude {
			c.Largest, c.Second = r.Behind.Largest, r.Behind.Second
		}
	}
}

// anybody is how many pupils may have been at sessions with everybody: all of the school,
// and no more than came. Nobody knows who they were.
func (b *builder) anybody(r *metrics.Result) int {
	n := 0
	if all := b.pupils(cohort.All); all != nil && all.Known() {
		n = int(all.Value)
	}
	if r.Statistic == "universal_attendances" {
		n = min(n, int(r.Value))
	}
	return max(1, n)
}

// actN is how many acts a quartile of acts is of, which need not be pupils.
func (b *builder) actN(r *metrics.Result) Cell {
	own := *r
	own.Statistic = "n_" + strings.TrimSuffix(r.Statistic, "_median")
	own.Estimate = stats.Estimate{Value: float64(r.N), Has: stats.HasValue, N: r.N}
	own.Unit = r.Scale
	id := cohort.ResultID(&own)
	if _, ok := b.at[id]; !ok {
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Events, Value: float64(r.N), Pupils: r.Behind.Pupils, Largest: r.Behind.Largest, Second: r.Behind.Second})
		b.names[id] = &own
	}
	return b.print(id)
}

// knownOf is of how many of the stage before it is known whether they came to a stage.
func (b *builder) knownOf(r *metrics.Result) string {
	id := b.result(r) + "#known"
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(r.N), Pupils: r.N})
	return id
}
