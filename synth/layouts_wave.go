package synth

import (
	"slices"
	"strings"
)

// waveLayouts put two waves side by side in one table, told apart by the
// headings alone.
func waveLayouts() []*Layout {
	var out []*Layout
	for _, h := range waveHeadings {
		out = append(out, &Layout{
			Name: "waves-" + h.name, About: h.about, Expect: h.expect, Reason: h.reason,
			build: func(d *draft) {
				d.self()
				cols := slices.Concat([]column{id("UPN"), name()},
					d.items(of(Baseline, d.by), h.baseline, zeroToTwo), d.items(of(Endline, d.by), h.endline, zeroToTwo))
				if h.name != "same-twice" {
					cols = d.anyOrder(cols)
				}
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.everyone(), cols)})
			},
		})
	}
	return append(out, &Layout{
		Name: "waves-item-by-item", About: "pre_sdq1, post_sdq1, pre_sdq2, ...: the waves of an item next to each other",
		build: func(d *draft) {
			d.self()
			first, second := items(of(Baseline, d.by), q("pre_sdq%d"), zeroToTwo), items(of(Endline, d.by), q("post_sdq%d"), zeroToTwo)
			cols := []column{id("UPN")}
			for i := range first {
				cols = append(cols, first[i], second[i])
			}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.everyone(), cols)})
		},
	}, &Layout{
		Name: "waves-and-informants", About: "t1_pconsid, t1_sconsid, t2_pconsid, t2_sconsid in one table",
		params: func(p *Params) { p.Informants = []Informant{Self, Parent} },
		build: func(d *draft) {
			cols := []column{id("UPN")}
			for _, w := range []Wave{Baseline, Endline} {
				for _, by := range d.Params.Informants {
					prefix := map[Wave]string{Baseline: "t1_", Endline: "t2_"}[w] + string(by[0])
					cols = append(cols, d.items(of(w, by), stem(prefix+"%s"), zeroToTwo)...)
				}
			}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.everyone(), d.anyOrder(cols))})
		},
	})
}

// waveSourceLayouts name the wave in sheets, files, titles, columns or options.
func waveSourceLayouts() []*Layout {
	var out []*Layout
	for _, p := range []struct {
		baseline, endline string
		expect            Expect
		reason            Reason
	}{
		{baseline: "Pre", endline: "Post"},
		{baseline: "T1", endline: "T2"},
		{baseline: "Time 1", endline: "Time 2"},
		{baseline: "Autumn 2022", endline: "Summer 2023"},
		{baseline: "SDQ Autumn 2022", endline: "SDQ Summer 2023"},
		{baseline: "Summer 2023", endline: "Autumn 2023"},
		{baseline: "Wave 1", endline: "Wave 2"},
		{baseline: "Entry", endline: "Exit"},
		{baseline: "Before", endline: "After"},
		{baseline: "Start", endline: "End"},
		{baseline: "BASELINE", endline: "end-line"},
		{baseline: "SDQ baseline (Sept)", endline: "SDQ endline (June)"},
		{baseline: "Initial", endline: "Follow-up"},
		{baseline: "Sept 22", endline: "June 23", expect: Either},
		{baseline: "Sheet1", endline: "Sheet2", expect: Refused, reason: WaveUnknown},
		{baseline: "Class A", endline: "Class B", expect: Refused, reason: WaveUnknown},
	} {
		out = append(out, &Layout{
			Name:   "sheets-" + strings.ReplaceAll(slug(p.baseline), "--", "-"),
			About:  "sheets named " + p.baseline + " and " + p.endline,
			Expect: p.expect, Reason: p.reason,
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: p.baseline, grid: d.usual(Baseline)}, page{name: p.endline, grid: d.usual(Endline)})
			},
		})
	}
	for _, p := range []struct{ name, baseline, endline string }{
		{"years", "SDQ baseline 2022", "SDQ endline 2023"}, {"pre-post", "sdq_pre", "sdq_post"},
		{"terms", "SDQ Autumn 2022", "SDQ Summer 2023"}, {"t1-t2", "T1 SDQ", "T2 SDQ"},
	} {
		out = append(out, &Layout{
			Name: "files-" + p.name, About: "files named " + p.baseline + " and " + p.endline,
			build: func(d *draft) {
				d.self()
				d.workbook(p.baseline+".xlsx", page{name: "Sheet1", grid: d.usual(Baseline)})
				d.workbook(p.endline+".xlsx", page{name: "Sheet1", grid: d.usual(Endline)})
			},
		})
	}
	return append(append(out, waveColumnLayouts()...), waveTrapLayouts()...)
}

// waveColumnLayouts say the wave in a column, a title or an option.
func waveColumnLayouts() []*Layout {
	var out []*Layout
	both := []Wave{Baseline, Endline}
	for _, c := range []struct {
		name, head string
		words      map[Wave][]string
	}{
		{"plain", "Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}}},
		{"mixed", "Wave", map[Wave][]string{
			Baseline: {"baseline", "Baseline ", "BASELINE", "Pre", "T1", "Time 1"},
			Endline:  {"endline", "End line", "ENDLINE", "post", "T2", "Time 2"}}},
		{"pre-post", "Pre/Post", map[Wave][]string{Baseline: {"Pre"}, Endline: {"Post"}}},
		{"terms", "Term", map[Wave][]string{Baseline: {"Autumn 2022"}, Endline: {"Summer 2023"}}},
		{"timepoint", "Timepoint", map[Wave][]string{Baseline: {"T1"}, Endline: {"T2"}}},
	} {
		out = append(out, &Layout{
			Name: "wave-column-" + c.name, About: "a column " + c.head + " with " + strings.Join(c.words[Baseline], ", "),
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled(both, nil), d.anyOrder(
					slices.Concat([]column{id("UPN"), waved(c.head, c.words)}, d.items(own, q("Q%d"), zeroToTwo))))})
			},
		})
	}
	return append(out, &Layout{
		Name: "wave-interim-sheets", About: "sheets Baseline, Interim and Endline",
		params: func(p *Params) { p.Interim = true },
		build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: "Baseline", grid: d.usual(Baseline)}, page{name: "Interim", grid: d.usual(Interim)}, page{name: "Endline", grid: d.usual(Endline)})
		},
	}, &Layout{
		Name: "wave-interim-column", About: "baseline, interim and endline in a column",
		params: func(p *Params) { p.Interim = true },
		build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled(nil, nil), slices.Concat([]column{id("UPN"),
				waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Interim: {"Interim", "Mid"}, Endline: {"Endline"}})}, d.items(own, q("Q%d"), zeroToTwo)))})
		},
	}, &Layout{
		Name: "wave-column-digits", About: "a column Wave with 1 and 2", Expect: Either,
		build: func(d *draft) {
			d.self()
			wave := column{texts("Wave"), func(r *row) cell { return num(map[Wave]int{Baseline: 1, Endline: 2}[r.own.Wave]) }}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled(both, nil),
				slices.Concat([]column{id("UPN"), wave}, d.items(own, q("Q%d"), zeroToTwo)))})
		},
	}, &Layout{
		Name: "wave-title", About: "the wave in a title row; the sheets are Sheet1 and Sheet2",
		build: func(d *draft) {
			d.self()
			d.workbook("SDQ.xlsx",
				page{name: "Sheet1", grid: above(1, newGrid(texts("SDQ baseline, September 2022")), d.usual(Baseline))},
				page{name: "Sheet2", grid: above(1, newGrid(texts("SDQ endline, June 2023")), d.usual(Endline))})
		},
	}, &Layout{
		Name: "option-wave", About: "--wave baseline for a file that does not say",
		build: func(d *draft) {
			d.self()
			d.option("--wave", "baseline")
			d.only = at(Baseline)
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: d.usual(Baseline)})
		},
	}, &Layout{
		Name: "option-baseline-endline", About: "--baseline and --endline for files that do not say",
		build: func(d *draft) {
			d.self()
			d.named = true
			d.option("--baseline", "{a.xlsx}", "--endline", "{b.xlsx}")
			d.workbook("a.xlsx", page{name: "Sheet1", grid: d.usual(Baseline)})
			d.workbook("b.xlsx", page{name: "Sheet1", grid: d.usual(Endline)})
		},
	}, &Layout{
		Name: "option-baseline-twice", About: "--baseline given twice, for two halves of the school",
		build: func(d *draft) {
			d.self()
			d.named = true
			d.option("--baseline", "{a.xlsx}", "--baseline", "{b.xlsx}")
			d.only = at(Baseline)
			rows := d.wave(Baseline)
			cols := d.usualColumns(zeroToTwo)
			d.workbook("a.xlsx", page{name: "Sheet1", grid: table(rows[:len(rows)/2], cols)})
			d.workbook("b.xlsx", page{name: "Sheet1", grid: table(rows[len(rows)/2:], cols)})
		},
	}, &Layout{
		Name: "sheets-by-class", About: "a sheet a class, the wave in a column",
		build: func(d *draft) {
			d.self()
			var pages []page
			cols := slices.Concat([]column{id("UPN"), waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})}, d.items(own, q("Q%d"), zeroToTwo))
			for _, c := range []string{"8A", "8B", "9A", "9B", "10A"} {
				var rows []*row
				for _, r := range d.filled(both, nil) {
					if r.pupil.Class == c {
						rows = append(rows, r)
					}
				}
				if rows != nil {
					pages = append(pages, page{name: c, grid: table(rows, cols)})
				}
			}
			d.workbook("SDQ.xlsx", pages...)
		},
	}, &Layout{
		Name: "placements", About: "pupils who came back have a second placement, in a column",
		params: func(p *Params) { p.Returners = 4 },
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN"), placed("Placement")}, d.items(own, q("Q%d"), zeroToTwo))))
			})
		},
	})
}

// waveTrapLayouts leave the wave open or contradict themselves.
func waveTrapLayouts() []*Layout {
	return []*Layout{
		{Name: "wave-nowhere", About: "one sheet, and nothing says which wave", Expect: Refused, Reason: WaveUnknown,
			build: func(d *draft) { d.self(); d.workbook("SDQ.xlsx", page{name: "SDQ", grid: d.usual(Baseline)}) }},
		{Name: "wave-title-contradicts-sheet", About: "the sheet is Baseline, its title says endline", Expect: Refused, Reason: WaveContradictory,
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ.xlsx", page{name: "Baseline", grid: above(1, newGrid(texts("SDQ endline")), d.usual(Baseline))})
			}},
		{Name: "wave-option-contradicts-sheet", About: "--wave baseline for a sheet named Endline", Expect: Refused, Reason: WaveContradictory,
			build: func(d *draft) {
				d.self()
				d.option("--wave", "baseline")
				d.workbook("SDQ.xlsx", page{name: "Endline", grid: d.usual(Endline)})
			}},
		{Name: "wave-option-contradicts-column", About: "--wave baseline for a file whose column says both", Expect: Refused, Reason: WaveContradictory,
			build: func(d *draft) {
				d.self()
				d.option("--wave", "baseline")
				d.workbook("SDQ.xlsx", page{name: "SDQ", grid: table(d.filled(nil, nil), slices.Concat(
					[]column{id("UPN"), waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})}, d.items(own, q("Q%d"), zeroToTwo)))})
			}},
		{Name: "wave-file-contradicts-sheet", About: "the file is SDQ endline, its sheet is Baseline", Expect: Refused, Reason: WaveContradictory,
			build: func(d *draft) {
				d.self()
				d.workbook("SDQ endline 2023.xlsx", page{name: "Baseline", grid: d.usual(Baseline)})
			}},
		{Name: "same-wave-twice", About: "two files given as baseline hold the same pupils with other answers", Expect: Refused, Reason: IdentifierTwice,
			build: func(d *draft) {
				d.self()
				d.named = true
				d.option("--baseline", "{a.xlsx}", "--baseline", "{b.xlsx}")
				d.workbook("a.xlsx", page{name: "Sheet1", grid: d.usual(Baseline)})
				d.workbook("b.xlsx", page{name: "Sheet1", grid: d.usual(Endline)})
			}},
		{Name: "same-file-copied", About: "the baseline file and an exact copy of it", Expect: Either,
			build: func(d *draft) {
				d.self()
				d.named = true
				d.option("--baseline", "{a.xlsx}", "--baseline", "{b.xlsx}")
				d.only = at(Baseline)
				d.workbook("a.xlsx", page{name: "Sheet1", grid: d.usual(Baseline)})
				d.workbook("b.xlsx", page{name: "Sheet1", grid: d.usual(Baseline)})
			}},
	}
}
