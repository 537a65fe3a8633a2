package charts

import (
	"strings"
	"testing"
)

// scatterOf is data whose counts are those of its pairs.
func scatterOf(pairs []ScorePair, to, limit float64, points int) BaselineEndlineData {
	d := BaselineEndlineData{Frame: frame("F02"), Unit: "points", To: to, Pairs: pairs}
	d.Zones = zonesOf(Zones{Limit: limit, Points: points}, changesOf(pairs))
	return d
}

func withCut(d BaselineEndlineData, cuts ...Cutoff) BaselineEndlineData {
	d.Cutoffs = cuts
	var n [4]int
	for _, p := range d.Pairs {
		n[quadrantOf(p, cuts[0].At)]++
	}
	d.Quadrants = &Quadrants{Count{N: n[0]}, Count{N: n[1]}, Count{N: n[2]}, Count{N: n[3]}}
	return d
}

// regions is the same without pupils.
func regions(d BaselineEndlineData) BaselineEndlineData { d.Pairs = nil; return d }

func TestBaselineEndline(t *testing.T) {
	t.Parallel()
	cut := Cutoff{17, "cut-off 17"}
	school := withCut(scatterOf(scores(62, 0, 40, 20, 6, 3), 40, 6.3, 7), cut)
	many := withCut(scatterOf(scores(3000, 0, 40, 20, 6, 3), 40, 6.3, 7), cut)
	higher := scatterOf(scores(40, 0, 10, 5, 2, -1), 10, 0, 3)
	higher.HigherBetter = true
	higher.Better, higher.Worse = higher.Worse, higher.Better
	hidden := regions(school)
	hidden.Better, hidden.Same, hidden.Worse = Count{Hidden: true}, Count{Hidden: true}, Count{Hidden: true}
	hidden.Quadrants = &Quadrants{Count{Hidden: true}, Count{Hidden: true}, Count{N: 12}, Count{N: 30}}
	equal := make([]ScorePair, 30)
	for i := range equal {
		equal[i] = ScorePair{20, 20}
	}
	bands := withCut(scatterOf(scores(62, 0, 40, 20, 6, 3), 40, 6.3, 7), Cutoff{15, "slightly raised 15"}, Cutoff{18, "high 18"}, Cutoff{20, "very high 20"})
	nozones := scatterOf([]ScorePair{{69, 84.5}, {130, 128}, {98, 99}, {100, 101}}, 141, 0, 0)
	nozones.From, nozones.Unit = 59, strings.Repeat("standard age score of a long name ", 2)
	for name, d := range map[string]BaselineEndlineData{
		"school":        school,
		"schoolregions": regions(school),
		"3000":          many,
		"manyregions":   regions(many),
		"three":         withCut(scatterOf(scores(3, 0, 40, 20, 6, 3), 40, 6.3, 7), cut),
		"one":           scatterOf(scores(1, 0, 40, 20, 6, 3), 40, 6.3, 7),
		"equal":         scatterOf(equal, 40, 6.3, 7),
		"higher":        withCut(higher, Cutoff{5, "low: below 5"}),
		"hidden":        hidden,
		"bands":         bands,
		"corners":       scatterOf([]ScorePair{{0, 0}, {40, 40}, {0, 40}, {40, 0}, {40, 0}, {0, 40}, {0, 0}, {40, 40}}, 40, 6.3, 7),
		"nozones":       nozones,
		"narrowband":    regions(scatterOf(scores(62, 0, 40, 20, 6, 3), 40, 1.2, 2)),
		"wideband":      regions(scatterOf(scores(62, 0, 10, 5, 2, 0), 10, 0, 8)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := BaselineEndline(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}
