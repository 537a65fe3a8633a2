package synth

import "slices"

// partFaults concern what only part of a block shows, and blocks in which
// answers of a kind, or all of them, are absent.
func partFaults() []*Fault {
	return slices.Concat(codedApartFaults(), absentFaults())
}

// classSize is how many pupils are coded apart. They answered 0 and 1 alone, so
// that from 1 on shows in no 3.
const classSize = 8

// codedApartFaults code some rows otherwise than the rest.
func codedApartFaults() []*Fault {
	// milder has the first pupils answer nothing above 1 at baseline.
	milder := func(d *draft) {
		for i, p := range d.Pupils[:classSize] {
			r := d.Response(p, Baseline, d.by)
			for k := range r.Items {
				if r.Items[k] == 2 {
					r.Items[k] = 1
				}
				if (i+k)%6 == 0 && !Reversed(k+1) && place[k].scale != prosocial {
					r.Items[k] = 0
				}
			}
		}
	}
	// apart writes the first pupils' answers at baseline from 1 if spoilt.
	apart := func(d *draft, spoilt bool, sheets func(first, rest [][]cell, head []cell) []page) {
		milder(d)
		d.self()
		rows := d.wave(Baseline)
		code := zeroToTwo
		if spoilt {
			code = oneToThree
		}
		cols := func(c coding) []column { return append([]column{id("UPN")}, items(own, q("Q%d"), c)...) }
		first, rest := table(rows[:classSize], cols(code)), table(rows[classSize:], cols(zeroToTwo))
		d.workbook("SDQ.xlsx", append(sheets(first.rows[1:], rest.rows[1:], rest.rows[0]), page{name: "Endline", grid: d.plain(Endline)})...)
	}
	return []*Fault{
		{Rule: "SDQ-054", Name: "rows-coded-apart", About: "eight pupils in the middle of a sheet coded from 1 among others coded from 0", build: func(d *draft, spoilt bool) {
			apart(d, spoilt, func(first, rest [][]cell, head []cell) []page {
				return []page{{name: "Baseline", grid: newGrid(slices.Concat([][]cell{head}, rest[:6], first, rest[6:])...)}}
			})
		}},
		{Rule: "SDQ-054", Name: "class-coded-apart", About: "the sheet of one class coded from 1, those of the others from 0", build: func(d *draft, spoilt bool) {
			apart(d, spoilt, func(first, rest [][]cell, head []cell) []page {
				return []page{
					{name: "Baseline 8A", grid: newGrid(slices.Concat([][]cell{head}, first)...)},
					{name: "Baseline 8B", grid: newGrid(slices.Concat([][]cell{head}, rest)...)},
				}
			})
		}},
		either("SDQ-056", "yes-and-no", "No, Maybe and Yes in place of the three answers", (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				code := zeroToTwo
				if w == Baseline {
					code = spoken("No", "Maybe", "Yes")
				}
				return d.headed(w, q("Q%d"), code)
			})
		}),
		either("SDQ-056", "other-words", "Never, Often and Always in place of the three answers", (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				code := zeroToTwo
				if w == Baseline {
					code = spoken("Never", "Often", "Always")
				}
				return d.headed(w, q("Q%d"), code)
			})
		}),
		{Rule: "SDQ-057", Name: "few-against", About: "eight pupils whose five reversed items go against the prosocial ones",
			params: func(p *Params) { p.Pupils = 8 }, build: func(d *draft, spoilt bool) {
				for i, r := range d.Responses {
					for k := range r.Items {
						switch high := i/2%2 == 0; { // two responses a pupil
						case Reversed(k + 1):
							r.Items[k] = Answer((i + k) % 2)
							if high != (spoilt && r.Wave == Baseline) {
								r.Items[k]++
							}
						case place[k].scale == prosocial:
							r.Items[k] = 1
							if high {
								r.Items[k] = 2
							}
						}
					}
				}
				d.plainSheets()
			}},
	}
}

// absentFaults leave out what a whole block should hold.
func absentFaults() []*Fault {
	blanked := func(rule, name, about string, w Wave, with []string, items ...int) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, With: with, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				for _, i := range items {
					if spoilt && r.Wave == w {
						r.Items[i-1] = Blank
					}
				}
			}
			d.plainSheets()
		}}
	}
	all := make([]int, Items)
	for i := range all {
		all[i] = i + 1
	}
	return []*Fault{
		blanked("SDQ-058", "item-blank", "nobody answered item 8", Baseline, nil, 8),
		// A pupil without any answer is counted one by one as well.
		blanked("SDQ-059", "nobody-answered", "the endline sheet holds headings and identifiers alone", Endline, []string{"SDQ-023"}, all...),
	}
}
