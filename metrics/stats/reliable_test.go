package stats

import (
	"math"
	"testing"
)

// TestPoints are the thresholds in whole points that are printed for the SDQ's scales,
// standard deviation and alpha of the British norms.
func TestPoints(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		sd, r float64
		want  int
	}{
		{"parent total", 5.8, 0.82, 7}, {"parent emotional", 2.0, 0.67, 4}, {"parent conduct", 1.7, 0.63, 3},
		{"parent hyperactivity", 2.6, 0.77, 4}, {"parent prosocial", 1.6, 0.65, 3},
		{"teacher total", 6.0, 0.87, 6}, {"teacher emotional", 1.9, 0.78, 3}, {"teacher prosocial", 2.4, 0.84, 3},
		{"self total", 5.2, 0.80, 7}, {"self emotional", 2.1, 0.66, 4}, {"self prosocial", 1.7, 0.66, 3},
	} {
		r, err := NewReliable(c.sd, c.r)
		if err != nil || r.Points != c.want {
			t.Errorf("%s: %d points (%g), want %d", c.name, r.Points, r.Threshold, c.want)
		}
		rule := Rule{Reliable: r}
		if got := rule.Classify(30, 30-float64(c.want)); got != Improved {
			t.Errorf("%s: %d points are %s", c.name, c.want, got)
		}
		if got := rule.Classify(30, 31-float64(c.want)); got != Unchanged {
			t.Errorf("%s: %d points are %s", c.name, c.want-1, got)
		}
	}
}

func TestClassify(t *testing.T) {
	t.Parallel()
	// A threshold of exactly six: six points are within it.
	six := Reliable{SD: 1, SDiff: 6 / reliableZ, Threshold: 6, Points: 7}
	low := Rule{Reliable: six, Cutoff: 20, HasCutoff: true}
	high := Rule{Reliable: six, Cutoff: 20, HasCutoff: true, HighIsGood: true}
	none := Rule{Reliable: six}
	for _, c := range []struct {
		name          string
		rule          Rule
		before, after float64
		want          Class
	}{
		{"exactly the threshold", low, 24, 18, Unchanged},
		{"a point more", low, 25, 18, Recovered},
		{"from the cut-off itself", low, 20, 13, Recovered},
		{"to the cut-off itself", low, 27, 20, Improved},
		{"never above", low, 19, 8, Improved},
		{"worse", low, 10, 17, Deteriorated},
		{"worse by the threshold", low, 10, 16, Unchanged},
		{"no cut-off", none, 30, 8, Improved},
		{"more is better", high, 20, 27, Recovered},
		{"more is better, still at the cut-off", high, 13, 20, Improved},
		{"more is better, never below", high, 21, 30, Improved},
		{"more is better, worse", high, 30, 20, Deteriorated},
		{"not a number", low, math.NaN(), 3, 0},
		{"no threshold", Rule{}, 30, 3, 0},
	} {
		if got := c.rule.Classify(c.before, c.after); got != c.want {
			t.Errorf("%s: %g to %g is %q, want %q", c.name, c.before, c.after, got, c.want)
		}
	}
	got := high.Count(Paired{[]float64{20, 13, 21, 30, 22, math.NaN()}, []float64{27, 20, 30, 20, 22, 1}})
	if want := (Counts{N: 5, Recovered: 1, Improved: 2, Unchanged: 1, Deteriorated: 1, Above: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestReliableRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sd, r float64 }{
		{0, 0.8}, {-1, 0.8}, {math.NaN(), 0.8}, {math.Inf(1), 0.8}, {5, 1}, {5, -0.1}, {5, math.NaN()},
	} {
		if r, err := NewReliable(c.sd, c.r); err == nil || r != (Reliable{}) {
			t.Errorf("%+v is taken: %+v", c, r)
		}
	}
}

func TestCutoffsWhereMoreIsBetter(t *testing.T) {
	t.Parallel()
	// Scores of the other scale turned round: 40 less each.
	less := NewCutoffs(Norm{21.4, 4.9}, Norm{10.3, 5.2}, false)
	more := NewCutoffs(Norm{40 - 21.4, 4.9}, Norm{40 - 10.3, 5.2}, true)
	for _, pair := range [][2]Estimate{{less.A, more.A}, {less.B, more.B}, {less.C, more.C}} {
		if math.Abs(40-pair[0].Value-pair[1].Value) > 1e-12 {
			t.Errorf("%g and %g", pair[0].Value, pair[1].Value)
		}
	}
}
