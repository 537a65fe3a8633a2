package cohort

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/metrics"
)

// coveredPupil is what is to be counted of one pupil.
type coveredPupil struct {
	expected, received, usable bool
	last                       ingest.Date
}

func (x *Covered) add(c coveredPupil) {
	if c.expected && !x.Open {
		x.Expected++
	}
	if !c.received || !c.expected {
		return
	}
	x.Received++
	if !c.last.IsZero() && (x.Last.IsZero() || compareDates(c.last, x.Last) > 0) {
		x.Last = c.last
	}
	if c.usable {
		x.Usable++
	}
}

// receive notes a value. What is not available was not received, that there is no
// register of a time is said by nobody's register; and what does not apply could not be.
func (x *coveredPupil) receive(o *Observed) {
	if o.State == metrics.NotAvailable || o.State == metrics.NotApplicable {
		return
	}
	x.received = true
	if !o.Date.IsZero() && (x.last.IsZero() || compareDates(o.Date, x.last) > 0) {
		x.last = o.Date
	}
}

// whole is a pupil in a measure as a whole. Where pupils stand is told by the main
// outcome alone: a measure may say something else of whoever is on the list of pupils.
func (c *covering) whole(who *person, all []*Observed) coveredPupil {
	var x coveredPupil
	applies, asked := false, false
	for _, o := range all {
		main := c.main != nil && o.Scale == c.main.Scale && c.looks(o)
		if main || c.main == nil || c.pairing != metrics.ByStanding {
			x.receive(o)
		}
		x.usable = x.usable || c.use(o)
		if main {
			asked, applies = true, applies || o.State != metrics.NotApplicable
		}
	}
	x.expected = (!asked || applies) && (x.received || !c.leaversOnly() || c.hasLeft(who))
	return x
}

// use reports whether a value is one that can be used: of the main outcome as it is, of
// others in either way.
func (c *covering) use(o *Observed) bool {
	if spoiltRow(o) || o.State != metrics.Known || len(c.scales) > 0 && !slices.Contains(c.scales, o.Scale) {
		return false
	}
	return c.main == nil || scorable(o, c.main) && c.looks(o)
}

// looks reports whether a value is of a time that the main outcome is looked at in.
func (c *covering) looks(o *Observed) bool {
	switch c.main.Pairing {
	case metrics.ByPeriod:
		return o.Period == periodBefore || o.Period == periodAfter
	case metrics.ByStanding:
		return snapshot(c.main, cmp.Or(o.Period, o.Wave))
	}
	return true
}

func (c *covering) leaversOnly() bool { return c.main != nil && c.main.Leavers }

// hasLeft reports whether a placement of the pupil that counts has ended.
func (c *covering) hasLeft(who *person) bool {
	for i := range who.Stays {
		if who.counts[i] && left(&who.Stays[i], c.l) {
			return true
		}
	}
	return false
}

// part is a pupil by one informant at one time.
func (c *covering) part(who *person, all []*Observed, at *Covered) coveredPupil {
	var x coveredPupil
	for _, o := range all {
		if o.Informant != at.Informant || cmp.Or(o.Period, o.Wave) != at.Time {
			continue
		}
		x.receive(o)
		x.usable = x.usable || at.Open && c.use(o)
	}
	if at.Open {
		x.expected = true
		return x
	}
	last := at.Time == timesOf(c.pairing)[1]
	var pairs []*Pair
	for _, p := range c.pairs[pairKey{who.Pupil, at.Informant}] {
		if !who.counts[who.place(p.Placement)] {
			continue
		}
		pairs = append(pairs, p)
		chosen := p.First
		if last {
			chosen = p.Last
		}
		if chosen != nil {
			x.receive(chosen)
			x.expected = true
			x.usable = x.usable || scorable(chosen, p.Outcome)
		}
	}
	x.expected = x.expected || x.received || c.due(who, pairs, at.Time)
	return x
}

// due reports whether a questionnaire is to be had of somebody, as the flow has it; what
// is of a time about a day of the pupil's own always is.
func (c *covering) due(who *person, pairs []*Pair, time string) bool {
	stay := who.first
	if len(pairs) > 0 {
		stay = stayOf(who.Pupil, pairs[0].Placement)
	}
	any := func(holds func(*Pair) bool) bool { return slices.ContainsFunc(pairs, holds) }
	switch time {
	case waveBaseline:
		unclear := any(func(p *Pair) bool { return p.Reason == TwoOfOne || p.Reason == PlacementUnclear })
		return unclear || !(&walk{l: c.l, s: c.s}).notDueYet(cmp.Or(stay, who.first))
	case waveEndline:
		return any(func(p *Pair) bool { return p.Other != nil }) || endlineDue(stay, c.l, c.s)
	}
	return true
}
