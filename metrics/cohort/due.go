package cohort

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// BaselineDays is how many days after entry a baseline is due where the project does not
// say within how many it is to be taken: six weeks.
const BaselineDays = 42

// DueAhead is how many days ahead what falls due is listed.
const DueAhead = 28

// Due is a questionnaire that is to come from a pupil, or about one.
type Due struct {
	Pupil     *Pupil
	Stay      *record.Stay
	Informant string
	Time      string      // baseline or endline
	On        ingest.Date // zero where it is not known
	Days      int         // since then; below zero so many to go
	Why       DueWhy
}

// Overdue reports whether the day has passed.
func (d *Due) Overdue() bool { return !d.On.IsZero() && d.Days > 0 }

// DueWhy is what a day goes by.
type DueWhy uint8

// What days go by.
const (
	DueAfterEntry DueWhy = iota // so many days after entry
	DueAtExit                   // the last day on roll
	DueAtEnd                    // the last day of the period
	DueNoEntry                  // the day of entry is not known
)

// Due are the questionnaires of a measure that are to come as of a day, with what is
// overdue, of pupils on roll who are eligible, or will be after some more days on roll,
// and take part: the earliest first, and those whose day is not known at last. A baseline is due [BaselineDays] after entry, or
// within as many days as the settings say, or on the last day of a pupil who leaves
// sooner; once a pupil has left it cannot be had any more. An endline is due on a pupil's
// last day or at the end of the period, if there is a baseline by the same informant.
// Informants are those by whom there is any baseline. Of whom the list of pupils says
// nothing nothing is due, and nothing of a pupil who died. What came and cannot be used
// is not listed: it is a cell to correct, not a questionnaire to hand out; and neither is
// what came of a placement that nobody can tell.
func (a *Analysis) Due(measure string, asOf ingest.Date) []Due {
	day, ok := calendar.DayOf(asOf)
	if !ok {
		return nil
	}
	d := dueList{a: a, asOf: day, pairs: map[duePair]*Pair{}, informants: a.answering(measure)}
	for _, p := range a.Pairs {
		if p.Measure != measure || !p.Outcome.Primary {
			continue
		}
		k := duePair{p.Pupil, p.Placement, p.Informant}
		if old := d.pairs[k]; old == nil || old.First == nil {
			d.pairs[k] = p
		}
	}
	pupils := slices.Clone(a.Linkage.Pupils)
	slices.SortFunc(pupils, func(x, y *Pupil) int { return cmp.Compare(x.ID, y.ID) })
	for _, p := range pupils {
		for i := range p.Stays {
			if a.asked(&p.Stays[i]) && !back(p.Stays, i) {
				d.stay(p, &p.Stays[i])
			}
		}
	}
	slices.SortStableFunc(d.list, func(x, y Due) int {
		if x.On.IsZero() != y.On.IsZero() {
			return cmp.Compare(y.On.Days(), x.On.Days())
		}
		return cmp.Compare(x.On.Days(), y.On.Days())
	})
	return d.list
}

// DueUntold is why nobody can tell which questionnaires of a measure are due, as a plain
// clause; empty where it can be told, be it that none is.
func (a *Analysis) DueUntold(measure string, asOf ingest.Date) string {
	_, dated := calendar.DayOf(asOf)
	switch {
	case !a.Linkage.Listed:
		return "there is no list of pupils, and so nobody can tell who is on roll"
	case !dated:
		return "nothing says of which day the data are"
	case len(a.answering(measure)) == 0:
		return "no baseline has come yet, and so nobody can tell who is to answer"
	}
	return ""
}

// answering are those by whom there is any baseline, in the order in which they are asked.
func (a *Analysis) answering(measure string) []string {
	var out []string
	for _, p := range a.Pairs {
		if p.Measure == measure && p.Outcome.Primary && p.First != nil && !slices.Contains(out, p.Informant) {
			out = append(out, p.Informant)
		}
	}
	slices.SortFunc(out, func(x, y string) int { return cmp.Compare(slices.Index(answerers, x), slices.Index(answerers, y)) })
	return out
}

// answerers are who answers, in the order in which they are asked.
var answerers = []string{"self", "teacher", "parent"}

// asked reports whether a questionnaire is to come of a placement: of the period, of a
// pupil who takes part and is eligible, or will be after some more days on roll. To wait
// for these would be to ask when the baseline is overdue.
func (a *Analysis) asked(stay *record.Stay) bool {
	if !inPeriod(stay, a.Settings) || unwilling(stay) != "" {
		return false
	}
	switch ineligible(stay, a.Linkage, a.Settings) {
	case "":
		return true
	case outNotYet:
		return stay.Exit.IsZero() || stay.Exit.Day == 0 || stay.Exit.Days()-stay.Entry.Days()+1 >= a.Settings.LeastDays
	}
	return false
}

// back reports whether a pupil came back after a placement: what was not done then is
// for the next one.
func back(stays []record.Stay, i int) bool { return i+1 < len(stays) }

type duePair struct {
	pupil     *Pupil
	placement int
	informant string
}

type dueList struct {
	a          *Analysis
	asOf       calendar.Day
	informants []string
	pairs      map[duePair]*Pair
	list       []Due
}

// stay lists what is due of a placement.
func (d *dueList) stay(p *Pupil, stay *record.Stay) {
	exit, leaves := calendar.DayOf(stay.Exit)
	gone := leaves && exit <= d.asOf
	if stay.Facts[factExitReason] == outDied {
		return
	}
	for _, informant := range d.informants {
		one := Due{Pupil: p, Stay: stay, Informant: informant}
		pair := d.pairs[duePair{p, stay.Placement, informant}]
		if unplaced := d.pairs[duePair{p, 0, informant}]; unplaced != nil && (unplaced.First != nil || unplaced.Last != nil) {
			continue
		}
		switch {
		case pair == nil || pair.First == nil && pair.Reason != TwoOfOne && pair.Reason != PlacementUnclear:
			if !gone {
				d.baseline(one, exit, leaves)
			}
		case pair.First != nil && pair.Last == nil && pair.Other == nil && pair.Reason != TwoOfOne && pair.Reason != PlacementUnclear:
			d.endline(one, exit, leaves)
		}
	}
}

func (d *dueList) baseline(one Due, exit calendar.Day, leaves bool) {
	one.Time = "baseline"
	entry, ok := calendar.DayOf(one.Stay.Entry)
	if !ok {
		one.Why = DueNoEntry
		d.list = append(d.list, one)
		return
	}
	within := d.a.Settings.BaselineWithin
	if within <= 0 {
		within = BaselineDays
	}
	on, why := entry+calendar.Day(within), DueAfterEntry
	if leaves && exit < on {
		on, why = exit, DueAtExit
	}
	d.add(one, on, why)
}

func (d *dueList) endline(one Due, exit calendar.Day, leaves bool) {
	one.Time = "endline"
	end, ends := calendar.DayOf(d.a.Settings.To)
	switch {
	case leaves && (!ends || exit <= end):
		d.add(one, exit, DueAtExit)
	case ends:
		d.add(one, end, DueAtEnd)
	}
}

// add lists what is due, unless it is far ahead.
func (d *dueList) add(one Due, on calendar.Day, why DueWhy) {
	if on > d.asOf+DueAhead {
		return
	}
	one.On, one.Days, one.Why = on.Date(), int(d.asOf-on), why
	d.list = append(d.list, one)
}
