package neet

import "apst/metrics"

// blank is a sheet for typing in what became of leavers.
var blank = metrics.Blank{
	Name: "neet", Short: "what became of leavers, a row a time somebody asks",
	Long: `Makes a blank workbook for typing in what became of pupils who left: a row a
check, with the activity code of the destination and the day on which somebody
confirmed it. With a list of pupils there are two rows for each: one for a month
after leaving, and one for six months.`,
	Typed: "destinations", Sheet: "Destinations", Title: "Destinations of leavers", PerUse: 2,
	Columns: []metrics.BlankColumn{
		{Heading: "UPN", Field: "pupil_id", Width: 16},
		{Heading: "Forename", Field: "forename", Width: 14},
		{Heading: "Surname", Field: "surname", Width: 14},
		{Heading: "Date left", Width: 12, Entry: metrics.DayEntry, Hint: "The pupil's last day on roll."},
		{Heading: "Destination code", Width: 11, Entry: metrics.Choice, Choices: blankCodes, Hint: "Three digits; the notes have the list. 810 if nobody knows; leave blank what nobody has asked yet."},
		{Heading: "Destination start date", Width: 12, Entry: metrics.DayEntry, Hint: "When it began, or begins."},
		{Heading: "Date confirmed", Width: 12, Entry: metrics.DayEntry, Hint: "The day on which somebody told you. Without it nobody knows whether it is that of one month or of six."},
		{Heading: "Confirmed by", Width: 16, Hint: "Who told you: college, family, authority. No names."},
	},
	Notes: []metrics.Line{
		{Label: "How to fill it in"},
		{Text: "A row for each time you ask. Ask about a month after the pupil left, and about six months after."},
		{Text: "A start that is agreed and yet to come is 615 or 616, and counts as NEET until the day comes."},
		{Label: "Codes"},
		{Text: "Education: 210 school sixth form, 220 sixth-form college, 230 further education, 240 higher education, 250 part-time, 260 gap year, 270 other full-time, 280 special post-16 institution, 290 in custody (young offender)."},
		{Text: "Employment: 310 apprenticeship, 320 full-time with regulated study, 330 without training, 340 with other training, 350 temporary, 360 part-time, 380 self-employed, 381 self-employed with regulated study, 550 not for reward with study."},
		{Text: "Training: 410 funded work-based learning, 430 other, 440 DWP programme, 450 traineeship, 460 supported internship. Neither EET nor NEET: 530 re-engagement provision."},
		{Text: "NEET: 540 working not for reward, 610 not yet ready, 615 start agreed, 616 start agreed that meets the duty to participate, 619 seeking, 620 young carer, 630 teenage parent, 640 illness, 650 pregnancy, 660 religious grounds, 670 unlikely ever to be active, 680 other."},
		{Text: "Otherwise: 110 at a school, 120 educated at home, 130 custody, 140 not registered, 150 not known (all of compulsory school age); 710 adult custody; 810 not known, 820 cannot be contacted, 830 refused to say."},
	},
}

// blankCodes are the codes in use, for a list to choose from.
var blankCodes = []string{
	"110", "120", "130", "140", "150", "210", "220", "230", "240", "250", "260", "270", "280", "290", "310", "320", "330", "340", "350", "360", "380", "381",
	"410", "430", "440", "450", "460", "530", "540", "550", "610", "615", "616", "619", "620", "630", "640", "650", "660", "670", "680", "710", "810", "820", "830",
}
