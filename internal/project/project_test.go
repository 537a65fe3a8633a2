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
	want := &intake.Options{Wave: []intake.Choice{{Value: "baseline", From: path + " line 13"}}, Informant: []intake.Choice{{Value: "self", From: path + " line 14"}}, AlreadyReversed: &no, Key: []string{"name", "dob"}}
	if diff := cmp.Diff(want, inputs[0].Declared); diff != "" {
		t.Errorf("declared:\n%s", diff)
	}
	if diff := cmp.Diff([]intake.Choice{{Value: "1-3", From: path + " line 19"}}, inputs[3].Declared.Coding); diff != "" {
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
	source := "sources:\n  sdq:\n    - files: a.xlsx\n      "
	for _, tt := range []struct{ name, text, want, hint string }{
		{"empty", "", "the file says nothing", "apst init"},
		{"only a comment", "# nothing\n", "the file says nothing", "apst init"},
		{"no format", "school: {name: A}\n", "line 1: apst.yaml needs format", "add the line format: 1"},
		{"newer", "format: 2\nunheard: of\n", "line 1: the file has format 2, and this program knows up to 1", "newer apst"},
		{"mistyped key", head + "shcool: {name: A}\n", `line 2: apst.yaml has no setting "shcool"`, "did you mean school?"},
		{"mistyped in a source", head + "sources:\n  sdq:\n    - files: a.xlsx\n      informnat: self\n", `line 5: sdq source has no setting "informnat"`, "did you mean informant?"},
		{"not a word", head + "sources:\n  sdq:\n    - files: a.xlsx\n      informant: pupil\n", `line 5: informant "pupil" is not one of self, teacher, parent`, "did you mean self?"},
		{"staff", head + source + "informant: Staff\n", `line 5: informant "Staff"`, "did you mean teacher?"},
		{"child", head + source + "informant: child\n", `line 5: informant "child"`, "did you mean self?"},
		{"young person", head + source + "informant: young person\n", `line 5: informant`, "did you mean self?"},
		{"carer", head + source + "informant: carer\n", `line 5: informant`, "did you mean parent?"},
		{"a term", head + source + "wave: autumn\n", `line 5: wave "autumn"`, "did you mean baseline, for a first round, or endline"},
		{"pre", head + source + "wave: pre\n", `line 5: wave "pre"`, "did you mean baseline?"},
		{"codes with commas", head + source + "coding: 0,1,2\n", `line 5: coding "0,1,2"`, "did you mean 0-2?"},
		{"codes as a list", head + source + "coding: [1, 2, 3]\n", `line 5: coding is not in its form`, "expected one of 0-2, 1-3"},
		{"wave by sheet, mistyped", head + source + "wave:\n        Summer: endline\n        Autumn: basline\n", `line 7: wave "basline"`, "did you mean baseline?"},
		{"wave by sheet, twice", head + source + "wave: {Summer: endline, Summer: baseline}\n", `line 5: "Summer" is given twice`, ""},
		{"wave by sheet, empty", head + source + "wave: {}\n", `line 5: wave is not in its form`, "{Autumn: baseline}"},
		{"urn", head + "school: {urn: 12345}\n", `line 2: urn "12345" is not six digits`, ""},
		{"urn in words", head + "school: {urn: 12345a}\n", `line 2: urn "12345a" is not six digits`, ""},
		{"key twice", head + "as_of: 2023-01-01\nas_of: 2023-01-01\n", `line 3: "as_of" is given twice, in line 2 too`, "leave one"},
		{"no day", head + "as_of: 2023-02-30\n", `line 2: as_of "2023-02-30" is no day`, "2023-07-21"},
		{"month first", head + "as_of: 07/21/2023\n", "is no day", ""},
		{"no reason", head + "rules:\n  PUP-004: {severity: info}\n", "line 3: rule PUP-004 needs reason", "reason: "},
		{"empty reason", head + "rules:\n  PUP-004: {severity: info, reason: ''}\n", "line 3: reason is empty", ""},
		{"severity", head + "rules:\n  PUP-004: {severity: warn, reason: x}\n", `line 3: severity "warn" is not one of error, warning, info`, "warning"},
		{"alias", head + "school: &a {name: A}\nrules: *a\n", "anchors, aliases", ""},
		{"list for a group", head + "school: [a]\n", "line 2: school is not in its form", "key: value"},
		{"tab", head + "school:\n\tname: A\n", "line 3: the file is not in its form", "no tabs"},
		{"empty list", head + "sources: {sdq: []}\n", "line 2: sdq is an empty list", ""},
		{"backslash", head + "sources:\n  sdq:\n    - files: [\"data\\July.csv\"]\n", "line 4: a backslash in double quotes", "data/July.csv"},
		{"backslash before a letter that means something", head + "sources:\n  sdq:\n    - files: [\"data\\new.csv\"]\n", "line 4: files holds a character that no file's name has; a backslash", "single quotes"},
		{"star without quotes", head + "sources:\n  sdq:\n    - files: *.xlsx\n", "line 4: a name that begins with *", `"*.xlsx"`},
		{"indented too far", head + "school:\n  name: A\n   urn: \"123456\"\n  arm: taskforce\n", "line 4: the file is not in its form", "the one above it"},
		{"indented too little", head + "school:\n  name: A\n urn: \"123456\"\n  arm: taskforce\n", "line 4: the file is not in its form", "the one above it"},
		{"indented too far under files", head + source[:len(source)-6] + "       wave: baseline\n", "line 5: the file is not in its form", ""},
		{"quote left open", head + "school:\n  name: \"A\n  urn: 123456\n  arm: taskforce\nsources:\n  sdq:\n    - files: [\"a\"]\n", "line 3: the file is not in its form", "quotes"},
		{"single quote left open", head + "school:\n  name: 'A\n  arm: taskforce\nsources:\n  sdq:\n    - files: ['a']\n", "line 3: the file is not in its form", "quotes"},
		{"bracket left open", head + "sources:\n  sdq:\n    - files: [a.xlsx\n      wave: baseline\n", "line 4: the file is not in its form", "brackets"},
		{"not UTF-8", head + "school: {name: caf\xe9}\n", "the file is not stored as UTF-8", "UTF-8"},
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

// What a source says may be said by sheet, file, wave or informant.
func TestSaidByBlock(t *testing.T) {
	t.Parallel()
	path := folder(t, "format: 1\nsources:\n  sdq:\n    - files: a.csv\n      wave: {Summer: endline, Autumn: baseline}\n      coding:\n        baseline+self: 1-3\n", "a.csv")
	p, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	inputs, err := p.SDQInputs()
	if err != nil {
		t.Fatal(err)
	}
	want := &intake.Options{
		Wave:   []intake.Choice{{Of: []string{"Summer"}, Value: "endline", From: path + " line 5"}, {Of: []string{"Autumn"}, Value: "baseline", From: path + " line 5"}},
		Coding: []intake.Choice{{Of: []string{"baseline", "self"}, Value: "1-3", From: path + " line 7"}},
	}
	if diff := cmp.Diff(want, inputs[0].Declared); diff != "" {
		t.Errorf("declared (-want +got):\n%s", diff)
	}
}

// Where a file is missing, what the folder holds is listed.
func TestMissingFileHints(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		files []string
		want  []string
	}{
		{"five and one", []string{"data/a.xlsx", "data/b.xlsx", "data/c.csv", "data/d.xlsx", "data/e.xlsx", "data/f.xlsx", "data/~$a.xlsx", "data/.x"}, []string{"holds: a.xlsx; b.xlsx; c.csv; d.xlsx; e.xlsx; and 1 more", "apst check ", "data/"}},
		{"one", []string{"data/a.xlsx"}, []string{"holds: a.xlsx\n", "take the line out"}},
		{"empty", []string{"data/.keep"}, []string{"is empty: put the school's spreadsheets there", "apst check "}},
		{"no folder", nil, []string{"there is no folder"}},
	} {
		p, err := Load(folder(t, "format: 1\nsources: {sdq: {files: 'data\\SDQ*.xlsx'}}\n", tt.files...))
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.SDQInputs()
		var bad *Error
		if !errors.As(err, &bad) || !strings.Contains(bad.Text, "data/SDQ*.xlsx") {
			t.Fatalf("%s: got %v", tt.name, err)
		}
		for _, want := range tt.want {
			if !strings.Contains(bad.Hint, want) {
				t.Errorf("%s: hint %q, want %q in it", tt.name, bad.Hint, want)
			}
		}
	}
}

// Only all the files of the sources, and no other, are the whole project.
func TestWhole(t *testing.T) {
	t.Parallel()
	path := folder(t, "format: 1\nsources: {sdq: [{files: [a.csv, b.csv]}]}\n", "a.csv", "b.csv", "c.csv")
	p, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		names []string
		want  bool
	}{{[]string{"a.csv", "b.csv"}, true}, {[]string{"b.csv", "a.csv"}, true}, {[]string{"a.csv"}, false}, {[]string{"a.csv", "c.csv"}, false}, {[]string{"a.csv", "b.csv", "c.csv"}, false}} {
		var named []intake.Input
		for _, n := range tt.names {
			named = append(named, intake.Input{Path: filepath.Join(p.Folder, n)})
		}
		if got := p.Whole(named); got != tt.want {
			t.Errorf("%v: whole %v, want %v", tt.names, got, tt.want)
		}
	}
}

// A name that an editor made of apst.yaml is found, and is no project.
func TestFindMisnamed(t *testing.T) {
	t.Parallel()
	dir := filepath.Dir(folder(t, "format: 1\n", "a/apst.yaml.txt", "a/b/x"))
	if got, found := FindMisnamed(filepath.Join(dir, "a", "b")); !found || filepath.Base(got) != "apst.yaml.txt" {
		t.Errorf("got %q, %v", got, found)
	}
	if got, found := FindMisnamed(dir); found {
		t.Errorf("got %q", got)
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
	f.Fuzz(func(t *testing.T, data []byte) { parse(data, nil) })
}
