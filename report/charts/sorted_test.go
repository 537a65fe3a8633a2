package charts

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// zonesOf counts changes as their zones do.
func zonesOf(z Zones, changes []float64) Zones {
	var n [3]int
	for _, v := range changes {
		n[z.of(v)]++
	}
	if z.HigherBetter {
		n[0], n[2] = n[2], n[0]
	}
	z.Better, z.Same, z.Worse = Count{N: n[0]}, Count{N: n[1]}, Count{N: n[2]}
	return z
}

// scores are pairs of whole scores about a middle, lower at endline by a mean.
func scores(n int, from, to, middle, spread, mean float64) []ScorePair {
	random := rand.New(rand.NewPCG(7, uint64(n)))
	whole := func(v float64) float64 { return float64(int(max(from, min(to, v)))) }
	out := make([]ScorePair, n)
	for i := range out {
		base := middle + spread*random.NormFloat64()
		out[i] = ScorePair{whole(base), whole(base - mean + spread*0.6*random.NormFloat64())}
	}
	return out
}

func changesOf(pairs []ScorePair) []float64 {
	out := make([]float64, len(pairs))
	for i, p := range pairs {
		out[i] = p.Endline - p.Baseline
	}
	return out
}

func TestSortedChanges(t *testing.T) {
	t.Parallel()
	total := Zones{Limit: 6.3, Points: 7}
	for name, c := range map[string]struct {
		zones   Zones
		changes []float64
		unit    string
	}{
		"school":  {total, changesOf(scores(62, 0, 40, 20, 6, 3)), "points"},
		"3000":    {total, changesOf(scores(3000, 0, 40, 18, 7, 2)), "points"},
		"three":   {total, []float64{-8, -1, 0}, "points"},
		"one":     {total, []float64{2}, "points"},
		"equal":   {total, make([]float64, 30), "points"},
		"worse":   {total, []float64{7, 8, 9, 12, 7, 9}, "points"},
		"higher":  {Zones{Points: 3, HigherBetter: true}, changesOf(scores(40, 0, 10, 5, 2, -1)), "points"},
		"nozones": {Zones{HigherBetter: true}, []float64{-12.25, -3.5, 0.25, 4, 17.75}, strings.Repeat("percentage points of a long name ", 3)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := SortedChangesData{Frame: frame("F10"), Zones: zonesOf(c.zones, c.changes), Unit: c.unit, Changes: c.changes}
			chart, err := SortedChanges(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, chart)
		})
	}
}
