package ngrt

import (
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// result is what a row says of a pupil's one sitting.
type result struct {
	pupil string
	block *block
	row   int // of the table's grid
	order int // in which it was read
	at    sheet.Ref

	date      ingest.Date
	sitting   string // in the words of the file, or of [record.WaveOf]
	placement int    // 0 where it is not known

	form   string
	medium Medium
	age    age // at the test

	sas              score
	lower, upper     int // confidence band; 0 where there is none
	percentileOfFile int // 0 where there is none
	sc, pc           int // stanines of the sections; 0 where there is none
	stanineOfFile    int
	phonics          bool
	scale            string
	reading          age

	label  string // as it stands
	change int
	has    bool // the file gives a change

	flags    []string
	rules    []*finding.Rule
	unusable *finding.Rule // the row has no scores
	aside    *finding.Rule // the row is not written: counted once, left out, of another test
	also     []sheet.Ref   // of results on one day, the others
}

// flag adds a flag, once.
func (r *result) flag(f string) {
	if !slices.Contains(r.flags, f) {
		r.flags = append(r.flags, f)
	}
}

// ref is the address of a field's cell; of the row where the table has no such
// column.
func (r *result) ref(field string) sheet.Ref {
	return r.block.Table.Ref(r.row, r.block.Column(field))
}

// find logs a finding about the result, and remembers that the rule spoke up.
func (r *result) find(log *finding.Log, rule *finding.Rule, at sheet.Ref, seen string) {
	log.Add(finding.Finding{Rule: rule, From: at, Pupil: r.pupil, Seen: seen})
	if !slices.Contains(r.rules, rule) {
		r.rules = append(r.rules, rule)
	}
}

// counts reports whether the result has a place in the sequence of the pupil's
// sittings.
func (r *result) counts() bool { return r.unusable == nil && r.aside == nil }

// filled is how much a result says, to choose between two that say the same.
func (r *result) filled() int {
	n := 0
	for _, has := range [...]bool{
		r.sas.kind != sasNothing, r.form != "", r.medium != "", r.age != age{}, r.lower > 0, r.upper > 0, r.percentileOfFile > 0,
		r.sc > 0, r.pc > 0, r.stanineOfFile > 0, r.phonics, r.scale != "", r.reading != age{}, r.label != "", r.has, r.sitting != "",
	} {
		if has {
			n++
		}
	}
	return n
}

// agrees reports whether two results say nothing different of a sitting.
func (r *result) agrees(o *result) bool {
	same := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	return (r.sas.kind == sasNothing || o.sas.kind == sasNothing || r.sas == o.sas) &&
		(r.form == "" || o.form == "" || r.form == o.form) &&
		(r.medium == "" || o.medium == "" || r.medium == o.medium) &&
		(r.reading == age{} || o.reading == age{} || r.reading == o.reading) &&
		same(r.sc, o.sc) && same(r.pc, o.pc) && same(r.stanineOfFile, o.stanineOfFile) && same(r.percentileOfFile, o.percentileOfFile)
}

// counted is how many records ended where. They add up to those that were read.
type counted struct {
	records  int
	written  int // rows of results
	repeated int // said again what another row says
	settled  int // left out by an option, or on a day on which none counts
	others   int // of another test
	unknown  int // of a test that nobody knows
}

// newResult begins the result of a record.
func (b *block) newResult(rec *record.Record, order int) *result {
	return &result{pupil: rec.Pupil, block: b, row: rec.Row, order: order, at: rec.At(), sitting: b.Wave.Value}
}
