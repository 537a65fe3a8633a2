package pupil_test

import (
	"slices"

	"apst/finding"
	"apst/internal/schooltest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/metrics/stats"
)

// joined are one pupil of a school among the pupils of another.
func joined(own, others *cohort.Input, id string) (*record.Roll, []cohort.Source) {
	stays := slices.DeleteFunc(others.Roll.All(), func(s record.Stay) bool { return s.Pupil == id })
	stays = append(stays, own.Roll.Of(id)...)
	var sources []cohort.Source
	for i := range others.Sources {
		s := others.Sources[i]
		s.Rows = slices.DeleteFunc(slices.Clone(s.Rows), func(r cohort.Row) bool { return r.Pupil == id })
		for _, r := range own.Sources[i].Rows {
			if r.Pupil == id {
				s.Rows = append(s.Rows, r)
			}
		}
		s.Service = metrics.Service{}
		sources = append(sources, s)
	}
	return record.NewRoll(stays), sources
}

// analysed joins a school and pairs what was measured; the numbers of groups are not
// needed.
func analysed(in *cohort.Input) *cohort.Analysis {
	s := cohort.DefaultSettings()
	s.From, s.To = schooltest.From, schooltest.To
	s.Bootstrap = stats.Bootstrap{Resamples: 199, Seed: 1, Level: s.Level}
	l := cohort.Join(in, &finding.Log{})
	return &cohort.Analysis{Linkage: l, Settings: &s, Pairs: cohort.Match(l, &s)}
}

func find(a *cohort.Analysis, id string) *cohort.Pupil {
	i := slices.IndexFunc(a.Linkage.Pupils, func(p *cohort.Pupil) bool { return p.ID == id })
	return a.Linkage.Pupils[i]
}
