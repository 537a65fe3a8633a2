package main

import (
	"apst/ingest"
	"apst/metrics"
)

// actsUntil are acts as they stood at the end of a day: without those that were done
// later, and with what became of the others up to then. It also says for which pupils
// something was done later.
func actsUntil(acts []metrics.Act, until ingest.Date) (kept []metrics.Act, later map[string]bool) {
	later = map[string]bool{}
	for _, a := range acts {
		if a.Date.After(until) {
			later[a.Pupil] = true
		} else {
			kept = append(kept, a)
		}
	}
	for i := range kept {
		switch a := &kept[i]; a.Kind {
		case metrics.RequestAct:
			a.Completed = completedUntil(a, acts, until, later[a.Pupil])
			requestUntil(a, until, later[a.Pupil])
		case metrics.EpisodeAct:
			episodeUntil(a, until, later[a.Pupil])
		}
	}
	return kept, later
}

// requestUntil takes back what became of a request later. Of a decision without a day
// nobody can tell where something was done for the pupil later, unless the pupil had
// been seen by then.
func requestUntil(a *metrics.Act, until ingest.Date, later bool) {
	after := func(days metrics.Amount) bool {
		return days.Known && a.Date.Days()+days.N > until.Days()
	}
	switch {
	case after(a.SeenDays):
		a.Seen, a.SeenDays = metrics.No, metrics.Amount{}
	case a.Seen == metrics.Yes && !a.SeenDays.Known && later:
		a.Seen = metrics.NotKnown
	}
	switch {
	case after(a.DecideDays):
		a.Decision, a.DecideDays = metrics.Waiting, metrics.Amount{}
	case a.Decision != metrics.Waiting && !a.DecideDays.Known && later && a.Seen != metrics.Yes:
		a.Decision = ""
	}
}

// completedUntil says whether the work of a request was completed by a day: by an
// episode with the specialist that ended by then and had begun before the next request.
func completedUntil(a *metrics.Act, acts []metrics.Act, until ingest.Date, later bool) metrics.Whether {
	if a.Completed != metrics.Yes {
		return a.Completed // what was not completed in the end was not before
	}
	same := func(b *metrics.Act) bool { return b.Pupil == a.Pupil && b.Specialism == a.Specialism }
	var next ingest.Date
	for i := range acts {
		if b := &acts[i]; b.Kind == metrics.RequestAct && same(b) && b.Date.After(a.Date) && (next.IsZero() || next.After(b.Date)) {
			next = b.Date
		}
	}
	out := metrics.No
	for i := range acts {
		b := &acts[i]
		switch {
		case b.Kind != metrics.EpisodeAct || !same(b) || b.Ending != metrics.Completed, !next.IsZero() && !next.After(b.Date):
		case b.End.IsZero() && later:
			out = metrics.NotKnown
		case b.End.IsZero(), !a.Date.After(b.End) && !b.End.After(until):
			return metrics.Yes
		}
	}
	return out
}

// episodeUntil takes back that work ended later.
func episodeUntil(a *metrics.Act, until ingest.Date, later bool) {
	switch {
	case a.End.After(until):
		a.End, a.Open, a.Ending = ingest.Date{}, metrics.Yes, ""
	case a.End.IsZero() && a.Open == metrics.No && later:
		a.Open, a.Ending = metrics.NotKnown, ""
	}
}
