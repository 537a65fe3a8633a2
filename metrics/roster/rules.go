package roster

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading a roster can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a file and its tables hold.
var (
	RuleNoTable = rule("ROS-001", finding.Error, finding.FileRefused, "no list of pupils in the file",
		"headings such as UPN, Name and Date of birth, and one row a pupil",
		"check that this is the right file; name its columns UPN, Forename, Surname, Date of birth and so on")
	RuleNoIDColumn = rule("ROS-002", finding.Error, finding.FileRefused, "list of pupils without a column of identifiers",
		"a column headed UPN or Pupil ID", "add one: a name tells nobody apart for certain")
	RuleIDColumns = rule("ROS-003", finding.Error, finding.FileRefused, "list of pupils with two columns of identifiers of one kind",
		"one column headed UPN or Pupil ID", "correct the heading of the one that does not count")
	RuleColumns = rule("ROS-004", finding.Warning, finding.FieldEmpty, "two columns for one thing in the list of pupils",
		"one column for each thing", "correct the heading of the one that does not count")
	RuleWidth = rule("ROS-005", finding.Error, finding.RowUnscored, "row of the list with more or fewer fields than headings",
		"as many fields as headings: otherwise they may have slipped sideways",
		"put quotes round a text that holds the separator, or save the file as .xlsx")
	RuleOtherRow = rule("ROS-006", finding.Info, finding.Note, "row of the list that is not a pupil",
		"nothing: totals and notes are left out", "nothing to do, unless a pupil stands there")
	RuleOtherTable = rule("ROS-007", finding.Info, finding.Note, "table beside the list of pupils left out",
		"nothing: what has no identifiers, or holds answers to questions, is no list of pupils", "nothing to do")
	RuleNobody = rule("ROS-008", finding.Warning, finding.Note, "nobody on the list of pupils",
		"one row a pupil under the headings", "nothing to do if the list is still to be filled in")
)

// Who a pupil is.
var (
	RuleNoID = rule("ROS-010", finding.Error, finding.RowUnscored, "pupil on the list without an identifier",
		"a UPN or the school's own identifier", "fill in the identifier")
	RuleIDDigits = rule("ROS-011", finding.Error, finding.RowUnscored, "identifier on the list has lost digits in Excel",
		"identifiers stored as text", "format the column as text, then type the identifier again from the school's system")
	RuleIDKind = rule("ROS-012", finding.Error, finding.RowUnscored, "identifier on the list is an error value, a date or a fraction",
		"a UPN or the school's own identifier, as text", "type the identifier as text")
	RuleIDWords = rule("ROS-013", finding.Error, finding.RowUnscored, "words on the list in place of a UPN",
		"a letter, eleven digits, and a digit or letter", "type the UPN; leave it blank if there is none yet, and give the pupil an identifier of the school's own")
	RuleUPNLetter = rule("ROS-014", finding.Warning, finding.Note, "UPN on the list whose first letter does not fit its digits",
		"the check letter that the digits give", "compare the UPN with the school's system; one digit or the letter is mistyped")
	RuleUPNShape = rule("ROS-015", finding.Warning, finding.Note, "identifier under a UPN heading of the list is no UPN",
		"a letter, eleven digits, and a digit or letter", "compare with the school's system")
	RuleTemporary = rule("ROS-016", finding.Info, finding.Note, "temporary UPN on the list",
		"a permanent UPN, ending in a digit", "nothing to do now; a temporary UPN changes when the pupil is matched, and earlier files then have another one")
	RuleAuthority = rule("ROS-017", finding.Warning, finding.Note, "UPN on the list from no known local authority",
		"the code of a local authority in characters 2 to 4", "compare the UPN with the school's system; a new authority may not be known here yet")
	RuleConflict = rule("ROS-018", finding.Error, finding.FieldEmpty, "same pupil on the list twice with different data",
		"one row a pupil and date of entry", "delete the wrong row, or give each stay its date of entry; what differs was left empty")
	RuleRepeated = rule("ROS-019", finding.Warning, finding.Note, "same pupil on the list twice",
		"one row a pupil and date of entry; it was counted once", "delete the copy")
)

// What is said of a pupil.
var (
	RulePlaceholder = rule("ROS-030", finding.Warning, finding.FieldEmpty, "date of birth that stands for none",
		"the pupil's own date of birth, or blank: 01/01/1900 and 01/01/1970 are what programs write without one", "type the date of birth")
	RuleDate = rule("ROS-031", finding.Warning, finding.FieldEmpty, "date on the list cannot be read",
		"a date such as 06/09/2010, day first", "type the date again")
	RuleDateColumn = rule("ROS-032", finding.Warning, finding.FieldEmpty, "dates in a column of the list cannot be trusted",
		"dates written day first, all of them real dates or all text",
		"open the source with UK settings and export again; days and months may be swapped")
	RuleExit = rule("ROS-033", finding.Error, finding.FieldEmpty, "exit before entry",
		"a date of exit on or after the date of entry, or blank for a pupil who is still there", "correct the date that is wrong; both were left empty")
	RuleWord = rule("ROS-034", finding.Warning, finding.FieldEmpty, "word on the list that its column does not have",
		"a word that the column has: apst methods reading.roster-codes lists them", "correct the cell")
	RuleValue = rule("ROS-035", finding.Warning, finding.FieldEmpty, "formula without a value, or an error, on the list",
		"a value", "open the workbook in Excel, correct the formula, and save it")
	RuleYear = rule("ROS-036", finding.Info, finding.Note, "year group one or two off the date of birth",
		"the year group of the pupil's age on 31 August before the school year began", "nothing to do if the pupil was placed in another year")
	RuleYearFar = rule("ROS-037", finding.Warning, finding.Note, "year group far off the date of birth",
		"the year group of the pupil's age on 31 August before the school year began", "correct the date of birth or the year group")
	RuleOldCode = rule("ROS-038", finding.Info, finding.Note, "code on the list that is not in use any more",
		"the codes of today: SEN N, K or E, and SEMH among the needs", "nothing to do; what it was read as stands beside it")
	RuleNumber = rule("ROS-039", finding.Warning, finding.FieldEmpty, "number on the list that cannot be one of its kind",
		"the number as the register gave it, stored as text", "compare the number with the school's system, and format the column as text before it is typed again")
	RuleOverlap = rule("ROS-040", finding.Warning, finding.Note, "two stays of a pupil that overlap",
		"a stay that ends before the next one begins", "fill in or correct the day of leaving of the first stay, or the day of entry of the second")
	RuleSoonBack = rule("ROS-041", finding.Info, finding.Note, "pupil who came back within two weeks of leaving",
		"two stays for a pupil who left, and one for a pupil who did not", "nothing to do if the pupil did leave; otherwise make one row of the two")
	RuleConsent = rule("ROS-042", finding.Warning, finding.Note, "consent and opt-out that contradict each other",
		"a consent, or an opt-out, and not both", "ask the family; until it is put right the pupil counts as one who opted out")
	RuleStillHere = rule("ROS-043", finding.Warning, finding.Note, "reason for leaving without a day of leaving",
		"the last day of the stay beside the reason", "fill in the day of leaving; without it the pupil counts as one who is still there")
)
