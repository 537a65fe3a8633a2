package synth

import (
	"slices"
	"strconv"
	"time"
)

// Where the plain list of placement plans stands, and the day it is from.
const planFile, planSheet = "plans.xlsx", "Placement plans"

// planEnd is the day that the plans are from.
var planEnd = on(2023, time.July, 21)

// placementPlan is what a placement is for, and what came of it.
func placementPlan() *measure {
	return &measure{
		name: "plan",
		drawn: []string{
			"a plan for each pupil with one to three objectives, each with a criterion: 45 in a hundred are met, 20 partly, 25 not, the others are open",
			"three reviews are planned, and none to three of them held; from Year 10 on one to five qualifications are taken, and none to all of them passed",
		},
		plain: func(d *draft) *grid { return sheetOf(d.plans(), planFields...) },
		put: func(d *draft, g *grid) {
			d.option("--as-of", iso(planEnd))
			d.workbook(planFile, page{name: planSheet, grid: g})
		},
		truth:   func(d *draft) *Truth { d.further = []*Truth{d.objectivesTruth()}; return d.planTruth() },
		layouts: planLayouts, faults: planFaults,
	}
}

// The words of the output for those of the sheets.
var (
	planPurposes     = map[string]string{"Reintegration": "reintegration", "Assessment": "assessment", "Long-term placement": "long-term", "Preparation for post-16": "post-16"}
	planDestinations = map[string]string{"Mainstream school": "mainstream", "Special school": "special", "College": "college", "Stay": "stay"}
	planMet          = map[string]string{"Yes": "yes", "No": "no", "Partly": "partly"}
)

// ofPupil are the objectives of each pupil, in their order.
func (d *draft) ofPupil() (out [][]*objective) {
	for _, o := range d.plans() {
		if o.n == 1 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], o)
	}
	return out
}

// planTruth is what is true of the plans, a row a pupil.
func (d *draft) planTruth() *Truth {
	t := &Truth{Key: []string{"pupil_id", "placement"}}
	for _, all := range d.ofPupil() {
		o := all[0]
		count := map[string]int{}
		for _, one := range all {
			count[one.met]++
		}
		t.Rows = append(t.Rows, TrueRow{"pupil_id": o.pupil.ID, "placement": "1", "purpose": planPurposes[o.purpose], "objectives": digits(len(all)), "with_criterion": digits(len(all)),
			"met": digits(count["Yes"]), "partly": digits(count["Partly"]), "not_met": digits(count["No"]), "not_judged": digits(count[""]),
			"reviews_planned": digits(o.reviewsPlanned), "reviews_held": digits(o.reviewsHeld), "days_elsewhere": digits(o.daysElsewhere),
			"qualifications_taken": digits(o.taken), "qualifications_passed": digits(o.passed), "destination": planDestinations[o.destination],
			"reintegration_planned": map[string]string{"Yes": "true"}[o.reintegration]})
	}
	return t
}

// objectivesTruth is what is true of the objectives, a row each.
func (d *draft) objectivesTruth() *Truth {
	t := &Truth{Table: "plan-objectives", Key: []string{"pupil_id", "number"}}
	for _, o := range d.plans() {
		by := planMet[o.met]
		if by == "" {
			by = "not-yet"
		}
		t.Rows = append(t.Rows, TrueRow{"pupil_id": o.pupil.ID, "number": strconv.Itoa(o.n), "placement": "1", "objective": o.text, "criterion": o.criterion, "met": planMet[o.met], "by_criterion": by})
	}
	return t
}

// planLayouts are the ways in which schools keep placement plans.
func planLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: "plan-" + name, About: about, Measure: "plan", keyed: true, build: func(d *draft) {
			d.option("--as-of", iso(planEnd))
			d.truth, d.further = d.planTruth(), []*Truth{d.objectivesTruth()}
			build(d)
		}}
	}
	return []*Layout{
		layout("objectives", "a workbook with a line an objective, what is said of the whole plan in each of a pupil's lines", func(d *draft) {
			d.workbook(planFile, page{name: planSheet, grid: above(1, newGrid(texts("Example Academy (synthetic)")), sheetOf(d.plans(), shuffled(d, planFields...)...))})
		}),
		layout("first-line-only", "a text file with a line an objective, what is said of the whole plan in the first of a pupil's lines alone", func(d *draft) {
			var fields []field[*objective]
			for i, f := range planFields {
				if i > 1 && (i < 3 || i > 5) { // who it is about, and the objective, stand in each
					cell0 := f.cell
					f.cell = func(o *objective) cell {
						if o.n > 1 {
							return cell{}
						}
						return cell0(o)
					}
				}
				fields = append(fields, f)
			}
			d.text("plans.csv", sheetOf(d.plans(), shuffled(d, fields...)...), textStyle{comma: ";", newline: "\r\n"}, nil)
		}),
		layout("one-line-a-pupil", "a workbook with a line a pupil, the objectives numbered beside each other", func(d *draft) {
			d.workbook("Plans.xlsx", page{name: "Plans", grid: d.wholePlans()})
		}),
		layout("lists", "a workbook with a sheet each for plans, objectives, reviews and qualifications", func(d *draft) {
			d.workbook("Placements.xlsx", filled(d.planLists())...)
		}),
	}
}

// wholePlan is a pupil's whole plan.
type wholePlan []*objective

func (p wholePlan) who() *Pupil { return p[0].pupil }

// wholePlans has a line a pupil.
func (d *draft) wholePlans() *grid {
	var all []wholePlan
	for _, o := range d.ofPupil() {
		all = append(all, o)
	}
	fields := []field[wholePlan]{upnField[wholePlan]("UPN"), nameField[wholePlan]("Name")}
	for _, f := range planFields[2:] {
		switch f.head {
		case "Objective", "Success criterion", "Met":
			for n := range 3 {
				fields = append(fields, field[wholePlan]{f.head + " " + digits(n+1), func(p wholePlan) cell {
					if n < len(p) {
						return f.cell(p[n])
					}
					return cell{}
				}})
			}
		default:
			fields = append(fields, field[wholePlan]{f.head, func(p wholePlan) cell { return f.cell(p[0]) }})
		}
	}
	return sheetOf(all, shuffled(d, fields...)...)
}

// event is a line of a list of reviews or qualifications.
type event struct {
	pupil *Pupil
	n     int
	plan  *objective
}

func (e *event) who() *Pupil { return e.pupil }

// due is the day of a review.
func (e *event) due() time.Time { return e.plan.agreed.AddDate(0, 0, 60*(e.n+1)) }

// planLists are sheets each for plans, objectives, reviews and qualifications.
func (d *draft) planLists() []page {
	var firsts []*objective
	var reviews, exams []*event
	for _, all := range d.ofPupil() {
		o := all[0]
		firsts = append(firsts, o)
		for n := range o.reviewsHeld {
			reviews = append(reviews, &event{o.pupil, n, o})
		}
		for n := range o.taken {
			exams = append(exams, &event{o.pupil, n, o})
		}
	}
	whole := []field[*objective]{planFields[0], planFields[1], planFields[2]}
	for _, f := range planFields[6:] {
		if f.head != "Reviews planned" { // those that were not held are on no list
			whole = append(whole, f)
		}
	}
	day := func(e *event) cell { return date(e.due()) }
	for _, t := range d.truth.Rows {
		for _, o := range firsts {
			if o.pupil.ID == t["pupil_id"] {
				t["reviews_planned"] = map[bool]string{true: digits(o.reviewsHeld)}[len(reviews) > 0]
			}
		}
	}
	return []page{
		{name: "Plans", grid: sheetOf(firsts, shuffled(d, whole...)...)},
		{name: "Objectives", grid: sheetOf(d.plans(), shuffled(d, planFields[0], planFields[3], planFields[4], planFields[5])...)},
		{name: "Reviews", grid: sheetOf(reviews, shuffled(d, upnField[*event]("UPN"), field[*event]{"Planned date", day}, field[*event]{"Date held", day},
			field[*event]{"Attendees", func(*event) cell { return txt("Tutor") }})...)},
		{name: "Qualifications", grid: sheetOf(exams, shuffled(d, upnField[*event]("UPN"), field[*event]{"Subject", func(e *event) cell { return txt("Subject " + digits(e.n+1)) }},
			field[*event]{"Taken", func(*event) cell { return txt("Yes") }},
			field[*event]{"Passed", func(e *event) cell { return txt(map[bool]string{true: "Yes", false: "No"}[e.n < e.plan.passed]) }})...)},
	}
}

// filled are the sheets with a line below their headings.
func filled(pages []page) []page {
	return slices.DeleteFunc(pages, func(p page) bool { return len(p.grid.rows) < 2 })
}
