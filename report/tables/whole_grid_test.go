package tables_test

import (
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

// The test of a whole grid stands beside the grid, and is hidden with any of its cells.
func TestWholeGrid(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	a := schooltest.Shared("300 pupils")
	seen := map[string]int{}
	for _, p := range disclosure.Profiles() {
		in := input(a, p)
		in.Least = 0 // the grid is given however many of its cells have to be hidden
		d, err := release.Clear(tables.Build(in, "T05"), p)
		if err != nil || d.Release == nil {
			t.Fatal(p.Name, err)
		}
		r := d.Release
		table := r.Table("T05")
		hidden := false
		for i, row := range table.Rows {
			for k, c := range table.Columns {
				s := r.Cell(table, i, k)
				switch {
				case strings.HasPrefix(c.ID, "to_") && !row.Total:
					hidden = hidden || s.Symbol == release.SymbolHidden
				case c.ID == "p" && row.Total:
					if hidden && s.Known {
						t.Errorf("%s: %s: p is %s beside a grid with hidden cells", p.Name, row.ID, s)
					}
					if p.Name == "internal" && !s.Known && s.Symbol != release.SymbolNotAvailable {
						t.Errorf("%s: p is %s", row.ID, s)
					}
					seen[s.Symbol]++
					hidden = false
				}
			}
		}
	}
	if seen[""] == 0 || seen[release.SymbolHidden] == 0 {
		t.Errorf("p is never shown or never hidden: %v", seen)
	}
}
