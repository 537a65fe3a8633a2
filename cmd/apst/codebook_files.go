package main

import (
	"strings"

	"apst/internal/manual"
	"apst/report"
)

// writtenFiles is the registry of files with columns that apst writes: a new one
// is one line here, and its columns with their meaning.
func writtenFiles() []manual.File {
	files := []manual.File{
		{Name: "sdq-scores", Title: "Scored SDQ file", Since: "0.1", Columns: scoreFileColumns(),
			About: "Written by apst score sdq, to out/pupil/ without -o. A row a pupil, placement, wave and informant. Pupil level: stays in the school."},
		{Name: "findings", Title: "Findings", Since: "0.1", Columns: findingColumns,
			About: "Written by apst check, and beside the scores by apst score sdq, in JSON. A row a finding, errors first, by rule. Pupil level: stays in the school."},
		{Name: "provenance", Title: "Provenance of the scores", Since: "0.1", Columns: provenanceKeys,
			About: "Written beside the scores for apst explain, in JSON: the keys of the file. Holds nothing of a pupil."},
		{Name: "fix-list", Title: "Fix list", Since: "0.1", Columns: fixListColumns,
			About: "First sheet of the workbook that apst check writes for each file with something to correct. A row a finding, with a link to its place. Pupil level: stays in the school."},
		{Name: "expected", Title: "Answer key of a made-up school", Since: "0.1", Columns: expectedKeys,
			About: "Written by apst synth beside the files it makes up, in JSON: the keys of the file. Names no real pupil."},
		{Name: "inspect", Title: "How files are understood", Since: "0.1", Columns: inspectColumns,
			About: "Written by apst inspect --format json. A row a table, a column, a decision or a refusal."},
		{Name: "diff", Title: "What differs between two sides", Since: "0.6", Columns: diffKeys,
			About: "Written by apst diff, in JSON: the keys of the file. With -o pupil level: stays in the school; without it counts, rules, settings and results alone."},
		{Name: "check-junit", Title: "Report for test runners", Since: "0.1", Columns: junitParts,
			About: "Written by apst check --junit, in XML: a suite a file, a case a rule. Holds places, and no answers, names or identifiers."},
		{Name: "template-sdq", Title: "Blank sheet for SDQs", Since: "0.1", Columns: sdqTemplateColumns(),
			About: "Made by apst template sdq, to be typed into: a row a form, below a key of the codes. Pupil level: stays in the school."},
		{Name: "template-roster", Title: "Blank list of pupils", Since: "0.1", Columns: rosterTemplateColumns(),
			About: "Made by apst template roster, to be typed into: a row a pupil and stay. Pupil level: stays in the school."},
	}
	for _, m := range measures() {
		for i := range m.Tables {
			files = append(files, manual.FileOf(m, &m.Tables[i], reportColumns(&m.Tables[i])))
		}
		for i := range m.Blanks {
			b := &m.Blanks[i]
			files = append(files, manual.File{Name: blankFile(m, b), Title: b.Title, Since: "0.2", Columns: blankFields(b),
				About: "Made by apst template " + b.Name + ", to be typed into. Pupil level: stays in the school."})
		}
	}
	for _, t := range changeTables() {
		files = append(files, manual.FileOfCommand("apst change", &t.Table, reportColumns(&t.Table)))
	}
	files = append(files, manual.FilesOfReleases()...)
	files = append(files, manual.FilesOfReturns()...)
	files = append(files, verifyFiles()...)
	return append(files, qualityFiles()...)
}

func scoreFileColumns() []manual.Column {
	var out []manual.Column
	for _, c := range sdqColumns("") {
		out = append(out, c.Column)
	}
	return out
}

// textColumn is a column of texts in the codebook.
func textColumn(name, doc, values, missing, source string) manual.Column {
	return manual.Column{Column: report.Column{Name: name, Title: titled(name), Doc: doc}, Values: values, Missing: missing, Source: source}
}

var findingColumns = []manual.Column{
	textColumn("rule", "which rule applies", "an id of the part rules", never, "the checks"),
	textColumn("severity", "how loudly it is reported", "error; warning; info", never, "the rule, or the project in its place"),
	textColumn("effect", "what it costs", "nothing lost; field left empty; row not scored; block refused; file refused", never, "the rule"),
	textColumn("title", "what is wrong, in a few words", "any text", never, "the rule"),
	textColumn("file", "name of the file, without its folder", "any text", "it is about several files", "where the finding is"),
	textColumn("sheet", "name of the sheet", "any text", "the file has no sheets, or the finding is about all of it", "where the finding is"),
	textColumn("cell", "address as Excel shows it; in text files letters count fields and the number is the line", "H27, row 27 or column H", "it is about a whole sheet or file", "where the finding is"),
	textColumn("to", "last cell where it is about several", "as cell", "it is about one cell", "where the finding is"),
	textColumn("pupil_id", "identifier as it was read", "any text", "it is about no pupil, or the pupil has none", "the identifier column"),
	textColumn("seen", "what the file holds there, or what was counted", "any text", "nothing but the place is to be said", "the file"),
	textColumn("expected", "what should have been there", "any text", never, "the rule, or the place where it says more"),
	textColumn("fix", "what to do", "any text", never, "the rule, or the place where it says more"),
}

var provenanceKeys = []manual.Column{
	textColumn("format", "version of the form of this file", "a whole number", never, "the program"),
	textColumn("measure", "what was scored", "sdq", never, "the command"),
	textColumn("ruleset", "the rules and constants that the scores rest on", "a ruleset", never, "the program"),
	textColumn("inputs", "each file that was read: path from this file's folder, name, SHA-256, what was declared of it", "a list", never, "the command and the files"),
	textColumn("rosters", "each list of pupils whose dates of birth were used: path from this file's folder, SHA-256", "a list", "no list of pupils was used", "the project"),
	textColumn("declared", "what options or the project declared of all inputs", "a group", "nothing was declared", "the command line or apst.yaml"),
	textColumn("maps", "each map that was used", "a list", "no map was used", "--map"),
	textColumn("blocks", "each block of answers: where it stands and what was decided", "a list", never, "the files"),
}

var fixListColumns = []manual.Column{
	textColumn("No.", "running number", "a whole number", never, "the order of the list"),
	textColumn("Severity", "how loudly it is reported", "error; warning", never, "the rule, or the project in its place"),
	textColumn("Rule", "which rule applies", "an id of the part rules", never, "the checks"),
	textColumn("What is wrong", "in a few words", "any text", never, "the rule"),
	textColumn("Place", "sheet and cell, with a link to it", "an address as Excel shows it", "it is about the whole file", "where the finding is"),
	textColumn("Pupil", "identifier as it was read", "any text", "it is about no pupil, or the pupil has none", "the identifier column"),
	textColumn("Seen", "what the file holds there", "any text", "nothing but the place is to be said", "the file"),
	textColumn("Expected", "what should have been there", "any text", never, "the rule, or the place where it says more"),
	textColumn("What to do", "how to put it right", "any text", never, "the rule, or the place where it says more"),
	textColumn("Status", "how far somebody has got with it", strings.Join(report.Statuses, "; ")+"; or words of your own", never, "the list of before, carried over; "+report.Statuses[0]+" at first"),
}

var expectedKeys = []manual.Column{
	textColumn("format", "version of the form of this file", "a whole number", never, "the program"),
	textColumn("about", "what is special about the files", "any text", never, "the layout or the fault"),
	textColumn("seed", "what the school was drawn from", "a whole number", never, "--seed"),
	textColumn("pupils", "how many pupils were asked for", "a whole number", never, "--pupils"),
	textColumn("measure", "whose files they are", "a measure other than the SDQ", "the SDQ's", "the layout or the fault"),
	textColumn("layout", "name of the layout", "a name", "the files have a fault", "--layout"),
	textColumn("fault", "name of the fault", "a name", "the files are clean", "--faults"),
	textColumn("rule", "rule that the fault breaks", "an id of the part rules", "the files are clean", "the fault"),
	textColumn("parameters", "what the school was drawn from: the fall built in between the waves, what stays of a pupil, the level of each scale, what informants see; of another measure, in words", "an object", never, "the program"),
	textColumn("files", "each file with the SHA-256 of its bytes", "a list", never, "the files"),
	textColumn("before", "what is to be typed first, after apst", "a list of words", "nothing", "the layout"),
	textColumn("score", "what is to be typed after apst score sdq, or the measure in place of sdq", "a list of words", never, "the layout"),
	textColumn("check", "what is to be typed after apst check, whose findings the key then has", "a list of words", "scoring finds them all", "the fault"),
	textColumn("expect", "what has to come of it", "scores; refused; either", never, "the layout or the fault"),
	textColumn("reason", "why the files have to be refused", "any text", "they have not", "the layout"),
	textColumn("findings", "all that must be found: rule, file, sheet and cell", "a list", "not worked out for this layout", "the fault"),
	textColumn("impact_unsure", "whether leaving impact out, with a finding, is right too", "true", "it is not", "the layout"),
	textColumn("scores", "true scores of each questionnaire; a scale without a score is null", "a list", "the files are of another measure", "the school that was drawn"),
	textColumn("key", "columns of the measure's output that tell its rows apart", "a list of columns", "the files are of the SDQ", "the measure"),
	textColumn("rows", "true rows of the measure's output; a column that a row does not have is not known", "a list", "the files are of the SDQ", "the school that was drawn"),
	textColumn("further", "key and true rows of each further file that comes of the measure", "a list", "nothing is known of one", "the school that was drawn"),
}

var inspectColumns = []manual.Column{
	textColumn("kind", "what the row is about", "table; column; unused; decision; refused", never, "the files"),
	textColumn("file", "name of the file", "any text", never, "the files"),
	textColumn("of", "sheet, or block of answers", "any text", "the file has no sheets", "the files"),
	textColumn("place", "cells or column", "an address as Excel shows it", "nothing points at a place", "the files"),
	textColumn("what", "field of a column, what was decided, or the rule that refused", "any text", "the row is about a table, or a column that is not used", "the tables of headings"),
	textColumn("value", "heading of a column, or the value decided", "any text", "the heading is not shown", "the files"),
	textColumn("by", "what decided", "option; map; heading; heading above; title; sheet name; file name; column; answers; default", "the row is no decision", "the files"),
	textColumn("evidence", "the decision in words", "any text", "the row is no decision", "the files"),
}
