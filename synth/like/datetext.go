package like

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// looksDate reports whether a text is a date and nothing else.
func looksDate(s string) bool {
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil && t.Format(form) == s {
			return true
		}
	}
	return false
}

// dateTexts find dates inside a text.
var dateTexts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:(\d{4}-\d{2}-\d{2})|(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))|(\d{1,2}(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}(?:[ -](?:\d{4}|\d{2}))?)|(20\d\d)(?:([/-]|-20|/20)(\d\d))?|(\d{1,2}/\d{1,2}))\b`)
})

var dayTexts = []string{"2006-01-02", "02/01/2006", "2/1/2006", "02/01/06", "2/1/06", "02.01.2006", "2.1.2006", "02.01.06", "2.1.06", "02-01-2006", "2-1-2006", "02-01-06",
	"02 Jan 2006", "2 Jan 2006", "02 January 2006", "2 January 2006", "2 Jan 06", "02-Jan-2006", "2-Jan-2006", "02-Jan-06", "2-Jan-06", "2 January 06"}

// withoutYear are days whose year stands elsewhere.
var withoutYear = []string{"2 Jan", "02 Jan", "2 January", "02 January", "2-Jan", "02-Jan", "2/1", "02/01"}

// ordinal is a day with th behind it, without.
var ordinal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,2})(st|nd|rd|th)`) })

// datesIn are the whole days that stand in a text.
func datesIn(s string) (out []time.Time) {
	for _, m := range dateTexts().FindAllString(s, -1) {
		m = ordinal().ReplaceAllString(m, "$1")
		for _, form := range dayTexts {
			if t, err := time.Parse(form, m); err == nil && t.Format(form) == m {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// redated is a text with its dates and years moved as the school's days are.
func (p *people) redated(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	return dateTexts().ReplaceAllStringFunc(s, func(m string) string {
		parts := dateTexts().FindStringSubmatch(m)
		switch {
		case parts[4] != "": // a year, or a school year
			n, _ := strconv.Atoi(parts[4])
			out := strconv.Itoa(n + p.years)
			if parts[6] != "" {
				n, _ := strconv.Atoi(parts[6])
				out += parts[5] + pad(((n+p.years)%100+100)%100)
			}
			return out
		}
		bare := ordinal().ReplaceAllString(m, "$1")
		for _, form := range dayTexts {
			if t, err := time.Parse(form, bare); err == nil && t.Format(form) == bare {
				return p.day("", t).Format(form)
			}
		}
		for _, form := range withoutYear {
			t, err := time.Parse(form, bare)
			if err != nil || t.Format(form) != bare {
				continue
			}
			// Of the years that the days of the originals are of, whichever: the move
			// is of whole weeks, and a leap year is told by the weekday beside it.
			year := p.yearOf(t, s)
			if year == 0 {
				return m
			}
			return p.day("", time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)).Format(form)
		}
		return m
	})
}

// dated reports whether a text holds a year or a whole day.
func dated(s string) bool {
	for _, m := range dateTexts().FindAllStringSubmatch(s, -1) {
		if m[4] != "" {
			return true
		}
	}
	return len(datesIn(s)) > 0
}

func pad(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// yearOf is the year of a day without one: the one in which it has the weekday that is
// said, or else in which the originals have days.
func (p *people) yearOf(t time.Time, said string) int {
	said = strings.ToLower(said)
	first, last := p.span()
	for y := first; y <= last; y++ {
		d := time.Date(y, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		if strings.Contains(said, weekdays[d.Weekday()]) {
			return y
		}
	}
	for y := first; y <= last; y++ {
		if d := time.Date(y, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC); p.near(d) {
			return y
		}
	}
	return first
}

// span are the first and the last year of the originals' days.
func (p *people) span() (first, last int) {
	for d := range p.common {
		if first == 0 || d.Year() < first {
			first = d.Year()
		}
		last = max(last, d.Year())
	}
	if first == 0 {
		for _, days := range p.days {
			for d := range days {
				if first == 0 || d.Year() < first {
					first = d.Year()
				}
				last = max(last, d.Year())
			}
		}
	}
	if first == 0 {
		return 2022, 2023
	}
	return first, last
}

// near reports whether some day of the originals is within a month.
func (p *people) near(d time.Time) bool {
	for e := -31; e <= 31; e++ {
		if p.common[d.AddDate(0, 0, e)] {
			return true
		}
	}
	return false
}
