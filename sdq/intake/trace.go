package intake

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// maxCompared bounds the records that are kept, at under a hundred bytes each, to
// be compared with each other. A school has hundreds; a nation's file is not
// compared, and says so.
const maxCompared = 200_000

// trace is what is kept of a record with answers for comparing it with others.
type trace struct {
	strand           *strand
	rater, name      uint64 // numbers for them; 0 where none is given
	codes            [sdq.Items]code
	given, placement uint8
	form             sdq.Form // that the row itself says; 0 when it does not
	idLen            uint8
	idAt             uint32 // in Survey.ids
	idCol            int32
	row              int32
	day, born        int32 // of the form and of birth, from 1970; noDay for none
	pupil            int32 // index into Survey.pupils; -1 for a record that is not compared
}

// traces are kept in pieces, so that growing copies nothing and a trace stays where
// it is.
type traces struct{ pieces [][]trace }

// piece is how many traces are made room for at a time.
const piece = 512

func (l *traces) add(t trace) {
	last := len(l.pieces) - 1
	if last < 0 || len(l.pieces[last]) == piece {
		l.pieces = append(l.pieces, make([]trace, 0, piece))
		last++
	}
	l.pieces[last] = append(l.pieces[last], t)
}

// all yields them in the order they were added.
func (l *traces) all(yield func(*trace) bool) {
	for _, p := range l.pieces {
		for i := range p {
			if !yield(&p[i]) {
				return
			}
		}
	}
}

// noDay stands for a date that is not known: 1 January 1970 is a day like others.
const noDay = math.MinInt32

// remember keeps a trace of the record while there are not too many.
func (s *Survey) remember(e *entry, form sdq.Form) {
	if s.traced++; s.traced > maxCompared {
		s.traces, s.ids = traces{}, nil
		return
	}
	t := trace{
		strand: e.strand, codes: e.codes, form: form, rater: s.raterOf(e), name: s.nameOf(e),
		idAt: uint32(len(s.ids)), idLen: uint8(len(e.id)), idCol: int32(e.idFrom), row: int32(e.row),
		day: dayOf(e.cells.date, e.lane.source.date1904), born: dayOf(e.cells.dob, e.lane.source.date1904),
	}
	if n, ok := e.placement(); ok {
		t.placement = uint8(n)
	}
	for _, c := range e.codes {
		if c != codeBlank {
			t.given++
		}
	}
	s.ids = append(s.ids, e.id[:t.idLen]...)
	s.traces.add(t)
}

// raterOf is a number for whoever answered; 0 where nobody is named.
func (s *Survey) raterOf(e *entry) uint64 {
	name := bytes.TrimSpace(e.cells.rater.Text)
	if len(name) == 0 {
		if digit := e.lane.facets["rater"].Value; digit != "" {
			return maphash.String(s.seed, digit)
		}
		return 0
	}
	return maphash.Bytes(s.seed, bytes.ToLower(name))
}

// nameOf is a number for the pupil's name; 0 where there is none.
func (s *Survey) nameOf(e *entry) uint64 {
	if len(e.lane.names) == 0 || e.from == nil {
		return 0
	}
	var space [80]byte
	name := space[:0]
	for _, col := range e.lane.names {
		name = append(name, ' ')
		name, _ = ingest.AppendName(name, e.from.Cell(col))
	}
	if len(bytes.TrimSpace(name)) == 0 {
		return 0
	}
	return maphash.Bytes(s.seed, name)
}

// dayOf is the day a cell says, if it says one.
func dayOf(c sheet.Cell, date1904 bool) int32 {
	if c.Kind == sheet.Blank {
		return noDay
	}
	if d, bad := ingest.ParseDate(c, date1904); bad == ingest.DateFine && d.Day > 0 {
		return int32(d.Days())
	}
	return noDay
}

// read decodes the answers as its block stores them. Codes alone say nothing: a 1
// is "somewhat true" in one file and "not true" in the next.
func (t *trace) read(r *sdq.Response) {
	b := t.strand.block
	*r = sdq.Response{AlreadyReversed: b.Reversed}
	for i, c := range t.codes {
		r.Items[i] = b.decode(i, c).answer
	}
}

// answeredItems counts the answers to the items.
func answeredItems(r *sdq.Response) (n int) {
	for _, a := range r.Items {
		if a != sdq.Missing {
			n++
		}
	}
	return n
}

// ref is the address of a column of the record.
func (t *trace) ref(col int) sheet.Ref { return t.strand.lane.table.Ref(int(t.row), col) }

// id is the address of the record's identifier.
func (t *trace) id() sheet.Ref { return t.ref(int(t.idCol)) }

// date is the day of the form, unless the column's dates cannot be trusted.
func (t *trace) date() (day int, known bool) {
	return int(t.day), t.day != noDay && !t.strand.noDates
}

// formOf is the form of the row, or of its block.
func (t *trace) formOf() sdq.Form {
	if t.form.Valid() {
		return t.form
	}
	return t.strand.block.Form
}

// about is a finding at a place of the record.
func (s *Survey) about(r *finding.Rule, t *trace, at sheet.Ref, format string, args ...any) {
	s.Log.Add(finding.Finding{Rule: r, From: at, Pupil: s.pupils[t.pupil].id, Seen: fmt.Sprintf(format, args...)})
}

// pupil is one identifier and the records under it.
type pupil struct {
	id         string
	first      *trace
	name       uint64
	born       int32
	attendance uint64 // a bit for each wave and informant
}

// compare looks at what records say of each other: the two waves of a pupil, equal
// answers of two pupils, and identifiers that may be the same. It changes no
// score.
func (s *Survey) compare() {
	if s.traced > maxCompared {
		s.Log.Add(finding.Finding{Rule: RuleNotCompared, Seen: fmt.Sprintf("%d records", s.traced)})
		return
	}
	s.findPupils()
	s.comparePairs()
	s.findTwins()
	s.findNearIDs()
	s.traces, s.ids = traces{}, nil
}

// findPupils gives every record that counts its pupil. Records of refused blocks
// are left out, and so are those of which another with the same key counts.
func (s *Survey) findPupils() {
	index := map[string]int32{}
	slots := map[[2]string]uint64{}
	ids := string(s.ids)
	for t := range s.traces.all {
		b := t.strand.block
		if t.pupil = -1; b == nil || b.Refused != nil || s.copies[recordKey{t.strand, int(t.row)}] != fateScored {
			continue
		}
		id := ids[t.idAt : t.idAt+uint32(t.idLen)]
		n, known := index[id]
		if !known {
			n = int32(len(s.pupils))
			s.pupils = append(s.pupils, pupil{id: id, first: t, born: noDay})
			index[id] = n
		}
		slot := [2]string{b.Wave, b.Informant.String()}
		if slots[slot] == 0 {
			slots[slot] = 1 << min(len(slots), 63)
		}
		p := &s.pupils[n]
		p.attendance |= slots[slot]
		if p.name == 0 {
			p.name = t.name
		}
		if p.born == noDay {
			p.born = t.born
		}
		t.pupil = n
	}
	for _, bit := range slots {
		s.attended |= bit
	}
}
