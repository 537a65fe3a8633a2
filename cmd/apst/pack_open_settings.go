package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/pack"
)

// openedSources are the files of an opened return, and how each is read, in the words of
// apst.yaml. Nothing is left to be guessed: a return says how its answers are coded.
var openedSources = []struct {
	section, file string
	lines         []string
}{
	{"sdq", "sdq.csv", []string{"coding: 0-2", "already_reversed: false", "impact_coding: 0-3", "gate_coding: 0-3"}},
	{"sdq", "sdq-points.csv", []string{"coding: 0-2", "already_reversed: false", "impact_coding: scored", "gate_coding: 0-3"}},
	{"attendance", "attendance.csv", nil},
	{"attendance", "attendance-home-school.csv", []string{"role: home-school"}},
	{"ngrt", "ngrt.csv", nil},
	{"pass", "pass.csv", nil},
}

// openedSettings is apst.yaml of a project made of returns.
func openedSettings(made *pack.Import) string {
	var b strings.Builder
	b.WriteString("# Made by apst pack open from returns that were accepted. The pupils stand under study ids.\nformat: 1\n\n")
	school := made.Returns[0]
	if made.Several {
		fmt.Fprintf(&b, "# Several schools; a pupil's centre is the school's number.\nschool:\n  name: %q\n", howMany(len(made.Returns), "school"))
	} else {
		fmt.Fprintf(&b, "school:\n  urn: %q\n  arm: %s\n", school.URN, school.Arm)
		if school.School != "" {
			fmt.Fprintf(&b, "  name: %q\n", school.School)
		}
	}
	if made.AsOf != "" {
		fmt.Fprintf(&b, "as_of: %s\n", made.AsOf)
	}
	b.WriteString("\nsources:\n")
	has := func(name string) bool {
		return slices.ContainsFunc(made.Files, func(f pack.File) bool { return f.Name == name })
	}
	if has("roster.csv") {
		b.WriteString("  roster:\n    files: [data/roster.csv]\n")
	}
	section := ""
	for _, s := range openedSources {
		if !has(s.file) {
			continue
		}
		if s.section != section {
			section = s.section
			fmt.Fprintf(&b, "  %s:\n", section)
		}
		fmt.Fprintf(&b, "    - files: [%s]\n", filepath.ToSlash(filepath.Join("data", s.file)))
		for _, line := range s.lines {
			fmt.Fprintf(&b, "      %s\n", line)
		}
	}
	if made.From+made.To != "" {
		b.WriteString("\nchange:\n")
		for _, line := range [][2]string{{"from", made.From}, {"to", made.To}} {
			if line[1] != "" {
				fmt.Fprintf(&b, "  %s: %s\n", line[0], line[1])
			}
		}
	}
	return b.String()
}
