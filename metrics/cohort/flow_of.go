package cohort

import (
	"cmp"
	"fmt"

	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// FlowOf counts the pupils of a population on their way from the roll to the analysis
// of the main outcome by one informant. Every pupil is counted once, by the placement
// that counts in results, and leaves at the first stage that was not reached, with one
// reason: what the list of pupils or the rows say, and "no-record" where nobody
// recorded it. The pairs are those of [Match].
func FlowOf(l *Linkage, pairs []*Pair, s *Settings, population, informant string) *Flow {
	w := &walk{l: l, s: s, pairs: map[*Pupil]*Pair{}}
	f := &Flow{Population: population, Informant: informant}
	m, o := mainOutcome(l.measures(), s)
	if o != nil {
		f.Measure, f.Scale = m.id, o.Scale
	}
	for _, p := range pairs {
		if p.Index && p.Outcome == o && p.Informant == informant {
			w.pairs[p.Pupil] = p
		}
	}
	for _, p := range l.Pupils {
		if population != SupportedOne || Supported(p) {
			w.pupil(p)
		}
	}
	w.write(f)
	return f
}

// walk counts pupils on their way.
type walk struct {
	l       *Linkage
	s       *Settings
	pairs   map[*Pupil]*Pair // that counts
	reached [stageCount]int
	exits   [stageCount]map[string]int
	sides   [3]int // of those with a scorable baseline: supported, not supported, not recorded
	notes   map[string]int
}

// pupil counts one pupil.
func (w *walk) pupil(p *Pupil) {
	pair := w.pairs[p]
	stay, ok := w.stay(p, pair)
	if !ok {
		w.note(noteOffPeriod, w.l.Listed)
		return
	}
	out, why := w.fate(stay, pair)
	for stage := range out {
		w.reached[stage]++
	}
	if out < stageCount {
		if w.exits[out] == nil {
			w.exits[out] = map[string]int{}
		}
		w.exits[out][why]++
	}
	if out > stageBaselineScorable {
		switch {
		case Supported(p):
			w.sides[0]++
		case supportRecorded(p):
			w.sides[1]++
		default:
			w.sides[2]++
		}
	}
	w.notesOf(p, stay, pair, out)
}

// stay is the placement by which a pupil is counted: that of the pair, or the first in
// the period, one in which the pupil was eligible and takes part before others. It is nil without a list of pupils; false for a pupil of the list who was
// not on roll in the period.
func (w *walk) stay(p *Pupil, pair *Pair) (*record.Stay, bool) {
	if len(p.Stays) == 0 {
		return nil, !w.l.Listed
	}
	if pair != nil {
		if stay := stayOf(p, pair.Placement); stay != nil && inPeriod(stay, w.s) {
			return stay, true
		}
	}
	var first *record.Stay
	for i := range p.Stays {
		stay := &p.Stays[i]
		if !inPeriod(stay, w.s) {
			continue
		}
		if takesPart(stay, w.l, w.s) {
			return stay, true
		}
		first = cmp.Or(first, stay)
	}
	if first != nil {
		return first, true
	}
	return nil, false
}

// note counts a pupil for a flag.
func (w *walk) note(id string, yes bool) {
	if !yes {
		return
	}
	if w.notes == nil {
		w.notes = map[string]int{}
	}
	w.notes[id]++
}

// notesOf counts a pupil for the flags.
func (w *walk) notesOf(p *Pupil, stay *record.Stay, pair *Pair, out int) {
	w.note(noteBack, len(p.Stays) > 1)
	w.note(noteNotEligible, pair != nil && pair.Paired() && out < stageBaselineDue)
	if stay == nil {
		w.note(noteLeaving, out > stageEndlineDue)
		w.note(noteAge, out > stageEligible && (w.s.LeastAge > 0 || w.s.MostAge > 0))
		w.note(noteConsent, out > stageConsent)
		return
	}
	_, aged := ageLooked(stay, w.s)
	w.note(noteAge, !aged && out > stageEligible)
	w.note(noteConsent, out > stageConsent && stay.Facts[factConsent] == "" && stay.Facts[factOptOut] == "")
	w.note(noteWindow, out > stageBaselineDone && pair != nil && pair.Flagged(flagWindowNotKnown))
	entry, ok1 := entryDay(stay)
	from, ok2 := calendar.DayOf(w.s.From)
	w.note(noteLate, w.s.BaselineWithin > 0 && ok1 && ok2 && int(entry-from) > w.s.BaselineWithin)
}

// write sets out the counts.
func (w *walk) write(f *Flow) {
	for stage := range stageCount {
		n := stageNames[stage]
		f.Stages = append(f.Stages, Stage{ID: n.ID, Title: n.Title, N: w.reached[stage], Exits: listed(exitTitles, w.exits[stage])})
		if stage != stageBaselineScorable {
			continue
		}
		for i, side := range [...]metrics.Named{sideSupported, sideNotSupported, sideUnrecorded} {
			f.Stages = append(f.Stages, Stage{ID: side.ID, Title: side.Title, N: w.sides[i], Side: true})
		}
	}
	f.Flags = listed(noteTitles, w.notes)
	r := &w.reached
	f.Rates = []Rate{
		{"baseline-response", "scorable baselines, of baselines due", r[stageBaselineScorable], r[stageBaselineDue]},
		{"retention", "scorable endlines, of scorable baselines whose endline is due", r[stageEndlineScorable], r[stageEndlineDue]},
		{"paired", "pairs, of scorable baselines", r[stagePaired], r[stageBaselineScorable]},
	}
	f.Attrition = attrition(r[stageEndlineDue]-r[stageAnalysed], r[stageEndlineDue])
}

// listed are counts with their titles, in the order of the titles.
func listed(titles []metrics.Named, counts map[string]int) []Exit {
	var out []Exit
	for _, n := range titles {
		if counts[n.ID] > 0 {
			out = append(out, Exit{Reason: n.ID, Title: n.Title, N: counts[n.ID]})
		}
	}
	return out
}

// attritionBands are the bands of pupils lost, in percent, by their upper ends.
var attritionBands = [...]struct {
	upTo int
	name string
}{{10, "0-10"}, {20, "11-20"}, {30, "21-30"}, {40, "31-40"}, {50, "41-50"}}

// attrition is the band of those lost; empty where there was nobody to lose.
func attrition(lost, of int) string {
	if of <= 0 {
		return ""
	}
	for _, b := range attritionBands {
		if 100*lost <= b.upTo*of {
			return b.name
		}
	}
	return "over-50"
}

// AddsUp reports the first place at which the exits of a flow and its stages do not
// add up; nil where all do.
func (f *Flow) AddsUp() error {
	var before *Stage
	sides := 0
	for i := range f.Stages {
		s := &f.Stages[i]
		if s.Side {
			sides += s.N
			continue
		}
		sum := s.N
		for _, e := range s.Exits {
			sum += e.N
		}
		if before != nil && sum != before.N {
			return fmt.Errorf("%s and its exits are %d pupils, %s has %d", s.ID, sum, before.ID, before.N)
		}
		if before != nil && before.ID == stageNames[stageBaselineScorable].ID && sides != before.N {
			return fmt.Errorf("the branches beside %s are %d pupils, it has %d", before.ID, sides, before.N)
		}
		before = s
	}
	return nil
}

// supportRecorded reports whether anything says whether a pupil was supported: the list
// of pupils, or a log of contacts.
func supportRecorded(p *Pupil) bool {
	for i := range p.Stays {
		if p.Stays[i].Facts[factSupported] != "" {
			return true
		}
	}
	for i := range p.Values {
		v := &p.Values[i]
		if _, number := v.Number(); v.Measure == supportMeasure && v.Scale == scaleAttended && number {
			return true
		}
	}
	return Supported(p)
}
