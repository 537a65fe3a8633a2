package synth

import (
	"bytes"
	"slices"
)

// placeFaults concern answers that do not stand where they should: in rows that
// have slipped, on hidden sheets, beside words that name no pupil.
func placeFaults() []*Fault {
	return slices.Concat(slippedFaults(), hiddenSheetFaults(), groupFaults())
}

// slippedFaults move one row's answers sideways.
func slippedFaults() []*Fault {
	// slip types the answers of a row one column to the right.
	slip := func(g *grid, row int) {
		cells := g.rows[row]
		g.rows[row] = slices.Concat(cells[:1], []cell{{}}, cells[1:1+Items])
		g.markRow("TAB-011", row)
	}
	// remarked is the plain sheet with a column of remarks behind the answers.
	remarked := func(d *draft, w Wave) *grid {
		n := 0
		remarks := column{texts("Remarks"), func(*row) cell {
			if n++; n%5 == 0 {
				return txt("form came late")
			}
			return cell{}
		}}
		return table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo), []column{remarks}))
	}
	short := func(name, about string, keep int) *Fault {
		return either("TAB-012", name, about, func(d *draft) { d.textSheets("", 0, nil) }, func(d *draft) {
			d.textSheets("TAB-012", d.pick+1, func(line []byte) []byte {
				fields := bytes.Split(bytes.TrimRight(line, "\r\n"), []byte(","))
				return append(bytes.Join(fields[:keep], []byte(",")), "\r\n"...)
			})
		})
	}
	return []*Fault{
		onSheet("TAB-011", "row-slipped", "a row typed one column to the right, its last answer under no heading", slip),
		{Rule: "TAB-011", Name: "row-slipped-into-remarks", About: "a row typed one column to the right, its last answer among the remarks",
			build: func(d *draft, spoilt bool) {
				d.twoSheets(func(w Wave) *grid {
					g := remarked(d, w)
					if spoilt && w == Baseline {
						slip(g, d.pick+1)
					}
					return g
				})
			}},
		short("short-row", "a row of a text file with a field too few", Items),
		short("short-row-half", "a row of a text file that ends after item 12", 13),
		onSheet("SDQ-055", "answers-beside", "every answer stands one column to the right of its heading", func(g *grid, _ int) {
			g.mark("SDQ-055", 0, Items+1)
			for i := 1; i < len(g.rows); i++ {
				g.rows[i] = slices.Concat(g.rows[i][:1], []cell{{}}, g.rows[i][1:])
			}
		}),
		onSheet("SDQ-055", "answers-beside-left", "every answer stands one column to the left of its heading", func(g *grid, _ int) {
			g.insertColumn(1)
			g.mark("SDQ-055", 0, 1)
			for i := 1; i < len(g.rows); i++ {
				g.rows[i] = append(slices.Delete(g.rows[i], 1, 2), cell{})
			}
		}),
	}
}

// hiddenSheetFaults hide answers from whoever looks at the workbook.
func hiddenSheetFaults() []*Fault {
	return []*Fault{{Rule: "TAB-013", Name: "hidden-answers", About: "the endline sheet is hidden", build: func(d *draft, spoilt bool) {
		d.self()
		endline := d.plain(Endline)
		if spoilt {
			endline.markSheet("TAB-013")
		}
		d.workbook("SDQ.xlsx", page{name: "Baseline", grid: d.plain(Baseline)}, page{name: "Endline", grid: endline, hidden: spoilt})
	}}}
}

// groupFaults put words that may name a total or a group where identifiers
// stand, beside answers that could be a pupil's.
func groupFaults() []*Fault {
	// total is a row of whole numbers, each of which could be an answer.
	total := func(word string) func(g *grid, row int) {
		return func(g *grid, _ int) {
			line := texts(word)
			for i := range Items {
				line = append(line, num((i*i+i/2)%3))
			}
			g.rows = append(g.rows, line)
			g.markRow("TAB-014", len(g.rows)-1)
		}
	}
	// called gives a pupil an identifier that reads like something else.
	called := func(name, word string) *Fault {
		return &Fault{Rule: "PUP-013", Name: name, About: "a pupil whose identifier is " + word,
			params: func(p *Params) { p.Identifier = LocalNumber }, build: func(d *draft, spoilt bool) {
				if spoilt {
					d.picked().ID = word
					d.markSheets("PUP-013", cellName(d.pick+1, 0))
				}
				d.twoSheets(func(w Wave) *grid {
					return table(d.wave(w), append([]column{id("Pupil ID")}, items(own, q("Q%d"), zeroToTwo)...))
				})
			}}
	}
	// keyed gives a pupil such a name, where names are declared to tell pupils
	// apart: the row may be left out, but not in silence.
	keyed := func(rule, name, word string) *Fault {
		return &Fault{Rule: rule, Name: name, About: "a pupil called " + word + ", with --key Name", build: func(d *draft, spoilt bool) {
			for i, p := range d.Pupils {
				p.ID = p.Name()
				if spoilt && i == d.pick {
					p.ID = word
					d.markSheets(rule, cellName(i+1, 0))
				}
			}
			d.option("--key", "Name")
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), append([]column{id("Name")}, items(own, q("Q%d"), zeroToTwo)...))
			})
		}}
	}
	return []*Fault{
		onSheet("TAB-014", "whole-total", "a row Total of whole answers under the pupils", total("Total")),
		onSheet("TAB-014", "whole-average", "a row Class average of whole answers under the pupils", total("Class average")),
		called("id-of-stage", "KS3"),
		called("id-average-joe", "Average Joe"),
		called("id-max", "Max Pupil"),
		keyed("PUP-013", "name-average-joe", "Average Joe"),
		onSheet("SDQ-066", "label-among-rows", "the word Endline stands alone among the rows of the baseline", func(g *grid, row int) {
			at := max(row, 2) // among the rows: not between headings and pupils
			g.rows = slices.Insert(g.rows, at, texts("Endline"))
			g.mark("SDQ-066", at, 0)
			g.markRow("TAB-004", at)
		}).alongside("TAB-004"),
		onSheet("SDQ-067", "key-turned", "a key above the table says that 2 is not true", func(g *grid, _ int) {
			*g = *above(1, newGrid(texts("Key: 0 = Certainly true, 1 = Somewhat true, 2 = Not true")), g)
			g.mark("SDQ-067", 0, 0)
		}),
		keyed("PUP-013", "name-max", "Max"),
	}
}
