package schooltest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics"
	"apst/metrics/cohort"
)

func lines(a *cohort.Analysis) []string {
	var out []string
	for i := range a.Results {
		r := &a.Results[i]
		out = append(out, fmt.Sprintf("%s %v %v %v %v %d/%d", cohort.ResultID(r), r.Value, r.Lower, r.Upper, r.Has, r.N, r.NOf))
	}
	return out
}

// find is the result of an id without the school and the arm; nil for none.
func find(a *cohort.Analysis, id string) *metrics.Result {
	for i := range a.Results {
		if r := &a.Results[i]; strings.HasSuffix(cohort.ResultID(r), "/"+id) {
			return r
		}
	}
	return nil
}

// The same options give the same school; the flows of every preset add up.
func TestPresets(t *testing.T) {
	t.Parallel()
	for _, p := range Presets() {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			a := Shared(p.Name)
			if p.Pupils <= 12 {
				if diff := cmp.Diff(lines(a), lines(School(p.Options))); diff != "" {
					t.Error(diff)
				}
			}
			if len(a.Linkage.Pupils) != p.Pupils || len(a.Linkage.Suspects) > 0 {
				t.Errorf("%d pupils, %d of them suspected to be others", len(a.Linkage.Pupils), len(a.Linkage.Suspects))
			}
			for _, c := range a.Linkage.Counts() {
				if c.Places[cohort.Linked] != c.Rows || c.Rows == 0 && p.Pupils > 12 {
					t.Errorf("%+v", c)
				}
			}
			for _, f := range a.Flows {
				if err := f.AddsUp(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// Options do what they say.
func TestOptions(t *testing.T) {
	t.Parallel()
	pairs := func(a *cohort.Analysis) float64 {
		r := find(a, "all/sdq/total/self/baseline-endline/-/-/pairs")
		if r == nil {
			return -1
		}
		return r.Value
	}
	if n := pairs(Shared("40 pupils")); n < 15 {
		t.Errorf("%v pairs", n)
	}
	if n := pairs(Shared("no endlines")); n != 0 {
		t.Errorf("%v pairs without endlines", n)
	}
	same := Shared("nobody changed")
	for i := range same.Results {
		if r := &same.Results[i]; r.Statistic == "mean_change" && r.Category == "" && r.Known() && r.Value != 0 {
			t.Errorf("%s is %v", cohort.ResultID(r), r.Value)
		}
	}
	one := Shared("one band")
	for i := range one.Results {
		if r := &one.Results[i]; r.Statistic == "band_transition" && r.Known() && r.Value > 0 && r.Value != float64(r.N) {
			t.Errorf("%s is %v of %d", cohort.ResultID(r), r.Value, r.N)
		}
	}
	girls := 0
	for _, p := range Shared("one girl").Linkage.Pupils {
		if p.Stays[0].Facts["sex"] == "F" {
			girls++
		}
	}
	if girls != 1 {
		t.Errorf("%d girls", girls)
	}
	for _, f := range Shared("no support").Flows {
		if f.Population != cohort.All {
			t.Errorf("a flow of %s", f.Population)
		}
	}
	if a := School(Options{Pupils: 12, Measures: []string{"ngrt"}}); len(a.Linkage.Input.Sources) != 1 {
		t.Errorf("%d sources", len(a.Linkage.Input.Sources))
	}
}

func BenchmarkSchool(b *testing.B) {
	for _, n := range []int{12, 40, 300} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				School(Options{Pupils: n, Seed: 1})
			}
		})
	}
}
