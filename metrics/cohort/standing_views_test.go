package cohort

import (
	"fmt"
	"testing"

	"apst/ingest"
	"apst/metrics"
)

// Twelve pupils asked: ten answered the ratings, and of five carers without a name four.
// Ratings have no ends that anybody knows, and what was given is counted.
func TestViews(t *testing.T) {
	t.Parallel()
	b := build(true)
	src := b.source("support")
	src.Outcomes = []metrics.Outcome{
		{Scale: "view.Q1", Unit: "points", Pairing: metrics.ByStanding, Answers: true, Found: true},
		{Scale: "view.Q2", Pairing: metrics.ByStanding, Answers: true, Found: true, Words: true, Order: []string{"agree", "disagree"}},
	}
	for i := range 12 {
		q1, q2 := []string{"4", "5", "2", "4", "4", "?"}[i%6], []string{"agree", "agree", "3", "?"}[i%4]
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.row(p, fmt.Sprintf("support summer child 2023-07-04 view.Q1=%s view.Q2=%s", q1, q2))
	}
	key := metrics.Key{Measure: "support", Scale: "view.Q1", Informant: "family", Wave: "summer"}
	for _, x := range []float64{1, 1, 3, 4} {
		src.Unnamed = append(src.Unnamed, metrics.NumberValue(key, ingest.Date{}, x))
	}
	src.Unnamed = append(src.Unnamed, metrics.NoValue(key, ingest.Date{}, metrics.Missing, "not answered"))
	key.Informant = "child"
	src.Unnamed = append(src.Unnamed, metrics.NumberValue(key, ingest.Date{}, 5))
	got := b.results()
	for id, want := range map[string]string{
		"view.Q1/child/summer/-/-/answered":          "11 13/13",
		"view.Q1/child/summer/-/4/standing":          "6 11/13",
		"view.Q1/child/summer/-/5/standing":          "3 11/13",
		"view.Q1/child/summer/-/2/standing":          "2 11/13",
		"view.Q1/child/summer/-/no-record/standing":  "2 11/13",
		"view.Q1/child/summer/-/-/standing_median":   "4 11/13",
		"view.Q1/family/summer/-/-/answered":         "4 5/5",
		"view.Q1/family/summer/-/-/answered_percent": "- 5/5",
		"view.Q1/family/summer/-/1/standing":         "2 4/5",
		"view.Q2/child/summer/-/-/answered":          "9 12/12",
		"view.Q2/child/summer/-/agree/standing":      "6 9/12",
		"view.Q2/child/summer/-/disagree/standing":   "0 9/12",
		"view.Q2/child/summer/-/3/standing":          "3 9/12",
		"view.Q2/child/summer/-/no-record/standing":  "3 9/12",
	} {
		if text := counted(pick(t, got, "all/support/"+id)); text != want {
			t.Errorf("%s: %s, want %s", id, text, want)
		}
	}
	if r := pick(t, got, "all/support/view.Q1/child/summer/-/-/answered_percent"); !near(r.Value, 1100.0/13, 1e-9) || r.Lower >= r.Value || r.Note != "1 of those asked named no pupil" {
		t.Errorf("%+v %q", r.Estimate, r.Note)
	}
	for i := range got {
		if r := &got[i]; r.Scale == "view.Q1" && (r.Category == "1" || r.Category == "3") && r.Informant == "child" {
			t.Errorf("nobody gave %s", ResultID(r))
		}
	}
	names := map[string]bool{}
	for _, c := range PupilsTableOf(b.l.Input.Sources, &b.s).Columns {
		names[c.Name] = true
	}
	if names["support_view.Q1_child"] || names["support_view_q1_child"] || len(names) == 0 {
		t.Errorf("columns %v", names)
	}
}

// Behind events stand the pupils who had any, and the two with most.
func TestEventsBehind(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.source("support").Outcomes = []metrics.Outcome{{Scale: "suspensions", Unit: "events", Pairing: metrics.ByStanding, Rate: &metrics.Rate{Exposure: "weeks", Unit: "pupil-weeks"}}}
	for i := range 12 {
		b.row(b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21"), fmt.Sprintf("support - - - suspensions=%d weeks=%d", max(0, i-8), 20+i))
	}
	got := b.results()
	for id, want := range map[string]string{"events": "6 12/12 by 3: 3 2", "exposure": "306 12/12 by 12: 31 30", "with_any": "3 12/12"} {
		if text := counted(pick(t, got, "all/support/suspensions/-/-/-/-/"+id)); text != want {
			t.Errorf("%s: %s, want %s", id, text, want)
		}
	}
	if r := pick(t, got, "all/support/suspensions/-/-/-/-/rate"); r.Behind != (metrics.Behind{Set: true, Pupils: 3, Largest: 3, Second: 2}) {
		t.Errorf("%+v", r.Behind)
	}
}
