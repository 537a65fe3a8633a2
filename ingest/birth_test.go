package ingest_test

import (
	"testing"

	"apst/ingest"
	"apst/ingest/sheet"
)

func TestPlaceholderBirth(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind sheet.Kind
		text string
		want bool
	}{
		{sheet.Text, "01/01/1900", true}, {sheet.Text, "1/1/1900", true}, {sheet.Text, "1900-01-01", true}, {sheet.Text, "1900-01-01 00:00:00", true},
		{sheet.Text, "01.01.1900", true}, {sheet.Text, "01/01/1970", true}, {sheet.Text, "1970-01-01", true},
		{sheet.Date, "1", true}, {sheet.Date, "0", true}, {sheet.Number, "2", true}, {sheet.Date, "25569", true}, {sheet.Date, "1900-01-01", true},
		{sheet.Text, "02/01/1970", false}, {sheet.Text, "01/01/2009", false}, {sheet.Text, "01/02/1900", false}, {sheet.Text, "not known", false},
		{sheet.Date, "40000", false}, {sheet.Number, "3", false}, {sheet.Blank, "", false}, {sheet.Error, "#REF!", false},
	} {
		if got := ingest.PlaceholderBirth(sheet.Cell{Kind: tt.kind, Text: []byte(tt.text)}, false); got != tt.want {
			t.Errorf("%v %q: %v, want %v", tt.kind, tt.text, got, tt.want)
		}
	}
}

// A month is not after one of its days.
func TestDateAfter(t *testing.T) {
	t.Parallel()
	day := func(y, m, d int) ingest.Date { return ingest.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)} }
	for _, tt := range []struct {
		d, e ingest.Date
		want bool
	}{
		{day(2023, 6, 2), day(2023, 6, 1), true}, {day(2023, 6, 1), day(2023, 6, 1), false}, {day(2023, 5, 30), day(2023, 6, 1), false},
		{day(2024, 1, 1), day(2023, 12, 31), true}, {day(2023, 6, 0), day(2023, 6, 1), false}, {day(2023, 6, 9), day(2023, 6, 0), false}, {day(2023, 7, 0), day(2023, 6, 30), true},
	} {
		if got := tt.d.After(tt.e); got != tt.want {
			t.Errorf("%v after %v: %v, want %v", tt.d, tt.e, got, tt.want)
		}
	}
}
