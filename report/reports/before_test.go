package reports_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"apst/report"
	"apst/report/document"
	"apst/report/release"
	"apst/report/reports"
)

// folder has the tables of a release as they are handed out.
func folder(t *testing.T, r *release.Release) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, table := range r.Tables {
		if len(table.Rows) == 0 {
			continue
		}
		var b bytes.Buffer
		if _, err := report.WriteCSV(&b, r.Tidy(table), report.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		out[table.ID+".csv"] = &fstest.MapFile{Data: b.Bytes()}
	}
	return out
}

// beforeRows are the rows in which a report sets one release beside another.
func beforeRows(t *testing.T, was, now *release.Release) []document.Row {
	t.Helper()
	b, err := reports.NewBefore("spring term 2022/23", folder(t, was))
	if err != nil {
		t.Fatal(err)
	}
	d := reports.Termly(&reports.Input{Release: now, Before: b})
	i := slices.IndexFunc(d.Sections, func(s *document.Section) bool { return s.ID == "before" })
	for _, block := range d.Sections[i].Blocks {
		if table, ok := block.(*document.Table); ok {
			return table.Groups[0].Rows
		}
	}
	t.Fatal("nothing is set beside anything")
	return nil
}

// A release that is set beside itself has the same in both columns: what was read back
// from files is what is printed, symbols among it.
func TestBeforeItself(t *testing.T) {
	t.Parallel()
	for _, school := range []string{"12 pupils", "40 pupils", "3 pupils"} {
		r := cleared(t, school, "board")
		for _, row := range beforeRows(t, r, r) {
			if row.Cells[0] != row.Cells[1] {
				t.Errorf("%s, %s: %q was %q", school, row.Label, row.Cells[1].Text, row.Cells[0].Text)
			}
		}
	}
}

// What was hidden before stays so: as its symbol, never as a number.
func TestBeforeHidden(t *testing.T) {
	t.Parallel()
	hidden := 0
	for _, row := range beforeRows(t, cleared(t, "3 pupils", "board"), cleared(t, "40 pupils", "board")) {
		if row.Cells[0].Symbol {
			hidden++
			if !strings.HasPrefix(row.Cells[0].Text, "[") {
				t.Errorf("%s: %q is no symbol", row.Label, row.Cells[0].Text)
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing of a school of three pupils is hidden")
	}
}

// Where nothing was released before, the report says so.
func TestBeforeNothing(t *testing.T) {
	t.Parallel()
	if _, err := reports.NewBefore("spring term 2022/23", fstest.MapFS{}); err == nil {
		t.Error("an empty folder is taken for a release")
	}
	text := strings.Join(sentences(reports.Termly(&reports.Input{Release: cleared(t, "12 pupils", "board")})), " ")
	if !strings.Contains(text, "No report of the term before was found") {
		t.Error("it does not say that there is nothing to set it against")
	}
}

// Where what was released is not to be set beside this, the report says why, and has no
// number of it.
func TestBeforeLeftOut(t *testing.T) {
	t.Parallel()
	d := reports.Termly(&reports.Input{Release: cleared(t, "12 pupils", "publish"), NoBefore: "it was made under profile board, and this one is made under profile publish"})
	i := slices.IndexFunc(d.Sections, func(s *document.Section) bool { return s.ID == "before" })
	if n := len(d.Sections[i].Blocks); n != 1 {
		t.Errorf("there are %d blocks", n)
	}
	if text := strings.Join(sentences(d), " "); !strings.Contains(text, "not set beside this one: it was made under profile board") {
		t.Error("it does not say why")
	}
}
