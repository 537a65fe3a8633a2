package ngrt

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
)

const head = "UPN,Date of test,Form,SAS,Stanine,NPR,SC Stanine,PC Stanine,Phonics,Reading Age,Age at test,DOB,Progress,SAS change,Test\n"

// line is a row under head: the pupil, the day, the form, the score and the rest with
// something written over by heading.
func plainLine(pupil, day, form string, over map[string]string) string {
	cells := map[string]string{"UPN": pupil, "Date of test": day, "Form": form, "SAS": "97", "Stanine": "5", "NPR": "42", "SC Stanine": "5", "PC Stanine": "4",
		"Reading Age": "10:08", "Age at test": "13:10", "DOB": "12/11/2008", "Test": "NGRT"}
	for k, v := range over {
		cells[k] = v
	}
	if over["DOB"] == "" && day > "" && strings.HasSuffix(day, "2023") && over["Age at test"] == "" {
		cells["Age at test"] = "14:05"
	}
	var out []string
	for _, h := range strings.Split(strings.TrimSpace(head), ",") {
		out = append(out, cells[h])
	}
	return strings.Join(out, ",") + "\n"
}

const autumn, summer = "19/09/2022", "08/05/2023"

// Every rule is raised by a file with its fault, at its cell, and by nothing else; a
// twin without the fault raises nothing.
func TestRulesAreRaised(t *testing.T) {
	t.Parallel()
	one := func(over map[string]string) string { return head + plainLine(pupil1, autumn, "A", over) }
	two := func(form, day string, over map[string]string) string {
		return head + plainLine(pupil1, autumn, "A", nil) + plainLine(pupil1, day, form, over)
	}
	type over = map[string]string
	clean := two("B", summer, nil)
	bare := "UPN,Date of test,SAS\n" + pupil1 + "," + autumn + ",97\n"
	scores := func(n ...string) string {
		out := "UPN,Date of test,Score,Stanine,Reading Age\n"
		for i, s := range n {
			out += []string{pupil1, pupil2, pupil3}[i] + "," + autumn + "," + s + ",9:05\n"
		}
		return out
	}
	for _, c := range []struct {
		name, file  string
		fault, twin string
		with        metrics.Settings
		want        string
	}{
		{name: "spelling test by its sheet of another name", file: "NGST autumn.csv", fault: bare, twin: clean, want: "NGRT-001 row 1"},
		{name: "row of another test", fault: one(nil) + plainLine(pupil2, autumn, "B", over{"Test": "NGST"}), twin: clean, want: "NGRT-003 O3"},
		{name: "all rows of another test", fault: one(over{"Test": "New Group Spelling Test"}), twin: clean, want: "NGRT-001 O1"},
		{name: "row of an unknown test", fault: one(over{"Test": "Reading"}), twin: one(over{"Test": "NGRT Digital"}), want: "NGRT-004 O2"},
		{name: "row without a test among others", fault: one(nil) + plainLine(pupil2, autumn, "B", over{"Test": "PTE 13"}) + plainLine(pupil3, autumn, "B", over{"Test": ""}), twin: one(over{"Test": ""}), want: "NGRT-003 O3|NGRT-004 O4"},
		{name: "no name anywhere", file: "results.csv", fault: bare, twin: clean, want: "NGRT-005 row 1"},
		{name: "no scores", fault: "UPN,Date of test,Reading Age,Stanine\n" + pupil1 + "," + autumn + ",9:05,4\n", twin: clean, want: "NGRT-006 row 1"},
		{name: "scale score", fault: one(nil) + plainLine(pupil2, autumn, "A", over{"SAS": "318", "Stanine": "", "NPR": ""}), twin: clean, want: "NGRT-007 D3"},
		{name: "percentiles", fault: head + plainLine(pupil1, autumn, "A", over{"SAS": "42", "Stanine": ""}) + plainLine(pupil2, autumn, "A", over{"SAS": "12", "Stanine": ""}) + plainLine(pupil3, autumn, "A", over{"SAS": "77", "Stanine": "", "NPR": ""}), twin: clean, want: "NGRT-007 D2"},
		{name: "a column headed Score", fault: scores("97,5", "88,3"), twin: scores("97,5", "88,3", "73,1"), want: "NGRT-008 C1"},
		{name: "a column headed Score that does not fit", fault: scores("97,5", "88,3", "73,4"), twin: clean, want: "NGRT-008 C1"},
		{name: "a column of no sitting", fault: "UPN,Form,Start SAS,Finish SAS,Start date,Finish date\n" + pupil1 + ",A,97,98," + autumn + "," + summer + "\n", twin: clean, want: "NGRT-010 B1"},
		{name: "scores of no sitting", fault: "UPN,SAS,Start date,Finish date\n" + pupil1 + ",97," + autumn + "," + summer + "\n", twin: clean, want: "NGRT-009 B1"},
		{name: "one date", fault: "UPN,Date,Start SAS,Finish SAS\n" + pupil1 + "," + autumn + ",97,98\n", twin: clean, want: "NGRT-010 B1"},
		{name: "no dates", fault: "UPN,Form,SAS\n" + pupil1 + ",A,97\n", twin: clean, want: "NGRT-011 C1"},
		{name: "a blank date", fault: one(nil) + plainLine(pupil2, "", "A", nil), twin: clean, want: "NGRT-011 B3"},
		{name: "a heading with a slip", fault: "UPN,Start date,Start SAS,Finsh SAS\n" + pupil1 + "," + autumn + ",97,98\n", twin: clean, want: "NGRT-012 D1"},
		{name: "decimals", fault: one(over{"SAS": "97.5"}), twin: one(over{"SAS": "97.0"}), want: "NGRT-020 D2"},
		{name: "too low", fault: one(nil) + plainLine(pupil2, autumn, "A", over{"SAS": "9"}), twin: clean, want: "NGRT-021 D3"},
		{name: "words", fault: one(over{"SAS": "see file"}), twin: one(over{"SAS": "Abs", "Stanine": "-", "NPR": "N/A"}), want: "NGRT-021 D2"},
		{name: "zero", fault: one(over{"SAS": "0"}), twin: one(over{"SAS": ""}), want: "NGRT-022 D2"},
		{name: "nines", fault: one(over{"SAS": "999"}), twin: clean, want: "NGRT-022 D2"},
		{name: "censored", fault: one(over{"SAS": "<60", "Stanine": "1", "NPR": "<1"}), twin: clean, want: "NGRT-023 D2"},
		{name: "censored with a star", fault: one(over{"SAS": "69*", "Stanine": "1", "NPR": "2"}), twin: clean, want: "NGRT-023 D2"},
		{name: "at the floor", fault: one(nil) + plainLine(pupil2, autumn, "B", over{"SAS": "69", "Stanine": "1", "NPR": "2"}) + plainLine(pupil3, autumn, "B", over{"SAS": "69", "Stanine": "1", "NPR": "2"}), twin: one(over{"SAS": "70", "Stanine": "1", "NPR": "2"}), want: "NGRT-024 D3"},
		{name: "at the ceiling", fault: one(over{"SAS": "141", "Stanine": "9", "NPR": "99"}), twin: one(over{"SAS": "130", "Stanine": "9", "NPR": "98"}), want: "NGRT-024 D2"},
		{name: "stanine", fault: one(over{"Stanine": "4"}), twin: clean, want: "NGRT-025 E2"},
		{name: "percentile", fault: one(over{"NPR": "44"}), twin: one(over{"NPR": "43"}), want: "NGRT-026 F2"},
		{name: "stanine 0", fault: one(over{"PC Stanine": "0"}), twin: one(over{"PC Stanine": ""}), want: "NGRT-027 H2"},
		{name: "percentile 100", fault: one(over{"NPR": "100"}), twin: clean, want: "NGRT-027 F2"},
		{name: "band", fault: "UPN,Date of test,SAS,SAS lower,SAS upper,Reading Age\n" + pupil1 + "," + autumn + ",97,98,105,9:05\n", twin: "UPN,Date of test,SAS,SAS confidence band,Reading Age\n" + pupil1 + "," + autumn + ",97,89 - 105,9:05\n", want: "NGRT-028 E2"},
		{name: "sections apart", fault: one(over{"PC Stanine": "3"}), twin: one(over{"PC Stanine": "6"}), want: "NGRT-029 H2"},
		{name: "passage comprehension and phonics", fault: one(over{"Phonics": "12"}), twin: one(over{"Phonics": "12", "PC Stanine": ""}), want: "NGRT-030 H2"},
		{name: "a tutor group", fault: one(over{"Form": "9A"}), twin: one(over{"Form": "3a"}), want: "NGRT-031 C2"},
		{name: "too many months", fault: one(over{"Reading Age": "9:12"}), twin: one(over{"Reading Age": "17:00+"}), want: "NGRT-032 J2"},
		{name: "turned into a date", fault: one(over{"Reading Age": "Oct-08"}), twin: one(over{"Reading Age": "10:08:00"}), want: "NGRT-033 J2"},
		{name: "decimal point", fault: one(over{"Reading Age": "10.8"}), twin: one(over{"Reading Age": "10:08:00 AM"}), want: "NGRT-034 J2"},
		{name: "age that does not fit", fault: one(over{"Age at test": "12:10"}), twin: one(over{"Age at test": "13:11"}), want: "NGRT-035 K2"},
		{name: "whole years that do not fit", fault: one(over{"Age at test": "11"}), twin: one(over{"Age at test": "13"}), want: "NGRT-035 K2"},
		{name: "too young", fault: one(over{"DOB": "12/11/2018", "Age at test": "-"}), twin: one(over{"DOB": "01/01/1900"}), want: "NGRT-036 B2"},
		{name: "another word", fault: one(over{"Progress": "on track"}), twin: one(over{"Progress": "MUCH HIGHER"}), want: "NGRT-037 M2"},
		{name: "one day", fault: two("B", autumn, over{"SAS": "100", "NPR": "50"}), twin: clean, want: "NGRT-040 B2|NGRT-040 B3"},
		{name: "one day, settled", fault: two("B", autumn, over{"SAS": "100", "NPR": "50"}), twin: clean, with: metrics.Settings{"same-day": "last"}, want: "NGRT-041 row 2"},
		{name: "the same twice", fault: two("A", autumn, nil), twin: clean, want: "NGRT-042 row 3"},
		{name: "seven weeks", fault: two("B", "13/11/2022", over{"Age at test": "14:00"}), twin: two("B", "14/11/2022", over{"Age at test": "14:00"}), want: "NGRT-043 B3"},
		{name: "the same form", fault: two("A", summer, nil), twin: clean, want: "NGRT-044 C3"},
		{name: "on paper", fault: two("3A", summer, nil), twin: clean, want: "NGRT-045 C3"},
		{name: "stale", fault: two("B", summer, over{"SAS": "100", "NPR": "50", "Progress": "Expected", "SAS change": "+5"}), twin: two("B", summer, over{"SAS": "100", "NPR": "50", "Progress": "Expected", "SAS change": "+3"}), want: "NGRT-046 N3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			file := c.file
			if file == "" {
				file = "ngrt.csv"
			}
			if got := readAll(t, asked{settings: c.with}, [2]string{file, c.fault}).findings(); got != c.want {
				t.Errorf("fault:\n%sgot  %s\nwant %s", c.fault, got, c.want)
			}
			if got := readAll(t, asked{settings: c.with}, [2]string{"ngrt.csv", c.twin}).findings(); got != "" {
				t.Errorf("clean twin:\n%sgot  %s\nwant none", c.twin, got)
			}
		})
	}
}

// A rule has an id in order, three texts, somewhere that raises it, and a test.
func TestRules(t *testing.T) {
	t.Parallel()
	var source, tests strings.Builder
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case f == "rules.go":
			for _, m := range regexp.MustCompile(`(?m)^\t(Rule\w+) +=`).FindAllStringSubmatch(string(text), -1) {
				names[m[1]] = true
			}
		case strings.HasSuffix(f, "_test.go"):
			tests.Write(text)
		default:
			source.Write(text)
		}
	}
	if len(names) != len(Rules()) {
		t.Errorf("%d rules are named in rules.go, %d listed", len(names), len(Rules()))
	}
	for name := range names {
		if !regexp.MustCompile(`\b` + name + `\b`).MatchString(source.String()) {
			t.Errorf("%s is declared and never raised", name)
		}
	}
	last := ""
	for _, r := range Rules() {
		if r.ID <= last {
			t.Errorf("%s follows %s", r.ID, last)
		}
		last = r.ID
		if !strings.Contains(tests.String(), r.ID+" ") {
			t.Errorf("no test raises %s", r.ID)
		}
		for what, text := range map[string]string{"title": r.Title, "expected": r.Expected, "fix": r.Fix} {
			if text == "" || strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s is %q", r.ID, what, text)
			}
		}
		if r.Effect > finding.FieldEmpty && r.Severity != finding.Error {
			t.Errorf("%s costs %v and is only %v", r.ID, r.Effect, r.Severity)
		}
	}
	if i := slices.IndexFunc(Rules(), func(r *finding.Rule) bool { return r == RuleStale }); i < 0 {
		t.Error("the list lacks a rule")
	}
}
