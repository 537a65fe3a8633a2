package attendance

import (
	"slices"

	"apst/ingest"
	"apst/metrics/calendar"
)

// The half-terms about entry that are looked at: those of a school year before that of
// entry, and those of two from it on.
const (
	firstHalfTerm = -6
	lastHalfTerm  = 11
)

// HalfTerm is one of the half-terms about a day, counted from that of the day.
type HalfTerm struct {
	Number  int           // 0 is that of the day, of which only what lies from the day on counts; -1 the one before
	Whole   calendar.Span // the half-term, whatever of it counts
	Counted calendar.Span // what of it counts: zero where nothing does
	// Window is what counts of it. Its span is from the school's first to its last
	// session in it.
	Window
}

// lastDay is the last day on which the school had a session in what counts; the zero
// date where it had none.
func (h *HalfTerm) lastDay() ingest.Date {
	if h.SchoolSessions == 0 {
		return ingest.Date{}
	}
	return h.Span.To.Date()
}

// HalfTerms are the half-terms about the day of one pupil, in order of time: before
// it by the enrolments whose marks count then, from it on by the others. Each needs as
// many possible sessions as a window does.
//
// A day in a holiday between two half-terms is of the later one. Of a year of which
// the calendar has whole terms alone the default half-terms count.
func (w *Windower) HalfTerms(p Anchored) []HalfTerm {
	spans := halfTermsAbout(w.calendar, p.Day)
	out := make([]HalfTerm, len(spans))
	for _, side := range [...]struct {
		list     []Enrolment
		from, to int
	}{{p.Before, firstHalfTerm, -1}, {p.After, 0, lastHalfTerm}} {
		var table *Timetable
		if len(side.list) > 0 {
			table = w.timetable(side.list)
		}
		for n := side.from; n <= side.to; n++ {
			h := &out[n-firstHalfTerm]
			h.Number, h.Whole = n, spans[n-firstHalfTerm]
			w.halfTerm(h, &p, side.list, table)
		}
	}
	return out
}

// halfTerm counts what counts of a half-term; without enrolments there is no timetable.
func (w *Windower) halfTerm(h *HalfTerm, p *Anchored, list []Enrolment, table *Timetable) {
	span := h.Whole
	switch {
	case h.Number < 0 && p.Since != 0:
		span.From = max(span.From, p.Since)
	case h.Number >= 0:
		span.From = max(span.From, p.Day)
		if p.Until != 0 {
			span.To = min(span.To, p.Until)
		}
	}
	if len(list) == 0 {
		h.Reason = NoRegister
		return
	}
	if span.To < span.From {
		h.Reason = BeyondStay
		return
	}
	from, to := SlotOf(span.From, Morning), SlotOf(span.To, Afternoon)
	due := table.between(from, to)
	if len(due) == 0 {
		h.Reason = NoSchoolTime
		return
	}
	h.Counted, h.Span = span, calendar.Span{From: due[0].Day(), To: due[len(due)-1].Day()}
	w.count(&h.Window, list, table, from, to)
	w.judge(&h.Window, *p, list)
}

// between are the sessions from one to another, both included. The slice is not to be
// changed.
func (t *Timetable) between(from, to Slot) []Slot {
	i, _ := slices.BinarySearch(t.sessions, from)
	k, _ := slices.BinarySearch(t.sessions, to+1)
	return t.sessions[i:max(i, k)]
}

// halfTermsAbout are the half-terms about a day, from the first to the last that are
// looked at.
func halfTermsAbout(cal *calendar.Calendar, d calendar.Day) []calendar.Span {
	year := calendar.AttendanceYear(d)
	var all []calendar.Span
	for y := year - 1; y <= year+3; y++ {
		halves, ok := cal.HalfTerms(y)
		if !ok {
			halves = calendar.DefaultHalfTerms(y)
		}
		all = append(all, halves[:]...)
	}
	at := slices.IndexFunc(all, func(s calendar.Span) bool { return d <= s.To })
	return all[at+firstHalfTerm : at+lastHalfTerm+1]
}
