package release

import (
	"fmt"
	"slices"
	"testing"

	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/tables"
)

// outside are the profiles of readers outside the school.
var outside = []string{"board", "publish"}

// attacked is what came of a release.
type attacked struct {
	decision *Decision
	found    []string // what a reader finds out
	wrong    []string // what a reader took for granted and is not so
}

// attackSet clears a set, hands it out as files and attacks these. Weaken, if there is one,
// spoils the gate: it is given the set before, and the release after it was cleared.
func attackSet(t testing.TB, set *tables.Set, p disclosure.Profile, weaken *weakness) attacked {
	t.Helper()
	gated := *set
	gated.Numbers.Cells = slices.Clone(set.Numbers.Cells)
	if weaken != nil && weaken.before != nil {
		weaken.before(&gated)
	}
	d := cleared(t, &gated, p)
	if weaken != nil && weaken.after != nil {
		weaken.after(d, set)
	}
	if d.Release == nil {
		return attacked{decision: d}
	}
	r := read(published(t, d.Release), p)
	known := truthOf(published(t, cleared(t, set, profileOf(t, "internal")).Release), r)
	return attacked{d, attack(r, known), r.wrong(known)}
}

// Nothing hidden follows from the files of a release, neither of the tables of a term nor
// of all there are, and what a reader takes for granted is so: an attacker who starts from
// falsehoods finds nothing. With APST_FULL=1 over a thousand schools a profile.
func TestAttack(t *testing.T) {
	computation(t)
	schools := uint64(8)
	if full() {
		schools = 1000
	}
	for part := range uint64(2) {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			for seed := part; seed < schools; seed += 2 {
				attackSchool(t, seed)
				if done := seed/2 + 1; done%25 == 0 {
					t.Logf("%d of %d schools", done, schools/2)
				}
			}
		})
	}
}

// attackSchool attacks the releases of a school; of every third one with all tables.
func attackSchool(t *testing.T, seed uint64) {
	a := schooltest.School(drawn(seed))
	var only []string
	if seed%3 == 0 {
		only = everything()
	}
	for _, name := range outside {
		p := profileOf(t, name)
		got := attackSet(t, built(a, p, only...), p, nil)
		for _, r := range got.decision.Refused {
			t.Errorf("seed %d, %s: refused for %s", seed, name, r.ID)
		}
		for _, f := range got.found {
			t.Errorf("seed %d, %s: %s", seed, name, f)
		}
		for _, w := range got.wrong {
			t.Errorf("seed %d, %s: the reader is wrong: %s", seed, name, w)
		}
	}
}
