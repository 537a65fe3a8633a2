package calendar

import (
	"fmt"
	"time"

	"apst/ingest"
)

// Day counts days from 1 January 1970, which is day 0.
type Day int32

// DayOf is the day of a date, and false for no date or one that is only a month.
func DayOf(d ingest.Date) (Day, bool) {
	if d.IsZero() || d.Day == 0 {
		return 0, false
	}
	return Day(d.Days()), true
}

// day is the day of a year, month and day of the month.
func day(year int, month time.Month, dom int) Day {
	return Day(time.Date(year, month, dom, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d Day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Date is the day as a date.
func (d Day) Date() ingest.Date {
	t := d.time()
	return ingest.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
}

// String is the day as 2022-09-01.
func (d Day) String() string { return d.Date().String() }

// Weekday is Monday to Sunday.
func (d Day) Weekday() time.Weekday { return time.Weekday((4 + int(d)%7 + 7) % 7) }

// Weekend reports whether the day is a Saturday or a Sunday.
func (d Day) Weekend() bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// Week is the week in which the day lies.
func (d Day) Week() Week {
	n := int(d) + 3 // day 0 is a Thursday
	if n < 0 {
		n -= 6
	}
	return Week(n / 7)
}

// Week counts weeks from Monday to Sunday; week 0 is that of 1 January 1970.
type Week int32

// Monday is the first day of the week.
func (w Week) Monday() Day { return Day(7*int(w) - 3) }

// Span is the week from Monday to Sunday.
func (w Week) Span() Span { return Span{w.Monday(), w.Monday() + 6} }

// String is the week by ISO 8601, such as 2022-W36: week 1 is that of the
// year's first Thursday.
func (w Week) String() string {
	year, week := w.Monday().time().ISOWeek()
	return fmt.Sprintf("%d-W%02d", year, week)
}

// Span is a stretch of days, both ends included.
type Span struct{ From, To Day }

// Contains reports whether a day lies in the span.
func (s Span) Contains(d Day) bool { return s.From <= d && d <= s.To }

// Overlaps reports whether two spans share a day.
func (s Span) Overlaps(o Span) bool { return s.From <= o.To && o.From <= s.To }

// String is both ends: 2022-09-01 to 2022-10-21.
func (s Span) String() string { return s.From.String() + " to " + s.To.String() }
