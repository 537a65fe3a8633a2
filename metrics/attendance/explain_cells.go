package attendance

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// trace is what the files say of one pupil, cell by cell.
type trace struct {
	marks  []traced
	totals map[*record.Block]map[int][]metrics.Used // cells of rows with totals
	faults []metrics.Used
}

// traced is a mark and its cell.
type traced struct {
	placed
	e   Enrolment
	ref sheet.Ref
}

// traceOf reads the files again for one pupil.
func (rd *reading) traceOf(p *person) (*trace, error) {
	t := &trace{totals: map[*record.Block]map[int][]metrics.Used{}}
	ids, enrolments := map[string]bool{}, map[Enrolment]bool{}
	for _, e := range slices.Concat(p.own, p.home) {
		id := rd.register.Pupil(e)
		ids[id] = true
		for _, e := range rd.register.Of([]byte(id)) {
			enrolments[e] = true
		}
	}
	var l line
	for rec, err := range rd.records(context.Background(), func(e Enrolment, _ Slot) bool { return enrolments[e] }) {
		if err != nil {
			return nil, err
		}
		plan := rd.plans[rec.Block.ID]
		if plan == nil || plan.block.Refused != nil || !ids[rec.Pupil] {
			continue
		}
		if plan.totals() {
			t.total(plan, rec)
			continue
		}
		plan.read(rec, &l)
		text := ""
		if plan.block.Has(fieldSchool) {
			text, _ = rec.Text(fieldSchool)
		}
		e := rd.enrolment(rd.schoolName(plan, text), rec.Pupil)
		for _, m := range l.marks {
			m.text = slices.Clone(m.text)
			t.marks = append(t.marks, traced{m, e, rec.RefAt(m.col)})
		}
		for _, f := range l.faults {
			used := metrics.Used{At: rec.RefAt(f.col), Field: "cell", Stored: string(rec.CellAt(f.col).Text), Counted: "not used"}
			if f.rule != nil {
				used.Counted += ": " + f.rule.Title
			}
			t.faults = append(t.faults, used)
		}
	}
	return t, nil
}

// total keeps the cells of a row of totals.
func (t *trace) total(p *plan, rec *record.Record) {
	var cells []metrics.Used
	for _, field := range p.block.Fields() {
		if col := p.block.Column(field); col > 0 && slices.Contains(totalFields, field) && len(rec.CellAt(col).Text) > 0 {
			cells = append(cells, metrics.Used{At: rec.RefAt(col), Field: strings.ReplaceAll(field, "_", " "), Stored: string(rec.CellAt(col).Text)})
		}
	}
	for _, c := range p.codes {
		if text := rec.CellAt(c.col).Text; len(text) > 0 {
			cells = append(cells, metrics.Used{At: rec.RefAt(c.col), Field: "sessions with code " + c.code, Stored: string(text)})
		}
	}
	if t.totals[p.block] == nil {
		t.totals[p.block] = map[int][]metrics.Used{}
	}
	t.totals[p.block][rec.Row] = cells
}

// totalFields are the fields of totals that a page shows.
var totalFields = []string{fieldTerm, fieldYear, fieldPeriod, fieldFrom, fieldTo, fieldPossible, fieldPresent, fieldApproved, fieldAttended,
	fieldAuthorised, fieldUnauthorised, fieldUnexplained, fieldLateBefore, fieldLateAfter, fieldLateBoth, fieldUnmarked, fieldNotRequired}

// cellsOf are the cells of some sessions: those of a code together, with the first
// and the last of them, and each one that does not count.
func (rd *reading) cellsOf(t *trace, within func(*traced) bool) []metrics.Used {
	type group struct {
		first, last *traced
		n           int
	}
	groups := map[string]*group{}
	var order []string
	var apart []metrics.Used
	for i := range t.marks {
		m := &t.marks[i]
		if !within(m) {
			continue
		}
		held := rd.register.Get(m.e, m.at)
		used := metrics.Used{At: m.ref, Field: "mark of " + m.at.String(), Stored: string(m.text)}
		switch {
		case held.Differs() && rd.set.policy == Refuse:
			used.Counted = "not counted: another cell has a different mark"
		case held.Code() == Outside:
			used.Counted = "not counted: before entry or after leaving"
		case m.Code == Unknown:
			used.Counted = "not counted: no code of its date"
		default:
			k := m.Code.String() + " " + m.Code.On(m.at.Day()).String()
			if groups[k] == nil {
				groups[k] = &group{first: m}
				order = append(order, k)
			}
			groups[k].n++
			groups[k].last = m
			continue
		}
		apart = append(apart, used)
	}
	var out []metrics.Used
	for _, k := range order {
		g := groups[k]
		used := metrics.Used{At: g.first.ref, Field: "mark of " + g.first.at.String(), Stored: string(g.first.text),
			Read: g.first.Code.String(), Counted: g.first.Code.On(g.first.at.Day()).String()}
		if g.n > 1 {
			used.Counted += fmt.Sprintf("; %s with it, the last in %s", plural(g.n, "mark"), g.last.ref)
		}
		out = append(out, used)
	}
	return append(out, apart...)
}
