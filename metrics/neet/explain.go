package neet

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Explain implements [metrics.Reading]. The files are read again for the text of the
// cells; nothing of it is kept.
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	var out []metrics.Derivation
	asks := func(scale string) bool { return q.Scale == "" || q.Scale == scale }
	cells, err := rd.stored(q.Pupil)
	if err != nil {
		return nil, err
	}
	for _, s := range rd.standings {
		if isPupil(s.pupil, q.Pupil) && asks(scaleStatus) && (q.Period == "" || q.Period == s.day.String()) && (q.Placement == 0 || q.Placement == s.placement) {
			out = append(out, rd.in.explainStanding(s, cells))
		}
	}
	for _, l := range rd.leavers {
		for i := range l.shots {
			shot := &l.shots[i]
			if isPupil(l.pupil, q.Pupil) && asks(scaleStatus) && (q.Period == "" || q.Period == shot.name) && (q.Placement == 0 || q.Placement == l.placement) {
				out = append(out, rd.in.explainShot(l, shot, cells))
			}
		}
	}
	for i := range rd.faced {
		if f := &rd.faced[i]; isPupil(f.stay.Pupil, q.Pupil) && asks(scaleRisk) && q.Period == "" {
			out = append(out, f.explain())
		}
	}
	return out, nil
}

// isPupil reports whether a pupil is the one asked for, by the identifier of the
// files or by the authority's own.
func isPupil(pupil, asked string) bool {
	return pupil == asked || strings.TrimPrefix(pupil, youngPrefix) == strings.TrimPrefix(asked, youngPrefix) && strings.HasPrefix(pupil, youngPrefix)
}

// explained are the fields that are shown, in order.
var explained = []string{fieldCode, fieldPeriod, fieldLapsed, fieldDue, fieldVerified, fieldAscertained, fieldStart, fieldNEETStart, fieldTrait, record.Born, fieldBirthMonth, fieldLeft}

// place is a row of a file.
type place struct {
	block *record.Block
	row   int
}

// stored are the texts of the cells of a pupil's records.
func (rd *reading) stored(pupil string) (map[place]map[string]string, error) {
	wanted := map[place]bool{}
	for _, e := range rd.in.entries {
		if isPupil(e.pupil, pupil) {
			wanted[place{e.block, e.row}] = true
		}
	}
	out := map[place]map[string]string{}
	if len(wanted) == 0 {
		return out, nil
	}
	for r, err := range rd.source.Records(context.Background(), nil) {
		if err != nil {
			return nil, err
		}
		at := place{r.Block, r.Row}
		if !wanted[at] {
			continue
		}
		out[at] = map[string]string{}
		for _, field := range explained {
			if c := r.Cell(field); c.Kind != sheet.Blank {
				out[at][field] = string(c.Text)
			}
		}
	}
	return out, nil
}

// used are the cells of a record.
func (e *entry) used(cells map[place]map[string]string, counted string) []metrics.Used {
	var out []metrics.Used
	for _, field := range explained {
		stored, ok := cells[place{e.block, e.row}][field]
		if !ok {
			continue
		}
		u := metrics.Used{At: e.ref(field), Field: fieldNames[field], Stored: stored, Read: e.readAs(field)}
		if u.Read == stored {
			u.Read = ""
		}
		if field == fieldCode {
			u.Counted = counted
		}
		out = append(out, u)
	}
	return out
}

// readAs is what a field of a record was read as.
func (e *entry) readAs(field string) string {
	switch field {
	case fieldCode:
		return e.code.Code
	case fieldPeriod:
		return e.period.String()
	case fieldLapsed:
		return answerNames[e.lapsed]
	case fieldDue:
		return e.due.String()
	case fieldVerified:
		return e.verified.String()
	case fieldAscertained:
		return e.ascertained.String()
	case fieldStart:
		return e.start.String()
	case fieldNEETStart:
		return e.neetStart.String()
	case fieldLeft:
		return e.left.String()
	case fieldTrait:
		return traitNames(e.traits)
	}
	return e.born.String()
}

func (in *intake) explainStanding(s *standing, cells map[place]map[string]string) metrics.Derivation {
	d := metrics.Derivation{Of: "activity at " + s.day.String(), Value: s.status.String(), Why: s.why, Rules: s.rules, See: []string{"neet.as-of", "neet.codes", "neet.currency"}}
	if s.status != NoStatus {
		d.Why = ""
	}
	d.Steps = append(d.Steps, metrics.Step{Text: "the day at which it is judged: " + s.by.String(), Result: s.day.String()})
	if s.missing != nil {
		d.Steps = append(d.Steps, metrics.Step{Text: "on the list of pupils (" + s.missing.At.String() + "), left " + s.missing.Exit.String() + "; in no record of the day", Result: Unknown.String()})
		d.See = []string{"neet.missing-leavers"}
		return d
	}
	if s.chosen != nil && s.chosen.fault == nil {
		d.Steps = append(d.Steps, in.steps(s)...)
	}
	if age, ok := s.age(); ok {
		d.Steps = append(d.Steps, metrics.Step{Text: "age on 31 August before the school year of the day", Result: strconv.Itoa(age)})
	}
	for _, e := range s.entries {
		counted := "not current"
		switch {
		case e == s.chosen:
			counted = "current"
		case s.chosen == nil:
			counted = "undecided"
		case e.sameAs(s.chosen):
			counted = "the same record"
		}
		d.Cells = append(d.Cells, e.used(cells, counted)...)
	}
	d.Notes = []string{definition}
	return d
}

// steps are how a status follows from the current record.
func (in *intake) steps(s *standing) []metrics.Step {
	c := s.chosen.code
	out := []metrics.Step{{Text: fmt.Sprintf("code %s, %s", c.Code, c.Name), Result: c.Group.ID}}
	switch {
	case !c.Group.Lapses:
		out = append(out, metrics.Step{Text: "a code of this group does not lapse", Result: s.status.String()})
	case s.chosen.lapsed != NoAnswer:
		out = append(out, metrics.Step{Text: "the currency flag says lapsed: " + answerNames[s.chosen.lapsed], Result: s.status.String()})
	case s.lapsed != NoAnswer:
		out = append(out, metrics.Step{Text: fmt.Sprintf("due to lapse on %s, judged at %s", s.chosen.due, s.day), Result: s.status.String()})
	default:
		out = append(out, metrics.Step{Text: "nothing says whether the record has lapsed", Result: s.status.String()})
	}
	return out
}

func (in *intake) explainShot(l *leaver, s *snapshot, cells map[place]map[string]string) metrics.Derivation {
	titles := map[string]string{oneMonth: "one month after leaving", sixMonths: "six months after leaving", afterY11: "after Year 11"}
	d := metrics.Derivation{Of: titles[s.name], Value: s.status.String(), See: []string{"neet.snapshots"}}
	if s.name == afterY11 {
		d.See = []string{"neet.year-11"}
	}
	if s.status == NoStatus {
		d.Why = s.why
	}
	d.Steps = append(d.Steps, metrics.Step{Text: "left, by " + l.at.String(), Result: l.left.String()})
	if !s.day.IsZero() {
		d.Steps = append(d.Steps, metrics.Step{Text: "the day that is asked about", Result: s.day.String()})
	}
	switch {
	case !s.seen.day.IsZero():
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("the nearest record, %d days from it, is of", apart(s.seen.day, s.day)), Result: s.seen.day.String()},
			metrics.Step{Text: "code " + s.seen.code, Result: s.seen.group})
		for _, e := range in.entries {
			if e.at() == s.seen.at {
				d.Cells = append(d.Cells, e.used(cells, "the nearest record")...)
			}
		}
	case s.status == Unknown:
		d.Steps = append(d.Steps, metrics.Step{Text: s.why, Result: s.status.String()})
	}
	return d
}

// explain is what the list of pupils says of a pupil's risks.
func (f *facing) explain() metrics.Derivation {
	d := metrics.Derivation{Of: "facts that go with a risk of becoming NEET", Value: "no score is made of them", See: []string{"neet.risk"}}
	for i, factor := range factors {
		result := answerNames[f.answers[i]]
		if f.answers[i] == NoAnswer {
			result = "the list does not say"
		}
		d.Steps = append(d.Steps, metrics.Step{Text: factor.Title, Result: result})
	}
	d.Notes = []string{"as " + f.stay.At.String() + " has them"}
	return d
}
