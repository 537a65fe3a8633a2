package scan_test

import (
	"bytes"
	"testing"

	"apst/ingest"
	"apst/report"
	"apst/report/scan"
	"apst/synth"
)

// A workbook of our own making raises no alarm for pupils whose names are words of it,
// and does for one who is in it.
func TestOwnWorkbook(t *testing.T) {
	t.Parallel()
	people := []scan.Person{
		{UPN: synth.UPN(4000, 20, 1), LocalID: "QX0001", Forename: "May", Surname: "Young", Born: ingest.Date{Year: 2009, Month: 3, Day: 4}},
		{Forename: "Mark", Surname: "Band"}, {Forename: "Grant", Surname: "Table"}, {Forename: "Pupil", Surname: "001", LocalID: "0001"},
		{Forename: "Shruti", Surname: "Nyala"}, // fonts of every workbook's theme
	}
	for _, label := range []string{"reliably improved", "May Young"} {
		table := &report.Table{
			Name:    "T06",
			Columns: []report.Column{{Name: "category", Title: "Band"}, {Name: "n", Title: "Pupils", Kind: report.IntColumn}},
			Rows:    report.SliceRows([][]report.Cell{{report.TextCell(label), report.IntCell(12)}, {report.TextCell("young people, marked"), report.TextCell("c")}}),
		}
		lines := []report.Line{report.Title("Change by band in May"), report.Paragraph("A small number is hidden; the table says so.")}
		var buf bytes.Buffer
		if err := report.WriteXLSX(&buf, []report.Sheet{{Name: "Contents", Lines: lines, Widths: []float64{40}}, {Name: "T06", Table: table}}); err != nil {
			t.Fatal(err)
		}
		finds, err := scan.New(people, scan.Allowed{}).Read("tables.xlsx", bytes.NewReader(buf.Bytes()), int64(buf.Len()))
		if err != nil {
			t.Fatal(err)
		}
		want := label == "May Young"
		if got := len(finds) == 1 && finds[0].Kind == scan.Name && finds[0].Place == "T06!A2"; got != want || !want && len(finds) > 0 {
			t.Errorf("%s: %v", label, finds)
		}
	}
}
