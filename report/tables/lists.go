package tables

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/cohort"
)

// view is one look at a measure: of a population, by an informant.
type view struct{ population, informant string }

// title is the heading of a view's rows.
func (v view) title() string { return heading(v.informant, v.population) }

// seenKey is what there is a statistic of: of a measure's scale, or of any of its scales
// where that is empty.
type seenKey struct{ measure, scale, statistic string }

// views are the populations and informants of a measure of whom there is a statistic
// for its scale; of any scale where it is empty. All pupils come before the supported,
// and informants in their usual order.
func (b *builder) views(measure, scale, statistic string) []view {
	if b.seen == nil {
		b.lookRound()
	}
	return b.seen[seenKey{measure, scale, statistic}]
}

// lookRound looks through the results once for the views there are.
func (b *builder) lookRound() {
	b.seen = map[seenKey][]view{}
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		if len(r.Group) > 0 {
			continue
		}
		v := view{r.Population, r.Informant}
		for _, scale := range [...]string{r.Scale, ""} {
			if k := (seenKey{r.Measure, scale, r.Statistic}); !slices.Contains(b.seen[k], v) {
				b.seen[k] = append(b.seen[k], v)
			}
		}
	}
	for _, out := range b.seen {
		slices.SortFunc(out, func(x, y view) int {
			return cmp.Or(cmp.Compare(place(informants, x.informant), place(informants, y.informant)), cmp.Compare(place(populations, x.population), place(populations, y.population)), cmp.Compare(x.informant, y.informant))
		})
	}
}

var (
	populations = []string{cohort.All, cohort.SupportedOne}
	informants  = []string{"self", "teacher", "parent"}
)

// place is where a word stands in a list, behind the last for one that does not.
func place(list []string, word string) int {
	if i := slices.Index(list, word); i >= 0 {
		return i
	}
	return len(list)
}

// outcomes are those of a measure that are paired, in its order.
func (b *builder) outcomes(measure string) []*metrics.Outcome {
	var out []*metrics.Outcome
	if b.Linkage == nil || b.Linkage.Input == nil {
		return nil
	}
	for i := range b.Linkage.Input.Sources {
		s := &b.Linkage.Input.Sources[i]
		if s.Measure != measure {
			continue
		}
		for k := range s.Outcomes {
			if o := &s.Outcomes[k]; o.Pairing != metrics.ByStanding && !slices.ContainsFunc(out, func(p *metrics.Outcome) bool { return p.Scale == o.Scale }) {
				out = append(out, o)
			}
		}
	}
	return out
}

// look is the results of an outcome in a view, by statistic.
type look struct {
	b *builder
	key
}

// look is where the results of an outcome in a view are found. The period is that of the
// outcome's pairs.
func (b *builder) look(measure string, o *metrics.Outcome, v view) look {
	return look{b, key{population: v.population, measure: measure, scale: o.Scale, informant: v.informant, period: periodOf(o)}}
}

// periodOf is what results call the two times of an outcome.
func periodOf(o *metrics.Outcome) string {
	switch o.Pairing {
	case metrics.ByDate:
		return "first-last"
	case metrics.ByPeriod:
		return "before-after"
	}
	return "baseline-endline"
}

// get is a result by its statistic, and its category where it has one; nil where there
// is none.
func (l look) get(statistic string, category ...string) *metrics.Result {
	k := l.key
	k.statistic = statistic
	if len(category) > 0 {
		k.category = category[0]
	}
	return l.b.find(k)
}

// level is the look at a subgroup.
func (l look) level(group, level string) look {
	l.group, l.key.level = group, level
	return l
}
