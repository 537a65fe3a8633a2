package tables

import (
	"slices"

	"apst/metrics"
)

// makeT17 is how complete and how consistent the answers are, scale by scale.
func makeT17(b *builder, t *Table) {
	t.Stub, t.Columns = "Scale", []Column{
		{ID: "asked", Title: "Any item", Unit: "questionnaires"},
		{ID: "complete", Title: "All items", Unit: "questionnaires"},
		{ID: "prorated", Title: "Scored with items missing", Unit: "questionnaires"},
		{ID: "alpha", Title: "Alpha", Places: 2},
		{ID: "alpha_lower", Title: "Alpha, lower 95% limit", Places: 2},
		{ID: "alpha_upper", Title: "Alpha, upper 95% limit", Places: 2},
		{ID: "omega", Title: "Omega", Places: 2},
		{ID: "floor", Title: "At the lowest score, %", Unit: "percent", Places: 1},
		{ID: "ceiling", Title: "At the highest score, %", Unit: "percent", Places: 1},
	}
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		if r.Statistic != "items_complete" || len(r.Group) > 0 || b.unpartable(r) {
			continue
		}
		k := keyOf(r)
		get := func(statistic string) *metrics.Result {
			k.statistic = statistic
			return b.find(k)
		}
		alpha := get("alpha")
		t.Rows = append(t.Rows, Row{
			ID: r.Measure + "/" + r.Informant + "/" + r.Period + "/" + r.Scale, Group: qualityGroup(r), Label: b.scaleTitle(r.Measure, r.Scale),
			Cells: []Cell{
				b.value(get("items_asked")), b.value(r), b.value(get("items_prorated")), b.value(alpha), b.lower(alpha), b.upper(alpha), b.value(get("omega")),
				b.value(get("floor_percent")), b.value(get("ceiling_percent")),
			},
		})
	}
	t.lacking("the files hold no answers to items, or those of too few")
	t.Notes = []string{
		"Of every questionnaire in the files, whoever takes part. A questionnaire with some items missing is scored from the others where the rules of the instrument allow it.",
		"Alpha (with Feldt's interval) and omega say how much the items of a scale go together in these answers; they are given from 30 complete questionnaires on. Scales of five items are seldom above 0.7, and say little of a single pupil.",
		"Where many are at the lowest or highest score already, the scale cannot show that they went further.",
	}
}

// qualityGroup is who answered, and at which wave.
func qualityGroup(r *metrics.Result) string {
	out := InformantTitle(r.Informant)
	switch {
	case r.Period == "":
		return out
	case out == "":
		return wordTitle(r.Period)
	}
	return out + ", " + lowered(wordTitle(r.Period))
}

// scaleTitle is an outcome as a label.
func (b *builder) scaleTitle(measure, scale string) string {
	if o := b.outcome[[2]string{measure, scale}]; o != nil {
		return titled(o.Title)
	}
	return wordTitle(scale)
}

// times are the waves at which informants are compared, in order.
var times = []string{"baseline", "endline"}

// byTime is where a wave stands among them.
func byTime(wave string) int {
	if i := slices.Index(times, wave); i >= 0 {
		return i
	}
	return len(times)
}
