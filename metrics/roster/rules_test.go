package roster

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
)

// write puts a text into a file of its own folder.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// read reads one list given as text.
func read(t *testing.T, text string) (*Roster, *finding.Log) {
	t.Helper()
	log := &finding.Log{}
	r, err := Read(context.Background(), []string{write(t, "roster.csv", text)}, log)
	if err != nil {
		t.Fatal(err)
	}
	if sum := len(r.Pupils) + r.Heads + r.Outside + r.Again + r.LeftOut + r.Others; sum != r.Rows {
		t.Errorf("%d rows, but %d are accounted for: %+v\n%s", r.Rows, sum, r, text)
	}
	return r, log
}

// found lists what a log holds as rule and place.
func found(log *finding.Log) (out []string) {
	for _, g := range log.Groups() {
		for i := range g.Kept {
			out = append(out, g.Rule.ID+" "+g.Kept[i].Place())
		}
	}
	slices.Sort(out)
	return out
}

const head = "UPN,Pupil ID,Forename,Surname,Date of birth,Sex,Year group,Class,SEN,FSM,Entry date,Exit date\n"

// Pupils who do not exist: their authority is 999.
const (
	first  = "A999432119001,0010,Pupil,001,12/11/2008,F,9,9A,K,Y,05/09/2022,\n"
	second = "P999432119002,0017,Pupil,002,03/02/2009,M,9,9A,N,N,05/09/2022,21/07/2023\n"
)

// Every rule is raised by a list with its fault, at its cell, and by nothing else;
// a twin without the fault raises nothing.
func TestRulesAreRaised(t *testing.T) {
	t.Parallel()
	clean := head + first + second
	cases := []struct {
		rule, place string
		fault, twin string
	}{
		{"ROS-001", "roster.csv", "Stock,Price\nChairs,3\n", clean},
		{"ROS-002", "roster.csv row 1", "Forename,Surname,Class\nPupil,001,9A\n", "UPN,Forename,Surname,Class\nA999432119001,Pupil,001,9A\n"},
		{"ROS-003", "roster.csv B1", "UPN,Pupil UPN,Name\nA999432119001,P999432119002,Pupil 001\n", "UPN,Former UPN,Name\nA999432119001,P999432119002,Pupil 001\n"},
		{"ROS-004", "roster.csv D1", "UPN,Name,Class,Class name\nA999432119001,Pupil 001,9A,9B\n", "UPN,Name,Class,Tutor group\nA999432119001,Pupil 001,9A,9B\n"},
		{"ROS-005", "roster.csv row 2", "UPN,Name,Class\nA999432119001,001, Pupil,9A\n", "UPN,Name,Class\nA999432119001,\"001, Pupil\",9A\n"},
		{"ROS-006", "roster.csv row 4", clean + "Printed by the office,,,,,,,,,,,\n", clean},
		{"ROS-007", "roster.csv row 5", clean + "\nStaff,Name,Start date,Site\nx,Tutor 9A,01/09/2020,North\n", clean},
		{"ROS-008", "roster.csv row 1", head, clean},
		{"ROS-010", "roster.csv A3", head + first + ",,Pupil,002,03/02/2009,M,9,9A,N,N,05/09/2022,\n", head + first + ",0017,Pupil,002,03/02/2009,M,9,9A,N,N,05/09/2022,\n"},
		{"ROS-011", "roster.csv A2", "UPN,Name,Class\n9.99432E+11,Pupil 001,9A\n", "UPN,Name,Class\nA999432119001,Pupil 001,9A\n"},
		{"ROS-013", "roster.csv A2", "UPN,Name,Class\nawaiting,Pupil 001,9A\n", "UPN,Name,Class\nA999432119001,Pupil 001,9A\n"},
		{"ROS-014", "roster.csv A2", "UPN,Name,Class\nL999432119001,Pupil 001,9A\n", "UPN,Name,Class\na999432119001,Pupil 001,9A\n"},
		{"ROS-015", "roster.csv A2", "UPN,Name,Class\nA99943211901,Pupil 001,9A\n", "UPN,Name,Class\n A999 4321 19001 ,Pupil 001,9A\n"},
		{"ROS-016", "roster.csv A2", "UPN,Name,Class\n" + temporary + ",Pupil 001,9A\n", "UPN,Name,Class\nA999432119001,Pupil 001,9A\n"},
		{"ROS-017", "roster.csv A2", "UPN,Name,Class\n" + unknownLA + ",Pupil 001,9A\n", "UPN,Name,Class\nA999432119001,Pupil 001,9A\n"},
		{"ROS-018", "roster.csv row 4", clean + strings.Replace(first, "9A", "9B", 1), clean + strings.Replace(second, "05/09/2022,21/07/2023", "08/01/2024,", 1)},
		{"ROS-019", "roster.csv row 4", clean + first, clean},
		{"ROS-030", "roster.csv E2", head + strings.Replace(first, "12/11/2008", "01/01/1900", 1) + second, clean},
		{"ROS-030", "roster.csv E2", head + strings.Replace(first, "12/11/2008", "01/01/1970", 1) + second, clean},
		{"ROS-031", "roster.csv E2", head + strings.Replace(first, "12/11/2008", "31/11/2008", 1) + second, head + strings.Replace(first, "12/11/2008", "12 November 2008", 1) + second},
		{"ROS-032", "roster.csv E2", head + strings.Replace(first, "12/11/2008", "11/12/2008", 1) + strings.Replace(second, "03/02/2009", "02/13/2009", 1), clean},
		{"ROS-033", "roster.csv L3", head + first + strings.Replace(second, "21/07/2023", "21/07/2022", 1), clean},
		{"ROS-034", "roster.csv I2", head + strings.Replace(first, ",K,", ",S,", 1) + second, head + strings.Replace(first, ",K,", ",SEN Support,", 1) + second},
		{"ROS-034", "roster.csv C2", "UPN,Name,Ethnicity\nA999432119001,Pupil 001,WHI\n", "UPN,Name,Ethnicity\nA999432119001,Pupil 001,WENG\n"},
		{"ROS-038", "roster.csv I2", head + strings.Replace(first, ",K,", ",A,", 1) + second, clean},
		{"ROS-038", "roster.csv I2", head + strings.Replace(first, ",K,", ",S,", 1) + strings.Replace(second, ",N,N,", ",K,N,", 1), clean},
		{"ROS-038", "roster.csv C2", "UPN,Name,Need\nA999432119001,Pupil 001,BESD\n", "UPN,Name,Need\nA999432119001,Pupil 001,SEMH\n"},
		{"ROS-039", "roster.csv C2", "UPN,Name,ULN\nA999432119001,Pupil 001,9276308685\n", "UPN,Name,ULN\nA999432119001,Pupil 001,9276308686\n"},
		{"ROS-039", "roster.csv C2", "UPN,Name,Home school\nA999432119001,Pupil 001,99991\n", "UPN,Name,Home school\nA999432119001,Pupil 001,999991\n"},
		{"ROS-040", "roster.csv K4", clean + strings.Replace(second, "05/09/2022,21/07/2023", "20/07/2023,", 1), clean + strings.Replace(second, "05/09/2022,21/07/2023", "04/09/2023,", 1)},
		{"ROS-040", "roster.csv K4", clean + strings.Replace(first, "05/09/2022", "04/09/2023", 1), clean},
		{"ROS-041", "roster.csv K4", clean + strings.Replace(second, "05/09/2022,21/07/2023", "24/07/2023,", 1), clean},
		{"ROS-042", "roster.csv D2", "UPN,Name,Consent,Opted out\nA999432119001,Pupil 001,Y,Y\n", "UPN,Name,Consent,Opted out\nA999432119001,Pupil 001,N,Y\n"},
		{"ROS-043", "roster.csv D2", "UPN,Name,Exit date,Exit reason\nA999432119001,Pupil 001,,moved area\n", "UPN,Name,Exit date,Exit reason\nA999432119001,Pupil 001,21/07/2023,moved area\n"},
	}
	for _, c := range cases {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			_, log := read(t, c.fault)
			want := []string{c.rule + " " + c.place}
			if c.rule == "ROS-032" { // the same column also holds a date that is none
				want = []string{"ROS-031 roster.csv E3", "ROS-032 roster.csv E3"}
			}
			if got := found(log); !slices.Equal(got, want) {
				t.Errorf("fault:\n%sgot  %v\nwant %v", c.fault, got, want)
			}
			_, log = read(t, c.twin)
			if got := found(log); len(got) > 0 {
				t.Errorf("clean twin:\n%sgot  %v\nwant none", c.twin, got)
			}
		})
	}
}

const (
	temporary = "L99943211900A"
	unknownLA = "X804432119001"
)

// Year groups are compared only in a known school year: by one or two is a note,
// by more a warning; a pupil who left before that year is left alone.
func TestYearGroups(t *testing.T) {
	t.Parallel()
	list := func(born, year, exit string) string {
		return "UPN,Name,DOB,NC Year,Exit date\nA999432119001,Pupil 001," + born + "," + year + "," + exit + "\n"
	}
	for _, c := range []struct {
		born, year, exit string
		asOf             ingest.Date
		want             string
	}{
		{"31/08/2010", "7", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, ""},
		{"01/09/2010", "6", "", ingest.Date{Year: 2022, Month: 8, Day: 31}, ""},
		{"29/02/2008", "Year 9", "", ingest.Date{Year: 2021, Month: 10, Day: 1}, ""},
		{"09/2010", "Y06", "", ingest.Date{Year: 2022, Month: 8, Day: 31}, ""},
		{"31/08/2017", "R", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, ""},
		{"31/08/2010", "X", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, ""},
		{"31/08/2010", "8", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, "ROS-036 roster.csv D2"},
		{"31/08/2010", "5", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, "ROS-036 roster.csv D2"},
		{"31/08/2010", "11.0", "", ingest.Date{Year: 2021, Month: 9, Day: 1}, "ROS-037 roster.csv D2"},
		{"31/08/2010", "11", "31/08/2021", ingest.Date{Year: 2021, Month: 9, Day: 1}, ""},
	} {
		r, log := read(t, list(c.born, c.year, c.exit))
		r.CheckYears(c.asOf, log)
		if got := strings.Join(found(log), "; "); got != c.want {
			t.Errorf("born %s, year %s, exit %q, as of %s: got %q, want %q", c.born, c.year, c.exit, c.asOf, got, c.want)
		}
	}
}

// A rule has an id in order, four texts, and somewhere that raises it.
func TestRules(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if f == "rules.go" {
			for _, m := range regexp.MustCompile(`(?m)^\t(Rule\w+) +=`).FindAllStringSubmatch(string(text), -1) {
				names[m[1]] = true
			}
		} else if !strings.HasSuffix(f, "_test.go") {
			source.Write(text)
		}
	}
	if len(names) != len(Rules()) {
		t.Errorf("%d rules are named in rules.go, %d listed", len(names), len(Rules()))
	}
	for name := range names {
		if !regexp.MustCompile(`\b` + name + `\b`).MatchString(source.String()) {
			t.Errorf("%s is declared and never raised", name)
		}
	}
	last := ""
	for _, r := range Rules() {
		if r.ID <= last {
			t.Errorf("%s follows %s", r.ID, last)
		}
		last = r.ID
		for what, text := range map[string]string{"title": r.Title, "expected": r.Expected, "fix": r.Fix} {
			if text == "" || strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s is %q", r.ID, what, text)
			}
		}
		if r.Effect > finding.FieldEmpty && r.Severity != finding.Error {
			t.Errorf("%s costs %v and is only %v", r.ID, r.Effect, r.Severity)
		}
	}
	Rules()[0] = nil
	if Rules()[0] == nil {
		t.Error("the caller's list is the package's own")
	}
}
