package cohort

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics/stats"
)

// Pupils by how much support they had: none is one thing, and not known another.
func TestSupportAmount(t *testing.T) {
	t.Parallel()
	for _, listed := range []bool{true, false} {
		b := build(listed)
		b.source("support").Amounts = "amounts by contacts: none under 1"
		for i := range 60 {
			p := b.pupil(fmt.Sprintf("P%02d", i))
			if listed {
				p = b.pupil(fmt.Sprintf("Q%02d", i), "2022-09-01 2023-01-10", "2023-02-01 2023-07-21")
			}
			b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 placement:1 total=%d", 20+i%5))
			b.row(p, fmt.Sprintf("sdq endline self 2022-12-12 placement:1 total=%d", 19+i%5-i%2))
			switch i % 6 {
			case 0, 1: // nobody says anything
			case 2:
				b.row(p, "support - - - dose=!")
			case 3:
				b.row(p, "support - - - dose=high")
				b.row(p, "support - - - dose=low") // of another identifier
			default:
				b.row(p, "support - - - dose="+[]string{"none", "high"}[i%2])
			}
		}
		got := b.results()
		n := map[string]float64{}
		order := []string{}
		for i := range got {
			r := &got[i]
			if len(r.Group) == 0 || r.Group[0].Name != groupAmount {
				continue
			}
			if r.Has&stats.HasP != 0 || !strings.HasPrefix(Note(r), "not an estimate of effect: pupils were not allocated at random; amounts by contacts: none under 1") {
				t.Errorf("%s: %q %+v", ResultID(r), Note(r), r.Estimate)
			}
			if r.Statistic == "pairs" && r.Scale == "total" && r.Population == All {
				n[r.Group[0].Value] = r.Value
				order = append(order, r.Group[0].Value)
			}
		}
		if n["none"] != 10 || n["high"] != 10 || n[notKnown] != 40 || strings.Join(order, " ") != "none high not-known" {
			t.Errorf("listed %t: %v in the order %v", listed, n, order)
		}
		if r := pick(t, got, "all/sdq/total/self/baseline-endline/support_amount=none/-/mean_change"); !near(r.Value, -1, 1e-12) {
			t.Errorf("%+v", r.Estimate)
		}
		b.s.Groups = []string{"sex"}
		for _, r := range b.results() {
			if len(r.Group) > 0 && r.Group[0].Name == groupAmount {
				t.Fatalf("nobody asked for %s", ResultID(&r))
			}
		}
	}
}

// Where no amount is known of anybody there are no groups by it.
func TestNoSupportAmount(t *testing.T) {
	t.Parallel()
	for _, r := range schoolOf(preA, postA).results() {
		if strings.Contains(Subgroup(&r), groupAmount) {
			t.Errorf("%s", ResultID(&r))
		}
	}
}
