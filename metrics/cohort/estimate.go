package cohort

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"apst/metrics"
	"apst/metrics/stats"
)

// Estimate works out the results: of the pupils themselves; of every outcome by every
// informant, for the populations and their subgroups; of where pupils stand; of the
// informants beside each other; of the items of the scales; and, for the main
// outcome, what it would have been had things been done otherwise.
//
// The pairs are those of [Match]. Each pupil counts once. Rows come in a fixed order,
// and no number depends on the order of files, rows or pairs.
func Estimate(l *Linkage, pairs []*Pair, s *Settings) []metrics.Result {
	b := newBook(l, s)
	people := peopleOf(l, s)
	b.facts = factsOf(people, s)
	courses := coursesOf(l, pairs, s, people)
	b.markMain(courses)
	served := b.served(people)
	for _, pop := range populationsOf(people) {
		b.people(pop)
		b.each(courses, func(part *book, c *course) { part.course(c, pop) })
		b.families()
		b.each(courses, func(part *book, c *course) { part.informants(c, courses, pop) })
		b.standings(pop)
		for _, sv := range served {
			sv.results(pop)
		}
	}
	b.quality()
	b.sensitivity(courses, pairs, people)
	return b.out
}

// book collects results.
type book struct {
	l     *Linkage
	s     *Settings
	level float64
	facts []fact
	out   []metrics.Result
	tests []familyTest
}

func newBook(l *Linkage, s *Settings) *book {
	b := &book{l: l, s: s, level: s.Level}
	if !(b.level > 0 && b.level < 1) {
		b.level = DefaultSettings().Level
	}
	return b
}

// each works on every course, several at a time, and takes in what comes of them in
// the order of the courses: the same rows, whoever is done first.
func (b *book) each(courses []*course, work func(*book, *course)) {
	parts := make([]book, len(courses))
	together(len(courses), func(i int) {
		parts[i] = book{l: b.l, s: b.s, level: b.level, facts: b.facts}
		work(&parts[i], courses[i])
	})
	n := 0
	for i := range parts {
		n += len(parts[i].out)
	}
	b.out = slices.Grow(b.out, n)
	for i := range parts {
		b.out, b.tests = append(b.out, parts[i].out...), append(b.tests, parts[i].tests...)
	}
}

// together does n pieces of work that have nothing to do with each other, as many at a
// time as there are processors.
func together(n int, work func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}

// add takes a result in, as far as the floors let it.
func (b *book) add(r metrics.Result, h held) {
	if b.l.Input != nil {
		r.School, r.Arm = b.l.Input.School, b.l.Input.Arm
	}
	r.Note = join(b.amountNote(&r), r.Note)
	b.out = append(b.out, floored(r, h))
}

// put takes in a result that rests on the pairs of a cell.
func (b *book) put(c *cell, name string, e stats.Estimate, note string) {
	r := c.result(name, e)
	r.Note = note
	b.add(r, held{n: len(c.done)})
}

// work is [book.put] of something that takes time, and is not worked out where it
// would not be given.
func (b *book) work(c *cell, name, note string, estimate func() stats.Estimate) {
	e := stats.None(len(c.done), "", "")
	if enough(name, len(c.done)) {
		e = estimate()
	}
	b.put(c, name, e, note)
}

// methodCount is the method of what is counted and not estimated.
const methodCount = "count"

// count is a number of pupils, of so many.
func count(x, of int) stats.Estimate {
	return stats.Estimate{Value: float64(x), Has: stats.HasValue, N: of, Method: methodCount}
}

// percent is x of n as a percentage, with its interval.
func (b *book) percent(x, n int) stats.Estimate {
	return hundredfold(stats.Proportion(x, n, stats.ProportionAuto, b.level))
}

// hundredfold turns a fraction of 1 into a percentage.
func hundredfold(e stats.Estimate) stats.Estimate {
	e.Value, e.Lower, e.Upper = 100*e.Value, 100*e.Lower, 100*e.Upper
	return e
}

// markMain finds the courses of the outcome that was named beforehand, or of the one
// that stands in for it.
func (b *book) markMain(courses []*course) {
	if b.l.Input == nil {
		return
	}
	m, o := mainOutcome(measuresOf(b.l.Input.Sources), b.s)
	for _, c := range courses {
		if o != nil && c.measure == m.id && c.scale == o.Scale {
			c.main, c.first = true, true
		}
	}
}

// people are the rows of the pupils of a population themselves.
func (b *book) people(pop population) {
	put := func(group []metrics.Level, n int) {
		s := statisticsByName()["pupils"]
		e := count(n, n)
		e.NOf = len(pop.people)
		b.add(metrics.Result{Population: pop.name, Group: group, Statistic: s.Name, Unit: s.Unit, Estimate: e}, held{n: n})
	}
	put(nil, len(pop.people))
	for f := range b.facts {
		if b.facts[f].completion {
			continue
		}
		n := make([]int, len(b.facts[f].levels))
		for _, p := range pop.people {
			placement := 0
			if p.first != nil {
				placement = p.first.Placement
			}
			n[p.at(placement)[f]]++
		}
		for at, level := range b.facts[f].levels {
			if n[at] > 0 {
				put([]metrics.Level{{Name: b.facts[f].name, Value: level}}, n[at])
			}
		}
	}
}

// course is everything about an outcome by an informant, of a population.
func (b *book) course(c *course, pop population) {
	members := c.of(pop)
	if len(members) == 0 {
		return
	}
	whole := c.cell(pop.name, nil, members)
	from := len(b.out)
	b.who(whole, len(pop.people))
	switch {
	case c.outcome.Words:
		b.words(whole)
	case c.outcome.Medians:
		b.ranks(whole)
	default:
		b.numbers(whole)
	}
	b.days(whole)
	b.lost(whole)
	b.centres(whole)
	b.collect(c, b.out[from:])
	for _, g := range subgroups(c, b.facts, members) {
		b.subgroup(c.cell(pop.name, []metrics.Level{g.level}, g.members), whole, g.completion)
	}
}

// of are the members of a population.
func (c *course) of(pop population) []*member {
	if pop.name == All {
		return c.members
	}
	var out []*member
	for _, m := range c.members {
		if m.who.supported {
			out = append(out, m)
		}
	}
	return out
}
