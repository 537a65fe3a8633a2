package main

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
)

// shownFindings is how many findings of one rule the screen shows.
const shownFindings = 5

// tellFindings prints the findings by rule, without answers, names or
// identifiers: those are in the file.
func tellFindings(ios *IO, log *finding.Log, path string) {
	ios.found(log)
	paint := ios.errPaint()
	hidden, notes := 0, []string{}
	for _, g := range log.Groups() {
		if g.Severity == finding.Info {
			notes = append(notes, fmt.Sprintf("%s %s (%d)", g.Rule.ID, g.Rule.Title, g.Count))
			continue
		}
		ios.Errf("\n%s %s %s: %d\n", paint.Bold(g.Severity.String()), g.Rule.ID, g.Rule.Title, g.Count)
		hidden += tellGroup(ios, g)
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

// tellGroup prints the places of a rule's findings, what was seen where it is about
// a file, and what to do. It returns how many findings it does not show.
func tellGroup(ios *IO, g *finding.Group) (hidden int) {
	parts := alike(g)
	first := parts[0][0]
	same := !slices.ContainsFunc(parts, func(p []*finding.Finding) bool { return p[0].Want() != first.Want() || p[0].Do() != first.Do() })
	advise := func(f *finding.Finding) {
		want, do := g.Rule.Expected, g.Rule.Fix
		if aboutFile(g.Rule) {
			want, do = f.Want(), f.Do()
		}
		ios.wrapped("  expected: ", want)
		ios.wrapped("  do:       ", do)
	}
	left := g.Count
	for _, part := range parts[:min(len(parts), shownFindings)] {
		count := len(part)
		if len(parts) == 1 {
			count = g.Count // more than are kept
		}
		left -= count
		for _, f := range part[:min(len(part), shownFindings)] {
			ios.Errf("  %s\n", f.Place())
		}
		if more := count - shownFindings; more > 0 {
			hidden += more
			ios.Errf("  and %s more\n", grouped(int64(more)))
		}
		if aboutFile(g.Rule) && part[0].Seen != "" {
			ios.wrapped("  seen:     ", part[0].Seen)
		}
		if !same {
			advise(part[0])
		}
	}
	if left > 0 {
		hidden += left
		ios.Errf("  and %s more\n", grouped(int64(left)))
	}
	if same {
		advise(first)
	}
	return hidden
}

// alike parts the findings of a rule about files by what they say, in the order in
// which they were found: two files may be refused for two reasons.
func alike(g *finding.Group) [][]*finding.Finding {
	var parts [][]*finding.Finding
	at := map[[3]string]int{}
	for i := range g.Kept {
		f := &g.Kept[i]
		var says [3]string
		if aboutFile(g.Rule) {
			says = [3]string{f.Seen, f.Want(), f.Do()}
		}
		k, known := at[says]
		if !known {
			k = len(parts)
			at[says] = k
			parts = append(parts, nil)
		}
		parts[k] = append(parts[k], f)
	}
	return parts
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
