package main

import (
	"fmt"
	"strings"

	"apst/internal/manual"
	"apst/metrics/roster"
	"apst/report"
)

// sdqTemplateColumns are all columns that a template for questionnaires can have.
func sdqTemplateColumns() []manual.Column {
	back := &roster.Roster{Pupils: make([]roster.Pupil, 2)} // one pupil, two stays: it has the column for them
	t := buildSDQTemplate(&TemplateOptions{Impact: true}, back)
	return templateColumns(append(t.Columns, followUpColumns...))
}

func rosterTemplateColumns() []manual.Column { return templateColumns(rosterColumns()) }

// templateColumns describes columns to be typed into.
func templateColumns(columns []report.TemplateColumn) (out []manual.Column) {
	for _, c := range columns {
		f, known := typedFields[c.Heading]
		if item, _, _ := strings.Cut(c.Heading, " "); !known {
			f = typedField{"answer to item " + item + ", as ticked", "the form is blank there, or two boxes are marked"}
		}
		field := textColumn(c.Heading, f.holds, strings.Join(c.Choices, "; "), f.empty, "whoever types")
		field.Kind, field.Range = entryRange(c)
		if field.Kind == report.TextColumn && field.Values == "" {
			field.Values = "any text"
		}
		out = append(out, field)
	}
	return out
}

// entryRange is the type of what is typed into a column, and its range; texts have
// none.
func entryRange(c report.TemplateColumn) (report.ColumnKind, string) {
	switch c.Entry {
	case report.DateEntry:
		return report.DateColumn, "1 January 2010 to today"
	case report.BirthEntry:
		return report.DateColumn, "1 January 1990 to today"
	case report.StayEntry:
		return report.DateColumn, "1 January 2010 to 31 December 2060"
	case report.WholeEntry:
		return report.IntColumn, fmt.Sprintf("%d to %d", c.Low, c.High)
	case report.ChoiceEntry:
		if len(c.Choices) == 0 {
			return report.IntColumn, "from 1"
		}
		if c.Choices[0] == "0" {
			return report.IntColumn, "0 to " + c.Choices[len(c.Choices)-1]
		}
	}
	return report.TextColumn, ""
}

// typedField is what a column of a template holds, and what a blank in it means.
type typedField struct{ holds, empty string }

const (
	notOnForm  = "the form is blank there, or does not ask"
	notKnown   = "not known"
	noAnswers  = "the row has no answers"
	impactCode = ": 0 not at all, 1 only a little, 2 quite a lot, 3 a great deal"
)

// typedFields are the columns of the templates other than items, by heading.
var typedFields = map[string]typedField{
	"Pupil ID":             {"the school's own identifier, or the UPN; the same in every file", "the row is not used, or the list has a UPN for the pupil"},
	"Name":                 {"the pupil's name, for whoever types", notKnown},
	"Class":                {"class or tutor group", notKnown},
	"Placement":            {"which stay: 1 for the first, 2 for the second; only where a pupil of the list came back", "it counts as 1"},
	"Wave":                 {"when the form was filled in; only without --wave", noAnswers},
	"Informant":            {"who filled the form in; only without --informant", noAnswers},
	"Date completed":       {"day on which the form was filled in", "not on the form"},
	"Difficulties":         {"the gate question of the impact supplement: 0 no, 1 minor, 2 definite, 3 severe; with --impact", notOnForm},
	"How long":             {"how long the difficulties have lasted: 0 under a month, 1 one to five months, 2 six to twelve, 3 over a year; in no score, not on follow-up forms", notOnForm},
	"Distress":             {"impact question" + impactCode, notOnForm},
	"Home life":            {"impact question, not asked of teachers" + impactCode, notOnForm},
	"Friendships":          {"impact question" + impactCode, notOnForm},
	"Classroom learning":   {"impact question" + impactCode, notOnForm},
	"Leisure activities":   {"impact question, not asked of teachers" + impactCode, notOnForm},
	"Problems since":       {"follow-up forms: 0 much worse, 1 a bit worse, 2 about the same, 3 a bit better, 4 much better; in no score; with --follow-up", notOnForm},
	"Other help":           {"follow-up forms: whether attending helped otherwise" + impactCode + "; in no score; with --follow-up", notOnForm},
	"UPN":                  {"unique pupil number", "the pupil has none; then the school's own identifier is needed"},
	"Forename":             {"forename", notKnown},
	"Surname":              {"surname", notKnown},
	"Date of birth":        {"date of birth", notKnown},
	"Sex":                  {"F or M", notKnown},
	"Year group":           {"national curriculum year: N nursery, R reception, X none", notKnown},
	"Centre":               {"where the pupil is taught", "the school has one site, or not known"},
	"SEN":                  {"N none, K SEN support, E education, health and care plan", notKnown},
	"FSM":                  {"eligible for free school meals now", notKnown},
	"Looked after":         {"looked after by a local authority", notKnown},
	"Entry date":           {"first day of this stay", notKnown},
	"Exit date":            {"last day of this stay", "the pupil is still there"},
	"Primary need":         {"main type of special educational need", notKnown},
	"Secondary need":       {"second type of special educational need", "there is none, or not known"},
	"Ever 6 FSM":           {"eligible for free school meals at any time in six years", notKnown},
	"Ethnicity":            {"main code of the school census", notKnown},
	"EAL":                  {"English is an additional language", notKnown},
	"Child in need":        {"a child in need", notKnown},
	"Young carer":          {"a young carer", notKnown},
	"Youth offending":      {"known to the youth justice service", notKnown},
	"ULN":                  {"unique learner number", "the pupil has none yet, or not known"},
	"Home school":          {"school that sent the pupil, or where the pupil is on roll too", notKnown},
	"Home school URN":      {"unique reference number of that school", notKnown},
	"Commissioner":         {"authority or school that pays for the place", notKnown},
	"Enrolment status":     {"C single, M main dual, S subsidiary dual, G guest, F FE college, O other provider", notKnown},
	"Days a week":          {"full-time, part-time, days a week such as 2.5, or days such as Mon Tue", notKnown},
	"Entry reason":         {"how the pupil came", notKnown},
	"Exit reason":          {"why the stay ended", "the pupil is still there, or not known"},
	"Destination":          {"where the pupil went", "the pupil is still there, or not known"},
	"Consent":              {"what the family answered", "nobody asked, or not known"},
	"Consent withdrawn on": {"day on which consent was withdrawn", "it was not"},
	"Opted out":            {"asked not to take part", notKnown},
	"Supported":            {"by the school's team of specialists", notKnown},
	"Arm":                  {"taskforce or comparison", "the project says it of the whole school"},
}

// junitParts are the elements and attributes of a report for test runners. None of
// them holds an answer, a name or an identifier.
var junitParts = []manual.Column{
	junitPart("testsuites/@name", "what the report is of", "apst check", never, "the command"),
	junitPart("testsuites/@tests", "cases of all suites", "a whole number", never, "the checks"),
	junitPart("testsuites/@failures", "those that failed", "a whole number", never, "the checks"),
	junitPart("testsuites/@skipped", "those that were not run", "a whole number", never, "the checks"),
	junitPart("testsuite/@name", "what the cases are about: what was looked at, a file, or all files together", "apst check; a file's name; all files", never, "the files"),
	junitPart("testsuite/@tests", "cases of the suite", "a whole number", never, "the checks"),
	junitPart("testsuite/@failures", "those that failed", "a whole number", never, "the checks"),
	junitPart("testsuite/@skipped", "those that were not run", "a whole number", never, "the checks"),
	junitPart("property/@name", "what was counted, in the first suite", "files; sheets; rows; cells", never, "the checks"),
	junitPart("property/@value", "how many were looked at", "a whole number", never, "the files"),
	junitPart("testcase/@classname", "the suite's name", "as testsuite/@name", never, "the files"),
	junitPart("testcase/@name", "rule by id and title", "an id of the part rules and its title; something was looked at", never, "the rule"),
	junitPart("failure/@type", "how loudly it is reported: at or above --fail-on", "error; warning; info", never, "the rule, or the project in its place"),
	junitPart("failure/@message", "the rule's title and the number of places", "any text", never, "the checks"),
	junitPart("failure", fmt.Sprintf("the places, %d at most, then what is expected and what to do", junitPlaces), "any text", "nothing was looked at", "where the findings are, and the rule"),
	junitPart("skipped/@message", "why the rule was not run", "any text", never, "the checks"),
	junitPart("system-out", "places of findings below --fail-on, as in a failure", "any text", "there are none", "where the findings are, and the rule"),
}

// junitPart is an element or an attribute, which has no title besides its name.
func junitPart(name, holds, values, missing, source string) manual.Column {
	c := textColumn(name, holds, values, missing, source)
	c.Title = name
	return c
}
