package intake

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// ages that a form is for, in whole years.
var formAges = map[sdq.Form][2]int{sdq.Form2to4: {2, 4}, sdq.Form4to17: {4, 17}, sdq.Form18Plus: {18, 120}}

// selfFrom is the age from which the young person's own form is meant.
const selfFrom = 11

// KnowBirths tells the survey dates of birth by identifier, as a list of pupils has
// them. They stand where a row has none of its own. It is to be called before
// [Survey.Score].
func (s *Survey) KnowBirths(born map[string]ingest.Date) { s.births = born }

// birth is a pupil's date of birth, and the column it stands in; 0 for one from the
// list of pupils. Without one that can be used, ok is false.
func (s *Survey) birth(e *entry, out *Scored) (born ingest.Date, col int, ok bool) {
	if e.cells.dob.Kind == sheet.Blank {
		born, ok = s.births[string(e.id)]
		return born, 0, ok && born.Day > 0
	}
	col = e.lane.col[fieldDOB]
	if ingest.PlaceholderBirth(e.cells.dob, e.lane.source.date1904) {
		s.cell(RuleBirthPlaceholder, e, col, e.cells.dob)
		out.flag(flagBirthNone)
		return born, col, false
	}
	born, bad := ingest.ParseDate(e.cells.dob, e.lane.source.date1904)
	return born, col, bad == ingest.DateFine && born.Day > 0
}

// checkAge compares the age on the day of the form, where both dates are known,
// with the ages the form is for. Under 4 there is no band on the form for 4 to 17.
// A date that only stands for a date of birth says nothing about the age.
func (s *Survey) checkAge(e *entry, b *Block, out *Scored) {
	born, col, ok := s.birth(e, out)
	if !ok || out.Date.Day == 0 || !out.Form.Valid() {
		return
	}
	by := ""
	if col == 0 { // the date to compare with is in another file: point at the form's
		col, by = e.lane.date, ", by the list of pupils"
	}
	age := yearsBetween(born, out.Date)
	limits := formAges[out.Form]
	switch {
	case age < 0:
		s.Log.Add(finding.Finding{Rule: RuleBirth, From: e.ref(col), Pupil: string(e.id), Seen: strings.TrimPrefix(by, ", ")})
		out.flag(flagBirth)
	case age < limits[0] || age > limits[1] || b.Informant == sdq.Self && age < selfFrom:
		s.Log.Add(finding.Finding{Rule: RuleAge, From: e.ref(col), Pupil: string(e.id), Seen: fmt.Sprintf("age %d, form %s, %s%s", age, out.Form, b.Informant, by)})
		out.flag(flagAge)
		out.Underage = out.Form == sdq.Form4to17 && age < limits[0]
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
