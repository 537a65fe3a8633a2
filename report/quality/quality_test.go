package quality_test

import (
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report"
	"apst/report/document"
	"apst/report/quality"
)

var (
	odd     = regexp.MustCompile(`\b1 (questionnaires|endlines|errors|warnings)\b|NaN|%!|\b0 questionnaires`)
	someone = regexp.MustCompile(`[A-Z][0-9]{9,}|Pupil [0-9]{3}`)
)

// Of every school the report builds; the counts name nobody, whatever is due.
func TestEverySchool(t *testing.T) {
	t.Parallel()
	rule := &finding.Rule{ID: "SDQ-012", Severity: finding.Error, Title: "an answer that is none", Expected: "0, 1 or 2", Fix: "look at the form"}
	log := &finding.Log{}
	log.Add(finding.Finding{Rule: rule, From: sheet.Ref{File: "sdq.xlsx", Sheet: "SDQ", Row: 7, Col: 3}, Pupil: "A999432119001", Seen: "7"})
	for _, p := range schooltest.Presets() {
		a := schooltest.Shared(p.Name)
		asOf := ingest.Date{Year: 2023, Month: 1, Day: 16}
		in := &quality.Input{Analysis: a, School: "Example", AsOf: asOf, Due: a.Due("sdq", asOf), Findings: log.Groups()}
		for name, d := range map[string]*document.Document{"named": quality.Named(in), "counts": quality.Counts(in)} {
			var b strings.Builder
			if err := d.WriteHTML(&b); err != nil {
				t.Fatalf("%s, %s: %v", p.Name, name, err)
			}
			if d.Stays == "" {
				t.Errorf("%s, %s does not say that it stays in the school", p.Name, name)
			}
			text := strings.Join(d.Text(), "\n")
			if name == "counts" {
				for _, who := range everybody(a) {
					if strings.Contains(b.String(), who) {
						t.Errorf("%s: the counts name %s", p.Name, who)
					}
				}
			}
			if bad := odd.FindString(text); bad != "" {
				t.Errorf("%s, %s says %q", p.Name, name, bad)
			}
			if who := someone.FindString(text); name == "counts" && who != "" {
				t.Errorf("%s: the counts name %s", p.Name, who)
			}
			if strings.Contains(text, "Seen") || strings.Contains(text, "A999432119001") && name == "counts" {
				t.Errorf("%s, %s shows an answer or who gave it", p.Name, name)
			}
		}
	}
}

// everybody are the identifiers and names of all pupils.
func everybody(a *cohort.Analysis) []string {
	var out []string
	for _, p := range a.Linkage.Pupils {
		out = append(out, p.IDs...)
		for i := range p.Stays {
			s := &p.Stays[i]
			for _, x := range []string{s.Pupil, s.UPN, s.Name, s.Forename, s.Surname} {
				if x != "" {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// The week begins with what gets out of reach, and ends with cells.
func TestWeek(t *testing.T) {
	t.Parallel()
	a := schooltest.Shared("40 pupils")
	asOf := ingest.Date{Year: 2023, Month: 7, Day: 21}
	in := &quality.Input{Analysis: a, AsOf: asOf, Due: a.Due("sdq", asOf)}
	if len(in.Due) == 0 {
		t.Fatal("nothing is due")
	}
	text := strings.Join(quality.Named(in).Text(), "\n")
	if !strings.Contains(text, "before they are out of reach") {
		t.Errorf("the week says %.600s", text)
	}
	none := &quality.Input{Analysis: a, AsOf: asOf}
	if text := strings.Join(quality.Named(none).Text(), "\n"); !strings.Contains(text, "There is nothing that has to be done this week.") {
		t.Errorf("an empty week says %.600s", text)
	}
}

// Where it is not known what is due, nothing says that nothing is.
func TestUntold(t *testing.T) {
	t.Parallel()
	a := schooltest.Shared("40 pupils")
	asOf := ingest.Date{Year: 2023, Month: 7, Day: 21}
	if why := a.DueUntold("sdq", asOf); why != "" {
		t.Errorf("of the 40: %s", why)
	}
	in := &quality.Input{Analysis: a, Untold: a.DueUntold("sdq", ingest.Date{})}
	if in.Untold == "" {
		t.Fatal("without a day it is told what is due")
	}
	for name, d := range map[string]*document.Document{"named": quality.Named(in), "counts": quality.Counts(in)} {
		text := strings.Join(d.Text(), "\n")
		if !strings.Contains(text, "not known: nothing says of which day the data are.") {
			t.Errorf("%s does not say that it is not known: %.500s", name, text)
		}
		for _, claim := range []string{"is overdue", "No questionnaire", "nothing that has to be done"} {
			if strings.Contains(text, claim) {
				t.Errorf("%s says %q", name, claim)
			}
		}
	}
}

// The workbook has the same counts as the pages, adds up by centre and class, and names
// nobody.
func TestSheets(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"3 pupils", "40 pupils", "no endlines"} {
		in := &quality.Input{Analysis: schooltest.Shared(name)}
		type key struct{ by, measure, informant, time string }
		sums := map[key][3]int{}
		for _, s := range quality.Sheets(in) {
			var b strings.Builder
			if _, err := report.WriteCSV(&b, s.Table, report.CSVOptions{}); err != nil {
				t.Fatal(err)
			}
			if who := someone.FindString(b.String()); who != "" {
				t.Errorf("%s: %s names %s", name, s.Name, who)
			}
			if s.Name != "Completeness" {
				continue
			}
			rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows[1:] {
				k := key{r[0], r[2], r[3], r[4]}
				n := sums[k]
				for i := range n {
					x, err := strconv.Atoi(r[5+i])
					if err != nil {
						t.Fatal(err)
					}
					n[i] += x
				}
				sums[k] = n
			}
		}
		for k, n := range sums {
			k.by = "all"
			if all := sums[k]; n != all {
				t.Errorf("%s: %v: %v in parts, %v of all", name, k, n, all)
			}
		}
	}
}
