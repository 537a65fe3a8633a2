package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"apst/ingest"
	"apst/ingest/sheet"
)

// fixSource is a source as it was read: what a copy is compared with, and the
// rows that stand in place of one.
type fixSource struct {
	data   []byte
	book   sheet.Book
	format string
	sheets []fixSheet
}

// fixSheet is one sheet with its rows.
type fixSheet struct {
	name  string
	facts sheet.Facts
	rows  []*sheet.Row // those that hold anything
}

// fixLimit is why a source stands in no fix list: it holds too much.
type fixLimit string

func (l fixLimit) Error() string { return string(l) }

func limitf(format string, most int) error { return fixLimit(fmt.Sprintf(format, most)) }

func readFixSource(data []byte) (*fixSource, error) {
	book, format, err := ingest.OpenReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	src := &fixSource{data: data, book: book, format: format}
	if src.sheets, err = readFixSheets(book, maxFixCells); err == nil && src.rows() > maxFixRows {
		err = limitf("it has more than %d rows", maxFixRows)
	}
	if err != nil {
		book.Close()
		return nil, err
	}
	return src, nil
}

// readFixSheets reads every sheet of a book of so many cells at most.
func readFixSheets(book sheet.Book, most int) ([]fixSheet, error) {
	var out []fixSheet
	cells := 0
	for _, sh := range book.Sheets() {
		s := fixSheet{name: sh.Name(), facts: sh.Facts()}
		for row, err := range sh.Rows() {
			if err != nil {
				return nil, err
			}
			if cells += len(row.Cells); cells > most {
				return nil, limitf("it holds more than %d cells", most)
			}
			if len(row.Cells) > maxFixCols {
				return nil, limitf("it has more than %d columns", maxFixCols)
			}
			if holdsText(row) {
				s.rows = append(s.rows, row.Clone())
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func holdsText(row *sheet.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool { return len(c.Text) > 0 || c.Kind == sheet.Formula })
}

// workbookFormat is what ingest calls a workbook that Excel writes.
const workbookFormat = "Excel workbook"

// noCopy says why the source cannot be copied; it is empty where it can.
func (s *fixSource) noCopy() string {
	switch {
	case s.format != workbookFormat:
		return "it is no Excel workbook"
	case s.merged() > maxFixMerged:
		return fmt.Sprintf("it has more than %d merged areas", maxFixMerged)
	}
	return uncopied(s.data)
}

// rows is how many rows hold anything.
func (s *fixSource) rows() (n int) {
	for i := range s.sheets {
		n += len(s.sheets[i].rows)
	}
	return n
}

// merged is how many merged areas the source has.
func (s *fixSource) merged() (n int) {
	for i := range s.sheets {
		n += len(s.sheets[i].facts.Merged)
	}
	return n
}

// rowsName is the sheet of a source that has no sheets.
const rowsName = "Rows"

// tabs gives the sheets of the source names that a workbook can have.
func (s *fixSource) tabs() map[string]string {
	out := map[string]string{}
	var taken []string
	for i := range s.sheets {
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
				return '-'
			}
			return r
		}, s.sheets[i].name)
		name = strings.Trim(name, "'")
		if name == "" {
			name = rowsName
		}
		name = freeName(shortened(name, 26), taken)
		taken = append(taken, name)
		if _, met := out[s.sheets[i].name]; !met {
			out[s.sheets[i].name] = name
		}
	}
	return out
}

func shortened(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}

// freeName is a name that no sheet has yet; Excel takes capitals for the same.
func freeName(name string, taken []string) string {
	isTaken := func(n string) bool {
		return slices.ContainsFunc(taken, func(t string) bool { return strings.EqualFold(t, n) })
	}
	free := name
	for i := 2; isTaken(free); i++ {
		free = fmt.Sprintf("%s (%d)", name, i)
	}
	return free
}

// asRows puts the source's rows into a workbook, every text at its address.
func (s *fixSource) asRows(ctx context.Context, f *excelize.File, tabs map[string]string) error {
	id, err := f.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Family: "Calibri", Size: 11}})
	if err != nil {
		return err
	}
	for i := range s.sheets {
		sh := s.sheets[i].shown(s.book.Date1904())
		if _, err := f.NewSheet(tabs[sh.name]); err != nil {
			return err
		}
		if err := sh.write(ctx, f, tabs[sh.name], id); err != nil {
			return err
		}
	}
	return nil
}

// shown is the sheet as a person reads it: texts as they were read, and of dates
// the day.
func (s *fixSheet) shown(date1904 bool) fixSheet {
	out := *s
	out.rows = make([]*sheet.Row, len(s.rows))
	for i, row := range s.rows {
		shown := &sheet.Row{N: row.N, Cells: make([]sheet.Cell, len(row.Cells))}
		for k, c := range row.Cells {
			text := c.Text
			if d, bad := ingest.ParseDate(c, date1904); c.Kind == sheet.Date && bad == ingest.DateFine {
				text = []byte(d.String())
			} else if c.Kind == sheet.Formula {
				text = []byte("(formula without a value)")
			}
			if len(text) > 0 {
				shown.Cells[k] = sheet.Cell{Kind: sheet.Text, Text: text}
			}
		}
		out.rows[i] = shown
	}
	return out
}

func (s *fixSheet) write(ctx context.Context, f *excelize.File, tab string, style int) error {
	widths := map[int]int{}
	last := 0
	for _, row := range s.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for i, c := range row.Cells {
			if c.Kind == sheet.Blank {
				continue
			}
			at := cellName(row.N, i+1)
			if err := errors.Join(f.SetCellStr(tab, at, string(c.Text)), f.SetCellStyle(tab, at, at, style)); err != nil {
				return err
			}
			widths[i+1] = max(widths[i+1], min(utf8.RuneCount(c.Text)+2, 40))
			last = max(last, i+1)
		}
	}
	for col := 1; col <= last; col++ {
		letters := sheet.ColName(col)
		if err := f.SetColWidth(tab, letters, letters, float64(max(widths[col], 6))); err != nil {
			return err
		}
	}
	if last == 0 {
		return nil
	}
	return f.AddIgnoredErrors(tab, "A1:"+cellName(s.rows[len(s.rows)-1].N, last), excelize.IgnoredErrorsNumberStoredAsText)
}

func cellName(row, col int) string { return sheet.Ref{Row: row, Col: col}.Cell() }

// readBack opens a finished workbook with our own reader.
func readBack(part []byte) (sheet.Book, []fixSheet, error) {
	book, _, err := ingest.OpenReader(bytes.NewReader(part), int64(len(part)))
	if err != nil {
		return nil, nil, err
	}
	sheets, err := readFixSheets(book, 4*maxFixCells)
	return book, sheets, err
}
