package tables

import (
	"slices"

	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// The stages of a flow that stand for numbers elsewhere, or that rates are made of.
const (
	stageConsent          = "consent"
	stageBaselineScorable = "baseline-scorable"
	stageEndlineDue       = "endline-due"
	stageEndlineDone      = "endline-done"
	stagePaired           = "paired"
	stageAnalysed         = "analysed"
)

// rateOf are the stages that a rate is of, and out of.
var rateOf = map[string][2]string{
	"baseline-response": {"baseline-scorable", "baseline-due"},
	"retention":         {"endline-scorable", stageEndlineDue},
	"paired":            {stageAnalysed, stageBaselineScorable},
}

// reasonsOf is how many ways out a flow has, more or less.
const reasonsOf = 8

// flowed is a flow whose numbers are in the set.
type flowed struct {
	*cohort.Flow
	b    *builder
	id   string // the beginning of the names of its numbers
	bare bool   // of few stages, without ways out
}

// milestones are the stages that are left of a flow of few pupils for readers outside
// the school. Of the others hardly one could be shown, and these would go with them:
// from stage to stage there are too few who leave.
var milestones = []string{"on-roll", stageConsent, stageBaselineScorable, stageEndlineDue, stageAnalysed}

// condensed is a flow of those stages alone.
func condensed(f *cohort.Flow) *cohort.Flow {
	out := *f
	out.Stages, out.Rates = nil, nil
	for _, s := range f.Stages {
		if slices.Contains(milestones, s.ID) {
			s.Exits = nil
			if s.ID == stageConsent {
				s.Title = "eligible, and consent or not opted out"
			}
			out.Stages = append(out.Stages, s)
		}
	}
	for _, r := range f.Rates {
		if of := rateOf[r.ID]; slices.Contains(milestones, of[0]) && slices.Contains(milestones, of[1]) {
			out.Rates = append(out.Rates, r)
		}
	}
	return &out
}

// flows are the flows, their numbers put into the set with how they hang together. For
// readers outside the school one of few pupils has fewer stages, and of few supported
// there is none.
func (b *builder) flows() []*flowed {
	var out []*flowed
	for _, f := range b.Flows {
		n := f.Stages[0].N
		if f.Population == cohort.SupportedOne && n < partsOf*b.in.Least {
			continue
		}
		x := &flowed{Flow: f, b: b, id: "flow/" + f.Population + "/" + f.Informant + "/", bare: n < cellsOf*b.in.Least*reasonsOf}
		if x.bare {
			x.Flow = condensed(f)
		}
		if _, done := b.at[x.stage(f.Stages[0].ID)]; !done {
			x.put()
			x.tie(out)
			b.told(x.stage(f.Stages[0].ID), cellsOf*b.in.Least*reasonsOf, x.bare)
			if f.Population == cohort.SupportedOne {
				b.told(x.stage(f.Stages[0].ID), partsOf*b.in.Least, false)
			}
		}
		out = append(out, x)
	}
	return out
}

// view is the look of the flow.
func (f *flowed) view() view { return view{f.Population, f.Informant} }

// The names of its numbers.
func (f *flowed) stage(stage string) string        { return f.id + stage }
func (f *flowed) exit(stage, reason string) string { return f.id + stage + "/" + reason }
func (f *flowed) flag(reason string) string        { return f.id + "flag/" + reason }
func (f *flowed) lost() string                     { return f.id + "lost" }

// add puts a number of pupils in that is printed nowhere yet.
func (f *flowed) add(id string, n int) string {
	f.b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n), Pupils: n})
	return id
}

// put puts the numbers in. Whoever is at a stage is at the next one or left; that a form
// came or did not tells nothing of a pupil, and why a leaver did not fill one in does.
func (f *flowed) put() {
	b, before := f.b, ""
	for i := range f.Stages {
		s := &f.Stages[i]
		id := f.add(f.stage(s.ID), s.N)
		if s.Side {
			continue
		}
		b.cell(id).Size = f.Population == cohort.All
		switch {
		case before == "":
		case f.bare:
			b.sum(before, true, id, f.add(f.exit(s.ID, "#all"), int(b.worth(before)-b.worth(id))))
		case b.worth(before) == b.worth(id):
			b.same(before, id)
		default:
			f.exits(before, s)
		}
		before = id
	}
	var sides []string
	for i := range f.Stages {
		if f.Stages[i].Side {
			sides = append(sides, f.stage(f.Stages[i].ID))
		}
	}
	if f.Population == cohort.All && len(sides) > 0 {
		b.sum(f.stage(stageBaselineScorable), false, sides...)
	}
	due, analysed := f.stage(stageEndlineDue), f.stage(stageAnalysed)
	b.sum(due, true, analysed, f.add(f.lost(), int(b.worth(due)-b.worth(analysed))))
	b.cell(f.lost()).Size = f.Population == cohort.All
	for _, e := range f.Flags {
		f.add(f.flag(e.Reason), e.N)
		if onRoll := f.stage(f.Stages[0].ID); e.Reason != noteOffPeriod && b.worth(onRoll) >= float64(e.N) {
			b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: onRoll, Part: f.flag(e.Reason)})
		}
	}
}

// noteOffPeriod is the flag that counts pupils who are not in the flow.
const noteOffPeriod = "not-in-period"

// exits puts the ways out before a stage in. Reasons for leaving part those who left,
// and one reason for all of them says it of each.
func (f *flowed) exits(before string, s *cohort.Stage) {
	var out []string
	n := 0
	for _, e := range s.Exits {
		out = append(out, f.add(f.exit(s.ID, e.Reason), e.N))
		n += e.N
	}
	f.b.sum(before, true, append([]string{f.stage(s.ID)}, out...)...)
	if s.ID == stageEndlineDone {
		f.b.sum(f.add(f.exit(s.ID, "#all"), n), false, append([]string{f.add(f.exit(s.ID, "#no-other"), 0)}, out...)...)
	}
}

// tie says which of the numbers are those of results and of other flows.
func (f *flowed) tie(before []*flowed) {
	b := f.b
	k := key{population: f.Population}
	pupils := k
	pupils.statistic = "pupils"
	b.same(f.stage(stageConsent), b.known(pupils))
	if o := b.outcome[[2]string{f.Measure, f.Scale}]; o != nil {
		k.measure, k.scale, k.informant, k.period = f.Measure, f.Scale, f.Informant, periodOf(o)
		for _, is := range [...][2]string{{stageBaselineScorable, "baselines"}, {stagePaired, "pairs"}, {stageAnalysed, "pairs"}} {
			k.statistic = is[1]
			if _, there := b.at[f.stage(is[0])]; there {
				b.same(f.stage(is[0]), b.known(k))
			}
		}
	}
	for _, o := range before {
		switch {
		case o.Population == f.Population: // other informants: the same pupils, until somebody answers
			for i := range f.Stages {
				id := f.Stages[i].ID
				b.same(f.stage(id), o.stage(id))
				if id == stageConsent { // from here on each has its own
					break
				}
			}
		case o.Informant == f.Informant && o.Population == cohort.All:
			f.within(o)
		}
	}
}

// within notes that the supported are among all, stage by stage and reason by reason.
func (f *flowed) within(all *flowed) {
	b := f.b
	part := func(id, whole string) {
		if _, ok := b.at[whole]; ok && b.worth(whole) >= b.worth(id) {
			b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: whole, Part: id})
		}
	}
	for i := range f.Stages {
		s := &f.Stages[i]
		if !s.Side {
			part(f.stage(s.ID), all.stage(s.ID))
		}
		for _, e := range s.Exits {
			part(f.exit(s.ID, e.Reason), all.exit(s.ID, e.Reason))
		}
	}
	for _, e := range f.Flags {
		part(f.flag(e.Reason), all.flag(e.Reason))
	}
	part(f.lost(), all.lost())
	if supported := all.stage("supported"); !all.bare {
		b.same(f.stage(stageBaselineScorable), supported)
	}
}
