package sheet

import "iter"

// Kind says what a file declares a cell to hold.
type Kind uint8

const (
	Blank   Kind = iota // no value
	Text                // text, exactly as stored
	Number              // a number; Text holds its stored digits
	Date                // a number or ISO text that the file marks as a date or time
	Bool                // TRUE or FALSE
	Error               // an error value such as #N/A
	Formula             // a formula that carries no stored value
)

var kindNames = [...]string{"blank", "text", "number", "date", "boolean", "error", "formula without a value"}

// String names the kind as a message would.
func (k Kind) String() string { return kindNames[k] }

// Cell is one cell of a row.
type Cell struct {
	Kind  Kind
	Style uint16 // the file's own index of the cell's format; 0 where a format has none
	Text  []byte // exact stored text, valid until the next row; nil when Blank
}

// Row is one row of a sheet. Cells[i] stands in column i+1; columns past the
// end are blank.
type Row struct {
	N      int  // row number as Excel shows it; the line number in a text file
	Hidden bool // the file hides the row; it is data all the same
	Cells  []Cell
}

// Cell returns the cell in a column (1 is A), blank past the end.
func (r *Row) Cell(col int) Cell {
	if col < 1 || col > len(r.Cells) {
		return Cell{}
	}
	return r.Cells[col-1]
}

// Empty reports whether every cell is blank.
func (r *Row) Empty() bool {
	for i := range r.Cells {
		if r.Cells[i].Kind != Blank {
			return false
		}
	}
	return true
}

// Clone returns a copy that outlives the iteration.
func (r *Row) Clone() *Row {
	c := &Row{N: r.N, Hidden: r.Hidden, Cells: make([]Cell, len(r.Cells))}
	n := 0
	for i := range r.Cells {
		n += len(r.Cells[i].Text)
	}
	text := make([]byte, 0, n)
	for i, cell := range r.Cells {
		if cell.Text != nil {
			start := len(text)
			text = append(text, cell.Text...)
			cell.Text = text[start:len(text):len(text)]
		}
		c.Cells[i] = cell
	}
	return c
}

// Facts are what a sheet says of itself apart from its cells.
type Facts struct {
	Hidden      bool    // the workbook hides the sheet
	Merged      []Range // merged areas, in file order; the value stands in the first cell
	HiddenCols  []Span  // hidden columns
	Delimited   bool    // text cut at separators: a row of another width than the header may be shifted
	Unended     bool    // text whose last line has no end: it may have been cut
	Description string  // how the bytes were read, when that was a decision: "Windows-1252, semicolons"
}

// Range is a rectangle of cells, ends included, counted from 1.
type Range struct{ FirstRow, FirstCol, LastRow, LastCol int }

// Contains reports whether the cell at row and col lies in the range.
func (r Range) Contains(row, col int) bool {
	return row >= r.FirstRow && row <= r.LastRow && col >= r.FirstCol && col <= r.LastCol
}

// Span is a run of columns or rows, ends included, counted from 1.
type Span struct{ First, Last int }

// Sheet is one worksheet or one text file.
type Sheet interface {
	// Name is the sheet's name as its tab shows it; empty for a text file.
	Name() string
	// Facts are known before the first row is read.
	Facts() Facts
	// Rows yields the rows in order. Rows without any cell may be left out;
	// Row.N tells. After an error, which is a *Fault whenever the file is to
	// blame, nothing more is yielded. It can be called again.
	Rows() iter.Seq2[*Row, error]
}

// Book is one file.
type Book interface {
	Date1904() bool // serial dates count from 1904
	Sheets() []Sheet
	Close() error
}
