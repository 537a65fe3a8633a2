package plan

import (
	"apst/metrics"
	"apst/metrics/record"
)

// report is where the contents of a plan come from.
var report = metrics.From{Source: "Hackney Virtual School, end-of-placement report to the governing body", Edition: "required contents", Grade: metrics.Single}

// Entries are what there is to look up of placement plans.
func Entries() []metrics.Entry {
	return append(tableEntries(), choiceEntries()...)
}

// lookup is an embedded table as it is shown.
func lookup(title, table string, columns ...string) metrics.Lookup {
	return metrics.Lookup{Title: title, Columns: columns, Rows: record.Table(table)}
}

func tableEntries() []metrics.Entry {
	flags := metrics.Lookup{Title: "flags", Columns: []string{"flag", "meaning", "rule"}}
	for _, f := range flagList() {
		id := ""
		if f.Rule != nil {
			id = f.Rule.ID
		}
		flags.Rows = append(flags.Rows, []string{f.Name, f.Meaning, id})
	}
	return []metrics.Entry{
		{ID: "plan.contents", Title: "what is read of a placement plan", From: report, See: []string{"plan.objectives", "plan.reviews", "plan.qualifications"},
			Text: "At the end of a placement the governing body is told of attendance, achievement and wellbeing. Of the plan that is: its objectives, and whether each was met by its stated criterion; reviews held against reviews planned; attendance at school on other days; qualifications; the plan for what comes next. There is no national form of it."},
		{ID: "plan.words", Title: "words of placement plans", Tables: []metrics.Lookup{lookup("words", wordsCSV, "field", "word", "read as")}, See: []string{"PLAN-001", "PLAN-006"},
			Text: "What words are read as, by field. Capitals, spaces and punctuation do not count. yes_no stands for every question of yes or no. A purpose or a destination in other words is kept as it is written and not counted."},
		{ID: "plan.grades", Title: "grades", From: metrics.From{Source: "Ofqual and JCQ", Edition: "grades of regulated qualifications in England", Grade: metrics.Knowledge},
			Tables: []metrics.Lookup{lookup("grades", gradesCSV, "grade", "a pass", "of", "source")}, See: []string{"PLAN-030", "PLAN-031", "plan.qualifications"},
			Text: "Whether a grade is a pass. Every grade from 9 to 1 and from A* to G is one; a standard pass (4, C) is not told apart. F may be a grade or a failure and is not read."},
		{ID: "plan.flags", Title: "flags", Tables: []metrics.Lookup{flags}, Text: "The words of the column flags."},
		{ID: "plan.objectives", Title: "objectives", From: report, Formula: "objectives = with a criterion + without; with a criterion = met + partly + not met + not judged", See: []string{"PLAN-010", "PLAN-011"},
			Text: "An objective is met if it was met by the criterion that stands beside it. Without a criterion nothing can be; the objective is listed, what is said of it is carried, and it is in no count of objectives met. With a criterion and nothing said, or a word that cannot be read, it is not judged."},
		{ID: "plan.reviews", Title: "reviews planned and held", From: report, Formula: "planned = those with a planned day; held = those with a day of holding, or said to be held", See: []string{"PLAN-020", "PLAN-021", "plan.review-dates"},
			Text: "A review is overdue if the day for which it was planned is before the day that the data are from, and nothing says that it was held. Without that day (--as-of, or as_of in apst.yaml) none is said to be overdue."},
		{ID: "plan.qualifications", Title: "qualifications", From: report, See: []string{"PLAN-030", "PLAN-031", "plan.grades"},
			Text: "Taken and passed are as the file says. Where it does not say whether one was passed the grade decides; what was passed, or has a grade, was taken."},
		{ID: "plan.reintegration", Title: "reintegration planned", From: report, See: []string{"PLAN-007"},
			Text: "True where the column says yes or holds a plan in words, false where it says no or that it does not apply. Whether the pupil returned is not read here: it is the destination, and its denominator is the plans whose purpose was reintegration."},
	}
}

func choiceEntries() []metrics.Entry {
	return []metrics.Entry{
		{ID: "plan.stay", Title: "which stay a row is about", Choice: true, See: []string{"PLAN-003"},
			Text: "The stay that the row names by number; else the only one there is; else the one that had begun last on the first of these days that the row has: start, evidence, target; held, planned; day of the qualification. Stays are those of the list of pupils, and for a pupil who is not on it the starts in the plans. A row that fits none of several is left out.",
			Why:  "A pupil who came back has two plans, and an objective of the first is no part of the second."},
		{ID: "plan.review-dates", Title: "what a review date is", Choice: true, See: []string{"PLAN-020"},
			Text: "A day headed review date counts as the day for which the review was planned. Held is only what a column for it says.",
			Why:  "To count plans as meetings would make every school hold all its reviews."},
		{ID: "plan.returned", Title: "where pupils went who were to return", Choice: true, See: []string{"plan.reintegration"},
			Text: "Of plans whose purpose was reintegration, the destination that the list of pupils has of the same stay. Not asked of pupils who are still on roll, unless the list says that they stayed, and of pupils who died. Without a list nothing is said.",
			Why:  "Whether a return was meant is in the plan, and whether it came about is not. A destination that was planned is none that was reached."},
		{ID: "plan.lists", Title: "lists and stated numbers", Choice: true, See: []string{"PLAN-021"},
			Text: "Where reviews or qualifications of a pupil are listed the list is counted; a number that differs is told. Without a list the number counts as stated. Where the files list them of others and none of this pupil it is 0; where nothing lists them it is empty.",
			Why:  "A list can be checked line by line, and a number cannot."},
		{ID: "plan.same", Title: "the same line twice", Choice: true, See: []string{"PLAN-004", "PLAN-005"},
			Text: "Objectives are the same where their text and target date are, reviews where their days are, qualifications where everything is. What is the same is counted once. One objective with two judgements or criteria is left without a judgement, and a plan that says two things of one stay without the field.",
			Why:  "Which of two rows is right stands in no spreadsheet."},
	}
}
