package ngrt

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that results of the reading test can raise beside those of
// reading any measure, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// Which test, and which columns.
var (
	RuleOtherTest = rule("NGRT-001", finding.Error, finding.BlockRefused, "results of another test",
		"results of the New Group Reading Test: others of the vendor have the same columns and forms, and other norms",
		"name the file of the reading test; if this is one, correct the test's name in the headings, the title or the name of sheet or file")
	RuleOtherTable = rule("NGRT-002", finding.Info, finding.Note, "table of another test left out",
		"nothing: what is named as another test is left alone", "nothing to do, unless it is the reading test after all")
	RuleOtherRow = rule("NGRT-003", finding.Info, finding.Note, "row of another test left out",
		"nothing: rows that name another test are left alone", "nothing to do, unless it is the reading test after all")
	RuleTestUnknown = rule("NGRT-004", finding.Error, finding.RowUnscored, "row that does not say of which test it is",
		"NGRT, or the name of another test, in the column that says which",
		"type the test's name; or say with a map what the words in that column mean")
	RuleUnnamed = rule("NGRT-005", finding.Warning, finding.Note, "nothing in the file says which test it is",
		"NGRT in a title, a heading, or the name of sheet or file: a spelling test has the same columns",
		"put NGRT into the name of the file, if it is the reading test")
	RuleNoSAS = rule("NGRT-006", finding.Error, finding.BlockRefused, "results without standard age scores",
		"a column headed SAS or Standard Age Score: reading ages, stanines and scale scores cannot take its place",
		"export the results again with standard age scores")
	RuleNotSAS = rule("NGRT-007", finding.Error, finding.BlockRefused, "column of standard age scores that holds something else",
		"whole numbers from 59 to 141: higher ones are scale scores, many lower ones are percentiles, stanines or raw scores",
		"correct the heading, or put the standard age scores into the column")
	RuleScore = rule("NGRT-008", finding.Error, finding.BlockRefused, "scores that may be of several kinds",
		"the heading SAS or Standard Age Score over standard age scores; Score may be a scale score or a raw score as well",
		"head the column SAS if that is what it holds, or say so with a map")
	RuleStray = rule("NGRT-009", finding.Error, finding.BlockRefused, "standard age scores of no sitting",
		"with sittings side by side, the sitting named over each column of standard age scores",
		"write over the column to which sitting it belongs, such as Start or Finish; or take the word for a sitting out of the other headings")
	RuleShared = rule("NGRT-010", finding.Warning, finding.FieldEmpty, "column that belongs to no sitting",
		"with sittings side by side, the sitting named over each column, the date of the test above all",
		"write over the column to which sitting it belongs, and add one for the others; it was not used")
	RuleUndated = rule("NGRT-011", finding.Warning, finding.FieldEmpty, "result without a date of test",
		"the day of the test, of each pupil's own: without it nobody knows how far two sittings are apart",
		"export the dates as well, or type them in")
	RuleOverlooked = rule("NGRT-012", finding.Warning, finding.Note, "column that looks like scores and was not read",
		"a heading that is known, such as SAS, with the sitting before it or above it", "correct the heading if these are scores of a sitting; nothing to do if they are targets or predictions")
)

// What a result says.
var (
	RuleDecimals = rule("NGRT-020", finding.Error, finding.RowUnscored, "standard age score with decimals",
		"a whole number: one with decimals is a mean, or of another test", "type the pupil's own standard age score")
	RuleSAS = rule("NGRT-021", finding.Error, finding.RowUnscored, "standard age score that is none",
		"a whole number from 59 to 141, <60 and the like at either end, or nothing", "compare with the vendor's report, and correct the cell")
	RuleNoScoreCode = rule("NGRT-022", finding.Info, finding.FieldEmpty, "0 or 999 in place of a standard age score",
		"nothing: it was taken for no score", "leave the cell empty, or write Abs, to be clear")
	RuleCensored = rule("NGRT-023", finding.Info, finding.FieldEmpty, "standard age score at the end of the scale",
		"nothing: <60, 69* or 141+ is kept as text, and gives no number to compare", "nothing to do; report how many there are")
	RuleEnd = rule("NGRT-024", finding.Info, finding.Note, "scores at the lowest or highest of the file",
		"nothing: they may stand for anything beyond it, for the ends of the scale differ between products and years",
		"nothing to do; report how many there are beside any change")
	RuleStanine = rule("NGRT-025", finding.Warning, finding.Note, "stanine other than that of the standard age score",
		"the stanine that the standard age score gives", "compare with the vendor's report: a column was shifted, or the norms are old ones")
	RulePercentile = rule("NGRT-026", finding.Warning, finding.Note, "percentile other than that of the standard age score",
		"the percentile that the standard age score gives, or the next to it", "compare with the vendor's report: a column was shifted, or the norms are old ones")
	RuleRank = rule("NGRT-027", finding.Warning, finding.FieldEmpty, "stanine or percentile that is none",
		"a stanine from 1 to 9, a percentile from 1 to 99, or nothing", "compare with the vendor's report; a section that was not sat is left empty, not 0")
	RuleBand = rule("NGRT-028", finding.Warning, finding.FieldEmpty, "confidence band that does not hold the standard age score",
		"two whole numbers, the standard age score between them", "compare with the vendor's report; the band was left empty")
	RuleApart = rule("NGRT-029", finding.Info, finding.Note, "sentence completion and passage comprehension far apart",
		"nothing: from two stanines on the vendor suggests to look into it", "look at how the pupil worked, or test again on another day")
	RuleBoth = rule("NGRT-030", finding.Warning, finding.Note, "passage comprehension and phonics both filled in",
		"one of the two: the test leads each pupil on to one", "compare with the vendor's report; one of the columns is another pupil's or another sitting's")
	RuleForm = rule("NGRT-031", finding.Warning, finding.FieldEmpty, "form of the test that cannot be read",
		"A, B or C, or 1A to 4B on paper", "type the form from the vendor's report; a tutor group has a column of its own")
	RuleAge = rule("NGRT-032", finding.Warning, finding.FieldEmpty, "age that cannot be read",
		"years and months such as 9:05, the months from 00 to 11, <6:00 or 17:00+", "type the age as text from the vendor's report")
	RuleAgeDate = rule("NGRT-033", finding.Warning, finding.FieldEmpty, "age that Excel has turned into a date",
		"years and months such as 10:08", "format the column as text, then type the ages again from the vendor's report")
	RuleAgeDecimal = rule("NGRT-034", finding.Warning, finding.FieldEmpty, "age with a decimal point",
		"years and months such as 10:08: 10.8 may be ten years and eight months, or ten and four fifths",
		"say which it is: --decimal-ages months, or --decimal-ages years")
	RuleAgeDiffers = rule("NGRT-035", finding.Warning, finding.Note, "age at the test that does not fit the dates",
		"the age that date of birth and date of test give, a month more or less", "correct whichever of the three is wrong: the standard age score rests on the age")
	RuleTooYoung = rule("NGRT-036", finding.Warning, finding.Note, "pupil too young or too old for the test",
		"an age from 5:00 to 17:05 on the day of the test", "correct the date of test or the date of birth")
	RuleLabel = rule("NGRT-037", finding.Info, finding.Note, "word for progress that is not one of the vendor's five",
		"much lower than expected, lower than expected, expected, higher than expected, or much higher than expected", "nothing to do, unless it is a slip: it is carried as it stands")
)

// What results say of each other.
var (
	RuleSameDay = rule("NGRT-040", finding.Error, finding.RowUnscored, "two results of a pupil on one day",
		"one result a day: nothing says which counts", "delete the one that does not count, or say which: --same-day first, last, or the form")
	RuleSettled = rule("NGRT-041", finding.Info, finding.Note, "second result of a day left out",
		"nothing: an option says which of two results of a day counts", "nothing to do")
	RuleRepeated = rule("NGRT-042", finding.Warning, finding.Note, "same result twice",
		"each result once; it was counted once", "delete the copy, or leave out the file that another one contains")
	RuleSoon = rule("NGRT-043", finding.Warning, finding.Note, "sittings less than eight weeks apart",
		"eight weeks or more between two sittings of a pupil", "nothing to do if the dates are right; say so beside any change")
	RuleSameForm = rule("NGRT-044", finding.Warning, finding.Note, "same form at two sittings running",
		"another form at the next sitting: A, then B, then C", "nothing to do if it is right; the pupil has seen the questions before")
	RulePaper = rule("NGRT-045", finding.Warning, finding.Note, "paper test and computer test of one pupil",
		"two sittings on paper, or two on the computer: their norms and scales differ", "nothing to do if it is right; leave the pair out of any change")
	RuleStale = rule("NGRT-046", finding.Warning, finding.Note, "change of scores in the file that its scores do not give",
		"the difference between this standard age score and an earlier one of the pupil", "export the progress report again: a score was corrected since, and the vendor's word for progress is of the old one")
)
