package pack

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"unicode/utf8"
)

// plainText passes text on and refuses bytes that are none: what is no UTF-8, control
// characters but the line feed, and a mark of the byte order. Two programs would show such
// text differently.
type plainText struct {
	r        *bufio.Reader
	pending  []byte // the bytes of a character that the caller had no room for
	line     int    // of what was read last
	ended    bool   // the last byte was a line feed
	any      bool
	badLine  int // 0: none
	oneBytes [utf8.UTFMax]byte
}

var errNoText = errors.New("bytes that are no text")

func newPlainText(r io.Reader) *plainText {
	return &plainText{r: bufio.NewReaderSize(r, 64<<10), line: 1}
}

// Read passes on whole characters.
func (t *plainText) Read(p []byte) (int, error) {
	n := copy(p, t.pending)
	t.pending = t.pending[n:]
	for n < len(p) {
		c, size, err := t.r.ReadRune()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		bad := c == utf8.RuneError && size == 1 || c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0 ||
			c == '\ufeff' || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
		if bad {
			t.badLine = t.line
			return n, errNoText
		}
		if t.any, t.ended = true, c == '\n'; t.ended {
			t.line++
		}
		if size == 1 {
			p[n] = byte(c)
			n++
			continue
		}
		own := utf8.AppendRune(t.oneBytes[:0], c)
		k := copy(p[n:], own)
		n += k
		t.pending = own[k:]
	}
	return n, nil
}

// record is a row of a table. Its fields are good until the next is read.
type record struct {
	line   int
	fields []string
}

// tableReader reads a table of a return: CSV with commas, quotation marks and line feeds.
type tableReader struct {
	text *plainText
	csv  *csv.Reader
}

func newTableReader(r io.Reader) *tableReader {
	text := newPlainText(r)
	c := csv.NewReader(text)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	return &tableReader{text: text, csv: c}
}

// next is the next row; io.EOF at the end. Any other error is a *Problem without a member,
// or one of reading.
func (t *tableReader) next() (record, error) {
	fields, err := t.csv.Read()
	if err == nil {
		line, _ := t.csv.FieldPos(0)
		return record{line, fields}, nil
	}
	var quote *csv.ParseError
	switch {
	case err == io.EOF && t.text.any && !t.text.ended:
		return record{}, &Problem{Reason: "PACK-313", Line: t.text.line}
	case errors.Is(err, errNoText):
		return record{}, &Problem{Reason: "PACK-301", Line: t.text.badLine}
	case errors.As(err, &quote):
		return record{}, &Problem{Reason: "PACK-302", Line: quote.StartLine}
	}
	return record{}, err
}
