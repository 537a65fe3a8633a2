package tables

import (
	"strings"

	"apst/metrics"
)

// mainOf is the main outcome of a measure; nil for none.
func (b *builder) mainOf(measure string) *metrics.Outcome {
	for _, o := range b.outcomes(measure) {
		if o.Primary {
			return o
		}
	}
	return nil
}

// bandWords are a band as a label has it.
func bandWords(band string) string { return titled(strings.ReplaceAll(band, "-", " ")) }

// makeT05 is the bands of the SDQ's main outcome at both times, and who moved between
// which.
func makeT05(b *builder, t *Table) {
	o := b.mainOf(sdqMeasure)
	if o == nil {
		t.Why = "no questionnaires were read"
		return
	}
	t.Stub = "Band"
	for _, v := range b.views(sdqMeasure, o.Scale, "band_baseline") {
		l := b.look(sdqMeasure, o, v)
		order := b.bandsOf(&metrics.Result{Population: v.population, Measure: sdqMeasure, Scale: o.Scale, Informant: v.informant, Period: l.period})
		if len(order) == 0 {
			continue
		}
		if t.Columns == nil {
			t.Columns = bandColumns(order)
		}
		b.bandRows(t, l, v, order)
	}
	t.Notes = []string{
		"Every line says how many were in a band at baseline and at endline, and in which bands those who began in it were at endline.",
		"Bands are those of the published norms of each informant. A pupil near a limit changes band with a change that is no more than error of measurement.",
		"p is that of the Stuart-Maxwell test of whether the bands are as frequent at endline as at baseline. It is shown where the whole grid of moves is. It says nothing of what brought a move about.",
	}
}

func bandColumns(order []string) []Column {
	out := []Column{
		{ID: "baseline", Title: "At baseline", Unit: "pupils"}, {ID: "baseline_percent", Title: "At baseline, %", Unit: "percent", Places: 1},
		{ID: "endline", Title: "At endline", Unit: "pupils"}, {ID: "endline_percent", Title: "At endline, %", Unit: "percent", Places: 1},
	}
	for _, band := range order {
		out = append(out, Column{ID: "to_" + band, Title: "From it to " + strings.ReplaceAll(band, "-", " "), Unit: "pupils"})
	}
	return append(out, Column{ID: "p", Title: "Stuart-Maxwell p", Unit: "probability", Places: 3})
}

// bandRows are the bands of one view at both times, and the grid of the moves.
func (b *builder) bandRows(t *Table, l look, v view, order []string) {
	id := v.population + "/" + v.informant + "/"
	row := func(name, label string, total bool, cells []Cell) {
		t.Rows = append(t.Rows, Row{ID: id + name, Population: v.population, Group: v.title(), Label: label, Total: total, Cells: cells})
	}
	first := l.get("band_baseline", order[0])
	coarse := b.coarse(first, len(order)*len(order))
	none := lack(NotApplicable, "")
	all := []Cell{b.n(first), none, b.n(first), none}
	for _, band := range order {
		cells := []Cell{
			b.value(l.get("band_baseline", band)), b.value(l.get("band_baseline_percent", band)),
			b.value(l.get("band_endline", band)), b.value(l.get("band_endline_percent", band)),
		}
		for _, to := range order {
			if coarse {
				cells = append(cells, lack(NotAvailable, "too few pairs to part them so finely"))
				continue
			}
			cells = append(cells, b.value(l.get("band_transition", band+">"+to)))
		}
		cells = append(cells, none)
		row(band, bandWords(band), false, cells)
		all = append(all, none)
	}
	test := lack(NotAvailable, "too few pairs to part them so finely")
	if !coarse {
		test = b.p(l.get("band_stuart_maxwell"))
	}
	row("all", "All pairs", true, append(all, test))
}

// cellsOf is how many pupils a cell of a grid holds on average, in thresholds, where a
// grid is worth giving: with fewer most of it would be hidden, and the margins with it.
const cellsOf = 2

// coarse reports whether those whom a result is of are too few to be parted into so many
// cells for readers outside the school.
func (b *builder) coarse(r *metrics.Result, cells int) bool {
	return r != nil && !b.enough(r, cellsOf*b.in.Least*cells)
}
