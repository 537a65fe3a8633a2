package ingest

import (
	"fmt"
	"iter"
	"runtime/debug"

	"apst/ingest/sheet"
)

// aheadRows is how many rows change hands at a time.
const aheadRows = 256

// rowBatch holds rows with cells and texts of their own.
type rowBatch struct {
	rows  []sheet.Row
	cells []sheet.Cell
	texts []byte
	err   error // after the last row
	fault any   // a panic of the reader, to be raised again
}

// add copies a row. When an array has to grow, what was handed out before stays in
// the old one.
func (b *rowBatch) add(r *sheet.Row) {
	from := len(b.cells)
	b.cells = append(b.cells, r.Cells...)
	own := b.cells[from:len(b.cells):len(b.cells)]
	for i := range own {
		if text := own[i].Text; len(text) > 0 {
			at := len(b.texts)
			b.texts = append(b.texts, text...)
			own[i].Text = b.texts[at:len(b.texts):len(b.texts)]
		}
	}
	b.rows = append(b.rows, sheet.Row{N: r.N, Hidden: r.Hidden, Cells: own})
}

// ahead reads rows on a goroutine of its own, so that the next are cut into cells
// while these are looked at. The rows and their order are the same. When the loop
// ends early, the reading has ended too.
func ahead(in iter.Seq2[*sheet.Row, error]) iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		full, free, stop := make(chan *rowBatch, 2), make(chan *rowBatch, 3), make(chan struct{})
		for range cap(free) {
			free <- &rowBatch{}
		}
		go readAhead(in, full, free, stop)
		defer func() {
			close(stop)
			for range full { // until the reading has ended
			}
		}()
		for b := range full {
			for i := range b.rows {
				if !yield(&b.rows[i], nil) {
					return
				}
			}
			switch {
			case b.fault != nil:
				panic(b.fault)
			case b.err != nil:
				yield(nil, b.err)
				return
			}
			b.rows, b.cells, b.texts = b.rows[:0], b.cells[:0], b.texts[:0]
			free <- b
		}
	}
}

func readAhead(in iter.Seq2[*sheet.Row, error], full, free chan *rowBatch, stop chan struct{}) {
	defer close(full)
	b := <-free
	defer func() {
		if fault := recover(); fault != nil {
			b.fault = fmt.Sprintf("%v\n\n%s", fault, debug.Stack())
		}
		full <- b
	}()
	for r, err := range in {
		if err != nil {
			b.err = err
			return
		}
		if b.add(r); len(b.rows) < aheadRows {
			continue
		}
		full <- b
		select {
		case b = <-free:
		case <-stop:
			b = &rowBatch{}
			return
		}
	}
}
