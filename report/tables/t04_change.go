package tables

import "apst/metrics"

const sdqMeasure = "sdq"

// changeColumns are those of a change of numbers.
func changeColumns(unit string) []Column {
	return []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "baseline_mean", Title: "Baseline mean", Unit: unit, Places: 1},
		{ID: "baseline_sd", Title: "Baseline SD", Unit: unit, Places: 1},
		{ID: "endline_mean", Title: "Endline mean", Unit: unit, Places: 1},
		{ID: "endline_sd", Title: "Endline SD", Unit: unit, Places: 1},
		{ID: "mean_change", Title: "Mean change", Unit: unit, Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: unit, Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: unit, Places: 1, Signed: true},
		{ID: "g_av", Title: "Standardised change (g)", Unit: "standard deviations", Places: 2, Signed: true},
		{ID: "g_lower", Title: "g, lower 95% limit", Unit: "standard deviations", Places: 2, Signed: true},
		{ID: "g_upper", Title: "g, upper 95% limit", Unit: "standard deviations", Places: 2, Signed: true},
		{ID: "p", Title: "p", Unit: "probability", Places: 3},
		{ID: "holm_p", Title: "p, adjusted", Unit: "probability", Places: 3},
		{ID: "days", Title: "Days between, median", Unit: "days"},
		{ID: "days_q1", Title: "Days between, lower quartile", Unit: "days"},
		{ID: "days_q3", Title: "Days between, upper quartile", Unit: "days"},
	}
}

// changeCells are the cells of those columns.
func (l look) changeCells() []Cell {
	b, change, g := l.b, l.get("mean_change"), l.get("g_av")
	return []Cell{
		b.n(change), b.value(l.get("baseline_mean")), b.value(l.get("baseline_sd")), b.value(l.get("endline_mean")), b.value(l.get("endline_sd")),
		b.value(change), b.lower(change), b.upper(change), b.value(g), b.lower(g), b.upper(g), b.p(change), b.value(l.get("holm_p")),
		b.value(l.get("days_median")), b.value(l.get("days_q1")), b.value(l.get("days_q3")),
	}
}

// makeT04 is the change in the scales of the SDQ.
func makeT04(b *builder, t *Table) {
	t.Stub, t.Columns = "Scale", changeColumns("points")
	for _, v := range b.views(sdqMeasure, "", "mean_change") {
		for _, o := range b.outcomes(sdqMeasure) {
			l := b.look(sdqMeasure, o, v)
			if l.get("mean_change") == nil || b.nobody(sdqMeasure, o) {
				continue
			}
			label := titled(o.Title)
			if o.Better == metrics.Higher {
				label += " (" + better(o) + ")"
			}
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + v.informant + "/" + o.Scale, Population: v.population, Group: v.title(), Label: label, Cells: l.changeCells()})
		}
	}
	t.Notes = []string{
		"Change is endline minus baseline, of pupils with both by the same informant. On every scale but the prosocial one a fall is for the better.",
		"g is the mean change over an average of the two standard deviations, the root of their mean square, corrected for small samples. p is that of the paired t test, and the adjusted one (Holm) allows for the scales that are tested together.",
		regressionNote,
	}
}

const regressionNote = "Scores that are high at first fall by themselves on average. Without a group to compare with nobody can tell what would have happened otherwise."

// nobody reports whether there is no pair of an outcome at all: it was not asked.
func (b *builder) nobody(measure string, o *metrics.Outcome) bool {
	for _, v := range b.views(measure, o.Scale, "pairs") {
		if r := b.look(measure, o, v).get("pairs"); r != nil && r.Value > 0 {
			return false
		}
	}
	return true
}
