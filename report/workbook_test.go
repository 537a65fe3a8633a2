package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// openWorkbook writes sheets and opens them again with excelize.
func openWorkbook(t *testing.T, sheets ...Sheet) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := WriteXLSX(&out, sheets); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func mixedTable() *Table {
	return &Table{
		Name: "scores",
		Columns: []Column{
			{Name: "pupil_id", Width: 30}, {Name: "total", Kind: IntColumn}, {Name: "mean", Kind: NumberColumn},
			{Name: "share", Kind: NumberColumn, Format: "0.0%"}, {Name: "date", Kind: DateColumn},
			{Name: "ok", Kind: BoolColumn}, {Name: "total_band4"},
		},
		Rows: SliceRows([][]Cell{
			{TextCell("0012"), IntCell(17), NumberCell(2.0 / 3), NumberCell(0.5), DateCell(2023, 9, 4), BoolCell(true), TextCell("very-high").With(BandVeryHigh)},
			{TextCell("=1+1"), IntCell(-3), IntCell(2), Empty(), DateCell(1899, 12, 31), BoolCell(false), Empty().With(Muted)},
		}),
	}
}

func TestWriteXLSXCells(t *testing.T) {
	t.Parallel()
	f := openWorkbook(t, Sheet{Name: "Scores", Table: mixedTable(), Frozen: 1})
	tests := []struct {
		cell   string
		typ    excelize.CellType
		value  string
		format string
	}{
		{"A1", excelize.CellTypeInlineString, "pupil_id", "@"},
		{"A2", excelize.CellTypeInlineString, "0012", "@"},
		{"B2", excelize.CellTypeUnset, "17", "0"},
		{"C2", excelize.CellTypeUnset, "0.6666666666666666", "0.00"},
		{"D2", excelize.CellTypeUnset, "0.5", "0.0%"},
		{"E2", excelize.CellTypeUnset, "45173", "dd/mm/yyyy"},
		{"F2", excelize.CellTypeBool, "1", ""},
		{"G2", excelize.CellTypeInlineString, "very-high", "@"},
		{"A3", excelize.CellTypeInlineString, "=1+1", "@"},
		{"B3", excelize.CellTypeUnset, "-3", "0"},
		{"C3", excelize.CellTypeUnset, "2", "0.00"},
		{"D3", excelize.CellTypeUnset, "", ""},
		{"E3", excelize.CellTypeInlineString, "1899-12-31", "@"},
		{"F3", excelize.CellTypeBool, "0", ""},
		{"G3", excelize.CellTypeUnset, "", ""},
	}
	for _, tt := range tests {
		typ, err := f.GetCellType("Scores", tt.cell)
		if err != nil {
			t.Fatal(err)
		}
		value, _ := f.GetCellValue("Scores", tt.cell)
		formula, _ := f.GetCellFormula("Scores", tt.cell)
		id, _ := f.GetCellStyle("Scores", tt.cell)
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		format := ""
		if style.CustomNumFmt != nil {
			format = *style.CustomNumFmt
		} else if builtIn, ok := map[int]string{1: "0", 2: "0.00", 49: "@"}[style.NumFmt]; ok {
			format = builtIn
		}
		if typ != tt.typ || value != tt.value || format != tt.format || formula != "" {
			t.Errorf("%s: got type %d, value %q, format %q, formula %q; want type %d, value %q, format %q and no formula",
				tt.cell, typ, value, format, formula, tt.typ, tt.value, tt.format)
		}
	}
}

func TestWriteXLSXLayout(t *testing.T) {
	t.Parallel()
	f := openWorkbook(t, Sheet{Name: "Scores", Table: mixedTable(), Frozen: 1}, Sheet{Name: "Notes", Widths: []float64{20, 40}, Lines: []Line{Title("Notes")}})

	panes, err := f.GetPanes("Scores")
	if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 1 {
		t.Errorf("panes: %+v, error %v", panes, err)
	}
	if w, err := f.GetColWidth("Scores", "A"); err != nil || w != 30 {
		t.Errorf("width of A: %v, error %v", w, err)
	}
	layout, err := f.GetPageLayout("Scores")
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != a4 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page layout: %+v, error %v", layout, err)
	}
	for _, name := range []string{"Scores", "Notes"} {
		props, err := f.GetSheetProps(name)
		if err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s is not fitted to the page: %+v, error %v", name, props, err)
		}
	}
	wantNames := []excelize.DefinedName{
		{Name: "_xlnm.Print_Titles", RefersTo: "'Scores'!$A:$A,'Scores'!$1:$1", Scope: "Scores"},
		{Name: "_xlnm._FilterDatabase", RefersTo: "'Scores'!$A$1:$G$3", Scope: "Scores"},
	}
	if diff := cmp.Diff(wantNames, f.GetDefinedName()); diff != "" {
		t.Error(diff)
	}
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	want := &excelize.DocProperties{Creator: "apst", LastModifiedBy: "apst", Created: "1980-01-01T00:00:00Z", Modified: "1980-01-01T00:00:00Z"}
	if diff := cmp.Diff(want, props); diff != "" {
		t.Error(diff)
	}
}

// Bands can be told apart without colour: by slant, weight and lightness.
func TestBandsDifferInGrey(t *testing.T) {
	t.Parallel()
	bands := []Style{Plain, BandRaised, BandHigh, BandVeryHigh}
	grey := func(s Style) float64 {
		if len(looks[s].Fill.Color) == 0 {
			return 255
		}
		var r, g, b int
		if _, err := fmt.Sscanf(looks[s].Fill.Color[0], "%02x%02x%02x", &r, &g, &b); err != nil {
			t.Fatal(err)
		}
		return 0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)
	}
	for i, s := range bands[1:] {
		if step := grey(bands[i]) - grey(s); step < 25 {
			t.Errorf("style %d is only %.0f of 255 darker than the one before", s, step)
		}
	}
}

func TestWriteXLSXLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("words and words ", 12)
	f := openWorkbook(t, Sheet{Name: "Notes", Widths: []float64{20, 14, 40}, Lines: []Line{
		Title("SDQ scores"),
		Blank(),
		Heading("Sources"),
		Paragraph(long),
		Pair("file", TextCell(long)),
		Pair("pupils", IntCell(12)),
		Head("scale", "mean"),
		Row(TextCell("total"), NumberCell(12.5)),
	}})
	rows := map[string]string{"A1": "SDQ scores", "A2": "", "A3": "Sources", "A4": long, "A5": "file", "B5": long, "B6": "12", "B7": "mean", "B8": "12.5"}
	for cell, want := range rows {
		if got, err := f.GetCellValue("Notes", cell); err != nil || got != want {
			t.Errorf("%s: got %q, error %v; want %q", cell, got, err, want)
		}
	}
	merged, err := f.GetMergeCells("Notes")
	if err != nil {
		t.Fatal(err)
	}
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if diff := cmp.Diff([]string{"A4:C4", "B5:C5"}, ranges); diff != "" {
		t.Error(diff)
	}
	// 192 characters in 74 less 3: three lines.
	if h, err := f.GetRowHeight("Notes", 4); err != nil || h != 3*lineHeight {
		t.Errorf("height of the paragraph: %v, error %v; want %d", h, err, 3*lineHeight)
	}
}

func TestXMLText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"plain", "close-to-average", "close-to-average"},
		{"markup", "<b>&\"'", "&lt;b&gt;&amp;\"'"},
		{"wide", "Zoë \U0001F600", "Zoë \U0001F600"},
		{"control", "a\x01b", "a_x0001_b"},
		{"return", "a\r\nb", "a_x000D_\nb"},
		{"looks escaped", "_x0041_", "_x005F_x0041_"},
		{"nearly", "_x004_ _xyzzy_ _", "_x004_ _xyzzy_ _"},
		{"not a character", "\uFFFE", "_xFFFE_"},
		{"not UTF-8", "a\xFF", "a\uFFFD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := string(appendXMLText(nil, tt.text)); got != tt.want {
				t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
			}
			cell := Sheet{Name: "S", Table: &Table{Name: "t", Columns: make([]Column, 1), Rows: SliceRows([][]Cell{{TextCell(tt.text)}})}}
			got, err := openWorkbook(t, cell).GetCellValue("S", "A2")
			if want := strings.ToValidUTF8(tt.text, "\uFFFD"); err != nil || got != want {
				t.Errorf("%q reads back as %q, error %v", tt.text, got, err)
			}
		})
	}
}

// Lines that sum up a table are asked for when its rows have been written.
func TestWriteXLSXLater(t *testing.T) {
	t.Parallel()
	rows := 0
	counted := &Table{Name: "t", Columns: []Column{{Name: "n", Kind: IntColumn}}, Rows: func(yield func([]Cell, error) bool) {
		for ; rows < 3; rows++ {
			if !yield([]Cell{IntCell(int64(rows))}, nil) {
				return
			}
		}
	}}
	f := openWorkbook(t, Sheet{Name: "Scores", Table: counted}, Sheet{Name: "Summary", Widths: []float64{20, 20}, Later: func() []Line {
		return []Line{Paragraph("all rows"), Pair("rows", IntCell(int64(rows)))}
	}})
	if got, err := f.GetCellValue("Summary", "B2"); err != nil || got != "3" {
		t.Errorf("got %q, error %v; want 3", got, err)
	}
	if merged, err := f.GetMergeCells("Summary"); err != nil || len(merged) != 1 || merged[0].GetStartAxis()+":"+merged[0].GetEndAxis() != "A1:B1" {
		t.Errorf("merged %v, error %v; want A1:B1", merged, err)
	}
}

// Any text is well-formed XML that reads back as the same text.
func FuzzXMLText(f *testing.F) {
	for _, s := range []string{"", "a", "<&>\"'", "\x00\r\n\t", "_x0041_", "_x005F_x0041_", "__x0041_", "\uFFFE\xFF", "\U0001F600"} {
		f.Add(s)
	}
	escape := regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)
	f.Add("_x0000\x18") // an escape completes what looks like one
	f.Fuzz(func(t *testing.T, s string) {
		var raw string
		if err := xml.Unmarshal(slices.Concat([]byte("<t>"), appendXMLText(nil, s), []byte("</t>")), &raw); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		got := escape.ReplaceAllStringFunc(raw, func(e string) string {
			code, err := strconv.ParseUint(e[2:6], 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(code))
		})
		// One U+FFFD for each bad byte.
		if want := strings.Map(func(r rune) rune { return r }, s); got != want {
			t.Errorf("%q reads back as %q", s, got)
		}
	})
}

func TestWriteXLSXLimits(t *testing.T) {
	t.Parallel()
	one := []Column{{Name: "n", Kind: IntColumn}}
	many := func(n int) *Table {
		return &Table{Name: "t", Columns: one, Rows: func(yield func([]Cell, error) bool) {
			row := []Cell{IntCell(1)}
			for range n {
				if !yield(row, nil) {
					return
				}
			}
		}}
	}
	text := func(s string) *Table {
		return &Table{Name: "t", Columns: one, Rows: SliceRows([][]Cell{{TextCell(s)}})}
	}
	tests := []struct {
		name   string
		sheets []Sheet
		want   string
	}{
		{"as many rows as fit", []Sheet{{Name: "S", Table: many(1_048_575)}}, ""},
		{"one row more", []Sheet{{Name: "S", Table: many(1_048_576)}}, "sheet S has more than 1048575 rows, an Excel sheet holds no more"},
		{"columns", []Sheet{{Name: "S", Table: &Table{Columns: make([]Column, maxColumns+1), Rows: SliceRows(nil)}}}, "sheet S has more than 16384 columns, an Excel sheet holds no more"},
		{"longest text", []Sheet{{Name: "S", Table: text(strings.Repeat("é", maxText))}}, ""},
		{"longer text", []Sheet{{Name: "S", Table: text(strings.Repeat("é", maxText+1))}}, "sheet S has a text of more than 32767 characters, an Excel sheet holds no more"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := WriteXLSX(io.Discard, tt.sheets)
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var limit *LimitError
			if !errors.As(err, &limit) {
				t.Fatalf("got %v, want a *LimitError", err)
			}
			if diff := cmp.Diff(tt.want, limit.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWriteXLSXRefusesSheets(t *testing.T) {
	t.Parallel()
	table := func() *Table { return &Table{Name: "t", Columns: []Column{{Name: "n"}}, Rows: SliceRows(nil)} }
	tests := []struct {
		name   string
		sheets []Sheet
	}{
		{"none", nil},
		{"no name", []Sheet{{Table: table()}}},
		{"bad name", []Sheet{{Name: "a/b", Table: table()}}},
		{"same name", []Sheet{{Name: "Scores", Table: table()}, {Name: "scores", Table: table()}}},
		{"table and lines", []Sheet{{Name: "S", Table: table(), Lines: []Line{Blank()}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if err := WriteXLSX(io.Discard, tt.sheets); err == nil {
				t.Error("no error")
			}
		})
	}
}

// No part carries a clock, and what programs look at first comes first.
func TestWriteXLSXParts(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := WriteXLSX(&out, []Sheet{{Name: "Scores", Table: mixedTable()}}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, part := range z.File {
		names = append(names, part.Name)
		if !part.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s is stamped %v", part.Name, part.Modified)
		}
	}
	want := []string{
		"[Content_Types].xml", "_rels/.rels", "xl/worksheets/sheet1.xml",
		"docProps/app.xml", "docProps/core.xml", "xl/_rels/workbook.xml.rels",
		"xl/styles.xml", "xl/theme/theme1.xml", "xl/workbook.xml",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

// A row with a longer text is as tall as the text needs, and one without is not.
func TestWrappedTextHasRoom(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("words and ", 20)
	table := &Table{Name: "codebook", Columns: []Column{{Name: "holds", Width: 40}},
		Rows: SliceRows([][]Cell{{TextCell("short").With(Wrapped)}, {TextCell(long).With(Wrapped)}, {TextCell(long)}})}
	var out bytes.Buffer
	if err := WriteXLSX(&out, []Sheet{{Name: "Codebook", Table: table}}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	usual, _ := book.GetRowHeight("Codebook", 2)
	for row, taller := range map[int]bool{3: true, 4: false} {
		if got, _ := book.GetRowHeight("Codebook", row); got > 4*usual != taller {
			t.Errorf("row %d is %v points tall, row 2 %v; taller: want %t", row, got, usual, taller)
		}
	}
}
