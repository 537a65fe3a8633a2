package tables

import "strings"

// makeT11 is the change in attitudes, factor by factor: medians of percentiles, and moves
// between bands.
func makeT11(b *builder, t *Table) {
	t.Stub = "Factor"
	t.Columns = []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "first_median", Title: "First, median", Unit: "percentiles"},
		{ID: "last_median", Title: "Last, median", Unit: "percentiles"},
		{ID: "moved_up", Title: "Moved up a band or more", Unit: "pupils"},
		{ID: "moved_same", Title: "Same band", Unit: "pupils"},
		{ID: "moved_down", Title: "Moved down a band or more", Unit: "pupils"},
	}
	t.Why = "no survey of attitudes was read"
	outcomes := b.outcomes(attitudesMeasure)
	for _, v := range b.views(attitudesMeasure, "", "pairs") {
		for _, rank := range outcomes {
			if !rank.Medians || b.nobody(attitudesMeasure, rank) {
				continue
			}
			factor, _, _ := strings.Cut(rank.Scale, ".")
			ranks := b.look(attitudesMeasure, rank, v)
			cells := []Cell{b.n(ranks.get("pairs")), b.value(ranks.get("baseline_median")), b.value(ranks.get("endline_median"))}
			bands := ranks
			bands.scale = factor + ".band"
			for _, move := range []string{"moved_up", "moved_same", "moved_down"} {
				cells = append(cells, b.value(bands.get(move)))
			}
			if x, y := ranks.get("pairs"), bands.get("pairs"); x != nil && y != nil {
				b.same(b.result(x), b.result(y))
			}
			title, _, _ := strings.Cut(rank.Title, ":")
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + factor, Population: v.population, Group: v.title(), Label: titled(title), Cells: cells})
		}
	}
	if len(outcomes) > 0 {
		t.Why = "no pupil has two surveys"
	}
	t.Notes = []string{
		"A higher percentile is better. Percentiles are ranks: ten more mean little in the middle and much at the ends, so that there are medians and no means.",
		"Bands are those of the survey, from low to high satisfaction; moves are of pupils with a band both times. Seven in ten of the norm group are in the high band, so that who stays in it may have moved a long way.",
		"Factors are not added up: there is no overall score.",
	}
}
