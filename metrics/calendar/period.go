package calendar

import (
	"cmp"
	"fmt"
	"slices"
)

// By is how time is cut into periods.
type By uint8

// The cuts.
const (
	ByAll      By = iota // everything together
	ByYear               // attendance years, 1 August to 31 July
	ByTerm               // three a year
	ByHalfTerm           // six a year
	ByWeek               // Monday to Sunday
)

var byNames = [...]string{"all", "year", "term", "half-term", "week"}

// String is all, year, term, half-term or week.
func (b By) String() string {
	if int(b) >= len(byNames) {
		return "unknown"
	}
	return byNames[b]
}

// Cuts are the names that [ParseBy] reads.
func Cuts() []string { return slices.Clone(byNames[:]) }

// ParseBy reads all, year, term, half-term or week.
func ParseBy(s string) (By, error) {
	if i := slices.Index(byNames[:], s); i >= 0 {
		return By(i), nil
	}
	return 0, fmt.Errorf("%q is not one of all, year, term, half-term, week", s)
}

// Period is one stretch of time of a cut.
type Period struct {
	By     By
	Year   Year // the attendance year; 0 for everything and for a week
	Number int  // the term or half-term, or 0 for a day outside terms; the [Week] of a week
	Span        // zero for everything; outside terms the whole year
}

// String names the period: all, 2022/23, 2022/23 autumn, 2022/23 HT1, 2022-W36,
// 2022/23 outside terms.
func (p Period) String() string {
	switch p.By {
	case ByYear:
		return p.Year.String()
	case ByTerm:
		return p.Year.String() + " " + Term(p.Number).String()
	case ByHalfTerm:
		return p.Year.String() + " " + HalfTerm(p.Number).String()
	case ByWeek:
		return Week(p.Number).String()
	}
	return "all"
}

// Compare orders the periods of one cut by time; what is outside the terms of a
// year comes after its terms.
func (p Period) Compare(o Period) int {
	return cmp.Or(cmp.Compare(p.Year, o.Year), cmp.Compare(uint(p.Number-1), uint(o.Number-1)))
}

// PeriodOf is the period of a cut in which a day lies. Every day lies in one: a
// day outside the terms that a school gave lies in "outside terms", so that the
// periods of a cut always add up to the whole.
func (c *Calendar) PeriodOf(by By, d Day) Period {
	y := AttendanceYear(d)
	switch by {
	case ByYear:
		return Period{by, y, 0, y.Attendance()}
	case ByTerm:
		t := c.TermOf(d)
		return Period{by, y, int(t), c.termSpan(y, t)}
	case ByHalfTerm:
		h := c.HalfTermOf(d)
		if h == 0 {
			return Period{by, y, 0, y.Attendance()}
		}
		halves, _ := c.HalfTerms(y)
		return Period{by, y, int(h), halves[h-1]}
	case ByWeek:
		return Period{by, 0, int(d.Week()), d.Week().Span()}
	}
	return Period{}
}

// termSpan is a term from its first to its last day, the holiday in its middle
// included.
func (c *Calendar) termSpan(y Year, t Term) Span {
	if t == 0 {
		return y.Attendance()
	}
	if given := c.terms(y); given != nil && !given.halves {
		return given.spans[t-1]
	}
	halves, _ := c.HalfTerms(y)
	return Span{halves[2*t-2].From, halves[2*t-1].To}
}

// Check says whether days can be cut that way: half-terms need half-terms for
// every year in which the school gave dates.
func (c *Calendar) Check(by By, days Span) error {
	if by != ByHalfTerm {
		return nil
	}
	for y := AttendanceYear(days.From); y <= AttendanceYear(days.To); y++ {
		if _, ok := c.HalfTerms(y); !ok {
			return fmt.Errorf("the school's dates of %v are of whole terms: half-terms need dates of the six half-terms", y)
		}
	}
	return nil
}
