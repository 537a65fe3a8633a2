package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"apst/ingest"
	"apst/metrics/calendar"
	"apst/metrics/cohort"
)

// reportTerm is the term that is reported on, with its days.
type reportTerm struct {
	calendar.NamedTerm
	calendar.Span
}

// settleTerm finds the term that is reported on, and limits what is analysed to what
// was known on its last day. Without one nothing changes.
func (opts *TablesOptions) settleTerm(ctx context.Context) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	asked := opts.Term
	if asked == "" && p != nil && len(opts.Reports) > 0 {
		asked = p.Term
	}
	if asked == "" {
		return nil
	}
	cal, err := schoolCalendar(ctx, p)
	if err != nil {
		return err
	}
	set := cohort.DefaultSettings()
	if p != nil {
		set = p.Change.Settings
	}
	for _, say := range opts.Change.Said {
		say(&set)
	}
	t, err := findTerm(cal, asked, set.From, set.To, asOf(opts.Change.AsOf, p))
	if err != nil {
		return err
	}
	opts.term = t
	opts.Change.limitTo(t, cal)
	return nil
}

// limitTo limits what is analysed to what was known on the last day of a term.
func (opts *ChangeOptions) limitTo(t *reportTerm, cal *calendar.Calendar) {
	last := t.To.Date()
	opts.Begins, opts.Until, opts.Next = t.From.Date(), last, cal.Span(t.Next()).From.Date()
	opts.Said = append(opts.Said, func(s *cohort.Settings) {
		// The school year ends with the summer term, and with it a period whose end is not said.
		s.Open = s.Open || s.To.After(last) || s.To.IsZero() && t.Term != calendar.Summer
		if s.To.IsZero() || s.To.After(last) {
			s.To = last
		}
	})
	opts.IO.wrapped("", t.Title()+": "+longDay(t.From.Date())+" to "+longDay(last))
}

// findTerm is the term that a name means: of those that it may mean the one that lies in
// the period, or without a period the one that has begun on the day the data are from.
func findTerm(cal *calendar.Calendar, name string, from, to, asOf ingest.Date) (*reportTerm, error) {
	list, ok := calendar.ParseTerm(name)
	if !ok {
		return nil, usagef("--term %s is no term", name).hint("write it as 2022-23-summer")
	}
	if to.IsZero() {
		to = asOf
	}
	if list[0].Year == 0 {
		if to.IsZero() {
			return nil, usagef("--term %s: which year is not said", name).hint("write it as 2022-23-%s", list[0].Term)
		}
		end, _ := calendar.DayOf(to)
		last := calendar.AttendanceYear(end)
		first := last
		if day, ok := calendar.DayOf(from); ok {
			first = calendar.AttendanceYear(day)
		}
		term := list[0].Term
		list = nil
		for y := first; y <= last; y++ {
			list = append(list, calendar.NamedTerm{Year: y, Term: term})
		}
	}
	var fit []*reportTerm
	for _, n := range list {
		span := cal.Span(n)
		if (from.IsZero() || !from.After(span.To.Date())) && (to.IsZero() || !span.From.Date().After(to)) {
			fit = append(fit, &reportTerm{n, span})
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0], nil
	case len(fit) > 1:
		err := usagef("--term %s may be %s or %s", name, fit[0].Title(), fit[1].Title())
		return nil, err.hint("write %s or %s", fit[0].NamedTerm.String(), fit[1].NamedTerm.String())
	}
	return nil, noTerm(cal, name, from, to)
}

// noTerm says which terms there are.
func noTerm(cal *calendar.Calendar, name string, from, to ingest.Date) error {
	err := usagef("--term %s lies outside what there is to report on", name)
	if to.IsZero() {
		return err.hint("say in apst.yaml what the period is (change: from, to), or which day the data are from (as_of)")
	}
	end, _ := calendar.DayOf(to)
	var there []string
	at := calendar.NamedTerm{Year: calendar.AttendanceYear(end), Term: calendar.Summer}
	for range 6 {
		span := cal.Span(at)
		if !span.From.Date().After(to) && (from.IsZero() || !from.After(span.To.Date())) {
			there = append(there, at.String())
		}
		at = at.Before()
	}
	slices.Reverse(there)
	if len(there) == 0 {
		return err
	}
	return err.hint("there is %s", listed(there, "and"))
}

// folder is the folder of the reports of the term.
func (t *reportTerm) folder() string {
	if t == nil {
		return ""
	}
	return t.NamedTerm.String()
}

// title is the term for people; empty for none.
func (t *reportTerm) title() string {
	if t == nil {
		return ""
	}
	return t.Title()
}

// longDay is a day for people: 17 April 2023.
func longDay(d ingest.Date) string {
	return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
}
