package synth

import "time"

// planFaults concern placement plans. Columns of the plain list, by heading: UPN,
// Name, Purpose of placement, Objective, Success criterion, Met, Reviews planned,
// Reviews held, Days at another school, Qualifications taken, Qualifications passed,
// Planned destination, Reintegration plan; a line an objective, each pupil's one below
// the other.
func planFaults() []*Fault {
	// onPlan spoils the plain list; columns are those of which is then not known what
	// is true of the picked pupil.
	onPlan := func(rule, name, about string, columns []string, spoil func(d *draft, g *grid, row int)) *Fault {
		return onMeasureOf("plan", rule, name, about, func(d *draft, g *grid, row int) {
			spoil(d, g, row)
			d.truth.unsure(d.picked().ID, columns...)
			d.further[0].unsure(d.picked().ID, "objective", "criterion", "met", "by_criterion")
		})
	}
	counted := []string{"objectives", "with_criterion", "met", "partly", "not_met", "not_judged"}
	// inAll writes something into a column of all lines of the picked pupil, and marks
	// the first.
	inAll := func(d *draft, g *grid, rule, heading, text string) {
		for i, p := range g.who {
			if p == d.picked() {
				*g.at(i, g.col(heading)) = txt(text)
			}
		}
		if rule != "" {
			g.mark(rule, g.rowOf(d.picked()), g.col(heading))
		}
	}
	return []*Fault{
		onPlan("PLAN-001", "plan-word", "an objective that is met in a word of its own", counted, func(_ *draft, g *grid, row int) {
			*g.at(row, g.col("Met")) = txt("so-so")
			g.mark("PLAN-001", row, g.col("Met"))
		}),
		onPlan("PLAN-002", "plan-days", "more days at another school than a week has", []string{"days_elsewhere"}, func(_ *draft, g *grid, row int) {
			*g.at(row, g.col("Days at another school")) = num(7)
			g.mark("PLAN-002", row, g.col("Days at another school"))
		}),
		planOfTwoStays(),
		onPlan("PLAN-004", "plan-two-purposes", "a line that gives the placement another purpose", []string{"purpose"}, func(d *draft, g *grid, row int) {
			line := make([]cell, g.width())
			line[g.col("UPN")], line[g.col("Name")] = txt(d.picked().ID), txt(d.picked().Name())
			line[g.col("Purpose of placement")] = txt("Respite")
			g.mark("PLAN-004", g.addRow(line), g.col("Purpose of placement"))
		}),
		onPlan("PLAN-005", "plan-line-twice", "a line that stands there twice", []string{"flags"}, func(_ *draft, g *grid, row int) {
			g.markRow("PLAN-005", g.addRow(append([]cell{}, g.rows[row]...)))
		}),
		onPlan("PLAN-006", "plan-own-purpose", "a purpose in words of its own", []string{"purpose"}, func(d *draft, g *grid, _ int) {
			inAll(d, g, "PLAN-006", "Purpose of placement", "To settle in")
		}),
		onPlan("PLAN-007", "plan-no-way-back", "a placement for reintegration with no plan for it", []string{"purpose", "reintegration_planned"}, func(d *draft, g *grid, _ int) {
			inAll(d, g, "", "Purpose of placement", "Reintegration")
			inAll(d, g, "PLAN-007", "Reintegration plan", "No")
		}),
		onPlan("PLAN-010", "plan-no-criterion", "an objective without a criterion", counted, func(_ *draft, g *grid, row int) {
			*g.at(row, g.col("Success criterion")) = cell{}
			g.mark("PLAN-010", row, g.col("Success criterion"))
		}),
		onPlan("PLAN-011", "plan-no-objective", "a criterion without an objective", nil, func(_ *draft, g *grid, row int) {
			*g.at(row, g.col("Objective")) = cell{}
			g.mark("PLAN-011", row, g.col("Objective"))
		}),
		onPlan("PLAN-012", "plan-judged-tomorrow", "an objective that was judged after the day the data are from", []string{"flags"}, func(_ *draft, g *grid, row int) {
			g.mark("PLAN-012", row, g.beside("Evidence date", row, date(planEnd.AddDate(0, 0, 1))))
		}),
		inPlanLists("PLAN-020", "plan-review-overdue", "a review that was due and is not held", []string{"reviews_planned"}, func(d *draft, sheets map[string]*grid) {
			g := sheets["Reviews"]
			g.markRow("PLAN-020", g.addRow([]cell{txt(d.picked().ID), date(on(2023, time.March, 1)), {}, {}}))
		}),
		inPlanLists("PLAN-021", "plan-reviews-differ", "a review on the list that the plan does not count", []string{"reviews_planned", "reviews_held"}, func(d *draft, sheets map[string]*grid) {
			day := date(on(2023, time.March, 1))
			sheets["Reviews"].addRow([]cell{txt(d.picked().ID), day, day, txt("Tutor")})
			g := sheets["Plans"]
			g.mark("PLAN-021", g.rowOf(d.picked()), g.col("Reviews held"))
		}),
		inPlanLists("PLAN-030", "plan-exam-passed-not-taken", "a qualification that was passed and not taken", nil, func(d *draft, sheets map[string]*grid) {
			g := sheets["Qualifications"]
			g.markRow("PLAN-030", g.addRow([]cell{txt(d.picked().ID), txt("Subject 9"), txt("No"), txt("Yes")}))
		}),
		inPlanLists("PLAN-031", "plan-exam-grade", "a grade that does not say whether it is a pass", []string{"qualifications_taken"}, func(d *draft, sheets map[string]*grid) {
			g := sheets["Qualifications"]
			at := g.addRow([]cell{txt(d.picked().ID), txt("Subject 9"), {}, {}})
			g.mark("PLAN-031", at, g.beside("Grade", at, txt("F")))
		}),
	}
}

// inPlanLists spoils a workbook with a sheet each for plans, objectives, reviews and
// qualifications; columns are those of which is then not known what is true of the
// picked pupil.
func inPlanLists(rule, name, about string, columns []string, spoil func(d *draft, sheets map[string]*grid)) *Fault {
	return &Fault{Measure: "plan", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		d.option("--as-of", iso(planEnd))
		d.truth, d.further = d.planTruth(), []*Truth{d.objectivesTruth()}
		pages := d.planLists()
		if spoilt {
			sheets := map[string]*grid{}
			for _, p := range pages {
				sheets[p.name] = p.grid
			}
			spoil(d, sheets)
			if columns != nil {
				d.truth.unsure(d.picked().ID, columns...)
			}
			for _, t := range d.truth.Rows { // where there was no list of reviews there may now be one
				if t["reviews_planned"] == "" {
					delete(t, "reviews_planned")
				}
			}
		}
		d.workbook("Placements.xlsx", filled(pages)...)
	}}
}

// planOfTwoStays has the picked pupil come back, by the list of pupils: the plan does
// not say which of the stays it is about.
func planOfTwoStays() *Fault {
	const rule = "PLAN-003"
	return &Fault{Measure: "plan", Rule: rule, Name: "plan-of-which-stay", About: "a plan without dates of a pupil who came back", build: func(d *draft, spoilt bool) {
		m := measureNamed("plan")
		g, list := m.plain(d), d.list()
		d.truth = m.truth(d)
		if spoilt {
			twin := d.joins(list, txt(d.picked().ID))
			list.rows[d.pick+1][listExit], list.rows[twin][listEntry] = date(leaving), date(reentered)
			for i, p := range g.who {
				if p == d.picked() {
					g.markRow(rule, i)
				}
			}
		}
		d.named = true
		m.put(d, g)
		d.workbook(listFile, page{name: listSheet, grid: list})
		d.option("--roster", "{"+listFile+"}", "{"+planFile+"}")
	}}
}
