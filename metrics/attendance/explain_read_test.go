package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics"
)

// page is what explain says, a line each.
func page(t *testing.T, s *scored, q metrics.Query) string {
	t.Helper()
	all, err := s.Explain(q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%s: %s%s\n", d.Of, d.Value, d.Why)
		for _, x := range d.Steps {
			fmt.Fprintf(&b, "  %s: %s\n", x.Text, x.Result)
		}
		for _, c := range d.Cells {
			fmt.Fprintf(&b, "  %s %s %q %s %s\n", c.At.Cell(), c.Field, c.Stored, c.Read, c.Counted)
		}
	}
	return b.String()
}

func TestExplainCells(t *testing.T) {
	t.Parallel()
	text := sessionsOf(`/ \ / A I \ D U`) + id(1) + ",05/09/2022,PM,O\n"
	s := scoreText(t, text)
	got := page(t, s, metrics.Query{Pupil: id(1), Scale: scaleAttendance})
	want := `attendance, all, 2022-09-05 to 2022-09-08: 60.0%
  possible: present 3 + approved 0 + authorised 1 + unauthorised 1: 5
  attended: present 3 + approved 0: 3
  3 of 5 in per cent, to one decimal, halves up: 60.0
  D2 mark of 2022-09-05 AM "/" / present; 2 marks with it, the last in marks.csv D4
  D6 mark of 2022-09-07 AM "I" I authorised
  D7 mark of 2022-09-07 PM "\\" \ present
  D8 mark of 2022-09-08 AM "D" D not possible
  D9 mark of 2022-09-08 PM "U" U unauthorised
  D3 mark of 2022-09-05 PM "\\"  not counted: another cell has a different mark
  D5 mark of 2022-09-06 PM "A"  not counted: no code of its date
  D10 mark of 2022-09-05 PM "O"  not counted: another cell has a different mark
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := page(t, s, metrics.Query{Pupil: id(1), Scale: scalePersistent}); !strings.Contains(got, "absent 2 times 10, against possible 5 times 1: 20 and 5") {
		t.Error(got)
	}
	if got := page(t, s, metrics.Query{Pupil: id(1), Period: "2022-w36", Scale: scalePossible}); !strings.HasPrefix(got, "possible, 2022-W36, 2022-09-05 to 2022-09-08: 5\n") {
		t.Errorf("a period of another cut: %s", got)
	}
	if got := page(t, s, metrics.Query{Pupil: id(2)}); got != "" {
		t.Errorf("of nobody: %s", got)
	}
}

// The windows are explained whether they were asked for or not.
func TestExplainWindows(t *testing.T) {
	t.Parallel()
	own := sessionRows("2022-11-07", strings.Repeat(`/ \ `, 40))
	home := sessionRows("2022-09-05", strings.Repeat(`/ O `, 45))
	s := scoreFiles(t, given{roll: rollOf("1 2022-11-07")}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	got := page(t, s, metrics.Query{Pupil: id(1), Period: "before", Scale: scaleAttendance})
	want := `attendance, before entry on 2022-11-07: 50.0%
  6 school weeks asked for; 2022-09-26 to 2022-11-06, with 60 sessions of the school: 6 school weeks
  possible: present 30 + approved 0 + authorised 0 + unauthorised 30: 60
  attended: present 30 + approved 0: 30
  30 of 60 in per cent, to one decimal, halves up: 50.0
  D32 mark of 2022-09-26 AM "/" / present; 30 marks with it, the last in home.csv D90
  D33 mark of 2022-09-26 PM "O" O unauthorised; 30 marks with it, the last in home.csv D91
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	without := scoreFiles(t, given{roll: rollOf("1 2022-11-07")}, file(t, "own.csv", own))
	if got := page(t, without, metrics.Query{Pupil: id(1), Period: "before", Scale: scaleAttendance}); !strings.Contains(got, "marks of the school the pupil was at are needed") {
		t.Error(got)
	}
}

// Totals are explained by their cells.
func TestExplainTotals(t *testing.T) {
	t.Parallel()
	s := scoreText(t, "UPN,Term,Possible,/,\\,I\n"+id(1)+",Autumn 2022,10,4,4,2\n")
	got := page(t, s, metrics.Query{Pupil: id(1), Scale: scaleAttendance})
	for _, want := range []string{"attendance, all, 2022-08-01 to 2022-12-31: 80.0%", `B2 term "Autumn 2022"`, `C2 possible "10"`, `D2 sessions with code / "4"`, `F2 sessions with code I "2"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// What can be looked up is whole: entries have ids and sources or grounds, and point
// at what there is.
func TestManual(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, e := range manual() {
		known[e.ID] = true
	}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for _, e := range manual() {
		if e.Text == "" || e.Choice && e.Why == "" || !e.Choice && e.From.Source == "" {
			t.Errorf("%s is not whole", e.ID)
		}
		for _, see := range e.See {
			if !known[see] {
				t.Errorf("%s points at %s, which there is not", e.ID, see)
			}
		}
	}
	for _, table := range Measure().Tables {
		for _, c := range table.Columns {
			if strings.HasPrefix(c.Source, "attendance.") && !known[c.Source] {
				t.Errorf("column %s points at %s", c.Name, c.Source)
			}
		}
	}
}

// queryOf asks for the figures of a line.
func queryOf(line map[string]string) metrics.Query {
	return metrics.Query{Pupil: line["pupil_id"], Period: line["period"]}
}
