package book

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/report"
	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// The sheets that lead to the others.
const (
	sheetCover    = "Cover"
	sheetContents = "Contents"
	sheetNotes    = "Notes"
)

// Workbook writes the tables of a release: a cover, contents with links, notes with the
// symbols, and a sheet a table. A sheet begins with its title and what has to be known,
// each line in a cell of its own; below it stands one table, marked as one, without
// blank rows or columns and without merged cells, and nothing after it. What is no
// number is a symbol in brackets, as [c].
func Workbook(w io.Writer, r *release.Release) error {
	b := &builder{file: excelize.NewFile(), release: r}
	defer b.file.Close()
	if err := b.looks(); err != nil {
		return err
	}
	list := b.printed()
	steps := []func() error{b.cover, func() error { return b.contents(list) }, func() error { return b.notes(list) }}
	for _, t := range list {
		steps = append(steps, func() error {
			if err := b.table(t); err != nil {
				return fmt.Errorf("laying out table %s: %w", t.ID, err)
			}
			return nil
		})
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return report.PackXLSX(w, b.file, Title(r), "Evaluation tables")
}

// Title is what a release is called: its school, and what it holds.
func Title(r *release.Release) string {
	return strings.TrimPrefix(r.About.School+": evaluation tables", ": ")
}

type builder struct {
	file    *excelize.File
	release *release.Release
	style   map[look]int
	sheets  int
}

// printed are the tables with rows, the data of charts left out: they stand beside the
// charts.
func (b *builder) printed() []*tables.Table {
	var out []*tables.Table
	for _, t := range b.release.Tables {
		if len(t.Rows) > 0 && strings.HasPrefix(t.ID, "T") {
			out = append(out, t)
		}
	}
	return out
}

// sheet adds a sheet in the looks of all: no grid, portrait or landscape, one page wide.
func (b *builder) sheet(name string, wide bool, widths ...float64) error {
	var err error
	if b.sheets == 0 {
		err = b.file.SetSheetName("Sheet1", name)
	} else {
		_, err = b.file.NewSheet(name)
	}
	b.sheets++
	orientation, a4, one, none, no := "portrait", 9, 1, 0, false
	if wide {
		orientation = "landscape"
	}
	fit := true
	err = cmp.Or(err,
		b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &none}),
		b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &no}),
		b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}))
	for i, width := range widths {
		letter, _ := excelize.ColumnNumberToName(i + 1)
		err = cmp.Or(err, b.file.SetColWidth(name, letter, letter, width))
	}
	return err
}

// put writes a text into a cell, in a look.
func (b *builder) put(sheet string, row, col int, text string, l look) error {
	at, err := excelize.CoordinatesToCellName(col, row)
	return cmp.Or(err, b.file.SetCellStr(sheet, at, text), b.file.SetCellStyle(sheet, at, at, b.style[l]))
}

// link is put with a link to the first cell of another sheet.
func (b *builder) link(sheet string, row, col int, text, to string) error {
	at, err := excelize.CoordinatesToCellName(col, row)
	return cmp.Or(err, b.put(sheet, row, col, text, lookLink),
		b.file.SetCellHyperLink(sheet, at, "'"+to+"'!A1", "Location", excelize.HyperlinkOpts{Tooltip: &text}))
}

// cover says what the workbook is.
func (b *builder) cover() error {
	r := b.release
	if err := b.sheet(sheetCover, false, 26, 78); err != nil {
		return err
	}
	row := 1
	if err := b.put(sheetCover, row, 1, Title(r), lookTitle); err != nil {
		return err
	}
	for _, f := range aboutLines(r) {
		row++
		if err := cmp.Or(b.put(sheetCover, row, 1, f.Label, lookKey), b.put(sheetCover, row, 2, f.Text, lookWrap), b.file.SetRowHeight(sheetCover, row, height(f.Text, 78))); err != nil {
			return err
		}
	}
	for _, text := range []string{noCause, "Tables are listed on the sheet Contents; symbols and what they mean stand on the sheet Notes."} {
		row++
		if err := cmp.Or(b.put(sheetCover, row, 1, "", lookPlain), b.put(sheetCover, row, 2, text, lookWrap), b.file.SetRowHeight(sheetCover, row, height(text, 78))); err != nil {
			return err
		}
	}
	return cmp.Or(b.link(sheetCover, row+1, 2, "Contents", sheetContents), b.link(sheetCover, row+2, 2, "Notes", sheetNotes))
}

// noCause is what every release says first.
const noCause = "These tables describe pupils before and after. They do not show what brought a change about: without a group to compare with, nobody can tell what would have happened otherwise."

// aboutLines are what every table has in common.
func aboutLines(r *release.Release) []tables.Fact {
	a := r.About
	list := []tables.Fact{
		{Label: "School", Text: a.School}, {Label: "Arm", Text: a.Arm}, {Label: "Period", Text: a.Period},
	}
	if !a.AsOf.IsZero() {
		list = append(list, tables.Fact{Label: "Data as of", Text: a.AsOf.String()})
	}
	list = append(list, tables.Fact{Label: "Main outcome", Text: a.Main}, tables.Fact{Label: "Disclosure profile", Text: r.Profile.Name + ": for " + r.Profile.For},
		tables.Fact{Label: "Rulesets", Text: strings.Join(a.Rulesets, ", ")}, tables.Fact{Label: "Made with", Text: "apst " + a.Version})
	var out []tables.Fact
	for _, f := range list {
		if f.Text != "" {
			out = append(out, f)
		}
	}
	return out
}

// contents lists the sheets, with links, and what could not be made.
func (b *builder) contents(list []*tables.Table) error {
	if err := b.sheet(sheetContents, false, 12, 60, 48); err != nil {
		return err
	}
	err := cmp.Or(b.put(sheetContents, 1, 1, "Contents", lookTitle), b.put(sheetContents, 2, 1, "This sheet has one table: the tables of this workbook. Each name links to its sheet.", lookPlain))
	for i, head := range []string{"Table", "What it shows", "What is counted"} {
		err = cmp.Or(err, b.put(sheetContents, 3, i+1, head, lookHead))
	}
	row := 3
	for _, t := range list {
		row++
		err = cmp.Or(err, b.link(sheetContents, row, 1, t.ID, t.ID), b.put(sheetContents, row, 2, t.Title, lookWrap), b.put(sheetContents, row, 3, t.Of, lookWrap),
			b.file.SetRowHeight(sheetContents, row, max(height(t.Title, 60), height(t.Of, 48))))
	}
	if row == 3 {
		row++
		err = cmp.Or(err, b.put(sheetContents, row, 1, "none", lookPlain), b.put(sheetContents, row, 2, "no table could be made", lookPlain), b.put(sheetContents, row, 3, "", lookPlain))
	}
	return cmp.Or(err, b.mark(sheetContents, "Contents", 3, row, 3))
}

// notes are the symbols, what holds of all tables, and what could not be made.
func (b *builder) notes(list []*tables.Table) error {
	if err := b.sheet(sheetNotes, false, 18, 90); err != nil {
		return err
	}
	err := cmp.Or(b.put(sheetNotes, 1, 1, "Notes", lookTitle), b.put(sheetNotes, 2, 1, "This sheet has one table: symbols, and notes on all tables.", lookPlain),
		b.put(sheetNotes, 3, 1, "Note", lookHead), b.put(sheetNotes, 3, 2, "What it means", lookHead))
	row := 3
	add := func(name, text string) {
		row++
		err = cmp.Or(err, b.put(sheetNotes, row, 1, name, lookKey), b.put(sheetNotes, row, 2, text, lookWrap), b.file.SetRowHeight(sheetNotes, row, height(text, 90)))
	}
	for _, s := range release.Symbols() {
		add("["+s[0]+"]", s[1])
	}
	for i, text := range b.release.Notes {
		add(fmt.Sprintf("Note %d", i+1), text)
	}
	add("All tables", noCause)
	for _, t := range b.release.Tables {
		if len(t.Rows) == 0 && strings.HasPrefix(t.ID, "T") {
			add(t.ID+" not made", t.Title+": "+t.Why)
		}
	}
	return cmp.Or(err, b.mark(sheetNotes, "Notes", 3, row, 2))
}

// mark marks a range as a table, from its heading on: what assistive programs look for.
func (b *builder) mark(sheet, name string, head, last, columns int) error {
	end, err := excelize.CoordinatesToCellName(columns, last)
	stripes, heading := false, true
	return cmp.Or(err, b.file.AddTable(sheet, &excelize.Table{
		Range: fmt.Sprintf("A%d:%s", head, end), Name: "Table_" + name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes, ShowHeaderRow: &heading,
	}), b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: fmt.Sprintf("A%d", head+1), ActivePane: "bottomLeft"}))
}

// paper says what of a sheet is printed, a chart beside the table left out, and that
// the headings stand on every page.
func (b *builder) paper(sheet string, head, last, columns int) error {
	end, err := excelize.ColumnNumberToName(columns)
	return cmp.Or(err,
		b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", sheet, end, last), Scope: sheet}),
		b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, head, head), Scope: sheet}))
}

// table is the sheet of a table.
func (b *builder) table(t *tables.Table) error {
	grouped := hasGroups(t)
	columns := len(t.Columns) + 1
	if grouped {
		columns++
	}
	widths := widthsOf(b.release, t, grouped)
	if err := b.sheet(t.ID, len(t.Columns) > 4, widths...); err != nil {
		return err
	}
	row, err := 1, b.put(t.ID, 1, 1, t.ID+": "+t.Title, lookTitle)
	for _, text := range headLines(b.release, t) {
		row++
		err = cmp.Or(err, b.put(t.ID, row, 1, text, lookPlain))
	}
	row++
	err = cmp.Or(err, b.link(t.ID, row, 1, "Back to the contents", sheetContents))
	row++
	head := row
	for i, title := range headings(t, grouped) {
		l := lookHead
		if k := i - (columns - len(t.Columns)); k >= 0 {
			l = lookHeadRight
			if t.Columns[k].Text {
				l = lookHeadText
			}
		}
		err = cmp.Or(err, b.put(t.ID, head, i+1, title, l))
	}
	err = cmp.Or(err, b.file.SetRowHeight(t.ID, head, headHeight(headings(t, grouped), widths)))
	for i := range t.Rows {
		row++
		err = cmp.Or(err, b.row(t, i, row, grouped), b.file.SetRowHeight(t.ID, row, rowHeight(b.release, t, i, grouped, widths)))
	}
	return cmp.Or(err, b.mark(t.ID, t.ID, head, row, columns), b.paper(t.ID, head, row, columns), b.chart(t, head, grouped))
}

// row writes one row of a table.
func (b *builder) row(t *tables.Table, i, row int, grouped bool) error {
	r, col := &t.Rows[i], 1
	label := lookWrap
	if r.Total {
		label = lookKey
	}
	var err error
	if grouped {
		err = b.put(t.ID, row, col, r.Group, lookWrap)
		col++
	}
	err = cmp.Or(err, b.put(t.ID, row, col, r.Label, label))
	for k := range r.Cells {
		col++
		err = cmp.Or(err, b.cell(t.ID, row, col, b.release.Cell(t, i, k), t.Columns[k].Text))
	}
	return err
}

// cell writes what a reader sees of a cell; in a column of words a symbol stands as words
// do.
func (b *builder) cell(sheet string, row, col int, s release.Shown, words bool) error {
	at, err := excelize.CoordinatesToCellName(col, row)
	switch {
	case s.Known:
		return cmp.Or(err, b.file.SetCellFloat(sheet, at, s.Number, s.Places, 64), b.file.SetCellStyle(sheet, at, at, b.number(s)))
	case s.Text != "":
		return b.put(sheet, row, col, s.Text, lookText)
	case words:
		return b.put(sheet, row, col, "["+s.Symbol+"]", lookText)
	}
	return b.put(sheet, row, col, "["+s.Symbol+"]", lookSymbol)
}

// headLines are what stands above a table: what it is of, what has to be known, what it
// comes to in words.
func headLines(r *release.Release, t *tables.Table) []string {
	var out []string
	add := func(s string) { out = append(out, lines(s)...) }
	add("This sheet has one table. What is counted: " + t.Of + ".")
	add(t.Warning)
	add(told(r))
	for _, f := range t.Facts {
		add(f.Label + ": " + f.Text)
	}
	for _, s := range words.Say(r, t) {
		add(s)
	}
	for i, n := range t.Notes {
		add(fmt.Sprintf("Note %d: %s", i+1, n))
	}
	add("Cells with a symbol in brackets are explained on the sheet Notes.")
	return out
}

// told is what every table says of where it comes from: school, period, day of the
// data, profile, rules and program.
func told(r *release.Release) string {
	a := r.About
	var facts []string
	add := func(before, text string) {
		if text != "" {
			facts = append(facts, before+text)
		}
	}
	add("", a.School)
	add("period: ", a.Period)
	if !a.AsOf.IsZero() {
		add("data as of ", a.AsOf.String())
	}
	add("profile ", r.Profile.Name)
	add("rulesets ", strings.Join(a.Rulesets, ", "))
	add("apst ", a.Version)
	return strings.Join(facts, "; ")
}

// lineWidth is how long a line above a table may be, in characters.
const lineWidth = 130

// lines is a text in lines that are not too long, parted between sentences or words.
func lines(text string) []string {
	var out []string
	for len(text) > lineWidth {
		at := strings.LastIndex(text[:lineWidth], ". ")
		if at < lineWidth/3 {
			at = strings.LastIndex(text[:lineWidth], " ") - 1
		}
		if at <= 0 {
			break
		}
		out = append(out, text[:at+1])
		text = strings.TrimSpace(text[at+1:])
	}
	if text != "" {
		out = append(out, text)
	}
	return out
}
