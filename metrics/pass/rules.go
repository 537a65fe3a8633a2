package pass

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading PASS results can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a table holds.
var (
	RuleNumbered = rule("PASS-001", finding.Error, finding.BlockRefused, "factors by number alone",
		"the names of the factors, or the vendor's headings, such as PASS - Factor 1 - Percentile: others number them in another order",
		"write the names of the factors over the columns, or say in a map which is which")
	RuleFactors = rule("PASS-002", finding.Error, finding.BlockRefused, "not the factors of one survey",
		"a column for each of the nine factors, or for each of the four of Level 1",
		"complete the headings; if the school keeps only some of the factors: --factors named")
	RuleItems = rule("PASS-003", finding.Info, finding.Note, "answers to single questions left out",
		"nothing: only results of factors are read", "nothing to do")
	RuleGroupNumbers = rule("PASS-004", finding.Error, finding.BlockRefused, "same numbers for all pupils of a group",
		"each pupil's own results: these look like a group's results, copied to its pupils", "export the pupils' own results: sheet Individual Profiles, or the data sheet")
	RuleFractions = rule("PASS-005", finding.Error, finding.BlockRefused, "numbers that may be fractions of 1",
		"percentiles from 0 to 100: 0.34 may be 34, or less than 1", "say which they are: --numbers fractions, or --numbers 0-100")
	RuleOption = rule("PASS-006", finding.Error, finding.BlockRefused, "option that the file contradicts",
		"an option that fits what the file itself says", "leave the option out, or correct the file")
	RuleGroupKind = rule("PASS-007", finding.Error, finding.BlockRefused, "group's results that say neither percentile nor percentage",
		"headings, a title or a sheet's name with the word percentile or percentage: both run from 0 to 100, and are two things",
		"write the word into the headings, or say it: --scores percentile, or --scores percentage")
	RuleHighOnly = rule("PASS-008", finding.Warning, finding.Note, "no low percentile among many pupils",
		"some percentiles below 21 among 20 pupils or more of alternative provision: these may be percentages of agreement, which are another scale",
		"look at what was exported; if they are percentages: --scores percentage")
	RuleSitting = rule("PASS-009", finding.Error, finding.BlockRefused, "results without a sitting or a date",
		"a date of survey, or the word baseline or endline in the headings, a title, the sheet's name or the file's", "say which sitting it is: --wave baseline, or --wave endline")
	RuleColours = rule("PASS-010", finding.Warning, finding.Note, "red, amber and green, and never yellow",
		"the vendor's four colours; about a tenth of pupils is yellow, so these may be a school's own three, with limits of their own",
		"look up what the colours meant; if they are not the vendor's, leave the file out")
	RuleNoHeading = rule("PASS-011", finding.Error, finding.BlockRefused, "column without a heading among the factors",
		"a heading that can be read over every column of results", "write over each column which factor it is, and which sitting")
)

// What a row or a cell holds.
var (
	RuleValue = rule("PASS-020", finding.Error, finding.FieldEmpty, "value that is no percentile, percentage or band",
		"a number from 0 to 100, one of the four bands or colours, or a blank where there is no result", "correct the cell")
	RuleBand = rule("PASS-021", finding.Warning, finding.Note, "band that does not fit the percentile",
		"low up to 5, low-moderate up to 20, moderate up to 30, high above: the percentile was taken", "find out which of the two is right, and correct the other")
	RuleLevels = rule("PASS-022", finding.Error, finding.RowUnscored, "row that may be of either survey",
		"results in the nine factors, or in the four of Level 1, and not in both", "clear the columns of the survey that the pupil did not take")
	RuleFactorName = rule("PASS-023", finding.Error, finding.RowUnscored, "factor that is not known",
		"the name of one of the nine factors, or of the four of Level 1", "correct the name")
	RuleWaveWord = rule("PASS-024", finding.Warning, finding.FieldEmpty, "sitting that cannot be told",
		"a word such as baseline or endline, or a date of survey", "complete the row; its results stand, without a change")
	RuleBlank = rule("PASS-025", finding.Warning, finding.FieldEmpty, "factor blank beside others",
		"a result in each factor: no question of the survey can be skipped", "fill in the result from the vendor's report")
)

// What a pupil's sittings say of each other.
var (
	RuleTwice = rule("PASS-030", finding.Error, finding.RowUnscored, "pupil twice in one sitting, with different results",
		"one row a pupil and sitting", "delete the wrong row, or say which counts: --duplicates first, or --duplicates last")
	RuleRepeated = rule("PASS-031", finding.Warning, finding.Note, "pupil twice in one sitting, with the same results",
		"one row a pupil and sitting; it was counted once", "delete the copy")
	RuleYear = rule("PASS-032", finding.Warning, finding.Note, "year group lower at the later sitting",
		"a year group that stays or rises: the two sittings may have been exchanged", "compare the dates and the files of the two sittings")
	RuleOrder = rule("PASS-033", finding.Error, finding.FieldEmpty, "sittings whose dates and names disagree",
		"a baseline before an endline", "correct the dates, or what says which sitting it is; no change was worked out")
	RuleClose = rule("PASS-034", finding.Warning, finding.Note, "sittings that are close together",
		"ten weeks or more between two sittings", "nothing to do; say so where the change is reported")
	RuleCopied = rule("PASS-035", finding.Warning, finding.Note, "first and last sitting with the same results",
		"results of two sittings: in so many factors no pupil has the same percentiles twice", "compare with the vendor's report; one of the two may be a copy of the other")
)
