package synth

import (
	"slices"
	"time"
)

// formatLayouts hold the ordinary table in every kind of file.
func formatLayouts() []*Layout {
	both := []Wave{Baseline, Endline}
	// texts are two files, one a wave.
	files := func(name, about, ending string, t textStyle) *Layout {
		return &Layout{Name: "file-" + name, About: about, build: func(d *draft) {
			d.self()
			for _, w := range both {
				data, err := d.titled(w).csv(t)
				d.add("SDQ "+string(w)+ending, data, err)
			}
		}}
	}
	style := func(change func(*textStyle)) textStyle {
		t := plainCSV
		change(&t)
		return t
	}
	return []*Layout{
		files("csv", "comma, UTF-8", ".csv", plainCSV),
		files("csv-mark", "comma, UTF-8 with a byte order mark", ".csv", style(func(t *textStyle) { t.mark = true })),
		files("csv-semicolon", "semicolon", ".csv", style(func(t *textStyle) { t.comma = ";" })),
		files("csv-tab", "tab", ".tsv", style(func(t *textStyle) { t.comma = "\t" })),
		files("txt-tab", "tab, named .txt", ".txt", style(func(t *textStyle) { t.comma = "\t" })),
		files("txt-pipe", "pipe", ".txt", style(func(t *textStyle) { t.comma = "|" })),
		files("csv-sep-line", "a line sep=; first", ".csv", style(func(t *textStyle) { t.comma, t.sepLine = ";", true })),
		files("csv-sep-line-comma", "a line sep=, first", ".csv", style(func(t *textStyle) { t.sepLine = true })),
		files("csv-line-feed", "lines end in LF", ".csv", style(func(t *textStyle) { t.newline = "\n" })),
		files("csv-carriage-return", "lines end in CR", ".csv", style(func(t *textStyle) { t.newline = "\r" })),
		files("csv-quoted", "every value in quotes", ".csv", style(func(t *textStyle) { t.quoteAll = true })),
		files("csv-utf-16", "UTF-16, little end first, tab: Excel's Unicode text", ".txt", style(func(t *textStyle) { t.comma, t.encoding = "\t", utf16Little })),
		files("csv-utf-16-big", "UTF-16, big end first", ".csv", style(func(t *textStyle) { t.encoding = utf16Big })),
		files("csv-windows", "Windows-1252", ".csv", style(func(t *textStyle) { t.encoding = windows1252 })),
		files("csv-named-xlsx", "comma, named .xlsx", ".xlsx", plainCSV),
		{Name: "file-html-xls", About: "an HTML table named .xls", build: func(d *draft) {
			d.self()
			for _, w := range both {
				d.add("SDQ "+string(w)+".xls", d.titled(w).page("SDQ "+string(w)), nil)
			}
		}},
		{Name: "file-html-xls-merged", About: "an HTML table with a merged two-row header", build: func(d *draft) {
			d.self()
			g := table(d.everyone(), slices.Concat([]column{id("UPN"), name()},
				underAll(d.items(of(Baseline, d.by), q("Q%d"), zeroToTwo), txt("Baseline")),
				underAll(d.items(of(Endline, d.by), q("Q%d"), zeroToTwo), txt("Endline")))).merge(1)
			d.add("export.xls", g.page("export"), nil)
		}},
		{Name: "file-ods", About: "an OpenDocument spreadsheet", build: func(d *draft) {
			d.self()
			data, err := d.pair(d.titled).ods()
			d.add("SDQ.ods", data, err)
		}},
		{Name: "file-ods-merged", About: "an OpenDocument spreadsheet with a merged header and hidden rows", build: func(d *draft) {
			d.self()
			g := table(d.everyone(), slices.Concat([]column{id("UPN"), name()},
				underAll(d.items(of(Baseline, d.by), q("Q%d"), zeroToTwo), txt("Pre")),
				underAll(d.items(of(Endline, d.by), q("Q%d"), zeroToTwo), txt("Post")))).merge(1)
			g.hiddenRows = []int{4, 5}
			data, err := newBook(page{name: "SDQ", grid: g}).ods()
			d.add("SDQ.ods", data, err)
		}},
		{Name: "file-xlsx-named-xls", About: "a workbook named .xls", build: func(d *draft) {
			d.self()
			data, err := d.pair(d.titled).xlsx()
			d.add("SDQ.xls", data, err)
		}},
		{Name: "file-xlsx-filter", About: "a workbook with an automatic filter that hides pupils", build: func(d *draft) {
			d.self()
			b := d.pair(d.usual)
			b.filter = true
			b.pages[0].grid.hiddenRows = []int{2, 6, 7, 8}
			data, err := b.xlsx()
			d.add("SDQ.xlsx", data, err)
		}},
	}
}

// titled is the ordinary table below two title rows with letters outside ASCII.
func (d *draft) titled(w Wave) *grid {
	return above(1, newGrid(texts("SDQ "+string(w)+" – École Example (synthetic)")), d.usual(w))
}

// pair is a workbook with a sheet a wave.
func (d *draft) pair(make func(Wave) *grid) *book {
	return newBook(page{name: "Baseline", grid: make(Baseline)}, page{name: "Endline", grid: make(Endline)})
}

// dateLayouts hold the day of each response.
func dateLayouts() []*Layout {
	shown := func(layout string) func(time.Time) cell {
		return func(t time.Time) cell { return txt(t.Format(layout)) }
	}
	with := func(name, about string, b book, head string, write func(time.Time) cell) *Layout {
		return &Layout{Name: name, About: about, build: func(d *draft) {
			d.self()
			d.dates = true
			out := d.pair(func(w Wave) *grid {
				return table(d.wave(w), d.anyOrder(slices.Concat([]column{id("UPN"), born(), dated(head, own, write)}, d.items(own, q("Q%d"), zeroToTwo))))
			})
			out.date1904, out.iso = b.date1904, b.iso
			data, err := out.xlsx()
			d.add("SDQ.xlsx", data, err)
		}}
	}
	return []*Layout{
		with("dates-cells", "date cells", book{}, "Date", date),
		with("dates-cells-iso", "date cells shown as yyyy-mm-dd", book{iso: true}, "Date completed", date),
		with("dates-1904", "date cells of a workbook that counts from 1904", book{date1904: true}, "Date", date),
		with("dates-iso-text", "dates as 2022-09-12", book{}, "Date completed", shown("2006-01-02")),
		with("dates-uk-text", "dates as 12/09/2022", book{}, "Date completed", shown("02/01/2006")),
		with("dates-uk-short", "dates as 5/6/23", book{}, "Assessment date", shown("2/1/06")),
		with("dates-dots", "dates as 12.09.2022", book{}, "Date of SDQ", shown("02.01.2006")),
		with("dates-month-names", "dates as 12-Sep-22", book{}, "Date completed", shown("02-Jan-06")),
		with("dates-with-time", "dates as 2022-09-12 00:00:00", book{}, "Date completed", shown("2006-01-02 15:04:05")),
	}
}
