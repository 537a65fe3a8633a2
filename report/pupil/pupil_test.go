package pupil_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/cohort"
	"apst/metrics/plan"
	"apst/metrics/support"
	"apst/report/document"
	"apst/report/pupil"
	"apst/report/words"

	"apst/ingest"
	"apst/internal/schooltest"
)

// table is a table of a measure by its name.
func table(m *metrics.Measure, name string) *metrics.Table {
	for i := range m.Tables {
		if m.Tables[i].Name == name {
			return &m.Tables[i]
		}
	}
	panic("no table " + name)
}

// row is a row of a table with some cells filled in.
func row(t *metrics.Table, id string, cells map[string]metrics.Cell) metrics.Row {
	out := metrics.Row{Pupil: id, Cells: make([]metrics.Cell, len(t.Columns))}
	for name, c := range cells {
		i := slices.IndexFunc(t.Columns, func(c metrics.Column) bool { return c.Name == name })
		if i < 0 {
			panic(t.Name + " has no column " + name)
		}
		out.Cells[i] = c
	}
	return out
}

func date(y, m, d int) metrics.Cell {
	return metrics.Day(ingest.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)})
}

// planned are the rows of a plan and of views of a pupil in a placement.
func planned(id string, placement int) []pupil.Rows {
	pm, sm, am := plan.Measure(), support.Measure(), attendance.Measure()
	at, text, n := metrics.Int(placement), metrics.Text, metrics.Int
	objective := func(cells map[string]metrics.Cell) metrics.Row {
		cells["placement"] = at
		return row(table(pm, "plan-objectives"), id, cells)
	}
	view := func(cells map[string]metrics.Cell) metrics.Row { return row(table(sm, "views"), id, cells) }
	return []pupil.Rows{
		{Measure: "plan", Table: table(pm, "plan"), Rows: []metrics.Row{row(table(pm, "plan"), id, map[string]metrics.Cell{
			"placement": at, "purpose": text("reintegration"), "purpose_text": text("Back to mainstream"), "planned_end": date(2023, 7, 21), "reviews_planned": n(3), "reviews_held": n(2),
			"days_elsewhere": metrics.Number(2.5), "qualifications_taken": n(2), "qualifications_passed": n(1), "destination": text("mainstream"), "reintegration_planned": metrics.Bool(true),
		})}},
		{Measure: "plan", Table: table(pm, "plan-objectives"), Rows: []metrics.Row{
			objective(map[string]metrics.Cell{"objective": text("Come every day"), "criterion": text("80% of sessions"), "met": text("yes"), "by_criterion": text("yes"), "evidence_date": date(2023, 3, 1)}),
			objective(map[string]metrics.Cell{"objective": text("Be calmer"), "met": text("yes")}),
			objective(map[string]metrics.Cell{"objective": text("Read aloud"), "criterion": text("one page"), "by_criterion": text("not-yet"), "target_date": date(2023, 5, 1)}),
		}},
		{Measure: "plan", Table: table(pm, "plan-reviews"), Rows: []metrics.Row{
			row(table(pm, "plan-reviews"), id, map[string]metrics.Cell{"placement": at, "planned": date(2022, 11, 1), "held": date(2022, 11, 3), "status": text("held")}),
			row(table(pm, "plan-reviews"), id, map[string]metrics.Cell{"placement": at, "planned": date(2023, 2, 1), "status": text("overdue")}),
		}},
		{Measure: "plan", Table: table(pm, "plan-qualifications"), Rows: []metrics.Row{
			row(table(pm, "plan-qualifications"), id, map[string]metrics.Cell{"placement": at, "subject": text("English"), "level": text("Entry 3"), "taken": metrics.Bool(true), "passed": metrics.Bool(true), "grade": text("Pass")}),
		}},
		{Measure: "support", Table: table(sm, "views"), Rows: []metrics.Row{
			view(map[string]metrics.Cell{"respondent": text("child"), "item": text("quote"), "date": date(2023, 3, 1), "quote": text("Somebody listened"), "consent": text("yes-public")}),
			view(map[string]metrics.Cell{"respondent": text("family"), "item": text("quote"), "date": date(2023, 3, 1), "quote": text("For the school alone"), "consent": text("yes-internal")}),
			view(map[string]metrics.Cell{"respondent": text("family"), "item": text("follow-up-help"), "date": date(2023, 3, 1), "answer": text("great-deal"), "consent": text("no")}),
			view(map[string]metrics.Cell{"respondent": text("family"), "item": text("q1"), "date": date(2023, 3, 1), "rating": n(4), "consent": text("no")}),
		}},
		{Measure: "attendance", Table: table(am, "attendance"), Rows: []metrics.Row{
			row(table(am, "attendance"), id, map[string]metrics.Cell{"placement": at, "period": text("2022/23 autumn"), "from": date(2022, 9, 6), "to": date(2022, 12, 16), "possible": n(100), "attended": n(80), "authorised": n(15), "unauthorised": n(5)}),
			row(table(am, "attendance"), id, map[string]metrics.Cell{"placement": at, "period": text("2022/23 spring"), "from": date(2023, 1, 4), "to": date(2023, 3, 31), "possible": n(50), "attended": n(20), "authorised": n(20), "unauthorised": n(10)}),
			row(table(am, "attendance"), id, map[string]metrics.Cell{"placement": n(1), "period": text("all"), "role": text("home-school"), "from": date(2022, 5, 6), "to": date(2022, 12, 16), "possible": n(30), "attended": n(10), "authorised": n(15), "unauthorised": n(5)}),
		}},
	}
}

// report is the report about the last placement of a pupil.
func report(a *cohort.Analysis, p *cohort.Pupil, rows []pupil.Rows) *document.Document {
	return pupil.Build(pupil.NewInput(a, p, pupil.Last(p), "Example School", rows))
}

func page(t *testing.T, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A report of every placement of every pupil of every school builds, keeps to the rules
// of words, and has no number that is none.
func TestEveryPupil(t *testing.T) {
	t.Parallel()
	for _, preset := range schooltest.Presets() {
		t.Run(preset.Name, func(t *testing.T) {
			t.Parallel()
			a := analysed(schooltest.Input(preset.Options))
			for i, p := range a.Linkage.Pupils {
				if i >= 20 {
					break
				}
				for k := range p.Stays {
					var rows []pupil.Rows
					if i%2 == 0 {
						rows = planned(p.ID, p.Stays[k].Placement)
					}
					in := pupil.NewInput(a, p, p.Stays[k].Placement, "Example School", rows)
					d := pupil.Build(in)
					text := strings.Join(d.Text(), "\n\n")
					if i < 5 {
						page(t, d)
						for _, c := range words.Check(text, words.Known{}) {
							if c.Rule == words.RuleInterval || c.Rule == words.RuleFewPercent { // of groups: one pupil has no interval
								continue
							}
							t.Errorf("%s: %s: %s", p.ID, c.Rule.ID, c.Near)
						}
					}
					for _, bad := range []string{"NaN", "p-value", " p =", "%!", "<nil>", ": .", "..", "  ", " 1 points", " 1 objectives", "improved", "deteriorated"} {
						if at := strings.Index(text, bad); at >= 0 {
							t.Errorf("%s: %q in %q", p.ID, bad, text[max(0, at-40):min(len(text), at+40)])
						}
					}
					if left := in.Ended(); left == strings.Contains(d.Title, "so far") {
						t.Errorf("%s: ended %v, and %q", p.ID, left, d.Title)
					}
				}
			}
		})
	}
}

// The report of a pupil is made of that pupil alone: whoever else is in the school, and
// whatever they did, it is the same to the last byte.
func TestNobodyElse(t *testing.T) {
	t.Parallel()
	for n := range 4 {
		whole := schooltest.Named("40 pupils")
		own, other := schooltest.Input(whole), schooltest.Options{Pupils: 60, Seed: 99, LongNames: true}
		others := schooltest.Input(other)
		id := own.Roll.All()[n*9].Pupil
		mixed := *others
		mixed.Roll, mixed.Sources = joined(own, others, id)
		a, b := analysed(own), analysed(&mixed)
		p, q := find(a, id), find(b, id)
		if got, want := page(t, report(b, q, planned(id, pupil.Last(q)))), page(t, report(a, p, planned(id, pupil.Last(p)))); got != want {
			t.Errorf("%s: another school makes another report", id)
		}
		if len(find(b, id).Values) == 0 {
			t.Fatalf("%s has no values", id)
		}
	}
}

// What is printed is what is known: objectives by their criterion, and nothing that may
// not be quoted.
func TestSaid(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("12 pupils")))
	p := a.Linkage.Pupils[0]
	in := pupil.NewInput(a, p, pupil.Last(p), "Example School", planned(p.ID, pupil.Last(p)))
	text := strings.Join(pupil.Build(in).Text(), "\n")
	for _, want := range []string{
		"Of 2 objectives with a criterion: 1 met, 0 partly met, 0 not met, 1 not judged yet.", "1 objective has no criterion and cannot count as met.",
		`cannot be judged: no criterion. The plan says "met", which does not count.`, "met (1 Mar 2023)", "2 held of 3 planned. 3 Nov 2022 (held), 1 Feb 2023 (due and not held).",
		"by the plan, 2.5 days a week were spent at another school.", `"Somebody listened"`, "Other help from attending: a great deal.", "q1: 4.", "2 taken, 1 passed.", "English",
		"Back to mainstream; planned: until 21 July 2023", "In the family's own words, to be filled in with their consent:", "6 Sep 2022 to 31 Mar 2023\n150\n100\n66.7\n35\n15", "there is one",
		"6 May 2022 to 16 Dec 2022\n30\n10\n33.3", "In all of this register a tenth or more of the possible sessions were missed.", "It ends on 31 March 2023 and does not cover the rest of the placement.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(text, "For the school alone") || in.Withheld() != 1 || strings.Contains(strings.Join(in.FreeText(), ""), "alone") {
		t.Errorf("what may be quoted in the school alone is printed, or not counted: %d", in.Withheld())
	}
}

// A change is said to be larger than error of measurement, or within it, as its class has
// it, and which way it went.
func TestChangeInWords(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("300 pupils")))
	seen := map[string]int{}
	for _, pair := range a.Pairs {
		if pair.Measure != "sdq" || pair.Outcome.Scale != "total" || !pair.HasChange || pair.Placement != pupil.Last(pair.Pupil) || seen[pair.Class] > 3 {
			continue
		}
		seen[pair.Class]++
		text := strings.Join(report(a, pair.Pupil, nil).Text(), "\n")
		line := ""
		for _, l := range strings.Split(text, "\n") {
			if strings.HasPrefix(l, map[string]string{"self": "The pupil's own answers", "teacher": "Answers of school staff", "parent": "Answers of a parent or carer"}[pair.Informant]) {
				line = l
			}
		}
		points := fmt.Sprintf("%d points or more", pair.Reliable.Points)
		larger, within := strings.Contains(line, "larger than measurement error alone would usually give"), strings.Contains(line, "within what measurement error alone can give")
		way := map[bool]string{true: "more difficulties", false: "fewer difficulties"}[pair.Change > 0]
		switch {
		case pair.Change == 0:
			if !strings.Contains(line, "the same score both times") || larger {
				t.Errorf("no change: %s", line)
			}
		case larger == (pair.Class == "unchanged") || within != (pair.Class == "unchanged") || !strings.Contains(line, points) || !strings.Contains(line, way):
			t.Errorf("%s, %v: %s", pair.Class, pair.Change, line)
		}
	}
	for _, class := range cohort.Classes() {
		if seen[class] == 0 {
			t.Errorf("nobody was %s", class)
		}
	}
}
