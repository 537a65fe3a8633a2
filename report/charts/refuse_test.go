package charts

import (
	"math"
	"strings"
	"testing"
)

// A chart of nothing, or of what cannot be, is refused in a plain sentence.
func TestRefuse(t *testing.T) {
	t.Parallel()
	f := frame("F00")
	total := Zones{Limit: 6.3, Points: 7}
	pairs := []ScorePair{{20, 10}, {18, 18}}
	some := scatterOf(pairs, 40, 6.3, 7)
	scatter := func(change func(*BaselineEndlineData)) func() (*Chart, error) {
		return func() (*Chart, error) {
			d := withCut(some, Cutoff{17, "cut-off 17"})
			change(&d)
			return BaselineEndline(d)
		}
	}
	sorted := func(z Zones, changes ...float64) func() (*Chart, error) {
		return func() (*Chart, error) {
			return SortedChanges(SortedChangesData{Frame: f, Zones: z, Unit: "points", Changes: changes, To: 40})
		}
	}
	bins := func(z Zones, b ...ChangeBin) func() (*Chart, error) {
		return func() (*Chart, error) {
			return ChangeHistogram(HistogramData{Frame: f, Zones: z, Unit: "points", Bins: b})
		}
	}
	row := func(change func(*DumbbellRow)) func() (*Chart, error) {
		return func() (*Chart, error) {
			r := scaleRow("Total", 40, 20, -2, 1, 30)
			change(&r)
			return Dumbbell(DumbbellData{Frame: f, Rows: []DumbbellRow{r}})
		}
	}
	for want, draw := range map[string]func() (*Chart, error){
		"there is nothing to show: no pairs of scores":     scatter(func(d *BaselineEndlineData) { d.Pairs, d.Zones = nil, Zones{} }),
		"the scale has no range":                           scatter(func(d *BaselineEndlineData) { d.To = 0 }),
		"no change on the scale exceeds the limit":         scatter(func(d *BaselineEndlineData) { d.Limit, d.Points = 40, 41 }),
		"need the cut-off":                                 scatter(func(d *BaselineEndlineData) { d.Cutoffs = nil }),
		"the cut-off \"high\" is not on the scale":         scatter(func(d *BaselineEndlineData) { d.Cutoffs = []Cutoff{{41, "high"}} }),
		"a score is not on the scale":                      scatter(func(d *BaselineEndlineData) { d.Pairs = []ScorePair{{41, 3}} }),
		"2 pupils are given as \"reliably better\", and 1": scatter(func(d *BaselineEndlineData) { d.Better.N = 2 }),
		"pupils may not be drawn where their number":       scatter(func(d *BaselineEndlineData) { d.Same.Hidden = true }),
		"either side of the cut-off are not those":         scatter(func(d *BaselineEndlineData) { d.Quadrants = &Quadrants{} }),
		"chart F00: there is no change to show":            sorted(total),
		"larger than the scale":                            sorted(total, 41),
		"a change is no number":                            sorted(total, math.NaN()),
		"0 pupils are given as \"no reliable change\"":     sorted(total, 1),
		"does not exceed the limit of 7.5":                 sorted(Zones{Limit: 7.5, Points: 7}, 1),
		"has to be a number above 0":                       sorted(Zones{Limit: -1}, 1),
		"no pupil has both scores":                         bins(total),
		"bin 1 of the changes is no bin":                   bins(total, ChangeBin{3, 3, Count{N: 4}}),
		"bin 2 of the changes starts within":               bins(total, ChangeBin{0, 3, Count{N: 4}}, ChangeBin{2, 4, Count{N: 4}}),
		"a number of pupils is below 0":                    bins(Zones{Worse: Count{N: -1}}, ChangeBin{0, 3, Count{N: 4}}),
		"there is no scale with pairs":                     func() (*Chart, error) { return Dumbbell(DumbbellData{Frame: f}) },
		"\"Total\": the scale has no range":                row(func(r *DumbbellRow) { r.To = 0 }),
		"a mean is outside its scale":                      row(func(r *DumbbellRow) { r.Baseline.V = 41 }),
		"the change is outside its interval":               row(func(r *DumbbellRow) { r.Upper.V = -3 }),
		"\"Total\": a change is no number":                 row(func(r *DumbbellRow) { r.Change.V = math.Inf(1) }),
		"there is no characteristic to compare":            func() (*Chart, error) { return Balance(BalanceData{Frame: f}) },
		"the difference in \"Girls\" is no number": func() (*Chart, error) {
			return Balance(BalanceData{Frame: f, Rows: []BalanceRow{{Label: "Girls", Difference: val(math.NaN())}}})
		},
	} {
		if _, err := draw(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
