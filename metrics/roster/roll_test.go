package roster

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"apst/ingest"
	"apst/metrics/record"
)

// A list with everything on it, and two placements of one pupil.
const wide = `UPN,Name,DOB,Sex,Year,SEN,Primary need,SEN type 2,FSM,Ever 6 FSM,LAC,CIN,Young carer,YOT,Ethnicity,EAL,ULN,Former UPN,Home school,Home school URN,Commissioner,Enrolment status,Days a week,Entry date,Entry reason,Exit date,Exit reason,Destination,Consent,Opt-out,Supported,Arm,Centre
A999432119001,Pupil 001,12/11/2008,F,9,K,SEMH,SLCN,N,Y,N,Y,N,Y,MWAP,N,9276308686,L99943211900A,Example High (synthetic),999991,Example Council,S - Dual subsidiary,Mon-Wed,05/09/2022,PEX,21/07/2023,Reintegrated,Mainstream,Withdrawn 12/03/2023,N,Y,1,North
A999432119001,Pupil 001,12/11/2008,F,9,K,SEMH,SLCN,N,Y,N,Y,N,Y,MWAP,N,9276308686,,999/1100,,Example Council,C,5,08/01/2024,Commissioned,,,,Y,Y,N,1,South
P999432119002,Pupil 002,03/02/2009,M,,E,ASD,,,,,,,,REFU,,,,,,,,,05/09/2022,,,,,no reply,,,,
`

func TestRoll(t *testing.T) {
	t.Parallel()
	r, log := read(t, wide)
	// The UPN before is a temporary one, which is what it is there for.
	if diff := cmp.Diff([]string{"ROS-042 roster.csv AD3"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	roll := r.Roll()
	shared := map[string]string{"sex": "F", "year_group": "9", "sen": "K", "need": "SEMH", "need2": "SLCN", "fsm": "false", "ever6": "true", "looked_after": "false", "child_in_need": "true",
		"young_carer": "false", "youth_offending": "true", "ethnicity": "MWAS", "eal": "false", "uln": "9276308686", "commissioner": "Example Council", "arm": "taskforce"}
	with := func(more map[string]string) map[string]string {
		for k, v := range shared {
			more[k] = v
		}
		return more
	}
	born := ingest.Date{Year: 2008, Month: 11, Day: 12}
	want := []record.Stay{
		{Pupil: "A999432119001", UPN: "A999432119001", Name: "Pupil 001", Placement: 1, Born: born, Entry: ingest.Date{Year: 2022, Month: 9, Day: 5}, Exit: ingest.Date{Year: 2023, Month: 7, Day: 21},
			Facts: with(map[string]string{"former_upn": "L99943211900A", "home_school": "Example High (synthetic)", "home_urn": "999991", "enrolment": "S", "days": "Mon Tue Wed", "entry_reason": "permanently-excluded",
				"exit_reason": "reintegrated", "destination": "mainstream", "consent": "withdrawn", "consent_withdrawn": "2023-03-12", "opt_out": "false", "supported": "true", "centre": "North"})},
		{Pupil: "A999432119001", UPN: "A999432119001", Name: "Pupil 001", Placement: 2, Born: born, Entry: ingest.Date{Year: 2024, Month: 1, Day: 8},
			Facts: with(map[string]string{"home_laestab": "9991100", "enrolment": "C", "days": "5", "entry_reason": "commissioned", "consent": "no", "opt_out": "true", "supported": "false", "centre": "South"})},
		{Pupil: "P999432119002", UPN: "P999432119002", Name: "Pupil 002", Placement: 1, Born: ingest.Date{Year: 2009, Month: 2, Day: 3}, Entry: ingest.Date{Year: 2022, Month: 9, Day: 5},
			Facts: map[string]string{"sex": "M", "sen": "E", "need": "ASD", "ethnicity": "REFU", "consent": "no-reply"}},
	}
	if diff := cmp.Diff(want, roll.All(), cmpopts.IgnoreFields(record.Stay{}, "At")); diff != "" {
		t.Errorf("roll (-want +got):\n%s", diff)
	}
	known := Facts()
	for _, s := range roll.All() {
		for name := range s.Facts {
			if !slices.Contains(known, name) {
				t.Errorf("%s is a fact that Facts does not name", name)
			}
		}
	}
	if (*Roster)(nil).Roll() != nil {
		t.Error("no list gives a roll")
	}
}

// A year group that the list lacks is that of the date of birth; one that was
// worked out is not compared with what it was worked out from.
func TestFillYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ born, year, exit, want string }{
		{"31/08/2010", "", "", "7"}, {"01/09/2010", "", "", "6"}, {"31/08/2010", "8", "", "8"}, {"", "", "", ""},
		{"31/08/2017", "", "", "R"}, {"31/08/2018", "", "", "N2"}, {"31/08/2019", "", "", "N1"}, {"31/08/2020", "", "", ""}, {"31/08/2003", "", "", "14"}, {"31/08/2002", "", "", ""},
		{"31/08/2010", "", "31/08/2021", "6"},
	} {
		r, log := read(t, "UPN,Name,DOB,NC Year,Exit date\nA999432119001,Pupil 001,"+c.born+","+c.year+","+c.exit+"\n")
		filled := r.FillYears(ingest.Date{Year: 2022, Month: 8, Day: 31})
		if got := r.Pupils[0].YearGroup; got != c.want || (filled == 1) != (c.want != "" && c.year == "") {
			t.Errorf("born %s, year %q, exit %q: year %q, %d filled in; want %q", c.born, c.year, c.exit, got, filled, c.want)
		}
		if from := r.Roll().All()[0].Facts["year_group_from"]; (from == "date-of-birth") != (filled == 1) {
			t.Errorf("born %s, year %q: year group from %q", c.born, c.year, from)
		}
		if n := r.CheckYears(ingest.Date{Year: 2022, Month: 8, Day: 31}, log); n > 0 && c.year == "" {
			t.Errorf("born %s: compared with itself", c.born)
		}
	}
}

// A pupil with one stay in another, then a third after both: the third is held
// against the one that ended last.
func TestStaysInsideStays(t *testing.T) {
	t.Parallel()
	_, log := read(t, "UPN,Name,Entry date,Exit date\n"+
		"A999432119001,Pupil 001,05/09/2022,21/07/2023\nA999432119001,Pupil 001,01/11/2022,02/11/2022\nA999432119001,Pupil 001,09/01/2023,\n"+
		"P999432119002,Pupil 002,05/09/2022,16/12/2022\nP999432119002,Pupil 002,16/12/2022,\n")
	want := []string{"ROS-040 roster.csv C3", "ROS-040 roster.csv C4", "ROS-041 roster.csv C6"}
	if diff := cmp.Diff(want, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// In whatever order the rows of a list come, the same things are found about stays.
func TestStaysAreEven(t *testing.T) {
	t.Parallel()
	rows := []string{"A999432119001,Pupil 001,05/09/2022,21/07/2023\n", "A999432119001,Pupil 001,01/11/2022,02/11/2022\n", "A999432119001,Pupil 001,24/07/2023,\n", "P999432119002,Pupil 002,05/09/2022,16/12/2022\n", "P999432119002,Pupil 002,01/02/2023,\n"}
	_, first := read(t, "UPN,Name,Entry date,Exit date\n"+strings.Join(rows, ""))
	rapid.Check(t, func(rt *rapid.T) {
		_, log := read(t, "UPN,Name,Entry date,Exit date\n"+strings.Join(rapid.Permutation(rows).Draw(rt, "rows"), ""))
		for _, rule := range Rules() {
			if log.Of(rule) != first.Of(rule) {
				rt.Errorf("%s: %d, and %d in another order", rule.ID, first.Of(rule), log.Of(rule))
			}
		}
	})
}
