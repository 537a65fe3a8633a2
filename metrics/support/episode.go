package support

import (
	"fmt"

	"apst/ingest"
	"apst/metrics/record"
)

// episode is one stretch of work of a specialist with a pupil.
type episode struct {
	base
	specialism specialism
	start, end ingest.Date // an end of zero is an open episode, unless ended is set
	ended      bool        // it has ended, on a day that is not known
	mode       string
	reason     string // completed, left-school, disengaged, referred-on, other
	flags      []string
	unsure     bool // how it stood on an earlier day that is asked about cannot be told
}

// episode reads one row of a list of episodes.
func (in *intake) episode(r *record.Record, b base) {
	e := &episode{base: b}
	var ok bool
	if e.specialism, ok = in.whose(r, &e.base); !ok {
		in.end(shapeEpisodes, refused)
		in.spoil(e.base, ingest.Date{}, flagEpisodeWithWhom)
		return
	}
	var got record.Got
	if e.start, got = in.past(r, &e.base, fieldStart); got == record.Blank {
		in.tell(RuleUndated, b, fieldStart, "blank")
	}
	if e.start.IsZero() {
		e.flags = append(e.flags, flagEpisodeUndated)
	}
	e.end, got = in.day(r, &e.base, fieldEnd)
	e.ended = got == record.Bad
	if !e.start.IsZero() && !e.end.IsZero() && e.start.After(e.end) {
		in.tell(RuleBackwards, b, fieldEnd, e.start.String()+" to "+e.end.String())
		e.start, e.end, e.ended = ingest.Date{}, ingest.Date{}, true
		e.flags = append(e.flags, flagEpisodeBackwards)
	}
	if e.mode, got = in.mode(r, &e.base); got == record.Bad {
		e.flags = append(e.flags, flagModeNotKnown)
	}
	e.reason, _ = in.word(r, &e.base, fieldEndReason)
	if e.reason == "open" {
		e.reason = ""
	} else if e.reason != "" && e.end.IsZero() {
		e.ended = true
	}
	in.episodes = append(in.episodes, e)
}

// openOn reports whether an episode is open on a day.
func (e *episode) openOn(day ingest.Date) bool {
	if e.ended && e.end.IsZero() {
		return false
	}
	return e.end.IsZero() || e.end.After(day)
}

// same reports whether two episodes are one, listed twice.
func (e *episode) same(o *episode) bool {
	return e.start == o.start && e.end == o.end && e.mode == o.mode && e.reason == o.reason && !e.start.IsZero()
}

// overlaps reports whether two episodes share a day, as far as is known. The day on
// which one ends and the next begins is no overlap.
func (e *episode) overlaps(o *episode) bool {
	if e.start.IsZero() || o.start.IsZero() || e.ended && e.end.IsZero() || o.ended && o.end.IsZero() {
		return false
	}
	first, second := e, o
	if first.start.After(second.start) {
		first, second = second, first
	}
	return first.start == second.start || first.end.IsZero() || first.end.After(second.start)
}

func (e *episode) String() string {
	end := e.end.String()
	if end == "" {
		end = "open"
	}
	return fmt.Sprintf("%s to %s", e.start, end)
}
