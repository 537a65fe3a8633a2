package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// wholeChanges are changes of a score of n pupils, as whole numbers.
func wholeChanges(n int) []float64 {
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	out := make([]float64, n)
	for i := range out {
		out[i] = math.Round(-1.5 + 5*rng.NormFloat64())
	}
	return out
}

// wholePairs are pairs with such changes.
func wholePairs(n int) Paired {
	p := NewPaired(make([]float64, n), wholeChanges(n))
	for i := range p.Before {
		p.Before[i] = float64(20 - i%9)
		p.After[i] += p.Before[i]
	}
	return p
}

func BenchmarkBCaMean(b *testing.B) {
	whole := wholeChanges(3000)
	broken := make([]float64, len(whole))
	for i, x := range whole {
		broken[i] = x + 1/float64(i+2)
	}
	for _, c := range []struct {
		name string
		xs   []float64
	}{{"whole-3000", whole}, {"any-3000", broken}, {"whole-200", whole[:200]}, {"any-200", broken[:200]}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				BCaMean(c.xs, DefaultBootstrap)
			}
		})
	}
}

func BenchmarkPaired(b *testing.B) {
	small, large := wholePairs(200), wholePairs(20_000)
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"mean-change-200", func() { MeanChange(small, 0.95) }},
		{"wilcoxon-49", func() { Wilcoxon(Paired{small.Before[:49], small.After[:49]}, WilcoxonAuto) }},
		{"wilcoxon-20000", func() { Wilcoxon(large, WilcoxonAuto) }},
		{"pseudomedian-200", func() { Pseudomedian(small, 0.95) }},
		{"pseudomedian-20000", func() { Pseudomedian(large, 0.95) }},
		{"d_z-200", func() { StandardisedChange(small, ChangeSD, true, 0.95) }},
		{"detectable-200", func() { DetectableChange(200, 0.8, 0.05) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.run()
			}
		})
	}
}
