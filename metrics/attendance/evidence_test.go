package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/calendar"
)

// dayInSet is a school day on which a set, or a code that lived for a part of it
// only, was in force.
func dayInSet(r CodeRow) string {
	switch {
	case r.Life != (calendar.Span{}):
		return mondayIn(r.Life.From)
	case r.Set == CovidSet:
		return "2021-03-08"
	case r.Set == Set2024:
		return "2024-09-09"
	}
	return "2022-09-05"
}

// mondayIn is the first Monday from a day on.
func mondayIn(d calendar.Day) string {
	for d.Week().Monday() != d {
		d++
	}
	return d.String()
}

// Each code of each set, once, through the whole reader: a week of ten sessions, of
// which the first has the code and the others are present.
func TestEveryCode(t *testing.T) {
	t.Parallel()
	n := 0
	for _, r := range Codes() {
		if r.Category == UnknownCode {
			continue
		}
		n++
		half := ""
		if r.Code == `\` { // it is the afternoon's
			half = "/ "
		}
		text := strings.TrimSpace(half + r.Code + strings.Repeat(" \\ /", 5))
		marks := strings.Fields(text)[:10]
		for i := range marks {
			if marks[i] == "/" || marks[i] == `\` {
				marks[i] = [...]string{"/", `\`}[i%2]
			}
		}
		line := scoreText(t, sessionRows(dayInSet(r), strings.Join(marks, " "))).one(t)
		want := map[Category]string{Present: "10 10 0 0 0", Approved: "10 10 0 0 0", Authorised: "10 9 1 0 0", Unauthorised: "10 9 0 1 0",
			NotPossible: "9 9 0 0 1", NotCollected: "9 9 0 0 1", Covid: "9 9 0 0 1"}[r.Category]
		if got := pick(line, "possible", "attended", "authorised", "unauthorised", "not_possible"); got != want {
			t.Errorf("%s in the set %s (%s): %s, want %s", r.Code, r.Set, r.Category, got, want)
		}
	}
	if n < 60 {
		t.Errorf("%d codes looked at", n)
	}
}

// Codes that were not in force are unknown: in no rate, counted and listed.
func TestCodesOutOfForceRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ from, code, rule string }{
		{"2024-09-09", "J", "ATT-021"}, {"2024-09-09", "H", "ATT-021"}, {"2024-09-09", "Y", "ATT-021"},
		{"2022-09-05", "C2", "ATT-022"}, {"2022-09-05", "Q", "ATT-022"}, {"2022-09-05", "K", "ATT-022"}, {"2022-09-05", "X02", "ATT-022"},
		{"2021-03-08", "X5", "ATT-023"}, {"2021-03-08", "X-05", "ATT-023"}, {"2021-03-08", "X10", "ATT-023"},
		{"2022-09-05", "F", "ATT-020"}, {"2022-09-05", "@", "ATT-020"}, {"2022-09-05", "-", "ATT-020"}, {"2022-09-05", "6", "ATT-020"},
	} {
		s := scoreText(t, sessionRows(tt.from, "/ \\ / "+tt.code))
		if got := pick(s.one(t), "possible", "attended", "unknown_codes", "flags"); got != "3 3 1 unknown-codes" {
			t.Errorf("%s on %s: %s", tt.code, tt.from, got)
		}
		if got := s.found(); got != tt.rule+" D5: "+tt.code {
			t.Errorf("%s on %s: found %s, want %s", tt.code, tt.from, got, tt.rule)
		}
	}
}

// The export that straddles August 2024: J attends before, J1 is absence after.
func TestStraddle(t *testing.T) {
	t.Parallel()
	text := sessionRows("2024-07-15", "J \\ / H / Y") + strings.SplitN(sessionRows("2024-09-09", "J1 \\ / C2 / Y4"), "\n", 2)[1]
	s := scoreText(t, text)
	line := s.one(t)
	if got, want := figuresIn(line), "10 7 3 0 0 0 2 0 0 0 70 30 true false"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := pick(line, "from", "to", "sessions_offered", "flags"); got != "2024-07-15 2024-09-11  crosses-august-2024;part-time" {
		t.Error(got)
	}
	if s.found() != "" {
		t.Error(s.found())
	}
	var terms []string
	for _, l := range scoreFiles(t, given{set: metrics.Settings{"by": "year"}}, file(t, "marks.csv", text)).lines(t, tableRows) {
		terms = append(terms, pick(l, "period", "possible", "attended", "sessions_offered", "sessions_offered_percent", "flags"))
	}
	if got, want := strings.Join(terms, "; "), "2023/24 5 4   ; 2024/25 5 3 4 75 part-time"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The examples of the Covid years, on both bases.
func TestCovidBasesRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ marks, basis, want string }{
		{`/ \ / \ / \ / \ I02 I02 X X`, "mis", "10 8 2 0 80 20 true false"},
		{`/ \ / \ / \ / \ I02 I02 X X`, "dfe", "12 8 2 0 66.7 16.7 true false"},
		{`/ \ / \ / \ / \ / I X X`, "mis", "10 9 1 0 90 10 true false"},
		{`/ \ / \ / \ / \ / I X X`, "dfe", "12 9 1 0 75 8.3 false false"},
		{`X X06`, "mis", "0 0 0 0    "},
		{`X01 X06`, "dfe", "1 0 0 0 0 0 false false"},
	} {
		s := scoreFiles(t, given{set: metrics.Settings{"basis": tt.basis}}, file(t, "marks.csv", sessionRows("2021-03-08", tt.marks)))
		if got := pick(s.one(t), "possible", "attended", "authorised", "unauthorised", "attendance_percent", "absence_percent", "persistent", "severe"); got != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.marks, tt.basis, got, tt.want)
		}
		if s.one(t)["basis"] != tt.basis {
			t.Errorf("basis %s", s.one(t)["basis"])
		}
	}
	// 26 present, 26 absent, 52 shielding: half of what was possible.
	s := scoreText(t, sessionRows("2021-03-08", strings.Repeat(`/ \ `, 13)+strings.Repeat("I ", 26)+strings.Repeat("X06 ", 52)))
	if got := pick(s.one(t), "possible", "attendance_percent", "not_possible"); got != "52 50 52" {
		t.Error(got)
	}
}

// Rates and flags by whole numbers.
func TestRatesAndFlags(t *testing.T) {
	t.Parallel()
	present := func(n int) string { return strings.Repeat("/ ", n) }
	for _, tt := range []struct{ name, from, marks, columns, want string }{
		{"15 of 16", "2022-09-05", strings.Repeat(`/ \ `, 7) + "/ I", "attendance_percent absence_percent", "93.8 6.3"},
		{"19 of 190", "2022-09-05", present(171) + strings.Repeat("I ", 19), "absence_percent persistent severe", "10 true false"},
		{"18 of 190", "2022-09-05", present(172) + strings.Repeat("I ", 18), "absence_percent persistent severe", "9.5 false false"},
		{"half", "2022-09-05", "/ O", "absence_percent persistent severe", "50 true true"},
		{"D alone", "2022-09-05", "D D D D", "possible not_possible attendance_percent absence_percent persistent severe flags", "0 4     no-possible-sessions"},
		{"half a timetable kept", "2024-09-09", strings.Repeat("/ C2 ", 10), "possible attended sessions_offered attendance_percent sessions_offered_percent severe flags", "20 10 10 50 100 true part-time"},
		{"half a timetable kept, before its code", "2022-09-05", strings.Repeat("/ C ", 10), "attendance_percent sessions_offered sessions_offered_percent severe", "50   true"},
		{"late and late", "2022-09-05", "L U L U", "attended unauthorised late late_after_close", "2 2 2 2"},
		{"suspended", "2022-09-05", "E E / \\", "authorised suspended attendance_percent", "2 2 50"},
		{"blanks", "2022-09-05", "/ _ / _", "possible unmarked attendance_percent flags", "2 2 100 unmarked"},
	} {
		s := scoreText(t, sessionRows(tt.from, tt.marks))
		if got := pick(s.one(t), strings.Fields(tt.columns)...); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Groups add sessions up: not the mean of pupils' percentages.
func TestGroups(t *testing.T) {
	t.Parallel()
	s := scoreText(t, sessionRows("2022-09-05", strings.Repeat(`/ \ `, 20), "O O / \\", "D D"))
	lines := s.lines(t, tableGroups)
	if len(lines) != 1 {
		t.Fatalf("%d groups", len(lines))
	}
	got := pick(lines[0], "group", "enrolments", "without_sessions", "possible", "attended", "attendance_percent", "persistent", "persistent_percent", "severe", "severe_percent")
	if want := "all 2 1 44 42 95.5 1 50 1 50"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if text := fmt.Sprint(s.Summary()); !strings.Contains(text, "not shown for fewer than 5") {
		t.Errorf("of two pupils the summary says %s", text)
	}
}
