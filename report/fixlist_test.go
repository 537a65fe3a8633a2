package report

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/ingest/sheet"
)

var (
	testError   = &finding.Rule{ID: "TST-001", Title: "answer that is none", Expected: "0, 1 or 2", Fix: "correct the cell", Severity: finding.Error}
	testWarning = &finding.Rule{ID: "TST-002", Title: "odd date", Expected: "a date", Fix: "type it again", Severity: finding.Warning}
)

// schoolBook is a workbook as a school keeps one: looks, notes, merged titles,
// widths, a hidden row and column, a formula, a name of a sheet's own, and a sheet
// that is called as the list would be.
func schoolBook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := f.NewSheet("Fix list")
	must(err)
	_, err = f.NewSheet("Summer 'term' 2")
	must(err)
	date := "dd/mm/yyyy"
	dated, err := f.NewStyle(&excelize.Style{CustomNumFmt: &date, Font: &excelize.Font{Italic: true, Color: "C00000", Family: "Arial", Size: 9},
		Border: []excelize.Border{{Type: "top", Style: 2, Color: "00B050"}}, Alignment: &excelize.Alignment{Horizontal: "center", Indent: 1}})
	must(err)
	must(
		f.MergeCell("Sheet1", "A1", "D1"), f.SetCellStr("Sheet1", "A1", "SDQ baseline"),
		f.SetCellStr("Sheet1", "A2", "Pupil"), f.SetCellStr("Sheet1", "B2", "Q1"), f.SetCellStr("Sheet1", "C2", "Date"), f.SetCellStr("Sheet1", "D2", "Total"),
		f.SetColWidth("Sheet1", "A", "A", 31.5), f.SetColVisible("Sheet1", "E", false), f.SetRowVisible("Sheet1", 4, false), f.SetRowHeight("Sheet1", 3, 40),
		f.SetPanes("Sheet1", &excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"}),
		f.AddComment("Sheet1", excelize.Comment{Cell: "B3", Author: "Head", Paragraph: []excelize.RichTextRun{{Text: "ask again"}}}),
		f.AddComment("Sheet1", excelize.Comment{Cell: "A3", Author: "Head", Text: "left in May"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "answers", RefersTo: "'Sheet1'!$B$3:$B$9", Scope: "Sheet1"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "here", RefersTo: "'Summer ''term'' 2'!$A$1", Scope: "Summer 'term' 2"}),
	)
	for i := 3; i < 9; i++ {
		must(f.SetCellStr("Sheet1", fmt.Sprintf("A%d", i), fmt.Sprintf("Pupil %03d", i-2)), f.SetCellInt("Sheet1", fmt.Sprintf("B%d", i), int64(i)),
			f.SetCellFloat("Sheet1", fmt.Sprintf("C%d", i), 44810+0.1, -1, 64), f.SetCellStyle("Sheet1", fmt.Sprintf("C%d", i), fmt.Sprintf("C%d", i), dated),
			f.SetCellFormula("Sheet1", fmt.Sprintf("D%d", i), fmt.Sprintf("B%d+1", i)))
	}
	must(f.SetCellStr("Summer 'term' 2", "B2", "=1+1"), f.SetCellStr("Fix list", "A1", "the school's own list"))
	var out bytes.Buffer
	_, err = f.WriteTo(&out)
	must(err)
	return out.Bytes()
}

// listOf makes the fix list of a file with some findings, and the file.
func listOf(t *testing.T, name string, data []byte, items ...FixItem) *FixList {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return &FixList{Path: path, Name: name, Hash: sha256.Sum256(data), Items: items}
}

func item(r *finding.Rule, tab string, row, col int, pupil string) FixItem {
	return FixItem{Severity: r.Severity, Finding: finding.Finding{Rule: r, From: sheet.Ref{File: "sdq", Sheet: tab, Row: row, Col: col}, Pupil: pupil, Seen: "=7"}}
}

func writeList(t *testing.T, l *FixList) ([]byte, FixForm, string) {
	t.Helper()
	var out bytes.Buffer
	form, why, err := l.Write(t.Context(), &out)
	if err != nil {
		t.Fatalf("writing the fix list of %s: %v", l.Name, err)
	}
	return out.Bytes(), form, why
}

// entry is the text of one part of a workbook.
func entry(t *testing.T, book []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatalf("the workbook has no %s", name)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func schoolItems() []FixItem {
	ranged := item(testError, "Sheet1", 5, 2, "Pupil 003")
	ranged.To = sheet.Ref{File: "sdq", Sheet: "Sheet1", Row: 5, Col: 3}
	return []FixItem{
		item(testError, "Sheet1", 3, 2, "Pupil 001"), ranged, item(testError, "Sheet1", 8, 0, "Pupil 006"), item(testError, "", 0, 0, ""),
		item(testWarning, "Sheet1", 3, 2, "Pupil 001"), item(testWarning, "Summer 'term' 2", 2, 2, ""), item(testWarning, "Sheet1", 3, 3, "Pupil 001"),
	}
}

// The copy is the school's workbook with colours, comments and a list in front.
func TestFixListCopy(t *testing.T) {
	t.Parallel()
	l := listOf(t, "sdq.xlsx", schoolBook(t), schoolItems()...)
	book, form, why := writeList(t, l)
	if form != FixCopy {
		t.Fatalf("form is %v (%s), want a copy", form, why)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if diff := cmp.Diff([]string{"Fix list (apst)", "Sheet1", "Fix list", "Summer 'term' 2", stateName}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ cell, want string }{
		{"A7", "1"}, {"B7", "error"}, {"C7", "TST-001"}, {"E7", "Sheet1!B3"}, {"F7", "Pupil 001"}, {"G7", "=7"}, {"J7", "open"},
		{"E8", "Sheet1!B5:C5"}, {"E9", "Sheet1 row 8"}, {"E10", "the file"}, {"E12", "'Summer ''term'' 2'!B2"},
	} {
		if got, _ := f.GetCellValue("Fix list (apst)", c.cell); got != c.want {
			t.Errorf("cell %s of the list is %q, want %q", c.cell, got, c.want)
		}
	}
	for cell, want := range map[string]string{"E7": "'Sheet1'!B3", "E8": "'Sheet1'!B5", "E9": "'Sheet1'!A8", "E12": "'Summer ''term'' 2'!B2"} {
		if ok, got, err := f.GetCellHyperLink("Fix list (apst)", cell); !ok || got != want || err != nil {
			t.Errorf("%s links to %q, want %q", cell, got, want)
		}
	}
	if ok, got, _ := f.GetCellHyperLink("Fix list (apst)", "E10"); ok {
		t.Errorf("a finding on the file links to %q", got)
	}
	if names := f.GetDefinedName(); !cmp.Equal(scopes(names), map[string]string{"answers": "Sheet1", "here": "Summer 'term' 2", "_xlnm.Print_Titles": "Fix list (apst)", "_xlnm._FilterDatabase": "Fix list (apst)"}) {
		t.Errorf("names belong to %v", scopes(names))
	}
	comments, err := f.GetComments("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, c := range comments {
		text := c.Text
		for _, r := range c.Paragraph {
			text += r.Text
		}
		texts[c.Cell] += text
	}
	if len(texts) != 5 {
		t.Errorf("Sheet1 has comments on %d cells, want A3, B3, B5, C3 and A8: %q", len(texts), texts)
	}
	for cell, want := range map[string][]string{"B3": {"ask again", "error TST-001 (no. 1)", "expected: 0, 1 or 2", "warning TST-002 (no. 5)"}, "A3": {"left in May"}, "A8": {"no. 3"}} {
		for _, w := range want {
			if !strings.Contains(texts[cell], w) {
				t.Errorf("the comment on %s is %q, want %q in it", cell, texts[cell], w)
			}
		}
	}
	for cell, want := range map[string]string{"B3": markFills[finding.Error], "B5": markFills[finding.Error], "C5": markFills[finding.Error], "A8": markFills[finding.Error], "C3": markFills[finding.Warning]} {
		if look := lookOf(t, f, cell); len(look.Fill.Color) == 0 || look.Fill.Color[0] != want {
			t.Errorf("%s is filled with %v, want %s", cell, look.Fill.Color, want)
		}
	}
	marked, plain := lookOf(t, f, "C3"), lookOf(t, f, "C4")
	marked.Fill = plain.Fill
	if diff := cmp.Diff(plain, marked); diff != "" {
		t.Errorf("the look of a marked date differs in more than its fill (-plain +marked):\n%s", diff)
	}
	if height, _ := f.GetRowHeight("Sheet1", 3); height != 40 {
		t.Errorf("row 3 is %v high, want 40", height)
	}
	if formula, _ := f.GetCellFormula("Sheet1", "D3"); formula != "B3+1" {
		t.Errorf("the formula in D3 is %q", formula)
	}
	xml := entry(t, book, "xl/worksheets/sheet4.xml")
	for _, want := range []string{`type="list"`, `sqref="J7:J13"`, "open,done,not a mistake", `ySplit="6"`, `location="`} {
		if !strings.Contains(xml, want) {
			t.Errorf("the list's part lacks %s", want)
		}
	}
	if strings.Contains(xml, "<f>") || strings.Contains(xml, `showErrorMessage="1"`) {
		t.Error("the list has a formula, or refuses words of one's own")
	}
	if !strings.Contains(entry(t, book, "xl/workbook.xml"), "veryHidden") {
		t.Error("what the list keeps for itself is shown")
	}
	again, _, _ := writeList(t, l)
	if !bytes.Equal(book, again) {
		t.Error("two fix lists of the same findings differ")
	}
}

func scopes(names []excelize.DefinedName) map[string]string {
	out := map[string]string{}
	for _, n := range names {
		out[n.Name] = n.Scope
	}
	return out
}

func lookOf(t *testing.T, f *excelize.File, cell string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle("Sheet1", cell)
	if err != nil {
		t.Fatal(err)
	}
	look, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return look
}

// What is no Excel workbook stands in the fix list row by row, at its addresses.
func TestFixListRows(t *testing.T) {
	t.Parallel()
	csv := "Pupil,Q1,Remark\nPupil 001,7,=1+1\n,,\n0012,1,\" two\nlines\"\nPupil 004,2,x\n"
	l := listOf(t, "sdq.csv", []byte(csv), item(testError, "", 2, 2, "Pupil 001"), item(testError, "", 6, 2, "Pupil 004"))
	book, form, why := writeList(t, l)
	if form != FixRows || !strings.Contains(why, "no Excel workbook") {
		t.Fatalf("form is %v (%s), want rows", form, why)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "Pupil", "B2": "7", "C2": "=1+1", "A4": "0012", "C4": " two\nlines", "A6": "Pupil 004"} {
		got, _ := f.GetCellValue(rowsName, cell)
		kind, _ := f.GetCellType(rowsName, cell)
		formula, _ := f.GetCellFormula(rowsName, cell)
		if got != want || kind != excelize.CellTypeSharedString || formula != "" {
			t.Errorf("cell %s holds %q (type %v, formula %q), want the text %q", cell, got, kind, formula, want)
		}
	}
	if _, got, _ := f.GetCellHyperLink("Fix list", "E8"); got != "'Rows'!B6" {
		t.Errorf("the second item links to %q", got)
	}
	if got, _ := f.GetCellValue("Fix list", "A2"); !strings.Contains(got, "not among the rows shown here") || !strings.Contains(got, "sdq.csv") {
		t.Errorf("above the list stands %q", got)
	}
}

// repacked is a workbook with parts added or changed.
func repacked(t *testing.T, book []byte, change func(name string, text []byte) []byte, added map[string]string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, text []byte) {
		p, err := w.Create(name)
		if err == nil {
			_, err = p.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range z.File {
		put(f.Name, change(f.Name, []byte(entry(t, book, f.Name))))
	}
	for name, text := range added {
		put(name, []byte(text))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook with macros is no .xlsx, and its rows stand in for a copy; one with
// drawings that comments could disturb is copied without comments.
func TestFixListOfOddWorkbooks(t *testing.T) {
	t.Parallel()
	same := func(_ string, text []byte) []byte { return text }
	macros := repacked(t, schoolBook(t), same, map[string]string{"xl/vbaProject.bin": "macros"})
	if _, form, why := writeList(t, listOf(t, "sdq.xlsm", macros, schoolItems()...)); form != FixRows || !strings.Contains(why, "macros") {
		t.Errorf("a workbook with macros gives %v (%s), want its rows", form, why)
	}
	drawn := repacked(t, schoolBook(t), same, map[string]string{"xl/drawings/vmlDrawing2.vml": "<xml/>"})
	book, form, why := writeList(t, listOf(t, "sdq.xlsx", drawn, schoolItems()...))
	if form != FixCopy {
		t.Fatalf("a workbook with a picture in its header gives %v (%s), want a copy", form, why)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if comments, _ := f.GetComments("Sheet1"); len(comments) != 2 {
		t.Errorf("the copy has %d comments, want the two of the school", len(comments))
	}
	if got, _ := f.GetCellValue("Fix list (apst)", "A3"); !strings.Contains(got, "no comments on the cells") {
		t.Errorf("above the list stands %q", got)
	}
	if got := entry(t, book, "xl/drawings/vmlDrawing2.vml"); got != "<xml/>" {
		t.Errorf("the drawing became %q", got)
	}
	tagged := repacked(t, schoolBook(t), func(name string, text []byte) []byte {
		if name == "[Content_Types].xml" {
			return bytes.ReplaceAll(text, []byte("spreadsheetml.sheet.main+xml"), []byte("spreadsheetml.template.main+xml"))
		}
		return text
	}, nil)
	if _, form, why := writeList(t, listOf(t, "sdq.xltx", tagged, schoolItems()...)); form != FixRows {
		t.Errorf("a template gives %v (%s), want its rows", form, why)
	}
}

// What cannot be shown leaves the list alone, and says why.
func TestFixListOnly(t *testing.T) {
	t.Parallel()
	long := listOf(t, "long.csv", []byte("a,b\n"+strings.Repeat("1,2\n", maxFixCells)), item(testError, "", 2, 1, ""))
	if _, form, why := writeList(t, long); form != FixListOnly || !strings.Contains(why, "200000 cells") {
		t.Errorf("a long file gives %v (%s)", form, why)
	}
	wide := listOf(t, "wide.csv", []byte("a,b\n"+strings.Repeat("x", maxText+1)+",2\n"), item(testError, "", 2, 1, ""))
	if _, form, why := writeList(t, wide); form != FixListOnly {
		t.Errorf("a text longer than Excel's cells gives %v (%s)", form, why)
	}
	unread := &FixList{Path: "gone.xlsx", Name: "gone.xlsx", Items: []FixItem{item(testError, "", 0, 0, "")}}
	if _, form, why := writeList(t, unread); form != FixListOnly || !strings.Contains(why, "could not be read") {
		t.Errorf("a file that could not be read gives %v (%s)", form, why)
	}
	changed := listOf(t, "sdq.csv", []byte("a,b\n1,2\n"), item(testError, "", 2, 1, ""))
	changed.Hash[0]++
	if _, _, err := changed.Write(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "changed since") {
		t.Errorf("a file that changed gives %v", err)
	}
}
