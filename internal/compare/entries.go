package compare

import (
	"strconv"
	"strings"

	"apst/metrics"
)

// Entries are what there is to look up of comparing.
func Entries() []metrics.Entry {
	return append(choices(),
		metrics.Entry{ID: "compare.differences", Title: "kinds of differences", See: []string{"compare.order"},
			Text:   "What can differ between two sides, from the worst consequence to the least, and what it is about.",
			Tables: []metrics.Lookup{{Title: "differences", Columns: []string{"rank", "kind", "about", "title", "meaning"}, Rows: differenceRows()}}},
		metrics.Entry{ID: "compare.tables", Title: "how rows are told apart", See: []string{"compare.key"},
			Text:   "The tables that are known by their first headings, and the columns that tell their rows apart.",
			Tables: []metrics.Lookup{{Title: "tables", Columns: []string{"table", "first headings", "key", "a row is about", "measure", "made of"}, Rows: tableRows(kindsCSV)}}},
		metrics.Entry{ID: "compare.columns", Title: "what a difference in a column is", See: []string{"compare.differences"},
			Text:   "The kind of a difference by the column it is in; the first line that fits counts, and * stands for anything. A column that no line names holds entries.",
			Tables: []metrics.Lookup{{Title: "columns", Columns: []string{"column", "table", "kind"}, Rows: tableRows(columnsCSV)}}},
		metrics.Entry{ID: "compare.headlines", Title: "results that are shown first", See: []string{"compare.causes"},
			Text:   "The statistics of a scale that apst diff lists with what they were and are, of all pupils and not of groups. The main outcome comes first.",
			Tables: []metrics.Lookup{{Title: "statistics", Columns: []string{"statistic", "meaning"}, Rows: tableRows(headlinesCSV)}}},
	)
}

func differenceRows() [][]string {
	var out [][]string
	for i, r := range tableRows(differencesCSV) {
		out = append(out, append([]string{strconv.Itoa(i + 1)}, r...))
	}
	return out
}

// choices are what was decided where it could have been decided otherwise.
func choices() []metrics.Entry {
	var causes []string
	for _, m := range CauseMeanings() {
		if m.Cause != Unknown {
			causes = append(causes, string(m.Cause)+": "+m.Words)
		}
	}
	return []metrics.Entry{
		{ID: "compare.key", Title: "what belongs to what", Choice: true, See: []string{"compare.tables"},
			Text: "Tables belong together by their place, else by their name, else by their kind. Rows belong together by their key and never by their place; several of one key in the order of what they hold, those that are equal first. Rows of a table that is none of apst's are compared whole, unless its key is named.",
			Why:  "A row more at the top of a file changes the number of every line, and no number of any pupil."},
		{ID: "compare.order", Title: "what is told first", Choice: true, See: []string{"compare.differences"},
			Text: "A missing table, then what is said of a pupil (a band, an outcome, a score), then who is there, then answers, results, counts and intervals, then remarks, rules, and how it is laid out. What differs again in the tables made of the scores is counted and listed with the rest in JSON.",
			Why:  "A band decides what is done for a child; a mean moves whenever anybody joins."},
		{ID: "compare.re-identified", Title: "one pupil under two identifiers", Choice: true, See: []string{"compare.key"},
			Text: "A pupil counts as re-identified where the list of links says so, or where a row with at least six values is equal that nobody else on either side has, more of the pupil's rows are equal than not, and neither identifier could be another's. Otherwise one left and one joined. Two who were taken for each other are found in the same way. It is told with how many rows are equal; no number is worked out from it.",
			Why:  "The same answers on the same day under another identifier are a corrected identifier far more often than two children; that it is a likeness is said."},
		{ID: "compare.causes", Title: "why a number moved", Choice: true, See: []string{"compare.answers"},
			Text: strings.Join(causes, "; ") + ". Data are the bytes of the files that the measure reads, and of the list of pupils; rules are the ruleset and the program; settings those of apst.yaml that can move a number of the measure. The day the data are from, terms and the period count with the data.",
			Why:  "Where two things changed at once, which of them moved a number is not known, and a guess would pass for knowledge."},
		{ID: "compare.answers", Title: "rules and answers told apart", Choice: true, See: []string{"compare.causes"},
			Text: "Where both sides hold the answers, as returns do, the same answers with another score are the rules' doing. Where both changed the old answers are scored with the new rules, if these are this program's: what they give lies between the two.",
			Why:  "It is the only way to give each its part. A score that moved while answers and rules are the same is explained by nothing, and says so."},
		{ID: "compare.numbers", Title: "when two numbers are equal", Choice: true, See: []string{"compare.columns"},
			Text: "When they are the same number, to the last digit. Where one of the two stands in a workbook, to fifteen digits. A tolerance that was named for the column is used in place of that. Identifiers and codes are texts.",
			Why:  "The same input gives the same bytes: the smallest difference has a reason."},
	}
}
