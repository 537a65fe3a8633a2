package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// patterns: who has what says the same as the numbers of pairs, of baselines and of those
// lost. Whether data came tells nothing of a pupil.
func (b *builder) patterns() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "pattern" || r.Category != "both" {
			return
		}
		b.alike(b.of(r, "pairs", ""), id)
		other, only := b.of(r, "pattern", "both-not-comparable"), b.of(r, "pattern", "baseline-only")
		b.adds(b.of(r, "lost", ""), true, other, only)
		b.adds(b.of(r, "baselines", ""), true, id, other, only)
	})
}

// adds makes parts add up to a total, if there are all of them and they do.
func (b *builder) adds(total string, known bool, parts ...string) {
	if total == "" {
		return
	}
	sum := 0.0
	for _, id := range parts {
		if id == "" {
			return
		}
		sum += b.worth(id)
	}
	if sum == b.worth(total) {
		b.sum(total, known, parts...)
	}
}

// grounds: what a number rests on, where it is no result, is the pupils of the population
// if it is as many.
func (b *builder) grounds() {
	b.each(func(id string, r *metrics.Result) {
		if !strings.HasPrefix(r.Statistic, "n_") || b.cell(id).Kind != disclosure.Count || len(r.Group) > 0 {
			return
		}
		if k := (key{population: r.Population, statistic: "pupils"}); r.Population == cohort.All || r.Population == cohort.SupportedOne {
			b.alike(b.known(k), id)
		}
	})
}
