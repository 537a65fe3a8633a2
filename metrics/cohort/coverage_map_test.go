package cohort_test

import (
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
)

// The map of who has what and the counts of it say the same.
func TestCoverageMap(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"3 pupils", "40 pupils", "no endlines", "no support"} {
		a := schooltest.Shared(name)
		m := a.CoverageMap()
		type counts struct{ expected, received, usable int }
		got := map[cohort.MapPart]counts{}
		for i, part := range m.Parts {
			part.Title = ""
			var n counts
			for _, p := range m.Pupils {
				switch p.States[i] {
				case cohort.MapUsable:
					n.usable++
					fallthrough
				case cohort.MapUnusable:
					n.received++
					fallthrough
				case cohort.MapMissing:
					n.expected++
				}
			}
			got[part] = n
		}
		checked := 0
		for _, s := range a.Coverage() {
			parts := s.Parts
			if len(parts) == 0 {
				parts = []cohort.Covered{s.Covered}
			}
			for _, c := range parts {
				if c.Open {
					continue
				}
				checked++
				want := counts{c.Expected, c.Received, c.Usable}
				if n := got[cohort.MapPart{Measure: s.Measure, Informant: c.Informant, Time: c.Time}]; n != want {
					t.Errorf("%s: %s %s %s: %+v, counted %+v", name, s.Measure, c.Informant, c.Time, n, want)
				}
			}
		}
		if checked != len(m.Parts) {
			t.Errorf("%s: %d parts of %d", name, checked, len(m.Parts))
		}
		for i := 1; i < len(m.Pupils); i++ {
			if a, b := m.Pupils[i-1].Entry, m.Pupils[i].Entry; a.After(b) && !b.IsZero() || a.IsZero() && !b.IsZero() {
				t.Errorf("%s: %s before %s", name, a, b)
			}
		}
	}
}
