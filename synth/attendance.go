package synth

import (
	"slices"
	"time"
)

// attendanceStream sets the draws for registers apart from all others.
const attendanceStream = 3 << 32

// session is one mark: a pupil's morning or afternoon of a day.
type session struct {
	pupil *Pupil
	day   time.Time
	pm    bool
	code  string // as the register of the day has it; empty where no mark was made
	late  int    // minutes, of a late mark
}

func (s *session) who() *Pupil { return s.pupil }

// reason is what happened in a session, whatever the code for it is on the day.
type reason uint8

const (
	present reason = iota
	late
	afterClose
	college // off site, supervised
	visit
	work
	interview
	partTime
	dual
	suspended
	ill
	appointment
	religious
	travelling
	excused
	holidayRefused
	noReason
	unauthorised
	snow
	court
	planned
	covid
)

// spelt are the codes of the reasons before 19 August 2024 and from then on.
var spelt = [...][2]string{
	present: {"/", "/"}, late: {"L", "L"}, afterClose: {"U", "U"}, college: {"B", "K"}, visit: {"V", "V"}, work: {"W", "W"},
	interview: {"J", "J1"}, partTime: {"C", "C2"}, dual: {"D", "D"}, suspended: {"E", "E"}, ill: {"I", "I"}, appointment: {"M", "M"},
	religious: {"R", "R"}, travelling: {"T", "T"}, excused: {"C", "C"}, holidayRefused: {"G", "G"}, noReason: {"N", "O"},
	unauthorised: {"O", "O"}, snow: {"Y", "Y4"}, court: {"Y", "Y5"}, planned: {"#", "#"}, covid: {"X", "X"},
}

// newCodes is the day from which the codes of 2024 are in force.
var newCodes = on(2024, time.August, 19)

// Covid marks: without a sub-code at first, and none any more from April 2022.
var subCodes, covidOver = on(2021, time.March, 8), on(2022, time.April, 1)

// code is how a reason stands in the register of a day.
func (w reason) code(day time.Time, pm bool) string {
	set := 0
	if !day.Before(newCodes) {
		set = 1
	}
	if w == present && pm {
		return `\`
	}
	if w == covid && !day.Before(subCodes) {
		return "X02"
	}
	return spelt[w][set]
}

// habits are how a pupil attends.
type habits struct {
	comes      int  // of a thousand days
	mornings   bool // a part-time timetable: afternoons are agreed off
	dual       bool // at another school on Thursdays and Fridays
	college    bool // elsewhere on Wednesdays
	suspension int  // the day on which one begins, counted in school days; none below 0
	lasts      int  // days
}

// habits draws a pupil's: nearly two days of five are missed.
func (r *draw) habits(days int) habits {
	h := habits{comes: within(690+scaled(r.bell(), 190, 1000), 120, 970), suspension: -1}
	switch k := r.IntN(100); {
	case k < 12:
		h.mornings = true
	case k < 22:
		h.dual = true
	case k < 40:
		h.college = true
	}
	at, lasts := r.IntN(days), 1+r.IntN(5)
	if r.IntN(100) < 20 {
		h.suspension, h.lasts = at, lasts
	}
	return h
}

// away is why a pupil stays away for some days.
func (r *draw) away() reason {
	k := r.IntN(100)
	for _, w := range [...]struct {
		of    int
		cause reason
	}{{45, unauthorised}, {30, ill}, {8, noReason}, {4, holidayRefused}, {4, excused}, {3, appointment}, {2, religious}, {2, travelling}, {2, court}} {
		if k -= w.of; k < 0 {
			return w.cause
		}
	}
	return unauthorised
}

// sessions are the register of some half-terms, pupil by pupil in their order, each
// from the first day to the last on roll. What is drawn for a day does not depend on
// how many are asked for.
func (s *School) sessions(t termsOf) []*session {
	if s.registers[t] != nil {
		return s.registers[t]
	}
	days := t.year.days(1, 6)
	first, last := t.year.halfTerms[t.from-1][0], t.year.halfTerms[t.to-1][1]
	var out []*session
	for _, p := range s.Pupils {
		r := s.stream(attendanceStream+uint64(days[0].Year()), p)
		h := r.habits(len(days))
		away, cause := false, present
		for n, day := range days {
			if away = r.IntN(1000) >= h.comes+map[bool]int{true: -130, false: 60}[away]; !away || r.IntN(100) < 40 {
				cause = r.away()
				if t.year.covid && day.Before(covidOver) && r.IntN(100) < 35 {
					cause = covid
				}
			}
			am, pm, minutes := r.day(t.year, h, n, day, away, cause)
			if day.Before(first) || day.After(last) || p.Left && day.After(p.leaves()) && t.year == &year2022 {
				continue
			}
			out = append(out, &session{pupil: p, day: day, code: am.code(day, false)}, &session{pupil: p, day: day, pm: true, code: pm.code(day, true)})
			if am == late || am == afterClose {
				out[len(out)-2].late = minutes
			}
		}
	}
	if s.registers == nil {
		s.registers = map[termsOf][]*session{}
	}
	s.registers[t] = out
	return out
}

// day is what happens on one day.
func (r *draw) day(y *schoolYear, h habits, n int, day time.Time, away bool, cause reason) (am, pm reason, minutes int) {
	k, l, trip := r.IntN(100), r.IntN(100), r.IntN(60) == 0
	minutes = 3 + r.IntN(25)
	switch {
	case k < 10:
		am = late
	case k < 14:
		am, minutes = afterClose, 35+minutes
	case k < 16:
		am = appointment
	case k == 16:
		am = interview
	}
	switch {
	case l < 4:
		pm = unauthorised
	case l < 6:
		pm = late
	}
	if trip {
		am, pm = visit, visit
	}
	weekday := day.Weekday()
	if h.college && weekday == time.Wednesday {
		am, pm = college, college
	}
	if h.college && weekday == time.Friday && n%20 < 5 {
		pm = work
	}
	if away {
		am, pm = cause, cause
	}
	if h.mornings {
		pm = partTime
	}
	if h.dual && (weekday == time.Thursday || weekday == time.Friday) {
		am, pm = dual, dual
	}
	if n >= h.suspension && n < h.suspension+h.lasts && h.suspension >= 0 {
		am, pm = suspended, suspended
	}
	switch {
	case slices.ContainsFunc(y.closed, day.Equal):
		am, pm = planned, planned
	case slices.ContainsFunc(y.shut, day.Equal):
		am, pm = snow, snow
	}
	return am, pm, minutes
}

// leaves is the last day of a pupil who left, as the list of pupils has it.
func (p *Pupil) leaves() time.Time { return leaving.AddDate(0, 0, 7*((p.number()-1)%8)+4) }

// beforeEntry is the register of pupils' home schools for the summer before they
// came, of two in three: what came before can be set beside what came after.
func (s *School) beforeEntry() []*session {
	return only(s.sessions(termsOf{&year2021, 5, 6}), func(at *session) bool { return at.pupil.number()%3 != 0 })
}
