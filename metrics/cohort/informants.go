package cohort

import (
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// informants sets what two informants say of the same pupils at the same time beside
// each other, for every outcome in numbers that several are asked about.
func (b *book) informants(courses []*course, pop population) {
	for i, x := range courses {
		if x.outcome.Words || x.outcome.Medians || x.outcome.Pairing != metrics.ByWave {
			continue
		}
		for _, y := range courses[i+1:] {
			if y.outcome == x.outcome && y.informant != x.informant {
				b.compare(x, y, pop, waveBaseline, func(m *member) (float64, bool) { return m.before, m.baseline })
				b.compare(x, y, pop, waveEndline, func(m *member) (float64, bool) { return m.after, m.ended })
			}
		}
	}
}

// compare sets two informants beside each other at one time.
func (b *book) compare(x, y *course, pop population, wave string, at func(*member) (float64, bool)) {
	table := together(x.of(pop), y.of(pop), at)
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

// together are the scores of pupils that both have, in the same placement; both lists
// are in order of pupils.
func together(xs, ys []*member, at func(*member) (float64, bool)) [][]float64 {
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
