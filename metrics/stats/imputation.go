package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Imputation is how missing endlines are filled in several times.
type Imputation struct {
	Sets int    // completed data sets
	Seed uint64 // the same seed gives the same result
}

// DefaultImputation is the imputation where nobody says otherwise. Seed and number of
// sets are to be printed with the result.
var DefaultImputation = Imputation{Sets: 20, Seed: 20260901}

// maxSets bounds the work; nobody needs so many.
const maxSets = 10_000

const methodImputed = "imputed-normal-rubin"

// Imputed is the mean change of everybody with a baseline, in points, the endlines of
// those who have none filled in several times by a normal model of the endline given the
// baseline, and pooled; with a t interval and the p-value against no change. lost are
// the baselines of those without an endline.
//
// Formula: with x̄, ȳ, b and S the least-squares line of the pairs and its residual sum
// of squares on n-2 degrees of freedom, each set draws σ*² = S/χ²(n-2),
// α* = ȳ + σ*z/√n, β* = b + σ*z/√Σ(x-x̄)², and endlines α* + β*(x-x̄) + σ*z. The mean
// changes, with variances s²/N, are pooled as in [Rubin] with one coefficient.
//
// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, example 5.1;
// Van Buuren (2018), Flexible Imputation of Missing Data, algorithm 3.1.
//
// Convention: the baseline alone is in the model, so those lost are supposed to have
// changed as pairs with the same baseline did. Endlines are neither rounded nor kept
// within the scale: that would bend the mean. mice adds a ridge of 1e-5, which is left
// out here.
//
// Edges: nobody lost is the mean change of the pairs and nothing to fill in; fewer than
// 4 pairs, or pairs whose baselines are all the same, carry no line.
//
// R: with mice, mice(data.frame(before, after), method = "norm", m = 20), then
// pool.scalar of the mean changes and their variances, n = N, k = 1
func Imputed(p Paired, lost []float64, in Imputation, level float64) Estimate {
	all := p.N() + len(lost)
	if reason := whyNotImputed(p, lost, in, level); reason != "" {
		return None(all, methodImputed, reason)
	}
	model := lineOf(p)
	if !(model.sxx > 0) || !finite(model.slope) || !finite(model.rss) {
		return None(all, methodImputed, "the baselines of the pairs are all the same")
	}
	lost = slices.Sorted(slices.Values(lost)) // the order of pupils decides nothing
	changes := make([]float64, all)
	for i := range p.Before {
		changes[i] = p.After[i] - p.Before[i]
	}
	estimates, variances := make([]float64, in.Sets), make([]float64, in.Sets)
	for k := range estimates {
		model.draw(rand.New(rand.NewPCG(in.Seed, uint64(k))), lost, changes[p.N():])
		s := spreadOf(changes)
		estimates[k], variances[k] = s.mean, s.variance()/float64(all)
	}
	e := Rubin(estimates, variances, all, 1, level).Estimate
	e.Method = methodImputed
	if !e.Known() {
		return e
	}
	return e.warn(fmt.Sprintf("%d endlines filled in %d times, seed %d", len(lost), in.Sets, in.Seed))
}

func whyNotImputed(p Paired, lost []float64, in Imputation, level float64) string {
	switch {
	case len(p.Before) != len(p.After):
		return reasonRagged
	case !allFinite(p.Before) || !allFinite(p.After) || !allFinite(lost):
		return reasonNotFinite
	case len(lost) == 0:
		return "no endline is missing"
	case p.N() < 4:
		return "there are too few pairs to fill in endlines by"
	case in.Sets < 2 || in.Sets > maxSets:
		return fmt.Sprintf("there are from 2 to %d completed data sets", maxSets)
	case !validLevel(level):
		return reasonLevel
	}
	return ""
}

// fitted is a least-squares line of endlines on baselines.
type fitted struct {
	n                      float64
	meanX, meanY, sxx, rss float64
	slope                  float64
}

func lineOf(p Paired) fitted {
	x, y := spreadOf(p.Before), spreadOf(p.After)
	f := fitted{n: float64(p.N()), meanX: x.mean, meanY: y.mean, sxx: x.ss}
	products := make([]float64, p.N())
	for i := range products {
		products[i] = (p.Before[i] - x.mean) * (p.After[i] - y.mean)
	}
	f.slope = total(products) / f.sxx
	squares := products
	for i := range squares {
		r := p.After[i] - y.mean - float64(f.slope*(p.Before[i]-x.mean))
		squares[i] = float64(r * r)
	}
	f.rss = total(squares)
	return f
}

// draw fills in the change of each of those lost once, by a line and a spread drawn from
// what the pairs leave open of them.
func (f fitted) draw(r *rand.Rand, lost, changes []float64) {
	chi := 0.0
	for range int(f.n) - 2 {
		z := r.NormFloat64()
		chi += float64(z * z)
	}
	sigma := math.Sqrt(f.rss / chi)
	level := f.meanY + float64(sigma*r.NormFloat64())/math.Sqrt(f.n)
	slope := f.slope + float64(sigma*r.NormFloat64())/math.Sqrt(f.sxx)
	for i, x := range lost {
		changes[i] = level + float64(slope*(x-f.meanX)) + float64(sigma*r.NormFloat64()) - x
	}
}
