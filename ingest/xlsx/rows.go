package xlsx

import (
	"bytes"
	"strconv"

	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// rowReader scans one worksheet, a row at a time.
type rowReader struct {
	*part
	book  *Book
	sheet string

	facts sheet.Facts // what has been found of them so far
	where state

	row     sheet.Row
	n       int  // the row's number; the last row's between rows
	implied bool // the row's number is only that it follows the last
	col     int  // the cell's column while one is read; else the last cell's
	inRow   bool
	inCell  bool
	cells   []sheet.Cell // all blank past the row's own
	used    []uint16     // the columns that are not, less one
	text    []byte       // the row's texts
	general bool         // never take the short way (tests compare the two)
}

// state is how far a worksheet has been read.
type state uint8

const (
	before state = iota // nothing yet
	inside              // in <sheetData>
	after               // to the end
)

func newRowReader(p *part, b *Book, name string) *rowReader {
	return &rowReader{part: p, book: b, sheet: name}
}

// next is the next row that has cells, nil at the end of the sheet. An error is
// a fault with its place.
func (r *rowReader) next() (*sheet.Row, error) {
	row, err := r.read()
	if err == nil {
		return row, nil
	}
	n, col := 0, 0
	if r.inRow {
		n = r.n
	}
	if r.inCell {
		col = r.col
	}
	f := place(err, r.name, r.sheet, n, col)
	if f.Row == 0 && r.where == inside && r.n > 0 {
		f.Seen += " after row " + strconv.Itoa(r.n)
	}
	return nil, f
}

func (r *rowReader) read() (*sheet.Row, error) {
	if r.where == before {
		if err := r.root(main, "worksheet"); err != nil {
			return nil, err
		}
		if err := r.outside(); err != nil {
			return nil, err
		}
	}
	for r.where == inside {
		kind, err := r.Next()
		switch {
		case err != nil:
			return nil, err
		case kind == markup.Text:
			err = r.onlySpace()
		case kind == markup.End:
			r.where = after
			err = r.outside()
		default:
			if err = r.readRow(); err == nil && len(r.row.Cells) > 0 {
				return &r.row, nil
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// outside reads the children of the worksheet up to the rows, or to the end of
// the document once they have passed.
func (r *rowReader) outside() error {
	for {
		kind, err := r.Next()
		switch {
		case err != nil:
			return err
		case kind == markup.EOF:
			return nil
		case kind == markup.End:
			if r.where == before {
				return malformed("a worksheet without its rows", "<sheetData>, even if empty")
			}
		case kind == markup.Text:
			err = r.onlySpace()
		case r.is(main, "sheetData"):
			if r.where == after {
				return malformed("the rows of a worksheet in two places", "<sheetData> once")
			}
			r.where = inside
			return nil
		case r.is(main, "cols"):
			err = r.children(r.readColumn)
		case r.is(main, "mergeCells"):
			err = r.children(r.readMerge)
		default:
			err = r.Skip()
		}
		if err != nil {
			return err
		}
	}
}

// readColumn reads a <col>, of which only being hidden matters.
func (r *rowReader) readColumn() error {
	if !r.is(main, "col") {
		return r.unexpected("<col>")
	}
	first, ok1 := parseIndex([]byte(r.attr("min")))
	last, ok2 := parseIndex([]byte(r.attr("max")))
	if !ok1 || !ok2 || first < 1 || last < first || last > sheet.MaxCols {
		return malformed("a column definition that is not of columns", "columns 1 to 16,384")
	}
	hidden, err := r.flag("hidden")
	if err != nil {
		return err
	}
	if hidden {
		if len(r.facts.HiddenCols) == MaxSpans {
			return tooLarge("very many column definitions", "at most one a column")
		}
		r.facts.HiddenCols = append(r.facts.HiddenCols, sheet.Span{First: first, Last: last})
	}
	return r.Skip()
}

// readMerge reads a <mergeCell>.
func (r *rowReader) readMerge() error {
	if !r.is(main, "mergeCell") {
		return r.unexpected("<mergeCell>")
	}
	ref, _ := r.Attr(markup.None, "ref")
	from, to, pair := bytes.Cut(ref, []byte(":"))
	if !pair {
		to = from
	}
	row1, col1, ok1 := parseRef(from)
	row2, col2, ok2 := parseRef(to)
	if !ok1 || !ok2 || row2 < row1 || col2 < col1 {
		return malformed("a merged area that is no range of cells", "a range such as A1:C1")
	}
	if len(r.facts.Merged) == MaxMerged {
		return tooLarge("very many merged areas", "at most 262,144")
	}
	r.facts.Merged = append(r.facts.Merged, sheet.Range{FirstRow: row1, FirstCol: col1, LastRow: row2, LastCol: col2})
	return r.Skip()
}

// readRow reads the <row> just started.
func (r *rowReader) readRow() error {
	if !r.is(main, "row") {
		return r.unexpected("<row>")
	}
	r.reset()
	if err := r.numberRow(); err != nil {
		return err
	}
	r.inRow = true
	var err error
	if r.row.Hidden, err = r.flag("hidden"); err != nil {
		return err
	}
	for {
		if !r.general {
			r.shortCells()
		}
		kind, err := r.Next()
		switch {
		case err != nil:
			return err
		case kind == markup.End:
			r.row.N = r.n
			r.inRow = false
			return nil
		case kind == markup.Text:
			err = r.onlySpace()
		case r.is(main, "c"):
			err = r.readCell()
		case r.is(main, "extLst"):
			err = r.Skip()
		default:
			err = r.unexpected("<c>")
		}
		if err != nil {
			return err
		}
	}
}

// reset makes room for a new row.
func (r *rowReader) reset() {
	if width := len(r.row.Cells); len(r.used)*8 > width {
		clear(r.cells[:width])
	} else {
		for _, i := range r.used {
			r.cells[i] = sheet.Cell{}
		}
	}
	r.used, r.text = r.used[:0], r.text[:0]
	r.row = sheet.Row{Cells: r.cells[:0]}
	r.col = 0
}

// numberRow takes the row's number from its tag, or counts on.
func (r *rowReader) numberRow() error {
	v, given := r.Attr(markup.None, "r")
	n := r.n + 1
	if given {
		var ok bool
		if n, ok = parseIndex(v); !ok || n == 0 {
			return malformed("a row without a proper number", "a row number from 1")
		}
	}
	return r.setRow(n, !given)
}

// setRow makes n the number of the row that starts, if it follows the last.
func (r *rowReader) setRow(n int, implied bool) error {
	if n > sheet.MaxRows {
		return tooLarge("a row beyond the last that a worksheet has", "at most 1,048,576 rows")
	}
	if n <= r.n {
		last := sheet.Ref{Row: r.n}
		f := disordered("a row that is not after the one before it, "+last.Cell(), "rows in order, each once")
		return place(f, "", "", n, 0)
	}
	r.n, r.implied = n, implied
	return nil
}

// put sets a cell of the row. Cells come in order.
func (r *rowReader) put(col int, cell sheet.Cell) {
	if col > len(r.cells) {
		cells := make([]sheet.Cell, min(max(2*len(r.cells), col, 64), sheet.MaxCols))
		copy(cells, r.row.Cells)
		r.cells = cells
	}
	r.cells[col-1] = cell
	r.used = append(r.used, uint16(col-1))
	r.row.Cells = r.cells[:col]
	r.col = col
}
