package main

import (
	"maps"
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
)

// cutOff leaves out what happened after the last day of a term that is reported on, as
// if the files had been read on that day: what is dated later, what was done later, and
// that pupils left later. What has no date of its own, such as how much support a pupil
// had in all, is left out of a pupil for whom something was done later.
func (j *changeJob) cutOff() {
	j.ofCentre()
	if j.opts.Until.IsZero() {
		return
	}
	until := j.opts.Until
	for i := range j.sources {
		src := &j.sources[i]
		later := map[string]bool{}
		src.Service.Acts = slices.DeleteFunc(slices.Clone(src.Service.Acts), func(a metrics.Act) bool {
			if a.Date.IsZero() || !a.Date.After(until) {
				return false
			}
			later[a.Pupil] = true
			return true
		})
		drop := func(pupil string) func(metrics.Value) bool {
			return func(v metrics.Value) bool {
				return v.Date.IsZero() && later[pupil] || !v.Date.IsZero() && v.Date.After(until)
			}
		}
		src.Unnamed = slices.DeleteFunc(slices.Clone(src.Unnamed), drop(""))
		src.Rows = slices.Clone(src.Rows)
		for k := range src.Rows {
			r := &src.Rows[k]
			r.Values = slices.DeleteFunc(slices.Clone(r.Values), drop(r.Pupil))
		}
		src.Rows = slices.DeleteFunc(src.Rows, func(r cohort.Row) bool { return len(r.Values) == 0 && r.Refused == "" })
	}
	if j.roll != nil {
		stays := slices.Clone(j.roll.All())
		for i := range stays {
			if stays[i].Exit.After(until) {
				stays[i].Exit = ingest.Date{} // nobody knew of it on that day
				stays[i].Facts = maps.Clone(stays[i].Facts)
				delete(stays[i].Facts, "exit_reason")
				delete(stays[i].Facts, "destination")
			}
		}
		j.roll = record.NewRoll(stays)
	}
	if j.asOf.IsZero() || j.asOf.After(until) {
		j.asOf = until
	}
}

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
