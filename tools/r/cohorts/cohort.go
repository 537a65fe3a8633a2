package main

import (
	"math"
	"math/rand/v2"
)

// cohort is made-up pupils: pairs of scores with bands and schools, baselines of those
// lost, and the answers of some of them to the items of a scale.
type cohort struct {
	id                    int
	shape                 shape
	before, after, lost   []float64
	bandBefore, bandAfter []int
	school                []int
	answers               [][]float64
}

func (c *cohort) items() int {
	if len(c.answers) == 0 {
		return 0
	}
	return len(c.answers[0])
}

// sizes are those of cohorts, in turn: from two pupils to a trust, and both sides of
// where a convention changes.
var sizes = []int{
	2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 20, 23, 25, 28, 30, 35, 40, 45, 48, 49, 50, 51, 55, 60,
	70, 80, 99, 100, 101, 130, 150, 200, 260, 300, 400, 499, 500, 501, 700, 1000, 2000, 5000, 20_000,
}

// shape is how scores and their changes are distributed.
type shape struct {
	name            string
	mean, sd        float64 // of the baseline
	change, changed float64 // mean and standard deviation of the change
	still           float64 // share of the pupils who do not change at all
	least, most     float64
	step            float64 // scores are its multiples
	cuts            [3]float64
}

var shapes = []shape{
	{"total", 16, 6, -2, 4.5, 0, 0, 40, 1, [3]float64{15, 18, 20}},
	{"subscale with ties", 4, 2.5, -0.5, 1.5, 0, 0, 10, 1, [3]float64{4, 5, 6}},
	{"half unchanged", 18, 6, -4, 4, 0.5, 0, 40, 1, [3]float64{15, 18, 20}},
	{"nobody changes", 16, 6, 0, 0, 1, 0, 40, 1, [3]float64{15, 18, 20}},
	{"everybody by the same", 10, 3, -3, 0, 0, -100, 100, 1, [3]float64{8, 10, 12}},
	{"all baselines the same", 12, 0, -1, 3, 0, 0, 40, 1, [3]float64{11, 12, 13}},
	{"mostly zeros", 0.2, 1.5, 0, 1, 0.4, 0, 10, 1, [3]float64{1, 2, 3}},
	{"ceiling", 9, 3, 2, 2, 0, 0, 10, 1, [3]float64{5, 6, 8}},
	{"percentages", 81, 14, 4, 9, 0.05, 0, 100, 0.1, [3]float64{50, 80, 90}},
	{"continuous", 100, 15, 3, 10, 0, -1000, 1000, 0, [3]float64{85, 100, 115}},
	{"standard age scores", 92, 12, 2, 8, 0.05, 69, 141, 1, [3]float64{85, 100, 115}},
	{"large and far", 1e6, 3, 1, 2, 0, 0, 2e6, 0.25, [3]float64{999_998, 1e6, 1_000_002}},
	{"one way", 25, 4, -9, 2, 0, 0, 40, 1, [3]float64{15, 18, 20}},
}

// scaleRows is how many pupils answer the items: enough for any statistic of a scale.
const scaleRows = 2000

func newCohort(id int, seed uint64) *cohort {
	rng := rand.New(rand.NewPCG(seed, uint64(id)))
	c := &cohort{id: id, shape: shapes[id%len(shapes)]}
	n := sizes[id%len(sizes)]
	for range n {
		before, after := c.shape.pair(rng)
		c.before, c.after = append(c.before, before), append(c.after, after)
		c.bandBefore = append(c.bandBefore, c.shape.band(before))
		c.bandAfter = append(c.bandAfter, c.shape.band(after))
	}
	for range int(float64(n) * rng.Float64() * 0.6) {
		before, _ := c.shape.pair(rng)
		c.lost = append(c.lost, before)
	}
	schools := 1 + rng.IntN(12)
	for range n {
		// The first schools are the largest.
		c.school = append(c.school, min(rng.IntN(schools), rng.IntN(schools)))
	}
	c.answer(rng, min(n, scaleRows))
	return c
}

// pair is the scores of one pupil.
func (s shape) pair(rng *rand.Rand) (before, after float64) {
	before = s.score(s.mean + s.sd*rng.NormFloat64())
	after = before
	if rng.Float64() >= s.still {
		after = s.score(before + s.change + s.changed*rng.NormFloat64())
	}
	return before, after
}

// score is x as the questionnaire or the register would hold it.
func (s shape) score(x float64) float64 {
	if s.step > 0 {
		// Divided where a multiple of a tenth would have stray digits.
		x = math.Round(x/s.step) / math.Round(1/s.step)
	}
	return min(max(x, s.least), s.most)
}

// band is how many of the cuts a score reaches.
func (s shape) band(x float64) int {
	reached := 0
	for _, cut := range s.cuts {
		if x >= cut {
			reached++
		}
	}
	return reached
}

// answer fills the items: 0, 1 or 2, more or less alike within a pupil. Now and then
// everybody answers an item alike, or one is turned round.
func (c *cohort) answer(rng *rand.Rand, pupils int) {
	k := []int{5, 3, 5, 20, 2, 5, 10}[rng.IntN(7)]
	common := 0.3 + 0.5*rng.Float64()
	constant, turned := rng.IntN(8) == 0, rng.IntN(8) == 0
	easy := make([]float64, k)
	for j := range easy {
		easy[j] = rng.NormFloat64() * 0.5
	}
	for range pupils {
		pupil, row := rng.NormFloat64(), make([]float64, k)
		for j := range row {
			x := common*pupil + math.Sqrt(1-common*common)*rng.NormFloat64() + easy[j]
			for _, cut := range []float64{-0.2, 0.8} {
				if x > cut {
					row[j]++
				}
			}
		}
		if constant {
			row[0] = 1
		}
		if turned {
			row[k-1] = 2 - row[k-1]
		}
		c.answers = append(c.answers, row)
	}
}
