package main

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same seed gives the same cohorts and the same numbers, all of them numbers.
func TestCohortsRepeat(t *testing.T) {
	t.Parallel()
	for id := range 40 {
		c := newCohort(id, 1)
		got := statistics(c)
		if diff := cmp.Diff(got, statistics(newCohort(id, 1)), cmp.AllowUnexported(result{})); diff != "" {
			t.Errorf("cohort %d differs from itself: %s", id, diff)
		}
		seen := map[string]bool{}
		for _, r := range got {
			name := r.statistic + ": " + r.part
			if seen[name] || math.IsNaN(r.value) || math.IsInf(r.value, 0) {
				t.Errorf("cohort %d: %s is %g, or there twice", id, name, r.value)
			}
			seen[name] = true
		}
		for i, x := range c.before {
			if x < c.shape.least || c.after[i] > c.shape.most || c.bandBefore[i] != c.shape.band(x) {
				t.Errorf("cohort %d: %g, %g in band %d", id, x, c.after[i], c.bandBefore[i])
			}
		}
	}
}
