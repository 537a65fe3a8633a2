package tables

import "apst/metrics"

// makeF04 is the means of the scales of the SDQ at both times, with the interval of the
// change.
func makeF04(b *builder, t *Table) {
	t.Stub = "Scale"
	t.Columns = []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "baseline_mean", Title: "Baseline mean", Unit: "points", Places: 1},
		{ID: "endline_mean", Title: "Endline mean", Unit: "points", Places: 1},
		{ID: "mean_change", Title: "Mean change", Unit: "points", Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: "points", Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: "points", Places: 1, Signed: true},
		{ID: "scale_low", Title: "Least score", Unit: "points", Text: true},
		{ID: "scale_high", Title: "Highest score", Unit: "points", Text: true},
		{ID: "better", Title: "Better", Text: true},
	}
	t.Frame.Unit = "points"
	t.Why = "no pupil has two questionnaires of the same informant"
	for _, v := range b.views(sdqMeasure, "", "mean_change") {
		for _, o := range b.outcomes(sdqMeasure) {
			l := b.look(sdqMeasure, o, v)
			change := l.get("mean_change")
			if change == nil || b.nobody(sdqMeasure, o) || o.Words || o.Medians {
				continue
			}
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + v.informant + "/" + o.Scale, Population: v.population, Group: v.title(), Label: titled(o.Title), Cells: []Cell{
				b.n(change), b.value(l.get("baseline_mean")), b.value(l.get("endline_mean")), b.value(change), b.lower(change), b.upper(change),
				words(plain(o.Least)), words(plain(highest(o, v.informant))), words(o.Better.String()),
			}})
		}
	}
	t.Notes = []string{"The numbers are those of table T04. On every scale but the prosocial one a fall is for the better.", regressionNote}
}

// highest is the highest score of an outcome by an informant: teachers are asked fewer
// questions about impact.
func highest(o *metrics.Outcome, informant string) float64 {
	if o.Scale == "impact" && informant == "teacher" {
		return 6
	}
	return o.Most
}
