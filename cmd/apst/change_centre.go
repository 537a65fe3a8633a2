package main

import (
	"slices"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
)

// factCentre is what the list of pupils calls the site at which a pupil is.
const factCentre = "centre"

// centres are the sites on the list of pupils, by name, and how many placements have
// none.
func (j *changeJob) centres() (names []string, none int) {
	if j.roll == nil {
		return nil, 0
	}
	for _, s := range j.roll.All() {
		switch name := s.Facts[factCentre]; {
		case name == "":
			none++
		case !slices.Contains(names, name):
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, none
}

// ofCentre leaves out the pupils of other sites than the one that is reported on, and
// what the sources say of them.
func (j *changeJob) ofCentre() {
	if j.opts.Centre == "" || j.roll == nil {
		return
	}
	all := j.roll
	j.roll = record.NewRoll(slices.DeleteFunc(slices.Clone(all.All()), func(s record.Stay) bool { return s.Facts[factCentre] != j.opts.Centre }))
	elsewhere := func(pupil string) bool { return len(all.Of(pupil)) > 0 && len(j.roll.Of(pupil)) == 0 }
	for i := range j.sources {
		src := &j.sources[i]
		src.Unnamed = nil // of nobody knows which site
		src.Rows = slices.DeleteFunc(slices.Clone(src.Rows), func(r cohort.Row) bool { return elsewhere(r.Pupil) })
		src.Service.Acts = slices.DeleteFunc(slices.Clone(src.Service.Acts), func(a metrics.Act) bool { return a.Pupil == "" || elsewhere(a.Pupil) })
	}
}
