package attendance

import "apst/metrics/calendar"

// longSuspension is how many sessions of suspension are ordinary: from the sixth
// school day on other provision is due, and has another code.
const longSuspension = 10

// judge decides whether a window has figures, and what is to be known of them.
func (w *Windower) judge(win *Window, p Anchored, list []Enrolment) {
	t := &win.Tally
	possible := t.Possible(w.how.Basis)
	switch {
	case t.Recorded() == 0:
		win.Reason = NoMarks
	case possible == 0:
		win.Reason = NonePossible
	case possible < w.how.Minimum:
		win.Reason = TooFew
	}
	win.Flags = t.flags(w.how.Basis) | FlagThreshold
	for _, c := range [...]struct {
		set  bool
		flag Flags
	}{
		{win.Short > 0, FlagShortWindow},
		{win.Unrecorded > 0, FlagNotRecorded},
		{win.Doubled > 0, FlagTwoSchools},
		{win.Schools > 1, FlagSeveralSchools},
		{t.n[CodeX]+t.n[CodeX01] > 0, FlagNotRequired},
		{t.n[CodeE] > longSuspension, FlagLongSuspension},
		{w.studyLeave(win.Span, p.Year11), FlagStudyLeave},
		{w.dualChanged(win.Span, list), FlagDualChanged},
	} {
		if c.set {
			win.Flags |= c.flag
		}
	}
}

// studyLeave reports whether a window reaches into the time after the first half
// of the summer term of year 11.
func (w *Windower) studyLeave(s calendar.Span, y calendar.Year) bool {
	if y == 0 {
		return false
	}
	halves, ok := w.calendar.HalfTerms(y)
	if !ok {
		halves = calendar.DefaultHalfTerms(y)
	}
	return s.Overlaps(calendar.Span{From: halves[calendar.HT5-1].To + 1, To: y.Attendance().To})
}

// dualChanged reports whether an enrolment's weeks in the window differ in
// whether none, some or all of the sessions are due at another school.
func (w *Windower) dualChanged(s calendar.Span, list []Enrolment) bool {
	for _, e := range list {
		seen := map[dual]bool{}
		for week := s.From.Week(); week <= s.To.Week(); week++ {
			if d := w.dualIn(e, week, s); d != dualUnsaid {
				seen[d] = true
			}
		}
		if len(seen) > 1 {
			return true
		}
	}
	return false
}

// dual is how much of a week is due at another school.
type dual uint8

const (
	dualUnsaid dual = iota
	dualNone
	dualPart
	dualAll
)

func (w *Windower) dualIn(e Enrolment, week calendar.Week, s calendar.Span) dual {
	here, there := 0, 0
	for d := max(week.Monday(), s.From); d <= min(week.Span().To, s.To); d++ {
		for _, session := range [...]Session{Morning, Afternoon} {
			held := w.register.Get(e, SlotOf(d, session))
			switch {
			case held.Code() == CodeD && !held.Differs():
				there++
			case w.possible[w.line.days[int(d-w.line.first.Monday())].era][held]:
				here++
			}
		}
	}
	switch {
	case here > 0 && there > 0:
		return dualPart
	case there > 0:
		return dualAll
	case here > 0:
		return dualNone
	}
	return dualUnsaid
}
