package record

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Input is a file to read, and what is said of it.
type Input struct {
	Path string
	Name string // what findings call it; empty for the file's own name
	Map  *Map   // how its tables are read; nil for none
	Wave string // which sitting it holds, where somebody says so
	Role string // what it is among the measure's files, where it is not one of the school's own; a word of the measure
}

// File is one file that was read, and where its rows went.
type File struct {
	Path, Name string
	Format     string
	Refused    *finding.Rule // the whole file
	Sheets     []*Sheet

	input Input
	file  *ingest.File
}

// Sheet counts one sheet. The counts of rows add up to Rows.
type Sheet struct {
	Name    string
	Rows    int // all that hold anything
	Cells   int
	Heads   int // of headings, and headings met again
	Outside int // of no table of the measure
	Others  int // under headings, but no records: totals, notes
	Records int // that are records of at least one block
	Blank   int // about a pupil, with nothing in the measure's columns
	LeftOut int // that cannot be used: no identifier, slipped, of a refused block
	Hidden  int // of all rows, those that the file hides

	file   *File
	sheet  sheet.Sheet
	tables []*tableOf
	met    int  // tables of any kind, as far as the first pass went
	later  bool // it went to the first plain rows only
}

// tableOf is a table of the measure and its blocks.
type tableOf struct {
	*ingest.Table
	shape  *Shape
	blocks []*Block
	bare   bool // no row is below its headings
}

// Decision is one thing that was decided of a block, and from what.
type Decision struct {
	Key, Value string
	By         ingest.Origin
	At         sheet.Ref // where it shows; the zero Ref for nowhere in particular
}

// Block is the columns of one table that belong together: those of one sitting, or
// all of them.
type Block struct {
	ID        int
	File      *File
	Sheet     *Sheet
	Table     *ingest.Table
	Lane      *ingest.Lane
	Shape     *Shape
	Wave      ingest.Facet // which sitting; its Value is empty where nothing says so
	Refused   *finding.Rule
	Records   int
	Decisions []Decision

	columns map[string]*ingest.Column
	many    map[string][]*ingest.Column
	dates   map[string]*ingest.DateColumn
	doubted map[string]bool // fields whose dates cannot be trusted
	key     identity
	last    int // the last column that is used
}

// Column is the grid column of a field; 0 where the table has none.
func (b *Block) Column(field string) int {
	if c := b.columns[field]; c != nil {
		return c.N
	}
	return 0
}

// Has reports whether the table has a column for a field.
func (b *Block) Has(field string) bool { return b.columns[field] != nil || len(b.many[field]) > 0 }

// Columns are the columns of a field that several may hold, left to right.
func (b *Block) Columns(field string) []*ingest.Column { return b.many[field] }

// Fields are the fields that the block has a column for, in order of id.
func (b *Block) Fields() []string {
	var out []string
	for f := range b.columns {
		out = append(out, f)
	}
	for f := range b.many {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// Map is how the block's tables are read; nil for none.
func (b *Block) Map() *Map { return b.File.input.Map }

// Role is what the block's file is among those of the measure; empty for the
// school's own.
func (b *Block) Role() string { return b.File.input.Role }

// Place is the address of the block's headings.
func (b *Block) Place() sheet.Ref { return b.Table.Place() }

// Head is the address of a field's heading; of the headings where it has none.
func (b *Block) Head(field string) sheet.Ref {
	c := b.columns[field]
	if c == nil || len(c.Heading) == 0 {
		return b.Place()
	}
	return b.Table.Ref(c.Heading[len(c.Heading)-1].Row, c.N)
}

// Decide records a decision.
func (b *Block) Decide(key, value string, by ingest.Origin, at sheet.Ref) {
	b.Decisions = append(b.Decisions, Decision{key, value, by, at})
}

// Refuse leaves the whole block out, for a reason that is logged. The first reason
// stands.
func (b *Block) Refuse(log *finding.Log, f finding.Finding) {
	log.Add(f)
	if b.Refused == nil {
		b.Refused = f.Rule
	}
}

// Date1904 reports whether the file counts its days from 1904.
func (b *Block) Date1904() bool { return b.File.file.Date1904() }

// newBlock settles which column holds which field of a lane.
func (rd *Reading) newBlock(t *tableOf, sh *Sheet, lane *ingest.Lane, log *finding.Log) *Block {
	b := &Block{ID: len(rd.Blocks), File: sh.file, Sheet: sh, Table: t.Table, Lane: lane, Shape: t.shape,
		columns: map[string]*ingest.Column{}, many: map[string][]*ingest.Column{}, dates: map[string]*ingest.DateColumn{}, doubted: map[string]bool{}}
	v := rd.vocabulary(sh.file)
	for field, columns := range lane.Fields {
		if field == "" || field == Ignored {
			continue
		}
		for _, c := range columns {
			b.last = max(b.last, c.N)
		}
		if slices.Contains(t.shape.Many, field) {
			b.many[field] = columns
			continue
		}
		b.columns[field] = b.choose(v, field, columns, log)
	}
	for _, field := range t.shape.Dates {
		if b.columns[field] != nil {
			b.dates[field] = &ingest.DateColumn{}
		}
	}
	b.settleWave(sh)
	if m := sh.file.input.Map; m != nil && !m.fits(t.Layout) {
		b.Refuse(log, finding.Finding{Rule: RuleLayout, From: b.Place(), Seen: "layout " + LayoutCode(t.Layout)})
	}
	b.identities(rd, log)
	return b
}

// choose takes the column of the lowest rank, and refuses the block where two have
// it.
func (b *Block) choose(v *vocabulary, field string, columns []*ingest.Column, log *finding.Log) *ingest.Column {
	best, rank, second := columns[0], v.meaning(b.Shape, columns[0]).Rank, (*ingest.Column)(nil)
	for _, c := range columns[1:] {
		switch r := v.meaning(b.Shape, c).Rank; {
		case r < rank:
			best, rank, second = c, r, nil
		case r == rank && second == nil:
			second = c
		}
	}
	if second == nil {
		return best
	}
	rule := RuleColumns
	switch field {
	case UPN, LocalID:
		rule = RuleIDColumns
	case Name, Surname, Forename: // what a pupil is called matters only where it is the key
		return best
	}
	b.Refuse(log, finding.Finding{Rule: rule, From: b.Table.Ref(b.Place().Row, second.N),
		Seen: fmt.Sprintf("columns %s and %s", sheet.ColName(best.N), sheet.ColName(second.N))})
	return best
}

// settleWave finds out which sitting the block is of: an option, its headings, a
// title, the sheet's name, the file's.
func (b *Block) settleWave(sh *Sheet) {
	if f, ok := b.Lane.Facets["wave"]; ok {
		b.Wave = f
		return
	}
	if w := sh.file.input.Wave; w != "" {
		b.Wave = ingest.Facet{Value: w, By: ingest.FromOption}
		return
	}
	for _, title := range b.Table.Titles {
		if w := waveIn(title.Text); w != "" {
			b.Wave = ingest.Facet{Value: w, By: ingest.FromTitle, At: b.Table.Ref(title.Row, title.Col), Text: title.Text}
			return
		}
	}
	if w := waveIn(sh.Name); w != "" {
		b.Wave = ingest.Facet{Value: w, By: ingest.FromSheetName, Text: sh.Name}
		return
	}
	if w := waveIn(sh.file.Name); w != "" {
		b.Wave = ingest.Facet{Value: w, By: ingest.FromFileName, Text: sh.file.Name}
	}
}
