package stats

import (
	"math"
	"testing"
)

// The interval of a mean is made from the spread that is read out of it.
func TestSpreadBehind(t *testing.T) {
	t.Parallel()
	// qt(0.975, 20) is 2.085963: a spread of 5 of 21 values has an interval of ±2.276.
	sd, ok := SpreadBehind(-2-2.27598, -2+2.27598, 21, 0.95)
	if !ok || math.Abs(sd-5) > 1e-4 {
		t.Errorf("spread is %v, %v; want 5", sd, ok)
	}
	for _, bad := range []struct {
		lower, upper float64
		n            int
	}{{0, 1, 1}, {1, 1, 20}, {math.NaN(), 1, 20}} {
		if _, ok := SpreadBehind(bad.lower, bad.upper, bad.n, 0.95); ok {
			t.Errorf("%v has a spread", bad)
		}
	}
}
