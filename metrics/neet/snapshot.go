package neet

import (
	"fmt"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
)

// defaultTolerance is how many days from its day a snapshot's record may be. Monthly
// files are at most 16 days from any day; a school that asks its leavers itself
// gets through its list in three weeks.
const defaultTolerance = 21

// mostTolerance keeps the snapshot of one month apart from the day of leaving.
const mostTolerance = 27

// sight is one day at which something is recorded of a pupil.
type sight struct {
	day    ingest.Date
	code   string
	group  string
	status Status // of the record as it counts on that day; NoStatus where it cannot be used
	by     string // who confirmed it
	at     sheet.Ref
}

// sights are all of them: what stands at the day of a file, and what lists say was
// confirmed on a day.
type sights struct {
	of       map[string][]sight
	days     []ingest.Date // on which anybody was seen, in order
	from, to ingest.Date   // of the lists: the first day and the last
	last     ingest.Date   // of the data
}

// sightings gathers them.
func (in *intake) sightings(all []*standing) *sights {
	out := &sights{of: map[string][]sight{}}
	days := map[ingest.Date]bool{}
	add := func(pupil string, s sight) {
		out.of[pupil] = append(out.of[pupil], s)
		days[s.day] = true
	}
	for _, s := range all {
		if ownList(s.entries[0].block) && s.by != FromPeriod {
			continue // of the day on which each was confirmed, not of the list
		}
		v := sight{day: s.day, status: s.status, at: s.entries[0].at()}
		if s.chosen != nil {
			v.at, v.code, v.group, v.by = s.chosen.at(), s.chosen.code.Code, s.chosen.code.Group.ID, s.chosen.carried.confirmedBy
		}
		add(s.pupil, v)
	}
	for _, e := range in.entries {
		if e.by == FromPeriod || e.fault == RuleNoCode {
			continue
		}
		day := monthEnd(e.known())
		if day.IsZero() && e.by == FromOption {
			day = e.day // somebody says of all that they are of that day
		}
		if day.IsZero() {
			continue
		}
		if out.from.IsZero() || before(day, out.from) {
			out.from = day
		}
		if day.After(out.to) {
			out.to = day
		}
		v := sight{day: day, code: e.code.Code, group: e.code.Group.ID, at: e.at(), by: e.carried.confirmedBy}
		if e.fault == nil {
			v.status = e.code.Group.Status // somebody confirmed it that day: it was current
		}
		add(e.pupil, v)
	}
	out.days = sorted(days)
	if n := len(out.days); n > 0 {
		out.last = out.days[n-1]
	}
	return out
}

// covers reports whether records of anybody are of days near enough to one for a
// missing one to say something.
func (s *sights) covers(day, from, to ingest.Date) bool {
	if !s.from.IsZero() && within(day, s.from, s.to) {
		return true
	}
	return slices.ContainsFunc(s.days, func(d ingest.Date) bool { return within(d, from, to) })
}

// nearest is the record of a pupil nearest to a day, of those between two others; of
// two equally near the later, which knows more. Two of one day that disagree are
// none that can be used.
func (s *sights) nearest(pupil string, day, from, to ingest.Date) (best sight, ok bool) {
	for _, v := range s.of[pupil] {
		if !within(v.day, from, to) {
			continue
		}
		switch near, nearest := apart(v.day, day), apart(best.day, day); {
		case !ok || near < nearest || near == nearest && v.day.After(best.day):
			best, ok = v, true
		case v.day == best.day && v.status != best.status:
			best.status, best.group, best.code = NoStatus, "", ""
		}
	}
	return best, ok
}

// snapshot is where a leaver was on a day.
type snapshot struct {
	name   string      // 1-month, 6-months, year-11
	day    ingest.Date // the day that is asked about; zero where there is none
	seen   sight       // the record it rests on
	status Status
	state  metrics.State // why there is no status
	flag   string
	why    string
}

// The names of the snapshots.
const (
	oneMonth  = "1-month"
	sixMonths = "6-months"
	afterY11  = "year-11"
)

// window is the days between which a snapshot's record may lie.
type window struct{ day, from, to ingest.Date }

// around is a window of so many days before and after a day, and none on or before
// the day of leaving.
func around(day ingest.Date, tolerance int, left ingest.Date) window {
	w := window{day: day, from: plusDays(day, -tolerance), to: plusDays(day, tolerance)}
	if first := plusDays(left, 1); first.After(w.from) {
		w.from = first
	}
	return w
}

// afterYear11 is the window for what became of somebody after Year 11: the record
// nearest to 1 November, from October to the end of February. In September the
// records of most are out of date, and from March on it is another question.
func afterYear11(began int) window {
	end := monthEnd(ingest.Date{Year: int16(began + 2), Month: 2})
	return window{ingest.Date{Year: int16(began + 1), Month: 11, Day: 1}, ingest.Date{Year: int16(began + 1), Month: 10, Day: 1}, end}
}

// take makes a snapshot of a leaver. Without a record it says why there is no
// status; not known is said only where a list of pupils says that somebody is
// missing, and records of others are of that time.
func (s *sights) take(l *leaver, name string, w window) snapshot {
	out := snapshot{name: name, day: w.day}
	if v, ok := s.nearest(l.pupil, w.day, w.from, w.to); ok {
		out.seen, out.status = v, v.status
		if v.status == NoStatus {
			out.none(metrics.Refused, flagUnusable, "the record nearest to the day has no status")
		}
		return out
	}
	switch {
	case l.onRoll(w.day):
		out.none(metrics.NotApplicable, flagOnRoll, "the pupil was on roll on the day")
	case !l.born.IsZero() && compulsory(l.born, w.day):
		out.none(metrics.NotApplicable, flagSchoolAge, "the pupil was still of compulsory school age on the day, and activities are tracked from its end")
	case !s.last.IsZero() && w.day.After(s.last):
		out.none(metrics.NotAvailable, flagNotDue, "the day is later than the data")
	case !s.covers(w.day, w.from, w.to):
		out.none(metrics.NotAvailable, flagNoFile, "no record of anybody is of a day near it")
	case !l.listed:
		out.none(metrics.NotAvailable, flagNoList, "no list of pupils says who left, so that a missing record shows nothing")
	case l.born.IsZero():
		out.none(metrics.Missing, flagNoBirth, "the date of birth is not known, so that nobody can tell whether the pupil was still of compulsory school age")
	default:
		out.status, out.flag = Unknown, flagNoRecord
		out.why = fmt.Sprintf("no record of the pupil between %s and %s, when there are records of others", w.from, w.to)
	}
	return out
}

func (s *snapshot) none(state metrics.State, flag, why string) {
	s.state, s.flag, s.why = state, flag, why
}
