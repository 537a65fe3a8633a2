package cohort

import (
	"slices"

	"apst/ingest"
	"apst/metrics"
)

// SourceCoverage is how much there is of a measure: of whom something was to come, came
// and can be used, and where the rows of its files went.
type SourceCoverage struct {
	Measure, Title, Noun, Ruleset string
	// Scale is the measure's main outcome, of which the usable have a value; empty where
	// it has none, or none that was asked for: a value of any outcome that is paired then
	// counts, and where none is any value.
	Scale string
	// Covered is of the measure as a whole, by whomever and at whatever time.
	Covered
	// Parts are, of a measure that is paired by wave or by period, those of each informant
	// and time, waves in between at last.
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
	Received int         // of whom anything was joined, though it be spoilt; of what is not paired, of the main outcome
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
	c := newCovering(l, s)
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
	pairing metrics.Pairing  // of the measure in hand
	scales  []string         // whose values can be used; all where there are none
	pairs   map[pairKey][]*Pair
}

type pairKey struct {
	pupil     *Pupil
	informant string
}

func newCovering(l *Linkage, s *Settings) *covering {
	return &covering{l: l, s: s, matcher: newMatcher(l, s), people: peopleOf(l, s), pairs: map[pairKey][]*Pair{}}
}

// begin takes a measure in hand.
func (c *covering) begin(m *looked, pairs []*Pair) {
	c.look(m)
	clear(c.pairs)
	for _, p := range pairs {
		if k := (pairKey{p.Pupil, p.Informant}); p.Index && p.Measure == m.id && (c.main == nil || c.main == p.Outcome) {
			c.pairs[k] = append(c.pairs[k], p)
		}
	}
}

// measure counts of one measure.
func (c *covering) measure(one *SourceCoverage, m *looked, pairs []*Pair) {
	c.begin(m, pairs)
	if c.main != nil {
		one.Scale = c.main.Scale
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

// look finds the main outcome of a measure among those asked for, the one named
// beforehand or else the measure's own, nil for none; how the measure is paired, as that
// outcome or without one as the first that is paired; and whose values can be used.
func (c *covering) look(m *looked) {
	c.main, c.pairing, c.scales = nil, metrics.ByStanding, nil
	for _, o := range m.outcomes {
		if !c.s.wants(m.id, o) {
			continue
		}
		if c.main == nil && o.Primary || c.s.isPrimary(m.id, o.Scale) {
			c.main = o
		}
		if o.Pairing != metrics.ByStanding {
			c.scales = append(c.scales, o.Scale)
			if len(c.scales) == 1 {
				c.pairing = o.Pairing
			}
		}
	}
	if c.main != nil {
		c.pairing, c.scales = c.main.Pairing, []string{c.main.Scale}
	}
}

// timesOf are what the two times of a pairing are called; none where it has no fixed
// ones.
func timesOf(p metrics.Pairing) []string {
	switch p {
	case metrics.ByWave:
		return []string{waveBaseline, waveEndline}
	case metrics.ByPeriod:
		return []string{periodBefore, periodAfter}
	}
	return nil
}

// parts are the informants and times of a measure, with nobody counted.
func (c *covering) parts(m *looked) []Covered {
	times := timesOf(c.pairing)
	var between []string
	if c.pairing == metrics.ByWave {
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
func (c *covering) between(measure string, times []string) []string {
	var out []string
	for _, p := range c.people {
		for i := range p.Values {
			v := &p.Values[i]
			if v.Measure == measure && v.Wave != "" && !slices.Contains(times, v.Wave) && !slices.Contains(out, v.Wave) {
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
