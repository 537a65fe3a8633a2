package synth

import "slices"

// passFaults concern the survey of attitudes. Columns of its plain sheet, by
// heading: UPN, Forename, Surname, Current Year, Group, PASS - Date of Survey, TW
// Unique ID, PASS - Factor 1 - Percentile to PASS - Factor 9 - Percentile; a line a
// survey, each pupil's two one below the other.
func passFaults() []*Fault {
	return slices.Concat(passTableFaults(), passNumberFaults(), passCellFaults(), passSittingFaults())
}

// factorHead is the heading of a factor's column in the plain sheet, from 0.
func factorHead(f int) string { return "PASS - Factor " + digits(f+1) + " - Percentile" }

// factorCol is that column.
func (g *grid) factorCol(f int) int { return g.col(factorHead(f)) }

// everyPercentile writes every percentile of the plain sheet anew.
func (g *grid) everyPercentile(to func(row, factor, percentile int) cell) {
	for row := 1; row < len(g.rows); row++ {
		for f := range factors {
			at := g.factorCol(f)
			g.rows[row][at] = to(row, f, whole(g.rows[row][at].s))
		}
	}
}

// whole is a whole number that this package has written.
func whole(s string) (n int) {
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// open leaves columns of all true rows open.
func (t *Truth) open(columns ...string) {
	for _, r := range t.Rows {
		for _, c := range columns {
			delete(r, c)
		}
	}
}

func onPass(rule, name, about string, spoil func(g *grid, row int)) *Fault {
	return onMeasure("pass", rule, name, about, spoil)
}

// passTableFaults concern what a table is of.
func passTableFaults() []*Fault {
	// besides adds a sheet to the plain workbook, which is to be told of.
	besides := func(rule, name, about, sheet string, lines ...[]cell) *Fault {
		return eitherOf("pass", rule, name, about, plainly("pass"), func(d *draft) {
			d.truth = d.passTruth("date")
			g := newGrid(lines...)
			g.markRow(rule, 0)
			d.workbook(passFile, page{name: passSheet, grid: sheetOf(d.surveys(), passFields()...)}, page{name: sheet, grid: g})
		})
	}
	questions, answers := texts("Category", "Frequency"), []cell{txt("All"), num(29)}
	for n := range 50 {
		questions, answers = append(questions, txt("Q"+digits(n+1))), append(answers, num(40+n))
	}
	names, numbers := texts("Category", "Frequency"), []cell{txt("All"), num(29)}
	for f := range factors {
		names, numbers = append(names, txt(factors[f].name)), append(numbers, num(61+f))
	}
	return []*Fault{
		onPass("PASS-001", "factors-by-number", "factors headed P1 to P9, which others number in another order", func(g *grid, _ int) {
			for f := range factors {
				at := g.factorCol(f)
				g.rows[0][at] = txt("P" + digits(f+1))
			}
			g.mark("PASS-001", 0, g.col("P1"))
		}),
		onPass("PASS-002", "factor-missing", "a sheet of eight factors", func(g *grid, _ int) {
			g.dropColumn(factorHead(5))
			g.markRow("PASS-002", 0)
		}),
		besides("PASS-003", "answers-to-questions", "a sheet with answers to single questions", "Item Level Analysis", questions, answers),
		onPass("PASS-004", "numbers-of-the-group", "the same numbers for all pupils of a group", func(g *grid, row int) {
			for r := 1; r < len(g.rows); r++ {
				from := row + (r+1)%2
				g.rows[r][g.col("Group")] = g.rows[row][g.col("Group")]
				for f := range factors {
					g.rows[r][g.factorCol(f)] = g.rows[from][g.factorCol(f)]
				}
			}
			g.markRow("PASS-004", 0)
		}),
		besides("PASS-007", "group-of-some-kind", "a group's results that say neither percentile nor percentage", "Year group", names, numbers),
		onPass("PASS-009", "surveys-of-no-day", "a data sheet without dates, of which nothing says which sitting it is", func(g *grid, _ int) {
			g.dropColumn("PASS - Date of Survey")
			g.markRow("PASS-009", 0)
		}),
		onPass("PASS-011", "column-without-heading", "a column of numbers without a heading between two factors", func(g *grid, row int) {
			at := g.factorCol(4)
			g.insertColumn(at)
			g.rows[row][at] = num(50)
			g.mark("PASS-011", row, at)
		}),
	}
}

// passNumberFaults concern the numbers of a whole table.
func passNumberFaults() []*Fault {
	return []*Fault{
		onPass("PASS-005", "shares-of-one", "percentiles as shares of 1", func(g *grid, _ int) {
			g.everyPercentile(func(_, _, p int) cell { return numeral("0." + digits(100 + p)[1:]) })
			g.mark("PASS-005", 0, g.factorCol(0))
		}),
		onMeasureOf("pass", "PASS-006", "option-contradicted", "percentiles, and an option that takes them for shares of 1", func(d *draft, g *grid, row int) {
			g.rows[row][g.factorCol(0)] = num(17)
			d.option("--numbers", "fractions")
			g.mark("PASS-006", 0, g.factorCol(0))
		}),
		onMeasureOf("pass", "PASS-008", "percentages-for-percentiles", "numbers from 55 to 89, as percentages have them", func(d *draft, g *grid, _ int) {
			g.everyPercentile(func(_, _, p int) cell { return num(55 + p*35/100) })
			d.truth.open("percentile", "band")
			g.markRow("PASS-008", 0)
		}).between(20, 0),
		onMeasureOf("pass", "PASS-010", "three-colours", "red, amber and green in place of numbers, and never yellow", func(d *draft, g *grid, row int) {
			g.everyPercentile(func(r, f, p int) cell {
				switch {
				case r == row && f == 0, p > 5 && p <= 30:
					return txt("amber")
				case p <= 5:
					return txt("red")
				}
				return txt("green")
			})
			d.truth.open("percentile", "band")
			for _, r := range d.truth.Rows {
				r["percentile"] = ""
			}
			g.markRow("PASS-010", 0)
		}),
	}
}

// passCellFaults concern what a row or a cell says.
func passCellFaults() []*Fault {
	return []*Fault{
		onMeasureCell("pass", "PASS-020", "percentile-of-101", "a percentile of 101", factorHead(1), num(101)),
		onPass("PASS-021", "band-of-another", "a band beside the percentile that is not its own", func(g *grid, row int) {
			at := g.addColumn(factors[0].name+" band", func(int) cell { return cell{} })
			g.rows[row][at] = txt("High")
			if bandOf(whole(g.rows[row][g.factorCol(0)].s)) == "high" {
				g.rows[row][at] = txt("Low")
			}
			g.mark("PASS-021", row, at)
		}),
		onPass("PASS-022", "both-surveys", "a row with results in the factors of Level 1 too", func(g *grid, row int) {
			for _, name := range []string{"Learner self-worth", "Response to learning"} {
				g.rows[row][g.addColumn(name, func(int) cell { return cell{} })] = num(50)
			}
			g.markRow("PASS-022", row)
		}),
		eitherOf("pass", "PASS-023", "factor-unknown", "a list of results with a factor that there is not",
			func(d *draft) { d.passList(false) }, func(d *draft) { d.passList(true) }),
		onMeasureOf("pass", "PASS-024", "survey-undated", "one of two surveys of a pupil without a day", func(d *draft, g *grid, row int) {
			at := g.col("PASS - Date of Survey")
			d.truth.drop(d.picked().ID, iso(g.rows[row][at].date))
			g.rows[row][at] = cell{}
			g.markRow("PASS-024", row)
			g.markRow("PASS-024", row+1)
		}),
		onMeasureCell("pass", "PASS-025", "factor-blank", "a factor left blank beside the others", factorHead(7), cell{}),
	}
}

// passList is the survey as a row a pupil, survey and factor; spoilt, with a row more.
func (d *draft) passList(spoilt bool) {
	d.truth = d.passTruth("date")
	g := newGrid(texts("UPN", "Survey date", "Factor", "Percentile"))
	for _, s := range d.surveys() {
		for f := range factors {
			g.addRow([]cell{txt(s.pupil.ID), date(s.day), txt(factors[f].name), num(s.at[f])})
		}
	}
	if spoilt {
		s := only(d.surveys(), func(s *survey) bool { return s.pupil == d.picked() })[0]
		g.mark("PASS-023", g.addRow([]cell{txt(s.pupil.ID), date(s.day), txt("Happiness at home"), num(50)}), 2)
	}
	d.workbook(passFile, page{name: "PASS", grid: g})
}

// passSittingFaults concern what a pupil's surveys say of each other.
func passSittingFaults() []*Fault {
	// twice adds a second line for the picked pupil's first survey.
	twice := func(rule, name, about string, change func(g *grid, row, twin int)) *Fault {
		return onPass(rule, name, about, func(g *grid, row int) { change(g, row, g.addRow(slices.Clone(g.rows[row]))) })
	}
	// later changes the picked pupil's second survey, and is to be told of it.
	later := func(rule, name, about string, change func(first, second *survey)) *Fault {
		return inMeasure("pass", rule, name, about, func(d *draft) {
			of := only(d.surveys(), func(s *survey) bool { return s.pupil == d.picked() })
			change(of[0], of[1])
		}, func(g *grid, row int) { g.markRow(rule, row+1) })
	}
	return []*Fault{
		twice("PASS-030", "two-surveys-a-day", "two surveys of a pupil on one day", func(g *grid, row, twin int) {
			at := g.factorCol(2)
			g.rows[twin][at] = num(100 - whole(g.rows[row][at].s)/2)
			g.markRow("PASS-030", row)
			g.markRow("PASS-030", twin)
		}),
		twice("PASS-031", "survey-twice", "a survey that stands twice", func(g *grid, _, twin int) { g.markRow("PASS-031", twin) }),
		onPass("PASS-032", "year-falls", "a lower year group at the later survey", func(g *grid, row int) {
			at := g.col("Current Year")
			g.rows[row+1][at] = num(whole(g.rows[row][at].s) - 1)
			g.markRow("PASS-032", row+1)
		}),
		onPass("PASS-033", "survey-dates-disagree", "a survey called endline that is dated before the baseline", func(g *grid, row int) {
			at := g.addColumn("Sitting", func(r int) cell { return txt([]string{"Endline", "Baseline"}[r%2]) })
			g.rows[row][at], g.rows[row+1][at] = txt("Endline"), txt("Baseline")
			g.markRow("PASS-033", row+1)
		}),
		later("PASS-034", "surveys-close", "two surveys five weeks apart", func(first, second *survey) { second.day = first.day.AddDate(0, 0, 35) }),
		later("PASS-035", "survey-copied", "the same percentiles in all factors at both surveys", func(first, second *survey) { second.at = first.at }),
	}
}
