package intake

import (
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Decision is one thing that was decided about a block, and on what grounds.
type Decision struct {
	Key   string // wave, informant, form, coding, reversed, impact, look-back, identifiers
	Value string
	By    ingest.Origin
	Seen  string // the grounds in words
	At    []sheet.Ref
}

// Brief is the decision in one line, fit for a screen and for a map that is
// committed: what was decided, by what, and where that stands. A heading, a title
// or a cell may hold a name: of those only the place is given.
func (d Decision) Brief() string {
	s := d.Key + ": " + d.Value + ", by " + string(d.By)
	if d.Seen != "" && d.By != ingest.FromHeading && d.By != ingest.FromTitle && d.By != ingest.FromColumn && d.By != ingest.FromGroup {
		s += ": " + d.Seen
	}
	if len(d.At) > 0 && d.At[0].Cell() != "" {
		s += " (" + d.At[0].Cell() + ")"
	}
	return s
}

// Block is the answers of one informant and one wave in one file: the unit that
// is decided, and accepted or refused, as a whole.
type Block struct {
	ID        int
	File      string
	Places    []sheet.Ref // the headings of the tables it stands in
	Wave      string      // baseline, endline, interim, ...; empty when unknown
	Informant sdq.Informant
	Form      sdq.Form // of rows that do not say themselves
	Coding    Coding
	Reversed  bool // the five items are stored reversed
	Impact    ImpactCoding
	LookBack  string
	Decisions []Decision
	Refused   *finding.Rule // why no row is scored; nil for a block that is
	Rows      int           // with at least one answer
	Lost      Losses        // records without scores
	Summary   Summary

	opt           *Options // what is declared of its file
	strands       []*strand
	tally         *tally
	impact        *impactTally
	decoder       *decoder
	gate          gateCoding
	impactRule    *finding.Rule // why there is no impact
	reversedCodes []int
	followUp      [2]followUpCoding
}

// Name tells the block from others in a message: baseline self, "a.xlsx".
func (b *Block) Name() string {
	var parts []string
	if b.Wave != "" {
		parts = append(parts, b.Wave)
	}
	if b.Informant.Valid() {
		parts = append(parts, b.Informant.String())
	}
	parts = append(parts, `"`+b.File+`"`)
	return strings.Join(parts, " ")
}

// names are what an option can select the block by.
func (b *Block) names() []string {
	names := []string{b.File, b.Wave}
	if base := fileName(b.File); base != b.File {
		names = append(names, base)
	}
	if b.Informant.Valid() {
		names = append(names, b.Informant.String())
	}
	for _, s := range b.strands {
		names = append(names, s.lane.table.Sheet)
		names = append(names, s.labels()...)
	}
	return names
}

func (b *Block) decide(key, value string, by ingest.Origin, seen string, at ...sheet.Ref) {
	b.Decisions = append(b.Decisions, Decision{key, value, by, seen, at})
}

// refuse takes the whole block out, for the first of the reasons it meets.
func (b *Block) refuse(log *finding.Log, r *finding.Rule, seen string, at ...sheet.Ref) {
	if b.Refused == nil {
		b.Refused = r
	}
	log.Add(finding.Finding{Rule: r, From: b.place(at), Seen: seen})
}

func (b *Block) place(at []sheet.Ref) sheet.Ref {
	if len(at) > 0 {
		return at[0]
	}
	if len(b.Places) > 0 {
		return b.Places[0]
	}
	return sheet.Ref{File: b.File}
}
