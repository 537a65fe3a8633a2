package tables

import "apst/metrics"

// makeT07 is how many pairs are in the band of most need at both times, and who moved.
func makeT07(b *builder, t *Table) {
	o := b.mainOf(sdqMeasure)
	if o == nil {
		t.Why = "no questionnaires were read"
		return
	}
	t.Stub, t.Columns = "Outcome", sideColumns("Pairs")
	for _, v := range b.views(sdqMeasure, o.Scale, "highest_band_baseline") {
		l := b.look(sdqMeasure, o, v)
		t.Rows = append(t.Rows, Row{ID: v.population + "/" + v.informant + "/" + o.Scale, Population: v.population, Group: v.title(), Label: titled(o.Title), Cells: b.sideCells(l, "highest_band")})
	}
	t.Why = "no pupil has two questionnaires of the same informant"
	t.Notes = []string{
		"The band of most need is the last band of table T05. Who moved out was in it at baseline only, who moved in at endline only.",
		"The difference is that of the percentages, endline minus baseline, in percentage points, with Newcombe's interval for pairs; p is McNemar's mid-p. Both are given where five pupils or more moved in or out; below that there are counts only.",
		regressionNote,
	}
}

// sideColumns are those of pupils on one side of a line at both times.
func sideColumns(of string) []Column {
	return []Column{
		{ID: "n", Title: of, Unit: "pupils"},
		{ID: "baseline", Title: "At baseline", Unit: "pupils"},
		{ID: "baseline_percent", Title: "At baseline, %", Unit: "percent", Places: 1},
		{ID: "endline", Title: "At endline", Unit: "pupils"},
		{ID: "endline_percent", Title: "At endline, %", Unit: "percent", Places: 1},
		{ID: "moved_out", Title: "Moved out", Unit: "pupils"},
		{ID: "moved_in", Title: "Moved in", Unit: "pupils"},
		{ID: "difference", Title: "Difference", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "lower", Title: "Difference, lower 95% limit", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "upper", Title: "Difference, upper 95% limit", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "p", Title: "p", Unit: "probability", Places: 3},
	}
}

// sideCells are the cells of those columns; stem is the beginning of the statistics'
// names.
func (b *builder) sideCells(l look, stem string) []Cell {
	get := func(end string) *metrics.Result { return l.get(stem + end) }
	difference := get("_difference")
	return []Cell{
		b.n(get("_baseline")), b.value(get("_baseline")), b.value(get("_baseline_percent")), b.value(get("_endline")), b.value(get("_endline_percent")),
		b.value(get("_out")), b.value(get("_in")), b.value(difference), b.lower(difference), b.upper(difference), b.value(get("_mcnemar_midp")),
	}
}
