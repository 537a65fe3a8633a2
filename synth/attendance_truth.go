package synth

import (
	"slices"
	"strings"
	"time"
)

// category is what a mark counts as.
type category uint8

const (
	unknownMark   category = iota // no code of the day
	attending                     // present
	offSite                       // approved activity elsewhere
	excusedAway                   // authorised absence
	unexcusedAway                 // unauthorised absence
	covidAway                     // possible or not, as it is counted
	notPossible                   // no possible session
	notCollected                  // no session at all
	notMarked                     // nothing was written
	categories
)

// codesOf are the codes of a time and what they count as.
type codesOf struct {
	from, to time.Time
	of       map[category]string
}

// codeSets are the codes that were in force at all times, and those of some.
var codeSets = []codesOf{
	{on(2019, 9, 1), on(2029, 8, 31), map[category]string{attending: `/ \ L`, offSite: "B P V W", excusedAway: "C E I M R S T",
		unexcusedAway: "G N O U", notPossible: "D", notCollected: "Z #"}},
	{on(2019, 9, 1), on(2024, 8, 18), map[category]string{offSite: "J", excusedAway: "H", notPossible: "Y"}},
	{on(2020, 9, 1), on(2022, 8, 31), map[category]string{covidAway: "X"}},
	{on(2021, 3, 8), on(2022, 8, 31), map[category]string{excusedAway: "I01 I02", covidAway: "X02 X05 X06 X07", notPossible: "X01"}},
	{on(2021, 3, 8), on(2021, 8, 25), map[category]string{covidAway: "X03 X04"}},
	{on(2021, 8, 26), on(2022, 8, 31), map[category]string{covidAway: "X08 X09"}},
	{on(2022, 9, 1), on(2029, 8, 31), map[category]string{notPossible: "X"}},
	{on(2024, 8, 19), on(2029, 8, 31), map[category]string{offSite: "K", excusedAway: "C1 C2 J1", notPossible: "Q Y1 Y2 Y3 Y4 Y5 Y6 Y7"}},
}

// counts is what a code of a day counts as.
func counts(code string, day time.Time) category {
	if code == "" {
		return notMarked
	}
	for _, set := range codeSets {
		if day.Before(set.from) || day.After(set.to) {
			continue
		}
		for c := range categories {
			if slices.Contains(strings.Fields(set.of[c]), code) {
				return c
			}
		}
	}
	return unknownMark
}

// tally is what a pupil's sessions come to.
type tally struct {
	of                   [categories]int
	late, afterClose     int
	partTime             int // under a part-time timetable, where a code says so
	old                  int // sessions before a code said so
	outside              int // that are no possible sessions
	first, last          time.Time
	possible, absent, in int
}

// tallyOf adds sessions up. Covid marks are possible sessions on the basis of the
// national statistics alone.
func tallyOf(sessions []*session, dfe bool) *tally {
	t := &tally{}
	for _, s := range sessions {
		c := counts(s.code, s.day)
		t.of[c]++
		switch s.code {
		case "L":
			t.late++
		case "U":
			t.afterClose++
		case "C2":
			t.partTime++
		}
		if s.day.Before(newCodes) {
			t.old++
		}
		if c == notCollected || c == notMarked {
			continue // no day with a mark of the pupil's
		}
		if t.first.IsZero() || s.day.Before(t.first) {
			t.first = s.day
		}
		if s.day.After(t.last) {
			t.last = s.day
		}
	}
	t.in, t.absent = t.of[attending]+t.of[offSite], t.of[excusedAway]+t.of[unexcusedAway]
	t.possible = t.in + t.absent
	t.outside = t.of[notPossible] + t.of[notCollected]
	if dfe {
		t.possible += t.of[covidAway]
	} else {
		t.outside += t.of[covidAway]
	}
	return t
}

// percent is a part of a whole in hundreds to one decimal, halves up, as text that
// has no nought behind the point; no whole has none.
func percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	tenths := (2000*part + whole) / (2 * whole)
	if tenths%10 == 0 {
		return digits(tenths / 10)
	}
	return digits(tenths/10) + "." + digits(tenths%10)
}

// flag is whether an absence is a part of the possible sessions, or more; nothing
// where none was possible.
func (t *tally) flag(oneIn int) string {
	switch {
	case t.possible == 0:
		return ""
	case t.absent*oneIn >= t.possible:
		return "true"
	}
	return "false"
}

// row is the true row of a pupil. What was offered is known where all marks are of a
// time when codes tell it.
func (t *tally) row(pupil, basis string) TrueRow {
	offered := ""
	if t.old == 0 {
		offered = digits(t.possible - t.partTime)
	}
	return TrueRow{
		"pupil_id": pupil, "period": "all", "basis": basis, "from": iso(t.first), "to": iso(t.last),
		"possible": digits(t.possible), "attended": digits(t.in),
		"authorised": digits(t.of[excusedAway]), "unauthorised": digits(t.of[unexcusedAway]),
		"late": digits(t.late), "late_after_close": digits(t.afterClose), "sessions_offered": offered,
		"not_possible": digits(t.outside), "unmarked": digits(t.of[notMarked]), "unknown_codes": digits(t.of[unknownMark]),
		"attendance_percent": percent(t.in, t.possible), "absence_percent": percent(t.absent, t.possible),
		"persistent": t.flag(10), "severe": t.flag(2),
	}
}

// attendanceTruth is what is true of a register: a row a pupil over all of it.
func attendanceTruth(sessions []*session, dfe bool) *Truth {
	t := &Truth{Key: []string{"pupil_id", "period"}}
	basis := map[bool]string{true: "dfe", false: "mis"}[dfe]
	for _, own := range byPupil(sessions) {
		t.Rows = append(t.Rows, tallyOf(own, dfe).row(own[0].pupil.ID, basis))
	}
	return t
}

// byPupil parts records that stand pupil by pupil.
func byPupil[T about](records []T) [][]T {
	var out [][]T
	for i, r := range records {
		if i == 0 || records[i-1].who() != r.who() {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}
