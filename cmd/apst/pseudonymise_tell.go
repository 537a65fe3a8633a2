package main

import (
	"fmt"
	"strings"

	"apst/internal/workcopy"
)

// copyPage is the page beside a copy: what it is, and what risk is left.
func copyPage(made *workcopy.Folder) string {
	var b strings.Builder
	b.WriteString("# Working copy: still personal data\n\n" +
		"The files here were made by apst pseudonymise. Identifiers, names and running text are others;\n" +
		"answers, scores, marks, codes and dates, dates of birth among them, are the pupils' own. Whoever\n" +
		"knows some of them can tell who a pupil is. Keep this folder as safe as the originals, in the\n" +
		"school, and delete it when it has done its work. It belongs in no repository and no release.\n\n" +
		"Every file here is personal data:\n\n")
	for _, f := range made.Files {
		if f.Refused == "" {
			fmt.Fprintf(&b, "- %s\n", f.Name)
		}
	}
	b.WriteString("\n## How few pupils share what stays\n\n")
	for _, line := range riskLines(made.Risk) {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	return b.String()
}

// riskLines say how few pupils share what stays in a copy. They count and name nobody.
func riskLines(r *workcopy.Risk) []string {
	var out []string
	if r == nil {
		return out
	}
	for _, g := range r.Groups {
		line := fmt.Sprintf("by %s: groups of %d or more (k = %d); %s of %d alone, %d in groups of fewer than %d",
			g.Known, g.K, g.K, howMany(g.Alone, "pupil"), r.Pupils, g.Few, workcopy.FewPupils)
		if g.L > 0 {
			line += fmt.Sprintf("; of %s the groups of two or more have %d different or more (l = %d)", g.Of, g.L, g.L)
			if g.Uniform > 0 {
				line += fmt.Sprintf(", and %s in groups that are all the same", howMany(g.Uniform, "pupil")+" stand")
			}
		}
		out = append(out, line)
	}
	if r.Pupils == 0 {
		out = append(out, "no list of pupils is among the files, so that groups by year, sex and the like cannot be counted")
	}
	if r.Questionnaires > 0 {
		out = append(out, fmt.Sprintf("%d of %s have answers that no other has", r.OwnAnswers, howMany(r.Questionnaires, "questionnaire")))
	}
	out = append(out, "dates of birth stay: ages, year groups and bands rest on them")
	return out
}

// tell says what was copied, what was not and why, and what risk is left.
func (o *PseudonymiseOptions) tell(made *workcopy.Folder, written int) {
	ios := o.IO
	for _, f := range made.Files {
		switch {
		case f.Refused != "":
			ios.wrapped(f.Rel+": ", "not copied: "+f.Refused)
		default:
			line := fmt.Sprintf("%s: %s of %s replaced", f.Name, grouped(int64(f.Replaced)), howMany(f.Cells, "cell"))
			if f.Dropped > 0 {
				line += fmt.Sprintf("; %s left out", howMany(f.Dropped, "hidden sheet"))
			}
			ios.Errf("%s\n", line)
		}
	}
	if written == 0 {
		return
	}
	ios.Errf("read back: the same tables, %s, %s; no original identifier or name\n", howMany(made.Findings, "finding"), howMany(made.Scores, "questionnaire"))
	ios.Errf("\nstill personal data:\n")
	for _, line := range riskLines(made.Risk) {
		ios.wrapped("  ", line)
	}
	ios.Errf("\nworking copy: %s\n", o.Dir)
}
