package support

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"apst/ingest"
	"apst/metrics/record"
)

// The fields of the tables, as the tables of headings name them.
const (
	fieldReferralID   = "referral_id"
	fieldDate         = "date"
	fieldReferredBy   = "referred_by"
	fieldReason       = "reason"
	fieldSpecialism   = "specialism"
	fieldTick         = "request_tick"
	fieldDecision     = "decision"
	fieldOutcome      = "outcome" // of a referral, where nothing is headed decision
	fieldDecisionDate = "decision_date"
	fieldFirstSeen    = "first_seen"
	fieldTime         = "time"
	fieldTimeEnd      = "time_end"
	fieldMode         = "mode"
	fieldPlanned      = "planned"
	fieldAttended     = "attended"
	fieldMissed       = "missed"
	fieldCancelled    = "cancelled"
	fieldMinutes      = "minutes"
	fieldHours        = "hours"
	fieldDuration     = "duration"
	fieldPlace        = "place"
	fieldOnSite       = "on_site"
	fieldStart        = "start"
	fieldEnd          = "end"
	fieldEndReason    = "end_reason"
	fieldKind         = "kind"
	fieldSessions     = "sessions"
	fieldDays         = "days"
	fieldIncidentID   = "incident_id"
	fieldActivity     = "activity"
	fieldAudience     = "audience"
	fieldAttendances  = "attendances"
	fieldRespondent   = "respondent"
	fieldItem         = "item"
	fieldRating       = "rating"
	fieldAnswer       = "answer"
	fieldQuote        = "quote"
	fieldConsent      = "consent"
	fieldProblems     = "problems"
	fieldHelp         = "help"
)

// The shapes of tables.
const (
	shapeReferrals   = "referrals"
	shapeDated       = "referrals-dated" // a heading says that the date is of a referral
	shapeUniversal   = "universal"
	shapeContacts    = "contacts"
	shapeOwnContacts = "contacts-of-one"
	shapeEpisodes    = "episodes"
	shapeSuspensions = "suspensions"
	shapeIncidents   = "incidents"
	shapeViews       = "views"
)

//go:embed tables/headings_referrals.csv
var referralsCSV string

//go:embed tables/headings_contacts.csv
var contactsCSV string

//go:embed tables/headings_episodes.csv
var episodesCSV string

//go:embed tables/headings_suspensions.csv
var suspensionsCSV string

//go:embed tables/headings_incidents.csv
var incidentsCSV string

//go:embed tables/headings_universal.csv
var universalCSV string

//go:embed tables/headings_views.csv
var viewsCSV string

// identified are the fields with which a table is about pupils.
var identified = []string{record.UPN, record.LocalID, record.Name, record.Surname, record.Forename}

// spec is what files of referrals, contacts and views look like. The order counts:
// the first shape that fits is taken.
var spec = sync.OnceValue(func() *record.Spec {
	contacts := record.NewHeadings(contactsCSV)
	lengths := []string{fieldMinutes, fieldHours, fieldDuration}
	happened := []string{fieldAttended, fieldMissed, fieldPlanned, fieldMode, fieldPlace, fieldOnSite}
	return &record.Spec{Measure: "support", Noun: "referrals, contacts, incidents or views", Shapes: []*record.Shape{
		referrals(shapeDated, strings.Replace(referralsCSV, "date,2,date\n", "", 1), []string{fieldSpecialism, fieldTick, fieldDecision}),
		referrals(shapeReferrals, referralsCSV, []string{fieldReferralID, fieldDecision, fieldDecisionDate, fieldReferredBy, fieldReason, fieldTick}),
		{ID: shapeUniversal, Title: "a row for each session with everybody", Headings: record.NewHeadings(universalCSV),
			Needs: [][]string{{fieldDate}, {fieldAttendances, fieldAudience}, {fieldAttendances, fieldActivity, fieldSpecialism}},
			Not:   identified, Dates: []string{fieldDate}, Anonymous: true},
		{ID: shapeContacts, Title: "a row for each contact with a pupil", Headings: contacts,
			Needs: [][]string{{fieldDate}, {fieldSpecialism}, append(lengths, happened...)},
			Dates: []string{fieldDate, record.Born}, Nobody: wholeGroup},
		{ID: shapeOwnContacts, Title: "a row for each contact of one specialist with a pupil", Headings: contacts,
			Needs: [][]string{{fieldDate}, lengths, happened}, Dates: []string{fieldDate, record.Born}, Nobody: wholeGroup},
		{ID: shapeEpisodes, Title: "a row for each episode of support", Headings: record.NewHeadings(episodesCSV),
			Needs: [][]string{{fieldSpecialism}, {fieldStart}, {fieldEnd, fieldMode, fieldEndReason}}, Dates: []string{fieldStart, fieldEnd, record.Born}},
		{ID: shapeSuspensions, Title: "a row for each suspension", Headings: record.NewHeadings(suspensionsCSV),
			Needs: [][]string{{fieldStart}, {fieldSessions, fieldDays}, {fieldKind, "reason"}}, Dates: []string{fieldStart, fieldEnd, record.Born}},
		{ID: shapeIncidents, Title: "a row for each incident", Headings: record.NewHeadings(incidentsCSV),
			Needs: [][]string{{fieldDate}, {fieldKind}}, Dates: []string{fieldDate, record.Born}},
		{ID: shapeViews, Title: "a row for each answer or each respondent", Headings: record.NewHeadings(viewsCSV),
			Needs: [][]string{{fieldAnswer, fieldRating, fieldQuote, fieldProblems, fieldHelp}, {fieldRespondent, fieldConsent, fieldItem}},
			Dates: []string{fieldDate, record.Born}, Many: []string{fieldAnswer, fieldQuote}, Anonymous: true, Waves: true, Claim: claimQuestions},
	}}
})

// referrals is a shape of lists of referrals, which have one of some fields.
func referrals(id, headings string, has []string) *record.Shape {
	return &record.Shape{ID: id, Title: "a row for each referral, or for each request of one", Headings: record.NewHeadings(headings),
		Needs: [][]string{{fieldDate}, {fieldSpecialism, fieldTick, fieldDecision}, has}, Not: []string{"contact"},
		Dates: []string{fieldDate, fieldDecisionDate, fieldFirstSeen, record.Born},
		Many:  []string{fieldSpecialism, fieldTick, fieldReason}, Claim: claimTicks}
}

// claimTicks takes columns that are each headed with a specialist: a request is
// ticked there. Where a column names the specialists, such a column is something
// else, for example whether the pupil has a social worker.
func claimTicks(columns []*ingest.Column) int {
	if slices.ContainsFunc(columns, func(c *ingest.Column) bool { return c.Field == fieldSpecialism }) {
		return 0
	}
	n := 0
	for _, c := range columns {
		if c.Field == "" {
			if s, known := specialismOf(c.Title()); !known || s.name == "other" {
				continue
			}
			c.Field = fieldTick
		}
		if c.Field == fieldTick {
			n++
		}
	}
	return n
}

// claimQuestions takes columns with a number for a heading, alone or before other
// words. A table of more of them than a survey has is a questionnaire with a scoring
// of its own.
func claimQuestions(columns []*ingest.Column) int {
	var taken []*ingest.Column
	for _, c := range columns {
		if c.Field == "" && questionOf(c.Title()) != "" {
			taken = append(taken, c)
		}
	}
	if len(taken) > limit("question-columns") {
		return 0
	}
	for _, c := range taken {
		c.Field = fieldAnswer
	}
	return len(taken)
}

// questionOf is the name of a question by the number that its heading begins with:
// Q3 for "Q3", "3. ..." and "Question 3 ..."; empty for a heading without one.
func questionOf(heading string) string {
	s := strings.ToLower(strings.TrimSpace(heading))
	for _, word := range []string{"question", "item", "q"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			s = strings.TrimLeft(rest, " .:-")
			break
		}
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 2 || digits < len(s) && (s[digits] >= 'a' && s[digits] <= 'z' || s[digits] == '/' || s[digits] == '-') {
		return ""
	}
	n := strings.TrimLeft(s[:digits], "0")
	if n == "" {
		return ""
	}
	return "Q" + n
}

// wholeGroup reports whether a row of a log of contacts is about everybody: its mode
// says so, or what stands in place of an identifier.
func wholeGroup(r *record.Record) bool {
	for _, field := range identified {
		if r.Block.Has(field) {
			if text, _ := r.Text(field); text != "" && wordIn("nobody", text) == "yes" {
				return true
			}
		}
	}
	if mode, _ := r.Text(fieldMode); wordIn(fieldMode, mode) != "universal" {
		return false
	}
	for _, field := range identified {
		if text, _ := r.Text(field); text != "" {
			return false // a pupil stands there: that is told
		}
	}
	return true
}
