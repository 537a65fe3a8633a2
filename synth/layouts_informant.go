package synth

import "slices"

var spellings = map[Informant][]string{
	Self:    {"Pupil", "Young person", "Self", "pupil ", "YP"},
	Teacher: {"Staff", "Teacher", "teacher", "Staff "},
	Parent:  {"Parent/carer", "Mum", "Parent", "Carer", "parent / carer"},
}

// informantLayouts say who answered.
func informantLayouts() []*Layout {
	all := func(p *Params) { p.Informants = []Informant{Self, Teacher, Parent} }
	teacher := func(p *Params) { p.Informants = []Informant{Teacher} }
	waves := map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}}
	waveName := map[Wave]string{Baseline: "Baseline", Endline: "Endline"}
	lines := func(d *draft, w []Wave, by Informant) *grid {
		return table(d.filled(w, []Informant{by}), d.anyOrder(slices.Concat([]column{id("UPN"), waved("Wave", waves)}, d.items(own, q("Q%d"), zeroToTwo))))
	}
	words := func(self, teacher, parent string) map[Informant]string {
		return map[Informant]string{Self: self, Teacher: teacher, Parent: parent}
	}
	sheets := func(name, about string, word map[Informant]string) *Layout {
		return &Layout{Name: name, About: about, params: all, build: func(d *draft) {
			var pages []page
			for _, by := range d.Params.Informants {
				pages = append(pages, page{name: word[by], grid: lines(d, nil, by)})
			}
			d.workbook("SDQ.xlsx", pages...)
		}}
	}
	files := func(name, about string, word map[Informant]string) *Layout {
		return &Layout{Name: name, About: about, params: all, build: func(d *draft) {
			for _, by := range d.Params.Informants {
				d.workbook(word[by]+".xlsx", page{name: "Sheet1", grid: lines(d, nil, by)})
			}
		}}
	}
	inColumn := func(name, about, head string, word map[Informant][]string) *Layout {
		return &Layout{Name: name, About: about, params: all, build: func(d *draft) {
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled(nil, nil), d.anyOrder(slices.Concat(
				[]column{id("UPN"), informed(head, word), waved("Wave", waves)}, d.items(own, q("Q%d"), zeroToTwo))))})
		}}
	}
	titled := func(name, title string, by Informant) *Layout {
		return &Layout{Name: name, About: "the title says " + title,
			params: func(p *Params) { p.Informants = []Informant{by} },
			build: func(d *draft) {
				sheet := func(w Wave) *grid { return above(1, newGrid(texts(title)), d.usual(w)) }
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: sheet(Baseline)}, page{name: "Endline", grid: sheet(Endline)})
			}}
	}
	return []*Layout{
		sheets("informant-sheets", "sheets Self, Teacher, Parent", words("Self", "Teacher", "Parent")),
		sheets("informant-sheets-school-words", "sheets Pupil, Staff, Parent-carer", words("Pupil", "Staff", "Parent-carer")),
		files("informant-files", "files named by informant", words("SDQ pupil", "SDQ staff", "SDQ parent")),
		inColumn("informant-column", "a column with self, teacher, parent", "Informant", map[Informant][]string{Self: {"self"}, Teacher: {"teacher"}, Parent: {"parent"}}),
		inColumn("informant-column-mixed", "a column Completed by in many spellings", "Completed by", spellings),
		{Name: "informant-sheets-by-wave", About: "six sheets such as Pupil baseline", params: all,
			build: func(d *draft) {
				var pages []page
				for _, by := range d.Params.Informants {
					for _, w := range []Wave{Baseline, Endline} {
						pages = append(pages, page{name: words("Pupil", "Staff", "Parent")[by] + " " + string(w), grid: table(
							d.filled([]Wave{w}, []Informant{by}), slices.Concat([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo)))})
					}
				}
				d.workbook("SDQ.xlsx", pages...)
			}},
		{Name: "informant-stems-side-by-side", About: "pconsid, tconsid and sconsid in one table, a sheet a wave", params: all,
			build: func(d *draft) {
				sheet := func(w Wave) *grid {
					cols := [][]column{{id("UPN")}}
					for _, by := range d.Params.Informants {
						cols = append(cols, d.items(of(w, by), stem(string(by[0])+"%s"), zeroToTwo))
					}
					return table(d.present(w), d.anyOrder(slices.Concat(cols...)))
				}
				d.workbook("SDQ.xlsx", page{name: waveName[Baseline], grid: sheet(Baseline)}, page{name: waveName[Endline], grid: sheet(Endline)})
			}},
		{Name: "informant-words-side-by-side", About: "Pupil Q1, Staff Q1 and Parent Q1 in one table, a sheet a wave", params: all,
			build: func(d *draft) {
				sheet := func(w Wave) *grid {
					cols := [][]column{{id("UPN")}}
					for _, by := range d.Params.Informants {
						cols = append(cols, d.items(of(w, by), q(words("Pupil", "Staff", "Parent")[by]+" Q%d"), zeroToTwo))
					}
					return table(d.present(w), d.anyOrder(slices.Concat(cols...)))
				}
				d.workbook("SDQ.xlsx", page{name: waveName[Baseline], grid: sheet(Baseline)}, page{name: waveName[Endline], grid: sheet(Endline)})
			}},
		titled("informant-title-teacher", "Teacher questionnaire", Teacher),
		titled("informant-title-self", "SDQ self-report", Self),
		titled("informant-title-parent", "Parent/carer SDQ", Parent),
		{Name: "informant-nowhere", About: "nothing says who answered", Expect: Refused, Reason: InformantUnknown,
			build: func(d *draft) {
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: d.usual(Baseline)}, page{name: "Endline", grid: d.usual(Endline)})
			}},
		{Name: "informant-option-contradicts-stems", About: "--informant self for tconsid to tattends", Expect: Refused, Reason: InformantContradicted, params: teacher,
			build: func(d *draft) {
				d.option("--informant", "self")
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: d.headed(Baseline, stem("t%s"), zeroToTwo)})
			}},
		{Name: "informant-option-contradicts-sheet", About: "--informant self for a sheet named Teacher", Expect: Refused, Reason: InformantContradicted, params: teacher,
			build: func(d *draft) {
				d.option("--informant", "self", "--wave", "baseline")
				d.workbook("SDQ.xlsx", page{name: "Teacher", grid: d.usual(Baseline)})
			}},
		{Name: "informant-title-contradicts-stems", About: "a title says parent, the headings are tconsid to tattends", Expect: Refused, Reason: InformantContradicted, params: teacher,
			build: func(d *draft) {
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: above(1, newGrid(texts("Parent SDQ")), d.headed(Baseline, stem("t%s"), zeroToTwo))})
			}},
		{Name: "informant-column-unknown-word", About: "a column Completed by with words that name nobody", Expect: Refused, Reason: InformantUnknown,
			build: func(d *draft) {
				d.option("--wave", "baseline")
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.wave(Baseline), slices.Concat(
					[]column{id("UPN"), informed("Completed by", map[Informant][]string{Self: {"Blue", "Green"}})}, d.items(own, q("Q%d"), zeroToTwo)))})
			}},
	}
}

// present is a line for every pupil whom anyone answered about at a wave.
func (d *draft) present(w Wave) []*row {
	var out []*row
	for _, r := range d.everyone() {
		if w == Baseline || !r.pupil.Left {
			out = append(out, r)
		}
	}
	return out
}
