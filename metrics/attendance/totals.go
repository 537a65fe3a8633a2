package attendance

import (
	"fmt"

	"apst/metrics/calendar"
)

// Total is a number of sessions that a file may or may not give. The zero Total
// is none.
type Total struct {
	n     int
	given bool
}

// TotalOf is a given number.
func TotalOf(n int) Total { return Total{n, true} }

// Sessions is the number, and whether there is one.
func (t Total) Sessions() (int, bool) { return t.n, t.given }

// or0 is the number, or 0 for none.
func (t Total) or0() int { return t.n }

// TotalsProblem is why totals are refused.
type TotalsProblem uint8

// The problems.
const (
	TotalsFine      TotalsProblem = iota
	Negative                      // a number under 0
	NotReconciled                 // the parts do not add up to the possible sessions
	PartOver                      // a part is more than the whole it is a part of
	NotInForce                    // sessions under a code that is none of the period's
	TwoCodeSets                   // the period lies on both sides of a change of codes
	TooMany                       // more sessions than the period's schools have
	NoPossibleGiven               // the possible sessions are missing, and nothing else gives them
)

// TotalsFault says why totals are refused.
type TotalsFault struct {
	Problem    TotalsProblem
	What       string // the column or code in question
	Seen, Want int
}

// String says what was seen.
func (f TotalsFault) String() string {
	switch f.Problem {
	case Negative:
		return fmt.Sprintf("%s is %d", f.What, f.Seen)
	case NotReconciled:
		return fmt.Sprintf("%s is %d, and its parts add up to %d: a difference of %d", f.What, f.Want, f.Seen, f.Seen-f.Want)
	case PartOver:
		return fmt.Sprintf("%s is %d, of a whole of %d", f.What, f.Seen, f.Want)
	case NotInForce:
		return fmt.Sprintf("%s sessions under code %s, which was not in force", fmt.Sprint(f.Seen), f.What)
	case TwoCodeSets:
		return "the period lies on both sides of a change of codes"
	case TooMany:
		return fmt.Sprintf("%d sessions; %d at most", f.Seen, f.Want)
	case NoPossibleGiven:
		return "the possible sessions are missing"
	}
	return ""
}

// YearSessions is how many sessions a school has in a year: 190 days of two.
const YearSessions = 380

// CodeCounts are counts of codes in a period, one row of a census-style file.
type CodeCounts struct {
	Span   calendar.Span
	Counts map[string]int // by code as headed; a blank is 0
	// Possible, Authorised and Unauthorised are the file's own totals.
	Possible, Authorised, Unauthorised Total
	// ReasonsOnly is for the older files, which count the reasons of absence and
	// no other codes: what was attended follows from the possible sessions.
	ReasonsOnly bool
	Schools     int // whose sessions are counted; 0 is 1
}

// FromCounts is the tally of counts of codes. The counts have to add up to the
// possible sessions where these are given, on either basis. In the older files
// the sum of the reasons is used unless the total is greater, as in the national
// statistics; what the total has more is absence without a code.
func FromCounts(c CodeCounts) (Tally, TotalsFault) {
	kinds, set, ok := kindsIn(c.Span)
	if !ok {
		return Tally{}, TotalsFault{Problem: TwoCodeSets}
	}
	t := Tally{sets: 1 << set}
	for code := firstCode; code <= lastCode; code++ {
		n := c.Counts[codeTexts[code]]
		switch {
		case n < 0:
			return Tally{}, TotalsFault{Negative, codeTexts[code], n, 0}
		case n > 0 && kinds[code] == kind(Unknown):
			return Tally{}, TotalsFault{NotInForce, codeTexts[code], n, 0}
		}
		if n > 0 {
			t.n[kinds[code]] += n
		}
	}
	if f := unknownIn(c.Counts); f.Problem != TotalsFine {
		return Tally{}, f
	}
	f := t.reconcile(c)
	if f.Problem == TotalsFine {
		f = notTooMany(&t, c.Span, c.Schools)
	}
	if f.Problem != TotalsFine {
		return Tally{}, f
	}
	return t, f
}

// unknownIn finds sessions under a heading that is no code at all. F is always 0
// in files that have it.
func unknownIn(counts map[string]int) TotalsFault {
	worst := TotalsFault{}
	for text, n := range counts {
		if _, ok := codeTables().byText[text]; !ok && n != 0 && (worst.What == "" || text < worst.What) {
			worst = TotalsFault{NotInForce, text, n, 0}
		}
	}
	return worst
}

func (t *Tally) reconcile(c CodeCounts) TotalsFault {
	for _, total := range [...]struct {
		name string
		Total
	}{{"possible", c.Possible}, {"authorised", c.Authorised}, {"unauthorised", c.Unauthorised}} {
		if total.n < 0 {
			return TotalsFault{Negative, total.name, total.n, 0}
		}
	}
	if c.ReasonsOnly {
		return t.fromReasons(c)
	}
	for _, part := range [...]struct {
		name  string
		given Total
		sum   int
	}{{"authorised", c.Authorised, t.Authorised()}, {"unauthorised", c.Unauthorised, t.Unauthorised()}} {
		if n, ok := part.given.Sessions(); ok && n != part.sum {
			return TotalsFault{NotReconciled, part.name, part.sum, n}
		}
	}
	if n, ok := c.Possible.Sessions(); ok && n != t.Possible(MIS) && n != t.Possible(DfE) {
		return TotalsFault{NotReconciled, "possible", t.Possible(MIS), n}
	}
	return TotalsFault{}
}

// fromReasons completes the counts of a file of reasons.
func (t *Tally) fromReasons(c CodeCounts) TotalsFault {
	possible, ok := c.Possible.Sessions()
	if !ok {
		return TotalsFault{Problem: NoPossibleGiven}
	}
	t.n[kindAuthorised] = max(0, c.Authorised.or0()-t.Authorised())
	t.n[kindUnauthorised] = max(0, c.Unauthorised.or0()-t.Unauthorised())
	if t.Absent() > possible {
		return TotalsFault{PartOver, "absence", t.Absent(), possible}
	}
	t.n[kindPresent] = possible - t.Absent()
	t.lacks = ^uint64(0)
	for code := CodeC; code <= CodeU; code++ {
		t.lacks &^= 1 << code
	}
	return TotalsFault{}
}

// notTooMany holds the possible sessions against what the schools can have had.
func notTooMany(t *Tally, s calendar.Span, schools int) TotalsFault {
	years := int(calendar.AttendanceYear(s.To)-calendar.AttendanceYear(s.From)) + 1
	if most := YearSessions * max(1, schools) * years; t.Possible(DfE) > most {
		return TotalsFault{TooMany, "possible", t.Possible(DfE), most}
	}
	return TotalsFault{}
}

// kindsIn are what codes count as in a period, whose set is the same throughout.
func kindsIn(s calendar.Span) ([256]kind, Set, bool) {
	first, last := eraIndex(schoolStart(s)), eraIndex(s.To)
	eras := codeTables().eras
	kinds := eras[first].kinds
	for i := first; i <= last; i++ {
		if eras[i].set != eras[first].set {
			return kinds, 0, false
		}
		for c := firstCode; c <= lastCode; c++ {
			if kinds[c] == kind(Unknown) {
				kinds[c] = eras[i].kinds[c]
			}
		}
	}
	return kinds, eras[first].set, true
}

// schoolStart is the day from which a period has school days: sets of codes begin
// in August or on the first of September, and the August of an attendance year
// is a holiday.
func schoolStart(s calendar.Span) calendar.Day {
	return max(s.From, min(s.To, calendar.AttendanceYear(s.From).School().From))
}
