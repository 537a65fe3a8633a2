package outcome

import "apst/metrics"

// Entries are what can be looked up of the questionnaire as an outcome: what was chosen
// where its authors say nothing, and how scores are read back.
func Entries() []metrics.Entry {
	return append(changeEntries(), backEntries()...)
}

// choice is an entry about something that was chosen.
func choice(id, title, text, why string, see ...string) metrics.Entry {
	return metrics.Entry{ID: "sdq-change." + id, Title: title, Text: text, Why: why, Choice: true, From: metrics.From{Grade: metrics.Own}, See: see}
}

func changeEntries() []metrics.Entry {
	return []metrics.Entry{
		choice("main", "the main outcome, and the family of the others",
			"Total difficulties is the main outcome and stands alone. The five scales, internalising, externalising and impact are one family, whose p-values are adjusted together.",
			"With nine tests one in three cohorts without any change would show something. The total was named first, is the most reliable, and must not pay for the others.", "scoring.total"),
		choice("single", "changes of single pupils",
			"Told of the total always; of emotional, conduct, hyperactivity and prosocial on request; of peer, impact, internalising and externalising never, whatever is asked.",
			"Peer is too unreliable, impact is mostly nought, and of the two sums no norm is published. A change on five items has to be three or four points of ten.", "scoring.reliable-change", "scoring.subtotals"),
		choice("cut-off", "the side of need",
			"Of the total alone, and by default where the abnormal band of three begins; for self-report the four bands have another. Single scales have no cut-off: nobody can be recovered by them.",
			"A cut-off is published for the total. Two systems in one table would class a pupil with a total of 18 both ways.", "scoring.cut-off"),
		choice("declared", "constants of the user's own",
			"A standard deviation and a reliability, both or neither, take the place of the published ones for the main outcome. A change counts that exceeds 1.959964 standard errors of a difference. They are printed as declared.",
			"The published constants are compared in whole hundredths with 1.96; both give the same points for all of them.", "scoring.reliable-change"),
		choice("nhs", "thresholds that are reached",
			"Thresholds of NHS England are written as the points that are reached, and as one point less to be exceeded.",
			"Scores are whole, so that it is the same; and no constants stand behind them that could be printed.", "scoring.reliable-change-nhs"),
		choice("norms", "norms for regression to the mean",
			"The British norms of all ages and both sexes together, with the correlation over four to six months; where that is not known, nothing is expected.",
			"Norms by age and sex could not be checked. A reliability within one questionnaire would promise too little regression.", "scoring.reliable-change"),
		choice("forms", "forms that are compared",
			"2-4, 4-17 and 18+ each with itself alone; 4-10 and 11-17 are one. A child under 4 on the form for 4 to 17 is compared with nothing but the like. Where the form of a row cannot be read its scores stand and are in no pair.",
			"The items are others, and so are bands and constants.", "choice.form"),
		choice("follow-up", "the questions of follow-up forms",
			"Counted by wave, as shares of those who answered; in no pair, no score and no test.",
			"They are asked once. How pleased people are is no change.", "scoring.follow-up"),
		choice("items", "answers that a reliability rests on",
			"Those of pupils who answered every item of the scale, reversed items turned; of the total all twenty. Rows without scores are left out.",
			"A score for a missing answer is made of the others, and would make the scale look more reliable.", "scoring.prorate"),
	}
}

func backEntries() []metrics.Entry {
	return []metrics.Entry{
		{ID: "sdq-change.scores", Title: "scores that are read back", From: metrics.From{Grade: metrics.Own}, See: []string{RuleSum.ID, RuleBand.ID, RuleReason.ID, "sdq-change.resaved"},
			Text: "A file of scores is known by its headings. Every value has to be one that the program writes; totals have to be the sums of their scales, bands those of their scores, and flags have to say why a score is missing. " +
				"A row in which anything differs is refused as a whole. The file is refused where columns are missing or its rules are newer. Columns that somebody added are left alone; totals and notes below are left out, and told.",
			Choice: true, Why: "A score that somebody changed by hand looks like any other. Whoever changed it can score the answers again."},
		{ID: "sdq-change.resaved", Title: "scores that a spreadsheet program has saved", From: metrics.From{Grade: metrics.Own}, See: []string{RuleZeros.ID, RuleDates.ID, "dates.forms"},
			Text: "Of text, identifiers of digits alone are refused where the separator, a date or a form shows that another program has saved it, and in a workbook where they are numbers: zeros at their beginning may be gone. " +
				"Dates in digits are read day first where one of them has a day over 12 and none a month over 12; otherwise the file is refused. 4-17 and 2-4 that became dates are read back: no other form gives them.",
			Choice: true, Why: "A spreadsheet program takes zeros off, turns days and months round, and says nothing of it."},
		choice("placements", "placements of scores that are read back",
			"Where no row of a file says a placement over 1, the file is taken to say none, and a pupil's placements are told by the dates.",
			"1 is written where nothing says it."),
	}
}
