package ingest

import (
	"bytes"
	"strconv"

	"apst/ingest/sheet"
)

// PlaceholderBirth reports whether a date-of-birth cell holds one of the dates that
// programs write where none was given: 1 January 1900, as text or as a serial
// number of 0, 1 or 2, and 1 January 1970. The day on which the file was made is a
// third such date; it shows as an age of 0.
func PlaceholderBirth(c sheet.Cell, date1904 bool) bool {
	switch d, bad := ParseDate(c, date1904); bad {
	case DateFine:
		return d == Date{1970, 1, 1}
	case DateBlank:
		return false
	}
	text := bytes.TrimSpace(c.Text)
	if c.Kind == sheet.Number || c.Kind == sheet.Date {
		if n, err := strconv.ParseFloat(string(text), 64); err == nil {
			return n >= 0 && n <= 2
		}
	}
	if i := bytes.IndexAny(text, " T"); i > 0 && bytes.IndexByte(text[i:], ':') > 0 { // a time follows
		text = text[:i]
	}
	f := bytes.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
	if len(f) != 3 {
		return false
	}
	if len(f[0]) == 4 {
		f[0], f[2] = f[2], f[0]
	}
	one := func(b []byte) bool { return string(b) == "1" || string(b) == "01" }
	return one(f[0]) && one(f[1]) && string(f[2]) == "1900"
}

// After reports whether d is a later day than e. A month is no later than its own
// days, nor they than it.
func (d Date) After(e Date) bool {
	switch {
	case d.Year != e.Year:
		return d.Year > e.Year
	case d.Month != e.Month:
		return d.Month > e.Month
	}
	return e.Day > 0 && d.Day > e.Day
}
