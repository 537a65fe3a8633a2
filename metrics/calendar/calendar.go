package calendar

import (
	"cmp"
	"fmt"
	"slices"
)

// Part is a term or a half-term as a school gives it. The attendance year in
// which it begins is the one it belongs to.
type Part struct {
	Term Term     // set for a whole term
	Half HalfTerm // set for half a term
	Span
}

func (p Part) name() string {
	if p.Half != 0 {
		return p.Half.String()
	}
	return p.Term.String()
}

// Closure is a stretch of days on which the school is closed to pupils.
type Closure struct {
	Span
	Reason string
}

// Calendar says in which part of which year a day lies. The zero Calendar has
// the default terms and no closures.
type Calendar struct {
	given    map[Year]*terms
	closures []Closure
}

// terms are the dates that a school gave for one year.
type terms struct {
	halves bool // six half-terms; otherwise three terms
	spans  []Span
}

// New is a calendar with a school's dates. For every year with dates there are
// three terms or six half-terms, in order and without overlap; years without
// any have the default ones. Closures may lie anywhere and overlap.
func New(parts []Part, closures []Closure) (*Calendar, error) {
	c := &Calendar{given: map[Year]*terms{}, closures: slices.Clone(closures)}
	byYear := map[Year][]Part{}
	for _, p := range parts {
		y := AttendanceYear(p.From)
		switch {
		case (p.Term == 0) == (p.Half == 0) || p.Term > Summer || p.Half > HT6:
			return nil, fmt.Errorf("the dates %v belong to no term and no half-term", p.Span)
		case p.To < p.From:
			return nil, fmt.Errorf("%s of %v ends on %v, before it begins on %v", p.name(), y, p.To, p.From)
		case AttendanceYear(p.To) != y:
			return nil, fmt.Errorf("%s of %v ends on %v, after the year's end on %v", p.name(), y, p.To, y.Attendance().To)
		}
		byYear[y] = append(byYear[y], p)
	}
	years := make([]Year, 0, len(byYear))
	for y := range byYear {
		years = append(years, y)
	}
	slices.Sort(years) // so that of two errors the same one is told every time
	for _, y := range years {
		t, err := newTerms(y, byYear[y])
		if err != nil {
			return nil, err
		}
		c.given[y] = t
	}
	for _, cl := range closures {
		if cl.To < cl.From {
			return nil, fmt.Errorf("a closure ends on %v, before it begins on %v", cl.To, cl.From)
		}
	}
	return c, nil
}

func newTerms(y Year, parts []Part) (*terms, error) {
	t := &terms{halves: parts[0].Half != 0}
	number, want, kind := func(p Part) int { return int(p.Term) }, 3, "terms"
	if t.halves {
		number, want, kind = func(p Part) int { return int(p.Half) }, 6, "half-terms"
	}
	for _, p := range parts {
		if (p.Half != 0) != t.halves {
			return nil, fmt.Errorf("%v has dates of terms and of half-terms: give one kind", y)
		}
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return cmp.Compare(number(a), number(b)) })
	for i, p := range parts {
		if i > 0 && number(p) == number(parts[i-1]) {
			return nil, fmt.Errorf("%s of %v is given twice", p.name(), y)
		}
		if i > 0 && p.From <= parts[i-1].To {
			return nil, fmt.Errorf("%s of %v begins on %v, before %s has ended on %v", p.name(), y, p.From, parts[i-1].name(), parts[i-1].To)
		}
		t.spans = append(t.spans, p.Span)
	}
	if len(parts) != want {
		return nil, fmt.Errorf("%v has dates of %d of its %d %s: give all of them, or none", y, len(parts), want, kind)
	}
	return t, nil
}

// Given reports whether the school gave dates for an attendance year.
func (c *Calendar) Given(y Year) bool { return c.terms(y) != nil }

func (c *Calendar) terms(y Year) *terms {
	if c == nil {
		return nil
	}
	return c.given[y]
}

// HalfTerms are the half-terms of an attendance year: the school's, or the
// default ones. It reports false where the school gave terms only: where they
// are halved is then not known.
func (c *Calendar) HalfTerms(y Year) ([6]Span, bool) {
	t := c.terms(y)
	switch {
	case t == nil:
		return DefaultHalfTerms(y), true
	case !t.halves:
		return [6]Span{}, false
	}
	return [6]Span(t.spans), true
}

// HalfTermOf is the half-term in which a day lies; none for a day outside the
// terms that the school gave, and where it gave no half-terms.
func (c *Calendar) HalfTermOf(d Day) HalfTerm {
	halves, ok := c.HalfTerms(AttendanceYear(d))
	if !ok {
		return 0
	}
	return HalfTerm(1 + slices.IndexFunc(halves[:], func(s Span) bool { return s.Contains(d) }))
}

// TermOf is the term in which a day lies; none for a day outside the terms that
// the school gave, and for one in the holiday between two of its half-terms.
func (c *Calendar) TermOf(d Day) Term {
	t := c.terms(AttendanceYear(d))
	if t == nil || t.halves {
		return c.HalfTermOf(d).Term()
	}
	return Term(1 + slices.IndexFunc(t.spans, func(s Span) bool { return s.Contains(d) }))
}

// Closed is the reason why the school is closed on a day, and whether it is.
func (c *Calendar) Closed(d Day) (string, bool) {
	if c == nil {
		return "", false
	}
	for _, cl := range c.closures {
		if cl.Contains(d) {
			return cmp.Or(cl.Reason, "closed"), true
		}
	}
	return "", false
}

// Rest is why a day is no school day, as far as the calendar knows.
type Rest uint8

// The reasons.
const (
	NoRest  Rest = iota // it may be a school day
	Weekend             // a Saturday or a Sunday
	Holiday             // outside the terms that the school gave
	Shut                // in a closure
)

var restWords = [...]string{"a school day", "a weekend", "outside the school's terms", "a day on which the school was closed"}

// String is the reason in plain words.
func (r Rest) String() string {
	if int(r) >= len(restWords) {
		return restWords[0]
	}
	return restWords[r]
}

// RestOn says why a day is no school day. Without dates from the school the
// holidays are not known, and nothing is said of them.
func (c *Calendar) RestOn(d Day) Rest {
	if d.Weekend() {
		return Weekend
	}
	if _, shut := c.Closed(d); shut {
		return Shut
	}
	if c.Given(AttendanceYear(d)) && c.TermOf(d) == 0 {
		return Holiday
	}
	return NoRest
}
