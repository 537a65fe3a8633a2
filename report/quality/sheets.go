package quality

import (
	"apst/metrics/cohort"
	"apst/report"
)

// CompleteColumns are the columns of how complete the data are.
var CompleteColumns = []report.Column{
	{Name: "by", Title: "By", Doc: "whom the row counts: everybody, or the pupils of a centre or of a class"},
	{Name: "group", Title: "Group", Doc: "the centre, or the class or tutor"},
	{Name: "measure", Title: "Source", Doc: "what is measured"},
	{Name: "informant", Title: "Informant", Doc: "who answers"},
	{Name: "time", Title: "Time", Doc: "baseline or endline, before or after entry"},
	{Name: "expected", Title: "Expected", Doc: "pupils of whom it is due, or has come already", Kind: report.IntColumn},
	{Name: "received", Title: "Received", Doc: "of these, pupils of whom it has come", Kind: report.IntColumn},
	{Name: "usable", Title: "Usable", Doc: "of these, pupils of whom it can be used", Kind: report.IntColumn},
}

// RuleColumns are the columns of findings by rule.
var RuleColumns = []report.Column{
	{Name: "rule", Title: "Rule", Doc: "which rule applies"},
	{Name: "severity", Title: "Weight", Doc: "how loudly it is reported"},
	{Name: "count", Title: "How many", Doc: "findings of the rule", Kind: report.IntColumn},
	{Name: "title", Title: "What it is", Doc: "what is wrong, in a few words", Width: 40},
	{Name: "fix", Title: "What to do", Doc: "what to do", Width: 70},
}

// Sheets are the counts for a spreadsheet: how complete the data are, and findings by
// rule. They name nobody.
func Sheets(in *Input) []report.Sheet {
	var rules [][]report.Cell
	for _, g := range in.Findings {
		rules = append(rules, []report.Cell{report.TextCell(g.Rule.ID), report.TextCell(g.Severity.String()), report.IntCell(int64(g.Count)), report.TextCell(capital(g.Rule.Title)), report.TextCell(capital(g.Rule.Fix))})
	}
	return []report.Sheet{
		{Name: "Completeness", Frozen: 2, Table: &report.Table{Name: "completeness", Columns: CompleteColumns, Rows: report.SliceRows(in.completeRows())}},
		{Name: "Findings", Frozen: 1, Table: &report.Table{Name: "findings-by-rule", Columns: RuleColumns, Rows: report.SliceRows(rules)}},
	}
}

// completeRows count everybody, and then the pupils of each centre and of each class.
func (in *Input) completeRows() [][]report.Cell {
	var out [][]report.Cell
	row := func(by, group, measure, informant, time string, n [3]int) {
		cells := []report.Cell{report.TextCell(by), report.TextCell(group), report.TextCell(measure), report.TextCell(informant), report.TextCell(time)}
		for _, x := range n {
			cells = append(cells, report.IntCell(int64(x)))
		}
		out = append(out, cells)
	}
	for _, src := range in.Analysis.Coverage() {
		row("all", "", src.Measure, "", "", [3]int{src.Expected, src.Received, src.Usable})
		for _, x := range src.Parts {
			if !x.Open {
				row("all", "", src.Measure, x.Informant, x.Time, [3]int{x.Expected, x.Received, x.Usable})
			}
		}
	}
	m := in.Analysis.CoverageMap()
	for _, by := range groupings {
		names := groupsOf(&m, by.of)
		if len(names) == 1 && names[0] == "" {
			continue // the list does not say it
		}
		for _, name := range names {
			for k, part := range m.Parts {
				row(by.id, name, part.Measure, part.Informant, part.Time, countPart(&m, k, func(p *cohort.MapPupil) bool { return by.of(p) == name }))
			}
		}
	}
	return out
}
