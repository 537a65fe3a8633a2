package manual

import (
	"fmt"
	"strconv"

	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq"
	"apst/sdq/intake"
)

func reading() *Chapter {
	limits := newTable("limits", "file", "what", "at most")
	for _, l := range ingest.Limits() {
		limits.add(l.Of, l.What, l.String())
	}
	known := newTable("fields", "field", "headings")
	for _, k := range intake.Headings() {
		known.add(k.Field, strconv.Itoa(k.Headings))
	}
	list := newTable("fields of a list of pupils", "field", "headings")
	for _, k := range roster.Headings() {
		list.add(k.Field, strconv.Itoa(k.Headings))
	}
	dates := newTable("headings", "file", "field", "rank", "heading")
	for _, r := range project.CalendarHeadings() {
		dates.add(r...)
	}
	defaults := newTable("settings", "setting", "without it")
	for _, d := range project.Defaults() {
		defaults.add(d...)
	}
	codes := newTable("codes", "field", "word", "read as", "note", "source")
	for _, c := range roster.Codes() {
		codes.add(c.Field, c.Text, c.Means, c.Note, c.Source)
	}
	waves := wordTable("waves", intake.WaveWords())
	informants := wordTable("informants", intake.InformantWords())
	return &Chapter{ID: "reading", Title: "Reading files", About: "What is read, within which limits, and which words are known. What a file is decides how it is read, never its ending; a file beyond a limit is refused, never cut.", Entries: []*Entry{
		{ID: "reading.limits", Title: "limits of the readers", From: &own, Tables: []*Table{limits}, See: []string{"FILE-007", "FILE-008"}},
		{ID: "reading.headings", Title: "headings that are recognised", From: &own, Tables: []*Table{known}, See: []string{"TAB-001", "SDQ-065"},
			Text: "How many headings are recognised, by field. Capitals, spaces and punctuation do not count. Key words of items are kept for matching alone and are never printed."},
		{ID: "reading.waves", Title: "words that name a wave", From: &own, Tables: []*Table{waves}, See: []string{"SDQ-005", "SDQ-006", "choice.numbered-waves", "choice.terms"},
			Text: "Looked for in columns, headings, titles, sheet names and file names, besides numbers (wave 1, T2) and school terms."},
		{ID: "reading.informants", Title: "words that name who answered", From: &own, Tables: []*Table{informants}, See: []string{"SDQ-007", "SDQ-008", "choice.titles"},
			Text: "Looked for in columns, headings, titles, sheet names and file names."},
		{ID: "reading.calendar", Title: "files with terms and closures", From: &own, Tables: []*Table{dates},
			Text: "The headings that are recognised. A term is autumn, spring or summer, with the word term or a year behind it, or a half-term: HT3, half term 3, Spring 1. A term by number alone may be one of three or of six, and is refused, as is any row that cannot be read: nobody knows what hangs on it."},
		{ID: "reading.settings", Title: "what stands where apst.yaml says nothing", From: &own, Tables: []*Table{defaults},
			Text: "By setting. What the options of a measure are without a line, the help of its command says, and apst run --plan shows all of a project."},
		{ID: "reading.roster", Title: "headings of a list of pupils", From: &own, Tables: []*Table{list}, See: []string{"ROS-001"},
			Text: "How many headings are recognised, by field. Those of the field other are known and not used; a file with one of the field elsewhere is not taken for a list of pupils unless it is named as one."},
		{ID: "reading.roster-codes", Title: "words of a list of pupils", From: &own, Tables: []*Table{codes}, See: []string{"ROS-001"},
			Text: "What the words of fields with fixed words are read as. Capitals, spaces and punctuation do not count; & is and; a code may have its name behind it. All questions of yes or no have the words of yes_no besides their own. The extended codes of ethnicity are read as the main codes that they belong to. The other fields take any text, dates, or numbers of registers."},
		{ID: "reading.who", Title: "headings that say who a record is about", From: &own, Tables: []*Table{recordWords("headings", record.WhoWords())}, See: []string{"REC-002", "REC-010"},
			Text: "In the tables of every measure but the SDQ. Capitals, spaces and punctuation do not count."},
		{ID: "reading.sittings", Title: "words that name a sitting", From: &own, Tables: []*Table{recordWords("sittings", record.WaveWords())}, See: []string{"REC-001"},
			Text: "In the tables of every measure but the SDQ: in a heading before or after the name of the column, in a heading above several columns, in a title, and in the names of sheet and file."},
	}}
}

func recordWords(name string, words []record.Word) *Table {
	t := newTable(name, "word", "means")
	for _, w := range words {
		t.add(w.Text, w.Means)
	}
	return t
}

func wordTable(name string, words []intake.Word) *Table {
	t := newTable(name, "word", "means", "counts")
	for _, w := range words {
		t.add(w.Text, w.Means, w.Trust)
	}
	return t
}

func identifiers() *Chapter {
	return &Chapter{ID: "identifiers", Title: "Identifiers and dates", About: "Who a row is about, and when it was filled in.", Entries: []*Entry{
		{ID: "identifiers.upn", Title: "unique pupil number (UPN)", From: catalogue(), See: []string{"PUP-004", "PUP-005", "PUP-012"},
			Text:  "A check letter, eleven digits, and a digit or, in a temporary UPN, a letter. Spaces go, letters become capitals. A letter that does not fit its digits is reported and never repaired: the number stands as it was read.",
			Facts: []Fact{{"formula", "weights 2 to 13 over characters 2 to 13, added up, modulo 23, into the letters A to Z without I, O and S"}}},
		{ID: "identifiers.authorities", Title: "local authorities in a UPN", From: &own, Tables: []*Table{authorities()}, See: []string{"PUP-016"},
			Text: "The three digits after the letter say where the number was first given. A code that is not in the list is worth a look and no proof of a slip. " + ingest.FictitiousLA + " is nobody's: numbers of made-up pupils have it."},
		{ID: "identifiers.local", Title: "the school's own identifier", From: &own, See: []string{"PUP-001", "PUP-002", "PUP-003", "PUP-006"},
			Text: fmt.Sprintf("The stored text, without spaces at its ends and with single spaces inside, %d characters at most; leading zeros stay. A number of more than 15 digits, or in E notation, has lost digits and is refused. Two ways of writing one identifier are two pupils: nothing else is put right.", ingest.LongestID)},
		{ID: "identifiers.key", Title: "what tells pupils apart", From: &own, See: []string{"PUP-009", "PUP-010", "PUP-011", "PUP-014"},
			Text: "A UPN where the row has one, else the school's own identifier. Names are no identifiers unless they are declared: --key name+dob takes the name in small letters and the date of birth together. One identifier in many rows of a wave refuses the block."},
		{ID: "dates.forms", Title: "how dates are read", From: &own, See: []string{"DATE-001"},
			Text: "Real dates of spreadsheets, counted from 1900 or 1904 as the file says; 2022-09-01; and British order, day first, always, with the month as a number or a word and a year of four digits or two (2000 to 2099). A month and year alone stay a month. Years from 1927 to 2060."},
		{ID: "dates.columns", Title: "columns of dates that cannot be trusted", From: &own, See: []string{"DATE-002"},
			Text: "A column with a date that is none when read day first, or with real dates and dates left as text side by side, has been through American settings: days and months may be swapped without a sign. Its dates are left empty; scores stand."},
	}}
}

func authorities() *Table {
	t := newTable("codes", "from", "to", "source")
	for _, a := range ingest.KnownAuthorities() {
		t.add(a.First, a.Last, a.Source)
	}
	return t
}

// catalogue is the source of the UPN's check letter.
func catalogue() *sdq.Provenance {
	return &sdq.Provenance{Source: "UK Government Data Standards Catalogue", Edition: "unique pupil number", Grade: sdq.OneSource, Checked: own.Checked}
}
