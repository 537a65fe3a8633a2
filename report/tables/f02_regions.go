package tables

import (
	"cmp"
	"slices"
	"strconv"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// zones are the parts of a chart of change by what is reliable, with the statistics that
// count them: better and worse in the same words.
var zones = []struct{ id, statistic, label string }{
	{"better", "reliably_improved", "Reliably better"}, {"same", "unchanged", "No reliable change"}, {"worse", "deteriorated", "Reliably worse"},
}

// makeF02 is baseline against endline by the regions of the chart: how many pupils changed
// reliably which way, and how many lie on which side of the cut-off at both times.
func makeF02(b *builder, t *Table) {
	t.Stub, t.Columns = "Region", []Column{{ID: "n", Title: "Pupils", Unit: "pupils"}}
	measure, o := b.charted(t)
	if o == nil {
		return
	}
	for _, v := range b.views(measure, o.Scale, "pairs") {
		l := b.look(measure, o, v)
		n := len(t.Rows)
		b.zoneRows(t, l, v)
		b.quadrants(t, l, v)
		if all := l.get("pairs"); all != nil && len(t.Rows) > n {
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + v.informant + "/all", Population: v.population, Group: v.title(), Label: "All pairs", Total: true, Cells: []Cell{b.value(all)}})
		}
	}
	t.Why = cmp.Or(t.Why, "nobody knows how much change of it is reliable, and it has no cut-off")
	t.Notes = []string{
		"Reliable is a change that error of measurement alone would give in fewer than one case of twenty; table T06 has the constants.",
		regressionNote,
	}
}

// charted is the main outcome for a chart of pupils' changes, with the chart's frame; nil
// where there is none, and then the table says why.
func (b *builder) charted(t *Table) (string, *metrics.Outcome) {
	measure, o, informant := b.mainView()
	switch {
	case o == nil:
		t.Why = "no outcome that is measured twice was read"
	case o.Words || o.Medians:
		t.Why = "the main outcome has no differences that could be drawn"
	default:
		t.Frame = b.thresholds(measure, o, informant).frame(o, informant)
		return measure, o
	}
	return "", nil
}

// zoneRows are the rows of those who changed reliably, and who did not.
func (b *builder) zoneRows(t *Table, l look, v view) {
	for _, z := range zones {
		if r := l.get(z.statistic); r != nil {
			t.Rows = append(t.Rows, Row{
				ID: v.population + "/" + v.informant + "/zone/" + z.id, Population: v.population, Group: v.title(), Label: z.label, Cells: []Cell{b.value(r)},
			})
		}
	}
}

// quadrants are the rows of the sides of the cut-off at both times. The numbers of those
// who stayed are no results, and have the names that relations give them.
func (b *builder) quadrants(t *Table, l look, v view) {
	before, out, in := l.get("cut_off_baseline"), l.get("cut_off_out"), l.get("cut_off_in")
	if before == nil || out == nil || in == nil || !before.Known() || !out.Known() || !in.Known() {
		return
	}
	cells := map[string]Cell{"out": b.value(out), "in": b.value(in)}
	both, neither := before.Value-out.Value, float64(before.N)-before.Value-in.Value
	if b.tooFine(before) {
		cells["both"], cells["neither"] = cells["out"], cells["out"]
	} else {
		id := b.result(before)
		b.virtual(id)
		for name, n := range map[string]float64{"both": both, "neither": neither} {
			b.number(disclosure.Cell{ID: id + "#" + name, Kind: disclosure.Count, Value: n})
			cells[name] = b.print(id + "#" + name)
		}
	}
	for _, q := range [...]struct{ id, label string }{
		{"both", "Beyond the cut-off at both times"}, {"out", "Beyond the cut-off at baseline only"}, {"in", "Beyond the cut-off at endline only"}, {"neither", "Not beyond the cut-off at either time"},
	} {
		t.Rows = append(t.Rows, Row{
			ID: v.population + "/" + v.informant + "/quadrant/" + q.id, Population: v.population, Group: v.title(), Label: q.label, Cells: []Cell{cells[q.id]},
		})
	}
}

// makeF02p is the same pupil by pupil, without anything that says who they are.
func makeF02p(b *builder, t *Table) {
	t.Pupils = true
	t.Stub = "Point"
	t.Columns = []Column{{ID: "baseline", Title: "Baseline", Unit: "points", Text: true}, {ID: "endline", Title: "Endline", Unit: "points", Text: true}, {ID: "class", Title: "Class", Text: true}}
	b.points(t, func(x, y *cohort.Pair) int {
		return cmp.Or(cmp.Compare(numberOf(x.First), numberOf(y.First)), cmp.Compare(numberOf(x.Last), numberOf(y.Last)))
	}, func(p *cohort.Pair) []Cell {
		return []Cell{words(plain(numberOf(p.First))), words(plain(numberOf(p.Last))), classCell(p)}
	})
}

// points are rows of single pupils of the main informant, in an order by what is shown and
// not by who they are.
func (b *builder) points(t *Table, order func(x, y *cohort.Pair) int, cells func(*cohort.Pair) []Cell) {
	measure, o := b.charted(t)
	if o == nil {
		return
	}
	_, _, informant := b.mainView()
	pairs := slices.Clone(b.Counted(cohort.All, measure, o.Scale, informant))
	slices.SortFunc(pairs, func(x, y *cohort.Pair) int { return cmp.Or(order(x, y), cmp.Compare(x.Class, y.Class)) })
	for i, p := range pairs {
		n := strconv.Itoa(i + 1)
		t.Rows = append(t.Rows, Row{ID: n, Population: cohort.All, Group: view{cohort.All, informant}.title(), Label: n, Cells: cells(p)})
	}
	t.Why = "there is no pair"
	t.Notes = []string{"Every row is a pupil: this stays in the school. The order is that of the scores, and says nothing of who they are."}
}

func numberOf(o *cohort.Observed) float64 { x, _ := o.Number(); return x }

// plain is a score in as few digits as it has.
func plain(x float64) string { return strconv.FormatFloat(x, 'g', 12, 64) }

// classCell is what became of a pupil by the threshold of reliable change.
func classCell(p *cohort.Pair) Cell {
	if p.Class == "" {
		return lack(NotApplicable, "no class is told")
	}
	return words(p.Class)
}
