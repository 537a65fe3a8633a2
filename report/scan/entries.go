package scan

import (
	"encoding/csv"
	"fmt"
	"strings"

	"apst/metrics"
)

// Entries are what can be looked up of the search.
func Entries() []metrics.Entry {
	own := metrics.From{Grade: metrics.Own}
	table := func(title, text string) metrics.Lookup {
		rows, _ := csv.NewReader(strings.NewReader(text)).ReadAll()
		return metrics.Lookup{Title: title, Columns: rows[0], Rows: rows[1:]}
	}
	return []metrics.Entry{
		{ID: "release.search", Title: "search for pupils in a release",
			Text: "Before a release is written all its files are searched, and apst release check does the same for any file: for every UPN; names of pupils on the list, forename and surname together in any order, " +
				"and alone where they are no ordinary word; identifiers of four characters or more; dates of birth, however they are written; postcodes. Workbooks are searched with their properties, comments, hidden sheets and defined names, pages and pictures with their descriptions, archives with what they hold. " +
				"What cannot be looked into is refused.",
			From: own, See: []string{"release.gate", "release.search-words"}},
		{ID: "release.search-files", Title: "how files are searched", Text: "A file is what its first bytes say, whatever its name.",
			Tables: []metrics.Lookup{table("kinds of files", formatsTable)}, From: own, See: []string{"release.search"}},
		{ID: "release.search-elements", Title: "where text goes on and where it ends", Text: "A name that is parted by marks inside a line is put together before it is looked for.",
			Tables: []metrics.Lookup{table("elements", elementsTable)}, From: own, See: []string{"release.search"}},
		{ID: "release.search-headings", Title: "headings of files about pupils", Text: "A heading of weight 2, or two of weight 1 in one row, are those of a file with a row a pupil.",
			Tables: []metrics.Lookup{table("headings", headingsTable)}, From: own, See: []string{"release.search"}},
		{ID: "release.search-postcodes", Title: "areas of postcodes", Text: "What has the form of a postcode and begins with one of these is taken for one.",
			Tables: []metrics.Lookup{table("areas", areasTable)}, From: own, See: []string{"release.search"}},
		{ID: "release.search-words", Title: "names that are ordinary words", Choice: true,
			Text: fmt.Sprintf("A forename or surname alone is not looked for where it is one of %d words that outputs of this program or ordinary English use. Forename and surname together always are.", strings.Count(wordsTable, "\n")-1),
			Why:  "A pupil called after a month would otherwise refuse every release.", From: own, See: []string{"release.search"}},
		{ID: "release.search-staff", Title: "names of staff", Choice: true,
			Text: "The column of class or tutor of the list of pupils is looked through for names: a title with a surname, or two words or more none of which is an initial or an ordinary word. They are looked for as a whole, in either order. Who answered a questionnaire is kept as a code from the first reading on, and nobody's name is looked for there.",
			Why:  "A surname alone is too often another word or a pupil's own, and a class such as Sixth Form is nobody's name. Specialists and tutors are named in no table: their names come into a release by hand.", From: own, See: []string{"release.search", "tables.groups"}},
		{ID: "release.search-closed", Title: "what cannot be searched", Choice: true,
			Text: "A file that is locked, damaged, of an unknown kind or larger than can be searched is refused like one in which a pupil was found. Pictures pass by what is written in them as text; what is drawn is not read.",
			Why:  "A release of which nobody can say what is in it is none. The charts of apst hold their words as text beside the drawing.", From: own, See: []string{"release.search", "release.search-files"}},
	}
}
