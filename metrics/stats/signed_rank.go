package stats

import (
	"cmp"
	"math"
	"slices"
)

// signedRanks are the ranks of the sizes of changes. Mid-ranks are halves, so ranks
// and their sums are kept doubled and whole.
type signedRanks struct {
	ranks     []int64 // doubled, of the changes that are not zero, in order of size
	up, total int64   // doubled sums: of the changes upwards, of all
	squares   float64 // of the doubled ranks
	ties      float64 // Σ(t³-t) over groups of changes of one size, zeros not among them
	zeros     int
}

// rankSigned ranks the sizes of changes; zeros are dropped first, or have the lowest
// ranks, which then do not count.
func rankSigned(ds []float64, dropZeros bool) signedRanks {
	sorted := slices.Clone(ds)
	slices.SortFunc(sorted, func(a, b float64) int { return cmp.Compare(math.Abs(a), math.Abs(b)) })
	var s signedRanks
	for s.zeros < len(sorted) && sorted[s.zeros] == 0 {
		s.zeros++
	}
	below := int64(s.zeros)
	if dropZeros {
		below = 0
	}
	sorted = sorted[s.zeros:]
	s.ranks = make([]int64, 0, len(sorted))
	for len(sorted) > 0 {
		same := 1
		for same < len(sorted) && math.Abs(sorted[same]) == math.Abs(sorted[0]) {
			same++
		}
		s.add(sorted[:same], 2*below+int64(same)+1)
		below += int64(same)
		sorted = sorted[same:]
	}
	return s
}

// add takes in changes of one size, all of one doubled rank.
func (s *signedRanks) add(group []float64, rank int64) {
	for _, d := range group {
		s.ranks = append(s.ranks, rank)
		s.total += rank
		s.squares += float64(float64(rank) * float64(rank))
		if d > 0 {
			s.up += rank
		}
	}
	t := float64(len(group))
	s.ties += t*t*t - t
}

// exact is the two-sided probability of a sum of ranks at least as far from the
// middle, when every pattern of signs is equally likely: twice the smaller tail.
func (s signedRanks) exact() float64 {
	tail := atMost(s.ranks, min(s.up, s.total-s.up))
	return min(1, 2*tail)
}

// atMost is the share of the subsets of some ranks whose sum is at most limit.
func atMost(ranks []int64, limit int64) float64 {
	total := 0.0
	for _, c := range subsetSums(ranks, limit) {
		total += c
	}
	return math.Ldexp(total, -len(ranks))
}

// subsetSums counts the subsets of each sum up to limit, by the shift algorithm: with
// each rank the counts are added to themselves, shifted by the rank. Exact up to 53
// ranks, and to the rounding of sums of positive numbers beyond; at most 1000 ranks,
// so that the counts stay finite.
func subsetSums(ranks []int64, limit int64) []float64 {
	counts := make([]float64, limit+1)
	counts[0] = 1
	reach := int64(0)
	for _, r := range ranks {
		reach = min(reach+r, limit)
		for sum := reach; sum >= r; sum-- {
			counts[sum] += counts[sum-r]
		}
	}
	return counts
}
