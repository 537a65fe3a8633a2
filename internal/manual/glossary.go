package manual

// term is a word that the screen, the pages and the files use.
type term struct {
	id, title, text string
	see             []string
}

var termTable = []term{
	{"baseline", "the first round of questionnaires", "What pupils, staff or parents answered at the start: before or soon after a pupil came. Change is counted from it.",
		[]string{"reading.waves", "glossary.endline", "glossary.wave"}},
	{"block", "answers that are read in one way", "The answers of one informant and one wave in one file. What can be said of all of them is decided once: coding, form, whether items were reversed. An option names a block by its wave, informant, sheet or file: --coding baseline=1-3, --wave Summer=endline; in apst.yaml wave: {Summer: endline}.",
		[]string{"choice.blocks-and-rows", "glossary.wave", "glossary.informant"}},
	{"coding", "which number stands for which answer", "0, 1 and 2 for not true, somewhat true and certainly true, or 1, 2 and 3, or the words themselves. It is told from the answers; where they leave it open, it has to be said.",
		[]string{"coding.answers-0-2", "coding.answers-1-3", "choice.ambiguous-coding"}},
	{"endline", "the last round of questionnaires", "What was answered at the end of what is evaluated: when a pupil left, or at the end of the year.",
		[]string{"reading.waves", "glossary.wave"}},
	{"informant", "who filled the questionnaire in", "self: the pupil; teacher: any member of staff; parent: a parent or carer. Their answers are scored apart and have band limits of their own.",
		[]string{"reading.informants", "glossary.rater"}},
	{"look-back", "the time that the form asked about", "The last six months, on the usual form; the last month, on a follow-up form.",
		[]string{"scoring.follow-up"}},
	{"placement", "a pupil's stay in the school", "1 for the first, 2 for the second time of a pupil who left and came back. A baseline and an endline are a pair only within one stay. A file that has no column for it has the first stay.",
		[]string{"choice.duplicates", "choice.pairs"}},
	{"prorated", "worked out from the items that were answered", "A scale of five items with three or four of them answered is their mean times five, rounded to a whole number. With fewer there is no score.",
		[]string{"scoring.prorate", "choice.half-up"}},
	{"rater", "which teacher or parent answered", "A code for the person, made from what the file's own column says, where it has one. It keeps two teachers of one pupil apart.",
		[]string{"choice.rater", "glossary.informant"}},
	{"upn", "unique pupil number (UPN)", "The national number of a pupil: a letter, eleven digits, and a digit or letter. It links the files of a pupil best, since every system of a school has it.",
		[]string{"identifiers.upn", "identifiers.key"}},
	{"wave", "a round of questionnaires", "baseline, endline, or interim for one in between. It is told from columns, headings, titles, sheet names and file names; what they leave open has to be said.",
		[]string{"reading.waves", "choice.terms", "choice.numbered-waves"}},
}

// glossaryID is the chapter of words, and how the ids of its entries begin.
const glossaryID = "glossary"

func glossary() *Chapter {
	c := &Chapter{ID: glossaryID, Title: "Words", About: "Words that the screen, the pages and the files use."}
	for _, t := range termTable {
		c.Entries = append(c.Entries, &Entry{ID: glossaryID + "." + t.id, Title: t.title, Text: t.text, From: &own, See: t.see})
	}
	return c
}
