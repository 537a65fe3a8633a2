package manual

import (
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the entries as a document.
func (m *Manual) WriteMarkdown(w io.Writer) error {
	d := &document{}
	for _, c := range m.Chapters {
		if len(c.Entries) > 1 || len(m.Chapters) > 1 {
			d.heading(1, c.Title)
			d.paragraph(c.About)
		}
		for _, e := range c.Entries {
			d.entry(e)
		}
	}
	return d.write(w)
}

// WriteIndexMarkdown lists the entries by chapter.
func (m *Manual) WriteIndexMarkdown(w io.Writer) error {
	d := &document{}
	d.heading(1, "Methods")
	d.paragraph("Ruleset " + m.Ruleset + ".")
	for _, c := range m.Chapters {
		d.heading(2, c.Title)
		t := newTable("", "id", "title")
		for _, e := range c.Entries {
			t.add(e.ID, e.Title)
		}
		d.table(t)
	}
	return d.write(w)
}

// WriteMarkdown writes the codebook as a document.
func (b *Codebook) WriteMarkdown(w io.Writer) error {
	d := &document{}
	d.heading(1, "Codebook")
	d.paragraph(codebookAbout + " Ruleset " + b.Ruleset + ".")
	for _, p := range b.Parts {
		d.heading(2, p.Title)
		d.paragraph(p.About)
		d.table(p.Table.full())
	}
	return d.write(w)
}

// document is a Markdown text being written, a blank line between its parts.
type document struct{ b strings.Builder }

func (d *document) write(w io.Writer) error {
	_, err := io.WriteString(w, d.b.String())
	return err
}

func (d *document) part(text string) {
	if d.b.Len() > 0 {
		d.b.WriteByte('\n')
	}
	d.b.WriteString(text + "\n")
}

func (d *document) heading(level int, text string) {
	d.part(strings.Repeat("#", level) + " " + escaped(text))
}

func (d *document) paragraph(text string) {
	if text != "" {
		d.part(escaped(text))
	}
}

func (d *document) entry(e *Entry) {
	d.heading(2, e.ID+": "+e.Title)
	d.paragraph(e.Text)
	var facts []string
	for _, f := range e.Facts {
		facts = append(facts, fmt.Sprintf("- %s: %s", f.Name, escaped(f.Text)))
	}
	if e.Source != nil {
		facts = append(facts, "- source: "+escaped(e.Source.note()))
	}
	if len(e.See) > 0 {
		facts = append(facts, "- see: "+escaped(strings.Join(e.See, ", ")))
	}
	if len(facts) > 0 {
		d.part(strings.Join(facts, "\n"))
	}
	for _, t := range e.Tables {
		t, notes := t.noted()
		d.table(t)
		var list []string
		for i, n := range notes {
			list = append(list, numbered(i)+". "+escaped(n))
		}
		if len(list) > 0 {
			d.part(strings.Join(list, "\n"))
		}
	}
}

func (d *document) table(t *Table) {
	line := func(cells []string) string {
		out := "|"
		for _, c := range cells {
			out += " " + strings.ReplaceAll(escaped(c), "|", `\|`) + " |"
		}
		return out
	}
	lines := []string{line(t.Columns), "|" + strings.Repeat(" --- |", len(t.Columns))}
	for _, r := range t.Rows {
		lines = append(lines, line(r))
	}
	d.part(strings.Join(lines, "\n"))
}

// escaped keeps a text from being read as Markdown.
var escaper = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `[`, `\[`)

func escaped(s string) string { return escaper.Replace(s) }
