package record

import (
	"errors"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// ErrAgain ends the records of files that were read with [Options.Once], and hold what
// has to be known before the first record: another table further down, dates that
// cannot be trusted, a fault for which a file is refused. What was read is to be
// forgotten, and the files to be read without Once. Hardly any register has such things,
// and to read one twice takes nearly twice as long.
var ErrAgain = errors.New("the files have to be read from the beginning")

// errLater ends a first pass that leaves the rest to the second.
var errLater = errors.New("the rest is for later")

// later makes the second pass over a sheet do what the first has left to it.
func (p *second) later() {
	s := p.sheet
	s.Rows, s.Cells, s.Heads, s.Outside, s.Hidden = 0, 0, 0, 0, 0
	p.first = &first{rd: p.rd, ctx: p.ctx, sheet: s, log: &finding.Log{}}
}

// again is whether an error of the second pass is one for which the first would have
// refused the file.
func (p *second) again(err error) error {
	var fault *sheet.Fault
	if p.first != nil && errors.As(err, &fault) {
		return ErrAgain
	}
	return err
}

// firstTable counts what the first pass would have counted of a table.
func (p *second) firstTable(t *ingest.Table) error {
	if p.first == nil {
		return nil
	}
	if t.Index >= p.sheet.met {
		return ErrAgain
	}
	p.first.heads(t)
	p.first.table = p.table
	return nil
}

// firstRow lets the first pass have a row.
func (p *second) firstRow(t *ingest.Table, r *sheet.Row) error {
	if p.first == nil {
		return nil
	}
	if err := p.first.Row(t, r); err != nil || p.table == nil {
		return err
	}
	for _, b := range p.table.blocks {
		for _, d := range b.dates {
			if why, _ := d.Suspect(); why != "" {
				return ErrAgain
			}
		}
	}
	return nil
}
