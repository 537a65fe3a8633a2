package manual

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"apst/report"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Widths of a workbook's columns, in characters.
const (
	widest = 70 // longer texts are broken
	spare  = 4  // with less, a text that just fits would be given room for two lines
)

var coverWidths = []float64{36, 30, 60, 9}

// WriteXLSX writes the codebook as a workbook: a cover with its contents, then a
// sheet for each part.
func (b *Codebook) WriteXLSX(w io.Writer) error {
	lines := []report.Line{
		report.Title("Codebook"), report.Paragraph(codebookAbout), report.Pair("Ruleset", report.TextCell(b.Ruleset)),
		report.Paragraph("The Strengths and Difficulties Questionnaire (SDQ) is copyright of Youthinmind. This workbook holds no wording of it, and apst is not endorsed by its authors or publisher."),
		report.Blank(), report.Heading("Contents"), report.Head("sheet", "title", "holds", "rows"),
	}
	sheets := []report.Sheet{{Name: "Codebook", Widths: coverWidths}}
	for _, p := range b.Parts {
		lines = append(lines, report.Row(report.TextCell(p.ID).With(report.Strong), report.TextCell(p.Title), report.TextCell(p.About), report.IntCell(int64(len(p.Rows)))))
		sheets = append(sheets, report.Sheet{Name: p.ID, Table: p.Table.full().report(), Frozen: 1})
	}
	sheets[0].Lines = append(lines, gradeLines()...)
	return report.WriteXLSX(w, sheets)
}

// WriteXLSX writes the entries as a workbook: a cover with the index, then a
// sheet for each chapter.
func (m *Manual) WriteXLSX(w io.Writer) error {
	lines := []report.Line{
		report.Title("Methods"), report.Paragraph("What apst decides with: rules, formulas, limits, constants and choices, each with its source and how well it is attested."),
		report.Pair("Ruleset", report.TextCell(m.Ruleset)), report.Blank(),
	}
	sheets := []report.Sheet{{Name: "Methods", Widths: coverWidths[:3]}}
	for _, c := range m.Chapters {
		lines = append(lines, report.Heading(c.Title), report.Paragraph(c.About+" Sheet "+c.ID+"."), report.Head("id", "title", ""))
		for _, e := range c.Entries {
			lines = append(lines, report.Pair(e.ID, report.TextCell(e.Title)))
		}
		lines = append(lines, report.Blank())
		sheets = append(sheets, report.Sheet{Name: c.ID, Lines: c.lines(), Widths: c.widths()})
	}
	sheets[0].Lines = append(lines, gradeLines()...)
	return report.WriteXLSX(w, sheets)
}

// lines are a chapter's entries one below the other.
func (c *Chapter) lines() []report.Line {
	lines := []report.Line{report.Title(c.Title), report.Paragraph(c.About)}
	for _, e := range c.Entries {
		lines = append(lines, report.Blank(), report.Heading(e.ID+": "+e.Title))
		if e.Text != "" {
			lines = append(lines, report.Paragraph(e.Text))
		}
		for _, f := range e.Facts {
			lines = append(lines, report.Pair(f.Name, report.TextCell(f.Text)))
		}
		if e.Source != nil {
			lines = append(lines, report.Pair("source", report.TextCell(e.Source.note())))
		}
		if len(e.See) > 0 {
			lines = append(lines, report.Pair("see", report.TextCell(strings.Join(e.See, ", "))))
		}
		for _, t := range e.Tables {
			lines = append(lines, t.lines()...)
		}
	}
	return lines
}

func (t *Table) lines() []report.Line {
	t, notes := t.noted()
	lines := []report.Line{report.Row(report.TextCell(t.Name).With(report.Strong)), report.Head(t.Columns...)}
	for _, r := range t.Rows {
		cells := make([]report.Cell, len(r))
		for i, text := range r {
			cells[i] = report.TextCell(text)
		}
		lines = append(lines, report.Row(cells...))
	}
	for i, n := range notes {
		lines = append(lines, report.Pair("source "+numbered(i), report.TextCell(n)))
	}
	return lines
}

// widths are those that the tables of a chapter need, column by column, and room
// for running text across all of them.
func (c *Chapter) widths() []float64 {
	const leastColumns, leastWidth, most = 4, 16, 44
	widths := make([]float64, leastColumns)
	for _, e := range c.Entries {
		for _, t := range e.Tables {
			t, _ := t.noted()
			for len(widths) < len(t.Columns) {
				widths = append(widths, 0)
			}
			for i := range t.Columns {
				widths[i] = max(widths[i], min(most, t.needs(i)))
			}
		}
	}
	sum := 0.0
	for i := range widths {
		widths[i] = max(widths[i], leastWidth)
		sum += widths[i]
	}
	if last := len(widths) - 1; sum < 100 {
		widths[last] += 100 - sum
	}
	return widths
}

// needs is how wide the texts of a column are.
func (t *Table) needs(col int) float64 {
	n := utf8.RuneCountInString(t.Columns[col])
	for _, r := range t.Rows {
		n = max(n, utf8.RuneCountInString(r[col]))
	}
	return float64(n + spare)
}

// gradeLines say what the grades mean.
func gradeLines() []report.Line {
	lines := []report.Line{report.Blank(), report.Heading("Grades"), report.Paragraph("How well a rule or constant is attested. One that nobody could check a second time is marked unconfirmed.")}
	for _, g := range grades() {
		lines = append(lines, report.Pair(g.Letter(), report.TextCell(g.String())))
	}
	return lines
}

// report is the table for the writers of files; numbers in it stay texts, since
// one column may hold numbers and words.
func (t *Table) report() *report.Table {
	out := &report.Table{Name: t.Name}
	for i, name := range t.Columns {
		out.Columns = append(out.Columns, report.Column{Name: name, Width: min(widest, t.needs(i))})
	}
	rows := make([][]report.Cell, len(t.Rows))
	for i, r := range t.Rows {
		for _, text := range r {
			rows[i] = append(rows[i], report.TextCell(text).With(report.Wrapped))
		}
	}
	out.Rows = report.SliceRows(rows)
	return out
}
