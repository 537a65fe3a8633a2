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
	own := metrics.From{Grade: metrics.Own}
	return []metrics.Entry{
		{ID: "return.reasons", Title: "why a return is refused", Text: "apst pack verify accepts a return as a whole or refuses it with every place at which something is wrong. The ids do not change from version to version. No value of a table is shown.",
			Tables: []metrics.Lookup{reasons}, From: own, See: []string{"return.limits"}},
		{ID: "return.limits", Title: "how much of a return is read", Text: "A return is read as an enemy may have made it: in memory, a part at a time, and nothing of it is written to a disk before it was accepted. What is larger than this is refused before it is unpacked.",
			Tables: []metrics.Lookup{bounds}, From: own, See: []string{"return.reasons"}},
		{ID: "return.again", Title: "an archive that was packed again", Text: "A return is refused whose archive another program packed, although its files may be the same.", Choice: true,
			Why: "What such a program left out, added or turned into other characters cannot be told, and the file that the school wrote is still there to be sent.", From: own, See: []string{"return.reasons"}},
	}
}
