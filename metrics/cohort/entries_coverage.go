package cohort

import (
	"fmt"

	"apst/metrics"
)

// coverageEntry is what counts as expected, received and usable.
func coverageEntry() metrics.Entry {
	t := metrics.Lookup{Title: "pupils of a source", Columns: []string{"word", "who"}, Rows: [][]string{
		{"expected", "on roll in the period, eligible and taking part: the pupils of results; of a baseline and of an endline those of whom it is due, as the flow has it, or who have one already; of destinations those who have left"},
		{"received", "of them, those of whom anything of the source was joined in a placement that counts, a spoilt form included; not what says that nothing is available, or that the question does not apply"},
		{"usable", "of them, those with a value that can be used of the measure's main outcome; at baseline and endline, before and after, the one that the pairing chose, so that it is the number of results"},
	}}
	return metrics.Entry{ID: "cohort.coverage", Title: "how much of each source there is", Choice: true, Tables: []metrics.Lookup{t}, From: metrics.From{Grade: metrics.Own},
		Text: "Each pupil counts once. Those received are among the expected and the usable among the received, for a source as a whole and for each informant and wave. Nobody is due for a wave in between. A measure without a main outcome counts a value of any of its outcomes that are paired, and without such any value. Rows of files are counted beside them, whoever they are about, with the reason for each that could not be joined or used.",
		Why:  "A response rate is of those who could have answered: who came last week is not late, and who is still there has no endline yet. A spoilt form was handed in, and what spoilt it can be mended.",
		See:  []string{"cohort.flow", "cohort.linking"}}
}

// dueEntry is when a questionnaire is due.
func dueEntry() metrics.Entry {
	return metrics.Entry{ID: "cohort.due-lists", Title: "questionnaires that are due", Choice: true, From: metrics.From{Grade: metrics.Own},
		Text: fmt.Sprintf("A baseline is due %d days after entry, or within as many days as apst.yaml says (baseline_within), or on the last day on roll of a pupil who leaves sooner; of a pupil who has left it cannot be had any more. An endline is due on the last day on roll, or at the end of the period, where there is a baseline by the same informant; of a pupil who has left without one it stays on the list. What falls due in the next %d days is listed, as of the day the data are from. Informants are those by whom there is any baseline. Who is not eligible, does not take part or died is not listed; who is short of the days on roll that make eligible, and will reach them, is. Not listed either is a form that came and cannot be scored, or one of which nobody can tell the placement.", BaselineDays, DueAhead),
		Why:  "Half a term leaves time to settle in, and is short enough for a first answer to be one about the time before. A form that cannot be scored is corrected, not handed out again.",
		See:  []string{"cohort.flow", "cohort.coverage"}}
}
