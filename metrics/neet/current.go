package neet

import (
	"cmp"
	"fmt"
	"slices"

	"apst/finding"
	"apst/metrics"
)

// later orders two records by which is current: the one confirmed last, then the
// one that started last.
func later(a, b *entry) int {
	return cmp.Or(compareDays(a.known(), b.known()), compareDays(a.start, b.start))
}

// laterOrFuller orders records of one day further by what they say, so that the
// order of rows decides nothing.
func laterOrFuller(a, b *entry) int {
	return cmp.Or(later(a, b), compareDays(a.due, b.due), compareDays(a.neetStart, b.neetStart), compareDays(a.left, b.left),
		cmp.Compare(a.lapsed, b.lapsed), cmp.Compare(a.said, b.said), cmp.Compare(a.carried.String(), b.carried.String()))
}

// choose finds the current one of a pupil's records. A record without a code gives
// way to any other; what cannot be read does not, for it may be the current one.
func (in *intake) choose(s *standing) {
	said := slices.DeleteFunc(slices.Clone(s.entries), func(e *entry) bool { return e.fault == RuleNoCode })
	if len(said) == 0 {
		s.chosen = slices.MaxFunc(s.entries, laterOrFuller)
		return
	}
	s.chosen = slices.MaxFunc(said, laterOrFuller)
	for _, e := range said {
		switch {
		case later(e, s.chosen) != 0:
		case e.said != s.chosen.said && (e.code.Code != s.chosen.code.Code || e.fault != s.chosen.fault):
			in.undecided(s, e, fieldCode, fmt.Sprintf("%s here, %s in %s", e.said, s.chosen.said, s.chosen.at()))
			return
		case (in.lapsedAt(e) == Yes) != (in.lapsedAt(s.chosen) == Yes) && s.chosen.code.Group.Lapses:
			in.undecided(s, e, fieldLapsed, "lapsed in one of two records, and not in "+s.chosen.at().String())
			return
		}
	}
	for _, e := range said {
		if e.fault != nil || s.chosen.fault != nil || e.code.Code == s.chosen.code.Code {
			continue
		}
		if e.by != FromPeriod && s.chosen.known().After(e.known()) && !e.known().IsZero() {
			continue // a list of checks, the last of which counts
		}
		in.log.Add(finding.Finding{Rule: RuleTwoCodes, From: e.ref(fieldCode), Pupil: s.pupil,
			Seen: fmt.Sprintf("%s here, %s in %s, which is later", e.code.Code, s.chosen.code.Code, s.chosen.at())})
		s.raise(RuleTwoCodes, flagTwoCodes)
	}
}

// undecided leaves a pupil without a current record.
func (in *intake) undecided(s *standing, e *entry, field, seen string) {
	in.log.Add(finding.Finding{Rule: RuleUndecided, From: e.ref(field), Pupil: s.pupil, Seen: seen})
	s.raise(RuleUndecided, flagUndecided)
	s.chosen, s.state, s.why = nil, metrics.Refused, RuleUndecided.Title
}

// lapsedAt is whether a record has lapsed at its day: by the flag, and where that is
// missing by the day on which it was due to. A record due on the day itself is
// still current.
func (in *intake) lapsedAt(e *entry) Answer {
	switch {
	case e.lapsed != NoAnswer:
		return e.lapsed
	case !e.due.IsZero():
		return answerOf(e.day.After(e.due))
	}
	return NoAnswer
}
