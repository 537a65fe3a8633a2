package synth

import "slices"

// rowFaults concern single answers and single pupils' answers.
func rowFaults() []*Fault {
	answer := func(rule, name, about string, c cell) *Fault { return onCell(rule, name, about, zeroToTwo, c) }
	// long is a list with a line an answer, and perhaps one more, made of one of
	// the picked pupil's, with the rule reported at one of its cells.
	long := func(d *draft, rule string, col int, more func(line []cell) []cell) {
		d.self()
		d.option("--wave", "baseline")
		d.only = at(Baseline)
		g := newGrid(texts("UPN", "Item", "Answer"))
		for _, r := range d.Responses {
			for i := 1; r.Wave == Baseline && i <= Items; i++ {
				g.rows = append(g.rows, []cell{txt(r.Pupil.ID), num(i), num(int(r.Items[i-1]))})
			}
		}
		if more != nil {
			g.rows = append(g.rows, more(slices.Clone(g.rows[Items*d.pick+6])))
			g.mark(rule, len(g.rows)-1, col)
		}
		d.workbook("SDQ.xlsx", page{name: "SDQ", grid: g})
	}
	blanks := func(items ...int) func(*Response) {
		return func(r *Response) {
			for _, i := range items {
				r.Items[i-1] = Blank
			}
		}
	}
	return []*Fault{
		answer("SDQ-020", "illegal-number", "an answer of 6", num(6)),
		answer("SDQ-020", "illegal-word", "an answer that is a word", txt("maybe")),
		answer("SDQ-020", "illegal-fraction", "an answer of 1.5", cell{kind: number, s: "1.5"}),
		answer("SDQ-020", "illegal-error", "an answer that is #REF!", wrong("#REF!")),
		answer("SDQ-021", "formula-without-value", "a formula that was never worked out", calc("1+1", "")),
		inPlaceOfBlank("SDQ-022", "two-marks", "two answers in one cell, which count as none", txt("1/2")),
		inPlaceOfBlank("SDQ-027", "missing-code", "a 9 where an answer is missing", num(9)),
		// One or two of a code are few only among many answers.
		inPlaceOfBlankOf("SDQ-072", "slip-4", "a single 4 among answers of 1 to 3", oneToThree, num(4), "SDQ-027").between(8, 0),
		inPlaceOfBlank("SDQ-072", "slip-8", "a single 8, a key beside the digits of the answers", num(8), "SDQ-027").between(8, 0),
		inAnswers("SDQ-023", "nothing-answered", "a pupil without any answer", 0, func(r *Response) {
			for i := range r.Items {
				r.Items[i] = Blank
			}
		}, "answer never given", "too few answers"),
		inAnswers("SDQ-024", "too-few-answers", "two answers of five on the emotional scale", -1, blanks(3, 8, 13), "answer never given", "too few answers"),
		onCell("SDQ-025", "pair-slips", "one cell says 1 - Somewhat true among answers of 1 to 3", oneToThree, txt("1 - Somewhat true")),
		either("SDQ-026", "line-twice", "a line of a long list again with another answer",
			func(d *draft) { long(d, "", 0, nil) }, func(d *draft) {
				long(d, "SDQ-026", 2, func(line []cell) []cell {
					line[2] = num((int(line[2].s[0]-'0') + 1) % 3)
					return line
				})
			}),
		either("SDQ-064", "line-without-item", "a line of a long list whose item is a word",
			func(d *draft) { long(d, "", 0, nil) }, func(d *draft) {
				long(d, "SDQ-064", 1, func(line []cell) []cell {
					line[1] = txt("extra")
					return line
				})
			}),
		{Rule: "SDQ-052", Name: "few-unkind", About: "few pupils, who tick difficulties and little kindness", Most: 4,
			leaves: []string{"answer never given", "kindness low", "strengths apart"}, build: func(d *draft, spoilt bool) {
				if spoilt {
					d.mark("SDQ-052", "SDQ.xlsx", "Baseline", "row 1")
				}
				for n, r := range d.Responses {
					// All but the picked pupil: had everyone answered so, it
					// would be the scale that is turned round.
					unkind := spoilt && r.Wave == Baseline && r.Pupil != d.picked()
					for i := range r.Items {
						r.Items[i] = Answer(i * (n + 3) / 4 % 2)
						if (place[i].scale == prosocial) != unkind {
							r.Items[i]++
						}
					}
				}
				d.plainSheets()
			}},
		inAnswers("SDQ-050", "flat-line", "every answer 1", -1, func(r *Response) {
			for i := range r.Items {
				r.Items[i] = 1
			}
		}, "answer never given", "long run"),
		inAnswers("SDQ-051", "long-run", "thirteen times 1 in a row", -1, func(r *Response) {
			for i := range r.Items {
				r.Items[i] = Answer(i % 3)
				if i >= 6 && i < 19 {
					r.Items[i] = 1
				}
			}
		}, "long run"),
	}
}

// inPlaceOfBlank writes something where a pupil left an item out; the clean
// twin leaves the cell empty.
func inPlaceOfBlank(rule, name, about string, c cell, with ...string) *Fault {
	return inPlaceOfBlankOf(rule, name, about, zeroToTwo, c, with...)
}

func inPlaceOfBlankOf(rule, name, about string, code coding, c cell, with ...string) *Fault {
	f := onSheetOf(rule, name, about, code, func(g *grid, row int) {
		g.rows[row][6] = c
		for _, r := range append(with, rule) {
			g.mark(r, row, 6)
		}
	}).alongside(with...)
	inner := f.build
	f.build = func(d *draft, spoilt bool) {
		d.Response(d.picked(), Baseline, d.by).Items[5] = Blank
		inner(d, spoilt)
	}
	return f
}
