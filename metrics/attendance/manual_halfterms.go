package attendance

import (
	"fmt"

	"apst/metrics"
)

// reasonsTable says what the words mean that stand where there is no rate.
func reasonsTable(title, noDay string, reasons ...NotAvailable) metrics.Lookup {
	t := metrics.Lookup{Title: title, Columns: []string{"flag", "reason"}}
	for _, r := range reasons {
		t.Rows = append(t.Rows, []string{unavailableFlags[r], r.String()})
	}
	t.Rows = append(t.Rows, []string{flagNoAnchor, noDay})
	return t
}

func halfTermsEntry() metrics.Entry {
	example := metrics.Lookup{Title: "entry on 7 November 2022, without dates of the school's own", Columns: []string{"half-term", "from", "to", "whose marks"}, Rows: [][]string{
		{"half-term -1", "2022-08-01", "2022-10-23", "the home school's"},
		{"in none", "2022-10-24", "2022-11-06", "nobody's: in the half-term of entry, before it"},
		{"half-term 0", "2022-11-07", "2022-12-31", "this school's"},
		{"half-term 1", "2023-01-01", "2023-02-12", "this school's"},
	}}
	reasons := reasonsTable("why a half-term has no rate", "the day of entry is not known", NoRegister, NoSchoolTime, NoMarks, NonePossible, TooFew, BeyondStay)
	return metrics.Entry{ID: "attendance.entry-half-terms", Title: "half-terms about entry", Choice: true, Tables: []metrics.Lookup{example, reasons},
		Formula: "half-term 0 holds the day of entry; half-term -1 is the one before it, half-term 1 the one after",
		Text: fmt.Sprintf("Half-term 0 counts from the day of entry on; what lies in it before entry is in no half-term. Before it the home school's marks count, from entry on this school's, as in windows; a stay that ends, and the stay before, end them too. A day of entry in the holiday between two half-terms belongs to the later one. They go from half-term %d to half-term %d, and rows are given from the first to the last in which anybody has a rate. A rate needs %d possible sessions, or as many as were asked for: the same as a window. "+
			"Where the school gave no dates of half-terms those of the national statistics stand in, as attendance.periods has them. Of a pupil who came back each placement is counted from its own entry; results take the last placement, also where it has no rate and an earlier one had. Results are the middle of pupils' own rates, with the possible sessions behind them, and not the rate of all sessions together. Other pupils stand behind each half-term: they leave, and not every home school sends its marks. ", firstHalfTerm, lastHalfTerm, DefaultMinimum) +
			regression,
		Why: fmt.Sprintf("Half-terms are the stretches in which schools look at attendance, without a holiday inside. A school year before entry and two from it on is what registers reach to and placements last. A school year of %d sessions has some %d in each half-term. That of entry is cut by it, and many pupils come near the end of one; %d are the least of which a window has a rate too, so that both rest on the same rule.", YearSessions, YearSessions/6, DefaultMinimum),
		See: []string{"attendance.periods", "attendance.windows", "ATT-080", "ATT-081"}}
}
