package book_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/internal/schooltest"
	"apst/report/book"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

// workbook is the workbook of some tables of a school for the board.
func workbook(t *testing.T, school string, names ...string) (*release.Release, *excelize.File) {
	t.Helper()
	p, err := disclosure.ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	in := &tables.Input{Analysis: schooltest.Shared(school), Least: p.Threshold, About: tables.About{School: "S001", Version: "test"}}
	d, err := release.Clear(tables.Build(in, names...), p)
	if err != nil || d.Release == nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Workbook(&b, d.Release); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return d.Release, f
}

// Every sheet of a table has one table that is marked as one, named as the sheet is, and
// words beside numbers are set off from them.
func TestWorkbookSheets(t *testing.T) {
	t.Parallel()
	r, f := workbook(t, "40 pupils", "T01", "T13")
	for _, table := range r.Tables {
		marked, err := f.GetTables(table.ID)
		if err != nil || len(marked) != 1 || marked[0].Name != "Table_"+table.ID {
			t.Fatalf("%s has the tables %+v: %v", table.ID, marked, err)
		}
		from, to, _ := strings.Cut(marked[0].Range, ":")
		_, head, _ := excelize.CellNameToCoordinates(from)
		columns, last, _ := excelize.CellNameToCoordinates(to)
		if last-head != len(table.Rows) {
			t.Errorf("%s: %d rows are marked, of %d", table.ID, last-head, len(table.Rows))
		}
		for k, c := range table.Columns {
			for _, row := range []int{head, head + 1, last} {
				at, _ := excelize.CoordinatesToCellName(columns-len(table.Columns)+k+1, row)
				id, err := f.GetCellStyle(table.ID, at)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if got := style.Alignment.Horizontal; (got == "left" && style.Alignment.Indent == 1) != c.Text || (got == "right") == c.Text {
					t.Errorf("%s %s, %s: aligned %s by %d", table.ID, at, c.ID, got, style.Alignment.Indent)
				}
			}
		}
	}
}
