package stats

import (
	"math"
	"math/rand/v2"
	"slices"
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
// Deviations from the mean are added up: they keep more digits. There are fewer than
// 2^32 of them.
func drawMeans(xs []float64, mean float64, b Bootstrap, replicates []float64) {
	deviations := make([]float64, len(xs))
	for i, x := range slices.Sorted(slices.Values(xs)) { // the order of the pupils is not to matter
		deviations[i] = x - mean
	}
	b.run(len(xs), func(rng *rand.PCG, part []float64, _ int) {
		for i := range part {
			part[i] = mean + drawSum(rng, deviations)/float64(len(xs))
		}
	}, replicates)
}

// drawSum is the sum of as many draws from xs as there are xs. Each half of a random
// number chooses one; halves for which the choice would not be quite even are passed
// over (Lemire 2019).
func drawSum(rng *rand.PCG, xs []float64) float64 {
	n := uint64(len(xs))
	uneven := uint32((1 << 32) % n)
	sum, left := 0.0, len(xs)
	for left > 0 {
		both := rng.Uint64()
		for _, half := range [2]uint64{both >> 32, both & math.MaxUint32} {
			place := half * n
			if uint32(place) < uneven || left == 0 {
				continue
			}
			sum += xs[place>>32]
			left--
		}
	}
	return sum
}
