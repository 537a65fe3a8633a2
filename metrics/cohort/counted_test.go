package cohort

import "testing"

// The pairs that are counted are as many as results say, by every informant and in every
// population.
func TestCounted(t *testing.T) {
	t.Parallel()
	b := bigSchool(60, 0.3, 5)
	b.l.Pupils[3].Stays[0].Facts["consent"] = "no"
	b.l.Pupils[4].Stays[0].Facts["enrolment"] = enrolmentGuest
	b.s.Bootstrap.Resamples = 20
	a := Analyse(b.link(), &b.s)
	n := 0
	for i := range a.Results {
		r := &a.Results[i]
		if r.Statistic != "pairs" || len(r.Group) > 0 || r.Category != "" {
			continue
		}
		n++
		pairs := a.Counted(r.Population, r.Measure, r.Scale, r.Informant)
		if len(pairs) != int(r.Value) {
			t.Errorf("%s: %d pairs, want %v", ResultID(r), len(pairs), r.Value)
		}
		for k := range pairs {
			if k > 0 && pairs[k-1].Pupil.ID >= pairs[k].Pupil.ID {
				t.Errorf("%s: %s after %s", ResultID(r), pairs[k].Pupil.ID, pairs[k-1].Pupil.ID)
			}
		}
	}
	if n < 10 {
		t.Errorf("%d results", n)
	}
}
