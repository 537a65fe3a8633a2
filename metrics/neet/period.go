package neet

import (
	"strconv"
	"strings"

	"apst/ingest"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// periodField is where a table says of which period a row is.
func periodField(b *record.Block) string {
	if !b.Has(fieldPeriod) && b.Has(fieldMonth) && b.Has(fieldSchoolYear) {
		return fieldMonth
	}
	return fieldPeriod
}

// periodOf is the end of the period that a record is of: as it stands there, or the
// last day of a month given by its number and the school year. The number is that of
// the calendar, 1 for January, and not counted from September.
func periodOf(r *record.Record) (ingest.Date, record.Got) {
	if periodField(r.Block) == fieldPeriod {
		day, got := r.Date(fieldPeriod)
		return monthEnd(day), got
	}
	number, got := r.Text(fieldMonth)
	written, gotYear := r.Text(fieldSchoolYear)
	switch {
	case got == record.Bad || gotYear == record.Bad:
		return ingest.Date{}, record.Bad
	case got != record.Given || gotYear != record.Given:
		return ingest.Date{}, record.Blank
	}
	month, err := strconv.Atoi(strings.TrimSuffix(number, ".0"))
	year, ok := calendar.ParseYear(written)
	if err != nil || !ok || month < 1 || month > 12 {
		return ingest.Date{}, record.Bad
	}
	if month < 9 {
		year++
	}
	return monthEnd(ingest.Date{Year: int16(year), Month: uint8(month)}), record.Given
}
