package stats

import (
	"math/bits"
	"math/rand/v2"
)

// BCaMean is the mean of the population that xs were drawn from, with the interval of
// [BCa]; formula, source, convention and edges are those. Where xs are whole numbers
// of a small range, as scores and their changes are, resamples are drawn as sums
// ([sums]), which gives the same distribution many times faster.
//
// R: boot::boot.ci(boot(x, function(x, i) mean(x[i]), 9999), type = "bca") to the
// accuracy of chance
func BCaMean(xs []float64, b Bootstrap) Estimate {
	n := len(xs)
	switch {
	case n == 0:
		return None(0, methodBCa, reasonNobody)
	case !allFinite(xs):
		return None(n, methodBCa, reasonNotFinite)
	}
	s := spreadOf(xs)
	e := Of(s.mean, n, methodBCa)
	if reason := bootstrapReason(xs, b); !e.Known() || reason != "" {
		return e.withoutIfKnown(reason)
	}
	replicates := make([]float64, b.Resamples)
	if least, span, ok := wholeRange(xs); ok {
		newSums(xs, least, span, b.Resamples).fill(b, replicates)
	} else {
		drawMeans(xs, s.mean, b, replicates)
	}
	return e.bca(replicates, e.Value-rounding(xs), skewness(xs, s)/6, b.Level)
}

// drawMeans fills replicates with the means of resamples, one draw at a time.
// Deviations from the mean are added up: they keep more digits.
func drawMeans(xs []float64, mean float64, b Bootstrap, replicates []float64) {
	deviations := make([]float64, len(xs))
	for i, x := range xs {
		deviations[i] = x - mean
	}
	n := uint64(len(xs))
	b.run(len(xs), func(rng *rand.PCG, part []float64, _ int) {
		for i := range part {
			sum := 0.0
			for range deviations {
				j, _ := bits.Mul64(rng.Uint64(), n)
				sum += deviations[j]
			}
			part[i] = mean + sum/float64(n)
		}
	}, replicates)
}
