package tables

import (
	"cmp"

	"apst/metrics/cohort"
)

// makeF10p is every pupil's change, in the order of the changes.
func makeF10p(b *builder, t *Table) {
	t.Pupils = true
	t.Stub = "Rank"
	t.Columns = []Column{{ID: "change", Title: "Change", Unit: "points", Text: true}, {ID: "class", Title: "Class", Text: true}}
	b.points(t, func(x, y *cohort.Pair) int { return cmp.Compare(x.Change, y.Change) }, func(p *cohort.Pair) []Cell {
		return []Cell{words(plain(p.Change)), classCell(p)}
	})
}
