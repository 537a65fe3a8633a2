package attendance

import (
	"slices"

	"apst/metrics/calendar"
)

// Stay is from a pupil's first to the last day on roll; an end that is not known
// is open.
type Stay struct {
	From, To        calendar.Day
	NoFrom, NoUntil bool
}

func (s Stay) contains(d calendar.Day) bool {
	return (s.NoFrom || s.From <= d) && (s.NoUntil || d <= s.To)
}

// Bound takes out what is recorded for an enrolment outside the pupil's stays, of
// which there may be several, and reports every mark that counted for something:
// those are counted as [Outside] from then on. Blanks, and marks that say
// themselves that the pupil is not on roll or the school closed, stay as they
// are. No stays at all bound nothing.
func (r *Register) Bound(e Enrolment, stays []Stay, report func(Found)) {
	if len(stays) == 0 {
		return
	}
	r.walk(e, func(at Slot, cell *uint8) bool {
		c := Code(*cell &^ differs)
		kept := c == NoMark || c == Outside || categoryOf(kind(c)) == NotCollected
		if kept || slices.ContainsFunc(stays, func(s Stay) bool { return s.contains(at.Day()) }) {
			return true
		}
		if report != nil {
			report(Found{e, at, Held(*cell)})
		}
		*cell = uint8(Outside)
		return true
	})
}
