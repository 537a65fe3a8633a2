package record

import (
	"context"
	"errors"
	"iter"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Got says what came of reading a field.
type Got uint8

const (
	NoColumn Got = iota // the table has no such column
	Blank               // nothing stands there
	Given               // a value
	Bad                 // something that cannot be used; a finding says what
)

// Record is one row of a block: what a table says of a pupil at a time. It is
// borrowed: it is valid until the next one is asked for.
type Record struct {
	Block *Block
	N     int    // counted from 0 in the block
	Row   int    // of the table's grid
	Pupil string // identifier in its normal form; empty where the shape is anonymous

	row *sheet.Row
	log *finding.Log
}

// Records yields the records of all blocks that are not refused, in the order of
// files, sheets and rows. Findings go to the log; with a nil log they are not told,
// for a second reading of the same files. The error is for a job that cannot go on.
func (rd *Reading) Records(ctx context.Context, log *finding.Log) iter.Seq2[*Record, error] {
	return rd.records(ctx, log, nil)
}

func (rd *Reading) records(ctx context.Context, log *finding.Log, skim func(*Block) *Skim) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		if log == nil {
			log = &finding.Log{}
		} else {
			rd.told = map[told]bool{}
		}
		for _, b := range rd.Blocks {
			b.Records = 0
		}
		for _, f := range rd.Files {
			for _, s := range f.Sheets {
				if f.Refused != nil || len(s.tables) == 0 {
					continue
				}
				s.Records, s.Others, s.Blank, s.LeftOut = 0, 0, 0, 0
				p := &second{rd: rd, ctx: ctx, sheet: s, log: log, yield: yield, skim: skim, delimited: s.sheet.Facts().Delimited}
				if s.later {
					p.later()
				}
				err := p.again(rd.scanner(s).Scan(p))
				if errors.Is(err, errStopped) {
					return
				}
				if err != nil {
					yield(nil, err)
					return
				}
				s.later = false
			}
		}
	}
}

// errStopped ends a scan whose reader has had enough.
var errStopped = errors.New("stopped")

// told is a finding that is made once a pupil, however many rows raise it.
type told struct {
	rule  *finding.Rule
	pupil string
}

// once reports whether a finding about a pupil is still to be made.
func (rd *Reading) once(rule *finding.Rule, pupil string) bool {
	k := told{rule, pupil}
	if rd.told[k] {
		return false
	}
	if rd.told == nil {
		rd.told = map[told]bool{}
	}
	rd.told[k] = true
	return true
}

// second is the second pass over a sheet.
type second struct {
	rd        *Reading
	ctx       context.Context
	sheet     *Sheet
	log       *finding.Log
	yield     func(*Record, error) bool
	skim      func(*Block) *Skim // nil for records only
	delimited bool
	first     *first // for what the first pass left to do; nil for nothing
	tables    int    // of the measure, met so far
	table     *tableOf
}

// Table implements [ingest.Visitor].
func (p *second) Table(t *ingest.Table) error {
	p.table = nil
	if p.tables < len(p.sheet.tables) && p.sheet.tables[p.tables].Index == t.Index {
		p.table = p.sheet.tables[p.tables]
		p.tables++
	}
	return p.firstTable(t)
}

// Row implements [ingest.Visitor].
func (p *second) Row(t *ingest.Table, r *sheet.Row) error {
	if err := p.firstRow(t, r); err != nil {
		return err
	}
	if err := p.rd.tick(p.ctx); err != nil || p.table == nil {
		return err
	}
	b := p.table.blocks[0]
	nobody := p.nobody(r)
	switch {
	case p.sound() == nil:
		p.sheet.LeftOut++
		return nil
	case !nobody && (b.other(r) && len(p.table.blocks) == 1 || p.allOther(r)):
		p.sheet.Others++
		p.log.Add(finding.Finding{Rule: RuleOtherRow, From: b.Table.Ref(r.N, 0)})
		return nil
	case p.delimited && (filledPast(r, b.Table.HeadWidth) || len(r.Cells) < b.last):
		p.sheet.LeftOut++
		p.log.Add(finding.Finding{Rule: RuleWidth, From: b.Table.Ref(r.N, 0)})
		return nil
	}
	b = p.sound()
	id := ""
	if !nobody && b.key.on {
		var ok bool
		if id, ok = b.identify(p.rd, r, p.log); !ok {
			p.sheet.LeftOut++
			return nil
		}
	}
	return p.hand(r, id)
}

// nobody reports whether a row is about nobody in particular.
func (p *second) nobody(r *sheet.Row) bool {
	b := p.sound()
	if b == nil || b.Shape.Nobody == nil {
		return false
	}
	return b.Shape.Nobody(&Record{Block: b, Row: r.N, row: r, log: &finding.Log{}})
}

// sound is the first block of the table that is not refused; nil for none.
func (p *second) sound() *Block {
	for _, b := range p.table.blocks {
		if b.Refused == nil {
			return b
		}
	}
	return nil
}

// allOther reports whether a row is a record of no block.
func (p *second) allOther(r *sheet.Row) bool {
	for _, b := range p.table.blocks {
		if !b.other(r) {
			return false
		}
	}
	return true
}

// hand yields the row once for each block that it says something of.
func (p *second) hand(r *sheet.Row, id string) error {
	any := false
	for _, b := range p.table.blocks {
		if b.Refused != nil || !b.says(r) {
			continue
		}
		any = true
		rec := &Record{Block: b, N: b.Records, Row: r.N, Pupil: id, row: r, log: p.log}
		b.Records++
		if !p.yield(rec, nil) {
			return errStopped
		}
	}
	if any {
		p.sheet.Records++
	} else {
		p.sheet.Blank++
	}
	return nil
}

// says reports whether a row holds anything in a block's own columns, those that
// do not say who it is about.
func (b *Block) says(r *sheet.Row) bool {
	for field, c := range b.columns {
		switch field {
		case UPN, LocalID, Name, Surname, Forename, Born:
			continue
		}
		if len(b.Lane.Facets) > 0 && !c.Laned {
			continue
		}
		if cell := r.Cell(c.N); cell.Kind != sheet.Blank && (cell.Kind == sheet.Formula || strings.TrimSpace(string(cell.Text)) != "") {
			return true
		}
	}
	for _, columns := range b.many {
		for _, c := range columns {
			if r.Cell(c.N).Kind != sheet.Blank {
				return true
			}
		}
	}
	return false
}

// filledPast reports whether a row holds anything beyond a column.
func filledPast(r *sheet.Row, col int) bool {
	for i := col; i < len(r.Cells); i++ {
		if r.Cells[i].Kind != sheet.Blank {
			return true
		}
	}
	return false
}

// Outside implements [ingest.Visitor].
func (p *second) Outside(r *sheet.Row) error {
	if p.first != nil {
		return p.first.Outside(r)
	}
	return p.rd.tick(p.ctx)
}

// Repeated implements [ingest.Visitor].
func (p *second) Repeated(t *ingest.Table, r *sheet.Row) error {
	if p.first != nil {
		return p.first.Repeated(t, r)
	}
	return p.rd.tick(p.ctx)
}

// At is the address of the record's row.
func (r *Record) At() sheet.Ref { return r.Block.Table.Ref(r.Row, 0) }

// Ref is the address of a field's cell; of the row where the table has no such
// column.
func (r *Record) Ref(field string) sheet.Ref { return r.Block.Table.Ref(r.Row, r.Block.Column(field)) }

// RefAt is the address of a cell in a grid column.
func (r *Record) RefAt(col int) sheet.Ref { return r.Block.Table.Ref(r.Row, col) }

// Cell is the cell of a field, blank where the table has no such column.
func (r *Record) Cell(field string) sheet.Cell {
	if col := r.Block.Column(field); col > 0 {
		return r.row.Cell(col)
	}
	return sheet.Cell{}
}

// CellAt is the cell of a grid column.
func (r *Record) CellAt(col int) sheet.Cell { return r.row.Cell(col) }

// Hidden reports whether the file hides the row.
func (r *Record) Hidden() bool { return r.row.Hidden }

// Text reads a field as text, with single spaces, and as the map reads it where the
// map says something of it. A formula without a value and an error value are told.
func (r *Record) Text(field string) (string, Got) {
	col := r.Block.Column(field)
	if col == 0 {
		return "", NoColumn
	}
	return r.text(field, col)
}

// TextAt is Text for one of several columns of a field.
func (r *Record) TextAt(field string, col int) (string, Got) { return r.text(field, col) }

func (r *Record) text(field string, col int) (string, Got) {
	cell := r.row.Cell(col)
	switch cell.Kind {
	case sheet.Blank:
		return "", Blank
	case sheet.Formula, sheet.Error:
		r.log.Add(finding.Finding{Rule: RuleValue, From: r.RefAt(col), Pupil: r.Pupil, Seen: string(cell.Text)})
		return "", Bad
	}
	text := strings.Join(strings.Fields(string(cell.Text)), " ")
	if means, ok := r.Block.Map().Value(field, text); ok {
		text = means
	}
	if text == "" {
		return "", Blank
	}
	return text, Given
}

// Date reads a field as a date, day first. A date that cannot be read is told; of a
// column whose dates cannot be trusted none is given.
func (r *Record) Date(field string) (ingest.Date, Got) {
	col := r.Block.Column(field)
	if col == 0 {
		return ingest.Date{}, NoColumn
	}
	if r.Block.doubted[field] {
		return ingest.Date{}, Bad
	}
	cell := r.row.Cell(col)
	switch d, problem := ingest.ParseDate(r.Block.day(cell), r.Block.Date1904()); problem {
	case ingest.DateFine:
		return d, Given
	case ingest.DateBlank:
		return ingest.Date{}, Blank
	}
	r.Find(finding.Finding{Rule: RuleDate, From: r.RefAt(col), Seen: string(cell.Text)})
	return ingest.Date{}, Bad
}

// Find logs a finding about the record's pupil; without a place it is about the row.
func (r *Record) Find(f finding.Finding) {
	if f.From == (sheet.Ref{}) {
		f.From = r.At()
	}
	if f.Pupil == "" {
		f.Pupil = r.Pupil
	}
	r.log.Add(f)
}
