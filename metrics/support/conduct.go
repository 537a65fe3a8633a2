package support

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/calendar"
)

// conduct is a pupil's suspensions and incidents in a period.
type conduct struct {
	pupil string
	all   []*incident
	lost  []spoiling
	early int // incidents while the pupil was not on roll
}

// of are those of a class.
func (c *conduct) of(class string) []*incident {
	return slices.DeleteFunc(slices.Clone(c.all), func(i *incident) bool { return i.kind.class != class })
}

// open reports whether it is left open how many there are of a class.
func (c *conduct) open(class string) bool {
	return slices.ContainsFunc(c.lost, func(s spoiling) bool { return s.class == "" || s.class == class })
}

// linkIncidents gives suspensions and incidents to their pupils. Copies, and
// suspensions that overlap, leave open how many there were.
func (l *linked) linkIncidents() {
	l.from, l.to = l.period()
	byPupil := map[string][]*incident{}
	for _, i := range l.incidents {
		byPupil[i.pupil] = append(byPupil[i.pupil], i)
	}
	l.conducts = map[string]*conduct{}
	for _, id := range l.order {
		c := &conduct{pupil: id, lost: l.blurred[id]}
		l.conducts[id] = c
		all := byPupil[id]
		slices.SortStableFunc(all, func(a, b *incident) int { return cmp.Compare(a.day.Days(), b.day.Days()) })
		twice := l.twice(all)
		for _, i := range all {
			shape := i.block.Shape.ID
			switch {
			case twice[i]:
				l.end(shape, refused)
				c.lost = append(c.lost, spoiling{base: i.base, day: i.day, what: flagIncidentTwice, class: i.kind.class})
			case i.day.Days() < l.from.Days() || i.day.After(l.to):
				l.end(shape, outside)
			default:
				l.end(shape, counted)
				c.all = append(c.all, i)
				if l.offRoll(id, i.day) {
					c.early++
					l.tell(RuleOffRoll, i.base, firstOf(i.block, fieldDate, fieldStart), i.day.String())
				}
			}
		}
	}
}

// twice finds, among one pupil's suspensions and incidents in order of date, those
// that cannot all be true.
func (l *linked) twice(all []*incident) map[*incident]bool {
	out := map[*incident]bool{}
	for n, i := range all {
		for _, o := range all[:n] {
			if !o.clashes(i) {
				continue
			}
			out[o], out[i] = true, true
			l.log.Add(finding.Finding{Rule: RuleIncidentTwice, From: i.ref(""), Pupil: i.pupil, Seen: "as " + o.ref("").String()})
			break
		}
	}
	return out
}

// clashes reports whether a later incident is the same one, or a suspension during
// another. A suspension may begin on the day on which the one before ends.
func (i *incident) clashes(later *incident) bool {
	if i.kind.class != later.kind.class {
		return false
	}
	if i.kind.class == classIncident {
		return i.day == later.day && i.kind.id == later.kind.id && (i.id != "" && i.id == later.id || i.timed && later.timed && i.time == later.time && i.id == later.id)
	}
	return i.day == later.day || !i.end.IsZero() && i.end.After(later.day)
}

// period is the stretch of time for which suspensions and incidents are counted.
func (l *linked) period() (from, to ingest.Date) {
	to = l.day
	if d, ok := dayText(l.setting("to")); ok {
		to = d
	}
	if d, ok := dayText(l.setting("from")); ok {
		return d, to
	}
	for _, i := range l.incidents {
		if from.IsZero() || from.After(i.day) {
			from = i.day
		}
	}
	if d, ok := calendar.DayOf(from); ok {
		from = calendar.SchoolYear(d).School().From.Date()
	}
	return from, to
}

// counted is the period in words; empty where there is none.
func (l *linked) counted() string {
	if l.from.IsZero() || l.to.IsZero() {
		return ""
	}
	return l.from.String() + " to " + l.to.String()
}

// The bases of weeks on roll.
const (
	schoolWeeks   = "school-weeks"
	calendarWeeks = "calendar-weeks"
)

// weeks are weeks on roll: five school days each, or seven days where the holidays
// are not known.
type weeks struct {
	tenths int // of a week, halves up
	basis  string
	why    string // there are none
}

// weeksOn is how long a pupil was on roll in the period, by the list of pupils.
// Weeks are of school days where the school gave its terms for all years of the
// period, and otherwise of the calendar, holidays included.
func (l *linked) weeksOn(id string) weeks {
	from, okFrom := calendar.DayOf(l.from)
	to, okTo := calendar.DayOf(l.to)
	stays := l.asked.Roll.Of(id)
	switch {
	case l.asked.Roll == nil:
		return weeks{why: flagNoListOfPupils}
	case len(stays) == 0:
		return weeks{why: flagNotOnList}
	case !okFrom || !okTo || to < from:
		return weeks{why: flagNoPeriod}
	}
	var spans []calendar.Span
	for i := range stays {
		entry, ok := calendar.DayOf(stays[i].Entry)
		exit, okExit := calendar.DayOf(stays[i].Exit)
		if !ok || !stays[i].Exit.IsZero() && !okExit {
			return weeks{why: flagNoDatesOfEntry}
		}
		if stays[i].Exit.IsZero() {
			exit = to
		}
		spans = append(spans, calendar.Span{From: entry, To: exit})
	}
	given, days := l.termsGiven(from, to), 0
	for d := from; d <= to; d++ {
		on := slices.ContainsFunc(spans, func(s calendar.Span) bool { return s.Contains(d) })
		if on && (!given || l.asked.Calendar.RestOn(d) == calendar.NoRest) {
			days++
		}
	}
	if given {
		return weeks{tenths: 2 * days, basis: schoolWeeks}
	}
	return weeks{tenths: (20*days + 7) / 14, basis: calendarWeeks}
}

// termsGiven reports whether the school gave its terms for all years of a period.
func (l *linked) termsGiven(from, to calendar.Day) bool {
	for y := calendar.AttendanceYear(from); y <= calendar.AttendanceYear(to); y++ {
		if !l.asked.Calendar.Given(y) {
			return false
		}
	}
	return true
}

// linkAnswers finds questions that one respondent has answered twice.
func (l *linked) linkAnswers() {
	type key struct {
		pupil, who, respondent, item, wave string
		day                                ingest.Date
	}
	first := map[key]*answer{}
	for _, a := range l.answers {
		if a.pupil == "" || a.said || a.blank {
			continue
		}
		k := key{a.pupil, a.who, a.respondent, a.item, a.wave, a.day}
		f := first[k]
		if f == nil {
			first[k] = a
			continue
		}
		l.log.Add(finding.Finding{Rule: RuleAnswerTwice, From: a.ref(""), Pupil: a.pupil, Seen: "as " + f.ref("").String()})
		for _, x := range []*answer{f, a} {
			if !slices.Contains(x.flags, flagAnsweredTwice) {
				x.flags = append(slices.Clone(x.flags), flagAnsweredTwice)
			}
			x.rated, x.word = false, ""
		}
	}
}
