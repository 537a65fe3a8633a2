package cohort

import (
	"testing"

	"pgregory.net/rapid"
)

// The tables have as many cells as columns, of the columns' kinds, and the counts of
// files and of results add up.
func TestLinkTables(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		for i := range c.sources {
			for range rapid.IntRange(0, 3).Draw(t, "files") {
				n := rapid.SliceOfN(rapid.IntRange(0, 50), 4, 4).Draw(t, "counts")
				f := File{Read: n[0] + n[1] + n[2] + n[3], Outside: n[0], Used: n[1], Again: n[2], Refused: n[3]}
				more := f
				if more.Used++; !f.Adds() || more.Adds() {
					t.Fatalf("%+v adds up: %v, and with one more: %v", f, f.Adds(), more.Adds())
				}
				c.sources[i].Files = append(c.sources[i].Files, f)
			}
		}
		l := c.join(t)
		tables := []Table{l.LinksTable(), l.SuspectsTable(), l.CountsTable()}
		for i, want := range LinkTables() {
			if got := tables[i]; got.Name != want.Name || len(got.Columns) != len(want.Columns) {
				t.Fatalf("%s is not %s", got.Name, want.Name)
			}
			for _, row := range tables[i].Rows {
				for k, cell := range row {
					if len(row) != len(want.Columns) || cell.Kind != want.Columns[k].Kind || !cell.Set && want.Columns[k].Missing == "never" {
						t.Fatalf("%s: %+v", want.Name, row)
					}
				}
			}
		}
		if len(tables[0].Rows) != len(l.Rows) || len(tables[1].Rows) != len(l.Suspects) {
			t.Fatal("rows are missing")
		}
		sums := make([]int64, len(countsTable().Columns))
		for i, row := range tables[2].Rows {
			if n := func(k int) int64 { return row[k].Int }; n(2) != n(3)+n(4)+n(5)+n(6) || n(7) != n(8)+n(9)+n(10)+n(11) {
				t.Fatalf("%+v does not add up", row)
			}
			for k := 1; k < len(row)-1; k++ {
				if i == len(tables[2].Rows)-1 && row[k].Int != sums[k] {
					t.Fatalf("column %d adds up to %d, not %d", k, sums[k], row[k].Int)
				}
				sums[k] += row[k].Int
			}
		}
	})
}
