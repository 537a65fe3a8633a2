package release

import (
	"math/rand/v2"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
)

// ordinary is a school of a seed as most are: of 6 to 150 pupils, with everything.
func ordinary(seed uint64) schooltest.Options {
	r := rand.New(rand.NewPCG(seed, 99))
	o := schooltest.Options{Seed: seed, Pupils: 6 + r.IntN(145)}
	o.Settings = func(s *cohort.Settings) { s.Bootstrap.Resamples = 19 }
	return o
}

// Every school can hand something out, and most of what there is: the tables of a term of
// ordinary schools are never refused, and no less is shown than was before. With
// APST_FULL=1 of 200 schools.
func TestEverySchoolReleases(t *testing.T) {
	computation(t)
	schools, floors := uint64(8), map[string]float64{"board": 0.61, "publish": 0.45}
	if full() {
		schools = 200
	}
	shares := map[string]float64{}
	for seed := range schools {
		a := schooltest.School(ordinary(seed))
		for _, name := range outside {
			p := profileOf(t, name)
			d := cleared(t, built(a, p), p)
			for _, r := range d.Refused {
				t.Errorf("seed %d, %s: refused for %s", seed, name, r.ID)
			}
			shares[name] += d.Loss.Share() / float64(schools)
		}
	}
	for name, least := range floors {
		if t.Logf("%s: %.3f of the numbers are shown", name, shares[name]); shares[name] < least {
			t.Errorf("%s: %.3f of the numbers are shown, fewer than %.3f", name, shares[name], least)
		}
	}
}

// Schools whose releases told something once, or were refused: what tables leave out tells
// of how many there are (92, 208), events of the others (56), of how many others a stage is
// known (328), scales that are parts of one another (556), percentages of those in need
// (859), pupils all in one band (431), numbers that nothing protects (996), bands of which
// only the worst is known of a part (563), scales of too few pairs for a mean (38).
func TestAttackedBefore(t *testing.T) {
	computation(t)
	for _, seed := range []uint64{38, 56, 92, 208, 328, 431, 556, 563, 859, 996} {
		attackSchool(t, seed)
	}
}
