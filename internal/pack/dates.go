package pack

import (
	"fmt"
	"strconv"

	"apst/ingest"
)

// The arms of the evaluation.
const (
	Taskforce  = "taskforce"
	Comparison = "comparison"
)

// Dates is how a return gives dates, as the agreement between school and evaluator says.
type Dates string

// The forms of dates.
const (
	ExactDates  Dates = "exact"  // 2022-09-06; 2022-09 where the school knows no more
	MonthDates  Dates = "month"  // 2022-09
	OffsetDates Dates = "offset" // days since the pupil's first entry: 0, 143, -61
)

// DateForms are all of them.
func DateForms() []string {
	return []string{string(ExactDates), string(MonthDates), string(OffsetDates)}
}

// Patterns of dates, as regular expressions.
const (
	exactPattern = `^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$`
	monthPattern = `^[0-9]{4}-(0[1-9]|1[0-2])$`
)

// Pattern is the form of the dates, as a regular expression; empty for offsets, which are
// whole numbers.
func (d Dates) Pattern() string {
	switch d {
	case ExactDates:
		return exactPattern
	case MonthDates:
		return monthPattern
	}
	return ""
}

// Text is a day as the return gives it, for a pupil who first entered on another day. It is
// empty for no day, and as an offset where one of the two is not known to the day.
func (d Dates) Text(day, entry ingest.Date) string {
	switch {
	case day.IsZero():
		return ""
	case d == MonthDates:
		return fmt.Sprintf("%04d-%02d", day.Year, day.Month)
	case d == OffsetDates:
		if day.Day == 0 || entry.IsZero() || entry.Day == 0 {
			return ""
		}
		return strconv.Itoa(day.Days() - entry.Days())
	}
	return day.String()
}

// Day is a date of the return read back; false for a text that is none, and for offsets,
// from which no day can be had. The day of a month is 0.
func (d Dates) Day(text string) (ingest.Date, bool) {
	var y, m, day int
	switch n, _ := fmt.Sscanf(text, "%4d-%2d-%2d", &y, &m, &day); {
	case d == OffsetDates || n < 2 || len(text) != len("2022-09") && len(text) != len("2022-09-06"):
		return ingest.Date{}, false
	}
	out := ingest.Date{Year: int16(y), Month: uint8(m), Day: uint8(day)}
	return out, out.String() == text
}
