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
			d.truth.rename(d.picked().ID, is, iso(g.rows[row][g.col("Date of test")].date))
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
		onMeasureCell("ngrt", "REC-022", "result-formula", "a score worked out by a formula without a value", "SAS", calc("90-5", "")),
	}
}

// rename gives the true row of a pupil and day to another pupil.
func (t *Truth) rename(pupil, to, day string) {
	for _, r := range t.Rows {
		if r["pupil_id"] == pupil && r["date"] == day {
			r["pupil_id"] = to
		}
	}
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
