package ngrt

import (
	"fmt"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// numbers is a text with numbers in it.
func numbers(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// ageRules are the rules for ages that cannot be read.
var ageRules = map[ageProblem]*finding.Rule{
	ageBad: RuleAge, ageMonths: RuleAge, ageOutside: RuleAge, ageRounded: RuleAge, ageDate: RuleAgeDate, ageDecimal: RuleAgeDecimal,
}

// takeAges reads the reading age and the age at the test, and compares the latter
// with the dates.
func (rd *Reading) takeAges(rec entry, r *result) {
	r.reading = rd.takeAge(rec, r, fieldReadingAge, r.block.readings, "reading-age-unreadable")
	r.age = rd.takeAge(rec, r, fieldAge, r.block.ages, "age-unreadable")
	if r.reading.censored != "" {
		r.flag("reading-age-censored")
	}
	born := rd.born(rec)
	if born.Day == 0 || r.date.Day == 0 {
		return
	}
	months := monthsBetween(born, r.date)
	if months < limit("tested-least") || months > limit("tested-most") {
		r.find(rd.req.Log, RuleTooYoung, r.ref(fieldDate), numbers("%d years and %d months", months/12, months%12))
		r.flag("age-outside-test")
	}
	off, least, most := limit("age-off"), r.age.months, r.age.months
	if r.age.years {
		most += 11
	}
	if r.age.months > 0 && (months < least-off || months > most+off) {
		r.find(rd.req.Log, RuleAgeDiffers, r.ref(fieldAge), numbers("age %s, the dates give %d:%02d", r.age, months/12, months%12))
		r.flag("age-differs")
	}
}

// takeAge reads one age.
func (rd *Reading) takeAge(rec entry, r *result, field string, with ageReader, flag string) age {
	cell := rec.Cell(field)
	text, got := rec.Text(field)
	if got == record.Bad {
		r.flag(flag)
	}
	if got != record.Given {
		return age{}
	}
	a, problem := with.read(cell.Kind, text)
	if rule := ageRules[problem]; rule != nil {
		r.find(rd.req.Log, rule, rec.Ref(field), text+problem.why())
		r.flag(flag)
	}
	return a
}

// birth is the date of birth in a line, which is read once for all its sittings.
type birth struct {
	table *ingest.Table
	row   int
	born  ingest.Date
}

// born is the pupil's date of birth: that of the row, or else of the list of pupils.
func (rd *Reading) born(rec entry) ingest.Date {
	if rd.birth.table != rec.Block.Table || rd.birth.row != rec.Row {
		rd.birth = birth{rec.Block.Table, rec.Row, rd.readBorn(rec)}
	}
	return rd.birth.born
}

func (rd *Reading) readBorn(rec entry) ingest.Date {
	if cell := rec.Cell(record.Born); cell.Kind != sheet.Blank && !ingest.PlaceholderBirth(cell, rec.Block.Date1904()) {
		if d, got := rec.Date(record.Born); got == record.Given {
			return d
		}
		return ingest.Date{}
	}
	for _, s := range rd.req.Roll.Of(rec.Pupil) {
		if !s.Born.IsZero() {
			return s.Born
		}
	}
	return ingest.Date{}
}

// monthsBetween is how many whole months lie between two days, the later given
// second.
func monthsBetween(from, to ingest.Date) int {
	n := 12*(int(to.Year)-int(from.Year)) + int(to.Month) - int(from.Month)
	if to.Day < from.Day {
		n--
	}
	return n
}
