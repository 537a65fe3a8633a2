package project

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/sdq/intake"
)

const whole1 = `# a synthetic school
format: 1
school:
  name: Example Academy
  urn: 999999
  arm: taskforce
as_of: 2023-07-21
sources:
  roster:
    files: data/roster.xlsx
  sdq:
    - files: ["data/SDQ baseline*.xlsx", data/late.csv]
      wave: Baseline
      informant: self
      already_reversed: false
      key: name+dob
    - files: [data/staff.xlsx]
      informant: teacher
      coding: 1-3
rules:
  PUP-004: {severity: info, reason: the register uses temporary numbers}
`

func folder(t *testing.T, text string, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	t.Parallel()
	path := folder(t, whole1, "data/roster.xlsx", "data/SDQ baseline a.xlsx", "data/SDQ baseline b.xlsx", "data/~$SDQ baseline a.xlsx", "data/late.csv", "data/staff.xlsx")
	p, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := (School{"Example Academy", "999999", "taskforce"}); p.School != want {
		t.Errorf("school %+v, want %+v", p.School, want)
	}
	if p.AsOf != "2023-07-21" {
		t.Errorf("as_of %q", p.AsOf)
	}
	if diff := cmp.Diff([]RuleLevel{{"PUP-004", finding.Info, "the register uses temporary numbers", 21}}, p.Rules); diff != "" {
		t.Error(diff)
	}
	inputs, err := p.SDQInputs()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, in := range inputs {
		rel, _ := filepath.Rel(p.Folder, in.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if diff := cmp.Diff([]string{"data/SDQ baseline a.xlsx", "data/SDQ baseline b.xlsx", "data/late.csv", "data/staff.xlsx"}, got); diff != "" {
		t.Errorf("files, without the lock file:\n%s", diff)
	}
	no := false
	want := &intake.Options{Wave: []intake.Choice{{Value: "baseline"}}, Informant: []intake.Choice{{Value: "self"}}, AlreadyReversed: &no, Key: []string{"name", "dob"}}
	if diff := cmp.Diff(want, inputs[0].Declared); diff != "" {
		t.Errorf("declared:\n%s", diff)
	}
	if diff := cmp.Diff([]intake.Choice{{Value: "1-3"}}, inputs[3].Declared.Coding); diff != "" {
		t.Errorf("coding:\n%s", diff)
	}
	rosters, err := p.RosterFiles()
	if err != nil || len(rosters) != 1 {
		t.Errorf("roster %v, %v", rosters, err)
	}
	named := []intake.Input{{Path: filepath.Join(p.Folder, "data", ".", "staff.xlsx")}, {Path: filepath.Join(p.Folder, "other.xlsx")}}
	if n, err := p.Declare(named); n != 1 || err != nil || named[0].Declared == nil || named[1].Declared != nil {
		t.Errorf("named files: %d of the project, %v", n, err)
	}
}

func TestComplaints(t *testing.T) {
	t.Parallel()
	head := "format: 1\n"
	for _, tt := range []struct{ name, text, want, hint string }{
		{"empty", "", "the file says nothing", "apst init"},
		{"only a comment", "# nothing\n", "the file says nothing", "apst init"},
		{"no format", "school: {name: A}\n", "line 1: apst.yaml needs format", "format: ..."},
		{"newer", "format: 2\nunheard: of\n", "line 1: the file has format 2, and this program knows up to 1", "newer apst"},
		{"mistyped key", head + "shcool: {name: A}\n", `line 2: apst.yaml has no setting "shcool"`, "did you mean school?"},
		{"mistyped in a source", head + "sources:\n  sdq:\n    - files: a.xlsx\n      informnat: self\n", `line 5: sdq source has no setting "informnat"`, "did you mean informant?"},
		{"not a word", head + "sources:\n  sdq:\n    - files: a.xlsx\n      informant: pupil\n", `line 5: informant "pupil" is not one of self, teacher, parent`, ""},
		{"key twice", head + "as_of: 2023-01-01\nas_of: 2023-01-01\n", `line 3: "as_of" is given twice, in line 2 too`, "leave one"},
		{"no day", head + "as_of: 2023-02-30\n", `line 2: as_of "2023-02-30" is no day`, "2023-07-21"},
		{"month first", head + "as_of: 07/21/2023\n", "is no day", ""},
		{"no reason", head + "rules:\n  PUP-004: {severity: info}\n", "line 3: rule PUP-004 needs reason", "reason: ..."},
		{"empty reason", head + "rules:\n  PUP-004: {severity: info, reason: ''}\n", "line 3: reason is empty", ""},
		{"severity", head + "rules:\n  PUP-004: {severity: warn, reason: x}\n", `line 3: severity "warn" is not one of error, warning, info`, "warning"},
		{"alias", head + "school: &a {name: A}\nrules: *a\n", "anchors, aliases", ""},
		{"list for a group", head + "school: [a]\n", "line 2: school is not in its form", "key: value"},
		{"tab", head + "school:\n\tname: A\n", "line 3: the file is not in its form", "no tabs"},
		{"empty list", head + "sources: {sdq: []}\n", "line 2: sdq is an empty list", ""},
		{"source without files", head + "sources: {sdq: [{wave: baseline}]}\n", "line 2: sdq source needs files", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(folder(t, tt.text))
			var bad *Error
			if !errors.As(err, &bad) {
				t.Fatalf("got %v, want an *Error with %q", err, tt.want)
			}
			if !strings.Contains(bad.Error(), tt.want) || !strings.Contains(bad.Hint, tt.hint) {
				t.Errorf("got %q, hint %q; want %q, hint %q", bad.Error(), bad.Hint, tt.want, tt.hint)
			}
		})
	}
}

func TestMissingFiles(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"no file", "format: 1\nsources:\n  sdq:\n    - files: data/a.csv\n", "line 4: there is no file data/a.csv"},
		{"no match", "format: 1\nsources:\n  sdq:\n    - files: [b.csv, data/*.xlsx]\n", "line 4: there is no file data/*.xlsx"},
		{"two sources", "format: 1\nsources:\n  sdq:\n    - files: b.csv\n    - files: '*.csv'\n", "line 5: "},
		{"no map", "format: 1\nsources:\n  sdq:\n    - files: b.csv\n      map: maps/b.yaml\n", "line 5: there is no map"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, err := Load(folder(t, tt.text, "b.csv"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := p.SDQInputs(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if _, err := p.Declare([]intake.Input{{Path: "other.csv"}}); err != nil && tt.name != "no map" && tt.name != "two sources" {
				t.Errorf("a named file fails for a source that is missing: %v", err)
			}
		})
	}
}

// A folder and a file may have brackets in their names.
func TestBrackets(t *testing.T) {
	t.Parallel()
	path := folder(t, "", "a [old]/data/SDQ [new].csv")
	inner := filepath.Join(filepath.Dir(path), "a [old]")
	if err := os.WriteFile(filepath.Join(inner, FileName), []byte("format: 1\nsources:\n  sdq:\n    - files: ['data/SDQ [new].csv']\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := Load(filepath.Join(inner, FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"data/SDQ [new].csv", "data/*.csv"} {
		p.SDQ[0].Files[0].Pattern = pattern
		if in, err := p.SDQInputs(); err != nil || len(in) != 1 {
			t.Errorf("%s: %d files, %v; want 1", pattern, len(in), err)
		}
	}
}

func TestCheckRules(t *testing.T) {
	t.Parallel()
	p := &Project{Folder: ".", Rules: []RuleLevel{{ID: "PUP-0004", Line: 7}}}
	err := p.CheckRules([]*finding.Rule{{ID: "PUP-004"}, {ID: "SDQ-020"}})
	var bad *Error
	if !errors.As(err, &bad) || bad.Line != 7 || bad.Hint != "did you mean PUP-004?" {
		t.Errorf("got %v (%+v), want line 7 and PUP-004", err, bad)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(whole1))
	f.Add([]byte("format: 1\nschool: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) { parse(data) })
}
