package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"apst/report"
	"apst/synth"
)

// A check of the files of every planted fault finds what scoring them finds,
// shows nothing of a pupil, there or in the report for machines, and makes fix
// lists that are read as such. Without APST_FULL=1 every eighth is taken, in short
// few.
func TestCheckFaults(t *testing.T) {
	t.Parallel()
	for i, f := range synth.Faults() {
		if i%trials(64, 8, 1) != 0 {
			continue
		}
		t.Run(f.Rule+"/"+f.Name, func(t *testing.T) {
			t.Parallel()
			c, err := f.Make(true)
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(c.Options, func(o string) bool { return o == "--strict" || o == "--bands" }) {
				t.Skip("for scoring alone")
			}
			scored := scoreCase(t, c)
			dir := t.TempDir()
			args, err := c.Write(dir)
			if err != nil {
				t.Fatal(err)
			}
			if c.Before != nil {
				ios, _, talk := testIO()
				if code := run(context.Background(), ios, synth.In(dir, c.Before)); code != exitDone {
					t.Fatalf("%v: exit code %d\n%s", c.Before, code, talk)
				}
			}
			if c.Check != nil {
				args = synth.In(dir, c.Check)
			}
			ios, out, talk := testIO()
			findings, junit, list := filepath.Join(dir, "found.json"), filepath.Join(dir, "junit.xml"), filepath.Join(dir, "fix.xlsx")
			code := run(context.Background(), ios, slices.Concat([]string{"check"}, args, []string{"--findings", findings, "--junit", junit, "--fix-list", list}))
			if out.Len() > 0 || code != scored.code {
				t.Errorf("exit code %d, score's %d; standard output %q\n%s", code, scored.code, out, talk)
			}
			checked := foundIn(t, findings)
			if c.Check == nil { // coverage is the check's alone
				checked = slices.DeleteFunc(checked, func(p synth.Place) bool { return strings.HasPrefix(p.Rule, "COV-") })
			}
			if diff := cmp.Diff(scored.found, checked); diff != "" {
				t.Errorf("findings (-score +check):\n%s", diff)
			}
			machine, err := os.ReadFile(junit)
			if err != nil {
				t.Fatal(err)
			}
			for _, told := range []string{tellsTales(c, talk.String()), tellsTales(c, string(machine))} {
				if told != "" {
					t.Errorf("the screen or the report shows %q", told)
				}
			}
			if past, _ := report.ReadFixList(list); past == nil {
				t.Error("the fix list is not read as one")
			}
			if strings.Contains(talk.String(), "own parts of it did not come through") {
				t.Errorf("a workbook was not copied:\n%s", talk)
			}
		})
	}
}

// Fix lists of several sources have names of their own, on any system.
func TestFixListPaths(t *testing.T) {
	t.Parallel()
	var lists []*report.FixList
	for _, name := range []string{"autumn/SDQ.xlsx", "summer/SDQ.xlsx", "SDQ.csv", "sdq.XLSX", "What: a <name>?.csv", strings.Repeat("x", 200) + ".csv", "a/b.csv", "a-b.csv"} {
		lists = append(lists, &report.FixList{Name: name})
	}
	want := []string{"o/f - autumn-SDQ.xlsx", "o/f - summer-SDQ.xlsx", "o/f - SDQ.csv.xlsx", "o/f - sdq.XLSX.xlsx", "o/f - What- a -name--.xlsx",
		"o/f - " + strings.Repeat("x", longName) + ".xlsx", "o/f - a-b.csv.xlsx", "o/f - a-b.csv (2).xlsx"}
	if diff := cmp.Diff(want, fixListPaths("o/f.xlsx", lists)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	if got := fixListPaths("o/f.xlsx", lists[:1]); !slices.Equal(got, []string{"o/f.xlsx"}) {
		t.Errorf("the fix list of one source is %v", got)
	}
}

// statusCommand types a status beside every item of a rule in a fix list, as
// somebody working through it would.
func statusCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: status BOOK.xlsx RULE TEXT")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows("Fix list")
	ts.Check(err)
	n := 0
	for i, row := range rows {
		if len(row) > 9 && row[2] == args[1] {
			ts.Check(book.SetCellStr("Fix list", "J"+strconv.Itoa(i+1), args[2]))
			n++
		}
	}
	if n == 0 {
		ts.Fatalf("the fix list has no %s", args[1])
	}
	ts.Check(book.Save())
}

// typeCommand types a text into a cell of a workbook.
func typeCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: type BOOK.xlsx SHEET CELL TEXT...")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	if len(args) == 4 {
		ts.Check(book.SetCellStr(args[1], args[2], args[3]))
	} else {
		col, row, err := excelize.CellNameToCoordinates(args[2])
		ts.Check(err)
		for i, text := range args[3:] {
			ts.Check(setCell(book, args[1], col+i, row, text))
		}
	}
	ts.Check(book.Save())
}
