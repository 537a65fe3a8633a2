package attendance

import (
	"apst/ingest"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// stretch is the days that a text of marks is of. A week is all of it, whichever of
// its days a school has.
type stretch struct {
	from, to calendar.Day
	week     bool
}

// sessions appends the sessions of those days that are wanted.
func (s stretch) sessions(dst []Slot, wanted func(stretch, calendar.Day) bool) []Slot {
	to := s.to
	if s.week {
		to = s.from.Week().Span().To
	}
	for d := s.from; d <= min(to, s.from+longestStretch); d++ {
		if wanted(s, d) {
			dst = append(dst, SlotOf(d, Morning), SlotOf(d, Afternoon))
		}
	}
	return dst
}

// longestStretch is how many days a text of marks can be of: a year and a term.
const longestStretch = 500

// weekdaysOf wants Monday to Friday; of a single day, that day.
func weekdaysOf(s stretch, d calendar.Day) bool { return !d.Weekend() || s.from == s.to && !s.week }

// allDaysOf wants weekends as well.
func allDaysOf(stretch, calendar.Day) bool { return true }

// schoolDaysOf wants the days on which the school is open, by its own dates.
func (p *plan) schoolDaysOf(_ stretch, d calendar.Day) bool {
	return p.calendar.RestOn(d) == calendar.NoRest
}

// weekFrom is the week that begins on a day. One that begins on a Sunday is that of
// the Monday after it; one whose first school day is a Tuesday begins there.
func weekFrom(d calendar.Day) stretch {
	if d.Week().Span().To == d { // a Sunday
		d++
	}
	return stretch{d, d.Week().Monday() + 4, true}
}

// weekTo is the week that ends on a day.
func weekTo(d calendar.Day) stretch {
	monday := d.Week().Monday()
	return stretch{monday, monday + 4, true}
}

// daysOf are the days that a row's marks are of.
func (p *plan) daysOf(rec *record.Record, l *line) (stretch, bool) {
	b := p.block
	switch {
	case b.Has(fieldWeek):
		d, ok := p.day(rec, fieldWeek, l)
		return weekFrom(d), ok
	case b.Has(fieldWeekEnd):
		d, ok := p.day(rec, fieldWeekEnd, l)
		return weekTo(d), ok
	case b.Has(fieldFrom):
		from, ok := p.day(rec, fieldFrom, l)
		if !ok || !b.Has(fieldTo) {
			return weekFrom(from), ok
		}
		to, ok := p.day(rec, fieldTo, l)
		if ok && to < from {
			l.fault(RuleUndated, b.Column(fieldTo), to.String()+" is before "+from.String())
			return stretch{}, false
		}
		return stretch{from, to, false}, ok
	case b.Has(fieldDate):
		d, ok := p.day(rec, fieldDate, l)
		return stretch{d, d, false}, ok
	case p.titled.ok:
		return p.titled.stretch, true
	}
	return stretch{}, false
}

// titledWeek is a week that a title or a name speaks of.
type titledWeek struct {
	stretch
	ok bool
	by ingest.Origin
}
