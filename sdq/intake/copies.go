package intake

import (
	"context"
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// recordKey names a record in both passes.
type recordKey struct {
	strand *strand
	row    int
}

// fate is what becomes of a record whose pupil, placement, wave, informant and
// rater another record has too.
type fate uint8

const (
	fateScored   fate = iota // it counts
	fateCopy                 // the same answers again: left out
	fateConflict             // other answers: listed, and shown once without scores
	fateAgain                // the further rows of a conflict
)

// maxCopies bounds how many repeated identifiers are looked into. More are not
// identifiers.
const maxCopies = 1 << 17

// copied is one record of a repeated identifier.
type copied struct {
	key   recordKey
	any   bool
	print string // what was answered
	at    sheet.Ref
	pupil string
}

// findCopies finds the records that stand twice. The first pass kept a number
// for each; only if two are equal are the files read again, to compare the
// identifiers themselves.
func (s *Survey) findCopies(ctx context.Context) error {
	s.suspects, s.copies = map[uint64]bool{}, map[recordKey]fate{}
	groups := map[[2]string][]*Block{}
	var order [][2]string
	for _, b := range s.Blocks {
		if b.Refused == nil {
			k := [2]string{b.Wave, b.Informant.String()}
			if groups[k] == nil {
				order = append(order, k)
			}
			groups[k] = append(groups[k], b)
		}
	}
	for _, k := range order {
		s.findRepeated(groups[k])
	}
	if len(s.suspects) == 0 {
		return nil
	}
	found := map[string][]copied{}
	var keys []string
	err := s.scanAll(ctx, func(e *entry) error {
		b := e.strand.block
		if !e.identified() || b == nil || b.Refused != nil || !s.suspects[e.hash(s.seed)] {
			return nil
		}
		k := b.Wave + "\x00" + b.Informant.String() + "\x00" + e.key()
		if found[k] == nil {
			keys = append(keys, k)
		}
		found[k] = append(found[k], copied{recordKey{e.strand, e.row}, e.any, b.print(e), e.ref(e.idFrom), string(e.id)})
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		if len(found[k]) > 1 {
			s.judgeCopies(found[k])
		}
	}
	return nil
}

// findRepeated adds the repeated hashes of the blocks of one wave and informant
// to the suspects, or refuses the blocks when their identifiers are none.
func (s *Survey) findRepeated(blocks []*Block) {
	var sets []*idSet
	records := 0
	for _, b := range blocks {
		for _, st := range b.strands {
			sets = append(sets, &st.ids)
			records += st.records
		}
	}
	found, extra, more := repeated(sets, maxCopies)
	if more || records >= 10 && 5*extra >= 2*records {
		for _, b := range blocks {
			b.refuse(s.Log, RuleIDNotUnique, fmt.Sprintf("%d of %d rows have an identifier that another row has, in %s", extra, records, b.Name()), b.place(nil))
		}
		return
	}
	for h := range found {
		s.suspects[h] = true
	}
}

// print writes down what a record answers, so that copies can be told from
// contradictions.
func (b *Block) print(e *entry) string {
	out := make([]byte, 0, sdq.Items+impactFields)
	for i, c := range e.codes {
		d := b.decode(i, c)
		if d.state == spoilt {
			out = append(out, 100+byte(c))
			continue
		}
		out = append(out, byte(d.answer))
	}
	for q, cell := range e.cells.impact {
		out = append(out, byte(readRating(q, cell)))
	}
	return string(out)
}

// judgeCopies decides what becomes of records with the same key: those without
// answers give way, equal ones count once, and different ones not at all.
func (s *Survey) judgeCopies(all []copied) {
	answered := slices.DeleteFunc(slices.Clone(all), func(c copied) bool { return !c.any })
	if len(answered) == 0 {
		answered = all[:1]
	}
	for _, c := range all {
		s.copies[c.key] = fateCopy
	}
	first := answered[0]
	s.copies[first.key] = fateScored
	same := !slices.ContainsFunc(answered, func(c copied) bool { return c.print != first.print })
	for i, c := range answered {
		switch {
		case !same && i == 0:
			s.copies[c.key] = fateConflict
		case !same:
			s.copies[c.key] = fateAgain
		case i == 0:
			continue
		}
		r, seen := RuleRepeated, "also at "+first.at.String()
		if !same {
			r = RuleConflict
			if i == 0 {
				seen = "also at " + answered[1].at.String()
			}
		}
		s.Log.Add(finding.Finding{Rule: r, From: c.at, Pupil: c.pupil, Seen: seen})
	}
}

// scanAll walks all inputs again and hands over every record.
func (s *Survey) scanAll(ctx context.Context, record func(*entry) error) error {
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			if len(sc.layouts) == 0 {
				continue
			}
			p := &laterPass{pass: pass{survey: s, sheet: sc, ctx: ctx, record: record}}
			if err := p.scan(); err != nil {
				return err
			}
		}
	}
	return nil
}

// laterPass walks a sheet whose tables are known.
type laterPass struct {
	pass
	next  int
	extra rowVisitor
}

// rowVisitor is told of the rows that are no records; nil functions are skipped.
type rowVisitor struct {
	footer, outside, repeated func(*scannedSheet, *sheet.Row)
}

func (p *laterPass) scan() error {
	if err := p.sheet.scanner.Scan(p); err != nil {
		return err
	}
	return p.flush()
}

func (p *laterPass) Table(*ingest.Table) error {
	if err := p.flush(); err != nil {
		return err
	}
	if p.next >= len(p.sheet.layouts) {
		return changed(p.sheet)
	}
	p.layout = p.sheet.layouts[p.next]
	p.next++
	p.begin(p.layout)
	return nil
}

// changed is the fault of a file that another program wrote to between two
// passes.
func changed(sc *scannedSheet) error {
	return &sheet.Fault{Reason: sheet.Unreadable, Sheet: sc.sheet.Name(), Seen: "the file changed while it was being read", Expected: "a file that nobody is writing to"}
}

func (p *laterPass) Outside(r *sheet.Row) error {
	if p.extra.outside != nil {
		p.extra.outside(p.sheet, r)
	}
	return p.tick()
}

func (p *laterPass) Repeated(_ *ingest.Table, r *sheet.Row) error {
	if p.extra.repeated != nil {
		p.extra.repeated(p.sheet, r)
	}
	return p.tick()
}

func (p *laterPass) Row(_ *ingest.Table, r *sheet.Row) error {
	if err := p.tick(); err != nil || p.layout.scores {
		return err
	}
	if p.layout.footer(r, p.last) {
		if p.extra.footer != nil {
			p.extra.footer(p.sheet, r)
		}
		return nil
	}
	p.last = r.N
	if p.layout.long {
		return p.list.add(r, p.shape(r))
	}
	return p.lanes(r)
}
