package release

import (
	"crypto/sha256"

	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// Valued are the groups behind the counts of an analysis with what of each pupil goes into
// the numbers that rest on them.
func Valued(all []cohort.Behind) []disclosure.Valued {
	var out []disclosure.Valued
	for _, b := range all {
		if len(b.Values) != len(b.Pupils) || len(b.Pupils) == 0 {
			continue
		}
		v := disclosure.Valued{Label: b.Label, Subject: b.Subject, Count: b.Result}
		for i, who := range b.Pupils {
			sum := sha256.Sum256([]byte(who.ID + "\x00" + b.Values[i]))
			v.Pupils = append(v.Pupils, disclosure.Pupil(sum[:16]))
		}
		out = append(out, v)
	}
	return out
}

// Beside are those of the groups of which the release shows a number beside the count: the
// others cannot be taken from a later release's.
func (d *Decision) Beside(groups []disclosure.Valued) []disclosure.Valued {
	shows := map[string]bool{}
	if d.Release != nil {
		for i := range d.set.Numbers.Cells {
			if c := &d.set.Numbers.Cells[i]; c.Behind != "" && d.Release.Shows(c.ID) {
				shows[c.Behind] = true
			}
		}
	}
	var out []disclosure.Valued
	for _, g := range groups {
		if shows[g.Count] {
			out = append(out, g)
		}
	}
	return out
}
