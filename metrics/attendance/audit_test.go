package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics/calendar"
)

func TestLongSuspensions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, marks string
		want        string
	}{
		{"ten", strings.Repeat("E", 10), ""},
		{"eleven", `/\` + strings.Repeat("E", 11) + `\`, "[11 from 2023-01-10 AM to 2023-01-17 AM]"},
		{"two times six", strings.Repeat("E", 6) + `/\` + strings.Repeat("E", 6), ""},
		{"over days that are not possible", strings.Repeat("E", 6) + "##DD  YY@@" + strings.Repeat("E", 6), "[12 from 2023-01-09 AM to 2023-01-23 PM]"},
		{"two runs", strings.Repeat("E", 12) + "O" + strings.Repeat("E", 13), "[12 from 2023-01-09 AM to 2023-01-16 PM 13 from 2023-01-17 PM to 2023-01-25 PM]"},
	} {
		r := NewRegister(Refuse)
		mark(t, r, r.Enrol(r.School(""), upn(7)), "2023-01-09", `/\`)
		mark(t, r, r.Enrol(r.School(""), upn(1)), "2023-01-09", c.marks)
		var got []string
		for _, run := range collect(r.LongSuspensions()) {
			got = append(got, fmt.Sprintf("%d from %v to %v", run.Sessions, run.From, run.To))
			if run.Enrolment != 1 {
				t.Errorf("%s: of enrolment %d", c.name, run.Enrolment)
			}
		}
		if c.want == "" && got != nil || c.want != "" && fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v; want %s", c.name, got, c.want)
		}
	}
}

func TestUnexplained(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	mark(t, r, e, "2024-07-15", `/N/\`) // before the rule
	mark(t, r, e, "2024-09-02", `/N/\/\/\/\`+`NN/\/\/\##`+`/\/\`)
	for asOf, want := range map[string]string{
		"2024-09-09": "[]",              // five school days on
		"2024-09-10": "[2024-09-02 PM]", // six
		"2024-09-13": "[2024-09-02 PM]", // a closure is no school day
		"2024-09-17": "[2024-09-02 PM]", // five on from the 9th
		"2024-12-20": "[2024-09-02 PM]", // no school days after the 17th in the register
	} {
		var got []Slot
		for f := range r.Unexplained(on(asOf), r.Timetables(MIS)) {
			got = append(got, f.At)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("as of %s: %v; want %s", asOf, got, want)
		}
	}
}

func TestOffDays(t *testing.T) {
	t.Parallel()
	cal, err := calendar.New([]calendar.Part{
		{Term: calendar.Autumn, Span: span("2022-09-05", "2022-12-16")}, {Term: calendar.Spring, Span: span("2023-01-03", "2023-03-31")},
		{Term: calendar.Summer, Span: span("2023-04-17", "2023-07-21")},
	}, []calendar.Closure{{Span: span("2023-01-10", "2023-01-10"), Reason: "training"}})
	if err != nil {
		t.Fatal(err)
	}
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	for day, c := range map[string]Code{
		"2022-12-17": CodeL, "2022-12-18": CodeHash, "2022-12-19": CodeL, "2022-12-20": NoMark, "2022-12-21": CodeZ,
		"2023-01-09": CodeL, "2023-01-10": CodeL, "2023-01-11": Unknown, "2023-01-02": Unknown,
	} {
		r.Set(e, SlotOf(on(day), Afternoon), c)
	}
	var got []string
	for d := range r.OffDays(cal) {
		got = append(got, fmt.Sprintf("%v %v %v", d.At, d.Held.Code(), d.Rest))
	}
	want := []string{
		"2022-12-17 PM L a weekend", "2022-12-19 PM L outside the school's terms",
		"2023-01-02 PM unknown outside the school's terms", "2023-01-10 PM L a day on which the school was closed",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q; want %q", got, want)
	}
	if got := collect(r.OffDays(nil)); len(got) != 1 || got[0].Rest != calendar.Weekend {
		t.Errorf("without a calendar: %v", got)
	}
}

func TestConflictsFound(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	mark(t, r, e, "2023-01-09", `/\O\`)
	mark(t, r, e, "2023-01-09", `/O/\`)
	var got []string
	for f := range r.Conflicts() {
		got = append(got, f.At.String())
	}
	if fmt.Sprint(got) != "[2023-01-09 PM 2023-01-10 AM]" {
		t.Errorf("conflicts at %v", got)
	}
}

func TestAfternoonsLost(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		marks string
		want  bool
	}{
		{strings.Repeat(`/ `, 30), true}, {strings.Repeat(`/\`, 30), false}, {strings.Repeat(`/ `, 10), false},
		{strings.Repeat(`/ `, 49) + `/\`, true}, {strings.Repeat(`/O`, 30), false}, {strings.Repeat(`/ `, 30) + `/\/\`, false},
	} {
		r := NewRegister(Refuse)
		mark(t, r, r.Enrol(r.School(""), upn(1)), "2023-01-09", c.marks)
		if r.AfternoonsLost() != c.want {
			m, a := r.Slashes()
			t.Errorf("%d in the morning and %d in the afternoon: %v", m, a, !c.want)
		}
	}
}

func TestStays(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	mark(t, r, e, "2023-01-09", `/\ZO##D -\`+`/\/\/\/\/\`+`/\/\/\/O/\`)
	var got []string
	stays := []Stay{{NoFrom: true, To: on("2023-01-09")}, {From: on("2023-01-16"), To: on("2023-01-18")}, {From: on("2023-01-27"), NoUntil: true}}
	r.Bound(e, nil, nil)
	r.Bound(e, stays, func(f Found) { got = append(got, f.At.String()+" "+f.Held.Code().String()) })
	want := []string{
		`2023-01-10 PM O`, `2023-01-12 AM D`, `2023-01-13 PM \`, `2023-01-19 AM /`, `2023-01-19 PM \`, `2023-01-20 AM /`, `2023-01-20 PM \`,
		`2023-01-23 AM /`, `2023-01-23 PM \`, `2023-01-24 AM /`, `2023-01-24 PM \`, `2023-01-25 AM /`, `2023-01-25 PM \`, `2023-01-26 AM /`, `2023-01-26 PM O`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("outside: %q; want %q", got, want)
	}
	row := only(t, r, calendar.ByAll)
	if got := say(&row.Tally, MIS); got != "possible 10, attended 10, authorised 0, unauthorised 0, not possible 3, unmarked 2, unknown 0, conflicts 0, outside 15" {
		t.Error(got)
	}
	if row.Flags != FlagOutsideOut|FlagNotMarked || row.Days.To != on("2023-01-27") {
		t.Errorf("flags %v, days %v", row.Flags, row.Days)
	}
	got = nil
	r.Bound(e, stays, func(f Found) { got = append(got, f.At.String()) })
	if got != nil {
		t.Errorf("bound again: %v", got)
	}
}
