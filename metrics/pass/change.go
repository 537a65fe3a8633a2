package pass

import (
	"cmp"

	"apst/finding"
)

// change is what one pupil's results say from the first sitting to the last, in all
// factors of a survey.
type change struct {
	course      *course
	first, last *sitting // in file order where the order is not known
	weeks       int      // whole weeks between
	hasWeeks    bool
	flags       []string
}

// move is which way something went.
type move string

const (
	noMove move = ""
	up     move = "up"
	same   move = "same"
	down   move = "down"
)

func moveOf(c int) move { return [...]move{down, same, up}[c+1] }

// compared is a change in one factor.
type compared struct {
	first, last *score
	both        bool // there is a result at both, and the order is known
	bands       move
	percentiles move
	normal      float64 // normal score at the last less that at the first
	hasNormal   bool
	flags       []string
}

// compare sets the last sitting of a course against the first.
func (rd *reading) compare(c *course) {
	if len(c.sittings) < 2 {
		return
	}
	ch := &change{course: c, first: c.sittings[0], last: c.sittings[len(c.sittings)-1]}
	rd.changes = append(rd.changes, ch)
	switch {
	case c.disagree:
		ch.flags = append(ch.flags, flagOrder)
		return
	case !c.ordered:
		ch.flags = append(ch.flags, flagNoRank)
		return
	}
	if ch.first.date.Day > 0 && ch.last.date.Day > 0 {
		days := ch.last.date.Days() - ch.first.date.Days()
		ch.weeks, ch.hasWeeks = days/7, true
		if days < rd.settings.days {
			ch.flags = append(ch.flags, flagClose)
			rd.log.Add(finding.Finding{Rule: RuleClose, From: ch.last.place(), Pupil: c.pupil, Seen: ch.first.date.String() + " and " + ch.last.date.String()})
		}
	} else {
		ch.flags = append(ch.flags, flagNoGap)
	}
	if ch.first.year > 0 && ch.last.year > 0 && ch.last.year < ch.first.year {
		ch.flags = append(ch.flags, flagYear)
		rd.log.Add(finding.Finding{Rule: RuleYear, From: ch.last.place(), Pupil: c.pupil, Seen: "the first is in " + ch.first.place().String()})
	}
	if copied(ch.first, ch.last) {
		ch.flags = append(ch.flags, flagCopied)
		rd.log.Add(finding.Finding{Rule: RuleCopied, From: ch.last.place(), Pupil: c.pupil, Seen: "the same as in " + ch.first.place().String()})
	}
}

// copied reports whether two sittings have the same numbers in so many factors that
// it is no chance.
func copied(a, b *sitting) bool {
	numbers, distinct := 0, map[points]bool{}
	for n := range a.scores {
		x, y := &a.scores[n], &b.scores[n]
		if x.hasPercentile != y.hasPercentile || x.percentile != y.percentile {
			return false
		}
		if x.hasPercentile {
			numbers++
			distinct[x.percentile] = true
		}
	}
	return numbers >= fullProfile && len(distinct) > 1
}

// in is the change in one factor.
func (ch *change) in(f factor) compared {
	out := compared{first: ch.first.score(f), last: ch.last.score(f), flags: ch.flags}
	if out.first.state != present {
		out.flags = append(out.flags[:len(out.flags):len(out.flags)], flagFirst)
	}
	if out.last.state != present {
		out.flags = append(out.flags[:len(out.flags):len(out.flags)], flagLast)
	}
	if !ch.course.ordered || out.first.state != present || out.last.state != present {
		return out
	}
	out.both = true
	if out.first.band != noBand && out.last.band != noBand {
		out.bands = moveOf(cmp.Compare(out.last.band, out.first.band))
	}
	if out.first.hasPercentile && out.last.hasPercentile {
		out.percentiles = moveOf(cmp.Compare(out.last.percentile, out.first.percentile))
		out.normal, out.hasNormal = normalScore(out.last.percentile)-normalScore(out.first.percentile), true
	} else {
		out.flags = append(out.flags[:len(out.flags):len(out.flags)], flagScale)
	}
	return out
}
