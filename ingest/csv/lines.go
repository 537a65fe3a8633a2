package csv

import (
	"bytes"
	"errors"
	"io"

	"apst/ingest/sheet"
)

// A run of lines is this many bytes long. Where quotation marks leave fewer between
// them, rows are handed over.
const (
	leastRun = 256
	mostRun  = 256 << 10
)

// Separator implements [sheet.Lined].
func (f *file) Separator() byte { return f.dialect.comma }

// Lines implements [sheet.Lined].
func (f *file) Lines() sheet.Lines { return &lines{file: f, least: leastRun, most: mostRun} }

// Cutter implements [sheet.Lined].
func (f *file) Cutter() sheet.Cutter { return newCutter(f.dialect.comma) }

// lines hands over runs of lines, and rows where runs would be short.
type lines struct {
	file        *file
	least, most int       // bytes of a run
	split       *splitter // nil before the first piece
}

// Next implements [sheet.Lines].
func (l *lines) Next(p *sheet.Piece) error {
	if l.split == nil {
		s, err := l.file.splitter()
		if err != nil {
			return err
		}
		l.split = s
	}
	p.Line, p.Row, p.Text = l.split.line, nil, nil
	if err := l.split.run(p, l.least, l.most); err != nil || len(p.Text) > 0 {
		return err
	}
	var err error
	p.Row, err = l.split.next()
	return err
}

// run moves past whole records at hand, up to so many bytes, and hands them over with
// the buffer, for which it takes that of the piece. There are none where they are too
// few.
//
// As long as quotation marks are where they should be, a line ends a record if an even
// number of them stands before its end. Where they are not, a record before the end of
// the run cannot be cut, and it makes no difference where that is.
func (s *splitter) run(p *sheet.Piece, least, most int) error {
	for {
		ahead := s.buf[s.pos:min(s.end, s.pos+most)]
		n := wholeRecords(ahead)
		if n > 0 && n >= least {
			s.pos += n
			s.line += lineEnds(ahead[:n])
			p.Text = ahead[:n]
			s.buf, p.Buffer = s.unread(p.Buffer), s.buf
			return nil
		}
		enough := len(ahead) == most || s.pos == 0 && s.end == len(s.buf)-padding
		if s.eof || enough {
			return nil
		}
		if err := s.fill(more, 0); err != nil {
			return err
		}
	}
}

// wholeRecords is how much of a text, from the beginning of a record, ends with one.
func wholeRecords(text []byte) int {
	quotes := bytes.Count(text, []byte{'"'})
	for {
		n := bytes.LastIndexByte(text, '\n') + 1
		if quotes > 0 {
			quotes -= bytes.Count(text[n:], []byte{'"'})
		}
		if n == 0 || quotes%2 == 0 {
			return n
		}
		text = text[:n-1]
	}
}

// unread moves what is unread to another buffer of the same length, or a new one.
func (s *splitter) unread(buf []byte) []byte {
	if len(buf) != len(s.buf) {
		buf = make([]byte, len(s.buf), len(s.buf)+sheet.Slack)
	}
	s.end = copy(buf, s.buf[s.pos:s.end])
	s.pos = 0
	buf[s.end] = '\n'
	return buf
}

// lineEnds counts the line ends of whole lines: LF, CRLF and CR each are one.
func lineEnds(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	for {
		i := bytes.IndexByte(text, '\r')
		if i < 0 {
			return n
		}
		if text[i+1] != '\n' {
			n++
		}
		text = text[i+1:]
	}
}

// cutter cuts lines that are in memory. Its buffer is a copy of them, with the
// sentinel that a splitter needs.
type cutter struct{ s *splitter }

func newCutter(comma byte) *cutter {
	s := newSplitter(nil, comma, 1, 0)
	s.eof = true
	return &cutter{s}
}

// First implements [sheet.Cutter].
func (c *cutter) First(text []byte) int {
	for n, open := 0, false; ; {
		end := bytes.IndexByte(text[n:], '\n') + 1
		if bytes.Count(text[n:n+end], []byte{'"'})%2 == 1 {
			open = !open
		}
		if n += end; end == 0 || !open {
			return n
		}
	}
}

// Cut implements [sheet.Cutter].
func (c *cutter) Cut(text []byte, line int, each func(*sheet.Row) error) (lines int, err error) {
	s := c.s
	s.buf = append(append(s.buf[:0], text...), "\n\x00\x00\x00\x00\x00\x00\x00"...)
	s.pos, s.end, s.line = 0, len(text), line
	for {
		row, err := s.next()
		if errors.Is(err, io.EOF) {
			return s.line - line, nil
		}
		if err == nil {
			err = each(row)
		}
		if err != nil {
			return s.line - line, err
		}
	}
}
