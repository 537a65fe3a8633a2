package support

import (
	"fmt"
	"math"
	"strconv"

	"apst/ingest"
	"apst/metrics/record"
)

// incident is one suspension, permanent exclusion or incident.
type incident struct {
	base
	id       string
	kind     kind
	day, end ingest.Date
	time     int
	timed    bool
	sessions int // of a suspension; 0 where they are not known

	sessionsWhy string // why they are not
	flags       []string
}

// suspension reads one row of a list of suspensions.
func (in *intake) suspension(r *record.Record, b base) {
	i := &incident{base: b, kind: tables().kinds[classSuspension]}
	i.id, _ = r.Text(fieldIncidentID)
	if r.Block.Has(fieldKind) {
		text, got := r.Text(fieldKind)
		if got == record.Given && !in.kindOf(r, i, text) || got == record.Bad {
			in.end(shapeSuspensions, refused)
			in.lose(i, flagSuspensionKind, "")
			return
		}
	}
	i.day, _ = in.past(r, &i.base, fieldStart)
	i.end, _ = in.day(r, &i.base, fieldEnd)
	if !i.day.IsZero() && !i.end.IsZero() && i.day.After(i.end) {
		in.tell(RuleBackwards, b, fieldEnd, i.day.String()+" to "+i.end.String())
		i.day, i.end = ingest.Date{}, ingest.Date{}
	} else if i.day.IsZero() {
		in.noDay(r, i, fieldStart)
	}
	in.keepIncident(r, i)
}

// kindOf reads the kind of a suspension: one that is none of these is told.
func (in *intake) kindOf(r *record.Record, i *incident, text string) bool {
	k := tables().kinds[wordIn(fieldKind, text)]
	if k.class != classSuspension && k.class != classPermanent {
		in.tellWord(i.base, fieldKind, fieldKind, text)
		return false
	}
	i.kind = k
	in.use(r, &i.base, fieldKind, k.title, "")
	return true
}

// incident reads one row of a list of incidents, suspensions among them.
func (in *intake) incident(r *record.Record, b base) {
	i := &incident{base: b, kind: tables().kinds["other"]}
	i.id, _ = r.Text(fieldIncidentID)
	text, got := r.Text(fieldKind)
	switch w := wordIn(fieldKind, text); {
	case w != "":
		i.kind = tables().kinds[w]
		in.use(r, &i.base, fieldKind, i.kind.title, "")
	case got == record.Given && in.once(fieldKind, text):
		in.log.Add(foundWord(RuleKind, i.base, fieldKind, text))
	case got == record.Blank:
		i.flags = append(i.flags, flagKindBlank)
	}
	if i.day, _ = in.past(r, &i.base, fieldDate); i.day.IsZero() {
		in.noDay(r, i, fieldDate)
	}
	if i.time, i.timed = in.clock(r); i.timed {
		in.use(r, &i.base, fieldTime, "", "")
	}
	in.keepIncident(r, i)
}

// noDay tells that an incident has no day.
func (in *intake) noDay(r *record.Record, i *incident, field string) {
	seen := string(r.Cell(field).Text)
	if seen == "" {
		seen = "blank"
	}
	in.tell(RuleNoDay, i.base, field, seen)
}

// keepIncident takes an incident with a day; of one without it is not known whether
// it lies in the period.
func (in *intake) keepIncident(r *record.Record, i *incident) {
	if i.day.IsZero() {
		in.end(r.Block.Shape.ID, refused)
		what := flagSuspensionUndated
		if i.kind.class == classIncident {
			what = flagIncidentUndated
		}
		in.lose(i, what, i.kind.class)
		return
	}
	if i.kind.class == classSuspension {
		in.sessions(r, i)
	}
	in.incidents = append(in.incidents, i)
}

// sessions reads how many sessions a suspension took: half days.
func (in *intake) sessions(r *record.Record, i *incident) {
	for _, f := range []struct {
		field string
		each  float64 // sessions
	}{{fieldSessions, 1}, {fieldDays, 2}} {
		text, got := r.Text(f.field)
		if got == record.NoColumn || got == record.Blank {
			continue
		}
		n, err := strconv.ParseFloat(text, 64)
		n *= f.each
		most := limit("suspension-sessions")
		if !i.end.IsZero() {
			most = min(most, 2*(i.end.Days()-i.day.Days()+1))
		}
		if err != nil || n != math.Trunc(n) || n < 1 || n > float64(most) {
			if got != record.Bad {
				in.log.Add(foundWant(RuleSessions, i.base, f.field, text, fmt.Sprintf("1 to %d sessions, half days each", most)))
			}
			i.sessionsWhy = flagSessionsNotKnown
			return
		}
		i.sessions = int(n)
		in.use(r, &i.base, f.field, fmt.Sprintf("%d sessions", i.sessions), "")
		return
	}
	if i.kind.id == "lunchtime-suspension" {
		i.sessions = 1 // counted as half a day
		return
	}
	i.sessionsWhy = flagSessionsNotGiven
}

// lose notes that a suspension or incident of a pupil cannot be used; class is its
// class, where that is known.
func (in *intake) lose(i *incident, what, class string) {
	in.blurred[i.pupil] = append(in.blurred[i.pupil], spoiling{base: i.base, day: i.day, what: what, class: class})
}
