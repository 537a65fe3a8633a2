package main

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/report"
)

// junitPlaces is how many places of one rule and file a report lists.
const junitPlaces = 100

// suites are the findings as a test report: a suite a file, a case a rule. A rule
// fails at the severity that fails the command; below it, it passes with a note.
// What was seen, and whose it is, is left out.
func (j *checkJob) suites() []report.JUnitSuite {
	var out []report.JUnitSuite
	l := &j.seen
	first := report.JUnitSuite{Name: "apst check", Properties: []report.JUnitProperty{
		{Name: "files", Value: fmt.Sprint(l.files)}, {Name: "sheets", Value: fmt.Sprint(l.sheets)}, {Name: "rows", Value: fmt.Sprint(l.rows)}, {Name: "cells", Value: fmt.Sprint(l.cells)},
	}, Cases: []report.JUnitCase{{Class: "apst check", Name: "something was looked at"}}}
	if l.cells == 0 {
		first.Cases[0].Failure = &report.JUnitFailure{Type: "error", Message: "no cell stands under headings that are known"}
	}
	for _, n := range l.notRun {
		if j.log.Of(n.Rule) == 0 {
			first.Cases = append(first.Cases, report.JUnitCase{Class: "apst check", Name: caseName(n.Rule), Skipped: n.Why})
		}
	}
	out = append(out, first)
	groups := j.log.Groups()
	for _, name := range j.names(groups) {
		out = append(out, j.suite(name, groups))
	}
	return out
}

// names are the files, in the order they were read, and an empty one if a finding
// is about none of them.
func (j *checkJob) names(groups []*finding.Group) []string {
	var names []string
	met := map[string]bool{}
	add := func(name string) {
		if !met[name] {
			met[name] = true
			names = append(names, name)
		}
	}
	for _, src := range j.sources() {
		add(src.Name)
	}
	for _, g := range groups {
		for i := range g.Kept {
			add(g.Kept[i].From.File)
		}
	}
	return names
}

func (j *checkJob) suite(name string, groups []*finding.Group) report.JUnitSuite {
	title := name
	if title == "" {
		title = "all files"
	}
	s := report.JUnitSuite{Name: title}
	found := map[*finding.Rule]bool{}
	for _, g := range groups {
		found[g.Rule] = true
	}
	for _, r := range j.seen.run {
		if !found[r] {
			s.Cases = append(s.Cases, report.JUnitCase{Class: title, Name: caseName(r)})
		}
	}
	for _, g := range groups {
		s.Cases = append(s.Cases, j.testCase(title, name, g))
	}
	return s
}

func caseName(r *finding.Rule) string { return r.ID + " " + r.Title }

func (j *checkJob) testCase(title, name string, g *finding.Group) report.JUnitCase {
	c := report.JUnitCase{Class: title, Name: caseName(g.Rule)}
	var b strings.Builder
	n := 0
	for i := range g.Kept {
		f := &g.Kept[i]
		if f.From.File != name {
			continue
		}
		if n++; n <= junitPlaces {
			fmt.Fprintf(&b, "%s\n", f.Place())
		}
	}
	if n == 0 {
		return c
	}
	if n > junitPlaces {
		fmt.Fprintf(&b, "and %d more\n", n-junitPlaces)
	}
	fmt.Fprintf(&b, "expected: %s\nfix: %s\n", g.Rule.Expected, g.Rule.Fix)
	if g.Severity < j.opts.FailOn {
		c.Note = fmt.Sprintf("%s: %s\n%s", g.Severity, howMany(n, "place"), b.String())
		return c
	}
	c.Failure = &report.JUnitFailure{Type: g.Severity.String(), Message: fmt.Sprintf("%s: %s", g.Rule.Title, howMany(n, "place")), Text: b.String()}
	return c
}
