package ingest

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"apst/ingest/sheet"
	"apst/ingest/skim"
)

// belt carries the lines of a sheet to the scan. Several goroutines take turns in
// reading on, and look at what they have read while others read: as soon as it is
// known what is needed of a table's rows, they glance at its lines or cut them into
// cells. The scan gets the loads in the order of the file.
type belt struct {
	sheet  sheet.Lined
	needed atomic.Pointer[glance] // of the table that the scan is in; nil before the first
	order  chan *load
	free   chan *load
	stop   chan struct{}

	turn  sync.Mutex // of what follows
	lines sheet.Lines
	ended bool
}

// glance is a [Glance] with the plan for it; without one, cells are needed.
type glance struct {
	*Glance
	plan skim.Plan
}

// load is a part of a sheet: some rows, and then some lines, unless these have become
// rows as well.
type load struct {
	rows  rowBatch
	piece sheet.Piece
	page  skim.Page
	by    *glance       // for which the page is; nil if there is none yet
	due   bool          // it has its place in the order, and the scan waits for it
	ready chan struct{} // holds something when the scan can have the load
}

// newBelt sets a belt in motion. It has to be ended.
func newBelt(s sheet.Lined) *belt {
	workers := runtime.GOMAXPROCS(0)
	loads := 4*workers + 1
	b := &belt{sheet: s, lines: s.Lines(), order: make(chan *load, loads), free: make(chan *load, loads), stop: make(chan struct{})}
	for range loads {
		b.free <- &load{ready: make(chan struct{}, 1)}
	}
	var working sync.WaitGroup
	for range workers {
		working.Go(func() { b.work(&looker{belt: b}) })
	}
	go func() {
		working.Wait()
		close(b.order)
	}()
	return b
}

// end stops the belt, and returns when nothing is read any more.
func (b *belt) end() {
	close(b.stop)
	for range b.order {
	}
}

// work reads and looks until there is no more, or nobody who wants it.
func (b *belt) work(k *looker) {
	for {
		select {
		case l := <-b.free:
			if !b.next(l, k) {
				return
			}
		case <-b.stop:
			return
		}
	}
}

// next fills a load. It reports false if there is nothing left for one.
func (b *belt) next(l *load, k *looker) bool {
	l.rows.rows, l.rows.cells, l.rows.texts = l.rows.rows[:0], l.rows.cells[:0], l.rows.texts[:0]
	l.by, l.piece.Text, l.due = nil, l.piece.Text[:0], false
	defer func() {
		if fault := recover(); fault != nil {
			l.rows.fault = fmt.Sprintf("%v\n\n%s", fault, debug.Stack())
		}
		if l.due {
			l.ready <- struct{}{}
		}
	}()
	b.read(l)
	if len(l.piece.Text) > 0 {
		k.look(l)
	}
	return l.due
}

// read takes a turn: the load gets its place in the order, and what comes next in the
// sheet.
func (b *belt) read(l *load) {
	b.turn.Lock()
	defer b.turn.Unlock()
	if b.ended {
		return
	}
	l.due = true
	b.order <- l   // which has room for all loads
	b.ended = true // unless what comes next is no end, error or fault
	for len(l.rows.rows) < aheadRows {
		err := b.lines.Next(&l.piece)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				l.rows.err = err
			}
			return
		}
		if l.piece.Row == nil {
			break
		}
		l.rows.add(l.piece.Row)
	}
	b.ended = false
}

// looker is what looks at lines for one goroutine.
type looker struct {
	*belt
	by      *glance
	skimmer *skim.Skimmer // by it; nil before the first
	cutter  sheet.Cutter  // nil before the first lines to be cut
}

// look looks at the lines of a load, if it is known what for.
func (k *looker) look(l *load) {
	switch g := k.needed.Load(); {
	case g == nil:
	case g.Glance == nil:
		_, l.rows.err = k.cut(l.piece.Text, l.piece.Line, func(r *sheet.Row) error {
			l.rows.add(r)
			return nil
		})
		l.piece.Text = l.piece.Text[:0]
	default:
		k.skim(g, l.piece.Text, &l.page)
		l.by = g
	}
}

func (k *looker) skim(g *glance, text []byte, page *skim.Page) {
	if g != k.by {
		k.by, k.skimmer = g, skim.New(g.plan)
	}
	k.skimmer.Read(text, page)
}

// cut cuts lines into rows, and says how many lines these cover.
func (k *looker) cut(text []byte, line int, each func(*sheet.Row) error) (int, error) {
	k.sharpen()
	return k.cutter.Cut(text, line, each)
}

// first is how much of a text the first line takes, with those it runs on to.
func (k *looker) first(text []byte) int {
	k.sharpen()
	return k.cutter.First(text)
}

func (k *looker) sharpen() {
	if k.cutter == nil {
		k.cutter = k.sheet.Cutter()
	}
}
