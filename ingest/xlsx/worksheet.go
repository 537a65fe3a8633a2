package xlsx

import (
	"bytes"
	"iter"

	"apst/ingest/archive"
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// worksheet is one sheet of a book.
type worksheet struct {
	book  *Book
	name  string
	entry *archive.Entry
	facts sheet.Facts
	fault error // what stopped the reading of the facts
}

// Name is the sheet's name as its tab shows it.
func (ws *worksheet) Name() string { return ws.name }

// Facts are known since the book was opened.
func (ws *worksheet) Facts() sheet.Facts { return ws.facts }

// Rows scans the sheet from its start.
func (ws *worksheet) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		if ws.fault != nil {
			yield(nil, ws.fault)
			return
		}
		r := ws.reader()
		defer r.close()
		for {
			row, err := r.next()
			if err != nil {
				yield(nil, err)
				return
			}
			if row == nil {
				if err := ws.checkFacts(&r.facts); err != nil {
					yield(nil, err)
				}
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func (ws *worksheet) reader() *rowReader { return newRowReader(openPart(ws.entry), ws.book, ws.name) }

// readFacts finds the merged areas and hidden columns, which stand after and
// before the rows. It reads the sheet without its rows where it can: what it
// takes for the rows' start and end is only a guess, and Rows holds the facts
// it meets against these.
func (ws *worksheet) readFacts() {
	if doc := ws.withoutRows(); doc != nil {
		r := newRowReader(&part{markup.NewBytes(doc, spaces), ws.entry.Name, nil}, ws.book, ws.name)
		if _, err := r.next(); err == nil {
			ws.setFacts(&r.facts)
			return
		}
	}
	r := ws.reader()
	defer r.close()
	for {
		row, err := r.next()
		if err != nil {
			ws.fault = err
			return
		}
		if row == nil {
			ws.setFacts(&r.facts)
			return
		}
	}
}

func (ws *worksheet) setFacts(found *sheet.Facts) {
	ws.facts.Merged, ws.facts.HiddenCols = found.Merged, found.HiddenCols
	if ws.entry.Bytes() == nil {
		ws.entry.Release()
	}
}

// checkFacts compares what was told before the first row with what was found on
// the way.
func (ws *worksheet) checkFacts(found *sheet.Facts) error {
	same := len(ws.facts.Merged) == len(found.Merged) && len(ws.facts.HiddenCols) == len(found.HiddenCols)
	for i := 0; same && i < len(found.Merged); i++ {
		same = ws.facts.Merged[i] == found.Merged[i]
	}
	for i := 0; same && i < len(found.HiddenCols); i++ {
		same = ws.facts.HiddenCols[i] == found.HiddenCols[i]
	}
	if same {
		return nil
	}
	f := malformed("merged cells or hidden columns at an unusual place", "a worksheet as spreadsheet programs save it")
	return place(f, ws.entry.Name, ws.name, 0, 0)
}

// withoutRows is the document with the inside of its <sheetData> left out, or
// nil when it cannot be told at sight where that is.
func (ws *worksheet) withoutRows() []byte {
	head, tail := ws.entry.Head(), ws.entry.Tail()
	if kept := ws.entry.Bytes(); kept != nil {
		head, tail = kept, kept
	}
	start := tagEnd(head, bytes.Index(head, []byte(rowsTag)))
	end := closingTag(tail)
	if start < 0 || end < 0 || ws.entry.Bytes() != nil && end < start {
		return nil
	}
	return append(append([]byte{}, head[:start]...), tail[end:]...)
}

const rowsTag = "sheetData"

// tagEnd is where the start tag that has its name at i ends, or -1.
func tagEnd(b []byte, i int) int {
	if i < 1 || b[i-1] != '<' && b[i-1] != ':' {
		return -1
	}
	i += len(rowsTag)
	if i >= len(b) || b[i] != '>' {
		return -1
	}
	return i + 1
}

// closingTag is where the last closing tag of the rows starts, or -1.
func closingTag(b []byte) int {
	i := bytes.LastIndex(b, []byte(rowsTag))
	if i < 0 {
		return -1
	}
	start := bytes.LastIndexByte(b[:i], '<')
	if start < 0 || start+1 >= i || b[start+1] != '/' {
		return -1
	}
	return start
}
