package stats

import "testing"

// Items that say the same have an alpha of 1 and no more, whatever the rounding of sums.
func TestAlphaOfOne(t *testing.T) {
	t.Parallel()
	e := Alpha([][]float64{{0, -1}, {1, 0.5}, {8.589934592e+09, 8.589934592e+09}}, 0.95)
	lower, upper, ok := e.Interval()
	if !e.Known() || e.Value > 1 || !ok || lower > upper {
		t.Errorf("%+v", e)
	}
}
