package main

import (
	"apst/metrics/roster"
	"apst/report"
)

// rosterTemplate is a list of pupils to be typed in.
var rosterTemplate = templateKind{
	name:  "roster",
	typed: "list",
	short: "make a blank list of pupils",
	long: `Makes a blank workbook for the school's list of pupils, for schools whose system
exports none: identifiers, names, dates of birth, groups, needs, the dates of each
stay, how it began and ended, and consent. An export of the school's system is as
good and needs no typing.`,
	example: "  apst template roster -o roster.xlsx",
	build:   buildRosterTemplate,
}

var yesNo = []string{"Y", "N"}

// rosterColumns are the columns of the list. Those after the dates of the stay may
// all stay blank.
func rosterColumns() []report.TemplateColumn {
	return append(rosterBasics(), rosterMore()...)
}

// rosterBasics are who a pupil is, and when a stay began and ended.
func rosterBasics() []report.TemplateColumn {
	return []report.TemplateColumn{
		{Heading: "UPN", Width: 16, Hint: "A letter, eleven digits, and a digit or letter. Leave it blank for a pupil without one."},
		{Heading: "Pupil ID", Width: 12, Hint: "The school's own identifier, as it stands in every other file. Needed where there is no UPN."},
		{Heading: "Forename", Width: 14},
		{Heading: "Surname", Width: 14},
		{Heading: "Date of birth", Width: 12, Entry: report.BirthEntry},
		{Heading: "Sex", Width: 6, Entry: report.ChoiceEntry, Choices: []string{"F", "M"}},
		{Heading: "Year group", Width: 8, Entry: report.ChoiceEntry, Choices: []string{"N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "X"},
			Hint: "X: follows no national curriculum year."},
		{Heading: "Class", Width: 12, Hint: "Class or tutor group."},
		{Heading: "Centre", Width: 14, Hint: "Where the pupil is taught, if the school has several sites."},
		{Heading: "SEN", Width: 6, Entry: report.ChoiceEntry, Choices: []string{"N", "K", "E"}, Hint: "N none, K SEN support, E education, health and care plan."},
		{Heading: "FSM", Width: 6, Entry: report.ChoiceEntry, Choices: yesNo, Hint: "Eligible for free school meals now, not at any time in six years."},
		{Heading: "Looked after", Width: 8, Entry: report.ChoiceEntry, Choices: yesNo},
		{Heading: "Entry date", Width: 12, Entry: report.StayEntry, Hint: "The first day of this stay."},
		{Heading: "Exit date", Width: 12, Entry: report.StayEntry, Hint: "The last day of this stay; blank for a pupil who is still here."},
	}
}

// rosterMore are what else reports and returns ask of a pupil and a stay.
func rosterMore() []report.TemplateColumn {
	words := func(heading, field string, width float64, hint string) report.TemplateColumn {
		return report.TemplateColumn{Heading: heading, Width: width, Entry: report.ChoiceEntry, Choices: roster.Values(field), Hint: hint}
	}
	ask := func(heading string, width float64, hint string) report.TemplateColumn {
		return report.TemplateColumn{Heading: heading, Width: width, Entry: report.ChoiceEntry, Choices: yesNo, Hint: hint}
	}
	return []report.TemplateColumn{
		words("Primary need", "need", 10, "The main type of special educational need, by its code: SEMH social, emotional and mental health, SLCN speech, language and communication, and so on."),
		words("Secondary need", "need", 10, "The second type of need, if there is one."),
		ask("Ever 6 FSM", 8, "Eligible for free school meals at any time in six years. It is not the same as FSM."),
		words("Ethnicity", "ethnicity", 10, "The four letters of the school census. REFU refused, NOBT not obtained."),
		ask("EAL", 6, "English is an additional language."),
		ask("Child in need", 8, ""),
		ask("Young carer", 8, ""),
		ask("Youth offending", 10, "Known to the youth justice service."),
		{Heading: "ULN", Width: 12, Hint: "Unique learner number: ten digits."},
		{Heading: "Home school", Width: 20, Hint: "The school that sent the pupil, or where the pupil is on roll too."},
		{Heading: "Home school URN", Width: 10, Hint: "Its six digits."},
		{Heading: "Commissioner", Width: 18, Hint: "The authority or school that pays for the place."},
		words("Enrolment status", "enrolment", 10, "C single, M main of two schools, S subsidiary of two, G guest, F FE college, O other provider."),
		{Heading: "Days a week", Width: 10, Hint: "full-time, part-time, a number such as 2.5, or days such as Mon Tue."},
		words("Entry reason", "entry_reason", 20, "How the pupil came here."),
		words("Exit reason", "exit_reason", 20, "Why the stay ended. It needs an exit date."),
		words("Destination", "destination", 16, "Where the pupil went."),
		words("Consent", "consent", 10, "What the family answered, if consent was asked for."),
		{Heading: "Consent withdrawn on", Width: 12, Entry: report.StayEntry, Hint: "The day on which consent was withdrawn."},
		ask("Opted out", 8, "Asked not to take part."),
		ask("Supported", 10, "By the school's team of specialists."),
		words("Arm", "arm", 12, "Only in a comparison of schools."),
	}
}

// spareRows is how many rows of a template wait for pupils that no list names.
const spareRows = 200

func buildRosterTemplate(*TemplateOptions, *roster.Roster) *report.Template {
	return &report.Template{
		Name: "Pupils", Titles: []string{"Pupils"}, Columns: rosterColumns(), Spare: spareRows, Frozen: 2,
		Widths: templateNoteWidths,
		Notes: []report.Line{
			report.Title("How to fill in the list of pupils"),
			report.Heading("One row a pupil"),
			report.Paragraph("Give every pupil a UPN or an identifier of the school's own, and use the same one in every other file: it is what links a pupil's baseline to the endline. A name is not enough."),
			report.Paragraph("A pupil who left and came back has two rows, each with the dates of one stay."),
			report.Paragraph("Leave blank what is not known. A blank is better than a guess. The columns after Exit date may all stay blank: fill in what reports are to show."),
			report.Paragraph("Save the workbook in the project as data/roster.xlsx, the name that apst.yaml has under sources, roster, or write its name there."),
			report.Heading("Dates"),
			report.Paragraph("Type dates with the day first: 31/08/2010. Do not type 01/01/1900 or another date that stands for none."),
			report.Heading("What it is for"),
			report.Paragraph("apst starts other templates from this list (apst template sdq --roster FILE) and compares the questionnaires with it: who is missing, and whose identifier is mistyped. The list holds personal data: keep it in the school's own folders."),
		},
	}
}
