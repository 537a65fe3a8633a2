package html

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"apst/ingest/charset"
	"apst/ingest/sheet"
)

// Open reads the size bytes of r once and finds the tables. Its errors, and those
// of the sheets' rows, are *sheet.Fault.
//
// The book reads r again for every pass over a sheet's rows. Whoever opened r
// closes it, after the book.
func Open(r io.ReaderAt, size int64) (sheet.Book, error) {
	text, err := charset.Detect(r, size)
	if err != nil {
		return nil, placeless(err)
	}
	p := newParser(text)
	for {
		if _, err = p.next(); err != nil {
			break
		}
	}
	if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(p.tables) == 0 {
		return nil, &sheet.Fault{Reason: sheet.NoSheets, Seen: "a web page without a table", Expected: "a table with the data"}
	}
	b := &book{date1904: p.date1904}
	taken := map[string]bool{}
	for i, t := range p.tables {
		s := &worksheet{text: text, index: i, name: t.name(), facts: sheet.Facts{
			Hidden: t.hidden, Merged: t.areas(), HiddenCols: t.folded,
			Description: "HTML, " + text.Encoding.String(),
		}}
		for n := 2; taken[s.name]; n++ {
			s.name = fmt.Sprintf("%s (%d)", t.name(), n)
		}
		taken[s.name] = true
		b.sheets = append(b.sheets, s)
	}
	return b, nil
}

// placeless takes the line out of a fault of the encoding: a page's lines are
// not the rows of its tables.
func placeless(err error) error {
	var f *sheet.Fault
	if errors.As(err, &f) {
		f.Row = 0
	}
	return err
}

type book struct {
	date1904 bool
	sheets   []sheet.Sheet
}

func (b *book) Date1904() bool        { return b.date1904 }
func (b *book) Sheets() []sheet.Sheet { return b.sheets }
func (b *book) Close() error          { return nil }

// worksheet is one table.
type worksheet struct {
	text  *charset.Text
	index int // of the table in the file
	name  string
	facts sheet.Facts
}

func (s *worksheet) Name() string       { return s.name }
func (s *worksheet) Facts() sheet.Facts { return s.facts }

func (s *worksheet) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		p := newParser(s.text)
		for {
			row, err := p.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(nil, err)
				return
			case len(p.tables) <= s.index:
			case len(p.tables) > s.index+1:
				return
			case !yield(row, nil):
				return
			}
		}
	}
}
