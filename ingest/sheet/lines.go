package sheet

// Lined is a sheet of delimited text. Besides its rows it has its lines, for whoever
// can tell from a line what there is to know of it, many times as fast as from cells.
type Lined interface {
	Sheet
	// Separator is the character between two fields.
	Separator() byte
	// Lines reads the sheet again, from its beginning.
	Lines() Lines
	// Cutter is a new way to cut lines into rows; for one goroutine.
	Cutter() Cutter
}

// Slack is how many bytes past the end of a [Piece]'s text can be read, whatever
// they hold: room to load words from the last of its bytes.
const Slack = 32

// Lines are the lines of a sheet, a piece after another.
type Lines interface {
	// Next reads the next piece into one that may have been used before. After the
	// last it gives [io.EOF]; other errors are those of [Sheet.Rows].
	Next(into *Piece) error
}

// Piece is some lines of a sheet, from the beginning of a row to the end of one; or a
// row, where that is quicker to have.
type Piece struct {
	Line int    // number of the first line
	Text []byte // whole lines, in which quotation marks are closed; empty for a row
	Row  *Row   // valid until the next piece is read; nil for lines

	Buffer []byte // that holds Text, to be used again by who fills the piece
}

// Cutter cuts lines into rows. A line has one, unless it is empty, holds a carriage
// return, or is part of a row within whose quotation marks a line ends.
type Cutter interface {
	// First is how many bytes the first line of a piece's text takes, with those that it
	// runs on to within quotation marks.
	First(text []byte) int
	// Cut hands each row over, borrowed, and says how many lines they covered. The
	// error is that of the rows, or one that each gave.
	Cut(text []byte, line int, each func(*Row) error) (lines int, err error)
}
