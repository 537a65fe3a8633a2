package ods

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestWorkbook has LibreOffice turn an Excel workbook with merged and hidden
// parts, errors and formulas into a spreadsheet, and reads it.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	makeWorkbook(t, in)
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "ods", "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "in.ods"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := dump(data)
	if err != nil {
		t.Fatal(err)
	}
	// LibreOffice writes an Excel boolean as the number that it shows as TRUE.
	want := lines(
		"= Data A1:C1 A5:B6 no D-E",
		"1: [title]",
		"2: [id] [when] [ok] [sum] [bad]",
		"3: hidden [007] [d:2022-03-12] [n:1] [n:3] [e:#DIV/0!]",
		"4: [n:7.5] [d:2022-03-12T10:30:00] [n:0] [a\nb]",
		"5: [block] [] [end]",
		"10: [x] [x] [x]",
		"11: [x] [x] [x]",
		"= Notes hidden",
		"1: [note]",
	)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func makeWorkbook(t *testing.T, path string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Data"))
	values := map[string]any{
		"A1": "title", "A2": "id", "B2": "when", "C2": "ok", "D2": "sum", "E2": "bad",
		"A3": "007", "B3": time.Date(2022, 3, 12, 0, 0, 0, 0, time.UTC), "C3": true,
		"A4": 7.5, "B4": time.Date(2022, 3, 12, 10, 30, 0, 0, time.UTC), "C4": false, "D4": "a\nb",
		"A5": "block", "C5": "end",
		"A10": "x", "B10": "x", "C10": "x", "A11": "x", "B11": "x", "C11": "x",
	}
	for cell, v := range values {
		must(f.SetCellValue("Data", cell, v))
	}
	must(f.SetCellFormula("Data", "D3", "1+2"))
	must(f.SetCellFormula("Data", "E3", "1/0"))
	must(f.MergeCell("Data", "A1", "C1"))
	must(f.MergeCell("Data", "A5", "B6"))
	must(f.SetRowVisible("Data", 3, false))
	must(f.SetColVisible("Data", "D:E", false))
	_, err := f.NewSheet("Notes")
	must(err)
	must(f.SetCellValue("Notes", "A1", "note"))
	must(f.SetSheetVisible("Notes", false))
	must(f.SaveAs(path))
}
