package record

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that the reading of any measure can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a file and its tables hold.
var (
	RuleNoTable = rule("REC-001", finding.Error, finding.FileRefused, "nothing of the measure in the file",
		"a table with the headings of one of the shapes that are read",
		"check that this is the right file; apst inspect shows what was recognised, and a map says what other headings mean")
	RuleNoIDColumn = rule("REC-002", finding.Error, finding.BlockRefused, "table without a column of identifiers",
		"a column headed UPN or Pupil ID", "add one, or say what tells pupils apart: --key name+dob, or --key name where there is no date of birth, with --roster for the pupils' identifiers")
	RuleIDColumns = rule("REC-003", finding.Error, finding.BlockRefused, "table with two columns of identifiers of one kind",
		"one column headed UPN or Pupil ID", "correct the heading of the one that does not count, or name the right one: --key HEADING")
	RuleColumns = rule("REC-004", finding.Error, finding.BlockRefused, "two columns for one thing",
		"one column for each thing", "correct the heading of the one that does not count")
	RuleWidth = rule("REC-005", finding.Error, finding.RowUnscored, "row with more or fewer fields than headings",
		"as many fields as headings: otherwise they may have slipped sideways",
		"put quotes round a text that holds the separator, or save the file as .xlsx")
	RuleOtherRow = rule("REC-006", finding.Info, finding.Note, "row under the headings that is no record",
		"nothing: totals and notes are left out", "nothing to do, unless a pupil stands there")
	RuleEmpty = rule("REC-008", finding.Warning, finding.Note, "headings without a row below them",
		"one row a record under the headings", "nothing to do if the table is still to be filled in")
	RuleSameFile = rule("REC-009", finding.Error, finding.FileRefused, "file is a copy of another input",
		"each file once", "leave one of the two out")
	RuleHidden = rule("REC-024", finding.Info, finding.Note, "hidden cells were read as well",
		"nothing: hiding is no deletion", "delete what is not to be counted")
	RuleLayout = rule("REC-025", finding.Error, finding.BlockRefused, "layout differs from the map",
		"the headings, in the places, for which the map was made", "make the map again: apst inspect FILE --save-map MAP")
)

// Who a record is about.
var (
	RuleNoID = rule("REC-010", finding.Error, finding.RowUnscored, "record without an identifier",
		"a UPN or the school's own identifier", "fill in the identifier")
	RuleIDDigits = rule("REC-011", finding.Error, finding.RowUnscored, "identifier of a record has lost digits in Excel",
		"identifiers stored as text", "format the column as text, then type the identifier again from the school's system")
	RuleIDKind = rule("REC-012", finding.Error, finding.RowUnscored, "identifier of a record is an error value, a date or a fraction",
		"a UPN or the school's own identifier, as text", "type the identifier as text")
	RuleIDWords = rule("REC-013", finding.Error, finding.RowUnscored, "words in place of a UPN",
		"a letter, eleven digits, and a digit or letter", "type the UPN; leave it blank if there is none yet, and give the pupil an identifier of the school's own")
	RuleUPNLetter = rule("REC-014", finding.Warning, finding.Note, "UPN of a record whose first letter does not fit its digits",
		"the check letter that the digits give", "compare the UPN with the school's system; one digit or the letter is mistyped")
	RuleUPNShape = rule("REC-015", finding.Warning, finding.Note, "identifier under a UPN heading is no UPN",
		"a letter, eleven digits, and a digit or letter", "compare with the school's system")
	RuleByName = rule("REC-018", finding.Warning, finding.Note, "pupil found by name and date of birth",
		"an identifier: a name may be shared or misspelt", "look through the list, and add a column of identifiers to the export if you can")
	RuleNotNamed = rule("REC-019", finding.Error, finding.RowUnscored, "name that is not that of exactly one pupil on the list",
		"forename, surname and date of birth as the list of pupils has them, of one pupil", "correct the name or date of birth, or fill in the identifier")
)

// What a record says.
var (
	RuleDate = rule("REC-020", finding.Warning, finding.FieldEmpty, "date cannot be read",
		"a date such as 06/09/2022, day first", "type the date again")
	RuleDateColumn = rule("REC-021", finding.Warning, finding.FieldEmpty, "dates in the column cannot be trusted",
		"dates written day first, all of them real dates or all text",
		"open the source with UK settings and export again; days and months may be swapped")
	RuleValue = rule("REC-022", finding.Error, finding.FieldEmpty, "formula without a value, or an error, in a cell that is used",
		"a value", "open the workbook in Excel, correct the formula, and save it")
)
