package attendance

import (
	_ "embed"
	"sync"

	"apst/metrics/record"
)

// The fields that columns can hold, as tables/headings.csv names them.
const (
	fieldSchool  = "school"
	fieldDate    = "date"
	fieldSession = "session"
	fieldPeriod  = "period" // a lesson, in registers that have more than sessions
	fieldMark    = "mark"
	fieldAM      = "am"
	fieldPM      = "pm"
	fieldWeek    = "week"
	fieldWeekEnd = "week_end"
	fieldFrom    = "from"
	fieldTo      = "to"
	fieldTerm    = "term"
	fieldYear    = "year"

	fieldGrid = "marks_of" // a column for each session, day or week
	fieldCode = "code"     // a column for each code, with how often it was used

	fieldPossible     = "possible"
	fieldPresent      = "present"
	fieldApproved     = "approved"
	fieldAttended     = "attended"
	fieldAuthorised   = "authorised"
	fieldUnauthorised = "unauthorised"
	fieldUnexplained  = "unexplained"
	fieldLateBefore   = "late_before"
	fieldLateAfter    = "late_after"
	fieldLateBoth     = "late_both"
	fieldUnmarked     = "unmarked"
	fieldNotRequired  = "not_required"
	fieldPercent      = "percent"

	fieldIncident = "incident"
)

// The shapes in which attendance comes.
const (
	shapeSessions  = "sessions"
	shapeDays      = "days"
	shapeStrings   = "strings"
	shapeGrid      = "grid"
	shapeCounts    = "counts"
	shapeSummary   = "summary"
	shapePercent   = "percentages"
	shapeIncidents = "incidents"
)

//go:embed tables/headings.csv
var headingsCSV string

// spec is what is known of the tables.
var spec = sync.OnceValue(func() *record.Spec {
	headings := record.NewHeadings(headingsCSV)
	who := []string{record.UPN, record.LocalID, record.Name, record.Surname}
	dates := []string{fieldDate, fieldWeek, fieldWeekEnd, fieldFrom, fieldTo, record.Born}
	sums := []string{fieldPresent, fieldAttended, fieldAuthorised, fieldUnauthorised}
	return &record.Spec{Measure: "attendance", Noun: "marks or totals of attendance", Entitles: entitles, Shapes: []*record.Shape{
		{ID: shapeSessions, Title: "a row a session: pupil, date, AM or PM, mark", Headings: headings,
			Needs: [][]string{{fieldSession, fieldPeriod}, {fieldDate}, {fieldMark}}, Dates: dates},
		{ID: shapeDays, Title: "a row a day: pupil, date, a mark for AM and one for PM", Headings: headings,
			Needs: [][]string{{fieldDate}, {fieldAM}, {fieldPM}}, Dates: dates},
		{ID: shapeStrings, Title: "a row a pupil and week, with its marks in one text", Headings: headings,
			Needs: [][]string{who, {fieldMark}, {fieldWeek, fieldWeekEnd, fieldFrom, fieldDate}}, Not: []string{fieldIncident}, Dates: dates},
		{ID: shapeGrid, Title: "a row a pupil, with a column of marks for each session, day or week", Headings: headings,
			Needs: [][]string{who}, Many: []string{fieldGrid}, Dates: dates, Claim: claimDays, Claims: leastDays},
		{ID: shapeCounts, Title: "a row a pupil and term, with how often each code was used", Headings: headings,
			Needs: [][]string{who}, Many: []string{fieldCode}, Dates: dates, Claim: claimCodes, Claims: leastCodes},
		{ID: shapeSummary, Title: "a row a pupil and time, with the sessions possible, attended and missed", Headings: headings,
			Needs: [][]string{who, {fieldPossible}, sums}, Dates: dates, Claim: claimPercent},
		{ID: shapeIncidents, Title: "a log of incidents, which is recognised and refused", Headings: headings, Unwanted: true,
			Needs: [][]string{who, {fieldDate}, {fieldIncident}}, Many: []string{fieldIncident}, Dates: dates},
		{ID: shapePercent, Title: "percentages alone, which are recognised and refused", Headings: headings, Unwanted: true,
			Needs: [][]string{who, {fieldPercent}}, Not: []string{fieldPossible}, Claim: claimPercent},
	}}
})
