package attendance

import (
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// headingDay is what headings say of the sessions that a column is of.
type headingDay struct {
	ok       bool // it is about a day, a session or a week, and nothing else
	days     []ingest.Date
	serial   string // digits of a day as the file counts them, where it stands as such
	half     int    // 1 for the morning, 2 for the afternoon, 0 for both
	weekday  int    // 1 is Monday; 0 is not said
	week     bool   // the day is the first of a week
	weekEnd  bool   // the day is the last of a week
	yearless bool   // there is a day and a month, and no year
}

// dayOfColumn reads the headings of a column together with those above it.
func dayOfColumn(c *ingest.Column) headingDay {
	own := headingDay{}
	for _, h := range c.Heading {
		if d := dayOfText(h.Text); d.ok {
			own = own.with(d)
		} else {
			return headingDay{}
		}
	}
	if !own.ok {
		return own
	}
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if d := dayOfText(c.Groups[i].Text); d.ok {
			own = own.with(d)
		}
	}
	return own
}

// with adds what another text says, where the first does not.
func (d headingDay) with(o headingDay) headingDay {
	d.ok = d.ok || o.ok
	if len(d.days) == 0 && d.serial == "" {
		d.days, d.serial, d.week, d.weekEnd = o.days, o.serial, o.week || d.week, o.weekEnd || d.weekEnd
	}
	if d.half == 0 {
		d.half = o.half
	}
	if d.weekday == 0 {
		d.weekday = o.weekday
	}
	d.yearless = d.yearless || o.yearless
	return d
}

// dayWords are the words that headings of days have beside dates.
var weekdayWords = map[string]int{
	"mon": 1, "monday": 1, "tue": 2, "tues": 2, "tuesday": 2, "wed": 3, "weds": 3, "wednesday": 3, "thu": 4, "thur": 4, "thurs": 4, "thursday": 4,
	"fri": 5, "friday": 5, "sat": 6, "saturday": 6, "sun": 7, "sunday": 7,
}

// longestDay is how many bytes a heading about days has at most.
const longestDay = 60

// dayOfText reads a heading, such as 05/09/2022 AM, Mon, w/c 5 Sep 2022, or PM.
func dayOfText(text string) headingDay {
	if text == "" || len(text) > longestDay {
		return headingDay{}
	}
	var d headingDay
	var rest []string
	for _, w := range strings.Fields(text) {
		word := strings.ToLower(strings.Trim(w, ":,.()"))
		switch n := weekdayWords[word]; {
		case n > 0:
			d.weekday, d.ok = n, true
		case word == "am" || word == "morning":
			d.half, d.ok = 1, true
		case word == "pm" || word == "afternoon":
			d.half, d.ok = 2, true
		case word == "w/c" || word == "wc" || word == "w/b" || word == "wb" || word == "commencing" || word == "beginning" || word == "starting":
			d.week = true
		case word == "w/e" || word == "ending":
			d.weekEnd = true
		case word == "week" || word == "wk" || word == "mark" || word == "marks" || word == "of" || word == "from" || word == "session" || word == "sessions" || word == "":
		default:
			rest = append(rest, w)
		}
	}
	if !d.dates(rest) {
		return headingDay{}
	}
	d.ok = d.ok || len(d.days) > 0 || d.serial != "" || d.yearless
	return d
}

// dates reads what is left of a heading: nothing, a date, or the first and the last
// of some.
func (d *headingDay) dates(words []string) bool {
	if len(words) == 0 {
		return true
	}
	for i, w := range words {
		if (w == "-" || w == "\u2013" || strings.EqualFold(w, "to")) && i > 0 && i < len(words)-1 {
			first, second := headingDay{}, headingDay{}
			if !first.dates(words[:i]) || !second.dates(words[i+1:]) || len(first.days) != 1 || len(second.days) != 1 {
				return false
			}
			d.days = []ingest.Date{first.days[0], second.days[0]}
			return true
		}
	}
	text := strings.Join(words, " ")
	if len(text) == len("44809") && strings.Trim(text, "0123456789") == "" {
		d.serial = text
		return true
	}
	if strings.Trim(text, "0123456789.") == "" { // a number is no date
		return false
	}
	if date, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(text)}, false); problem == ingest.DateFine && date.Day > 0 {
		d.days = append(d.days, date)
		return true
	}
	d.yearless = yearless(text)
	return d.yearless
}

// yearless reports whether a text is a day and a month without a year: it is a date
// as soon as a year follows.
func yearless(text string) bool {
	for _, year := range [...]string{"/2020", " 2020"} {
		if d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(text + year)}, false); problem == ingest.DateFine && d.Day > 0 {
			return true
		}
	}
	return false
}

// span is the first and the last day of a heading, and whether it has any.
func (d headingDay) span(date1904 bool) (calendar.Span, bool) {
	days := d.days
	if d.serial != "" {
		day, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Number, Text: []byte(d.serial)}, date1904)
		if problem != ingest.DateFine {
			return calendar.Span{}, false
		}
		days = []ingest.Date{day}
	}
	if len(days) == 0 {
		return calendar.Span{}, false
	}
	from, okFrom := calendar.DayOf(days[0])
	to, okTo := calendar.DayOf(days[len(days)-1])
	return calendar.Span{From: from, To: to}, okFrom && okTo && from <= to
}

// entitles reports whether a lone text above headings says of which week or term a
// table is.
func entitles(text string) bool {
	if d := weekIn(text); d.ok {
		return true
	}
	return record.WaveIn(text) != ""
}

// weekIn is the week of which a title or a name speaks: a date behind a word for a
// week.
func weekIn(text string) headingDay {
	words := strings.Fields(strings.NewReplacer("_", " ", ",", " ").Replace(text))
	for i := range words {
		for n := min(len(words)-i, 6); n >= 2; n-- {
			if d := dayOfText(strings.Join(words[i:i+n], " ")); d.ok && (d.week || d.weekEnd) && len(d.days) == 1 {
				return d
			}
		}
	}
	return headingDay{}
}
