package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
)

// scales of the SDQ are made of others: who has one has its parts.
var scales = map[string][]string{
	"total":         {"internalising", "externalising", "emotional", "conduct", "hyperactivity", "peer"},
	"internalising": {"emotional", "peer"},
	"externalising": {"conduct", "hyperactivity"},
}

// scored: whoever has both scores of a scale has both of every part of it.
func (b *builder) scored() {
	b.each(func(_ string, r *metrics.Result) {
		if r.Measure != sdqMeasure || r.Statistic != "mean_change" || r.Category != "" || len(r.Group) > 0 {
			return
		}
		for _, part := range scales[r.Scale] {
			k := keyOf(r)
			k.scale = part
			other := b.find(k)
			if other == nil || other.N < r.N || !b.has(cohort.ResultID(other)) {
				continue // there may be too few for a mean: how many there are is printed all the same
			}
			if n, of := b.base(r), b.base(other); n != of {
				b.set.Numbers.Orders = append(b.set.Numbers.Orders, disclosure.Order{Lesser: n, Greater: of})
			}
		}
	})
}

// otherPupils: events of pupils who are not supported are told by those of all and those of the
// supported, and so is of how many others a stage is known.
func (b *builder) otherPupils() {
	b.each(func(id string, r *metrics.Result) {
		if r.Population != cohort.SupportedOne {
			return
		}
		all := *r
		all.Population = cohort.All
		all.Estimate = stats.Estimate{}
		whole := cohort.ResultID(&all)
		if !b.has(whole) || b.worth(whole) < b.worth(id) {
			return
		}
		switch r.Statistic {
		case "events":
			b.otherEvents(whole, id)
		case "pupil_funnel":
			if all, part := whole+"#known", id+"#known"; b.has(all) && b.has(part) && b.worth(all) >= b.worth(part) {
				b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: all, Part: part})
			}
		}
	})
}

// otherEvents are those of pupils who are not among a part. How many these are is not
// known where it is not known of all and of the part.
func (b *builder) otherEvents(whole, part string) {
	left := b.worth(whole) - b.worth(part)
	pupils := b.cell(whole).Pupils - b.cell(part).Pupils
	switch {
	case left == 0:
		pupils = 0
	case pupils <= 0 || float64(pupils) > left:
		pupils = 1
	}
	id := part + "#others"
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Events, Value: left, Pupils: pupils})
	b.sum(whole, true, part, id)
}
