package ingest

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"apst/ingest/sheet"
)

// Date is a calendar day, or a month when Day is 0. The zero Date is none.
type Date struct {
	Year       int16
	Month, Day uint8
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.Year == 0 }

// Append writes the date as 2022-09-01, or 2022-09 for a month.
func (d Date) Append(dst []byte) []byte {
	if d.IsZero() {
		return dst
	}
	dst = strconv.AppendInt(dst, int64(d.Year), 10)
	dst = append(dst, '-', '0'+d.Month/10, '0'+d.Month%10)
	if d.Day > 0 {
		dst = append(dst, '-', '0'+d.Day/10, '0'+d.Day%10)
	}
	return dst
}

// String is what Append writes.
func (d Date) String() string { return string(d.Append(nil)) }

// Days counts from 1 January 1970; a month counts from its first day.
func (d Date) Days() int {
	return int(time.Date(int(d.Year), time.Month(d.Month), int(max(d.Day, 1)), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// DateProblem says why a date was not read.
type DateProblem uint8

const (
	DateFine       DateProblem = iota
	DateBlank                  // nothing there
	DateUnreadable             // no date in any accepted form
	DateSerial                 // a number that is no plausible serial date
)

// Serial dates: day 25569 is 1 January 1970 when counting from 1900. Anything
// under 10000 (May 1927) is a slip, and the first sixty days also meet a leap
// day that never was; anything over 58804 is past 2060.
const (
	serialUnix     = 25569
	serialLeast    = 10000
	serialMost     = 58804
	serialFrom1904 = 1462
)

// ParseDate reads a date cell: serials from 1900 or 1904, ISO dates with or
// without a time, and text in British order, day first, always. Two-digit years
// are in this century.
func ParseDate(c sheet.Cell, date1904 bool) (Date, DateProblem) {
	text := bytes.TrimSpace(c.Text)
	if c.Kind == sheet.Blank || len(text) == 0 && c.Kind != sheet.Formula {
		return Date{}, DateBlank
	}
	switch c.Kind {
	case sheet.Number:
		return fromSerial(text, date1904)
	case sheet.Date:
		if text[0] >= '0' && text[0] <= '9' && bytes.IndexByte(text, '-') < 0 {
			return fromSerial(text, date1904)
		}
	case sheet.Text:
	default:
		return Date{}, DateUnreadable
	}
	if y, m, d, _, ok := digitDate(text); ok {
		if date, _, ok := civil(y, m, d, parts{}, true); ok {
			return date, DateFine
		}
		return Date{}, DateUnreadable
	}
	d, _, ok := parseDateText(string(text))
	if !ok {
		return Date{}, DateUnreadable
	}
	return d, DateFine
}

func fromSerial(text []byte, date1904 bool) (Date, DateProblem) {
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil || f != f {
		return Date{}, DateUnreadable
	}
	if date1904 {
		f += serialFrom1904
	}
	if f < serialLeast || f > serialMost {
		return Date{}, DateSerial
	}
	t := time.Unix((int64(f)-serialUnix)*86400, 0).UTC()
	return Date{int16(t.Year()), uint8(t.Month()), uint8(t.Day())}, DateFine
}

// parts are the numbers of a date written with day and month as digits, in the
// order they stand; both 0 for a date that cannot be misread.
type parts struct{ first, second int }

func parseDateText(s string) (Date, parts, bool) {
	if y, m, d, p, ok := digitDate(s); ok {
		return civil(y, m, d, p, true)
	}
	if i := strings.IndexAny(s, " T"); i > 0 && strings.Contains(s[i:], ":") { // a time follows
		s = s[:i]
	}
	f := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/-. ,", r) })
	if len(f) == 2 { // month and year
		m, okM := monthOf(f[0])
		y, okY := number(f[1], 4, 4)
		return Date{int16(y), uint8(m), 0}, parts{}, okM && okY && plausible(y)
	}
	if len(f) != 3 {
		return Date{}, parts{}, false
	}
	if y, ok := number(f[0], 4, 4); ok { // ISO
		m, okM := number(f[1], 1, 2)
		d, okD := number(f[2], 1, 2)
		return civil(y, m, d, parts{}, okM && okD)
	}
	y, okY := number(f[2], 4, 4)
	if !okY {
		y, okY = number(f[2], 2, 2)
		y += 2000
	}
	d, okD := number(strings.TrimRight(strings.ToLower(f[0]), "stndrh"), 1, 2)
	m, okM := number(f[1], 1, 2)
	if okM {
		return civil(y, m, d, parts{d, m}, okY && okD)
	}
	m, okM = monthOf(f[1])
	return civil(y, m, d, parts{}, okY && okD && okM)
}

func civil(y, m, d int, p parts, ok bool) (Date, parts, bool) {
	if !ok || !plausible(y) {
		return Date{}, p, false
	}
	if m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return Date{}, p, false
	}
	return Date{int16(y), uint8(m), uint8(d)}, p, true
}

// digitDate reads the two ways in which nearly all dates are written, 2022-09-01
// and 01/09/2022, without cutting them up.
func digitDate[T string | []byte](s T) (y, m, d int, p parts, ok bool) {
	if len(s) != 10 {
		return
	}
	two := func(i int) int {
		a, b := s[i]-'0', s[i+1]-'0'
		if a > 9 || b > 9 {
			ok = false
		}
		return int(a)*10 + int(b)
	}
	ok = true
	switch {
	case s[4] == '-' && s[7] == '-':
		y, m, d = 100*two(0)+two(2), two(5), two(8)
	case s[2] == '/' && s[5] == '/':
		d, m, y = two(0), two(3), 100*two(6)+two(8)
		p = parts{d, m}
	default:
		ok = false
	}
	return y, m, d, p, ok
}

// monthDays is how many days a month has.
func monthDays(y, m int) int {
	switch {
	case m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0):
		return 29
	case m == 2:
		return 28
	case m == 4 || m == 6 || m == 9 || m == 11:
		return 30
	}
	return 31
}

func plausible(year int) bool { return year >= 1927 && year <= 2060 }

func number(s string, least, most int) (int, bool) {
	if len(s) < least || len(s) > most {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

func monthOf(s string) (int, bool) {
	if n, ok := number(s, 1, 2); ok {
		return n, n >= 1 && n <= 12
	}
	s = strings.ToLower(s)
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if s == name || s == name[:3] || s == "sept" && m == time.September {
			return int(m), true
		}
	}
	return 0, false
}

// DateColumn gathers what a column of dates shows of its own past, because a
// column that went through a US setting holds silently swapped days and months.
// The zero DateColumn is ready for use.
type DateColumn struct {
	Serials    int // dates that the program which wrote the file understood
	DayMonth   int // dates left as text with day and month in digits
	MonthFirst int // of those, with a second part over 12: no British date
	FirstUS    sheet.Ref
	FirstText  sheet.Ref
}

// Observe takes one cell into account.
func (d *DateColumn) Observe(c sheet.Cell, ref func() sheet.Ref) {
	switch c.Kind {
	case sheet.Date, sheet.Number:
		d.Serials++
	case sheet.Text:
		text := bytes.TrimSpace(c.Text)
		_, _, _, p, ok := digitDate(text)
		if !ok {
			_, p, _ = parseDateText(string(text))
		}
		if p == (parts{}) || p.impossible() {
			return
		}
		if d.DayMonth++; d.DayMonth == 1 {
			d.FirstText = ref()
		}
		if p.first <= 12 && p.second > 12 {
			if d.MonthFirst++; d.MonthFirst == 1 {
				d.FirstUS = ref()
			}
		}
	}
}

// impossible reports whether the parts are a date in no order: 31/02 is no day, and
// says nothing about the setting it was typed under.
func (p parts) impossible() bool {
	const leap = 2000
	return p.first > 12 && (p.second > 12 || p.first > monthDays(leap, p.second))
}

// Suspect says why the column's dates cannot be trusted, and where that shows;
// it is empty for a column that can.
func (d *DateColumn) Suspect() (why string, at sheet.Ref) {
	switch {
	case d.MonthFirst > 0:
		return "dates written month first", d.FirstUS
	case d.Serials > 0 && d.DayMonth > 0:
		return "real dates and dates left as text in one column, as after opening with US settings", d.FirstText
	}
	return "", sheet.Ref{}
}
