package report

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// a4 is Excel's number of the paper.
const a4 = 9

// layOut sets up everything of a sheet but its rows.
func (wb *workbook) layOut(s *Sheet) error {
	if s.Table != nil {
		if len(s.Lines) > 0 {
			return fmt.Errorf("it has a table and lines")
		}
		if n := len(s.Table.Columns); n > maxColumns {
			return &LimitError{s.Name, fmt.Sprintf("more than %d columns", maxColumns)}
		}
		return cmp.Or(wb.page(s, "landscape", s.pagesWide()), wb.tableWidths(s), wb.freeze(s))
	}
	if len(s.Lines) > maxRows {
		return &LimitError{s.Name, fmt.Sprintf("more than %d rows", maxRows)}
	}
	return cmp.Or(wb.page(s, "portrait", 1), wb.lineWidths(s), wb.merge(s))
}

// page prints a sheet so many pages wide on A4, as many pages long as it takes.
func (wb *workbook) page(s *Sheet, orientation string, wide int) error {
	size, long, fit := a4, 0, true
	return cmp.Or(
		wb.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		wb.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
			Orientation: &orientation, Size: &size, FitToWidth: &wide, FitToHeight: &long,
		}),
		wb.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}),
	)
}

// Widths in characters, where a column does not say.
var kindWidths = [...]float64{TextColumn: 14, IntColumn: 8, NumberColumn: 9, BoolColumn: 8, DateColumn: 12}

// legible is how many characters a page in landscape takes across and can still
// be read.
const legible = 190

// pagesWide is how many pages a table is printed across.
func (s *Sheet) pagesWide() int {
	sum := 0.0
	for i := range s.Table.Columns {
		sum += s.Table.Columns[i].width()
	}
	return max(1, int(math.Ceil(sum/legible)))
}

// width is the column's own, with room for its heading and the filter button.
func (c *Column) width() float64 {
	const button = 4
	return max(c.Width, kindWidths[c.Kind], float64(utf8.RuneCountInString(c.Name)+button))
}

func (wb *workbook) tableWidths(s *Sheet) error {
	for i := range s.Table.Columns {
		if err := wb.width(s.Name, i, s.Table.Columns[i].width()); err != nil {
			return err
		}
	}
	return nil
}

func (wb *workbook) lineWidths(s *Sheet) error {
	for i, width := range s.Widths {
		if err := wb.width(s.Name, i, width); err != nil {
			return err
		}
	}
	return nil
}

func (wb *workbook) width(name string, col int, width float64) error {
	letters := columnLetters(col)
	return wb.file.SetColWidth(name, letters, letters, min(width, excelize.MaxColumnWidth))
}

// freeze keeps the heading, and the first columns, in view and repeats them on
// every printed page.
func (wb *workbook) freeze(s *Sheet) error {
	pane, repeated := "bottomLeft", quoted(s.Name)+"!$1:$1"
	if s.Frozen > 0 {
		pane = "bottomRight"
		repeated = fmt.Sprintf("%s!$A:$%s,%s", quoted(s.Name), columnLetters(s.Frozen-1), repeated)
	}
	return cmp.Or(
		wb.file.SetPanes(s.Name, &excelize.Panes{
			Freeze: true, XSplit: s.Frozen, YSplit: 1,
			TopLeftCell: columnLetters(s.Frozen) + "2", ActivePane: pane,
		}),
		wb.file.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: repeated, Scope: s.Name,
		}),
	)
}

// filter puts filter buttons on the heading of a table of so many rows, heading
// included, and keeps Excel from marking every identifier as a "number stored
// as text".
func (wb *workbook) filter(s *Sheet, rows int) error {
	all := fmt.Sprintf("A1:%s%d", columnLetters(len(s.Table.Columns)-1), rows)
	return cmp.Or(
		wb.file.AutoFilter(s.Name, all, nil),
		wb.file.AddIgnoredErrors(s.Name, all, excelize.IgnoredErrorsNumberStoredAsText),
	)
}

// merge joins the cells that running text goes across.
func (wb *workbook) merge(s *Sheet) error {
	last := len(s.Widths) - 1
	for i := range s.Lines {
		first, ok := s.Lines[i].merged(len(s.Widths))
		if !ok {
			continue
		}
		from := fmt.Sprintf("%s%d", columnLetters(first), i+1)
		to := fmt.Sprintf("%s%d", columnLetters(last), i+1)
		if err := wb.file.MergeCell(s.Name, from, to); err != nil {
			return err
		}
	}
	return nil
}

// quoted is a sheet's name as references have it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// columnLetters is the name of a column counted from 0.
func columnLetters(col int) string {
	var letters []byte
	for col++; col > 0; col /= 26 {
		col--
		letters = append([]byte{byte('A' + col%26)}, letters...)
	}
	return string(letters)
}
