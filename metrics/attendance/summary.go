package attendance

import "apst/metrics/calendar"

// Summary is one row of a file that gives totals only: those that a file lacks
// are left out.
type Summary struct {
	Span         calendar.Span
	Possible     Total
	Present      Total // with or without approved activities: the sums say which
	Approved     Total
	Attended     Total // present and approved together
	Authorised   Total
	Unauthorised Total
	Unexplained  Total // N, which is part of Unauthorised
	LateBefore   Total // L, which is part of Present
	LateAfter    Total // U, which is part of Unauthorised
	LateBoth     Total // L and U
	Unmarked     Total
	NotRequired  Total
	Schools      int // whose sessions are counted; 0 is 1
}

// FromSummary is the tally of totals. They have to reconcile, possible being
// present, approved, authorised and unauthorised together; whether a file's
// "present" has the approved activities in it is seen from which of the two sums
// is right, and refused if neither is. What the totals do not give is not known,
// and no 0.
func FromSummary(s Summary) (Tally, TotalsFault) {
	if f := s.check(); f.Problem != TotalsFine {
		return Tally{}, f
	}
	present, f := s.present()
	if f.Problem != TotalsFine {
		return Tally{}, f
	}
	t := Tally{sets: 1<<SetOn(schoolStart(s.Span)) | 1<<SetOn(s.Span.To), lacks: ^uint64(0)}
	late, after, reason := s.LateBefore, s.LateAfter, s.Unexplained
	if n := late.or0(); n > present {
		return Tally{}, TotalsFault{PartOver, "late before the register closed", n, present}
	}
	if n := after.or0() + reason.or0(); n > s.Unauthorised.or0() {
		return Tally{}, TotalsFault{PartOver, "late after the register closed and unexplained", n, s.Unauthorised.or0()}
	}
	t.give(CodeL, late)
	t.give(CodeU, after)
	t.give(CodeN, reason)
	t.give(NoMark, s.Unmarked)
	t.n[kindPresent] = present - late.or0()
	t.n[kindApproved] = s.Approved.or0()
	t.n[kindAuthorised] = s.Authorised.or0()
	t.n[kindUnauthorised] = s.Unauthorised.or0() - after.or0() - reason.or0()
	if n, ok := s.NotRequired.Sessions(); ok {
		t.n[kindNotPossible] = n
		t.lacks &^= 1 << kindNotPossible
	}
	if f := notTooMany(&t, s.Span, s.Schools); f.Problem != TotalsFine {
		return Tally{}, f
	}
	return t, TotalsFault{}
}

// give sets the count of a code that the totals give.
func (t *Tally) give(c Code, n Total) {
	if v, ok := n.Sessions(); ok {
		t.n[c] = v
		t.lacks &^= 1 << c
	}
}

// check looks at each total by itself.
func (s *Summary) check() TotalsFault {
	if !s.Possible.given {
		return TotalsFault{Problem: NoPossibleGiven}
	}
	for _, c := range [...]struct {
		name string
		Total
	}{
		{"possible", s.Possible}, {"present", s.Present}, {"approved", s.Approved}, {"attended", s.Attended},
		{"authorised", s.Authorised}, {"unauthorised", s.Unauthorised}, {"unexplained", s.Unexplained},
		{"late before the register closed", s.LateBefore}, {"late after the register closed", s.LateAfter},
		{"late", s.LateBoth}, {"unmarked", s.Unmarked}, {"not required", s.NotRequired},
	} {
		if c.n < 0 {
			return TotalsFault{Negative, c.name, c.n, 0}
		}
	}
	if s.LateBoth.given && s.LateBefore.given && s.LateAfter.given && s.LateBoth.n != s.LateBefore.n+s.LateAfter.n {
		return TotalsFault{NotReconciled, "late", s.LateBefore.n + s.LateAfter.n, s.LateBoth.n}
	}
	return TotalsFault{}
}

// present is how many sessions were present without approved activities.
func (s *Summary) present() (int, TotalsFault) {
	absent, aea := s.Authorised.or0()+s.Unauthorised.or0(), s.Approved.or0()
	attended := s.Possible.n - absent
	if s.Attended.given && s.Attended.n != attended {
		return 0, TotalsFault{NotReconciled, "possible", s.Attended.n + absent, s.Possible.n}
	}
	switch {
	case !s.Present.given && !s.Attended.given:
		return 0, TotalsFault{NotReconciled, "possible", absent + aea, s.Possible.n}
	case !s.Present.given, s.Present.n == attended: // the approved activities are in it
		if aea > attended {
			return 0, TotalsFault{PartOver, "approved", aea, attended}
		}
		return attended - aea, TotalsFault{}
	case s.Present.n+aea == attended:
		return s.Present.n, TotalsFault{}
	}
	return 0, TotalsFault{NotReconciled, "possible", s.Present.n + aea + absent, s.Possible.n}
}
