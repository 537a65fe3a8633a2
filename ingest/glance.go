package ingest

import (
	"bytes"

	"apst/ingest/sheet"
	"apst/ingest/skim"
)

// Glancer is a [Visitor] that needs less of most rows of a table than their cells:
// registers have millions, and of each it is enough to know which of some pupils,
// days and marks it is about.
type Glancer interface {
	Visitor
	// Glance says what is needed of the rows of a table that was announced; nil for
	// their cells.
	Glance(*Table) *Glance
}

// Glance is what a [Glancer] needs of the rows of a table. Lines of delimited text that
// have it go to Take, in their order among the rows that go to Row.
type Glance struct {
	// Columns are the ones that are needed, in the order in which they stand. With as
	// many fields as there are headings, and texts in these columns that are valid, a
	// line has to be a row for which the vocabulary vouches ([Voucher]).
	Columns []skim.Column
	// Take takes the lines of a page from one to another; the first has a row number.
	// It says how many it has taken: the one after these goes to Row.
	Take func(p *skim.Page, from, to, row int) (taken int, err error)
}

// Voucher is a [Vocabulary] that can tell rows of a table by what stands in them, and
// does not need to look whether they might be headings.
type Voucher interface {
	Vocabulary
	// Vouches reports whether a row is certainly one of the table's.
	Vouches(*Table, *sheet.Row) bool
}

// scanLines is Scan for a visitor that may glance at lines.
func (w *scan) scanLines(v Glancer, s sheet.Lined) error {
	w.own = &looker{belt: newBelt(s)}
	defer w.own.end()
	for l := range w.own.order {
		<-l.ready
		if err := w.take(v, l); err != nil {
			return err
		}
		w.own.free <- l
	}
	return w.finish()
}

// take takes a load.
func (w *scan) take(v Glancer, l *load) error {
	each := func(r *sheet.Row) error {
		table := w.table
		if err := w.row(r); err != nil || table == w.table {
			return err
		}
		w.look(v)
		return nil
	}
	for i := range l.rows.rows {
		if err := each(&l.rows.rows[i]); err != nil {
			return err
		}
	}
	switch {
	case l.rows.fault != nil:
		panic(l.rows.fault)
	case l.rows.err != nil:
		return l.rows.err
	}
	return w.lines(l, each)
}

// look settles what is needed of the lines of a table that begins.
func (w *scan) look(v Glancer) {
	w.glance = &glance{}
	if g := v.Glance(w.table); g != nil && len(w.fills) == 0 {
		w.glance = &glance{g, skim.Plan{Separator: w.own.sheet.Separator(), Fields: w.table.HeadWidth, Columns: g.Columns}}
	}
	w.own.needed.Store(w.glance)
}

// idle reports whether the rows before leave nothing open.
func (w *scan) idle() bool { return w.table != nil && len(w.heads) == 0 && len(w.held) == 0 }

// lines takes the lines of a load. Those that are not plain or not taken are cut into
// cells, as are all while rows before leave something open.
func (w *scan) lines(l *load, each func(*sheet.Row) error) error {
	text, line := l.piece.Text, l.piece.Line
	i, odd := 0, l.page.Odd // the line of the page that text begins with
	for len(text) > 0 {
		if g := w.glance; g != nil && g.Glance != nil && w.idle() {
			if g != l.by { // looked at for the table before, or for none
				w.own.skim(g, text, &l.page)
				i, odd, l.by = 0, l.page.Odd, g
			}
			for len(odd) > 0 && odd[0] < i {
				odd = odd[1:]
			}
			n, err := w.plainLines(&l.page, i, odd, line)
			if err != nil {
				return err
			}
			if i, line = i+n, line+n; i == l.page.Lines {
				return nil
			}
			for ; n > 0; n-- {
				text = text[bytes.IndexByte(text, '\n')+1:]
			}
		}
		end := w.own.first(text)
		covered, err := w.own.cut(text[:end], line, each)
		if err != nil {
			return err
		}
		i += bytes.Count(text[:end], []byte{'\n'})
		text, line = text[end:], line+covered
	}
	return nil
}

// plainLines has the lines of a page taken from i on, up to the next that is not plain.
func (w *scan) plainLines(p *skim.Page, i int, odd []int, line int) (taken int, err error) {
	to := p.Lines
	if len(odd) > 0 {
		to = odd[0]
	}
	if i == to {
		return 0, nil
	}
	taken, err = w.glance.Take(p, i, to, line)
	if taken > 0 {
		w.last = line + taken - 1
	}
	return taken, err
}
