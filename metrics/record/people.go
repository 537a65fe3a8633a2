package record

import (
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Someone is a name or a date of birth that stands beside an identifier.
type Someone struct {
	Pupil string      // the identifier in its normal form
	Name  string      // in lower case, with single spaces, forename first; empty where there is none
	Born  ingest.Date // zero where there is none that can be trusted
	At    sheet.Ref   // the first row that says so
}

// mostPeople is how many rows of a sheet are looked through for people. A register of
// a school's year has fewer; in one of a whole country nobody is looked for by name.
const mostPeople = 200_000

// People are the names and dates of birth that stand beside identifiers in a file of
// any measure, each once, in the order of the file. opt.Key is what tells pupils
// apart; where that is the name itself, nobody is found. What cannot be read yields
// nobody and is no error: names only serve to find suspects. The error is for a job
// that was interrupted.
func People(ctx context.Context, in Input, opt Options) ([]Someone, error) {
	switch strings.ToLower(strings.TrimSpace(opt.Key)) {
	case "name", "name+dob":
		return nil, nil
	}
	file, err := ingest.Open(in.Path)
	if err != nil {
		return nil, ctx.Err()
	}
	defer file.Close()
	f := &File{Path: in.Path, Name: in.Name, input: in, file: file}
	if f.Name != "" {
		file.Name = f.Name
	}
	f.Name = file.Name
	var all []Someone
	for _, sh := range file.Sheets() {
		p := &people{rd: &Reading{Spec: peopleSpec(opt.Key), opt: Options{Key: opt.Key}}, ctx: ctx, sheet: &Sheet{Name: sh.Name(), file: f, sheet: sh}}
		if err := p.read(); err != nil {
			return nil, err
		}
		all = append(all, p.found...)
	}
	return once(all), nil
}

// peopleSpec is a table of anything that has identifiers with a name or a date of
// birth beside them.
func peopleSpec(key string) *Spec {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{{"field", "rank", "heading"}}
	if key = strings.TrimSpace(key); key != "" && !strings.EqualFold(key, UPN) {
		rows = append(rows, []string{LocalID, "0", key})
	}
	w.WriteAll(rows) // into memory, which cannot fail
	return &Spec{Measure: "people", Noun: "people", Shapes: []*Shape{{
		ID: "people", Title: "identifiers and names", Headings: NewHeadings(b.String()),
		Needs: [][]string{{UPN, LocalID}, {Name, Surname, Forename, Born}}, Dates: []string{Born},
	}}}
}

// people looks through one sheet.
type people struct {
	rd    *Reading
	ctx   context.Context
	sheet *Sheet
	rows  int
	met   bool // a table of people
	block *Block
	found []Someone
	seen  map[Someone]bool
	from  int // of found, the first of the table that is being read
}

// read reads the sheet, and turned round if that is small and nothing was found.
func (p *people) read() error {
	scanner := p.rd.scanner(p.sheet)
	if err := p.scan(scanner); err != nil || p.met || p.rows > searched {
		return err
	}
	turned, err := scanner.Turn()
	if err != nil {
		return p.ctx.Err()
	}
	p.rows = 0
	return p.scan(turned)
}

// scan takes what there is up to the end, to a fault, or to where enough was seen.
func (p *people) scan(s *ingest.Scanner) error {
	err := s.Scan(p)
	p.close()
	var fault *sheet.Fault
	if errors.As(err, &fault) { // half of a sheet may be the wrong half
		p.found = nil
	}
	return p.ctx.Err()
}

// Table implements [ingest.Visitor].
func (p *people) Table(t *ingest.Table) error {
	p.close()
	shape := p.rd.vocabulary(p.sheet.file).shapeOf(t.Columns)
	if shape == nil || len(t.Lanes) == 0 {
		return nil
	}
	b := p.rd.newBlock(&tableOf{Table: t, shape: shape}, p.sheet, t.Lanes[0], &finding.Log{})
	if b.Refused == nil && b.key.on && !b.key.byName {
		p.block, p.met = b, true
	}
	return nil
}

// close ends a table: dates of birth that cannot be trusted are forgotten.
func (p *people) close() {
	if p.block != nil && p.block.dates[Born] != nil {
		if why, _ := p.block.dates[Born].Suspect(); why != "" {
			for i := p.from; i < len(p.found); i++ {
				p.found[i].Born = ingest.Date{}
			}
		}
	}
	p.block, p.from, p.seen = nil, len(p.found), nil
}

// Row implements [ingest.Visitor].
func (p *people) Row(_ *ingest.Table, r *sheet.Row) error {
	if err := p.count(); err != nil {
		return err
	}
	b := p.block
	if b == nil || b.other(r) || p.sheet.sheet.Facts().Delimited && (filledPast(r, b.Table.HeadWidth) || len(r.Cells) < b.last) {
		return nil
	}
	id, ok := b.identify(p.rd, r, &finding.Log{})
	if !ok || id == "" {
		return nil
	}
	s := Someone{Pupil: id, Name: b.nameOf(r), Born: p.born(r)}
	if s.Name == "" && s.Born.IsZero() || p.seen[s] {
		return nil
	}
	if p.seen == nil {
		p.seen = map[Someone]bool{}
	}
	p.seen[s] = true
	s.At = b.Table.Ref(r.N, 0)
	p.found = append(p.found, s)
	return nil
}

// nameOf is the name of a row.
func (b *Block) nameOf(r *sheet.Row) string {
	text := func(col int) string {
		if col == 0 || r.Cell(col).Kind != sheet.Text {
			return ""
		}
		return string(r.Cell(col).Text)
	}
	if all := names(text(b.key.forename), text(b.key.surname), text(b.key.name)); len(all) > 0 {
		return all[0]
	}
	return ""
}

// born is the date of birth of a row.
func (p *people) born(r *sheet.Row) ingest.Date {
	b := p.block
	if b.key.born == 0 || r.Cell(b.key.born).Kind == sheet.Blank {
		return ingest.Date{}
	}
	cell := b.day(r.Cell(b.key.born))
	b.dates[Born].Observe(cell, func() sheet.Ref { return b.Table.Ref(r.N, b.key.born) })
	d, problem := ingest.ParseDate(cell, b.Date1904())
	if problem != ingest.DateFine || ingest.PlaceholderBirth(cell, b.Date1904()) {
		return ingest.Date{}
	}
	return d
}

// count counts a row, and ends the scan where enough was seen.
func (p *people) count() error {
	if p.rows++; p.rows > mostPeople || !p.met && p.rows > searched {
		return errFound
	}
	return p.rd.tick(p.ctx)
}

// Outside and Repeated implement [ingest.Visitor].
func (p *people) Outside(*sheet.Row) error                 { return p.count() }
func (p *people) Repeated(*ingest.Table, *sheet.Row) error { return p.count() }

// once drops what was met before, on another sheet.
func once(all []Someone) []Someone {
	seen := make(map[Someone]bool, len(all))
	return slices.DeleteFunc(all, func(s Someone) bool {
		s.At = sheet.Ref{}
		if s.Name == "" && s.Born.IsZero() || seen[s] {
			return true
		}
		seen[s] = true
		return false
	})
}
