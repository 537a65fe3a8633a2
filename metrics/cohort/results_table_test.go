package cohort

import (
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/stats"
	"github.com/google/go-cmp/cmp"
)

func TestResultsTable(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(40, 0.2, 3))
	b.l.Input.School, b.l.Input.Arm = "The School", "intervention"
	results := b.results()
	table := ResultsTable(results)
	var names []string
	for _, c := range table.Columns {
		names = append(names, c.Name)
		if c.Title == "" || c.Doc == "" || c.Missing == "" {
			t.Errorf("%s is not described", c.Name)
		}
	}
	const want = "result_id,school,arm,population,measure,scale,informant,period,subgroup,category,statistic,estimate,lower,upper,level,p,df,n,n_of,unit,method,ruleset,note"
	if got := strings.Join(names, ","); got != want {
		t.Errorf("columns %s, want %s", got, want)
	}
	if len(table.Rows) != len(results) {
		t.Fatalf("%d rows of %d results", len(table.Rows), len(results))
	}
	for i, row := range table.Rows {
		if len(row) != len(names) {
			t.Fatalf("row %d has %d cells", i, len(row))
		}
		for k, c := range row {
			if c.Set && c.Kind != table.Columns[k].Kind {
				t.Errorf("%s holds a %v", names[k], c.Kind)
			}
			if table.Columns[k].Missing == "never" && !c.Set {
				t.Errorf("%s is empty in %s", names[k], row[0].Text)
			}
		}
		if row[11].Set == (results[i].Reason != "") || row[1].Text != "The School" {
			t.Errorf("%s: %v %q", row[0].Text, row[11], results[i].Reason)
		}
	}
}

func TestResultID(t *testing.T) {
	t.Parallel()
	r := metrics.Result{Population: All, Measure: "sdq", Scale: "total", Informant: "self", Period: "baseline-endline", Group: []metrics.Level{{Name: "centre", Value: "North/South 50%"}}, Statistic: "mean_change"}
	if got, want := ResultID(&r), "all/sdq/total/self/baseline-endline/centre=North%2FSouth 50%25/-/mean_change"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	r.School = "A"
	if got, want := ResultID(&r), "A/-/all/sdq/total/self/baseline-endline/centre=North%2FSouth 50%25/-/mean_change"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	r.Estimate = stats.Estimate{Reason: "fewer than 10 pairs", Warnings: []string{"x"}}
	r.Note = "endline minus baseline"
	if got, want := Note(&r), "fewer than 10 pairs; x; endline minus baseline"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is not known is a word of its own, and belongs to the whole.
func TestStandings(t *testing.T) {
	t.Parallel()
	b := build(true)
	manyOutcomes(b)
	say := func(n int, word string) {
		for range n {
			p := b.pupil("P"+string(rune('A'+len(b.l.Pupils))), "2022-09-01 2023-07-21")
			b.row(p, "neet 1-month - 2023-08-21 status="+word)
			b.row(p, "support endline child 2023-06-12 view.said="+word)
		}
	}
	say(9, "EET")
	say(5, "NEET")
	say(4, "not-known")
	say(2, "?")
	got := b.results()
	for id, want := range map[string][3]float64{ // value, n, n_of
		"all/neet/status/-/1-month/-/EET/standing":                   {9, 20, 20},
		"all/neet/status/-/1-month/-/EET/standing_percent":           {45, 20, 20},
		"all/neet/status/-/1-month/-/not-known/standing_percent":     {20, 20, 20},
		"all/neet/status/-/1-month/-/no-record/standing":             {2, 20, 20},
		"all/neet/status/-/1-month/-/no-record/standing_percent":     {10, 20, 20},
		"all/support/view.said/child/endline/-/EET/standing":         {9, 18, 20},
		"all/support/view.said/child/endline/-/EET/standing_percent": {50, 18, 20},
		"all/support/view.said/child/endline/-/no-record/standing":   {2, 18, 20},
	} {
		r := pick(t, got, id)
		if diff := cmp.Diff(want, [3]float64{r.Value, float64(r.N), float64(r.NOf)}); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

// Of a pupil who left twice the last placement counts; a rate adds up.
func TestLastPlacement(t *testing.T) {
	t.Parallel()
	b := build(true)
	manyOutcomes(b)
	p := b.pupil("P1", "2021-09-01 2022-02-01", "2022-09-01 2023-07-21")
	b.row(p, "neet 1-month - 2023-08-21 placement:2 status=NEET")
	b.row(p, "neet 1-month - 2022-03-01 placement:1 status=EET")
	b.row(p, "support - - - suspensions=3 weeks_on_roll=30")
	for range 9 {
		q := b.pupil("Q"+string(rune('A'+len(b.l.Pupils))), "2022-09-01 2023-07-21")
		b.row(q, "support - - - suspensions=0 weeks_on_roll=30")
	}
	q := b.pupil("R", "2022-09-01 2023-07-21")
	b.row(q, "support - - - suspensions=7 weeks_on_roll=?")
	b.link()
	for _, p := range b.l.Pupils {
		for i := range p.Values {
			p.Values[i].Placement = p.Values[i].Key.Placement
		}
	}
	got := Estimate(b.l, Match(b.l, &b.s), &b.s)
	if r := pick(t, got, "all/neet/status/-/1-month/-/NEET/standing"); r.Value != 1 || r.N != 1 {
		t.Errorf("standing: %+v", r.Estimate)
	}
	rate := pick(t, got, "all/support/suspensions/-/-/-/-/rate")
	if !near(rate.Value, 1, 1e-12) || rate.N != 10 || rate.NOf != 11 || rate.Unit != "per 100 pupil-weeks" || !near(rate.Upper, 2.92242, 1e-4) || rate.Method != "garwood" {
		t.Errorf("rate: %+v %s", rate.Estimate, rate.Unit)
	}
	if r := pick(t, got, "all/support/suspensions/-/-/-/-/exposure"); r.Value != 300 || r.Unit != "pupil-weeks" {
		t.Errorf("exposure: %+v", r)
	}
	if r := pick(t, got, "all/support/suspensions/-/-/-/-/with_any"); r.Value != 1 {
		t.Errorf("with any: %+v", r.Estimate)
	}
}

func TestResultsEntries(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, e := range resultsEntries() {
		if ids[e.ID] || e.Title == "" || e.Text == "" || e.Choice && e.Why == "" {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
	}
	for _, e := range resultsEntries() {
		for _, see := range e.See {
			if strings.HasPrefix(see, "cohort.") && !ids[see] {
				t.Errorf("%s points to %s", e.ID, see)
			}
		}
	}
	names := map[string]bool{}
	for _, s := range Statistics() {
		if names[s.Name] {
			t.Errorf("%s is there twice", s.Name)
		}
		names[s.Name] = true
	}
}
