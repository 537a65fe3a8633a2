package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var (
	imputedPairs = Paired{
		Before: []float64{22, 18, 25, 14, 19, 27, 16, 21, 12, 24, 20, 17},
		After:  []float64{19, 17, 21, 15, 14, 25, 16, 18, 10, 23, 15, 18},
	}
	imputedLost = []float64{26, 23, 13, 28}
)

// The line of the pairs is that of lm(after ~ before) in R.
func TestImputedLine(t *testing.T) {
	t.Parallel()
	f := lineOf(imputedPairs)
	if math.Abs(f.slope-0.807103) > 1e-6 || math.Abs(f.rss-39.705421) > 1e-6 {
		t.Errorf("slope %v, residual sum of squares %v", f.slope, f.rss)
	}
}

// With many sets the pooled change is that of endlines on the line, and the variance
// between sets has a closed form; the same draws by hand in R, 400,000 of them, have the
// mean change -2.14135, the variance within 0.32190 and between 0.11482.
func TestImputedLimits(t *testing.T) {
	t.Parallel()
	const sets, n, k = 10_000, 12.0, 4.0
	model := lineOf(imputedPairs)
	meanLost := spreadOf(imputedLost).mean
	changes := make([]float64, 16)
	for i := range imputedPairs.Before {
		changes[i] = imputedPairs.After[i] - imputedPairs.Before[i]
	}
	estimates, variances := make([]float64, sets), make([]float64, sets)
	for i := range estimates {
		model.draw(rand.New(rand.NewPCG(5, uint64(i))), imputedLost, changes[12:])
		s := spreadOf(changes)
		estimates[i], variances[i] = s.mean, s.variance()/16
	}
	q, u := spreadOf(estimates), spreadOf(variances)
	between := (k / 16) * (k / 16) * model.rss / (n - 4) * (1/n + (meanLost-model.meanX)*(meanLost-model.meanX)/model.sxx + 1/k)
	for _, c := range []struct {
		name                 string
		got, want, tolerance float64
	}{
		{"mean change on the line", q.mean, -2.140654, 0.012}, {"variance between, closed form", q.variance(), between, 0.005},
		{"variance between, by hand in R", q.variance(), 0.11482, 0.005}, {"variance within, by hand in R", u.mean, 0.32190, 0.004},
	} {
		if math.Abs(c.got-c.want) > c.tolerance {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

// The same seed gives the same result in any order of the pupils lost, and the interval
// is wider than one that takes the endlines as known.
func TestImputed(t *testing.T) {
	t.Parallel()
	e := Imputed(imputedPairs, imputedLost, DefaultImputation, 0.95)
	lower, upper, ok := e.Interval()
	if !e.Known() || !ok || e.N != 16 {
		t.Fatalf("%+v", e)
	}
	if math.Abs(e.Value+2.14) > 0.25 || upper-lower < 2*1.96*math.Sqrt(0.3) {
		t.Errorf("%v (%v to %v)", e.Value, lower, upper)
	}
	turned := slices.Clone(imputedLost)
	slices.Reverse(turned)
	if other := Imputed(imputedPairs, turned, DefaultImputation, 0.95); other.Value != e.Value || other.P != e.P {
		t.Errorf("another order gives %v, not %v", other.Value, e.Value)
	}
	for name, none := range map[string]Estimate{
		"nobody lost":    Imputed(imputedPairs, nil, DefaultImputation, 0.95),
		"3 pairs":        Imputed(Paired{[]float64{1, 2, 3}, []float64{1, 3, 2}}, imputedLost, DefaultImputation, 0.95),
		"same baselines": Imputed(Paired{[]float64{4, 4, 4, 4}, []float64{1, 2, 3, 4}}, imputedLost, DefaultImputation, 0.95),
		"one set":        Imputed(imputedPairs, imputedLost, Imputation{Sets: 1}, 0.95),
		"ragged":         Imputed(Paired{[]float64{1}, nil}, imputedLost, DefaultImputation, 0.95),
		"not a number":   Imputed(imputedPairs, []float64{math.NaN()}, DefaultImputation, 0.95),
		"level":          Imputed(imputedPairs, imputedLost, DefaultImputation, 1),
	} {
		if none.Known() || none.Reason == "" {
			t.Errorf("%s: %+v", name, none)
		}
	}
}

// Whatever the scores, there is a finite number or a reason.
func TestImputedFinite(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		score := rapid.Float64Range(0, 40)
		n := rapid.IntRange(0, 30).Draw(t, "n")
		p := Paired{rapid.SliceOfN(score, n, n).Draw(t, "before"), rapid.SliceOfN(score, n, n).Draw(t, "after")}
		e := Imputed(p, rapid.SliceOfN(score, 0, 10).Draw(t, "lost"), Imputation{Sets: 5, Seed: 1}, 0.95)
		lower, upper, ok := e.Interval()
		switch {
		case !e.Known() && e.Reason == "":
			t.Fatalf("no number and no reason: %+v", e)
		case e.Known() && (!ok || !finite(e.Value) || !finite(lower) || !finite(upper) || lower > e.Value || upper < e.Value):
			t.Fatalf("%+v", e)
		}
	})
}
