package ngrt

import (
	"context"
	"fmt"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// survey is what the cells of a block show before any of it is used.
type survey struct {
	scores int       // numbers in the column of standard age scores
	low    int       // of those, too low
	lowAt  sheet.Ref // the first
	high   sheet.Ref // the first that is too high

	fits, misfits int // stanines that fit the scores, and that do not

	this, others, mute int // rows that name this test, another, or none

	undated bool // no row has a date
}

// look makes a first pass over the records: what only a whole column shows.
func (rd *Reading) look(ctx context.Context) error {
	for _, b := range rd.order {
		b.seen.undated = true
	}
	for rec, err := range rd.src.Records(ctx, nil) {
		if err != nil {
			return err
		}
		b := rd.blocks[rec.Block]
		b.look(b.entry(rec))
	}
	return nil
}

func (b *block) look(rec entry) {
	s := &b.seen
	switch test := b.testOf(rec); {
	case test == "":
		if s.mute++; b.other() {
			return
		}
	case test == thisTest:
		s.this++
	default:
		s.others++
		return
	}
	if cell := rec.Cell(fieldDate); cell.Kind != sheet.Blank {
		s.undated = false
	}
	for field, r := range map[string]*ageReader{fieldReadingAge: &b.readings, fieldAge: &b.ages} {
		text, _ := rec.Text(field)
		if x, ok := plainNumber(text); ok && roundedDay(x) {
			r.rounded = true
		}
	}
	text, _ := rec.Text(b.sas)
	sc := sasOf(rec.Cell(b.sas).Kind, text)
	switch sc.kind {
	case sasHigh:
		s.scores++
		if s.high == (sheet.Ref{}) {
			s.high = rec.Ref(b.sas)
		}
	case sasLow:
		s.scores++
		if s.low++; s.low == 1 {
			s.lowAt = rec.Ref(b.sas)
		}
	case sasScore:
		s.scores++
		stanine, got := rec.Text(fieldStanine)
		if n, ok := inRange(stanine, 1, 9); got == record.Given && ok {
			if n == StanineOf(sc.n) {
				s.fits++
			} else {
				s.misfits++
			}
		}
	}
}

// testOf is which test a row names in a column of its own, by id; empty where the
// table has no such column, or nothing is named there.
func (b *block) testOf(rec entry) string {
	text, got := rec.Text(fieldTest)
	if got != record.Given {
		return ""
	}
	return testOf(text)
}

// judgeCells refuses blocks whose cells show that a column holds something else than
// its heading says.
func (rd *Reading) judgeCells() {
	for _, b := range rd.order {
		if b.Refused != nil {
			continue
		}
		s, log := &b.seen, rd.req.Log
		switch {
		case s.this == 0 && (b.other() || s.mute == 0) && s.others+s.mute > 0:
			b.Refuse(log, finding.Finding{Rule: RuleOtherTest, From: b.Head(fieldTest), Seen: "no row names this test"})
		case s.high != (sheet.Ref{}):
			b.Refuse(log, finding.Finding{Rule: RuleNotSAS, From: s.high, Seen: fmt.Sprintf("numbers above %d", limit("sas-most"))})
		case s.low > 1 && limit("low-share")*s.low > s.scores:
			b.Refuse(log, finding.Finding{Rule: RuleNotSAS, From: s.lowAt, Seen: "numbers below 59"})
		case b.sas == fieldScore && (s.misfits > 0 || s.fits < limit("proof")):
			b.Refuse(log, finding.Finding{Rule: RuleScore, From: b.Head(fieldScore)})
		case b.sas == fieldScore:
			b.Decide("column Score", "standard age scores, as the stanines show", ingest.FromColumn, b.Head(fieldScore))
		}
		if b.Refused == nil {
			rd.remarks(b)
		}
	}
}

// remarks says what there is to say of a whole block that is used.
func (rd *Reading) remarks(b *block) {
	log := rd.req.Log
	b.settleOrigin()
	if b.test == "" && b.seen.this == 0 {
		log.Add(finding.Finding{Rule: RuleUnnamed, From: b.Place()})
	}
	if !b.unused[fieldDate] && b.seen.undated && b.Records > 0 {
		log.Add(finding.Finding{Rule: RuleUndated, From: b.Head(b.sas), Seen: "no date in any row"})
	}
}
