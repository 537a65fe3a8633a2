package attendance

import (
	"cmp"
	"maps"
	"slices"

	"apst/finding"
	"apst/metrics/calendar"
)

// settleTotals enters the totals that can be used: those of no time that another one,
// or a mark, is of too, and of none longer than what was asked for. Of two that
// overlap neither can be trusted. What is entered does not depend on the order of the
// rows.
func (rd *reading) settleTotals() {
	by := map[Enrolment][]*total{}
	for _, t := range rd.totals {
		e := rd.enrolment(t.name, t.id)
		by[e] = append(by[e], t)
	}
	rd.byTotal = map[Enrolment][]*total{}
	for _, e := range slices.SortedFunc(maps.Keys(by), rd.register.compare) {
		list := by[e]
		slices.SortStableFunc(list, func(a, b *total) int {
			return cmp.Or(cmp.Compare(a.span.From, b.span.From), cmp.Compare(a.span.To, b.span.To))
		})
		for i, t := range list {
			if r, seen := rd.spoilt(e, list, i); r != nil {
				rd.counts.Totals--
				rd.counts.Refused++
				rd.log.Add(finding.Finding{Rule: r, From: t.ref(), Pupil: t.id, Seen: seen})
				continue
			}
			if rd.ledger.Add(e, t.span, t.tally) == EnteredAgain {
				rd.counts.Totals--
				rd.counts.Copies++
			}
			rd.byTotal[e] = append(rd.byTotal[e], t)
		}
	}
}

// spoilt is why one of an enrolment's totals cannot be used, if it cannot.
func (rd *reading) spoilt(e Enrolment, list []*total, i int) (*finding.Rule, string) {
	t := list[i]
	for j, o := range list {
		switch {
		case j == i || !o.span.Overlaps(t.span):
		case o.span != t.span:
			return RuleOverlap, t.span.String() + ", and " + o.span.String() + " in " + o.ref().String()
		case o.tally != t.tally:
			return RuleTwice, "other numbers in " + o.ref().String()
		}
	}
	for at, held := range rd.register.Sessions(e) {
		if held.Code() != NoMark && held.Code() != Outside && t.span.Contains(at.Day()) {
			return RuleOverlap, t.span.String() + ", of which there are marks too, such as of " + at.String()
		}
	}
	by := rd.set.by
	if cal := rd.req.Calendar; by != calendar.ByAll && cal.PeriodOf(by, schoolStart(t.span)) != cal.PeriodOf(by, t.span.To) {
		return RuleUncut, t.span.String()
	}
	return nil, ""
}
