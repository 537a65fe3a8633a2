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

// classOdd is what the milder answers of a class may have said of them.
var classOdd = []string{"answer never given", "kindness low", "strengths apart"}

// codedApartFaults code some rows otherwise than the rest.
func codedApartFaults() []*Fault {
	// milder has the first pupils answer nothing above 1 at baseline, and 1 to
	// what is kind, so that the class by itself is as ordinary as the whole.
	milder := func(d *draft) {
		for i, p := range d.Pupils[:classSize] {
			r := d.Response(p, Baseline, d.by)
			for k := range r.Items {
				switch {
				case place[k].scale == prosocial || r.Items[k] == 2:
					r.Items[k] = 1
				case (i+k)%3 == 0 && !Reversed(k+1):
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
		var others []*Response
		for _, r := range rows[classSize:] {
			others = append(others, r.own)
		}
		d.loud = murmur(others, nil) != "" // the class by itself is made not to be
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
			if spoilt {
				d.mark("SDQ-054", "SDQ.xlsx", "Baseline", cellName(7, 1)) // the first answer of the class
			}
		}, leaves: classOdd, Least: 3 * classSize},
		{Rule: "SDQ-054", Name: "class-coded-apart", About: "the sheet of one class coded from 1, those of the others from 0", build: func(d *draft, spoilt bool) {
			apart(d, spoilt, func(first, rest [][]cell, head []cell) []page {
				return []page{
					{name: "Baseline 8A", grid: newGrid(slices.Concat([][]cell{head}, first)...)},
					{name: "Baseline 8B", grid: newGrid(slices.Concat([][]cell{head}, rest)...)},
				}
			})
			if spoilt {
				d.mark("SDQ-054", "SDQ.xlsx", "Baseline 8A", cellName(1, 1))
			}
		}, leaves: classOdd, Least: 2 * classSize},
		either("SDQ-056", "yes-and-no", "No, Maybe and Yes in place of the three answers", (*draft).plainSheets, func(d *draft) {
			d.mark("SDQ-056", "SDQ.xlsx", "Baseline", "B2")
			d.twoSheets(func(w Wave) *grid {
				code := zeroToTwo
				if w == Baseline {
					code = spoken("No", "Maybe", "Yes")
				}
				return d.headed(w, q("Q%d"), code)
			})
		}),
		either("SDQ-056", "other-words", "Never, Often and Always in place of the three answers", (*draft).plainSheets, func(d *draft) {
			d.mark("SDQ-056", "SDQ.xlsx", "Baseline", "B2")
			d.twoSheets(func(w Wave) *grid {
				code := zeroToTwo
				if w == Baseline {
					code = spoken("Never", "Often", "Always")
				}
				return d.headed(w, q("Q%d"), code)
			})
		}),
		{Rule: "SDQ-057", Name: "few-against", About: "few pupils, whose five reversed items go against the prosocial ones",
			Least: fewRows, Most: reversedRows - 1, leaves: []string{"strengths apart"}, build: func(d *draft, spoilt bool) {
				if spoilt {
					d.mark("SDQ-057", "SDQ.xlsx", "Baseline", "row 1")
				}
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
	blanked := func(rule, name, about string, w Wave, items []int, key func(*draft), leaves ...string) *Fault {
		return inBlock(rule, name, about, zeroToTwo, func(d *draft, r *Response) {
			for _, i := range items {
				if r.Wave == w {
					r.Items[i-1] = Blank
				}
			}
		}, key, append(leaves, "item never answered")...)
	}
	all := make([]int, Items)
	for i := range all {
		all[i] = i + 1
	}
	return []*Fault{
		blanked("SDQ-058", "item-blank", "nobody answered item 8", Baseline, []int{8}, func(d *draft) {
			d.mark("SDQ-058", "SDQ.xlsx", "Baseline", cellName(0, 8))
		}).between(fewRows, 0),
		blanked("SDQ-059", "nobody-answered", "the endline sheet holds headings and identifiers alone", Endline, all, func(d *draft) {
			d.mark("SDQ-059", "SDQ.xlsx", "Endline", "row 1")
			for i := range d.Pupils { // a pupil without any answer is counted one by one as well
				d.mark("SDQ-023", "SDQ.xlsx", "Endline", cellName(i+1, 0))
			}
		}, "answer never given", "too few answers", "same answers", "kindness low").alongside("SDQ-023"),
	}
}
