package main

import "apst/internal/manual"

// verifyFiles are the files of recorded outputs, and what is said of them.
func verifyFiles() []manual.File {
	return []manual.File{
		{Name: "verify", Title: "What moved since outputs were recorded", Since: "0.6", Columns: verifyKeys,
			About: "Written by apst verify --format json: the keys of the file. Where pupils may be real it holds neither identifiers nor values."},
		{Name: "recorded", Title: "What was recorded, and what it rests on", Since: "0.6", Columns: recordedKeys,
			About: "Written by apst verify --update, as recorded.json in the folder expected beside verify.yaml, in JSON: the keys of the file. The outputs themselves stand beside it, and may be pupil level."},
		{Name: "reasons", Title: "Why outputs were recorded", Since: "0.6", Columns: reasonColumns,
			About: "Written by apst verify --update, as reasons.csv in the folder expected beside verify.yaml. A row a recording; nothing is taken away from it."},
	}
}

var verifyKeys = []manual.Column{
	textColumn("format", "version of the form of this file", "a whole number", never, "the program"),
	textColumn("folder", "the folder that was verified", "a path", never, "the command line"),
	textColumn("verdict", "what came of it", "same; different", never, "the comparison"),
	textColumn("differences", "how many things are not as recorded: values, rows, tables, and ends of commands", "a whole number", never, "the comparison"),
	textColumn("pupils_masked", "whether pupils may be real, so that they have marks and their values are not shown", "true; false", never, "the outputs"),
	textColumn("files", "how many files were compared", "a whole number", never, "the comparison"),
	textColumn("rows", "how many rows, or entries of files that are no tables", "a whole number", never, "the comparison"),
	textColumn("commands", "each command with the exit code that was recorded, the one it has now, and what it said if they differ", "a list", never, "verify.yaml"),
	textColumn("counts", "how many differences are about a pupil, a scale, a rule, the layout, or the end of a command", "an object", never, "the comparison"),
	textColumn("since_recorded", "what else is not as it was: program, rules, settings, files", "a list of sentences", "nothing", "recorded.json"),
	textColumn("moved", "each difference, the worst consequence first: what it is about, where it stands, the recorded value and the one now", "a list", "nothing moved", "the comparison"),
	textColumn("not_compared", "files that are held and could not be compared, and why", "a list", "there are none", "the outputs"),
}

var recordedKeys = []manual.Column{
	textColumn("format", "version of the form of this file", "a whole number", never, "the program"),
	textColumn("tool", "version of the program that recorded", "an object", never, "the program"),
	textColumn("rulesets", "the rules and tables of each measure", "a list", never, "the program"),
	textColumn("settings", "what apst.yaml said", "a list", "the folder has none", "apst.yaml"),
	textColumn("inputs", "each file of the folder that a command could read, with size and SHA-256", "a list", "there are none", "the folder"),
	textColumn("commands", "each command with its exit code and the files that are held of it, with size and SHA-256 of the text with line feeds", "a list", never, "verify.yaml"),
}

var reasonColumns = []manual.Column{
	textColumn("number", "running number", "a whole number", never, "the order of the list"),
	textColumn("reason", "why it was recorded", "any text", never, "--reason"),
	textColumn("pupil", "differences about a pupil, to what was recorded before", "a whole number", never, "the comparison"),
	textColumn("scale", "differences about a scale", "a whole number", never, "the comparison"),
	textColumn("rule", "differences about a rule", "a whole number", never, "the comparison"),
	textColumn("layout", "differences about the layout", "a whole number", never, "the comparison"),
	textColumn("pupils", "in how many pupils' rows there were differences", "a whole number", never, "the comparison"),
	textColumn("commands", "how many commands were recorded", "a whole number", never, "verify.yaml"),
	textColumn("files", "how many files were recorded", "a whole number", never, "verify.yaml"),
	textColumn("version", "version of the program", "a version", never, "the program"),
}
