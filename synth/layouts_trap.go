package synth

import (
	"fmt"
	"slices"
	"strings"
)

// trapLayouts look like something they are not: means that could be answers,
// words that could name a wave or an informant, numbers that could be items.
func trapLayouts() []*Layout {
	return slices.Concat(rowTraps(), wordTraps(), numberTraps(), answerTraps())
}

// rowTraps hold rows and columns that could be taken for pupils.
func rowTraps() []*Layout {
	// rounded is a row of a word and of whole numbers that could be answers.
	rounded := func(words ...string) func(*grid) *grid {
		return func(g *grid) *grid {
			width := g.width()
			for n, word := range words {
				line := make([]cell, width)
				for c := range line {
					switch head := g.rows[0][c].s; {
					case head == "UPN":
						line[c] = txt(word)
					case strings.HasPrefix(head, "Q"):
						line[c] = num((n + c) % 3)
					}
				}
				g.rows = append(g.rows, line)
			}
			return g
		}
	}
	sheets := func(name, about string, e Expect, alter func(*grid) *grid) *Layout {
		return &Layout{Name: "trap-" + name, About: about, Expect: e, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return alter(d.usual(w)) })
		}}
	}
	return []*Layout{
		sheets("means-rounded", "Mean, Median, Max and Min below the pupils in whole numbers", Scores, rounded("Mean", "Median", "Max", "Min")),
		sheets("average-rounded", "Average and Class average below the pupils in whole numbers", Scores, rounded("Average", "Class average")),
		sheets("totals-rounded", "Total, Grand total and Count below the pupils in small numbers", Scores, rounded("Total", "Grand total", "Count")),
		sheets("means-by-sex", "Boys, Girls and All below the pupils in whole numbers", Either, rounded("Boys mean", "Girls mean", "All")),
		{Name: "trap-pupils-in-columns-means", About: "pupils across, then columns Mean and Total", build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return rounded("Mean", "Total")(table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)))).transposed()
			})
		}},
		{Name: "trap-pupils-in-columns-labels", About: "pupils across; numbers in one column, short labels in the next", Expect: Either, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				g := table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("%d"), zeroToTwo)))
				g.rows = slices.Insert(g.rows, 1, append([]cell{{}}, headRow(label)...))
				return g.transposed()
			})
		}},
		{Name: "trap-range-row", About: "a row of 0-2 below the headings", Expect: Either, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				g := d.usual(w)
				line := make([]cell, g.width())
				for c := range line {
					if strings.HasPrefix(g.rows[0][c].s, "Q") {
						line[c] = txt("0-2")
					}
				}
				g.rows = slices.Insert(g.rows, 1, line)
				return g
			})
		}},
		{Name: "trap-survey-rows", About: "below the headings a row of labels and a row of keys, as a survey tool exports them", Expect: Either, build: func(d *draft) {
			d.self()
			for _, w := range []Wave{Baseline, Endline} {
				g := table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)))
				keys := []cell{txt(`{"ImportId":"upn"}`)}
				for i := 1; i <= Items; i++ {
					keys = append(keys, txt(fmt.Sprintf(`{"ImportId":"QID%d"}`, i)))
				}
				g.rows = slices.Insert(g.rows, 1, append(texts("Your number"), headRow(label)...), keys)
				data, err := g.csv(plainCSV)
				d.add("SDQ "+string(w)+".csv", data, err)
			}
		}},
		{Name: "trap-rows-twice", About: "baseline and endline below each other without a word on which is which", Expect: Refused, Reason: IdentifierTwice, build: func(d *draft) {
			d.self()
			d.option("--wave", "baseline")
			d.only = func(s *Scored) bool { return s.Wave == Baseline }
			rows := d.filled(nil, nil)
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(slices.DeleteFunc(rows, func(r *row) bool { return r.pupil.Left }),
				d.usualColumns(zeroToTwo))})
		}},
		{Name: "trap-numbers-by-class", About: "pupils are numbered from 1 in each class's sheet", Expect: Refused, Reason: IdentifierTwice,
			params: func(p *Params) { p.LeaverPercent = 0 },
			build: func(d *draft) {
				d.self()
				d.option("--wave", "baseline")
				d.only = func(*Scored) bool { return false }
				rows := d.wave(Baseline)
				half := len(rows) / 2
				part := func(rows []*row) *grid {
					return table(rows, slices.Concat([]column{serial("Pupil ID"), name()}, items(own, q("Q%d"), zeroToTwo)))
				}
				d.workbook("SDQ.xlsx", page{name: "8A", grid: part(rows[:half])}, page{name: "8B", grid: part(rows[half : 2*half])})
			}},
		{Name: "trap-sheet-copied", About: "a copy of the baseline sheet, as Excel names it", Expect: Either, build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: "Baseline", grid: d.usual(Baseline)}, page{name: "Baseline (2)", grid: d.usual(Baseline)},
				page{name: "Endline", grid: d.usual(Endline)})
		}},
		{Name: "trap-wave-once", About: "the wave stands in the first row of each half only", Expect: Either, build: func(d *draft) {
			d.self()
			g := table(append(d.wave(Baseline), d.wave(Endline)...), slices.Concat(
				[]column{id("UPN"), waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})}, items(own, q("Q%d"), zeroToTwo)))
			for i := len(g.rows) - 1; i > 1; i-- {
				if g.rows[i][1] == g.rows[i-1][1] {
					g.rows[i][1] = cell{}
				}
			}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: g})
		}},
	}
}

// wordTraps hold words that could name a wave, an informant or a placement and
// do not.
func wordTraps() []*Layout {
	titled := func(name, title string, e Expect, r Reason, options ...string) *Layout {
		return &Layout{Name: "trap-" + name, About: "above the self-report: " + title, Expect: e, Reason: r, build: func(d *draft) {
			d.option(options...)
			sheet := func(w Wave) *grid { return above(1, newGrid(texts(title)), d.usual(w)) }
			d.workbook("SDQ.xlsx", page{name: "Baseline", grid: sheet(Baseline)}, page{name: "Endline", grid: sheet(Endline)})
		}}
	}
	columned := func(name, head string, e Expect, values ...string) *Layout {
		return &Layout{Name: "trap-column-" + name, About: "a column " + head + " with " + strings.Join(values, ", "), Expect: e, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				n := 0
				extra := column{texts(head), func(*row) cell { n++; return txt(values[n%len(values)]) }}
				return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN"), extra}, d.items(own, q("Q%d"), zeroToTwo))))
			})
		}}
	}
	return []*Layout{
		titled("title-teacher-name", "Teacher: Tutor 8A", Refused, InformantUnknown),
		titled("title-teacher-name-declared", "Teacher: Tutor 8A", Either, "", "--informant", "self"),
		titled("title-parents-evening", "Bring to the parents' evening", Refused, InformantUnknown),
		titled("title-both-waves", "SDQ baseline and endline", Scores, "", "--informant", "self"),
		titled("title-start-date", "Start date: September 2022", Either, "", "--informant", "self"),
		titled("title-end-of-year", "End of year return", Either, "", "--informant", "self"),
		titled("title-all-informants", "SDQ: pupil, parent and teacher versions", Refused, InformantUnknown),
		columned("stage", "Stage", Either, "KS3", "KS4"),
		columned("key-stage", "Key stage", Scores, "KS3", "KS4"),
		columned("post-code", "Post code", Scores, "ZZ99 9ZZ", "ZZ99 3VZ"),
		columned("start-and-end", "Start date", Scores, "05/09/2022", "12/09/2022"),
		columned("teacher", "Teacher", Scores, "Tutor 8A", "Tutor 9B"),
		columned("parent-consent", "Parent consent", Scores, "Yes", "No"),
		columned("referral-source", "Referral source", Scores, "School", "Parent"),
		columned("source", "Source", Either, "School", "Parent"),
		columned("type", "Type", Either, "AP", "PRU"),
		columned("admission", "Admission", Either, "1203", "0877", "1311", "0904", "1512"),
		columned("term", "Term", Either, "Autumn", "Spring", "Summer"),
		columned("year", "Year", Scores, "8", "9", "10"),
		columned("baseline-score", "Baseline reading age", Scores, "9.4", "10.1"),
		{Name: "trap-file-names-both", About: "the file is SDQ baseline and endline, its sheets Pre and Post", build: func(d *draft) {
			d.self()
			d.workbook("SDQ baseline and endline.xlsx", page{name: "Pre", grid: d.usual(Baseline)}, page{name: "Post", grid: d.usual(Endline)})
		}},
		{Name: "trap-sheet-names-both", About: "one sheet named Baseline & Endline with a wave column", build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: "Baseline & Endline", grid: table(d.filled(nil, nil), slices.Concat(
				[]column{id("UPN"), waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})}, d.items(own, q("Q%d"), zeroToTwo)))})
		}},
		{Name: "trap-cohorts", About: "two cohorts: Baseline 2021, Baseline 2022, Endline 2022, Endline 2023", build: func(d *draft) {
			d.self()
			var pages []page
			for _, c := range []struct {
				name string
				wave Wave
				half int
			}{{"Baseline 2021", Baseline, 0}, {"Endline 2022", Endline, 0}, {"Baseline 2022", Baseline, 1}, {"Endline 2023", Endline, 1}} {
				rows := slices.DeleteFunc(d.wave(c.wave), func(r *row) bool { return int(r.pupil.Last[2]-'0')%2 != c.half })
				pages = append(pages, page{name: c.name, grid: table(rows, d.usualColumns(zeroToTwo))})
			}
			d.workbook("SDQ.xlsx", pages...)
		}},
		{Name: "trap-stacked-second-untitled", About: "two tables in one sheet; only the first has a title", Expect: Refused, Reason: WaveUnknown, build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: above(3, above(0, newGrid(texts("SDQ baseline")), d.usual(Baseline)), d.usual(Endline))})
		}},
	}
}

// numberTraps hold numbers that could be items and are not, or the other way
// round.
func numberTraps() []*Layout {
	numbered := func(name, about string, e Expect, r Reason, head heading, options ...string) *Layout {
		return &Layout{Name: "trap-" + name, About: about, Expect: e, Reason: r, build: func(d *draft) {
			d.option(options...)
			d.twoSheets(func(w Wave) *grid { return d.headed(w, head, zeroToTwo) })
		}}
	}
	onTo33 := func(name string, e Expect, r Reason, options ...string) *Layout {
		return &Layout{Name: "trap-" + name, About: "Q1 to Q33: the impact questions are numbered on", Expect: e, Reason: r,
			params: func(p *Params) { p.Impact = true },
			build: func(d *draft) {
				d.option(options...)
				d.twoSheets(func(w Wave) *grid {
					cols := append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)...)
					for i, c := range impactColumns(own, Self, "", func(a Answer) cell { return num(int(a)) }, func(a Answer) cell { return num(int(a)) }) {
						c.head = texts(fmt.Sprintf("Q%d", 26+i))
						cols = append(cols, c)
					}
					for i := 32; i <= 33; i++ {
						cols = append(cols, column{texts(fmt.Sprintf("Q%d", i)), func(*row) cell { return num(i % 3) }})
					}
					return table(d.wave(w), cols)
				})
			}}
	}
	within := func(i int) cell { // numbered within its scale: Emotional 1 to Emotional 5
		s := place[i-1].scale
		return txt(fmt.Sprintf("%s %d", scales[s].name, slices.Index(scales[s].items[:], i)+1))
	}
	two := func(name, other string, n int, e Expect, merged bool) *Layout {
		return &Layout{Name: "trap-" + name, About: fmt.Sprintf("SDQ and %s over Q1 to Q25 and Q1 to Q%d", other, n), Expect: e, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				second := items(own, q("Q%d"), func(i int, a Answer) cell { return num((i + int(max(a, 0))) % 5) })[:n]
				g := table(d.wave(w), slices.Concat([]column{id("UPN")}, underAll(items(own, q("Q%d"), zeroToTwo), txt("SDQ")), underAll(second, txt(other))))
				return g.group(1, merged)
			})
		}}
	}
	return []*Layout{
		numbered("matrix", "Q5_1 to Q5_25: one question of a survey tool with 25 lines", Either, "", q("Q5_%d")),
		numbered("matrix-brackets", "SDQ [7. label]: one question of a form with 25 lines", Either, "", both("SDQ [%d. %s]")),
		numbered("scale-numbering", "items numbered within their scales", Refused, NoItems, within),
		onTo33("numbered-on", Refused, ItemMissing),
		onTo33("numbered-on-declared", Scores, "", "--items", "1-25"),
		two("second-questionnaire", "Wellbeing", 14, Either, true),
		two("second-questionnaire-25", "Resilience", 25, Either, false),
		{Name: "trap-other-survey", About: "a sheet with another survey of 12 questions, Q1 to Q12", build: func(d *draft) {
			d.twoSheets(d.usual, page{name: "Wellbeing", grid: table(d.wave(Baseline), append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)[:12]...))})
		}, loud: true},
		{Name: "trap-days", About: "a sheet with a register of 31 days", build: func(d *draft) {
			g := newGrid(texts("UPN"))
			for i := 1; i <= 31; i++ {
				g.rows[0] = append(g.rows[0], num(i))
			}
			for _, p := range d.Pupils {
				line := texts(p.ID)
				for i := 1; i <= 31; i++ {
					line = append(line, num(i%2))
				}
				g.rows = append(g.rows, line)
			}
			d.twoSheets(d.usual, page{name: "Register", grid: g})
		}, loud: true},
	}
}

// answerTraps write answers so that they could be read otherwise.
func answerTraps() []*Layout {
	layout := func(name, about string, e Expect, r Reason, code coding) *Layout {
		return &Layout{Name: "trap-" + name, About: about, Expect: e, Reason: r, build: func(d *draft) { d.codedSheets(code, code) }}
	}
	ticked := func(name, about string, head func(i, option int) string, order [3]int, mark, none cell) *Layout {
		return &Layout{Name: "trap-" + name, About: about, Expect: Either, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				cols := []column{id("UPN")}
				for i := 1; i <= Items; i++ {
					for _, option := range order {
						cols = append(cols, column{texts(head(i, option)), func(r *row) cell {
							switch r.own.Items[i-1] {
							case Blank:
								return cell{}
							case Answer(option):
								return mark
							}
							return none
						}})
					}
				}
				return table(d.wave(w), cols)
			})
		}}
	}
	words := []string{"Not true", "Somewhat true", "Certainly true"}
	return []*Layout{
		layout("zeros-left-blank", "a 0 is left blank", Refused, CodingAmbiguous, func(i int, a Answer) cell {
			if a == 0 {
				return cell{}
			}
			return zeroToTwo(i, a)
		}),
		layout("decimal-comma", "0,0 and 1,0 and 2,0 as text", Either, "", spoken("0,0", "1,0", "2,0")),
		layout("stars", "the number of stars", Either, "", spoken("*", "**", "***")),
		layout("letters-a-b-c", "A, B, C", Either, "", spoken("A", "B", "C")),
		layout("true-false", "TRUE and FALSE in place of the three", Either, "", func(_ int, a Answer) cell {
			if a == Blank {
				return cell{}
			}
			return yesNo(a > 0)
		}),
		layout("yes-sometimes-no", "No, Sometimes, Yes", Either, "", spoken("No", "Sometimes", "Yes")),
		ticked("ticks-backwards", "Q1 Certainly true, Q1 Somewhat true, Q1 Not true", func(i, o int) string { return fmt.Sprintf("Q%d %s", i, words[o]) },
			[3]int{2, 1, 0}, txt("x"), cell{}),
		ticked("ticks-1-2-3", "Q1_1, Q1_2, Q1_3, marked x", func(i, o int) string { return fmt.Sprintf("Q%d_%d", i, o+1) }, [3]int{0, 1, 2}, txt("x"), cell{}),
		ticked("ticks-1-2-3-dummies", "Q1_1, Q1_2, Q1_3, filled with 1 and 0: options, or three waves", func(i, o int) string { return fmt.Sprintf("Q%d_%d", i, o+1) },
			[3]int{0, 1, 2}, num(1), num(0)),
		ticked("ticks-t1-t2-t3-dummies", "Q1 a, Q1 b, Q1 c, filled with 1 and 0", func(i, o int) string { return fmt.Sprintf("Q%d %c", i, 'a'+o) },
			[3]int{0, 1, 2}, num(1), num(0)),
	}
}
