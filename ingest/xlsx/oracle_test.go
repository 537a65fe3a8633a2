package xlsx

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/ingest/sheet"
)

// dateFormats says of every number format in the tests' workbooks whether it
// shows a date or a time, by hand: built-in numbers and custom codes.
var dateFormats = map[any]bool{
	0: false, 1: false, 2: false, 9: false, 10: false, 11: false, 49: false, 14: true, 15: true, 16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 46: true,
	60:        false, // as sheetjs.xlsx defines it
	"General": false, "dd/mm/yyyy": true, "h:mm": true, "0.00%": false, `"TRUE";"TRUE";"FALSE"`: false, `0" days"`: false, "m/d/yy": true,
	"yyyy-mm-dd hh:mm": true, "[h]:mm:ss": true, `"day "0`: false, `[Red]0.0\d`: false, "[$-809]dd mmmm yyyy;@": true, "0.0E+00": false,
}

// compare holds every cell of every sheet against excelize's whole-sheet typed
// read: type, raw value, style and formula of all cells in a rectangle that
// reaches past the last of ours and of theirs.
func compare(t *testing.T, file []byte) {
	t.Helper()
	pages, err := readEveryWay(t, file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var names []string
	for _, p := range pages {
		names = append(names, p.Name)
		comparePage(t, f, p)
	}
	if diff := cmp.Diff(f.GetSheetList(), names); diff != "" {
		t.Errorf("sheets (-excelize +ours)\n%s", diff)
	}
}

func comparePage(t *testing.T, f *excelize.File, p page) {
	t.Helper()
	rows, cols := 3, 3
	grow := func(ref string) {
		col, row, err := excelize.CellNameToCoordinates(ref)
		if err != nil {
			t.Fatal(err)
		}
		rows, cols = max(rows, row+2), max(cols, col+2)
	}
	for ref := range p.Cells {
		grow(ref)
	}
	theirs, err := f.GetRows(p.Name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	rows = max(rows, len(theirs)+2)
	for _, row := range theirs {
		cols = max(cols, len(row)+2)
	}
	want := map[string]cell{}
	for row := 1; row <= rows; row++ {
		for col := 1; col <= cols; col++ {
			ref := sheet.Ref{Row: row, Col: col}.Cell()
			got := p.Cells[ref]
			if covered(p.Facts.Merged, row, col) {
				if got != (cell{}) {
					want[ref] = got // it gives the first cell of the merged area
				}
				continue
			}
			if c := theirCell(t, f, p.Name, ref, got); c.Kind != sheet.Blank || c.Style != 0 {
				want[ref] = c
			}
		}
	}
	if diff := cmp.Diff(want, p.Cells); diff != "" {
		t.Errorf("sheet %s (-excelize +ours)\n%s", p.Name, diff)
	}
	compareFacts(t, f, p, rows, cols)
}

// covered reports whether a cell is part of a merged area and not its first.
func covered(merged []sheet.Range, row, col int) bool {
	for _, m := range merged {
		if m.Contains(row, col) && (row != m.FirstRow || col != m.FirstCol) {
			return true
		}
	}
	return false
}

// theirCell is a cell as excelize reads it. got is ours, looked at only where
// excelize cannot tell a thing.
func theirCell(t *testing.T, f *excelize.File, name, ref string, got cell) cell {
	t.Helper()
	kind, err1 := f.GetCellType(name, ref)
	value, err2 := f.GetCellValue(name, ref)
	style, err3 := f.GetCellStyle(name, ref)
	formula, err4 := f.GetCellFormula(name, ref)
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			t.Fatalf("%s: %v", ref, err)
		}
	}
	if got.Style == 0 {
		style = 0 // it gives the row's or column's style then
	}
	c := cell{Style: uint16(style), Text: value}
	switch {
	case value == "" && formula != "":
		c.Kind = sheet.Formula
		if (kind == excelize.CellTypeFormula || kind == excelize.CellTypeSharedString) && got.Kind == sheet.Blank {
			c.Kind = sheet.Blank // it does not tell no text from the empty text
		}
	case value == "":
		c.Kind = sheet.Blank
	case kind == excelize.CellTypeBool:
		c.Kind = sheet.Bool
	case kind == excelize.CellTypeError:
		c.Kind = sheet.Error
	case kind == excelize.CellTypeDate:
		c.Kind = sheet.Date
	case kind == excelize.CellTypeSharedString, kind == excelize.CellTypeInlineString, kind == excelize.CellTypeFormula:
		c.Kind = sheet.Text
	default:
		c.Kind = sheet.Number
		if theirDate(t, f, style) {
			c.Kind = sheet.Date
		}
	}
	return c
}

func theirDate(t *testing.T, f *excelize.File, style int) bool {
	t.Helper()
	s, err := f.GetStyle(style)
	if err != nil {
		t.Fatal(err)
	}
	var format any = s.NumFmt
	if s.CustomNumFmt != nil {
		format = *s.CustomNumFmt
	}
	date, ok := dateFormats[format]
	if !ok {
		t.Fatalf("say in dateFormats whether %q shows a date", format)
	}
	return date
}

func compareFacts(t *testing.T, f *excelize.File, p page, rows, cols int) {
	t.Helper()
	merges, err := f.GetMergeCells(p.Name)
	if err != nil {
		t.Fatal(err)
	}
	var want sheet.Facts
	for _, m := range merges {
		row1, col1, ok1 := sheet.ParseCell(m.GetStartAxis())
		row2, col2, ok2 := sheet.ParseCell(m.GetEndAxis())
		if !ok1 || !ok2 {
			t.Fatalf("merged area %v", m)
		}
		want.Merged = append(want.Merged, sheet.Range{FirstRow: row1, FirstCol: col1, LastRow: row2, LastCol: col2})
	}
	visible, err := f.GetSheetVisible(p.Name)
	if err != nil {
		t.Fatal(err)
	}
	want.Hidden = !visible
	want.HiddenCols = p.Facts.HiddenCols
	if diff := cmp.Diff(want, p.Facts); diff != "" {
		t.Errorf("sheet %s: facts (-excelize +ours)\n%s", p.Name, diff)
	}
	hidden := func(at int, spans []sheet.Span) bool {
		for _, s := range spans {
			if at >= s.First && at <= s.Last {
				return true
			}
		}
		return false
	}
	for col := 1; col <= cols; col++ {
		visible, err := f.GetColVisible(p.Name, sheet.ColName(col))
		if err != nil || visible == hidden(col, p.Facts.HiddenCols) {
			t.Errorf("sheet %s: column %d is visible: %v, %v; ours hidden %v", p.Name, col, visible, err, p.Facts.HiddenCols)
		}
	}
	var spans []sheet.Span
	filled := map[int]bool{}
	for _, n := range p.Hidden {
		spans = append(spans, sheet.Span{First: n, Last: n})
	}
	for ref := range p.Cells {
		row, _, _ := sheet.ParseCell(ref)
		filled[row] = true
	}
	for row := range filled { // rows without cells are not yielded
		visible, err := f.GetRowVisible(p.Name, row)
		if err != nil || visible == hidden(row, spans) {
			t.Errorf("sheet %s: row %d is visible: %v, %v; ours hidden %v", p.Name, row, visible, err, p.Hidden)
		}
	}
}

// Workbooks saved by other programs read as excelize reads them.
func TestOtherPrograms(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.xlsx")
	if err != nil || len(files) < 3 {
		t.Fatalf("fixtures %v, %v", files, err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			file, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, file)
		})
	}
}

func TestSheetJS(t *testing.T) {
	t.Parallel()
	want := map[string]cell{
		"A1": text("Pupil"), "B1": text("Date"), "C1": text("Q1"), "D1": text("Q2"), "E1": text("Note"), "F1": text("Done"),
		"A2": text("001"), "B2": {sheet.Date, 1, "45199"}, "C2": number("0"), "D2": number("2"), "E2": text("a & b < c"), "F2": {sheet.Bool, 0, "1"}, "G2": number("3"), "H2": {sheet.Date, 2, "0.5"},
		"A3": text(" 002 "), "B3": {sheet.Date, 1, "45199.34375"}, "C3": number("1"), "D3": number("1.5"), "E3": text("line\none"), "F3": {sheet.Bool, 0, "0"}, "G3": text("x1"), "H3": {sheet.Number, 3, "12"},
		"A4": text("003"), "C4": number("2"), "D4": number("-0.25"), "E4": text("é 😀"), "G4": {sheet.Error, 0, "#N/A"},
	}
	for _, name := range []string{"sheetjs.xlsx", "sheetjs-shared.xlsx"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := readEveryWay(t, file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, pages[0].Cells); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		facts := sheet.Facts{Merged: []sheet.Range{{FirstRow: 6, FirstCol: 1, LastRow: 6, LastCol: 3}}, HiddenCols: []sheet.Span{{First: 3, Last: 3}}}
		if diff := cmp.Diff(facts, pages[0].Facts); diff != "" || !pages[1].Facts.Hidden {
			t.Errorf("%s: second sheet %v, first %s", name, pages[1].Facts, diff)
		}
	}
}

func TestLibreOffice(t *testing.T) {
	t.Parallel()
	want := map[string]cell{
		"A1": {sheet.Text, 1, "Title over three columns"}, "B1": {sheet.Blank, 1, ""}, "C1": {sheet.Blank, 1, ""},
		"A2": text("001"), "B2": {sheet.Date, 2, "45199"}, "C2": number("2"), "D2": {sheet.Bool, 3, "1"}, "E2": text("a & b < c"), "F2": number("2.5"), "G2": text("x2"), "H2": {sheet.Error, 0, "#N/A"},
		"A3": {sheet.Text, 4, " 002  \nsecond line"}, "B3": {sheet.Date, 5, "0.34375"}, "C3": number("0.1"), "D3": text("_x0041_ é 😀"), "F3": {sheet.Number, 6, "0.125"},
		"E7": number("-7"), "F7": number("-7"),
	}
	check := func(t *testing.T, path string) {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := readEveryWay(t, file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, pages[0].Cells); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		facts := sheet.Facts{Merged: []sheet.Range{{FirstRow: 1, FirstCol: 1, LastRow: 1, LastCol: 3}}, HiddenCols: []sheet.Span{{First: 3, Last: 3}}}
		if diff := cmp.Diff(facts, pages[0].Facts); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]int{3}, pages[0].Hidden); diff != "" {
			t.Error(diff)
		}
	}
	t.Run("committed", func(t *testing.T) { check(t, "testdata/libreoffice.xlsx") })
	if testing.Short() {
		return // starting LibreOffice takes seconds
	}
	t.Run("installed", func(t *testing.T) {
		soffice, err := exec.LookPath("soffice")
		if err != nil {
			t.Skip("LibreOffice is not installed")
		}
		dir := t.TempDir()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", dir, "testdata/libreoffice.fods")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("LibreOffice does not run here: %v %s", err, out)
		}
		check(t, filepath.Join(dir, "libreoffice.xlsx"))
	})
}
