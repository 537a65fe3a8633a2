package main

import "strings"

func (p *diffPage) heading(level int, text string) {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	if p.markdown {
		p.b.WriteString(strings.Repeat("#", level) + " " + escaped(text) + "\n\n")
		return
	}
	p.b.WriteString(text + "\n")
	if level == 1 {
		p.b.WriteByte('\n')
	}
}

// line is a sentence of its own.
func (p *diffPage) line(text string) {
	if text != "" && p.markdown {
		text = escaped(text) + "\n"
	}
	p.b.WriteString(text + "\n")
}

func (p *diffPage) item(text string) {
	if p.markdown {
		p.b.WriteString("- " + escaped(text) + "\n")
		return
	}
	p.b.WriteString("  " + oneLine(text) + "\n")
}

// table is a table whose first row are the headings.
func (p *diffPage) table(rows [][]string) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, v := range row {
			width[i] = max(width[i], len([]rune(v)))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, v := range row {
			if p.markdown {
				b.WriteString("| " + escaped(v) + " ")
			} else {
				b.WriteString("  " + oneLine(v) + strings.Repeat(" ", width[i]-len([]rune(v))))
			}
		}
		if p.markdown {
			b.WriteString("|")
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
		if n == 0 && p.markdown {
			p.b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
}

// oneLine keeps a value on its line.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// escaped is a text that Markdown shows as it is.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_[]<>|#", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
