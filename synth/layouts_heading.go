package synth

import (
	"fmt"
	"slices"
	"strings"
)

// headingLayouts call the items what schools and studies call them.
func headingLayouts() []*Layout {
	var out []*Layout
	for _, h := range itemHeadings {
		out = append(out, &Layout{
			Name: "heading-" + h.name, About: h.about, Expect: h.expect, Reason: h.reason,
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid {
					return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN"), name()}, d.items(own, h.head, zeroToTwo))))
				})
			},
		})
	}
	for _, by := range []Informant{Parent, Teacher} {
		letter := string(by[0])
		for _, h := range []struct {
			name string
			head heading
		}{
			{"stems", stem(letter + "%s")},
			{"word-number", q(strings.ToUpper(letter) + string(by[1:]) + " Q%d")},
			{"sdq-number", q("sdq_" + string(by) + "%d")},
			{"initial-sdq", q(strings.ToUpper(letter) + "_SDQ%d")},
		} {
			l := &Layout{
				Name: "heading-" + string(by) + "-" + h.name, About: "the headings name the informant: " + h.head(7).s,
				params: func(p *Params) { p.Informants = []Informant{by} },
				build: func(d *draft) {
					d.workbook("SDQ.xlsx",
						page{name: "Baseline", grid: d.headed(Baseline, h.head, zeroToTwo)},
						page{name: "Endline", grid: d.headed(Endline, h.head, zeroToTwo)})
				},
			}
			if h.name == "initial-sdq" {
				l.Expect = Either
			}
			out = append(out, l)
		}
	}
	return append(out, &Layout{
		Name: "heading-cohort-self-17", About: "GCSDQA00 to GCSDQY00, answers 1 to 3, of a cohort study",
		Expect: Either,
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return d.headed(w, lettered("GCSDQ%c00"), oneToThree) })
		},
	}, &Layout{
		Name: "heading-cohort-parent-5", About: "names of a cohort study without number or stem, answers 1 to 3, 4 for can't say, -1 missing",
		Expect: Either, params: func(p *Params) { p.Informants = []Informant{Parent} },
		build: func(d *draft) {
			d.option("--informant", "parent", "--wave", "baseline")
			d.only = at(Baseline)
			d.workbook("cohort.xlsx", page{name: "data", grid: d.headed(Baseline, millennium, withMissing(oneToThree, num(4)))})
		},
	}, &Layout{
		Name: "heading-item-18-missing", About: "24 of the 25 items", Expect: Refused, Reason: ItemMissing,
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				i := items(own, q("Q%d"), zeroToTwo)
				return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN")}, i[:17], i[18:])))
			})
		},
	}, &Layout{
		Name: "heading-item-3-twice", About: "two columns for one item, with other answers", Expect: Refused, Reason: ItemTwice,
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				i := items(own, q("Q%d"), zeroToTwo)
				second := i[7]
				second.head = texts("Q3")
				return table(d.wave(w), slices.Concat([]column{id("UPN")}, i, []column{second}))
			})
		},
	})
}

// at picks the responses of one wave.
func at(w Wave) func(*Scored) bool { return func(s *Scored) bool { return s.Wave == w } }

// headed is a table of one wave: identifier and items under some heading.
func (d *draft) headed(w Wave, h heading, code coding) *grid {
	return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN")}, d.items(own, h, code))))
}

// headerLayouts have headers of more than one row.
func headerLayouts() []*Layout {
	one := func(name, about string, make func(d *draft, w Wave) *grid) *Layout {
		return &Layout{Name: name, About: about, build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid { return make(d, w) })
		}}
	}
	// Two heading rows over the items of one wave.
	double := func(d *draft, w Wave, top, bottom heading) *grid {
		var cols []column
		for i, c := range items(own, bottom, zeroToTwo) {
			cols = append(cols, c.under(top(i+1)))
		}
		return table(d.wave(w), d.anyOrder(append([]column{id("UPN")}, cols...)))
	}
	grouped := func(d *draft, w Wave) *grid {
		i := items(own, q("Q%d"), zeroToTwo)
		cols := underAll([]column{id("UPN"), name()}, txt("Pupil"))
		for _, s := range scales {
			for _, item := range s.items {
				cols = append(cols, i[item-1].under(txt(strings.ToUpper(s.name[:1])+s.name[1:])))
			}
		}
		return table(d.wave(w), cols)
	}
	out := []*Layout{
		one("header-numbers-over-stems", "item numbers in one row, standard names below", func(d *draft, w Wave) *grid { return double(d, w, numberCell, stem("%s")) }),
		one("header-stems-over-numbers", "standard names in one row, item numbers below", func(d *draft, w Wave) *grid { return double(d, w, stem("%s"), numberCell) }),
		one("header-numbers-over-labels", "item numbers in one row, short labels below", func(d *draft, w Wave) *grid { return double(d, w, q("Q%d"), label) }),
		one("header-labels-over-numbers", "short labels in one row, item numbers below", func(d *draft, w Wave) *grid { return double(d, w, label, q("Q%d")) }),
		one("header-scales-over-numbers", "scale names merged over their items", func(d *draft, w Wave) *grid { return grouped(d, w).merge(1) }),
		one("header-scales-unmerged", "scale names over the first of their items", func(d *draft, w Wave) *grid { return grouped(d, w).blanked(1) }),
		one("header-banner", "one merged heading over all items", func(d *draft, w Wave) *grid {
			return table(d.wave(w), slices.Concat(underAll([]column{id("UPN"), name()}, cell{}),
				underAll(items(own, q("Q%d"), zeroToTwo), txt("SDQ answers")))).merge(1)
		}),
		one("header-merged-down", "two header rows; the identifier's heading spans both", func(d *draft, w Wave) *grid {
			g := table(d.wave(w), slices.Concat([]column{{head: texts("UPN", ""), cell: id("").cell}},
				underAll(items(own, q("Q%d"), zeroToTwo), txt("SDQ answers")))).merge(1)
			g.merged = append(g.merged, span{0, 0, 1, 0})
			return g
		}),
	}
	return append(out, waveHeaderLayouts()...)
}

// waveHeaderLayouts name wave and informant in heading rows over the items.
func waveHeaderLayouts() []*Layout {
	pairs := []struct{ name, baseline, endline string }{
		{"baseline-endline", "SDQ baseline", "SDQ endline"}, {"pre-post", "Pre", "Post"},
		{"terms", "Autumn 2022", "Summer 2023"}, {"t1-t2", "T1", "T2"},
	}
	two := func(d *draft, baseline, endline string) *grid {
		return table(d.everyone(), slices.Concat([]column{id("UPN"), name()},
			underAll(d.items(of(Baseline, d.by), q("Q%d"), zeroToTwo), txt(baseline)),
			underAll(d.items(of(Endline, d.by), q("Q%d"), zeroToTwo), txt(endline))))
	}
	var out []*Layout
	for _, p := range pairs {
		out = append(out, &Layout{
			Name: "header-waves-merged-" + p.name, About: fmt.Sprintf("%s and %s merged over Q1 to Q25 twice", p.baseline, p.endline),
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: two(d, p.baseline, p.endline).merge(1)})
			},
		}, &Layout{
			Name: "header-waves-unmerged-" + p.name, About: fmt.Sprintf("%s and %s over the first of Q1 to Q25 only", p.baseline, p.endline),
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: two(d, p.baseline, p.endline).blanked(1)})
			},
		})
	}
	three := func(d *draft) *grid {
		cols := []column{id("UPN"), name()}
		for _, w := range []Wave{Baseline, Endline} {
			for _, by := range d.Params.Informants {
				cols = append(cols, underAll(d.items(of(w, by), q("%d"), zeroToTwo),
					txt(map[Wave]string{Baseline: "Baseline", Endline: "Endline"}[w]),
					txt(map[Informant]string{Self: "Pupil", Teacher: "Staff"}[by]))...)
			}
		}
		return table(d.everyone(), cols)
	}
	both := func(p *Params) { p.Informants = []Informant{Self, Teacher} }
	return append(out, &Layout{
		Name: "header-three-rows-merged", About: "wave, informant and item in three rows, merged", params: both,
		build: func(d *draft) { d.workbook("SDQ.xlsx", page{name: "SDQ", grid: three(d).merge(2)}) },
	}, &Layout{
		Name: "header-three-rows-unmerged", About: "wave, informant and item in three rows, each written once", params: both,
		build: func(d *draft) { d.workbook("SDQ.xlsx", page{name: "SDQ", grid: three(d).blanked(2)}) },
	}, &Layout{
		Name: "header-three-rows-filled", About: "wave, informant and item in three rows, written over every column", params: both,
		build: func(d *draft) { d.workbook("SDQ.xlsx", page{name: "SDQ", grid: three(d)}) },
	}, &Layout{
		Name: "header-three-rows-csv", About: "the same as a text file, each written once", params: both,
		build: func(d *draft) {
			data, err := three(d).blanked(2).csv(plainCSV)
			d.add("SDQ.csv", data, err)
		},
	})
}
