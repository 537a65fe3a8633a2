package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// Interval is how many days lie between the two waves of a measure, by one informant,
// among the pupils who count in its results.
type Interval struct {
	Measure, Informant string
	Pairs              int // pupils with both
	Undated            int // of them, those of whom the days are not known
	Days               stats.Summary
	Known              bool // of one pupil or more: Days has figures
}

// Intervals are the days between the waves, by measure and informant, of each pupil
// once: those of the measure's main outcome, in the placement that counts. Windows
// before and after a day have none.
func Intervals(pairs []*Pair, s *Settings) []Interval {
	type group struct{ measure, informant string }
	mains := mainOutcomes(pairs, s)
	days, at := map[group][]float64{}, map[group]*Interval{}
	for _, p := range pairs {
		if !p.Index || !p.Paired() || mains[p.Measure] != p.Outcome || p.Outcome.Pairing == metrics.ByPeriod {
			continue
		}
		k := group{p.Measure, p.Informant}
		if at[k] == nil {
			at[k] = &Interval{Measure: p.Measure, Informant: p.Informant}
		}
		at[k].Pairs++
		if p.Days < 0 {
			at[k].Undated++
			continue
		}
		days[k] = append(days[k], float64(p.Days))
	}
	out := make([]Interval, 0, len(at))
	for k, i := range at {
		i.Days, i.Known = stats.Describe(days[k])
		out = append(out, *i)
	}
	slices.SortFunc(out, func(a, b Interval) int {
		return cmp.Or(cmp.Compare(a.Measure, b.Measure), compareInformants(a.Informant, b.Informant))
	})
	return out
}
