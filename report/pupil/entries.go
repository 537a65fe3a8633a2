package pupil

import "apst/metrics"

// Entries are what was chosen where nobody says how a report about one pupil is made.
func Entries() []metrics.Entry {
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "reports.pupil-" + id, Title: title, Text: text, Why: why, Choice: true, From: metrics.From{Grade: metrics.Own}, See: see}
	}
	return []metrics.Entry{
		choice("change", "change of one pupil in words",
			"Only of scores whose error is known, total difficulties and the reading test, it is said whether a change is larger than measurement error alone would usually give. Of single scales and of attitudes the two values stand beside each other. There is no p-value, and nobody is compared with.",
			"One pupil's change on five questions is mostly error, and a test is about groups.", "cohort.reliable"),
		choice("bands", "words of bands",
			"Without a setting the words of four bands are printed, from close to average to very high, for all who answered.",
			"They are the questionnaire's own, and abnormal, of the three bands, is read by a child and a parent.", "bands.names"),
		choice("quotes", "what somebody said",
			"Words are printed whose consent is for everybody. What may be quoted in the school alone is left out, and counted on the screen. In its place stand lines to write on.",
			"The report goes to a carer, a social worker and others. That something was said and is held back would be told to them too.", "support.consent"),
		choice("others", "other pupils in free text",
			"A report whose plan or comments hold the full name or the UPN of another pupil on the list is not written.",
			"It would tell a family of somebody else's child. Nicknames and forenames alone are not found."),
		choice("now", "where a pupil stands now",
			"Of a pupil still on roll the latest questionnaire between the two waves stands for now. Of one who left it is the endline.",
			"A report so far is to say how things are. No change is worked out of it."),
		choice("leavers", "whose report is made unasked",
			"With --each leaver every placement that ended in the period, on or before the day the data are from. Of a pupil who died no report is made unless somebody asks for it.",
			"A family should not get such a letter by itself."),
		choice("register", "attendance of a whole placement",
			"The sum of all that this school's register has of the placement, with its first and last day. Another school's register is shown where it goes on after entry.",
			"A register may cover a part of the placement, and the days say which."),
	}
}
