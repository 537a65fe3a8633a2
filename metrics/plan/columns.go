package plan

import (
	"strings"

	"apst/metrics"
)

// tables are the pupil-level files.
func tables() []metrics.Table {
	return []metrics.Table{
		{Name: measureID, Title: "Placement plans", About: "A row for each pupil and stay of which anything is said.", Columns: planColumns()},
		{Name: "plan-objectives", Title: "Objectives", About: "A row for each objective.", Columns: objectiveColumns()},
		{Name: "plan-reviews", Title: "Reviews", About: "A row for each review that was planned or held.", Columns: reviewColumns()},
		{Name: "plan-qualifications", Title: "Qualifications", About: "A row for each qualification.", Columns: qualificationColumns()},
	}
}

const (
	never    = "never"
	notSaid  = "nothing says it"
	notGiven = "nothing is listed and no number stated, or two rows say two things"
)

func pupilColumns() []metrics.Column {
	return []metrics.Column{
		{Name: "pupil_id", Title: "Pupil ID", Doc: "identifier as read: the UPN, or the school's own", Width: 16, Values: "any text", Missing: never, Source: "the file"},
		{Name: "placement", Title: "Stay", Doc: "1 unless the pupil came back", Kind: metrics.IntKind, Range: "from 1", Missing: never, Source: "plan.stay"},
	}
}

func lastColumns() []metrics.Column {
	return []metrics.Column{
		{Name: "flags", Title: "Flags", Doc: "what is to be known of the row, joined by ;", Width: 24, Values: "plan.flags", Missing: "nothing is", Source: "plan.flags"},
		{Name: "ruleset", Title: "Ruleset", Doc: "rules by which the row was made", Width: 10, Values: Ruleset, Missing: never, Source: "the program"},
		{Name: "source", Title: "Source", Doc: "file, sheet, and row or cell; of a plan the first", Width: 28, Values: "an address", Missing: never, Source: "the file"},
	}
}

// wrap puts the columns that all tables share round others.
func wrap(columns ...metrics.Column) []metrics.Column {
	return append(append(pupilColumns(), columns...), lastColumns()...)
}

func planColumns() []metrics.Column {
	number := func(name, title, doc, missing, source string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Range: "from 0", Missing: missing, Source: source}
	}
	return wrap(
		metrics.Column{Name: "purpose", Title: "Purpose", Doc: "what the placement is for, as a word that can be counted", Values: strings.Join(valuesOf(fieldPurpose), "; "), Missing: "not said, or in words of its own", Source: "plan.words"},
		metrics.Column{Name: "purpose_text", Title: "Purpose as written", Doc: "the same in the school's words", Width: 28, Values: "any text", Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "start", Title: "Start", Doc: "start of the placement by the plan", Kind: metrics.DateKind, Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "planned_end", Title: "Planned end", Doc: "end of the placement by the plan", Kind: metrics.DateKind, Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "planned_length", Title: "Planned length", Doc: "length by the plan, as written", Values: "any text", Missing: notSaid, Source: "the file"},
		number("objectives", "Objectives", "objectives listed", notGiven, "plan.objectives"),
		number("with_criterion", "With a criterion", "of them, those with a criterion", notGiven, "plan.objectives"),
		number("met", "Met", "of those with a criterion, met by it", notGiven, "plan.objectives"),
		number("partly", "Partly met", "of those with a criterion, partly met by it", notGiven, "plan.objectives"),
		number("not_met", "Not met", "of those with a criterion, not met", notGiven, "plan.objectives"),
		number("not_judged", "Not judged", "of those with a criterion, not yet judged, or in a way that cannot be read", notGiven, "plan.objectives"),
		number("reviews_planned", "Reviews planned", "reviews with a planned day, or the number stated", notGiven, "plan.reviews"),
		number("reviews_held", "Reviews held", "reviews held, or the number stated", notGiven, "plan.reviews"),
		metrics.Column{Name: "days_elsewhere", Title: "Days elsewhere", Doc: "days a week at another school or provider", Kind: metrics.NumberKind, Unit: "days a week", Range: "0 to 5 in halves", Missing: notSaid, Source: "the file"},
		number("qualifications_taken", "Qualifications taken", "those listed as taken, or the number stated", notGiven, "plan.qualifications"),
		number("qualifications_passed", "Qualifications passed", "those listed as passed, or the number stated", notGiven, "plan.qualifications"),
		metrics.Column{Name: "destination", Title: "Planned destination", Doc: "where the pupil is to go next, as a word that can be counted", Values: strings.Join(valuesOf(fieldDestination), "; "), Missing: "not said, or in words of its own", Source: "plan.words"},
		metrics.Column{Name: "destination_text", Title: "Destination as written", Doc: "the same in the school's words", Width: 24, Values: "any text", Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "reintegration_planned", Title: "Reintegration planned", Doc: "whether there is a plan for the pupil's return to a mainstream school", Kind: metrics.BoolKind, Values: "true; false", Missing: notSaid, Source: "plan.reintegration"},
		metrics.Column{Name: "reintegration_text", Title: "Reintegration plan", Doc: "the plan, where the file holds more than yes or no", Width: 28, Values: "any text", Missing: "the file says yes or no, or nothing", Source: "the file"},
	)
}

func objectiveColumns() []metrics.Column {
	return wrap(
		metrics.Column{Name: "number", Title: "No.", Doc: "which objective of the plan, in the order of the files", Kind: metrics.IntKind, Range: "from 1", Missing: never, Source: "the files"},
		metrics.Column{Name: "objective", Title: "Objective", Doc: "what is to be reached", Width: 40, Values: "any text", Missing: never, Source: "the file"},
		metrics.Column{Name: "criterion", Title: "Criterion", Doc: "how it is judged", Width: 40, Values: "any text", Missing: "there is none: nothing can be met by it", Source: "the file"},
		metrics.Column{Name: "target_date", Title: "Target date", Doc: "day by which it is to be reached", Kind: metrics.DateKind, Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "met", Title: "Met", Doc: "what the file says of it, with a criterion or without", Values: strings.Join(valuesOf(fieldMet), "; "), Missing: "nothing, a word that cannot be read, or two things", Source: "plan.words"},
		metrics.Column{Name: "by_criterion", Title: "By its criterion", Doc: "what counts: blank is not-yet where there is a criterion", Values: strings.Join(valuesOf(fieldMet), "; "), Missing: "there is no criterion, or it is in doubt", Source: "plan.objectives"},
		metrics.Column{Name: "evidence_date", Title: "Date of evidence", Doc: "day on which it was judged", Kind: metrics.DateKind, Missing: notSaid, Source: "the file"},
	)
}

func reviewColumns() []metrics.Column {
	return wrap(
		metrics.Column{Name: "number", Title: "No.", Doc: "which review of the stay, in order of days", Kind: metrics.IntKind, Range: "from 1", Missing: never, Source: "the files"},
		metrics.Column{Name: "planned", Title: "Planned for", Doc: "day for which it was planned", Kind: metrics.DateKind, Missing: "it was not planned, or nothing says so", Source: "the file"},
		metrics.Column{Name: "held", Title: "Held on", Doc: "day on which it was held", Kind: metrics.DateKind, Missing: "it was not held, or the file says no day", Source: "the file"},
		metrics.Column{Name: "status", Title: "Status", Doc: "planned: its day has not come, or no day is known that the data are from", Values: "held; not-held; overdue; planned", Missing: "the date of holding cannot be read", Source: "plan.reviews"},
		metrics.Column{Name: "attendees", Title: "Attendees", Doc: "who was there, as written", Width: 32, Values: "any text", Missing: notSaid, Source: "the file"},
	)
}

func qualificationColumns() []metrics.Column {
	return wrap(
		metrics.Column{Name: "subject", Title: "Subject", Doc: "subject or name of the qualification", Width: 24, Values: "any text", Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "level", Title: "Level", Doc: "its level, as written", Values: "any text", Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "taken", Title: "Taken", Doc: "whether it was taken", Kind: metrics.BoolKind, Values: "true; false", Missing: "nothing says it, or it contradicts itself", Source: "plan.qualifications"},
		metrics.Column{Name: "passed", Title: "Passed", Doc: "whether it was passed: as the file says, else by the grade", Kind: metrics.BoolKind, Values: "true; false", Missing: "nothing says it, no result yet, or it contradicts itself", Source: "plan.qualifications"},
		metrics.Column{Name: "grade", Title: "Grade", Doc: "grade, as written", Values: "any text", Missing: notSaid, Source: "the file"},
		metrics.Column{Name: "date", Title: "Date", Doc: "day on which it was taken or awarded", Kind: metrics.DateKind, Missing: notSaid, Source: "the file"},
	)
}
