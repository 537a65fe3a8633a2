package neet

import (
	"apst/finding"
	"apst/metrics/record"
)

// The words of the column flags. Of destinations, those that begin with a snapshot's
// name and a colon are about that snapshot.
const (
	flagLapsed      = "lapsed"
	flagTwoCodes    = "two-codes"
	flagUndecided   = "undecided"
	flagDuplicate   = "duplicate"
	flagLapse       = "currency-contradicts-date"
	flagAfter       = "date-after-day"
	flagNEETStart   = "neet-start-with-eet"
	flagStale       = "not-updated-since-school"
	flagYoung       = "under-school-leaving-age"
	flagNoBirth     = "no-month-of-birth"
	flagBirths      = "months-of-birth-differ"
	flagTransferred = "transferred"
	flagNoRecord    = "no-record"

	flagNoCode      = "no-code"
	flagNotCode     = "not-a-code"
	flagUnknownCode = "code-unknown"
	flagOldCode     = "code-not-in-use"
	flagValue       = "no-value"

	flagMonthOnly  = "leaving-month-only"
	flagLeft       = "leaving-day-differs"
	flagNoList     = "no-list-of-leavers"
	flagNotDue     = "not-due"
	flagNoFile     = "no-records-near"
	flagSchoolAge  = "compulsory-school-age"
	flagOnRoll     = "on-roll"
	flagLeftBefore = "left-before-year-11"
	flagUnusable   = "record-unusable"
)

// faultFlags are the flags of rows whose code says nothing.
var faultFlags = map[*finding.Rule]string{
	RuleNoCode: flagNoCode, RuleNotCode: flagNotCode, RuleUnknownCode: flagUnknownCode, RuleOldCode: flagOldCode, record.RuleValue: flagValue,
}

// Flag is a word that the column flags can hold.
type Flag struct {
	Name, Meaning string
	Rule          *finding.Rule // the finding that says the same with its cell; nil for none
}

// Flags are those of the first table, then those of destinations alone.
func Flags() []Flag {
	return []Flag{
		{flagNoCode, "no status: no activity code is recorded", RuleNoCode},
		{flagNotCode, "no status: what is recorded is no code", RuleNotCode},
		{flagUnknownCode, "no status: the code is in no list", RuleUnknownCode},
		{flagOldCode, "no status: the code was not in use on the day", RuleOldCode},
		{flagValue, "no status: the cell of the code holds a formula without a value, or an error", record.RuleValue},
		{flagUndecided, "no status: two records of the pupil, and nothing tells which is current", RuleUndecided},
		{flagLapsed, "the record had lapsed, and counts as not known", nil},
		{flagNoRecord, "on the list of pupils as a leaver, and in no record: counts as not known", RuleNoRecord},
		{flagTwoCodes, "the pupil has another code of the same day, which is earlier", RuleTwoCodes},
		{flagDuplicate, "a record of the pupil stands in the files twice", RuleDuplicate},
		{flagLapse, "the currency flag and the day of lapsing disagree", RuleLapse},
		{flagAfter, "a day of the record is later than the day it is of", RuleAfter},
		{flagNEETStart, "NEET since a day, with a code that is EET", RuleNEETStart},
		{flagStale, "a code of compulsory school age after it has ended", RuleStale},
		{flagYoung, "a code for after compulsory school age before it has ended", RuleYoung},
		{flagNoBirth, "in no rate: no month of birth is known", RuleNoBirth},
		{flagBirths, "in no rate: two months of birth are recorded", RuleBirths},
		{flagTransferred, "passed on to another local authority", nil},

		{flagMonthOnly, "of the day of leaving only the month is known: its last day was taken", nil},
		{flagLeft, "a record has another day of leaving than the list of pupils", RuleLeft},
		{flagNoList, "not available: no list of pupils says who left, so that a missing record shows nothing", nil},
		{flagNotDue, "not available: the day is later than the data", nil},
		{flagNoFile, "not available: no record of anybody is of a day near it", nil},
		{flagSchoolAge, "not applicable: still of compulsory school age on the day", nil},
		{flagOnRoll, "not applicable: on roll on the day, for the pupil had not left yet or was back", nil},
		{flagLeftBefore, "not applicable: left before Year 11", nil},
		{flagUnusable, "the record of that day has no status", nil},
	}
}
