package synth

import "slices"

// rowFaults concern single answers and single pupils' answers.
func rowFaults() []*Fault {
	answer := func(rule, name, about string, c cell) *Fault {
		return onSheet(rule, name, about, func(g *grid) { g.rows[4][6] = c })
	}
	// long is a list with a line an answer, and perhaps one more, made of
	// another.
	long := func(d *draft, more func(line []cell) []cell) {
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
			g.rows = append(g.rows, more(slices.Clone(g.rows[30])))
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
		inPlaceOfBlankOf("SDQ-072", "slip-4", "a single 4 among answers of 1 to 3", oneToThree, num(4), "SDQ-027"),
		inPlaceOfBlank("SDQ-072", "slip-8", "a single 8, a key beside the digits of the answers", num(8), "SDQ-027"),
		inAnswers("SDQ-023", "nothing-answered", "a pupil without any answer", func(r *Response) {
			for i := range r.Items {
				r.Items[i] = Blank
			}
		}),
		inAnswers("SDQ-024", "too-few-answers", "two answers of five on the emotional scale", blanks(3, 8, 13)),
		onSheetOf("SDQ-025", "pair-slips", "one cell says 1 - Somewhat true among answers of 1 to 3", oneToThree,
			func(g *grid) { g.rows[4][6] = txt("1 - Somewhat true") }),
		either("SDQ-026", "line-twice", "a line of a long list again with another answer",
			func(d *draft) { long(d, nil) }, func(d *draft) {
				long(d, func(line []cell) []cell {
					line[2] = num((int(line[2].s[0]-'0') + 1) % 3)
					return line
				})
			}),
		either("SDQ-064", "line-without-item", "a line of a long list whose item is a word",
			func(d *draft) { long(d, nil) }, func(d *draft) {
				long(d, func(line []cell) []cell {
					line[1] = txt("extra")
					return line
				})
			}),
		{Rule: "SDQ-052", Name: "few-unkind", About: "a pupil who ticks difficulties and no kindness",
			params: func(p *Params) { p.Pupils = 1 }, build: func(d *draft, spoilt bool) {
				for _, r := range d.Responses {
					for i := range r.Items {
						high := place[i].scale == prosocial
						if spoilt && r.Wave == Baseline {
							high = !high
						}
						r.Items[i] = Answer(i % 2)
						if high {
							r.Items[i]++
						}
					}
				}
				d.plainSheets()
			}},
		inAnswers("SDQ-050", "flat-line", "every answer 1", func(r *Response) {
			for i := range r.Items {
				r.Items[i] = 1
			}
		}),
		inAnswers("SDQ-051", "long-run", "thirteen times 1 in a row", func(r *Response) {
			for i := range r.Items {
				r.Items[i] = Answer(i % 3)
				if i >= 6 && i < 19 {
					r.Items[i] = 1
				}
			}
		}),
	}
}

// inPlaceOfBlank writes something where a pupil left an item out; the clean
// twin leaves the cell empty.
func inPlaceOfBlank(rule, name, about string, c cell, with ...string) *Fault {
	return inPlaceOfBlankOf(rule, name, about, zeroToTwo, c, with...)
}

func inPlaceOfBlankOf(rule, name, about string, code coding, c cell, with ...string) *Fault {
	f := onSheetOf(rule, name, about, code, func(g *grid) { g.rows[4][6] = c })
	f.With = with
	inner := f.build
	f.build = func(d *draft, spoilt bool) {
		d.Responses[6].Items[5] = Blank // the fourth pupil at baseline
		inner(d, spoilt)
	}
	return f
}

// impactFaults concern the impact supplement and the follow-up questions.
func impactFaults() []*Fault {
	raw := func(a Answer) cell { return num(int(a)) }
	asked := func(p *Params) { p.Impact = true }
	sheets := func(d *draft, more []column, alter func(g *grid)) {
		d.impact = true
		d.twoSheets(func(w Wave) *grid {
			g := table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo), impactColumns(own, Self, "", raw, raw), more))
			if alter != nil && w == Baseline {
				alter(g)
			}
			return g
		})
	}
	// One response with plain answers, for the rules that look at one.
	one := func(rule, name, about string, gate Answer, impact [5]Answer) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: asked, build: func(d *draft, spoilt bool) {
			r := d.Responses[4]
			r.Gate, r.Impact = 2, [5]Answer{1, 2, 0, 3, 1}
			if spoilt {
				r.Gate, r.Impact = gate, impact
			}
			sheets(d, nil, nil)
		}}
	}
	const b = Blank
	return []*Fault{
		{Rule: "SDQ-030", Name: "impact-without-3", About: "impact questions with 0, 1 and 2 alone", params: asked, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				for i := range r.Impact {
					if spoilt && r.Impact[i] == 3 {
						r.Impact[i] = 2
					}
				}
			}
			sheets(d, nil, nil)
			d.impactUnsure = spoilt
		}},
		one("SDQ-031", "gate-no-but-answered", "no difficulties, yet questions answered", 0, [5]Answer{2, 3, b, b, 1}),
		one("SDQ-032", "gate-blank", "questions answered without the gate", b, [5]Answer{2, 3, 1, 0, 1}),
		one("SDQ-033", "gate-alone", "difficulties, and no question answered", 2, [5]Answer{b, b, b, b, b}),
		{Rule: "SDQ-035", Name: "teacher-asked-of-home", About: "a teacher's form with an answer about home life",
			params: func(p *Params) { p.Impact = true; p.Informants = []Informant{Teacher} }, build: func(d *draft, spoilt bool) {
				for i, r := range d.Responses {
					r.Impact[1], r.Impact[4] = Blank, Blank
					if spoilt && i == 4 {
						r.Gate, r.Impact = 2, [5]Answer{1, 2, 0, 3, Blank}
					}
				}
				sheets(d, nil, nil)
			}},
		{Rule: "SDQ-034", Name: "impact-illegal", About: "an impact answer of 6", params: asked, build: func(d *draft, spoilt bool) {
			d.Responses[4].Gate, d.Responses[4].Impact = 2, [5]Answer{1, 2, 0, 3, 1}
			sheets(d, nil, func(g *grid) {
				if spoilt {
					g.rows[3][28] = num(6)
				}
			})
			d.impactUnsure = spoilt
		}},
		{Rule: "SDQ-036", Name: "follow-up-coding", About: "a follow-up question answered 1, 2 and 3 alone", params: asked, build: func(d *draft, spoilt bool) {
			n := 0
			sheets(d, []column{fixed("Follow-up problems", func(*Pupil) cell {
				n++
				if spoilt {
					return num(n%3 + 1)
				}
				return num(n % 5)
			})}, nil)
		}},
		{Rule: "SDQ-037", Name: "impact-column-twice", About: "two columns for one impact question", params: asked, build: func(d *draft, spoilt bool) {
			var more []column
			if spoilt {
				more = impactColumns(own, Self, "", raw, raw)[1:2]
			}
			sheets(d, more, nil)
			d.impactUnsure = spoilt
		}},
	}
}

// schoolFaults concern scores that the school worked out itself.
func schoolFaults() []*Fault {
	with := func(rule, name, about string, spoil func(r *Response, name string, v int) int) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			d.twoSheets(func(w Wave) *grid {
				cols := append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)...)
				for i, n := range ScoreNames[:6] {
					cols = append(cols, column{texts(schoolScores[n]), func(r *row) cell {
						v := r.own.Score().Scores[i].Value
						if spoilt && w == Baseline {
							v = spoil(r.own, n, v)
						}
						return num(v)
					}})
				}
				return table(d.wave(w), cols)
			})
		}}
	}
	return []*Fault{
		with("SDQ-040", "school-score-differs", "one pupil's conduct score is a point too high", func(r *Response, name string, v int) int {
			if name == "conduct" && r.Pupil.Last == "003" {
				return v + 1
			}
			return v
		}),
		with("SDQ-041", "school-total-holds-prosocial", "the total holds prosocial too", func(r *Response, name string, v int) int {
			if name == "total" {
				return v + r.Score().Scores[prosocial].Value
			}
			return v
		}),
		with("SDQ-042", "school-score-unreversed", "item 7 was not turned round in conduct", func(r *Response, name string, v int) int {
			if name != "conduct" {
				return v
			}
			sum := 0
			for _, item := range scales[conduct].items {
				sum += int(r.Items[item-1])
			}
			return sum
		}),
	}
}
