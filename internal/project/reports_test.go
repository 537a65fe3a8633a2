package project

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics/cohort"
	"apst/metrics/record"
)

func parsed(t *testing.T, text string) *Project {
	t.Helper()
	p, err := parse([]byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReports(t *testing.T) {
	t.Parallel()
	const roster = "sources: {roster: {files: data/roster.xlsx}}\n"
	for _, tt := range []struct {
		text string
		want []string
		term string
	}{
		{"format: 1\n", []string{"termly", "board", "quality"}, ""},
		{"format: 1\nreports:\n", []string{"termly", "board", "quality"}, ""},
		{"format: 1\nreports: []\n", nil, ""},
		{"format: 1\nreports: Board\nreport_term: 2022-23-summer\n", []string{"board"}, "2022-23-summer"},
		{"format: 1\n" + roster + "reports: [pupil, quality, termly]\nreport_term: Summer 2023\n", nil, "!"},
		{"format: 1\n" + roster + "reports: [pupil, quality, termly]\nreport_term: summer\n", []string{"termly", "quality", "pupil"}, "summer"},
	} {
		p, err := parse([]byte(tt.text), nil)
		if tt.term == "!" {
			if err == nil {
				t.Errorf("%q was read", tt.text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		if !slices.Equal(p.Reports, tt.want) || p.Term != tt.term {
			t.Errorf("%q: reports %v, term %q; want %v, %q", tt.text, p.Reports, p.Term, tt.want, tt.term)
		}
	}
}

// What is wrong is told with its line, and what was probably meant.
func TestReportComplaints(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want, hint string }{
		{"mistyped report", "format: 1\nreports: [termly, bord]\n", `line 2: reports "bord" is not one of termly, board, quality, pupil`, "did you mean board?"},
		{"twice", "format: 1\nreports:\n  - board\n  - board\n", "line 4: reports names board twice", "leave one of them out"},
		{"mistyped setting", "format: 1\nreport: [board]\n", `line 2: apst.yaml has no setting "report"`, "did you mean reports?"},
		{"season", "format: 1\nreport_term: 2022-23-sumer\n", `line 2: report_term "2022-23-sumer" is no term`, "did you mean 2022-23-summer?"},
		{"no term", "format: 1\nreport_term: 7\n", `line 2: report_term "7" is no term`, "write it as 2022-23-summer"},
		{"years", "format: 1\nreport_term: 2022-24-summer\n", `line 2: report_term "2022-24-summer": a school year ends in the year after the one it begins in`, "did you mean 2022-23-summer?"},
		{"term of nothing", "format: 1\nreport_term: 2022-23-summer\nreports: [quality]\n", "line 2: report_term says what the termly and the board report are about, and reports names neither", "add termly or board to reports, or leave report_term out"},
		{"leavers of no list", "format: 1\nreports: [pupil]\n", "line 2: reports of leavers need the list of pupils, and sources names none", "add roster under sources, or take pupil out of reports"},
		{"period", "format: 1\nchange:\n  from: 2023-07-21\n  to: 2022-09-01\n", "line 4: change: from, 2023-07-21, is after to, 2022-09-01", "the period begins with from and ends with to"},
		{"period after the data", "format: 1\nas_of: 2022-07-21\nchange:\n  from: 2022-09-01\n", "line 4: change: from, 2022-09-01, is after as_of, 2022-07-21: nobody would be in the period", "correct one of the two days"},
		{"ages", "format: 1\nchange:\n  youngest: 17\n", "line 3: change: youngest, 17, is more than oldest, 16", "correct one of the two ages; without a line youngest is 11 and oldest 16"},
		{"rounds", "format: 1\nchange:\n  baseline: nearest 2023-06-30 within 42 days\n  endline: nearest 2022-09-15 within 42 days\n", "line 4: change: endline is nearest to 2022-09-15, and baseline to 2023-06-30: the endline comes after the baseline", "correct one of the two days"},
		{"fixed nothing", "format: 1\nchange:\n  primary_fixed: 2022-09-01\n", "line 3: primary_fixed says when the main outcome was named, and primary does not say which it is", "add the line primary: sdq.total, or leave primary_fixed out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := parse([]byte(tt.text), nil)
			var bad *Error
			if !errors.As(err, &bad) {
				t.Fatalf("got %v", err)
			}
			if got := strings.TrimPrefix(bad.Error(), " "); got != tt.want || bad.Hint != tt.hint {
				t.Errorf("got %q, hint %q\nwant %q, hint %q", got, bad.Hint, tt.want, tt.hint)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	p := parsed(t, "format: 1\nschool:\n  name: Example\n  urn:\nsources:\n  sdq:\n    - files: [a.xlsx, b.xlsx]\n      wave: {Autumn: baseline, Summer: endline}\n    - files: c.xlsx\nterms:\n  - files: [terms.csv]\nchange: {groups: [], youngest: 10}\n")
	var got []Setting
	values := map[string]string{}
	for _, s := range p.Settings() {
		if s.Given() {
			got = append(got, s)
		} else {
			values[s.Name] = s.Value
		}
	}
	want := []Setting{
		{"format", "1", 1}, {"school.name", "Example", 3},
		{"sources.sdq[1].files", "a.xlsx, b.xlsx", 7}, {"sources.sdq[1].wave.Autumn", "baseline", 8}, {"sources.sdq[1].wave.Summer", "endline", 8}, {"sources.sdq[2].files", "c.xlsx", 9},
		{"terms[1].files", "terms.csv", 11}, {"change.groups", "", 12}, {"change.youngest", "10", 12},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if values["change.oldest"] != "16" || values["release.profile"] != "board" || values["reports"] != "termly, board, quality" {
		t.Errorf("defaults %v", values)
	}
	for _, name := range []string{"terms", "change.youngest", "change.groups"} {
		if v, ok := values[name]; ok {
			t.Errorf("%s is %q by default, and the file gives it", name, v)
		}
	}
}

// What is said to stand by default does.
func TestDefaultsStand(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	groups := map[string][]string{}
	for _, r := range record.Table(defaultsTable) {
		section, key, ok := strings.Cut(r[0], ".")
		switch {
		case r[0] == "change.from" || r[0] == "change.to" || r[0] == "change.primary_fixed" || r[0] == "change.bands" || r[0] == "change.reliable_change" || r[0] == "as_of" || r[0] == "terms" || r[0] == "report_term":
		case ok:
			value, _, _ := strings.Cut(r[1], " (")
			if key == "groups" {
				value = "[" + value + "]"
			}
			groups[section] = append(groups[section], "  "+key+": "+value)
		default:
			text.WriteString(r[0] + ": [" + r[1] + "]\n")
		}
	}
	text.WriteString("format: 1\n")
	for _, section := range []string{"change", "release"} {
		text.WriteString(section + ":\n" + strings.Join(groups[section], "\n") + "\n")
	}
	p := parsed(t, text.String())
	want := cohort.DefaultSettings()
	if diff := cmp.Diff(want, p.Change.Settings); diff != "" {
		t.Errorf("%s\n%s", text.String(), diff)
	}
	if !slices.Equal(p.Reports, DefaultReports()) || p.Release.Profile != "board" {
		t.Errorf("reports %v, profile %q", p.Reports, p.Release.Profile)
	}
}
