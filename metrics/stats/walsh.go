package stats

import (
	"math"
	"slices"
)

// walsh are the means of all pairs of some numbers, each with itself too: n(n+1)/2 of
// them. They are never listed. Numbers are kept by value with how often each occurs,
// and the k-th mean in order is found by counting how many are no larger than a guess.
type walsh struct {
	halves []float64 // half of each different value, in order
	times  []int64   // how often it occurs
	upTo   []int64   // how many numbers are no larger
}

// walshOf arranges finite numbers.
func walshOf(xs []float64) walsh {
	sorted := slices.Sorted(slices.Values(xs))
	var w walsh
	for i, x := range sorted {
		if i > 0 && x == sorted[i-1] {
			w.times[len(w.times)-1]++
			w.upTo[len(w.upTo)-1]++
			continue
		}
		w.halves = append(w.halves, x/2)
		w.times = append(w.times, 1)
		w.upTo = append(w.upTo, int64(i)+1)
	}
	return w
}

// n is how many numbers there are.
func (w walsh) n() int64 { return w.upTo[len(w.upTo)-1] }

// count is how many means there are.
func (w walsh) count() int64 { return w.n() * (w.n() + 1) / 2 }

// atMost is how many means are no larger than x. As one of the two numbers grows, the
// other may be no larger than before: one walk from both ends.
func (w walsh) atMost(x float64) int64 {
	ordered, selves := int64(0), int64(0)
	j := len(w.halves) - 1
	for i, half := range w.halves {
		for j >= 0 && half+w.halves[j] > x {
			j--
		}
		if j < 0 {
			break
		}
		ordered += w.times[i] * w.upTo[j]
		if half+half <= x {
			selves += w.times[i]
		}
	}
	return (ordered + selves) / 2
}

// order is the k-th mean in order, counted from 1. It halves the range of all
// floating-point numbers between the smallest and the largest, so the answer is one of
// the means itself, to the last bit.
func (w walsh) order(k int64) float64 {
	low, high := place(2*w.halves[0]), place(2*w.halves[len(w.halves)-1])
	for low < high {
		middle := low + (high-low)/2
		if w.atMost(atPlace(middle)) >= k {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return atPlace(low)
}

// median is the middle one of the means.
func (w walsh) median() float64 {
	count := w.count()
	lower := w.order((count + 1) / 2)
	if count%2 == 1 {
		return lower
	}
	return lower/2 + w.order(count/2+1)/2
}

// place numbers the floating-point numbers in their order.
func place(x float64) uint64 {
	bits := math.Float64bits(unsigned(x))
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// atPlace is the floating-point number of a place.
func atPlace(p uint64) float64 {
	if p>>63 == 1 {
		return math.Float64frombits(p &^ (1 << 63))
	}
	return unsigned(math.Float64frombits(^p))
}
