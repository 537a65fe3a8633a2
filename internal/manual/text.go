package manual

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numbered is the mark of a note, counted from 0.
func numbered(n int) string { return strconv.Itoa(n + 1) }

// WriteText writes the entries for a screen of this width.
func (m *Manual) WriteText(w io.Writer, width int) error {
	p := &pageWriter{width: max(width, 60)}
	for i, c := range m.Chapters {
		if len(c.Entries) > 1 || len(m.Chapters) > 1 {
			if i > 0 {
				p.line("")
			}
			p.line("%s (%s)", strings.ToUpper(c.Title), c.ID)
			p.text("", c.About)
			p.line("")
		}
		for k, e := range c.Entries {
			if k > 0 {
				p.line("")
			}
			p.entry(e)
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// WriteIndexText lists the entries by chapter.
func (m *Manual) WriteIndexText(w io.Writer, width int) error {
	p := &pageWriter{width: max(width, 60)}
	p.text("", "What apst decides with, by chapter, for ruleset "+m.Ruleset+". An id shows the entry: apst methods SDQ-012; a chapter's id shows all of it; "+All+" shows everything.")
	for _, c := range m.Chapters {
		about := counted(len(c.Entries), "entry", "entries")
		if c.Held {
			about += "; " + held
		}
		p.line("\n%s (%s): %s", c.Title, c.ID, about)
		widest := 0
		for _, e := range c.Entries {
			widest = max(widest, utf8.RuneCountInString(e.ID))
		}
		for _, e := range c.Entries {
			p.text(fmt.Sprintf("  %-*s  ", widest, e.ID), e.Title)
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// pageWriter sets text in lines.
type pageWriter struct {
	b     strings.Builder
	width int
}

// line writes a line without blanks at its end.
func (p *pageWriter) line(format string, args ...any) {
	p.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// text writes a text after a label, broken at the width and indented by the
// label's.
func (p *pageWriter) text(label, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(label))
	for i, l := range breakLines(text, max(p.width-len(indent), 20)) {
		if i > 0 {
			label = indent
		}
		p.line("%s%s", label, l)
	}
}

// entry writes one card.
func (p *pageWriter) entry(e *Entry) {
	p.text(e.ID+"  ", e.Title)
	if e.Text != "" {
		p.text("  ", e.Text)
	}
	facts := append([]Fact(nil), e.Facts...)
	if e.Source != nil {
		facts = append(facts, Fact{"source", e.Source.note()})
	}
	if len(e.See) > 0 {
		facts = append(facts, Fact{"see", strings.Join(e.See, ", ")})
	}
	widest := 0
	for _, f := range facts {
		widest = max(widest, utf8.RuneCountInString(f.Name))
	}
	for _, f := range facts {
		p.text(fmt.Sprintf("  %-*s  ", widest, f.Name), f.Text)
	}
	for _, t := range e.Tables {
		p.table(t)
	}
}

// table writes a table under its name, its sources numbered below it.
func (p *pageWriter) table(t *Table) {
	t, notes := t.noted()
	p.line("")
	p.text("  ", t.Name)
	if t.About != "" {
		p.text("  ", t.About)
	}
	widths := columnWidths(t, p.width-4)
	p.row(t.Columns, widths)
	rule := make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", w)
	}
	p.row(rule, widths)
	for _, r := range t.Rows {
		p.row(r, widths)
	}
	for i, n := range notes {
		p.text("    "+numbered(i)+"  ", n)
	}
}

const gap = 2 // blanks between columns

// row writes the cells of a row, each broken at its column's width.
func (p *pageWriter) row(cells []string, widths []int) {
	broken := make([][]string, len(cells))
	height := 1
	for i, c := range cells {
		broken[i] = breakLines(c, widths[i])
		height = max(height, len(broken[i]))
	}
	for k := range height {
		var b strings.Builder
		for i := range cells {
			part := ""
			if k < len(broken[i]) {
				part = broken[i][k]
			}
			b.WriteString(part + strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(part))+gap))
		}
		p.line("    %s", b.String())
	}
}

// columnWidths are the widths that the texts need, the widest cut until all fit.
func columnWidths(t *Table, room int) []int {
	widths := make([]int, len(t.Columns))
	for _, row := range append([][]string{t.Columns}, t.Rows...) {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	const narrowest = 6
	for {
		sum, widest := 0, 0
		for i, w := range widths {
			sum += w + gap
			if w > widths[widest] {
				widest = i
			}
		}
		if sum-gap <= room || widths[widest] <= narrowest {
			return widths
		}
		widths[widest]--
	}
}

// breakLines breaks a text at blanks; a word longer than a line is cut.
func breakLines(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for utf8.RuneCountInString(word) > width {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			r := []rune(word)
			lines, word = append(lines, string(r[:width])), string(r[width:])
		}
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// WriteText writes the codebook for a screen of this width: a column of a file to a
// paragraph, and the other parts as tables.
func (b *Codebook) WriteText(w io.Writer, width int) error {
	p := &pageWriter{width: max(width, 60)}
	p.text("", codebookAbout+" Ruleset "+b.Ruleset+".")
	for _, part := range b.Parts {
		p.line("\n%s (%s)", strings.ToUpper(part.Title), part.ID)
		p.text("", part.About)
		if len(part.Columns) != len(columnHeadings) {
			p.table(part.Table)
			continue
		}
		for _, r := range part.Rows {
			p.line("")
			p.text(r[0]+"  ", r[2]+": "+r[3])
			for i, name := range columnHeadings {
				if i > 3 && r[i] != "" {
					p.text(fmt.Sprintf("  %-10s  ", name), r[i])
				}
			}
		}
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}
