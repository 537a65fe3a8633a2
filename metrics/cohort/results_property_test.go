package cohort

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/stats"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func quick(b *built) *built {
	b.s.Bootstrap.Resamples = 99
	return b
}

// Every name of the table can occur with a number, and no name outside it.
func TestEveryStatisticOccurs(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(300, 0.25, 1))
	got := b.results()
	known, parted := map[string]bool{}, map[string]Parts{}
	for i := range got {
		r := &got[i]
		s, ok := LookupStatistic(r.Statistic)
		if !ok {
			t.Errorf("%s is not in the table", r.Statistic)
		}
		known[r.Statistic] = known[r.Statistic] || r.Known()
		if len(r.Group) > 0 && r.Group[0].Name != groupMonth && r.Group[0].Name != "class" {
			at := EveryGroup
			if slices.Contains([]string{"total", "attendance", "sas", "f1.band", ""}, r.Scale) {
				at = MainOutcome
			}
			parted[r.Statistic] = max(parted[r.Statistic], at)
		}
		if (r.Unit == "") != (s.unitOf(&metrics.Outcome{Unit: "x"}) == unitNone) {
			t.Errorf("%s has the unit %q", ResultID(r), r.Unit)
		}
	}
	for _, s := range Statistics() {
		if !known[s.Name] {
			t.Errorf("%s never occurs with a number", s.Name)
		}
		if parted[s.Name] != s.Parts {
			t.Errorf("%s is given for %v, the table says %v", s.Name, parted[s.Name], s.Parts)
		}
		if s.Title == "" || s.Meaning == "" || s.Of == 0 || s.Least > 0 && s.Noun == "" {
			t.Errorf("%s is not described: %+v", s.Name, s)
		}
	}
}

// Below the floor of its statistic a row has neither estimate nor interval nor test;
// no row has what is no number; every row can be told apart.
func TestFloors(t *testing.T) {
	t.Parallel()
	for seed, n := range []int{0, 1, 2, 4, 5, 6, 9, 10, 11, 19, 20, 29, 33} {
		for _, lost := range []float64{0, 0.4} {
			b := quick(bigSchool(n, lost, uint64(seed)))
			b.s.SingleScales = true
			checkRows(t, b.results())
		}
	}
}

func checkRows(t *testing.T, results []metrics.Result) {
	t.Helper()
	ids := map[string]bool{}
	for i := range results {
		r := &results[i]
		id := ResultID(r)
		if ids[id] {
			t.Errorf("two results %s", id)
		}
		ids[id] = true
		s, _ := LookupStatistic(r.Statistic)
		switch {
		case !sound(&r.Estimate):
			t.Errorf("%s: %+v", id, r.Estimate)
		case s.Noun == pairsNoun && r.N < s.Least && r.Has != 0: // of these n is how many pairs there are
			t.Errorf("%s: of %d: %+v", id, r.N, r.Estimate)
		case r.Known() == (r.Reason != ""):
			t.Errorf("%s: known %t, reason %q", id, r.Known(), r.Reason)
		case !r.Known() && r.Has != 0:
			t.Errorf("%s: %+v", id, r.Estimate)
		}
	}
}

// The gate itself: whatever comes, nothing leaves from below the floor.
func TestGate(t *testing.T) {
	t.Parallel()
	all := Statistics()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(all).Draw(t, "statistic")
		h := held{n: rapid.IntRange(0, 40).Draw(t, "n"), changed: rapid.IntRange(0, 10).Draw(t, "changed")}
		x := rapid.SampledFrom([]float64{0, 1, -2.5, math.NaN(), math.Inf(1)}).Draw(t, "x")
		e := stats.Estimate{Value: x, Lower: -1, Upper: 1, Level: 0.95, P: 0.5, DF: 3, N: h.n, Has: stats.HasValue | stats.HasInterval | stats.HasP | stats.HasDF}
		got := floored(metrics.Result{Statistic: s.Name, Estimate: e}, h)
		low := h.n < s.Least || h.changed < s.Changed || math.IsNaN(x) || math.IsInf(x, 0)
		if low != (got.Has == 0) || low && (got.Value != 0 || got.Lower != 0 || got.Upper != 0 || got.P != 0 || got.DF != 0 || got.Reason == "") || got.N != h.n {
			t.Fatalf("%s of %+v: %+v", s.Name, h, got.Estimate)
		}
	})
}

// Nothing depends on the order of pupils, rows, sources or pairs.
func TestAnyOrder(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(60, 0.3, 5))
	want := lines(b.results())
	r := rand.New(rand.NewPCG(3, 3))
	r.Shuffle(len(b.l.Pupils), func(i, k int) { b.l.Pupils[i], b.l.Pupils[k] = b.l.Pupils[k], b.l.Pupils[i] })
	r.Shuffle(len(b.l.Rows), func(i, k int) { b.l.Rows[i], b.l.Rows[k] = b.l.Rows[k], b.l.Rows[i] })
	pairs := b.match()
	r.Shuffle(len(pairs), func(i, k int) { pairs[i], pairs[k] = pairs[k], pairs[i] })
	if diff := cmp.Diff(want, lines(Estimate(b.l, pairs, &b.s))); diff != "" {
		t.Errorf("other numbers in another order (-want +got):\n%s", diff)
	}
}

// swapped exchanges the two waves of every pair.
func swapped(pairs []*Pair) {
	for _, p := range pairs {
		p.First, p.Last = p.Last, p.First
		p.Bands[0], p.Bands[1] = p.Bands[1], p.Bands[0]
		p.Change = -p.Change
	}
}

func TestSwappedWaves(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(80, 0, 9))
	pairs := b.match()
	forth := Estimate(b.l, pairs, &b.s)
	swapped(pairs)
	back := Estimate(b.l, pairs, &b.s)
	const id = "all/sdq/total/self/baseline-endline/-/-/"
	for _, name := range []string{"mean_change", "median_change", "t", "pseudomedian", "d_z", "g_z", "d_av", "g_av", "rank_biserial", "cut_off_difference"} {
		a, z := pick(t, forth, id+name), pick(t, back, id+name)
		if !a.Known() || !near(a.Value, -z.Value, 1e-9) || a.Has&stats.HasP != 0 && !near(a.P, z.P, 1e-9) || a.Has&stats.HasInterval != 0 && name != "d_z" && name != "g_z" && !near(a.Lower, -z.Upper, 1e-9) {
			t.Errorf("%s: %+v and %+v", name, a.Estimate, z.Estimate)
		}
	}
	for _, name := range []string{"sd_change", "correlation", "unchanged_pairs", "cut_off_mcnemar_midp", "band_stuart_maxwell"} {
		a, z := pick(t, forth, id+name), pick(t, back, id+name)
		if !near(a.Value, z.Value, 1e-9) {
			t.Errorf("%s: %v and %v", name, a.Value, z.Value)
		}
	}
}

func TestAddedConstant(t *testing.T) {
	t.Parallel()
	before, after := []int{}, []int{}
	r := rand.New(rand.NewPCG(4, 4))
	for range 40 {
		before, after = append(before, 10+r.IntN(10)), append(after, 8+r.IntN(10))
	}
	more := func(xs []int) []int {
		out := slices.Clone(xs)
		for i := range out {
			out[i] += 5
		}
		return out
	}
	a, z := quick(schoolOf(before, after)).results(), quick(schoolOf(more(before), more(after))).results()
	for _, name := range []string{"baseline_mean", "endline_mean", "baseline_median", "endline_median"} {
		if x, y := pick(t, a, totalSelf+name), pick(t, z, totalSelf+name); !near(x.Value+5, y.Value, 1e-9) {
			t.Errorf("%s: %v and %v", name, x.Value, y.Value)
		}
	}
	for _, name := range []string{"mean_change", "sd_change", "t", "correlation", "wilcoxon_v", "pseudomedian", "d_z", "g_av", "glass_delta", "mean_change_bca", "change_q1"} {
		if x, y := pick(t, a, totalSelf+name), pick(t, z, totalSelf+name); !x.Known() || !near(x.Value, y.Value, 1e-9) || !near(x.Lower, y.Lower, 1e-9) || !near(x.P, y.P, 1e-9) {
			t.Errorf("%s: %+v and %+v", name, x.Estimate, y.Estimate)
		}
	}
}

// What adds up adds up: patterns to the population, classes and bands to the pairs,
// groups to the whole.
func TestSums(t *testing.T) {
	t.Parallel()
	got := quick(bigSchool(120, 0.4, 11)).results()
	sums := map[string]float64{}
	of := map[string]float64{}
	for i := range got {
		r := &got[i]
		base := fmt.Sprintf("%s/%s/%s/%s/%s/", r.Population, r.Measure, r.Scale, r.Informant, r.Period)
		switch {
		case r.Statistic == "pattern", r.Statistic == "band_transition", r.Statistic == "band_baseline", r.Statistic == "standing" && r.Scale == "status":
			sums[base+r.Statistic] += r.Value
			of[base+r.Statistic] = float64(r.N)
		case slices.Contains(Classes(), r.Statistic) && len(r.Group) == 0 && r.Category == "" && r.Known():
			sums[base+"classes"] += r.Value
			of[base+"classes"] = float64(r.N)
		case strings.HasPrefix(r.Statistic, "moved_") && !strings.HasSuffix(r.Statistic, "percent"):
			sums[base+"moved"] += r.Value
			of[base+"moved"] = float64(r.N)
		case r.Statistic == "pairs" && len(r.Group) == 1 && r.Group[0].Name == "sex":
			sums[base+"sex"] += r.Value
		case r.Statistic == "pairs" && len(r.Group) == 0 && r.Category == "":
			of[base+"sex"] = r.Value
		}
	}
	if len(sums) < 30 {
		t.Fatalf("only %d sums", len(sums))
	}
	for k, x := range sums {
		if x != of[k] {
			t.Errorf("%s: %v of %v", k, x, of[k])
		}
	}
}
