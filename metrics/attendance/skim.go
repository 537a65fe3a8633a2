package attendance

import (
	"context"
	"iter"

	"apst/metrics/record"
)

// skimmer reads the rows of a register with a row a session from the numbers of their
// texts. It knows texts that mean one thing and leave nothing to say; rows with others
// are read by [plan.read], which is asked what a text means as well.
type skimmer struct {
	rd       *reading
	plan     *plan
	register *Register // in which enrolments are looked up, never made

	pupil, mark, school int    // where in a row the numbers stand; school is -1 for none
	time                [2]int // of the day and of the session; the same for both in one text
}

// skimTexts is what texts mean, by their numbers.
type skimTexts struct {
	pupils  []skimPupil
	schools []School // and one; 0 is not known
	times   [2][]skimTime
	codes   []Code // by number, era and session; Nothing is not known, Unknown is not plain
}

// skimPupil is the enrolment for which the number of a pupil last stood.
type skimPupil struct {
	school School // and one; 0 is not known
	e      Enrolment
}

// skimTime is what the text of a day, of a session, or of both, adds to a slot.
type skimTime struct {
	state skimState
	era   uint8
	add   Slot
	place place // of the slot, where the text is of both
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

// texts is what is known of texts, and settles where the numbers stand.
func (s *skimmer) texts(k *record.Skimmed) *skimTexts {
	if texts, ok := (*k.Memo()).(*skimTexts); ok {
		return texts
	}
	texts := &skimTexts{}
	*k.Memo() = texts
	s.school = -1
	for i, fields := range k.Columns {
		switch {
		case len(fields) == 0:
			s.pupil = i
		case fields[0] == fieldMark:
			s.mark = i
		case fields[0] == fieldSchool:
			s.school = i
		case len(fields) == 2:
			s.time = [2]int{i, i}
		case fields[0] == fieldDate:
			s.time[0] = i
		case fields[0] == s.plan.sessionField:
			s.time[1] = i
		}
	}
	return texts
}

// grown returns what stands at a number in a list, with room made for it.
func grown[T any](list *[]T, number int) *T {
	for number >= len(*list) {
		*list = append(*list, make([]T, max(64, len(*list)))...)
	}
	return &(*list)[number]
}

// slot is the session of a row, and the era of its codes.
func (s *skimmer) slot(k *record.Skimmed, texts *skimTexts, row []uint32) (Slot, uint8, bool) {
	day := s.timeAt(k, texts, 0, row[s.time[0]])
	if day.state != meansOne || s.time[0] == s.time[1] {
		return day.add, day.era, day.state == meansOne
	}
	half := s.timeAt(k, texts, 1, row[s.time[1]])
	return day.add + half.add, day.era, half.state == meansOne
}

func (s *skimmer) timeAt(k *record.Skimmed, texts *skimTexts, which int, number uint32) skimTime {
	if list := texts.times[which]; int(number) < len(list) && list[number].state != notKnown {
		return list[number]
	}
	t := s.timeOf(k, s.time[which], number)
	*grown(&texts.times[which], int(number)) = t
	return t
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
		if !ok || SlotOf(day, Morning) < firstSlot || SlotOf(day, Afternoon) > lastSlot {
			return skimTime{state: notPlain}
		}
		out.add += SlotOf(day, Morning)
		out.era = uint8(eraIndex(day))
	}
	if len(l.faults) > 0 {
		out.state = notPlain
	}
	out.place = placeOf(out.add)
	return out
}

// code is the code of a mark in its session; Unknown where there is more to say of it.
func (s *skimmer) code(k *record.Skimmed, texts *skimTexts, number uint32, slot Slot, era uint8) Code {
	at := codeAt(number, era, slot)
	if at < len(texts.codes) && texts.codes[at] != Nothing {
		return texts.codes[at]
	}
	c := Unknown
	rec, col := k.Record(s.mark, number), s.plan.block.Column(fieldMark)
	if cell, ok := markCell(rec, fieldMark, col); ok {
		if m := markIn(s.plan.marks, cell, slot, col); m.rule == nil && m.Notes&(LowerCase|WrongSlash) == 0 {
			c = m.Code
		}
	}
	*grown(&texts.codes, at) = c
	return c
}

// codeAt is where in a list the code of a mark stands.
func codeAt(number uint32, era uint8, slot Slot) int {
	return int(number)*marksApart + 2*int(era) + int(slot&1)
}

// marksApart is how far the codes of one mark are from those of the next: there are
// fewer eras than half of it.
const marksApart = 32

// enrolment is that of a row, if the register has it.
func (s *skimmer) enrolment(k *record.Skimmed, texts *skimTexts, row []uint32) (Enrolment, bool) {
	school, ok := School(0), true
	if len(texts.schools) > 0 && s.school < 0 {
		school = texts.schools[0] - 1
	} else if school, ok = s.schoolAt(k, texts, row); !ok {
		return 0, false
	}
	number := row[s.pupil]
	if list := texts.pupils; int(number) < len(list) && list[number].school == school+1 {
		return list[number].e, true
	}
	upn, ok := PackUPN(k.AppendText(nil, s.pupil, number))
	if !ok || school > maxIndexed {
		return 0, false
	}
	e, ok := s.register.index.find(school, upn)
	if ok {
		*grown(&texts.pupils, int(number)) = skimPupil{school + 1, e}
	}
	return e, ok
}

// schoolAt is the school of a row, if the register has it.
func (s *skimmer) schoolAt(k *record.Skimmed, texts *skimTexts, row []uint32) (School, bool) {
	number, text := uint32(0), ""
	if s.school >= 0 {
		number = row[s.school]
	}
	if list := texts.schools; int(number) < len(list) && list[number] > 0 {
		return list[number] - 1, true
	}
	if s.school >= 0 {
		text, _ = k.Record(s.school, number).Text(fieldSchool)
	}
	school, ok := s.register.bySchool[s.rd.schoolName(s.plan, text)]
	if ok {
		*grown(&texts.schools, int(number)) = school + 1
	}
	return school, ok
}

// known is find for a row of which all texts are known; most are.
func (s *skimmer) known(texts *skimTexts, row []uint32) (cell *uint8, code Code, ok bool) {
	times, school := texts.times[0], uint32(0)
	if s.school >= 0 {
		school = row[s.school]
	}
	day, pupil := int(row[s.time[0]]), int(row[s.pupil])
	if s.time[0] != s.time[1] || day >= len(times) || pupil >= len(texts.pupils) || int(school) >= len(texts.schools) {
		return nil, 0, false
	}
	t, p := &times[day], &texts.pupils[pupil]
	at := codeAt(row[s.mark], t.era, t.add)
	if t.state != meansOne || at >= len(texts.codes) || p.school == 0 || p.school != texts.schools[school] {
		return nil, 0, false
	}
	if code = texts.codes[at]; code == Nothing || code == Unknown {
		return nil, 0, false
	}
	return s.register.cell(p.e, t.place), code, true
}

// find is the cell of a row's session and the code for it; nil for a row that is to be
// read by itself.
func (s *skimmer) find(k *record.Skimmed, texts *skimTexts, row []uint32) (*uint8, Code) {
	slot, era, ok := s.slot(k, texts, row)
	if !ok {
		return nil, 0
	}
	code := s.code(k, texts, row[s.mark], slot, era)
	if code == Unknown {
		return nil, 0
	}
	e, ok := s.enrolment(k, texts, row)
	if !ok {
		return nil, 0
	}
	return s.register.cell(e, placeOf(slot)), code
}

// skim enters the marks of rows, from the first to one that is to be read by itself:
// of a pupil whom the register does not have, of a text that there is something to say
// of, or of a session that has a mark.
func (in *intake) skim(s *skimmer, k *record.Skimmed) int {
	s.register = in.register
	texts, n, blank, i := s.texts(k), len(k.Columns), 0, 0
	for ; i < k.Rows; i++ {
		row := k.Numbers[i*n : i*n+n]
		cell, code, known := s.known(texts, row)
		if !known {
			cell, code = s.find(k, texts, row)
		}
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

// records yields the records once more, and tells nothing. Rows with a session are left
// out where it is none of those wanted.
func (rd *reading) records(ctx context.Context, wanted func(Enrolment, Slot) bool) iter.Seq2[*record.Record, error] {
	return rd.source.Skim(ctx, nil, func(b *record.Block) *record.Skim {
		s, how := rd.skim(b)
		if how != nil {
			s.register = rd.register
			how.Take = func(k *record.Skimmed) int { return s.pass(k, wanted) }
		}
		return how
	})
}

// pass passes over rows up to one of a session that is wanted, or cannot be told.
func (s *skimmer) pass(k *record.Skimmed, wanted func(Enrolment, Slot) bool) int {
	texts, n := s.texts(k), len(k.Columns)
	for i := range k.Rows {
		row := k.Numbers[i*n : i*n+n]
		slot, _, ok := s.slot(k, texts, row)
		if !ok {
			return i
		}
		if e, ok := s.enrolment(k, texts, row); !ok || wanted(e, slot) {
			return i
		}
	}
	return k.Rows
}
