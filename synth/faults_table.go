package synth

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// tableFaults concern files and tables.
func tableFaults() []*Fault {
	plain := (*draft).plainSheets
	none := func(d *draft) { d.textSheets("", 0, nil) }
	return []*Fault{
		either("TAB-001", "no-table", "a third file holds a letter and no answers", plain, func(d *draft) {
			d.plainSheets()
			d.workbook("Letter.xlsx", page{name: "Letter", grid: newGrid(texts("Dear parents"), texts("The forms are in the office"))})
			d.markFile("TAB-001", "Letter.xlsx")
		}),
		either("TAB-002", "sheet-of-notes", "a sheet of notes beside the answers", plain, func(d *draft) {
			d.twoSheets(d.plain, page{name: "Notes", grid: newGrid(texts("One line a pupil"), texts("Blank: left out"))})
			d.mark("TAB-002", "SDQ.xlsx", "Notes", "")
		}),
		onSheet("TAB-003", "hidden-row", "a hidden row", func(g *grid, row int) {
			g.hiddenRows = []int{row}
			g.markSheet("TAB-003")
		}),
		onSheet("TAB-003", "hidden-column", "a hidden column", func(g *grid, _ int) {
			g.hiddenCols = []int{9}
			g.markSheet("TAB-003")
		}),
		onSheet("TAB-004", "footer", "means below the pupils", func(g *grid, _ int) {
			g.footer(1, "Mean", mean)
			g.markRow("TAB-004", len(g.rows)-1)
		}),
		either("TAB-005", "ragged-row", "a row of a text file with a field too many", none, func(d *draft) {
			d.textSheets("TAB-005", d.pick+1, func(line []byte) []byte {
				return append(bytes.TrimSuffix(line, []byte("\r\n")), ",late\r\n"...)
			})
		}),
		either("TAB-010", "last-line-cut", "a text file that ends in the middle of a row", none, func(d *draft) {
			d.textSheets("TAB-010", len(d.Pupils), func(line []byte) []byte { return line[:len(line)-9] })
		}),
		onSheet("TAB-006", "merged-answers", "two answers in merged cells", func(g *grid, row int) {
			g.rows[row][8] = cell{}
			g.merged = append(g.merged, span{row, 7, row, 8})
			g.markRow("TAB-006", row)
		}),
		onSheet("TAB-007", "header-again", "the headings stand again between pupils", func(g *grid, row int) {
			at := max(row, 2) // between pupils: not below the headings themselves
			g.rows = slices.Insert(g.rows, at, g.rows[0])
			g.markRow("TAB-007", at)
		}),
		either("TAB-009", "sheet-of-scores", "a sheet of scale scores beside the answers", plain, func(d *draft) {
			d.twoSheets(d.plain, page{name: "Scores", grid: table(d.wave(Baseline), append([]column{id("UPN")}, scored(own, schoolScores, same)...))})
			d.mark("TAB-009", "SDQ.xlsx", "Scores", "")
		}),
		{Rule: "TAB-016", Name: "date-unrecognised", About: "the date of the form under a heading that could mean any date", build: func(d *draft, spoilt bool) {
			head := "Date completed"
			if spoilt {
				head = "Visited"
				d.markSheets("TAB-016", "B1")
			}
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), dated(head, own, date)}, items(own, q("Q%d"), zeroToTwo)))
			})
		}},
		{Rule: "TAB-016", Name: "names-of-staff", About: "a column headed as if it said pupil or staff, and holding names", build: func(d *draft, spoilt bool) {
			head := "Staff name"
			if spoilt {
				head = "Completed by"
				d.markSheets("TAB-016", "B1")
			}
			by := fixed(head, func(*Pupil) cell { return txt("Initials") }) // one for all: else each name's rows are judged as a part
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), by}, items(own, q("Q%d"), zeroToTwo)))
			})
		}},
		{Rule: "TAB-008", Name: "layout-changed", About: "a map made of one layout, given with another", build: func(d *draft, spoilt bool) {
			d.plainSheets()
			d.before = []string{"inspect", "{SDQ.xlsx}", "--informant", "self", "--save-map", "{map.yaml}"}
			if spoilt { // the map is of the table before a column was put in
				d.before[1] = "{Old.xlsx}"
				sheet := func(w Wave) *grid {
					return table(d.wave(w), slices.Concat([]column{id("UPN"), name()}, items(own, q("Q%d"), zeroToTwo)))
				}
				data, err := d.pair(sheet).xlsx()
				d.add("Old.xlsx", data, err)
				d.markSheets("TAB-008", "row 1")
			}
			d.named = true
			d.option("{SDQ.xlsx}", "--map", "{map.yaml}")
		}},
		either("FILE-020", "workbook-named-xls", "a workbook named .xls", plain, func(d *draft) {
			d.self()
			d.workbook("SDQ.xls", d.pair(d.plain).pages...)
			d.markFile("FILE-020", "SDQ.xls")
		}),
		either("FILE-021", "older-encoding", "a text file in Windows-1252",
			func(d *draft) { d.accented(plainCSV) },
			func(d *draft) {
				d.accented(textStyle{comma: ",", newline: "\r\n", encoding: windows1252})
				d.markFile("FILE-021", "SDQ baseline.csv")
				d.markFile("FILE-021", "SDQ endline.csv")
			}),
	}
}

// textSheets is a text file a wave. One line of the baseline, counted from 0, is
// spoilt, and the rule reported at its row.
func (d *draft) textSheets(rule string, line int, spoil func([]byte) []byte) {
	d.self()
	for _, w := range []Wave{Baseline, Endline} {
		g := d.plain(w)
		if spoil == nil || w != Baseline {
			d.text("SDQ "+string(w)+".csv", g, plainCSV, nil)
			continue
		}
		g.markRow(rule, line)
		d.text("SDQ "+string(w)+".csv", g, plainCSV, func(b []byte) ([]byte, error) {
			lines := bytes.SplitAfter(b, []byte("\n"))
			lines[line] = spoil(lines[line])
			return bytes.Join(lines, nil), nil
		})
	}
}

// accented is a pair of text files with letters outside ASCII in them.
func (d *draft) accented(t textStyle) {
	d.self()
	for _, w := range []Wave{Baseline, Endline} {
		data, err := table(d.wave(w), slices.Concat([]column{id("UPN"), fixed("Name", func(p *Pupil) cell { return txt("Élève " + p.Last) })},
			items(own, q("Q%d"), zeroToTwo))).csv(t)
		d.add("SDQ "+string(w)+".csv", data, err)
	}
}

// pupilFaults concern identifiers and dates.
func pupilFaults() []*Fault {
	setID := func(rule, name, about string, c func(cell) cell) *Fault {
		return onSheet(rule, name, about, func(g *grid, row int) {
			g.rows[row][0] = c(g.rows[row][0])
			g.mark(rule, row, 0)
		})
	}
	// known gives a pupil an odd identifier that stays theirs.
	known := func(rule, name, about string, write func(string) string) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			if spoilt {
				d.picked().ID = write(d.picked().ID)
				d.markSheets(rule, cellName(d.pick+1, 0))
			}
			d.plainSheets()
		}}
	}
	ids := func(rule, name, about, at string, spoilt func(d *draft) []column) *Fault {
		return either(rule, name, about, (*draft).plainSheets, func(d *draft) {
			d.markSheets(rule, at)
			d.twoSheets(func(w Wave) *grid { return table(d.wave(w), append(spoilt(d), items(own, q("Q%d"), zeroToTwo)...)) })
		})
	}
	// days writes the dates of the pupils, counted from 0, in another way; the
	// rule is reported at the row (-1: of the picked pupil) of a column of dates.
	days := func(rule, name, about string, at int, clean, spoilt func(d *draft, n int, t time.Time) cell) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, bad bool) {
			write := clean
			if bad {
				write = spoilt
				row := at
				if row < 0 {
					row = d.pick + 1
				}
				d.markSheets(rule, cellName(row, 1))
			}
			d.dates = !bad
			d.twoSheets(func(w Wave) *grid {
				n := -1
				return table(d.wave(w), slices.Concat([]column{id("UPN"), dated("Date", own, func(t time.Time) cell { n++; return write(d, n, t) })},
					items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	real := func(_ *draft, _ int, t time.Time) cell { return date(t) }
	// swapped is what is left of a day after opening with US settings: text
	// where it is no month, else a date with day and month exchanged.
	swapped := func(t time.Time) cell {
		if t.Day() > 12 {
			return txt(t.Format("1/2/2006"))
		}
		return date(time.Date(t.Year(), time.Month(t.Day()), int(t.Month()), 0, 0, 0, 0, time.UTC))
	}
	return []*Fault{
		setID("PUP-001", "id-blank", "a pupil's identifier is blank", func(cell) cell { return cell{} }),
		setID("PUP-002", "id-many-digits", "an identifier of 17 digits as a number", func(cell) cell { return cell{kind: number, s: "12345678901234500"} }),
		setID("PUP-002", "id-exponent", "an identifier as 8.01E+11", func(cell) cell { return txt("8.012E+11") }),
		setID("PUP-003", "id-error", "an identifier is #REF!", func(cell) cell { return wrong("#REF!") }),
		setID("PUP-003", "id-date", "an identifier is a date", func(cell) cell { return date(time.Date(2022, 9, 12, 0, 0, 0, 0, time.UTC)) }),
		setID("PUP-003", "id-fraction", "an identifier is 17.5", func(cell) cell { return cell{kind: number, s: "17.5"} }),
		known("PUP-004", "upn-letter", "a UPN with the wrong check letter", wrongLetter),
		known("PUP-005", "upn-shape", "a UPN that is too short", func(s string) string { return s[:12] }),
		setID("PUP-012", "words-for-upn", "a remark where the UPN should be", func(cell) cell { return txt("on trial") }),
		setID("PUP-006", "upn-lower-case", "a UPN in lower case with a space", func(c cell) cell { return txt(strings.ToLower(c.s) + " ") }),
		onSheet("PUP-007", "pupil-twice", "a pupil twice with different answers", func(g *grid, row int) {
			other := row + 1
			if other == len(g.rows) {
				other = 1
			}
			again := slices.Clone(g.rows[other])
			again[0] = g.rows[row][0]
			g.rows = append(g.rows, again)
			g.mark("PUP-007", row, 0)
			g.mark("PUP-007", len(g.rows)-1, 0)
		}),
		onSheet("PUP-008", "row-twice", "a pupil's row copied", func(g *grid, row int) {
			g.rows = append(g.rows, slices.Clone(g.rows[row]))
			g.mark("PUP-008", len(g.rows)-1, 0)
		}),
		ids("PUP-009", "no-id-column", "names, and no identifier", "row 1", func(*draft) []column { return []column{name()} }),
		ids("PUP-010", "id-of-table", "the column Pupil ID holds the table they sit at, two at each", "row 1", func(d *draft) []column {
			return []column{fixed("Pupil ID", func(p *Pupil) cell { return txt(fmt.Sprintf("Table %d", slices.Index(d.Pupils, p)/2+1)) })}
		}).between(10, 0), // fewer could be a pupil met twice
		ids("PUP-011", "two-upn-columns", "two columns headed UPN with different numbers", "B1", func(d *draft) []column {
			return []column{id("UPN"), fixed("UPN", func(p *Pupil) cell { return txt(UPN(1234, 18, slices.Index(d.Pupils, p))) })}
		}),
		days("DATE-001", "date-unreadable", "a date is the word soon", -1, real, func(d *draft, n int, t time.Time) cell {
			if n == d.pick {
				return txt("soon")
			}
			return date(t)
		}),
		days("DATE-002", "dates-american", "dates as 9/14/2022", 1,
			func(_ *draft, _ int, t time.Time) cell { return txt(t.Format("02/01/2006")) },
			func(_ *draft, n int, t time.Time) cell { return txt(atLeast13(n, t).Format("1/2/2006")) }),
		days("DATE-002", "dates-half-read", "real dates mixed with text that could not be read", 1, real, func(_ *draft, n int, t time.Time) cell {
			if n == 1 { // one at least that can pass for a date
				t = time.Date(t.Year(), t.Month(), 8, 0, 0, 0, 0, time.UTC)
			}
			return swapped(atLeast13(n, t))
		}),
	}
}

// atLeast13 is a day that is no month, for the first pupil; for the others the
// day itself.
func atLeast13(n int, t time.Time) time.Time {
	if n == 0 && t.Day() < 13 {
		return t.AddDate(0, 0, 14)
	}
	return t
}
