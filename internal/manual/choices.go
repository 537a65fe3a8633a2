package manual

// choice is something that the sources leave open or that the data make doubtful,
// and what this program does about it.
type choice struct {
	id, title, what, why string
	see                  []string
}

var choiceTable = []choice{
	{"half-up", "rounding", "Halves go up, and scores are worked out in whole numbers throughout.",
		"The scoring sheets round that way. Rounding halves to even, as many programs do, or through fractions that a computer cannot hold exactly, changes scores of pupils with unanswered items.",
		[]string{"scoring.prorate"}},
	{"total-complete", "total without all four scales", "There is no total unless all four difficulty scales have a score.",
		"The published syntax does so. The Australian PMHC specification allows one scale to be absent; a total of three scales would pass for a low one.",
		[]string{"scoring.total", "SDQ-024"}},
	{"gate-missing", "impact when the gate question is blank", "The sum of the other answers stands and is flagged.",
		"The published Stata syntax keeps it. One published R syntax loses it by accident.",
		[]string{"scoring.gate-missing", "SDQ-032"}},
	{"teacher-impact", "highest impact of a teacher's form", "6: teachers are asked three questions of two points each.",
		"NHS England's reference data allow 10, which no teacher's form can reach; a 7 in a teacher's row is then a mistake that nobody sees.",
		[]string{"scoring.impact", "sdq.impact", "SDQ-035"}},
	{"illegal-answer", "an answer the form does not offer", "The pupil's row has no scores and is listed with the cell.",
		"An answer that is none shows that something went wrong in that row, and nobody knows where it ends. It is neither counted nor taken for a blank.",
		[]string{"scoring.illegal", "SDQ-020"}},
	{"blocks-and-rows", "what refuses a block, and what a row", "What makes the answers of one informant and wave in one file unreadable refuses them all; what spoils one row leaves that row unscored and the others scored. --strict writes nothing if anything is refused.",
		"A doubt about the coding is a doubt about every row. A slip of the finger in one row is not, and forty good rows should not wait for it.",
		[]string{"SDQ-010", "SDQ-020"}},
	{"ambiguous-coding", "answers that fit 0 to 2 and 1 to 3", "Refused until an option, or a whole key of the codes above the headings, says which it is. A map made for another file does not settle it, and what the answers contradict is refused.",
		"1 and 2 mean different answers in the two codings, so that every score would be wrong and look right.",
		[]string{"SDQ-010", "SDQ-011"}},
	{"turned-round", "scales that may run the other way", "More agreement with the difficulties than with the prosocial items is asked back, with the cells; words beside the numbers or an option settle it.",
		"Files with 2 for not true exist. Pupils with great difficulties can look like this too, so that it is never corrected by itself.",
		[]string{"SDQ-015", "SDQ-052", "coding.answers-2-0", "coding.answers-3-1"}},
	{"reversed-already", "items that were reversed before", "Signs that items 7, 11, 14, 21 and 25 are stored reversed (a correlation, headings, codes that only a reversal makes) refuse the block until --already-reversed, or --already-reversed=false, says which it is. Where the check cannot be made they are taken as ticked, and the record says so.",
		"Reversing twice gives scores that are wrong and look right. A correlation is a sign and no proof.",
		[]string{"SDQ-012", "SDQ-013", "SDQ-014", "SDQ-029", "SDQ-057", "threshold.reversed-rows", "scoring.reverse"}},
	{"waves-coded-alike", "waves in different codings", "An informant's waves in different codings are refused until the coding is declared for each.",
		"A school that changed its coding is rarer than a file that was read wrongly, and a change between the waves would be an effect of the coding.",
		[]string{"SDQ-019"}},
	{"maps", "what a map settles", "A map settles what a person declared and what headings show: columns, informant, form, coding and reversal by option. What the answers showed is decided anew for every file, and so is the wave, unless a heading says it.",
		"A map is made from one file and used for the next, which may be coded otherwise and is of another wave.",
		[]string{"TAB-008"}},
	{"numbered-waves", "waves by number", "Wave, time or T 1 is the baseline and 2 the endline; with a 3 anywhere among the inputs 2 is no endline, and what 2 and 3 are has to be said. Waves counted from 0 are not read.",
		"With three waves the second is in between, but which one counts as the endline only the school knows.",
		[]string{"SDQ-005", "SDQ-006"}},
	{"terms", "waves by school term", "Two different terms among the inputs are baseline and endline, the earlier first; a wave that is named as such wins over a term. One term, three of them, terms with and without a year, and terms without a year in an order that may span two school years settle nothing.",
		"Autumn 2022 and summer 2023 leave no doubt; summer and autumn without a year do.",
		[]string{"SDQ-005"}},
	{"titles", "informants in titles and file names", "A title or a file's name says who answered only where it says little else besides.",
		"\"Parents' evening, year 9\" names parents and does not mean them.",
		[]string{"SDQ-007", "SDQ-008", "reading.informants"}},
	{"form", "form that nothing says", "4-17. Scores are the same on every form; bands depend on it. Under 4 years of age on that form there are no bands.",
		"It is the form of nearly every school. The decision is recorded as a default.",
		[]string{"SDQ-028", "SDQ-062", "DATE-005"}},
	{"no-bands", "forms without a band table", "No band is given, and no other table is borrowed.",
		"Limits are those of one form and one informant.",
		[]string{"scoring.no-bands"}},
	{"impact-coding", "impact questions whose coding is unclear", "Impact is left empty unless an option, or a whole key of the codes above the headings, says which it is; all other scores stand.",
		"The codes 0 to 3 and the points 0 to 2 look alike until a 3 occurs, and give different scores.",
		[]string{"SDQ-030", "coding.impact-scored"}},
	{"gate-coding", "the gate question without a 0 and without a 4", "Its 1 may mean no (counted from 1) or minor difficulties (from 0). It is counted like the five questions beside it where these prove to be 0-3 or 1-4, unless its 1s speak against it: as minor by standing mostly alone, as no by standing beside points. An option about the five alone says nothing more of it. --gate-coding or a whole key of the codes above the headings says it otherwise. Beside words and points, and in every other case in which it matters, impact is left empty and asked for.",
		"A gate of no makes impact 0 whatever follows, so that a guess would decide the score. That everybody has difficulties, and nobody answers 0, is usual in alternative provision.",
		[]string{"SDQ-038", "coding.gate", "scoring.gate-zero", "threshold.gate-alone", "threshold.gate-points"}},
	{"impact-slips", "numbers that do not belong among the impact answers", "A cell or two with a 4 or a 5 among many answers of 0 to 3, or with a 0 or a 5 among 1 to 4, are listed, and their rows have no impact. More of them leave the impact of the block empty, at the cells that break the set.",
		"A slip of the finger in one row is no doubt about the others. Many noughts beside a few fours may be blanks among answers counted from 1.",
		[]string{"SDQ-034", "SDQ-030", "threshold.impact-slips", "threshold.impact-share"}},
	{"duplicates", "the same pupil twice", "The same pupil, placement, wave, informant and rater twice with the same answers is scored once, with a warning; with different answers not at all. A row without answers gives way to one that has some.",
		"Which of two contradicting rows is right stands in no spreadsheet: never the first, never the last.",
		[]string{"PUP-007", "PUP-008"}},
	{"near-identifiers", "identifiers that may be one pupil's", "Are reported and never joined: pupils are the same where their identifiers are.",
		"A pupil under two identifiers is lost between the waves; two pupils made one get each other's change. Only the register can tell.",
		[]string{"PUP-015", "PUP-018", "PUP-014"}},
	{"pairs", "what counts as baseline and endline of one pupil", "The same informant and a form for the same age at both times. Other pairs are listed; each score stands by itself.",
		"A parent's baseline and a teacher's endline differ because two people answered.",
		[]string{"SDQ-074", "SDQ-075", "SDQ-076", "scoring.reliable-change"}},
	{"unread-pairs", "pairs while answers are refused", "Nothing is said of pupils without a partner (another informant, form or rater, more than half lost) for the informants of whom a baseline or endline is refused, or may be.",
		"What was refused may hold the very form that seems to be missing. The rules are then listed among those that did not run.",
		[]string{"SDQ-074", "SDQ-075", "SDQ-076", "SDQ-078"}},
	{"copies", "the same answers at two waves", "Baseline, interim and endline of one informant are compared by what was ticked, however each file stores it; at least 20 answers, all of them the same.",
		"The same numbers mean different answers in two codings, and the same answers are different numbers.",
		[]string{"SDQ-070", "SDQ-077"}},
	{"added-value-days", "parents' forms that are not 4 to 8 months apart", "One warning a wave of parents' forms, with how many pairs are concerned and how many days lie between them.",
		"A school that asks in September and in June has no pair in between; a finding a pupil would bury all others.",
		[]string{"SDQ-073"}},
	{"births", "pupils' ages", "A date of birth is taken from the row of the answers or, where it has none, from the list of pupils. Under 4 on the form for 4 to 17 a pupil has scores and no bands, and the form stays in its column.",
		"Most answer sheets hold no date of birth, and bands for a child of three would look right.",
		[]string{"DATE-004", "DATE-005"}},
	{"as-of", "forms dated in the future", "A form is dated in the future if it is dated after the day given with --as-of, or as_of in apst.yaml. Without such a day the rule is not run, and apst check says so.",
		"The clock is not read, so that the same files give the same findings on any day; the latest date among the files would never find one.",
		[]string{"DATE-007"}},
	{"not-answered", "a pupil without any answer", "Is listed and counted, and has no row among the scores.",
		"A row without scores would be counted by whoever counts rows.",
		[]string{"SDQ-023"}},
	{"school-scores", "scores that the school worked out", "Are compared and never used. A difference is a warning, a score that cannot be is an error; either way the scores of the answers stand. Which mistake is behind a column is decided for the whole of it: most of its cells, and more than are right, have to come from that mistake.",
		"The answers are what was asked; a formula may be years old. The difference is worth knowing, since somebody may have used the school's number.",
		[]string{"SDQ-040", "SDQ-041", "SDQ-042", "SDQ-043"}},
	{"rater", "who answered, as a code", "What stands in a rater column becomes eight letters and digits made from the name and the pupil's identifier (HMAC-SHA256). The same name has the same code beside the same pupil, and another beside every other pupil. A number in a heading (teacher 2) stays as it is.",
		"Change needs the same teacher at both times, and the scores need nobody's name. Keyed by the pupil, the code needs no key file and links no pupil to another.",
		[]string{"PUP-007"}},
	{"few-pupils", "means on the screen", "No means and bands are shown on the screen for fewer than 3 pupils; the workbook, which stays in the school, has them.",
		"One pupil's mean is a score, and a screen is seen by others.", nil},
	{"hidden", "hidden rows, columns and sheets", "Count like all others, and it is said that they were read.",
		"Hiding is a view and no deletion; a filter left on would otherwise drop pupils without a word.",
		[]string{"TAB-003", "TAB-013"}},
	{"footers", "rows under a table that are no pupils", "Totals, means and notes are left out and counted; one that holds whole answers is reported.",
		"A class average scored as a pupil would be a pupil who does not exist.",
		[]string{"TAB-004", "TAB-014", "PUP-013"}},
	{"day-first", "order of day and month", "Day first, always; a column that shows American order is not used.",
		"A date that can be read both ways is no evidence of either.",
		[]string{"DATE-001", "DATE-002", "dates.columns"}},
}

// publishedChoices are those that follow a published rule, of several that are in use.
var publishedChoices = map[string]string{"half-up": "prorate", "total-complete": "total", "teacher-impact": "impact"}

func choices() *Chapter {
	c := &Chapter{ID: "choices", Title: "Choices of this program", About: "Where sources are silent or disagree, or data are doubtful, something has to be done. This is what, and why."}
	for _, ch := range choiceTable {
		from := &own
		if rule, published := publishedChoices[ch.id]; published {
			from = ruleFrom(rule)
		}
		c.Entries = append(c.Entries, &Entry{ID: "choice." + ch.id, Title: ch.title, Text: ch.what, Facts: []Fact{{"why", ch.why}}, From: from, See: ch.see})
	}
	return c
}
