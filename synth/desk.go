package synth

import (
	"slices"
	"strings"
	"time"
)

// DefaultLayouts are the layouts in which most schools send their answers: those
// of pupils and of staff, at baseline and at endline. In a quiet school nothing
// is found in their files but what their key declares.
func DefaultLayouts() []*Layout {
	return slices.Concat(sheetDesk(), fileDesk(), shapeDesk())
}

// The informants of the default, and what schools call them.
var (
	bothInformants = []Informant{Self, Teacher}
	bothWaves      = []Wave{Baseline, Endline}
	deskWords      = map[Informant]string{Self: "Pupil", Teacher: "Staff"}
	deskWaves      = map[Wave]string{Baseline: "Baseline", Endline: "Endline"}
)

// desk is a layout with pupils' and staff's answers.
func desk(name, about string, build func(*draft)) *Layout {
	return &Layout{Name: name, About: about, build: build, keyed: true,
		params: func(p *Params) { p.Informants = bothInformants }}
}

// part is the usual table of one wave and informant, with other columns before
// the items.
func (d *draft) part(w Wave, by Informant, head heading, code coding, before ...column) *grid {
	if before == nil {
		before = []column{id("UPN"), name()}
	}
	return table(d.filled([]Wave{w}, []Informant{by}), slices.Concat(before, d.items(own, head, code)))
}

// sheetDesk are single workbooks of several sheets.
func sheetDesk() []*Layout {
	// four sheets, one a wave and informant.
	four := func(d *draft, make func(w Wave, by Informant) *grid, more ...page) {
		var pages []page
		for _, w := range bothWaves {
			for _, by := range bothInformants {
				pages = append(pages, page{name: deskWords[by] + " " + string(w), grid: make(w, by)})
			}
		}
		d.workbook("SDQ 2022-23.xlsx", append(pages, more...)...)
	}
	return []*Layout{
		desk("four-sheets", "one workbook; the sheets Pupil baseline, Staff baseline, Pupil endline, Staff endline", func(d *draft) {
			four(d, func(w Wave, by Informant) *grid { return d.part(w, by, q("Q%d"), zeroToTwo) })
		}),
		desk("four-sheets-1-to-3", "the same with short labels, answers counted 1, 2, 3", func(d *draft) {
			four(d, func(w Wave, by Informant) *grid { return d.part(w, by, both("%d. %s"), oneToThree) })
		}),
		desk("office-workbook", "the same as an office keeps it: titles, class, dates, own sums, means below, a sheet of notes", func(d *draft) {
			d.dates = true
			notes := newGrid(texts("This school does not exist."), texts("One line a pupil; an empty cell is a question left out."))
			notes.markSheet("TAB-002")
			four(d, func(w Wave, by Informant) *grid {
				before := []column{serial("No."), name(), class(), id("UPN"), dated("Date completed", own, date)}
				g := table(d.filled([]Wave{w}, []Informant{by}), slices.Concat(before, d.items(own, q("Q%d"), zeroToTwo), scored(own, schoolScores, same)))
				g = g.footerAt(1, 1, "Mean", mean)
				g.markMeans(len(before))
				return above(1, newGrid(texts("Example Academy (synthetic)"), texts("SDQ "+string(w))), g)
			}, page{name: "Notes", grid: notes})
		}),
		desk("impact-in-words", "four sheets, answers in words, the questions about impact behind them", func(d *draft) {
			d.impact = true
			four(d, func(w Wave, by Informant) *grid {
				said := func(words []string) func(Answer) cell { return func(a Answer) cell { return txt(words[a]) } }
				return table(d.filled([]Wave{w}, []Informant{by}), slices.Concat([]column{id("UPN"), name()},
					d.items(own, q("Q%d"), inWords), impactColumns(own, by, "", said(gateWords), said(impactWords))))
			})
		}),
		desk("waves-under-one-heading", "a sheet for pupils and one for staff, Baseline and Endline merged above their columns", func(d *draft) {
			var pages []page
			for _, by := range bothInformants {
				g := table(d.everyone(), slices.Concat([]column{id("UPN"), name(), class()},
					underAll(d.items(of(Baseline, by), q("Q%d"), zeroToTwo), txt("Baseline")),
					underAll(d.items(of(Endline, by), q("Q%d"), zeroToTwo), txt("Endline")))).merge(1)
				d.markLeavers(g, 2)
				pages = append(pages, page{name: deskWords[by], grid: g})
			}
			d.workbook("SDQ 2022-23.xlsx", pages...)
		}),
		desk("tables-below-each-other", "a sheet a wave, the pupils' table above the staff's", func(d *draft) {
			var pages []page
			for _, w := range bothWaves {
				part := func(by Informant) *grid {
					return above(0, newGrid(texts(deskWords[by]+" questionnaire")), d.part(w, by, q("Q%d"), zeroToTwo))
				}
				pages = append(pages, page{name: deskWaves[w], grid: above(2, part(Self), part(Teacher))})
			}
			d.workbook("SDQ 2022-23.xlsx", pages...)
		}),
	}
}

// fileDesk are several files, and files that are no workbooks.
func fileDesk() []*Layout {
	return []*Layout{
		desk("workbook-a-wave", "SDQ baseline 2022.xlsx and SDQ endline 2023.xlsx, each with sheets Pupil and Staff", func(d *draft) {
			for w, file := range []string{"SDQ baseline 2022.xlsx", "SDQ endline 2023.xlsx"} {
				var pages []page
				for _, by := range bothInformants {
					pages = append(pages, page{name: deskWords[by], grid: above(1, newGrid(texts("Example Academy (synthetic)")),
						d.part(bothWaves[w], by, q("Q%d"), zeroToTwo, id("UPN"), name(), class()))})
				}
				d.workbook(file, pages...)
			}
		}),
		desk("four-text-files", "a CSV file for each wave and informant", func(d *draft) {
			for _, w := range bothWaves {
				for _, by := range bothInformants {
					d.text("SDQ "+string(w)+" "+string(by)+".csv", d.part(w, by, q("SDQ%d"), zeroToTwo, id("UPN")), plainCSV, nil)
				}
			}
		}),
		desk("survey-export", "one CSV file of an online survey: a line a form, time stamp first, answers in words", func(d *draft) {
			d.dates = true
			stamp := column{texts("Timestamp"), func(r *row) cell { return txt(r.own.Date.Format("2006-01-02") + " 09:30:00") }}
			d.text("SDQ survey.csv", table(d.filled(nil, nil), slices.Concat([]column{stamp, id("UPN"), d.waveColumn("Which survey is this?"), d.byColumn("Completed by")},
				d.items(own, both("%d. %s"), inWords))), textStyle{comma: ",", newline: "\n", quoteAll: true}, nil)
		}),
		desk("pupil-database-export", "an HTML table named .xls for each wave and informant, as pupil databases make them", func(d *draft) {
			for _, w := range bothWaves {
				for _, by := range bothInformants {
					title := "SDQ " + string(by) + " " + string(w)
					d.add(title+".xls", d.part(w, by, q("Q%d"), zeroToTwo, id("UPN"), name(), sex(), born()).page(title), nil)
					d.markFile("FILE-020", title+".xls")
				}
			}
		}),
		desk("libreoffice", "an OpenDocument spreadsheet with four sheets", func(d *draft) {
			b := newBook()
			for _, w := range bothWaves {
				for _, by := range bothInformants {
					b.pages = append(b.pages, page{name: deskWords[by] + " " + string(w), grid: d.part(w, by, q("Q%d"), zeroToTwo)})
				}
			}
			data, err := b.ods()
			d.add("SDQ 2022-23.ods", data, err)
		}),
	}
}

// shapeDesk are tables that are not a row of 25 answers for each form.
func shapeDesk() []*Layout {
	return []*Layout{
		desk("one-list", "one sheet, a line a form: the wave, who answered and the date in columns", func(d *draft) {
			d.dates = true
			d.workbook("SDQ 2022-23.xlsx", page{name: "SDQ", grid: table(d.filled(nil, nil), slices.Concat(
				[]column{id("UPN"), name(), d.waveColumn("Wave"), d.byColumn("Completed by"), dated("Date", own, func(t time.Time) cell { return txt(t.Format("02/01/2006")) })},
				d.items(own, q("Q%d"), zeroToTwo)))})
		}),
		desk("one-wide-table", "one line a pupil, 100 columns headed t1_sconsid to t2_tattends", func(d *draft) {
			cols := []column{id("UPN")}
			for n, w := range bothWaves {
				for _, by := range bothInformants {
					cols = append(cols, d.items(of(w, by), stem("t"+digits(n+1)+"_"+string(by[:1])+"%s"), zeroToTwo)...)
				}
			}
			g := table(d.everyone(), cols)
			for range bothInformants {
				d.markLeavers(g, 1)
			}
			d.workbook("SDQ 2022-23.xlsx", page{name: "SDQ", grid: g})
		}),
		desk("pupils-across", "items down and pupils across, four sheets", func(d *draft) {
			var pages []page
			for _, w := range bothWaves {
				for _, by := range bothInformants {
					pages = append(pages, page{name: deskWords[by] + " " + string(w), grid: d.part(w, by, q("Q%d"), zeroToTwo).transposed()})
				}
			}
			d.workbook("SDQ 2022-23.xlsx", pages...)
		}),
		desk("line-an-answer", "one CSV file with a line for every answer, semicolons between", func(d *draft) {
			g := newGrid(texts("UPN", "Completed by", "Wave", "Item", "Answer"))
			for _, r := range d.Responses {
				for i := 1; i <= Items; i++ {
					g.rows = append(g.rows, []cell{txt(r.Pupil.ID), txt(deskWords[r.Informant]), txt(deskWaves[r.Wave]), num(i), zeroToTwo(i, r.Items[i-1])})
				}
			}
			d.text("SDQ answers.csv", g, textStyle{comma: ";", newline: "\r\n"}, nil)
		}),
		desk("columns-to-tick", "three columns an item to put an x in, four sheets", func(d *draft) {
			var pages []page
			for _, w := range bothWaves {
				for _, by := range bothInformants {
					pages = append(pages, page{name: deskWords[by] + " " + string(w), grid: d.ticks(w, by)})
				}
			}
			d.workbook("SDQ 2022-23.xlsx", pages...)
		}),
	}
}

// markLeavers marks the identifiers of the pupils who left, whose endline is
// blank, below so many lines of headings.
func (d *draft) markLeavers(g *grid, heads int) {
	for i, p := range d.Pupils {
		if p.Left {
			g.mark("SDQ-023", heads+i, 0)
		}
	}
}

// markMeans marks the last row as no pupil's. Where few pupils leave ten of the
// items' means or more whole numbers, it could be one's.
func (g *grid) markMeans(first int) {
	last := len(g.rows) - 1
	whole := 0
	for _, c := range g.rows[last][first : first+Items] {
		if strings.HasSuffix(c.s, ".0000") {
			whole++
		}
	}
	if whole >= 10 {
		g.markRow("TAB-014", last)
		return
	}
	g.markRow("TAB-004", last)
}

// waveColumn and byColumn say the wave, and who answered, of each line.
func (d *draft) waveColumn(head string) column {
	return column{texts(head), func(r *row) cell { return txt(deskWaves[r.own.Wave]) }}
}

func (d *draft) byColumn(head string) column {
	return column{texts(head), func(r *row) cell { return txt(deskWords[r.own.Informant]) }}
}

// ticks has three columns an item, under its number and the three answers.
func (d *draft) ticks(w Wave, by Informant) *grid {
	cols := []column{{head: []cell{{}, txt("UPN")}, cell: id("").cell}}
	for i := 1; i <= Items; i++ {
		for option, word := range []string{"Not true", "Somewhat true", "Certainly true"} {
			cols = append(cols, column{[]cell{q("Q%d")(i), txt(word)}, func(r *row) cell {
				if r.own.Items[i-1] == Answer(option) {
					return txt("x")
				}
				return cell{}
			}})
		}
	}
	return table(d.filled([]Wave{w}, []Informant{by}), cols).merge(1)
}
