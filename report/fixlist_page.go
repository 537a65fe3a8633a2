package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/finding"
)

// Headings of the list by which it is read again.
const (
	headSeverity = "Severity"
	headRule     = "Rule"
	headTitle    = "What is wrong"
	headPlace    = "Place"
	headPupil    = "Pupil"
	headSeen     = "Seen"
	headDo       = "What to do"
	headStatus   = "Status"
)

// keptSeverity stands in place of a severity where a status is from before.
const keptSeverity = "before"

// fixColumn is one column of the list.
type fixColumn struct {
	head  string
	width float64 // in characters
	text  func(*FixItem) string
}

var fixColumns = []fixColumn{
	{"No.", 5, nil},
	{headSeverity, 10, func(it *FixItem) string { return it.Severity.String() }},
	{headRule, 10, func(it *FixItem) string { return it.Rule.ID }},
	{headTitle, 26, func(it *FixItem) string { return it.Rule.Title }},
	{headPlace, 22, (*FixItem).Place},
	{headPupil, 16, func(it *FixItem) string { return it.Pupil }},
	{headSeen, 22, func(it *FixItem) string { return it.Seen }},
	{"Expected", 28, func(it *FixItem) string { return it.Want() }},
	{headDo, 36, func(it *FixItem) string { return it.Do() }},
	{headStatus, 28, func(it *FixItem) string { return cmp.Or(it.Status, Statuses[0]) }},
}

// fixPage is the list's own sheet.
type fixPage struct {
	file *excelize.File
	list *FixList
	name string
	form FixForm
	why  string            // there is no copy
	tabs map[string]string // the sheets of the source in this workbook
	row  int

	comments bool // the workbook can take any
}

func (p *fixPage) write() error {
	widths := make([]float64, len(fixColumns))
	for i, c := range fixColumns {
		widths[i] = c.width
	}
	if err := setWidths(p.file, p.name, widths); err != nil {
		return err
	}
	if err := p.above(widths); err != nil {
		return err
	}
	p.row++
	head := p.row
	if err := writeHeads(p.file, p.name, head, fixColumns); err != nil {
		return err
	}
	looks, err := newFixLooks(p.file)
	if err != nil {
		return err
	}
	listed := p.list.Items[:min(len(p.list.Items), maxFixItems)]
	for i := range listed {
		if err := p.item(i, &listed[i], looks); err != nil {
			return err
		}
	}
	if len(listed) > 0 {
		if err := cmp.Or(p.offer(head+1, p.row), p.file.AutoFilter(p.name, fmt.Sprintf("A%d:%s", head, cellName(p.row, len(fixColumns))), nil)); err != nil {
			return err
		}
	}
	if err := p.foot(looks); err != nil {
		return err
	}
	return fixPaper(p.file, p.name, head)
}

// foot writes the statuses from before that fit nothing now, in the columns of the
// list.
func (p *fixPage) foot(looks *fixLooks) error {
	if len(p.list.kept) == 0 {
		return nil
	}
	p.row += 2
	look, err := p.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 11, Family: "Calibri"}})
	if err != nil {
		return err
	}
	at := cellName(p.row, 1)
	if err := cmp.Or(p.file.SetCellStr(p.name, at, "Statuses from before that fit nothing now"), p.file.SetCellStyle(p.name, at, at, look)); err != nil {
		return err
	}
	for _, line := range p.list.kept {
		p.row++
		texts := map[string]string{
			headSeverity: keptSeverity, headRule: line.rule, headTitle: line.title, headPlace: line.place, headPupil: line.pupil, headSeen: line.seen,
			headDo: "copy the status to where it belongs, or delete this line", headStatus: line.status,
		}
		height := 0.0
		for k, c := range fixColumns {
			at := cellName(p.row, k+1)
			text := shortened(texts[c.head], maxText)
			if err := cmp.Or(p.file.SetCellStr(p.name, at, text), p.file.SetCellStyle(p.name, at, at, looks.text)); err != nil {
				return err
			}
			height = max(height, wrappedHeight(text, []float64{c.width - 1}))
		}
		if err := p.file.SetRowHeight(p.name, p.row, max(height, lineHeight)); err != nil {
			return err
		}
	}
	return nil
}

// above writes what is to be known before the list.
func (p *fixPage) above(widths []float64) error {
	lines := []struct {
		text string
		look *excelize.Style
	}{
		{"Fix list", &excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Family: "Calibri"}}},
		{p.instruction(), &excelize.Style{Font: &excelize.Font{Bold: true, Size: 11, Family: "Calibri"}, Alignment: wrap}},
		{p.counts(), nil},
		{fmt.Sprintf("Status is yours: %s, or words of your own. The next check takes it over for what it finds again; nothing else in this workbook is read.", listWords(Statuses)), nil},
		{"This workbook holds pupils' data. It stays in the school.", nil},
	}
	last := len(fixColumns)
	for _, line := range lines {
		p.row++
		look := line.look
		if look == nil {
			look = &excelize.Style{Font: &excelize.Font{Size: 11, Family: "Calibri"}, Alignment: wrap}
		}
		id, err := p.file.NewStyle(look)
		if err != nil {
			return err
		}
		from, to := cellName(p.row, 1), cellName(p.row, last)
		height := max(wrappedHeight(line.text, widths), lineHeight)
		if p.row == 1 {
			height = titleHeight
		}
		if err := cmp.Or(p.file.SetCellStr(p.name, from, line.text), p.file.MergeCell(p.name, from, to),
			p.file.SetCellStyle(p.name, from, to, id), p.file.SetRowHeight(p.name, p.row, height)); err != nil {
			return err
		}
	}
	return nil
}

func (p *fixPage) instruction() string {
	l := p.list
	if len(l.Items) == 0 {
		return fmt.Sprintf("Nothing to correct in %s.", l.Name)
	}
	where := map[FixForm]string{
		FixCopy: "not in this copy", FixRows: "not among the rows shown here", FixListOnly: "which is not copied here",
	}[p.form]
	text := fmt.Sprintf("Correct the cells in your own file %s, %s. Save it, then run: %s", l.Name, where, cmp.Or(l.Command, "apst check"))
	switch {
	case p.form == FixRows:
		text += fmt.Sprintf("\nThe other sheets show its rows as they were read, because %s.", p.why)
	case p.form == FixListOnly:
		text += fmt.Sprintf("\nThere is only this list, because %s.", p.why)
	}
	return text
}

func (p *fixPage) counts() string {
	l := p.list
	text := fmt.Sprintf("%s and %s.", counted(l.count(finding.Error), "error"), counted(l.count(finding.Warning), "warning"))
	if p.form != FixListOnly && len(l.Items) > 0 {
		text += " A place is a link to its cell, which is coloured, errors darker than warnings"
		switch {
		case p.comments && len(l.Items) > maxComments:
			text += fmt.Sprintf(", and the first %d of a sheet have a comment.", maxComments)
		case p.comments:
			text += ", and has a comment."
		default:
			text += "; there are no comments on the cells, because the workbook has drawings that they could disturb."
		}
	}
	if l.Notes > 0 {
		text += fmt.Sprintf(" Besides, %s in findings.json, with nothing to correct.", counted(l.Notes, "note"))
	}
	if more := len(l.Items) - maxFixItems; more > 0 {
		text += fmt.Sprintf(" %d more do not fit here: they are in findings.json.", more)
	}
	return text
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func listWords(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// fixLooks are the styles of the list's rows.
type fixLooks struct {
	text, link int
	severity   [len(markFills)]int
}

func newFixLooks(f *excelize.File) (*fixLooks, error) {
	// A step in from the edge keeps a text from touching the one before.
	within := &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: "left", Indent: 1}
	border := []excelize.Border{{Type: "bottom", Style: 1, Color: "D0CECE"}}
	var looks fixLooks
	make := func(to *int, font excelize.Font, filled excelize.Fill) error {
		font.Family, font.Size = "Calibri", 11
		id, err := f.NewStyle(&excelize.Style{Font: &font, Fill: filled, Border: border, Alignment: within, NumFmt: 49})
		*to = id
		return err
	}
	err := cmp.Or(make(&looks.text, excelize.Font{}, excelize.Fill{}), make(&looks.link, excelize.Font{Color: "0563C1", Underline: "single"}, excelize.Fill{}))
	for s, colour := range markFills {
		err = cmp.Or(err, make(&looks.severity[s], excelize.Font{Bold: finding.Severity(s) == finding.Error}, fill(colour)))
	}
	return &looks, err
}

// item writes one row of the list.
func (p *fixPage) item(i int, it *FixItem, looks *fixLooks) error {
	p.row++
	height := 0.0
	for k, c := range fixColumns {
		at := cellName(p.row, k+1)
		if c.text == nil {
			if err := cmp.Or(p.file.SetCellInt(p.name, at, int64(i+1)), p.file.SetCellStyle(p.name, at, at, looks.text)); err != nil {
				return err
			}
			continue
		}
		text, look := shortened(c.text(it), maxText), looks.text
		if k == 1 {
			look = looks.severity[it.Severity]
		}
		if target := p.target(it); c.head == headPlace && target != "" {
			look = looks.link
			if err := p.file.SetCellHyperLink(p.name, at, target, "Location"); err != nil {
				return err
			}
		}
		if err := cmp.Or(p.file.SetCellStr(p.name, at, text), p.file.SetCellStyle(p.name, at, at, look)); err != nil {
			return err
		}
		height = max(height, wrappedHeight(text, []float64{c.width - 1}))
	}
	return p.file.SetRowHeight(p.name, p.row, max(height, lineHeight))
}

// target is what the place of an item links to; empty where there is nothing.
func (p *fixPage) target(it *FixItem) string {
	tab, ok := p.tabs[it.From.Sheet]
	if !ok {
		return ""
	}
	row, col, ok := it.first()
	if !ok {
		row, col = 1, 1
	}
	return quoted(tab) + "!" + cellName(row, col)
}

// offer puts a drop-down on the status, which takes other words too.
func (p *fixPage) offer(from, to int) error {
	col := 1 + slices.IndexFunc(fixColumns, func(c fixColumn) bool { return c.head == headStatus })
	v := excelize.NewDataValidation(true)
	v.Sqref = fmt.Sprintf("%s:%s", cellName(from, col), cellName(to, col))
	if err := v.SetDropList(Statuses); err != nil {
		return err
	}
	v.SetInput("Status", listWords(Statuses)+", or words of your own")
	return p.file.AddDataValidation(p.name, v)
}

// headHeight leaves the first row of a list clear of the line under the headings.
const headHeight = 20

func setWidths(f *excelize.File, tab string, widths []float64) error {
	for i, w := range widths {
		letters := columnLetters(i)
		if err := f.SetColWidth(tab, letters, letters, w); err != nil {
			return err
		}
	}
	return nil
}

func writeHeads(f *excelize.File, tab string, row int, cols []fixColumn) error {
	look := looks[columnHead]
	look.Font = &excelize.Font{Bold: true, Family: "Calibri", Size: 11}
	look.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}
	id, err := f.NewStyle(&look)
	if err != nil {
		return err
	}
	for i, c := range cols {
		at := cellName(row, i+1)
		if err := cmp.Or(f.SetCellStr(tab, at, c.head), f.SetCellStyle(tab, at, at, id)); err != nil {
			return err
		}
	}
	return f.SetRowHeight(tab, row, headHeight)
}

// fixPaper freezes the headings and sets the sheet up for A4, one page wide, the
// headings on every page.
func fixPaper(f *excelize.File, tab string, head int) error {
	orientation, size, wide, long, fit := "landscape", a4, 1, 0, true
	return cmp.Or(
		f.SetPanes(tab, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: fmt.Sprintf("A%d", head+1), ActivePane: "bottomLeft"}),
		f.SetSheetProps(tab, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetPageLayout(tab, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size, FitToWidth: &wide, FitToHeight: &long}),
		f.SetHeaderFooter(tab, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(tab), head, head), Scope: tab}),
	)
}
