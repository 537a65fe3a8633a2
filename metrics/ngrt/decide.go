package ngrt

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// block is a block of results and what was decided of it.
type block struct {
	*record.Block
	verdict
	sas      string          // the field with the standard age scores
	apart    map[string]bool // fields of a pair that stand apart from all sittings
	unused   map[string]bool // fields whose columns cannot be used
	readings ageReader       // for reading ages
	ages     ageReader       // for ages at the test
	seen     survey
}

// newBlock looks at what headings, titles and names say of a block.
func newBlock(b *record.Block, d decimals) *block {
	out := &block{Block: b, verdict: testOfTable(b.Table), sas: fieldSAS, apart: map[string]bool{}, unused: map[string]bool{},
		readings: ageReader{decimals: d}, ages: ageReader{decimals: d, wholeYears: true}}
	if !b.Has(fieldSAS) && b.Has(fieldScore) {
		out.sas = fieldScore
	}
	return out
}

// other reports whether a table is of another test.
func (v *verdict) other() bool { return v.test != "" && v.test != thisTest }

// judgeTests leaves out the blocks of other tests. Beside results of this test, or
// in a file that names both, that is only noted.
func (rd *Reading) judgeTests() {
	log := rd.req.Log
	for _, b := range rd.order {
		if b.Refused != nil {
			continue
		}
		if !b.other() || b.Has(fieldTest) { // rows that name their test say more than a title
			continue
		}
		rule := RuleOtherTest
		for _, o := range rd.order {
			if o.File == b.File && o.Refused == nil && (!o.other() || o.Has(fieldTest)) {
				rule = RuleOtherTable
			}
		}
		b.Decide("test", testName(b.test), b.by, b.at)
		from := b.at
		if from == (sheet.Ref{}) || from.Row == 0 {
			from = b.Place()
		}
		b.Refuse(log, finding.Finding{Rule: rule, From: from, Seen: seenTest(b)})
	}
}

// seenTest says which test a block is of, and by what; not the text itself, for a
// title may name anybody.
func seenTest(b *block) string {
	if b.by == "" {
		return testName(b.test)
	}
	return fmt.Sprintf("%s, by the %s", testName(b.test), b.by)
}

// settleOrigin records which test the block is taken for, and by what.
func (b *block) settleOrigin() {
	switch {
	case b.seen.this > 0:
		b.Decide("test", testName(thisTest), ingest.FromColumn, b.Head(fieldTest))
	case b.test == "":
		b.Decide("test", testName(thisTest), ingest.FromDefault, sheet.Ref{})
	default:
		b.Decide("test", testName(b.test), b.by, b.at)
	}
}

// judgeColumns refuses blocks whose columns cannot tell the standard age score, and
// what it is of.
func (rd *Reading) judgeColumns() {
	for _, b := range rd.order {
		if b.Refused != nil {
			continue
		}
		if !b.Has(b.sas) {
			b.Refuse(rd.req.Log, finding.Finding{Rule: RuleNoSAS, From: b.Place(), Seen: "no column of standard age scores"})
			continue
		}
		if len(b.Lane.Facets) > 0 {
			rd.judgeSittings(b)
		}
		if b.Lane.Index == 0 {
			rd.overlooked(b)
		}
	}
}

// judgeSittings looks at a table with sittings side by side for columns that belong
// to none of them. Of scores nobody can tell whose they are; other columns are not
// used.
func (rd *Reading) judgeSittings(b *block) {
	tell := func(rule *finding.Rule, c *ingest.Column) {
		if b.Lane.Index == 0 { // once a table
			rd.req.Log.Add(finding.Finding{Rule: rule, From: headOf(b.Table, c), Seen: c.Title()})
		}
	}
	for _, c := range b.Table.Columns {
		switch {
		case c.Laned || c.Field == "" || slices.Contains(ofLine, c.Field):
		case slices.Contains(ofPair, c.Field):
			b.apart[c.Field] = true
		case c.Field == b.sas:
			tell(RuleStray, c)
			b.Refused = RuleStray
			return
		case len(b.Table.Lanes) > 1:
			b.unused[c.Field] = b.unused[c.Field] || b.holds(c)
			if c.Field != fieldAge { // as often as not the age today
				tell(RuleShared, c)
			}
		}
	}
}

// holds reports whether the block takes a field from a column.
func (b *block) holds(c *ingest.Column) bool {
	return b.Column(c.Field) == c.N || slices.Contains(b.Columns(c.Field), c)
}

// Has reports whether the block has a column for a field that can be used.
func (b *block) Has(field string) bool { return !b.unused[field] && b.Block.Has(field) }

// entry is a record without the fields that cannot be used.
type entry struct {
	*record.Record
	unused map[string]bool
}

func (b *block) entry(rec *record.Record) entry { return entry{rec, b.unused} }

// Text reads a field as text.
func (e entry) Text(field string) (string, record.Got) {
	if e.unused[field] {
		return "", record.NoColumn
	}
	return e.Record.Text(field)
}

// Cell is the cell of a field.
func (e entry) Cell(field string) sheet.Cell {
	if e.unused[field] {
		return sheet.Cell{}
	}
	return e.Record.Cell(field)
}

// Date reads a field as a date.
func (e entry) Date(field string) (ingest.Date, record.Got) {
	if e.unused[field] {
		return ingest.Date{}, record.NoColumn
	}
	return e.Record.Date(field)
}

// overlooked names columns that look like scores of this test and were not read, for
// a slip in a heading must not lose a sitting.
func (rd *Reading) overlooked(b *block) {
	for _, c := range b.Table.Columns {
		if c.Field != "" || namesIn(c.Title()).other != "" {
			continue
		}
		if test := testOver(c); test != "" && test != thisTest {
			continue
		}
		words := tokens(c.Title())
		if slices.Contains(words, "sas") || slices.Contains(words, "stanine") {
			rd.req.Log.Add(finding.Finding{Rule: RuleOverlooked, From: headOf(b.Table, c), Seen: c.Title()})
		}
	}
}
