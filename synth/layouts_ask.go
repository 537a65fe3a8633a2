package synth

import (
	"fmt"
	"slices"
)

// askLayouts seem to say which wave, form or coding it is and do not, so that a
// careful program asks; and say it in words that could mean something else.
func askLayouts() []*Layout {
	return slices.Concat(askWaveLayouts(), askCodingLayouts(), sideLayouts())
}

// askWaveLayouts hold words and numbers that could name a wave.
func askWaveLayouts() []*Layout {
	teacher := func(p *Params) { p.Informants = []Informant{Teacher} }
	// alone is one table in one sheet, of which nothing else says the wave.
	alone := func(name, about, file, sheet, title string) *Layout {
		return &Layout{Name: "ask-" + name, About: about, Expect: Refused, Reason: WaveUnknown, build: func(d *draft) {
			d.self()
			d.workbook(file, page{name: sheet, grid: d.underTitle(title, Baseline)})
		}}
	}
	// sheets are the two waves, named Baseline and Endline, under a title.
	sheets := func(name, about, file, title string, params func(*Params)) *Layout {
		return &Layout{Name: "ask-" + name, About: about, params: params, build: func(d *draft) {
			if d.by == Self {
				d.self()
			}
			d.workbook(file, page{name: "Baseline", grid: d.underTitle(title, Baseline)}, page{name: "Endline", grid: d.underTitle(title, Endline)})
		}}
	}
	named := func(name, about string, e Expect, r Reason, baseline, endline string) *Layout {
		return &Layout{Name: "ask-" + name, About: about, Expect: e, Reason: r, build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: baseline, grid: d.usual(Baseline)}, page{name: endline, grid: d.usual(Endline)})
		}}
	}
	return []*Layout{
		{Name: "ask-wave-0-1", About: "a column Wave with 0 and 1: counted from 0, or no and yes", Expect: Refused, Reason: WaveUnknown, build: func(d *draft) {
			d.self()
			wave := column{texts("Wave"), func(r *row) cell { return num(map[Wave]int{Baseline: 0, Endline: 1}[r.own.Wave]) }}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled([]Wave{Baseline, Endline}, nil),
				slices.Concat([]column{id("UPN"), wave}, d.items(own, q("Q%d"), zeroToTwo)))})
		}},
		named("terms-summer-autumn", "sheets Summer and Autumn without years: of one school year, or of two", Refused, WaveUnknown, "Summer", "Autumn"),
		named("terms-years", "sheets Summer 2022 and Autumn 2022", Scores, "", "Summer 2022", "Autumn 2022"),
		alone("title-to-be-done", "above the baseline: when the endline is due", "SDQ.xlsx", "SDQ", "Endline to be done in July"),
		alone("title-endline-due", "above the baseline: when the endline is due", "SDQ.xlsx", "SDQ", "Endline due summer 2023"),
		sheets("title-to-be-done-sheets", "above both waves: when the endline is due", "SDQ.xlsx", "Endline to be done in July", nil),
		alone("file-final-version", "the file is the final version of the baseline", "SDQ final version.xlsx", "SDQ", ""),
		sheets("file-final-version-sheets", "the file is a final version, its sheets are the waves", "SDQ final version.xlsx", "", nil),
		alone("sheet-post-16", "the sheet is named after a stage of school: Post-16", "SDQ.xlsx", "Post-16", ""),
		alone("sheet-pre-16", "the sheet is named after a stage of school: Pre-16", "SDQ.xlsx", "Pre-16", ""),
		{Name: "ask-sheet-post-16-declared", About: "the same sheet with --wave baseline", build: func(d *draft) {
			d.self()
			d.option("--wave", "baseline")
			d.only = at(Baseline)
			d.workbook("SDQ.xlsx", page{name: "Post-16", grid: d.usual(Baseline)})
		}},
		{Name: "ask-title-t2-4", About: "the title names the teacher's form for ages 2 to 4, T2-4, which is no second time", Expect: Refused, Reason: WaveUnknown, params: teacher,
			build: func(d *draft) {
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: d.underTitle("SDQ T2-4", Baseline)})
			}},
		sheets("title-t2-4-sheets", "the same title above both waves", "SDQ.xlsx", "SDQ T2-4", teacher),
		sheets("title-t4-17-sheets", "the title T4-17 above both waves", "SDQ.xlsx", "SDQ T4-17", teacher),
	}
}

// underTitle is the ordinary table, under a title if there is one.
func (d *draft) underTitle(title string, w Wave) *grid {
	if title == "" {
		return d.usual(w)
	}
	return above(1, newGrid(texts(title)), d.usual(w))
}

// askCodingLayouts hold a coding that only a person can tell.
func askCodingLayouts() []*Layout {
	// classes are two sheets of one wave, each in a coding of its own.
	classes := func(name, about string, e Expect, r Reason, params func(*Params), first, second coding) *Layout {
		return &Layout{Name: "ask-" + name, About: about, Expect: e, Reason: r, params: params, build: func(d *draft) {
			d.self()
			d.only = at(Baseline)
			rows := d.wave(Baseline)
			half := len(rows) / 2
			d.workbook("SDQ baseline.xlsx", page{name: "8A", grid: table(rows[:half], d.usualColumns(first))},
				page{name: "8B", grid: table(rows[half:], d.usualColumns(second))})
		}}
	}
	// mapped scores the files with a map that another workbook of the layout left.
	mapped := func(label, about string, e Expect, r Reason, inspect ...string) *Layout {
		return &Layout{Name: "ask-" + label, About: about, Expect: e, Reason: r,
			params: func(p *Params) { p.Least, p.Most = 1, 2 },
			build: func(d *draft) {
				earlier := *d
				p := Ordinary
				p.Pupils, p.Seed = 30, 7
				earlier.School = New(p)
				earlier.files, earlier.options = nil, nil
				cols := slices.Concat([]column{id("UPN"), name()}, items(own, q("Q%d"), zeroToTwo))
				earlier.twoSheets(func(w Wave) *grid { return table(earlier.wave(w), cols) })
				d.twoSheets(func(w Wave) *grid { return table(d.wave(w), cols) })
				d.add("Earlier.xlsx", earlier.files[0].Data, nil)
				d.named = true
				d.before = slices.Concat([]string{"inspect", "{Earlier.xlsx}", "--informant", "self", "--save-map", "{map.yaml}"}, inspect)
				d.option("{SDQ.xlsx}", "--map", "{map.yaml}")
			}}
	}
	// A quiet one: of schools as they are drawn, now and then half a class too few
	// tells too little.
	cohort := func(p *Params) { p.Pupils, p.BlankPercent, p.HalfPages, p.Quiet = 40, 0, 0, true }
	return []*Layout{
		classes("classes-from-0-and-1", "the sheet of one class 0 to 2, that of the other 1 to 3", Refused, CodingMixed, cohort, zeroToTwo, oneToThree),
		classes("classes-turned", "the sheet of one class 0 to 2, in that of the other 2 is not true", Refused, ScaleFlipped, cohort, zeroToTwo, flipped(zeroToTwo)),
		classes("classes-reversed", "the sheet of one class as ticked, that of the other with five items turned round", Refused, ReversedAlready, cohort, zeroToTwo, preReversed(zeroToTwo)),
		classes("classes-numbers-and-words", "the sheet of one class 0 to 2, that of the other in words", Either, "", cohort, zeroToTwo, inWords),
		mapped("map-ambiguous", "answers 1 and 2 alone, with a map from a file whose answers showed 0 to 2", Refused, CodingAmbiguous),
		mapped("map-ambiguous-declared", "the same with a map in which a person said 0 to 2 of the other file", Refused, CodingAmbiguous, "--coding", "0-2"),
	}
}

// sideLayouts hold questions beside the 25 items.
func sideLayouts() []*Layout {
	return []*Layout{
		{Name: "follow-up-1-5", About: "follow-up questions coded from 1, and no impact questions", build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				n := 0
				count := func(head string, most int) column {
					return column{texts(head), func(*row) cell { n++; return num(n%most + 1) }}
				}
				cols := append([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo)...)
				if w == Endline {
					cols = append(cols, count("Follow-up problems", 5), count("Follow-up help", 4))
				}
				return table(d.wave(w), cols)
			})
		}},
		{Name: "two-tutors", About: "the name of the teacher who answered in a column", params: func(p *Params) { p.Informants = []Informant{Teacher} }, build: func(d *draft) {
			n := 0
			rater := column{texts("Rater"), func(*row) cell { n++; return txt(fmt.Sprintf("Tutor %d", n%3+1)) }}
			d.workbook("Teacher SDQ.xlsx",
				page{name: "Baseline", grid: table(d.wave(Baseline), slices.Concat([]column{id("UPN"), rater}, d.items(own, q("Q%d"), zeroToTwo)))},
				page{name: "Endline", grid: table(d.wave(Endline), slices.Concat([]column{id("UPN"), rater}, d.items(own, q("Q%d"), zeroToTwo)))})
		}},
	}
}
