package release

import (
	"testing"

	"apst/internal/schooltest"
)

// attacked is how many schools are attacked: a few in every run, and a thousand in the
// long form.
func attacked(few uint64) uint64 {
	switch {
	case full():
		return 1000
	case testing.Short():
		return few / 3
	}
	return few
}

// A reader who holds only the files of a release finds out no number that is hidden. A
// release that the gate refuses is in nobody's hands.
func TestAttack(t *testing.T) {
	t.Parallel()
	refused := 0
	for seed := range attacked(12) {
		a := schooltest.School(drawn(seed))
		for _, name := range []string{"board", "publish"} {
			p := profileOf(t, name)
			set := built(a, p)
			d := cleared(t, set, p)
			if d.Release == nil {
				refused++
				continue
			}
			inside := cleared(t, set, profileOf(t, "internal")).Release
			r := read(published(t, d.Release), p)
			for _, f := range attack(r, truthOf(published(t, inside), r)) {
				t.Errorf("seed %d, %s: %s", seed, name, f)
			}
		}
	}
	t.Logf("refused: %d", refused)
}

// What a reader takes for granted of the numbers of a release is true of the school: an
// attacker who starts from falsehoods finds nothing.
func TestReaderIsRight(t *testing.T) {
	t.Parallel()
	inside := profileOf(t, "internal")
	for seed := range attacked(12) {
		a := schooltest.School(drawn(seed))
		for _, name := range []string{"board", "publish"} {
			p := profileOf(t, name)
			all := cleared(t, built(a, p, everything()...), inside).Release
			r := read(published(t, all), p)
			for _, w := range r.wrong(truthOf(published(t, all), r)) {
				t.Errorf("seed %d, %s: %s", seed, name, w)
			}
		}
	}
}
