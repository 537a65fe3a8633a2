package release

import (
	"testing"

	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/tables"
)

// weakness is a way in which a gate may fall short: by what it is not told of a set, or by
// what it does not do.
type weakness struct {
	name   string
	before func(*tables.Set)
	after  func(*Decision, *tables.Set)
}

// show prints what was hidden.
func show(d *Decision, set *tables.Set, which func(disclosure.Rule, *disclosure.Cell) bool) {
	at := map[Place]string{}
	for id, places := range placesOf(set.Tables) {
		for _, p := range places {
			at[p] = id
		}
	}
	cells := map[string]*disclosure.Cell{}
	for i := range set.Numbers.Cells {
		cells[set.Numbers.Cells[i].ID] = &set.Numbers.Cells[i]
	}
	for _, h := range d.Hidden {
		for _, p := range h.Places {
			id := at[p]
			if c := cells[id]; d.Release != nil && which(h.Rule, c) && !c.Empty {
				d.Release.verdicts[id] = disclosure.Verdict{ID: id, State: disclosure.Shown, Value: c.Value}
			}
		}
	}
}

// weaknesses are all that are tried.
func weaknesses() []weakness {
	forget := func(name string, what func(*disclosure.Release)) weakness {
		return weakness{name: name, before: func(s *tables.Set) { what(&s.Numbers) }}
	}
	return []weakness{
		{name: "nothing is hidden for others", after: func(d *Decision, set *tables.Set) {
			show(d, set, func(r disclosure.Rule, _ *disclosure.Cell) bool { return !r.Primary() })
		}},
		{name: "what follows without being a sum or a share is shown", before: func(s *tables.Set) { s.Follows = nil }},
		{name: "percentages are shown", after: func(d *Decision, set *tables.Set) {
			show(d, set, func(_ disclosure.Rule, c *disclosure.Cell) bool { return c.Kind == disclosure.Percentage })
		}},
		forget("sums", func(n *disclosure.Release) { n.Sums = nil }),
		forget("one sum in four", func(n *disclosure.Release) {
			var kept []disclosure.Sum
			for i, s := range n.Sums {
				if i%4 > 0 {
					kept = append(kept, s)
				}
			}
			n.Sums = kept
		}),
		forget("that some are among others", func(n *disclosure.Release) { n.Withins, n.Mixtures = nil, nil }),
		forget("that two numbers are one", func(n *disclosure.Release) { n.Same = nil }),
		forget("what percentages are of", func(n *disclosure.Release) {
			n.Ratios = nil
			for i := range n.Cells {
				if c := &n.Cells[i]; c.Kind == disclosure.Percentage {
					c.Kind, c.Behind = disclosure.Test, ""
				}
			}
		}),
	}
}

// Gates that fall short are found out by the attacker, so that it is known to be worth
// something.
func TestWeakGates(t *testing.T) {
	computation(t)
	for _, w := range weaknesses() {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			for _, name := range outside {
				p := profileOf(t, name)
				for seed := uint64(0); ; seed++ {
					if got := attackSet(t, built(schooltest.School(drawn(seed)), p), p, &w); len(got.found) > 0 {
						break
					}
					if seed == 12 {
						t.Fatalf("%s: nobody notices", name)
					}
				}
			}
		})
	}
}
