package outcome

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/stats"
	"apst/sdq"
)

func outcomeOf(t testing.TB, scale string) metrics.Outcome {
	t.Helper()
	all := Outcomes()
	i := slices.IndexFunc(all, func(o metrics.Outcome) bool { return o.Scale == scale })
	if i < 0 {
		t.Fatalf("no outcome %s", scale)
	}
	return all[i]
}

// Every scale is an outcome, the total first, with what is and is not told of pupils.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	var got []string
	for _, o := range Outcomes()[:sdq.ScaleCount] {
		has := ""
		for _, part := range []struct {
			letter string
			there  bool
		}{{"n", o.Norm != nil}, {"b", len(o.Bands) == 2}, {"r", o.Reliable != nil && len(o.Methods) == 3}, {"a", o.Added != nil}, {"p", o.Primary}} {
			if part.there {
				has += part.letter
			}
		}
		got = append(got, fmt.Sprintf("%s %v %g-%g %d %q %s", o.Scale, o.Better, o.Least, o.Most, o.Single, o.Family, has))
		if o.Applies == "" || o.Title == "" || o.Short == "" || o.Unit != "points" || o.Pairing != metrics.ByWave || o.Words || o.Medians {
			t.Errorf("%s: %+v", o.Scale, o)
		}
	}
	want := []string{
		`total lower 0-40 2 "" nbrap`,
		`emotional lower 0-10 1 "sdq scales" nbr`,
		`conduct lower 0-10 1 "sdq scales" nbr`,
		`hyperactivity lower 0-10 1 "sdq scales" nbr`,
		`peer lower 0-10 0 "sdq scales" nb`,
		`prosocial higher 0-10 1 "sdq scales" nbr`,
		`internalising lower 0-20 0 "sdq scales" `,
		`externalising lower 0-20 0 "sdq scales" `,
		`impact lower 0-10 0 "sdq scales" nb`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, best := range []string{"much-better", "a-great-deal"} {
		o := Outcomes()[sdq.ScaleCount+i]
		if o.Pairing != metrics.ByStanding || !o.Words || !o.Answers || o.Order[0] != best || len(o.Order) != 5-i || o.Applies == "" {
			t.Errorf("%+v", o)
		}
	}
}

// The default cut-off is where the abnormal band of three begins; the four bands have
// another for self-report.
func TestCutoffs(t *testing.T) {
	t.Parallel()
	total := outcomeOf(t, "total")
	if total.Bands[0].Name != "band3" || total.Bands[1].Name != "band4" {
		t.Fatalf("%s comes before %s", total.Bands[0].Name, total.Bands[1].Name)
	}
	for _, tt := range []struct {
		informant, form string
		three, four     float64
	}{{"parent", "4-17", 17, 17}, {"teacher", "4-17", 16, 16}, {"self", "4-17", 20, 18}, {"parent", "2-4", 16, 16}, {"teacher", "2-4", 0, 0}, {"self", "18+", 0, 0}, {"parent", formUnderage, 0, 0}, {"nobody", "4-17", 0, 0}, {"self", metrics.UnknownForm, 0, 0}} {
		for i, want := range []float64{tt.three, tt.four} {
			limit, title, ok := total.Bands[i].Cutoff(tt.informant, tt.form)
			if limit != want || ok != (want > 0) || ok != (title != "") || ok && !strings.Contains(title, "-band") {
				t.Errorf("%s %s %s: %g %q %t, want %g", total.Bands[i].Name, tt.informant, tt.form, limit, title, ok, want)
			}
		}
	}
	for _, o := range Outcomes()[1:] {
		for _, b := range o.Bands {
			if b.Cutoff != nil {
				t.Errorf("%s has a cut-off of its own", o.Scale)
			}
		}
	}
}

// Bands are those of the instrument, and are listed best first.
func TestBands(t *testing.T) {
	t.Parallel()
	for _, o := range Outcomes() {
		scale, _ := sdq.ParseScale(o.Scale)
		for i, system := range []sdq.System{sdq.ThreeBands, sdq.FourBands}[:len(o.Bands)] {
			b := o.Bands[i]
			if len(b.Bands) != int(system) {
				t.Errorf("%s %s has %d bands", o.Scale, b.Name, len(b.Bands))
			}
			for score := range int(o.Most) + 1 {
				want, no := sdq.BandOf(system, sdq.Form4to17, sdq.Parent, scale, score)
				got, ok := b.Of("parent", "4-17", float64(score))
				if got != want.String() || ok != (no == sdq.HasBand) {
					t.Errorf("%s %s %d: %q %t, want %q", o.Scale, b.Name, score, got, ok, want)
				}
				if level, _ := want.Level(); b.Bands[level] != got {
					t.Errorf("%s %s: %q is not the %dth best of %v", o.Scale, b.Name, got, level, b.Bands)
				}
			}
			for _, x := range []float64{-1, 41, 3.5, math.NaN(), math.Inf(1)} {
				if got, ok := b.Of("parent", "4-17", x); ok {
					t.Errorf("%s %s: %g has band %q", o.Scale, b.Name, x, got)
				}
			}
		}
	}
}

// The least change that counts, of every method, informant and scale: exceeding the
// limit and reaching the points are the same for whole numbers.
func TestReliable(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		scale, informant, method string
		points                   int
		limit                    float64
	}{
		{"total", "self", "", 7, 6.45}, {"total", "parent", "", 7, 6.82}, {"total", "teacher", "", 6, 5.996},
		{"total", "self", "british-retest", 9, 8.89}, {"total", "parent", "british-retest", 9, 8.51}, {"total", "teacher", "british-retest", 8, 7.44},
		{"prosocial", "self", "", 3, 2.75}, {"emotional", "parent", "nhs-england", 4, 3}, {"hyperactivity", "self", "nhs-england", 4, 3},
		{"prosocial", "self", "british-retest", 0, 0}, {"total", "parent", "nhs-england", 0, 0}, {"emotional", "teacher", "nhs-england", 0, 0},
		{"total", "nobody", "", 0, 0}, {"total", "self", "guess", 0, 0},
	} {
		r, why := outcomeOf(t, tt.scale).Reliable(metrics.ReliableAsk{Informant: tt.informant, Form: "4-17", Method: tt.method})
		if r.Points != tt.points || math.Abs(r.Limit-tt.limit) > 0.005 || (why == "") != (tt.points > 0) {
			t.Errorf("%s %s %q: %+v %q; want %d, %g", tt.scale, tt.informant, tt.method, r, why, tt.points, tt.limit)
		}
		if why == "" && r.Source == "" {
			t.Errorf("%s %s: no source", tt.scale, tt.informant)
		}
	}
	for _, o := range Outcomes() {
		for _, method := range o.Methods {
			for _, who := range []string{"self", "teacher", "parent"} {
				if r, why := o.Reliable(metrics.ReliableAsk{Informant: who, Form: "4-17", Method: method}); why == "" && int(math.Floor(r.Limit))+1 != r.Points {
					t.Errorf("%s %s %s: a change over %g is not one of %d", o.Scale, who, method, r.Limit, r.Points)
				}
			}
		}
	}
	for _, form := range []string{"2-4", "18+", "", metrics.UnknownForm, formUnderage} {
		if r, why := outcomeOf(t, "total").Reliable(metrics.ReliableAsk{Informant: "parent", Form: form}); why == "" {
			t.Errorf("form %q: %+v", form, r)
		}
	}
}

// Constants of the user's own take the place of the published ones, both or neither.
func TestReliableDeclared(t *testing.T) {
	t.Parallel()
	total := outcomeOf(t, "total")
	r, why := total.Reliable(metrics.ReliableAsk{Informant: "self", Form: "4-17", SD: 5.2, Reliability: 0.80})
	if why != "" || math.Abs(r.Limit-6.4459) > 0.0001 || r.Points != 7 || r.Method != "declared" {
		t.Errorf("%+v %q", r, why)
	}
	for _, ask := range []metrics.ReliableAsk{{SD: 5.2, Reliability: 1}, {Reliability: 0.8}, {SD: -1, Reliability: 0.8}, {SD: math.Inf(1), Reliability: 0.8}, {SD: math.NaN(), Reliability: 0.8}, {SD: 5, Reliability: math.NaN()}, {SD: 5, Reliability: -0.1}} {
		if r, why := total.Reliable(ask); why == "" {
			t.Errorf("%+v: %+v", ask, r)
		}
	}
}

func TestNorms(t *testing.T) {
	t.Parallel()
	n, ok := outcomeOf(t, "total").Norm("self")
	if !ok || n.Mean != 10.3 || n.SD != 5.2 || n.Retest != 0.62 || n.Confirmed || n.Source == "" {
		t.Errorf("%+v %t", n, ok)
	}
	if n, ok := outcomeOf(t, "prosocial").Norm("self"); !ok || n.Retest != 0 {
		t.Errorf("nobody knows the retest of prosocial by self: %+v %t", n, ok)
	}
	if n, ok := outcomeOf(t, "total").Norm("carer"); ok {
		t.Errorf("a carer's norm: %+v", n)
	}
}

// The added value is worked out for parents on the form for 4 to 17, half a year apart,
// and summed up for groups only.
func TestAdded(t *testing.T) {
	t.Parallel()
	a := outcomeOf(t, "total").Added
	values := func(scores map[string]float64) map[string]metrics.Value {
		out := map[string]metrics.Value{}
		for scale, x := range scores {
			out[scale] = metrics.NumberValue(metrics.Key{Scale: scale}, ingest.Date{}, x)
		}
		return out
	}
	first, last := values(map[string]float64{"total": 22, "impact": 5, "emotional": 7}), values(map[string]float64{"total": 17})
	if x, why := a.Of("parent", "4-17", first, last, 180); x != 1.8 || why != "" {
		t.Errorf("%g %q, want 1.8", x, why)
	}
	for _, tt := range []struct {
		informant, form string
		first, last     map[string]metrics.Value
		days            int
		want            sdq.NoAddedValue
	}{
		{"self", "4-17", first, last, 180, sdq.NotByParent}, {"parent", "2-4", first, last, 180, sdq.NotForm4to17}, {"parent", formUnderage, first, last, 180, sdq.NotForm4to17},
		{"parent", "4-17", nil, last, 180, sdq.NoTotal1}, {"parent", "4-17", first, nil, 180, sdq.NoTotal2}, {"parent", "4-17", first, last, -1, sdq.IntervalUnknown},
		{"parent", "4-17", first, last, 30, sdq.IntervalTooShort}, {"parent", "4-17", first, values(map[string]float64{"total": 17.5}), 180, sdq.NoTotal2},
	} {
		if x, why := a.Of(tt.informant, tt.form, tt.first, tt.last, tt.days); why != tt.want.String() || x != 0 {
			t.Errorf("%s %s %d: %g %q, want %q", tt.informant, tt.form, tt.days, x, why, tt.want)
		}
	}
	points, effect := a.Sum([]float64{1.8, -0.2, 0.9, 0.5})
	if lower, upper, ok := points.Interval(); math.Abs(points.Value-0.75) > 1e-12 || math.Abs(lower+4.25) > 1e-12 || math.Abs(upper-5.75) > 1e-12 || !ok || points.N != 4 {
		t.Errorf("%+v", points)
	}
	if math.Abs(effect.Value-0.15) > 1e-12 || !effect.Known() {
		t.Errorf("%+v", effect)
	}
	for _, all := range [][]float64{nil, {1.8}, {1.8, math.NaN()}, {math.Inf(1), 0}} {
		if points, effect := a.Sum(all); points.Known() || effect.Known() || points.Reason == "" {
			t.Errorf("%v: %+v", all, points)
		}
	}
}

// An added value is in whole tenths, so that adding up as points loses nothing.
func TestAddedSumIsExact(t *testing.T) {
	t.Parallel()
	a := outcomeOf(t, "total").Added
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.SliceOfN(rapid.IntRange(-400, 400), 2, 50).Draw(t, "tenths")
		points := make([]float64, len(tenths))
		for i, n := range tenths {
			points[i] = float64(n) / 10
		}
		want, _ := sdq.SummariseAddedValue(tenths)
		if got, _ := a.Sum(points); got.Value != want.Mean || got.Has&stats.HasInterval == 0 {
			t.Fatalf("%v: %g, want %g", tenths, got.Value, want.Mean)
		}
	})
}
