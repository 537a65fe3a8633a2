package support

import (
	"cmp"
	"slices"

	"apst/metrics"
)

// episodeAct is a stretch of work.
func (l *linked) episodeAct(pupil string, s specialism, e *episode) metrics.Act {
	a := metrics.Act{Kind: metrics.EpisodeAct, Pupil: pupil, Date: e.start, Specialism: s.name, Role: s.role, Mode: e.mode, End: e.end, Ending: e.reason, Open: metrics.No}
	if e.openOn(l.day) {
		a.Open, a.Ending = metrics.Yes, ""
	}
	return a
}

// contactAct is one row of a log of contacts. A log that does not say whether contacts
// were attended holds those that were, and nothing of what was planned.
func (l *linked) contactAct(pupil string, s specialism, c *contact) metrics.Act {
	a := metrics.Act{
		Kind: metrics.ContactAct, Pupil: pupil, Date: c.day, Specialism: s.name, Role: s.role, Mode: c.mode,
		Attended: metrics.AmountOf(c.all()), Unplanned: c.unplanned, Cancelled: c.cancelled, NoOutcome: c.open,
	}
	if !c.unknownPlan && !l.facts[c.block].noOutcome {
		a.Planned, a.Missed = metrics.AmountOf(c.attended+c.missed+c.cancelled+c.open), metrics.AmountOf(c.missed)
	}
	if c.all() == 0 || c.length == known {
		a.Minutes = metrics.AmountOf(c.minutes)
	}
	return a
}

// universalActs are the sessions with everybody, in order of their days.
func (l *linked) universalActs() []metrics.Act {
	var out []metrics.Act
	for _, u := range l.universals {
		a := metrics.Act{Kind: metrics.UniversalAct, Date: u.day, Specialism: u.specialism.name, Role: u.specialism.role, Mode: u.audience}
		a.Attended = metrics.Amount{N: u.attendances, Known: u.given}
		a.Minutes = metrics.Amount{N: u.minutes, Known: u.minutes > 0}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b metrics.Act) int { return cmp.Compare(a.Date.Days(), b.Date.Days()) })
	return out
}

// commentActs are the respondents who said something in own words, each row of answers
// once, without the words. Whether it may be given away does not matter: it is counted.
func (l *linked) commentActs() []metrics.Act {
	var out []metrics.Act
	met := map[at]bool{}
	for _, a := range l.answers {
		if a.said && !met[a.at] {
			met[a.at] = true
			out = append(out, metrics.Act{Kind: metrics.CommentAct, Pupil: a.pupil, Date: a.day, By: a.respondent})
		}
	}
	slices.SortStableFunc(out, func(a, b metrics.Act) int { return cmp.Compare(a.Pupil, b.Pupil) })
	return out
}
