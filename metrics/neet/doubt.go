package neet

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/record"
)

// birth settles the month of birth: of the records, and where they have none of the
// list of pupils. Two that differ leave none.
func (in *intake) birth(s *standing) {
	at := func(e *entry) string {
		if e.block.Has(record.Born) {
			return record.Born
		}
		return fieldBirthMonth
	}
	for _, e := range s.entries {
		switch {
		case e.born.IsZero():
		case s.born.IsZero():
			s.born = e.born
		case !sameMonth(s.born, e.born):
			in.births(s, finding.Finding{From: e.ref(at(e)), Seen: s.born.String() + " and " + e.born.String()})
			return
		}
	}
	for _, stay := range in.request.Roll.Of(s.pupil) {
		switch {
		case stay.Born.IsZero():
		case s.born.IsZero():
			s.born = stay.Born
		case !sameMonth(s.born, stay.Born):
			in.births(s, finding.Finding{From: s.entries[0].ref(at(s.entries[0])), Seen: s.born.String() + ", on the list of pupils " + stay.Born.String()})
			return
		}
	}
	if s.born.IsZero() {
		in.once(finding.Finding{Rule: RuleNoBirth, From: s.entries[0].ref(at(s.entries[0])), Pupil: s.pupil})
		s.raise(RuleNoBirth, flagNoBirth)
	}
}

// once adds a finding about a pupil, whatever the number of days that show it.
func (in *intake) once(f finding.Finding) {
	k := told{f.Rule, f.Pupil}
	if !in.told[k] {
		in.told[k] = true
		in.log.Add(f)
	}
}

func (in *intake) births(s *standing, f finding.Finding) {
	f.Rule, f.Pupil = RuleBirths, s.pupil
	in.once(f)
	s.raise(RuleBirths, flagBirths)
	s.born = ingest.Date{}
}

func sameMonth(a, b ingest.Date) bool { return a.Year == b.Year && a.Month == b.Month }

// doubt tells what the current record says against itself.
func (in *intake) doubt(s *standing) {
	e, g := s.chosen, s.chosen.code.Group
	if e.lapsed != NoAnswer && !e.due.IsZero() && e.lapsed != answerOf(s.day.After(e.due)) {
		in.tell(s, RuleLapse, fieldLapsed, fmt.Sprintf("lapsed %s, due to lapse %s, judged at %s", answerNames[e.lapsed], e.due, s.day), flagLapse)
	}
	if e.start.After(s.day) && !slices.Contains(agreedStarts, e.code.Code) {
		in.tell(s, RuleAfter, fieldStart, fmt.Sprintf("starts %s, judged at %s", e.start, s.day), flagAfter)
	}
	if e.known().After(s.day) {
		in.tell(s, RuleAfter, e.knownField(), fmt.Sprintf("confirmed %s, judged at %s", e.known(), s.day), flagAfter)
	}
	if !e.neetStart.IsZero() && g.Status == EET {
		in.tell(s, RuleNEETStart, fieldNEETStart, "NEET since "+e.neetStart.String()+", code "+e.code.Code, flagNEETStart)
	}
	if e.carried.transferred != "" && strings.Trim(e.carried.transferred, "0") != "" {
		s.flag(flagTransferred)
	}
	if s.born.IsZero() {
		return
	}
	age, _ := s.age()
	switch young := compulsory(s.born, s.day); {
	case g.Status == SchoolAge && age >= youngest:
		in.tell(s, RuleStale, fieldCode, fmt.Sprintf("code %s at academic age %d", e.code.Code, age), flagStale)
	case g.postSixteen() && young:
		in.tell(s, RuleYoung, fieldCode, fmt.Sprintf("code %s, of compulsory school age until %s", e.code.Code, schoolAgeEnds(s.born)), flagYoung)
	}
}
