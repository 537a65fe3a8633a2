package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest/sheet"
)

// Files that are refused by one rule for several reasons each have their own.
func TestTellFindingsOfFiles(t *testing.T) {
	t.Parallel()
	rule := &finding.Rule{ID: "FILE-001", Title: "file cannot be read", Expected: "a file", Fix: "look at it", Severity: finding.Error, Effect: finding.FileRefused}
	at := func(file, seen, fix string) finding.Finding {
		return finding.Finding{Rule: rule, From: sheet.Ref{File: file}, Seen: seen, Fix: fix}
	}
	tests := []struct {
		name  string
		found []finding.Finding
		want  string
	}{
		{"one reason", []finding.Finding{at("a.xlsx", "no such file", ""), at("b.xlsx", "no such file", "")},
			"\nerror FILE-001 file cannot be read: 2\n  a.xlsx\n  b.xlsx\n  seen:     no such file\n  expected: a file\n  do:       look at it\n"},
		{"two reasons", []finding.Finding{at("a.xlsx", "no such file", ""), at("b.xlsx", "a pipe", ""), at("c.xlsx", "no such file", "")},
			"\nerror FILE-001 file cannot be read: 3\n  a.xlsx\n  c.xlsx\n  seen:     no such file\n  b.xlsx\n  seen:     a pipe\n  expected: a file\n  do:       look at it\n"},
		{"two things to do", []finding.Finding{at("a.xlsx", "no such file", "find it"), at("b.xlsx", "a pipe", "")},
			"\nerror FILE-001 file cannot be read: 2\n  a.xlsx\n  seen:     no such file\n  expected: a file\n  do:       find it\n  b.xlsx\n  seen:     a pipe\n  expected: a file\n  do:       look at it\n"},
		{"many of one", []finding.Finding{at("a", "x", ""), at("b", "x", ""), at("c", "x", ""), at("d", "x", ""), at("e", "x", ""), at("f", "x", ""), at("g", "y", "")},
			"\nerror FILE-001 file cannot be read: 7\n  a\n  b\n  c\n  d\n  e\n  and 1 more\n  seen:     x\n  g\n  seen:     y\n  expected: a file\n  do:       look at it\n\nfor every finding, with what was seen, add --findings FILE.json\n"},
		{"many reasons", []finding.Finding{at("a", "1", ""), at("b", "2", ""), at("c", "3", ""), at("d", "4", ""), at("e", "5", ""), at("f", "6", "")},
			"\nerror FILE-001 file cannot be read: 6\n  a\n  seen:     1\n  b\n  seen:     2\n  c\n  seen:     3\n  d\n  seen:     4\n  e\n  seen:     5\n  and 1 more\n  expected: a file\n  do:       look at it\n\nfor every finding, with what was seen, add --findings FILE.json\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			log := &finding.Log{}
			for _, f := range tt.found {
				log.Add(f)
			}
			ios, _, talk := testIO()
			tellFindings(ios, log, "")
			if diff := cmp.Diff(tt.want, talk.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A folder that cannot be opened is told, and the others are read. The folder that
// was named is another matter.
func TestVisitClosedFolder(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	closed := filepath.Join(root, "closed")
	if err := os.Mkdir(closed, 0o755); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var f checkFiles
	if err := f.visit(root, closed, entries[0], fs.ErrPermission); err != nil {
		t.Errorf("a folder below: %v", err)
	}
	want := []skipped{{closed, skipClosed}}
	if diff := cmp.Diff(want, f.skipped, cmp.AllowUnexported(skipped{})); diff != "" {
		t.Error(diff)
	}
	if err := f.visit(root, root, nil, fs.ErrPermission); err == nil {
		t.Error("the folder that was named: no refusal")
	}
}
