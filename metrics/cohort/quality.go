package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// quality are the results of the items of scales: how many answered them all, how
// consistent the items are in this sample, how many are at the ends of the scale. They
// are of everything in the files of a measure, whoever is on the list of pupils.
func (b *book) quality() {
	if b.l.Input == nil {
		return
	}
	sources := make([]*Source, len(b.l.Input.Sources))
	for i := range sources {
		sources[i] = &b.l.Input.Sources[i]
	}
	slices.SortStableFunc(sources, func(x, y *Source) int { return cmp.Compare(x.Measure, y.Measure) })
	for _, src := range sources {
		for i := range src.Items {
			if it := &src.Items[i]; b.s.wantsItems(src.Measure, it) {
				b.items(src, it)
			}
		}
	}
}

// wantsItems reports whether the items of a scale are among what was asked for.
func (s *Settings) wantsItems(measure string, it *Items) bool {
	return s.wants(measure, &metrics.Outcome{Scale: it.Scale}) && s.wantsInformant(it.Informant)
}

// items are the results of one scale by one informant at one wave.
func (b *book) items(src *Source, it *Items) {
	const everyone = "of every questionnaire in the files, whoever takes part"
	n := len(it.Answers)
	put := func(name string, e stats.Estimate) {
		e.NOf = it.Asked
		b.add(metrics.Result{
			Population: All, Measure: src.Measure, Scale: it.Scale, Informant: it.Informant, Period: it.Wave,
			Statistic: name, Unit: statisticsByName()[name].Unit, Ruleset: src.Ruleset, Estimate: e, Note: everyone,
		}, held{n: n})
	}
	if n > 0 {
		put("items", stats.Of(float64(len(it.Answers[0])), n, methodCount))
	}
	put("items_asked", count(it.Asked, it.Asked))
	put("items_complete", count(n, n))
	put("items_prorated", count(it.Prorated, it.Asked))
	alpha, omega := stats.None(n, "", ""), stats.None(n, "", "")
	if enough("alpha", n) {
		alpha, omega = stats.Alpha(it.Answers, b.level), stats.Omega(it.Answers, true)
	}
	put("alpha", alpha)
	put("omega", omega)
	put("floor_percent", b.percent(it.AtLeast, n))
	put("ceiling_percent", b.percent(it.AtMost, n))
}
