package release

import (
	"testing"

	"apst/report/disclosure"
	"apst/report/tables"
)

// line is a set of one table of one row.
func line(columns []tables.Column, cells []tables.Cell, numbers ...disclosure.Cell) *tables.Set {
	return &tables.Set{
		Tables:  []*tables.Table{{ID: "T04", Columns: columns, Rows: []tables.Row{{ID: "all", Cells: cells}}}},
		Numbers: disclosure.Release{Cells: numbers},
	}
}

// A number is rounded once: 57.47 is 57 to whole numbers, though it is 57.5 to one decimal.
func TestRoundedOnce(t *testing.T) {
	t.Parallel()
	for _, kind := range []disclosure.Kind{disclosure.Test, disclosure.Mean} {
		set := line(
			[]tables.Column{{ID: "a", Unit: "percent", Places: 1}, {ID: "b", Unit: "percent"}, {ID: "c", Places: 1}, {ID: "d"}},
			[]tables.Cell{{Number: "x"}, {Number: "x"}, {Number: "x"}, {Number: "x"}},
			disclosure.Cell{ID: "x", Kind: kind, Value: 57.47, Pupils: 87, Places: 1},
		)
		for name, want := range map[string][4]string{"board": {"57.5", "57", "57.5", "57"}, "publish": {"57", "57", "57.5", "57"}} {
			r := cleared(t, set, profileOf(t, name)).Release
			for k := range want {
				if got := r.Cell(r.Tables[0], 0, k).String(); got != want[k] {
					t.Errorf("%s, %s: column %d is %s, want %s", name, kind, k, got, want[k])
				}
			}
		}
	}
}
