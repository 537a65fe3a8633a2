package synth

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// Workbook is a workbook to be written cell by cell, for whoever lays a school
// out in a way of their own.
type Workbook struct {
	Pages    []Page
	Date1904 bool
}

// Page is a worksheet. Rows and columns count from 0.
type Page struct {
	Name                   string
	Hidden                 bool
	Rows                   [][]Cell
	Merged                 []Span
	HiddenRows, HiddenCols []int
}

// Span is a merged range, both ends inside.
type Span struct{ Top, Left, Bottom, Right int }

// CellKind is what a cell holds.
type CellKind uint8

// The kinds.
const (
	BlankCell CellKind = iota
	TextCell
	NumberCell // Text holds its digits
	DayCell
	BoolCell    // TRUE or FALSE
	ErrorCell   // #N/A
	FormulaCell // a formula without a stored value
)

// Cell is one cell.
type Cell struct {
	Kind CellKind
	Text string
	Day  time.Time
}

// Shown is the cell as a text file shows it.
func (c Cell) Shown() string { return c.own().shown() }

func (c Cell) own() cell {
	switch c.Kind {
	case TextCell:
		return cell{kind: text, s: c.Text}
	case NumberCell:
		return cell{kind: number, s: c.Text}
	case DayCell:
		return date(c.Day)
	case BoolCell:
		return yesNo(c.Text == "TRUE")
	case ErrorCell:
		return wrong(c.Text)
	case FormulaCell:
		return calc("1+1", "")
	}
	return cell{}
}

func (p *Page) own() page {
	g := &grid{hiddenRows: p.HiddenRows, hiddenCols: p.HiddenCols}
	for _, r := range p.Rows {
		line := make([]cell, len(r))
		for i := range r {
			line[i] = r[i].own()
		}
		g.rows = append(g.rows, line)
	}
	for _, m := range p.Merged {
		g.merged = append(g.merged, span{m.Top, m.Left, m.Bottom, m.Right})
	}
	return page{name: p.Name, grid: g, hidden: p.Hidden}
}

func (w *Workbook) own() *book {
	b := &book{date1904: w.Date1904}
	for i := range w.Pages {
		b.pages = append(b.pages, w.Pages[i].own())
	}
	return b
}

// XLSX is the workbook as Excel would save it. The same workbook gives the same
// bytes.
func (w *Workbook) XLSX() ([]byte, error) { return w.own().xlsx() }

// ODS is the workbook as an OpenDocument spreadsheet.
func (w *Workbook) ODS() ([]byte, error) { return w.own().ods() }

// HTML is a page with a table for every sheet, as pupil databases export it.
func (w *Workbook) HTML() []byte {
	var b strings.Builder
	b.WriteString("<html>\n<head>\n<meta charset=\"utf-8\">\n<title>SDQ</title>\n</head>\n<body>\n")
	for i := range w.Pages {
		w.Pages[i].html(&b)
	}
	b.WriteString("</body>\n</html>\n")
	return []byte(b.String())
}

func (p *Page) html(b *strings.Builder) {
	display := map[bool]string{true: ` style="display:none"`}
	fmt.Fprintf(b, "<table border=\"1\"%s>\n", display[p.Hidden])
	hiddenRow, hiddenCol := map[int]bool{}, map[int]bool{}
	for _, r := range p.HiddenRows {
		hiddenRow[r] = true
	}
	width := 0
	for _, r := range p.Rows {
		width = max(width, len(r))
	}
	for _, c := range p.HiddenCols {
		hiddenCol[c] = true
	}
	if len(hiddenCol) > 0 {
		for c := range width {
			fmt.Fprintf(b, "<col%s>", display[hiddenCol[c]])
		}
	}
	covered := map[[2]int]*Span{}
	for i := range p.Merged {
		m := &p.Merged[i]
		for r := m.Top; r <= m.Bottom; r++ {
			for c := m.Left; c <= m.Right; c++ {
				covered[[2]int{r, c}] = m
			}
		}
	}
	for r, row := range p.Rows {
		fmt.Fprintf(b, "<tr%s>", display[hiddenRow[r]])
		for c := range width {
			m := covered[[2]int{r, c}]
			switch {
			case m == nil:
				b.WriteString("<td>")
			case m.Top == r && m.Left == c:
				fmt.Fprintf(b, "<td colspan=\"%d\" rowspan=\"%d\">", m.Right-m.Left+1, m.Bottom-m.Top+1)
			default:
				continue
			}
			if c < len(row) {
				b.WriteString(html.EscapeString(row[c].Shown()))
			}
			b.WriteString("</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
}
