package support

import (
	"strconv"

	"apst/ingest"
	"apst/metrics/record"
)

// universal is a session with everybody: training of staff, a whole class, an
// assembly. It is in no pupil's amount of support.
type universal struct {
	base
	day         ingest.Date
	specialism  specialism
	activity    string
	audience    string // staff, pupils, families
	attendances int
	given       bool // the attendances are
	minutes     int
	flags       []string
}

// universal reads one row of a list of sessions with everybody.
func (in *intake) universal(r *record.Record, b base) { in.universalRow(r, b) }

// universalRow reads a session with everybody, from a list of these or from among
// contacts.
func (in *intake) universalRow(r *record.Record, b base) {
	b.pupil = ""
	u := &universal{base: b}
	if u.day, _ = in.past(r, &u.base, fieldDate); u.day.IsZero() {
		seen := string(r.Cell(fieldDate).Text)
		if seen == "" {
			seen = "blank"
		}
		in.tell(RuleNoDay, b, fieldDate, seen)
		in.end(r.Block.Shape.ID, refused)
		return
	}
	if r.Block.Has(fieldSpecialism) {
		if text, got := r.Text(fieldSpecialism); got == record.Given {
			u.specialism, _ = in.specialism(b, fieldSpecialism, text)
		}
	} else {
		u.specialism = in.facts[r.Block].specialism
	}
	u.activity, _ = r.Text(fieldActivity)
	u.audience, _ = in.word(r, &u.base, fieldAudience)
	if text, got := r.Text(fieldAttendances); got == record.Given {
		n, err := strconv.ParseFloat(text, 64)
		if u.attendances, u.given = int(n), err == nil && n >= 0 && n < 1e5 && n == float64(int(n)); !u.given {
			u.attendances = 0
			in.log.Add(foundWant(RuleWord, b, fieldAttendances, text, "how many were there: a whole number"))
			u.flags = append(u.flags, flagAttendancesNotKnown)
		}
	}
	if r.Block.Has(fieldMinutes) {
		if n, ok := lengthOf(r.Cell(fieldMinutes), inMinutes); ok {
			u.minutes = n
		}
	}
	in.universals = append(in.universals, u)
}
