package main

import (
	"fmt"
	"strings"

	"apst/finding"
)

// shownFindings is how many findings of one rule the screen shows.
const shownFindings = 5

// tellFindings prints the findings by rule, without answers, names or
// identifiers: those are in the file.
func tellFindings(ios *IO, log *finding.Log, path string) {
	paint := ios.errPaint()
	hidden, notes := 0, []string{}
	for _, g := range log.Groups() {
		if g.Severity == finding.Info {
			notes = append(notes, fmt.Sprintf("%s %s (%d)", g.Rule.ID, g.Rule.Title, g.Count))
			continue
		}
		ios.Errf("\n%s %s %s: %d\n", paint.Bold(g.Severity.String()), g.Rule.ID, g.Rule.Title, g.Count)
		for i := range min(len(g.Kept), shownFindings) {
			ios.Errf("  %s\n", g.Kept[i].Place())
		}
		if more := g.Count - shownFindings; more > 0 {
			hidden += more
			ios.Errf("  and %s more\n", grouped(int64(more)))
		}
		f := &g.Kept[0]
		if aboutFile(g.Rule) && f.Seen != "" {
			ios.wrapped("  seen:     ", f.Seen)
		}
		if aboutFile(g.Rule) {
			ios.wrapped("  expected: ", f.Want())
			ios.wrapped("  do:       ", f.Do())
			continue
		}
		ios.wrapped("  expected: ", g.Rule.Expected)
		ios.wrapped("  do:       ", g.Rule.Fix)
	}
	if len(notes) > 0 {
		ios.Errf("\n")
		ios.wrapped("noted: ", strings.Join(notes, "; "))
	}
	switch {
	case path != "":
		ios.Errf("\nevery finding, with what was seen: %s\n", path)
	case hidden > 0:
		ios.Errf("\nfor every finding, with what was seen, add --findings FILE.json\n")
	}
}

// aboutFile reports whether what was seen is about a file, its headings or its
// codes, in the program's own words, and not about a pupil.
func aboutFile(r *finding.Rule) bool { return r.Effect >= finding.BlockRefused }

// wrapped prints a text under a label, broken at the width of the terminal.
func (ios *IO) wrapped(label, text string) {
	width := max(min(ios.Width, 100)-len(label), 30)
	indent := strings.Repeat(" ", len(label))
	for i, line := range breakLines(text, width) {
		if i == 0 {
			ios.Errf("%s%s\n", label, line)
			continue
		}
		ios.Errf("%s%s\n", indent, line)
	}
}

func breakLines(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
