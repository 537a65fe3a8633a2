package disclosure

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seen is a view of counts: numbers that are printed, and below 0 what is hidden.
func seen(v View, cells map[string]float64) View {
	for _, id := range []string{"a", "b", "c", "d", "of", "total", "%"} {
		value, ok := cells[id]
		if !ok {
			continue
		}
		s := Seen{ID: id, Value: value}
		if value < 0 {
			s.Value, s.State = 0, Hidden
		}
		if id == "%" {
			s.Kind = Percentage
		}
		v.Cells = append(v.Cells, s)
	}
	return v
}

func TestAudit(t *testing.T) {
	t.Parallel()
	sum := View{Sums: []Sum{{Total: "total", Parts: []string{"a", "b", "c"}}}}
	const c = -1
	for _, test := range []struct {
		name    string
		view    View
		profile string
		want    []Interval
	}{
		{"by subtraction", seen(sum, map[string]float64{"a": c, "b": 20, "c": 30, "total": 53}), "board",
			[]Interval{{ID: "a", Low: 3, High: 3}}},
		{"two of three", seen(sum, map[string]float64{"a": c, "b": c, "c": 30, "total": 53}), "board",
			[]Interval{{ID: "a", High: 23}, {ID: "b", High: 23}}},
		{"without a total", seen(sum, map[string]float64{"a": c, "b": 20, "c": 30, "total": c}), "board",
			[]Interval{{ID: "a", NoHigh: true}, {ID: "total", Low: 50, NoHigh: true}}},
		{"rounded, and shown counts are ten or more", seen(sum, map[string]float64{"a": c, "b": 10, "c": 30, "total": 55}), "publish",
			[]Interval{{ID: "a", Low: 53 - 12 - 32, High: 57 - 10 - 28}}},
		{"a percentage left", seen(View{Ratios: []Ratio{{Quotient: "%", Numerator: "a", Denominator: "of"}}},
			map[string]float64{"a": c, "of": 60, "%": 5}), "board",
			[]Interval{{ID: "a", Low: 3, High: 3}}},
		{"a rounded base and a percentage", seen(View{Ratios: []Ratio{{Quotient: "%", Numerator: "a", Denominator: "of"}}},
			map[string]float64{"a": c, "of": 30, "%": 37}), "publish",
			[]Interval{{ID: "a", Low: 11, High: 12}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, Audit(test.view, profile(t, test.profile))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAuditOfMeans: a hidden mean and a hidden deviation are found where they are all
// that is missing.
func TestAuditOfMeans(t *testing.T) {
	t.Parallel()
	r := &Release{}
	a, b := scores(10, 2), scores(20, 10)
	m := Mixture{Whole: r.group("all", append(append([]float64{}, a...), b...)...)}
	m.Parts = []Moment{r.group("a", a...), r.group("b", b...)}
	r.Mixtures = []Mixture{m}
	for i := range r.Cells {
		r.Cells[i].Places = 4 // or rounding would leave more open than these few pupils do
	}
	o := protect(t, r, "board")
	for _, i := range []int{4, 5} {
		c, shown := r.Cells[i], o.Cells[i]
		o.Cells[i] = Verdict{ID: c.ID, State: Hidden}
		found := Audit(o.View(r), o.Profile)
		o.Cells[i] = shown
		if len(found) != 1 || found[0].ID != c.ID || found[0].Low > c.Value || found[0].High < c.Value || found[0].High-found[0].Low > 0.1 {
			t.Errorf("%s is %v: found %v", c.ID, c.Value, found)
		}
	}
}

// TestAuditAgrees: the audit never leaves out the truth, finds as much as the
// attacker's linear programming, and nothing of what the gate lets through is exposed.
func TestAuditAgrees(t *testing.T) {
	t.Parallel()
	compared := 0
	for seed := range uint64(seeds(240)) {
		r := draw(seed)
		truth := map[string]float64{}
		for _, c := range r.Cells {
			truth[c.ID] = c.Value
		}
		for _, p := range Profiles()[1:] {
			o := protect(t, r, p.Name)
			v := o.View(r)
			found := Audit(v, p)
			if few := Exposed(found, p); len(few) > 0 {
				t.Errorf("seed %d, %s: %v", seed, p.Name, few)
			}
			f := newFoe(v, p, r)
			var all []int
			for k := range f.rules {
				all = append(all, k)
			}
			f.squeeze(f.lo, f.hi, all)
			for _, i := range found {
				x := truth[i.ID]
				if !i.NoLow && x < i.Low-1e-6 || !i.NoHigh && x > i.High+1e-6 {
					t.Fatalf("seed %d, %s: %s is %v, found %+v", seed, p.Name, i.ID, x, i)
				}
				at := f.at[i.ID]
				rules, open := f.component(at)
				if i.Kind != Count || len(open) > 12 || len(rules) == 0 {
					continue
				}
				compared++
				lo, hi := f.extreme(at, 1, rules, open), f.extreme(at, -1, rules, open)
				if i.Low < math.Ceil(lo-1e-5) || !i.NoHigh && hi < inf/2 && i.High > math.Floor(hi+1e-5) {
					t.Errorf("seed %d, %s: %s is from %v to %v, the audit finds %+v", seed, p.Name, i.ID, lo, hi, i)
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d numbers were compared", compared)
	}
}

// TestAuditOfAWeakGate: without secondary suppression the audit finds what comes back.
func TestAuditOfAWeakGate(t *testing.T) {
	t.Parallel()
	p := profile(t, "board")
	r := grid([]int{3, 20, 30}, []int{25, 9, 31})
	g := compile(r, p)
	g.mark()
	g.hidePrimary()
	// The 25 is hidden for itself as well: all but three of its column.
	want := []Interval{{ID: "00", Low: 3, High: 3}, {ID: "10", Low: 25, High: 25}}
	if diff := cmp.Diff(want, Exposed(Audit(g.outcome().View(r), p), p)); diff != "" {
		t.Error(diff)
	}
}
