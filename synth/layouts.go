package synth

import (
	"fmt"
	"slices"
)

// Layouts lists every layout of the SDQ, in a fixed order; [LayoutsOf] has those of
// other measures.
func Layouts() []*Layout {
	return slices.Concat(
		placeLayouts(), sheetLayouts(), columnLayouts(),
		headingLayouts(), headerLayouts(), orientationLayouts(), longLayouts(), tickLayouts(),
		waveLayouts(), waveSourceLayouts(), informantLayouts(),
		codingLayouts(), codingTrapLayouts(), identifierLayouts(),
		formatLayouts(), dateLayouts(), impactLayouts(), wholeLayouts(), trapLayouts(), askLayouts(), DefaultLayouts(),
	)
}

// placeLayouts put the ordinary table somewhere other than A1, or something
// round it.
func placeLayouts() []*Layout {
	out := []*Layout{{
		Name: "plain", About: "two sheets, one header row in row 1",
		build: func(d *draft) { d.twoSheets(d.usual) },
	}}
	titles := [][]cell{
		texts("Strengths and difficulties: class returns"), texts("Example Academy (synthetic)"),
		nil, texts("Printed by", "Office"), texts("Answers as ticked on the form"), nil,
	}
	for n := 1; n <= len(titles); n++ {
		out = append(out, &Layout{
			Name: fmt.Sprintf("title-rows-%d", n), About: fmt.Sprintf("header in row %d, titles above", n+1),
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid { return above(0, newGrid(titles[:n]...), d.usual(w)) })
			},
		})
	}
	alter := func(name, about string, f func(*grid) *grid) {
		out = append(out, &Layout{Name: name, About: about, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return f(d.usual(w)) })
		}})
	}
	alter("title-merged", "a title merged over the whole width", func(g *grid) *grid {
		title := newGrid(texts("SDQ answers of the school"))
		title.merged = []span{{0, 0, 0, g.width() - 1}}
		return above(1, title, g)
	})
	alter("empty-rows-above", "four empty rows, then the header", func(g *grid) *grid { return g.moved(4, 0) })
	alter("starts-at-c5", "the table starts at C5", func(g *grid) *grid { return g.moved(4, 2) })
	alter("starts-far-out", "the table starts at AB40", func(g *grid) *grid { return g.moved(39, 27) })
	alter("gap-below-header", "an empty row between header and pupils", func(g *grid) *grid { return g.openBelow(1) })
	alter("gaps-between-pupils", "an empty row after every five pupils", func(g *grid) *grid { return g.spread(1, 5) })
	alter("double-spaced", "an empty row after every pupil", func(g *grid) *grid { return g.spread(1, 1) })
	alter("empty-columns", "empty columns between groups of items", func(g *grid) *grid {
		return g.insertColumn(22).insertColumn(12).insertColumn(7).insertColumn(2)
	})
	alter("hidden-rows", "some pupils' rows are hidden", func(g *grid) *grid {
		g.hiddenRows = []int{3, 4, 9, len(g.rows) - 1}
		return g
	})
	alter("hidden-columns", "some items' columns are hidden", func(g *grid) *grid {
		g.hiddenCols = []int{1, 5, 6, 7, 20}
		return g
	})
	alter("footer-totals", "sums under the items, as formulas", func(g *grid) *grid { return g.footer(0, "Total", sum) })
	alter("footer-means", "means under the items after an empty row", func(g *grid) *grid { return g.footer(1, "Mean", mean) })
	alter("footer-means-beside-name", "the word Average stands in the name column", func(g *grid) *grid { return g.footerAt(0, 1, "Average", mean) })
	alter("footer-totals-unlabelled", "sums under the items without a word", func(g *grid) *grid { return g.footerAt(0, -1, "", sum) })
	alter("footer-count", "n = 24 under the table", func(g *grid) *grid {
		return above(1, g, newGrid(texts(fmt.Sprintf("n = %d", len(g.rows)-1))))
	})
	alter("footer-notes", "remarks under the table", func(g *grid) *grid {
		return above(1, g, newGrid(texts("Note: two forms were handed in late."), texts("Checked by the office"), texts("Source:", "paper forms")))
	})
	alter("footer-key", "a key of the codes under the table", func(g *grid) *grid {
		return above(2, g, newGrid(texts("Key"), []cell{num(0), txt("Not true")}, []cell{num(1), txt("Somewhat true")}, []cell{num(2), txt("Certainly true")}))
	})
	alter("key-beside", "a key of the codes to the right of the table", func(g *grid) *grid {
		return beside(2, g, newGrid(texts("Key"), []cell{num(0), txt("Not true")}, []cell{num(1), txt("Somewhat true")}, []cell{num(2), txt("Certainly true")}))
	})
	alter("key-above", "a key of the codes above the header", func(g *grid) *grid {
		return above(1, newGrid(texts("Key: 0 = Not true, 1 = Somewhat true, 2 = Certainly true")), g)
	})
	alter("everything-round-it", "titles, key, means, count and remarks at once", func(g *grid) *grid {
		n := len(g.rows) - 1
		g = g.footer(1, "Mean", mean)
		g = above(1, newGrid(texts("Example Academy (synthetic)"), texts("Key", "0 = Not true", "1 = Somewhat true", "2 = Certainly true")), g)
		return above(1, g, newGrid(texts(fmt.Sprintf("n = %d", n)), texts("Note: forms are kept in the office"))).moved(1, 1)
	})
	out = append(out, &Layout{
		Name: "header-repeated", About: "the header row stands again after every 20 pupils",
		params: func(p *Params) { p.Pupils = 47 },
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return d.usual(w).repeated(20) })
		},
	}, &Layout{
		Name: "trailing-identifiers", About: "identifiers of pupils who handed nothing in, their answers empty",
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return table(d.everyone(), d.anyOrder(slices.Concat([]column{id("UPN"), name()}, d.items(of(w, d.by), q("Q%d"), zeroToTwo))))
			})
		},
	}, &Layout{
		Name: "far-column", About: "the items stand 40 columns to the right of the names",
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				rows := d.wave(w)
				return beside(40, table(rows, []column{id("UPN"), name()}), table(rows, d.items(own, q("Q%d"), zeroToTwo)))
			})
		},
	}, &Layout{
		Name: "class-subheadings", About: "a line with the class name above each class's pupils",
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return d.byClass(d.wave(w)) })
		},
	})
	return out
}

// sheetLayouts add sheets that are not data.
func sheetLayouts() []*Layout {
	extra := func(name, about string, pages ...page) *Layout {
		return &Layout{Name: name, About: about, build: func(d *draft) { d.twoSheets(d.usual, pages...) }}
	}
	return []*Layout{
		extra("sheet-of-notes", "a sheet of remarks", page{name: "Notes", grid: newGrid(
			texts("How to fill this in"), texts("One line a pupil"), nil, texts("Ask the office for missing forms"))}),
		extra("sheet-of-lists", "a hidden sheet with the lists behind drop-downs", page{name: "Lists", hidden: true, grid: newGrid(
			texts("Answer", "Class", "Sex"), []cell{num(0), txt("8A"), txt("F")}, []cell{num(1), txt("8B"), txt("M")}, []cell{num(2), txt("9A")})}),
		extra("empty-sheets", "two empty sheets behind", page{name: "Sheet3", grid: new(grid)}, page{name: "Sheet4", grid: new(grid)}),
		extra("sheet-of-pupils", "a sheet with the pupils and no answers", page{name: "Pupils", grid: newGrid(
			texts("UPN", "Name", "Class"), texts(UPN(4321, 19, 1), "Pupil 001", "8A"), texts(UPN(4321, 19, 2), "Pupil 002", "9B"))}),
		{
			Name: "sheet-of-scores", About: "a sheet of scale scores that the school worked out",
			build: func(d *draft) {
				d.twoSheets(d.usual, page{name: "Scores", grid: table(d.wave(Baseline), slices.Concat([]column{id("UPN")}, scored(own, schoolScores, same)))})
			},
		},
		{
			Name: "notes-first", About: "the first sheet is a page of instructions, then the waves",
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "Read me", grid: newGrid(texts("Instructions"), texts("Baseline on the second sheet, endline on the third"))},
					page{name: "Baseline", grid: d.usual(Baseline)}, page{name: "Endline", grid: d.usual(Endline)})
			},
		},
		{
			Name: "pivot", About: "a pivot table that counts the answers by item", loud: true,
			build: func(d *draft) { d.twoSheets(d.usual, page{name: "Pivot", grid: d.pivot(Baseline)}) },
		},
	}
}

// columnLayouts add columns that are not answers.
func columnLayouts() []*Layout {
	with := func(name, about string, make func(d *draft) []column) *Layout {
		return &Layout{Name: name, About: about, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return table(d.wave(w), d.anyOrder(make(d))) })
		}}
	}
	return []*Layout{
		with("columns-before", "class, tutor, sex, birth and remarks before the items", func(d *draft) []column {
			return slices.Concat([]column{id("UPN"), name(), class(), tutor(), sex(), born(), notes()}, d.items(own, q("Q%d"), zeroToTwo))
		}),
		with("columns-after", "class, tutor and remarks behind the items", func(d *draft) []column {
			return slices.Concat([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo), []column{class(), tutor(), notes()})
		}),
		with("columns-between", "class and tutor between items", func(d *draft) []column {
			i := d.items(own, q("Q%d"), zeroToTwo)
			return slices.Concat([]column{id("UPN")}, i[:9], []column{class(), sex()}, i[9:17], []column{tutor(), year()}, i[17:])
		}),
		with("serial-number", "a running number before the identifier", func(d *draft) []column {
			return slices.Concat([]column{serial("No."), id("UPN")}, d.items(own, q("Q%d"), zeroToTwo))
		}),
		with("identifier-last", "the identifier stands behind the items", func(d *draft) []column {
			return slices.Concat(d.items(own, q("Q%d"), zeroToTwo), []column{name(), id("UPN")})
		}),
		with("other-numbers", "columns of counts that look like answers or carry an item's name", func(d *draft) []column {
			few := func(head string, n int) column {
				return fixed(head, func(p *Pupil) cell { return num(int(p.Birth.Day()) % n) })
			}
			return slices.Concat([]column{id("UPN"), few("Attendance band", 3), few("Fights this term", 4)},
				d.items(own, q("Q%d"), zeroToTwo), []column{few("Kind of support", 3), few("Meetings", 2)})
		}),
		with("school-scores", "scale and total columns that the school worked out rightly", func(d *draft) []column {
			return slices.Concat([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo), scored(own, schoolScores, same))
		}),
		with("school-scores-first", "the same, before the items", func(d *draft) []column {
			return slices.Concat([]column{id("UPN")}, scored(own, schoolScores, same), d.items(own, q("Q%d"), zeroToTwo))
		}),
		with("items-by-scale", "items ordered by scale", func(d *draft) []column {
			i := d.items(own, q("Q%d"), zeroToTwo)
			cols := []column{id("UPN")}
			for _, s := range scales {
				for _, item := range s.items {
					cols = append(cols, i[item-1])
				}
			}
			return cols
		}),
		with("items-backwards", "items from 25 to 1", func(d *draft) []column {
			i := d.items(own, q("Q%d"), zeroToTwo)
			slices.Reverse(i)
			return append([]column{id("UPN")}, i...)
		}),
	}
}

// schoolScores are headings under which schools keep their own sums.
var schoolScores = map[string]string{
	"emotional": "Emotional", "conduct": "Conduct", "hyperactivity": "Hyperactivity", "peer": "Peer", "prosocial": "Prosocial",
	"total": "Total difficulties",
}

func same(_ string, v int) int { return v }
