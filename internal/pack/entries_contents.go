package pack

import (
	"strings"

	"apst/metrics"
)

// ContentEntries are what can be looked up of what a return holds and how it is made.
func ContentEntries() []metrics.Entry {
	own := metrics.From{Grade: metrics.Own}
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "return." + id, Title: title, Text: text, Why: why, Choice: true, From: own, See: see}
	}
	return []metrics.Entry{
		{ID: "return.files", Title: "what a return holds", From: own, See: []string{"return.columns", "return.study-id", "return.who"}, Tables: []metrics.Lookup{filesShown()},
			Text: "One zip archive of CSV files with a data package (datapackage.json), a manifest with the hash of each, a dictionary and a readme; encrypted with age to the evaluator's public key before anything of it is on the disk. The archive is the same bytes whenever it is made of the same data; what is encrypted of it is not, for each encrypted file has a key of its own."},
		{ID: "return.columns", Title: "the columns of a return", From: own, See: []string{"return.files"}, Tables: columnsShown(),
			Text: "What each column holds, what it may hold, and what an empty value means. dictionary.csv in the return says the same."},
		choice("study-id", "which number a study id is made of", "The former UPN that the list of pupils gives, else the UPN, else the school's own identifier; HMAC-SHA-256 with keys/project.key over \"apst:v1:pupil:\" and the number in capitals without spaces, the first 16 characters in base32, in small letters.",
			"A temporary UPN becomes a permanent one, and the pupil has to keep the id of the term before. A plain hash would be no protection: there are so few numbers that all can be tried. Two pupils who would have one id are refused.", "return.files"),
		choice("who", "who is in a return", "Pupils on roll in the period who were eligible and take part, with the placements that were so. Whoever refused, did not reply or opted out has no row; a consent withdrawn in any placement is withdrawn in all. Nor has a pupil who was not eligible. Each reason stands in the manifest and in flow.csv as a count.",
			"The evaluation is about these pupils, and of the others the school has no ground to hand anything on. A withdrawal is the pupil's, and not of a time.", "cohort.flow"),
		choice("spoilt", "questionnaires that cannot be scored", "Are in sdq_items.csv with the answers that can be read, and marked as spoilt; in sdq_scores.csv without scores. One that two rows or files give differently is in neither, and counted in completeness.csv.",
			"The evaluator decides about missing answers by one rule for all schools. Of two that contradict each other nobody knows which was given.", "scoring.illegal"),
		choice("as-ticked", "answers as ticked", "Items 7, 11, 14, 21 and 25 stand as they were ticked, also where the school's file holds them turned round.",
			"Otherwise each reader would have to know of each school's file how it was stored, and would turn some round twice.", "scoring.reverse"),
		choice("dates", "how dates stand in a return", "Exact unless apst.yaml or --dates says month or offset. Offsets are days from the pupil's first entry, and empty where that day is not known; with them the first and last day of a term and the day after Year 11 that is asked about are left out, which everybody knows and from which the day of entry could be had. Dates of birth stand in identifiers.csv alone; elsewhere there is the age at entry in whole years.",
			"How much time lies between the questionnaires differs from pupil to pupil, and the analysis needs it. What the agreement says goes first.", "return.files"),
		choice("attendance", "attendance by term", "A row a pupil, role and term, by the school's own dates; registers of schools that pupils came from are among them, without the names of these schools.",
			"Terms are what schools report by. A name of a home school tells more of a pupil than the analysis needs.", "attendance.periods"),
		choice("characteristics", "what a return says of a pupil", "Sex, year group, age at entry in years, special educational needs, free school meals, whether looked after, ethnicity, enrolment, dates and reasons of entry and exit, and the site as a code. Young carers, children in need and those known to the youth offending team are not told of.",
			"These are what the evaluation's tables of subgroups are made by. The others are looked after like data of a special category, and leave the school as counts alone.", "return.files"),
		choice("comparison", "the return of a comparison school", "Has no support.csv and no branches of support in flow.csv, and says so in manifest and readme.",
			"Nothing was done there by a team. A file of support without rows would look like one where nobody was seen.", "return.files"),
		choice("term", "a return at the end of a term", "Everything up to the last day of the term. Support is added up to that day; work that ended later goes on, and of work without its days nothing is counted. Numbers without a date that may be of a later time have no row, nor has a day that was asked about later.",
			"The return of a term that is made again a year later has to be the same.", "return.files"),
		choice("own-words", "words of the school in a return", "A specialist stands in it by the title of the national role; for any other word of the school a keyed code stands, as for sites and raters, the same wherever the school has that word. What a school calls a sitting of a reading test or a wave stands as it is.",
			"In a column of free words stands whatever somebody typed: a nickname, a telephone number, what a contact was about. A search for names cannot find that. Sittings and waves are told apart by their words, and are of many pupils.", "return.files"),
		choice("plain", "a return that is not encrypted", "Needs a reason, which manifest and readme hold, and goes to out/pupil and not to out/release.",
			"It is personal data of every pupil in it. out/release is what may leave the school.", "return.files"),
	}
}

// filesShown are the files as a table.
func filesShown() metrics.Lookup {
	when := map[Needed]string{Always: "always", OfTaskforce: "of a school with the team", WithIdentities: "with --identified"}
	t := metrics.Lookup{Title: "files", Columns: []string{"file", "holds", "part of the return"}}
	for i := range Tables() {
		f := &Tables()[i]
		t.Rows = append(t.Rows, []string{f.File, f.About, when[f.Needed]})
	}
	return t
}

// columnsShown are the columns, a table a file. The items are alike and shown as one.
func columnsShown() []metrics.Lookup {
	var out []metrics.Lookup
	for i := range Tables() {
		t := &Tables()[i]
		l := metrics.Lookup{Title: t.File, Columns: []string{"column", "type", "may hold", "empty", "meaning"}}
		for k := range t.Columns {
			c := &t.Columns[k]
			name := c.Name
			if strings.HasPrefix(name, "item_") {
				if name != "item_01" {
					continue
				}
				name = "item_01 to item_25"
			}
			l.Rows = append(l.Rows, []string{name, typeWord(c, ExactDates), c.MayHold(), c.Missing, c.Meaning})
		}
		out = append(out, l)
	}
	return out
}

// MayHold says in words what a column may hold; empty for any value of its type.
func (c *Column) MayHold() string {
	switch {
	case len(c.Codes) > 0:
		return strings.Join(c.Codes, "; ")
	case c.Minimum != "" && c.Maximum != "":
		return c.Minimum + " to " + c.Maximum
	case c.Minimum != "":
		return "from " + c.Minimum
	}
	return c.Pattern
}
