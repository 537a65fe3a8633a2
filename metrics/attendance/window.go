package attendance

import (
	"fmt"
	"slices"

	"apst/metrics/calendar"
)

// Unit is what a window is measured in.
type Unit uint8

// The units.
const (
	Weeks    Unit = iota // school weeks; the week of the anchor lies in neither window
	Sessions             // school sessions; the day of the anchor lies in neither window
)

// Windowing is how long windows are and what they need.
type Windowing struct {
	Unit    Unit
	Length  int // weeks or sessions of the school, before and after; 6 and 12 weeks are usual
	Minimum int // possible sessions that a window needs; [DefaultMinimum] is usual
	Basis   Basis
}

// DefaultMinimum is how many possible sessions a window needs by default. A rate
// of fewer says little about a pupil.
const DefaultMinimum = 20

// NotAvailable is why a window has no figures. It is never a zero.
type NotAvailable uint8

// The reasons.
const (
	Available    NotAvailable = iota
	NoRegister                // no register covers that side: before entry, the home school's marks are needed
	NoSchoolTime              // no school has sessions on that side
	NoMarks                   // the registers have nothing of the pupil there
	NonePossible              // there are marks, and no possible session
	TooFew                    // fewer possible sessions than asked for
	BeyondStay                // of a half-term: the pupil's stay, or that before it, reaches no further
)

var notAvailableWords = [...]string{
	"", "no register of that time: marks of the school the pupil was at are needed", "no school sessions then",
	"nothing recorded for the pupil then", "no possible sessions then", "too few possible sessions", "not in this placement then",
}

// String is the reason in plain words, empty for none.
func (n NotAvailable) String() string {
	if int(n) >= len(notAvailableWords) {
		return "not available"
	}
	return notAvailableWords[n]
}

// Window is one side of an anchor.
type Window struct {
	Span           calendar.Span // from its first to its last day; zero where there is none
	SchoolWeeks    int           // weeks with sessions of the school, that the window covers at least in part
	SchoolSessions int           // sessions of the school in the window
	Short          int           // how many weeks or sessions fewer there are than asked for
	Unrecorded     int           // sessions of the school for which nothing is recorded of the pupil
	Doubled        int           // sessions that are possible at two schools, each counted
	Schools        int           // schools at which there are possible sessions of the pupil
	Reason         NotAvailable
	Tally          Tally
	Flags          Flags
}

// Windows are the two sides of an anchor.
type Windows struct {
	Anchor        calendar.Day
	Before, After Window
}

// Change is how the attendance rate changed, after minus before; there is none
// unless both windows have figures. It describes: who is referred because
// attendance fell will often be back nearer to the old rate without any help.
func (w *Windows) Change(b Basis) Fraction {
	if w.Before.Reason != Available || w.After.Reason != Available {
		return Fraction{}
	}
	return w.After.Tally.Attendance(b).Minus(w.Before.Tally.Attendance(b))
}

// Anchored is a pupil and a day of the pupil's own: entry, referral, first contact.
type Anchored struct {
	Day calendar.Day
	// Before and After are the enrolments whose marks count on either side. Their
	// sessions are added, never their percentages. Before entry that is the home
	// school's; without it there is no window before.
	Before, After []Enrolment
	// Since is the first day that a window before may reach back to, and Until the
	// last that one after may reach to: the end of the stay before, and that of the
	// stay; 0 for none.
	Since, Until calendar.Day
	// Year11 is the attendance year in which the pupil is in year 11, 0 if it is
	// not known: after the first half of its summer term there is study leave.
	Year11 calendar.Year
}

// Windower makes windows of pupils of one register.
type Windower struct {
	register   *Register
	calendar   *calendar.Calendar
	how        Windowing
	timetables Timetables
	line       *timeline
	possible   [][256]bool
}

// Windower prepares windows. It is made when all marks have been read.
func (r *Register) Windower(cal *calendar.Calendar, how Windowing) (*Windower, error) {
	if how.Length < 1 {
		return nil, fmt.Errorf("a window of %d weeks or sessions is none", how.Length)
	}
	w := &Windower{register: r, calendar: cal, how: how, timetables: r.Timetables(how.Basis), line: r.timeline(cal, calendar.ByAll)}
	w.possible = w.line.possible(how.Basis)
	return w, nil
}

// Windows are the windows of one pupil.
func (w *Windower) Windows(p Anchored) Windows {
	return Windows{p.Day, w.window(p, p.Before, false), w.window(p, p.After, true)}
}

func (w *Windower) window(p Anchored, list []Enrolment, later bool) Window {
	if len(list) == 0 {
		return Window{Reason: NoRegister, Short: w.how.Length}
	}
	table := w.timetable(list)
	from, to, got := w.ends(table, p, later)
	win := Window{Short: w.how.Length - got}
	if got == 0 {
		win.Reason = NoSchoolTime
		return win
	}
	win.Span = calendar.Span{From: from.Day(), To: to.Day()}
	w.count(&win, list, table, from, to)
	w.judge(&win, p, list)
	return win
}

// ends are the first and the last slot of a window, and how many weeks or sessions
// of the school it has.
func (w *Windower) ends(table *Timetable, p Anchored, later bool) (from, to Slot, got int) {
	if w.how.Unit == Sessions {
		list := before(table.sessions, SlotOf(p.Day, Morning), w.how.Length)
		if later {
			list = after(table.sessions, SlotOf(p.Day, Afternoon), w.how.Length)
		}
		if list = slices.DeleteFunc(slices.Clone(list), func(s Slot) bool { return p.beyond(s.Day(), s.Day(), later) }); len(list) == 0 {
			return 0, 0, 0
		}
		return list[0], list[len(list)-1], len(list)
	}
	list := before(table.Weeks(), p.Day.Week(), w.how.Length)
	if later {
		list = after(table.Weeks(), p.Day.Week(), w.how.Length)
	}
	list = slices.DeleteFunc(slices.Clone(list), func(k calendar.Week) bool { return p.beyond(k.Monday(), k.Monday()+4, later) })
	if len(list) == 0 {
		return 0, 0, 0
	}
	return SlotOf(list[0].Monday(), Morning), SlotOf(list[len(list)-1].Span().To, Afternoon), len(list)
}

// beyond reports whether a day or a week lies beyond what a window may reach to.
func (p *Anchored) beyond(first, last calendar.Day, later bool) bool {
	if later {
		return p.Until != 0 && first > p.Until
	}
	return p.Since != 0 && last < p.Since
}

// timetable is that of all schools of some enrolments.
func (w *Windower) timetable(list []Enrolment) *Timetable {
	var schools []School
	for _, e := range list {
		if s := w.register.SchoolOf(e); !slices.Contains(schools, s) {
			schools = append(schools, s)
		}
	}
	return w.timetables.Of(schools...)
}

// count adds up what is recorded from one slot to another, both included.
func (w *Windower) count(win *Window, list []Enrolment, table *Timetable, from, to Slot) {
	first, _ := slices.BinarySearch(table.sessions, from)
	last, found := slices.BinarySearch(table.sessions, to)
	if found {
		last++
	}
	school := &Timetable{table.sessions[first:last]}
	win.SchoolSessions, win.SchoolWeeks = len(school.sessions), len(school.Weeks())
	at := map[School]bool{}
	for slot := from; slot <= to; slot++ {
		recorded, possible := false, 0
		for _, e := range list {
			held := w.register.Get(e, slot)
			if held == 0 {
				continue
			}
			recorded = true
			if w.add(&win.Tally, slot, uint8(held)) {
				possible++
				at[w.register.SchoolOf(e)] = true
			}
		}
		if possible > 1 {
			win.Doubled += possible - 1
		}
		if _, due := slices.BinarySearch(school.sessions, slot); due && !recorded {
			win.Unrecorded++
		}
	}
	win.Schools = len(at)
}

// add counts one session and reports whether it was possible.
func (w *Windower) add(t *Tally, at Slot, held uint8) bool {
	info := w.line.days[int(at.Day()-w.line.first.Monday())]
	kinds := &w.line.kinds[info.era]
	t.n[kinds[held]]++
	if w.line.marks[held] {
		t.sets |= 1 << info.set
	}
	t.settle(kinds, held, uint8(Nothing))
	return w.possible[info.era][held]
}
