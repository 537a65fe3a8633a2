package main

import (
	"testing"

	"apst/metrics"
	"apst/metrics/stats"
)

// Of windows of time it is not said that as many had a baseline: those without marks
// from before entry would be out of sight.
func TestHeadline(t *testing.T) {
	t.Parallel()
	r := &metrics.Result{Unit: "points", Estimate: stats.Estimate{Value: -2, Has: stats.HasValue, N: 17, NOf: 20}}
	for _, tt := range []struct {
		pairing metrics.Pairing
		want    string
	}{
		{metrics.ByWave, "-2.0 points, n = 17 of 20 with a baseline"},
		{metrics.ByPeriod, "-2.0 points, n = 17 with both times"},
	} {
		if got := headline(r, &metrics.Outcome{Pairing: tt.pairing}); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
