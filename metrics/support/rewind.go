package support

import (
	"iter"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
)

// RowsUntil implements [metrics.Rewinder] for the table of support. What the other tables
// rest on has days that are not kept.
func (rd *reading) RowsUntil(table int, day ingest.Date) (rows iter.Seq2[*metrics.Row, error], ok bool) {
	if table != tableSupport {
		return nil, false
	}
	return func(yield func(*metrics.Row, error) bool) {
		in, err := rd.collect(rd.ctx, &finding.Log{}, "") // what there is to find was found before
		if err != nil {
			yield(nil, err)
			return
		}
		in.rewind(day)
		in.link().supportRows(func(r *metrics.Row) bool { return yield(r, nil) })
	}, true
}

// rewind leaves out what is of later days: contacts, stretches of work and referrals, and
// that work ended. What has no day stays, for it may be of the time before, and leaves open
// what it left open.
func (in *intake) rewind(until ingest.Date) {
	in.until = until
	in.contacts = slices.DeleteFunc(in.contacts, func(c *contact) bool { return c.day.After(until) })
	in.referrals = slices.DeleteFunc(in.referrals, func(r *row) bool { return r.day.After(until) })
	in.episodes = slices.DeleteFunc(in.episodes, func(e *episode) bool { return e.start.After(until) })
	for _, e := range in.episodes {
		e.rewind(until)
	}
	later := func(b spoiling) bool { return b.day.After(until) }
	for o, list := range in.narrow {
		if list = slices.DeleteFunc(list, later); len(list) == 0 {
			delete(in.narrow, o)
		} else {
			in.narrow[o] = list
		}
	}
	for id, list := range in.wide {
		in.wide[id] = slices.DeleteFunc(list, later)
	}
}

// rewind takes back that the work ended on a later day. Of one that ended on a day that is
// not known, or began on one and was not over, nobody can tell how it was.
func (e *episode) rewind(until ingest.Date) {
	over := !e.end.IsZero() && !e.end.After(until)
	if e.end.After(until) {
		e.end, e.ended, e.reason = ingest.Date{}, false, ""
	}
	if e.unsure = !over && (e.start.IsZero() || e.ended); e.unsure {
		e.flags = once(e.flags, flagEpisodeUndated)
	}
}
