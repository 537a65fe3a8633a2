package cohort

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/metrics"
)

// SourceCoverage is how much there is of a measure: of whom something was to come, came
// and can be used, and where the rows of its files went.
type SourceCoverage struct {
	Measure, Title, Noun, Ruleset string
	// Scale is the measure's main outcome, of which the usable have a value; empty where
	// it has none, or none that was asked for: any value that can be used then counts.
	Scale string
	// Covered is of the measure as a whole, by whomever and at whatever time.
	Covered
	// Parts are, of a measure whose main outcome is paired by wave or by period, those of
	// each informant and time, waves in between at last.
	Parts []Covered
	Rows  RowCoverage
}

// Covered is of how many pupils something was expected, received and can be used. All of
// them are pupils of the population of all: those received are among the expected, and
// the usable among the received.
type Covered struct {
	Informant string // self; empty of all together, and of what nobody answers for
	Time      string // baseline, endline, before, after, or a wave in between; empty of all together
	Open      bool   // a wave in between, which nobody is due for: Expected is 0 and means nothing

	Expected int         // whose it is due, or who have it already
	Received int         // of whom anything was joined, though it be spoilt
	Usable   int         // whose value can be used; at the two times of pairs, that which the pairing chose
	Last     ingest.Date // last day of what was received; zero where nothing has one
}

// RowCoverage counts rows, whoever they are about.
type RowCoverage struct {
	// Rows of files: Read is the four that follow it together.
	Files, Read, Outside, Used, Again, Refused int
	// Results that were made of the rows used, as [Count] has them: Results is the four
	// that follow it together.
	Results, Linked, Unmatched, Duplicate, Unusable int
	// Why says of the results that were not linked why not; the numbers add up to the
	// Unmatched, the Duplicate and the Unusable together. Reason is the place of the rows.
	Why []Exit
}

// Coverage is that of each measure that was asked for, by its id. The pairs are those
// of [Match]. Pupils are those of the results' population of all: on roll in the period,
// eligible and taking part; a baseline or an endline is expected of those of whom the
// flow says that it is due, and what is asked of leavers alone of those who have left.
// Where all that a measure says of a pupil is that its main outcome does not apply,
// nothing is expected.
func Coverage(l *Linkage, pairs []*Pair, s *Settings) []SourceCoverage {
	if l.Input == nil {
		return nil
	}
	c := &covering{l: l, s: s, matcher: newMatcher(l, s), people: peopleOf(l, s), pairs: map[pairKey]*Pair{}}
	rows := l.rowCoverage()
	var out []SourceCoverage
	for _, m := range c.matcher.measures {
		if len(s.Measures) > 0 && !containsFold(s.Measures, m.id) {
			continue
		}
		one := SourceCoverage{Measure: m.id, Title: m.title, Rows: rows[m.id]}
		for i := range l.Input.Sources {
			if src := &l.Input.Sources[i]; src.Measure == m.id {
				one.Noun, one.Ruleset = src.Noun, src.Ruleset
				break
			}
		}
		c.measure(&one, m, pairs)
		out = append(out, one)
	}
	return out
}

// Coverage is [Coverage] of an analysis.
func (a *Analysis) Coverage() []SourceCoverage { return Coverage(a.Linkage, a.Pairs, a.Settings) }

// covering counts pupils.
type covering struct {
	l       *Linkage
	s       *Settings
	matcher *matcher
	people  []*person
	main    *metrics.Outcome // of the measure in hand; nil for none
	pairs   map[pairKey]*Pair
}

type pairKey struct {
	pupil     *Pupil
	informant string
}

// measure counts of one measure.
func (c *covering) measure(one *SourceCoverage, m *looked, pairs []*Pair) {
	c.main = c.mainOf(m)
	clear(c.pairs)
	if c.main != nil {
		one.Scale = c.main.Scale
		for _, p := range pairs {
			if p.Index && p.Outcome == c.main {
				c.pairs[pairKey{p.Pupil, p.Informant}] = p
			}
		}
	}
	parts := c.parts(m)
	for _, who := range c.people {
		all := c.valuesOf(who, m.id)
		one.add(c.whole(who, all))
		for i := range parts {
			parts[i].add(c.part(who, all, &parts[i]))
		}
	}
	for i := range parts {
		if !parts[i].Open || parts[i].Received > 0 {
			one.Parts = append(one.Parts, parts[i])
		}
	}
}

// mainOf is the main outcome of a measure among those asked for: the one named
// beforehand, or else the measure's own; nil for none.
func (c *covering) mainOf(m *looked) *metrics.Outcome {
	var main *metrics.Outcome
	for _, o := range m.outcomes {
		switch {
		case !c.s.wants(m.id, o):
		case c.s.isPrimary(m.id, o.Scale):
			return o
		case o.Primary && main == nil:
			main = o
		}
	}
	return main
}

// parts are the informants and times of a measure, with nobody counted.
func (c *covering) parts(m *looked) []Covered {
	if c.main == nil || c.main.Pairing != metrics.ByWave && c.main.Pairing != metrics.ByPeriod {
		return nil
	}
	times := ends(c.main)
	var between []string
	if c.main.Pairing == metrics.ByWave {
		between = c.between(m.id, times)
	}
	var out []Covered
	for _, informant := range m.informants {
		if !c.s.wantsInformant(informant) {
			continue
		}
		for _, time := range times {
			out = append(out, Covered{Informant: informant, Time: time})
		}
		for _, time := range between {
			out = append(out, Covered{Informant: informant, Time: time, Open: true})
		}
	}
	return out
}

// between are the names of waves other than the two, in order.
func (c *covering) between(measure string, times [2]string) []string {
	var out []string
	for _, p := range c.people {
		for i := range p.Values {
			v := &p.Values[i]
			if v.Measure == measure && v.Wave != "" && !slices.Contains(times[:], v.Wave) && !slices.Contains(out, v.Wave) {
				out = append(out, v.Wave)
			}
		}
	}
	slices.Sort(out)
	return out
}

// valuesOf is everything that is said of a pupil by a measure and those who were asked
// for, in placements that count, also by rows that cannot be used.
func (c *covering) valuesOf(who *person, measure string) []*Observed {
	var out []*Observed
	add := func(o *Observed) {
		if o.Measure == measure && c.s.wantsInformant(o.Informant) && who.counts[who.place(o.Placement)] {
			out = append(out, o)
		}
	}
	for i := range who.Values {
		add(&who.Values[i])
	}
	for _, o := range c.matcher.spoilt[who.Pupil] {
		if !slices.ContainsFunc(who.Values, func(v Observed) bool { return v.Row == o.Row }) {
			add(o)
		}
	}
	return out
}

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

// receive notes a value. What is not available was not received: that there is no
// register of a time is said by nobody's register.
func (x *coveredPupil) receive(o *Observed) {
	if o.State == metrics.NotAvailable {
		return
	}
	x.received = true
	if !o.Date.IsZero() && (x.last.IsZero() || compareDates(o.Date, x.last) > 0) {
		x.last = o.Date
	}
}

// whole is a pupil in a measure as a whole.
func (c *covering) whole(who *person, all []*Observed) coveredPupil {
	var x coveredPupil
	applies, asked := false, false
	for _, o := range all {
		x.receive(o)
		if c.main == nil {
			x.usable = x.usable || o.State == metrics.Known && !spoiltRow(o)
			continue
		}
		if o.Scale == c.main.Scale {
			asked, applies = true, applies || o.State != metrics.NotApplicable
			x.usable = x.usable || scorable(o, c.main) && !spoiltRow(o) && c.looks(o)
		}
	}
	x.expected = (!asked || applies) && (x.received || !c.leaversOnly() || c.hasLeft(who))
	return x
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
		x.usable = x.usable || at.Open && o.Scale == c.main.Scale && scorable(o, c.main) && !spoiltRow(o)
	}
	if at.Open {
		x.expected = true
		return x
	}
	pair := c.pairs[pairKey{who.Pupil, at.Informant}]
	if pair != nil && !who.counts[who.place(pair.Placement)] {
		pair = nil
	}
	times := ends(c.main)
	chosen := pair.end(at.Time == times[1])
	if chosen != nil {
		x.receive(chosen)
		x.usable = scorable(chosen, c.main)
	}
	x.expected = x.received || chosen != nil || c.due(who, pair, at.Time)
	return x
}

// end is the value of a pair at one of its times; nil where there is none, or no pair.
func (p *Pair) end(last bool) *Observed {
	switch {
	case p == nil:
		return nil
	case last:
		return p.Last
	}
	return p.First
}

// due reports whether a questionnaire is to be had of somebody, as the flow has it; what
// is of a time about a day of the pupil's own always is.
func (c *covering) due(who *person, pair *Pair, time string) bool {
	stay := who.first
	if pair != nil {
		stay = stayOf(who.Pupil, pair.Placement)
	}
	switch time {
	case waveBaseline:
		unclear := pair != nil && (pair.Reason == TwoOfOne || pair.Reason == PlacementUnclear)
		return unclear || !(&walk{l: c.l, s: c.s}).notDueYet(cmp.Or(stay, who.first))
	case waveEndline:
		return pair != nil && pair.Other != nil || endlineDue(stay, c.l, c.s)
	}
	return true
}
