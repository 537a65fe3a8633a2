package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// course is an outcome by one informant, of all pupils in the period: what results
// are worked out from, each pupil once.
type course struct {
	measure, scale, informant string

	outcome *metrics.Outcome
	main    bool // subgroups get all that is given for subgroups
	first   bool // it is the outcome that was named beforehand, or stands in for it
	period  string
	pairs   []*Pair // until they are settled
	members []*member
	ruleset string
}

// member is a pupil in a course.
type member struct {
	*Pair
	who    *person
	traits []int // the level of each fact, in the placement of the pair

	before, after         float64 // of a pair; before of every baseline
	beforeWord, afterWord string  // the words, or the bands
	baseline, ended, done bool    // there is a baseline; an endline; a pair
	added                 float64 // what came beyond what was to be expected
	hasAdded              bool
	noAdded               string
	line                  *Cut // the cut-off for the form; nil for none
}

// change is the difference of a pair.
func (m *member) change() float64 { return m.after - m.before }

// coursesOf are the courses of the pairs, by measure, in the order of its outcomes, and
// by informant. A pair counts where its placement is the one that counts for the pupil,
// lies in the period, and the pupil was eligible in it and takes part, as the flow has
// it.
func coursesOf(l *Linkage, pairs []*Pair, s *Settings, people []*person) []*course {
	whose := make(map[*Pupil]*person, len(people))
	for _, p := range people {
		whose[p.Pupil] = p
	}
	type key struct {
		outcome   *metrics.Outcome
		measure   string
		informant string
	}
	byKey := map[key]*course{}
	var out []*course
	for _, p := range pairs {
		if !p.Index {
			continue
		}
		k := key{p.Outcome, p.Measure, p.Informant}
		c := byKey[k]
		if c == nil {
			c = &course{measure: p.Measure, scale: p.Outcome.Scale, informant: p.Informant, outcome: p.Outcome, period: periodOf(p.Outcome), main: p.Outcome.Primary}
			byKey[k] = c
			out = append(out, c)
		}
		c.pairs = append(c.pairs, p)
	}
	together(len(out), func(i int) { out[i].settle(l, s, whose) })
	out = slices.DeleteFunc(out, func(c *course) bool { return len(c.members) == 0 })
	order := outcomeOrder(l)
	slices.SortFunc(out, func(a, b *course) int {
		return cmp.Or(cmp.Compare(a.measure, b.measure), cmp.Compare(order[a.outcome], order[b.outcome]), cmp.Compare(a.scale, b.scale), compareInformants(a.informant, b.informant))
	})
	return out
}

// outcomeOrder is the place of each outcome in its source.
func outcomeOrder(l *Linkage) map[*metrics.Outcome]int {
	out := map[*metrics.Outcome]int{}
	if l.Input == nil {
		return out
	}
	for i := range l.Input.Sources {
		for k := range l.Input.Sources[i].Outcomes {
			out[&l.Input.Sources[i].Outcomes[k]] = k
		}
	}
	return out
}

// periodOf is what the two times of an outcome are called.
func periodOf(o *metrics.Outcome) string {
	switch o.Pairing {
	case metrics.ByDate:
		return "first-last"
	case metrics.ByPeriod:
		return periodBefore + "-" + periodAfter
	}
	return waveBaseline + "-" + waveEndline
}

// settle makes the members, in order, each pupil once, and finds the source.
func (c *course) settle(l *Linkage, s *Settings, whose map[*Pupil]*person) {
	inOrder := func(a, b *Pair) int {
		return cmp.Or(cmp.Compare(a.Pupil.ID, b.Pupil.ID), cmp.Compare(a.Placement, b.Placement))
	}
	if !slices.IsSortedFunc(c.pairs, inOrder) { // as they come from matching they are
		slices.SortStableFunc(c.pairs, inOrder)
	}
	all := make([]member, 0, len(c.pairs)) // in one piece: they are gone through again and again
	for _, p := range c.pairs {
		who := whose[p.Pupil]
		if who == nil || len(all) > 0 && all[len(all)-1].who == who {
			continue
		}
		if at := who.place(p.Placement); who.counts[at] {
			all = append(all, newMember(p, who, at))
		}
	}
	c.pairs, c.members = nil, make([]*member, len(all))
	for i := range all {
		c.members[i] = &all[i]
	}
	if l.Input != nil {
		for i := range l.Input.Sources {
			if src := &l.Input.Sources[i]; src.Measure == c.measure {
				c.ruleset = src.Ruleset
				break
			}
		}
	}
	lines, scratch := map[string]*Cut{}, [2]map[string]metrics.Value{{}, {}}
	for i, m := range c.members {
		switch cut, ok := lines[m.Form]; {
		case c.outcome.Words:
		case i > 0 && c.members[i-1].Form == m.Form:
			m.line = c.members[i-1].line
		case ok:
			m.line = cut
		default:
			m.line = cutOf(c.outcome, s.Bands, c.informant, m.Form)
			lines[m.Form] = m.line
		}
		if c.outcome.Added != nil {
			m.addValue(scratch)
		}
	}
}

// newMember is a pupil in a course, by the pair of a placement that stands in a place.
func newMember(p *Pair, who *person, place int) member {
	m := member{Pair: p, who: who, traits: who.traits[place]}
	m.baseline = p.First != nil && scorable(p.First, p.Outcome)
	m.ended = p.Last != nil && scorable(p.Last, p.Outcome)
	m.done = p.Paired() && m.baseline && m.ended
	if p.Outcome.Words {
		if m.baseline {
			m.beforeWord = p.First.Category
		}
		if m.ended {
			m.afterWord = p.Last.Category
		}
		return m
	}
	if m.baseline {
		m.before, _ = p.First.Number()
	}
	if m.ended {
		m.after, _ = p.Last.Number()
	}
	m.beforeWord, m.afterWord = p.Bands[0], p.Bands[1]
	return m
}

// bandOrder are the bands or words of an outcome, best first; nil where there is no
// order.
func (c *course) bandOrder() []string {
	if c.outcome.Words {
		return c.outcome.Order
	}
	for _, m := range c.members {
		if m.System != nil {
			return m.System.Bands
		}
	}
	return nil
}

// bandSystem names the bands of a course; empty for words.
func (c *course) bandSystem() string {
	for _, m := range c.members {
		if m.System != nil {
			return m.System.Name
		}
	}
	return ""
}

// cell is a part of a course that results are given for: a population, or a subgroup
// of it.
type cell struct {
	*course
	population string
	group      []metrics.Level
	members    []*member
	done       []*member
	numbers    stats.Paired // of the done, for numbers
	changes    []float64
	baselines  int
	note       string // of changes, once it was asked for
}

// cell is the part of a course that some of its members make.
func (c *course) cell(population string, group []metrics.Level, members []*member) *cell {
	x := &cell{course: c, population: population, group: group, members: members}
	n := 0
	for _, m := range members {
		if m.baseline {
			x.baselines++
		}
		if m.done {
			n++
		}
	}
	x.done = make([]*member, 0, n)
	for _, m := range members {
		if m.done {
			x.done = append(x.done, m)
		}
	}
	if c.outcome.Words {
		return x
	}
	all := make([]float64, 3*n)
	x.numbers = stats.Paired{Before: all[:n:n], After: all[n : 2*n : 2*n]}
	x.changes = all[2*n:]
	for i, m := range x.done {
		x.numbers.Before[i], x.numbers.After[i], x.changes[i] = m.before, m.after, m.change()
	}
	return x
}

// whole reports whether a cell is of a whole population.
func (c *cell) whole() bool { return len(c.group) == 0 }

// result is a row of a cell. Where the estimate does not say of how many it might have
// been made, it is of those with a baseline.
func (c *cell) result(name string, e stats.Estimate) metrics.Result {
	if e.NOf == 0 {
		e.NOf = c.baselines
	}
	s := statisticsByName()[name]
	return metrics.Result{
		Population: c.population, Measure: c.measure, Scale: c.scale, Informant: c.informant, Period: c.period, Group: c.group,
		Statistic: name, Unit: s.unitOf(c.outcome), Ruleset: c.ruleset, Estimate: e,
	}
}
