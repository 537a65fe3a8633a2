package support

import (
	"slices"
	"strings"

	"apst/ingest"
	"apst/metrics"
)

// referralRows are a row for each request of each referral.
func (l *linked) referralRows(yield func(*metrics.Row) bool) {
	for _, r := range l.referred {
		for _, a := range r.requests {
			if !yield(l.referralRow(r, a)) {
				return
			}
		}
	}
}

// waiting are the days of a request.
type waiting struct {
	decide, seen, open metrics.Cell // to the decision, to the first contact, so far
	first              ingest.Date
	flags              []string
}

// wait works out how long a request has waited.
func (l *linked) wait(r *referral, a *asked) waiting {
	var w waiting
	p := l.pupils[r.pupil]
	if !r.day.IsZero() && !a.decided.IsZero() && !r.day.After(a.decided) {
		w.decide = metrics.Int(a.decided.Days() - r.day.Days())
	}
	if !a.specialism.isZero() {
		var why string
		w.first, why = l.first(p, a.specialism, r.day)
		switch {
		case why != "":
			w.flags = append(w.flags, flagFirstContactNotKnown, why)
		case !w.first.IsZero() || l.logged(a.specialism) || a.seen.IsZero():
		case a.shared:
			w.flags = append(w.flags, flagFirstContactShared)
			return w
		default:
			w.first = a.seen
		}
		if w.first.IsZero() && why == "" && l.lacks(shapeContacts, shapeOwnContacts) {
			w.flags = append(w.flags, flagContactsRefused)
			return w
		}
		if why != "" {
			return w
		}
	}
	pending := a.decision == "waiting" || a.decision == ""
	switch {
	case r.day.IsZero():
	case !w.first.IsZero():
		w.seen = metrics.Int(w.first.Days() - r.day.Days())
	case !pending && a.decision != "accepted":
	case !pending && !l.logged(a.specialism):
		w.flags = append(w.flags, flagNotInALog)
	case !l.day.IsZero() && !r.day.After(l.day):
		w.open = metrics.Int(l.day.Days() - r.day.Days())
	}
	return w
}

func (l *linked) referralRow(r *referral, a *asked) *metrics.Row {
	w := l.wait(r, a)
	var flags []string
	for _, row := range r.rows {
		flags = once(flags, row.flags...)
	}
	if !r.day.IsZero() {
		flags = slices.DeleteFunc(flags, func(f string) bool { return f == flagDateNotKnown })
	}
	flags = once(flags, a.flags...)
	if a.decision == "" && !slices.Contains(flags, flagDecisionNotKnown) {
		flags = once(flags, flagNoDecision)
	}
	if a.decision != "" && a.decision != "waiting" && a.decided.IsZero() && !slices.Contains(flags, flagDecisionBefore) {
		flags = once(flags, flagNoDecisionDate)
	}
	flags = once(flags, w.flags...)
	var reasons []string
	for _, row := range r.rows {
		reasons = once(reasons, row.reasons...)
	}
	return &metrics.Row{Pupil: r.pupil, At: a.ref(""), Cells: []metrics.Cell{
		metrics.Text(r.pupil), metrics.Int(r.number), metrics.Text(r.id), metrics.Day(r.day), metrics.Text(r.by), metrics.Text(strings.Join(reasons, "; ")),
		metrics.Text(a.specialism.name), metrics.Text(a.specialism.role), metrics.Text(a.decision), metrics.Day(a.decided), w.decide,
		metrics.Day(w.first), w.seen, w.open, metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), metrics.Text(a.ref("").String()),
	}}
}
