package support

import (
	"strings"

	"apst/metrics"
)

// names are the columns that a list of pupils fills in.
func names() []metrics.BlankColumn {
	return []metrics.BlankColumn{
		{Heading: "UPN", Field: "pupil_id", Width: 16, Hint: "The UPN, or the school's own identifier: the same in every file."},
		{Heading: "Forename", Field: "forename", Width: 14},
		{Heading: "Surname", Field: "surname", Width: 14},
	}
}

// professions are what is chosen from: the eight of the programme; a role of the
// school's own is typed.
var professions = []string{"speech and language therapist", "mental health professional", "post-16 transition coach", "youth worker",
	"educational psychologist", "family support worker", "youth justice worker", "social worker", "other"}

const specialistHint = "One of the eight professions of the programme. A role of the school's own counts as other."

func words(text string) []string { return strings.Split(text, "; ") }

// blanks are the sheets to type support and views in.
func blanks() []metrics.Blank {
	return []metrics.Blank{referralBlank(), contactBlank(), incidentBlank(), viewBlank()}
}

func referralBlank() metrics.Blank {
	return metrics.Blank{
		Name: "support", Short: "make a blank workbook for referrals, contacts and suspensions", Typed: "referrals and contacts", Sheet: "Referrals", Title: "Referrals",
		Long: `Makes a blank workbook with a sheet for referrals, one for contacts, and one for
suspensions and incidents. A school that has its own lists needs none of it: they
are read by their headings.`,
		PerUse: 0,
		Columns: append(names(),
			metrics.BlankColumn{Heading: "Referral number", Width: 10, Hint: "A number of the referral, if the school has one: rows with one number are one referral."},
			metrics.BlankColumn{Heading: "Date of referral", Width: 12, Entry: metrics.DayEntry},
			metrics.BlankColumn{Heading: "Referred by", Width: 12, Entry: metrics.Choice, Choices: words(referrerWords)},
			metrics.BlankColumn{Heading: "Reasons", Width: 28},
			metrics.BlankColumn{Heading: "Requested 1", Width: 26, Entry: metrics.Choice, Choices: professions, Hint: specialistHint},
			metrics.BlankColumn{Heading: "Requested 2", Width: 26, Entry: metrics.Choice, Choices: professions},
			metrics.BlankColumn{Heading: "Requested 3", Width: 26, Entry: metrics.Choice, Choices: professions},
			metrics.BlankColumn{Heading: "Decision", Width: 12, Entry: metrics.Choice, Choices: words(decisionWords), Hint: "signposted: back to the school's own offer. Leave it blank until there is a decision."},
			metrics.BlankColumn{Heading: "Date of decision", Width: 12, Entry: metrics.DayEntry},
		),
		Notes: []metrics.Line{
			{Label: "One row a referral"},
			{Text: "Up to three specialists fit into one row. Where they are decided differently, give each a row with the same referral number."},
			{Label: "Signposted is an outcome"},
			{Text: "A referral that is sent back to the school's own offer has been dealt with. It is counted beside the others, and is not a failure."},
		},
	}
}

func contactBlank() metrics.Blank {
	return metrics.Blank{
		Name: "support", Sheet: "Contacts", Title: "Contacts", Typed: "contacts",
		Columns: append(names(),
			metrics.BlankColumn{Heading: "Date of contact", Width: 12, Entry: metrics.DayEntry},
			metrics.BlankColumn{Heading: "Time", Width: 8, Hint: "As 09:30; needed only where a pupil sees the same specialist twice in a day."},
			metrics.BlankColumn{Heading: "Specialism", Width: 26, Entry: metrics.Choice, Choices: professions, Hint: specialistHint},
			metrics.BlankColumn{Heading: "Mode of contact", Width: 14, Entry: metrics.Choice, Choices: words(modeWords), Hint: "universal: with everybody. Leave the pupil blank then; it is in no pupil's amount of support."},
			metrics.BlankColumn{Heading: "Planned", Width: 9, Entry: metrics.Choice, Choices: []string{"Y", "N"}},
			metrics.BlankColumn{Heading: "Attended", Width: 11, Entry: metrics.Choice, Choices: []string{"attended", "missed", "cancelled"}, Hint: "Leave it blank until the day has been."},
			metrics.BlankColumn{Heading: "Minutes", Width: 9, Entry: metrics.WholeNumber, Low: 1, High: 480},
			metrics.BlankColumn{Heading: "Place", Width: 10, Entry: metrics.Choice, Choices: []string{"on-site", "off-site", "remote"}},
		),
		Notes: []metrics.Line{{Label: "One row a contact"}, {Text: "Missed and cancelled contacts have a row too: without them nobody can say how many of the planned contacts were attended."}},
	}
}

func incidentBlank() metrics.Blank {
	return metrics.Blank{
		Name: "support", Sheet: "Suspensions", Title: "Suspensions", Typed: "suspensions",
		Columns: append(names(),
			metrics.BlankColumn{Heading: "Suspension start", Width: 14, Entry: metrics.DayEntry},
			metrics.BlankColumn{Heading: "Suspension end", Width: 14, Entry: metrics.DayEntry, Hint: "The last day of it."},
			metrics.BlankColumn{Heading: "Kind", Width: 20, Entry: metrics.Choice, Choices: []string{"suspension", "lunchtime-suspension", "permanent-exclusion"}},
			metrics.BlankColumn{Heading: "Sessions", Width: 9, Entry: metrics.WholeNumber, Low: 1, High: 90, Hint: "Half days."},
		),
	}
}

func viewBlank() metrics.Blank {
	return metrics.Blank{
		Name: "views", Short: "make a blank workbook for what children, families and staff say", Typed: "answers", Sheet: "Views", Title: "Views",
		Long: `Makes a blank workbook for answers to a short survey and for quotes. The columns
Q1 to Q5 are for ratings of the school's own questions; it holds no wording of any
questionnaire.`,
		Columns: append(names(),
			metrics.BlankColumn{Heading: "Date", Width: 12, Entry: metrics.DayEntry},
			metrics.BlankColumn{Heading: "Respondent", Width: 12, Entry: metrics.Choice, Choices: words(respondentWords)},
			metrics.BlankColumn{Heading: "Q1", Width: 7, Entry: metrics.WholeNumber, High: 10, Hint: "A rating from 0 to 10 of the school's own first question."},
			metrics.BlankColumn{Heading: "Q2", Width: 7, Entry: metrics.WholeNumber, High: 10},
			metrics.BlankColumn{Heading: "Q3", Width: 7, Entry: metrics.WholeNumber, High: 10},
			metrics.BlankColumn{Heading: "Q4", Width: 7, Entry: metrics.WholeNumber, High: 10},
			metrics.BlankColumn{Heading: "Q5", Width: 7, Entry: metrics.WholeNumber, High: 10},
			metrics.BlankColumn{Heading: "Quote", Width: 50, Hint: "In their own words, without names."},
			metrics.BlankColumn{Heading: "Consent to quote", Width: 14, Entry: metrics.Choice, Choices: words(consentWords), Hint: "yes-public: anywhere. yes-internal: in the school. Blank or no: nowhere."},
		),
		Notes: []metrics.Line{
			{Label: "Names may be left out"}, {Text: "An answer without a UPN counts; it cannot be compared with an earlier one of the same person."},
			{Label: "Consent decides where a quote may appear"}, {Text: "Without it a quote is counted and given nowhere."},
		},
	}
}
