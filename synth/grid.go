package synth

import (
	"slices"
	"strconv"
	"time"
)

type kind uint8

const (
	blank kind = iota
	text
	number
	day
	boolean
	errorValue
	formula // with the text as its stored value; without one when that is empty
)

// cell is one cell of a sheet. s is its text; the digits of a number are kept
// as written, so that 1.0 and 1 are different cells.
type cell struct {
	kind kind
	s    string
	date time.Time
	fx   string // the formula
}

func txt(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{kind: text, s: s}
}
func num(v int) cell        { return cell{kind: number, s: strconv.Itoa(v)} }
func date(t time.Time) cell { return cell{kind: day, date: t} }
func yesNo(b bool) cell {
	return cell{kind: boolean, s: map[bool]string{true: "TRUE", false: "FALSE"}[b]}
}
func wrong(code string) cell { return cell{kind: errorValue, s: code} }
func calc(fx, v string) cell { return cell{kind: formula, fx: fx, s: v} }
func texts(s ...string) []cell {
	out := make([]cell, len(s))
	for i := range s {
		out[i] = txt(s[i])
	}
	return out
}

// shown is the cell as a text file or a page shows it.
func (c cell) shown() string {
	if c.kind == day {
		return c.date.Format("02/01/2006")
	}
	return c.s
}

// span is a merged range, zero-based, both ends inside.
type span struct{ top, left, bottom, right int }

// grid is a rectangle of cells with what a worksheet says about it. Rows may
// differ in length.
type grid struct {
	rows       [][]cell
	merged     []span
	hiddenRows []int
	hiddenCols []int
	marks      []mark
	who        []*Pupil // of a sheet of records, whom each row is about
}

func newGrid(rows ...[]cell) *grid { return &grid{rows: rows} }

func (g *grid) width() int {
	w := 0
	for _, r := range g.rows {
		w = max(w, len(r))
	}
	return w
}

// at returns a cell, growing the grid to hold it.
func (g *grid) at(row, col int) *cell {
	for len(g.rows) <= row {
		g.rows = append(g.rows, nil)
	}
	for len(g.rows[row]) <= col {
		g.rows[row] = append(g.rows[row], cell{})
	}
	return &g.rows[row][col]
}

// paste copies another grid with its top left corner at a place.
func (g *grid) paste(row, col int, from *grid) *grid {
	for r, cells := range from.rows {
		for c := range cells {
			if cells[c].kind != blank {
				*g.at(row+r, col+c) = cells[c]
			}
		}
	}
	for _, m := range from.merged {
		g.merged = append(g.merged, span{m.top + row, m.left + col, m.bottom + row, m.right + col})
	}
	for _, r := range from.hiddenRows {
		g.hiddenRows = append(g.hiddenRows, r+row)
	}
	for _, c := range from.hiddenCols {
		g.hiddenCols = append(g.hiddenCols, c+col)
	}
	for _, m := range from.marks {
		g.marks = append(g.marks, m.moved(row, col))
	}
	return g
}

// moved is the grid further down and to the right.
func (g *grid) moved(down, right int) *grid { return new(grid).paste(down, right, g) }

// above stacks grids with empty rows between them.
func above(gap int, parts ...*grid) *grid {
	out := new(grid)
	for i, p := range parts {
		at := len(out.rows)
		if i > 0 {
			at += gap
		}
		out.paste(at, 0, p)
	}
	return out
}

// beside places grids side by side with empty columns between them.
func beside(gap int, parts ...*grid) *grid {
	out := new(grid)
	for i, p := range parts {
		at := out.width()
		if i > 0 {
			at += gap
		}
		out.paste(0, at, p)
	}
	return out
}

// transposed turns rows into columns.
func (g *grid) transposed() *grid {
	out := new(grid)
	for r, cells := range g.rows {
		for c := range cells {
			*out.at(c, r) = cells[c]
		}
	}
	for _, m := range g.merged {
		out.merged = append(out.merged, span{m.left, m.top, m.right, m.bottom})
	}
	out.hiddenRows, out.hiddenCols = slices.Clone(g.hiddenCols), slices.Clone(g.hiddenRows)
	for _, m := range g.marks {
		out.marks = append(out.marks, mark{m.rule, span{m.left, m.top, m.right, m.bottom}})
	}
	return out
}

// spread inserts an empty row after every n rows from a row on.
func (g *grid) spread(from, n int) *grid {
	var rows [][]cell
	for i, r := range g.rows {
		if i > from && (i-from)%n == 0 {
			rows = append(rows, nil)
		}
		rows = append(rows, r)
	}
	g.rows = rows
	return g
}

// insertColumn puts an empty column before a column.
func (g *grid) insertColumn(at int) *grid {
	for i, r := range g.rows {
		if len(r) > at {
			g.rows[i] = slices.Insert(slices.Clone(r), at, cell{})
		}
	}
	return g
}

// page is a grid with a name: a worksheet.
type page struct {
	name   string
	grid   *grid
	hidden bool
}

// book is a workbook.
type book struct {
	pages    []page
	date1904 bool
	filter   bool // an automatic filter over the first sheet
	iso      bool // show dates as yyyy-mm-dd
	fit      bool // columns as wide as what stands in them
}

func newBook(pages ...page) *book { return &book{pages: pages} }

// fitted is a workbook whose columns are as wide as what stands in them.
func fitted(pages ...page) *book { return &book{pages: pages, fit: true} }
