package csv

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"

	"apst/ingest/sheet"
)

const (
	// MaxRecord is the longest record that is read, in bytes.
	MaxRecord = 16 << 20

	bufferSize = 256 << 10 // holds some thousand records and fits the processor's cache
	padding    = 8         // the sentinel, and room to load a whole word at the last byte
	fewCells   = 64        // of a row, to begin with
)

// splitter cuts text into records and fields. It holds one buffer: rows point
// into it and are valid until the next one is asked for.
type splitter struct {
	r     io.Reader
	comma byte // the separator
	line  int  // of buf[pos]
	cut   bool // the text is the beginning of a longer one: leave out a record that its end may have cut
	limit int  // longest record

	buf      []byte // buf[pos:end] is unread; buf[end] is a line feed, so that scanning always stops
	pos, end int
	eof      bool
	side     []byte // the text of fields that had doubled quotation marks
	row      sheet.Row
	cells    []sheet.Cell
}

// newSplitter reads r, whose first line has the given number.
func newSplitter(r io.Reader, comma byte, line, size int) *splitter {
	return &splitter{
		r: r, comma: comma, line: line, limit: MaxRecord,
		buf: make([]byte, max(size, 1)+padding, max(size, 1)+padding+sheet.Slack), cells: make([]sheet.Cell, fewCells),
	}
}

// next returns the next record, or io.EOF after the last.
func (s *splitter) next() (*sheet.Row, error) {
	for {
		s.skipEmptyLines()
		v, col := more, 0
		if s.pos < s.end {
			v, col = s.split()
		}
		switch {
		case v == whole:
			return &s.row, nil
		case v == more && s.eof, v == unclosed && s.eof && s.cut:
			return nil, io.EOF
		case v != more && (v != unclosed || s.eof):
			return nil, s.fault(v, col)
		}
		if err := s.fill(v, col); err != nil {
			return nil, err
		}
	}
}

// skipEmptyLines moves to the next byte that is not a line end.
func (s *splitter) skipEmptyLines() {
	for s.pos < s.end {
		c := s.buf[s.pos]
		if c != '\n' && c != '\r' {
			return
		}
		stop, v := s.lineEnd(s.pos)
		if v != whole {
			return
		}
		s.pos = stop
		s.line++
	}
}

// fill moves what is unread to the front of the buffer and reads on. The
// verdict and column say why the buffer does not do.
func (s *splitter) fill(v verdict, col int) error {
	s.end = copy(s.buf, s.buf[s.pos:s.end])
	s.pos = 0
	if room := len(s.buf) - padding; s.end == room {
		if room >= s.limit {
			return s.tooLong(v, col)
		}
		grown := make([]byte, min(2*room, s.limit)+padding, min(2*room, s.limit)+padding+sheet.Slack)
		copy(grown, s.buf[:s.end])
		s.buf = grown
	}
	n, err := io.ReadFull(s.r, s.buf[s.end:len(s.buf)-padding])
	s.end += n
	s.buf[s.end] = '\n'
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.eof, err = true, nil
	}
	return err
}

const (
	low  = 0x0101010101010101
	high = 0x8080808080808080
)

// marks has the high bit set in every byte of w that equals the byte repeated
// in pattern. A byte above such a one may be marked wrongly; callers look.
func marks(w, pattern uint64) uint64 {
	w ^= pattern
	return (w - low) &^ w
}

// split cuts the record that begins at pos. When it is whole, row holds it and
// pos and line stand after it; otherwise nothing has moved, and the number is
// the column at fault.
//
// Eight bytes are looked at together, since most fields of a questionnaire are
// one digit long and a loop over bytes would mispredict at every field. Inside
// quotation marks a doubled one closes the field and opens it again.
func (s *splitter) split() (verdict, int) {
	buf, cells, comma := s.buf, s.cells, s.comma
	commas, quotes := low*uint64(comma), low*uint64('"')
	const feeds, returns = low * uint64('\n'), low * uint64('\r')
	n, start, lines := 0, s.pos, 1                 // fields, where the next begins, lines covered
	inside, quoted, doubled := false, false, false // of the field
	closed := 0                                    // its last closing quotation mark
	s.side = s.side[:0]
	for i := s.pos; ; i += 8 {
		w := binary.LittleEndian.Uint64(buf[i:])
		m := (marks(w, commas) | marks(w, feeds) | marks(w, quotes) | marks(w, returns)) & high
		for ; m != 0; m &= m - 1 {
			k := i + bits.TrailingZeros64(m)>>3
			switch c := buf[k]; {
			case c == '"':
				switch {
				case inside:
					inside, closed = false, k
				case k == start:
					inside, quoted, doubled = true, true, false
				case !quoted:
					return bare, n + 1
				case k == closed+1:
					inside, doubled = true, true
				default:
					return junk, n + 1
				}
			case inside:
				if k == s.end {
					return unclosed, n + 1
				}
				if c == '\n' || c == '\r' && buf[k+1] != '\n' {
					lines++
				}
			case c == comma, c == '\n', c == '\r':
				if n == len(cells) {
					if n == sheet.MaxCols {
						return wide, n
					}
					cells = append(cells, make([]sheet.Cell, min(3*n, sheet.MaxCols-n))...)
					s.cells = cells
				}
				text := buf[start:k:k]
				if quoted {
					if closed != k-1 {
						return junk, n + 1
					}
					text, quoted = s.unquote(start, closed, doubled), false
				}
				put(&cells[n], text)
				n++
				start = k + 1
				if c == comma {
					continue
				}
				next, v := s.lineEnd(k)
				if v == whole {
					s.take(n, next, lines)
				}
				return v, n
			}
		}
	}
}

// put makes a cell of a field.
func put(c *sheet.Cell, text []byte) {
	if len(text) == 0 {
		*c = sheet.Cell{}
		return
	}
	*c = sheet.Cell{Kind: sheet.Text, Text: text}
}

// take ends a record of n fields, which covers the given lines.
func (s *splitter) take(n, next, lines int) {
	s.row.N, s.row.Cells = s.line, s.cells[:n:n]
	s.line += lines
	s.pos = next
}

// lineEnd reads the end of a record at k and returns where the next begins.
func (s *splitter) lineEnd(k int) (next int, v verdict) {
	switch {
	case k == s.end && (s.cut || !s.eof):
		return k, more
	case k == s.end:
		return k, whole
	case s.buf[k] == '\n':
		return k + 1, whole
	case k+1 == s.end && !s.eof:
		return k, more // a line feed may follow
	case k+1 < s.end && s.buf[k+1] == '\n':
		return k + 2, whole
	}
	return k + 1, whole
}

// unquote is the text of the field between the quotation marks at open and
// closed. Doubled ones are made single in the side buffer; all other text stays
// where it is.
func (s *splitter) unquote(open, closed int, doubled bool) []byte {
	text := s.buf[open+1 : closed : closed]
	if !doubled {
		return text
	}
	from := len(s.side)
	for {
		i := bytes.IndexByte(text, '"')
		if i < 0 {
			s.side = append(s.side, text...)
			return s.side[from:len(s.side):len(s.side)]
		}
		s.side = append(s.side, text[:i+1]...)
		text = text[i+2:]
	}
}
