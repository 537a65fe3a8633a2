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

// Piece is some lines of a sheet, or a row of it where a line is not enough to cut
// it: a quotation mark may hold a line end.
type Piece struct {
	Line int    // number of the first line
	Text []byte // whole lines without a quotation mark; empty for a row
	Row  *Row   // valid until the next piece is read; nil for lines
}

// Cutter cuts whole lines without quotation marks into rows. A line has one, unless
// it is empty or holds a carriage return.
type Cutter interface {
	// Cut hands each row over, borrowed, and says how many lines they covered. The
	// error is that of the rows, or one that each gave.
	Cut(text []byte, line int, each func(*Row) error) (lines int, err error)
}
