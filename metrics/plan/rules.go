package plan

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading placement plans can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a plan says.
var (
	RuleWord = rule("PLAN-001", finding.Warning, finding.FieldEmpty, "word in a plan that its column does not have",
		"a word that the column has: apst methods plan.words lists them", "correct the cell, or say in a map what the word stands for")
	RuleNumber = rule("PLAN-002", finding.Warning, finding.FieldEmpty, "number in a plan that cannot be",
		"days a week from 0 to 5, in steps of half a day; other numbers whole, from 0 to 99", "correct the cell")
	RuleWhichStay = rule("PLAN-003", finding.Error, finding.RowUnscored, "plan of a pupil with several stays that does not say which",
		"a day that lies in one of the stays, or the number of the stay", "fill in the start of the placement or the date of the objective, review or qualification")
	RuleTwoThings = rule("PLAN-004", finding.Error, finding.FieldEmpty, "plan that says two things of one stay",
		"the same in every row about the stay", "correct the row that is wrong; what differs was left empty")
	RuleTwice = rule("PLAN-005", finding.Warning, finding.Note, "same line of a plan twice",
		"each line once; it was counted once", "delete the copy")
	RuleOwnWords = rule("PLAN-006", finding.Info, finding.Note, "purpose or destination in words of its own",
		"a word that can be counted: apst methods plan.words lists them", "nothing to do, unless it is to be counted: then choose a word of the list")
	RuleReintegration = rule("PLAN-007", finding.Warning, finding.Note, "placement for reintegration without a plan for it",
		"a plan for reintegration where that is the purpose", "correct the purpose, or fill in the plan; the column that says no was kept")
)

// Objectives.
var (
	RuleNoCriterion = rule("PLAN-010", finding.Warning, finding.Note, "objective without a criterion",
		"how it will be judged whether the objective is met", "write the criterion down, if possible before the objective is judged; without one it is in no count of objectives met")
	RuleNoObjective = rule("PLAN-011", finding.Error, finding.RowUnscored, "criterion or judgement without an objective",
		"the objective in the same row", "fill in the objective")
	RuleFuture = rule("PLAN-012", finding.Warning, finding.Note, "something held, judged or awarded in the future",
		"a day up to the one that the data are from", "correct the date, or the day given with --as-of")
)

// Reviews.
var (
	RuleOverdue = rule("PLAN-020", finding.Warning, finding.Note, "review that was due and is not held",
		"the day on which it was held", "fill in the day, or hold the review")
	RuleCounts = rule("PLAN-021", finding.Warning, finding.Note, "number in a plan that differs from the list of its reviews or qualifications",
		"as many as are listed", "complete the list, or correct the number; the list was counted")
)

// Qualifications.
var (
	RuleQualification = rule("PLAN-030", finding.Warning, finding.FieldEmpty, "qualification that contradicts itself",
		"passed only if taken, with a grade that is a pass", "correct the cell that is wrong; both were left empty")
	RuleGrade = rule("PLAN-031", finding.Info, finding.FieldEmpty, "grade that does not say whether it is a pass",
		"a grade that is known, or yes or no in a column headed Passed", "add a column headed Passed")
)
