package attendance

import (
	"apst/metrics/record"
)

// skimmer reads the rows of a register with a row a session from the numbers of their
// texts. It knows texts that mean one thing and leave nothing to say; all others are
// for [plan.read], row by row, which is asked what a text means as well.
type skimmer struct {
	rd       *reading
	plan     *plan
	register *Register // in which enrolments are looked up, never made
	columns  skimColumns
}

// skimColumns are where in a row the numbers stand.
type skimColumns struct {
	pupil, mark, school int
	time                []int // one of the day and the session, or one of each
	noSchool            bool
}

// skimTexts is what texts mean, by their numbers.
type skimTexts struct {
	pupils  []skimPupil
	schools []School // and one; 0 is not known
	times   [2][]skimTime
	marks   [][]Code // by number, then by era and session; Nothing is not known
}

// skimPupil is the enrolment that a pupil's number was last looked up for.
type skimPupil struct {
	known  bool
	school School
	e      Enrolment
}

// skimTime is what the text of a day, of a session, or of both, adds to a slot.
type skimTime struct {
	state skimState
	era   uint8
	add   Slot
}

// skimState is whether it is known what a text means.
type skimState uint8

const (
	notKnown skimState = iota
	meansOne           // it means one thing
	notPlain           // rows with it are to be read one by one
)

// skim is how rows of a block are skimmed, and who reads them; nil for a block whose
// rows are to be read one by one.
func (rd *reading) skim(b *record.Block) (*skimmer, *record.Skim) {
	p := rd.plans[b.ID]
	if p == nil || b.Shape.ID != shapeSessions {
		return nil, nil
	}
	how := &record.Skim{Together: []string{fieldDate, p.sessionField}, Alone: []string{fieldMark}}
	if b.Has(fieldSchool) {
		how.Alone = append(how.Alone, fieldSchool)
	}
	return &skimmer{rd: rd, plan: p}, how
}

// begin settles where the numbers stand, and gives what is known of them.
func (s *skimmer) begin(k *record.Skimmed) *skimTexts {
	if texts, ok := (*k.Memo()).(*skimTexts); ok {
		return texts
	}
	c := skimColumns{noSchool: true}
	for i, fields := range k.Columns {
		switch {
		case len(fields) == 0:
			c.pupil = i
		case fields[0] == fieldMark:
			c.mark = i
		case fields[0] == fieldSchool:
			c.school, c.noSchool = i, false
		default:
			c.time = append(c.time, i)
		}
	}
	s.columns = c
	texts := &skimTexts{}
	*k.Memo() = texts
	return texts
}

// at returns what stands at a number, with room made for it.
func at[T any](list *[]T, number uint32) *T {
	for int(number) >= len(*list) {
		*list = append(*list, make([]T, max(64, len(*list)))...)
	}
	return &(*list)[number]
}

// slot is the session of a row, and the era of its codes.
func (s *skimmer) slot(k *record.Skimmed, texts *skimTexts, row []uint32) (slot Slot, era uint8, ok bool) {
	for i, column := range s.columns.time {
		number := row[column]
		list := &texts.times[i]
		if int(number) >= len(*list) || (*list)[number].state == notKnown {
			*at(list, number) = s.timeOf(k, column, number)
		}
		t := &(*list)[number]
		if t.state != meansOne {
			return 0, 0, false
		}
		slot += t.add
		era |= t.era
	}
	return slot, era, true
}

// timeOf reads the text of a day or a session as the rows are read.
func (s *skimmer) timeOf(k *record.Skimmed, column int, number uint32) skimTime {
	rec, l, out := k.Record(column, number), &line{}, skimTime{state: meansOne}
	for _, field := range k.Columns[column] {
		if field != fieldDate {
			half, said := s.plan.half(rec, l)
			if !said {
				return skimTime{state: notPlain}
			}
			out.add += Slot(half)
			continue
		}
		day, ok := s.plan.day(rec, fieldDate, l)
		if !ok {
			return skimTime{state: notPlain}
		}
		out.add += SlotOf(day, Morning)
		out.era = uint8(eraIndex(day))
	}
	if len(l.faults) > 0 {
		out.state = notPlain
	}
	return out
}

// code is the code of a row's mark in its session; Unknown where there is more to say
// of it.
func (s *skimmer) code(k *record.Skimmed, texts *skimTexts, number uint32, slot Slot, era uint8) Code {
	codes := at(&texts.marks, number)
	if *codes == nil {
		*codes = make([]Code, 2*len(codeTables().eras))
	}
	c := &(*codes)[2*int(era)+int(slot.Session())]
	if *c != Nothing {
		return *c
	}
	*c = Unknown
	rec, col := k.Record(s.columns.mark, number), s.plan.block.Column(fieldMark)
	if cell, ok := markCell(rec, fieldMark, col); ok {
		if m := markIn(s.plan.marks, cell, slot, col); m.rule == nil && m.Notes&(LowerCase|WrongSlash) == 0 {
			*c = m.Code
		}
	}
	return *c
}

// enrolment is that of a row, if the register has it.
func (s *skimmer) enrolment(k *record.Skimmed, texts *skimTexts, row []uint32) (Enrolment, bool) {
	school, ok := s.school(k, texts, row)
	if !ok {
		return 0, false
	}
	number := row[s.columns.pupil]
	p := at(&texts.pupils, number)
	if p.known && p.school == school {
		return p.e, true
	}
	upn, ok := PackUPN(k.AppendText(nil, s.columns.pupil, number))
	if !ok || school > maxIndexed {
		return 0, false
	}
	e, ok := s.register.index.find(school, upn)
	if ok {
		*p = skimPupil{true, school, e}
	}
	return e, ok
}

// school is that of a row, if the register has it.
func (s *skimmer) school(k *record.Skimmed, texts *skimTexts, row []uint32) (School, bool) {
	number := uint32(0)
	if !s.columns.noSchool {
		number = row[s.columns.school]
	}
	known := at(&texts.schools, number)
	if *known == 0 {
		text := ""
		if !s.columns.noSchool {
			text, _ = k.Record(s.columns.school, number).Text(fieldSchool)
		}
		school, ok := s.register.bySchool[s.rd.schoolName(s.plan, text)]
		if !ok {
			return 0, false
		}
		*known = school + 1
	}
	return *known - 1, true
}

// take enters the marks of rows, from the first to one that is to be read by itself:
// of a pupil whom the register does not have, with something to say of it, or of a
// session that has a mark.
func (in *intake) skim(s *skimmer, k *record.Skimmed) int {
	s.register = in.register
	texts, n, blank, i := s.begin(k), len(k.Columns), 0, 0
	for ; i < k.Rows; i++ {
		row := k.Numbers[i*n : i*n+n]
		slot, era, ok := s.slot(k, texts, row)
		if !ok || slot < firstSlot || slot > lastSlot {
			break
		}
		code := s.code(k, texts, row[s.columns.mark], slot, era)
		if code == Unknown {
			break
		}
		e, ok := s.enrolment(k, texts, row)
		if !ok {
			break
		}
		cell := in.register.cell(e, placeOf(slot))
		if cell == nil || *cell != uint8(Nothing) {
			break
		}
		*cell = uint8(code)
		if code == NoMark {
			blank++
		}
	}
	in.register.marks += i
	in.counts.Read += i
	in.counts.blank += blank
	in.counts.marks += i - blank
	return i
}
