package neet

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// leaver is one row of the table of destinations: a placement that has ended.
type leaver struct {
	pupil     string
	placement int
	left      ingest.Date
	listed    bool // the list of pupils says so
	born      ingest.Date
	recorded  string // what the list of pupils says of the destination, in its words
	at        sheet.Ref
	others    []record.Stay // the pupil's placements

	shots    [3]snapshot
	intended string // of the latest record, as it stands there
	offer    string // the September Guarantee
	finished int    // the school year in which Year 11 ended, by its beginning; 0 for none
	flags    []string
}

// What the list of pupils says of an exit, by the names of its fields.
const (
	factExitReason  = "exit_reason"
	factDestination = "destination"
	died            = "died"
)

// onRoll reports whether the pupil was on roll on a day: had not left yet, or was
// back.
func (l *leaver) onRoll(day ingest.Date) bool {
	if !l.listed {
		return !day.After(l.left)
	}
	return slices.ContainsFunc(l.others, func(s record.Stay) bool { return s.On(day) })
}

func (l *leaver) flag(word string) {
	if word != "" && !slices.Contains(l.flags, word) {
		l.flags = append(l.flags, word)
	}
}

// finishedText is the school year of Year 11; empty for none.
func (l *leaver) finishedText() string {
	if l.finished == 0 {
		return ""
	}
	return calendar.Year(l.finished).String()
}

// plusDays is the day so many days later.
func plusDays(d ingest.Date, days int) ingest.Date {
	return (calendar.Day(d.Days()) + calendar.Day(days)).Date()
}

// leavers are all placements that ended no later than the data reach: those of the
// list of pupils, and without a list those whom the files themselves say left.
func (in *intake) leavers(all []*standing, seen *sights) []*leaver {
	out := in.listedLeavers(seen)
	if in.request.Roll == nil {
		out = in.namedLeavers()
	}
	latest := map[string]*standing{}
	for _, s := range all {
		if s.chosen != nil {
			latest[s.pupil] = s // in order of day
		}
	}
	for _, l := range out {
		in.follow(l, seen, latest[l.pupil])
	}
	return out
}

func (in *intake) listedLeavers(seen *sights) []*leaver {
	in.compareLeaving()
	stays := in.request.Roll.All()
	var out []*leaver
	for i := range stays {
		s := &stays[i]
		left := monthEnd(s.Exit)
		if left.IsZero() || s.Facts[factExitReason] == died || !seen.last.IsZero() && left.After(seen.last) {
			continue
		}
		l := &leaver{pupil: s.Pupil, placement: s.Placement, left: left, listed: true, born: s.Born, recorded: s.Facts[factDestination], at: s.At, others: in.request.Roll.Of(s.Pupil)}
		if s.Exit.Day == 0 {
			l.flag(flagMonthOnly)
		}
		if in.leftOtherwise[s.Pupil] {
			l.flag(flagLeft)
		}
		out = append(out, l)
	}
	return out
}

// namedLeavers are the leavers of lists of destinations.
func (in *intake) namedLeavers() []*leaver {
	type key struct {
		pupil string
		left  ingest.Date
	}
	met := map[key]bool{}
	var out []*leaver
	for _, e := range in.entries {
		k := key{e.pupil, monthEnd(e.left)}
		if k.left.IsZero() || met[k] {
			continue
		}
		met[k] = true
		l := &leaver{pupil: k.pupil, placement: 1, left: k.left, born: e.born, at: e.at()}
		if e.left.Day == 0 {
			l.flag(flagMonthOnly)
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b *leaver) int {
		return cmp.Or(cmp.Compare(a.pupil, b.pupil), compareDays(a.left, b.left))
	})
	for i := 1; i < len(out); i++ {
		if out[i].pupil == out[i-1].pupil {
			out[i].placement = out[i-1].placement + 1
		}
	}
	return out
}

// compareLeaving holds the days of leaving of the files against the list of pupils.
func (in *intake) compareLeaving() {
	in.leftOtherwise = map[string]bool{}
	for _, e := range in.entries {
		stays := in.request.Roll.Of(e.pupil)
		if e.left.IsZero() || len(stays) == 0 || slices.ContainsFunc(stays, func(s record.Stay) bool { return !s.Exit.After(e.left) && !e.left.After(s.Exit) && !s.Exit.IsZero() }) {
			continue
		}
		in.leftOtherwise[e.pupil] = true
		listed := "none"
		if last := stays[len(stays)-1].Exit; !last.IsZero() {
			listed = last.String()
		}
		in.once(finding.Finding{Rule: RuleLeft, From: e.ref(fieldLeft), Pupil: e.pupil, Seen: e.left.String() + ", on the list of pupils " + listed})
	}
}

// follow makes the snapshots of a leaver.
func (in *intake) follow(l *leaver, seen *sights, latest *standing) {
	if latest != nil {
		l.intended, l.offer = latest.chosen.carried.intended, latest.chosen.carried.guarantee
		if l.born.IsZero() {
			l.born = latest.born
		}
	}
	l.shots[0] = seen.take(l, oneMonth, around(monthsLater(l.left, 1), in.tolerance, l.left))
	l.shots[1] = seen.take(l, sixMonths, around(monthsLater(l.left, 6), in.tolerance, l.left))
	l.shots[2] = in.yearEleven(l, seen)
	for _, s := range l.shots {
		if s.flag != "" {
			l.flag(s.name + ":" + s.flag)
		}
	}
}

// yearEleven is what became of a leaver after Year 11: of nobody who left before it.
func (in *intake) yearEleven(l *leaver, seen *sights) snapshot {
	s := snapshot{name: afterY11}
	if l.born.IsZero() {
		s.none(metrics.Missing, flagNoBirth, "the date of birth is not known")
		return s
	}
	began := yearEleven(l.born)
	if before(l.left, ingest.Date{Year: int16(began), Month: 9, Day: 1}) {
		s.none(metrics.NotApplicable, flagLeftBefore, "the pupil left before Year 11")
		return s
	}
	l.finished = began
	return seen.take(l, afterY11, afterYear11(began))
}

// missing adds the leavers of the list of pupils of whom no record is of a day, for
// each day of the data: they count as not known. A file that leaves out who moved
// away or cannot be found would otherwise look better than it is.
func (in *intake) missing(all []*standing) []*standing {
	days := map[ingest.Date]Basis{}
	periods := false
	have := map[string]map[ingest.Date]bool{}
	for _, s := range all {
		if by, met := days[s.day]; !met || s.by < by {
			days[s.day] = s.by
		}
		periods = periods || s.by == FromPeriod
		if have[s.pupil] == nil {
			have[s.pupil] = map[ingest.Date]bool{}
		}
		have[s.pupil][s.day] = true
	}
	stays := in.request.Roll.All()
	for i := range stays {
		stay := &stays[i]
		if i+1 < len(stays) && stays[i+1].Pupil == stay.Pupil {
			continue // the last placement counts
		}
		for _, day := range sorted(days) {
			if periods && days[day] != FromPeriod || have[stay.Pupil][day] || !leftSchool(stay, day) {
				continue
			}
			all = append(all, in.without(stay, day, days[day]))
		}
	}
	slices.SortStableFunc(all, compareStandings)
	return all
}

// leftSchool reports whether somebody had left by a day and is, on that day, of the
// academic age that is tracked.
func leftSchool(s *record.Stay, day ingest.Date) bool {
	if s.Exit.IsZero() || !day.After(monthEnd(s.Exit)) || s.Born.IsZero() || s.Facts[factExitReason] == died {
		return false
	}
	age := AcademicAge(s.Born, day)
	return age >= youngest && age <= oldest
}

// without is how a leaver stands of whom there is no record.
func (in *intake) without(stay *record.Stay, day ingest.Date, by Basis) *standing {
	s := &standing{pupil: stay.Pupil, day: day, by: by, placement: stay.Placement, missing: stay, born: stay.Born, status: Unknown}
	s.why = "on the list of pupils as a leaver, and in no record of the day"
	in.once(finding.Finding{Rule: RuleNoRecord, From: stay.At, Pupil: stay.Pupil, Seen: "left " + stay.Exit.String() + ", no record at " + day.String()})
	s.raise(RuleNoRecord, flagNoRecord)
	return s
}
