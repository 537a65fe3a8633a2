package main

import (
	"cmp"

	"apst/internal/manual"
	"apst/report"
	"apst/report/quality"
)

// qualityFiles are the files of apst report quality that have columns.
func qualityFiles() []manual.File {
	const counts = " Counts alone: small ones are not hidden, and it stays in the school."
	return []manual.File{
		qualityFile("sdq-due", "Questionnaires that are due", "cohort.due-lists", quality.DueColumns,
			"Written by apst report quality, to out/pupil/ without -o. A row a questionnaire that is due or overdue. Pupil level: stays in the school."),
		qualityFile("completeness", "How complete the data are", "cohort.coverage", quality.CompleteColumns,
			"Written by apst report quality, as a sheet of quality.xlsx, to out/quality/ without -o. A row a source, informant and time: of all pupils, of those of each centre, of those of each class or tutor."+counts),
		qualityFile("findings-by-rule", "Findings by rule", "the checks", quality.RuleColumns,
			"Written by apst report quality, as a sheet of quality.xlsx, to out/quality/ without -o. A row a rule."+counts),
	}
}

func qualityFile(name, title, source string, columns []report.Column, about string) manual.File {
	f := manual.File{Name: name, Title: title, Since: "0.5", About: about}
	for _, c := range columns {
		own := manual.Column{Column: c, Missing: cmp.Or(qualityMissing[c.Name], never), Source: source}
		if c.Kind == report.TextColumn {
			own.Values = cmp.Or(qualityValues[c.Name], "any text")
		} else {
			own.Range = qualityValues[c.Name]
		}
		f.Columns = append(f.Columns, own)
	}
	return f
}

// qualityValues are the words or the range of columns that hold no free text, and
// qualityMissing is when a column is empty.
var (
	qualityValues = map[string]string{
		"informant": "self; teacher; parent", "wave": "baseline; endline", "due": "a day", "days_overdue": "0 and up",
		"why": "time after entry; last day on roll; end of the period; day of entry not known",
		"by":  "all; centre; class", "measure": "an id of a measure", "time": "baseline; endline; before; after",
		"expected": "0 and up", "received": "0 to expected", "usable": "0 to received",
		"rule": "an id of the part rules", "severity": "error; warning; info", "count": "1 and up",
	}
	qualityMissing = map[string]string{
		"name": "the list of pupils has none", "centre": "the list of pupils does not say", "class": "the list of pupils does not say",
		"due": "the day of entry is not known", "days_overdue": "the day of entry is not known",
		"group": "of all pupils, or the list of pupils does not say it", "informant": "of all who answer, or nobody answers", "time": "of all times, or of what has none",
	}
)
