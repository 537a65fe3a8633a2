package stats

import "fmt"

// Paired is the same pupils measured twice: After[i] is of the pupil of Before[i].
type Paired struct{ Before, After []float64 }

// NewPaired pairs two slices of the same length. Other lengths are a fault of the
// caller.
func NewPaired(before, after []float64) Paired {
	if len(before) != len(after) {
		panic(fmt.Sprintf("stats: %d values before and %d after", len(before), len(after)))
	}
	return Paired{before, after}
}

// N is the number of pairs.
func (p Paired) N() int { return len(p.Before) }

// Changes are after minus before, always in this order.
func (p Paired) Changes() []float64 {
	out := make([]float64, len(p.Before))
	for i := range out {
		out[i] = p.After[i] - p.Before[i]
	}
	return out
}
