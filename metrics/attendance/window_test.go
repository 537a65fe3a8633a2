package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics/calendar"
)

// schoolYear is a register of a school in which a pupil besides the one in
// question attends in 12 weeks before and 12 after a holiday of two weeks. The
// weeks begin on 5 September and 12 December 2022.
func schoolYear(t testing.TB, r *Register, school string) {
	t.Helper()
	e := r.Enrol(r.School(school), upn(99))
	mark(t, r, e, "2022-09-05", strings.Repeat(`/\`, 60))
	mark(t, r, e, "2022-12-12", strings.Repeat(`/\`, 60))
}

func windowsOf(t testing.TB, r *Register, how Windowing, p Anchored) Windows {
	t.Helper()
	w, err := r.Windower(nil, how)
	if err != nil {
		t.Fatal(err)
	}
	return w.Windows(p)
}

// tellWindow is a window in a line.
func tellWindow(w *Window) string {
	if w.Reason != Available {
		return fmt.Sprintf("%v (short %d, possible %d)", w.Reason, w.Short, w.Tally.Possible(MIS))
	}
	return fmt.Sprintf("%v: %d of %d in %d weeks, %d sessions; short %d, unrecorded %d, doubled %d; %v",
		w.Span, w.Tally.Attended(), w.Tally.Possible(MIS), w.SchoolWeeks, w.SchoolSessions, w.Short, w.Unrecorded, w.Doubled, w.Flags)
}

func TestWindowsInWeeks(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	schoolYear(t, r, "ap")
	e := r.Enrol(r.School("ap"), upn(1))
	// Five weeks away, a week half there, then after the holiday always there.
	mark(t, r, e, "2022-10-03", strings.Repeat("OO", 25)+strings.Repeat("/O", 5)+strings.Repeat(`/\`, 10))
	mark(t, r, e, "2022-12-12", strings.Repeat(`/\`, 60))
	for _, c := range []struct {
		anchor        string
		weeks         int
		before, after string
	}{
		{"2022-11-09", 6, // Wednesday of the week of 7 November
			"2022-09-26 to 2022-11-06: 0 of 50 in 6 weeks, 60 sessions; short 0, unrecorded 10, doubled 0; threshold-only;not-recorded",
			"2022-11-14 to 2023-01-08: 60 of 60 in 6 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only"},
		{"2022-12-01", 6, // in the holiday: it eats no week
			"2022-10-17 to 2022-11-27: 25 of 60 in 6 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only",
			"2022-12-12 to 2023-01-22: 60 of 60 in 6 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only"},
		{"2023-01-30", 12,
			"2022-10-24 to 2023-01-29: 95 of 120 in 12 weeks, 120 sessions; short 0, unrecorded 0, doubled 0; threshold-only",
			"2023-02-06 to 2023-03-05: 40 of 40 in 4 weeks, 40 sessions; short 8, unrecorded 0, doubled 0; threshold-only;short"},
		{"2022-09-05", 6, "no school sessions then (short 6, possible 0)",
			"2022-09-12 to 2022-10-23: 0 of 30 in 6 weeks, 60 sessions; short 0, unrecorded 30, doubled 0; threshold-only;not-recorded"},
		{"2022-10-10", 6, "too few possible sessions (short 1, possible 10)",
			"2022-10-17 to 2022-11-27: 25 of 60 in 6 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only"},
		{"2022-10-03", 4, "nothing recorded for the pupil then (short 0, possible 0)",
			"2022-10-10 to 2022-11-06: 0 of 40 in 4 weeks, 40 sessions; short 0, unrecorded 0, doubled 0; threshold-only"},
	} {
		got := windowsOf(t, r, Windowing{Weeks, c.weeks, DefaultMinimum, MIS}, Anchored{Day: on(c.anchor), Before: []Enrolment{e}, After: []Enrolment{e}})
		if b := tellWindow(&got.Before); b != c.before {
			t.Errorf("before %s: %s\nwant %s", c.anchor, b, c.before)
		}
		if a := tellWindow(&got.After); a != c.after {
			t.Errorf("after %s: %s\nwant %s", c.anchor, a, c.after)
		}
	}
}

func TestWindowsInSessions(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	schoolYear(t, r, "ap")
	e := r.Enrol(r.School("ap"), upn(1))
	mark(t, r, e, "2022-09-05", strings.Repeat(`/O`, 60))
	mark(t, r, e, "2022-12-12", strings.Repeat(`/\`, 60))
	got := windowsOf(t, r, Windowing{Sessions, 60, DefaultMinimum, MIS}, Anchored{Day: on("2022-11-22"), Before: []Enrolment{e}, After: []Enrolment{e}})
	want := "2022-10-11 to 2022-11-21: 30 of 60 in 7 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only"
	if b := tellWindow(&got.Before); b != want {
		t.Errorf("before: %s\nwant %s", b, want)
	}
	want = "2022-11-23 to 2023-01-17: 57 of 60 in 7 weeks, 60 sessions; short 0, unrecorded 0, doubled 0; threshold-only"
	if a := tellWindow(&got.After); a != want {
		t.Errorf("after: %s\nwant %s", a, want)
	}
	if c := got.Change(MIS); c.Percent() != "45.0" {
		t.Errorf("change %s", c.Percent())
	}
	got = windowsOf(t, r, Windowing{Sessions, 200, 1, MIS}, Anchored{Day: on("2022-11-22"), Before: []Enrolment{e}, After: []Enrolment{e}})
	if got.Before.Short != 200-110-2 || got.Before.Flags&FlagShortWindow == 0 || got.After.Short != 200-126 {
		t.Errorf("short by %d and %d", got.Before.Short, got.After.Short)
	}
	if _, err := r.Windower(nil, Windowing{}); err == nil {
		t.Error("a window of nothing is one")
	}
}

// What was before entry is in the home school's register or nowhere.
func TestWindowBeforeEntry(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	schoolYear(t, r, "ap")
	ap := r.Enrol(r.School("ap"), upn(1))
	mark(t, r, ap, "2022-12-12", strings.Repeat(`/\`, 60))
	how := Windowing{Weeks, 6, DefaultMinimum, MIS}
	p := Anchored{Day: on("2022-12-05"), After: []Enrolment{ap}}
	got := windowsOf(t, r, how, p)
	if got.Before.Reason != NoRegister || got.Change(MIS).Ok() || got.Before.Tally.Recorded() != 0 {
		t.Errorf("without the home school: %s", tellWindow(&got.Before))
	}
	p.Before = []Enrolment{ap}
	if got := windowsOf(t, r, how, p); got.Before.Reason != NoMarks || got.Change(MIS).Ok() {
		t.Errorf("in the new school's own marks: %s", tellWindow(&got.Before))
	}
	home := r.Enrol(r.School("home"), upn(1))
	mark(t, r, home, "2022-09-05", strings.Repeat(`/O`, 60))
	p.Before = []Enrolment{home}
	got = windowsOf(t, r, how, p)
	if c := got.Change(MIS); c.Percent() != "50.0" || got.Before.Reason != Available || got.Before.Span.String() != "2022-10-17 to 2022-11-27" {
		t.Errorf("with the home school: %s; change %s", tellWindow(&got.Before), c.Percent())
	}
	p.Before = []Enrolment{home, ap}
	if got = windowsOf(t, r, how, p); got.Before.Unrecorded != 0 || got.Before.Doubled != 0 || got.Before.Tally.Possible(MIS) != 60 {
		t.Errorf("with both: %s", tellWindow(&got.Before))
	}
}

// Two schools' sessions are added; where both count one, that is said.
func TestWindowAtTwoSchools(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	home, ap := r.Enrol(r.School("home"), upn(1)), r.Enrol(r.School("ap"), upn(1))
	mark(t, r, home, "2022-09-05", strings.Repeat(`/\/\DDDDDD`, 5)+`/\/\/\DDDD`)
	mark(t, r, ap, "2022-09-05", strings.Repeat(`DDDD/O/O/O`, 6))
	got := windowsOf(t, r, Windowing{Weeks, 6, DefaultMinimum, MIS}, Anchored{Day: on("2022-08-30"), After: []Enrolment{home, ap}})
	want := "2022-09-05 to 2022-10-16: 44 of 62 in 6 weeks, 60 sessions; short 0, unrecorded 0, doubled 2; threshold-only;two-schools;several-schools"
	if a := tellWindow(&got.After); a != want {
		t.Errorf("%s\nwant %s", a, want)
	}
}

func TestWindowFlags(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, marks string
		year11            calendar.Year
		want              Flags
	}{
		{"plain", "2023-01-09", strings.Repeat(`/\`, 15), 2023, 0},
		{"ten sessions of suspension", "2023-01-09", strings.Repeat("EE", 5) + strings.Repeat(`/\`, 10), 0, 0},
		{"eleven", "2023-01-09", strings.Repeat("EE", 5) + "E" + strings.Repeat(`\/`, 10), 0, FlagLongSuspension},
		{"X", "2023-01-09", "X" + strings.Repeat(`\/`, 12), 0, FlagNotRequired},
		{"Covid X", "2022-01-10", "X" + strings.Repeat(`\/`, 12), 0, FlagCovidMarks},
		{"dual to single", "2023-01-09", strings.Repeat("D", 10) + strings.Repeat(`/\`, 10), 0, FlagDualChanged},
		{"part to whole", "2023-01-09", `DD/\/\/\/\` + strings.Repeat("D", 10) + strings.Repeat(`/\`, 8) + "DD", 0, FlagDualChanged},
		{"the same days each week", "2023-01-09", strings.Repeat(`DD/\/\/\/\`, 3), 0, 0},
		{"a closure beside dual days", "2023-01-09", `##########` + strings.Repeat(`DD/\/\/\/\`, 3), 0, 0},
		{"year 11 in June", "2023-06-05", strings.Repeat(`SS`, 15), 2022, FlagStudyLeave},
		{"year 11 in May", "2023-05-01", strings.Repeat(`/\`, 15), 2022, 0},
		{"year 10 in June", "2023-06-05", strings.Repeat(`/\`, 15), 2023, 0},
		{"over August 2024", "2024-08-05", strings.Repeat(`/\`, 15), 0, FlagCrossesCodes},
	} {
		r := NewRegister(Refuse)
		e := r.Enrol(r.School(""), upn(1))
		mark(t, r, e, c.from, c.marks)
		mark(t, r, r.Enrol(r.School(""), upn(2)), c.from, strings.Repeat(`/\`, 20))
		got := windowsOf(t, r, Windowing{Weeks, 6, 20, MIS}, Anchored{Day: on(c.from) - 7, After: []Enrolment{e}, Year11: c.year11})
		if flags := got.After.Flags &^ (FlagThreshold | FlagShortWindow | FlagNotRecorded); got.After.Reason != Available || flags != c.want {
			t.Errorf("%s: %v, %q; want %q", c.name, got.After.Reason, flags, c.want)
		}
	}
}
