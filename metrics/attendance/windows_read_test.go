package attendance

import (
	"slices"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// windowColumnsShown are what the tests of windows look at.
var windowColumnsShown = []string{"placement", "anchor_date", "before_possible", "before_attended", "before_percent", "after_possible", "after_attended", "after_percent", "change_points"}

var beforeAfter = metrics.Settings{"window": "before-after", "sessions": "20"}

// What was before entry comes from the home school's marks; without them it is not
// available.
func TestWindowsAboutEntry(t *testing.T) {
	t.Parallel()
	own := sessionRows("2022-11-07", strings.Repeat(`/ \ `, 12)+strings.Repeat("O O ", 3)+strings.Repeat(`/ \ `, 10))
	home := sessionRows("2022-09-05", strings.Repeat(`/ \ `, 30)+strings.Repeat("O O ", 13)+`/ \ / \`)
	roll := rollOf("1 2022-11-07")

	s := scoreFiles(t, given{set: beforeAfter, roll: roll}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	lines := s.lines(t, tableWindows)
	if len(lines) != 1 {
		t.Fatalf("%d windows", len(lines))
	}
	// Sessions of 8 November on; the last ten days before the 7th were missed but for two.
	if got, want := pick(lines[0], windowColumnsShown...), "1 2022-11-07 20 4 20 20 20 100 80"; got != want {
		t.Errorf("got  %s\nwant %s\n%v", got, want, lines[0])
	}
	var periods []string
	for _, l := range s.lines(t, tableRows) {
		periods = append(periods, pick(l, "school", "role", "period", "possible", "attendance_percent"))
	}
	if got, want := strings.Join(periods, "; "), "  all 50 88;  home-school all 90 71.1;   before 20 20;   after 20 100"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := s.found(); got != "" {
		t.Error(got)
	}
	if text := lineOf(s.Summary(), "windows"); !strings.Contains(text, "shows no effect") {
		t.Errorf("no word of regression to the mean: %q", text)
	}

	s = scoreFiles(t, given{set: beforeAfter, roll: roll}, file(t, "own.csv", own))
	line := s.lines(t, tableWindows)[0]
	if got, want := pick(line, windowColumnsShown...), "1 2022-11-07    20 20 100 "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !strings.Contains(line["flags"], "no-register") || line["before_reason"] == "" || strings.Join(s.raised(), " ") != "ATT-081" {
		t.Errorf("%v\n%s", line, s.found())
	}
}

func lineOf(lines []metrics.Line, label string) string {
	for _, l := range lines {
		if l.Label == label {
			return l.Text
		}
	}
	return ""
}

// Values carry the windows as periods, and say why there is none.
func TestWindowValues(t *testing.T) {
	t.Parallel()
	own := sessionRows("2022-11-07", strings.Repeat(`/ \ `, 12), strings.Repeat(`/ \ `, 4))
	s := scoreFiles(t, given{set: beforeAfter, roll: rollOf("1 2022-11-07", "2 2022-11-07")}, file(t, "own.csv", own))
	got := map[string]string{}
	for row, err := range s.Rows(tableRows) {
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range row.Values {
			if v.Scale != scaleAttendance {
				continue
			}
			text := v.State.String() + ": " + v.Reason
			if x, ok := v.Number(); ok {
				text = strings.TrimSuffix(cellText(metrics.Number(x)), ".0")
			}
			got[v.Pupil+" "+v.Period] = text
		}
	}
	want := map[string]string{
		id(1) + " all": "100", id(1) + " after": "100", id(1) + " before": "not available: no register of that time: marks of the school the pupil was at are needed",
		id(2) + " all": "100", id(2) + " after": "not available: too few possible sessions", id(2) + " before": "not available: no register of that time: marks of the school the pupil was at are needed",
	}
	for k, w := range want {
		if got[k] != w {
			t.Errorf("%s: %q, want %q", k, got[k], w)
		}
	}
}

// Each placement has windows of its own, which end where the stay does.
func TestWindowsOfPlacements(t *testing.T) {
	t.Parallel()
	// The school is open all the while, for pupil 2; pupil 1 is there twice.
	own := "UPN,Date,Session,Mark\n"
	for _, part := range []struct{ from, marks string }{{"2022-09-05", strings.Repeat(`/ \ `, 8)}, {"2022-10-03", strings.Repeat(`O \ `, 15)}} {
		own += strings.SplitN(sessionRows(part.from, part.marks), "\n", 2)[1]
	}
	own += strings.ReplaceAll(strings.SplitN(sessionRows("2022-09-05", strings.Repeat(`/ \ `, 40)), "\n", 2)[1], id(1), id(2))
	s := scoreFiles(t, given{set: beforeAfter, roll: rollOf("1 2022-09-05 2022-09-14", "1 2022-10-03 -", "2 2022-09-05")}, file(t, "own.csv", own))
	var got []string
	lines := s.lines(t, tableWindows)
	slices.SortStableFunc(lines, func(a, b map[string]string) int { return strings.Compare(b["pupil_id"], a["pupil_id"]) })
	for _, l := range lines {
		got = append(got, pick(l, "placement", "after_from", "after_to", "after_school_sessions", "after_possible", "after_reason"))
	}
	want := []string{"1 2022-09-06 2022-09-14 14 14 too few possible sessions", "2 2022-10-04 2022-10-17 20 20 ", "1 2022-09-06 2022-09-19 20 20 "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var rows []string
	for _, l := range s.lines(t, tableRows) {
		if l["period"] == "all" && l["pupil_id"] == id(1) {
			rows = append(rows, pick(l, "placement", "from", "to", "possible", "attended"))
		}
	}
	if got, want := strings.Join(rows, "; "), "1 2022-09-05 2022-09-14 16 16; 2 2022-10-03 2022-10-21 30 15"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A referral takes the days of the pupil's own files.
func TestWindowsAboutReferral(t *testing.T) {
	t.Parallel()
	set := metrics.Settings{"window": "before-after", "weeks": "2", "anchor": "referral"}
	if got := Measure().Wants(set); len(got) != 1 || got[0] != "referral" {
		t.Errorf("wants %v", got)
	}
	if got := Measure().Wants(beforeAfter); got != nil {
		t.Errorf("about entry it wants %v", got)
	}
	own := sessionRows("2022-09-05", strings.Repeat(`/ O `, 10)+strings.Repeat(`O O `, 5)+strings.Repeat(`/ \ `, 10), strings.Repeat(`/ \ `, 25))
	s := scoreFiles(t, given{set: set, events: metrics.Events{"referral": map[string]ingest.Date{id(1): on("2022-09-21").Date()}}}, file(t, "own.csv", own))
	lines := s.lines(t, tableWindows)
	slices.SortStableFunc(lines, func(a, b map[string]string) int { return strings.Compare(b["pupil_id"], a["pupil_id"]) })
	if got, want := pick(lines[0], windowColumnsShown...), "1 2022-09-21 20 10 50 20 20 100 50"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := pick(lines[1], "anchor_date", "flags", "before_reason"); got != " no-anchor no day of referral is known" {
		t.Errorf("%q", got)
	}
	if strings.Join(s.raised(), " ") != "ATT-080" {
		t.Error(s.found())
	}
	for _, g := range s.lines(t, tableGroups) {
		if g["group"] == groupBoth && g["period"] == periodAfter && pick(g, "enrolments", "possible", "attendance_percent") != "1 20 100" {
			t.Errorf("group %v", g)
		}
	}
}

// A pupil of two schools is two enrolments; of a file with both, one may be named as
// this school's.
func TestTwoSchools(t *testing.T) {
	t.Parallel()
	text := "UPN,School,Date,Session,Mark\n" + id(1) + ",Oak,05/09/2022,AM,/\n" + id(1) + ",Oak,05/09/2022,PM,D\n" + id(1) + ",Elm,05/09/2022,PM,O\n"
	lines := scoreText(t, text).lines(t, tableRows)
	var got []string
	for _, l := range lines {
		got = append(got, pick(l, "school", "role", "possible", "attended"))
	}
	if strings.Join(got, "; ") != "Elm  1 0; Oak  1 1" {
		t.Error(got)
	}
	got = nil
	for _, l := range scoreFiles(t, given{set: metrics.Settings{"own-school": "oak"}}, file(t, "m.csv", text)).lines(t, tableRows) {
		got = append(got, pick(l, "school", "role", "possible", "attended"))
	}
	if strings.Join(got, "; ") != "Elm home-school 1 0;   1 1" {
		t.Error(got)
	}
}

// Two pupils' marks by another identifier of the home school are found by the list.
func TestHomeSchoolByOtherIdentifier(t *testing.T) {
	t.Parallel()
	roll := record.NewRoll([]record.Stay{{Pupil: id(1), UPN: id(1), LocalID: "77", Entry: on("2022-11-07").Date()}})
	own := strings.ReplaceAll(strings.Replace(sessionRows("2022-11-07", strings.Repeat(`/ \ `, 12)), "UPN", "Pupil ID", 1), id(1), "77")
	home := sessionRows("2022-09-05", strings.Repeat(`/ O `, 40))
	s := scoreFiles(t, given{set: beforeAfter, roll: roll}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	if got := pick(s.lines(t, tableWindows)[0], "pupil_id", "before_percent", "after_percent", "change_points"); got != "77 50 100 50" {
		t.Errorf("%s\n%s", got, s.found())
	}
}

// A file that names no school is of the one that another names.
func TestUnnamedSchool(t *testing.T) {
	t.Parallel()
	named := "UPN,School,Date,Session,Mark\n" + id(1) + ",Oak,05/09/2022,AM,/\n" + id(2) + ",Oak,05/09/2022,AM,O\n"
	unnamed := "UPN,Date,Session,Mark\n" + id(1) + ",05/09/2022,AM,O\n" + id(1) + `,05/09/2022,PM,\` + "\n"
	totals := "UPN,Term,Possible,Present,AEA,Authorised,Unauthorised\n" + id(2) + ",Spring 2023,10,10,0,0,0\n"
	s := scoreFiles(t, given{}, file(t, "named.csv", named), file(t, "unnamed.csv", unnamed), file(t, "totals.csv", totals))
	var got []string
	for _, l := range s.lines(t, tableRows) {
		got = append(got, pick(l, "school", "possible", "attended", "conflicts", "source"))
	}
	slices.Sort(got)
	if want := " 1 1 1 named.csv; unnamed.csv| 11 10 0 named.csv; totals.csv row 2"; strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if got := s.found(); got != `ATT-040 D2: 2022-09-05 AM: "/" in E2, "O" in D2` {
		t.Error(got)
	}
	if got := page(t, s, metrics.Query{Pupil: id(1), Scale: scalePossible}); !strings.Contains(got, "D2 mark of") || !strings.Contains(got, "E2 mark of") {
		t.Error(got)
	}
}
