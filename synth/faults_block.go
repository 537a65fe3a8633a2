package synth

import (
	"fmt"
	"slices"
)

// blockFaults concern what a set of answers says of itself: its columns, wave,
// informant and form.
func blockFaults() []*Fault {
	// heads has other headings; the rule is reported at one of them.
	heads := func(rule, name, about, at string, clean, spoilt heading) *Fault {
		sheets := func(h heading) func(*draft) {
			return func(d *draft) { d.twoSheets(func(w Wave) *grid { return d.headed(w, h, zeroToTwo) }) }
		}
		return either(rule, name, about, sheets(clean), func(d *draft) {
			sheets(spoilt)(d)
			d.markSheets(rule, at)
		})
	}
	// columned has a column that says something of every row, and for the picked
	// pupil a word that says nothing.
	columned := func(rule, name, about, head, usual, odd string) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			extra := fixed(head, func(p *Pupil) cell {
				if spoilt && p == d.picked() {
					return txt(odd)
				}
				return txt(usual)
			})
			if spoilt {
				d.mark(rule, "SDQ.xlsx", "SDQ", cellName(d.pick+1, 1))
			}
			d.option("--wave", "baseline")
			if head != "Completed by" {
				d.self()
			}
			d.only = at(Baseline)
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.wave(Baseline), slices.Concat([]column{id("UPN"), extra}, items(own, q("Q%d"), zeroToTwo)))})
		}}
	}
	return []*Fault{
		fromLayout("SDQ-001", "item-missing", "no column for item 18", "plain", "heading-item-18-missing", "row 1", "Baseline", "Endline"),
		fromLayout("SDQ-002", "item-twice", "two columns for item 3", "plain", "heading-item-3-twice", "AA1", "Baseline", "Endline"),
		heads("SDQ-001", "numbers-from-zero", "items numbered 0 to 24", "row 1", q("%d"), func(i int) cell { return num(i - 1) }),
		heads("SDQ-001", "numbers-from-three", "25 columns numbered 3 to 27", "row 1", q("%d"), func(i int) cell { return num(i + 2) }),
		either("SDQ-003", "numbers-past-25", "30 questions, Q1 to Q30", (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				cols := append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)...)
				for i, c := range items(own, func(i int) cell { return txt(fmt.Sprintf("Q%d", i+25)) }, zeroToTwo) {
					if i < 5 {
						cols = append(cols, c)
					}
				}
				return table(d.wave(w), cols)
			})
			d.markSheets("SDQ-003", cellName(0, 30)) // Q30
		}),
		// The later of the two: a label out of its place could be a slip of one.
		heads("SDQ-004", "heading-contradiction", "columns 2 and 12 carry each other's labels", "M1", both("%d. %s"), func(i int) cell {
			swapped := map[int]int{2: 12, 12: 2}
			if j, ok := swapped[i]; ok {
				return txt(digits(i) + ". " + Label(j))
			}
			return both("%d. %s")(i)
		}),
		fromLayout("SDQ-005", "wave-unknown", "nothing says which wave", "option-wave", "wave-nowhere", "row 1", "SDQ"),
		fromLayout("SDQ-006", "wave-contradiction", "a title contradicts the sheet's name", "option-wave", "wave-title-contradicts-sheet", "", "Baseline"),
		fromLayout("SDQ-007", "informant-unknown", "nothing says who answered", "plain", "informant-nowhere", "row 1", "Baseline", "Endline"),
		fromLayout("SDQ-008", "informant-contradiction", "a title contradicts the headings", "heading-teacher-stems", "informant-title-contradicts-stems", "A1", "Baseline"),
		fromLayout("SDQ-009", "option-contradiction", "--wave baseline for the sheet Endline", "option-wave", "wave-option-contradicts-sheet", "", "Endline"),
		columned("SDQ-060", "row-wave-unreadable", "a word in the wave column that names none", "Wave", "Baseline", "Tuesday"),
		columned("SDQ-061", "row-informant-unreadable", "a word in the informant column that names nobody", "Completed by", "Pupil", "Green"),
		columned("SDQ-062", "row-form-unreadable", "a word in the form column that names none", "Form", "4-17", "long"),
		columned("SDQ-063", "row-placement-unreadable", "a word in the placement column", "Placement", "1", "second?"),
	}
}

// From how many rows on a thing shows: a few to have a look at means, more to be
// sure that the five items run the other way. Of more than many, two may agree by
// chance where only two of the answers are given.
const (
	fewRows      = 5
	reversedRows = 15
	manyRows     = 60
)

// codingFaults concern how a set of answers is coded.
func codingFaults() []*Fault {
	return []*Fault{
		fromLayout("SDQ-010", "coding-ambiguous", "answers 1 and 2 alone", "only-1-and-2-declared", "only-1-and-2", "row 1", "Baseline", "Endline").between(0, manyRows),
		onSheet("SDQ-011", "coding-mixed", "a 3 among zeros", func(g *grid, row int) {
			g.rows[row][3] = num(3)
			g.mark("SDQ-011", row, 3)
		}),
		missingReversed(),
		fromLayout("SDQ-013", "reversed-already", "five items stored turned round", "reversed-already-declared", "reversed-already", "row 1", "Baseline", "Endline").between(reversedRows, 0),
		fromLayout("SDQ-014", "reversed-headings", "headings of five items end in _r", "reversed-headings-declared", "reversed-headings", "Z1", "Baseline", "Endline"),
		fromLayout("SDQ-015", "flipped", "every item stored turned round", "flipped-declared", "flipped", "row 1", "Baseline", "Endline").between(fewRows, 0),
		either("SDQ-016", "pairs-contradict", "2 - Not true beside 0 - Not true", func(d *draft) {
			d.codedSheets(spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true"), spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true"))
		}, func(d *draft) {
			mixed := func(i int, a Answer) cell {
				if i%2 == 0 {
					return spoken("2 - Not true", "1 - Somewhat true", "0 - Certainly true")(i, a)
				}
				return spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true")(i, a)
			}
			d.twoSheets(func(w Wave) *grid {
				g := table(d.wave(w), d.usualColumns(mixed))
				g.markWithin("SDQ-016", span{1, 2, len(g.rows) - 1, Items + 1})
				return g
			})
		}),
		inBlock("SDQ-017", "yes-no", "no answer is 1", zeroToTwo, func(d *draft, r *Response) {
			for i := range r.Items {
				if r.Wave == Baseline && r.Items[i] == 1 {
					r.Items[i] = 2
				}
			}
			r.breakRuns(0)
		}, func(d *draft) { d.mark("SDQ-017", "SDQ.xlsx", "Baseline", "row 1") }, "answer never given").between(0, manyRows),
		inBlock("SDQ-018", "all-zero", "every answer is 0", zeroToTwo, func(d *draft, r *Response) {
			if r.Wave == Baseline {
				r.Items = [Items]Answer{}
			}
		}, func(d *draft) {
			d.mark("SDQ-018", "SDQ.xlsx", "Baseline", "row 1")
			for i := range d.Pupils { // each row is a flat line
				d.mark("SDQ-050", "SDQ.xlsx", "Baseline", rowName(i+1))
			}
		}, "answer never given", "long run", "same answers", "kindness low", "strengths apart").alongside("SDQ-050"),
		fromLayout("SDQ-019", "codings-differ", "baseline 0 to 2, endline 1 to 3", "coding-differs-declared", "coding-differs", "row 1", "Baseline", "Endline"),
		inBlock("SDQ-053", "no-not-true", "1 to 3, and nobody answered not true", oneToThree, func(d *draft, r *Response) {
			for i, a := range r.Items {
				if a == 0 {
					r.Items[i] = 1
				}
			}
			r.breakRuns(1)
		}, func(d *draft) { d.markSheets("SDQ-053", "row 1") }, "answer never given").between(4, manyRows),
		{Rule: "SDQ-065", Name: "prefix-unknown", About: "a second set of columns headed ZZ_Q1 to ZZ_Q25", build: func(d *draft, spoilt bool) {
			d.twoSheets(func(w Wave) *grid {
				g := d.plain(w)
				if spoilt && w == Baseline {
					g.mark("SDQ-065", 0, Items+1)
					for n := range Items {
						g.rows[0] = append(g.rows[0], txt(fmt.Sprintf("ZZ_Q%d", n+1)))
						for i := 1; i < len(g.rows); i++ {
							g.rows[i] = append(g.rows[i], num(1))
						}
					}
				}
				return g
			})
		}},
		either("SDQ-028", "form-contradiction", "--form 18+ for a column that says 4-17",
			func(d *draft) { d.option("--form", "4-17"); d.formed("4-17") },
			func(d *draft) { d.option("--form", "18+"); d.formed("4-17"); d.markSheets("SDQ-028", "B2") }),
		either("SDQ-029", "missing-code-turned", "11 in a reversed column: 2 - (-9)", (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				g := d.plain(w)
				if w == Baseline {
					g.rows[d.pick+1][7] = num(11)
					g.mark("SDQ-029", d.pick+1, 7)
				}
				return g
			})
		}),
	}
}

// formed is the plain workbook with a column that names the form.
func (d *draft) formed(form string) {
	d.twoSheets(func(w Wave) *grid {
		return table(d.wave(w), slices.Concat([]column{id("UPN"), fixed("Form", func(*Pupil) cell { return txt(form) })}, items(own, q("Q%d"), zeroToTwo)))
	})
}

// inBlock changes every response of a wave or of both, and writes the plain
// workbook in a coding.
func inBlock(rule, name, about string, code coding, change func(*draft, *Response), key func(*draft), leaves ...string) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, leaves: leaves, build: func(d *draft, spoilt bool) {
		if spoilt {
			for _, r := range d.Responses {
				change(d, r)
			}
			key(d)
		}
		d.twoSheets(func(w Wave) *grid { return d.headed(w, q("Q%d"), code) })
	}}
}

// breakRuns puts 2, or low among 2s, into runs of eight that a change has left.
func (r *Response) breakRuns(low Answer) {
	run := 1
	for i := 1; i < Items; i++ {
		if r.Items[i] != r.Items[i-1] {
			run = 1
			continue
		}
		if run++; run == 8 {
			r.Items[i], run = 2, 1
			if r.Items[i-1] == 2 {
				r.Items[i] = low
			}
		}
	}
}

// missingReversed leaves -1 for missing in twenty columns and 3 in the five that
// were turned round: 2 - (-1). Three pupils leave out one of the five and a prosocial
// item at each wave; a fourth answers them.
func missingReversed() *Fault {
	const kind, reversed = 4, 11
	return &Fault{Rule: "SDQ-012", Name: "missing-code-reversed", About: "3 in the five reversed columns alone", With: []string{"SDQ-013", "SDQ-057"}, Least: 4, build: func(d *draft, spoilt bool) {
		for n := range 3 {
			for _, w := range []Wave{Baseline, Endline} {
				r := d.Response(d.Pupils[d.nth(n)], w, d.by)
				r.Items[kind-1], r.Items[reversed-1] = Blank, Blank
			}
		}
		code := withMissing(zeroToTwo, cell{kind: number, s: "-1"})
		if spoilt {
			code = turnedMissing
		}
		d.twoSheets(func(w Wave) *grid {
			g := d.headed(w, q("Q%d"), code)
			for i := 1; spoilt && i < len(g.rows); i++ {
				if g.rows[i][reversed].s == "3" {
					g.mark("SDQ-012", i, reversed)
				}
			}
			switch first := slices.IndexFunc(g.rows[1:], func(r []cell) bool { return r[kind].s == "-1" }) + 1; {
			case !spoilt: // the code is noted where it stands first
				g.mark("SDQ-027", first, kind)
			case len(d.Pupils)-3 >= reversedRows: // and what was turned round shows by itself
				g.markRow("SDQ-013", 0)
			case len(d.Pupils)-3 >= fewRows:
				g.markRow("SDQ-057", 0)
			}
			return g
		})
	}}
}
