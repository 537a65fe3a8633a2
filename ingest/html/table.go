package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html/atom"

	"apst/ingest/sheet"
)

// table is the table that is being read, and where in it the parser is.
type table struct {
	number  int    // from 1, in the order of the file
	caption string // empty if there is none
	hidden  bool
	merged  []sheet.Range
	columns int          // counted by col elements
	folded  []sheet.Span // columns that col elements hide
	group   *group       // the colgroup that is open
	section atom.Atom    // the thead, tbody or tfoot that is open, a tbody where none was written; 0 for none

	row, col  int // of the row and the cell begun last; 0 before the first
	inRow     bool
	inCell    bool
	heading   bool // the cell is a th
	hiddenRow bool
	next      int     // the first column that this row may still fill
	reach     []reach // cells of earlier rows that reach into this one, by column
	fresh     []reach // cells of this row that reach into the next, by column
	behind    int     // of reach lies left of next
}

// reach is a cell that covers columns of later rows.
type reach struct {
	first, last int // columns
	lastRow     int
	merged      int // its place in table.merged; -1 if it is not merged
}

func (t *table) name() string {
	if t.caption != "" {
		return t.caption
	}
	return fmt.Sprintf("Table %d", t.number)
}

// beginRow counts a row and drops what no longer reaches into it.
func (t *table) beginRow(hidden bool) {
	t.row++
	t.inRow, t.hiddenRow = true, hidden
	if t.section == 0 {
		t.section = atom.Tbody
	}
	t.next, t.behind = 1, 0
	kept := t.reach[:0]
	for _, r := range t.reach {
		if r.lastRow >= t.row {
			kept = append(kept, r)
		}
	}
	t.reach = kept
}

// endRow merges what the row adds to what reaches into the next.
func (t *table) endRow() {
	t.inRow = false
	if len(t.fresh) == 0 {
		return
	}
	all := make([]reach, 0, len(t.reach)+len(t.fresh))
	i := 0
	for _, f := range t.fresh {
		for i < len(t.reach) && t.reach[i].first < f.first {
			all = append(all, t.reach[i])
			i++
		}
		all = append(all, f)
	}
	t.reach = append(all, t.reach[i:]...)
	t.fresh = t.fresh[:0]
}

// endGroup ends a thead, tbody or tfoot, or the table: no cell reaches beyond.
func (t *table) endGroup() {
	for _, r := range t.reach {
		if r.merged >= 0 {
			m := &t.merged[r.merged]
			m.LastRow = min(m.LastRow, t.row)
		}
	}
	t.reach, t.section = t.reach[:0], 0
}

// areas are the merged areas of the whole table, those left out that turned out
// to be one cell.
func (t *table) areas() []sheet.Range {
	var out []sheet.Range
	for _, m := range t.merged {
		if m.FirstRow != m.LastRow || m.FirstCol != m.LastCol {
			out = append(out, m)
		}
	}
	return out
}

// place gives the next cell its column and covers what its spans say, as a
// merged area or not.
func (p *parser) place(columns, rows int, merge bool) error {
	t := p.table
	for ; t.behind < len(t.reach) && t.reach[t.behind].first <= t.next; t.behind++ {
		t.next = max(t.next, t.reach[t.behind].last+1)
	}
	if t.next > sheet.MaxCols {
		return p.tooLarge("columns", sheet.MaxCols)
	}
	t.col = t.next
	lastCol := min(t.col+columns-1, sheet.MaxCols)
	lastRow := sheet.MaxRows
	if rows > 0 {
		lastRow = min(t.row+rows-1, sheet.MaxRows)
	}
	t.next = lastCol + 1
	if t.behind < len(t.reach) && t.reach[t.behind].first <= lastCol {
		return p.malformed("a cell that overlaps one of an earlier row", "cells side by side")
	}
	if lastCol == t.col && lastRow == t.row {
		return nil
	}
	area := -1
	if merge {
		if p.areas++; p.areas > MaxMerged {
			return p.tooLarge("merged areas", MaxMerged)
		}
		area = len(t.merged)
		t.merged = append(t.merged, sheet.Range{FirstRow: t.row, FirstCol: t.col, LastRow: lastRow, LastCol: lastCol})
	}
	if lastRow > t.row {
		if len(t.fresh)+len(t.reach) == maxReach {
			return p.tooLarge("cells that reach into one row", maxReach)
		}
		t.fresh = append(t.fresh, reach{t.col, lastCol, lastRow, area})
	}
	return nil
}

// group is a colgroup element, which stands for as many columns as it says or,
// when it has col elements, as they say.
type group struct {
	span    int
	hidden  bool
	columns int // col elements in it
}

// endColumns closes the colgroup, if one is open, unless a col goes on with it.
func (p *parser) endColumns(goesOn bool) error {
	g := p.table.group
	p.table.group = nil
	if g == nil || goesOn || g.columns > 0 {
		return nil
	}
	return p.column(g.span, g.hidden)
}

// column reads a col element, which stands for span columns.
func (p *parser) column(span int, hidden bool) error {
	t := p.table
	first := t.columns + 1
	t.columns = min(t.columns+max(span, 1), sheet.MaxCols)
	if !hidden || first > t.columns {
		return nil
	}
	if p.areas++; p.areas > MaxMerged {
		return p.tooLarge("hidden columns", MaxMerged)
	}
	t.folded = append(t.folded, sheet.Span{First: first, Last: t.columns})
	return nil
}

// span reads a colspan, rowspan or span attribute as a browser does: leading
// digits count, and what has none is as good as absent.
func span(value string) int {
	n, found := 0, false
	for _, c := range strings.TrimLeft(value, " \t\r\n\f") {
		if c < '0' || c > '9' {
			break
		}
		n, found = min(n*10+int(c-'0'), sheet.MaxRows), true
	}
	if !found {
		return 1
	}
	return n
}
