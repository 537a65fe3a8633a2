package attendance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics"
)

// With the settings of a course there are the two windows of every pupil, and in them
// everything that is compared: as numbers, or as words in their order; and beside them
// the half-terms about entry, which are compared with nothing.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	m := Measure()
	var scales []string
	for _, o := range m.Outcomes {
		scales = append(scales, o.Scale)
		if slices.Contains(halfTermScales, o.Scale) {
			if o.Pairing != metrics.ByStanding || o.Primary || !o.Series || len(o.Standings) != 18 || o.Applies == "" || o.Words {
				t.Errorf("%+v", o)
			}
			continue
		}
		if o.Pairing != metrics.ByPeriod || o.Applies == "" || o.Title == "" || o.Words == (o.Unit != "") || o.Words != (len(o.Order) == 2) {
			t.Errorf("%+v", o)
		}
	}
	if diff := cmp.Diff([]string{"attendance", "persistent", "severe", "half_term", "half_term_possible"}, scales); diff != "" {
		t.Error(diff)
	}
	own := sessionRows("2022-11-07", strings.Repeat(`/ \ `, 12)+strings.Repeat("O O ", 3)+strings.Repeat(`/ \ `, 10))
	home := sessionRows("2022-09-05", strings.Repeat(`/ \ `, 30)+strings.Repeat("O O ", 13)+`/ \ / \`)
	set := m.Course
	if m.Judge(set) != nil || m.Get(set, optionWindow) != windowBeforeAfter {
		t.Fatalf("the course is read with %v", set)
	}
	s := scoreFiles(t, given{set: set, roll: rollOf("1 2022-11-07")}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	got := map[string]string{}
	for row, err := range s.Rows(tableRows) {
		if err != nil {
			t.Fatal(err)
		}
		if row.At.File == "" || row.At.Row != 0 {
			t.Errorf("a row at %q", row.At)
		}
		for _, v := range row.Values {
			i := slices.Index(scales, v.Scale)
			if i < 0 || v.Period == "all" {
				continue
			}
			x, number := v.Number()
			if v.State == metrics.Known && (number == m.Outcomes[i].Words || m.Outcomes[i].Words && !slices.Contains(m.Outcomes[i].Order, v.Category)) {
				t.Errorf("%s %s is %g, %q", v.Period, v.Scale, x, v.Category)
			}
			got[v.Period+" "+v.Scale] = fmt.Sprintf("%.1f %s %s %d", x, v.Category, v.Date, v.Placement)
		}
	}
	want := map[string]string{
		"before attendance": "56.7  2022-11-06 1", "before persistent": "0.0 true 2022-11-06 1", "before severe": "0.0 false 2022-11-06 1",
		"after attendance": "85.0  2022-12-11 1", "after persistent": "0.0 true 2022-12-11 1", "after severe": "0.0 false 2022-12-11 1",
		// Seven weeks of the home school until the half-term of entry, 60 of 70 sessions.
		"half-term -1 half_term": "85.7  2022-10-21 1", "half-term -1 half_term_possible": "70.0  2022-10-21 1",
		"half-term 0 half_term": "88.0  2022-12-09 1", "half-term 0 half_term_possible": "50.0  2022-12-09 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
