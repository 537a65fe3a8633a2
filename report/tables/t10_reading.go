package tables

// makeT10 is the change in the standard age score of the reading test.
func makeT10(b *builder, t *Table) {
	t.Stub = "Outcome"
	const unit = "SAS points"
	t.Columns = []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "first_mean", Title: "First, mean", Unit: unit, Places: 1},
		{ID: "first_sd", Title: "First, SD", Unit: unit, Places: 1},
		{ID: "last_mean", Title: "Last, mean", Unit: unit, Places: 1},
		{ID: "last_sd", Title: "Last, SD", Unit: unit, Places: 1},
		{ID: "mean_change", Title: "Mean change", Unit: unit, Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: unit, Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: unit, Places: 1, Signed: true},
		{ID: "p", Title: "p", Unit: "probability", Places: 3},
		{ID: "days_median", Title: "Days between, median", Unit: "days"},
		{ID: "days_q1", Title: "Days between, lower quartile", Unit: "days"},
		{ID: "days_q3", Title: "Days between, upper quartile", Unit: "days"},
	}
	t.Why = "no reading tests were read"
	for _, o := range b.outcomes(readingMeasure) {
		t.Why = "no pupil has two reading tests"
		for _, v := range b.views(readingMeasure, o.Scale, "pairs") {
			l := b.look(readingMeasure, o, v)
			change := l.get("mean_change")
			if change == nil || b.nobody(readingMeasure, o) {
				continue
			}
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + o.Scale, Population: v.population, Group: v.title(), Label: titled(o.Title), Cells: []Cell{
				b.n(change), b.value(l.get("baseline_mean")), b.value(l.get("baseline_sd")), b.value(l.get("endline_mean")), b.value(l.get("endline_sd")),
				b.value(change), b.lower(change), b.upper(change), b.p(change),
				b.value(l.get("days_median")), b.value(l.get("days_q1")), b.value(l.get("days_q3")),
			}})
		}
	}
	t.Notes = []string{
		"The score is for age: one that stays the same is the growth that is usual for pupils of that age, and a higher one is better. Change is last minus first.",
		"Only sittings on the same standardisation are compared: paper with paper, computer with computer. Forms A, B and C of one of them may follow each other.",
		"Pupils picked for low scores are expected nearer to the average at the next sitting without any support. A change of one pupil is uncertain by the error of the test.",
	}
}
