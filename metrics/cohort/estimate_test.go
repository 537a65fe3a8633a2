package cohort

import (
	"fmt"
	"math"
	"testing"

	"apst/metrics"
)

// The worked values of the statistics' own tests, as pupils: A has zeros and ties.
var (
	preA  = []int{22, 18, 25, 16, 20, 27, 19, 14, 23, 21, 17, 24}
	postA = []int{18, 18, 20, 17, 14, 26, 15, 13, 23, 16, 12, 19}
)

// schoolOf is a school of pupils with a total by self at both waves.
func schoolOf(pre, post []int) *built {
	b := build(true)
	for i := range pre {
		p := b.pupil(fmt.Sprintf("P%03d", i), "2022-09-01 2023-07-21")
		b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 form:4-17 total=%d", pre[i]))
		if i < len(post) {
			b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 form:4-17 total=%d", post[i]))
		}
	}
	return b
}

func (b *built) results() []metrics.Result {
	pairs := b.match()
	return Estimate(b.l, pairs, &b.s)
}

// pick is the result with an id's ending, such as all/sdq/total/self/baseline-endline/-/-/t.
func pick(t *testing.T, results []metrics.Result, id string) *metrics.Result {
	t.Helper()
	for i := range results {
		if ResultID(&results[i]) == id {
			return &results[i]
		}
	}
	t.Fatalf("no result %s", id)
	return nil
}

const totalSelf = "all/sdq/total/self/baseline-endline/-/-/"

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance*math.Max(1, math.Abs(b)) }

func TestWorkedValues(t *testing.T) {
	t.Parallel()
	got := schoolOf(preA, postA).results()
	for _, tt := range []struct {
		name  string
		value float64
	}{
		{"pairs", 12}, {"baselines", 12}, {"lost", 0}, {"completion", 100},
		{"baseline_mean", 20.5}, {"endline_mean", 17.583333333}, {"mean_change", -2.916666667}, {"sd_change", 2.503028},
		{"t", -4.036562}, {"correlation", 0.803880}, {"wilcoxon_v", 4}, {"unchanged_pairs", 2}, {"pseudomedian", -3},
		{"median_change", -4}, {"change_q1", -5}, {"change_q3", -0.75},
		{"recovered", 0}, {"improved", 0}, {"unchanged", 12}, {"deteriorated", 0}, {"reliably_improved_percent", 0},
		{"cut_off_baseline", 7}, {"cut_off_endline", 3}, {"cut_off_out", 4}, {"cut_off_in", 0},
		{"days_median", 273},
	} {
		r := pick(t, got, totalSelf+tt.name)
		if !r.Known() || !near(r.Value, tt.value, 1e-6) {
			t.Errorf("%s = %v %t (%s), want %v", tt.name, r.Value, r.Known(), r.Reason, tt.value)
		}
	}
	change := pick(t, got, totalSelf+"mean_change")
	if !near(change.P, 0.00195994, 1e-6) || change.DF != 11 || !near(change.Lower, -4.507015, 1e-6) || !near(change.Upper, -1.326318, 1e-6) || change.N != 12 || change.NOf != 12 {
		t.Errorf("mean change: %+v", change.Estimate)
	}
	if w := pick(t, got, totalSelf+"wilcoxon_v"); !near(w.P, 0.0078125, 1e-9) || w.Method != "pratt-exact" {
		t.Errorf("signed ranks: %+v", w.Estimate)
	}
	for name, reason := range map[string]string{
		"d_z": "fewer than 20 pairs", "g_av": "fewer than 20 pairs", "rank_biserial": "fewer than 20 pairs",
		"cut_off_mcnemar_midp": "fewer than 5 pupils changed sides: counts only", "cut_off_difference": "fewer than 5 pupils changed sides: counts only",
		"mcar": "fewer than 10 pupils lost, or fewer than 10 paired",
	} {
		if r := pick(t, got, totalSelf+name); r.Has != 0 || r.Reason != reason {
			t.Errorf("%s: %+v, want %q", name, r.Estimate, reason)
		}
	}
}

// Band tables with known tests: 60 pairs over four bands.
func TestBandTests(t *testing.T) {
	t.Parallel()
	words := []string{"high", "moderate", "low-moderate", "low"}
	table := [4][4]int{{10, 2, 1, 1}, {5, 4, 2, 1}, {3, 4, 3, 2}, {4, 5, 6, 7}}
	b := build(false)
	n := 0
	for i := range table {
		for k, count := range table[i] {
			for range count {
				n++
				p := b.pupil(fmt.Sprintf("P%03d", n))
				b.row(p, "pass baseline self 2022-09-12 f1.band="+words[i])
				b.row(p, "pass endline self 2023-06-12 f1.band="+words[k])
			}
		}
	}
	got := b.results()
	const id = "all/pass/f1.band/self/baseline-endline/-/"
	if r := pick(t, got, id+"-/band_stuart_maxwell"); !near(r.Value, 8.663900, 1e-6) || r.DF != 3 || !near(r.P, 0.034110, 1e-5) {
		t.Errorf("Stuart-Maxwell: %+v", r.Estimate)
	}
	if r := pick(t, got, id+"-/band_bowker"); !near(r.Value, 9.419048, 1e-6) || r.DF != 6 || !near(r.P, 0.151346, 1e-5) {
		t.Errorf("Bowker: %+v", r.Estimate)
	}
	for name, want := range map[string]float64{
		"high>low/band_transition": 1, "low>high/band_transition": 4, "low/band_baseline": 22, "low/band_endline": 11, "high/band_endline": 22,
		"-/highest_band_out": 15, "-/highest_band_in": 4, "-/moved_up": 27, "-/moved_same": 24, "-/moved_down": 9,
	} {
		if r := pick(t, got, id+name); r.Value != want || r.N != 60 {
			t.Errorf("%s = %v of %d, want %v of 60", name, r.Value, r.N, want)
		}
	}
}

// 14 in need both times, 16 at baseline only, 5 at endline only, 25 never.
func TestCutOff(t *testing.T) {
	t.Parallel()
	b := build(false)
	n := 0
	for _, g := range []struct{ count, pre, post int }{{14, 22, 21}, {16, 22, 12}, {5, 12, 22}, {25, 12, 11}} {
		for range g.count {
			n++
			p := b.pupil(fmt.Sprintf("P%03d", n))
			b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d", g.pre))
			b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 total=%d", g.post))
		}
	}
	got := b.results()
	if r := pick(t, got, totalSelf+"cut_off_mcnemar_midp"); !near(r.Value, 0.016901, 1e-4) || r.P != r.Value || r.Method != "mid-p" {
		t.Errorf("mid-p: %+v", r.Estimate)
	}
	if r := pick(t, got, totalSelf+"cut_off_difference"); !near(r.Value, -18.3333, 1e-5) || !near(r.Lower, -31.9322, 1e-5) || !near(r.Upper, -3.5009, 1e-4) || r.Unit != "percentage points" {
		t.Errorf("difference: %+v", r.Estimate)
	}
	if r := pick(t, got, "all/sdq/total/self/baseline-endline/-/started-in-need/recovered"); r.Value != 16 || r.N != 30 || r.NOf != 30 {
		t.Errorf("recovered of those in need: %+v", r.Estimate)
	}
	if r := pick(t, got, totalSelf+"deteriorated_percent"); !near(r.Value, 100*5.0/60, 1e-9) || r.Method != "wilson" {
		t.Errorf("deteriorated: %+v", r.Estimate)
	}
	if r := pick(t, got, totalSelf+"rci_threshold"); r.Value != 6.4459 || r.Note != "a change of 7 points or more counts; SD 5.2, reliability 0.8; norms" {
		t.Errorf("threshold: %v %q", r.Value, r.Note)
	}
}

// What floors are there for: eight pairs have medians and counts, four have counts.
func TestFewPairs(t *testing.T) {
	t.Parallel()
	pre, post := []int{24, 19, 28, 21, 17, 22, 30, 20}, []int{17, 18, 22, 24, 13, 24, 21, 15}
	eight := schoolOf(pre, post).results()
	for name, known := range map[string]bool{
		"pairs": true, "median_change": true, "change_q1": true, "cut_off_out": true, "unchanged_pairs": true, "rci_threshold": true, "days_median": true,
		"mean_change": false, "baseline_mean": false, "wilcoxon_v": false, "recovered": false, "recovered_percent": false, "completion": false, "cut_off_baseline_percent": false,
	} {
		if r := pick(t, eight, totalSelf+name); r.Known() != known {
			t.Errorf("of eight: %s known %t (%s)", name, r.Known(), r.Reason)
		}
	}
	four := schoolOf(pre[:4], post[:4]).results()
	for name, known := range map[string]bool{"pairs": true, "cut_off_out": true, "median_change": false, "days_median": false, "mean_change": false} {
		if r := pick(t, four, totalSelf+name); r.Known() != known || !known && r.Note == "" && r.Reason == "" {
			t.Errorf("of four: %s known %t (%s)", name, r.Known(), r.Reason)
		}
	}
}

// A pupil who came back counts once, in the placement that has a pair.
func TestOncePerPupil(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA, postA)
	p := b.pupil("P900", "2021-09-01 2022-02-01", "2022-09-01 2023-07-21")
	for i, row := range []string{"baseline self 2021-09-10 placement:1", "endline self 2022-01-10 placement:1", "baseline self 2022-09-10 placement:2", "endline self 2023-07-01 placement:2"} {
		b.row(p, "sdq "+row+fmt.Sprintf(" total=%d", 20+i))
	}
	b.link()
	for i := range p.Values {
		p.Values[i].Placement = p.Values[i].Key.Placement
	}
	got := Estimate(b.l, Match(b.l, &b.s), &b.s)
	if r := pick(t, got, totalSelf+"pairs"); r.Value != 13 || r.NOf != 13 {
		t.Errorf("pairs: %+v", r.Estimate)
	}
	if r := pick(t, got, "all/-/-/-/-/-/-/pupils"); r.Value != 13 {
		t.Errorf("pupils: %+v", r.Estimate)
	}
}
