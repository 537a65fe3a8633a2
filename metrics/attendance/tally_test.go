package attendance

import (
	"strings"
	"testing"

	"apst/metrics/calendar"
)

// The possible sessions of the Covid years, on both bases.
func TestCovidBases(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, marks   string
		basis               Basis
		possible            int
		attendance, absence string
		persistent          Answer
	}{
		{"8 present, 2 I02, 2 X", "2021-10-04", `/\/\/\/\I02I02XX`, MIS, 10, "80.0", "20.0", Yes},
		{"8 present, 2 I02, 2 X", "2021-10-04", `/\/\/\/\I02I02XX`, DfE, 12, "66.7", "16.7", Yes},
		{"9 present, 1 I, 2 X", "2021-10-04", `/\/\/\/\/IXX`, MIS, 10, "90.0", "10.0", Yes},
		{"9 present, 1 I, 2 X", "2021-10-04", `/\/\/\/\/IXX`, DfE, 12, "75.0", "8.3", No},
		{"shielding", "2021-04-19", strings.Repeat(`/I`, 26) + strings.Repeat("X06", 52), MIS, 52, "50.0", "50.0", Yes},
		{"shielding", "2021-04-19", strings.Repeat(`/I`, 26) + strings.Repeat("X06", 52), DfE, 104, "25.0", "25.0", Yes},
		{"only X", "2021-10-04", "XXXX", MIS, 0, "", "", NotSaid},
		{"only X", "2021-10-04", "XXXX", DfE, 4, "0.0", "0.0", No},
		{"X01 is outside on both", "2021-10-04", `/\X01X01`, MIS, 2, "100.0", "0.0", No},
		{"X01 is outside on both", "2021-10-04", `/\X01X01`, DfE, 2, "100.0", "0.0", No},
		{"bare X before the Covid years", "2020-08-31", `/X`, DfE, 1, "100.0", "0.0", No},
		{"bare X in their last days", "2022-08-31", `/X`, DfE, 2, "50.0", "0.0", No},
		{"bare X after them", "2022-09-01", `/X`, DfE, 1, "100.0", "0.0", No},
	} {
		tally := tallyOf(t, c.from, c.marks)
		b := c.basis
		if got := tally.Possible(b); got != c.possible {
			t.Errorf("%s, %v: %d possible; want %d", c.name, b, got, c.possible)
		}
		if got := tally.Attendance(b).Percent(); got != c.attendance {
			t.Errorf("%s, %v: attendance %q; want %q", c.name, b, got, c.attendance)
		}
		if got := tally.Absence(b).Percent(); got != c.absence {
			t.Errorf("%s, %v: absence %q; want %q", c.name, b, got, c.absence)
		}
		if got := tally.Persistent(b); got != c.persistent {
			t.Errorf("%s, %v: persistent %q; want %q", c.name, b, got, c.persistent)
		}
	}
}

// National figures of alternative provision, 2020/21: what X does to the rate.
func TestNationalBases(t *testing.T) {
	t.Parallel()
	var tally Tally
	tally.n[kindCovidX] = 762_723
	tally.n[kindAuthorised] = 1_496_844
	tally.n[kindPresent] = 4_562_704 - 762_723 - 1_496_844
	for b, want := range map[Basis]Fraction{DfE: {1_496_844, 4_562_704}, MIS: {1_496_844, 3_799_981}} {
		if got := tally.Absence(b); got != want {
			t.Errorf("%v: %v; want %v", b, got, want)
		}
	}
	if d, m := tally.Absence(DfE).Percent(), tally.Absence(MIS).Percent(); d != "32.8" || m != "39.4" {
		t.Errorf("absence %s and %s; want 32.8 and 39.4", d, m)
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		f    Fraction
		want string
	}{
		{Fraction{15, 16}, "93.8"}, {Fraction{1, 3}, "33.3"}, {Fraction{2, 3}, "66.7"}, {Fraction{0, 7}, "0.0"}, {Fraction{7, 7}, "100.0"},
		{Fraction{1, 2000}, "0.1"}, {Fraction{1, 2001}, "0.0"}, {Fraction{1999, 2000}, "100.0"}, {Fraction{}, ""}, {Fraction{5, 0}, ""},
		{Fraction{-15, 16}, "-93.8"}, {Fraction{-1, 3000}, "0.0"}, {Fraction{4e18, 9e18}, "44.4"},
	} {
		if got := c.f.Percent(); got != c.want {
			t.Errorf("%v prints %q; want %q", c.f, got, c.want)
		}
	}
	if _, ok := (Fraction{}).Number(); ok {
		t.Error("no sessions have a rate")
	}
	if got, _ := (Fraction{1, 4}).Number(); got != 0.25 {
		t.Errorf("a quarter is %v", got)
	}
	if got := (Fraction{3, 4}).Minus(Fraction{1, 2}).Percent(); got != "25.0" {
		t.Errorf("the change is %s", got)
	}
	if got := (Fraction{3, 4}).Minus(Fraction{}); got.Ok() {
		t.Errorf("the change from nothing is %v", got)
	}
}

// Flags come from whole numbers: exactly a tenth is persistent.
func TestPersistentAndSevere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		absent, possible   int
		persistent, severe Answer
		percent            string
	}{
		{19, 190, Yes, No, "10.0"}, {18, 190, No, No, "9.5"}, {95, 190, Yes, Yes, "50.0"}, {94, 190, Yes, No, "49.5"},
		{1999, 20000, No, No, "10.0"}, {0, 1, No, No, "0.0"}, {1, 1, Yes, Yes, "100.0"}, {0, 0, NotSaid, NotSaid, ""},
	} {
		var tally Tally
		tally.n[CodeO], tally.n[CodeAM] = c.absent, c.possible-c.absent
		if p, s, pct := tally.Persistent(MIS), tally.Severe(MIS), tally.Absence(MIS).Percent(); p != c.persistent || s != c.severe || pct != c.percent {
			t.Errorf("%d of %d: persistent %q, severe %q, %s%%", c.absent, c.possible, p, s, pct)
		}
	}
}

// A pupil who is always due at the other school has no rate.
func TestOnlyDual(t *testing.T) {
	t.Parallel()
	tally := tallyOf(t, "2023-01-09", strings.Repeat("D", 20))
	if n, _ := tally.NotPossible(MIS); n != 20 || tally.Possible(MIS) != 0 || tally.Attendance(MIS).Ok() || tally.Persistent(MIS) != NotSaid || tally.Severe(DfE).String() != "" {
		t.Errorf("%s", say(tally, MIS))
	}
	if got := tally.flags(MIS).String(); got != "no-possible-sessions" {
		t.Errorf("flags %q", got)
	}
}

// A half-time timetable that is kept: severely absent, and there whenever due.
func TestPartTime(t *testing.T) {
	t.Parallel()
	tally := tallyOf(t, "2024-09-02", strings.Repeat("/C2", 50))
	if tally.Severe(MIS) != Yes || tally.Attendance(MIS).Percent() != "50.0" {
		t.Errorf("%s: severe %q", say(tally, MIS), tally.Severe(MIS))
	}
	if f, why := tally.AttendanceOfOffered(MIS); f.Percent() != "100.0" || why != IsOffered {
		t.Errorf("of sessions offered %s, %v", f.Percent(), why)
	}
	for _, c := range []struct {
		from, marks string
		want        NotOffered
	}{
		{"2023-01-09", "/C", OfferedOld}, {"2024-08-16", `/\/\`, OfferedOld}, {"2024-09-02", "  ", OfferedNoMarks}, {"2024-08-16", `##/\`, IsOffered},
	} {
		if _, why := tallyOf(t, c.from, c.marks).Offered(MIS); why != c.want {
			t.Errorf("%q from %s: %q; want %q", c.marks, c.from, why, c.want)
		}
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	tally := tallyOf(t, "2024-09-02", `LUE/B@  K\ZN#V`)
	for c, want := range map[Code]int{CodeL: 1, CodeU: 1, CodeE: 1, CodeAM: 0, CodeB: 1, Unknown: 1, NoMark: 2, CodeK: 1, CodePM: 2, CodeZ: 1, CodeN: 1, CodeHash: 1, CodeV: 1, CodeC2: 0} {
		if n, ok := tally.Count(c); n != want || !ok {
			t.Errorf("%v counted %d times, %v; want %d", c, n, ok, want)
		}
	}
	want := "possible 9, attended 6, authorised 1, unauthorised 2, not possible 2, unmarked 2, unknown 1, conflicts 0, outside 0"
	if got := say(tally, MIS); got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if tally.Recorded() != 14 {
		t.Errorf("%d recorded", tally.Recorded())
	}
	late, _ := tally.Late()
	after, _ := tally.LateAfterClose()
	out, _ := tally.Suspended()
	if late != 1 || after != 1 || out != 1 || tally.AuthorisedRate(MIS) != (Fraction{1, 9}) || tally.UnauthorisedRate(MIS) != (Fraction{2, 9}) {
		t.Errorf("late %d, after close %d, suspended %d", late, after, out)
	}
}

// A group's rate is of its sessions, not a mean of its pupils' rates.
func TestGroup(t *testing.T) {
	t.Parallel()
	var g, h Group
	for i, marks := range []string{strings.Repeat(`/\`, 90) + strings.Repeat("O", 20), "OO", "DD", `/\`} {
		half := &g
		if i > 1 {
			half = &h
		}
		half.Count(tallyOf(t, "2023-01-09", marks), MIS)
	}
	g.Add(&h)
	if got := g.Tally.Attendance(MIS); got != (Fraction{182, 204}) || got.Percent() != "89.2" {
		t.Errorf("attendance %v", got)
	}
	if g.Enrolments != 3 || g.NonePossible != 1 || g.PersistentRate() != (Fraction{2, 3}) || g.SevereRate() != (Fraction{1, 3}) {
		t.Errorf("%+v", g)
	}
}

// An export over the change of codes.
func TestStraddlesAugust2024(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	mark(t, r, e, "2024-07-15", `J\J\HYY/\C`)
	mark(t, r, e, "2024-09-02", `JJ1HY1Y/\C2C\`)
	row := only(t, r, calendar.ByAll)
	want := "possible 14, attended 9, authorised 5, unauthorised 0, not possible 3, unmarked 0, unknown 3, conflicts 0, outside 0"
	if got := say(&row.Tally, MIS); got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if got := row.Flags.String(); got != "crosses-august-2024;unknown-codes;part-time" {
		t.Errorf("flags %s", got)
	}
	if row.Days.String() != "2024-07-15 to 2024-09-06" {
		t.Errorf("days %v", row.Days)
	}
	years := rowsOf(t, r, nil, calendar.ByYear)
	if len(years) != 2 || years[0].Period.String() != "2023/24" || years[0].Flags&FlagCrossesCodes != 0 || years[1].Flags&FlagCrossesCodes != 0 || years[1].Tally.UnknownCodes() != 3 {
		t.Errorf("by year: %+v", years)
	}
	texts, other := r.Unknown().Texts()
	if len(texts) != 3 || texts[0] != (UnknownText{"H", 1}) || texts[1] != (UnknownText{"J", 1}) || texts[2] != (UnknownText{"Y", 1}) || other != 0 {
		t.Errorf("unknown %v and %d others", texts, other)
	}
}
