package stats

import (
	"math"
	"strings"
	"testing"
)

// TestWhatCannotBeEstimated: each has a reason, or a value and a word on what is
// missing beside it.
func TestWhatCannotBeEstimated(t *testing.T) {
	t.Parallel()
	nobody := Paired{}
	one := Paired{[]float64{20}, []float64{17}}
	two := Paired{[]float64{20, 22}, []float64{17, 20}}
	alike := Paired{[]float64{20, 18, 25}, []float64{17, 15, 22}}
	still := Paired{[]float64{20, 18, 25}, []float64{20, 18, 25}}
	rounded := Paired{[]float64{0.1, 0.3, 0.7}, []float64{0.3, 0.5, 0.9}}
	flat := Paired{[]float64{20, 20, 20}, []float64{17, 19, 24}}
	broken := Paired{[]float64{20, math.NaN()}, []float64{17, 18}}
	huge := Paired{[]float64{1e308, -1e308}, []float64{-1e308, 1e308}}
	wide := Paired{[]float64{0, 0, 0}, []float64{1e200, -1e200, 3e200}}
	many := Paired{make([]float64, 60), make([]float64, 60)}
	for _, c := range []struct {
		name  string
		got   Estimate
		value bool   // there is one
		says  string // the reason, or what a warning says
	}{
		{"mean change, nobody", MeanChange(nobody, 0.95), false, reasonNobody},
		{"mean change, one", MeanChange(one, 0.95), true, reasonOne},
		{"mean change, alike", MeanChange(alike, 0.95), true, reasonSameDiff},
		{"mean change, alike but for rounding", MeanChange(rounded, 0.95), true, reasonSameDiff},
		{"mean change, not a number", MeanChange(broken, 0.95), false, reasonNotFinite},
		{"mean change, overflow", MeanChange(huge, 0.95), false, reasonOverflow},
		{"mean change, spread overflows", MeanChange(wide, 0.95), true, reasonOverflow},
		{"mean change, no level", MeanChange(flat, 1), true, reasonLevel},
		{"t, one", T(one), false, reasonOne},
		{"t, nobody changed", T(still), false, reasonSameDiff},
		{"sd of one", SD(one.Before), false, reasonOne},
		{"sd of nobody", SD(nil), false, reasonNobody},
		{"mean of nobody", Mean(nil, 0.95), false, reasonNobody},
		{"mean of one", Mean(one.Before, 0.95), true, reasonOne},
		{"mean of equals", Mean(flat.Before, 0.95), true, reasonSame},
		{"median of nobody", Median(nil), false, reasonNobody},
		{"equivalence, no margin", Equivalence(flat, 0, 0.05), false, "margin"},
		{"equivalence, no alpha", Equivalence(flat, 1, 0.5), false, "alpha"},
		{"equivalence, alike", Equivalence(alike, 5, 0.05), true, reasonSameDiff},
		{"correlation, lengths", Correlation(one.Before, flat.After, 0.95), false, reasonLengths},
		{"correlation, nobody", Correlation(nil, nil, 0.95), false, reasonNobody},
		{"correlation, two", Correlation(two.Before, two.After, 0.95), false, reasonTwoPairs},
		{"correlation, three", Correlation([]float64{1, 2, 3}, []float64{3, 1, 5}, 0.95), true, "fewer than four"},
		{"correlation, line", Correlation(alike.Before, alike.After, 0.95), true, reasonLine},
		{"correlation, flat", Correlation(flat.Before, flat.After, 0.95), false, reasonSame},
		{"Pratt exact, still", Wilcoxon(still, WilcoxonAuto), true, reasonUnchanged},
		{"Pratt normal, still", Wilcoxon(many, WilcoxonAuto), false, reasonUnchanged},
		{"classic, still", Wilcoxon(still, WilcoxonClassic), false, reasonUnchanged},
		{"no such test", Wilcoxon(flat, 99), false, reasonUnknownWay},
		{"rank biserial, still", RankBiserial(still), false, reasonUnchanged},
		{"pseudomedian, one", Pseudomedian(one, 0.95), true, reasonOne},
		{"pseudomedian, alike", Pseudomedian(alike, 0.95), true, reasonSameDiff},
		{"pseudomedian, three", Pseudomedian(flat, 0.95), true, "higher level"},
		{"pseudomedian, three with ties", Pseudomedian(Paired{make([]float64, 3), []float64{1, 1, 4}}, 0.95), true, "too few pairs"},
		{"d_z, one", StandardisedChange(one, ChangeSD, false, 0.95), false, reasonOne},
		{"d_z, alike", StandardisedChange(alike, ChangeSD, false, 0.95), false, reasonSameDiff},
		{"d_av, alike", StandardisedChange(alike, AverageSD, false, 0.95), true, reasonSameDiff},
		{"d_rm, alike", StandardisedChange(alike, RepeatedSD, false, 0.95), false, reasonLine},
		{"d_rm, flat", StandardisedChange(flat, RepeatedSD, false, 0.95), false, "no spread"},
		{"glass_delta, flat", StandardisedChange(flat, BaselineSD, false, 0.95), false, "baselines"},
		{"glass_delta, endline flat", StandardisedChange(Paired{flat.After, flat.Before}, BaselineSD, false, 0.95), true, "no spread"},
		{"g_z, two", StandardisedChange(two, ChangeSD, true, 0.95), false, "too few"},
		{"d_z, nearly alike", StandardisedChange(Paired{[]float64{0, 0, 0}, []float64{1e8, 1e8, 1e8 + 1}}, ChangeSD, false, 0.95), true, "too nearly"},
		{"no such denominator", StandardisedChange(flat, 9, false, 0.95), false, reasonUnknownWay},
		{"cohen, empty", CohenD(nil, flat.After, false, 0.95), false, reasonNobody},
		{"cohen, one", CohenD(one.Before, flat.After, false, 0.95), false, reasonOne},
		{"cohen, equals", CohenD(flat.Before, flat.Before, false, 0.95), false, reasonSame},
		{"power, one", PairedPower(1, 0.5, 0.05), false, "fewer than two"},
		{"power, alpha", PairedPower(30, 0.5, 0), false, reasonPower},
		{"detectable, no power", DetectableChange(30, 0.02, 0.05), false, "no change"},
		{"clusters, few", ClusterDetectable(ClusterDesign{3, 12, 0.5, 0.1, 0, 0, 1}, 0.8, 0.05), false, "too few"},
		{"clusters, one arm", ClusterDetectable(ClusterDesign{30, 12, 1, 0.1, 0, 0, 1}, 0.8, 0.05), false, "both arms"},
		{"regression, spread", RegressionToMean(10, 0, 0.6, 20).Change, false, "deviation"},
		{"regression, correlation", RegressionFromMean(10, 1.2, 20), false, "retest"},
		{"cut-offs", NewCutoffs(Norm{21, 0}, Norm{10, 5}, false).B, false, "population"},
	} {
		if c.got.Known() != c.value {
			t.Errorf("%s: value %v: %+v", c.name, c.got.Known(), c.got)
		}
		if said := c.got.Reason + strings.Join(c.got.Warnings, " "); !strings.Contains(said, c.says) {
			t.Errorf("%s: says %q, want %q", c.name, said, c.says)
		}
	}
}

// TestLevelReached: the interval of few pairs says what level it has.
func TestLevelReached(t *testing.T) {
	t.Parallel()
	e := Pseudomedian(Paired{make([]float64, 5), []float64{1, 2, 4, 8, 16}}, 0.95)
	if e.Level != 1-2.0/32 || e.Lower != 1 || e.Upper != 16 {
		t.Errorf("%+v", e)
	}
	if e := Pseudomedian(exampleB, 0.95); e.Level != 0.95 || len(e.Warnings) != 0 {
		t.Errorf("%+v", e)
	}
}

func TestEquivalenceSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		margin float64
		want   bool
	}{{5, true}, {4, false}} {
		e := Equivalence(exampleA, c.margin, 0.05)
		if got := Equivalent(e, c.margin); got != c.want || got != (e.P < 0.05) || strings.HasPrefix(e.Warnings[0], "not") == c.want {
			t.Errorf("margin %g: %v: %+v", c.margin, got, e)
		}
	}
}

func TestWilcoxonNames(t *testing.T) {
	t.Parallel()
	for c := range WilcoxonClassicUncorrected + 1 {
		if got, ok := ParseWilcoxon(c.String()); !ok || got != c {
			t.Errorf("%s is read as %s", c, got)
		}
	}
	if _, ok := ParseWilcoxon("pratt"); ok {
		t.Error("pratt is not a name")
	}
	for _, c := range []struct {
		n    int
		with WilcoxonConvention
		want string
	}{
		{49, WilcoxonAuto, methodPrattExact}, {50, WilcoxonAuto, methodPrattAsymptotic},
		{500, WilcoxonPrattExact, methodPrattExact}, {501, WilcoxonPrattExact, methodPrattAsymptotic},
		{49, WilcoxonClassic, methodClassicExact}, {50, WilcoxonClassic, methodClassic},
	} {
		p := Paired{make([]float64, c.n), make([]float64, c.n)}
		for i := range p.After {
			p.After[i] = float64(i + 1)
		}
		if e := Wilcoxon(p, c.with); e.Method != c.want {
			t.Errorf("%d pairs, %s: %s, want %s", c.n, c.with, e.Method, c.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	s, ok := Describe(exampleA.Before)
	if want := (Summary{12, 20.5, s.SD, 14, 17.75, 20.5, 23.25, 27, true}); !ok || s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if s, ok := Describe([]float64{3}); !ok || s.HasSD || s.Q1 != 3 || s.Max != 3 {
		t.Errorf("one: %+v", s)
	}
	for _, xs := range [][]float64{nil, {1, math.Inf(1)}, {1e308, -1e308}} {
		if s, ok := Describe(xs); ok {
			t.Errorf("%v: %+v", xs, s)
		}
	}
	for _, c := range []struct{ p, want float64 }{{0, 2}, {0.5, 4}, {0.25, 2.75}, {1, 9}} {
		if got, ok := Quantile([]float64{9, 2, 5, 3}, c.p); !ok || got != c.want {
			t.Errorf("quantile %g: %g, want %g", c.p, got, c.want)
		}
	}
	if _, ok := Quantile([]float64{1}, 1.1); ok {
		t.Error("a quantile beyond 1")
	}
}
