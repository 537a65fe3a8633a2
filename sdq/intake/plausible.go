package intake

import (
	"fmt"
	"hash/maphash"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// maxCompared bounds the records whose answers are kept, as numbers, to compare
// the waves. A school has hundreds; a nation's file is not compared, and says so.
const maxCompared = 200_000

// trace is what is kept of a record for comparing the waves.
type trace struct {
	id, answers uint64
	given       uint8
	row         int32
	day         int32 // of its date, from 1970; 0 for none
}

// remember keeps a trace of the record while there are not too many.
func (s *Survey) remember(e *entry) {
	if s.traced++; s.traced > maxCompared {
		return
	}
	t := trace{id: e.hash(s.seed), row: int32(e.row)}
	var raw [sdq.Items]byte
	for i, c := range e.codes {
		if raw[i] = byte(c); c != codeBlank {
			t.given++
		}
	}
	t.answers = maphash.Bytes(s.seed, raw[:])
	if d, bad := ingest.ParseDate(e.cells.date, e.lane.source.date1904); bad == ingest.DateFine && d.Day > 0 {
		t.day = int32(d.Days())
	}
	e.strand.traces = append(e.strand.traces, t)
}

// compareWaves looks for endlines that are copies of the baseline, and for
// endlines dated before it.
func (s *Survey) compareWaves() {
	if s.traced > maxCompared {
		s.Log.Add(finding.Finding{Rule: RuleNotCompared, Seen: fmt.Sprintf("%d records", s.traced)})
		return
	}
	type who struct {
		id        uint64
		informant sdq.Informant
	}
	type first struct {
		trace
		strand *strand
	}
	baseline := map[who]first{}
	s.traces("baseline", func(b *Block, st *strand, t trace) {
		baseline[who{t.id, b.Informant}] = first{t, st}
	})
	s.traces("endline", func(b *Block, st *strand, t trace) {
		f, ok := baseline[who{t.id, b.Informant}]
		if !ok {
			return
		}
		at := st.lane.table.Ref(int(t.row), 0)
		if t.answers == f.answers && t.given >= flatAnswers {
			s.Log.Add(finding.Finding{Rule: RuleCopiedWave, From: at, Seen: "as at " + f.strand.lane.table.Ref(int(f.row), 0).String()})
		}
		if t.day != 0 && f.day != 0 && t.day < f.day && !st.noDates && !f.strand.noDates {
			s.Log.Add(finding.Finding{Rule: RuleDateOrder, From: st.lane.table.Ref(int(t.row), st.lane.date), Seen: "the baseline's date is at " + f.strand.lane.table.Ref(int(f.row), f.strand.lane.date).String()})
		}
	})
}

// traces yields the traces of all blocks of a wave that were not refused.
func (s *Survey) traces(wave string, yield func(*Block, *strand, trace)) {
	for _, b := range s.Blocks {
		if b.Wave != wave || b.Refused != nil {
			continue
		}
		for _, st := range b.strands {
			for _, t := range st.traces {
				yield(b, st, t)
			}
		}
	}
}

// ages that a form is for, in whole years.
var formAges = map[sdq.Form][2]int{sdq.Form2to4: {2, 4}, sdq.Form4to17: {4, 17}, sdq.Form18Plus: {18, 120}}

// selfFrom is the age from which the young person's own form is meant.
const selfFrom = 11

// checkAge compares the age on the day of the form, where a row has both dates,
// with the ages the form is for. Under 4 there is no band on the form for 4 to 17.
func (s *Survey) checkAge(e *entry, b *Block, out *Scored) {
	if e.cells.dob.Kind == sheet.Blank || out.Date.Day == 0 || !out.Form.Valid() {
		return
	}
	born, bad := ingest.ParseDate(e.cells.dob, e.lane.source.date1904)
	if bad != ingest.DateFine || born.Day == 0 {
		return
	}
	age := yearsBetween(born, out.Date)
	limits := formAges[out.Form]
	switch {
	case age < 0:
		s.cell(RuleBirth, e, e.lane.col[fieldDOB], sheet.Cell{})
		out.flag(flagBirth)
	case age < limits[0] || age > limits[1] || b.Informant == sdq.Self && age < selfFrom:
		s.Log.Add(finding.Finding{Rule: RuleAge, From: e.ref(e.lane.col[fieldDOB]), Pupil: string(e.id), Seen: fmt.Sprintf("age %d, form %s, %s", age, out.Form, b.Informant)})
		out.flag(flagAge)
		if out.Form == sdq.Form4to17 && age < limits[0] {
			out.Form = 0
		}
	}
}

// yearsBetween is the age in whole years.
func yearsBetween(born, day ingest.Date) int {
	years := int(day.Year) - int(born.Year)
	if day.Month < born.Month || day.Month == born.Month && day.Day < born.Day {
		years--
	}
	return years
}

// longRun is how many equal answers in a row are worth a look; in real answers
// the longest of a hundred pupils is 9 to 11.
const longRun = 12

// patterns looks for questionnaires that were not filled in with care.
func (s *Survey) patterns(e *entry, out *Scored) {
	items := asTicked(&out.Answers)
	given, flat := flatLine(items)
	switch {
	case flat && given >= flatAnswers:
		s.Log.Add(finding.Finding{Rule: RuleFlatLine, From: e.ref(0), Pupil: string(e.id)})
		out.flag(flagFlat)
	case hasLongRun(items):
		s.Log.Add(finding.Finding{Rule: RuleLongRun, From: e.ref(0), Pupil: string(e.id)})
		out.flag(flagRun)
	}
}

// asTicked are the answers before anybody reversed the five.
func asTicked(r *sdq.Response) *[sdq.Items]sdq.Answer {
	if !r.AlreadyReversed {
		return &r.Items
	}
	items := r.Items
	for _, i := range reversedItems {
		if n, ok := items[i].Value(); ok {
			items[i], _ = sdq.AnswerOf(2 - n)
		}
	}
	return &items
}

// flatAnswers is how many answers have to be the same for a flat line.
const flatAnswers = 20

// flatLine reports whether all answers given are the same. It stops counting at
// the first that is not.
func flatLine(items *[sdq.Items]sdq.Answer) (given int, flat bool) {
	first := sdq.Missing
	for _, a := range items {
		switch {
		case a == sdq.Missing:
			continue
		case first == sdq.Missing:
			first = a
		case a != first:
			return given, false
		}
		given++
	}
	return given, true
}

// hasLongRun looks for equal answers in a row; a blank ends a run.
func hasLongRun(items *[sdq.Items]sdq.Answer) bool {
	// A run of 12 of 25 holds items 10 to 12 or items 14 to 16.
	if !(items[9] == items[10] && items[10] == items[11]) && !(items[13] == items[14] && items[14] == items[15]) {
		return false
	}
	run := 0
	for i, a := range items {
		switch {
		case a == sdq.Missing:
			run = 0
			continue
		case run > 0 && a == items[i-1]:
			run++
		default:
			run = 1
		}
		if run >= longRun {
			return true
		}
	}
	return false
}
