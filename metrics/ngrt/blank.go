package ngrt

import "apst/metrics"

// blank is the sheet for typing results in.
func blank() *metrics.Blank {
	return &metrics.Blank{
		Name: "ngrt", Short: "results of the reading test, a row a sitting",
		Long: `A blank sheet for results of the New Group Reading Test, a row a pupil and sitting.
Use it where the vendor's export is not to be had: what is exported need not be typed.`,
		Typed: "results", Sheet: "NGRT", Title: "New Group Reading Test (NGRT): results", PerUse: 1,
		Columns: []metrics.BlankColumn{
			{Heading: "UPN", Field: "pupil_id", Hint: "UPN, or the school's own identifier", Width: 16},
			{Heading: "Forename", Field: "forename", Width: 14},
			{Heading: "Surname", Field: "surname", Width: 14},
			{Heading: "Date of test", Hint: "the day on which this pupil sat the test", Width: 13, Entry: metrics.DayEntry},
			{Heading: "Form", Hint: "A, B or C on the computer; 1A to 4B on paper", Width: 8, Entry: metrics.Choice, Choices: formNames()},
			{Heading: "Age at test", Hint: "years and months, such as 12:07", Width: 11},
			{Heading: "SAS", Hint: "standard age score; type <60 or the like as the report prints it", Width: 8},
			{Heading: "SAS confidence band", Hint: "as the report prints it, such as 92-108; leave blank if it has none", Width: 12},
			{Heading: "Stanine", Hint: "of the whole test", Width: 9, Entry: metrics.WholeNumber, Low: 1, High: 9},
			{Heading: "NPR", Hint: "national percentile rank", Width: 7, Entry: metrics.WholeNumber, Low: 1, High: 99},
			{Heading: "SC Stanine", Hint: "sentence completion", Width: 10, Entry: metrics.WholeNumber, Low: 1, High: 9},
			{Heading: "PC Stanine", Hint: "passage comprehension; leave blank for a pupil who went on to phonics", Width: 10, Entry: metrics.WholeNumber, Low: 1, High: 9},
			{Heading: "Phonics", Hint: "for a pupil who went on to phonics", Width: 9},
			{Heading: "Reading Age", Hint: "years and months as text, such as 9:05", Width: 11},
			{Heading: "Progress", Hint: "the vendor's word, from the progress report", Width: 24, Entry: metrics.Choice, Choices: Labels()},
		},
		Notes: []metrics.Line{
			{Label: "What goes in", Text: "One row for each sitting of each pupil. A pupil who has sat the test twice has two rows."},
			{Label: "What does not", Text: "Nothing is worked out by hand: stanine and percentile are there to be compared with the standard age score, to find slips."},
			{Label: "No score", Text: "Leave the score blank, or write Abs, for a pupil who was to sit and did not. Do not write 0."},
			{Label: "Reading ages", Text: "They are for conversations with pupils and parents. Two of them must not be subtracted."},
		},
	}
}
