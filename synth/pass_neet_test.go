package synth

import "testing"

// Attitudes are low, as in alternative provision, go together and stay; no school of
// twenty looks as if it held percentages.
func TestSurveysLikeAlternativeProvision(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		percentile int
		want       string
	}{{1, "low"}, {5, "low"}, {6, "low-moderate"}, {20, "low-moderate"}, {21, "moderate"}, {30, "moderate"}, {31, "high"}, {99, "high"}} {
		if got := bandOf(tt.percentile); got != tt.want {
			t.Errorf("percentile %d is in the band %s, want %s", tt.percentile, got, tt.want)
		}
	}
	bands, n := map[string]int{}, 0
	for seed := uint64(1); seed <= 50; seed++ {
		p := unasked
		p.Seed, p.Pupils = seed, 20
		low := false
		for _, s := range drawn(p, 0).surveys() {
			for _, v := range s.at {
				low = low || v < 21
				if !s.second {
					bands[bandOf(v)]++
					n++
				}
			}
		}
		if !low {
			t.Errorf("seed %d: nobody below 21", seed)
		}
	}
	t.Logf("%v of %d", bands, n)
	if 100*bands["low"] < 8*n || 100*bands["high"] > 60*n {
		t.Errorf("bands %v of %d", bands, n)
	}
}

// Leavers are past Year 11, have other identifiers than pupils, and are in education,
// employment or training in the parts that are stated.
func TestLeavers(t *testing.T) {
	t.Parallel()
	p := unasked
	p.Pupils = 2000
	s := drawn(p, 0)
	pupils, status, lapsed := map[string]bool{}, map[string]int{}, 0
	for _, own := range s.Pupils {
		pupils[own.ID] = true
	}
	seen := map[string]bool{}
	for _, l := range s.leavers() {
		status[l.status()]++
		if l.lapsed {
			lapsed++
		}
		if pupils[l.pupil.ID] || seen[l.pupil.ID] || l.pupil.ID[0] != checkLetter(l.pupil.ID[1:]) {
			t.Fatalf("%s is another's identifier, or none", l.pupil.ID)
		}
		seen[l.pupil.ID] = true
		if b := l.pupil.Birth; b.Before(on(2005, 9, 1)) || b.After(on(2006, 8, 31)) {
			t.Errorf("a leaver born on %s", iso(b))
		}
		if l.verified.After(periodEnd) || l.start.After(periodEnd) || l.lapsed != l.lapses.Before(periodEnd) {
			t.Errorf("days of a leaver: %+v", l)
		}
	}
	t.Logf("%v, %d lapsed", status, lapsed)
	for name, part := range map[string]int{"EET": 56, "NEET": 28, "not-known": 13, "re-engagement": 3} {
		if got := 100 * status[name] / p.Pupils; got < part-3 || got > part+3 {
			t.Errorf("%d in a hundred %s, want about %d", got, name, part)
		}
	}
	sum := 0
	for _, a := range activityCodes {
		sum += a.of
	}
	if sum != 100 {
		t.Errorf("the codes are drawn for %d of a hundred", sum)
	}
}
