package stats

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// widestRange is the largest range of whole numbers whose resamples are drawn as sums.
const widestRange = 512

// sums draws the sum of n numbers taken from whole numbers with replacement. The sum
// of 2, 4, 8, … draws has a distribution that can be computed; one draw from it stands
// for as many single ones. n is put together from such blocks.
type sums struct {
	n      int
	least  float64 // the smallest of the numbers
	blocks []alias // blocks[k] draws the sum of 2^k numbers, each less least
}

// wholeRange reports whether all numbers are whole and close together.
func wholeRange(xs []float64) (least float64, span int, ok bool) {
	least, most := xs[0], xs[0]
	for _, x := range xs {
		if x != math.Trunc(x) || math.Abs(x) > 1<<40 {
			return 0, 0, false
		}
		least, most = min(least, x), max(most, x)
	}
	return least, int(min(most-least, widestRange+1)), most-least <= widestRange
}

// newSums prepares the blocks. A larger block costs the convolution of the last one
// with itself, about a step for each pair of its sums, and saves half the draws, about
// four steps each.
func newSums(xs []float64, least float64, span, resamples int) sums {
	shares := make([]float64, span+1)
	for _, x := range xs {
		shares[int(x-least)]++
	}
	for i := range shares {
		shares[i] /= float64(len(xs))
	}
	s := sums{n: len(xs), least: least, blocks: []alias{newAlias(shares)}}
	for size := 2; size <= s.n; size *= 2 {
		saved := 4 * float64(resamples) * float64(s.n/size)
		if float64(len(shares))*float64(len(shares)) > saved {
			break
		}
		shares = twice(shares)
		s.blocks = append(s.blocks, newAlias(shares))
	}
	return s
}

// twice is the distribution of the sum of two draws.
func twice(shares []float64) []float64 {
	out := make([]float64, 2*len(shares)-1)
	for i, a := range shares {
		if a == 0 {
			continue
		}
		row := out[i : i+len(shares)]
		for j, b := range shares {
			row[j] += float64(a * b)
		}
	}
	return out
}

// fill fills replicates with the means of resamples.
func (s sums) fill(b Bootstrap, replicates []float64) {
	top := len(s.blocks) - 1
	b.run(s.n>>top+top, func(rng *rand.PCG, part []float64, _ int) {
		for i := range part {
			part[i] = s.least + float64(s.draw(rng))/float64(s.n)
		}
	}, replicates)
}

// draw is one sum of n numbers, each less the least.
func (s sums) draw(rng *rand.PCG) int {
	top := len(s.blocks) - 1
	sum := 0
	for range s.n >> top {
		sum += s.blocks[top].draw(rng)
	}
	for k := range top {
		if s.n>>k&1 == 1 {
			sum += s.blocks[k].draw(rng)
		}
	}
	return sum
}

// alias draws an index with given probabilities in one step (Walker 1977; Vose 1991):
// a column is chosen evenly, and then one of the two indices that share it.
type alias []aliasColumn

type aliasColumn struct {
	own   uint64 // how much of the column is its own, of 2^64
	other int
}

// newAlias divides shares that add up to 1 into columns of equal size.
func newAlias(shares []float64) alias {
	n := len(shares)
	table, left := make(alias, n), make([]float64, n)
	var small, large []int
	for i, p := range shares {
		left[i] = p * float64(n)
		table[i] = aliasColumn{math.MaxUint64, i}
		switch {
		case left[i] >= 1:
			large = append(large, i)
		case p > 0:
			small = append(small, i)
		}
	}
	// What never occurs is dealt with first, so that rounding cannot leave it a column.
	for i, p := range shares {
		if p == 0 {
			small = append(small, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		i, j := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		table[i] = aliasColumn{uint64(math.Ldexp(left[i], 64)), j}
		left[j] -= 1 - left[i]
		if left[j] < 1 {
			large = large[:len(large)-1]
			small = append(small, j)
		}
	}
	return table
}

// draw is one index.
func (a alias) draw(rng *rand.PCG) int {
	column, part := bits.Mul64(rng.Uint64(), uint64(len(a)))
	if part < a[column].own {
		return int(column)
	}
	return a[column].other
}
