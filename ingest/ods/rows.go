package ods

import (
	"apst/ingest/sheet"
)

// line is the row that is being read. Texts lie one after another in one
// buffer, which keeps its size from row to row.
type line struct {
	buf   []byte
	cells []placed // those that are not blank
	next  int      // column of the next cell
	row   sheet.Row
}

// placed is a cell that is not blank; its text is at from:to of the buffer.
type placed struct {
	col, repeat int
	kind        sheet.Kind
	from, to    int
}

// readRow reads a row, which may stand for many, and delivers them.
func (d *document) readRow(hidden bool) error {
	t, l := d.table, &d.line
	repeat, err := d.count(tables, "number-rows-repeated")
	if err != nil {
		return err
	}
	hidden = d.collapsed() || hidden
	l.buf, l.cells, l.next = l.buf[:0], l.cells[:0], 1
	d.inRow = true
	spans := len(t.merged)
	if err := d.children(d.readCell); err != nil {
		return err
	}
	d.col = 0
	if err := d.repeatAreas(t.merged[spans:], repeat); err != nil {
		return err
	}
	if len(l.cells) == 0 {
		t.row = min(t.row+repeat, most)
		d.inRow = false
		return nil
	}
	if t.row+repeat > sheet.MaxRows {
		return tooLarge("more rows than a worksheet has")
	}
	width := d.line.fill()
	if t.repeated += width * (repeat - 1); t.repeated > MaxRepeated {
		return tooLarge("rows that are repeated very often")
	}
	l.row.Hidden = hidden
	for range repeat {
		l.row.N = t.row + 1
		if d.deliver != nil {
			if err := d.deliver(&l.row); err != nil {
				return err
			}
		}
		t.row++
	}
	d.inRow = false
	return nil
}

// fill puts the cells into the row and returns its width.
func (l *line) fill() int {
	last := l.cells[len(l.cells)-1]
	width := last.col + last.repeat - 1
	l.row.Cells = append(l.row.Cells[:0], make([]sheet.Cell, width)...)
	for _, c := range l.cells {
		for col := c.col; col < c.col+c.repeat; col++ {
			l.row.Cells[col-1] = sheet.Cell{Kind: c.kind, Text: l.buf[c.from:c.to:c.to]}
		}
	}
	return width
}

// repeatAreas merges the cells of each repetition of a row as those of the
// first.
func (d *document) repeatAreas(first []sheet.Range, repeat int) error {
	if len(first) == 0 {
		return nil
	}
	for i := 1; i < repeat; i++ {
		for _, m := range first {
			if err := d.area(); err != nil {
				return err
			}
			m.FirstRow, m.LastRow = min(m.FirstRow+i, sheet.MaxRows), min(m.LastRow+i, sheet.MaxRows)
			d.table.merged = append(d.table.merged, m)
		}
	}
	return nil
}

// readCell reads a cell, which may stand for many.
func (d *document) readCell() error {
	t, l := d.table, &d.line
	if d.Space != tables || string(d.Local) != "table-cell" && string(d.Local) != "covered-table-cell" {
		return d.Skip()
	}
	d.col = l.next
	repeat, err := d.count(tables, "number-columns-repeated")
	if err != nil {
		return err
	}
	if err := d.merge(repeat); err != nil {
		return err
	}
	from := len(l.buf)
	kind, err := d.cellValue()
	if err != nil {
		return err
	}
	l.next = min(l.next+repeat, most)
	if kind == sheet.Blank {
		l.buf = l.buf[:from]
		return nil
	}
	if l.next-1 > sheet.MaxCols {
		return tooLarge("more columns than a worksheet has")
	}
	if t.repeated += repeat - 1; t.repeated > MaxRepeated {
		return tooLarge("cells that are repeated very often")
	}
	if len(l.buf) > MaxRow {
		return tooLarge("more than 16 MiB of text in a row")
	}
	l.cells = append(l.cells, placed{col: d.col, repeat: repeat, kind: kind, from: from, to: len(l.buf)})
	return nil
}

// merge notes the area that the cell just started spans.
func (d *document) merge(repeat int) error {
	columns, err := d.count(tables, "number-columns-spanned")
	if err != nil {
		return err
	}
	rows, err := d.count(tables, "number-rows-spanned")
	if err != nil {
		return err
	}
	row := d.table.row + 1
	if columns == 1 && rows == 1 || d.col > sheet.MaxCols || row > sheet.MaxRows {
		return nil
	}
	if repeat > 1 {
		return malformed("a merged cell that is repeated", "merged cells one by one")
	}
	if err := d.area(); err != nil {
		return err
	}
	d.table.merged = append(d.table.merged, sheet.Range{
		FirstRow: row, FirstCol: d.col,
		LastRow: min(row+rows-1, sheet.MaxRows), LastCol: min(d.col+columns-1, sheet.MaxCols),
	})
	return nil
}
