package attendance

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"apst/metrics/calendar"
)

// Ledger holds totals of enrolments by period: what files give that count codes
// or sessions and have no marks. Periods of one enrolment may not overlap: a
// term added to its own year would count twice.
type Ledger struct {
	entries map[Enrolment][]Entry
}

// Entry is the total of one period.
type Entry struct {
	Span  calendar.Span
	Tally Tally
}

// Entered is what became of a total.
type Entered uint8

// The outcomes. Of two that overlap or contradict each other neither can be
// trusted; the first stays, and what to do with it is up to the caller.
const (
	EnteredNew         Entered = iota
	EnteredAgain               // the same period with the same numbers
	EnteredConflicting         // the same period with other numbers
	EnteredOverlapping         // a period that shares days with another
)

// Add enters the total of a period.
func (l *Ledger) Add(e Enrolment, s calendar.Span, t Tally) Entered {
	list := l.entries[e]
	i, _ := slices.BinarySearchFunc(list, s.From, func(x Entry, d calendar.Day) int { return cmp.Compare(x.Span.From, d) })
	for _, near := range list[max(0, i-1):min(len(list), i+1)] {
		switch {
		case near.Span == s && near.Tally == t:
			return EnteredAgain
		case near.Span == s:
			return EnteredConflicting
		case near.Span.Overlaps(s):
			return EnteredOverlapping
		}
	}
	if l.entries == nil {
		l.entries = map[Enrolment][]Entry{}
	}
	l.entries[e] = slices.Insert(list, i, Entry{s, t})
	return EnteredNew
}

// Remove takes the total of a period out again.
func (l *Ledger) Remove(e Enrolment, s calendar.Span) {
	l.entries[e] = slices.DeleteFunc(l.entries[e], func(x Entry) bool { return x.Span == s })
}

// Of are the totals of an enrolment, in order of time. The slice is not to be
// changed.
func (l *Ledger) Of(e Enrolment) []Entry { return l.entries[e] }

// Rows are the totals as rows, in the order of [Register.Rows], those of one
// period of a cut added up. Enrolments are those of a register. The error is for
// a cut finer than the totals: nothing says how they would be shared out.
func (l *Ledger) Rows(r *Register, cal *calendar.Calendar, by calendar.By, b Basis) (iter.Seq[*Row], error) {
	for _, list := range l.entries {
		for _, x := range list {
			if cal.PeriodOf(by, schoolStart(x.Span)) != cal.PeriodOf(by, x.Span.To) {
				return nil, fmt.Errorf("there are totals of periods longer than a %v: they cannot be cut", by)
			}
		}
	}
	return func(yield func(*Row) bool) {
		for _, e := range r.Sorted() {
			for _, x := range l.sum(e, cal, by) {
				row := Row{Enrolment: e, Pupil: r.Pupil(e), School: r.schools[r.SchoolOf(e)], Period: x.period, Basis: b,
					Days: x.Span, Marked: x.Tally.Recorded() > 0, Tally: x.Tally, Flags: x.Tally.flags(b)}
				if by == calendar.ByWeek || by == calendar.ByHalfTerm {
					row.Flags |= FlagThreshold
				}
				if !yield(&row) {
					return
				}
			}
		}
	}, nil
}

type periodEntry struct {
	Entry
	period calendar.Period
}

// sum adds up the totals of an enrolment that lie in one period.
func (l *Ledger) sum(e Enrolment, cal *calendar.Calendar, by calendar.By) []periodEntry {
	var list []periodEntry
	for _, x := range l.entries[e] {
		p := cal.PeriodOf(by, x.Span.To)
		if n := len(list); n > 0 && list[n-1].period == p {
			list[n-1].Tally.Add(&x.Tally)
			list[n-1].Span.To = x.Span.To
			continue
		}
		list = append(list, periodEntry{x, p})
	}
	return list
}
