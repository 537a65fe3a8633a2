package synth

import "slices"

// impactWords are the answers of the gate and of the impact questions.
var (
	gateWords   = []string{"No", "Yes - minor difficulties", "Yes - definite difficulties", "Yes - severe difficulties"}
	impactWords = []string{"Not at all", "Only a little", "Quite a lot", "A great deal"}
)

// impactColumns are the gate and the questions that an informant is asked.
func impactColumns(from which, by Informant, prefix string, gate, question func(Answer) cell) []column {
	asked := impactAsked(by)
	read := func(pick func(*Response) Answer, write func(Answer) cell) func(*row) cell {
		return func(r *row) cell {
			if a := from(r); a != nil && pick(a) != Blank {
				return write(pick(a))
			}
			return cell{}
		}
	}
	out := []column{{texts(prefix + impactStems[0]), read(func(r *Response) Answer { return r.Gate }, gate)}}
	for i := range asked {
		if asked[i] {
			out = append(out, column{texts(prefix + impactStems[i+1]), read(func(r *Response) Answer { return r.Impact[i] }, question)})
		}
	}
	return out
}

// impactLayouts hold the impact supplement.
func impactLayouts() []*Layout {
	raw := func(a Answer) cell { return num(int(a)) }
	said := func(words []string) func(Answer) cell { return func(a Answer) cell { return txt(words[a]) } }
	with := func(name, about string, by Informant, gate, question func(Answer) cell) *Layout {
		return &Layout{Name: name, About: about,
			params: func(p *Params) {
				p.Impact, p.Informants, p.Pupils = true, []Informant{by}, 40
			},
			build: func(d *draft) {
				d.impact = true
				d.twoSheets(func(w Wave) *grid {
					prefix := string(by[0])
					return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN")}, d.items(own, stem(prefix+"%s"), zeroToTwo),
						impactColumns(own, by, prefix, gate, question))))
				})
			}}
	}
	declared := with("impact-scored-declared", "questions scored 0, 1, 2 already, with --impact-coding scored", Self,
		raw, func(a Answer) cell { return num(int(max(a-1, 0))) })
	declaredBuild := declared.build
	declared.build = func(d *draft) { d.option("--impact-coding", "scored"); declaredBuild(d) }
	scoredTwo := with("impact-scored", "questions scored 0, 1, 2 already: not to be told from answers without a 3", Self,
		raw, func(a Answer) cell { return num(int(max(a-1, 0))) })
	inner := scoredTwo.build
	scoredTwo.build = func(d *draft) { inner(d); d.impactUnsure = true }
	scoredTwo.loud = true // impact is refused, and said
	return []*Layout{
		with("impact-raw", "gate and questions 0 to 3", Self, raw, raw),
		with("impact-raw-parent", "the same from parents", Parent, raw, raw),
		with("impact-raw-teacher", "gate and the teacher's three questions", Teacher, raw, raw),
		with("impact-words", "gate and questions in words", Self, said(gateWords), said(impactWords)),
		with("impact-medium-amount", "the third answer as A medium amount", Self, said(gateWords),
			said([]string{"Not at all", "Only a little", "A medium amount", "A great deal"})),
		with("impact-1-4", "gate 0 to 3, questions 1 to 4", Self, raw, func(a Answer) cell { return num(int(a) + 1) }),
		scoredTwo, declared,
	}
}

// wholeLayouts are whole schools' files as they come: many oddities at once.
func wholeLayouts() []*Layout {
	return []*Layout{{
		Name: "whole-office", About: "titles, class lines, means, a note sheet, text digits, N/A",
		build: func(d *draft) {
			d.self()
			sheet := func(w Wave) *grid {
				cols := slices.Concat([]column{serial("No."), class(), name(), id("UPN"), dated("Date completed", own, date)},
					d.items(own, both("%d. %s"), withMissing(spoken("0", "1", "2"), txt("N/A"))), scored(own, schoolScores, same), []column{notes()})
				g := table(d.wave(w), cols)
				return above(1, newGrid(texts("Example Academy (synthetic)"), texts("SDQ "+string(w))), g,
					newGrid(texts("Note: answers as ticked"), texts("", "n = 24"))).moved(0, 1)
			}
			d.dates = true
			d.workbook("SDQ 2022-23.xlsx", page{name: "Read me", grid: newGrid(texts("One line a pupil"))},
				page{name: "Autumn 2022", grid: sheet(Baseline)}, page{name: "Summer 2023", grid: sheet(Endline)})
		},
	}, {
		Name: "whole-three-informants", About: "three informants in three files, words, two waves under merged headings",
		params: func(p *Params) { p.Informants = []Informant{Self, Teacher, Parent}; p.Pupils = 35 },
		build: func(d *draft) {
			for _, by := range d.Params.Informants {
				g := table(d.everyone(), slices.Concat([]column{id("UPN"), name(), class()},
					underAll(d.items(of(Baseline, by), q("Q%d"), inWords), txt("Baseline")),
					underAll(d.items(of(Endline, by), q("Q%d"), inWords), txt("Endline")))).merge(1)
				word := map[Informant]string{Self: "Young person", Teacher: "Teacher", Parent: "Parent carer"}[by]
				d.workbook("SDQ "+word+".xlsx", page{name: "Sheet1", grid: above(1, newGrid(texts(word+" SDQ")), g)})
			}
		},
	}, {
		Name: "whole-survey-tool", About: "an export of an online survey: a line a response, time stamp first, words",
		build: func(d *draft) {
			d.self()
			d.dates = true
			stamp := column{texts("Timestamp"), func(r *row) cell { return txt(r.own.Date.Format("2006-01-02") + " 09:30:00") }}
			g := table(d.filled(nil, nil), slices.Concat([]column{stamp, id("Pupil ID"), waved("Which survey is this?", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})},
				d.items(own, both("%d. %s"), inWords)))
			data, err := g.csv(textStyle{comma: ",", newline: "\n", quoteAll: true})
			d.add("SDQ survey.csv", data, err)
		},
	}, {
		Name: "whole-large", About: "300 pupils, three informants, one table of lines",
		params: func(p *Params) { p.Informants = []Informant{Self, Teacher, Parent}; p.Pupils = 300 },
		build: func(d *draft) {
			g := table(d.filled(nil, nil), d.anyOrder(slices.Concat([]column{id("UPN"), informed("Informant", spellings),
				waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})}, d.items(own, q("Q%d"), oneToThree))))
			data, err := g.csv(plainCSV)
			d.add("trust.csv", data, err)
		},
	}, {
		Name: "whole-small", About: "three pupils",
		params: func(p *Params) { p.Pupils, p.LeaverPercent, p.HalfPages = 3, 0, 0 },
		build:  func(d *draft) { d.twoSheets(d.usual) },
	}}
}
