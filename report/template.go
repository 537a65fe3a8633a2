package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Template is a workbook to be filled in by hand: a sheet with headings, one row
// a pupil, and lists to choose from, or several; and a sheet of notes. It holds no macro and
// no protection, and nothing that Excel 2013 or LibreOffice does not know.
type Template struct {
	Name    string   // on the tab of the sheet to be filled in
	Titles  []string // lines above the headings, the first of them large
	Columns []TemplateColumn
	Rows    [][]string // filled in beforehand: texts from the first column on
	Spare   int        // rows below those, formatted and empty
	Frozen  int        // how many first columns stay in view
	Notes   []Line     // of the last sheet
	Widths  []float64  // of its columns

	More []*Template // further sheets to be filled in, without notes of their own
}

// TemplateColumn is one column to be filled in.
type TemplateColumn struct {
	Heading string
	Width   float64 // in characters
	Entry   Entry
	Choices []string // the only entries there are, offered as a list
	Low     int      // of a whole number
	High    int
	Shaded  bool   // a light ground, to tell groups of columns apart
	Hint    string // shown beside the cell when it is selected
}

// Entry is what is typed into a column.
type Entry uint8

const (
	TextEntry   Entry = iota // kept as typed: 0012 stays 0012
	ChoiceEntry              // a short code, centred
	DateEntry                // a day from 2010 on that is not in the future
	BirthEntry               // a day from 1990 on that is not in the future
	StayEntry                // a day from 2010 to 2060
	WholeEntry               // a whole number from Low to High
)

// Limits of days, as Excel counts them: no form to be typed in is older than the
// first, no pupil than the second.
const (
	from2010 = 40179 // 1 January 2010
	from1990 = 32874 // 1 January 1990
	to2060   = 58804 // 31 December 2060
)

// templateRows is how many rows of a template can be filled in at most; a school
// has some hundreds of pupils.
const templateRows = 100_000

// WriteTemplate writes the workbook. The same template gives the same bytes.
func WriteTemplate(w io.Writer, t *Template) error {
	all := append([]*Template{t}, t.More...)
	var sheets []Sheet
	for _, one := range all {
		if n := len(one.Rows) + one.Spare; n > templateRows {
			return fmt.Errorf("a template of %d rows: it takes %d", n, templateRows)
		}
		sheets = append(sheets, Sheet{Name: one.Name})
	}
	wb, err := newWorkbook(w, append(sheets, Sheet{Name: "Notes", Lines: t.Notes, Widths: t.Widths}))
	if err != nil {
		return err
	}
	defer wb.file.Close()
	for _, one := range all {
		s := &templateSheet{wb, one, len(one.Titles) + 1}
		if err := cmp.Or(s.layOut(), s.titles(), s.headings(), s.cells(), s.checks()); err != nil {
			return fmt.Errorf("laying out sheet %q: %w", one.Name, err)
		}
	}
	if err := wb.notes("Notes", t.Notes, t.Widths); err != nil {
		return fmt.Errorf("laying out the notes: %w", err)
	}
	return wb.pack()
}

// pack writes all parts as excelize has them, in a fixed order.
func (wb *workbook) pack() error {
	if err := wb.capture(); err != nil {
		return err
	}
	first := []string{"[Content_Types].xml", "_rels/.rels"}
	rest := slices.DeleteFunc(slices.Sorted(maps.Keys(wb.parts)), func(name string) bool { return slices.Contains(first, name) })
	wb.parts[first[0]] = bytes.NewBuffer(sortedTypes(wb.parts[first[0]].Bytes()))
	for _, name := range append(first, rest...) {
		if err := wb.part(name, wb.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return wb.zip.Close()
}

// sortedTypes is the list of a workbook's kinds of parts in a fixed order. Excelize
// writes the kinds of pictures, which come with charts, in that of a map.
func sortedTypes(part []byte) []byte {
	const open, shut = "><", "</Types>"
	head, body, ok := bytes.Cut(part, []byte(open)) // behind the element that holds the others
	list, tail, whole := bytes.Cut(body, []byte(shut))
	if !ok || !whole {
		return part
	}
	var elements []string
	text := "<" + string(list)
	for len(text) > 0 {
		end := strings.Index(text[1:], "<Default ")
		if i := strings.Index(text[1:], "<Override "); i >= 0 && (end < 0 || i < end) {
			end = i
		}
		if end < 0 {
			elements = append(elements, text)
			break
		}
		elements, text = append(elements, text[:end+1]), text[end+1:]
	}
	slices.Sort(elements)
	return slices.Concat(head, []byte(">"), []byte(strings.Join(elements, "")), []byte(shut), tail)
}

// notes fills a sheet of lines.
func (wb *workbook) notes(name string, lines []Line, widths []float64) error {
	for i := range lines {
		l := &lines[i]
		for col, c := range l.cells {
			style, err := wb.styles.id(l.look(col), general)
			at := cellAt(i+1, col)
			if err := cmp.Or(err, wb.file.SetCellStr(name, at, c.text), wb.file.SetCellStyle(name, at, at, style)); err != nil {
				return err
			}
		}
		if h := l.height(widths); h > 0 {
			if err := wb.file.SetRowHeight(name, i+1, h); err != nil {
				return err
			}
		}
	}
	return wb.file.SetSheetDimension(name, "A1:"+cellAt(len(lines), max(len(widths), 1)-1))
}

func cellAt(row, col int) string { return fmt.Sprintf("%s%d", columnLetters(col), row) }

// templateSheet is the sheet to be filled in, being laid out.
type templateSheet struct {
	*workbook
	t    *Template
	head int // the row of the headings
}

func (s *templateSheet) last() int { return s.head + max(1, len(s.t.Rows)+s.t.Spare) }

// layOut sets the page, the widths, and what stays in view.
func (s *templateSheet) layOut() error {
	t, all := s.t, 0.0
	for i, c := range t.Columns {
		all += c.Width
		if err := s.width(t.Name, i, c.Width); err != nil {
			return err
		}
	}
	lastCol := columnLetters(len(t.Columns) - 1)
	return cmp.Or(
		s.page(&Sheet{Name: t.Name}, "landscape", max(1, int((all+legible-1)/legible))),
		s.file.SetSheetDimension(t.Name, fmt.Sprintf("A1:%s%d", lastCol, s.last())),
		s.file.SetPanes(t.Name, &excelize.Panes{Freeze: true, XSplit: t.Frozen, YSplit: s.head, TopLeftCell: cellAt(s.head+1, t.Frozen), ActivePane: "bottomRight"}),
		s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: t.Name,
			RefersTo: fmt.Sprintf("%s!$A:$%s,%s!$%d:$%d", quoted(t.Name), columnLetters(max(t.Frozen, 1)-1), quoted(t.Name), s.head, s.head)}),
		s.file.AddIgnoredErrors(t.Name, fmt.Sprintf("A%d:%s%d", s.head+1, lastCol, s.last()), excelize.IgnoredErrorsNumberStoredAsText),
	)
}

// titles writes the lines above the headings.
func (s *templateSheet) titles() error {
	for i, text := range s.t.Titles {
		look := Plain
		if i == 0 {
			look = titleLook
		}
		style, err := s.styles.id(look, general)
		at := cellAt(i+1, 0)
		if err := cmp.Or(err, s.file.SetCellStr(s.t.Name, at, text), s.file.SetCellStyle(s.t.Name, at, at, style)); err != nil {
			return err
		}
		if i == 0 {
			if err := s.file.SetRowHeight(s.t.Name, 1, titleHeight); err != nil {
				return err
			}
		}
	}
	return nil
}

const (
	ground = "F2F2F2" // of every second group of columns
	line   = "BFBFBF" // between cells
)

// headings writes the row of headings, tall enough for the longest.
func (s *templateSheet) headings() error {
	tallest := lineHeight * 2.0
	for i, c := range s.t.Columns {
		style, err := s.file.NewStyle(&excelize.Style{
			Font: &excelize.Font{Bold: true, Size: 10, Family: "Calibri"}, Fill: fill("D9D9D9"), Border: ruled("000000"),
			Alignment: &excelize.Alignment{Horizontal: c.align(), Vertical: "top", WrapText: true},
		})
		at := cellAt(s.head, i)
		if err := cmp.Or(err, s.file.SetCellStr(s.t.Name, at, c.Heading), s.file.SetCellStyle(s.t.Name, at, at, style)); err != nil {
			return err
		}
		tallest = max(tallest, wrappedLines(c.Heading, c.Width)*lineHeight)
	}
	return s.file.SetRowHeight(s.t.Name, s.head, tallest)
}

// wrappedLines is how many lines a heading takes when it is broken at words.
func wrappedLines(text string, width float64) float64 {
	lines, used := 1.0, 0.0
	for _, word := range strings.Fields(text) {
		n := float64(utf8.RuneCountInString(word))
		if used > 0 && used+1+n > width-1 {
			lines, used = lines+1, 0
		} else if used > 0 {
			used++
		}
		used += n
	}
	return lines
}

func (c *TemplateColumn) align() string {
	if c.Entry == ChoiceEntry {
		return "center"
	}
	return "left"
}

func ruled(colour string) (b []excelize.Border) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b = append(b, excelize.Border{Type: side, Style: 1, Color: colour})
	}
	return b
}

// cells formats the rows and fills in what is known.
func (s *templateSheet) cells() error {
	for i, c := range s.t.Columns {
		format := map[Entry]string{TextEntry: "@", DateEntry: "dd/mm/yyyy", BirthEntry: "dd/mm/yyyy", StayEntry: "dd/mm/yyyy"}[c.Entry]
		look := &excelize.Style{Font: &excelize.Font{Size: 11, Family: "Calibri"}, Border: ruled(line), Alignment: &excelize.Alignment{Horizontal: c.align()}}
		if format != "" {
			look.CustomNumFmt = &format
		}
		if c.Shaded {
			look.Fill = fill(ground)
		}
		style, err := s.file.NewStyle(look)
		if err := cmp.Or(err, s.file.SetCellStyle(s.t.Name, cellAt(s.head+1, i), cellAt(s.last(), i), style)); err != nil {
			return err
		}
	}
	for r, texts := range s.t.Rows {
		for i, text := range texts {
			if text == "" {
				continue
			}
			if err := s.file.SetCellStr(s.t.Name, cellAt(s.head+1+r, i), text); err != nil {
				return err
			}
		}
	}
	return nil
}

// checks adds the lists to choose from and the limits of dates. An entry that is
// neither is refused by the spreadsheet itself, with the reason.
func (s *templateSheet) checks() error {
	for i, c := range s.t.Columns {
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellAt(s.head+1, i) + ":" + cellAt(s.last(), i))
		title := "Not " + article(c.Heading)
		var err error
		switch {
		case len(c.Choices) > 0:
			err = v.SetDropList(c.Choices)
			v.SetError(excelize.DataValidationErrorStyleStop, "Not one of the entries", "It can be "+strings.Join(c.Choices, ", ")+", or blank.")
		case c.Entry == DateEntry:
			err = v.SetRange(from2010, "TODAY()", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
			v.SetError(excelize.DataValidationErrorStyleStop, title, "Type a date with the day first, such as 06/09/2022. Dates before 01/01/2010 and after today are slips.")
		case c.Entry == BirthEntry:
			err = v.SetRange(from1990, "TODAY()", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
			v.SetError(excelize.DataValidationErrorStyleStop, title, "Type a date with the day first, such as 31/08/2010. Dates before 01/01/1990 and after today are slips.")
		case c.Entry == StayEntry:
			err = v.SetRange(from2010, to2060, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
			v.SetError(excelize.DataValidationErrorStyleStop, title, "Type a date with the day first, such as 06/09/2022. Dates before 01/01/2010 and after 31/12/2060 are slips.")
		case c.Entry == WholeEntry:
			err = v.SetRange(c.Low, c.High, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
			v.SetError(excelize.DataValidationErrorStyleStop, "Not a number for this column", fmt.Sprintf("Type a whole number from %d to %d, or leave the cell blank.", c.Low, c.High))
		case c.Hint == "":
			continue
		default: // any text: only the hint is wanted
			v.Type = "none"
		}
		if err != nil {
			return err
		}
		if c.Hint != "" {
			v.SetInput(c.Heading, c.Hint)
		}
		if err := s.file.AddDataValidation(s.t.Name, v); err != nil {
			return err
		}
	}
	return nil
}

// article is a heading as a thing: "Date completed" is "a date".
func article(heading string) string {
	if strings.Contains(strings.ToLower(heading), "date") {
		return "a date"
	}
	return "an entry"
}
