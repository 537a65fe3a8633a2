package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
)

// mainView is the main outcome with its measure, and the informant that tables and charts
// of one informant are about: the first, in their usual order, of whom there is a pair, or
// else a baseline. The outcome is nil where nothing is measured twice.
func (b *builder) mainView() (measure string, o *metrics.Outcome, informant string) {
	for _, statistic := range []string{"pairs", "baselines"} {
		for _, f := range b.Flows {
			of := b.outcome[[2]string{f.Measure, f.Scale}]
			if f.Population != cohort.All || of == nil {
				continue
			}
			r := b.look(f.Measure, of, view{f.Population, f.Informant}).get(statistic)
			if r != nil && r.Known() && r.Value > 0 {
				return f.Measure, of, f.Informant
			}
		}
	}
	return "", nil, ""
}
