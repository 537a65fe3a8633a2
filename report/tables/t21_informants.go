package tables

import (
	"cmp"
	"slices"
	"strings"

	"apst/metrics"
)

// makeT21 is what two informants say of the same pupils at the same time.
func makeT21(b *builder, t *Table) {
	t.Stub, t.Columns = "Scale", []Column{
		{ID: "n", Title: "Pupils with both", Unit: "pupils"},
		{ID: "first_mean", Title: "Mean, first informant", Unit: "points", Places: 1},
		{ID: "second_mean", Title: "Mean, second informant", Unit: "points", Places: 1},
		{ID: "r", Title: "Correlation", Places: 2},
		{ID: "r_lower", Title: "Correlation, lower 95% limit", Places: 2},
		{ID: "r_upper", Title: "Correlation, upper 95% limit", Places: 2},
		{ID: "icc", Title: "Agreement (ICC)", Places: 2},
	}
	for _, r := range b.compared() {
		if r.Known() && r.Value == 0 || b.unpartable(r) {
			continue // nobody; or a count, and nothing that could be said of so few
		}
		k := keyOf(r)
		get := func(statistic, category string) *metrics.Result {
			k.statistic, k.category = statistic, category
			return b.find(k)
		}
		first, second, _ := strings.Cut(r.Informant, "+")
		corr := get("informant_correlation", "")
		t.Rows = append(t.Rows, Row{
			ID: strings.Join([]string{r.Population, r.Informant, r.Period, r.Measure, r.Scale}, "/"), Population: r.Population,
			Group: InformantTitle(first) + " and " + lowered(InformantTitle(second)) + ", " + r.Period + ", " + PopulationTitle(r.Population), Label: b.scaleTitle(r.Measure, r.Scale),
			Cells: []Cell{b.value(r), b.value(get("informant_mean", first)), b.value(get("informant_mean", second)), b.value(corr), b.lower(corr), b.upper(corr), b.value(get("informant_icc", ""))},
		})
	}
	t.lacking("no two informants answered of enough of the same pupils at the same time")
	t.Notes = []string{
		"Of pupils with a score by both informants at the same time and in the same placement; a line is left out where nobody has both, and for readers outside the school where too few have. The informants of a part stand in its heading, the first first.",
		"Low agreement is normal: a young person, a teacher and a parent see different days and different things. No average of them means anything.",
		"The correlation is blind to one of them giving higher scores throughout; the agreement, an intraclass correlation, counts that as disagreement.",
	}
}

// compared are the counts of pupils with both informants, in the order of the lines: by
// informants, wave and population.
func (b *builder) compared() []*metrics.Result {
	var out []*metrics.Result
	for i := range b.Analysis.Results {
		if r := &b.Analysis.Results[i]; r.Statistic == "informant_pairs" && len(r.Group) == 0 {
			out = append(out, r)
		}
	}
	who := func(r *metrics.Result) (int, int) {
		first, second, _ := strings.Cut(r.Informant, "+")
		return place(informants, first), place(informants, second)
	}
	slices.SortStableFunc(out, func(x, y *metrics.Result) int {
		x1, x2 := who(x)
		y1, y2 := who(y)
		return cmp.Or(cmp.Compare(x1, y1), cmp.Compare(x2, y2), cmp.Compare(byTime(x.Period), byTime(y.Period)), cmp.Compare(place(populations, x.Population), place(populations, y.Population)))
	})
	return out
}
