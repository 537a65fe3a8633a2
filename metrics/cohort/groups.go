package cohort

import (
	"cmp"
	"slices"
	"strconv"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// The ways of forming subgroups that are not facts of the list of pupils.
const (
	groupStartBand = "start_band" // the band at baseline
	groupMonth     = "month"      // of the baseline; for completion alone
)

// notKnown is the level of those of whom a fact is not known. It is a group like
// others: leaving them out would make the others look complete.
const notKnown = "not-known"

// fact is something that pupils are grouped by.
type fact struct {
	name       string
	levels     []string // the last is notKnown
	completion bool     // for completion alone
}

// completionFacts are facts by which it is looked who comes back for the endline, even
// if nobody asked for subgroups by them.
var completionFacts = []string{"centre", "class"}

const (
	factCentre = "centre"
	factClass  = "class"
)

// factsOf are the facts of the people that subgroups are formed by, those of which
// nothing is known left out, and gives every person its levels.
func factsOf(people []*person, s *Settings) []fact {
	var names []fact
	for _, name := range s.Groups {
		if name != groupStartBand && !slices.ContainsFunc(names, func(f fact) bool { return f.name == name }) {
			names = append(names, fact{name: name})
		}
	}
	for _, name := range completionFacts {
		if !slices.ContainsFunc(names, func(f fact) bool { return f.name == name }) {
			names = append(names, fact{name: name, completion: true})
		}
	}
	for i := range names {
		if names[i].name == groupAmount {
			names[i].levels = amountLevels(people)
			continue
		}
		names[i].levels = levelsOf(people, names[i].name)
	}
	facts := slices.DeleteFunc(names, func(f fact) bool { return len(f.levels) == 1 })
	for _, p := range people {
		p.traits = traitsOf(p, facts)
	}
	return facts
}

// levelsOf are what a fact says of any pupil, in order, and that it says nothing.
func levelsOf(people []*person, name string) []string {
	seen := map[string]bool{}
	var out []string
	for _, p := range people {
		for i := range p.Stays {
			if v := p.Stays[i].Facts[name]; v != "" && !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	slices.SortFunc(out, naturally)
	return append(slices.DeleteFunc(out, func(v string) bool { return v == notKnown }), notKnown)
}

// naturally puts numbers in their order and before words.
func naturally(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	switch {
	case errA == nil && errB == nil:
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	case errA == nil:
		return -1
	case errB == nil:
		return 1
	}
	return cmp.Compare(a, b)
}

// traitsOf are the levels of a person in each placement, and those that hold in all
// of them.
func traitsOf(p *person, facts []fact) [][]int {
	out := make([][]int, 0, len(p.Stays)+1)
	for i := range p.Stays {
		out = append(out, levels(&p.Stays[i], facts, p.amount))
	}
	whole := make([]int, len(facts))
	for f := range facts {
		unknown := len(facts[f].levels) - 1
		whole[f] = unknown
		if facts[f].name == groupAmount {
			whole[f] = facts[f].at(p.amount)
			continue
		}
		for i := range out {
			if i == 0 {
				whole[f] = out[i][f]
			} else if out[i][f] != whole[f] {
				whole[f] = unknown
			}
		}
	}
	return append(out, whole)
}

// levels are those of a placement, of a pupil with an amount of support.
func levels(s *record.Stay, facts []fact, amount string) []int {
	out := make([]int, len(facts))
	for f := range facts {
		word := s.Facts[facts[f].name]
		if facts[f].name == groupAmount {
			word = amount
		}
		out[f] = facts[f].at(word)
	}
	return out
}

// at is the number of a word among the levels of a fact: the last for one that is not
// among them.
func (f *fact) at(word string) int {
	known := f.levels[:len(f.levels)-1]
	if at := slices.Index(known, word); at >= 0 {
		return at
	}
	return len(known)
}

// subgroup is a group of members by one fact.
type subgroup struct {
	level      metrics.Level
	members    []*member
	completion bool
}

// subgroups parts members by each fact, by the band at baseline, and by the month of
// the baseline. A group with nobody in it is none.
func subgroups(c *course, facts []fact, members []*member) []subgroup {
	var out []subgroup
	for f := range facts {
		if facts[f].completion && !c.main {
			continue
		}
		for at, part := range parted(members, len(facts[f].levels), func(m *member) int { return m.traits[f] }) {
			if len(part) > 0 {
				out = append(out, subgroup{metrics.Level{Name: facts[f].name, Value: facts[f].levels[at]}, part, facts[f].completion})
			}
		}
	}
	out = append(out, byStart(c, members)...)
	if c.main {
		out = append(out, byMonth(members)...)
	}
	return out
}

// parted puts members into n parts by a number from 0; those with a negative one are in
// none.
func parted(members []*member, n int, of func(*member) int) [][]*member {
	sizes, total := make([]int, n), 0
	for _, m := range members {
		if at := of(m); at >= 0 {
			sizes[at]++
			total++
		}
	}
	all, out := make([]*member, total), make([][]*member, n)
	from := 0
	for at, size := range sizes {
		out[at] = all[from : from : from+size]
		from += size
	}
	for _, m := range members {
		if at := of(m); at >= 0 {
			out[at] = append(out[at], m)
		}
	}
	return out
}

// byStart parts members by the band at baseline; those without one are in no group.
func byStart(c *course, members []*member) []subgroup {
	order := c.bandOrder()
	if c.outcome.Words || order == nil {
		return nil
	}
	var out []subgroup
	for at, part := range parted(members, len(order), func(m *member) int {
		if !m.baseline {
			return -1
		}
		return slices.Index(order, m.beforeWord)
	}) {
		if len(part) > 0 {
			out = append(out, subgroup{metrics.Level{Name: groupStartBand, Value: order[at]}, part, false})
		}
	}
	return out
}

// byMonth parts members by the month of the baseline, for completion; those of no
// known month are in no group.
func byMonth(members []*member) []subgroup {
	parts := map[ingest.Date][]*member{}
	var months []ingest.Date
	for _, m := range members {
		if m.First == nil || m.First.Date.IsZero() {
			continue
		}
		month := ingest.Date{Year: m.First.Date.Year, Month: m.First.Date.Month}
		if parts[month] == nil {
			months = append(months, month)
		}
		parts[month] = append(parts[month], m)
	}
	slices.SortFunc(months, func(a, b ingest.Date) int { return cmp.Compare(a.Days(), b.Days()) })
	var out []subgroup
	for _, month := range months {
		out = append(out, subgroup{metrics.Level{Name: groupMonth, Value: month.String()}, parts[month], true})
	}
	return out
}
