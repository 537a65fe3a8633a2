package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
)

// text is the page for people.
func (p *explainPage) text(opts *ExplainOptions) string {
	var b strings.Builder
	fmt.Fprintf(&b, "pupil %s\n", p.Pupil)
	for _, f := range p.Questionnaires {
		f.head(&b)
		if opts.Scale.Valid() {
			for _, s := range f.Scores {
				b.WriteByte('\n')
				s.write(&b, "  ", false)
			}
			continue
		}
		f.lines(&b)
	}
	if p.More > 0 {
		fmt.Fprintf(&b, "\nand %d more questionnaires of that identifier, which are not shown\n", p.More)
	}
	if !opts.Scale.Valid() {
		fmt.Fprintf(&b, "\nmore: apst explain %s sdq.hyperactivity\n", quoted(p.Pupil))
	}
	return b.String()
}

// quoted puts quotes round a word of a command line that needs them.
func quoted(word string) string {
	if strings.ContainsAny(word, " \t'&;()") {
		return `"` + word + `"`
	}
	return word
}

// pair writes a name and its value; nothing for an empty value.
func pair(b *strings.Builder, name, value string) {
	if value == "" {
		return
	}
	paragraph(b, fmt.Sprintf("  %-11s ", name), value)
}

// pageWidth is how wide a page is.
const pageWidth = 100

// paragraph writes a text under a label, broken at the width of the page.
func paragraph(b *strings.Builder, label, text string) {
	for i, line := range breakLines(text, pageWidth-len(label)) {
		if i == 1 {
			label = strings.Repeat(" ", len(label))
		}
		fmt.Fprintf(b, "%s%s\n", label, line)
	}
}

// head says which questionnaire it is, where it stands and how it was read.
func (f *explainedForm) head(b *strings.Builder) {
	fmt.Fprintf(b, "\n%s, placement %d", f.name(), f.Placement)
	if f.Rater != "" {
		fmt.Fprintf(b, ", rater %s", f.Rater)
	}
	fmt.Fprintf(b, "   [%s]\n", f.ID)
	place := strconv.Quote(f.File)
	if f.Sheet != "" {
		place += ", sheet " + strconv.Quote(f.Sheet)
	}
	pair(b, "file", place+", "+f.Place+", identifier in "+f.Identifier)
	pair(b, "sha-256", f.SHA256)
	pair(b, "date", f.Date)
	pair(b, "look-back", f.LookBack)
	for i, d := range f.Decisions {
		pair(b, map[bool]string{true: "read as"}[i == 0], d)
	}
	if n := f.Blank; n != nil {
		pair(b, "blank", fmt.Sprintf("%s (%s) at %s", n.Title, n.Rule, n.Place))
		pair(b, "do", n.Fix)
	}
	pair(b, "flags", strings.Join(f.Flags, ", "))
	for i, n := range f.Findings {
		line := fmt.Sprintf("%s %s at %s", n.Rule, n.Title, n.Place)
		if n.Seen != "" {
			line += ": " + strconv.Quote(n.Seen)
		}
		pair(b, map[bool]string{true: "findings"}[i == 0], line)
	}
}

// name is the wave and the informant in words.
func (f *explainedForm) name() string {
	switch wave, informant := f.Wave != unknown, f.Informant != unknown; {
	case wave && informant:
		return f.Wave + " " + f.Informant
	case wave:
		return f.Wave + ", informant unknown"
	case informant:
		return f.Informant + ", wave unknown"
	}
	return "wave and informant unknown"
}

// lines is every scale in one line.
func (f *explainedForm) lines(b *strings.Builder) {
	b.WriteByte('\n')
	if !f.Scored {
		fmt.Fprintf(b, "  every scale is blank, for the reason above\n")
		return
	}
	for _, s := range f.Scores {
		fmt.Fprintf(b, "  %-14s %5s  %s", s.Scale, s.score(), s.Arithmetic)
		var bands []string
		for _, band := range s.Bands {
			bands = append(bands, fmt.Sprintf("%s (%s)", band.Band, band.System))
		}
		if len(bands) > 0 {
			fmt.Fprintf(b, "; %s", strings.Join(bands, ", "))
		}
		b.WriteByte('\n')
	}
}

func (s *explainedScore) score() string {
	if s.Score == nil {
		return "blank"
	}
	return strconv.Itoa(*s.Score)
}

// write is one scale in full. Its parts are set further in, without the bands they
// have of their own.
func (s *explainedScore) write(b *strings.Builder, indent string, part bool) {
	fmt.Fprintf(b, "%s%s: %s   [%s]\n", indent, s.Scale, s.score(), s.ID)
	in := indent + "  "
	s.table(b, in)
	paragraph(b, in, s.Arithmetic)
	if part {
		return
	}
	for _, band := range s.Bands {
		fmt.Fprintf(b, "%s%s: %s, of %s\n", in, band.System, band.Band, band.limits())
		paragraph(b, in+"  ", fmt.Sprintf("%s %s: %s", band.By, band.Form, band.Source))
	}
	if s.NoBands != "" {
		fmt.Fprintf(b, "%sno bands: %s\n", in, s.NoBands)
	}
	if len(s.Rules) > 0 {
		paragraph(b, in+"rules: ", strings.Join(s.Rules, ", "))
	}
	for _, p := range s.Parts {
		b.WriteByte('\n')
		p.write(b, in, true)
	}
}

// limits are the limits of a system, the one that applies in brackets.
func (band *explainedBand) limits() string {
	var parts []string
	for _, l := range band.Limits {
		text := fmt.Sprintf("%d-%d", l.From, l.To)
		if l.From == l.To {
			text = strconv.Itoa(l.From)
		}
		if l.Applies {
			text = "[" + text + "]"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " / ")
}

// table lists the items or questions of a scale with their cells.
func (s *explainedScore) table(b *strings.Builder, indent string) {
	if len(s.Items)+len(s.Questions) == 0 {
		return
	}
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	row := func(cells ...string) { fmt.Fprintf(w, "%s%s\n", indent, strings.Join(cells, "\t")) }
	row(map[bool]string{true: "item", false: "question"}[len(s.Items) > 0], "cell", "heading", "stored", "read as", "points")
	for _, item := range s.Items {
		cell, heading, stored := cellTexts(item.Cells)
		if item.Named != "" {
			heading = item.Named
		}
		read := item.Read
		switch {
		case item.Reversed:
			read += ", reversed"
		case item.Stored:
			read += ", stored reversed in the file"
		}
		row(fmt.Sprintf("%d %s", item.Item, item.Stem), cell, heading, stored, read, number(item.Points))
	}
	for _, q := range s.Questions {
		var cells []explainedCell
		if q.Cell != nil {
			cells = append(cells, *q.Cell)
		}
		cell, heading, stored := cellTexts(cells)
		read := q.Read
		if q.Code != nil {
			read = fmt.Sprint("code ", *q.Code)
		}
		row(q.Question+" "+q.Stem, cell, heading, stored, read, number(q.Points))
	}
	w.Flush()
}

func number(n *int) string {
	if n == nil {
		return "-"
	}
	return strconv.Itoa(*n)
}

// cellTexts are the addresses and the texts of one cell, or of the three of a
// ticked question.
func cellTexts(cells []explainedCell) (cell, heading, stored string) {
	if len(cells) == 0 {
		return "-", "-", "-"
	}
	var at, over, texts []string
	for _, c := range cells {
		at, over = append(at, c.Cell), append(over, c.Heading)
		text := strconv.Quote(c.Stored)
		if c.Kind == "blank" {
			text = "-"
		}
		texts = append(texts, text)
	}
	return strings.Join(at, " "), strings.Join(over, " "), strings.Join(texts, " ")
}
