package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/manual"
	"apst/metrics"
	"apst/metrics/roster"
	"apst/report"
)

// measureTemplates are the blank workbooks that the measures describe. Sheets of one
// name are one workbook.
func measureTemplates() []*templateKind {
	var out []*templateKind
	for _, m := range measures() {
		for i := range m.Blanks {
			if b := &m.Blanks[i]; firstSheet(m, b) {
				out = append(out, measureTemplate(m, b))
			}
		}
	}
	return out
}

// firstSheet reports whether a blank sheet is the first of its workbook.
func firstSheet(m *metrics.Measure, b *metrics.Blank) bool {
	return b == &m.Blanks[slices.IndexFunc(m.Blanks, func(o metrics.Blank) bool { return o.Name == b.Name })]
}

// sheetsOf are the blank sheets of one workbook.
func sheetsOf(m *metrics.Measure, name string) []*metrics.Blank {
	var out []*metrics.Blank
	for i := range m.Blanks {
		if m.Blanks[i].Name == name {
			out = append(out, &m.Blanks[i])
		}
	}
	return out
}

// blankFile is how the codebook calls a blank sheet.
func blankFile(m *metrics.Measure, b *metrics.Blank) string {
	if firstSheet(m, b) {
		return "template-" + b.Name
	}
	return "template-" + b.Name + "-" + strings.ToLower(b.Sheet)
}

func measureTemplate(m *metrics.Measure, b *metrics.Blank) *templateKind {
	t := &templateKind{
		name: b.Name, short: b.Short, long: b.Long, typed: b.Typed, byPupil: b.PerUse > 0,
		example: "  apst template " + b.Name + " -o blank-" + b.Name + ".xlsx",
		build:   func(_ *TemplateOptions, pupils *roster.Roster) *report.Template { return buildBlank(m, b, pupils) },
	}
	if t.byPupil {
		t.flags = func(cmd *cobra.Command, opts *TemplateOptions) {
			cmd.Flags().StringVar(&opts.Roster, "roster", "", "start from this list of pupils, `FILE`, or "+noRoster+" (default that of the project)")
		}
		t.example = "  apst template " + b.Name + " --roster data/roster.xlsx -o blank-" + b.Name + ".xlsx"
	}
	return t
}

var blankEntries = map[metrics.EntryKind]report.Entry{
	metrics.AnyText: report.TextEntry, metrics.Choice: report.ChoiceEntry, metrics.DayEntry: report.StayEntry, metrics.WholeNumber: report.WholeEntry,
}

// blankColumns are the columns of a blank sheet as the writer has them.
func blankColumns(b *metrics.Blank) []report.TemplateColumn {
	out := make([]report.TemplateColumn, len(b.Columns))
	for i, c := range b.Columns {
		out[i] = report.TemplateColumn{Heading: c.Heading, Width: max(c.Width, 8), Entry: blankEntries[c.Entry], Choices: c.Choices, Hint: c.Hint, Low: c.Low, High: c.High}
	}
	return out
}

// buildBlank makes a blank sheet, with rows for the pupils of a list if there is one.
func buildBlank(m *metrics.Measure, b *metrics.Blank, pupils *roster.Roster) *report.Template {
	t := &report.Template{Name: b.Sheet, Titles: []string{b.Title}, Columns: blankColumns(b), Spare: spareRows, Frozen: 1, Widths: templateNoteWidths}
	if pupils != nil {
		t.Spare = newcomers
		met := map[string]bool{}
		for i := range pupils.Pupils {
			p := &pupils.Pupils[i]
			if met[p.ID] {
				continue
			}
			met[p.ID] = true
			for range b.PerUse {
				t.Rows = append(t.Rows, blankRow(b, p))
			}
		}
	}
	t.Notes = []report.Line{report.Title("How to fill in: " + b.Title)}
	for i, sheet := range sheetsOf(m, b.Name) {
		if i > 0 {
			t.More = append(t.More, &report.Template{Name: sheet.Sheet, Titles: []string{sheet.Title}, Columns: blankColumns(sheet), Spare: spareRows, Frozen: 1})
		}
		for _, n := range sheet.Notes {
			if n.Label != "" {
				t.Notes = append(t.Notes, report.Heading(n.Label))
			}
			if n.Text != "" {
				t.Notes = append(t.Notes, report.Paragraph(n.Text))
			}
		}
	}
	t.Notes = append(t.Notes,
		report.Heading("When you are done"),
		report.Paragraph("Save the workbook in the folder data of the project. If no name or pattern in apst.yaml fits it, add it there under sources, "+m.ID+": - files: [data/NAME.xlsx]. Then type: apst score "+m.ID+". To read it by itself, type: apst score "+m.ID+" FILE.xlsx."),
		report.Paragraph("Do not change the headings: they say what the columns hold. The workbook holds personal data: keep it in the school's own folders."))
	return t
}

// blankRow is what is known of a pupil beforehand.
func blankRow(b *metrics.Blank, p *roster.Pupil) []string {
	row := make([]string, len(b.Columns))
	for i, c := range b.Columns {
		switch c.Field {
		case "pupil_id":
			row[i] = p.ID
		case "forename":
			row[i] = p.Forename
		case "surname":
			row[i] = p.Surname
		case "name":
			row[i] = p.Name
		}
	}
	return row
}

// blankFields describes the columns of a blank sheet for the codebook.
func blankFields(b *metrics.Blank) []manual.Column {
	var out []manual.Column
	for i, c := range blankColumns(b) {
		holds := b.Columns[i].Hint
		if holds == "" {
			holds = strings.ToLower(c.Heading)
		}
		field := textColumn(c.Heading, holds, strings.Join(c.Choices, "; "), "not known, or not there", "whoever types")
		field.Kind, field.Range = entryRange(c)
		if field.Kind == report.TextColumn && field.Values == "" {
			field.Values = "any text"
		}
		out = append(out, field)
	}
	return out
}
