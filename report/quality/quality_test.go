package quality_test

import (
	"regexp"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/schooltest"
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
		in := &quality.Input{Analysis: a, School: "Example", AsOf: asOf, Due: a.Due("sdq", asOf), Findings: quality.ByWeight(log)}
		for name, d := range map[string]*document.Document{"named": quality.Named(in), "counts": quality.Counts(in)} {
			var b strings.Builder
			if err := d.WriteHTML(&b); err != nil {
				t.Fatalf("%s, %s: %v", p.Name, name, err)
			}
			if d.Stays == "" {
				t.Errorf("%s, %s does not say that it stays in the school", p.Name, name)
			}
			text := strings.Join(d.Text(), "\n")
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
