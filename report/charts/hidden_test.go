package charts

import (
	"bytes"
	"strings"
	"testing"
)

// What is hidden leaves no trace: a chart is the same to the byte whatever number
// stands behind a "c".
func TestHiddenLeavesNoTrace(t *testing.T) {
	t.Parallel()
	count := func(n int) Count { return Count{N: n, Hidden: true} }
	value := func(v float64) Value { return Value{V: v, Hidden: true} }
	zones := func(n int) Zones {
		return Zones{Limit: 6.3, Points: 7, Better: count(n), Same: Count{N: 40}, Worse: count(n + 1)}
	}
	for name, draw := range map[string]func(n int) (*Chart, error){
		"F02": func(n int) (*Chart, error) {
			return BaselineEndline(BaselineEndlineData{
				Frame: frame("F02"), Zones: zones(n), Unit: "points", To: 40, Cutoffs: []Cutoff{{17, "cut-off 17"}},
				Quadrants: &Quadrants{count(n), Count{N: 12}, count(2 * n), Count{N: 30}},
			})
		},
		"F04": func(n int) (*Chart, error) {
			v := value(float64(n))
			return Dumbbell(DumbbellData{Frame: frame("F04"), Unit: "points", Level: 95, Rows: []DumbbellRow{
				scaleRow("Total difficulties", 40, 19.8, -2.9, 1.7, 62),
				{Label: "Impact", To: 10, N: count(n), Baseline: v, Endline: v, Change: v, Lower: v, Upper: v},
				{Label: "Conduct", To: 10, N: Count{N: 12}, Baseline: v, Endline: val(3), Change: val(1), Lower: v, Upper: val(2)},
			}})
		},
		"F05": func(n int) (*Chart, error) {
			return ChangeHistogram(HistogramData{Frame: frame("F05"), Zones: zones(n), Unit: "points", Whole: true, Bins: []ChangeBin{
				{-12, -7, count(n)}, {-6, -1, Count{N: 30}}, {0, 6, Count{N: 10}}, {7, 9, count(1000 * n)},
			}})
		},
		"F11": func(n int) (*Chart, error) {
			return Balance(BalanceData{Frame: frame("F11"), Rows: []BalanceRow{{Label: "Girls", Difference: value(float64(n))}, {Label: "Age", Difference: val(0.2)}}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var pictures [2][]byte
			for i, n := range []int{1, 4} {
				full, err := draw(n)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range []*Chart{full, full.Half()} {
					pictures[i] = append(pictures[i], written(t, c, (*Chart).WriteSVG)...)
				}
				pictures[i] = append(pictures[i], written(t, full.Half(), (*Chart).WritePNG)...)
				if !strings.Contains(full.Source, hiddenNote) {
					t.Errorf("the foot %q does not explain c", full.Source)
				}
			}
			if !bytes.Equal(pictures[0], pictures[1]) {
				t.Error("the chart tells what is hidden")
			}
		})
	}
}

// Other marks than "c" are printed and explained: a number that is not given with the
// reasons of the chart, where they are few.
func TestMarks(t *testing.T) {
	t.Parallel()
	const general = "x: not given, because it could not be worked out or too few pupils stand behind it"
	for _, c := range []struct {
		whys []string
		want string
	}{
		{[]string{""}, general},
		{[]string{"fewer than 10 pairs", "fewer than 10 pairs"}, "x: not given: fewer than 10 pairs"},
		{[]string{"fewer than 10 pairs", "nobody was lost"}, "x: not given: fewer than 10 pairs; or: nobody was lost"},
		{[]string{"fewer than 10 pairs", ""}, general},
		{[]string{"a", "b", "c", "d"}, general},
	} {
		d := BalanceData{Frame: frame("F11")}
		for _, why := range c.whys {
			d.Rows = append(d.Rows, BalanceRow{Label: "Girls", Difference: Value{Hidden: true, Mark: "x", Why: why}})
		}
		chart, err := Balance(d)
		if err != nil {
			t.Fatal(err)
		}
		checkLayout(t, chart)
		if strings.Contains(chart.Source, hiddenNote) || !strings.HasSuffix(chart.Source, c.want) || !strings.Contains(chart.Description, "Girls x") {
			t.Errorf("foot %q, want %q; description %q", chart.Source, c.want, chart.Description)
		}
	}
}
