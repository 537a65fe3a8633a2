package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics/calendar"
)

func TestPolicies(t *testing.T) {
	t.Parallel()
	d := SlotOf(on("2023-01-09"), Morning)
	for _, c := range []struct {
		policy   Policy
		marks    []Code
		want     Code
		differs  bool
		outcomes string
		say      string
	}{
		{Refuse, []Code{CodeAM, CodeAM}, CodeAM, false, "[0 1]", "1 0 0"},
		{Refuse, []Code{CodeAM, CodePM}, CodeAM, false, "[0 1]", "1 0 0"}, // slashes are those of the session
		{Refuse, []Code{CodeO, CodeAM, CodeO}, CodeAM, true, "[0 2 2]", "0 1 0"},
		{Refuse, []Code{NoMark, CodeO, NoMark}, CodeO, false, "[0 0 1]", "1 0 0"},
		{Refuse, []Code{Nothing}, NoMark, false, "[0]", "0 0 0"},
		{Refuse, []Code{Unknown, CodeO}, CodeO, true, "[0 2]", "0 1 0"},
		{Refuse, []Code{99}, Unknown, false, "[0]", "0 0 0"},
		{Best, []Code{CodeO, CodeI, CodeL, CodeB}, CodeL, true, "[0 2 2 2]", "1 0 1"},
		{Best, []Code{CodeD, CodeO, CodeI}, CodeI, true, "[0 2 2]", "1 0 1"},
		{Best, []Code{Unknown, CodeHash}, CodeHash, true, "[0 2]", "0 0 1"},
		{First, []Code{CodeO, CodeAM}, CodeO, true, "[0 2]", "1 0 1"},
		{Last, []Code{CodeAM, CodeO}, CodeO, true, "[0 2]", "1 0 1"},
		{Last, []Code{CodeAM, CodeO, CodeAM}, CodeAM, true, "[0 2 2]", "1 0 1"},
	} {
		r := NewRegister(c.policy)
		e := r.Enrol(r.School(""), upn(1))
		var outcomes []Outcome
		for _, code := range c.marks {
			outcomes = append(outcomes, r.Set(e, d, code))
		}
		held := r.Get(e, d)
		if held.Code() != c.want || held.Differs() != c.differs || fmt.Sprint(outcomes) != c.outcomes {
			t.Errorf("%v of %v: %v, differs %v, %v; want %v, %v, %s", c.policy, c.marks, held.Code(), held.Differs(), outcomes, c.want, c.differs, c.outcomes)
		}
		tally := only(t, r, calendar.ByAll).Tally
		if got := fmt.Sprint(tally.Possible(MIS), tally.Conflicts(), tally.Settled()); got != c.say {
			t.Errorf("%v of %v: %s possible, conflicting, settled; want %s", c.policy, c.marks, got, c.say)
		}
	}
	for _, s := range policyNames {
		if p, err := ParsePolicy(s); err != nil || p.String() != s {
			t.Errorf("%s is read as %v, %v", s, p, err)
		}
	}
}

func TestUPN(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"A999000100001", "Z999999999999", "H00000000000Z", "A00000000000A", "T12345678901B", "A000000000000"} {
		u, ok := PackUPN([]byte(strings.ToLower(s)))
		if !ok || u.String() != s {
			t.Errorf("%s is packed as %v, %v", s, u, ok)
		}
	}
	for _, s := range []string{"", "A99900010001", "A9990001000012", "I999000100001", "O999000100001", "9999000100001", "A99900010000S", "A9990001A0001", "A99900010000é", "Å99900010001"} {
		if u, ok := PackUPN([]byte(s)); ok {
			t.Errorf("%q is packed as %v", s, u)
		}
	}
}

func TestEnrolments(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	home, ap := r.School("home"), r.School("ap")
	a, b, c := r.Enrol(home, upn(2)), r.Enrol(ap, upn(2)), r.Enrol(ap, []byte("0017"))
	for i := range 1000 { // the index grows
		r.Enrol(ap, upn(100+i))
	}
	if r.Enrol(home, upn(2)) != a || r.Enrol(ap, upn(2)) != b || r.Enrol(ap, []byte("0017")) != c || a == b {
		t.Error("an enrolment has two numbers, or two have one")
	}
	if r.Enrolments() != 1003 || r.Pupil(c) != "0017" || r.Pupil(b) != string(upn(2)) || r.SchoolName(r.SchoolOf(b)) != "ap" || len(r.Schools()) != 2 {
		t.Errorf("%d enrolments; %s, %s", r.Enrolments(), r.Pupil(c), r.Pupil(b))
	}
	if got := fmt.Sprint(r.Of(upn(2)), r.Of([]byte("0017")), r.Of([]byte("0018"))); got != fmt.Sprintf("[%d %d] [%d] []", a, b, c) {
		t.Errorf("of the pupils: %s", got)
	}
	sorted := r.Sorted()
	if sorted[0] != c || sorted[1] != b || sorted[2] != a {
		t.Errorf("sorted: %s, %s, %s", r.Pupil(sorted[0]), r.Pupil(sorted[1]), r.Pupil(sorted[2]))
	}
	far := &Register{others: map[otherID]Enrolment{}, index: newUPNIndex()}
	if e := far.EnrolUPN(maxIndexed+1, 5); far.EnrolUPN(maxIndexed+1, 5) != e || far.EnrolUPN(maxIndexed+2, 5) == e {
		t.Error("schools with large numbers are mixed up")
	}
}

func TestWhereAndWhen(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School(""), upn(1))
	days := []string{"2023-01-14", "2023-01-15", "2022-12-31", "2024-02-29", "1990-01-01", "2060-12-31", "2023-01-13", "2023-01-09", "2010-06-01"}
	for _, d := range days {
		for _, s := range []Session{Morning, Afternoon} {
			if got := r.Set(e, SlotOf(on(d), s), CodeL+Code(s)); got != New {
				t.Errorf("%s %v is %d", d, s, got)
			}
		}
	}
	for _, d := range days {
		for _, s := range []Session{Morning, Afternoon} {
			if got := r.Get(e, SlotOf(on(d), s)).Code(); got != CodeL+Code(s) {
				t.Errorf("%s %v holds %v", d, s, got)
			}
		}
	}
	for _, d := range []string{"1989-12-31", "2061-01-01", "1969-01-01"} {
		if got := r.Set(e, SlotOf(on(d), Morning), CodeL); got != OutOfTime || r.Get(e, SlotOf(on(d), Morning)) != 0 {
			t.Errorf("%s is %d", d, got)
		}
	}
	if r.Get(e, SlotOf(on("2015-01-01"), Morning)) != 0 || r.Get(e, SlotOf(on("2023-01-08"), Morning)) != 0 {
		t.Error("something is held for a day without marks")
	}
	var last Slot
	n := 0
	for at, held := range r.Sessions(e) {
		if at <= last || held.Code() != CodeL+Code(at.Session()) {
			t.Errorf("%v, %v after %v", at, held, last)
		}
		last = at
		n++
	}
	if n != 2*len(days) {
		t.Errorf("%d sessions; want %d", n, 2*len(days))
	}
	if got := last.String(); got != "2060-12-31 PM" {
		t.Errorf("the last session is %s", got)
	}
}

// Marks that are strewn so that each takes a tile of its own are given up before
// they take all memory there is.
func TestSparse(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	r.bytes, r.marks = tileFloor+1, 1000
	e := r.Enrol(r.School(""), upn(1))
	if got := r.Set(e, SlotOf(on("2023-01-09"), Morning), CodeL); got != NoRoom {
		t.Errorf("a mark among few is %d", got)
	}
	r.marks = tileFloor
	if got := r.Set(e, SlotOf(on("2023-01-09"), Morning), CodeL); got != New {
		t.Errorf("a mark among many is %d", got)
	}
}

func TestUnknownTexts(t *testing.T) {
	t.Parallel()
	var whole, left, right UnknownTexts
	for i := range 1000 {
		text := fmt.Appendf(nil, "?%03d", i*7919%1000)
		whole.Count(text)
		if i%3 == 0 {
			left.Count(text)
		} else {
			right.Count(text)
		}
	}
	right.Add(&left)
	a, n := whole.Texts()
	b, m := right.Texts()
	if fmt.Sprint(a, n) != fmt.Sprint(b, m) || len(a) != KeptTexts || n != 1000-KeptTexts || a[0].Text != "?000" {
		t.Errorf("%v and %d; in parts %v and %d", a, n, b, m)
	}
	whole.Count([]byte(strings.Repeat("?", 50) + "\xff"))
	if texts, _ := whole.Texts(); len(texts[0].Text) > maxText {
		t.Errorf("kept %q", texts[0].Text)
	}
}
