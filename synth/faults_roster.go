package synth

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// Columns of the list of pupils, zero-based.
const (
	listUPN = iota
	_
	_
	listBorn
	_
	listYear
	listClass
	listSEN
	_
	_
	listEntry
	listExit
)

// listFile and listSheet are where the list of pupils stands.
const (
	listFile  = "roster.xlsx"
	listSheet = "Pupils"
)

// listed is the plain workbook with the list of pupils beside it, both for apst
// check. Nobody was asked on a day, so that everybody on the list is expected to
// have answered.
func (d *draft) listed(list *grid) {
	d.plainSheets()
	d.workbook(listFile, page{name: listSheet, grid: list})
	d.withList(listFile)
}

// withList says how the plain workbook and a list of pupils are to be read.
func (d *draft) withList(file string) {
	d.named = true
	d.option("--roster", "{"+file+"}", "--as-of", "2023-07-21", "{SDQ.xlsx}")
	d.checked = d.options
}

// onList spoils the list of pupils: row is the picked pupil's.
func onList(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		g := d.list()
		if spoilt {
			spoil(d, g, d.pick+1)
		}
		d.listed(g)
	}}
}

// onListCell writes something over a cell of the picked pupil, where the rule
// must be reported.
func onListCell(rule, name, about string, col int, c cell) *Fault {
	return onList(rule, name, about, func(_ *draft, g *grid, row int) {
		g.rows[row][col] = c
		g.mark(rule, row, col)
	})
}

// listedNobody adds a line whose identifier names nobody: it is left out.
func listedNobody(rule, name, about string, c cell) *Fault {
	return onList(rule, name, about, func(d *draft, g *grid, _ int) {
		g.mark(rule, d.joins(g, c), listUPN)
	})
}

// listedStranger adds a pupil with an identifier of its own, whom nobody asked.
func listedStranger(rule, name, about string, id func(d *draft) string) *Fault {
	return onList(rule, name, about, func(d *draft, g *grid, _ int) {
		row := d.joins(g, txt(id(d)))
		g.mark(rule, row, listUPN)
		g.markRow("COV-001", row)
	}).alongside("COV-001")
}

// joins adds a pupil to the list, with the data of the picked one, and returns the
// row.
func (d *draft) joins(g *grid, id cell) int {
	line := slices.Clone(g.rows[d.pick+1])
	line[listUPN] = id
	g.rows = append(g.rows, line)
	return len(g.rows) - 1
}

// again adds a second column of a kind, with the values of the first.
func (g *grid) again(col int, head string) {
	for i, line := range g.rows {
		g.rows[i] = append(slices.Clone(line), line[col])
	}
	g.rows[0][len(g.rows[0])-1] = txt(head)
}

// beside adds a column to the list that only one row fills, and returns where it
// stands.
func (g *grid) beside(head string, row int, c cell) int {
	col := g.width()
	*g.at(0, col) = txt(head)
	for i := range g.rows {
		g.at(i, col) // as many cells as headings
	}
	*g.at(row, col) = c
	return col
}

// onListBeside adds a column to the list in which the picked pupil has something
// that must be reported.
func onListBeside(rule, name, about, head string, c cell) *Fault {
	return onList(rule, name, about, func(_ *draft, g *grid, row int) {
		g.mark(rule, row, g.beside(head, row, c))
	})
}

// onListAgain has the picked pupil come back after the first stay, which ended on a
// day or not at all.
func onListAgain(rule, name, about string, left cell, back time.Time) *Fault {
	return onList(rule, name, about, func(d *draft, g *grid, row int) {
		twin := d.joins(g, g.rows[row][listUPN])
		g.rows[row][listExit] = left
		g.rows[twin][listEntry] = date(back)
		g.mark(rule, twin, listEntry)
	})
}

// rosterFaults concern the list of pupils.
func rosterFaults() []*Fault {
	// whole has another list in place of the good one.
	whole := func(rule, name, about string, list func(d *draft) *grid) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			g := d.list()
			if spoilt {
				g = list(d)
			}
			d.listed(g)
		}}
	}
	return []*Fault{
		either("ROS-001", "list-is-a-letter", "a letter in place of the list of pupils", func(d *draft) { d.listed(d.list()) }, func(d *draft) {
			d.listed(newGrid(texts("Dear parents"), texts("The forms are in the office")))
			d.markFile("ROS-001", listFile)
		}),
		whole("ROS-002", "list-without-identifiers", "a list of pupils with names alone", func(d *draft) *grid {
			g := d.list()
			for i := range g.rows {
				g.rows[i] = g.rows[i][1:]
			}
			g.markRow("ROS-002", 0)
			return g
		}),
		whole("ROS-003", "list-with-two-upns", "a list of pupils with two columns of UPNs", func(d *draft) *grid {
			g := d.list()
			g.again(listUPN, "Pupil UPN")
			g.mark("ROS-003", 0, listExit+1)
			return g
		}),
		onList("ROS-004", "list-with-two-classes", "a list of pupils with two columns of classes", func(_ *draft, g *grid, _ int) {
			g.again(listClass, "Class name")
			g.mark("ROS-004", 0, listExit+1)
		}),
		{Rule: "ROS-005", Name: "list-row-too-long", About: "a list in a text file, with a row that has a field too many", build: func(d *draft, spoilt bool) {
			d.plainSheets()
			g := d.list()
			var longer func([]byte) ([]byte, error)
			if spoilt {
				row := d.joins(g, txt(UPN(7, 19, 900)))
				g.markRow("ROS-005", row)
				longer = func(b []byte) ([]byte, error) {
					return append(bytes.TrimSuffix(b, []byte("\r\n")), ",late\r\n"...), nil
				}
			}
			d.text("roster.csv", g, plainCSV, longer)
			d.withList("roster.csv")
		}},
		onList("ROS-006", "list-with-a-note", "a note below the list of pupils", func(_ *draft, g *grid, _ int) {
			g.rows = append(g.rows, texts("Printed by the office"))
			g.markRow("ROS-006", len(g.rows)-1)
		}),
		onList("ROS-007", "list-of-rooms", "another table below the list of pupils", func(_ *draft, g *grid, _ int) {
			g.rows = append(g.rows, nil, texts("Staff", "Name", "Start date", "Site"), texts("x", "Tutor 9A", "01/09/2020", "North"))
			g.markRow("ROS-007", len(g.rows)-2)
		}),
		whole("ROS-008", "list-of-nobody", "a list of pupils that is still to be filled in", func(d *draft) *grid {
			g := newGrid(d.list().rows[0])
			g.markRow("ROS-008", 0)
			return g
		}),
		listedNobody("ROS-010", "listed-without-identifier", "a pupil on the list without an identifier", cell{}),
		listedNobody("ROS-011", "listed-lost-digits", "an identifier on the list that has lost its digits", txt("9.99432E+11")),
		listedNobody("ROS-012", "listed-error", "an identifier on the list that is #REF!", wrong("#REF!")),
		listedNobody("ROS-013", "listed-awaiting", "a word on the list in place of a UPN", txt("awaiting")),
		listedStranger("ROS-014", "listed-letter", "a UPN on the list with a wrong letter", func(d *draft) string {
			id := []byte(UPN(7, 19, 900))
			id[0] = map[bool]byte{true: 'B', false: 'A'}[id[0] == 'A']
			return string(id)
		}),
		listedStranger("ROS-015", "listed-short", "a UPN on the list that lacks a digit", func(*draft) string { return UPN(7, 19, 900)[:12] }),
		listedStranger("ROS-016", "listed-temporary", "a temporary UPN on the list", func(*draft) string {
			digits := "9990007199"
			return string(checkLetter(digits+"00")) + digits + "0A" // A counts 0
		}),
		listedStranger("ROS-017", "listed-nowhere", "a UPN on the list of a local authority that does not exist", func(*draft) string {
			digits := "998" + UPN(7, 19, 900)[4:]
			return string(checkLetter(digits)) + digits
		}),
		onList("ROS-018", "listed-twice-otherwise", "a pupil on the list twice, in two classes", func(d *draft, g *grid, row int) {
			twin := d.joins(g, g.rows[row][listUPN])
			g.rows[twin][listClass] = txt("11Z")
			g.markRow("ROS-018", twin)
		}),
		onList("ROS-019", "listed-twice", "a pupil on the list twice", func(d *draft, g *grid, row int) {
			g.markRow("ROS-019", d.joins(g, g.rows[row][listUPN]))
		}),
		onListCell("ROS-030", "listed-birth-1970", "a date of birth that programs write where none was given", listBorn, date(time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC))),
		onListCell("ROS-031", "listed-birth-unreadable", "a date of birth that does not exist", listBorn, txt("31/11/2008")),
		onListCell("ROS-032", "listed-births-half-read", "a date of birth left as text among real dates", listBorn, txt("13/02/2009")),
		onListCell("ROS-033", "listed-exit-first", "a day of leaving before that of admission", listExit, date(entered.AddDate(0, 0, -7))),
		onListCell("ROS-034", "listed-word", "a special need that there is no word for", listSEN, txt("Q")),
		onListCell("ROS-035", "listed-formula", "a class worked out by a formula without a value", listClass, calc("1+1", "")),
		onList("ROS-036", "listed-year-beside", "a pupil in the year group below", func(d *draft, g *grid, row int) {
			g.rows[row][listYear] = txt(digits(yearGroup(d.picked().Birth) - 1))
			g.mark("ROS-036", row, listYear)
		}),
		onList("ROS-037", "listed-year-far-off", "a pupil five year groups below", func(d *draft, g *grid, row int) {
			g.rows[row][listYear] = txt(digits(yearGroup(d.picked().Birth) - 5))
			g.mark("ROS-037", row, listYear)
		}),
		onListCell("ROS-038", "listed-school-action", "a special need in a code that is not in use any more", listSEN, txt("A")),
		onListBeside("ROS-039", "listed-learner-number", "a learner number whose last digit does not fit", "ULN", txt("9276308685")),
		onListBeside("ROS-039", "listed-home-school-number", "a home school with a number that has lost its zeros", "Home school LAESTAB", num(11100)),
		onListAgain("ROS-040", "listed-in-two-stays", "a second stay of a pupil whose first has not ended", cell{}, leaving),
		onListAgain("ROS-040", "listed-stays-overlap", "a second stay that begins before the first has ended", date(leaving), leaving.AddDate(0, 0, -7)),
		onListAgain("ROS-041", "listed-soon-back", "a pupil who left and came back within a week", date(leaving), leaving.AddDate(0, 0, 7)),
		onList("ROS-042", "listed-opted-out", "a pupil who consented and opted out", func(_ *draft, g *grid, row int) {
			g.beside("Consent", row, txt("Y"))
			g.mark("ROS-042", row, g.beside("Opted out", row, txt("Y")))
		}),
		onListBeside("ROS-043", "listed-left-some-day", "a reason for leaving without a day", "Exit reason", txt("moved area")),
	}
}

// coverageFaults concern who has which questionnaire.
func coverageFaults() []*Fault {
	// lost lets the picked pupil's questionnaire of a wave go; the other one says so.
	lost := func(rule, name, about string, gone, left Wave) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			if spoilt {
				d.Responses = slices.DeleteFunc(d.Responses, func(r *Response) bool { return r.Pupil == d.picked() && r.Wave == gone })
				d.mark(rule, "SDQ.xlsx", strings.ToUpper(string(left[:1]))+string(left[1:]), rowName(d.pick+1))
			}
			d.listed(d.list())
		}}
	}
	return []*Fault{
		onList("COV-001", "listed-and-not-asked", "a pupil on the list who was never asked", func(d *draft, g *grid, _ int) {
			g.markRow("COV-001", d.joins(g, txt(UPN(7, 19, 900))))
		}),
		onList("COV-002", "asked-and-not-listed", "a pupil with questionnaires who is not on the list", func(d *draft, g *grid, row int) {
			g.rows = slices.Delete(g.rows, row, row+1)
			d.mark("COV-002", "SDQ.xlsx", "Baseline", rowName(row))
		}),
		lost("COV-003", "endline-missing", "a pupil without an endline, who has not left", Endline, Baseline),
		lost("COV-004", "baseline-missing", "a pupil without a baseline, who was there", Baseline, Endline),
	}
}

// folderFaults are about the files of a folder, which apst check alone reads.
func folderFaults() []*Fault {
	return []*Fault{either("TAB-015", "letter-in-the-folder", "a letter in the folder of the answers",
		func(d *draft) { d.plainSheets(); d.checked = []string{"--informant", string(d.by), "{.}"} },
		func(d *draft) {
			d.plainSheets()
			d.named = true
			d.option("{SDQ.xlsx}")
			d.workbook("Letter.xlsx", page{name: "Letter", grid: newGrid(texts("Dear parents"), texts("The forms are in the office"))})
			d.checked = []string{"--informant", string(d.by), "{.}"}
			d.markFile("TAB-015", "Letter.xlsx")
		})}
}
