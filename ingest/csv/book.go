package csv

import (
	"errors"
	"io"
	"iter"

	"apst/ingest/charset"
	"apst/ingest/sheet"
)

// Open finds out how the size bytes of r are encoded and separated, which
// reads all of them once. Its errors, and those of the sheet's rows, are
// *sheet.Fault.
//
// The book reads r again for every pass over its rows. Whoever opened r closes
// it, after the book.
func Open(r io.ReaderAt, size int64) (sheet.Book, error) {
	return open(r, size, bufferSize)
}

// open lets tests choose a buffer so small that records cross its end.
func open(r io.ReaderAt, size int64, buffer int) (*book, error) {
	text, err := charset.Detect(r, size)
	if err != nil {
		return nil, err
	}
	d, err := decide(text)
	if err != nil {
		return nil, err
	}
	return &book{file: file{text: text, dialect: d, buffer: buffer, unended: !ends(r, size)}}, nil
}

// ends reports whether the last character is a line end, in any of the encodings.
func ends(r io.ReaderAt, size int64) bool {
	var last [2]byte
	if n := min(size, 2); n > 0 {
		if _, err := r.ReadAt(last[2-n:], size-n); err != nil && !errors.Is(err, io.EOF) {
			return false
		}
	}
	lineEnd := func(b byte) bool { return b == '\n' || b == '\r' }
	return lineEnd(last[1]) || last[1] == 0 && lineEnd(last[0]) // UTF-16, low byte first
}

type book struct {
	file file
}

func (b *book) Date1904() bool        { return false }
func (b *book) Sheets() []sheet.Sheet { return []sheet.Sheet{&b.file} }
func (b *book) Close() error          { return nil }

// file is the one sheet of a book.
type file struct {
	text    *charset.Text
	dialect dialect
	buffer  int
	unended bool
}

func (f *file) Name() string { return "" }

func (f *file) Facts() sheet.Facts {
	return sheet.Facts{Delimited: true, Unended: f.unended, Description: f.text.Encoding.String() + ", " + f.dialect.how}
}

func (f *file) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		s, err := f.splitter()
		if err != nil {
			yield(nil, err)
			return
		}
		for {
			row, err := s.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// splitter starts at the first record.
func (f *file) splitter() (*splitter, error) {
	r := f.text.Reader()
	if _, err := io.CopyN(io.Discard, r, f.dialect.skip); err != nil {
		return nil, err
	}
	return newSplitter(r, f.dialect.comma, f.dialect.line, f.buffer), nil
}
