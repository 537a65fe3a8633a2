package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// noRecord is the category of those whom a question applies to and of whom nothing is
// recorded.
const noRecord = "no-record"

// nothingRecorded is why there is no number of a word where nobody has any.
const nothingRecorded = "nothing is recorded of anybody"

// stand is an outcome that is not paired, by one informant and at one time.
type stand struct {
	measure, informant, period string

	outcome *metrics.Outcome
	ruleset string
}

// standings are the results of the outcomes that are not paired: where pupils stand on
// a day, what they answered, how many events there were. Of the placements of a pupil
// the last counts for which there is anything; events are added up.
func (b *book) standings(pop population) {
	if b.l.Input == nil {
		return
	}
	looked := b.standingOutcomes()
	if len(looked) == 0 {
		return
	}
	byPupil := valuesBy(pop.people, looked)
	if pop.name == All {
		byPupil.unnamed = unnamedIn(b.l.Input.Sources)
	}
	for _, st := range b.stands(byPupil, looked) {
		_, named := byPupil.nameless(st)
		switch {
		case st.outcome.Rate != nil:
			b.events(st, pop, byPupil)
		case st.outcome.Words:
			b.shares(st, pop, byPupil.latest(st), named)
		default:
			b.levels(st, pop, byPupil.latest(st), named)
		}
	}
}

// standingKey is what the values of a standing share.
type standingKey struct{ measure, scale, informant, period string }

// standingValues are the values of every pupil, by what they are of; the slices are in
// the order of the pupils.
type standingValues struct {
	of      map[standingKey][][]*Observed
	n       int
	unnamed map[standingKey][]*Observed // answers that name nobody; each counts as one
}

// lookedAt are the outcomes of a measure that are not paired, by the scales that they
// need.
type lookedAt map[string]map[string]bool

// standingOutcomes are the scales that standings rest on, by measure.
func (b *book) standingOutcomes() lookedAt {
	out := lookedAt{}
	for _, m := range measuresOf(b.l.Input.Sources) {
		for _, o := range m.outcomes {
			if o.Pairing != metrics.ByStanding || !b.s.wants(m.id, o) {
				continue
			}
			if out[m.id] == nil {
				out[m.id] = map[string]bool{}
			}
			out[m.id][o.Scale] = true
			if o.Rate != nil {
				out[m.id][o.Rate.Exposure] = true
			}
		}
	}
	return out
}

// valuesBy gathers the values of the people that standings rest on.
func valuesBy(people []*person, looked lookedAt) standingValues {
	out := standingValues{of: map[standingKey][][]*Observed{}, n: len(people)}
	for i, p := range people {
		for k := range p.Values {
			v := &p.Values[k]
			if !looked[v.Measure][v.Scale] || spoiltRow(v) {
				continue
			}
			key := standingKey{v.Measure, v.Scale, v.Informant, cmp.Or(v.Period, v.Wave)}
			if out.of[key] == nil {
				out.of[key] = make([][]*Observed, len(people))
			}
			out.of[key][i] = append(out.of[key][i], v)
		}
	}
	return out
}

// stands are the outcomes by informant and time, in order: the times are those that
// the outcome names, or else all that there are.
func (b *book) stands(values standingValues, looked lookedAt) []stand {
	var out []stand
	for _, m := range measuresOf(b.l.Input.Sources) {
		for _, o := range m.outcomes {
			if o.Pairing != metrics.ByStanding || !looked[m.id][o.Scale] {
				continue
			}
			for _, key := range values.keys() {
				if key.measure == m.id && key.scale == o.Scale && snapshot(o, key.period) && b.s.wantsInformant(key.informant) {
					out = append(out, stand{measure: m.id, informant: key.informant, period: key.period, outcome: o, ruleset: b.ruleset(m.id)})
				}
			}
		}
	}
	place := func(s *stand) int {
		return slices.IndexFunc(s.outcome.Standings, func(n metrics.Named) bool { return n.ID == s.period })
	}
	order := outcomeOrder(b.l)
	slices.SortFunc(out, func(x, y stand) int {
		return cmp.Or(cmp.Compare(x.measure, y.measure), cmp.Compare(order[x.outcome], order[y.outcome]), compareInformants(x.informant, y.informant),
			cmp.Compare(place(&x), place(&y)), cmp.Compare(x.period, y.period))
	})
	return out
}

// snapshot reports whether a time is one of those that an outcome is looked at in.
func snapshot(o *metrics.Outcome, period string) bool {
	return len(o.Standings) == 0 || slices.ContainsFunc(o.Standings, func(n metrics.Named) bool { return n.ID == period })
}

// ruleset is that of a measure.
func (b *book) ruleset(measure string) string {
	for i := range b.l.Input.Sources {
		if src := &b.l.Input.Sources[i]; src.Measure == measure {
			return src.Ruleset
		}
	}
	return ""
}

// latest is one value of each pupil whom the outcome applies to: that of the last
// placement, and of the last day in it.
func (v standingValues) latest(st stand) []*Observed {
	var out []*Observed
	for _, all := range v.of[standingKey{st.measure, st.outcome.Scale, st.informant, st.period}] {
		var best *Observed
		for _, o := range all {
			if o.State != metrics.NotApplicable && (best == nil || laterThan(o, best)) {
				best = o
			}
		}
		if best != nil {
			out = append(out, best)
		}
	}
	unnamed, _ := v.nameless(st)
	return append(out, unnamed...)
}

// laterThan reports whether a value counts before another of the pupil.
func laterThan(a, b *Observed) bool {
	number := func(o *Observed) float64 { x, _ := o.Number(); return x }
	known := func(o *Observed) int {
		if o.State == metrics.Known {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(a.Placement, b.Placement), cmp.Compare(a.Date.Days(), b.Date.Days()), cmp.Compare(known(a), known(b)),
		cmp.Compare(a.Category, b.Category), cmp.Compare(number(a), number(b))) > 0
}

// stood takes in a row of a standing.
func (b *book) stood(st stand, pop population, name, category, note string, e stats.Estimate, of, base int) {
	e.NOf = of
	unit := statisticsByName()[name].unitOf(st.outcome)
	if r := st.outcome.Rate; r != nil {
		switch name {
		case "exposure":
			unit = r.Unit
		case "rate":
			unit = "per " + r.String()
		}
	}
	b.add(metrics.Result{
		Population: pop.name, Measure: st.measure, Scale: st.outcome.Scale, Informant: st.informant, Period: st.period, Category: category,
		Statistic: name, Unit: unit, Ruleset: st.ruleset, Note: note, Estimate: e,
	}, held{n: base})
}

// shares are how many pupils have each word. Those without a record are a category of
// their own and belong to the whole, or the others would look more frequent than
// anybody knows; of answers they are those who did not answer.
func (b *book) shares(st stand, pop population, all []*Observed, named string) {
	n := map[string]int{}
	words := slices.Clone(st.outcome.Order)
	var others []string
	for _, o := range all {
		word := wordOf(o)
		if n[word]++; word != noRecord && !slices.Contains(words, word) && !slices.Contains(others, word) {
			others = append(others, word)
		}
	}
	slices.Sort(others)
	words = append(words, others...)
	base, note := len(all), ""
	if st.outcome.Answers {
		base -= n[noRecord]
		b.answered(st, pop, base, len(all), named)
		note = join(fmt.Sprintf("percentages of the %d who answered", base), named)
	}
	for _, word := range append(words, noRecord) {
		number, share, enough := count(n[word], base), b.percent(n[word], base), base
		if word != noRecord && base > 0 && n[noRecord] == base { // and not: nobody has this word
			number, share = stats.None(base, methodCount, nothingRecorded), stats.None(base, share.Method, nothingRecorded)
			enough = givenAnyway.n
		}
		b.stood(st, pop, "standing", word, note, number, len(all), enough)
		if word != noRecord || !st.outcome.Answers {
			b.stood(st, pop, "standing_percent", word, note, share, len(all), enough)
		}
	}
}
