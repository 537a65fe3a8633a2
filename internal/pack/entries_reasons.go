package pack

import (
	"fmt"

	"apst/metrics"
)

// ReasonEntries are what can be looked up of how a return is checked.
func ReasonEntries() []metrics.Entry {
	reasons := metrics.Lookup{Title: "reasons", Columns: []string{"id", "title", "expected", "do"}}
	for _, r := range Reasons() {
		reasons.Rows = append(reasons.Rows, []string{r.ID, r.Title, r.Expected, r.Do})
	}
	size := func(n int) string { return fmt.Sprintf("%d MB", n>>20) }
	bounds := metrics.Lookup{Title: "limits", Columns: []string{"of", "most"}, Rows: [][]string{
		{"the file as it was sent", size(MaxFile)}, {"one that stands as text", size(MaxArmored)}, {"files in it", fmt.Sprint(MaxMembers)},
		{"one of them, unpacked", size(MaxMember)}, {"all of them, unpacked", size(MaxTotal)}, {"rows of a table", fmt.Sprint(MaxRows)},
		{"bytes of a field", fmt.Sprint(MaxField)}, {"places shown of one reason in one file", fmt.Sprint(MaxProblems)},
	}}
	columns := metrics.Lookup{Title: "columns", Columns: []string{"file of the project", "heading", "file of the return", "column"}}
	for _, o := range Openings() {
		columns.Rows = append(columns.Rows, []string{o.To, o.Heading, o.From, o.Column})
	}
	own := metrics.From{Grade: metrics.Own}
	return []metrics.Entry{
		{ID: "return.reasons", Title: "why a return is refused", Text: "apst pack verify accepts a return as a whole or refuses it with every place at which something is wrong. The ids do not change from version to version. No value of a table is shown.",
			Tables: []metrics.Lookup{reasons}, From: own, See: []string{"return.limits"}},
		{ID: "return.limits", Title: "how much of a return is read", Text: "A return is read as an enemy may have made it: in memory, a part at a time, and nothing of it is written to a disk before it was accepted. What is larger than this is refused before it is unpacked.",
			Tables: []metrics.Lookup{bounds}, From: own, See: []string{"return.reasons"}},
		{ID: "return.opened", Title: "a return as a project", Text: "apst pack open makes a project of returns that were accepted. The values are those of the return, under headings that the readers know. The first item of a questionnaire that is spoilt holds the word spoilt, so that it is not scored here either; " +
			"questionnaires whose supplement is in points, and attendance before entry, stand in files of their own, because they are read otherwise. With several schools the centre of a pupil is the school's number. Bands come out otherwise where a pupil is too young for the form.",
			Tables: []metrics.Lookup{columns}, From: own, See: []string{"return.reasons"}},
		{ID: "return.sums", Title: "support and destinations of a return", Text: "Are not among the files of a project that is made of returns; whether a pupil was supported is, as the school's list has it.", Choice: true,
			Why: "A return holds what came of contacts and records, and not these. Records made up from sums would say more than is known.", From: own, See: []string{"return.opened"}},
		{ID: "return.offsets", Title: "a return without dates", Text: "Cannot be made into a project. It is checked like any other.", Choice: true,
			Why: "Terms, ages and the order of events of several pupils need days, and made-up ones would pass for real.", From: own, See: []string{"return.opened"}},
		{ID: "return.copies", Title: "copies in Parquet are not read", Text: "They are made again from the tables, and have to be the same bytes.", Choice: true,
			Why: "A file of that kind can ask a reader for any amount of memory. A copy that another version made may differ and is refused; the tables are the return.", From: own, See: []string{"return.reasons"}},
		{ID: "return.bounds", Title: "what of a return's numbers is not set against each other", Text: "How many came of a time, in completeness.csv, is held to be not more than the tables have, and the flow to add up and to fit the pupils and pairs there are. They are not worked out again.", Choice: true,
			Why: "Which of a pupil's questionnaires counts for a time, and whether it was due, is settled by the school's settings and by pupils who are not in the return.", From: own, See: []string{"return.reasons"}},
		{ID: "return.again", Title: "an archive that was packed again", Text: "A return is refused whose archive another program packed, although its files may be the same.", Choice: true,
			Why: "What such a program left out, added or turned into other characters cannot be told, and the file that the school wrote is still there to be sent.", From: own, See: []string{"return.reasons"}},
	}
}
