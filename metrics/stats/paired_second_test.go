package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// smallChanges are up to twelve changes with zeros and ties.
func smallChanges(t *rapid.T) []float64 {
	change := rapid.Map(rapid.IntRange(-4, 4), func(x int) float64 { return float64(x) })
	return rapid.SliceOfN(change, 1, 12).Draw(t, "changes")
}

// TestWilcoxonByEnumeration goes through every pattern of signs.
func TestWilcoxonByEnumeration(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ds := smallChanges(t)
		s := rankSigned(ds, rapid.Bool().Draw(t, "zeros dropped"))
		far, all := 0, 1<<len(s.ranks)
		off := func(up int64) int64 { return max(2*up-s.total, s.total-2*up) }
		for pattern := range all {
			up := int64(0)
			for i, rank := range s.ranks {
				if pattern>>i&1 == 1 {
					up += rank
				}
			}
			if off(up) >= off(s.up) {
				far++
			}
		}
		if want := float64(far) / float64(all); !closeTo(s.exact(), want, 1e-14) {
			t.Fatalf("%v: got %g, want %g", ds, s.exact(), want)
		}
	})
}

// ranksPlainly ranks sizes the slow way: below, and half of those of one size.
func ranksPlainly(ds []float64) []float64 {
	out := make([]float64, len(ds))
	for i, d := range ds {
		for _, other := range ds {
			switch a, b := math.Abs(other), math.Abs(d); {
			case a < b:
				out[i]++
			case a == b:
				out[i] += 0.5
			}
		}
		out[i] += 0.5
	}
	return out
}

func TestRanksPlainly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ds := smallChanges(t)
		want := 0.0
		for i, rank := range ranksPlainly(ds) {
			if ds[i] > 0 {
				want += rank
			}
		}
		if got := rankSigned(ds, false).v(); got != want {
			t.Fatalf("Pratt %v: got %g, want %g", ds, got, want)
		}
		moved := slices.DeleteFunc(slices.Clone(ds), func(d float64) bool { return d == 0 })
		want = 0
		for i, rank := range ranksPlainly(moved) {
			if moved[i] > 0 {
				want += rank
			}
		}
		if got := rankSigned(ds, true).v(); got != want {
			t.Fatalf("classic %v: got %g, want %g", ds, got, want)
		}
	})
}

// TestWalshListed lists all means of pairs and puts them in order.
func TestWalshListed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.OneOf(rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), 1, 30),
			rapid.SliceOfN(rapid.Map(rapid.IntRange(-5, 5), func(x int) float64 { return float64(x) / 2 }), 1, 30)).Draw(t, "xs")
		var all []float64
		for i, x := range xs {
			for _, y := range xs[i:] {
				all = append(all, x/2+y/2)
			}
		}
		slices.Sort(all)
		w := walshOf(xs)
		if w.count() != int64(len(all)) {
			t.Fatalf("%d means, want %d", w.count(), len(all))
		}
		for i, want := range all {
			if got := w.order(int64(i) + 1); got != want {
				t.Fatalf("mean %d of %v: got %g, want %g", i+1, xs, got, want)
			}
		}
		if want, _ := Quantile(all, 0.5); !closeTo(w.median(), want, 1e-13) {
			t.Fatalf("median: got %g, want %g", w.median(), want)
		}
	})
}

// TestNormalLimitsInvertTheTest: just inside the limits the corrected test of shifted
// changes does not reject, just outside it does.
func TestNormalLimitsInvertTheTest(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		ds := make([]float64, 12+rng.IntN(60))
		for i := range ds {
			ds[i] = float64(rng.IntN(13) - 7)
		}
		e := walshOf(ds).normalLimits(Of(0, len(ds), methodWalshNormal), 0.95)
		z := func(shift float64) float64 {
			moved := slices.Clone(ds)
			for i := range moved {
				moved[i] -= shift
			}
			return rankSigned(moved, true).classicZ(true)
		}
		const step = 1e-6
		if z(e.Lower-step) < reliableZ || z(e.Lower+step) >= reliableZ {
			t.Errorf("%v: lower limit %g: z %g and %g", ds, e.Lower, z(e.Lower-step), z(e.Lower+step))
		}
		if z(e.Upper-step) <= -reliableZ || z(e.Upper+step) > -reliableZ {
			t.Errorf("%v: upper limit %g: z %g and %g", ds, e.Upper, z(e.Upper-step), z(e.Upper+step))
		}
	}
}

// TestNoncentralLimitsSolveTheirEquation asks for the tail beyond t at each limit.
func TestNoncentralLimitsSolveTheirEquation(t *testing.T) {
	t.Parallel()
	for _, df := range []float64{1, 2, 5, 11, 40, 300, 20_000} {
		for _, at := range []float64{-60, -4, -0.3, 0, 1, 12, 70} {
			n, _ := newNoncentral(at, df)
			lower, upper, ok := noncentralLimits(at, df, 0.95)
			if !ok || !closeTo(n.above(lower), 0.025, 1e-10) || !closeTo(n.below(upper), 0.025, 1e-10) {
				t.Errorf("t %g on %g: %g to %g, tails %g and %g", at, df, lower, upper, n.above(lower), n.below(upper))
			}
		}
	}
}

// TestPowerAndDetectable: the change that can be detected has the power asked for.
func TestPowerAndDetectable(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 3, 10, 60, 200, 20_000} {
		for _, power := range []float64{0.1, 0.5, 0.8, 0.95} {
			d := DetectableChange(n, power, 0.05)
			if got := PairedPower(n, d.Value, 0.05).Value; !closeTo(got, power, 1e-10) {
				t.Errorf("%d pairs, power %g: d %g has %g", n, power, d.Value, got)
			}
		}
	}
	if got := PairedPower(25, 0, 0.05).Value; !closeTo(got, 0.025, 1e-11) {
		t.Errorf("no effect: power %g, want one tail", got)
	}
}

// TestHazard compares with the definition, and the two forms where they meet.
func TestHazard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ z, want float64 }{
		{-40, 0}, {0, math.Sqrt(2 / math.Pi)}, {1.865384615384615, 2.25453810950671},
		{30, 30.033259667433676}, {30.000001, 30.033260666332}, {1e8, 1e8},
	} {
		if got := hazard(c.z); !closeTo(got, c.want, 1e-9) {
			t.Errorf("%g: got %.15g, want %.15g", c.z, got, c.want)
		}
	}
}
