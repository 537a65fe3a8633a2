package ingest

import (
	"testing"

	"apst/ingest/sheet"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind    sheet.Kind
		in      string
		from04  bool
		want    string
		problem DateProblem
	}{
		{sheet.Date, "44445", false, "2021-09-06", DateFine},
		{sheet.Number, "44445", false, "2021-09-06", DateFine},
		{sheet.Date, "44445.75", false, "2021-09-06", DateFine},
		{sheet.Date, "42983", true, "2021-09-06", DateFine},
		{sheet.Date, "2021-09-06", false, "2021-09-06", DateFine},
		{sheet.Date, "2021-09-06T10:30:00", false, "2021-09-06", DateFine},
		{sheet.Text, "06/09/2021", false, "2021-09-06", DateFine},
		{sheet.Text, "6/9/21", false, "2021-09-06", DateFine},
		{sheet.Text, "06-09-2021", false, "2021-09-06", DateFine},
		{sheet.Text, "06.09.2021", false, "2021-09-06", DateFine},
		{sheet.Text, "06-Sep-21", false, "2021-09-06", DateFine},
		{sheet.Text, "6th September 2021", false, "2021-09-06", DateFine},
		{sheet.Text, "06/09/2021 14:05:59", false, "2021-09-06", DateFine},
		{sheet.Text, "2021-09-06 00:00:00", false, "2021-09-06", DateFine},
		{sheet.Text, "09/2021", false, "2021-09", DateFine},
		{sheet.Text, "Sept 2021", false, "2021-09", DateFine},
		{sheet.Text, "29/02/2024", false, "2024-02-29", DateFine},
		{sheet.Text, "29/02/2023", false, "", DateUnreadable},
		{sheet.Text, "31/04/2023", false, "", DateUnreadable},
		{sheet.Text, "09/25/2021", false, "", DateUnreadable},
		{sheet.Text, "last term", false, "", DateUnreadable},
		{sheet.Number, "60", false, "", DateSerial},
		{sheet.Number, "2021", false, "", DateSerial},
		{sheet.Number, "1e99", false, "", DateSerial},
		{sheet.Error, "#N/A", false, "", DateUnreadable},
		{sheet.Blank, "", false, "", DateBlank},
		{sheet.Text, "  ", false, "", DateBlank},
	} {
		got, problem := ParseDate(sheet.Cell{Kind: tt.kind, Text: []byte(tt.in)}, tt.from04)
		if got.String() != tt.want || problem != tt.problem {
			t.Errorf("ParseDate(%s %q, %v) = %v, %d, want %v, %d", tt.kind, tt.in, tt.from04, got, problem, tt.want, tt.problem)
		}
	}
}

func TestDateColumn(t *testing.T) {
	t.Parallel()
	text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: []byte(s)} }
	serial := sheet.Cell{Kind: sheet.Date, Text: []byte("44445")}
	for _, tt := range []struct {
		name  string
		cells []sheet.Cell
		bad   bool
	}{
		{"day first", []sheet.Cell{text("06/09/2021"), text("25/09/2021")}, false},
		{"could be either", []sheet.Cell{text("06/09/2021"), text("07/09/2021")}, false},
		{"month first", []sheet.Cell{text("06/09/2021"), text("09/25/2021")}, true},
		{"serials and text", []sheet.Cell{serial, text("25/09/2021")}, true},
		{"serials and ISO", []sheet.Cell{serial, text("2021-09-25")}, false},
		{"serials and a day that does not exist", []sheet.Cell{serial, text("31/02/2022")}, false},
		{"serials and no date in any order", []sheet.Cell{serial, text("31/15/2022")}, false},
		{"serials and a word", []sheet.Cell{serial, text("absent")}, false},
	} {
		var d DateColumn
		for _, c := range tt.cells {
			d.Observe(c, func() sheet.Ref { return sheet.Ref{Row: 1} })
		}
		if why, _ := d.Suspect(); (why != "") != tt.bad {
			t.Errorf("%s: Suspect = %q", tt.name, why)
		}
	}
}
