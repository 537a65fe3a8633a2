package intake

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading SDQ answers can raise, in order of id within
// each kind.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a file and its sheets hold.
var (
	RuleNoTable = rule("TAB-001", finding.Error, finding.FileRefused, "no SDQ answers in the file",
		"headings for the 25 items (variable names, or numbers 1 to 25) and one row, column or list line a pupil",
		"check that this is the right file; name the item columns 1 to 25, or see what was recognised with: apst inspect FILE")
	RuleNoAnswers = rule("TAB-002", finding.Info, finding.Note, "sheet without SDQ answers",
		"nothing: notes, lists and other tables are left alone", "nothing to do, unless answers should be there")
	RuleHidden = rule("TAB-003", finding.Info, finding.Note, "hidden cells were read",
		"nothing: hidden rows, columns and sheets count like all others", "delete what should not count")
	RuleFooter = rule("TAB-004", finding.Info, finding.Note, "row that is not a pupil",
		"nothing: totals, means and notes under the table are left out", "nothing to do, unless a pupil stands there")
	RuleWideRow = rule("TAB-005", finding.Error, finding.RowUnscored, "row with more fields than there are headings",
		"as many fields as headings: one more means that the answers may have slipped sideways",
		"put quotes round a text that holds the separator, or save the file as .xlsx")
	RuleMerged = rule("TAB-006", finding.Error, finding.RowUnscored, "answer in merged cells",
		"one cell an answer", "unmerge the cells and type each answer in its own cell")
	RuleRepeatedHead = rule("TAB-007", finding.Info, finding.Note, "headings repeated among the rows",
		"nothing: the repeated row is left out", "nothing to do")
	RuleLayout = rule("TAB-008", finding.Error, finding.BlockRefused, "layout differs from the map",
		"the headings and columns that the map was made from", "make a new map: apst inspect FILE --save-map MAP")
	RuleScoresOnly = rule("TAB-009", finding.Info, finding.Note, "sheet with scores worked out elsewhere",
		"answers to the items: scores from elsewhere are never used", "nothing to do, if the answers are on another sheet")
	RuleCutRow = rule("TAB-010", finding.Error, finding.RowUnscored, "last row is shorter than the headings and has no end",
		"a whole row: this one may have been cut when the file was copied", "get the file again, or complete its last line")
	RuleSlipped = rule("TAB-011", finding.Error, finding.RowUnscored, "answers that may have slipped sideways",
		"answers under the 25 headings and nowhere beside them", "compare the row with the paper form; move the answers back under their headings")
	RuleShortRow = rule("TAB-012", finding.Error, finding.RowUnscored, "row with fewer fields than there are headings",
		"a field for every heading, blank ones too: it cannot be told which is missing", "complete the row, or save the file as .xlsx")
	RuleHiddenSheet = rule("TAB-013", finding.Warning, finding.Note, "answers on a hidden sheet were read",
		"nothing: hidden sheets count like all others", "delete the sheet if it holds an older copy")
	RuleWholeFooter = rule("TAB-014", finding.Warning, finding.Note, "row left out as a total, though it holds whole answers",
		"totals and means under the table", "nothing to do for a total; give a pupil of that name an identifier")
	RuleOverlooked = rule("TAB-016", finding.Warning, finding.Note, "column left unused that may say when or by whom forms were filled in",
		"a heading that says what the column holds, such as Date completed, or Rater over the names of staff", "correct the heading if the column holds that; nothing to do if it does not")
	RuleOtherFile = rule("TAB-015", finding.Info, finding.Note, "file without SDQ answers in the folder",
		"nothing: lists, notes and other measures are left alone", "nothing to do, unless answers should be there: then name the file, and what is wrong is said")
	RuleFormat = rule("FILE-020", finding.Info, finding.Note, "file is not what its ending says",
		"nothing: what a file is decides how it is read", "nothing to do; save it as .xlsx to be rid of Excel's warning")
	RuleSameFile = rule("FILE-022", finding.Error, finding.FileRefused, "file is a copy of another input",
		"each file once: a copy would count every pupil twice, or pass a baseline off as an endline", "leave out the copy, or choose the right file")
	RuleEncoding = rule("FILE-021", finding.Info, finding.Note, "text was read in an older encoding",
		"UTF-8", "check names with accents; save as CSV UTF-8 to be sure")
)

// Who a row is about.
var (
	RuleNoID = rule("PUP-001", finding.Error, finding.RowUnscored, "pupil without an identifier",
		"a UPN or the school's own identifier", "fill in the identifier")
	RuleIDDigits = rule("PUP-002", finding.Error, finding.RowUnscored, "identifier has lost digits in Excel",
		"identifiers stored as text", "format the column as text, then type the identifier again from the register")
	RuleIDKind = rule("PUP-003", finding.Error, finding.RowUnscored, "identifier is an error value, a date or a fraction",
		"a UPN or the school's own identifier, as text", "type the identifier as text")
	RuleUPNLetter = rule("PUP-004", finding.Warning, finding.Note, "UPN whose first letter does not fit its digits",
		"the check letter that the digits give", "compare the UPN with the register; one digit or the letter is mistyped")
	RuleUPNShape = rule("PUP-005", finding.Warning, finding.Note, "identifier under a UPN heading is no UPN",
		"a letter, eleven digits, and a digit or letter", "compare with the register")
	RuleIDRepaired = rule("PUP-006", finding.Info, finding.Note, "identifier tidied",
		"no spaces at the ends, UPNs in capitals", "nothing to do")
	RuleConflict = rule("PUP-007", finding.Error, finding.RowUnscored, "same pupil, wave and informant twice with different answers",
		"one set of answers a pupil, placement, wave and informant", "delete the wrong row, or tell the two apart with a placement or rater column")
	RuleRepeated = rule("PUP-008", finding.Warning, finding.Note, "same pupil, wave and informant twice with the same answers",
		"one row; it was scored once", "delete the copy")
	RuleNoIDColumn = rule("PUP-009", finding.Error, finding.BlockRefused, "no column with identifiers",
		"a column headed UPN or Pupil ID", "add one, or declare what tells pupils apart: --key name+dob, or --key HEADING")
	RuleIDNotUnique = rule("PUP-010", finding.Error, finding.BlockRefused, "identifiers do not tell pupils apart",
		"a different value for every pupil of one wave", "look for a copied file or sheet, a hidden one, or two waves in one; or name the right column: --key HEADING")
	RuleIDColumns = rule("PUP-011", finding.Error, finding.BlockRefused, "two columns with identifiers of one kind",
		"one column headed UPN or Pupil ID", "name the one that counts: --key HEADING")
	RuleIDWords = rule("PUP-012", finding.Error, finding.RowUnscored, "words in place of a UPN",
		"a letter, eleven digits, and a digit or letter", "type the UPN; delete the row if it is no pupil")
	RuleMaybeFooter = rule("PUP-013", finding.Error, finding.RowUnscored, "identifier that reads like a total or a group, beside whole answers",
		"a pupil's identifier, or a row that is clearly no pupil", "give the pupil an identifier; delete the row if it is an average or a group")
	RuleOtherID = rule("PUP-014", finding.Warning, finding.Note, "UPN blank: the school's own identifier was taken",
		"a UPN in every row, or in none", "fill in the UPN, or the pupil may not be recognised in the other wave")
	RuleNearID = rule("PUP-015", finding.Warning, finding.Note, "two identifiers that may be one pupil's",
		"one identifier a pupil, written the same way in every file and wave",
		"compare both with the register and write the same one in both places; nothing was joined")
	RuleAuthority = rule("PUP-016", finding.Warning, finding.Note, "UPN of a local authority that is not known",
		"the number of a local authority after the letter; 999, which marks made-up pupils, is let pass", "compare the UPN with the register; if it is right there, the list of authorities is out of date")
	RuleTwoIDs = rule("PUP-018", finding.Warning, finding.Note, "one name and date of birth under two identifiers",
		"one identifier a pupil; a temporary UPN gives way to the permanent one",
		"find out from the register whether it is one pupil, and write one identifier in both places; nothing was joined")
	RuleDate = rule("DATE-001", finding.Warning, finding.FieldEmpty, "date cannot be read",
		"a date such as 06/09/2022, day first", "type the date again; the scores stand")
	RuleDateColumn = rule("DATE-002", finding.Warning, finding.FieldEmpty, "dates in the column cannot be trusted",
		"dates written day first, all of them real dates or all text",
		"open the source with UK settings and export again; days and months may be swapped; the scores stand")
)

// What dates and waves say of each other.
var (
	RuleDateOrder = rule("DATE-003", finding.Error, finding.Note, "endline dated before the baseline",
		"an endline after its baseline", "correct the date that is wrong; the scores stand")
	RuleBirth = rule("DATE-004", finding.Error, finding.Note, "completed before the date of birth",
		"a date of birth before the date of the form", "correct the date that is wrong; the scores stand")
	RuleAge = rule("DATE-005", finding.Warning, finding.Note, "age does not fit the form",
		"ages 2 to 4, 4 to 17, or 18 and over; 11 and over for the young person's own", "check the form and the date of birth; under 4 there are no bands on the form for 4 to 17")
	RuleGap = rule("DATE-006", finding.Warning, finding.Note, "endline less than four weeks after the baseline",
		"at least 28 days: the follow-up form asks about the last month", "check both dates; answers this close describe the same weeks")
	RuleFuture = rule("DATE-007", finding.Error, finding.Note, "date in the future",
		"a date up to the day the project says the data are from", "correct the date, or the project's as_of; the scores stand")
	RuleBirthPlaceholder = rule("DATE-008", finding.Warning, finding.Note, "date of birth that stands for none",
		"a date of birth, or a blank: programs write 1 January 1900 or 1970 where none was given", "take the date of birth from the register, or clear the cell")
	RuleCopiedWave = rule("SDQ-070", finding.Warning, finding.Note, "two waves of a pupil with the same answers",
		"different answers: in real pupils all 25 are never the same", "compare with the paper form: the row may be a copy")
	RuleNotCompared = rule("SDQ-071", finding.Info, finding.Note, "waves not compared with each other",
		"at most 200,000 records", "nothing to do")
	RuleRareCode = rule("SDQ-072", finding.Warning, finding.Note, "code for missing that occurs once or twice",
		"a code that is used throughout, or an answer", "compare with the paper form: it may be a slip of the finger; it counts as unanswered")
	RuleNoAddedValue = rule("SDQ-073", finding.Warning, finding.Note, "parents' forms too close or too far apart for an added value",
		"4 to 8 months between baseline and endline", "check the dates if only a few are concerned; else nothing: the scores stand, and the formula for added value is not meant for such pairs")
	RuleOtherInformant = rule("SDQ-074", finding.Error, finding.Note, "baseline and endline by different informants",
		"the same informant at both: a parent's baseline and a teacher's endline are no pair",
		"look for the missing form; the scores stand, but their difference is no change")
	RuleOtherForm = rule("SDQ-075", finding.Error, finding.Note, "baseline and endline on forms for different ages",
		"one form at both: 2-4, 4-17 or 18+ (4-10 and 11-17 are one)", "check which form was used, and say it: --form; the scores stand, but their difference is no change")
	RuleOtherRater = rule("SDQ-076", finding.Warning, finding.Note, "another person answered at endline",
		"the same teacher or parent at both: a new one is not change", "check the names; leave the pair out of any change if two people answered")
	RuleTwins = rule("SDQ-077", finding.Warning, finding.Note, "two pupils with the same answers",
		"different answers: with a total over 10 all 25 are hardly ever the same", "compare with the paper forms: one row may be a copy of the other")
	RuleMostLost = rule("SDQ-078", finding.Warning, finding.Note, "more than half of the pupils with a baseline have no endline",
		"an endline for most pupils with a baseline", "look for missing forms; else state it beside any change: those who stayed may differ from those who left")
	RuleLowProsocial = rule("SDQ-079", finding.Warning, finding.Note, "prosocial scores low throughout",
		"a mean of 5 or more in a whole block", "make sure that 2 (or 3) means certainly true and that nothing was turned round; some groups do score low")
)

// What a block says of itself.
var (
	RuleItemMissing = rule("SDQ-001", finding.Error, finding.BlockRefused, "item columns missing",
		"all 25 items", "add the missing columns (leave them blank if nobody was asked), or correct their headings")
	RuleItemTwice = rule("SDQ-002", finding.Error, finding.BlockRefused, "two columns for one item",
		"one column an item", "correct the heading of one of them, or say which wave each belongs to")
	RuleNumbering = rule("SDQ-003", finding.Error, finding.BlockRefused, "item numbers are not exactly 1 to 25",
		"the questionnaire's own numbers: other sets number their items otherwise",
		"if the columns numbered 1 to 25 are the questionnaire's items 1 to 25, say so: --items 1-25")
	RuleHeading = rule("SDQ-004", finding.Error, finding.BlockRefused, "heading contradicts itself",
		"an item number and words that mean the same item", "correct the heading")
	RuleUnread = rule("SDQ-065", finding.Error, finding.BlockRefused, "columns that look like items were not read",
		"a wave, an informant or nothing around the item's name or number", "write the headings as Baseline Q1, Endline Q1 and so on, or tell the sets apart in a row above")
	RuleNoWave = rule("SDQ-005", finding.Error, finding.BlockRefused, "wave unknown",
		"baseline or endline in a heading, title, sheet name, file name or column", "say which it is: --wave baseline, or for one sheet or file --wave NAME=baseline; or put the word into its name; or write it down in apst.yaml")
	RuleWaveClash = rule("SDQ-006", finding.Error, finding.BlockRefused, "wave contradicted",
		"one wave for one set of answers", "correct the heading, title, sheet name or file name that is wrong")
	RuleSection = rule("SDQ-066", finding.Error, finding.BlockRefused, "a label among the rows names another wave or informant",
		"one wave and one informant under one row of headings", "put the headings again under the label, move the part to a sheet of its own, or say it in a column")
	RuleLegend = rule("SDQ-067", finding.Error, finding.BlockRefused, "a key of the codes says otherwise than the answers or the option",
		"a key that fits the answers", "find out which is right, and correct the other")
	RuleNoInformant = rule("SDQ-007", finding.Error, finding.BlockRefused, "informant unknown",
		"self, teacher or parent in a heading, title, sheet name, file name or column", "say who answered: --informant self, teacher or parent, or for one sheet or file --informant NAME=self; or write it down in apst.yaml")
	RuleInformantClash = rule("SDQ-008", finding.Error, finding.BlockRefused, "informant contradicted",
		"one informant for one set of answers", "correct the heading, title, sheet name or file name that is wrong")
	RuleOption = rule("SDQ-009", finding.Error, finding.BlockRefused, "file contradicts an option",
		"what the option says", "leave the option out, or choose the right file")
	RuleAmbiguous = rule("SDQ-010", finding.Error, finding.BlockRefused, "coding cannot be told: the answers fit 0 to 2 and 1 to 3",
		"at least one 0 or one 3 among the answers", "say which it is: --coding 0-2 or --coding 1-3")
	RuleMixed = rule("SDQ-011", finding.Error, finding.BlockRefused, "answers hold both 0 and 3",
		"answers coded 0 to 2, or 1 to 3", "correct the wrong cells, or say the coding and the others count as illegal: --coding 0-2 or --coding 1-3")
	RuleReversedMinus = rule("SDQ-012", finding.Error, finding.BlockRefused, "a 3 in reversed columns only: a missing code was reversed",
		"answers as ticked", "ask whoever prepared the file; if a 3 here was -1 before the five were reversed, say --already-reversed: it then counts as missing")
	RuleReversedData = rule("SDQ-013", finding.Error, finding.BlockRefused, "five items seem to be reversed already",
		"answers as ticked: items 7, 11, 14, 21 and 25 go along with the prosocial items",
		"find out, and say so: --already-reversed, or --already-reversed=false if they are as ticked")
	RuleReversedHeading = rule("SDQ-014", finding.Error, finding.BlockRefused, "headings say that five items are reversed already",
		"answers as ticked", "find out, and say so: --already-reversed, or --already-reversed=false if they are as ticked")
	RuleFlipped = rule("SDQ-015", finding.Error, finding.BlockRefused, "scale may run the other way (2 = not true)",
		"more agreement with the prosocial items than with the difficulties",
		"look at the paper form, and say so: --coding 0-2 if 2 means certainly true, as on the form; --coding 2-0 if 2 means not true (1-3 and 3-1 likewise). Pupils with great difficulties can look like this")
	RuleFewFlipped = rule("SDQ-052", finding.Warning, finding.Note, "few answers, and less agreement with the prosocial items than with difficulties",
		"more agreement with the prosocial items; in so few rows it may be chance", "make sure that 2 (or 3) means certainly true")
	RulePairs = rule("SDQ-016", finding.Error, finding.BlockRefused, "numbers and words disagree about the coding",
		"one number for each of the three answers", "correct the cells whose number and word differ")
	RuleYesNo = rule("SDQ-017", finding.Warning, finding.Note, "answers seem to have been made yes or no",
		"three different answers in a whole block", "find out whether one of the three answers was dropped")
	RuleFlatBlock = rule("SDQ-018", finding.Warning, finding.Note, "every answer in the block is 0",
		"different answers", "find out whether 0 stands for a blank")
	RulePartDiffers = rule("SDQ-054", finding.Error, finding.BlockRefused, "part of the block is coded otherwise",
		"the same coding in all sheets and rows of a block", "correct the part, or score it as a file of its own with --coding")
	RuleSlippedBlock = rule("SDQ-055", finding.Error, finding.BlockRefused, "answers stand beside the item columns",
		"a heading over every column of answers", "move the headings over their answers: they seem to be one column off")
	RuleNoneLegal = rule("SDQ-056", finding.Error, finding.BlockRefused, "most cells hold something other than the three answers",
		"not true, somewhat true, certainly true, their letters, or their numbers", "find out what the answers stand for, and put the questionnaire's own in their place")
	RuleFewReversed = rule("SDQ-057", finding.Warning, finding.Note, "too few rows to be sure that nothing is reversed already, and the five items go against the prosocial ones",
		"answers as ticked", "find out, and say so: --already-reversed, or --already-reversed=false")
	RuleBlankItem = rule("SDQ-058", finding.Warning, finding.Note, "item that nobody answered",
		"answers to all 25 items", "check the heading: the column may be the wrong one")
	RuleNoneAnswered = rule("SDQ-059", finding.Warning, finding.Note, "no answers at all",
		"answers under the headings", "nothing to do if nobody has answered yet")
	RuleNoNotTrue = rule("SDQ-053", finding.Warning, finding.Note, "nobody answered \"not true\" to any difficulty",
		"all three answers in a whole block", "find out whether \"not true\" was left blank: the blanks count as unanswered")
	RuleCodingsDiffer = rule("SDQ-019", finding.Error, finding.BlockRefused, "waves are coded differently",
		"the same coding in all waves of an informant", "check both files, then say it for each: --coding baseline=0-2 --coding endline=1-3")
	RuleReversedCodes = rule("SDQ-029", finding.Error, finding.BlockRefused, "codes in the five reversed columns alone: reversed already?",
		"answers as ticked", "if so, say --already-reversed: these codes then count as missing")
	RuleMixedForms = rule("SDQ-028", finding.Error, finding.BlockRefused, "form contradicted",
		"one form for one set of answers", "correct the form column, or leave out --form")
)

// What one row says.
var (
	RuleIllegal = rule("SDQ-020", finding.Error, finding.RowUnscored, "answer that is none",
		"an answer of the block's coding, or blank", "correct the cell from the paper form")
	RuleFormula = rule("SDQ-021", finding.Error, finding.RowUnscored, "formula without a value",
		"a value", "open the workbook in Excel, save it, and try again")
	RuleTwoMarks = rule("SDQ-022", finding.Warning, finding.Note, "two answers in one cell",
		"one answer; two count as missing", "correct the cell from the paper form")
	RuleNotDone = rule("SDQ-023", finding.Info, finding.RowUnscored, "pupil without any answer",
		"answers, or nothing: the questionnaire was not done", "nothing to do, unless it was done")
	RuleTooFew = rule("SDQ-024", finding.Warning, finding.FieldEmpty, "too few answers for a scale",
		"at least 3 of a scale's 5 items", "look for the answers on the paper form")
	RulePairCell = rule("SDQ-025", finding.Error, finding.RowUnscored, "number and word in a cell disagree",
		"the number that goes with the word", "correct the cell from the paper form")
	RuleListConflict = rule("SDQ-026", finding.Error, finding.RowUnscored, "item answered twice, differently",
		"one answer a pupil, wave and item", "delete the wrong line")
	RuleMissingCodes = rule("SDQ-027", finding.Info, finding.Note, "codes and words that stand for a missing answer",
		"blank, or a code such as 9, 99 or NA", "nothing to do")
	RuleRowWave = rule("SDQ-060", finding.Error, finding.RowUnscored, "wave of the row cannot be read",
		"baseline, endline or another known name in the wave column", "fill in the wave")
	RuleRowInformant = rule("SDQ-061", finding.Error, finding.RowUnscored, "informant of the row cannot be read",
		"self, teacher or parent in the informant column", "fill in who answered")
	RuleRowForm = rule("SDQ-062", finding.Warning, finding.FieldEmpty, "form of the row cannot be read",
		"2-4, 4-17 or 18+; without it there are no bands", "fill in the form")
	RuleRowPlacement = rule("SDQ-063", finding.Error, finding.RowUnscored, "placement of the row cannot be read",
		"1, 2, 3, ... in the placement column", "fill in which placement it was")
	RuleRowItem = rule("SDQ-064", finding.Error, finding.RowUnscored, "item of a line cannot be read",
		"an item by number (1 to 25) or variable name", "correct the item's name")
	RuleFlatLine = rule("SDQ-050", finding.Warning, finding.Note, "all answers the same",
		"different answers: 25 times the same gives a total of 10, 20 or 30 and says little", "ask whether the form was filled in with care")
	RuleLongRun = rule("SDQ-051", finding.Warning, finding.Note, "twelve or more equal answers in a row",
		"shorter runs", "ask whether the form was filled in with care")
)

// What the impact supplement and the follow-up questions say.
var (
	RuleImpactCoding = rule("SDQ-030", finding.Error, finding.FieldEmpty, "coding of the impact questions cannot be told",
		"a 3 (answers as ticked, 0 to 3), a 4 (1 to 4) or words", "say which it is: --impact-coding 0-3, 1-4, or scored if 0 to 2 are points already")
	RuleGateCoding = rule("SDQ-038", finding.Error, finding.FieldEmpty, "gate question: a 1 may mean no, or minor difficulties",
		"a 0 (answers 0 to 3), a 4 (1 to 4) or words among the answers to whether there are difficulties",
		"say which it is: --gate-coding 0-3 if 1 means minor difficulties, --gate-coding 1-4 if 1 means no")
	RuleGateClash = rule("SDQ-031", finding.Warning, finding.Note, "no difficulties, but impact questions answered",
		"blanks after a gate answer of no; impact counts as 0", "compare with the paper form")
	RuleGateMissing = rule("SDQ-032", finding.Info, finding.Note, "impact questions answered without the gate question",
		"the gate question; the sum stands", "compare with the paper form")
	RuleGateAlone = rule("SDQ-033", finding.Info, finding.FieldEmpty, "difficulties, but no impact question answered",
		"at least one impact question", "compare with the paper form")
	RuleNotAsked = rule("SDQ-035", finding.Warning, finding.Note, "teacher's form with answers that only parents and pupils are asked for",
		"blanks for home life and leisure; they are left out of the score", "make sure that a teacher answered")
	RuleImpactIllegal = rule("SDQ-034", finding.Error, finding.FieldEmpty, "impact answer that is none",
		"an answer of the coding, or blank", "correct the cell from the paper form")
	RuleFollowUpCoding = rule("SDQ-036", finding.Warning, finding.FieldEmpty, "coding of a follow-up question cannot be told",
		"a 0 or the highest code among the answers", "nothing to do: the question is in no score")
	RuleImpactColumns = rule("SDQ-037", finding.Error, finding.FieldEmpty, "impact columns cannot be assigned",
		"one column an impact question and wave", "correct the headings: say which wave each belongs to")
)

// What the school's own scores say. They are never used, so one that differs is a
// warning, though the formula behind it is wrong and so is every earlier report of
// it: no number of ours depends on it, and the finding says which mistake it is. One
// that cannot be a score at all is an error, because its column may hold something
// else, or the row may have slipped.
var (
	RuleSchoolScore = rule("SDQ-040", finding.Warning, finding.Note, "the school's own score differs",
		"the score of the answers; the school's is not used", "correct or delete the school's formula")
	RuleSchoolProsocial = rule("SDQ-041", finding.Warning, finding.Note, "the school's total holds prosocial",
		"the sum of the four difficulty scales", "correct or delete the school's formula")
	RuleSchoolReversed = rule("SDQ-042", finding.Warning, finding.Note, "the school's score leaves the five items unreversed",
		"items 7, 11, 14, 21 and 25 reversed", "correct or delete the school's formula")
	RuleSchoolRange = rule("SDQ-043", finding.Error, finding.Note, "the school's own score is impossible",
		"a whole number: 0 to 10 for a scale, 0 to 40 for the total, 0 to 10 for impact (a teacher's 0 to 6)",
		"check that the row has not slipped and the heading is right; then correct or delete the school's score")
)
