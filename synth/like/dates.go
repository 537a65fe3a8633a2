package like

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
)

// dateForms are the ways to write a date as text, tried in turn; the British
// reading comes first.
var dateForms = []string{
	"2006-01-02", "02/01/2006", "2/1/2006", "2/1/06", "02/01/06", "02.01.2006", "2.1.2006", "2.1.06", "02-01-2006", "2-1-2006",
	"02-Jan-06", "2-Jan-06", "02-Jan-2006", "2-Jan-2006", "2 Jan 2006", "02 Jan 2006", "2 January 2006", "02 January 2006", "Jan 2006", "January 2006", "Jan-2006",
	"01/2006", "2006-01", "Jan-06", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "02/01/2006 15:04", "02/01/2006 15:04:05",
}

// americanForms put the month first.
var americanForms = []string{"1/2/2006", "01/02/2006", "1/2/06", "01/02/06"}

// dateCell writes a day in the form that the original's cell has. What cannot be
// read there cannot be read here.
func dateCell(c sheet.Cell, day time.Time, date1904 bool) sheet.Cell {
	switch c.Kind {
	case sheet.Blank, sheet.Formula:
		return sheet.Cell{Kind: c.Kind}
	case sheet.Bool, sheet.Error:
		return illegal(c)
	case sheet.Date:
		return dateOf(day)
	case sheet.Number:
		if _, bad := ingest.ParseDate(c, date1904); bad != ingest.DateFine {
			return number("7")
		}
		return number(strconv.Itoa(serial(day, date1904)))
	}
	old := strings.TrimSpace(string(c.Text))
	if old == "" {
		return c
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form, old); err == nil && t.Format(form) == old {
			return text(day.Format(form))
		}
	}
	for _, form := range americanForms {
		if t, err := time.Parse(form, old); err == nil && t.Format(form) == old {
			for day.Day() <= 12 { // so that it is no British date
				day = day.AddDate(0, 0, 7)
			}
			return text(day.Format(form))
		}
	}
	if _, bad := ingest.ParseDate(c, date1904); bad == ingest.DateFine {
		return text(day.Format("02/01/2006"))
	}
	return text("Other")
}

// dateOf is a cell marked as a date.
func dateOf(day time.Time) sheet.Cell {
	return sheet.Cell{Kind: sheet.Date, Text: []byte(day.Format("2006-01-02"))}
}

func serial(day time.Time, date1904 bool) int {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return int(day.Sub(epoch).Hours() / 24)
}

// dayOf reads a cell as a date.
func dayOf(c sheet.Cell, date1904 bool) (time.Time, bool) {
	if len(bytes.TrimSpace(c.Text)) == 0 {
		return time.Time{}, false
	}
	d, bad := ingest.ParseDate(c, date1904)
	if bad != ingest.DateFine || d.Day == 0 {
		return time.Time{}, false
	}
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC), true
}
