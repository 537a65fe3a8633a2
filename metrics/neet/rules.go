package neet

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that reading activity codes can raise beside those of every
// measure, in order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a table holds.
var (
	RuleWords = rule("NEET-001", finding.Error, finding.BlockRefused, "destinations in words, not in codes",
		"activity codes of three digits, such as 230: nobody can tell for certain what a word such as college stands for",
		"add a column with the codes (apst template neet has a list of them), or say in a map which code each word stands for")
	RuleNoDay = rule("NEET-002", finding.Error, finding.BlockRefused, "activity codes of no known day",
		"a column with the end of the period or with days on which records were confirmed", "say the day: --as-of 2023-03-01")
)

// What stands for a code.
var (
	RuleNotCode = rule("NEET-010", finding.Error, finding.RowUnscored, "activity that is no code",
		"an activity code of three digits, such as 230; 81, EET and NEET are groups, not codes", "type the code, or say in a map what the text stands for")
	RuleUnknownCode = rule("NEET-011", finding.Error, finding.RowUnscored, "activity code that is in no list",
		"a code of the list that apst methods neet.codes shows", "compare with the authority's system; a code of characteristics, such as 170, is not an activity")
	RuleOldCode = rule("NEET-012", finding.Error, finding.RowUnscored, "activity code that was not in use on the day",
		"a code in use: since April 2018 refugees and asylum seekers are coded by what they do, not as 720", "ask the authority for the activity")
	RuleNoCode = rule("NEET-013", finding.Warning, finding.FieldEmpty, "record without an activity code",
		"an activity code; 810 if the activity is not known", "fill in the code: a blank is neither NEET nor not known")
	RuleTrait = rule("NEET-014", finding.Warning, finding.FieldEmpty, "characteristic code that is in no list",
		"a code of the list that apst methods neet.characteristics shows", "compare with the authority's system")
	RuleYesNo = rule("NEET-015", finding.Warning, finding.FieldEmpty, "something other than yes or no",
		"Y or N", "type Y or N")
)

// Several records of one pupil.
var (
	RuleTwoCodes = rule("NEET-020", finding.Warning, finding.Note, "two current activity codes of one pupil",
		"one current activity; the one confirmed last was taken, then the one that started last", "nothing to do if the later one is right; otherwise ask the authority")
	RuleUndecided = rule("NEET-021", finding.Error, finding.RowUnscored, "two activity codes of one pupil, and no day tells which is current",
		"days on which the records were confirmed, or one record", "delete the record that is not current, or ask the authority")
	RuleDuplicate = rule("NEET-022", finding.Info, finding.Note, "record of a pupil twice",
		"each record once; it was counted once", "nothing to do")
	RuleLater = rule("NEET-023", finding.Warning, finding.Note, "record confirmed after the day that was asked for",
		"records confirmed on or before the day given with --as-of", "nothing to do, unless the day is wrong")
	RuleNoPeriod = rule("NEET-024", finding.Error, finding.RowUnscored, "record of no known period",
		"the end of the period in every row of a file that has several", "fill in the end of the period")
)

// What a record says of itself.
var (
	RuleLapse = rule("NEET-030", finding.Warning, finding.Note, "currency flag and day of lapsing disagree",
		"lapsed once the day of lapsing has passed, and not before; the flag was taken", "ask the authority for an extract in which lapsed records are marked")
	RuleAfter = rule("NEET-031", finding.Warning, finding.Note, "day later than the one the record is of",
		"an activity that had started, and was confirmed, by then; codes 615 and 616 alone start later", "correct the day that is wrong")
	RuleNEETStart = rule("NEET-032", finding.Warning, finding.Note, "NEET since a day, with a code in education, employment or training",
		"no such day for a current activity that is EET; the code was taken", "ask the authority which of the two is out of date")
	RuleStale = rule("NEET-033", finding.Warning, finding.Note, "code of compulsory school age after it has ended",
		"a code from 210 on: the record was not updated since school", "ask the authority for the activity")
	RuleYoung = rule("NEET-034", finding.Warning, finding.Note, "code for after compulsory school age before it has ended",
		"a code from 110 to 150 until the last Friday in June of Year 11", "correct the code or the month of birth")
	RuleNoBirth = rule("NEET-035", finding.Warning, finding.FieldEmpty, "pupil without a month of birth",
		"a month of birth, in the file or on the list of pupils: who is of academic age 16 or 17 cannot be told without", "fill in the month of birth; the pupil is in no rate")
	RuleBirths = rule("NEET-036", finding.Warning, finding.FieldEmpty, "two months of birth of one pupil",
		"one month of birth in all records and on the list of pupils", "correct the one that is wrong; it may be another pupil's record; the pupil is in no rate")
)

// Leavers.
var (
	RuleLeft = rule("NEET-040", finding.Warning, finding.Note, "day of leaving other than on the list of pupils",
		"the day of leaving that the list of pupils has; that one was taken", "correct the one that is wrong")
	RuleUndated = rule("NEET-041", finding.Warning, finding.Note, "destination that nobody says when it was confirmed",
		"the day on which the destination was confirmed: without it nobody knows whether it is that of one month or of six months after leaving",
		"add a column headed Date confirmed")
	RuleNoRecord = rule("NEET-042", finding.Info, finding.Note, "leaver of academic age 16 or 17 without a record",
		"a record of everyone on the list of pupils who has left; without one the pupil counts as not known", "ask the authority; a pupil who moved may be in another authority's file")
)
