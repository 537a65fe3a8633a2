package record

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Options are how files are read that do not say everything themselves.
type Options struct {
	// Key is what tells pupils apart: "name+dob", "name", "upn", or the heading of
	// a column; empty for the column of identifiers.
	Key string
	// Roll is the list of pupils; nil without one.
	Roll *Roll
	// Once reads a table whose plain rows can be skimmed no further than to these, and
	// leaves the others to [Reading.Skim]. See [ErrAgain].
	Once bool
	// Progress, where it is not nil, is told of rows read now and then.
	Progress func(rows int)
}

// Reading is what the files of one measure hold. Close it when done.
type Reading struct {
	Spec   *Spec
	Files  []*File
	Blocks []*Block

	opt  Options
	rows int
	told map[told]bool
}

// Read makes the first pass over files: it finds the tables, parts them into
// blocks, and judges what concerns a whole file, table or column. What cannot be
// used is in the log; the error is for a job that cannot go on at all, such as one
// that was interrupted.
func Read(ctx context.Context, spec *Spec, inputs []Input, opt Options, log *finding.Log) (*Reading, error) {
	rd := &Reading{Spec: spec, opt: opt}
	for _, in := range inputs {
		if err := rd.file(ctx, in, log); err != nil {
			rd.Close()
			return nil, err
		}
	}
	return rd, nil
}

// Close closes the files.
func (rd *Reading) Close() error {
	var errs []error
	for _, f := range rd.Files {
		if f.file != nil {
			errs = append(errs, f.file.Close())
			f.file = nil
		}
	}
	return errors.Join(errs...)
}

// searched is how many rows of a sheet are looked through for the headings of a
// table when a file is only to be told from others.
const searched = 500

// Recognised is a measure that a file holds tables of, and on which sheets.
type Recognised struct {
	Spec   *Spec
	Sheets []string
}

// Recognise is which measures a file holds tables of, of some. The error is a
// [*sheet.Fault] for a file that cannot be read.
func Recognise(path string, specs []*Spec) ([]Recognised, error) {
	file, err := ingest.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []Recognised
	for _, spec := range specs {
		found := Recognised{Spec: spec}
		for _, sh := range file.Sheets() {
			p := &peek{spec: spec}
			err := ingest.NewScanner(file.Name, sh, &vocabulary{spec: spec}).Scan(p)
			if err != nil && !errors.Is(err, errFound) {
				return nil, err
			}
			if p.found {
				found.Sheets = append(found.Sheets, sh.Name())
			}
		}
		if len(found.Sheets) > 0 {
			out = append(out, found)
		}
	}
	return out, nil
}

// errFound ends a scan that has seen enough.
var errFound = errors.New("found")

// peek stops at the first table of a measure, or when it has looked long enough.
type peek struct {
	spec  *Spec
	rows  int
	found bool
}

// Table implements [ingest.Visitor].
func (p *peek) Table(t *ingest.Table) error {
	if s := (&vocabulary{spec: p.spec}).shapeOf(t.Columns); len(t.Lanes) > 0 && s != nil && !s.Unwanted && (p.spec.Foreign == nil || !p.spec.Foreign(t)) {
		p.found = true
		return errFound
	}
	return nil
}

func (p *peek) row() error {
	if p.rows++; p.rows > searched {
		return errFound
	}
	return nil
}

// Row, Outside and Repeated implement [ingest.Visitor].
func (p *peek) Row(*ingest.Table, *sheet.Row) error      { return p.row() }
func (p *peek) Outside(*sheet.Row) error                 { return p.row() }
func (p *peek) Repeated(*ingest.Table, *sheet.Row) error { return p.row() }

func (rd *Reading) vocabulary(f *File) *vocabulary {
	v := &vocabulary{spec: rd.Spec}
	if f.input.Map != nil {
		v.maps = []*Map{f.input.Map}
	}
	return v
}

// file reads one file for its tables, or logs why it cannot.
func (rd *Reading) file(ctx context.Context, in Input, log *finding.Log) error {
	f := &File{Path: in.Path, Name: cmp.Or(in.Name, filepath.Base(strings.ReplaceAll(in.Path, `\`, "/"))), input: in}
	rd.Files = append(rd.Files, f)
	file, err := ingest.Open(in.Path)
	if err != nil {
		return rd.refuse(f, log, err)
	}
	file.Name = f.Name
	f.file, f.Format = file, file.Format
	for _, other := range rd.Files[:len(rd.Files)-1] {
		if other.Refused != nil {
			continue
		}
		same, err := file.Same(other.file)
		if err != nil {
			return rd.refuse(f, log, err)
		}
		if same {
			f.Refused = RuleSameFile
			log.Add(finding.Finding{Rule: RuleSameFile, From: sheet.Ref{File: f.Name}, Seen: "byte for byte the same as " + other.Name})
			return nil
		}
	}
	blocks := len(rd.Blocks)
	for _, sh := range file.Sheets() {
		s := &Sheet{Name: sh.Name(), file: f, sheet: sh}
		err := rd.scanner(s).Scan(&first{rd: rd, ctx: ctx, sheet: s, log: log})
		if err != nil && !errors.Is(err, errLater) {
			rd.Blocks = rd.Blocks[:blocks]
			return rd.refuse(f, log, err)
		}
		f.Sheets = append(f.Sheets, s)
		s.judge(log)
	}
	if len(rd.Blocks) == blocks {
		f.Refused = RuleNoTable
		log.Add(finding.Finding{Rule: RuleNoTable, From: sheet.Ref{File: f.Name}, Expected: rd.wanted()})
	}
	return nil
}

// wanted says which shapes of tables the measure has.
func (rd *Reading) wanted() string {
	var titles []string
	for _, s := range rd.Spec.Shapes {
		if !s.Unwanted {
			titles = append(titles, s.Title)
		}
	}
	return fmt.Sprintf("%s: %s", rd.Spec.Noun, strings.Join(titles, "; or "))
}

func (rd *Reading) scanner(s *Sheet) *ingest.Scanner {
	return ingest.NewScanner(s.file.Name, s.sheet, rd.vocabulary(s.file))
}

// refuse logs a file that cannot be read.
func (rd *Reading) refuse(f *File, log *finding.Log, err error) error {
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		return err
	}
	found := ingest.FaultFinding(f.Name, fault)
	f.Refused, f.Sheets = found.Rule, nil
	log.Add(found)
	return nil
}

// judge says what there is to say of a whole sheet.
func (s *Sheet) judge(log *finding.Log) {
	if len(s.tables) == 0 {
		return
	}
	facts := s.sheet.Facts()
	if s.Hidden > 0 || len(facts.HiddenCols) > 0 || facts.Hidden {
		log.Add(finding.Finding{Rule: RuleHidden, From: sheet.Ref{File: s.file.Name, Sheet: s.Name}, Seen: hiddenParts(s.Hidden, len(facts.HiddenCols), facts.Hidden)})
	}
	for _, t := range s.tables {
		if t.bare {
			log.Add(finding.Finding{Rule: RuleEmpty, From: t.Place()})
		}
		for _, b := range t.blocks {
			for _, field := range slices.Sorted(maps.Keys(b.dates)) {
				if why, at := b.dates[field].Suspect(); why != "" {
					b.doubted[field] = true
					log.Add(finding.Finding{Rule: RuleDateColumn, From: at, Seen: why})
				}
			}
		}
	}
}

func hiddenParts(rows, columns int, whole bool) string {
	var out []string
	if whole {
		out = append(out, "the sheet")
	}
	if rows > 0 {
		out = append(out, fmt.Sprintf("rows: %d", rows))
	}
	if columns > 0 {
		out = append(out, fmt.Sprintf("runs of columns: %d", columns))
	}
	return strings.Join(out, ", ")
}

// first is the first pass over a sheet.
type first struct {
	rd    *Reading
	ctx   context.Context
	sheet *Sheet
	log   *finding.Log
	table *tableOf // nil for a table that is not the measure's
}

// Table implements [ingest.Visitor].
func (p *first) Table(t *ingest.Table) error {
	p.heads(t)
	p.sheet.met++
	p.table = nil
	shape := p.rd.vocabulary(p.sheet.file).shapeOf(t.Columns)
	if shape == nil || len(t.Lanes) == 0 {
		return nil
	}
	p.table = &tableOf{Table: t, shape: shape, bare: true}
	p.sheet.tables = append(p.sheet.tables, p.table)
	for _, lane := range t.Lanes {
		b := p.rd.newBlock(p.table, p.sheet, lane, p.log)
		p.table.blocks = append(p.table.blocks, b)
		p.rd.Blocks = append(p.rd.Blocks, b)
	}
	return nil
}

// heads counts the rows over a table.
func (p *first) heads(t *ingest.Table) {
	heads := len(t.HeadRows) + len(t.GroupRows)
	p.sheet.Rows += heads + t.Above
	p.sheet.Heads += heads
	p.sheet.Outside += t.Above
}

// Row implements [ingest.Visitor].
func (p *first) Row(_ *ingest.Table, r *sheet.Row) error {
	if err := p.count(r); err != nil {
		return err
	}
	if p.table == nil {
		p.sheet.Outside++
		return nil
	}
	p.table.bare = false
	for _, b := range p.table.blocks {
		for field, d := range b.dates {
			cell := r.Cell(b.Column(field))
			if cell.Kind != sheet.Blank {
				d.Observe(b.day(cell), func() sheet.Ref { return b.Table.Ref(r.N, b.Column(field)) })
			}
		}
	}
	return nil
}

// Outside implements [ingest.Visitor].
func (p *first) Outside(r *sheet.Row) error {
	p.sheet.Outside++
	return p.count(r)
}

// Repeated implements [ingest.Visitor].
func (p *first) Repeated(_ *ingest.Table, r *sheet.Row) error {
	p.sheet.Heads++
	return p.count(r)
}

func (p *first) count(r *sheet.Row) error {
	p.sheet.Rows++
	p.sheet.Cells += len(r.Cells)
	if r.Hidden {
		p.sheet.Hidden++
	}
	return p.rd.tick(p.ctx)
}

// tick counts a row, tells of progress, and notices an interruption.
func (rd *Reading) tick(ctx context.Context) error { return rd.ticks(ctx, 1) }

// ticks counts rows.
func (rd *Reading) ticks(ctx context.Context, n int) error {
	const often = 1 << 13
	before := rd.rows
	if rd.rows += n; rd.rows/often == before/often {
		return nil
	}
	if rd.opt.Progress != nil {
		rd.opt.Progress(rd.rows)
	}
	return ctx.Err()
}
