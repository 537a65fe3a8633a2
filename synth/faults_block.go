package synth

import (
	"fmt"
	"slices"
)

// blockFaults concern what a set of answers says of itself: its columns, wave,
// informant and form.
func blockFaults() []*Fault {
	heads := func(rule, name, about string, clean, spoilt heading) *Fault {
		sheets := func(h heading) func(*draft) {
			return func(d *draft) { d.twoSheets(func(w Wave) *grid { return d.headed(w, h, zeroToTwo) }) }
		}
		return either(rule, name, about, sheets(clean), sheets(spoilt))
	}
	columned := func(rule, name, about, head string, clean, spoilt func(n int) cell) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, bad bool) {
			write := clean
			if bad {
				write = spoilt
			}
			n := 0
			extra := column{texts(head), func(*row) cell { n++; return write(n) }}
			d.option("--wave", "baseline")
			if head != "Completed by" {
				d.self()
			}
			d.only = at(Baseline)
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.wave(Baseline), slices.Concat([]column{id("UPN"), extra}, items(own, q("Q%d"), zeroToTwo)))})
		}}
	}
	always := func(s string) func(int) cell { return func(int) cell { return txt(s) } }
	once := func(usual, odd string) func(int) cell {
		return func(n int) cell {
			if n == 5 {
				return txt(odd)
			}
			return txt(usual)
		}
	}
	return []*Fault{
		fromLayout("SDQ-001", "item-missing", "no column for item 18", "plain", "heading-item-18-missing"),
		fromLayout("SDQ-002", "item-twice", "two columns for item 3", "plain", "heading-item-3-twice"),
		heads("SDQ-001", "numbers-from-zero", "items numbered 0 to 24", q("%d"), func(i int) cell { return num(i - 1) }),
		heads("SDQ-001", "numbers-from-three", "25 columns numbered 3 to 27", q("%d"), func(i int) cell { return num(i + 2) }),
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
		}),
		heads("SDQ-004", "heading-contradiction", "columns 2 and 12 carry each other's labels", both("%d. %s"), func(i int) cell {
			swapped := map[int]int{2: 12, 12: 2}
			if j, ok := swapped[i]; ok {
				return txt(digits(i) + ". " + Label(j))
			}
			return both("%d. %s")(i)
		}),
		fromLayout("SDQ-005", "wave-unknown", "nothing says which wave", "option-wave", "wave-nowhere"),
		fromLayout("SDQ-006", "wave-contradiction", "a title contradicts the sheet's name", "option-wave", "wave-title-contradicts-sheet"),
		fromLayout("SDQ-007", "informant-unknown", "nothing says who answered", "plain", "informant-nowhere"),
		fromLayout("SDQ-008", "informant-contradiction", "a title contradicts the headings", "heading-teacher-stems", "informant-title-contradicts-stems"),
		fromLayout("SDQ-009", "option-contradiction", "--wave baseline for the sheet Endline", "option-wave", "wave-option-contradicts-sheet"),
		columned("SDQ-060", "row-wave-unreadable", "a word in the wave column that names none", "Wave", always("Baseline"), once("Baseline", "Tuesday")),
		columned("SDQ-061", "row-informant-unreadable", "a word in the informant column that names nobody", "Completed by", always("Pupil"), once("Pupil", "Green")),
		columned("SDQ-062", "row-form-unreadable", "a word in the form column that names none", "Form", always("4-17"), once("4-17", "long")),
		columned("SDQ-063", "row-placement-unreadable", "a word in the placement column", "Placement", always("1"), once("1", "second?")),
	}
}

// codingFaults concern how a set of answers is coded.
func codingFaults() []*Fault {
	return []*Fault{
		fromLayout("SDQ-010", "coding-ambiguous", "answers 1 and 2 alone", "only-1-and-2-declared", "only-1-and-2"),
		onSheet("SDQ-011", "coding-mixed", "a 3 among zeros", func(g *grid) { g.rows[6][3] = num(3) }),
		func() *Fault {
			f := fromLayout("SDQ-012", "missing-code-reversed", "3 in the five reversed columns alone", "missing-minus-1", "reversed-missing")
			f.params, f.With = func(p *Params) { p.BlankPercent = 3 }, []string{"SDQ-013"}
			return f
		}(),
		fromLayout("SDQ-013", "reversed-already", "five items stored turned round", "reversed-already-declared", "reversed-already"),
		fromLayout("SDQ-014", "reversed-headings", "headings of five items end in _r", "reversed-headings-declared", "reversed-headings"),
		fromLayout("SDQ-015", "flipped", "every item stored turned round", "flipped-declared", "flipped"),
		either("SDQ-016", "pairs-contradict", "2 - Not true beside 0 - Not true", func(d *draft) {
			d.codedSheets(spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true"), spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true"))
		}, func(d *draft) {
			mixed := func(i int, a Answer) cell {
				if i%2 == 0 {
					return spoken("2 - Not true", "1 - Somewhat true", "0 - Certainly true")(i, a)
				}
				return spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true")(i, a)
			}
			d.codedSheets(mixed, mixed)
		}),
		{Rule: "SDQ-017", Name: "yes-no", About: "no answer is 1", With: []string{"SDQ-051", "SDQ-070"}, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				for i := range r.Items {
					if spoilt && r.Wave == Baseline && r.Items[i] == 1 {
						r.Items[i] = 2
					}
				}
			}
			d.plainSheets()
		}},
		{Rule: "SDQ-018", Name: "all-zero", About: "every answer is 0", With: []string{"SDQ-050"}, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				if spoilt && r.Wave == Baseline {
					r.Items = [Items]Answer{}
				}
			}
			d.plainSheets()
		}},
		fromLayout("SDQ-019", "codings-differ", "baseline 0 to 2, endline 1 to 3", "coding-differs-declared", "coding-differs"),
		{Rule: "SDQ-053", Name: "no-not-true", About: "1 to 3, and nobody answered not true", With: []string{"SDQ-051", "SDQ-070"}, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				for i, a := range r.Items {
					if spoilt && a == 0 {
						r.Items[i] = 1
					}
				}
			}
			d.twoSheets(func(w Wave) *grid { return d.headed(w, q("Q%d"), oneToThree) })
		}},
		{Rule: "SDQ-065", Name: "prefix-unknown", About: "a second set of columns headed ZZ_Q1 to ZZ_Q25", build: func(d *draft, spoilt bool) {
			d.twoSheets(func(w Wave) *grid {
				g := d.plain(w)
				if spoilt && w == Baseline {
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
			func(d *draft) { d.option("--form", "18+"); d.formed("4-17") }),
		either("SDQ-029", "missing-code-turned", "11 in a reversed column: 2 - (-9)", (*draft).plainSheets, func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				g := d.plain(w)
				if w == Baseline {
					g.rows[4][7], g.rows[6][11] = num(11), num(11)
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
