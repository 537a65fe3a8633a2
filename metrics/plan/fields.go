package plan

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"

	"apst/metrics/record"
)

// The fields of the tables, as the lists of headings name them.
const (
	fieldPurpose       = "purpose"
	fieldPlacement     = "placement"
	fieldStart         = "start"
	fieldPlannedEnd    = "planned_end"
	fieldLength        = "planned_length"
	fieldDestination   = "destination"
	fieldReintegration = "reintegration"
	fieldDays          = "days_elsewhere"
	fieldReviewsDue    = "reviews_planned"
	fieldReviewsHeld   = "reviews_held"
	fieldAllTaken      = "qualifications_taken"
	fieldAllPassed     = "qualifications_passed"

	fieldObjective = "objective"
	fieldCriterion = "criterion"
	fieldTarget    = "target"
	fieldMet       = "met"
	fieldEvidence  = "evidence"

	fieldPlanned   = "planned"
	fieldHeld      = "held"
	fieldAttendees = "attendees"

	fieldSubject = "subject"
	fieldLevel   = "level"
	fieldTaken   = "taken"
	fieldPassed  = "passed"
	fieldGrade   = "grade"
	fieldDate    = "date"
)

// The shapes.
const (
	shapeObjectives     = "objectives"
	shapeReviews        = "reviews"
	shapeQualifications = "qualifications"
	shapePlans          = "plans"
)

var (
	//go:embed tables/headings_plan.csv
	planHeadings string
	//go:embed tables/headings_objectives.csv
	objectiveHeadings string
	//go:embed tables/headings_reviews.csv
	reviewHeadings string
	//go:embed tables/headings_qualifications.csv
	qualificationHeadings string
	//go:embed tables/headings_numbered.csv
	numberedHeadings string
)

// anybody is what says who a row is about. Every shape needs some of it: a purpose may
// be called reintegration, and a row of a plan would otherwise look like headings.
var anybody = []string{record.UPN, record.LocalID, record.Name, record.Surname, record.Forename}

// spec is what there is to know of the tables. The first shape that fits is taken:
// a row for each objective may say of the whole plan what a row for each pupil says.
var spec = &record.Spec{
	Measure: measureID, Noun: "placement plans",
	Shapes: []*record.Shape{
		{ID: shapeObjectives, Title: "a row for each objective of a plan", Headings: record.NewHeadings(objectiveHeadings + below(planHeadings)).ReadBy(numberedReader{}),
			Needs: [][]string{anybody, {fieldObjective}, {fieldCriterion, fieldMet, fieldTarget, fieldEvidence, fieldPurpose, fieldReintegration}},
			Not:   []string{numbered(fieldObjective, 1), numbered(fieldObjective, 2)},
			Dates: []string{fieldStart, fieldPlannedEnd, fieldTarget, fieldEvidence}},
		{ID: shapeReviews, Title: "a row for each review of a placement", Headings: record.NewHeadings(reviewHeadings).ReadBy(numberedReader{}),
			Not:   []string{numbered(fieldPlanned, 1), numbered(fieldPlanned, 2), numbered(fieldHeld, 1), numbered(fieldHeld, 2)},
			Needs: [][]string{anybody, {fieldPlanned, fieldHeld}, {fieldHeld, fieldAttendees}}, Dates: []string{fieldPlanned, fieldHeld}},
		{ID: shapeQualifications, Title: "a row for each qualification", Headings: record.NewHeadings(qualificationHeadings),
			Needs: [][]string{anybody, {fieldSubject}, {fieldTaken, fieldPassed, fieldGrade}}, Dates: []string{fieldDate}},
		{ID: shapePlans, Title: "a row for each pupil and placement", Headings: record.NewHeadings(planHeadings).ReadBy(numberedReader{}),
			Needs: [][]string{anybody, {fieldPurpose, fieldReintegration, fieldDays, numbered(fieldObjective, 1), numbered(fieldObjective, 2)}},
			Dates: append([]string{fieldStart, fieldPlannedEnd}, numberedDates()...)},
	},
}

// below is a table without its first line.
func below(table string) string {
	_, rows, _ := strings.Cut(table, "\n")
	return rows
}

// mostNumbered is how many objectives or reviews one row of a plan can name.
const mostNumbered = 12

// numbered is the field of one of several objectives or reviews in a row.
func numbered(field string, n int) string { return field + "_" + strconv.Itoa(n) }

// numberedDates are the fields of that kind that are dates.
func numberedDates() []string {
	var out []string
	for n := 1; n <= mostNumbered; n++ {
		for _, field := range []string{fieldTarget, fieldEvidence, fieldPlanned, fieldHeld} {
			out = append(out, numbered(field, n))
		}
	}
	return out
}

// numberedReader reads headings with a number in them: "Objective 2", "Review 1 held".
type numberedReader struct{}

// Of implements [record.Reader].
func (numberedReader) Of(heading string) record.Meaning {
	phrase, n := splitNumber(heading)
	if n < 1 || n > mostNumbered {
		return record.Meaning{}
	}
	if field := numberedWords()[phrase]; field != "" {
		return record.Meaning{Field: numbered(field, n), Rank: "1"}
	}
	return record.Meaning{}
}

// Known implements [record.Reader].
func (numberedReader) Known() map[string][]string {
	out := map[string][]string{}
	for _, r := range record.Table(numberedHeadings) {
		out[numbered(r[0], 1)] = append(out[numbered(r[0], 1)], r[2]+" 1")
	}
	return out
}

// splitNumber takes the one number out of a heading: 2 of "Review 2 held", "2nd
// review" and "Objective2". Without one, or with two, n is 0.
func splitNumber(heading string) (phrase string, n int) {
	var rest []string
	for _, word := range strings.FieldsFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		letters := strings.TrimRight(word, "0123456789")
		digits := word[len(letters):]
		if digits == "" { // 2nd
			tail := strings.TrimLeft(word, "0123456789")
			switch strings.ToLower(tail) {
			case "st", "nd", "rd", "th":
				digits, letters = word[:len(word)-len(tail)], ""
			}
		}
		if digits != "" {
			x, err := strconv.Atoi(digits)
			if err != nil || n != 0 {
				return "", 0
			}
			n = x
		}
		rest = append(rest, letters)
	}
	return record.Squeeze(strings.Join(rest, "")), n
}
