package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
)

// cutOff leaves out what happened after the last day of a term that is reported on, as
// if the files had been read on that day: what is dated later, what was done later, and
// that pupils left later. What has no date of its own, such as how much support a pupil
// had in all, is left out of a pupil for whom something was done later.
// A term that has not begun on the day the data are from is refused.
func (j *changeJob) cutOff() error {
	j.ofCentre()
	if j.opts.Until.IsZero() {
		return nil
	}
	if !j.reaches(j.opts.Begins) {
		return usagef("the term begins on %s, and the data are from before that day", longDay(j.opts.Begins)).
			hint("name a term that has begun; or say which day the data are from: --as-of, or as_of in apst.yaml")
	}
	until, undated := j.opts.Until, j.undated()
	lost, comes := 0, j.comesLater(until)
	if j.asOf.After(until) || j.asOf.IsZero() && j.reaches(until) {
		j.asOf = until
	}
	for i := range j.sources {
		src := &j.sources[i]
		acts, later := actsUntil(src.Service.Acts, until)
		src.Service.Acts = acts
		drop := func(pupil string) func(metrics.Value) bool {
			return func(v metrics.Value) bool {
				switch {
				case comes(pupil):
					return true
				case !v.Date.IsZero():
					return v.Date.After(until)
				case undated(pupil, &v):
					lost++
					return true
				}
				return later[pupil]
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
	j.rollUntil(until)
	if lost > 0 {
		j.opts.IO.wrapped("", fmt.Sprintf("left out for want of a date: %s of endlines and the like. Nobody can tell whether they are of the time up to %s", howMany(lost, "number"), longDay(until)))
	}
	return nil
}

// comesLater tells which pupils are on the list with placements alone that begin after a
// day: of them nothing was known.
func (j *changeJob) comesLater(until ingest.Date) func(pupil string) bool {
	return func(pupil string) bool {
		if j.roll == nil {
			return false
		}
		stays := j.roll.Of(pupil)
		return len(stays) > 0 && !slices.ContainsFunc(stays, func(s record.Stay) bool { return !s.Entry.After(until) })
	}
}

// rollUntil is the list of pupils as it was at the end of a day: that somebody came or
// left later nobody knew.
func (j *changeJob) rollUntil(until ingest.Date) {
	if j.roll == nil {
		return
	}
	stays := slices.DeleteFunc(slices.Clone(j.roll.All()), func(s record.Stay) bool { return s.Entry.After(until) })
	for i := range stays {
		if stays[i].Exit.After(until) {
			stays[i].Exit = ingest.Date{}
			stays[i].Facts = maps.Clone(stays[i].Facts)
			delete(stays[i].Facts, "exit_reason")
			delete(stays[i].Facts, "destination")
		}
	}
	j.roll = record.NewRoll(stays)
}

// undated tells which values without a date cannot be of a term that is over: an endline
// or another later time, unless the pupil had left by then. A baseline is taken when
// pupils come, and is let be. Where the data do not reach the next term nothing can be
// of it, and nothing is left out.
func (j *changeJob) undated() func(pupil string, v *metrics.Value) bool {
	next, until := j.opts.Next, j.opts.Until
	if next.IsZero() || !j.reaches(next) {
		return func(string, *metrics.Value) bool { return false }
	}
	left := func(pupil string) bool {
		if j.roll == nil {
			return false
		}
		stays := j.roll.Of(pupil)
		return len(stays) > 0 && !slices.ContainsFunc(stays, func(s record.Stay) bool { return s.Exit.IsZero() || s.Exit.After(until) })
	}
	return func(pupil string, v *metrics.Value) bool {
		return (v.Wave != "" && v.Wave != "baseline" || v.Period == "after") && !left(pupil)
	}
}

// reaches reports whether the data are from a day or one after it, as far as dates in
// them tell, or somebody said so.
func (j *changeJob) reaches(day ingest.Date) bool {
	is := func(d ingest.Date) bool { return !d.IsZero() && !day.After(d) }
	if !j.asOf.IsZero() {
		return is(j.asOf)
	}
	for i := range j.sources {
		src := &j.sources[i]
		if slices.ContainsFunc(src.Service.Acts, func(a metrics.Act) bool { return is(a.Date) }) ||
			slices.ContainsFunc(src.Rows, func(r cohort.Row) bool {
				return slices.ContainsFunc(r.Values, func(v metrics.Value) bool { return is(v.Date) })
			}) {
			return true
		}
	}
	return false
}

// countUntil lets a measure that counts what happened up to a day count no further than
// to the last day of the term.
func (opts *ChangeOptions) countUntil(s *changeSource) {
	const option = "to"
	if opts.Until.IsZero() || !slices.ContainsFunc(s.measure.Options, func(o metrics.Option) bool { return o.Name == option }) {
		return
	}
	said, _ := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(strings.TrimSpace(s.in.Settings[option]))}, false)
	if said.IsZero() || said.After(opts.Until) {
		s.in.Settings[option] = opts.Until.String()
	}
}
