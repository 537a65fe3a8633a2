package support

import (
	"fmt"
	"slices"
	"strings"

	"apst/ingest/sheet"
	"apst/metrics"
)

// suspensionsRead reports whether anything that was read lists suspensions: a table
// of them, or incidents with one among them.
func (l *linked) suspensionsRead() bool {
	return l.has(shapeSuspensions) || slices.ContainsFunc(l.incidents, func(i *incident) bool { return i.kind.class != classIncident })
}

// incidentRows are a row for each pupil, where suspensions or incidents were read.
func (l *linked) incidentRows(yield func(*metrics.Row) bool) {
	if !l.has(shapeSuspensions, shapeIncidents) {
		return
	}
	for _, id := range l.order {
		if !yield(l.incidentRow(l.conducts[id])) {
			return
		}
	}
}

// tally is what a pupil's suspensions and incidents add up to; beside each number
// stands why it is not known, if it is not.
type tally struct {
	suspensions, sessions, permanent, incidents             int
	suspensionsWhy, sessionsWhy, permanentWhy, incidentsWhy string
	kinds                                                   string
	weeks                                                   weeks
}

func (l *linked) tally(c *conduct) tally {
	t := tally{weeks: l.weeksOn(c.pupil)}
	t.suspensions, t.permanent, t.incidents = len(c.of(classSuspension)), len(c.of(classPermanent)), len(c.of(classIncident))
	why := func(class string, read bool, unread string) string {
		switch {
		case !read:
			return unread
		case c.open(class):
			i := slices.IndexFunc(c.lost, func(s spoiling) bool { return s.class == "" || s.class == class })
			return c.lost[i].what
		}
		return ""
	}
	t.suspensionsWhy = why(classSuspension, l.suspensionsRead(), flagSuspensionsNotRead)
	t.permanentWhy = why(classPermanent, l.suspensionsRead(), flagSuspensionsNotRead)
	t.incidentsWhy = why(classIncident, l.has(shapeIncidents), flagIncidentsNotRead)
	if l.lacks(shapeSuspensions, shapeIncidents) {
		t.suspensionsWhy, t.permanentWhy, t.incidentsWhy = flagTableRefused, flagTableRefused, flagTableRefused
	}
	t.sessionsWhy = t.suspensionsWhy
	for _, i := range c.of(classSuspension) {
		if t.sessions += i.sessions; i.sessions == 0 && t.sessionsWhy == "" {
			t.sessionsWhy = i.sessionsWhy
		}
	}
	counts := map[string]int{}
	for _, i := range c.of(classIncident) {
		counts[i.kind.id]++
	}
	var kinds []string
	for _, id := range tables().kindOrder {
		if counts[id] > 0 {
			kinds = append(kinds, fmt.Sprintf("%s=%d", id, counts[id]))
		}
	}
	t.kinds = strings.Join(kinds, ";")
	return t
}

func (l *linked) incidentRow(c *conduct) *metrics.Row {
	t := l.tally(c)
	var flags []string
	for _, why := range []string{t.suspensionsWhy, t.incidentsWhy, t.sessionsWhy, t.weeks.why} {
		flags = once(flags, nonEmpty(why)...)
	}
	if c.early > 0 {
		flags = once(flags, flagIncidentOffRoll)
	}
	var refs []sheet.Ref
	for _, i := range c.all {
		refs = append(refs, i.ref(""))
		flags = once(flags, i.flags...)
	}
	for _, b := range c.lost {
		refs = append(refs, b.ref(""))
	}
	on := metrics.Cell{}
	if t.weeks.why == "" {
		on = tenthsCell(t.weeks.tenths)
	}
	kinds := metrics.Cell{}
	if t.incidentsWhy == "" {
		kinds = metrics.Text(t.kinds)
	}
	row := &metrics.Row{Pupil: c.pupil, At: l.placeOf(refs, c.pupil), Cells: []metrics.Cell{
		metrics.Text(c.pupil), metrics.Day(l.from), metrics.Day(l.to),
		intIf(t.suspensionsWhy == "", t.suspensions), intIf(t.sessionsWhy == "", t.sessions), intIf(t.permanentWhy == "", t.permanent), intIf(t.incidentsWhy == "", t.incidents),
		kinds, on, metrics.Text(t.weeks.basis), metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), places(refs),
	}}
	v := &values{pupil: c.pupil, period: l.counted()}
	if l.suspensionsRead() || l.lacks(shapeSuspensions) {
		v.number(scaleSuspensions, float64(t.suspensions), t.suspensionsWhy)
		v.number(scaleSessions, float64(t.sessions), t.sessionsWhy)
		v.number(scalePermanent, float64(t.permanent), t.permanentWhy)
	}
	if l.has(shapeIncidents) || l.lacks(shapeIncidents) {
		v.number(scaleIncidents, float64(t.incidents), t.incidentsWhy)
	}
	if t.weeks.why != "" {
		v.none(scaleWeeks, metrics.NotAvailable, say(t.weeks.why))
	} else {
		v.number(scaleWeeks, float64(t.weeks.tenths)/10, "")
	}
	row.Values = v.list
	return row
}
