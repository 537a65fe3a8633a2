package main

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
	"apst/report"
)

// tell prints what was read and how, what came of it, and what to do next.
func (j *measureJob) tell(written bool) {
	ios := j.opts.IO
	tellMeasureFiles(ios, j.reading.Source())
	tellMeasureBlocks(ios, j.reading.Source())
	j.tellSummary()
	tellFindings(ios, j.log, j.findings)
	j.tellNext(written)
}

// tellSummary prints what there is to say of the whole, unless it would be said of
// so few that it is said of each.
func (j *measureJob) tellSummary() {
	ios := j.opts.IO
	lines := j.reading.Summary()
	if len(lines) == 0 {
		return
	}
	ios.Errf("\n")
	if j.few() {
		ios.Errf("counts: not shown for fewer than %d pupils\n", fewest)
		return
	}
	for _, l := range lines {
		switch {
		case l.Text == "":
			ios.Errf("%s\n", ios.errPaint().Bold(l.Label))
		case len(l.Label) > longestLabel:
			ios.wrapped("  ", labelled(l.Label)+l.Text)
		default:
			ios.wrapped("  "+labelled(l.Label), l.Text)
		}
	}
}

// longestLabel is how long a label may be for its text to be set beside it.
const longestLabel = 24

// few reports whether the measure is of fewer pupils than a count on the screen has
// to be of.
func (j *measureJob) few() bool {
	met := map[string]bool{}
	for table := range j.opts.Measure.Tables {
		for row, err := range j.reading.Rows(table) {
			if err != nil {
				return true
			}
			if row.Pupil == "" { // about nobody in particular
				continue
			}
			if met[row.Pupil] = true; len(met) >= fewest {
				return false
			}
		}
	}
	return true
}

// labelled is a label with what sets it off from its text.
func labelled(label string) string {
	if label == "" {
		return ""
	}
	return label + ": "
}

// tellMeasureFiles says what every file was and where its rows went.
func tellMeasureFiles(ios *IO, rd *record.Reading) {
	for _, f := range rd.Files {
		if f.Format == "" {
			ios.Errf("%s: not read\n", f.Name)
			continue
		}
		ios.Errf("%s: %s\n", f.Name, f.Format)
		for _, s := range f.Sheets {
			ios.Errf("  %s\n", recordSheetLine(s))
		}
	}
}

// recordSheetLine accounts for the rows of a sheet.
func recordSheetLine(s *record.Sheet) string {
	name := ""
	if s.Name != "" {
		name = fmt.Sprintf("sheet %q: ", s.Name)
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{s.Heads, "of headings"}, {s.Records, "used"}, {s.Blank, "with nothing in them"}, {s.LeftOut, "left out"}, {s.Others, "that are no records"}, {s.Outside, "outside any table"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", grouped(int64(p.n)), p.what))
		}
	}
	if len(parts) == 0 {
		return name + "empty"
	}
	return fmt.Sprintf("%s%s: %s", name, howMany(s.Rows, "row"), strings.Join(parts, ", "))
}

// tellMeasureBlocks prints each block: how it was read, and whether it was.
func tellMeasureBlocks(ios *IO, rd *record.Reading) {
	for _, b := range rd.Blocks {
		ios.Errf("\n%s\n", ios.errPaint().Bold(blockName(b)))
		for _, d := range b.Decisions {
			ios.wrapped("  ", decisionText(d))
		}
		if b.Refused != nil {
			ios.Errf("  refused: %s (%s)\n", b.Refused.Title, b.Refused.ID)
		}
	}
}

// blockName says where a block stands and what shape it has.
func blockName(b *record.Block) string {
	name := b.Place().String() + ": " + b.Shape.Title
	if b.Wave.Value != "" {
		name += ", " + waveName(b.Wave.Value)
	}
	return name
}

// waveName is a sitting as a sentence has it.
func waveName(wave string) string {
	if len(wave) == 1 {
		return "sitting " + wave
	}
	return wave
}

func decisionText(d record.Decision) string {
	text := d.Key + ": " + d.Value
	if d.By != "" && d.By != ingest.FromDefault {
		text += " (" + string(d.By)
		if cell := d.At.Cell(); cell != "" {
			text += ", " + d.At.String()
		}
		return text + ")"
	}
	if d.By == ingest.FromDefault {
		text += " (nothing says otherwise)"
	}
	return text
}

// tellNext says where everything is and what to do now.
func (j *measureJob) tellNext(written bool) {
	ios, m := j.opts.IO, j.opts.Measure
	if written && j.main != "" {
		ios.Errf("\n%s: %s\n", j.main, j.rowCounts())
		for i, path := range j.more {
			ios.Errf("%s: %s\n", path, howMany(j.rows[i+1], "row"))
		}
		if len(j.more) == 0 && j.opts.Output.Format != "xlsx" && len(m.Tables) > 1 {
			var names []string
			for _, t := range m.Tables[1:] {
				names = append(names, t.Name)
			}
			ios.wrapped("", fmt.Sprintf("not in it: %s; a workbook (.xlsx) or a folder (DIR/) takes them all", listed(names, "and")))
		}
	}
	again := "apst score " + m.ID
	switch errs, warnings := j.log.Count(finding.Error), j.log.Count(finding.Warning); {
	case errs > 0:
		ios.Errf("next: correct what is listed as error in the source files, and then again: %s\n", again)
	case warnings > 0:
		ios.Errf("next: look at the warnings; what has a value stands\n")
	default:
		ios.Errf("next: nothing to correct\n")
	}
}

// rowCounts says how many rows were written, by table where several went to a
// workbook.
func (j *measureJob) rowCounts() string {
	if j.opts.Output.Format != "xlsx" {
		return howMany(j.rows[0], "row")
	}
	var out []string
	for i, t := range j.opts.Measure.Tables {
		out = append(out, fmt.Sprintf("%s %s", t.Title, howMany(j.rows[i], "row")))
	}
	return strings.Join(out, ", ")
}

// summaryLines is the sheet about the whole.
func (j *measureJob) summaryLines() []report.Line {
	m := j.opts.Measure
	lines := []report.Line{
		report.Title("Summary: " + m.Title),
		report.Paragraph("Counts of everything that was used. This sheet is about groups as small as the school's own: it stays in the school."),
		report.Blank(),
	}
	for _, l := range j.reading.Summary() {
		if l.Text == "" {
			lines = append(lines, report.Heading(l.Label))
			continue
		}
		lines = append(lines, report.Pair(l.Label, report.TextCell(l.Text)))
	}
	lines = append(lines, report.Blank(), report.Heading("Where the rows went"))
	for _, f := range j.reading.Source().Files {
		for _, s := range f.Sheets {
			lines = append(lines, report.Pair(f.Name, report.TextCell(recordSheetLine(s))))
		}
		if f.Refused != nil {
			lines = append(lines, report.Pair(f.Name, report.TextCell(fmt.Sprintf("not used: %s (%s)", f.Refused.Title, f.Refused.ID))))
		}
	}
	return lines
}

// noteLines is the sheet that says what the numbers rest on.
func (j *measureJob) noteLines() []report.Line {
	m := j.opts.Measure
	lines := []report.Line{
		report.Title("Notes"),
		report.Pair("Measure", report.TextCell(m.Title)),
		report.Pair("Ruleset", report.TextCell(m.Ruleset)),
	}
	if !j.request.AsOf.IsZero() {
		lines = append(lines, report.Pair("As of", report.TextCell(j.request.AsOf.String())))
	}
	for _, o := range m.Options {
		if v := m.Get(j.in.Settings, o.Name); v != "" {
			lines = append(lines, report.Pair(strings.ReplaceAll(o.Name, "-", " "), report.TextCell(v)))
		}
	}
	lines = append(lines, report.Blank(), report.Heading("How the files were read"))
	for _, b := range j.reading.Source().Blocks {
		lines = append(lines, report.Pair("Table", report.TextCell(blockName(b))))
		for _, d := range b.Decisions {
			lines = append(lines, report.Pair("", report.TextCell(decisionText(d))))
		}
		if b.Refused != nil {
			lines = append(lines, report.Pair("", report.TextCell("refused: "+b.Refused.Title+" ("+b.Refused.ID+")")))
		}
	}
	lines = append(lines, report.Blank(), report.Heading("Columns"))
	for _, t := range m.Tables {
		lines = append(lines, report.Head(t.Title, "Type", "What it holds", "Values", "Empty"))
		for _, c := range t.Columns {
			lines = append(lines, report.Row(report.TextCell(c.Name), report.TextCell(columnKinds[c.Kind].String()), report.TextCell(c.Doc),
				report.TextCell(firstOf(c.Values, c.Range, c.Unit)), report.TextCell(c.Missing)))
		}
		lines = append(lines, report.Blank())
	}
	return append(lines, measureNotes(m)...)
}

// measureNotes are the rules of arithmetic and the choices of a measure.
func measureNotes(m *metrics.Measure) []report.Line {
	lines := []report.Line{report.Heading("Rules and choices")}
	for _, e := range m.Entries() {
		text := e.Text
		if e.Formula != "" {
			text = strings.TrimSpace(text + " " + e.Formula)
		}
		source := e.From.Source
		if e.Choice {
			source = "a choice of this program: " + e.Why
		}
		lines = append(lines, report.Row(report.TextCell(e.Title), report.TextCell(e.ID), report.TextCell(text), report.TextCell(source), report.TextCell(e.From.Edition)))
	}
	return lines
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
