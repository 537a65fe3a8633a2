package synth

import "slices"

// Columns of the sheets of these faults, from 0: the identifier and 25 items
// stand before them.
const (
	gateColumn     = 1 + Items
	distressColumn = gateColumn + 1
	homeColumn     = gateColumn + 2
	extraColumn    = gateColumn + 6
)

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
	// plainly gives the picked pupil's baseline plain answers.
	plainly := func(d *draft) *Response {
		r := d.Response(d.picked(), Baseline, d.by)
		r.Gate, r.Impact = 2, [5]Answer{1, 2, 0, 3, 1}
		return r
	}
	// one changes that response, for the rules that look at one and report its
	// gate question.
	one := func(rule, name, about string, gate Answer, impact [5]Answer) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: asked, leaves: []string{"impact alone"}, build: func(d *draft, spoilt bool) {
			r := plainly(d)
			if spoilt {
				r.Gate, r.Impact = gate, impact
				d.mark(rule, "SDQ.xlsx", "Baseline", cellName(d.pick+1, gateColumn))
			}
			sheets(d, nil, nil)
		}}
	}
	illegal := func(name, about string, n int) *Fault {
		return &Fault{Rule: "SDQ-034", Name: name, About: about, params: asked, build: func(d *draft, spoilt bool) {
			plainly(d)
			sheets(d, nil, func(g *grid) {
				if spoilt {
					g.rows[d.pick+1][homeColumn] = num(n)
					g.mark("SDQ-034", d.pick+1, homeColumn)
				}
			})
			d.impactUnsure = spoilt
		}}
	}
	const b = Blank
	return []*Fault{
		// Reported at the first answer to the first of the five questions, of
		// distress: nobody who answers any leaves that out.
		{Rule: "SDQ-030", Name: "impact-without-3", About: "impact questions with 0, 1 and 2 alone", params: asked, leaves: []string{"impact unclear"}, build: func(d *draft, spoilt bool) {
			for _, r := range d.Responses {
				for i := range r.Impact {
					if spoilt && r.Impact[i] == 3 {
						r.Impact[i] = 2
					}
				}
			}
			for _, w := range []Wave{Baseline, Endline} {
				first := slices.IndexFunc(d.Pupils, func(p *Pupil) bool { return d.Response(p, w, d.by).Impact[0] != Blank })
				if spoilt && first >= 0 {
					d.mark("SDQ-030", "SDQ.xlsx", map[Wave]string{Baseline: "Baseline", Endline: "Endline"}[w], cellName(first+1, distressColumn))
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
				if r := plainly(d); spoilt {
					r.Impact[4] = Blank
					d.mark("SDQ-035", "SDQ.xlsx", "Baseline", cellName(d.pick+1, homeColumn))
				} else {
					r.Impact[1], r.Impact[4] = Blank, Blank
				}
				sheets(d, nil, nil)
			}},
		illegal("impact-illegal", "an impact answer of 6", 6),
		illegal("impact-past-the-end", "an impact answer of 5, a number that counts in neither coding", 5),
		{Rule: "SDQ-038", Name: "gate-without-0", About: "the gate in numbers from 1 to 3 beside questions in words", params: asked, leaves: []string{"impact unclear"}, build: func(d *draft, spoilt bool) {
			d.impact, d.impactUnsure = true, spoilt
			said := func(words []string) func(Answer) cell { return func(a Answer) cell { return txt(words[a]) } }
			gate := said(gateWords)
			if spoilt {
				gate = func(a Answer) cell { return num(min(int(a)+1, 3)) }
			}
			d.twoSheets(func(w Wave) *grid {
				rows := d.wave(w)
				g := table(rows, slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo), impactColumns(own, Self, "", gate, said(impactWords))))
				if first := slices.IndexFunc(rows, func(r *row) bool { return r.own.Gate == 0 }); spoilt && first >= 0 {
					g.mark("SDQ-038", first+1, gateColumn)
				}
				return g
			})
		}},
		{Rule: "SDQ-036", Name: "follow-up-coding", About: "a follow-up question answered 1, 2 and 3 alone", params: asked, build: func(d *draft, spoilt bool) {
			if spoilt {
				d.markSheets("SDQ-036", cellName(1, extraColumn))
			}
			sheets(d, []column{fixed("Follow-up problems", func(p *Pupil) cell {
				n := slices.Index(d.Pupils, p)
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
				d.markSheets("SDQ-037", cellName(0, distressColumn))
			}
			sheets(d, more, nil)
			d.impactUnsure = spoilt
		}},
	}
}

// schoolFaults concern scores that the school worked out itself. The rule is
// reported at each that differs.
func schoolFaults() []*Fault {
	with := func(rule, name, about string, spoil func(d *draft, r *Response, name string, v int) int) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			d.twoSheets(func(w Wave) *grid {
				cols := append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)...)
				var wrong []span
				for i, n := range ScoreNames[:6] {
					line := 0
					cols = append(cols, column{texts(schoolScores[n]), func(r *row) cell {
						line++
						v := r.own.Score().Scores[i].Value
						if !spoilt || w != Baseline {
							return num(v)
						}
						said := spoil(d, r.own, n, v)
						if said != v {
							wrong = append(wrong, span{top: line, left: 1 + Items + i})
						}
						return num(said)
					}})
				}
				g := table(d.wave(w), cols)
				for _, at := range wrong {
					g.mark(rule, at.top, at.left)
				}
				return g
			})
		}}
	}
	return []*Fault{
		with("SDQ-040", "school-score-differs", "one pupil's conduct score is a point off", func(d *draft, r *Response, name string, v int) int {
			switch {
			case name != "conduct" || r.Pupil != d.picked():
				return v
			case v == 10: // 11 would be no score at all
				return v - 1
			}
			return v + 1
		}),
		with("SDQ-041", "school-total-holds-prosocial", "the total holds prosocial too", func(_ *draft, r *Response, name string, v int) int {
			if name == "total" {
				return v + r.Score().Scores[prosocial].Value
			}
			return v
		}),
		with("SDQ-042", "school-score-unreversed", "item 7 was not turned round in conduct", func(_ *draft, r *Response, name string, v int) int {
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
