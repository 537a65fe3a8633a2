package cohort

import "testing"

// BenchmarkEstimate is 22 schools of 200 pupils as one: all outcomes of the built
// school by all informants, with about thirty subgroups each.
func BenchmarkEstimate(b *testing.B) {
	school := bigSchool(4400, 0.25, 1)
	pairs := school.match()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(Estimate(school.l, pairs, &school.s))
	}
	b.ReportMetric(float64(n), "results")
}
