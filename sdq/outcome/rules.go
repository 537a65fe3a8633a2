package outcome

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading scores back can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// anew is what helps wherever a file of scores is no longer what it was.
const anew = "score the answers again: apst score sdq"

// What a file of scores is.
var (
	RuleNoScores = rule("SCO-001", finding.Error, finding.FileRefused, "no table of scores in the file",
		"the headings that apst score sdq writes, and a row for each questionnaire", "check that this is the right file; or "+anew)
	RuleColumns = rule("SCO-002", finding.Error, finding.FileRefused, "columns of the scores are missing",
		"every column that apst score sdq writes: without one of them the others cannot be checked", "put the columns back, blank ones too; or "+anew)
	RuleColumnTwice = rule("SCO-003", finding.Error, finding.FileRefused, "two columns with one heading",
		"each heading once", "delete the column that was added; or "+anew)
	RuleOwnColumn = rule("SCO-004", finding.Info, finding.Note, "column that is not of the scores",
		"nothing: columns that somebody added are left alone", "nothing to do")
	RuleNewer = rule("SCO-005", finding.Error, finding.FileRefused, "scores by newer rules than this program has",
		"scores by rules that this program knows", "use an apst that has these rules; or "+anew)
	RuleJSON = rule("SCO-006", finding.Error, finding.FileRefused, "file is not what the program wrote",
		"the columns and then the rows, each with every column, as --format json writes them", "get the file again, or "+anew)
	RuleDates = rule("SCO-007", finding.Error, finding.FileRefused, "dates cannot be trusted",
		"dates as the program writes them, 2022-09-06, or real dates of a workbook; after a spreadsheet program has saved a text file nobody can tell day from month",
		anew+", and change nothing in a spreadsheet program; or ask for .xlsx")
)

// What a row of scores is.
var (
	RuleOtherRow = rule("SCO-010", finding.Warning, finding.Note, "row that is no questionnaire",
		"rows that the program wrote: totals and notes are left out", "nothing to do, unless a pupil stands there")
	RuleWidth = rule("SCO-011", finding.Error, finding.RowUnscored, "row with more or fewer fields than there are headings",
		"a field for every heading: one more or one fewer means that values have slipped sideways", anew)
	RuleID = rule("SCO-012", finding.Error, finding.RowUnscored, "identifier that cannot be used",
		"the identifier as text, as the program wrote it", "type the identifier again as text; or "+anew)
	RuleZeros = rule("SCO-013", finding.Error, finding.RowUnscored, "identifier that may have lost its zeros",
		"identifiers as text: a spreadsheet program takes digits for a number, and zeros at its beginning away", anew+", and change nothing in a spreadsheet program; or ask for .xlsx, where identifiers stay text")
	RuleWord = rule("SCO-014", finding.Error, finding.RowUnscored, "value that the program does not write",
		"one of the words or numbers that the column has, as apst codebook lists them", "undo the change; or "+anew)
	RuleDate = rule("SCO-015", finding.Error, finding.RowUnscored, "date cannot be read",
		"a date such as 2022-09-06, or blank", "type the date again; or "+anew)
	RuleRange = rule("SCO-016", finding.Error, finding.RowUnscored, "score that the scale cannot have",
		"a whole number from 0 to the highest score of the scale for this informant, or blank", "undo the change; or "+anew)
	RuleSum = rule("SCO-017", finding.Error, finding.RowUnscored, "scores that do not add up",
		"a total that is the sum of its four scales, and internalising and externalising that are those of their two; none where one of them is missing", "undo the change; or "+anew)
	RuleBand = rule("SCO-018", finding.Error, finding.RowUnscored, "band that is not the one of the score",
		"the band of the score for the form and informant, or none where there is none", "undo the change; or "+anew)
	RuleReason = rule("SCO-019", finding.Error, finding.RowUnscored, "scores and flags that contradict each other",
		"a reason in flags for every score that is missing, and none for one that is there; as many answers as the scores need", "undo the change; or "+anew)
	RuleRuleset = rule("SCO-020", finding.Error, finding.RowUnscored, "rules of the scores are not known",
		"the name of the rules that the scores rest on", "undo the change; or "+anew)
	RuleAgain = rule("SCO-021", finding.Warning, finding.Note, "questionnaire that is there twice",
		"each once; it was taken once", "delete the copy")
	RuleTwoOfOne = rule("SCO-022", finding.Error, finding.RowUnscored, "two questionnaires of a pupil, wave, informant and rater that differ",
		"one a pupil, placement, wave, informant and rater", "delete the one that does not count; or "+anew)
)
