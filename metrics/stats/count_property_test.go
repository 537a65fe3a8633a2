package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sound fails if an estimate holds a number that is none, or contradicts itself.
func sound(t *rapid.T, what string, e Estimate) {
	t.Helper()
	for _, x := range []float64{e.Value, e.Lower, e.Upper, e.Level, e.P, e.DF} {
		if !finite(x) {
			t.Fatalf("%s: a part is %g: %+v", what, x, e)
		}
	}
	if e.Known() == (e.Reason != "") {
		t.Fatalf("%s: a value and a reason, or neither: %+v", what, e)
	}
	if !e.Known() && (e.Has != 0 || e.Value != 0 || e.P != 0) {
		t.Fatalf("%s: no value but parts: %+v", what, e)
	}
	if lower, upper, ok := e.Interval(); ok && lower > upper {
		t.Fatalf("%s: limits the wrong way round: %+v", what, e)
	}
	if e.P < 0 || e.P > 1 || e.Method == "" || e.N < 0 {
		t.Fatalf("%s: %+v", what, e)
	}
}

// anyNumber is any float, with the ones that break arithmetic often, and whole numbers
// as in a questionnaire.
func anyNumber() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64(),
		rapid.SampledFrom([]float64{0, 1, -1, 0.1, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 5e-324, 1e-200, 1e200}),
		rapid.Map(rapid.IntRange(0, 3), func(x int) float64 { return float64(x) }),
	)
}

// numbers are up to fifty: any, or whole ones only, or all the same.
func numbers(n int) *rapid.Generator[[]float64] {
	answer := rapid.Map(rapid.IntRange(0, 2), func(x int) float64 { return float64(x) })
	return rapid.OneOf(
		rapid.SliceOfN(anyNumber(), n, n),
		rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), n, n),
		rapid.SliceOfN(answer, n, n),
		rapid.Map(anyNumber(), func(x float64) []float64 { return slices.Repeat([]float64{x}, n) }),
	)
}

func TestAnyNumbersAreAnswered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 50).Draw(t, "n")
		k := rapid.IntRange(0, 6).Draw(t, "k")
		level := rapid.OneOf(rapid.Just(0.95), anyNumber()).Draw(t, "level")
		table := make([][]float64, n)
		for i := range table {
			table[i] = numbers(k).Draw(t, "row")
		}
		sound(t, "alpha", Alpha(table, level))
		sound(t, "standardised", AlphaStandardised(table))
		for _, e := range append(AlphaWithout(table), ItemRest(table)...) {
			sound(t, "item", e)
		}
		sound(t, "omega", Omega(table, true))
		sound(t, "omega", Omega(table, false))
		for _, kind := range []ICCKind{ICC11, ICC21, ICC31} {
			sound(t, "agreement", ShroutFleiss(table, kind))
		}
		x, y := numbers(n).Draw(t, "x"), numbers(n).Draw(t, "y")
		present := rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "present")
		cluster := rapid.SliceOfN(rapid.IntRange(0, 5), n, n).Draw(t, "cluster")
		sound(t, "icc", ICC(x, cluster, level).ICC)
		sound(t, "smd", SMD(x, y))
		sound(t, "mcar", MCAR(x, y, present))
		sound(t, "bounded", Bounded(NewPaired(x, y), y, level))
		sound(t, "deff", DesignEffect(anyNumber().Draw(t, "m"), anyNumber().Draw(t, "rho"), anyNumber().Draw(t, "cv")))
		sound(t, "effective", EffectiveN(n, anyNumber().Draw(t, "deff")))
		sound(t, "poisson", Poisson(n, anyNumber().Draw(t, "exposure"), level))
		pooled := Rubin(x, y, rapid.IntRange(-1, 60).Draw(t, "complete"), k, level)
		sound(t, "rubin", pooled.Estimate)
		for _, part := range []float64{pooled.Within, pooled.Between, pooled.Total, pooled.SE, pooled.Increase, pooled.Lambda, pooled.Missing, pooled.DFRubin} {
			if !finite(part) {
				t.Fatalf("rubin: %+v", pooled)
			}
		}
		for _, p := range append(Holm(x), BenjaminiHochberg(x)...) {
			if !(p >= 0 && p <= 1) {
				t.Fatalf("adjusted to %g", p)
			}
		}
	})
}

func TestAnyCountsAreAnswered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.OneOf(rapid.IntRange(0, 12), rapid.IntRange(-2, 100_000))
		level := rapid.OneOf(rapid.Just(0.95), rapid.Float64Range(0, 1)).Draw(t, "level")
		a, b := count.Draw(t, "a"), count.Draw(t, "b")
		c, d := count.Draw(t, "c"), count.Draw(t, "d")
		for _, m := range []ProportionMethod{Wilson, WilsonCorrected, ClopperPearson, ProportionAuto} {
			e := Proportion(a, b, m, level)
			sound(t, m.String(), e)
			if lower, upper, ok := e.Interval(); ok && (lower < 0 || upper > 1 || lower > e.Value+1e-12 || upper < e.Value-1e-12) {
				t.Fatalf("%+v", e)
			}
		}
		sound(t, "difference", DifferenceIndependent(a, b, c, d, level))
		sound(t, "ratio", RiskRatio(a, b, c, d, level))
		sound(t, "fisher", Fisher(a, b, c, d))
		sound(t, "smd", SMDProportion(a, b, c, d))
		table := Table2{a, b, c, d}
		for _, m := range []McNemarMethod{McNemarMidP, McNemarExact, McNemarAsymptotic, McNemarCorrected} {
			sound(t, m.String(), McNemar(table, m))
		}
		sound(t, "paired difference", DifferencePaired(table, true, level))
		sound(t, "paired difference", DifferencePaired(table, false, level))
		sound(t, "paired ratio", RatioPaired(table, level))
		k := rapid.IntRange(0, 5).Draw(t, "k")
		bands := make([][]int, k)
		for i := range bands {
			bands[i] = rapid.SliceOfN(rapid.OneOf(rapid.Just(0), rapid.IntRange(0, 9), count), k, k).Draw(t, "band")
		}
		sound(t, "stuart-maxwell", StuartMaxwell(bands))
		sound(t, "bowker", Bowker(bands))
	})
}

func TestSwappingWavesOfCounts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 40)
		forward := Table2{count.Draw(t, "both"), count.Draw(t, "first"), count.Draw(t, "second"), count.Draw(t, "neither")}
		backward := Table2{forward.Both, forward.Second, forward.First, forward.Neither}
		a, b := DifferencePaired(forward, true, 0.95), DifferencePaired(backward, true, 0.95)
		if a.Known() && (a.Value != -b.Value || !closeTo(a.Lower, -b.Upper, 1e-12) || !closeTo(a.Upper, -b.Lower, 1e-12)) {
			t.Fatalf("%+v and %+v", a, b)
		}
		a, b = RatioPaired(forward, 0.95), RatioPaired(backward, 0.95)
		_, _, limits := a.Interval()
		if a.Known() && (!closeTo(a.Value*b.Value, 1, 1e-12) || limits && !closeTo(a.Lower*b.Upper, 1, 1e-12)) {
			t.Fatalf("%+v and %+v", a, b)
		}
		for _, m := range []McNemarMethod{McNemarMidP, McNemarExact, McNemarCorrected} {
			if a, b := McNemar(forward, m), McNemar(backward, m); a.P != b.P {
				t.Fatalf("%s: %g and %g", m, a.P, b.P)
			}
		}
		x, n := count.Draw(t, "x"), count.Draw(t, "more")
		n += x
		for _, m := range []ProportionMethod{Wilson, WilsonCorrected, ClopperPearson} {
			a, b = Proportion(x, n, m, 0.9), Proportion(n-x, n, m, 0.9)
			if a.Known() && (!closeTo(a.Lower, 1-b.Upper, 1e-10) || !closeTo(a.Upper, 1-b.Lower, 1e-10)) {
				t.Fatalf("%s: %+v and %+v", m, a, b)
			}
		}
	})
}

// The order of pupils changes nothing, nor does the name of a cluster, nor a constant
// added to all values.
func TestOrderOfPupilsOfCounts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(6, 40).Draw(t, "n")
		table := make([][]float64, n)
		answer := rapid.Map(rapid.IntRange(0, 2), func(x int) float64 { return float64(x) })
		for i := range table {
			table[i] = rapid.SliceOfN(answer, 4, 4).Draw(t, "row")
		}
		cluster := rapid.SliceOfN(rapid.IntRange(0, 3), n, n).Draw(t, "cluster")
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range n {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "order")
		moved, named := make([][]float64, n), make([]int, n)
		first, second := make([]float64, n), make([]float64, n)
		for i, at := range order {
			for _, x := range table[at] {
				moved[i] = append(moved[i], x+5)
			}
			named[i] = -cluster[at]
			first[at], second[i] = table[at][0], table[at][0]+5
		}
		same := func(what string, a, b Estimate) {
			if a.Known() != b.Known() || !closeTo(a.Value, b.Value, 1e-9) || !closeTo(a.Lower, b.Lower, 1e-9) {
				t.Fatalf("%s: %+v and %+v", what, a, b)
			}
		}
		same("alpha", Alpha(table, 0.95), Alpha(moved, 0.95))
		same("standardised", AlphaStandardised(table), AlphaStandardised(moved))
		same("omega", Omega(table, true), Omega(moved, true))
		same("icc", ICC(first, cluster, 0.95).ICC, ICC(second, named, 0.95).ICC)
		same("agreement", ShroutFleiss(table, ICC21), ShroutFleiss(moved, ICC21))
		a, b := SMD(first[:3], first[3:]), SMD(first[3:], first[:3])
		if a.Known() && a.Value != -b.Value {
			t.Fatalf("smd: %+v and %+v", a, b)
		}
	})
}
