package attendance

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading attendance can raise, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a table holds.
var (
	RuleIncidents = rule("ATT-001", finding.Error, finding.BlockRefused, "log of incidents, which is no register",
		"marks of every session, or totals of them: a log has what went wrong, and not how many sessions there were",
		"export the register from the school's information system; the log goes to apst score support")
	RulePercentages = rule("ATT-002", finding.Error, finding.BlockRefused, "percentages without sessions",
		"sessions possible and attended: percentages cannot be added up, cut into terms or compared with what came before",
		"export marks a session, or a report with the possible sessions and the absences")
	RuleLessons = rule("ATT-003", finding.Error, finding.BlockRefused, "register of lessons without a session among them",
		"the marks of AM and PM registration: lessons are not what attendance counts",
		"export the sessions; or say in a map which lesson stands for AM and which for PM, under values, period")
	RuleNumbered = rule("ATT-004", finding.Error, finding.BlockRefused, "sessions numbered beyond 2",
		"1 for the morning and 2 for the afternoon: with a 3 the numbers are rather lessons",
		"export the sessions; or say in a map which number stands for AM and which for PM, under values, session")
	RuleMatrix = rule("ATT-005", finding.Error, finding.BlockRefused, "0 and 1 in place of marks",
		"register codes: 0 may be an absence, or no session, and says nothing of its reason",
		"export the codes; or say in a map what each stands for, under values, mark")
	RuleAfternoons = rule("ATT-006", finding.Error, finding.BlockRefused, "backslashes lost",
		"about as many pupils present in the afternoon (\\) as in the morning (/): a program has taken the backslash for the beginning of something else",
		"export again as .xlsx, or as CSV straight from the information system, without a database or script between")
	RuleNoPeriod = rule("ATT-007", finding.Error, finding.BlockRefused, "totals that do not say of which time",
		"a column with the term or its days, or the term in a title, the sheet's name or the file's", "say it: --totals-of \"autumn 2022\"")
	RuleNoDay = rule("ATT-008", finding.Error, finding.BlockRefused, "columns of marks whose days cannot be told",
		"a date with its year over every column of marks, or a column with the date on which the week begins", "write the dates over the columns, or add a column headed Week beginning")
	RuleDeclared = rule("ATT-009", finding.Error, finding.BlockRefused, "mark of the school's own that cannot be read as declared",
		"a mark that is no official code, for one official code or for \"no mark\"", "correct the map under values, mark")
)

// What a cell or a row holds.
var (
	RuleUnknown = rule("ATT-020", finding.Error, finding.FieldEmpty, "mark that is no register code",
		"an official code of the session's date; the session is in no rate", "correct the mark; if it is one of the school's own, say in a map what it stands for, under values, mark")
	RuleRetired = rule("ATT-021", finding.Error, finding.FieldEmpty, "code that had been withdrawn on its date",
		"a code of 19 August 2024 or later: H, J and plain Y ended then", "record C, J1 or Y1 to Y7 as the register's guidance says")
	RuleTooEarly = rule("ATT-022", finding.Error, finding.FieldEmpty, "code that was not in force on its date",
		"a code of the session's date", "compare the date and the mark with the register: a second character may be a mark of the school's own")
	RuleSubcode = rule("ATT-023", finding.Error, finding.FieldEmpty, "sub-code of X or I that does not exist",
		"I01, I02 or X01 to X09, with all three characters", "correct the mark from the register")
	RuleDamaged = rule("ATT-024", finding.Error, finding.FieldEmpty, "date or number in place of marks",
		"register codes: Excel takes / and \\ between digits for a date", "export again, with the column as text")
	RuleLower = rule("ATT-025", finding.Info, finding.Note, "marks in lower case", "capital letters; the marks were read as such", "nothing to do")
	RuleSlash = rule("ATT-026", finding.Warning, finding.Note, "slash of the other session",
		"/ in the morning and \\ in the afternoon; both were counted as present", "nothing to do, unless mornings and afternoons were exchanged")
	RuleTime = rule("ATT-027", finding.Error, finding.FieldEmpty, "mark of a day outside the years of registers",
		"a day from 1990 to 2060", "correct the date")
	RuleLength = rule("ATT-028", finding.Error, finding.FieldEmpty, "string with more or fewer marks than sessions",
		"one mark for each session, and a space, - or . where there is none", "export again without shortening the string; leading spaces count")
	RuleReadings = rule("ATT-029", finding.Error, finding.FieldEmpty, "string of marks that can be read in two ways",
		"marks that can be told apart: a digit behind C, I, J, X or Y makes a code of two characters or three, and may be a mark of its own",
		"export a column for each session")
	RuleSession = rule("ATT-030", finding.Error, finding.RowUnscored, "session that cannot be told", "AM or PM, or 1 or 2", "correct the session")
	RuleUndated = rule("ATT-031", finding.Error, finding.RowUnscored, "marks without a date", "a date for every mark", "fill in the date")
	RuleLeftOut = rule("ATT-032", finding.Info, finding.Note, "lessons beside the sessions",
		"AM and PM registration alone; marks of lessons were left out", "nothing to do")
)

// What the marks of a pupil say of each other, of the calendar and of the list of
// pupils.
var (
	RuleConflict = rule("ATT-040", finding.Error, finding.FieldEmpty, "different marks for one session",
		"one mark a session; the session is in no rate", "correct the register, or say which counts: --duplicates best, first or last")
	RuleSettled = rule("ATT-041", finding.Info, finding.Note, "different marks for one session, of which one was taken",
		"one mark a session; --duplicates says which counts", "nothing to do")
	RuleRepeated = rule("ATT-042", finding.Info, finding.Note, "same mark more than once for one session",
		"one mark a session; it was counted once", "nothing to do")
	RuleOffDay = rule("ATT-043", finding.Warning, finding.Note, "marks on days without school",
		"marks on school days alone; these are counted", "correct the dates of the marks, or the terms and closures in apst.yaml")
	RuleOutside = rule("ATT-044", finding.Warning, finding.FieldEmpty, "marks before entry or after leaving",
		"marks from the pupil's day of entry to the day of leaving; others are in no rate",
		"correct the dates on the list of pupils; give those of an earlier school apart, with --home-school FILE, or --own-school NAME for a file with both")
	RuleNoReason = rule("ATT-045", finding.Warning, finding.Note, "absence without a reason for more than five school days",
		"a code in place of N within five school days, since 19 August 2024; it stays unauthorised", "find out why the pupil was away, and correct the register")
	RuleLongSuspension = rule("ATT-046", finding.Warning, finding.Note, "more than five school days of suspension in a row",
		"from the sixth school day other provision, recorded as B, D or K", "compare with the suspension's record, and correct the register")
)

// What totals say.
var (
	RuleCount = rule("ATT-060", finding.Error, finding.RowUnscored, "number of sessions that cannot be read", "a whole number from 0 on", "correct the cell")
	RuleSums  = rule("ATT-061", finding.Error, finding.RowUnscored, "totals that do not add up",
		"possible sessions that are the sum of present, approved, authorised and unauthorised", "export again; nothing was worked out for the row")
	RuleTooMany = rule("ATT-062", finding.Error, finding.RowUnscored, "more sessions than a school has",
		"380 possible sessions a year at most, for each school", "a row for each school, or correct the number")
	RuleNotInForce = rule("ATT-063", finding.Error, finding.RowUnscored, "sessions under a code that was not in force",
		"codes of the time that the totals are of", "compare the term with the export")
	RuleOverlap = rule("ATT-064", finding.Error, finding.RowUnscored, "totals of times that overlap",
		"each session once: a term added to its own year would count twice", "leave one of the two out")
	RuleTwice = rule("ATT-065", finding.Error, finding.RowUnscored, "two totals of one time with different numbers", "one row a pupil and time", "delete the wrong one")
	RuleUncut = rule("ATT-066", finding.Error, finding.RowUnscored, "totals of a longer time than what was asked for",
		"totals of no more than the terms, half-terms or weeks that --by asks for", "ask for longer periods: --by term, --by year or --by all; or export marks")
	RulePercent = rule("ATT-067", finding.Warning, finding.Note, "percentage that does not follow from the sessions",
		"the percentage that the sessions of the row give, which was worked out anew", "find out how the export works it out")
	RuleCodeSets = rule("ATT-068", finding.Error, finding.RowUnscored, "totals from both sides of a change of codes",
		"counts of codes from before 19 August 2024, or from after it", "export the two years apart")
	RuleCovidTotals = rule("ATT-069", finding.Error, finding.RowUnscored, "totals that do not show sessions missed because of Covid-19",
		"in 2020/21 and 2021/22 a count of X: some systems leave it out of the possible sessions and the national statistics do not, and totals without it are on neither basis for certain",
		"export the marks, or counts of all codes; totals without X count with --basis mis alone, and files of reasons of absence with neither")
)

// What windows are about.
var (
	RuleNoAnchor = rule("ATT-080", finding.Warning, finding.FieldEmpty, "pupils without the day that windows are about",
		"a day of entry on the list of pupils, or a referral or contact in their own files", "complete the list: --roster FILE, or --support FILE")
	RuleNoBefore = rule("ATT-081", finding.Warning, finding.FieldEmpty, "pupils without a register from before entry",
		"marks of the school that the pupils came from: without them nothing can be said of the time before", "ask for the registers: --home-school FILE")
)
