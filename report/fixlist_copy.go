package report

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/ingest/sheet"
)

// unpacked bounds what a workbook that is copied may unpack to. Both limits of
// the library are set alike, or it would spill pupils' data into the temporary
// folder.
const unpacked = 256 << 20

func openCopy(data []byte) (*excelize.File, error) {
	return excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked,
	})
}

// marker marks the places of findings in a workbook.
type marker struct {
	file     *excelize.File
	fills    map[finding.Severity]int
	shades   map[shade]int
	comments bool // whether the workbook can take any
}

// shade is a cell's own look with the fill of a severity.
type shade struct {
	own      int
	severity finding.Severity
}

// Fills of the marked cells, by severity: the darker the more serious, so that
// they can be told apart on a grey print.
var markFills = [...]string{finding.Info: "E7E6E6", finding.Warning: "F9DC8C", finding.Error: "F0A868"}

func newMarker(f *excelize.File) (*marker, error) {
	m := &marker{file: f, fills: map[finding.Severity]int{}, shades: map[shade]int{}, comments: takesComments(f)}
	for s, colour := range markFills {
		id, err := f.NewStyle(&excelize.Style{Fill: fill(colour)})
		if err != nil {
			return nil, err
		}
		m.fills[finding.Severity(s)] = *f.Styles.CellXfs.Xf[id].FillID
	}
	return m, nil
}

// takesComments reports whether the library can add comments to a workbook
// without touching drawings that are there: it expects that the comments of a
// sheet and their shapes have the same number, counted from 1.
func takesComments(f *excelize.File) bool {
	comments, shapes := map[string]bool{}, map[string]bool{}
	plain := true
	f.Pkg.Range(func(k, _ any) bool {
		name := k.(string)
		switch {
		case strings.HasPrefix(name, "xl/comments") && path.Dir(name) == "xl":
			comments[strings.TrimSuffix(strings.TrimPrefix(name, "xl/comments"), ".xml")] = true
		case strings.HasPrefix(name, "xl/drawings/vmlDrawing") && path.Dir(name) == "xl/drawings":
			shapes[strings.TrimSuffix(strings.TrimPrefix(name, "xl/drawings/vmlDrawing"), ".vml")] = true
		case strings.HasSuffix(name, ".vml") || strings.HasPrefix(name, "xl/comments/"):
			plain = false
		}
		return true
	})
	for i := range max(len(comments), len(shapes)) {
		n := fmt.Sprint(i + 1)
		plain = plain && comments[n] && shapes[n]
	}
	return plain
}

// maxMarked is how many cells one finding colours; a range of whole columns
// would colour the sheet.
const maxMarked = 2000

// fill colours the cells of a finding, keeping all else of their looks.
func (m *marker) fill(tab string, it *FixItem, lastRow int) error {
	row, col, ok := it.first()
	if !ok || row > lastRow+1 {
		return nil
	}
	toRow, toCol := row, col
	if it.To != (sheet.Ref{}) && it.From.Row > 0 && it.From.Col > 0 {
		toRow, toCol = min(max(row, it.To.Row), lastRow+1), max(col, it.To.Col)
	}
	n := 0
	for r := row; r <= toRow; r++ {
		for c := col; c <= toCol; c++ {
			if n++; n > maxMarked {
				return nil
			}
			at := cellName(r, c)
			own, err := m.file.GetCellStyle(tab, at)
			if err != nil {
				return err
			}
			id, err := m.shaded(own, it.Severity)
			if err != nil {
				return err
			}
			if err := m.file.SetCellStyle(tab, at, at, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// shaded is the workbook's index of a look with another fill. The record is
// copied as it stands, so that nothing of it is lost on the way.
func (m *marker) shaded(own int, s finding.Severity) (int, error) {
	for made, id := range m.shades {
		if id == own {
			if made.severity >= s { // it is marked already, and as more serious
				return own, nil
			}
			own = made.own
			break
		}
	}
	key := shade{own, s}
	if id, ok := m.shades[key]; ok {
		return id, nil
	}
	xfs := m.file.Styles.CellXfs
	if own < 0 || own >= len(xfs.Xf) {
		return 0, fmt.Errorf("the workbook has no look %d", own)
	}
	look, id, yes := xfs.Xf[own], m.fills[s], true
	look.FillID, look.ApplyFill = &id, &yes
	xfs.Xf = append(xfs.Xf, look)
	xfs.Count = len(xfs.Xf)
	m.shades[key] = len(xfs.Xf) - 1
	return len(xfs.Xf) - 1, nil
}

const (
	maxComments  = 1000 // of a sheet: Excel numbers the shapes of a sheet by the thousand
	saidTogether = 5    // findings in one comment
)

// comment puts the findings of each cell into a comment on it, after what is
// said there already.
func (m *marker) comment(tab string, numbers []int, items []FixItem, lastRow int) error {
	if !m.comments {
		return nil
	}
	there, err := m.file.GetComments(tab)
	if err != nil {
		return err
	}
	of := map[string][]int{}
	var cells []string
	for _, n := range numbers {
		row, col, ok := items[n].first()
		if !ok || row > lastRow+1 {
			continue
		}
		at := cellName(row, col)
		if len(of[at]) == 0 {
			cells = append(cells, at)
		}
		of[at] = append(of[at], n)
	}
	for _, at := range cells[:min(len(cells), max(0, maxComments-len(there)))] {
		runs := commentRuns(of[at], items)
		if i := slices.IndexFunc(there, func(c excelize.Comment) bool { return c.Cell == at }); i >= 0 {
			old := there[i]
			if strings.HasPrefix(old.Author, "tc=") { // a discussion, which is more than its text
				continue
			}
			if err := m.file.DeleteComment(tab, at); err != nil {
				return err
			}
			before := old.Paragraph
			if old.Text != "" {
				before = append([]excelize.RichTextRun{{Text: old.Text}}, before...)
			}
			runs = append(append(before, excelize.RichTextRun{Text: "\n\n"}), runs...)
		}
		if err := m.file.AddComment(tab, sizedComment(at, runs)); err != nil {
			return err
		}
	}
	return nil
}

func commentRuns(numbers []int, items []FixItem) []excelize.RichTextRun {
	face := func(bold bool) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: 10, Bold: bold, Color: "000000"}
	}
	var runs []excelize.RichTextRun
	for i, n := range numbers {
		if i == saidTogether {
			runs = append(runs, excelize.RichTextRun{Text: fmt.Sprintf("and %d more in the list", len(numbers)-i), Font: face(false)})
			break
		}
		it := &items[n]
		runs = append(runs,
			excelize.RichTextRun{Text: fmt.Sprintf("%s %s (no. %d)\n", it.Severity, it.Rule.ID, n+1), Font: face(true)},
			excelize.RichTextRun{Text: fmt.Sprintf("%s\nexpected: %s\ndo: %s", it.Rule.Title, it.Want(), it.Do()), Font: face(false)})
		if i < len(numbers)-1 {
			runs = append(runs, excelize.RichTextRun{Text: "\n\n", Font: face(false)})
		}
	}
	return runs
}

// sizedComment gives a comment a box that its text fits into, in pixels.
func sizedComment(at string, runs []excelize.RichTextRun) excelize.Comment {
	const (
		width  = 320
		across = 46 // characters of a line
		line   = 17
		edge   = 14
	)
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.Text)
	}
	lines := 0
	for part := range strings.SplitSeq(text.String(), "\n") {
		lines += 1 + len([]rune(part))/across
	}
	return excelize.Comment{Cell: at, Author: "apst", Paragraph: runs, Width: width, Height: uint(lines*line + edge)}
}

// sameAs reports whether a finished copy holds what the source does: every cell
// of the same kind with the same text, the same hidden rows and columns, merged
// areas and widths, and a comment on every cell that should have one.
func (s *fixSource) sameAs(part []byte, before *excelize.File, wanted map[string]int) error {
	book, sheets, err := readBack(part)
	if err != nil {
		return err
	}
	defer book.Close()
	if book.Date1904() != s.book.Date1904() {
		return errors.New("dates count from another year")
	}
	after, err := openCopy(part)
	if err != nil {
		return err
	}
	defer after.Close()
	for i := range s.sheets {
		own := &s.sheets[i]
		k := slices.IndexFunc(sheets, func(c fixSheet) bool { return c.name == own.name })
		if k < 0 {
			return fmt.Errorf("sheet %q is missing", own.name)
		}
		if err := own.sameAs(&sheets[k]); err != nil {
			return fmt.Errorf("sheet %q: %w", own.name, err)
		}
		if err := sameWidths(own, before, after); err != nil {
			return fmt.Errorf("sheet %q: %w", own.name, err)
		}
		comments, err := after.GetComments(own.name)
		if err != nil || len(comments) != wanted[own.name] {
			return fmt.Errorf("sheet %q has %d comments for %d", own.name, len(comments), wanted[own.name])
		}
	}
	return nil
}

func (s *fixSheet) sameAs(c *fixSheet) error {
	if s.facts.Hidden != c.facts.Hidden || !slices.Equal(s.facts.HiddenCols, c.facts.HiddenCols) || !slices.Equal(s.facts.Merged, c.facts.Merged) {
		return errors.New("hidden columns or merged areas differ")
	}
	if len(s.rows) != len(c.rows) {
		return fmt.Errorf("it has %d rows for %d", len(c.rows), len(s.rows))
	}
	for i, row := range s.rows {
		copied := c.rows[i]
		if row.N != copied.N || row.Hidden != copied.Hidden {
			return fmt.Errorf("row %d differs", row.N)
		}
		for col := 1; col <= max(len(row.Cells), len(copied.Cells)); col++ {
			if a, b := row.Cell(col), copied.Cell(col); a.Kind != b.Kind || !bytes.Equal(a.Text, b.Text) {
				return fmt.Errorf("cell %s differs", cellName(row.N, col))
			}
		}
	}
	return nil
}

func sameWidths(s *fixSheet, before, after *excelize.File) error {
	last := 1
	for _, row := range s.rows {
		last = max(last, len(row.Cells))
	}
	for col := 1; col <= last+1; col++ {
		letters := sheet.ColName(col)
		a, errA := before.GetColWidth(s.name, letters)
		b, errB := after.GetColWidth(s.name, letters)
		if errA != nil || errB != nil || a != b {
			return fmt.Errorf("column %s has another width", letters)
		}
	}
	return nil
}
