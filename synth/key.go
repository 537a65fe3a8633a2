package synth

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Place is a finding that must be reported: a rule, and where. Cell is as Excel
// shows it (H27; the letters and line of a text file likewise), "row 27" where
// the whole row is meant, and empty where the sheet or file is. Sheet is empty
// for a text file and for a file as a whole.
type Place struct {
	Rule  string `json:"rule"`
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"`
	// Within: Cell is a range (B2:Z25) whose cells contradict each other, and
	// any of them may be named, one at least.
	Within bool `json:"within,omitempty"`
}

// The places of planted faults are marked while they are planted: on the grid
// ([grid.mark], [grid.markRow], [grid.markSheet], [grid.markWithin]), which
// takes its marks along when it is pasted and has them read when it is written
// into a file; or, for what is known in advance, in words ([draft.mark],
// [draft.markFile], [draft.markSheets]).

// mark is a place on a grid, zero-based; -1 stands for no particular row or
// column.
type mark struct {
	rule string
	span
}

// moved is the mark of a grid that was pasted further down and to the right.
func (m mark) moved(down, right int) mark {
	if m.top >= 0 {
		m.top, m.bottom = m.top+down, m.bottom+down
	}
	if m.left >= 0 {
		m.left, m.right = m.left+right, m.right+right
	}
	return m
}

// mark says that a rule must be reported at a cell, zero-based. Rows that are
// put in later do not move it.
func (g *grid) mark(rule string, row, col int) {
	g.marks = append(g.marks, mark{rule, span{row, col, row, col}})
}

// markRow says that a rule must be reported at a row, zero-based.
func (g *grid) markRow(rule string, row int) { g.mark(rule, row, -1) }

// markSheet says that a rule must be reported of the sheet.
func (g *grid) markSheet(rule string) { g.mark(rule, -1, -1) }

// markWithin says that a rule must be reported at one or more cells of a range.
func (g *grid) markWithin(rule string, s span) { g.marks = append(g.marks, mark{rule, s}) }

// mark says in words where a rule must be reported.
func (d *draft) mark(rule, file, sheet, cell string) {
	d.key = append(d.key, Place{Rule: rule, File: file, Sheet: sheet, Cell: cell})
}

// markFile says that a rule must be reported of a whole file.
func (d *draft) markFile(rule, file string) { d.mark(rule, file, "", "") }

// markSheets says that a rule must be reported at a cell of both sheets that
// [draft.twoSheets] makes.
func (d *draft) markSheets(rule, cell string) {
	for _, sheet := range []string{"Baseline", "Endline"} {
		d.mark(rule, "SDQ.xlsx", sheet, cell)
	}
}

// read takes the marks of a grid that is written to a sheet of a file, or to a
// text file (sheet empty).
func (d *draft) read(file, sheet string, g *grid) {
	for _, m := range g.marks {
		p := Place{Rule: m.rule, File: file, Sheet: sheet}
		switch {
		case m.bottom > m.top || m.right > m.left:
			p.Cell, p.Within = cellName(m.top, m.left)+":"+cellName(m.bottom, m.right), true
		case m.top >= 0 && m.left >= 0:
			p.Cell = cellName(m.top, m.left)
		case m.top >= 0:
			p.Cell = rowName(m.top)
		}
		d.key = append(d.key, p)
	}
}

// rowName is a zero-based row as a place.
func rowName(row int) string { return fmt.Sprintf("row %d", row+1) }

// sorted is the key in a fixed order: by file, sheet, rule, then as planted.
func sorted(key []Place) []Place {
	out := slices.Clone(key)
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet))
	})
	return out
}

// Holds reports whether a place is the same as this one, or within it.
func (p Place) Holds(q Place) bool {
	if !p.Within || p.Rule != q.Rule || p.File != q.File || p.Sheet != q.Sheet {
		return p == q
	}
	from, to, _ := strings.Cut(p.Cell, ":")
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	col, row, err3 := excelize.CellNameToCoordinates(q.Cell)
	return err1 == nil && err2 == nil && err3 == nil && col >= left && col <= right && row >= top && row <= bottom
}
