package stats

import "math"

// SpreadBehind is the standard deviation that n values have whose mean has an interval
// by Student's t at a level: half the interval's width times √n over the quantile. It
// takes a printed interval back to the spread it was made from, as exactly as it is
// printed. False for fewer than two values, and for no interval.
func SpreadBehind(lower, upper float64, n int, level float64) (float64, bool) {
	if n < 2 || !validLevel(level) || !(upper > lower) {
		return 0, false
	}
	return (upper - lower) / 2 * math.Sqrt(float64(n)) / studentTwoSided(level, float64(n-1)), true
}
