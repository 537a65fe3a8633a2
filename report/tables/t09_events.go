package tables

import "apst/metrics"

// makeT09 is how many events there were over how long.
func makeT09(b *builder, t *Table) {
	t.Stub = "Event"
	t.Columns = []Column{
		{ID: "events", Title: "Events", Unit: "events"},
		{ID: "pupil_weeks", Title: "Pupil-weeks on roll", Unit: "pupil-weeks"},
		{ID: "rate", Title: "Rate per 100 pupil-weeks", Unit: "per 100 pupil-weeks", Places: 1},
		{ID: "lower", Title: "Rate, lower 95% limit", Unit: "per 100 pupil-weeks", Places: 1},
		{ID: "upper", Title: "Rate, upper 95% limit", Unit: "per 100 pupil-weeks", Places: 1},
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "with_any", Title: "Pupils with any", Unit: "pupils"},
		{ID: "with_any_percent", Title: "Pupils with any, %", Unit: "percent", Places: 1},
		{ID: "with_any_lower", Title: "%, lower 95% limit", Unit: "percent", Places: 1},
		{ID: "with_any_upper", Title: "%, upper 95% limit", Unit: "percent", Places: 1},
	}
	t.Why = "no suspensions or incidents were read"
	for _, v := range b.views(supportMeasure, "", "events") {
		for _, o := range b.standings(supportMeasure) {
			l := look{b, key{population: v.population, measure: supportMeasure, scale: o.Scale, informant: v.informant}}
			if o.Rate == nil || l.get("events") == nil {
				continue
			}
			rate, share := l.get("rate"), l.get("with_any_percent")
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + o.Scale, Population: v.population, Group: v.title(), Label: titled(o.Title), Cells: []Cell{
				b.value(l.get("events")), b.value(l.get("exposure")), b.value(rate), b.lower(rate), b.upper(rate),
				b.n(l.get("with_any")), b.value(l.get("with_any")), b.value(share), b.lower(share), b.upper(share),
			}})
		}
	}
	t.Notes = []string{
		"Events are of pupils whose weeks on roll are known. The interval of the rate is the exact one for counts (Poisson); events of one pupil come in series, and spread more than it says.",
		"How readily a school suspends, or writes incidents down, changes too. A change in recording looks like a change in pupils.",
	}
}

// standings are the outcomes of a measure that are not paired, in its order.
func (b *builder) standings(measure string) []*metrics.Outcome {
	var out []*metrics.Outcome
	if b.Linkage == nil || b.Linkage.Input == nil {
		return nil
	}
	for i := range b.Linkage.Input.Sources {
		s := &b.Linkage.Input.Sources[i]
		for k := range s.Outcomes {
			if s.Measure == measure && s.Outcomes[k].Pairing == metrics.ByStanding {
				out = append(out, &s.Outcomes[k])
			}
		}
	}
	return out
}
