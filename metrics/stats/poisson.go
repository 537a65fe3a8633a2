package stats

// Poisson estimates a rate from x events in an exposure: the value and its limits are
// events per unit of exposure (per pupil, per 100 sessions: as the caller counts it).
// With the exposure 1 they are those of the count.
//
// Formula: x/exposure; limits χ²(α/2; 2x)/2 and χ²(1-α/2; 2x+2)/2 over the exposure.
//
// Source: Garwood (1936), Biometrika 28:437.
//
// Convention: exact, half of what is left over in each tail. Events that come in
// series (one pupil suspended five times) spread more than this interval says.
//
// Edges: no event has the lower limit 0. An exposure of 0 has no rate.
//
// R: poisson.test(x, exposure)
func Poisson(x int, exposure, level float64) Estimate {
	switch {
	case x < 0 || !finite(exposure) || exposure < 0:
		return None(max(x, 0), methodGarwood, reasonCounts)
	case exposure == 0:
		return None(x, methodGarwood, "there is no exposure to count by")
	case !validLevel(level):
		return None(x, methodGarwood, reasonLevel)
	}
	tail := (1 - level) / 2
	lower := 0.0
	if x > 0 {
		lower = gammaQuantile(tail, float64(x))
	}
	upper := gammaQuantile(1-tail, float64(x)+1)
	return Of(float64(x)/exposure, x, methodGarwood).within(lower/exposure, upper/exposure, level)
}
