package synth

import (
	"fmt"
	"slices"
)

// orientationLayouts turn tables, stack them and put them side by side.
func orientationLayouts() []*Layout {
	both := []Wave{Baseline, Endline}
	waveWords := map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}}
	title := func(w Wave) *grid { return newGrid(texts("SDQ " + string(w))) }
	single := func(d *draft, g *grid) {
		d.self()
		d.workbook("SDQ.xlsx", page{name: "SDQ", grid: g})
	}
	return []*Layout{
		{Name: "pupils-in-columns", About: "items down, pupils across",
			build: func(d *draft) { d.twoSheets(func(w Wave) *grid { return d.usual(w).transposed() }) }},
		{Name: "pupils-in-columns-titled", About: "items down, pupils across, below a title",
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid { return above(1, title(w), d.usual(w).transposed()) })
			}},
		{Name: "pupils-in-columns-numbers", About: "item numbers down, pupils across",
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid { return d.headed(w, numberCell, zeroToTwo).transposed() })
			}},
		{Name: "pupils-in-columns-stems", About: "standard names down, pupils across",
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid { return d.headed(w, stem("%s"), zeroToTwo).transposed() })
			}},
		{Name: "pupils-in-columns-wave-row", About: "pupils across, a column for each wave, the wave in a row",
			build: func(d *draft) {
				single(d, table(d.filled(both, nil), slices.Concat(
					[]column{id("UPN"), waved("Wave", waveWords)}, d.items(own, q("Q%d"), zeroToTwo))).transposed())
			}},
		{Name: "pupils-in-columns-csv", About: "pupils across in a text file",
			build: func(d *draft) {
				d.self()
				for _, w := range both {
					data, err := d.usual(w).transposed().csv(plainCSV)
					d.add("SDQ "+string(w)+".csv", data, err)
				}
			}},
		{Name: "pupils-in-columns-many", About: "150 pupils across",
			params: func(p *Params) { p.Pupils = 150 },
			build:  func(d *draft) { d.twoSheets(func(w Wave) *grid { return d.usual(w).transposed() }) }},
		{Name: "stacked", About: "two tables in one sheet, each with a title and a header",
			build: func(d *draft) {
				single(d, above(2, above(0, title(Baseline), d.usual(Baseline)), above(0, title(Endline), d.usual(Endline))))
			}},
		{Name: "stacked-close", About: "the same without an empty row between",
			build: func(d *draft) {
				single(d, above(0, title(Baseline), d.usual(Baseline), title(Endline), d.usual(Endline)))
			}},
		{Name: "stacked-moved", About: "the second table starts in another column and has its columns in another order",
			build: func(d *draft) {
				second := table(d.wave(Endline), slices.Concat([]column{class(), id("UPN")}, d.items(own, q("Q%d"), zeroToTwo)))
				single(d, above(3, above(0, title(Baseline), d.usual(Baseline)), above(0, title(Endline), second.moved(0, 1))))
			}},
		{Name: "stacked-informants", About: "a table for each informant in each wave's sheet",
			params: func(p *Params) { p.Informants = []Informant{Self, Teacher} },
			build: func(d *draft) {
				part := func(w Wave, by Informant, word string) *grid {
					rows := d.filled([]Wave{w}, []Informant{by})
					return above(0, newGrid(texts(word)), table(rows, slices.Concat([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo))))
				}
				sheet := func(w Wave) *grid {
					return above(2, part(w, Self, "Pupil questionnaire"), part(w, Teacher, "Teacher questionnaire"))
				}
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: sheet(Baseline)}, page{name: "Endline", grid: sheet(Endline)})
			}},
		{Name: "side-by-side", About: "two tables next to each other, each with title and identifiers",
			build: func(d *draft) {
				single(d, beside(2, above(0, title(Baseline), d.usual(Baseline)), above(0, title(Endline), d.usual(Endline))))
			}},
		{Name: "side-by-side-other-order", About: "the same, the pupils of the second in another order",
			build: func(d *draft) {
				rows := d.wave(Endline)
				slices.Reverse(rows)
				second := table(rows, slices.Concat([]column{id("UPN"), name()}, d.items(own, q("Q%d"), zeroToTwo)))
				single(d, beside(1, above(0, title(Baseline), d.usual(Baseline)), above(0, title(Endline), second)))
			}},
		{Name: "side-by-side-same-rows", About: "one identifier column, then two titled groups of Q1 to Q25 with a gap between",
			build: func(d *draft) {
				first := table(d.everyone(), slices.Concat([]column{id("UPN")}, underAll(d.items(of(Baseline, d.by), q("Q%d"), zeroToTwo), txt("Baseline")))).blanked(1)
				second := table(d.everyone(), underAll(d.items(of(Endline, d.by), q("Q%d"), zeroToTwo), txt("Endline"))).blanked(1)
				single(d, beside(1, first, second))
			}},
	}
}

// longLayouts have a line for every answer.
func longLayouts() []*Layout {
	type line struct {
		from *Response
		item int
	}
	lines := func(d *draft, keep func(*Response) bool) []line {
		var out []line
		for _, r := range d.Responses {
			if !keep(r) {
				continue
			}
			for i := 1; i <= Items; i++ {
				out = append(out, line{r, i})
			}
		}
		if d.shuffle != nil {
			d.shuffle.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		}
		return out
	}
	all := func(*Response) bool { return true }
	build := func(d *draft, heads []string, ls []line, write func(line) []cell) *grid {
		g := newGrid(texts(heads...))
		for _, l := range ls {
			g.rows = append(g.rows, write(l))
		}
		return g
	}
	answer := func(l line, code coding) cell { return code(l.item, l.from.Items[l.item-1]) }
	words := map[Wave]string{Baseline: "Baseline", Endline: "Endline"}

	var out []*Layout
	for _, h := range []struct {
		name string
		head heading
	}{{"numbers", numberCell}, {"q-numbers", q("Q%d")}, {"stems", stem("%s")}, {"sdq-items", q("SDQ Item %02d")}} {
		out = append(out, &Layout{
			Name: "long-wave-" + h.name, About: fmt.Sprintf("pupil, wave, item and answer on a line; the item as %s", h.head(7).s),
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "Answers", grid: build(d, []string{"UPN", "Wave", "Item", "Answer"}, lines(d, all), func(l line) []cell {
					return []cell{txt(l.from.Pupil.ID), txt(words[l.from.Wave]), h.head(l.item), answer(l, zeroToTwo)}
				})})
			},
		})
	}
	return append(out, &Layout{
		Name: "long-sheets", About: "pupil, item and answer on a line, a sheet a wave",
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return build(d, []string{"UPN", "Question", "Response"}, lines(d, func(r *Response) bool { return r.Wave == w }), func(l line) []cell {
					return []cell{txt(l.from.Pupil.ID), num(l.item), answer(l, zeroToTwo)}
				})
			})
		},
	}, &Layout{
		Name: "long-words", About: "a line an answer, in words, lines without an answer left out",
		build: func(d *draft) {
			d.self()
			var kept []line
			for _, l := range lines(d, all) {
				if l.from.Items[l.item-1] != Blank {
					kept = append(kept, l)
				}
			}
			data, err := build(d, []string{"Pupil ID", "Timepoint", "Item", "Answer"}, kept, func(l line) []cell {
				return []cell{txt(l.from.Pupil.ID), txt(words[l.from.Wave]), num(l.item), answer(l, inWords)}
			}).csv(plainCSV)
			d.add("answers.csv", data, err)
		},
	}, &Layout{
		Name: "long-informant", About: "pupil, wave, informant, item and answer on a line",
		params: func(p *Params) { p.Informants = []Informant{Self, Teacher, Parent} },
		build: func(d *draft) {
			who := map[Informant]string{Self: "Young person", Teacher: "Staff", Parent: "Parent/carer"}
			d.workbook("SDQ.xlsx", page{name: "Answers", grid: build(d, []string{"UPN", "Informant", "Wave", "Item", "Answer"}, lines(d, all), func(l line) []cell {
				return []cell{txt(l.from.Pupil.ID), txt(who[l.from.Informant]), txt(words[l.from.Wave]), num(l.item), answer(l, zeroToTwo)}
			})})
		},
	}, &Layout{
		Name: "long-two-answers", About: "pupil and item on a line, then the baseline answer and the endline answer",
		build: func(d *draft) {
			d.self()
			first := lines(d, func(r *Response) bool { return r.Wave == Baseline })
			d.workbook("SDQ.xlsx", page{name: "Answers", grid: build(d, []string{"UPN", "Item", "Baseline", "Endline"}, first, func(l line) []cell {
				c := []cell{txt(l.from.Pupil.ID), num(l.item), answer(l, zeroToTwo), {}}
				if end := d.Response(l.from.Pupil, Endline, d.by); end != nil {
					c[3] = answer(line{end, l.item}, zeroToTwo)
				}
				return c
			})})
		},
	})
}

// tickLayouts have three columns an item.
func tickLayouts() []*Layout {
	yes := []struct {
		name, about string
		mark, none  cell
	}{
		{"x", "marked x", txt("x"), cell{}},
		{"capital-x", "marked X", txt("X"), cell{}},
		{"check", "marked with a check sign", txt("✓"), cell{}},
		{"one", "marked 1", num(1), cell{}},
		{"one-zero", "1 in the ticked column and 0 in the others", num(1), num(0)},
		{"true", "marked TRUE", yesNo(true), cell{}},
		{"true-false", "TRUE in the ticked column and FALSE in the others", yesNo(true), yesNo(false)},
		{"yes", "marked Y", txt("Y"), cell{}},
	}
	heads := []struct {
		name, about string
		rows        int
		head        func(item, option int) []cell
	}{
		{"merged", "number over three options in words, merged", 2, func(i, o int) []cell {
			return []cell{txt(fmt.Sprintf("Q%d", i)), txt([]string{"Not true", "Somewhat true", "Certainly true"}[o])}
		}},
		{"merged-initials", "number over NT, ST, CT, merged", 2, func(i, o int) []cell {
			return []cell{num(i), txt([]string{"NT", "ST", "CT"}[o])}
		}},
		{"q-digit", "Q1 0, Q1 1, Q1 2", 1, func(i, o int) []cell { return []cell{txt(fmt.Sprintf("Q%d %d", i, o))} }},
		{"initials", "1_NT, 1_ST, 1_CT", 1, func(i, o int) []cell {
			return []cell{txt(fmt.Sprintf("%d_%s", i, []string{"NT", "ST", "CT"}[o]))}
		}},
		{"q-words", "Q1 Not true and so on", 1, func(i, o int) []cell {
			return []cell{txt(fmt.Sprintf("Q%d %s", i, []string{"Not true", "Somewhat true", "Certainly true"}[o]))}
		}},
		{"q-bracketed", "Q1 [Not true] and so on, as survey tools export it", 1, func(i, o int) []cell {
			return []cell{txt(fmt.Sprintf("Q%d [%s]", i, []string{"Not true", "Somewhat true", "Certainly true"}[o]))}
		}},
	}
	layout := func(h int, y int) *Layout {
		head, mark := heads[h], yes[y]
		return &Layout{
			Name: "ticks-" + head.name + "-" + mark.name, About: head.about + "; " + mark.about,
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid {
					cols := []column{{head: append(make([]cell, head.rows-1), txt("UPN")), cell: id("").cell}}
					for i := 1; i <= Items; i++ {
						for option := range 3 {
							cols = append(cols, column{head.head(i, option), func(r *row) cell {
								switch r.own.Items[i-1] {
								case Blank:
									return cell{}
								case Answer(option):
									return mark.mark
								default:
									return mark.none
								}
							}})
						}
					}
					g := table(d.wave(w), cols)
					if head.rows == 2 {
						g.merge(1)
					}
					return g
				})
			},
		}
	}
	var out []*Layout
	for y := range yes {
		out = append(out, layout(0, y))
	}
	for h := range heads[1:] {
		out = append(out, layout(h+1, 0))
	}
	return append(out, layout(2, 4), layout(3, 3))
}
