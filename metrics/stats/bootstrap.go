package stats

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/mathext"
)

// Bootstrap is how an interval is made by drawing pupils again, with replacement.
type Bootstrap struct {
	Resamples int     // how often all pupils are drawn
	Seed      uint64  // the same seed gives the same interval
	Level     float64 // of the interval
}

// DefaultBootstrap is the bootstrap where nobody says otherwise. Seed and number of
// resamples belong beside every interval made with it.
var DefaultBootstrap = Bootstrap{Resamples: 9999, Seed: 20260901, Level: 0.95}

// The numbers of resamples that are accepted.
const (
	leastResamples = 99
	mostResamples  = 10_000_000
)

const (
	reasonResamples = "the number of resamples lies between 99 and 10,000,000"
	reasonStatistic = "the statistic cannot be computed of every resample"
	reasonBias      = "all resamples lie on one side of the estimate"
	reasonLeaveOut  = "leaving out one pupil never changes the estimate"
	warnExtreme     = "the interval rests on the most extreme resamples"
)

// why says why no bootstrap can be made as asked, or nothing.
func (b Bootstrap) why() string {
	switch {
	case b.Resamples < leastResamples || b.Resamples > mostResamples:
		return reasonResamples
	case !validLevel(b.Level):
		return reasonLevel
	}
	return ""
}

// BCa estimates any statistic of the population that xs were drawn from, with its
// bias-corrected and accelerated bootstrap interval. The statistic is called with a
// slice of its own that it may change, from several goroutines at once, about
// Resamples + n times. The sums of [BCaMean] are much faster for a mean.
//
// Formula: z0 = Φ⁻¹(#{t* < t}/B); a = Σ(t̄ - t(i))³/(6·(Σ(t̄ - t(i))²)^1.5), t(i)
// without the i-th; the limits are the quantiles of the t* at
// Φ(z0 + (z0+z)/(1 - a·(z0+z))).
//
// Source: Efron (1987), Journal of the American Statistical Association 82:171.
//
// Convention: resamples that equal the estimate are not counted as below it (SciPy
// counts half of them), a comes from leaving out one at a time (boot::boot.ci fits
// it), and quantiles are of type 7 (boot interpolates on the scale of the normal).
// With whole numbers many resamples do equal the estimate.
//
// Edges: numbers that are all the same, a statistic that one pupil never moves, and an
// estimate with all resamples on one side have no interval.
//
// R: bootstrap::bcanon(x, 9999, theta); boot::boot.ci(boot(x, f, 9999), type = "bca")
// to the accuracy of chance
func BCa(xs []float64, statistic func([]float64) float64, b Bootstrap) Estimate {
	n := len(xs)
	switch {
	case n == 0:
		return None(0, methodBCa, reasonNobody)
	case !allFinite(xs):
		return None(n, methodBCa, reasonNotFinite)
	}
	xs = slices.Sorted(slices.Values(xs)) // the order of the pupils is not to matter
	e := Of(statistic(slices.Clone(xs)), n, methodBCa)
	if reason := bootstrapReason(xs, b); !e.Known() || reason != "" {
		return e.withoutIfKnown(reason)
	}
	left := make([]float64, n)
	for i := range xs {
		left[i] = statistic(slices.Delete(slices.Clone(xs), i, i+1))
	}
	a, reason := acceleration(left)
	if reason != "" {
		return e.without(reason)
	}
	replicates := make([]float64, b.Resamples)
	b.run(n, func(rng *rand.PCG, part []float64, first int) {
		draw, pick := make([]float64, n), rand.New(rng)
		for i := range part {
			for j := range draw {
				draw[j] = xs[pick.IntN(n)]
			}
			replicates[first+i] = statistic(draw)
		}
	}, replicates)
	if !allFinite(replicates) {
		return e.without(reasonStatistic)
	}
	return e.bca(replicates, e.Value-rounding(xs), a, b.Level)
}

// bootstrapReason says why the numbers have no bootstrap interval, or nothing.
func bootstrapReason(xs []float64, b Bootstrap) string {
	s := spreadOf(xs)
	switch {
	case s.why() != "":
		return s.why()
	case s.steady(largest(xs)):
		return reasonSame
	}
	return b.why()
}

// rounding is by how much two sums of the same numbers in another order may differ,
// in units of their mean: nearer to the estimate a resample counts as equal to it.
func rounding(xs []float64) float64 { return 0x1p-44 * largest(xs) }

// withoutIfKnown says why an interval is missing where there is a value.
func (e Estimate) withoutIfKnown(reason string) Estimate {
	if !e.Known() {
		return e
	}
	return e.without(reason)
}

// acceleration is a, from the statistic without each one.
func acceleration(left []float64) (float64, string) {
	if !allFinite(left) {
		return 0, reasonStatistic
	}
	s := spreadOf(left)
	if s.ss == 0 || s.steady(largest(left)) {
		return 0, reasonLeaveOut
	}
	return -skewness(left, s) / 6, ""
}

// skewness is Σ(x - mean)³ over (Σ(x - mean)²)^1.5.
func skewness(xs []float64, s spread) float64 {
	scale, cubes := math.Sqrt(s.ss), 0.0
	for _, x := range xs {
		d := (x - s.mean) / scale
		cubes += float64(d * d * d)
	}
	return cubes
}

// bca adds the interval from replicates, which it puts in order. Those below bound are
// below the estimate.
func (e Estimate) bca(replicates []float64, bound, a, level float64) Estimate {
	slices.Sort(replicates)
	less, _ := slices.BinarySearch(replicates, bound)
	b := len(replicates)
	if less == 0 || less == b {
		return e.without(reasonBias)
	}
	lower, upper, ok := bcaPoints(less, b, a, level)
	if !ok {
		return e.without("the correction for skewness has no solution")
	}
	low, high := quantileSorted(replicates, lower), quantileSorted(replicates, upper)
	e = e.within(min(low, high), max(low, high), level) // where they meet, rounding may turn them round
	if lower*float64(b+1) < 1 || upper*float64(b+1) > float64(b) {
		return e.warn(warnExtreme)
	}
	return e
}

// bcaPoints are the shares of the replicates at which the limits lie.
func bcaPoints(less, b int, a, level float64) (lower, upper float64, ok bool) {
	z0 := mathext.NormalQuantile(float64(less) / float64(b))
	z := normalTwoSided(level)
	point := func(z float64) float64 {
		left := 1 - a*(z0+z)
		if !(left > 0) {
			return math.NaN()
		}
		return normalBelow(z0 + (z0+z)/left)
	}
	lower, upper = point(-z), point(z)
	return lower, upper, lower < upper
}

// normalBelow is the probability below z.
func normalBelow(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// chunk is how many resamples share a stream of random numbers. It is fixed, so that
// the resamples do not depend on how many processors there are.
const chunk = 512

// serial is how many draws are made on one processor without asking for others.
const serial = 200_000

// run fills replicates chunk by chunk, each from its own stream; draws is about how
// many random numbers one resample takes.
func (b Bootstrap) run(draws int, fill func(rng *rand.PCG, part []float64, first int), replicates []float64) {
	chunks := (len(replicates) + chunk - 1) / chunk
	workers := 1
	if draws*len(replicates) > serial {
		workers = min(runtime.GOMAXPROCS(0), chunks)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= chunks {
					return
				}
				first := i * chunk
				last := min(first+chunk, len(replicates))
				fill(rand.NewPCG(b.Seed, uint64(i)), replicates[first:last], first)
			}
		})
	}
	group.Wait()
}
