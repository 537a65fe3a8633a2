package plan

import (
	"iter"
	"slices"

	"apst/ingest"
	"apst/metrics"
)

// Rows implements [metrics.Reading].
func (rd *reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	return func(yield func(*metrics.Row, error) bool) {
		for _, p := range rd.in.plans {
			for _, row := range rd.in.rows(p, table) {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}

// rows are those of a plan in one of the tables.
func (in *intake) rows(p *plan, table int) []*metrics.Row {
	var out []*metrics.Row
	switch table {
	case 0:
		out = append(out, in.planRow(p))
	case 1:
		for i, o := range p.objectives {
			out = append(out, p.row(o.flags, o.at.String(), metrics.Int(i+1), metrics.Text(o.text), metrics.Text(o.criterion), metrics.Day(o.target),
				metrics.Text(o.met), metrics.Text(o.judged()), metrics.Day(o.evidence)))
		}
	case 2:
		for i, v := range p.reviews {
			out = append(out, p.row(v.flags, v.at.String(), metrics.Int(i+1), metrics.Day(v.planned), metrics.Day(v.held), metrics.Text(v.status()), metrics.Text(v.attendees)))
		}
	case 3:
		for _, q := range p.qualifications {
			out = append(out, p.row(q.flags, q.at.String(), metrics.Text(q.subject), metrics.Text(q.level), answerCell(q.taken), answerCell(q.passed), metrics.Text(q.grade), metrics.Day(q.date)))
		}
	}
	return out
}

// row puts round cells what all tables share.
func (p *plan) row(flags []string, source string, cells ...metrics.Cell) *metrics.Row {
	all := append([]metrics.Cell{metrics.Text(p.pupil), metrics.Int(p.placement)}, cells...)
	return &metrics.Row{Pupil: p.pupil, Cells: append(all, metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), metrics.Text(source))}
}

// status is how a review stands.
func (v *review) status() string {
	switch {
	case v.done():
		return "held"
	case v.wasHeld == no:
		return "not-held"
	case slices.Contains(v.flags, flagDate):
		return ""
	case slices.Contains(v.flags, flagOverdue):
		return "overdue"
	}
	return "planned"
}

func answerCell(a answer) metrics.Cell {
	if a == noAnswer {
		return metrics.Cell{Kind: metrics.BoolKind}
	}
	return metrics.Bool(a == yes)
}

// said is a claim, or an empty one.
func (p *plan) said(field string) claim {
	if c := p.claims[field]; c != nil {
		return *c
	}
	return claim{}
}

// planRow is the plan as a whole, with its values.
func (in *intake) planRow(p *plan) *metrics.Row {
	purpose, destination, plan := p.said(fieldPurpose), p.said(fieldDestination), p.said(fieldReintegration)
	v := &measured{in: in, p: p}
	cells := []metrics.Cell{metrics.Text(purpose.word), metrics.Text(purpose.text), metrics.Day(p.said(fieldStart).day), metrics.Day(p.said(fieldPlannedEnd).day), metrics.Text(p.said(fieldLength).text)}
	t, state, why := in.tally(p)
	for _, c := range []struct {
		scale string
		n     int
	}{{"objectives", t.Listed}, {"with_criterion", t.With}, {"met", t.Met}, {"partly", t.Partly}, {"not_met", t.NotMet}, {"not_judged", t.NotJudged}} {
		cells = append(cells, v.count(c.scale, c.n, state, why))
	}
	cells = append(cells, v.number(fieldReviewsDue, shapeReviews, p.reviewsPlanned()), v.number(fieldReviewsHeld, shapeReviews, p.reviewsHeld()))
	days := metrics.Cell{Kind: metrics.NumberKind}
	if c := p.claims[fieldDays]; c != nil {
		days = metrics.Number(float64(c.n) / 2)
		v.all = append(v.all, metrics.NumberValue(v.key(fieldDays), ingest.Date{}, float64(c.n)/2))
	} else {
		v.none(fieldDays)
	}
	cells = append(cells, days, v.number(fieldAllTaken, shapeQualifications, p.taken()), v.number(fieldAllPassed, shapeQualifications, p.passed()),
		metrics.Text(destination.word), metrics.Text(destination.text), answerCell(plan.answer), metrics.Text(plan.text))
	v.category(fieldPurpose, purpose.word)
	v.category(fieldDestination, destination.word)
	v.category(fieldReintegration, map[answer]string{yes: "true", no: "false"}[plan.answer])
	row := p.row(p.flags, p.at.String(), cells...)
	row.Values = v.all
	if returned, ok := in.returned(p); ok {
		row.Values = append(row.Values, returned)
	}
	row.At = p.at
	return row
}

// tally is how the objectives stand, and whether anything is known of them.
func (in *intake) tally(p *plan) (tally, metrics.State, string) {
	if len(p.objectives) == 0 && !in.listed[shapeObjectives] {
		return tally{}, metrics.NotAvailable, "no list of objectives"
	}
	return p.tally(), metrics.Known, ""
}

// measured gathers what a plan measures.
type measured struct {
	in  *intake
	p   *plan
	all []metrics.Value
}

func (v *measured) key(scale string) metrics.Key {
	return metrics.Key{Pupil: v.p.pupil, Measure: measureID, Scale: scale, Placement: v.p.placement}
}

// count is a count as a cell and a value.
func (v *measured) count(scale string, n int, state metrics.State, why string) metrics.Cell {
	if state != metrics.Known {
		v.all = append(v.all, metrics.NoValue(v.key(scale), ingest.Date{}, state, why))
		return metrics.Cell{Kind: metrics.IntKind}
	}
	v.all = append(v.all, metrics.NumberValue(v.key(scale), ingest.Date{}, float64(n)))
	return metrics.Int(n)
}

// number is a count that is listed or stated.
func (v *measured) number(field, shape string, listed int) metrics.Cell {
	n, state, why := v.in.number(v.p, field, shape, listed)
	return v.count(field, n, state, why)
}

// none says that nothing is known of a field.
func (v *measured) none(field string) {
	state, why := metrics.Missing, notSaid
	if v.p.doubted[field] {
		state, why = metrics.Refused, RuleTwoThings.Title
	}
	v.all = append(v.all, metrics.NoValue(v.key(field), ingest.Date{}, state, why))
}

// category is a word as a value.
func (v *measured) category(field, word string) {
	if word == "" {
		v.none(field)
		return
	}
	v.all = append(v.all, metrics.CategoryValue(v.key(field), ingest.Date{}, word))
}
