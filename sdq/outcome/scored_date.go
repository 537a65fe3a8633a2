package outcome

import (
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
)

// dateProof is what the dates of a file show of its past. The program writes the year
// first, or real dates; a day and a month in digits were written by something else, and
// of those it has to show which is which.
type dateProof struct {
	real                 int // dates that a workbook marks as such
	dayFirst, monthFirst int // in digits, told by a number over 12
	open                 int // in digits, either way round
	at                   sheet.Ref
	monthFirstAt         sheet.Ref
}

// doubt says why the dates cannot be trusted, and where that shows.
func (d *dateProof) doubt(form fileForm) (why string, at sheet.Ref) {
	digits := d.dayFirst + d.monthFirst + d.open
	switch {
	case d.monthFirst > 0:
		return "dates written month first", d.monthFirstAt
	case d.open > 0 && d.dayFirst == 0:
		return "days and months in digits, and no date shows which comes first", d.at
	case form == workbook && digits > 0 && d.real > 0:
		return "real dates and dates left as text in one column", d.at
	}
	return "", sheet.Ref{}
}

// observe takes a date in digits into account.
func (d *dateProof) observe(text string, at sheet.Ref) {
	first, second, ok := dayAndMonth(text)
	if !ok {
		return
	}
	if d.at == (sheet.Ref{}) {
		d.at = at
	}
	switch {
	case first > 12:
		d.dayFirst++
	case second > 12:
		if d.monthFirst++; d.monthFirst == 1 {
			d.monthFirstAt = at
		}
	case first != second:
		d.open++
	}
}

// dayAndMonth are the first two numbers of a date such as 06/09/2022.
func dayAndMonth(text string) (first, second int, ok bool) {
	text, _, _ = strings.Cut(text, " ")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, 0, false
	}
	first, okFirst := digits(parts[0])
	second, okSecond := digits(parts[1])
	return first, second, okFirst && okSecond
}

// digits reads a short number.
func digits(text string) (int, bool) {
	if text == "" || len(text) > 4 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// isoDate reads a date as the program writes it: 2022-09-06, or 2022-09 for a month.
func isoDate(text string) (ingest.Date, bool) {
	if len(text) == 7 && text[4] == '-' {
		d, ok := isoDate(text + "-01")
		d.Day = 0
		return d, ok
	}
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return ingest.Date{}, false
	}
	d, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(text)}, false)
	return d, bad == ingest.DateFine
}

// date reads when a questionnaire was completed.
func (l *line) date() ingest.Date {
	c, r := l.cells[colDate], l.page.reader
	switch c.Kind {
	case sheet.Blank:
		return ingest.Date{}
	case sheet.Date, sheet.Number:
		if r.form != workbook { // which day a number counts from is lost with the workbook
			break
		}
		if d, bad := ingest.ParseDate(c, r.date1904); bad == ingest.DateFine {
			r.dates.real++
			return d
		}
	case sheet.Text:
		text := l.text(colDate)
		if text == "" {
			return ingest.Date{}
		}
		if d, ok := isoDate(text); ok {
			return d
		}
		if r.form == jsonFile {
			break
		}
		r.dates.observe(text, l.ref(colDate))
		if d, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(text)}, false); bad == ingest.DateFine {
			l.resaved(colDate)
			return d
		}
	}
	l.fault(RuleDate, colDate, string(c.Text))
	return ingest.Date{}
}
