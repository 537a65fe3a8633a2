package synth

import (
	"bytes"
	"slices"
)

// recordFaults concern what all measures share in the reading of their tables. They
// are planted in the reading test, which is as good as any.
func recordFaults() []*Fault {
	on := func(rule, name, about string, spoil func(g *grid, row int)) *Fault {
		return onMeasure("ngrt", rule, name, about, spoil)
	}
	// nobody has the picked pupil's first record name nobody: it is left out.
	nobody := func(rule, name, about string, c cell) *Fault {
		return onMeasureCell("ngrt", rule, name, about, "UPN", c)
	}
	// other gives that record another identifier, which it keeps in the output.
	other := func(rule, name, about string, id func(upn string) string) *Fault {
		return onMeasureOf("ngrt", rule, name, about, func(d *draft, g *grid, row int) {
			is := id(d.picked().ID)
			g.rows[row][g.col("UPN")] = txt(is)
			g.mark(rule, row, g.col("UPN"))
			d.truth.of(d.picked().ID, iso(g.rows[row][g.col("Date of test")].date))[0]["pupil_id"] = is
		})
	}
	return []*Fault{
		eitherOf("ngrt", "REC-001", "results-are-a-letter", "a letter in place of the results", plainly("ngrt"), func(d *draft) {
			plainly("ngrt")(d)
			d.workbook("Letter.xlsx", page{name: "Letter", grid: newGrid(texts("Dear parents"), texts("The forms are in the office"))})
			d.markFile("REC-001", "Letter.xlsx")
		}),
		on("REC-002", "results-without-identifiers", "results with names alone", func(g *grid, _ int) {
			g.dropColumn("UPN")
			g.markRow("REC-002", 0)
		}),
		on("REC-003", "results-with-two-upns", "results with two columns of UPNs", func(g *grid, _ int) {
			g.again(g.col("UPN"), "Pupil UPN")
			g.mark("REC-003", 0, g.col("Pupil UPN"))
		}),
		on("REC-004", "results-with-two-scores", "two columns of standard age scores", func(g *grid, _ int) {
			g.again(g.col("SAS"), "Standard Age Score")
			g.mark("REC-004", 0, g.col("Standard Age Score"))
		}),
		{Measure: "ngrt", Rule: "REC-005", Name: "results-row-too-long", About: "results in a text file, with a row that has a field too many", build: func(d *draft, spoilt bool) {
			g := sheetOf(d.sittings(), ngrtFields...)
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			var longer func([]byte) ([]byte, error)
			if spoilt {
				g.markRow("REC-005", len(g.rows)-1)
				longer = func(b []byte) ([]byte, error) {
					return append(bytes.TrimSuffix(b, []byte("\r\n")), ",late\r\n"...), nil
				}
			}
			d.text("ngrt.csv", g, plainCSV, longer)
		}},
		on("REC-006", "results-with-a-note", "a note below the results", func(g *grid, _ int) {
			g.markRow("REC-006", g.addRow(texts("Printed by the office")))
		}),
		on("REC-008", "results-of-nobody", "a sheet of results that is still to be filled in", func(g *grid, _ int) {
			g.rows = g.rows[:1]
			g.markRow("REC-008", 0)
		}),
		eitherOf("ngrt", "REC-009", "results-copied", "a copy of the workbook under another name", plainly("ngrt"), func(d *draft) {
			plainly("ngrt")(d)
			d.files = append(d.files, File{"NGRT (1).xlsx", slices.Clone(d.files[0].Data)})
			d.markFile("REC-009", "NGRT (1).xlsx")
		}),
		nobody("REC-010", "result-without-identifier", "a result without an identifier", cell{}),
		nobody("REC-011", "result-lost-digits", "an identifier that has lost its digits", txt("9.99432E+11")),
		nobody("REC-012", "result-error", "an identifier that is #REF!", wrong("#REF!")),
		nobody("REC-013", "result-of-words", "words in place of a UPN", txt("not known yet")),
		other("REC-014", "result-upn-letter", "a UPN whose letter does not fit", wrongLetter),
		other("REC-015", "result-upn-short", "a UPN that lacks a digit", func(upn string) string { return upn[:12] }),
		onMeasureOf("ngrt", "REC-020", "result-date-unreadable", "a day of the test that does not exist", func(d *draft, g *grid, row int) {
			d.truth.drop(d.picked().ID, iso(g.rows[row][g.col("Date of test")].date))
			g.rows[row][g.col("Date of test")] = txt("31/09/2022")
			g.mark("REC-020", row, g.col("Date of test"))
		}),
		{Measure: "ngrt", Rule: "REC-021", Name: "result-dates-half-read", About: "a day left as text among real dates", build: func(d *draft, spoilt bool) {
			// One sitting each: without a date nothing tells two of them apart.
			s := only(d.sittings(), func(s *sitting) bool { return !s.second })
			g := sheetOf(s, ngrtFields...)
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			for _, other := range d.sittings() {
				if other.second {
					d.truth.drop(other.pupil.ID, iso(other.day))
				}
			}
			if spoilt {
				row := g.rowOf(d.picked())
				g.rows[row][g.col("Date of test")] = txt("13/10/2022")
				g.mark("REC-021", row, g.col("Date of test"))
			}
			d.workbook(ngrtFile, page{name: ngrtSheet, grid: g})
		}},
		onMeasureCell("ngrt", "REC-022", "result-formula", "a score worked out by a formula without a value", "SAS", calc("90-5", "")),
		on("REC-024", "results-hidden", "a hidden row of results", func(g *grid, row int) {
			g.hiddenRows = []int{row}
			g.markSheet("REC-024")
		}),
		onMeasureOf("ngrt", "REC-025", "results-of-another-layout", "a map that was made for another layout", func(d *draft, g *grid, _ int) {
			d.add("map.yaml", []byte("format: 1\nmeasure: ngrt\nlayouts: [0123456789abcdef]\n"), nil)
			d.option("--map", "{map.yaml}")
			g.markRow("REC-025", 0)
		}),
		byName("REC-018", "result-by-name", "a list of results without identifiers, found by name and date of birth", func(d *draft, g *grid, _ int) {
			for _, p := range d.Pupils {
				g.mark("REC-018", g.rowOf(p), g.col("Surname"))
			}
		}),
		byName("REC-019", "result-of-nobody-known", "a name that nobody on the list has", func(d *draft, g *grid, row int) {
			for _, p := range d.Pupils {
				first := g.rowOf(p)
				if first == row {
					first++ // the other of the picked pupil's two
				}
				g.mark("REC-018", first, g.col("Surname"))
			}
			g.rows[row][g.col("Surname")] = txt("Nobody")
			g.mark("REC-019", row, g.col("Surname"))
		}).alongside("REC-018"),
	}
}

// byName has results told apart by name and date of birth, with the list of pupils
// beside them; in the clean twin they have identifiers.
func byName(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return &Fault{Measure: "ngrt", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		g := sheetOf(d.sittings(), ngrtFields...)
		d.truth = d.ngrtTruth().keep(ngrtPlain...)
		d.workbook(listFile, page{name: listSheet, grid: d.wideList(0)})
		d.option("--roster", "{"+listFile+"}")
		if spoilt {
			g.addColumn("Date of birth", func(row int) cell { return date(g.who[row].Birth) })
			g.dropColumn("UPN")
			d.option("--key", "name+dob")
			spoil(d, g, g.rowOf(d.picked()))
		}
		d.workbook(ngrtFile, page{name: ngrtSheet, grid: g})
	}}
}

// dropColumn takes a column out by its heading.
func (g *grid) dropColumn(heading string) {
	at := g.col(heading)
	for i, line := range g.rows {
		if at < len(line) {
			g.rows[i] = slices.Delete(slices.Clone(line), at, at+1)
		}
	}
}
