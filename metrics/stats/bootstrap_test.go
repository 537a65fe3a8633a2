package stats

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// Not parallel: it sets the number of processors.
func TestBootstrapOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	whole := wholeChanges(300)
	broken := append(slices.Clone(whole), 0.5)
	type all struct{ sums, draws, general Estimate }
	var first all
	for i, processors := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(processors)
		b := Bootstrap{Resamples: 1999, Seed: 7, Level: 0.95}
		got := all{BCaMean(whole, b), BCaMean(broken, b), BCa(broken, func(xs []float64) float64 { return spreadOf(xs).sd() }, b)}
		if i == 0 {
			first = got
		}
		for _, pair := range [][2]Estimate{{got.sums, first.sums}, {got.draws, first.draws}, {got.general, first.general}} {
			if pair[0].Lower != pair[1].Lower || pair[0].Upper != pair[1].Upper {
				t.Errorf("%d processors: %v to %v, want %v to %v", processors, pair[0].Lower, pair[0].Upper, pair[1].Lower, pair[1].Upper)
			}
			if _, _, ok := pair[0].Interval(); !ok {
				t.Error("no interval")
			}
		}
	}
}

// middle is the median.
func middle(xs []float64) float64 {
	slices.Sort(xs)
	return quantileSorted(xs, 0.5)
}

// TestSumsAreThoseOfDraws compares the distribution that blocks are drawn from with
// one draw after the other added up.
func TestSumsAreThoseOfDraws(t *testing.T) {
	t.Parallel()
	xs := []float64{-7, -1, -5, 3, -4, -1, -1}
	least, span, ok := wholeRange(xs)
	if !ok || least != -7 || span != 10 {
		t.Fatalf("range %g, %d, %v", least, span, ok)
	}
	one := make([]float64, span+1)
	for _, x := range xs {
		one[int(x-least)] += 1 / float64(len(xs))
	}
	block := one
	for k := range 4 {
		plain := []float64{1}
		for range 1 << k {
			next := make([]float64, len(plain)+span)
			for i, a := range plain {
				for j, b := range one {
					next[i+j] += a * b
				}
			}
			plain = next
		}
		for i := range plain {
			if math.Abs(plain[i]-block[i]) > 1e-15 {
				t.Errorf("2^%d draws: P(%d) is %g, want %g", k, i, block[i], plain[i])
			}
		}
		checkAlias(t, newAlias(block), block)
		block = twice(block)
	}
}

// checkAlias adds up what each index has in the columns.
func checkAlias(t *testing.T, a alias, want []float64) {
	t.Helper()
	got := make([]float64, len(want))
	for i, c := range a {
		own := math.Ldexp(float64(c.own), -64)
		got[i] += own / float64(len(a))
		got[c.other] += (1 - own) / float64(len(a))
	}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-14 || (want[i] == 0) != (got[i] == 0) {
			t.Errorf("index %d has %g, want %g", i, got[i], want[i])
		}
	}
}

// TestSumsPutTogether: numbers that are all the same have one sum, whatever the blocks.
func TestSumsPutTogether(t *testing.T) {
	t.Parallel()
	rng := rand.NewPCG(1, 2)
	for _, n := range []int{1, 2, 3, 31, 64, 1000} {
		xs := append(slices.Repeat([]float64{3}, n-1), 3)
		s := newSums(xs, 2, 2, 9999) // each is 1 above a least of 2
		if got := s.draw(rng); got != n {
			t.Errorf("%d numbers add up to %d", n, got)
		}
	}
}

// TestSumsAgreeWithDraws: both ways of drawing give the interval of the other but for
// chance. The numbers are chosen so that neither is near a limit of what chance does.
func TestSumsAgreeWithDraws(t *testing.T) {
	t.Parallel()
	xs := wholeChanges(250)
	b := Bootstrap{Resamples: 20_000, Seed: 11, Level: 0.95}
	fast := BCaMean(xs, b)
	slow := make([]float64, b.Resamples)
	drawMeans(xs, fast.Value, b, slow)
	s := spreadOf(xs)
	e := Of(fast.Value, len(xs), methodBCa).bca(slow, fast.Value-rounding(xs), skewness(xs, s)/6, b.Level)
	general := BCa(xs, func(xs []float64) float64 { return spreadOf(xs).mean }, b)
	for _, other := range []Estimate{e, general} {
		if limit := 0.1 * s.standardError(); math.Abs(fast.Lower-other.Lower) > limit || math.Abs(fast.Upper-other.Upper) > limit {
			t.Errorf("sums %g to %g, draws %g to %g", fast.Lower, fast.Upper, other.Lower, other.Upper)
		}
	}
	if limit := 0.25 * s.standardError(); math.Abs(fast.Lower-Mean(xs, 0.95).Lower) > limit {
		t.Errorf("far from the t interval: %g, %g", fast.Lower, Mean(xs, 0.95).Lower)
	}
}

// TestDrawsAreEven counts how often each place is drawn.
func TestDrawsAreEven(t *testing.T) {
	t.Parallel()
	const n = 7
	counts := [n]float64{}
	rng := rand.NewPCG(5, 6)
	xs := make([]float64, n)
	for k := range xs {
		// Places weighted by powers of ten: the sum spells how often each was drawn.
		xs[k] = math.Pow(10, float64(k))
	}
	const times = 30_000
	for range times {
		for k, sum := 0, int(drawSum(rng, xs)); k < n; k, sum = k+1, sum/10 {
			counts[k] += float64(sum % 10)
		}
	}
	chi := 0.0
	for _, c := range counts {
		chi += (c - times) * (c - times) / times
	}
	if p := chiSquareTail(chi, n-1); p < 1e-4 {
		t.Errorf("%v: p %g", counts, p)
	}
}

func TestBootstrapThatCannotBe(t *testing.T) {
	t.Parallel()
	some := []float64{1, 2, 4, 4, 9}
	b := DefaultBootstrap
	for _, c := range []struct {
		name    string
		got     Estimate
		known   bool
		because string
	}{
		{"nobody", BCaMean(nil, b), false, reasonNobody},
		{"one", BCaMean([]float64{3}, b), true, reasonOne},
		{"all the same", BCaMean([]float64{3, 3, 3}, b), true, reasonSame},
		{"all the same but for rounding", BCaMean([]float64{0.3, 0.1 + 0.2}, b), true, reasonSame},
		{"not a number", BCaMean([]float64{3, math.NaN()}, b), false, reasonNotFinite},
		{"too large", BCaMean([]float64{1e308, -1e308}, b), true, reasonOverflow},
		{"too few resamples", BCaMean(some, Bootstrap{98, 1, 0.95}), true, reasonResamples},
		{"too many resamples", BCa(some, middle, Bootstrap{1 << 30, 1, 0.95}), true, reasonResamples},
		{"no level", BCaMean(some, Bootstrap{999, 1, 1}), true, reasonLevel},
		{"statistic without a value", BCa(some, func([]float64) float64 { return math.NaN() }, b), false, reasonOverflow},
		{"a constant", BCa(some, func([]float64) float64 { return 2 }, b), true, reasonLeaveOut},
		{"the least", BCa(some, slices.Min, b), true, reasonBias},
	} {
		if c.got.Known() != c.known {
			t.Errorf("%s: known %v: %+v", c.name, c.got.Known(), c.got)
		}
		if _, _, ok := c.got.Interval(); ok {
			t.Errorf("%s: an interval: %+v", c.name, c.got)
		}
		said := c.got.Reason
		if c.known {
			said = c.got.Warnings[0]
		}
		if !c.known && said != c.because || c.known && said != "no interval: "+c.because {
			t.Errorf("%s: %q, want %q", c.name, said, c.because)
		}
	}
}
