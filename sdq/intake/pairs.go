package intake

import (
	"cmp"
	"slices"

	"apst/sdq"
)

// informants in the order of their numbers.
var informants = [...]sdq.Informant{sdq.Self, sdq.Teacher, sdq.Parent}

// The waves that are held against each other, in the order of time.
const (
	waveBaseline = iota
	waveInterim
	waveEndline
)

var comparedWaves = [...]string{waveBaseline: "baseline", waveInterim: "interim", waveEndline: "endline"}

// visit is what one pupil's records of one placement hold, by wave and informant.
type visit [len(comparedWaves)][len(informants)][]*trace

func (v *visit) fill(records []*trace) {
	for w := range v {
		for who := range v[w] {
			v[w][who] = v[w][who][:0]
		}
	}
	for _, t := range records {
		b := t.strand.block
		to := &v[slices.Index(comparedWaves[:], b.Wave)][slices.Index(informants[:], b.Informant)]
		*to = append(*to, t)
	}
}

// comparePairs looks at each pupil's waves, and counts the pupils who have no
// endline.
func (s *Survey) comparePairs() {
	var lost attrition
	var far distances
	var v visit
	gone := s.refusals()
	records := s.visits()
	for i := 0; i < len(records); {
		end := i + 1
		for end < len(records) && records[end].pupil == records[i].pupil && records[end].placement == records[i].placement {
			end++
		}
		v.fill(records[i:end])
		s.compareInformants(&v, &gone)
		for who := range informants {
			s.findCopiedWaves(&v, who)
			s.comparePair(&v, who, &gone, &far)
		}
		lost.count(&v)
		i = end
	}
	s.tellLost(&lost, &gone)
	s.tellFar(&far)
}

// visits lists the records of the waves that are compared by pupil and placement,
// in the order of the inputs; none where there is one wave alone.
func (s *Survey) visits() []*trace {
	var out []*trace
	waves := map[string]bool{}
	for t := range s.traces.all {
		if t.pupil < 0 {
			continue
		}
		if w := t.strand.block.Wave; slices.Contains(comparedWaves[:], w) {
			out = append(out, t)
			waves[w] = true
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

// compareInformants looks for a pupil whose baseline and endline have no informant
// in common, and could not have one in what was not read.
func (s *Survey) compareInformants(v *visit, gone *refusals) {
	var before, after []*trace
	for who := range informants {
		first, last := v[waveBaseline][who], v[waveEndline][who]
		if (len(first) > 0 || gone[waveBaseline][who]) && (len(last) > 0 || gone[waveEndline][who]) {
			return
		}
		before, after = append(before, first...), append(after, last...)
	}
	if len(before) > 0 && len(after) > 0 {
		s.about(RuleOtherInformant, after[0], after[0].id(), "baseline by %s at %s, endline by %s", before[0].strand.block.Informant, before[0].id(), after[0].strand.block.Informant)
	}
}

// findCopiedWaves looks for answers of one informant that are the same as at an
// earlier wave.
func (s *Survey) findCopiedWaves(v *visit, who int) {
	for w := waveInterim; w <= waveEndline; w++ {
		for _, t := range v[w][who] {
			if f := t.original(v, w, who); f != nil {
				s.about(RuleCopiedWave, t, t.ref(0), "as %s at %s", f.strand.block.Wave, f.ref(0))
			}
		}
	}
}

// original is the first record of the waves before one that has the same answers;
// nil for none.
func (t *trace) original(v *visit, wave, who int) *trace {
	if t.given < flatAnswers {
		return nil
	}
	var own, other sdq.Response
	t.read(&own)
	if answeredItems(&own) < flatAnswers {
		return nil
	}
	for _, earlier := range v[:wave] {
		for _, f := range earlier[who] {
			if f.read(&other); *asTicked(&own) == *asTicked(&other) {
				return f
			}
		}
	}
	return nil
}

// comparePair looks at what one informant answered before and after. Each endline
// is held against the baseline of the same person where one is named. What was not
// read may hold the very form that is missed: then nothing is said of who answered
// or on which form.
func (s *Survey) comparePair(v *visit, who int, gone *refusals, far *distances) {
	before := v[waveBaseline][who]
	if len(before) == 0 {
		return
	}
	whole := !gone[waveBaseline][who] && !gone[waveEndline][who]
	for _, t := range v[waveEndline][who] {
		f, same := partner(t, before)
		if whole && !same && informants[who] != sdq.Self {
			s.about(RuleOtherRater, t, t.ref(t.strand.lane.perRow[rowRater]), "the baseline's is at %s", f.ref(f.strand.lane.perRow[rowRater]))
		}
		if a, b := f.formOf(), t.formOf(); whole && a.Valid() && b.Valid() && a != b {
			s.about(RuleOtherForm, t, t.ref(t.strand.lane.perRow[rowForm]), "form %s at the baseline (%s), %s at the endline", a, f.ref(f.strand.lane.perRow[rowForm]), b)
		}
		s.compareDates(informants[who], f, t, far)
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
