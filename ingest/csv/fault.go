package csv

import (
	"fmt"

	"apst/ingest/sheet"
)

// verdict is how an attempt to cut one record ended.
type verdict uint8

const (
	whole    verdict = iota // the record is in row
	more                    // the buffer ends before the record does
	bare                    // a quotation mark inside an unquoted field
	junk                    // text after a closing quotation mark
	unclosed                // a quotation mark that nothing closes before the buffer ends
	wide                    // more than sheet.MaxCols fields
)

// fault is why the record at the splitter's position cannot be cut. Its row is
// the line on which the record starts, as in the addresses of cells.
func (s *splitter) fault(v verdict, col int) *sheet.Fault {
	f := &sheet.Fault{Reason: sheet.Quoting, Row: s.line, Col: col}
	switch v {
	case bare:
		f.Seen = "a quotation mark inside a field that does not begin with one"
		f.Expected = "the whole field in quotation marks and its own ones doubled"
	case junk:
		f.Seen = "text after a closing quotation mark"
		f.Expected = "a separator or the end of the line"
	case unclosed:
		f.Seen = "a quotation mark that is never closed"
		f.Expected = "a second one at the end of the field"
	case wide:
		f.Reason = sheet.TooLarge
		f.Seen = fmt.Sprintf("more than %d fields in a line", sheet.MaxCols)
		f.Expected = "as many columns as a worksheet can have"
	}
	return f
}

// tooLong is the fault of a record longer than the limit: a quotation mark
// left open when there is one, since that is what makes records long.
func (s *splitter) tooLong(v verdict, col int) *sheet.Fault {
	if v == unclosed {
		f := s.fault(v, col)
		f.Seen = fmt.Sprintf("a quotation mark that is not closed within %d MiB", s.limit>>20)
		return f
	}
	return &sheet.Fault{Reason: sheet.TooLarge, Row: s.line,
		Seen:     fmt.Sprintf("a line of more than %d MiB", s.limit>>20),
		Expected: "shorter lines, each ending with a line break"}
}
