package plan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// asOf is the day the tests' data are from.
var asOf = ingest.Date{Year: 2023, Month: 7, Day: 21}

// file is a file of a test.
type file struct{ name, text string }

// readFiles reads files given as text.
func readFiles(t testing.TB, roll *record.Roll, day ingest.Date, files ...file) (metrics.Reading, *finding.Log) {
	t.Helper()
	dir := t.TempDir()
	var inputs []record.Input
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, record.Input{Path: path})
	}
	log := &finding.Log{}
	rd, err := Measure().Read(context.Background(), &metrics.Request{Inputs: inputs, Roll: roll, AsOf: day, Calendar: &calendar.Calendar{}, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rd.Close() })
	c := rd.(*reading).in.counts
	if c.Records != c.Used+c.Copies+c.LeftOut {
		t.Errorf("rows do not add up: %+v", c)
	}
	return rd, log
}

func readText(t testing.TB, text string) (metrics.Reading, *finding.Log) {
	t.Helper()
	return readFiles(t, nil, asOf, file{"plan.csv", text})
}

// found lists what a log holds as rule and place.
func found(log *finding.Log) []string {
	out := []string{}
	for _, g := range log.Groups() {
		for i := range g.Kept {
			out = append(out, g.Rule.ID+" "+g.Kept[i].Place())
		}
	}
	slices.Sort(out)
	return out
}

// shown is a table as lines of some of its columns.
func shown(t testing.TB, rd metrics.Reading, table int, columns ...string) []string {
	t.Helper()
	all := Measure().Tables[table].Columns
	out := []string{}
	for row, err := range rd.Rows(table) {
		if err != nil {
			t.Fatal(err)
		}
		if len(row.Cells) != len(all) {
			t.Fatalf("%d cells for %d columns", len(row.Cells), len(all))
		}
		var parts []string
		for _, name := range columns {
			i := slices.IndexFunc(all, func(c metrics.Column) bool { return c.Name == name })
			if i < 0 {
				t.Fatalf("no column %s", name)
			}
			if row.Cells[i].Kind != all[i].Kind {
				t.Errorf("%s is of kind %d, and its cell of %d", name, all[i].Kind, row.Cells[i].Kind)
			}
			parts = append(parts, cellText(row.Cells[i]))
		}
		out = append(out, strings.Join(parts, " | "))
	}
	return out
}

func cellText(c metrics.Cell) string {
	switch {
	case !c.Set:
		return "-"
	case c.Kind == metrics.IntKind:
		return strconv.FormatInt(c.Int, 10)
	case c.Kind == metrics.NumberKind:
		return strconv.FormatFloat(c.Number, 'g', -1, 64)
	case c.Kind == metrics.BoolKind:
		return strconv.FormatBool(c.Bool)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

const (
	first  = "A999432119001"
	second = "P999432119002"
)

// A workbook's sheet as a school keeps it: a title above, a row an objective, the
// plan in the first row of each pupil only, a total below.
const objectivesSheet = `Example Academy (synthetic),,,,,,,,,,,,,
UPN,Name,Purpose of placement,Start date,Target,Success criteria,Target date,Achieved?,Date achieved,Reviews planned,Reviews held,Days at another school,Planned destination,Reintegration plan
A999432119001,Pupil 001,Reintegration,05/09/2022,Objective one,Attendance of 80%,16/12/2022,Yes,14/12/2022,3,2,2.5,Mainstream school,Phased return from January
A999432119001,Pupil 001,,,Objective two,No suspension in a term,16/12/2022,partially,,,,,,
A999432119001,Pupil 001,,,Objective three,,31/03/2023,Y,,,,,,
P999432119002,Pupil 002,Long-term placement,05/09/2022,Objective one,A lower total,21/07/2023,,,3,3,0,College,N/A
P999432119002,Pupil 002,,,Objective two,Two qualifications,21/07/2023,not yet,,,,,,
Total objectives: 5,,,,,,,,,,,,,
`

func TestObjectives(t *testing.T) {
	t.Parallel()
	rd, log := readText(t, objectivesSheet)
	if diff := cmp.Diff([]string{"PLAN-010 plan.csv F5", "REC-006 plan.csv row 8"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	want := []string{
		first + " | 1 | reintegration | 2022-09-05 | 3 | 2 | 1 | 1 | 0 | 0 | 3 | 2 | 2.5 | - | - | mainstream | true | Phased return from January | no-criterion",
		second + " | 1 | long-term | 2022-09-05 | 2 | 2 | 0 | 0 | 0 | 2 | 3 | 3 | 0 | - | - | college | false | - | -",
	}
	if diff := cmp.Diff(want, shown(t, rd, 0, "pupil_id", "placement", "purpose", "start", "objectives", "with_criterion", "met", "partly", "not_met", "not_judged", "reviews_planned", "reviews_held",
		"days_elsewhere", "qualifications_taken", "qualifications_passed", "destination", "reintegration_planned", "reintegration_text", "flags")); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
	want = []string{
		"1 | Objective one | Attendance of 80% | 2022-12-16 | yes | yes | 2022-12-14 | -",
		"2 | Objective two | No suspension in a term | 2022-12-16 | partly | partly | - | -",
		"3 | Objective three | - | 2023-03-31 | yes | - | - | no-criterion",
		"1 | Objective one | A lower total | 2023-07-21 | - | not-yet | - | -",
		"2 | Objective two | Two qualifications | 2023-07-21 | not-yet | not-yet | - | -",
	}
	if diff := cmp.Diff(want, shown(t, rd, 1, "number", "objective", "criterion", "target_date", "met", "by_criterion", "evidence_date", "flags")); diff != "" {
		t.Errorf("objectives (-want +got):\n%s", diff)
	}
}

// Lists of their own for reviews and qualifications, in other files: they are counted,
// and numbers that differ are told.
func TestLists(t *testing.T) {
	t.Parallel()
	rd, log := readFiles(t, nil, asOf, file{"plan.csv", "Pupil ID,Purpose,Reviews planned,Qualifications taken,Qualifications passed\n0010,Assessment,3,2,1\n0017,To settle and be safe,2,4,4\n"},
		file{"reviews.csv", "Pupil ID,Review date,Held,Attended by\n0010,14/10/2022,13/10/2022,\"Tutor, carer\"\n0010,03/02/2023,No,\n0010,21/07/2023,,\n0017,14/10/2022,cancelled,\n0017,09/06/2023,,\n"},
		file{"exams.csv", "Pupil ID,Qualification,Level,Grade,Passed\n0010,English,1,Pass,\n0010,Art,GCSE,U,\n0010,Maths,GCSE,X,\n0017,Food,L2,D*,yes\n"})
	if diff := cmp.Diff([]string{"PLAN-006 plan.csv B3", "PLAN-020 reviews.csv row 3", "PLAN-020 reviews.csv row 5", "PLAN-020 reviews.csv row 6", "PLAN-021 plan.csv D3", "PLAN-021 plan.csv E3"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0010 | assessment | 3 | 1 | 2 | 1 | - | overdue", "0017 | - | 2 | 0 | 1 | 1 | - | overdue;own-words:purpose;count-differs:qualifications_taken;count-differs:qualifications_passed"},
		shown(t, rd, 0, "pupil_id", "purpose", "reviews_planned", "reviews_held", "qualifications_taken", "qualifications_passed", "objectives", "flags")); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 | 2022-10-14 | 2022-10-13 | held | Tutor, carer", "2 | 2023-02-03 | - | not-held | -", "3 | 2023-07-21 | - | planned | -", "1 | 2022-10-14 | - | not-held | -", "2 | 2023-06-09 | - | overdue | -"},
		shown(t, rd, 2, "number", "planned", "held", "status", "attendees")); diff != "" {
		t.Errorf("reviews (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"English | true | true | Pass", "Art | true | false | U", "Maths | - | - | X", "Food | true | true | D*"}, shown(t, rd, 3, "subject", "taken", "passed", "grade")); diff != "" {
		t.Errorf("qualifications (-want +got):\n%s", diff)
	}
}

// Everything in one row: objectives and reviews side by side, numbered.
func TestOneRowAPupil(t *testing.T) {
	t.Parallel()
	rd, log := readText(t, "UPN,Purpose of placement,Objective 1,Criterion 1,Met 1,Objective 2,Objective 2 success criterion,Objective 2 met,1st review,Review 1 held,Review 2 date,Review 2 held\n"+
		first+",Assessment,Objective one,Attendance of 80%,Yes,Objective two,No suspension,No,14/10/2022,14/10/2022,03/02/2023,\n"+second+",Assessment,,,,,,,14/10/2022,,,\n")
	if diff := cmp.Diff([]string{"PLAN-020 plan.csv I3", "PLAN-020 plan.csv K2"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{first + " | 2 | 2 | 1 | 0 | 1 | 0 | 2 | 1", second + " | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0"},
		shown(t, rd, 0, "pupil_id", "objectives", "with_criterion", "met", "partly", "not_met", "not_judged", "reviews_planned", "reviews_held")); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
}

// twice is a list of pupils with one who came back.
func twice() *record.Roll {
	day := func(y int16, m, d uint8) ingest.Date { return ingest.Date{Year: y, Month: m, Day: d} }
	return record.NewRoll([]record.Stay{
		{Pupil: first, UPN: first, Entry: day(2022, 9, 5), Exit: day(2023, 2, 10)},
		{Pupil: first, UPN: first, Entry: day(2023, 4, 17)},
		{Pupil: second, UPN: second, Entry: day(2022, 9, 5)},
	})
}

// Of several stays a row is about the one that its days lie in; one that says
// nothing is refused.
func TestStays(t *testing.T) {
	t.Parallel()
	plans := "UPN,Objective,Criterion,Target date,Met,Stay\n" + first + ",Objective one,Attendance,16/12/2022,Yes,\n" + first + ",Objective one,Attendance,21/07/2023,No,\n" +
		first + ",Objective two,Attendance,,,2\n" + first + ",Objective three,Attendance,,,\n" + first + ",Objective four,Attendance,,,3\n" + second + ",Objective one,Attendance,,,\n"
	rd, log := readFiles(t, twice(), asOf, file{"plan.csv", plans})
	if diff := cmp.Diff([]string{"PLAN-003 plan.csv row 5", "PLAN-003 plan.csv row 6"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{first + " | 1 | 1 | 1 | 0", first + " | 2 | 2 | 0 | 1", second + " | 1 | 1 | 0 | 1"}, shown(t, rd, 0, "pupil_id", "placement", "objectives", "met", "not_judged")); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
	// Without a list of pupils the starts in the plans tell.
	rd, _ = readFiles(t, nil, asOf, file{"plan.csv", "UPN,Purpose,Start date\n" + first + ",Assessment,05/09/2022\n" + first + ",Reintegration,17/04/2023\n"},
		file{"reviews.csv", "UPN,Planned date,Held on\n" + first + ",14/10/2022,14/10/2022\n" + first + ",09/06/2023,\n"})
	if diff := cmp.Diff([]string{"1 | assessment | 1 | 1", "2 | reintegration | 1 | 0"}, shown(t, rd, 0, "placement", "purpose", "reviews_planned", "reviews_held")); diff != "" {
		t.Errorf("plans without a list (-want +got):\n%s", diff)
	}
}

const (
	objectiveHead = "UPN,Purpose,Objective,Criterion,Target date,Met,Evidence date,Days elsewhere,Reintegration\n"
	goodObjective = first + ",Reintegration,Objective one,Attendance of 80%,16/12/2022,Yes,14/12/2022,1,Yes\n"
	reviewHead    = "UPN,Planned date,Held on\n"
	goodReview    = first + ",14/10/2022,14/10/2022\n"
	examHead      = "UPN,Qualification,Taken,Passed,Grade\n"
	goodExam      = first + ",English,Yes,Yes,5\n"
)

// Every rule is raised by a file with its fault, at its cell, and by nothing else; a
// twin without the fault raises nothing.
func TestRulesAreRaised(t *testing.T) {
	t.Parallel()
	clean := objectiveHead + goodObjective
	change := func(old, with string) string { return objectiveHead + strings.Replace(goodObjective, old, with, 1) }
	again := func(old, with string) string { return clean + strings.Replace(goodObjective, old, with, 1) }
	for _, c := range []struct {
		rule, place string
		fault, twin string
	}{
		{"PLAN-001", "plan.csv F2", change("Yes,14", "mostly,14"), clean},
		{"PLAN-001", "plan.csv C2", examHead + strings.Replace(goodExam, "Yes,Yes,5", "perhaps,Yes,5", 1), examHead + goodExam},
		{"PLAN-002", "plan.csv H2", change(",1,Yes", ",7,Yes"), change(",1,Yes", ",0.5,Yes")},
		{"PLAN-002", "plan.csv C2", "UPN,Purpose,Reviews planned\n" + first + ",Assessment,-1\n", "UPN,Purpose,Reviews planned\n" + first + ",Assessment,1\n"},
		{"PLAN-004", "plan.csv B3", again("Reintegration,Objective one", "Assessment,Objective two"), again("Reintegration,Objective one", "Reintegration,Objective two")},
		{"PLAN-004", "plan.csv C3", again("Yes,14", "No,14"), clean},
		{"PLAN-005", "plan.csv row 3", clean + goodObjective, clean},
		{"PLAN-005", "plan.csv row 3", reviewHead + goodReview + goodReview, reviewHead + goodReview},
		{"PLAN-005", "plan.csv row 3", examHead + goodExam + goodExam, examHead + goodExam},
		{"PLAN-006", "plan.csv B2", change("Reintegration,", "to be safe,"), clean},
		{"PLAN-007", "plan.csv I2", change(",1,Yes", ",1,No"), clean},
		{"PLAN-010", "plan.csv D2", change("Attendance of 80%", ""), clean},
		{"PLAN-011", "plan.csv C2", change("Objective one", ""), clean},
		{"PLAN-012", "plan.csv G2", change("14/12/2022", "14/12/2023"), clean},
		{"PLAN-020", "plan.csv row 2", reviewHead + strings.Replace(goodReview, ",14/10/2022\n", ",\n", 1), reviewHead + goodReview},
		{"PLAN-030", "plan.csv row 2", examHead + strings.Replace(goodExam, "Yes,Yes", "No,Yes", 1), examHead + goodExam},
		{"PLAN-030", "plan.csv row 2", examHead + strings.Replace(goodExam, "Yes,5", "Yes,U", 1), examHead + goodExam},
		{"PLAN-030", "plan.csv D2", "UPN,Purpose,Qualifications taken,Qualifications passed\n" + first + ",Assessment,1,2\n", "UPN,Purpose,Qualifications taken,Qualifications passed\n" + first + ",Assessment,2,2\n"},
		{"PLAN-031", "plan.csv E2", examHead + strings.Replace(goodExam, "Yes,Yes,5", ",,F", 1), examHead + strings.Replace(goodExam, "Yes,Yes,5", ",,E", 1)},
	} {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			_, log := readText(t, c.fault)
			if got := found(log); !slices.Equal(got, []string{c.rule + " " + c.place}) {
				t.Errorf("fault:\n%sgot  %v\nwant %s %s", c.fault, got, c.rule, c.place)
			}
			_, log = readText(t, c.twin)
			if got := found(log); len(got) > 0 {
				t.Errorf("clean twin:\n%sgot  %v\nwant none", c.twin, got)
			}
		})
	}
}

// Without a day that the data are from nothing is overdue, and nothing is in the
// future.
func TestWithoutADay(t *testing.T) {
	t.Parallel()
	rd, log := readFiles(t, nil, ingest.Date{}, file{"plan.csv", reviewHead + first + ",14/10/2022,\n" + first + ",14/10/2032,14/10/2032\n"})
	if got := found(log); len(got) > 0 {
		t.Errorf("findings %v, want none", got)
	}
	if diff := cmp.Diff([]string{"planned", "held"}, shown(t, rd, 2, "status")); diff != "" {
		t.Error(diff)
	}
}

// A formula without a value and an unreadable date are told once, and are no answer.
func TestDoubts(t *testing.T) {
	t.Parallel()
	rd, log := readText(t, reviewHead+first+",14/10/2022,31/11/2022\n")
	if diff := cmp.Diff([]string{"REC-020 plan.csv C2"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"- | date-not-read"}, shown(t, rd, 2, "status", "flags")); diff != "" {
		t.Error(diff)
	}
	rd, _ = readText(t, objectiveHead+strings.Replace(goodObjective, "Yes,14", "perhaps,14", 1))
	if diff := cmp.Diff([]string{"- | - | word-not-known"}, shown(t, rd, 1, "met", "by_criterion", "flags")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1 | 0 | 1"}, shown(t, rd, 0, "with_criterion", "met", "not_judged")); diff != "" {
		t.Error(diff)
	}
}

// What nothing lists is not there; it is never 0.
func TestMissingIsNotNought(t *testing.T) {
	t.Parallel()
	rd, _ := readText(t, "UPN,Purpose\n"+first+",Assessment\n")
	if diff := cmp.Diff([]string{"- | - | - | - | - | -"}, shown(t, rd, 0, "objectives", "met", "reviews_planned", "reviews_held", "days_elsewhere", "qualifications_taken")); diff != "" {
		t.Error(diff)
	}
	states := map[string]metrics.State{}
	for row := range rd.Rows(0) {
		for _, v := range row.Values {
			states[v.Scale] = v.State
			if _, number := v.Number(); (v.State == metrics.Known) != (number || v.Category != "") || (v.State == metrics.Known) == (v.Reason != "") {
				t.Errorf("%+v", v)
			}
		}
	}
	want := map[string]metrics.State{"purpose": metrics.Known, "destination": metrics.Missing, "reintegration": metrics.Missing, "days_elsewhere": metrics.Missing,
		"objectives": metrics.NotAvailable, "with_criterion": metrics.NotAvailable, "met": metrics.NotAvailable, "partly": metrics.NotAvailable, "not_met": metrics.NotAvailable, "not_judged": metrics.NotAvailable,
		"reviews_planned": metrics.NotAvailable, "reviews_held": metrics.NotAvailable, "qualifications_taken": metrics.NotAvailable, "qualifications_passed": metrics.NotAvailable}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Error(diff)
	}
}

// A number goes back to its cells.
func TestExplain(t *testing.T) {
	t.Parallel()
	rd, _ := readText(t, objectivesSheet)
	got, err := rd.Explain(metrics.Query{Pupil: first, Scale: "objectives"})
	if err != nil || len(got) != 1 {
		t.Fatalf("%d derivations, %v", len(got), err)
	}
	d := got[0]
	if d.Value != "1 met of 2 with a criterion, of 3 listed" || len(d.Steps) != 4 || d.Steps[3].Result != "1 + 1 + 0 + 0 = 2" || !slices.Equal(d.Rules, []*finding.Rule{RuleNoCriterion}) {
		t.Errorf("%+v", d)
	}
	var cells []string
	for _, c := range d.Cells {
		cells = append(cells, fmt.Sprintf("%s %s %q %q", c.At.Cell(), c.Field, c.Stored, c.Read))
	}
	if !slices.Contains(cells, `H4 met "partially" "partly"`) || !slices.Contains(cells, `E3 objective "Objective one" ""`) {
		t.Errorf("cells %v", cells)
	}
	for _, q := range []metrics.Query{{Pupil: "nobody"}, {Pupil: first, Placement: 2}} {
		if got, _ := rd.Explain(q); len(got) > 0 {
			t.Errorf("%+v: %v", q, got)
		}
	}
	all, _ := rd.Explain(metrics.Query{Pupil: second})
	if len(all) != len(Measure().Scales) {
		t.Errorf("%d derivations for %d scales", len(all), len(Measure().Scales))
	}
	for _, d := range all {
		if (d.Value == "") == (d.Why == "") {
			t.Errorf("neither a value nor a reason, or both: %+v", d)
		}
	}
}

// What is said of the whole adds up, and says what cannot be told.
func TestSummary(t *testing.T) {
	t.Parallel()
	lines := func(rd metrics.Reading) map[string]string {
		out := map[string]string{}
		for _, l := range rd.Summary() {
			out[l.Label] = l.Text
		}
		return out
	}
	rd, _ := readText(t, objectivesSheet)
	got := lines(rd)
	delete(got, "not to be concluded")
	want := map[string]string{"plans": "2, of 2 pupils", "rows": "5: 5 used, 0 copies, 0 left out", "qualifications": "0 taken, 0 passed",
		"objectives": "5 listed, 4 with a criterion; by it 1 met, 1 partly, 0 not met, 2 not judged", "reviews": "6 planned, 5 held, 0 overdue on 2023-07-21"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	rd, _ = readFiles(t, nil, ingest.Date{}, file{"plan.csv", reviewHead + first + ",14/10/2022,\n"})
	if got := lines(rd)["reviews"]; got != "1 planned, 0 held; which are overdue is not known without the day the data are from (--as-of)" {
		t.Error(got)
	}
}

// In whatever order rows come, plans count the same.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	lines := strings.SplitAfter(strings.TrimSuffix(objectivesSheet, "Total objectives: 5,,,,,,,,,,,,,\n"), "\n")
	head, rows := strings.Join(lines[:2], ""), lines[2:7]
	rd, _ := readText(t, head+strings.Join(rows, ""))
	columns := []string{"pupil_id", "purpose", "objectives", "with_criterion", "met", "partly", "not_met", "not_judged", "reviews_held", "days_elsewhere", "destination", "reintegration_planned", "flags"}
	want := shown(t, rd, 0, columns...)
	rapid.Check(t, func(rt *rapid.T) {
		rd, _ := readText(t, head+strings.Join(rapid.Permutation(rows).Draw(rt, "rows"), ""))
		if diff := cmp.Diff(want, shown(t, rd, 0, columns...)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// The rules: ids in order, texts, and somewhere that raises each.
func TestRules(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	var names []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case f == "rules.go":
			for _, m := range regexp.MustCompile(`(?m)^\t(Rule\w+) +=`).FindAllStringSubmatch(string(text), -1) {
				names = append(names, m[1])
			}
		case !strings.HasSuffix(f, "_test.go"):
			source.Write(text)
		}
	}
	if len(names) != len(Rules()) {
		t.Errorf("%d rules are named, %d listed", len(names), len(Rules()))
	}
	for _, name := range names {
		if !strings.Contains(source.String(), "Rule: "+name) && !strings.Contains(source.String(), "Rule{"+name) {
			t.Errorf("%s is declared and never raised", name)
		}
	}
	last := ""
	for _, r := range Rules() {
		if r.ID <= last || r.Title == "" || r.Expected == "" || r.Fix == "" || r.Effect > finding.FieldEmpty && r.Severity != finding.Error {
			t.Errorf("%+v", r)
		}
		last = r.ID
	}
}

// The tables: fields that the code knows, no heading twice in a shape, words and
// grades that are read as what stands there.
func TestTables(t *testing.T) {
	t.Parallel()
	for _, s := range spec.Shapes {
		for field := range s.Headings.Known() {
			if plain := strings.TrimSuffix(field, "_1"); names[plain] == "" && field != record.Ignored && field != "number" {
				t.Errorf("%s: no name for %s", s.ID, field)
			}
		}
	}
	for name, table := range map[string]string{"objectives": objectiveHeadings + below(planHeadings), "plan": planHeadings, "reviews": reviewHeadings, "qualifications": qualificationHeadings, "numbered": numberedHeadings} {
		seen := map[string]bool{}
		for _, r := range record.Table(table) {
			if key := record.Squeeze(r[2]); key == "" || seen[key] {
				t.Errorf("%s: %q is there twice", name, r[2])
			} else {
				seen[key] = true
			}
		}
	}
	for _, r := range record.Table(wordsCSV) {
		if got, ok := lookUp(r[1], r[0]); !ok || got != r[2] {
			t.Errorf("%s %q is %q, want %q", r[0], r[1], got, r[2])
		}
	}
	want := map[string]answer{"yes": yes, "no": no, "unknown": noAnswer}
	for _, r := range record.Table(gradesCSV) {
		if got, ok := gradeOf(r[0]); !ok || got != want[r[1]] {
			t.Errorf("grade %q is %v, want %s", r[0], got, r[1])
		}
	}
	if _, known := gradeOf("F"); known {
		t.Error("F is a grade and a failure")
	}
}

func TestHeadingsWithNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Objective 2", "objective_2"}, {"Target 1 date", "target_1"}, {"2nd review", "planned_2"}, {"Review 3 (planned)", "planned_3"}, {"Review 3 held on", "held_3"}, {"Objective12 met", "met_12"},
		{"Objective 13", ""}, {"Objective 1 of 2", ""}, {"Review", ""}, {"Year 9", ""},
	} {
		if got := (numberedReader{}).Of(c.text).Field; got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want int
	}{{"0", 0}, {"none", 0}, {"2", 4}, {"2.5", 5}, {"2.50 days", 5}, {"0.5", 1}, {"5", 10}, {"1 day a week", 2}, {"5.5", -1}, {"-1", -1}, {"2.25", -1}, {"Mon", -1}, {"", -1}} {
		if got, ok := halfDays(c.text); ok != (c.want >= 0) || ok && (got != c.want) {
			t.Errorf("%q is %d half days, %v, want %d", c.text, got, ok, c.want)
		}
	}
	if daysText(5) != "2.5" || daysText(10) != "5" {
		t.Error(daysText(5), daysText(10))
	}
}

// Whatever a file holds, rows add up, counts add up, and every row has its cells.
func FuzzRead(f *testing.F) {
	f.Add(objectivesSheet)
	f.Add(reviewHead + goodReview)
	f.Add(examHead + goodExam + ",,,,\n")
	f.Add("UPN,Objective 1,Met 1,Review 1,Review 1 held\n" + first + ",x,,1/1/2023,no\n")
	f.Fuzz(func(t *testing.T, text string) {
		rd, _ := readText(t, text)
		for table := range Measure().Tables {
			for row, err := range rd.Rows(table) {
				if err != nil || len(row.Cells) != len(Measure().Tables[table].Columns) || row.Pupil == "" {
					t.Fatalf("table %d: %+v, %v", table, row, err)
				}
			}
		}
		for _, p := range rd.(*reading).in.plans {
			if n := p.tally(); n.Listed != n.With+n.Without || n.With != n.Met+n.Partly+n.NotMet+n.NotJudged {
				t.Fatalf("%+v", n)
			}
		}
		if _, err := rd.Explain(metrics.Query{}); err != nil {
			t.Fatal(err)
		}
		rd.Summary()
	})
}
