package attendance

import "apst/metrics"

// blank is the sheet for typing marks in, a row a pupil and week.
func blank() *metrics.Blank {
	var codes []string
	for _, r := range Codes() {
		if r.Set == Set2024 {
			codes = append(codes, r.Code)
		}
	}
	columns := []metrics.BlankColumn{
		{Heading: "UPN", Field: "pupil_id", Hint: "UPN, or the school's own identifier", Width: 16},
		{Heading: "Forename", Field: "forename", Width: 14},
		{Heading: "Surname", Field: "surname", Width: 14},
		{Heading: "Week beginning", Hint: "the Monday of the week", Width: 15, Entry: metrics.DayEntry},
	}
	for _, day := range [...]string{"Mon", "Tue", "Wed", "Thu", "Fri"} {
		for _, half := range [...]string{"AM", "PM"} {
			columns = append(columns, metrics.BlankColumn{Heading: day + " " + half, Hint: "the register code; leave blank where no mark was made", Width: 8, Entry: metrics.Choice, Choices: codes})
		}
	}
	return &metrics.Blank{
		Name: "attendance", Short: "marks of the register, a row a pupil and week",
		Long: `A blank sheet for register marks, a row a pupil and week with a column for each
session. Use it where the register is on paper: what a system exports need not be
typed.`,
		Typed: "marks", Sheet: "Attendance", Title: "Attendance: register marks by week", PerUse: 1, Columns: columns,
		Notes: []metrics.Line{
			{Label: "What goes in", Text: "One row for each pupil and week, with the code of every session from Monday to Friday: / for present in the morning, \\ in the afternoon."},
			{Label: "Blank", Text: "A blank is a session without a mark. It is never an absence: write the code of the absence."},
			{Label: "Closures", Text: "Write # where the school was closed as planned."},
			{Label: "Codes", Text: "The list has the codes in force since 19 August 2024. Marks of earlier weeks may have the codes of their day, such as J and H."},
		},
	}
}
