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
	texted := func(d *draft, spoil func([]byte) []byte) {
		d.self()
		for _, w := range []Wave{Baseline, Endline} {
			data, err := d.plain(w).csv(plainCSV)
			if spoil != nil && w == Baseline {
				data = spoil(data)
			}
			d.add("SDQ "+string(w)+".csv", data, err)
		}
	}
	return []*Fault{
		either("TAB-001", "no-table", "a third file holds a letter and no answers", plain, func(d *draft) {
			d.plainSheets()
			d.workbook("Letter.xlsx", page{name: "Letter", grid: newGrid(texts("Dear parents"), texts("The forms are in the office"))})
		}),
		either("TAB-002", "sheet-of-notes", "a sheet of notes beside the answers", plain, func(d *draft) {
			d.twoSheets(d.plain, page{name: "Notes", grid: newGrid(texts("One line a pupil"), texts("Blank: left out"))})
		}),
		onSheet("TAB-003", "hidden-row", "a hidden row", func(g *grid) { g.hiddenRows = []int{4} }),
		onSheet("TAB-003", "hidden-column", "a hidden column", func(g *grid) { g.hiddenCols = []int{9} }),
		onSheet("TAB-004", "footer", "means below the pupils", func(g *grid) { g.footer(1, "Mean", mean) }),
		either("TAB-005", "ragged-row", "a row of a text file with a field too many", func(d *draft) { texted(d, nil) }, func(d *draft) {
			texted(d, func(b []byte) []byte {
				lines := bytes.SplitAfter(b, []byte("\n"))
				lines[5] = append(bytes.TrimSuffix(lines[5], []byte("\r\n")), ",late\r\n"...)
				return bytes.Join(lines, nil)
			})
		}),
		either("TAB-010", "last-line-cut", "a text file that ends in the middle of a row", func(d *draft) { texted(d, nil) }, func(d *draft) {
			texted(d, func(b []byte) []byte { return b[:len(b)-9] })
		}),
		onSheet("TAB-006", "merged-answers", "two answers in merged cells", func(g *grid) {
			g.rows[3][8] = cell{}
			g.merged = append(g.merged, span{3, 7, 3, 8})
		}),
		onSheet("TAB-007", "header-again", "the headings stand again between pupils", func(g *grid) { g.rows = g.repeated(10).rows }),
		either("TAB-009", "sheet-of-scores", "a sheet of scale scores beside the answers", plain, func(d *draft) {
			d.twoSheets(d.plain, page{name: "Scores", grid: table(d.wave(Baseline), append([]column{id("UPN")}, scored(own, schoolScores, same)...))})
		}),
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
			}
			d.named = true
			d.option("{SDQ.xlsx}", "--map", "{map.yaml}")
		}},
		either("FILE-020", "workbook-named-xls", "a workbook named .xls", plain, func(d *draft) {
			d.self()
			data, err := d.pair(d.plain).xlsx()
			d.add("SDQ.xls", data, err)
		}),
		either("FILE-021", "older-encoding", "a text file in Windows-1252",
			func(d *draft) { d.accented(plainCSV) },
			func(d *draft) { d.accented(textStyle{comma: ",", newline: "\r\n", encoding: windows1252}) }),
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
		return onSheet(rule, name, about, func(g *grid) { g.rows[3][0] = c(g.rows[3][0]) })
	}
	// known gives a pupil an odd identifier that stays theirs.
	known := func(rule, name, about string, write func(string) string) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			if spoilt {
				d.Pupils[3].ID = write(d.Pupils[3].ID)
			}
			d.plainSheets()
		}}
	}
	ids := func(rule, name, about string, spoilt func(d *draft) []column) *Fault {
		return either(rule, name, about, (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return table(d.wave(w), append(spoilt(d), items(own, q("Q%d"), zeroToTwo)...)) })
		})
	}
	days := func(rule, name, about string, clean, spoilt func(n int, t time.Time) cell) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, bad bool) {
			write := clean
			if bad {
				write = spoilt
			}
			d.dates = !bad
			d.twoSheets(func(w Wave) *grid {
				n := 0
				return table(d.wave(w), slices.Concat([]column{id("UPN"), dated("Date", own, func(t time.Time) cell { n++; return write(n, t) })},
					items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	real := func(_ int, t time.Time) cell { return date(t) }
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
		onSheet("PUP-007", "pupil-twice", "a pupil twice with different answers", func(g *grid) {
			g.rows = append(g.rows, slices.Clone(g.rows[3]))
			last := g.rows[len(g.rows)-1]
			copy(last[1:], g.rows[7][1:])
		}),
		onSheet("PUP-008", "row-twice", "a pupil's row copied", func(g *grid) { g.rows = append(g.rows, slices.Clone(g.rows[3])) }),
		ids("PUP-009", "no-id-column", "names, and no identifier", func(*draft) []column { return []column{name()} }),
		ids("PUP-010", "id-of-table", "the column Pupil ID holds the table they sit at, two at each", func(d *draft) []column {
			return []column{fixed("Pupil ID", func(p *Pupil) cell { return txt(fmt.Sprintf("Table %d", slices.Index(d.Pupils, p)/2+1)) })}
		}),
		ids("PUP-011", "two-upn-columns", "two columns headed UPN with different numbers", func(*draft) []column {
			return []column{id("UPN"), fixed("UPN", func(p *Pupil) cell { return txt(UPN(1234, 18, p.Birth.YearDay()+p.Birth.Day())) })}
		}),
		days("DATE-001", "date-unreadable", "a date is the word soon", real, func(n int, t time.Time) cell {
			if n == 3 {
				return txt("soon")
			}
			return date(t)
		}),
		days("DATE-002", "dates-american", "dates as 9/14/2022",
			func(_ int, t time.Time) cell { return txt(t.Format("02/01/2006")) },
			func(_ int, t time.Time) cell { return txt(t.Format("1/2/2006")) }),
		days("DATE-002", "dates-half-read", "real dates mixed with text that could not be read", real, func(n int, t time.Time) cell {
			if t.Day() > 12 {
				return txt(t.Format("1/2/2006"))
			}
			return date(time.Date(t.Year(), time.Month(t.Day()), int(t.Month()), 0, 0, 0, 0, time.UTC))
		}),
	}
}
