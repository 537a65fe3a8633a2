package project

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest"
	"apst/metrics/calendar"
)

const year2022 = `format: 1
terms:
  - {name: Autumn, from: 2022-09-05, to: 2022-12-16}
  - {name: spring term 2023, from: 03/01/2023, to: 31/03/2023}
  - name: Summer
    from: 2023-04-17
    to: 2023-07-21
closures:
  - {date: 2022-09-19, reason: bank holiday}
  - {from: 2023-02-01, to: 2023-02-03}
`

// dayOf is a day as people write it.
func dayOf(t *testing.T, s string) calendar.Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	day, _ := calendar.DayOf(d)
	return day
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	p, err := Load(folder(t, year2022))
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Calendar(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		day  string
		want string
	}{
		{"2022-09-05", "autumn"}, {"2022-12-16", "autumn"}, {"2022-12-17", "outside terms"}, {"2023-01-03", "spring"}, {"2023-07-21", "summer"}, {"2023-07-22", "outside terms"},
		{"2021-12-20", "autumn"}, // a year without dates has those of the statistics
	} {
		if got := c.TermOf(dayOf(t, tt.day)).String(); got != tt.want {
			t.Errorf("%s is in %s, want %s", tt.day, got, tt.want)
		}
	}
	if why, shut := c.Closed(dayOf(t, "2022-09-19")); !shut || why != "bank holiday" {
		t.Errorf("19 September 2022: %v, %q", shut, why)
	}
	if _, shut := c.Closed(dayOf(t, "2023-02-02")); !shut {
		t.Error("2 February 2023 is open")
	}
	bare, err := Load(folder(t, "format: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*Project{bare, nil} {
		c, err = p.Calendar(context.Background())
		if err != nil || c == nil || c.Given(2022) {
			t.Errorf("without dates: %v, %v", c, err)
		}
	}
}

// The dates may stand in files, beside those of the project file.
func TestCalendarFiles(t *testing.T) {
	t.Parallel()
	path := folder(t, "format: 1\nterms: {files: data/terms*.csv}\nclosures:\n  - {date: 2022-09-19, reason: bank holiday}\n  - files: [data/closed.csv]\n")
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(filepath.Dir(path), name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("data/terms 2022.csv", "Example Academy (synthetic)\nName,First day,Last day,Notes\nHT1,05/09/2022,21/10/2022,\nHT2,31/10/2022,16/12/2022,\nHalf term 3,03/01/2023,10/02/2023,\nSpring 2,20/02/2023,31/03/2023,\nSummer 1,17/04/2023,26/05/2023,\nHT6,05/06/2023,21/07/2023,late start\n")
	write("data/closed.csv", "Date,To,Reason\n01/02/2023,,strike\n")
	write("data/closed2.csv", "From,To,Reason\n01/02/2023,03/02/2023,strike\n")
	p, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Calendar(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	halves, ok := c.HalfTerms(2022)
	if !ok || halves[3].String() != "2023-02-20 to 2023-03-31" {
		t.Errorf("half-terms %v, %v", halves, ok)
	}
	for _, day := range []string{"2022-09-19", "2023-02-01"} {
		if _, shut := c.Closed(dayOf(t, day)); !shut {
			t.Errorf("%s is open", day)
		}
	}
	files, err := p.CalendarFiles()
	if err != nil || len(files) != 2 || len(p.Own()) != 3 {
		t.Errorf("files %v, %v; own %v", files, err, p.Own())
	}
}

// What is wrong with dates is refused, at its line or cell.
func TestCalendarComplaints(t *testing.T) {
	t.Parallel()
	head := "format: 1\n"
	for _, tt := range []struct{ name, text, want, hint string }{
		{"no such term", head + "terms: [{name: autmun, from: 2022-09-05, to: 2022-12-16}]\n", `line 2: name "autmun" is no term`, "did you mean autumn?"},
		{"term by number", head + "terms: [{name: Term 1, from: 2022-09-05, to: 2022-12-16}]\n", `line 2: name "Term 1" is no term`, ""},
		{"half of which", head + "terms: [{name: autumn half term, from: 2022-09-05, to: 2022-12-16}]\n", `is no term`, ""},
		{"no day", head + "terms:\n  - name: autumn\n    from: 2022-09-31\n    to: 2022-12-16\n", `line 4: from "2022-09-31" is no day`, "2023-07-21"},
		{"a month", head + "closures: [{date: 2022-09}]\n", `line 2: date "2022-09" is no day`, ""},
		{"no end", head + "terms: [{name: autumn, from: 2022-09-05}]\n", "line 2: term needs to", "to: "},
		{"turned round", head + "terms: [{name: autumn, from: 2022-12-16, to: 2022-09-05}]\n", "line 2: autumn ends on 2022-09-05, before it begins on 2022-12-16", "correct one"},
		{"mistyped key", head + "terms: [{nmae: autumn, from: 2022-09-05, to: 2022-12-16}]\n", `line 2: term has no setting "nmae"`, "did you mean name?"},
		{"mistyped setting", head + "term: []\n", `line 2: apst.yaml has no setting "term"`, "did you mean terms?"},
		{"two of three", head + "terms:\n  - {name: autumn, from: 2022-09-05, to: 2022-12-16}\n  - {name: spring, from: 2023-01-03, to: 2023-03-31}\n", "line 3: terms: 2022/23 has dates of 2 of its 3 terms", "all three"},
		{"closure without days", head + "closures: [{reason: snow}]\n", "line 2: closure needs date, or from and to", "{date: "},
		{"closure with both", head + "closures: [{date: 2022-09-19, from: 2022-09-19, to: 2022-09-20}]\n", "line 2: closure needs date, or from and to", ""},
		{"closure without an end", head + "closures: [{from: 2022-09-19}]\n", "line 2: closure needs date, or from and to", ""},
		{"closure turned round", head + "closures: [{from: 2022-09-20, to: 2022-09-19}]\n", "line 2: closure ends on", ""},
		{"words", head + "closures: snow\n", "line 2: closure is not in its form", ""},
		{"files and more", head + "terms: [{files: a.csv, name: autumn}]\n", `line 2: term files has no setting "name"`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(folder(t, tt.text))
			complains(t, err, tt.want, tt.hint)
		})
	}
}

func complains(t *testing.T, err error, want, hint string) {
	t.Helper()
	var bad *Error
	if !errors.As(err, &bad) {
		t.Fatalf("got %v, want an *Error with %q", err, want)
	}
	if !strings.Contains(bad.Error(), want) || !strings.Contains(bad.Hint, hint) {
		t.Errorf("got %q, hint %q; want %q, hint %q", bad.Error(), bad.Hint, want, hint)
	}
}

func TestCalendarFileComplaints(t *testing.T) {
	t.Parallel()
	terms := "Term,From,To\nAutumn,05/09/2022,16/12/2022\nSpring,03/01/2023,31/03/2023\nSummer,17/04/2023,21/07/2023\n"
	for _, tt := range []struct{ name, terms, closed, want, hint string }{
		{"no terms", "Stock,Price\nChairs,3\n", "", "terms.csv: nothing of the measure in the file", "a row for each term"},
		{"no such term", strings.Replace(terms, "Spring", "Lent", 1), "", "terms.csv A3: no term and no half-term", "one of autumn"},
		{"no day", strings.Replace(terms, "31/03/2023", "31/02/2023", 1), "", "terms.csv C3: date cannot be read", "day first"},
		{"blank day", strings.Replace(terms, "31/03/2023", "", 1), "", "terms.csv C3: no day", ""},
		{"a month", strings.Replace(terms, "31/03/2023", "03/2023", 1), "", "terms.csv C3: no day", ""},
		{"month first", strings.NewReplacer("05/09/2022", "09/05/2022", "16/12/2022", "12/16/2022").Replace(terms), "", "terms.csv C2: dates in the column cannot be trusted", ""},
		{"turned round", strings.Replace(terms, "31/03/2023", "31/12/2022", 1), "", "terms.csv C3: it ends on 2022-12-31", ""},
		{"overlap", strings.Replace(terms, "03/01/2023", "01/12/2022", 1), "", "terms: spring of 2022/23 begins on 2022-12-01, before autumn", "all three"},
		{"note below", terms + "Subject to change,,\n", "", "terms.csv row 5: row under the headings that is no record", "expected"},
		{"closure without a day", terms, "Date,Reason\n,snow\n", "closed.csv", ""},
		{"closure in words", terms, "Date,Reason\nlast Friday,snow\n", "closed.csv A2: date cannot be read", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := "format: 1\nterms: {files: terms.csv}\n"
			if tt.closed != "" {
				text += "closures: {files: closed.csv}\n"
			}
			path := folder(t, text)
			for name, text := range map[string]string{"terms.csv": tt.terms, "closed.csv": tt.closed} {
				if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			p, err := Load(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = p.Calendar(context.Background())
			complains(t, err, tt.want, tt.hint)
		})
	}
	p, err := Load(folder(t, "format: 1\nterms: {files: none.csv}\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Calendar(context.Background())
	complains(t, err, "line 2: there is no file none.csv", "")
}

func TestPartOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, want string }{
		{"Autumn", "autumn"}, {"AUTUMN TERM", "autumn"}, {"Autumn term 2022/23", "autumn"}, {"2023 Spring", "spring"}, {"HT1", "HT1"}, {"ht 6", "HT6"}, {"Half term 3", "HT3"}, {"Half-term 4", "HT4"},
		{"Autumn 1", "HT1"}, {"Spring Term 2 2023", "HT4"}, {"Summer half term 2", "HT6"}, {"Term 1", ""}, {"1", ""}, {"HT7", ""}, {"Autumn 3", ""}, {"autumn half term", ""}, {"Lent", ""}, {"", ""}, {"2022", ""},
	} {
		term, half, ok := partOf(tt.name)
		got := ""
		if half != 0 {
			got = half.String()
		} else if ok {
			got = term.String()
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The tables of headings have fields that are read, and none twice.
func TestCalendarHeadings(t *testing.T) {
	t.Parallel()
	known := map[string]bool{fieldTerm: true, fieldFrom: true, fieldTo: true, fieldDate: true, fieldReason: true, "other": true}
	seen := map[string]bool{}
	for _, r := range CalendarHeadings() {
		if key := r[0] + r[3]; !known[r[1]] || seen[key] {
			t.Errorf("%v", r)
		} else {
			seen[key] = true
		}
	}
}

// A calendar of a project is the calendar of its dates.
func TestCalendarIsOfItsDates(t *testing.T) {
	t.Parallel()
	p, err := Load(folder(t, year2022))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, part := range p.terms.parts {
		got = append(got, part.Term.String()+" "+part.Span.String())
	}
	want := []string{"autumn 2022-09-05 to 2022-12-16", "spring 2023-01-03 to 2023-03-31", "summer 2023-04-17 to 2023-07-21"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if d := (ingest.Date{Year: 2022, Month: 9, Day: 5}); p.terms.parts[0].From.Date() != d {
		t.Errorf("first day %v", p.terms.parts[0].From)
	}
}
