package pass

import "apst/metrics"

// blanks is the blank sheet: a row a pupil and sitting, a column a factor, each
// headed by its name and the word percentile, so that nothing is left to guess.
func blanks() []metrics.Blank {
	columns := []metrics.BlankColumn{
		{Heading: "UPN", Field: "pupil_id", Hint: "the UPN, or the school's own identifier", Width: 16},
		{Heading: "Forename", Field: "forename", Width: 14},
		{Heading: "Surname", Field: "surname", Width: 14},
		{Heading: "Year group", Hint: "1 to 14, on the day of the survey", Width: 10, Entry: metrics.WholeNumber, Low: 1, High: lastYear},
		{Heading: "Sitting", Hint: "which sitting it is", Width: 12, Entry: metrics.Choice, Choices: []string{waveBaseline, waveInterim, waveEndline}},
		{Heading: "Date of survey", Hint: "the day, as 12/10/2022", Width: 14, Entry: metrics.DayEntry},
	}
	for _, f := range factorsOf(nineFactor) {
		columns = append(columns, metrics.BlankColumn{Heading: f.title + " percentile", Hint: "the percentile, 0 to 100, from the pupil's own report; blank if there is none",
			Width: 14, Entry: metrics.WholeNumber, Low: 0, High: 100})
	}
	return []metrics.Blank{{
		Name: "pass", Short: "attitudes to self and school (PASS), nine factors", Typed: "percentiles", Sheet: "PASS", Title: "Pupil Attitudes to Self and School: percentiles",
		Long: `A sheet for pupils' percentiles in the nine factors of PASS, a row a pupil and
sitting. Percentiles are those of the pupil's own report, not the percentages of
agreement, and not those of a group.`,
		PerUse: 2, Columns: columns,
		Notes: []metrics.Line{
			{Label: "What goes where"},
			{Text: "One row a pupil and sitting. Type the percentile of each factor from the pupil's own report. Leave a cell blank where there is none; 0 is a result."},
			{Label: "Percentile, not percentage"},
			{Text: "The vendor prints two numbers from 0 to 100. The percentile compares with pupils of the country and has the four bands. The percentage is a mean of agreement: it does not belong here."},
			{Label: "Two sittings"},
			{Text: "At least ten weeks apart. Type the day of each."},
		},
	}}
}
