package attendance

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// audit is what marks say of each other, of the calendar and of the list of pupils,
// and where it shows. Where it shows is looked up in the files afterwards: what a
// register keeps has no place.
type audit struct {
	found []*auditFound
	byKey map[eachKey]*auditFound
	at    map[sessionKey][]cellAt // cells of the sessions in question
}

// sessionKey is a session of an enrolment.
type sessionKey struct {
	e  Enrolment
	at Slot
}

// auditFound is one thing that was found: of a session, or of several sessions of a
// pupil, of which the first is shown.
type auditFound struct {
	rule *finding.Rule
	key  sessionKey
	n    int
	to   Slot // the last of a run
	why  string
}

// cellAt is a cell with a mark.
type cellAt struct {
	ref  sheet.Ref
	text string
}

// keptCells is how many cells of one session are shown.
const keptCells = 3

// audit bounds marks by the pupils' stays and finds what is worth a look.
func (rd *reading) audit() *audit {
	a := &audit{byKey: map[eachKey]*auditFound{}, at: map[sessionKey][]cellAt{}}
	for e := range Enrolment(rd.register.Enrolments()) {
		var stays []Stay
		for _, s := range rd.stays(e) {
			stays = append(stays, stayDays(&s))
		}
		rd.register.Bound(e, stays, func(f Found) { a.each(RuleOutside, f.Enrolment, f.At, "") })
	}
	r := RuleConflict
	if rd.set.policy != Refuse {
		r = RuleSettled
	}
	for f := range rd.register.Conflicts() {
		a.found = append(a.found, &auditFound{rule: r, key: sessionKey{f.Enrolment, f.At}, n: 1})
	}
	for f := range rd.register.OffDays(rd.req.Calendar) {
		a.each(RuleOffDay, f.Enrolment, f.At, f.Rest.String())
	}
	if days, ok := rd.register.Days(); ok && days.To >= CodesFrom() {
		for f := range rd.register.Unexplained(rd.lastDay(), rd.register.Timetables(rd.set.basis)) {
			a.each(RuleNoReason, f.Enrolment, f.At, "")
		}
	}
	for run := range rd.register.LongSuspensions() {
		a.found = append(a.found, &auditFound{rule: RuleLongSuspension, key: sessionKey{run.Enrolment, run.From}, n: run.Sessions, to: run.To})
	}
	for _, f := range a.found {
		a.at[f.key] = nil
	}
	return a
}

// each counts a session of a pupil; the first is the one that is shown.
func (a *audit) each(r *finding.Rule, e Enrolment, at Slot, why string) {
	k := eachKey{r, e, why}
	f := a.byKey[k]
	if f == nil {
		f = &auditFound{rule: r, key: sessionKey{e, at}, why: why}
		a.byKey[k] = f
		a.found = append(a.found, f)
	}
	f.n++
	f.key.at = min(f.key.at, at)
}

// eachKey is what is told once a pupil.
type eachKey struct {
	rule *finding.Rule
	e    Enrolment
	why  string
}

// lastDay is the day the data are from: as it was said, or the last with a mark.
func (rd *reading) lastDay() calendar.Day {
	if d, ok := calendar.DayOf(rd.req.AsOf); ok {
		return d
	}
	days, _ := rd.register.Days()
	return days.To
}

// locate looks up in the files where what was found stands.
func (rd *reading) locate(ctx context.Context, a *audit) error {
	if len(a.at) == 0 {
		return nil
	}
	found := make([][]Slot, rd.register.Enrolments()) // mostly one or none
	for k := range a.at {
		found[k.e] = append(found[k.e], k.at)
	}
	wanted := func(e Enrolment, at Slot) bool { return int(e) < len(found) && slices.Contains(found[e], at) }
	return rd.again(ctx, wanted, func(rec *record.Record, e Enrolment, l *line) {
		for i := range l.marks {
			m := &l.marks[i]
			k := sessionKey{e, m.at}
			if cells, wanted := a.at[k]; wanted && m.Code != NoMark && len(cells) < keptCells {
				a.at[k] = append(cells, cellAt{rec.RefAt(m.col), clip(string(m.text))})
			}
		}
	})
}

// again reads rows with marks once more, those of some sessions among them, and tells
// nothing.
func (rd *reading) again(ctx context.Context, wanted func(Enrolment, Slot) bool, visit func(*record.Record, Enrolment, *line)) error {
	var l line
	for rec, err := range rd.records(ctx, wanted) {
		if err != nil {
			return err
		}
		p := rd.plans[rec.Block.ID]
		if p == nil || p.block.Refused != nil || p.totals() {
			continue
		}
		p.read(rec, &l)
		text := ""
		if p.block.Has(fieldSchool) {
			text, _ = rec.Text(fieldSchool)
		}
		visit(rec, rd.enrolment(rd.schoolName(p, text), rec.Pupil), &l)
	}
	return nil
}

// tell logs what was found, by rule, pupil and time.
func (a *audit) tell(rd *reading) {
	r := rd.register
	slices.SortStableFunc(a.found, func(x, y *auditFound) int {
		return cmp.Or(cmp.Compare(x.rule.ID, y.rule.ID), r.compare(x.key.e, y.key.e), cmp.Compare(x.key.at, y.key.at))
	})
	for _, f := range a.found {
		cells := a.at[f.key]
		out := finding.Finding{Rule: f.rule, From: rd.file(f.key.e), Pupil: r.Pupil(f.key.e), Seen: f.seen(cells)}
		if len(cells) > 0 {
			out.From = cells[0].ref
			if f.rule == RuleConflict || f.rule == RuleSettled {
				out.From = cells[len(cells)-1].ref
			}
		}
		rd.log.Add(out)
	}
}

// seen is what stands in the files.
func (f *auditFound) seen(cells []cellAt) string {
	switch f.rule {
	case RuleConflict, RuleSettled:
		var parts []string
		for _, c := range cells {
			parts = append(parts, fmt.Sprintf("\"%s\" in %s", c.text, c.ref.Cell()))
		}
		return f.key.at.String() + ": " + strings.Join(parts, ", ")
	case RuleLongSuspension:
		return fmt.Sprintf("%s from %s to %s", plural(f.n, "session"), f.key.at, f.to)
	}
	text := f.key.at.String()
	if f.why != "" {
		text += ", " + f.why
	}
	if f.n > 1 {
		text += fmt.Sprintf(", and %s more", plural(f.n-1, "session"))
	}
	return text
}
