package main

import (
	"testing"

	"apst/sdq/intake"
)

// A placement that could not be read is no placement, and never 0.
func TestPlacementCell(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{-1: "", 0: "", 1: "1", 3: "3", 99: "99", 100: ""} {
		if got := string(placementCell(&intake.Scored{Placement: n}, nil).AppendText(nil)); got != want {
			t.Errorf("placement %d: got %q, want %q", n, got, want)
		}
	}
}
