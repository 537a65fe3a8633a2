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
		return
	}
	t.Stub = "Band at baseline"
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
		"Every line says where those who began in a band ended. The last line of a part is the endline.",
		"Bands are those of the published norms of each informant. A pupil near a limit changes band with a change that is no more than error of measurement.",
	}
}

func bandColumns(order []string) []Column {
	out := []Column{{ID: "baseline", Title: "At baseline", Unit: "pupils"}, {ID: "baseline_percent", Title: "At baseline, %", Unit: "percent", Places: 1}}
	for _, band := range order {
		out = append(out, Column{ID: "to_" + band, Title: "To " + strings.ReplaceAll(band, "-", " "), Unit: "pupils"})
	}
	return out
}

// bandRows are the grid of one view, and the endline below it.
func (b *builder) bandRows(t *Table, l look, v view, order []string) {
	id := v.population + "/" + v.informant + "/"
	row := func(name, label string, total bool, cells ...Cell) {
		t.Rows = append(t.Rows, Row{ID: id + name, Population: v.population, Group: v.title(), Label: label, Total: total, Cells: cells})
	}
	coarse := b.coarse(l.get("band_baseline", order[0]), len(order)*len(order))
	for _, from := range order {
		cells := []Cell{b.value(l.get("band_baseline", from)), b.value(l.get("band_baseline_percent", from))}
		for _, to := range order {
			if coarse {
				cells = append(cells, lack(NotAvailable, "too few pairs to part them so finely"))
				continue
			}
			cells = append(cells, b.value(l.get("band_transition", from+">"+to)))
		}
		row(from, bandWords(from), false, cells...)
	}
	first := l.get("band_baseline", order[0])
	cells := []Cell{b.n(first), lack(NotApplicable, "")}
	shares := []Cell{lack(NotApplicable, ""), lack(NotApplicable, "")}
	for _, to := range order {
		cells, shares = append(cells, b.value(l.get("band_endline", to))), append(shares, b.value(l.get("band_endline_percent", to)))
	}
	row("endline", "At endline", true, cells...)
	row("endline_percent", "At endline, %", true, shares...)
}

// cellsOf is how many pupils a cell of a grid holds on average, in thresholds, where a
// grid is worth giving: with fewer most of it would be hidden, and the margins with it.
const cellsOf = 2

// coarse reports whether those whom a result is of are too few to be parted into so many
// cells for readers outside the school.
func (b *builder) coarse(r *metrics.Result, cells int) bool {
	return r != nil && r.N < cellsOf*b.in.Least*cells
}
