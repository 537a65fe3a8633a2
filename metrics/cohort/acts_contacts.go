package cohort

import (
	"cmp"
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
)

// minutesAnHour turns minutes into hours.
const minutesAnHour = 60

// pupilsSeen are who was seen, by whom, by how many, and for how long.
func (sv *served) pupilsSeen() {
	const kind, scale = metrics.ContactAct, scalePupilActs
	seen, roles, names := newPile(), piles{}, piles{}
	who, minutes := map[*Pupil]map[string]bool{}, newPile()
	for _, a := range sv.of(kind) {
		if a.Attended.N == 0 {
			continue
		}
		seen.add(a.Pupil, 1)
		roles.at(cmp.Or(a.Role, notKnown)).add(a.Pupil, 1)
		names.at(cmp.Or(a.Specialism, notKnown)).add(a.Pupil, 1)
		if who[a.Pupil] == nil {
			who[a.Pupil] = map[string]bool{}
		}
		who[a.Pupil][a.Specialism] = true
		minutes.add(a.Pupil, a.Minutes.N)
	}
	n := len(sv.pop.people)
	put := func(name, category, note string, x int) {
		sv.put(kind, row{scale: scale, name: name, category: category, note: note, e: count(x, n)})
	}
	put("seen_pupils", "", "", seen.pupils())
	ids := sv.roleIDs()
	for _, role := range append(ids, roles.others(ids)...) {
		put("seen_by_role", role, doNotAdd, roles.at(role).pupils())
	}
	for _, name := range names.others(nil) {
		put("seen_by_specialism", name, doNotAdd, names.at(name).pupils())
	}
	several, hours, specialists, unsure := map[string]int{}, newSample(), newSample(), 0
	for _, p := range sv.pop.people {
		switch k := len(who[p.Pupil]); {
		case !sv.amount[p.Pupil].specialists:
			unsure++
		default:
			several[[...]string{"0", "1", "2", "3+"}[min(k, 3)]]++
			if k > 0 {
				specialists.add(p.Pupil, float64(k))
			}
		}
		if seen.of[p.Pupil] > 0 && sv.amount[p.Pupil].minutes {
			hours.add(p.Pupil, float64(minutes.of[p.Pupil])/minutesAnHour)
		}
	}
	for _, k := range []string{"0", "1", "2", "3+"} {
		put("specialists", k, "", several[k])
	}
	put("specialists", notKnown, "", unsure)
	sv.quartileRows(kind, scale, "specialists", specialists, seen.pupils(), "of pupils who were seen")
	sv.quartileRows(kind, scale, "hours", hours, seen.pupils(), "of pupils who were seen and whose minutes are known")
}

// contacts are what was planned and what came of it.
func (sv *served) contacts() {
	const kind, scale = metrics.ContactAct, scaleContactActs
	planned, attended, unplanned, missed, cancelled, open := newPile(), newPile(), newPile(), newPile(), newPile(), newPile()
	kept, due, minutes, roles := newPile(), newPile(), newPile(), piles{}
	unclear, lengthless := 0, 0
	for _, a := range sv.of(kind) {
		attended.add(a.Pupil, a.Attended.N)
		roles.at(cmp.Or(a.Role, notKnown)).add(a.Pupil, a.Attended.N)
		if a.Minutes.Known {
			minutes.add(a.Pupil, a.Minutes.N)
		} else {
			lengthless += a.Attended.N
		}
		unplanned.add(a.Pupil, a.Unplanned)
		cancelled.add(a.Pupil, a.Cancelled)
		open.add(a.Pupil, a.NoOutcome)
		if !a.Planned.Known || !a.Missed.Known {
			unclear += a.Attended.N
			continue
		}
		planned.add(a.Pupil, a.Planned.N)
		missed.add(a.Pupil, a.Missed.N)
		kept.add(a.Pupil, a.Attended.N-a.Unplanned)
		due.add(a.Pupil, a.Attended.N-a.Unplanned+a.Missed.N)
	}
	note := ""
	if unclear > 0 {
		note = fmt.Sprintf("%d attended contacts are left out, of which it is not known how many were planned", unclear)
	}
	put := func(name, note string, p *pile, of int) {
		sv.put(kind, row{scale: scale, name: name, e: count(p.total, of), behind: p.behind(1), note: note})
	}
	put("contacts_planned", note, planned, planned.total)
	put("contacts_attended", "", attended, attended.total)
	put("contacts_unplanned", "", unplanned, attended.total)
	put("contacts_missed", note, missed, planned.total)
	put("contacts_cancelled", "", cancelled, planned.total)
	put("contacts_open", "", open, planned.total)
	share := stats.None(due.total, methodCount, "no contact was planned whose outcome is known")
	if due.total > 0 {
		share = stats.Of(100*float64(kept.total)/float64(due.total), due.total, methodCount)
	}
	sv.put(kind, row{scale: scale, name: "contacts_attended_percent", e: share, behind: due.behind(1), pupils: due.pupils(), note: note})
	sv.parts(kind, row{scale: scale, name: "contacts_by_role"}, sv.roleIDs(), roles, false)
	e, lost := stats.None(0, methodCount, "no attended contact has its minutes"), ""
	if with := attended.total - lengthless; with > 0 {
		e = stats.Of(float64(minutes.total)/minutesAnHour, with, methodCount)
		if lengthless > 0 {
			lost = fmt.Sprintf("without %d attended contacts whose minutes are not known", lengthless)
		}
	}
	e.NOf = attended.total
	sv.put(kind, row{scale: scale, name: "hours_total", e: e, behind: minutes.behind(minutesAnHour), note: lost})
}

// episodes are the stretches of work, how they ended, and how many are open.
func (sv *served) episodes() {
	const kind, scale = metrics.EpisodeAct, scaleEpisodeActs
	all, by := newPile(), piles{}
	for _, a := range sv.of(kind) {
		all.add(a.Pupil, 1)
		word := cmp.Or(a.Ending, notKnown)
		if a.Open == metrics.Yes {
			word = "open"
		}
		by.at(word).add(a.Pupil, 1)
	}
	sv.put(kind, row{scale: scale, name: "episodes", e: count(all.total, all.total), behind: all.behind(1)})
	sv.parts(kind, row{scale: scale, name: "episodes_by_end"}, append(metrics.Endings(), "open"), by, true)
	open, unclear, day := newPile(), 0, sv.endOfPeriod()
	for _, a := range sv.lasting {
		if !sv.who[a.Pupil] || !day.IsZero() && a.Date.After(day) {
			continue
		}
		switch is := openOn(a.Act, day); is {
		case metrics.Yes:
			open.add(a.Pupil, 1)
		case metrics.NotKnown:
			unclear++
		}
	}
	note := "on the day the data are from"
	if !day.IsZero() {
		note = "on " + day.String()
	}
	if unclear > 0 {
		note = join(note, fmt.Sprintf("of %d more it is not known", unclear))
	}
	sv.put(kind, row{scale: scale, name: "episodes_open", e: count(open.total, open.total), behind: open.behind(1), note: note})
}

// universal are the sessions with everybody, which are in nobody's amount of support.
func (sv *served) universal() {
	if sv.pop.name != All {
		return
	}
	const kind, scale = metrics.UniversalAct, scaleUniversal
	sessions, came, told := 0, 0, 0
	for _, a := range sv.acts {
		if a.Kind != kind {
			continue
		}
		sessions++
		if a.Attended.Known {
			told++
			came += a.Attended.N
		}
	}
	const note = "in no pupil's amount of support"
	sv.put(kind, row{scale: scale, name: "universal_sessions", e: count(sessions, sessions), behind: metrics.Behind{Set: true}, note: note})
	e := stats.None(told, methodCount, "no session says how many came")
	if told > 0 {
		e = stats.Of(float64(came), told, methodCount)
	}
	e.NOf = sessions
	sv.put(kind, row{scale: scale, name: "universal_attendances", e: e, behind: metrics.Behind{Set: true}, note: join(note, "whoever came to several is counted each time")})
}
