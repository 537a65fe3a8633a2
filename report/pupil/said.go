package pupil

import (
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
)

// Said is what the tables of measures say of the pupil in the placement, beside scores.
type Said struct {
	Plan           *Plan // nil where there is none
	Objectives     []Objective
	Reviews        []Review
	Qualifications []Qualification
	Views          []View
	Stretches      []Stretch
}

// Count is a number of things, where it is known.
type Count struct {
	N     int
	Known bool
}

// Answer is yes, no, or that nothing is said.
type Answer struct{ Yes, Known bool }

// Plan is what the placement plan says as a whole.
type Plan struct {
	Purpose, PurposeText         string
	Start, End                   ingest.Date
	Length                       string
	ReviewsPlanned, ReviewsHeld  Count
	HalfDaysElsewhere            Count // a week at another school, as half days
	Taken, Passed                Count // qualifications
	Destination, DestinationText string
	Reintegration                Answer
	ReintegrationText            string
}

// Objective is one thing that the placement was to reach.
type Objective struct {
	Text, Criterion  string
	Target, Evidence ingest.Date
	Word             string // what the school says of it, with a criterion or without
	ByCriterion      string // yes, partly, no, not-yet; empty without a criterion, or in doubt
}

// Review is one review of the placement.
type Review struct {
	Planned, Held ingest.Date
	Status        string // held, not-held, overdue, planned; empty where it cannot be told
}

// Qualification is one qualification.
type Qualification struct {
	Subject, Level, Grade string
	Taken, Passed         Answer
	Date                  ingest.Date
}

// View is one answer of the pupil or the family, or something that they said.
type View struct {
	Date                 ingest.Date
	Respondent           string // child, family, staff
	Item                 string
	Rating               Count
	Word, Quote, Consent string
}

// Stretch is attendance in a stretch of time.
type Stretch struct {
	Period                                       string // before, after, or that of a cut of time
	Elsewhere                                    bool   // in another school's register
	From, To                                     ingest.Date
	Possible, Attended, Authorised, Unauthorised Count
}

// read reads the rows of tables that are of the placement.
func (in *Input) read(p *cohort.Pupil, all []Rows) Said {
	var out Said
	where := placing(p)
	for _, rows := range all {
		r := newReader(rows.Table)
		for i := range rows.Rows {
			r.cells = rows.Rows[i].Cells
			if rows.Table.Name == "views" { // they have no placement, and a day
				if in.dated(r.day("date")) {
					out.Views = append(out.Views, r.view())
				}
				continue
			}
			if !in.placed(where, rows.Measure, rows.Rows[i].Pupil, r.count("placement")) {
				continue
			}
			switch rows.Table.Name {
			case "plan":
				out.Plan = r.plan()
			case "plan-objectives":
				out.Objectives = append(out.Objectives, r.objective())
			case "plan-reviews":
				out.Reviews = append(out.Reviews, Review{r.day("planned"), r.day("held"), r.text("status")})
			case "plan-qualifications":
				out.Qualifications = append(out.Qualifications, Qualification{r.text("subject"), r.text("level"), r.text("grade"), r.answer("taken"), r.answer("passed"), r.day("date")})
			case "attendance":
				// The register of another school is cut by no placement of this one.
				if st := r.stretch(); in.Several == 1 || !st.Elsewhere {
					out.Stretches = append(out.Stretches, st)
				}
			}
		}
	}
	return out
}

// origin is a placement as the reader of a measure numbers it.
type origin struct {
	measure, pupil string
	placement      int
}

// placing is which of the pupil's placements those of the readers are: of a pupil whose
// two identifiers were joined they are numbered anew.
func placing(p *cohort.Pupil) map[origin]int {
	out := map[origin]int{}
	for i := range p.Values {
		o := &p.Values[i]
		if o.Row == nil || o.Row.Row == nil {
			continue
		}
		for k := range o.Row.Values {
			v := &o.Row.Values[k]
			if v.Scale == o.Scale && v.Period == o.Period && v.Wave == o.Wave && v.Informant == o.Informant {
				out[origin{o.Measure, o.Row.Row.Pupil, v.Placement}] = o.Placement
			}
		}
	}
	return out
}

// placed reports whether a row is of the placement.
func (in *Input) placed(where map[origin]int, measure, pupil string, n Count) bool {
	if in.Several == 1 {
		return true
	}
	if at, ok := where[origin{measure, pupil, n.N}]; ok {
		return at == in.Stay.Placement
	}
	return n.Known && n.N == in.Stay.Placement
}

// after is how many days after leaving something is still said of a placement.
const after = 60

// dated reports whether a day belongs to the placement: from its beginning until the
// next one begins, or some weeks after its end.
func (in *Input) dated(day ingest.Date) bool {
	if in.Several == 1 {
		return true
	}
	s := in.Stay
	switch {
	case day.IsZero(), !s.Entry.IsZero() && s.Entry.After(day):
		return false
	case !in.Following.IsZero() && !in.Following.After(day):
		return false
	}
	return s.Exit.IsZero() || day.Days()-s.Exit.Days() <= after
}

// reader reads the cells of a row by the names of their columns.
type reader struct {
	at    map[string]int
	cells []metrics.Cell
}

func newReader(t *metrics.Table) *reader {
	r := &reader{at: map[string]int{}}
	for i := range t.Columns {
		r.at[t.Columns[i].Name] = i
	}
	return r
}

// cell is that of a column; an empty one where there is none.
func (r *reader) cell(name string) metrics.Cell {
	if i, ok := r.at[name]; ok && i < len(r.cells) {
		return r.cells[i]
	}
	return metrics.Cell{}
}

func (r *reader) text(name string) string { return r.cell(name).Text }

func (r *reader) day(name string) ingest.Date { return r.cell(name).Date }

func (r *reader) count(name string) Count {
	c := r.cell(name)
	return Count{int(c.Int), c.Set}
}

func (r *reader) answer(name string) Answer {
	c := r.cell(name)
	return Answer{c.Bool, c.Set}
}

func (r *reader) plan() *Plan {
	days := r.cell("days_elsewhere")
	return &Plan{
		Purpose: r.text("purpose"), PurposeText: r.text("purpose_text"), Start: r.day("start"), End: r.day("planned_end"), Length: r.text("planned_length"),
		ReviewsPlanned: r.count("reviews_planned"), ReviewsHeld: r.count("reviews_held"), HalfDaysElsewhere: Count{int(2 * days.Number), days.Set},
		Taken: r.count("qualifications_taken"), Passed: r.count("qualifications_passed"),
		Destination: r.text("destination"), DestinationText: r.text("destination_text"),
		Reintegration: r.answer("reintegration_planned"), ReintegrationText: r.text("reintegration_text"),
	}
}

func (r *reader) objective() Objective {
	return Objective{Text: r.text("objective"), Criterion: r.text("criterion"), Target: r.day("target_date"), Evidence: r.day("evidence_date"), Word: r.text("met"), ByCriterion: r.text("by_criterion")}
}

func (r *reader) view() View {
	return View{Date: r.day("date"), Respondent: r.text("respondent"), Item: r.text("item"), Rating: r.count("rating"), Word: r.text("answer"), Quote: r.text("quote"), Consent: r.text("consent")}
}

func (r *reader) stretch() Stretch {
	return Stretch{
		Period: r.text("period"), Elsewhere: r.text("role") != "", From: r.day("from"), To: r.day("to"),
		Possible: r.count("possible"), Attended: r.count("attended"), Authorised: r.count("authorised"), Unauthorised: r.count("unauthorised"),
	}
}

// FreeText is what the report prints of the words that people wrote: they may name
// somebody.
func (in *Input) FreeText() []string {
	var out []string
	add := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				out = append(out, t)
			}
		}
	}
	if p := in.Said.Plan; p != nil {
		add(p.PurposeText, p.Length, p.DestinationText, p.ReintegrationText)
	}
	for _, o := range in.Said.Objectives {
		add(o.Text, o.Criterion)
	}
	for _, q := range in.Said.Qualifications {
		add(q.Subject, q.Level, q.Grade)
	}
	for _, v := range in.Said.Views {
		add(v.Item)
		if v.Consent == consentPublic {
			add(v.Quote)
		}
	}
	return out
}
