package plan

import "apst/metrics"

// objectivesEach is how many rows for objectives a pupil has in a blank sheet.
const objectivesEach = 3

// blank is a sheet for typing plans in: a row an objective, with what is said of the
// whole plan in the same row.
func blank() metrics.Blank {
	return metrics.Blank{
		Name: "plan", Typed: "plans", Sheet: "Plans", Title: "Placement plans", PerUse: objectivesEach,
		Short: "make a blank workbook for placement plans",
		Long: `Makes a blank workbook for placement plans, a row for each objective: what is to
be reached, the criterion by which it is judged, and what came of it, with the
purpose of the placement and what is to come next.`,
		Columns: []metrics.BlankColumn{
			{Heading: "Pupil ID", Field: "pupil_id", Width: 16, Hint: "The UPN, or the school's own identifier, as in every other file."},
			{Heading: "Forename", Field: "forename", Width: 14},
			{Heading: "Surname", Field: "surname", Width: 14},
			{Heading: "Purpose of placement", Width: 16, Entry: metrics.Choice, Choices: valuesOf(fieldPurpose), Hint: "Once for each stay is enough."},
			{Heading: "Placement start", Width: 12, Entry: metrics.DayEntry, Hint: "First day of the stay: it tells two stays of one pupil apart."},
			{Heading: "Planned end", Width: 12, Entry: metrics.DayEntry},
			{Heading: "Objective", Width: 36, Hint: "One in each row."},
			{Heading: "Success criterion", Width: 36, Hint: "How it will be judged. Without one the objective cannot be met by it."},
			{Heading: "Target date", Width: 12, Entry: metrics.DayEntry},
			{Heading: "Met", Width: 10, Entry: metrics.Choice, Choices: valuesOf(fieldMet), Hint: "Judged by the criterion and nothing else."},
			{Heading: "Evidence date", Width: 12, Entry: metrics.DayEntry, Hint: "The day on which it was judged."},
			{Heading: "Reviews planned", Width: 10, Entry: metrics.WholeNumber, High: mostCount, Hint: "How many, once for each stay."},
			{Heading: "Reviews held", Width: 10, Entry: metrics.WholeNumber, High: mostCount, Hint: "How many, once for each stay."},
			{Heading: "Days at another school", Width: 12, Hint: "Days a week, such as 2 or 0.5; once for each stay."},
			{Heading: "Qualifications taken", Width: 12, Entry: metrics.WholeNumber, High: mostCount, Hint: "How many, once for each stay."},
			{Heading: "Qualifications passed", Width: 12, Entry: metrics.WholeNumber, High: mostCount, Hint: "How many, once for each stay."},
			{Heading: "Planned destination", Width: 16, Entry: metrics.Choice, Choices: valuesOf(fieldDestination), Hint: "Once for each stay is enough."},
			{Heading: "Reintegration plan", Width: 12, Entry: metrics.Choice, Choices: []string{"Yes", "No"}, Hint: "Whether there is a plan for the pupil's return to a mainstream school."},
		},
		Notes: []metrics.Line{
			{Label: "One row an objective", Text: "A pupil with two objectives has two rows; rows that stay blank do no harm. What is said of the whole stay, such as its purpose, need stand in one of them only, and must not differ."},
			{Label: "The criterion", Text: "Write down how it will be judged whether the objective is met when the plan is made, not afterwards. An objective without a criterion is listed and is in no count of objectives met."},
			{Label: "Reviews and qualifications one by one", Text: "If you keep them in lists of their own, with a row for each, leave the numbers here blank and have the lists read as well: a list counts, and a number that differs from it is reported."},
		},
	}
}
