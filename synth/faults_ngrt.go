package synth

import "slices"

// ngrtFaults concern the reading test. Columns of its plain sheet, by heading: UPN,
// Forename, Surname, Date of test, Form, Age at test, SAS, Stanine, NPR, SC Stanine,
// PC Stanine, Reading Age, Progress; a line a sitting, each pupil's two one below the
// other.
func ngrtFaults() []*Fault {
	return slices.Concat(recordFaults(), whichTestFaults(), resultFaults(), sittingFaults())
}

// Short forms of the constructors for the reading test.
func onReading(rule, name, about string, spoil func(g *grid, row int)) *Fault {
	return onMeasure("ngrt", rule, name, about, spoil)
}

func onReadingCell(rule, name, about, heading string, c cell) *Fault {
	return onMeasureCell("ngrt", rule, name, about, heading, c)
}

func onReadingOf(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return onMeasureOf("ngrt", rule, name, about, spoil)
}

// truthOf is the true row of a line of the plain sheet.
func (d *draft) truthOf(g *grid, row int) TrueRow {
	return d.truth.of(g.who[row].ID, iso(g.rows[row][g.col("Date of test")].date))[0]
}

// spelling are results of the spelling test, which has the same columns.
func (d *draft) spelling() *grid {
	return sheetOf(d.sittings(), ngrtNamed([2]string{"UPN", "UPN"}, [2]string{"Date of test", "Date of test"}, [2]string{"Form", "Form"},
		[2]string{"SAS", "SAS"}, [2]string{"Stanine", "Stanine"})...)
}

// whichTestFaults concern which test a file is of, and which columns it has.
func whichTestFaults() []*Fault {
	plain := plainly("ngrt")
	// named adds a column that names the test of each row.
	named := func(rule, name, about, word string) *Fault {
		return onMeasureOf("ngrt", rule, name, about, func(d *draft, g *grid, row int) {
			at := g.addColumn("Test", func(int) cell { return txt("NGRT") })
			g.rows[row][at] = txt(word)
			g.mark(rule, row, at)
			d.truth.drop(d.picked().ID, iso(g.rows[row][g.col("Date of test")].date))
		})
	}
	// bare has other fields in place of the plain ones.
	bare := func(rule, name, about string, mark func(g *grid), file, sheet string, fields func() []field[*reader]) *Fault {
		return eitherOf("ngrt", rule, name, about, plain, func(d *draft) {
			g := sheetOf(d.readers(), fields()...)
			mark(g)
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			d.workbook(file, page{name: sheet, grid: g})
		})
	}
	pair := func(heads ...string) func() []field[*reader] {
		return func() []field[*reader] {
			fields := []field[*reader]{upnField[*reader]("UPN")}
			for _, h := range heads {
				fields = append(fields, field[*reader]{h, readerCell(h)})
			}
			return fields
		}
	}
	return []*Fault{
		eitherOf("ngrt", "NGRT-001", "spelling-test", "a file of the spelling test, which has the same columns", plain, func(d *draft) {
			plain(d)
			d.workbook("NGST.xlsx", page{name: "NGST", grid: d.spelling()})
			d.mark("NGRT-001", "NGST.xlsx", "NGST", rowName(0))
		}),
		eitherOf("ngrt", "NGRT-002", "spelling-sheet", "a sheet of the spelling test beside the reading test", plain, func(d *draft) {
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			d.workbook(ngrtFile, page{name: ngrtSheet, grid: sheetOf(d.sittings(), ngrtFields...)}, page{name: "NGST", grid: d.spelling()})
			d.mark("NGRT-002", ngrtFile, "NGST", rowName(0))
		}),
		named("NGRT-003", "spelling-row", "a row of the spelling test among those of the reading test", "NGST"),
		named("NGRT-004", "row-of-which-test", "a row that names no test where the others do", "Autumn"),
		eitherOf("ngrt", "NGRT-005", "test-unnamed", "a file that could be of another test", plain, func(d *draft) {
			d.truth = d.ngrtTruth().keep("form", "sas", "stanine")
			g := d.spelling()
			g.markRow("NGRT-005", 0)
			d.workbook("Results.xlsx", page{name: "Sheet1", grid: g})
		}),
		onReading("NGRT-006", "no-scores", "results without standard age scores", func(g *grid, _ int) {
			g.dropColumn("SAS")
			g.markRow("NGRT-006", 0)
		}),
		onReadingCell("NGRT-007", "scale-score", "a scale score under the heading of standard age scores", "SAS", num(276)),
		onReading("NGRT-008", "score-of-some-kind", "a column headed Score, with nothing to tell what it holds", func(g *grid, _ int) {
			g.rows[0][g.col("SAS")] = txt("Score")
			for row := range g.rows[1:] {
				g.rows[row+1][g.col("Stanine")] = cell{}
			}
			g.mark("NGRT-008", 0, g.col("Score"))
		}),
		bare("NGRT-009", "score-of-no-sitting", "the dates of two sittings side by side, and scores that are of neither",
			func(g *grid) { g.mark("NGRT-009", 0, g.col("SAS")) }, ngrtFile, ngrtSheet, pair("Start date of test", "Finish date of test", "SAS")),
		bare("NGRT-010", "stanine-of-no-sitting", "two sittings side by side, and a stanine that is of neither",
			func(g *grid) { g.mark("NGRT-010", 0, g.col("Stanine")) }, ngrtFile, ngrtSheet, pair("Start date of test", "Start SAS", "Finish date of test", "Finish SAS", "Stanine")),
		bare("NGRT-010", "one-date", "two sittings side by side with one date",
			func(g *grid) { g.mark("NGRT-010", 0, g.col("Date of test")) }, ngrtFile, ngrtSheet, pair("Date of test", "Start SAS", "Finish SAS")),
		onReadingCell("NGRT-011", "undated", "a result without a date", "Date of test", cell{}),
		onReading("NGRT-012", "scores-overlooked", "a column of scores under a heading that is not known", func(g *grid, _ int) {
			g.mark("NGRT-012", 0, g.addColumn("SAS at primary school", func(int) cell { return num(90) }))
		}),
	}
}

// readerCell is a cell of a table with sittings side by side, by its heading.
func readerCell(head string) func(*reader) cell {
	return func(r *reader) cell {
		switch head {
		case "Start date of test", "Date of test":
			return date(r.first.day)
		case "Finish date of test":
			return date(r.second.day)
		case "Finish SAS":
			return num(r.second.sas)
		case "Stanine":
			return num(stanineOf(r.second.sas))
		}
		return num(r.first.sas)
	}
}

// addColumn adds a column behind the others, and says where it stands.
func (g *grid) addColumn(heading string, of func(row int) cell) int {
	at := g.width()
	*g.at(0, at) = txt(heading)
	for row := 1; row < len(g.rows); row++ {
		*g.at(row, at) = of(row)
	}
	return at
}

// resultFaults concern what a result says.
func resultFaults() []*Fault {
	// born adds dates of birth; change is given the picked pupil's row.
	born := func(rule, name, about, at string, change func(g *grid, row, born int)) *Fault {
		return onReading(rule, name, about, func(g *grid, row int) {
			col := g.addColumn("Date of birth", func(row int) cell { return date(g.who[row].Birth) })
			change(g, row, col)
			g.mark(rule, row, g.col(at))
		})
	}
	return []*Fault{
		onReadingCell("NGRT-020", "score-with-decimals", "a standard age score with decimals", "SAS", numeral("82.5")),
		onReadingCell("NGRT-021", "score-too-low", "a standard age score of 40", "SAS", num(40)),
		onReadingCell("NGRT-022", "score-of-nought", "0 in place of a standard age score", "SAS", num(0)),
		onReadingOf("NGRT-023", "score-censored", "a standard age score that is less than can be told", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("SAS")], g.rows[row][g.col("Stanine")], g.rows[row][g.col("NPR")] = txt("<69"), num(1), cell{}
			g.mark("NGRT-023", row, g.col("SAS"))
			r := d.truthOf(g, row)
			r["sas"], r["stanine"], r["percentile"] = "", "1", ""
		}),
		inMeasure("ngrt", "NGRT-024", "score-at-floor", "a standard age score at the lowest that is printed", func(d *draft) {
			s := d.sat(0)
			s.sas, s.sc, s.pc, s.phonics = 69, 1, 1, true
		}, func(g *grid, row int) { g.mark("NGRT-024", row, g.col("SAS")) }),
		onReading("NGRT-025", "stanine-shifted", "a stanine that is another score's", func(g *grid, row int) {
			g.rows[row][g.col("Stanine")] = num(9)
			g.mark("NGRT-025", row, g.col("Stanine"))
		}),
		onReadingCell("NGRT-026", "percentile-shifted", "a percentile that is another score's", "NPR", num(99)),
		onReadingCell("NGRT-027", "section-of-nought", "0 for a section that was not sat", "SC Stanine", num(0)),
		onReading("NGRT-028", "band-elsewhere", "a confidence band that does not hold the score", func(g *grid, row int) {
			low := g.addColumn("SAS lower", func(int) cell { return cell{} })
			high := g.addColumn("SAS upper", func(int) cell { return cell{} })
			g.rows[row][low], g.rows[row][high] = num(132), num(140)
			g.mark("NGRT-028", row, high)
		}),
		inMeasure("ngrt", "NGRT-029", "sections-apart", "a stanine of 2 in one section, of 5 in the other", func(d *draft) {
			s := d.sat(0)
			s.sc, s.pc, s.phonics = 2, 5, false
		}, func(g *grid, row int) { g.mark("NGRT-029", row, g.col("PC Stanine")) }),
		onReading("NGRT-030", "both-sections", "passage comprehension and phonics of one sitting", func(g *grid, row int) {
			phonics := g.addColumn("Phonics", func(int) cell { return cell{} })
			g.rows[row][phonics], g.rows[row][g.col("PC Stanine")] = num(30), g.rows[row][g.col("SC Stanine")]
			g.mark("NGRT-030", row, g.col("PC Stanine"))
		}),
		onReadingCell("NGRT-031", "form-unknown", "a form that there is not", "Form", txt("9Q")),
		onReadingCell("NGRT-032", "age-of-months", "a reading age with fourteen months", "Reading Age", txt("10:14")),
		onReadingCell("NGRT-033", "age-a-month", "a reading age that has become a month", "Reading Age", txt("Oct-08")),
		onReadingCell("NGRT-034", "age-with-point", "a reading age with a decimal point", "Reading Age", numeral("10.8")),
		born("NGRT-035", "age-of-another", "an age at the test that is a year off", "Age at test", func(g *grid, row, _ int) {
			b := g.who[row].Birth
			other := sitting{pupil: &Pupil{Birth: b.AddDate(-1, 0, 0)}, day: g.rows[row][g.col("Date of test")].date}
			g.rows[row][g.col("Age at test")] = txt(years(other.age()))
		}),
		born("NGRT-036", "too-old", "a pupil of nineteen", "Date of test", func(g *grid, row, born int) {
			g.rows[row][born] = date(on(2003, 9, 1))
			g.rows[row][g.col("Age at test")] = cell{}
		}),
		onReadingOf("NGRT-037", "progress-in-other-words", "a word for progress that is not the vendor's", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Progress")] = txt("Splendid")
			g.mark("NGRT-037", row, g.col("Progress"))
			d.truthOf(g, row)["progress_label"] = "Splendid"
		}),
	}
}

// sat is the picked pupil's first sitting, or the second.
func (d *draft) sat(n int) *sitting {
	return only(d.sittings(), func(s *sitting) bool { return s.pupil == d.picked() })[n]
}

// sittingFaults concern what the sittings of a pupil say of each other.
func sittingFaults() []*Fault {
	// twice adds a second line for the picked pupil's first sitting.
	twice := func(rule, name, about string, change func(d *draft, g *grid, row, twin int)) *Fault {
		return onMeasureOf("ngrt", rule, name, about, func(d *draft, g *grid, row int) {
			change(d, g, row, g.addRow(slices.Clone(g.rows[row])))
		})
	}
	// later changes the second sitting, and is to be told of a cell of it.
	later := func(rule, name, about, heading string, change func(first, second *sitting)) *Fault {
		return inMeasure("ngrt", rule, name, about, func(d *draft) { change(d.sat(0), d.sat(1)) },
			func(g *grid, row int) { g.mark(rule, row+1, g.col(heading)) })
	}
	// other gives a line another score, with all that goes with it.
	other := func(g *grid, row int) {
		g.rows[row][g.col("SAS")], g.rows[row][g.col("Stanine")], g.rows[row][g.col("NPR")] = num(mostSAS), num(stanineOf(mostSAS)), num(percentileOf(mostSAS))
	}
	return []*Fault{
		twice("NGRT-040", "two-results-a-day", "two results of a pupil on one day", func(_ *draft, g *grid, row, twin int) {
			other(g, twin)
			g.mark("NGRT-040", row, g.col("Date of test"))
			g.mark("NGRT-040", twin, g.col("Date of test"))
		}),
		twice("NGRT-041", "two-results-settled", "two results of a pupil on one day, of which the first is to count", func(d *draft, g *grid, _, twin int) {
			g.rows[twin][g.col("SAS")], g.rows[twin][g.col("Stanine")], g.rows[twin][g.col("NPR")] = num(100), num(5), num(50)
			d.option("--same-day", "first")
			g.markRow("NGRT-041", twin)
		}),
		twice("NGRT-042", "result-twice", "a result that stands twice", func(_ *draft, g *grid, _, twin int) { g.markRow("NGRT-042", twin) }),
		later("NGRT-043", "sittings-close", "two sittings five weeks apart", "Date of test", func(first, second *sitting) { second.day = first.day.AddDate(0, 0, 35) }),
		later("NGRT-044", "form-again", "the same form at both sittings", "Form", func(first, second *sitting) { second.form = first.form }),
		later("NGRT-045", "paper-after-computer", "a sitting on the computer, then one on paper", "Form", func(_, second *sitting) { second.form = "3B" }),
		onReading("NGRT-046", "change-of-before", "a change of scores in the file that its scores do not give", func(g *grid, row int) {
			change := g.addColumn("SAS change", func(int) cell { return cell{} })
			g.rows[row+1][change] = num(40)
			g.mark("NGRT-046", row+1, change)
		}),
	}
}
