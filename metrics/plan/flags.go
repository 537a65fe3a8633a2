package plan

import "apst/finding"

// The words of the column flags; behind a colon stands the field.
const (
	flagWord          = "word-not-known"
	flagNoCriterion   = "no-criterion"
	flagDate          = "date-not-read"
	flagOverdue       = "overdue"
	flagGrade         = "grade-not-known"
	flagContradiction = "contradiction"
	flagTwice         = "twice"
	flagTwoThings     = "two-things"
	flagOwnWords      = "own-words"
	flagReintegration = "reintegration"
	flagCounts        = "count-differs"
)

// flagRules are the rules behind the flags.
var flagRules = map[string]*finding.Rule{
	flagWord: RuleWord, flagNoCriterion: RuleNoCriterion, flagOverdue: RuleOverdue, flagGrade: RuleGrade, flagContradiction: RuleQualification,
	flagTwice: RuleTwice, flagTwoThings: RuleTwoThings, flagOwnWords: RuleOwnWords, flagReintegration: RuleReintegration, flagCounts: RuleCounts,
}

// flagText is a word of the column flags.
type flagText struct {
	Name, Meaning string
	Rule          *finding.Rule // nil for one that no rule of plans is behind
}

// flagList are the words of the column flags.
func flagList() []flagText {
	return []flagText{
		{flagNoCriterion, "an objective has no criterion: it is in no count of objectives met", RuleNoCriterion},
		{flagWord, "a word cannot be read", RuleWord},
		{flagDate, "a date cannot be read", nil},
		{flagOverdue, "a review was due and is not held", RuleOverdue},
		{flagGrade, "a grade does not say whether it is a pass", RuleGrade},
		{flagContradiction, "a qualification contradicts itself: whether it was taken and passed is left empty", RuleQualification},
		{flagTwice, "a line stood there twice and was counted once", RuleTwice},
		{flagTwoThings + ":FIELD", "two rows say two things: the field is left empty", RuleTwoThings},
		{flagOwnWords + ":FIELD", "the field is in words of its own that cannot be counted", RuleOwnWords},
		{flagReintegration, "the purpose is reintegration, and there is no plan for it", RuleReintegration},
		{flagCounts + ":FIELD", "the number differs from what is listed; the list was counted", RuleCounts},
	}
}
