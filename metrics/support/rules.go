package support

import "apst/finding"

func rule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that referrals, contacts, incidents and views can raise, in
// order of id.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// What a table says of all its rows.
var (
	RuleWhose = rule("SUP-001", finding.Error, finding.BlockRefused, "contacts that do not say with which specialist",
		"a column headed Specialism, or the specialist in the name of the sheet or file", "add the column, or say it: --specialism \"youth worker\"")
	RuleNoOutcome = rule("SUP-002", finding.Warning, finding.Note, "contacts without a column that says whether they were attended",
		"a column headed Attended; without one every row is counted as a contact that was attended",
		"nothing to do if the log holds only contacts that took place")
	RuleWhoAnswered = rule("SUP-003", finding.Error, finding.BlockRefused, "answers that do not say who gave them",
		"a column headed Respondent with child, family or staff, or the word in the name of the sheet or file", "add the column, or say it: --respondent family")
	RuleUnit = rule("SUP-004", finding.Error, finding.FieldEmpty, "length of contacts without a unit",
		"a heading that says minutes or hours", "head the column Minutes or Hours, or say it: --duration minutes")
	RuleWording = rule("SUP-005", finding.Error, finding.RowUnscored, "question given by its wording",
		"a number or a short name for each question", "number the questions, or give them names in a map, under values, item")
)

// Words.
var (
	RuleOwnRole = rule("SUP-010", finding.Warning, finding.Note, "specialist who is none of the national list",
		"one of the eight professions of the programme, or a role of the school's own; it is counted as other, under its own name",
		"nothing to do for a role of the school's own; for another word of one of the eight say so in a map, under values, specialism")
	RuleSpecialism = rule("SUP-011", finding.Error, finding.RowUnscored, "specialist is blank or cannot be read",
		"the name of a profession, such as youth worker", "type the profession")
	RuleWord = rule("SUP-012", finding.Warning, finding.FieldEmpty, "word that its column does not have",
		"one of the words of the column", "correct the cell, or say in a map, under values, what the word means")
	RuleAttended = rule("SUP-013", finding.Error, finding.RowUnscored, "whether a contact was attended cannot be read",
		"attended, missed or cancelled; yes or no; or a number of contacts", "correct the cell, or say in a map, under values, attended, what the word means")
	RuleKind = rule("SUP-014", finding.Info, finding.Note, "kind of incident that is not on the list",
		"one of the kinds of apst methods support.kinds; it is counted as other", "say in a map, under values, kind, which kind it is")
	RuleSeveral = rule("SUP-015", finding.Error, finding.RowUnscored, "several pupils in one cell",
		"one row for each pupil", "give each pupil a row, or, for a session with a whole class, write universal as its mode")
)

// Referrals.
var (
	RuleUndated = rule("SUP-020", finding.Warning, finding.FieldEmpty, "referral or episode without its date",
		"the day of the referral, or on which the episode began", "type the date")
	RuleBackwards = rule("SUP-021", finding.Error, finding.FieldEmpty, "ends before it begins",
		"a decision on or after the referral, an end on or after the start", "correct the date that is wrong")
	RuleUndecided = rule("SUP-022", finding.Warning, finding.Note, "date of a decision without the decision",
		"the decision beside its date", "type the decision: accepted, declined, signposted, waiting or withdrawn")
	RuleReferralTwice = rule("SUP-023", finding.Warning, finding.Note, "same request twice",
		"each request of a referral once; it was counted once", "delete the copy")
	RuleReferralConflict = rule("SUP-024", finding.Error, finding.RowUnscored, "rows of one referral contradict one another",
		"one pupil and one date for each number, and one decision for each request", "correct the row that is wrong, or give it a number of its own")
	RuleNoRequest = rule("SUP-025", finding.Warning, finding.Note, "referral that asks for nobody",
		"the specialist who is asked for, or several", "type the specialist; nothing to do if the meeting was to decide who")
	RuleFirstSeen = rule("SUP-026", finding.Warning, finding.Note, "first contact of a referral differs from the log of contacts",
		"the day of the first contact that was attended; the log's was taken", "correct the one that is wrong")
)

// Episodes, contacts.
var (
	RuleOverlap = rule("SUP-031", finding.Warning, finding.Note, "episodes of one specialist overlap",
		"one episode after another", "correct the dates; an episode that is listed twice was counted once")
	RuleNoDay = rule("SUP-040", finding.Error, finding.RowUnscored, "contact or incident without a day that can be used",
		"the day, such as 06/09/2022", "type the date")
	RuleContactTwice = rule("SUP-041", finding.Error, finding.RowUnscored, "same contact twice",
		"one row for each pupil, day, specialist and time", "delete the copy, or give both their times; --duplicates once or each says it for all")
	RuleMore = rule("SUP-042", finding.Error, finding.RowUnscored, "more attended than planned",
		"no more contacts attended than planned", "correct the cell that is wrong")
	RuleLength = rule("SUP-043", finding.Error, finding.FieldEmpty, "contact of no minutes, or of more than eight hours",
		"1 to 480 minutes for each contact that was attended", "type the minutes")
	RuleMinutes = rule("SUP-044", finding.Error, finding.FieldEmpty, "length of a contact cannot be read",
		"minutes, or hours and minutes; an end after the start", "type the minutes as a number")
	RuleBefore = rule("SUP-045", finding.Warning, finding.Note, "contact before the referral",
		"a referral to the specialist on or before the day of the first contact", "correct the date that is wrong; nothing to do if the work began before the referral was written")
	RuleOffRoll = rule("SUP-046", finding.Warning, finding.Note, "contact or incident while the pupil was not on roll",
		"a day between entry and exit of the list of pupils", "correct the date that is wrong; nothing to do for work that went on after the pupil had left")
	RuleOpenOutcome = rule("SUP-047", finding.Warning, finding.FieldEmpty, "past contact that does not say whether it was attended",
		"attended, missed or cancelled", "fill in what came of it; until then it counts neither as attended nor as missed")
	RuleWholeGroup = rule("SUP-048", finding.Info, finding.Note, "session with everybody that stands beside a pupil",
		"nothing: it is counted with work with everybody and is in no pupil's amount of support", "nothing to do, unless it was a contact with this pupil")
	RuleNoMinutes = rule("SUP-049", finding.Warning, finding.FieldEmpty, "attended contact without its minutes",
		"how long it took; until then the pupil's minutes with the specialist are left empty", "type the minutes; --missing-minutes skip adds up those that are known")
)

// Suspensions, incidents, and everything that has a day.
var (
	RuleSessions = rule("SUP-050", finding.Error, finding.FieldEmpty, "sessions of a suspension that cannot be",
		"1 to 90 sessions, two for each day at most, or days by halves", "type the number of sessions, half days each")
	RuleIncidentTwice = rule("SUP-051", finding.Error, finding.RowUnscored, "suspensions overlap, or an incident is listed twice",
		"one suspension at a time, and each incident once", "delete the copy, or correct the date that is wrong")
	RuleFuture = rule("SUP-060", finding.Warning, finding.FieldEmpty, "day after the day the data are from",
		"a day that has been", "correct the date, or the day the data are from: --as-of")
)

// Views.
var (
	RuleConsent = rule("SUP-070", finding.Warning, finding.FieldEmpty, "consent cannot be read",
		"yes-public, yes-internal or no; until then nothing is quoted", "type the consent as it was given")
	RuleRating = rule("SUP-071", finding.Warning, finding.FieldEmpty, "rating cannot be read",
		"a whole number from 0 to 10, or one of the words of apst methods support.views", "correct the cell, or say in a map, under values, rating, what the word means")
	RuleAnswerTwice = rule("SUP-072", finding.Error, finding.RowUnscored, "same question answered twice by one respondent",
		"one answer of each respondent to each question at a time", "delete the one that does not count")
	RuleFollowUpCodes = rule("SUP-073", finding.Info, finding.Note, "follow-up question of the SDQ in numbers",
		"words: numbers are read with the questionnaire they belong to", "nothing to do if apst score sdq reads them")
	RuleNamed = rule("SUP-074", finding.Warning, finding.Note, "quote for everybody that names the pupil",
		"a quote without the pupil's name; it is given for use in the school alone", "take the name out, if the quote is to be published")
)
