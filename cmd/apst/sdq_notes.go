package main

import (
	"fmt"
	"math"
	"strings"

	"apst/finding"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
)

var (
	summaryWidths = []float64{18, 9, 9, 9, 11, 11, 11, 11}
	noteWidths    = []float64{26, 18, 40, 34, 46}
)

// summaryLines is the Summary sheet: each block with its means, SDs and bands.
func (j *sdqJob) summaryLines() []report.Line {
	lines := []report.Line{
		report.Title("Summary"),
		report.Paragraph("Counts and means of everything that was scored. This sheet is about pupils in groups as small as the school's own: it stays in the school."),
	}
	for _, b := range j.survey.Blocks {
		lines = append(lines, report.Blank(), report.Heading(b.Name()))
		if b.Refused != nil {
			lines = append(lines, report.Paragraph(fmt.Sprintf("Refused: %s (%s). Nothing of it was scored.", b.Refused.Title, b.Refused.ID)))
			continue
		}
		lines = append(lines, report.Pair("Scored", report.IntCell(int64(b.Summary.Scored))),
			report.Pair("Prorated", report.TextCell(fmt.Sprintf("%d of them: a scale worked out from the items that were answered", b.Summary.Prorated))))
		for r, n := range b.Lost.All() {
			lines = append(lines, report.Pair(titled(lostWord(r)), report.TextCell(lostText(r, n))))
		}
		lines = append(lines, j.blockTable(b)...)
		lines = append(lines, followUpLines(b)...)
	}
	return lines
}

// blockTable is n, mean, SD and band counts by scale, a table for each system of
// bands; prosocial has names of its own.
func (j *sdqJob) blockTable(b *intake.Block) []report.Line {
	var lines []report.Line
	for _, system := range shownSystems(j.opts.Bands) {
		lines = append(lines, report.Head(append([]string{system.String(), "n", "mean", "SD"}, bandWords[system]...)...))
		for _, scale := range scaleOrder {
			if b.Summary.Scales[scale].N() == 0 {
				continue
			}
			if scale == sdq.Prosocial && system == sdq.FourBands {
				lines = append(lines, report.Head(append([]string{"", "", "", ""}, prosocialWords...)...))
			}
			lines = append(lines, report.Row(scaleCells(b, scale, system)...))
		}
	}
	return lines
}

func scaleCells(b *intake.Block, scale sdq.Scale, system sdq.System) []report.Cell {
	s := &b.Summary.Scales[scale]
	row := []report.Cell{report.TextCell(scale.String()), report.IntCell(s.N()), rounded(s.Mean()), rounded(s.SD())}
	for _, n := range b.Bands(scale, system) {
		row = append(row, report.IntCell(n))
	}
	return row
}

func rounded(x float64, ok bool) report.Cell {
	if !ok {
		return report.Empty()
	}
	return report.NumberCell(math.Round(x*100) / 100)
}

// followUpLines counts the answers to the two questions of follow-up forms.
func followUpLines(b *intake.Block) []report.Line {
	var lines []report.Line
	for q, name := range [2]string{"Problems since first contact", "Other help from attending"} {
		total := 0
		var parts []string
		for code, n := range b.Summary.Follow[q] {
			total += n
			if p, ok := sdq.ProgressOf(code); q == 0 && ok {
				parts = append(parts, fmt.Sprintf("%s %d", p, n))
			} else if q == 1 && code < 4 {
				parts = append(parts, fmt.Sprintf("%s %d", [4]string{"not at all", "only a little", "quite a lot", "a great deal"}[code], n))
			}
		}
		if total > 0 {
			lines = append(lines, report.Pair(name, report.TextCell(strings.Join(parts, ", ")+"; in no score")))
		}
	}
	return lines
}

// noteLines is the Notes sheet: what was read and decided, what was refused, and
// the rules and tables that the scores rest on.
func (j *sdqJob) noteLines() []report.Line {
	lines := []report.Line{
		report.Title("Notes"),
		report.Paragraph("Scores of the Strengths and Difficulties Questionnaire (SDQ) by apst, which is not endorsed by its authors or publisher. The SDQ is copyright of Youthinmind; this workbook holds no wording of it. It is a screening questionnaire, not a diagnosis."),
		report.Pair("Ruleset", report.TextCell(sdq.Ruleset)),
	}
	lines = append(lines, j.fileLines()...)
	lines = append(lines, j.decisionLines()...)
	lines = append(lines, j.findingLines()...)
	lines = append(lines, columnLines(j.opts.Bands)...)
	lines = append(lines, ruleLines()...)
	lines = append(lines, thresholdLines()...)
	return append(lines, j.bandLines()...)
}

func (j *sdqJob) fileLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Files"), report.Head("file", "format", "sheets and rows", "SHA-256")}
	for _, f := range j.survey.Files {
		var sheets []string
		for _, s := range f.Sheets {
			sheets = append(sheets, sheetLine(s))
		}
		what := f.Format
		if f.Refused != nil && what == "" {
			what = "not read"
		}
		lines = append(lines, report.Row(report.TextCell(f.Name), report.TextCell(what), report.TextCell(strings.Join(sheets, "; ")), report.TextCell(fmt.Sprintf("%x", f.Hash))))
	}
	return lines
}

func (j *sdqJob) decisionLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Decisions"), report.Head("answers", "what", "decided", "by", "grounds")}
	for _, b := range j.survey.Blocks {
		for _, d := range b.Decisions {
			grounds := d.Seen
			if len(d.At) > 0 {
				grounds = strings.TrimSpace(grounds + " " + d.At[0].String())
			}
			lines = append(lines, report.Row(report.TextCell(b.Name()), report.TextCell(d.Key), report.TextCell(d.Value), report.TextCell(string(d.By)), report.TextCell(grounds)))
		}
		if b.Refused != nil {
			lines = append(lines, report.Row(report.TextCell(b.Name()), report.TextCell("refused"), report.TextCell(b.Refused.Title), report.TextCell(b.Refused.ID), report.Empty()))
		}
	}
	return lines
}

// maxNoted is how many findings of one rule the Notes sheet lists; findings.json
// has all.
const maxNoted = 500

func (j *sdqJob) findingLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Findings")}
	groups := j.log.Groups()
	if len(groups) == 0 {
		return append(lines, report.Paragraph("None."))
	}
	lines = append(lines, report.Head("rule", "severity", "place", "seen", "what to do"))
	for _, g := range groups {
		lines = append(lines, report.Row(report.TextCell(g.Rule.ID).With(report.Strong), report.TextCell(g.Severity.String()),
			report.TextCell(fmt.Sprintf("%s: %d", g.Rule.Title, g.Count)).With(report.Strong), report.TextCell("expected: "+g.Rule.Expected), report.TextCell(g.Rule.Fix)))
		for i := range min(len(g.Kept), maxNoted) {
			lines = append(lines, findingLine(g, &g.Kept[i]))
		}
		if more := g.Count - maxNoted; more > 0 {
			lines = append(lines, report.Paragraph(fmt.Sprintf("and %d more: with -o DIR/ or --findings they are all in findings.json", more)))
		}
	}
	return lines
}

func findingLine(g *finding.Group, f *finding.Finding) report.Line {
	seen := f.Seen
	if f.Pupil != "" {
		seen = strings.TrimSpace(f.Pupil + " " + seen)
	}
	do := ""
	if f.Expected != "" {
		do = "expected: " + f.Expected
	}
	return report.Row(report.TextCell(g.Rule.ID), report.TextCell(g.Severity.String()), report.TextCell(f.Place()), report.TextCell(seen), report.TextCell(do))
}

func columnLines(bands string) []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Columns of the Scores sheet"), report.Head("column", "type", "holds")}
	for _, c := range sdqColumns(bands) {
		lines = append(lines, report.Row(report.TextCell(c.Name), report.TextCell(c.Kind.String()), report.TextCell(c.Doc)))
	}
	return lines
}

func ruleLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Scoring rules"), report.Head("rule", "grade", "rule in words", "source")}
	for _, r := range sdq.Rules() {
		lines = append(lines, report.Row(report.TextCell(r.ID), report.TextCell(r.Grade.String()), report.TextCell(r.Text), report.TextCell(r.Source)))
	}
	return lines
}

func thresholdLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Limits of the checks"), report.Head("value", "", "check", "source")}
	for _, t := range intake.Thresholds() {
		lines = append(lines, report.Row(report.TextCell(t.Value), report.Empty(), report.TextCell(t.Check), report.TextCell(t.Source)))
	}
	return lines
}

// bandLines prints the band tables of the informants that occur.
func (j *sdqJob) bandLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Band limits"), report.Head("informant and form", "scale", "limits", "system", "source")}
	seen := map[string]bool{}
	for _, b := range j.survey.Blocks {
		if b.Refused != nil || seen[b.Informant.String()] {
			continue
		}
		seen[b.Informant.String()] = true
		for _, r := range sdq.Tables() {
			if r.Informant != b.Informant {
				continue
			}
			lines = append(lines, report.Row(report.TextCell(r.Informant.String()+" "+r.Form.String()), report.TextCell(r.Scale.String()),
				report.TextCell(r.String()), report.TextCell(r.System.String()), report.TextCell(r.Provenance.Note())))
		}
	}
	return lines
}
