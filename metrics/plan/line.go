package plan

import (
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// line is one row of a file: what it says of a pupil's plan.
type line struct {
	pupil     string
	at        sheet.Ref
	placement int           // which stay, where the row says so by number
	days      []ingest.Date // by which the stay can be told, the most telling first
	cells     []metrics.Used

	claims         map[string]*claim // of the whole plan, by field
	objectives     []*objective
	reviews        []*review
	qualifications []*qualification
}

// claim is what a row says of a whole plan.
type claim struct {
	same   string // equal for claims that say the same
	word   string // as a word that can be counted; empty for words of its own
	text   string // as it is written
	answer answer
	n      int // a count, or half days
	day    ingest.Date
	at     sheet.Ref
}

// reader reads one record.
type reader struct {
	in *intake
	r  *record.Record
	l  *line
}

// names are the fields in words, for explanations.
var names = map[string]string{
	fieldPurpose: "purpose", fieldPlacement: "number of the stay", fieldStart: "start of the placement", fieldPlannedEnd: "planned end", fieldLength: "planned length",
	fieldDestination: "planned destination", fieldReintegration: "reintegration plan", fieldDays: "days at another school",
	fieldReviewsDue: "reviews planned", fieldReviewsHeld: "reviews held", fieldAllTaken: "qualifications taken", fieldAllPassed: "qualifications passed",
	fieldObjective: "objective", fieldCriterion: "criterion", fieldTarget: "target date", fieldMet: "met", fieldEvidence: "date of evidence",
	fieldPlanned: "review planned for", fieldHeld: "review held", fieldAttendees: "attendees",
	fieldSubject: "subject", fieldLevel: "level", fieldTaken: "taken", fieldPassed: "passed", fieldGrade: "grade", fieldDate: "date",
}

// fieldName is a field in words: the second objective of a row is an objective.
func fieldName(field string) string {
	if name, ok := names[field]; ok {
		return name
	}
	if i := strings.LastIndexByte(field, '_'); i > 0 {
		return names[field[:i]] + " " + field[i+1:]
	}
	return field
}

// used keeps a cell for explanations.
func (rd *reader) used(field, read string) {
	stored := string(rd.r.Cell(field).Text)
	if read == strings.TrimSpace(stored) {
		read = ""
	}
	rd.l.cells = append(rd.l.cells, metrics.Used{At: rd.r.Ref(field), Field: fieldName(field), Stored: stored, Read: read})
}

// text reads a field as text.
func (rd *reader) text(field string) string {
	text, got := rd.r.Text(field)
	if got != record.Given {
		return ""
	}
	rd.used(field, text)
	return text
}

// date reads a field as a day. One that is later than the day the data are from is
// told where it is of something that happened.
func (rd *reader) date(field string, happened bool) ingest.Date {
	d, got := rd.r.Date(field)
	if got != record.Given {
		return ingest.Date{}
	}
	rd.used(field, d.String())
	if asOf := rd.in.request.AsOf; happened && !asOf.IsZero() && d.After(asOf) {
		rd.r.Find(finding.Finding{Rule: RuleFuture, From: rd.r.Ref(field), Seen: d.String() + ", as of " + asOf.String()})
	}
	return d
}

// word reads a field as a word of one of some sets; a word that they do not have is
// told.
func (rd *reader) word(field string, sets ...string) string {
	text, got := rd.r.Text(field)
	if got != record.Given {
		return ""
	}
	v, ok := lookUp(text, sets...)
	if !ok {
		rd.r.Find(finding.Finding{Rule: RuleWord, From: rd.r.Ref(field), Seen: text, Expected: wanted(sets[0])})
		rd.used(field, "nothing: the word is not known")
		return ""
	}
	rd.used(field, v)
	return v
}

// wrong tells of a number that cannot be.
func (rd *reader) wrong(field, text string) {
	rd.r.Find(finding.Finding{Rule: RuleNumber, From: rd.r.Ref(field), Seen: text})
	rd.used(field, "nothing: the number cannot be")
}

// claim keeps what a row says of the whole plan.
func (rd *reader) claim(field string, c claim) {
	c.at = rd.r.Ref(field)
	rd.l.claims[field] = &c
}

// plan reads what a row says of the whole plan.
func (rd *reader) plan() {
	if text := rd.text(fieldPlacement); text != "" {
		n, ok := count(text)
		if !ok || n == 0 {
			rd.wrong(fieldPlacement, text)
		} else {
			rd.l.placement = n
		}
	}
	for _, field := range []string{fieldPurpose, fieldDestination} {
		if text := rd.text(field); text != "" {
			word, _ := lookUp(text, field)
			rd.claim(field, claim{same: record.Squeeze(text), word: word, text: text})
		}
	}
	if text := rd.text(fieldReintegration); text != "" {
		c := claim{same: record.Squeeze(text), text: text, answer: yes} // a text is the plan itself
		if v, ok := lookUp(text, setYesNo, fieldReintegration); ok {
			c = claim{same: v, answer: answers[v]}
		}
		rd.claim(fieldReintegration, c)
	}
	for _, field := range []string{fieldStart, fieldPlannedEnd} {
		if d := rd.date(field, false); !d.IsZero() {
			rd.claim(field, claim{same: d.String(), day: d})
			if field == fieldStart {
				rd.l.days = append(rd.l.days, d)
			}
		}
	}
	if text := rd.text(fieldLength); text != "" {
		rd.claim(fieldLength, claim{same: record.Squeeze(text), text: text})
	}
	if text := rd.text(fieldDays); text != "" {
		if n, ok := halfDays(text); ok {
			rd.claim(fieldDays, claim{same: daysText(n), n: n})
		} else {
			rd.wrong(fieldDays, text)
		}
	}
	for _, field := range []string{fieldReviewsDue, fieldReviewsHeld, fieldAllTaken, fieldAllPassed} {
		if text := rd.text(field); text != "" {
			if n, ok := count(text); ok {
				rd.claim(field, claim{same: text, n: n})
			} else {
				rd.wrong(field, text)
			}
		}
	}
	taken, passed := rd.l.claims[fieldAllTaken], rd.l.claims[fieldAllPassed]
	if taken != nil && passed != nil && passed.n > taken.n {
		rd.r.Find(finding.Finding{Rule: RuleQualification, From: passed.at, Seen: passed.same + " passed of " + taken.same + " taken"})
		delete(rd.l.claims, fieldAllTaken)
		delete(rd.l.claims, fieldAllPassed)
	}
}

// daysText writes half days as days.
func daysText(halves int) string {
	text := string('0' + rune(halves/2))
	if halves%2 == 1 {
		text += ".5"
	}
	return text
}
