package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"apst/finding"
	"apst/sdq"
)

// minGap is how many days there have to be between baseline and endline: the form
// for follow-ups asks about the last month.
const minGap = 28

// minLost is how many pupils with a baseline there have to be before those without
// an endline are counted against them.
const minLost = 5

// informants in the order of their numbers.
var informants = [...]sdq.Informant{sdq.Self, sdq.Teacher, sdq.Parent}

// visit is what one pupil's records of one placement hold, by informant.
type visit struct{ baseline, endline [len(informants)][]*trace }

// comparePairs looks at each pupil's baseline and endline, and counts the pupils
// who have no endline.
func (s *Survey) comparePairs() {
	var lost attrition
	var v visit
	records := s.bothWaves()
	for i := 0; i < len(records); {
		end := i + 1
		for end < len(records) && records[end].pupil == records[i].pupil && records[end].placement == records[i].placement {
			end++
		}
		v.fill(records[i:end])
		s.compareInformants(&v)
		for who := range informants {
			s.comparePair(informants[who], v.baseline[who], v.endline[who])
		}
		lost.count(&v)
		i = end
	}
	s.tellLost(&lost)
}

// bothWaves lists the records of baselines and endlines by pupil and placement, in
// the order of the inputs; none where one of the two waves is not there at all.
func (s *Survey) bothWaves() []*trace {
	var out []*trace
	waves := map[string]int{}
	for t := range s.traces.all {
		if t.pupil < 0 {
			continue
		}
		if w := t.strand.block.Wave; w == "baseline" || w == "endline" {
			out = append(out, t)
			waves[w]++
		}
	}
	if len(waves) < 2 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b *trace) int {
		return cmp.Or(cmp.Compare(a.pupil, b.pupil), cmp.Compare(a.placement, b.placement))
	})
	return out
}

func (v *visit) fill(records []*trace) {
	for who := range informants {
		v.baseline[who], v.endline[who] = v.baseline[who][:0], v.endline[who][:0]
	}
	for _, t := range records {
		wave := &v.baseline
		if t.strand.block.Wave == "endline" {
			wave = &v.endline
		}
		who := slices.Index(informants[:], t.strand.block.Informant)
		wave[who] = append(wave[who], t)
	}
}

// compareInformants looks for a pupil whose baseline and endline have no informant
// in common.
func (s *Survey) compareInformants(v *visit) {
	var before, after []*trace
	for who := range informants {
		if len(v.baseline[who]) > 0 && len(v.endline[who]) > 0 {
			return
		}
		before, after = append(before, v.baseline[who]...), append(after, v.endline[who]...)
	}
	if len(before) > 0 && len(after) > 0 {
		s.about(RuleOtherInformant, after[0], after[0].id(), "baseline by %s at %s, endline by %s", before[0].strand.block.Informant, before[0].id(), after[0].strand.block.Informant)
	}
}

// comparePair looks at what one informant answered before and after. Each endline
// is held against the baseline of the same person where one is named.
func (s *Survey) comparePair(who sdq.Informant, before, after []*trace) {
	if len(before) == 0 {
		return
	}
	for _, t := range after {
		f, same := partner(t, before)
		if !same && who != sdq.Self {
			s.about(RuleOtherRater, t, t.ref(t.strand.lane.perRow[rowRater]), "the baseline's is at %s", f.ref(f.strand.lane.perRow[rowRater]))
		}
		if t.codes == f.codes && t.given >= flatAnswers {
			s.about(RuleCopiedWave, t, t.ref(0), "as at %s", f.ref(0))
		}
		if a, b := f.formOf(), t.formOf(); a.Valid() && b.Valid() && a != b {
			s.about(RuleOtherForm, t, t.ref(t.strand.lane.perRow[rowForm]), "form %s at the baseline (%s), %s at the endline", a, f.ref(f.strand.lane.perRow[rowForm]), b)
		}
		s.compareDates(who, f, t)
	}
}

// partner is the baseline that an endline is compared with: that of the same
// person, or of nobody named, or else the first; same is false when both name
// somebody and not one of the baselines is by the same.
func partner(t *trace, before []*trace) (f *trace, same bool) {
	for _, f := range before {
		if f.rater == t.rater {
			return f, true
		}
	}
	for _, f := range before {
		if f.rater == 0 || t.rater == 0 {
			return f, true
		}
	}
	return before[0], false
}

// compareDates looks at the days between a baseline and its endline.
func (s *Survey) compareDates(who sdq.Informant, f, t *trace) {
	from, known := f.date()
	to, also := t.date()
	if !known || !also {
		return
	}
	at, other := t.ref(t.strand.lane.date), f.ref(f.strand.lane.date)
	days := to - from
	switch least, most := addedValueDays(); {
	case days < 0:
		s.about(RuleDateOrder, t, at, "the baseline's date is at %s", other)
		return
	case days < minGap:
		s.about(RuleGap, t, at, "%d days after the baseline's date at %s", days, other)
	case who == sdq.Parent && (days < least || days > most):
		s.about(RuleNoAddedValue, t, at, "%d days after the baseline's date at %s", days, other)
	}
}

// addedValueDays is how many days may lie between a parent's two forms for an
// added value.
var addedValueDays = sync.OnceValues(func() (least, most int) {
	for _, term := range sdq.AddedValueTerms() {
		switch term.Name {
		case "least-days":
			least = term.Tenths / 10
		case "most-days":
			most = term.Tenths / 10
		}
	}
	return least, most
})

// attrition counts visits with a baseline, and those of them with an endline, by
// informant; and notes whether there is an endline at all.
type attrition struct {
	baseline, both [len(informants)]int
	endline        [len(informants)]*trace // the first
}

func (a *attrition) count(v *visit) {
	for who := range informants {
		before, after := v.baseline[who], v.endline[who]
		if len(after) > 0 && a.endline[who] == nil {
			a.endline[who] = after[0]
		}
		if len(before) > 0 {
			a.baseline[who]++
			if len(after) > 0 {
				a.both[who]++
			}
		}
	}
}

// tellLost says by which informants more than half of the pupils have no endline.
func (s *Survey) tellLost(a *attrition) {
	var seen []string
	var at *trace
	for who := range informants {
		if a.endline[who] != nil && a.baseline[who] >= minLost && 2*a.both[who] < a.baseline[who] {
			seen = append(seen, fmt.Sprintf("%s: %d of %d with a baseline have an endline", informants[who], a.both[who], a.baseline[who]))
			at = cmp.Or(at, a.endline[who])
		}
	}
	if at != nil {
		s.Log.Add(finding.Finding{Rule: RuleMostLost, From: at.strand.block.place(nil), Seen: strings.Join(seen, "; ")})
	}
}
