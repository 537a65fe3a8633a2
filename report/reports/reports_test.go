package reports_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"apst/ingest"
	"apst/internal/readability"
	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/document"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/reports"
	"apst/report/tables"
	"apst/report/words"
)

// decisions are those of the gate by school and profile, each made once: it is what takes
// time.
var decisions sync.Map

// cleared is the release of a made-up school under a profile.
func cleared(t *testing.T, school, profile string) *release.Release {
	t.Helper()
	once, _ := decisions.LoadOrStore(school+"/"+profile, sync.OnceValues(func() (*release.Release, error) {
		p, err := disclosure.ParseProfile(profile)
		if err != nil {
			return nil, err
		}
		d, err := release.Clear(tables.Build(&tables.Input{Analysis: schooltest.Shared(school), Least: p.Threshold}), p)
		if err != nil {
			return nil, err
		}
		return d.Release, nil
	}))
	r, err := once.(func() (*release.Release, error))()
	if err != nil {
		t.Fatal(err)
	}
	if r == nil {
		t.Skipf("%s under %s: the gate refuses", school, profile)
	}
	return r
}

// kinds are the reports.
var kinds = map[string]func(*reports.Input) *document.Document{"termly": reports.Termly, "board": reports.Board}

// sentences are the program's own: those of paragraphs and lists, not of tables.
func sentences(d *document.Document) []string {
	var out []string
	add := func(text document.Text) {
		s := ""
		for _, span := range text {
			s += span.Text
		}
		out = append(out, s)
	}
	var blocks func([]document.Block)
	blocks = func(list []document.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *document.Paragraph:
				add(b.Text)
			case *document.List:
				for _, item := range b.Items {
					add(item)
				}
			case *document.Fold:
				blocks(b.Blocks)
			}
		}
	}
	blocks(d.Lead)
	for _, s := range d.Sections {
		blocks(s.Blocks)
	}
	return out
}

var (
	onePupils = regexp.MustCompile(`\b1 (pupils|pairs|leavers|requests|referrals)\b`)
	digits    = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)
)

// Every school's reports build, keep to the rules of words, and never say what cannot be
// meant.
func TestEverySchool(t *testing.T) {
	t.Parallel()
	for _, preset := range schooltest.Presets() {
		for _, profile := range []string{"board", "publish"} {
			if testing.Short() && (profile == "publish" && preset.Name != "40 pupils" && preset.Name != "one girl" || preset.Name == "300 pupils") {
				continue // the gate is what takes time
			}
			t.Run(preset.Name+"/"+profile, func(t *testing.T) {
				t.Parallel()
				r := cleared(t, preset.Name, profile)
				pictures, err := figures.Pictures(context.Background(), figures.All(r), false)
				if err != nil {
					t.Fatal(err)
				}
				for kind, build := range kinds {
					d := build(&reports.Input{Release: r, Pictures: pictures, Term: "summer term 2022/23"})
					var b strings.Builder
					if err := d.WriteHTML(&b); err != nil {
						t.Fatal(err)
					}
					for _, bad := range []string{"NaN", "Inf", "%!", "<h2></h2>"} {
						if strings.Contains(b.String(), bad) {
							t.Errorf("%s holds %s", kind, bad)
						}
					}
					for _, s := range sentences(d) {
						if onePupils.MatchString(s) || strings.Contains(s, "  ") || s == "" {
							t.Errorf("%s says %q", kind, s)
						}
						for _, c := range words.Check(s, words.Known{}) {
							t.Errorf("%s: %s at %q in %q", kind, c.Rule.ID, c.Seen, s)
						}
					}
					for _, s := range d.Sections {
						if len(s.Blocks) == 0 {
							t.Errorf("%s: nothing stands under %q", kind, s.Title)
						}
					}
				}
			})
		}
	}
}

// What sentences say stands in the release: a number in words is a number of a table.
func TestSaysNoMore(t *testing.T) {
	t.Parallel()
	for _, school := range schools() {
		t.Run(school, func(t *testing.T) {
			t.Parallel()
			saysNoMore(t, school, "board")
		})
	}
	t.Run("publish", func(t *testing.T) {
		t.Parallel()
		saysNoMore(t, "40 pupils", "publish")
	})
}

// schools are those whose reports are read closely.
func schools() []string {
	var out []string
	for _, preset := range schooltest.Presets() {
		if preset.Name != "300 pupils" || !testing.Short() {
			out = append(out, preset.Name)
		}
	}
	return out
}

func saysNoMore(t *testing.T, school, profile string) {
	t.Helper()
	r := cleared(t, school, profile)
	shown := map[string]bool{}
	for _, table := range r.Tables {
		for i := range table.Rows {
			for k := range table.Columns {
				for _, n := range digits.FindAllString(r.Cell(table, i, k).String(), -1) {
					shown[n] = true
				}
			}
			for _, n := range digits.FindAllString(table.Rows[i].Label+table.Rows[i].Group, -1) {
				shown[n] = true
			}
		}
		for _, n := range digits.FindAllString(strings.Join(table.Notes, " "), -1) {
			shown[n] = true // thresholds and the like
		}
	}
	for _, n := range []string{"0", "11", "21", "31", "41", "10", "20", "30", "40", "50", "95"} { // of the rules themselves
		shown[n] = true
	}
	for kind, build := range kinds {
		d := build(&reports.Input{Release: r})
		d.Sections = slices.DeleteFunc(d.Sections, func(s *document.Section) bool { return s.ID == "next" || s.ID == "symbols" }) // worked out of what is shown
		for _, s := range sentences(d) {
			for _, n := range digits.FindAllString(s, -1) {
				if !shown[n] {
					t.Errorf("%s of %s: %s is nowhere in the tables: %q", kind, school, n, s)
				}
			}
		}
	}
}

// The report to the Board asks its questions in its own words, and in their order.
func TestQuestions(t *testing.T) {
	t.Parallel()
	var got []string
	for _, s := range reports.Board(&reports.Input{Release: cleared(t, "40 pupils", "board")}).Sections[:4] {
		got = append(got, s.Title)
	}
	want := []string{"What difference is the team making?", "What difference do children and families feel?", "How do we know?", "What next term's data will be able to show"}
	if !slices.Equal(got, want) {
		t.Errorf("the page asks %q", got)
	}
}

// The page has room for so many lines of so many characters, beside its headings and the
// explanations of its terms: the fullest that was printed, with 37, ended on the sheet.
const (
	pageLines = 37
	pageWidth = 112
)

// The page under the Board's questions is one page, whoever answered.
func TestOnePage(t *testing.T) {
	t.Parallel()
	for _, school := range schools() {
		for _, outcome := range []string{"", "sdq.total"} {
			r := mainly(cleared(t, school, "board"), outcome, ingest.Date{})
			lines := 0
			for _, s := range sentences(&document.Document{Sections: reports.Board(&reports.Input{Release: r}).Sections[:4]}) {
				lines += (len(s) + pageWidth - 1) / pageWidth
			}
			t.Logf("%s: %d lines", school, lines)
			if lines > pageLines {
				t.Errorf("%s: %d lines, and the page has room for %d", school, lines, pageLines)
			}
		}
	}
}

// What next term can show is worked out of what is printed, and said where there is enough.
func TestNext(t *testing.T) {
	t.Parallel()
	d := reports.Board(&reports.Input{Release: cleared(t, "40 pupils", "board")})
	text := strings.Join(sentences(&document.Document{Sections: d.Sections[3:4]}), " ")
	if !strings.Contains(text, "eight times out of ten") {
		t.Errorf("it says %q", text)
	}
}

// A report says that nobody has two times only where nobody has, and how large a change
// could be seen only where it says one.
func TestNobodyIsNobody(t *testing.T) {
	t.Parallel()
	for _, school := range schools() {
		pairs := 0.0
		results := schooltest.Shared(school).Results
		for i := range results {
			if r := &results[i]; r.Statistic == "pairs" && r.Population == "all" {
				pairs += r.Value
			}
		}
		for kind, build := range kinds {
			text := strings.Join(sentences(build(&reports.Input{Release: cleared(t, school, "board")})), " ")
			if strings.Contains(text, "no pupils yet with both") != (pairs == 0) {
				t.Errorf("%s of %s: with %g pairs it says %q", kind, school, pairs, text)
			}
			if strings.Contains(text, "A smaller change") && !strings.Contains(text, "eight times out of ten") {
				t.Errorf("%s of %s: smaller than what?", kind, school)
			}
		}
	}
}

// mainly is a release under another main outcome, named on a day.
func mainly(r *release.Release, outcome string, fixed ingest.Date) *release.Release {
	out := *r
	out.About.Primary, out.About.Fixed, out.About.Period = outcome, fixed, "2022-09-01 to 2023-07-21"
	return &out
}

// The headline is of the outcome that the school named, and says whether it was named
// beforehand.
func TestMainOutcome(t *testing.T) {
	t.Parallel()
	r := cleared(t, "40 pupils", "board")
	for _, c := range []struct {
		outcome string
		fixed   ingest.Date
		want    []string
		never   string
	}{
		{"sdq.total", ingest.Date{Year: 2022, Month: 9, Day: 1}, []string{"Total difficulties", "fixed beforehand"}, "may have been known"},
		{"sdq.conduct", ingest.Date{Year: 2022, Month: 9, Day: 2}, []string{"Conduct problems", "some results may have been known"}, "Total difficulties"},
		{"ngrt.sas", ingest.Date{Year: 2022, Month: 8, Day: 30}, []string{"fixed beforehand"}, "Total difficulties"},
		{"attendance.persistent", ingest.Date{Year: 2022, Month: 8, Day: 30}, []string{"no mean score"}, "Attendance, mean"},
		{"sdq.nothing", ingest.Date{Year: 2022, Month: 8, Day: 30}, []string{"No change in the main outcome can be shown"}, "no pupils yet"},
		{"attendance.attendance", ingest.Date{Year: 2023, Month: 7, Day: 21}, []string{"Attendance, mean", "some results may have been known"}, "Total difficulties"},
		{"pass.self-regard", ingest.Date{Year: 2022, Month: 8, Day: 30}, []string{"no mean score"}, "Total difficulties"},
	} {
		d := reports.Termly(&reports.Input{Release: mainly(r, c.outcome, c.fixed)})
		text := strings.Join(sentences(&document.Document{Lead: d.Lead}), " ")
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %q", c.outcome, want, text)
			}
		}
		if strings.Contains(text, c.never) {
			t.Errorf("%s: %q in %q", c.outcome, c.never, text)
		}
	}
}

// Technical words are explained, and each of them is used somewhere.
func TestTerms(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, term := range reports.Terms() {
		for _, form := range append([]string{term.Name}, term.Forms...) {
			if names[form] {
				t.Errorf("%q is explained twice", form)
			}
			names[form] = true
		}
		if !strings.HasSuffix(term.Meaning, ".") {
			t.Errorf("%q: %q is no sentence", term.Name, term.Meaning)
		}
	}
}

// The Board's report, and its first page, are for a reader of about 12, by the grade of
// Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.
func TestReadingAge(t *testing.T) {
	t.Parallel()
	for _, school := range schools() {
		d := reports.Board(&reports.Input{Release: cleared(t, school, "board")})
		for part, sections := range map[string][]*document.Section{"first page": d.Sections[:4], "whole": d.Sections} {
			grade, _ := readability.Grade(sentences(&document.Document{Sections: sections}))
			t.Logf("%s, %s: grade %.2f", school, part, grade)
			if grade > readability.Age12 {
				t.Errorf("%s, %s: grade %.2f, at most %.1f is wanted", school, part, grade, readability.Age12)
			}
		}
	}
}

// Two schools share nothing: the report of one is the same whatever was made before it.
func TestSharesNothing(t *testing.T) {
	t.Parallel()
	page := func(school string) string {
		var b strings.Builder
		if err := reports.Termly(&reports.Input{Release: cleared(t, school, "board")}).WriteHTML(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	alone := page("40 pupils")
	page("12 pupils")
	if again := page("40 pupils"); again != alone {
		t.Error("the report has something of another school")
	}
}
