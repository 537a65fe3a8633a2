package intake

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
)

// Every rule says what it needs, or that it always applies.
func TestEveryRuleSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	known := map[*finding.Rule]bool{}
	for _, r := range Rules() {
		known[r] = true
		if _, ok := needs[r]; !ok {
			t.Errorf("%s (%s) does not say what it needs", r.ID, r.Title)
		}
		for _, n := range needs[r] {
			if n.why == "" || strings.HasSuffix(n.why, ".") || n.why != strings.ToLower(n.why[:1])+n.why[1:] {
				t.Errorf("%s: reason %q is not lower case without a full stop", r.ID, n.why)
			}
		}
	}
	for r := range needs {
		if !known[r] {
			t.Errorf("%s is no rule of the intake", r.ID)
		}
	}
}

// notRun reads files of one survey and says why each rule did not run.
func notRun(t *testing.T, opt Options, files map[string]string) map[string]string {
	t.Helper()
	s := surveyOf(t, opt, files)
	out := map[string]string{}
	for _, n := range s.NotRun() {
		out[n.Rule.ID] = n.Why
	}
	return out
}

// surveyOf reads files, given by name, in the order of their names.
func surveyOf(t *testing.T, opt Options, files map[string]string) *Survey {
	t.Helper()
	dir := t.TempDir()
	var in []Input
	for _, name := range sortedKeys(files) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		in = append(in, Input{Path: path})
	}
	s := New(opt, new(finding.Log), nil)
	t.Cleanup(func() { s.Close() })
	if err := s.Read(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	if err := s.Score(context.Background(), func(*Scored) error { return nil }); err != nil {
		t.Fatal(err)
	}
	return s
}

// What was not checked is said with its reason, and what was checked is not.
func TestNotRun(t *testing.T) {
	t.Parallel()
	self := Options{Informant: []Choice{{Value: "self"}}}
	bare := notRun(t, self, map[string]string{"SDQ baseline.csv": sheetOf("Pupil ID", 12, 0)})
	full := notRun(t, Options{Informant: []Choice{{Value: "parent"}}, AsOf: ingest.Date{Year: 2023, Month: 7, Day: 21}}, map[string]string{
		"SDQ baseline.csv": sheetOf("UPN,Name,DOB,Date,Rater", 24, 0),
		"SDQ endline.csv":  sheetOf("UPN,Name,DOB,Date,Rater", 24, 1),
	})
	for id, want := range map[string]string{
		"DATE-001": "no column with the date of the form",
		"DATE-004": "no column with dates of birth, and no list of pupils that has them",
		"DATE-007": "no column with dates of the form that can be trusted",
		"FILE-022": "only one file was given",
		"PUP-016":  "", "PUP-015": "", "TAB-005": "",
		"PUP-004": "no column of UPNs",
		"PUP-018": "only one wave by one informant",
		"SDQ-013": "no set of answers has 15 complete rows that vary",
		"SDQ-026": "no list with a line an answer was read",
		"SDQ-030": "no columns with impact questions",
		"SDQ-040": "no columns with the school's own scores",
		"SDQ-070": "no informant has two waves",
		"SDQ-078": "no informant has 5 pupils with a baseline, or nobody has an endline",
		"TAB-003": "no workbook was read, and text files hide and merge nothing",
		"TAB-008": "no map was given",
	} {
		if got := bare[id]; got != want {
			t.Errorf("one bare file: %s was not run because %q, want %q", id, got, want)
		}
	}
	for _, id := range []string{"DATE-001", "DATE-003", "DATE-004", "DATE-006", "DATE-007", "DATE-008", "FILE-022", "PUP-004", "PUP-018", "SDQ-009", "SDQ-013", "SDQ-019", "SDQ-070", "SDQ-073", "SDQ-075", "SDQ-076", "SDQ-078", "SDQ-079"} {
		if why := full[id]; why != "" {
			t.Errorf("two full files: %s was not run because %q", id, why)
		}
	}
	nothing := notRun(t, self, map[string]string{"Letter.csv": "Dear parents\nthe forms are in the office\n"})
	for _, r := range Rules() {
		if strings.HasPrefix(r.ID, "SDQ") && r != RuleNotCompared && nothing[r.ID] == "" {
			t.Errorf("a letter: %s is said to have run", r.ID)
		}
	}
}
