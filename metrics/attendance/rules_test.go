package attendance

import (
	"slices"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// ruleCase is a file that raises a rule, and where.
type ruleCase struct {
	name  string
	text  string
	given given
	rule  string
	at    string // place and what was seen of the first finding
	row   string // some columns of the first row, where there is one
}

// sessionsOf is a register of one pupil from 5 September 2022 on.
func sessionsOf(marks string) string { return sessionRows("2022-09-05", marks) }

var shown = []string{"possible", "attended", "flags"}

func ruleCases() []ruleCase {
	return slices.Concat(tableCases(), cellCases(), betweenCases(), totalCases(), windowCases())
}

func tableCases() []ruleCase {
	long := strings.TrimSpace(strings.Repeat(`/ O `, 30))
	lost := strings.NewReplacer(`\`, "").Replace(sessionsOf(strings.Repeat(`/ _ `, 30)))
	return []ruleCase{
		{"an incident log", "UPN,Date,Incident,Category\n" + id(1) + ",05/09/2022,Fight,Conduct\n", given{}, "ATT-001", "row 1: ", ""},
		{"percentages alone", "UPN,Name,% Attendance\n" + id(1) + ",Pupil 001,85.2\n", given{}, "ATT-002", "C1: ", ""},
		{"lessons alone", "UPN,Date,Lesson,Mark\n" + id(1) + ",05/09/2022,P1,/\n" + id(1) + ",05/09/2022,P2,O\n", given{}, "ATT-003", "C1: ", ""},
		{"lessons that are declared", "UPN,Date,Lesson,Mark\n" + id(1) + ",05/09/2022,P1,/\n" + id(1) + ",05/09/2022,P5,O\n",
			given{maps: "format: 1\nmeasure: attendance\nvalues:\n  period:\n    P1: AM\n    P5: PM\n"}, "", "", "2 1 "},
		{"sessions 1 to 5", "UPN,Date,Session,Mark\n" + id(1) + ",05/09/2022,1,/\n" + id(1) + ",05/09/2022,5,O\n", given{}, "ATT-004", "C1: ", ""},
		{"a matrix", sessionsOf("1 1 0 1"), given{}, "ATT-005", "D1: ", ""},
		{"a matrix that is declared", sessionsOf("1 1 0 1"), given{maps: "format: 1\nmeasure: attendance\nvalues:\n  mark:\n    \"1\": /\n    \"0\": N\n"}, "", "", "4 3 "},
		{"backslashes lost", lost, given{}, "ATT-006", "D1: 30 mornings present, and 0 afternoons", ""},
		{"all mornings for months", sessionsOf(long), given{}, "", "", "60 30 "},
		{"totals of no time", "UPN,Possible,Present,AEA,Authorised,Unauthorised\n" + id(1) + ",10,8,0,1,1\n", given{}, "ATT-007", "row 1: ", ""},
		{"dates without a year", "UPN,Mon 05/09,Tue 06/09\n" + id(1) + ",/\\,/\\\n", given{}, "ATT-008", "B1: ", ""},
		{"days of no week", "UPN,Mon,Tue\n" + id(1) + ",/\\,/\\\n", given{}, "ATT-008", "row 1: days of a week that nothing names", ""},
		{"a mark that cannot be declared", sessionsOf(`/ \`), given{maps: "format: 1\nmeasure: attendance\nvalues:\n  mark:\n    \"@\": present\n"}, "ATT-009", "row 1: ", ""},
	}
}

func cellCases() []ruleCase {
	week := func(marks string) string { return "UPN,Week beginning,Marks\n" + id(1) + ",05/09/2022," + marks + "\n" }
	return []ruleCase{
		{"an unknown mark", sessionsOf("/ A / A"), given{}, "ATT-020", `D3: "A", 2 cells of it in all`, "2 2 unknown-codes"},
		{"local marks that are declared", sessionsOf("& @ / &"), given{maps: "format: 1\nmeasure: attendance\nvalues:\n  mark:\n    \"&\": /\n    \"@\": no mark\n"}, "", "", "3 3 unmarked"},
		{"a retired code", sessionRows("2024-09-09", "/ H"), given{}, "ATT-021", "D3: H", "1 1 unknown-codes"},
		{"a code too early", sessionsOf("/ C2"), given{}, "ATT-022", "D3: C2", "1 1 unknown-codes"},
		{"a sub-code cut short", sessionRows("2021-03-08", "/ X5"), given{}, "ATT-023", "D3: X5", "1 1 unknown-codes"},
		{"a date in place of marks", week("01/02/2022"), given{}, "ATT-024", "C2: 01/02/2022", ""},
		{"1/2 in place of a mark", sessionsOf("/ 1/2"), given{}, "ATT-024", "D3: 1/2", "1 1 unknown-codes"},
		{"lower case", sessionsOf("/ n / l"), given{}, "ATT-025", "D3: 2 cells in all", "4 3 "},
		{"labels", strings.ReplaceAll(sessionsOf("/ I / I"), ",I\n", ",I - Illness Not Medical o\n"), given{}, "", "", "4 2 "},
		{"slashes the wrong way", sessionsOf(`/ / \ \`), given{}, "ATT-026", "D3: 2 cells in all", "4 4 "},
		{"a mark of 1985", sessionsOf(`/ \`) + id(1) + ",05/09/1985,AM,/\n", given{}, "ATT-027", "D4: ", "2 2 "},
		{"a week one mark short", week(`/\/\/\/\/`), given{}, "ATT-028", "C2: 9 marks for 10 sessions", ""},
		{"a week one mark long", week(`/\/\/\/\/\/`), given{}, "ATT-028", "C2: 11 marks for 10 sessions", ""},
		{"a short week by the school's dates", week(`\/\/\/\/`), given{cal: closed("2022-09-05")}, "ATT-026", "C2: 8 cells in all", "8 8 "},
		{"a digit that is no code", week(`/\/\C2/\/\`), given{}, "ATT-029", "C2: character 6 is a digit that is part of no code", ""},
		{"two characters that are one code or two", "UPN,Week beginning,Marks\n" + id(1) + `,09/09/2024,/\/\C2/\/\` + "\n", given{}, "ATT-029", "C2: characters 5 to 6 are one code or two marks; 10 sessions", ""},
		{"a session that cannot be told", sessionsOf(`/ \`) + id(1) + ",06/09/2022,evening,/\n", given{}, "ATT-030", "C4: evening", "2 2 "},
		{"no date", sessionsOf(`/ \`) + id(1) + ",,AM,/\n", given{}, "ATT-031", "B4: ", "2 2 "},
		{"lessons beside sessions", "UPN,Date,Period,Mark\n" + id(1) + ",05/09/2022,AM,/\n" + id(1) + ",05/09/2022,P2,O\n", given{}, "ATT-032", "C3: ", "1 1 "},
	}
}

func closed(day string) *calendar.Calendar {
	cal, err := calendar.New(nil, []calendar.Closure{{Span: span(day, day), Reason: "training"}})
	if err != nil {
		panic(err)
	}
	return cal
}

func betweenCases() []ruleCase {
	twice := sessionsOf(`/ \`) + id(1) + ",05/09/2022,PM,O\n"
	return []ruleCase{
		{"two marks for a session", twice, given{}, "ATT-040", `D4: 2022-09-05 PM: "\" in D3, "O" in D4`, "1 1 conflicting-marks"},
		{"the best of two marks", twice, given{set: metrics.Settings{"duplicates": "best"}}, "ATT-041", `D4: 2022-09-05 PM: "\" in D3, "O" in D4`, "2 2 conflicts-settled"},
		{"the last of two marks", twice, given{set: metrics.Settings{"duplicates": "last"}}, "ATT-041", "", "2 1 conflicts-settled"},
		{"the same mark again", sessionsOf(`/ \`) + id(1) + `,05/09/2022,PM,\` + "\n", given{}, "ATT-042", "D4: ", "2 2 "},
		{"a Saturday", sessionsOf(`/ \`) + id(1) + ",10/09/2022,AM,/\n", given{}, "ATT-043", "D4: 2022-09-10 AM, a weekend", "3 3 "},
		{"a day of closure", sessionsOf(`/ \`), given{cal: closed("2022-09-05")}, "ATT-043", "D2: 2022-09-05 AM, a day on which the school was closed, and 1 session more", "2 2 "},
		{"before entry", sessionsOf(`/ \ / \`), given{roll: rollOf("1 2022-09-06")}, "ATT-044", "D2: 2022-09-05 AM, and 1 session more", "2 2 outside-stay"},
		{"after leaving", sessionsOf(`/ \ / \`), given{roll: rollOf("1 - 2022-09-05")}, "ATT-044", "D4: 2022-09-06 AM, and 1 session more", "2 2 outside-stay"},
		{"no reason for long", sessionRows("2024-09-09", `N \ `+strings.Repeat(`/ \ `, 6)), given{}, "ATT-045", "D2: 2024-09-09 AM", "14 13 "},
		{"no reason yet", sessionRows("2024-09-09", `/ \ `+strings.Repeat(`/ \ `, 6)+"N N"), given{}, "", "", "16 14 "},
		{"no reason in 2022", sessionsOf(`N \ ` + strings.Repeat(`/ \ `, 6)), given{}, "", "", "14 13 "},
		{"six days of suspension", sessionsOf(strings.Repeat("E ", 12) + `/ \`), given{}, "ATT-046", "D2: 12 sessions from 2022-09-05 AM to 2022-09-12 PM", "14 2 "},
		{"five days of suspension", sessionsOf(strings.Repeat("E ", 10) + `/ \`), given{}, "", "", "12 2 "},
	}
}

func totalCases() []ruleCase {
	year := given{set: metrics.Settings{"totals-of": "2022/23"}}
	head := "UPN,Possible,Present,AEA,Authorised,Unauthorised\n"
	row := func(text string) string { return head + id(1) + "," + text + "\n" }
	dfe := given{set: metrics.Settings{"basis": "dfe"}}
	covid := func(headings, text string) string {
		return "UPN,Term," + headings + "\n" + id(1) + ",Autumn 2020," + text + "\n"
	}
	codes := "UPN,Possible,/,\\,L,I,O,D\n"
	return []ruleCase{
		{"a word for a number", row("10,eight,0,1,1"), year, "ATT-060", "C2: eight", ""},
		{"half a session", row("10,8.5,0,1,0.5"), year, "ATT-060", "C2: 8.5", ""},
		{"a number under 0", row("10,11,0,-1,0"), year, "ATT-060", "E2: -1", ""},
		{"totals that do not add up", row("10,7,0,1,1"), year, "ATT-061", "B2: possible is 10, and its parts add up to 9: a difference of -1", ""},
		{"more than a year has", row("500,480,0,10,10"), year, "ATT-062", "B2: 500 sessions; 380 at most", ""},
		{"a code of 2024 in 2022", "UPN,Possible,/,\\,C2\n" + id(1) + ",10,4,4,2\n", year, "ATT-063", "E2: 2 sessions under code C2, which was not in force", ""},
		{"none of a code of 2024 in 2022", "UPN,Possible,/,\\,C2\n" + id(1) + ",8,4,4,\n", year, "", "", "8 8 totals"},
		{"counts that add up", codes + id(1) + ",10,4,3,1,1,1,5\n", year, "", "", "10 8 totals"},
		{"counts that do not", codes + id(1) + ",11,4,3,1,1,1,5\n", year, "ATT-061", "B2: possible is 11, and its parts add up to 10: a difference of -1", ""},
		{"a term and its year", "UPN,Term,Possible,Present,AEA,Authorised,Unauthorised\n" + id(1) + ",Autumn 2022,10,10,0,0,0\n" + id(1) + ",2022/23,30,30,0,0,0\n", given{}, "ATT-064", "row 2: 2022-08-01 to 2022-12-31, and 2022-08-01 to 2023-07-31 in totals.csv row 3", ""},
		{"the same time twice", head + id(1) + ",10,10,0,0,0\n" + id(1) + ",10,9,0,1,0\n", year, "ATT-065", "row 2: other numbers in totals.csv row 3", ""},
		{"the same twice", head + id(1) + ",10,10,0,0,0\n" + id(1) + ",10,10,0,0,0\n", year, "", "", "10 10 totals"},
		{"a year cut into terms", row("10,8,0,1,1"), given{set: metrics.Settings{"totals-of": "2022/23", "by": "term"}}, "ATT-066", "row 2: 2022-08-01 to 2023-07-31", ""},
		{"a percentage that is another", "UPN,Possible,Present,AEA,Authorised,Unauthorised,%\n" + id(1) + ",10,8,0,1,1,95\n", year, "ATT-067", "G2: 95, and the sessions give 80.0%", "10 8 totals"},
		{"percentages from 0 to 1", "UPN,Possible,Present,AEA,Authorised,Unauthorised,%\n" + id(1) + ",10,8,0,1,1,0.8\n", year, "", "", "10 8 totals"},
		{"counts across 2024", "UPN,From,To,Possible,/,\\,I\n" + id(1) + ",01/06/2024,31/12/2024,10,5,4,1\n", given{}, "ATT-068", "D2: the period lies on both sides of a change of codes", ""},
		{"totals without X, as a system has them", covid("Possible,Present,AEA,Authorised,Unauthorised", "10,8,0,1,1"), given{}, "", "", "10 8 totals"},
		{"totals without X on the national basis", covid("Possible,Present,AEA,Authorised,Unauthorised", "10,8,0,1,1"), dfe, "ATT-069", "C2: 2020-08-01 to 2020-12-31", ""},
		{"totals that say there was no X", covid("Possible,Present,AEA,Authorised,Unauthorised,Attendance_not_required", "10,8,0,1,1,0"), dfe, "", "", "10 8 totals"},
		{"totals that may hold X", covid("Possible,Present,AEA,Authorised,Unauthorised,Attendance_not_required", "10,8,0,1,1,4"), dfe, "ATT-069", "C2: 2020-08-01 to 2020-12-31", ""},
		{"counts with X on the national basis", covid(`Possible,/,\,I,O,X`, "10,4,4,1,1,2"), dfe, "", "", "12 8 covid-x;totals"},
		{"counts without X on the national basis", covid(`Possible,/,\,I,O`, "10,4,4,1,1"), dfe, "ATT-069", "C2: 2020-08-01 to 2020-12-31", ""},
		{"reasons alone in the Covid years", covid("TermlySessionsPossible,T_Reason_I,T_Reason_O,T_Reason_X", "10,1,1,2"), given{}, "ATT-069", "C2: 2020-08-01 to 2020-12-31", ""},
		{"a term that cannot be told", "UPN,Term,Possible,Present,AEA,Authorised,Unauthorised\n" + id(1) + ",Michaelmas,10,10,0,0,0\n", given{}, "ATT-031", "B2: Michaelmas", ""},
	}
}

func windowCases() []ruleCase {
	return []ruleCase{
		{"no list of pupils", sessionsOf(`/ \`), given{set: beforeAfter}, "ATT-080", ": no entry", "2 2 "},
		{"an entry that is a month", sessionsOf(`/ \`), given{set: beforeAfter, roll: record.NewRoll([]record.Stay{{Pupil: id(1), UPN: id(1), Entry: monthOf("2022-09-01")}})}, "ATT-080", ": 2022-09: a month, and no day", "2 2 "},
		{"no register of before", sessionsOf(`/ \`), given{set: beforeAfter, roll: rollOf("1 2022-09-05")}, "ATT-081", ": ", "2 2 "},
	}
}

// Every rule is raised, at its place, and nothing else is.
func TestRules(t *testing.T) {
	t.Parallel()
	raised := map[string]bool{}
	for _, tt := range ruleCases() {
		raised[tt.rule] = true
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := scoreFiles(t, tt.given, file(t, "totals.csv", tt.text))
			want := tt.rule + " " + tt.at
			first, _, _ := strings.Cut(s.found(), "\n")
			switch {
			case tt.rule == "" && s.found() != "":
				t.Errorf("found %s", s.found())
			case tt.rule != "" && (!strings.HasPrefix(first, tt.rule+" ") || tt.at != "" && !strings.HasPrefix(first, want)):
				t.Errorf("found %s\nwant  %s", s.found(), want)
			case tt.rule != "" && len(s.log.Groups()) > 1:
				t.Errorf("found more than %s: %s", tt.rule, s.found())
			}
			lines := s.lines(t, tableRows)
			if tt.row == "" && len(lines) > 0 || tt.row != "" && (len(lines) == 0 || pick(lines[0], shown...) != tt.row) {
				t.Errorf("rows %v, want %q\n%s", lines, tt.row, s.found())
			}
		})
	}
	for _, r := range Rules() {
		if !raised[r.ID] {
			t.Errorf("no case raises %s (%s)", r.ID, r.Title)
		}
	}
}
