package cohort

import (
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// informants sets what an informant and each of those after it say of the same pupils
// at the same time beside each other, of an outcome in numbers.
func (b *book) informants(x *course, courses []*course, pop population) {
	if x.outcome.Words || x.outcome.Medians || x.outcome.Pairing != metrics.ByWave {
		return
	}
	for _, y := range courses {
		if y.outcome == x.outcome && compareInformants(x.informant, y.informant) < 0 {
			b.compare(x, y, pop, waveBaseline, func(m *member) (float64, bool) { return m.before, m.baseline })
			b.compare(x, y, pop, waveEndline, func(m *member) (float64, bool) { return m.after, m.ended })
		}
	}
}

// compare sets two informants beside each other at one time.
func (b *book) compare(x, y *course, pop population, wave string, at func(*member) (float64, bool)) {
	table := scoresOfBoth(x.of(pop), y.of(pop), at)
	n := len(table)
	first, second := make([]float64, n), make([]float64, n)
	for i, row := range table {
		first[i], second[i] = row[0], row[1]
	}
	put := func(name, category string, e stats.Estimate) {
		s := statisticsByName()[name]
		e.NOf = 0
		b.add(metrics.Result{
			Population: pop.name, Measure: x.measure, Scale: x.scale, Informant: fmt.Sprintf("%s+%s", x.informant, y.informant), Period: wave,
			Category: category, Statistic: name, Unit: s.unitOf(x.outcome), Ruleset: x.ruleset, Estimate: e,
		}, held{n: n})
	}
	put("informant_pairs", "", count(n, n))
	put("informant_mean", x.informant, stats.Mean(first, b.level))
	put("informant_mean", y.informant, stats.Mean(second, b.level))
	put("informant_correlation", "", stats.Correlation(first, second, b.level))
	put("informant_icc", "", stats.ShroutFleiss(table, stats.ICC21))
}

// scoresOfBoth are the scores of pupils that both have, in the same placement; both lists
// are in order of pupils.
func scoresOfBoth(xs, ys []*member, at func(*member) (float64, bool)) [][]float64 {
	var flat []float64
	k := 0
	for _, x := range xs {
		for k < len(ys) && ys[k].who.ID < x.who.ID {
			k++
		}
		if k == len(ys) || ys[k].who != x.who || ys[k].Placement != x.Placement {
			continue
		}
		a, ok := at(x)
		c, also := at(ys[k])
		if ok && also {
			flat = append(flat, a, c)
		}
	}
	return slices.Collect(slices.Chunk(flat, 2))
}
