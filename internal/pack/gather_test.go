package pack

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/internal/pseudonym"
	"apst/metrics/cohort"
	roll "apst/metrics/record"
)

func testKey(t testing.TB) pseudonym.Key {
	t.Helper()
	key, err := pseudonym.Parse([]byte(strings.Repeat("5a", 31) + "01"))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func stay(id string, entry ingest.Date, facts ...string) roll.Stay {
	s := roll.Stay{Pupil: id, LocalID: id, Forename: "Pupil", Surname: id, Born: ingest.Date{Year: 2008, Month: 3, Day: 4}, Entry: entry, Facts: map[string]string{}}
	for i := 0; i < len(facts); i += 2 {
		s.Facts[facts[i]] = facts[i+1]
	}
	return s
}

var (
	autumn = ingest.Date{Year: 2022, Month: 9, Day: 5}
	spring = ingest.Date{Year: 2023, Month: 1, Day: 9}
)

// gathered is the return of a list of pupils, and its tables as they are written.
func gathered(t testing.TB, about About, stays ...roll.Stay) (*Content, map[string][]map[string]string) {
	t.Helper()
	l := cohort.Join(&cohort.Input{Roll: roll.NewRoll(stays)}, &finding.Log{})
	l.WithdrawEverywhere()
	set := cohort.DefaultSettings()
	about.Key, about.School = testKey(t), School{URN: "999999"}
	c, err := Gather(&Source{Analysis: cohort.Analyse(l, &set), About: about})
	if err != nil {
		t.Fatal(err)
	}
	files, err := c.Files(false)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]map[string]string{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var headings []string
		for _, c := range TableNamed(f.Name).Columns {
			headings = append(headings, c.Name)
		}
		if !slices.Equal(headings, rows[0]) {
			t.Errorf("%s has the headings %v", f.Name, rows[0])
		}
		out[f.Name] = []map[string]string{}
		for _, r := range rows[1:] {
			m := map[string]string{}
			for i, v := range r {
				m[rows[0][i]] = v
			}
			out[f.Name] = append(out[f.Name], m)
		}
	}
	return c, out
}

func TestGatherConsent(t *testing.T) {
	t.Parallel()
	c, tables := gathered(t, About{Arm: Taskforce, Dates: ExactDates, Identified: true},
		stay("A1", autumn, "consent", "yes", "sex", "F", "fsm", "true", "centre", "North"),
		stay("A2", autumn, "consent", "withdrawn"), stay("A2", spring, "consent", "yes"), // withdrawn once, withdrawn for good
		stay("A3", autumn, "consent", "no"), stay("A4", autumn, "opt_out", "true"), stay("A5", autumn, "consent", "no-reply"),
		stay("A6", autumn), stay("A6", spring))
	key := testKey(t)
	var got []string
	for _, r := range tables["pupils.csv"] {
		got = append(got, r["study_id"]+" "+r["placement"]+" "+r["entry"]+" "+r["sex"]+r["fsm"]+" "+r["age_at_entry"])
	}
	want := []string{key.ID("pupil", "A1") + " 1 2022-09-05 Ftrue 14", key.ID("pupil", "A6") + " 1 2022-09-05  14", key.ID("pupil", "A6") + " 2 2023-01-09  14"}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if n := len(tables["identifiers.csv"]); n != 2 || c.Manifest.Pupils.Included != 2 {
		t.Errorf("%d pupils are named", n)
	}
	left := map[string]int{}
	for _, r := range c.Manifest.Pupils.Left {
		left[r.Reason] = r.N
	}
	if left["withdrawn"] != 1 || left["refused"] != 2 || left["no-reply"] != 1 || len(left) != 3 {
		t.Errorf("left out: %v", left)
	}
	if r := tables["identifiers.csv"][0]; r["date_of_birth"] != "2008-03-04" || r["forename"] != "Pupil" {
		t.Errorf("%v", r)
	}
	for name, rows := range tables {
		for _, r := range rows {
			for column, v := range r {
				if name != "identifiers.csv" && (strings.HasPrefix(v, "A") && len(v) == 2 || v == "North" || v == "Pupil" || strings.Contains(v, "2008")) {
					t.Errorf("%s, %s: %s", name, column, v)
				}
			}
		}
	}
}

// A permanent number in the place of a temporary one changes nothing; offsets count from the
// first entry; a comparison school has no support.
func TestGatherForms(t *testing.T) {
	t.Parallel()
	_, before := gathered(t, About{Arm: Taskforce, Dates: MonthDates}, stay("T1", autumn))
	c, after := gathered(t, About{Arm: Comparison, Dates: OffsetDates}, stay("P1", autumn, "former_upn", "T1", "supported", "true"), stay("P1", spring, "former_upn", "T1"))
	one, two := before["pupils.csv"][0], after["pupils.csv"]
	if one["study_id"] != two[0]["study_id"] || one["entry"] != "2022-09" || two[0]["entry"] != "0" || two[1]["entry"] != "126" {
		t.Errorf("%v\n%v", one, two)
	}
	if _, ok := after["support.csv"]; ok || two[0]["supported"] != "" || two[0]["arm"] != Comparison {
		t.Errorf("a comparison school has support: %v", two[0])
	}
	if !slices.ContainsFunc(c.Manifest.LeftOut, func(l LeftOut) bool { return l.What == "support" }) || !strings.Contains(c.readme(), "no dosage") {
		t.Error("a comparison school does not say that it has none")
	}
	if _, ok := before["support.csv"]; !ok {
		t.Error("no file of support")
	}
}

func TestGatherRefusals(t *testing.T) {
	t.Parallel()
	set := cohort.DefaultSettings()
	for want, stays := range map[error][]roll.Stay{
		ErrNobody: {stay("A1", autumn, "consent", "no")},
		ErrSameID: {stay("A1", autumn), stay("A2", autumn, "former_upn", "A1")},
	} {
		l := cohort.Join(&cohort.Input{Roll: roll.NewRoll(stays)}, &finding.Log{})
		_, err := Gather(&Source{Analysis: cohort.Analyse(l, &set), About: About{Arm: Taskforce, Dates: ExactDates, Key: testKey(t)}})
		if !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

// Flags of a leaver belong to the day that they are about.
func TestFlagsOf(t *testing.T) {
	t.Parallel()
	const flags = "1-month:no-records-near;6-months:no-records-near;year-11:left-before-year-11;undecided"
	for prefix, want := range map[string]string{"1-month:": "no-records-near;undecided", "year-11:": "left-before-year-11;undecided"} {
		if got := flagsOf(flags, prefix); got != want {
			t.Errorf("%s %q", prefix, got)
		}
	}
	if got := flagsOf("", "1-month:"); got != "" {
		t.Errorf("%q", got)
	}
}
