package tables_test

import (
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

// ofTotal is a result of the total by young people themselves.
func ofTotal(statistic, category string, x float64, n int) metrics.Result {
	s, ok := cohort.LookupStatistic(statistic)
	if !ok {
		panic("no statistic " + statistic)
	}
	r := metrics.Result{
		Population: "all", Measure: "sdq", Scale: "total", Informant: "self", Period: "baseline-endline", Statistic: statistic, Category: category, Unit: s.Unit,
		Estimate: stats.Estimate{Value: x, Has: stats.HasValue, N: n},
	}
	if strings.Contains(statistic, "change") {
		r.Lower, r.Upper, r.Level, r.Has = x-1, x+1, 0.95, stats.HasValue|stats.HasInterval
	}
	return r
}

// ofTotals is an analysis of such results.
func ofTotals(list ...metrics.Result) *cohort.Analysis {
	a := ofResults(list...)
	a.Linkage.Input.Sources = append(a.Linkage.Input.Sources, cohort.Source{Measure: "sdq", Outcomes: []metrics.Outcome{{
		Scale: "total", Title: "total difficulties", Unit: "points", Primary: true, Most: 40, Better: metrics.Lower,
	}}})
	return a
}

// lostOf are the results of so many baselines and so many lost.
func lostOf(baselines, lost int) []metrics.Result {
	pairs := baselines - lost
	return []metrics.Result{
		onRoll("all", baselines), ofTotal("baselines", "", float64(baselines), baselines), ofTotal("pairs", "", float64(pairs), pairs), ofTotal("lost", "", float64(lost), lost),
		ofTotal("baseline_mean", "", 18, pairs), ofTotal("mean_change", "", -2, pairs), ofTotal("sd_change", "", 5, pairs),
		ofTotal("mean_change", "lost-unchanged", -2*float64(pairs)/float64(baselines), baselines),
		ofTotal("paired_baseline_mean", "", 18, pairs), ofTotal("completion", "", 100*float64(pairs)/float64(baselines), baselines),
	}
}

// The change if nobody lost had changed is the mean change thinned by those lost: where
// they are few, it would tell how many.
func TestBoundTellsOfLost(t *testing.T) {
	t.Parallel()
	for lost, want := range map[int]string{3: "c", 12: "-1.5"} {
		a := ofTotals(lostOf(48, lost)...)
		for _, id := range []string{"T16", "T20"} {
			cells := forBoard(t, a, id)
			bound, own := "all/self/lost/unchanged mean_change", "all/self/lost/change mean_change"
			if id == "T20" {
				bound, own = "self/lost-unchanged change", "self/pairs change"
			}
			if got := cells[bound]; got != want {
				t.Errorf("%s: %d lost: the bound is %q, not %s", id, lost, got, want)
			}
			if cells[own] != "-2.0" {
				t.Errorf("%s: %d lost: the change is %q", id, lost, cells[own])
			}
		}
	}
}

// A pair of which it is not known who answered is not told by the others.
func TestFewOtherRaters(t *testing.T) {
	t.Parallel()
	for few, want := range map[int]string{2: "c", 9: "30"} {
		list := lostOf(45, 45-30-few)
		list = append(list, ofTotal("pairs", "known-rater", 30, 30), ofTotal("mean_change", "known-rater", -2.2, 30))
		cells := forBoard(t, ofTotals(list...), "T20")
		if got := cells["self/known-rater n"]; got != want {
			t.Errorf("%d of unknown raters: the others are %q, not %s", few, got, want)
		}
	}
}

// What the definitions promise: a warning that stands in the table, nothing tested of
// groups that nobody allocated, and names of classes for the school alone.
func TestPromises(t *testing.T) {
	t.Parallel()
	a := schooltest.Shared("300 pupils")
	internal, board := tables.Build(input(a, disclosure.Profile{}), "T14", "T15", "T16"), tables.Build(input(a, disclosure.Profile{Threshold: 5}), "T14", "T15", "T16")
	for _, set := range []*tables.Set{internal, board} {
		for _, table := range set.Tables[:2] {
			if len(table.Rows) == 0 || table.Warning == "" {
				t.Errorf("%s: %d rows, warning %q", table.ID, len(table.Rows), table.Warning)
			}
			if slices.ContainsFunc(table.Columns, func(c tables.Column) bool { return c.ID == "p" }) {
				t.Errorf("%s has a p-value", table.ID)
			}
			if slices.ContainsFunc(table.Rows, func(r tables.Row) bool { return r.Population != "all" }) {
				t.Errorf("%s has rows of others than all", table.ID)
			}
		}
	}
	if want := "Not an estimate of effect: pupils were not allocated at random"; internal.Tables[0].Warning != want {
		t.Errorf("T14 says %q", internal.Tables[0].Warning)
	}
	for set, want := range map[*tables.Set]bool{internal: true, board: false} {
		if got := slices.ContainsFunc(set.Tables[2].Rows, func(r tables.Row) bool { return strings.Contains(r.ID, "/class/") }); got != want {
			t.Errorf("classes: %t, not %t", got, want)
		}
	}
}

// Nobody compared is not a line of what two informants say.
func TestNobodyCompared(t *testing.T) {
	t.Parallel()
	both := func(scale string, n int) metrics.Result {
		r := ofTotal("informant_pairs", "", float64(n), n)
		r.Informant, r.Period, r.Scale = "self+teacher", "baseline", scale
		return r
	}
	a := ofTotals(onRoll("all", 40), both("total", 12), both("impact", 0))
	var got []string
	for _, r := range tables.Build(input(a, disclosure.Profile{}), "T21").Tables[0].Rows {
		got = append(got, r.ID)
	}
	if want := []string{"all/self+teacher/baseline/sdq/total"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Names of files are in no release, and rows that tell how few lie between are not either.
func TestFiles(t *testing.T) {
	t.Parallel()
	a := ofResults(onRoll("all", 40))
	for _, tt := range []struct {
		used int
		want string
	}{{40, "40"}, {41, "c"}, {38, "c"}, {52, "52"}} {
		in := &tables.Input{Analysis: a, Least: 5, Files: []tables.File{{Measure: "sdq", Name: "SDQ of Jane Doe.xlsx", Hash: "ab12", Read: 90, Used: tt.used}}}
		p, err := disclosure.ParseProfile("board")
		if err != nil {
			t.Fatal(err)
		}
		d, err := release.Clear(tables.Build(in, "T23", "T23p"), p)
		if err != nil || d.Release == nil {
			t.Fatal(err, d)
		}
		names, table := d.Release.Table("T23p"), d.Release.Table("T23")
		if len(names.Rows) > 0 {
			t.Errorf("names of files are in a release")
		}
		for i := range table.Rows {
			for k := range table.Rows[i].Cells {
				if s := d.Release.Cell(table, i, k).String(); strings.Contains(s+table.Rows[i].Label, "Jane") {
					t.Errorf("%s", s)
				}
			}
			if table.Rows[i].ID == "file/sdq/1" {
				if got := d.Release.Cell(table, i, 2).String(); got != tt.want {
					t.Errorf("%d rows used: %s, not %s", tt.used, got, tt.want)
				}
			}
		}
	}
}

// The supported are those who had some support, so that their number and two of three
// amounts give the third.
func TestAmountsOfTheSupported(t *testing.T) {
	t.Parallel()
	amount := func(level string, n int) metrics.Result {
		r := ofTotal("pairs", "", float64(n), n)
		r.Group = []metrics.Level{{Name: "support_amount", Value: level}}
		return r
	}
	change := func(level string, n int) metrics.Result {
		r := ofTotal("mean_change", "", -2, n)
		r.Group = []metrics.Level{{Name: "support_amount", Value: level}}
		return r
	}
	supported := ofTotal("pairs", "", 45, 45)
	supported.Population = "supported"
	own := ofTotal("mean_change", "", -2, 45)
	own.Population = "supported"
	list := append(lostOf(100, 30), onRoll("supported", 60), supported, own)
	for level, n := range map[string]int{"none": 25, "low": 3, "medium": 20, "high": 22} {
		list = append(list, amount(level, n), change(level, n))
	}
	a := ofTotals(list...)
	p, err := disclosure.ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	d, err := release.Clear(tables.Build(&tables.Input{Analysis: a, Least: p.Threshold}, "T04", "T14"), p)
	if err != nil || d.Release == nil {
		t.Fatal(err, d)
	}
	cells := map[string]string{}
	for _, table := range d.Release.Tables {
		for i := range table.Rows {
			cells[table.ID+" "+table.Rows[i].ID] = d.Release.Cell(table, i, 0).String()
		}
	}
	if cells["T14 self/low"] != "c" || hiddenOf(t, cells, "T14 self/medium", "T14 self/high", "T04 supported/self/total") == 0 {
		t.Errorf("%v", cells)
	}
}
