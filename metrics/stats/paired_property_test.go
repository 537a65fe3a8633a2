package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// statistics is every statistic of pairs, by name. Those of change turn round when the
// waves are swapped.
func statistics(p Paired, level float64) map[string]Estimate {
	out := map[string]Estimate{
		"mean change":    MeanChange(p, level),
		"t":              T(p),
		"sd change":      SDChange(p),
		"equivalence":    Equivalence(p, 1, 0.05),
		"pseudomedian":   Pseudomedian(p, level),
		"rank biserial":  RankBiserial(p),
		"bca":            BCaMean(p.Changes(), Bootstrap{99, 3, level}),
		"correlation":    Correlation(p.Before, p.After, level),
		"cohen":          CohenD(p.After, p.Before, false, level),
		"hedges":         CohenD(p.After, p.Before, true, level),
		"mean before":    Mean(p.Before, level),
		"sd before":      SD(p.Before),
		"median before":  Median(p.Before),
		"bca of extreme": BCa(p.Before, slices.Max, Bootstrap{99, 3, level}),
	}
	for c := range WilcoxonClassicUncorrected + 2 {
		out["wilcoxon "+c.String()] = Wilcoxon(p, c)
	}
	for d := range BaselineSD + 2 {
		out[d.String()] = StandardisedChange(p, d, false, level)
		out[d.String()+" corrected"] = StandardisedChange(p, d, true, level)
	}
	return out
}

func TestAnyPairsAreAnswered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 50).Draw(t, "n")
		p := NewPaired(numbers(n).Draw(t, "before"), numbers(n).Draw(t, "after"))
		if rapid.Bool().Draw(t, "all change alike") {
			for i := range p.Before {
				p.After[i] = p.Before[i] + 0.1
			}
		}
		level := rapid.OneOf(rapid.Just(0.95), anyNumber()).Draw(t, "level")
		before := slices.Clone(p.Before)
		for name, e := range statistics(p, level) {
			sound(t, name, e)
		}
		if !slices.EqualFunc(before, p.Before, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }) {
			t.Fatal("the numbers were changed")
		}
		if s, ok := Describe(p.Before); ok {
			for _, x := range []float64{s.Mean, s.SD, s.Min, s.Q1, s.Median, s.Q3, s.Max} {
				if !finite(x) {
					t.Fatalf("%+v", s)
				}
			}
		}
		c := Rule{Cutoff: 2, HasCutoff: true}.Count(p)
		if c.N != c.Recovered+c.Improved+c.Unchanged+c.Deteriorated || c.N > n {
			t.Fatalf("%+v", c)
		}
	})
}

func TestAnyPlanIsAnswered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(anyNumber(), 8, 8).Draw(t, "x")
		n := rapid.IntRange(-3, 100).Draw(t, "n")
		sound(t, "power", PairedPower(n, x[0], x[1]))
		sound(t, "power at 5%", PairedPower(n, x[0], 0.05))
		sound(t, "detectable", DetectableChange(n, x[2], x[3]))
		design := ClusterDesign{n, x[0], x[1], x[2], x[3], x[4], n / 7}
		sound(t, "clusters", ClusterDetectable(design, x[5], x[6]))
		sound(t, "usual clusters", ClusterDetectable(ClusterDesign{n, 12, 0.5, 0.1, 0.4, 0.4, n / 7}, x[5], x[6]))
		e := RegressionToMean(x[0], x[1], x[2], x[3])
		sound(t, "hazard", e.Hazard)
		sound(t, "selected", e.SelectedMean)
		sound(t, "regression", e.Change)
		sound(t, "from mean", RegressionFromMean(x[0], x[1], x[2]))
		c := NewCutoffs(Norm{x[0], x[1]}, Norm{x[2], x[3]}, n%2 == 0)
		sound(t, "a", c.A)
		sound(t, "b", c.B)
		sound(t, "c", c.C)
		if r, err := NewReliable(x[0], x[1]); err == nil && !(r.Threshold > 0 && r.Points >= 1 && finite(r.Index(0, 1e9))) {
			t.Fatalf("%+v", r)
		}
		if q, ok := Quantile(x, x[7]); ok && !finite(q) {
			t.Fatalf("quantile %g", q)
		}
		if j := HedgesJ(x[0]); !(j >= 0 && j <= 1) {
			t.Fatalf("correction %g of %g", j, x[0])
		}
	})
}

// scores are pairs as of a questionnaire: whole points, ties, pupils without change.
func scores(t *rapid.T) Paired {
	n := rapid.IntRange(3, 60).Draw(t, "n")
	score := rapid.Map(rapid.IntRange(0, 40), func(x int) float64 { return float64(x) })
	return NewPaired(rapid.SliceOfN(score, n, n).Draw(t, "before"), rapid.SliceOfN(score, n, n).Draw(t, "after"))
}

// same fails unless two estimates agree to the last digits.
func same(t *rapid.T, what string, got, want Estimate) {
	t.Helper()
	if got.Has != want.Has || got.Method != want.Method || got.Reason != want.Reason {
		t.Fatalf("%s: got %+v, want %+v", what, got, want)
	}
	for i, x := range [][2]float64{{got.Value, want.Value}, {got.Lower, want.Lower}, {got.Upper, want.Upper}, {got.P, want.P}} {
		if math.Abs(x[0]-x[1]) > 1e-10*max(1, math.Abs(x[1])) {
			t.Fatalf("%s, part %d: got %+v, want %+v", what, i, got, want)
		}
	}
}

// turned is an estimate of the opposite.
func turned(e Estimate) Estimate {
	e.Value, e.Lower, e.Upper = -e.Value, -e.Upper, -e.Lower
	return e
}

func TestSwappingWaves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := scores(t)
		forth, back := statistics(p, 0.95), statistics(NewPaired(p.After, p.Before), 0.95)
		for _, name := range []string{"mean change", "t", "equivalence", "pseudomedian", "rank biserial", "cohen", "hedges", "d_z", "d_z corrected", "d_av", "d_rm"} {
			same(t, name, back[name], turned(forth[name]))
		}
		same(t, "correlation", back["correlation"], forth["correlation"])
		for c := range WilcoxonClassicUncorrected + 1 {
			name := "wilcoxon " + c.String()
			forth, back := forth[name], back[name]
			if forth.Has != back.Has || math.Abs(forth.P-back.P) > 1e-12 {
				t.Fatalf("%s: %+v and %+v", name, forth, back)
			}
			ranks := rankSigned(p.Changes(), c == WilcoxonClassic || c == WilcoxonClassicUncorrected)
			if forth.Known() && forth.Value+back.Value != float64(ranks.total)/2 {
				t.Fatalf("%s: V %g and %g", name, forth.Value, back.Value)
			}
		}
	})
}

func TestOrderOfPupils(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := scores(t)
		order := rapid.Permutation(slices.Collect(seq(p.N()))).Draw(t, "order")
		var q Paired
		for _, i := range order {
			q.Before, q.After = append(q.Before, p.Before[i]), append(q.After, p.After[i])
		}
		mixed := statistics(q, 0.95)
		for name, e := range statistics(p, 0.95) {
			same(t, name, mixed[name], e)
		}
	})
}

// seq counts from 0 to below n.
func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestMovingBothWaves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := scores(t)
		by := float64(rapid.IntRange(-1000, 1000).Draw(t, "by"))
		q := NewPaired(slices.Clone(p.Before), slices.Clone(p.After))
		for i := range q.Before {
			q.Before[i] += by
			q.After[i] += by
		}
		moved := statistics(q, 0.95)
		for name, e := range statistics(p, 0.95) {
			switch name {
			case "mean before", "median before", "bca of extreme":
				continue
			}
			same(t, name, moved[name], e)
		}
	})
}
