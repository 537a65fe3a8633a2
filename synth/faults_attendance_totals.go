package synth

import (
	"slices"
	"strings"
)

// totalsKept are the columns of which totals of a term tell the truth.
var totalsKept = []string{"basis", "possible", "attended", "authorised", "unauthorised", "attendance_percent", "absence_percent", "persistent", "severe"}

// termTotals are totals of the autumn term of 2022, a line a pupil.
func (d *draft) termTotals() *grid {
	fields := []field[*pupilTally]{upnField[*pupilTally]("UPN"), nameField[*pupilTally]("Name"), {"Term", func(*pupilTally) cell { return txt("Autumn 2022") }}}
	return sheetOf(tallies(d.sessions(autumn2022)), append(fields, shortFields...)...)
}

// termCounts are counts of codes of the same, with the days that they are of.
func (d *draft) termCounts() *grid {
	fields := []field[*pupilTally]{upnField[*pupilTally]("UPN"), nameField[*pupilTally]("Name"),
		{"From", func(*pupilTally) cell { return txt("01/09/2022") }}, {"To", func(*pupilTally) cell { return txt("16/12/2022") }},
		countField("Possible", false, func(t *pupilTally) int { return t.possible })}
	for _, code := range strings.Fields(`/ \ B J L P V W C C2 E H I M R S T G N O U D X Y`) {
		fields = append(fields, countField(code, true, func(t *pupilTally) int { return t.marks[code] }))
	}
	return sheetOf(tallies(d.sessions(autumn2022)), fields...)
}

// onTotals spoils totals or counts of a term.
func onTotals(rule, name, about string, of func(*draft) *grid, spoil func(d *draft, g *grid, row int)) *Fault {
	return &Fault{Measure: "attendance", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		g := of(d)
		d.truth = attendanceTruth(d.sessions(autumn2022), false).keep(totalsKept...)
		if spoilt {
			spoil(d, g, d.rowIn(g))
		}
		d.text("totals.csv", g, plainCSV, nil)
	}}
}

// totalFaults concern totals in place of marks.
func totalFaults() []*Fault {
	totals, counted := (*draft).termTotals, (*draft).termCounts
	// over writes something into a cell; the row then has no figures.
	over := func(rule, name, about string, of func(*draft) *grid, heading string, to func(g *grid, row int) string, at string) *Fault {
		return onTotals(rule, name, about, of, func(d *draft, g *grid, row int) {
			g.rows[row][g.col(heading)] = txt(to(g, row))
			g.mark(rule, row, g.col(at))
			d.truth.drop(g.who[row].ID)
		})
	}
	fixed := func(text string) func(*grid, int) string { return func(*grid, int) string { return text } }
	return []*Fault{
		onTotals("ATT-007", "totals-of-no-time", "totals that do not say of which term", totals, func(_ *draft, g *grid, _ int) {
			g.dropColumn("Term")
			g.markRow("ATT-007", 0)
		}),
		over("ATT-060", "sessions-in-words", "a word in place of a number of sessions", totals, "Present", fixed("most"), "Present"),
		over("ATT-061", "totals-off-by-one", "totals that do not add up", totals, "Possible", more("Possible", 1), "Possible"),
		onTotals("ATT-062", "sessions-of-two-years", "more sessions than a year has", totals, func(d *draft, g *grid, row int) {
			for _, heading := range []string{"Possible", "Present"} {
				g.rows[row][g.col(heading)] = txt(more(heading, 500)(g, row))
			}
			g.mark("ATT-062", row, g.col("Possible"))
			d.truth.drop(g.who[row].ID)
		}),
		over("ATT-063", "count-of-a-later-code", "sessions under code C2 in 2022", counted, "C2", fixed("2"), "C2"),
		onTotals("ATT-067", "percentage-of-another", "a percentage that the sessions do not give", totals, func(_ *draft, g *grid, _ int) {
			row := 1 + slices.IndexFunc(g.rows[1:], func(line []cell) bool { return number10(line[g.col("Possible")].s) > 0 })
			at := g.col("%")
			g.rows[row][at] = numeral(map[bool]string{true: "12.5", false: "88.5"}[number10(strings.Split(g.rows[row][at].s, ".")[0]) > 50])
			g.mark("ATT-067", row, at)
		}),
		onTotals("ATT-068", "counts-across-2024", "counts of codes from both sides of 19 August 2024", counted, func(d *draft, g *grid, row int) {
			g.rows[row][g.col("From")], g.rows[row][g.col("To")] = txt("01/06/2024"), txt("31/12/2024")
			g.mark("ATT-068", row, g.col("Possible"))
			d.truth.drop(g.who[row].ID)
		}),
		{Measure: "attendance", Rule: "ATT-069", Name: "totals-of-autumn-2020", About: "totals of a Covid year that do not show X, on the national basis", build: func(d *draft, spoilt bool) {
			g := d.termTotals()
			d.truth = attendanceTruth(d.sessions(autumn2022), true).keep(totalsKept...)
			d.option("--basis", "dfe")
			if row := d.rowIn(g); spoilt {
				g.rows[row][g.col("Term")] = txt("Autumn 2020")
				g.mark("ATT-069", row, g.col("Possible"))
				d.truth.drop(g.who[row].ID)
			}
			d.text("totals.csv", g, plainCSV, nil)
		}},
	}
}

// more is the number in a column, and so many more.
func more(heading string, by int) func(*grid, int) string {
	return func(g *grid, row int) string { return digits(number10(g.rows[row][g.col(heading)].s) + by) }
}

// totalTimeFaults concern the times that totals are of.
func totalTimeFaults() []*Fault {
	totals := (*draft).termTotals
	return []*Fault{
		onTotals("ATT-064", "term-and-year", "a year beside one of its terms", totals, func(d *draft, g *grid, row int) {
			other := g.lineAgain(row)
			g.rows[other][g.col("Term")] = txt("2022/23")
			g.markRow("ATT-064", row)
			g.markRow("ATT-064", other)
			d.truth.drop(g.who[row].ID)
		}),
		onTotals("ATT-065", "term-twice", "two totals of one term", totals, func(d *draft, g *grid, row int) {
			other := g.lineAgain(row)
			for _, heading := range []string{"Possible", "Present"} {
				g.rows[other][g.col(heading)] = txt(more(heading, 1)(g, other))
			}
			g.rows[other][g.col("%")] = cell{}
			g.markRow("ATT-065", row)
			g.markRow("ATT-065", other)
			d.truth.drop(g.who[row].ID)
		}),
		onTotals("ATT-066", "term-by-week", "totals of a term, asked for by week", totals, func(d *draft, g *grid, _ int) {
			d.option("--by", "week")
			for row := range g.rows[1:] {
				g.markRow("ATT-066", row+1)
			}
			d.truth.Rows = nil
		}),
	}
}

// number10 is the number of a text of digits; 0 for any other.
func number10(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// windowFaults concern what stands before and after a day of a pupil's own.
func windowFaults() []*Fault {
	// windows has a register of a term, those of the home schools before, and a list.
	windows := func(rule, name, about string, spoil func(d *draft, list *grid, row int)) *Fault {
		return &Fault{Measure: "attendance", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			own, home := d.sessions(autumn2022), d.sessions(termsOf{&year2021, 5, 6})
			list := newGrid(texts("UPN", "Forename", "Surname", "Entry date"))
			for _, p := range d.Pupils {
				list.addRow([]cell{txt(p.ID), txt(p.First), txt(p.Last), date(entered)})
			}
			if spoilt {
				spoil(d, list, d.pick+1)
				if rule == "ATT-081" {
					home = only(home, func(s *session) bool { return s.pupil != d.picked() })
				}
			}
			d.truth = windowTruth(d.Pupils, own, home)
			if spoilt {
				d.truth.unsure(d.picked().ID)
			}
			d.text(attendanceFile, sheetOf(own, bareFields...), plainCSV, nil)
			d.text("home schools.csv", sheetOf(home, bareFields...), plainCSV, nil)
			d.workbook(listFile, page{name: listSheet, grid: list})
			d.named = true
			d.option("{"+attendanceFile+"}", "--home-school", "{home schools.csv}", "--roster", "{"+listFile+"}", "--window", "before-after", "--sessions", digits(windowSessions))
		}}
	}
	return []*Fault{
		windows("ATT-080", "entry-not-known", "a pupil whose day of entry the list does not say", func(_ *draft, list *grid, row int) {
			list.rows[row][list.col("Entry date")] = cell{}
			list.markRow("ATT-080", row)
		}),
		windows("ATT-081", "nothing-before-entry", "a pupil without a register from before entry", func(_ *draft, list *grid, row int) {
			list.markRow("ATT-081", row)
		}),
	}
}
