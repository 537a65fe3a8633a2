package sheet

import (
	"fmt"
	"strings"
)

// Reason says why a reader refuses a file or stops in the middle of one.
type Reason uint8

const (
	Empty       Reason = iota // no bytes, or nothing but spaces
	Truncated                 // the file ends before it should
	Corrupt                   // sizes, checksums or structure are wrong
	Malformed                 // the XML, HTML or text breaks its own rules at a place
	Disordered                // rows or cells stand out of order or twice
	TooLarge                  // more than the stated limits
	Bomb                      // unpacks to far more than a spreadsheet does
	Encrypted                 // needs a password
	OldExcel                  // Excel 97-2003 binary (.xls)
	BinaryExcel               // Excel binary workbook (.xlsb)
	OtherFormat               // a known format that holds no spreadsheet: PDF, Word, image, ...
	Binary                    // bytes that are neither a spreadsheet nor text
	NoSheets                  // a workbook without a worksheet
	Encoding                  // text that no supported encoding explains
	Quoting                   // quotes in delimited text that do not pair
	Unreadable                // the operating system would not give the bytes
)

// Fault is why a file, or a place in it, is refused. A reader reports it
// instead of returning less than the file holds.
type Fault struct {
	Reason   Reason
	Part     string // the part inside the file, as "xl/worksheets/sheet1.xml"; may be empty
	Sheet    string // the worksheet's name, when known
	Row, Col int    // counted from 1; 0 when unknown
	Seen     string // what was found there, in plain words, never a pupil's data
	Expected string // what should have been there
	Err      error  // the cause below, for --debug; may be nil
}

// Error is one plain sentence without the file's name.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Seen)
	if place := (Ref{Sheet: f.Sheet, Row: f.Row, Col: f.Col}).String(); place != "" {
		fmt.Fprintf(&b, " at %s", place)
	}
	if f.Expected != "" {
		fmt.Fprintf(&b, "; expected %s", f.Expected)
	}
	return b.String()
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }
