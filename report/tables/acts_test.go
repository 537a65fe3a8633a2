package tables_test

import (
	"testing"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

// act is a result about acts: so many, of so many pupils.
func act(population, scale, statistic, category string, n, pupils int) metrics.Result {
	s, ok := cohort.LookupStatistic(statistic)
	if !ok {
		panic("no statistic " + statistic)
	}
	r := metrics.Result{
		Population: population, Measure: "support", Scale: scale, Statistic: statistic, Category: category, Unit: s.Unit,
		Estimate: stats.Estimate{Value: float64(n), Has: stats.HasValue, N: n},
	}
	if s.Unit != "pupils" {
		r.Behind = metrics.Behind{Set: true, Pupils: pupils, Largest: 1, Second: 1}
	}
	return r
}

// onRoll is how many pupils a population has.
func onRoll(population string, n int) metrics.Result {
	return metrics.Result{Population: population, Statistic: "pupils", Unit: "pupils", Estimate: stats.Estimate{Value: float64(n), Has: stats.HasValue, N: n}}
}

// ofResults is an analysis that holds some results, and nothing else.
func ofResults(list ...metrics.Result) *cohort.Analysis {
	s := cohort.DefaultSettings()
	in := &cohort.Input{Sources: []cohort.Source{{Measure: "support", Title: "support", Service: metrics.Service{Roles: []metrics.Named{
		{ID: "youth-worker", Title: "youth worker"}, {ID: "social-worker", Title: "social worker"}, {ID: "other", Title: "other"},
	}}}}}
	return &cohort.Analysis{Linkage: &cohort.Linkage{Input: in}, Settings: &s, Results: list}
}

// forBoard is what the board sees of a table: its cells by row and column.
func forBoard(t *testing.T, a *cohort.Analysis, id string) map[string]string {
	t.Helper()
	p, err := disclosure.ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	d, err := release.Clear(tables.Build(&tables.Input{Analysis: a, Least: p.Threshold}, id), p)
	if err != nil || d.Release == nil {
		t.Fatal(err, d)
	}
	out := map[string]string{}
	table := d.Release.Table(id)
	for i := range table.Rows {
		for k := range table.Columns {
			out[table.Rows[i].ID+" "+table.Columns[k].ID] = d.Release.Cell(table, i, k).String()
		}
	}
	return out
}

// hiddenOf is how many of some cells are hidden.
func hiddenOf(t *testing.T, cells map[string]string, names ...string) int {
	t.Helper()
	n := 0
	for _, name := range names {
		x, ok := cells[name]
		if !ok {
			t.Errorf("no cell %s in %v", name, cells)
		}
		if x == "c" {
			n++
		}
	}
	return n
}

// Pupils by specialist are more than the pupils seen by those who were seen twice: two of
// them must not come out.
func TestSeenTwice(t *testing.T) {
	t.Parallel()
	for again, want := range map[int]bool{2: true, 9: false} {
		cells := forBoard(t, ofResults(
			onRoll("all", 40), act("all", "pupils", "seen_pupils", "", 20, 0),
			act("all", "pupils", "seen_by_role", "youth-worker", 14, 0), act("all", "pupils", "seen_by_role", "social-worker", 6+again, 0),
		), "T13")
		n := hiddenOf(t, cells, "all/seen n", "all/seen_by_role/youth-worker n", "all/seen_by_role/social-worker n")
		if (n > 0) != want {
			t.Errorf("%d pupils seen twice: %d numbers hidden: %v", again, n, cells)
		}
	}
}

// Of how many requests the days are known tells how many wait.
func TestWaitingRequests(t *testing.T) {
	t.Parallel()
	days := func(name string, x float64) metrics.Result {
		r := act("all", "requests", "decision_days"+name, "", 27, 18)
		r.Value = x
		return r
	}
	cells := forBoard(t, ofResults(
		onRoll("all", 40), act("all", "referrals", "referrals", "", 25, 20), act("all", "referrals", "referred_pupils", "", 20, 0),
		act("all", "requests", "requests", "", 30, 20), act("all", "requests", "requests_by_decision", "accepted", 27, 18), act("all", "requests", "requests_by_decision", "waiting", 3, 2),
		days("_median", 9), days("_q1", 4), days("_q3", 14),
	), "T13")
	if cells["all/requests_by_decision/waiting n"] != "c" || cells["all/decision_days n"] != "c" {
		t.Errorf("three wait: %v", cells)
	}
	if cells["all/decision_days median"] != "9.0" {
		t.Errorf("the median is %s", cells["all/decision_days median"])
	}
}

// What is left of all referrals without those of the supported is of few pupils.
func TestUnsupportedReferrals(t *testing.T) {
	t.Parallel()
	for others, want := range map[int]bool{2: true, 7: false} {
		cells := forBoard(t, ofResults(
			onRoll("all", 80), onRoll("supported", 40),
			act("all", "referrals", "referrals", "", 40+others, 30+others), act("all", "referrals", "referred_pupils", "", 30+others, 0),
			act("supported", "referrals", "referrals", "", 40, 30), act("supported", "referrals", "referred_pupils", "", 30, 0),
		), "T13")
		if n := hiddenOf(t, cells, "all/referrals n", "supported/referrals n"); (n > 0) != want {
			t.Errorf("%d others: %d hidden: %v", others, n, cells)
		}
	}
}

// Acts of few pupils are hidden, however many they are, and so are those that one pupil
// makes most of.
func TestActsOfFew(t *testing.T) {
	t.Parallel()
	many, one := act("all", "contacts", "contacts_attended", "", 90, 30), act("all", "contacts", "contacts_planned", "", 90, 30)
	many.Behind.Largest, one.Behind.Largest = 5, 60
	cells := forBoard(t, ofResults(
		onRoll("all", 80), act("all", "pupils", "seen_pupils", "", 30, 0), many, one,
		act("all", "contacts", "contacts_missed", "", 0, 0), act("all", "contacts", "contacts_cancelled", "", 0, 0), act("all", "contacts", "contacts_open", "", 0, 0), act("all", "contacts", "contacts_unplanned", "", 0, 0),
		act("all", "contacts", "contacts_by_role", "youth-worker", 60, 26), act("all", "contacts", "contacts_by_role", "social-worker", 20, 2), act("all", "contacts", "contacts_by_role", "other", 10, 8),
	), "T13")
	if cells["all/attended n"] != "90" || cells["all/planned n"] != "c" || cells["all/contacts_by_role/social-worker n"] != "c" {
		t.Errorf("%v", cells)
	}
	if hiddenOf(t, cells, "all/contacts_by_role/youth-worker n", "all/contacts_by_role/other n") == 0 {
		t.Errorf("the contacts of two pupils come out: %v", cells)
	}
}

// Nothing of sessions with everybody is of a pupil; a few who came are hidden all the same.
func TestUniversal(t *testing.T) {
	t.Parallel()
	universal := func(name string, n int) metrics.Result {
		r := act("all", "universal", name, "", n, 0)
		r.Behind = metrics.Behind{Set: true}
		return r
	}
	cells := forBoard(t, ofResults(onRoll("all", 40), universal("universal_sessions", 3), universal("universal_attendances", 2)), "T13")
	if cells["all/universal_sessions n"] != "3" || cells["all/universal_attendances n"] != "c" {
		t.Errorf("%v", cells)
	}
}

// The whole grid of months and specialists adds up both ways, and nothing of it comes back.
func TestMonths(t *testing.T) {
	t.Parallel()
	month := func(period, role string, n, pupils int) metrics.Result {
		r := act("all", "requests", "requests_by_month", role, n, pupils)
		r.Period = period
		return r
	}
	a := ofResults(
		onRoll("all", 80), act("all", "referrals", "referrals", "", 40, 40), act("all", "referrals", "referred_pupils", "", 40, 0), act("all", "requests", "requests", "", 40, 40),
		act("all", "requests", "requests_by_role", "youth-worker", 21, 21), act("all", "requests", "requests_by_role", "social-worker", 19, 19),
		month("2022-10", "", 20, 20), month("2022-10", "youth-worker", 18, 18), month("2022-10", "social-worker", 2, 2),
		month("2022-11", "", 20, 20), month("2022-11", "youth-worker", 3, 3), month("2022-11", "social-worker", 17, 17),
	)
	cells := forBoard(t, a, "F08")
	if n := hiddenOf(t, cells, "all/month/2022-10 youth-worker", "all/month/2022-10 social-worker", "all/month/2022-11 youth-worker", "all/month/2022-11 social-worker"); n != 4 {
		t.Errorf("%d of four hidden: %v", n, cells)
	}
}
