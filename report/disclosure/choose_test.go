package disclosure

import (
	"slices"
	"testing"
)

// Nobody among none of a total that two sums leave over comes back whatever is hidden:
// such zeros protect nothing and are never hidden for it, so that a release is not refused
// on their account.
func TestWhatFollowsProtectsNothing(t *testing.T) {
	t.Parallel()
	for k := range 8 * 8 * 8 {
		a, b, c := float64(k%8), float64(k/8%8), float64(k/64)
		n := a + b + c
		r := &Release{
			Cells: []Cell{
				{ID: "pupils", Value: n}, {ID: "with a baseline", Value: n}, {ID: "both", Value: a}, {ID: "other", Value: b}, {ID: "first", Value: c}, {ID: "last"}, {ID: "neither"},
			},
			Same: []Same{{"pupils", "with a baseline"}},
			Sums: []Sum{
				{Total: "pupils", Known: true, Parts: []string{"both", "other", "first", "last", "neither"}},
				{Total: "with a baseline", Known: true, Parts: []string{"both", "other", "first"}},
			},
		}
		for _, name := range []string{"board", "publish"} {
			o := protect(t, r, name)
			if len(o.Refused) > 0 {
				t.Errorf("%s, %v %v %v: refused for %s", name, a, b, c, o.Refused[0].ID)
			}
			if few := Exposed(Audit(o.View(r), o.Profile), o.Profile); len(few) > 0 {
				t.Errorf("%s, %v %v %v: %v", name, a, b, c, few)
			}
			if slices.ContainsFunc(o.Cells[5:], func(v Verdict) bool { return v.State != Shown }) {
				t.Errorf("%s, %v %v %v: %v", name, a, b, c, o.Cells[5:])
			}
		}
	}
}
