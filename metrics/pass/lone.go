package pass

import (
	"apst/finding"
	"apst/ingest"
)

// loneDays is how near to other pupils' last sittings, in days, a pupil's only one
// has to be for it to be in doubt which of the two it is.
const loneDays = 42

// days are when pupils with several sittings had their first, and their last.
type days struct{ first, last []ingest.Date }

// daysOf gathers the days of the courses that have more than one, by survey. Their
// sittings are in order already.
func daysOf(courses []*course) map[survey]*days {
	out := map[survey]*days{}
	for _, c := range courses {
		n := len(c.sittings)
		if n < 2 || !c.ordered || c.sittings[0].date.IsZero() || c.sittings[n-1].date.IsZero() {
			continue
		}
		d := out[c.survey]
		if d == nil {
			d = &days{}
			out[c.survey] = d
		}
		d.first = append(d.first, c.sittings[0].date)
		d.last = append(d.last, c.sittings[n-1].date)
	}
	return out
}

// amongLast reports whether a day lies with other pupils' last sittings rather than
// with their first: a pupil's only sitting then may be the last as well as the
// first, of a pupil who missed the round before.
func (d *days) amongLast(day ingest.Date) bool {
	if d == nil || day.IsZero() {
		return false
	}
	last, ok := nearest(d.last, day)
	first, _ := nearest(d.first, day)
	return ok && last <= loneDays && last < first
}

// nearest is how many days lie between a day and the nearest of some.
func nearest(all []ingest.Date, day ingest.Date) (least int, ok bool) {
	for i, other := range all {
		apart := max(day.Days()-other.Days(), other.Days()-day.Days())
		if i == 0 || apart < least {
			least = apart
		}
	}
	return least, len(all) > 0
}

// tellLone says that a pupil's only sitting may be the last as well as the first.
func (rd *reading) tellLone(s *sitting) {
	rd.log.Add(finding.Finding{Rule: RuleWaveWord, From: s.place(), Pupil: s.pupil, Seen: "the only sitting, on " + s.date.String() + ", when others had their last",
		Expected: "a word such as baseline or endline: a pupil who missed the first sitting has only the last",
		Fix:      "add a column headed Sitting, with baseline or endline; its results stand, without a change"})
}
