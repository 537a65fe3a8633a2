package disclosure

import "testing"

// without is a release of which the gate is not told something that a reader knows.
func without(r *Release, forget func(*Release)) *Release {
	out := *r
	out.Cells = append([]Cell(nil), r.Cells...)
	forget(&out)
	return &out
}

// TestWeakGates: gates that forget something are caught by the attacker, so that it is
// known to be worth anything.
func TestWeakGates(t *testing.T) {
	t.Parallel()
	gate := func(forget func(*Release)) func(*testing.T, *Release, Profile) *Outcome {
		return func(t *testing.T, r *Release, p Profile) *Outcome {
			o, err := Protect(without(r, forget), p)
			if err != nil {
				t.Fatal(err)
			}
			return o
		}
	}
	for _, test := range []struct {
		name, aspect string
		gate         func(*testing.T, *Release, Profile) *Outcome
	}{
		{"no secondary suppression", "cross", func(t *testing.T, r *Release, p Profile) *Outcome {
			g := compile(r, p)
			g.mark()
			g.hidePrimary()
			return g.outcome()
		}},
		{"totals ignored", "cross", gate(func(r *Release) { r.Sums = nil })},
		{"one sum in four ignored", "linked", gate(func(r *Release) {
			var kept []Sum
			for i, s := range r.Sums {
				if i%4 > 0 {
					kept = append(kept, s)
				}
			}
			r.Sums = kept
		})},
		{"percentages left", "shares", func(t *testing.T, r *Release, p Profile) *Outcome {
			o, err := Protect(r, p)
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range r.Cells {
				if c.Kind == Percentage && !c.Empty {
					o.Cells[i] = Verdict{c.ID, Shown, decimals(c.Value, p.places(c.Kind, c.Places))}
				}
			}
			return o
		}},
		{"charts forgotten", "chart", gate(func(r *Release) {
			r.Same = nil
		})},
		{"means forgotten", "means", gate(func(r *Release) {
			r.Mixtures = nil
			for i := range r.Cells {
				r.Cells[i].Behind = ""
			}
		})},
		{"everybody else forgotten", "within", gate(func(r *Release) { r.Withins = nil })},
		{"amounts not added up", "amounts", gate(func(r *Release) {
			var kept []Sum
			for _, s := range r.Sums {
				if s.Total[0] != 'h' {
					kept = append(kept, s)
				}
			}
			r.Sums = kept
		})},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, p := range Profiles()[1:] {
				for seed := uint64(0); ; seed++ {
					r := draw(seed, test.aspect)
					if o := test.gate(t, r, p); len(attack(o.View(r), p, r)) > 0 {
						break
					}
					if seed == 200 {
						t.Fatalf("%s: nobody notices", p.Name)
					}
				}
			}
		})
	}
}
