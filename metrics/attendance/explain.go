package attendance

import (
	"fmt"
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/calendar"
)

// Explain implements [metrics.Reading]. The windows before and after and the half-terms
// about entry are explained whether they were asked for or not, on the settings there
// are; the half-terms only by their names or scales, as they are many.
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	p := rd.personOf(q.Pupil)
	if p == nil {
		return nil, nil
	}
	t, err := rd.traceOf(p)
	if err != nil {
		return nil, err
	}
	var out []metrics.Derivation
	period := strings.ToLower(q.Period)
	if number, named := halfTermNumber(period); named || slices.Contains(halfTermScales, q.Scale) {
		if !named && period != "" {
			return nil, nil
		}
		span := halfTermSpan{number, number, true}
		if !named {
			if span, err = rd.halfSpan(); err != nil {
				return nil, err
			}
		}
		return rd.explainHalfTerms(t, p, q, span)
	}
	if period != periodBefore && period != periodAfter {
		rows, err := rd.rowsFor(p, period)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if q.Placement == 0 || q.Placement == r.placement {
				out = append(out, rd.explainRow(t, r, q.Scale)...)
			}
		}
	}
	if len(p.own) == 0 || period != "" && period != periodBefore && period != periodAfter || period == "" && !rd.set.window {
		return out, nil
	}
	windows, err := rd.windowsOf(p)
	if err != nil {
		return nil, err
	}
	for i := range windows {
		if q.Placement == 0 || q.Placement == windows[i].placement {
			out = append(out, rd.explainWindow(t, p, &windows[i], q.Scale, period)...)
		}
	}
	return out, nil
}

// personOf is the pupil with an identifier; nil for nobody.
func (rd *reading) personOf(id string) *person {
	list := rd.register.Of([]byte(id))
	if len(list) == 0 {
		return nil
	}
	for _, p := range rd.people() {
		if slices.ContainsFunc(p.own, func(e Enrolment) bool { return slices.Contains(list, e) }) {
			return p
		}
	}
	return &person{id: id, home: list}
}

// rowsFor are the rows of a pupil in the periods that were asked for: those of the
// cut that was, or one of another cut that is named so.
func (rd *reading) rowsFor(p *person, period string) ([]*placedRow, error) {
	list := slices.Concat(p.own, p.home)
	cuts := []calendar.By{rd.set.by}
	if period != "" {
		cuts = append(cuts, calendar.ByAll, calendar.ByYear, calendar.ByTerm, calendar.ByHalfTerm, calendar.ByWeek)
	}
	for _, by := range cuts {
		var out []*placedRow
		for r, err := range rd.rowsBy(list, by) {
			if err != nil && by == rd.set.by {
				return nil, err
			}
			if err != nil { // a cut that the calendar does not have
				break
			}
			if period == "" || strings.ToLower(r.Period.String()) == period {
				copied := *r
				out = append(out, &copied)
			}
		}
		if len(out) > 0 {
			return out, nil
		}
	}
	return nil, nil
}

// explainRow says how the figures of a row came about.
func (rd *reading) explainRow(t *trace, r *placedRow, scale string) []metrics.Derivation {
	stays := rd.stays(r.Enrolment)
	within := func(m *traced) bool {
		return m.e == r.Enrolment && rd.req.Calendar.PeriodOf(r.Period.By, m.at.Day()) == r.Period &&
			(len(stays) < 2 || r.placement == 0 || stayOf(stays, r.placement-1).contains(m.at.Day()))
	}
	what := "attendance, " + r.Period.String()
	if r.Marked {
		what += ", " + r.Days.String()
	}
	if r.School != "" {
		what += ", " + r.School
	}
	if len(stays) > 1 {
		what += fmt.Sprintf(", placement %d", r.placement)
	}
	d := rd.derive(what, &r.Tally, scale, true, "the pupil could attend no session")
	d[0].Cells = rd.cellsOf(t, within)
	if r.totals {
		for _, total := range rd.byTotal[r.Enrolment] {
			if rd.req.Calendar.PeriodOf(r.Period.By, total.span.To) == r.Period {
				d[0].Cells = append(d[0].Cells, t.totals[total.block][total.row]...)
			}
		}
	}
	d[0].Notes = append(d[0].Notes, flagNotes(r.Flags.Names())...)
	d[0].Cells = append(d[0].Cells, t.faults...)
	return d
}

// explainWindow says how the figures before and after a day came about.
func (rd *reading) explainWindow(t *trace, p *person, one *windowed, scale, period string) []metrics.Derivation {
	var out []metrics.Derivation
	for _, side := range [...]struct {
		period string
		win    *Window
		of     []Enrolment
	}{{periodBefore, &one.w.Before, slices.Concat(p.home, p.own)}, {periodAfter, &one.w.After, p.own}} {
		if period != "" && period != side.period {
			continue
		}
		what := "attendance, " + side.period + " " + anchorWords[rd.set.anchor]
		if len(rd.req.Roll.Of(one.pupil)) > 1 {
			what += fmt.Sprintf(", placement %d", one.placement)
		}
		if !one.known {
			out = append(out, metrics.Derivation{Of: what, Why: noAnchorWords(rd.set.anchor), See: []string{"attendance.windows"}})
			continue
		}
		what += " on " + one.day.String()
		why := side.win.Reason.String()
		if side.win.Reason == TooFew {
			why += fmt.Sprintf(": %d, and %d are needed", side.win.Tally.Possible(rd.set.basis), rd.set.how.Minimum)
		}
		d := rd.derive(what, &side.win.Tally, scale, side.win.Reason == Available, why)
		if side.win.SchoolSessions > 0 {
			within := func(m *traced) bool {
				home := rd.set.anchor == anchorEntry && side.period == periodBefore && !slices.Contains(p.home, m.e)
				return !home && slices.Contains(side.of, m.e) && side.win.Span.Contains(m.at.Day())
			}
			d[0].Cells = rd.cellsOf(t, within)
			d[0].Steps = append([]metrics.Step{{
				Text:   fmt.Sprintf("%s asked for; %s, with %s of the school", rd.set.length(), side.win.Span, plural(side.win.SchoolSessions, "session")),
				Result: plural(side.win.SchoolWeeks, "school week"),
			}}, d[0].Steps...)
		}
		d[0].Notes = append(d[0].Notes, flagNotes(side.win.Flags.Names())...)
		d[0].Notes = append(d[0].Notes, regression)
		d[0].See = append(d[0].See, "attendance.windows")
		out = append(out, d...)
	}
	return out
}

// derive is the arithmetic of the values of a period.
func (rd *reading) derive(what string, t *Tally, scale string, rated bool, why string) []metrics.Derivation {
	b := rd.set.basis
	possible := t.Possible(b)
	sum := fmt.Sprintf("possible: present %d + approved %d + authorised %d + unauthorised %d", t.In(Present), t.In(Approved), t.Authorised(), t.Unauthorised())
	if b == DfE && t.In(Covid) > 0 {
		sum += fmt.Sprintf(" + Covid-19 %d", t.In(Covid))
	}
	base := []metrics.Step{{Text: sum, Result: fmt.Sprint(possible)}}
	var out []metrics.Derivation
	for _, s := range scaleNames {
		if scale != "" && scale != s || scale == "" && (s == scalePossible || s == scaleAbsence) {
			continue
		}
		d := metrics.Derivation{Of: what, Steps: slices.Clone(base), See: []string{"attendance.rates"}}
		if s != scaleAttendance {
			d.Of = s + strings.TrimPrefix(what, scaleAttendance)
		}
		d.Notes = rd.countNotes(t)
		if s == scalePossible {
			d.Value = fmt.Sprint(possible)
		} else if !rated || possible == 0 {
			d.Why = why
		} else {
			rd.step(&d, s, t)
		}
		out = append(out, d)
	}
	return out
}

// step adds the arithmetic of one value.
func (rd *reading) step(d *metrics.Derivation, scale string, t *Tally) {
	b := rd.set.basis
	possible, absent := t.Possible(b), t.Absent()
	switch scale {
	case scaleAttendance:
		d.Value = t.Attendance(b).Percent() + "%"
		d.Steps = append(d.Steps,
			metrics.Step{Text: fmt.Sprintf("attended: present %d + approved %d", t.In(Present), t.In(Approved)), Result: fmt.Sprint(t.Attended())},
			metrics.Step{Text: fmt.Sprintf("%d of %d in per cent, to one decimal, halves up", t.Attended(), possible), Result: t.Attendance(b).Percent()})
	case scaleAbsence:
		d.Value = t.Absence(b).Percent() + "%"
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("%d of %d in per cent, to one decimal, halves up", absent, possible), Result: t.Absence(b).Percent()})
	case scalePersistent, scaleSevere:
		limit := thresholds()[0]
		answer := t.Persistent(b)
		if scale == scaleSevere {
			limit, answer = thresholds()[1], t.Severe(b)
		}
		d.Value = answer.String()
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("absent %d times %d, against possible %d times %d", absent, limit.Denominator, possible, limit.Numerator),
			Result: fmt.Sprintf("%d and %d", absent*limit.Denominator, possible*limit.Numerator)})
		d.See = []string{"attendance.thresholds"}
	}
}

// countNotes say which sessions are in no rate.
func (rd *reading) countNotes(t *Tally) []string {
	var out []string
	out = append(out, "basis "+rd.set.basis.String())
	unmarked, _ := t.Unmarked()
	elsewhere, _ := t.NotPossible(rd.set.basis)
	for _, c := range []struct {
		n    int
		what string
	}{{elsewhere, "could not be attended"}, {unmarked, "without a mark"}, {t.UnknownCodes(), "with a mark that is no code"}, {t.Conflicts(), "with different marks"}, {t.OutsideStay(), "before entry or after leaving"}} {
		if c.n > 0 {
			out = append(out, plural(c.n, "session")+" "+c.what+": in no rate")
		}
	}
	return out
}

// flagNotes are flags with their meanings.
func flagNotes(words []string) []string {
	var out []string
	for _, w := range words {
		for _, f := range FlagMeanings() {
			if f.Name == w {
				out = append(out, w+": "+f.Meaning)
			}
		}
	}
	return out
}
