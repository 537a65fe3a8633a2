package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"apst/synth"
)

// Over many seeds and sizes from 3 to 300 pupils, every planted fault is found at
// its place, nothing else is found in its file or in its clean twin, and every
// score is true. Each seed plants some of the faults, in turn, and writes some of
// the layouts, so that all are met many times. APST_SEEDS=200 is the long form
// (make seeds).
func TestSeeds(t *testing.T) {
	t.Parallel()
	seeds := trials(1, 6, 6)
	if n, err := strconv.Atoi(os.Getenv("APST_SEEDS")); err == nil {
		seeds = n
	}
	const each = 12 // faults a seed
	faults, desk, all := synth.Faults(), synth.DefaultLayouts(), synth.Layouts()
	var met sync.Map
	var planted, layouts, scores atomic.Int64
	t.Cleanup(func() {
		t.Logf("%d seeds: %d faults planted, each beside its clean twin, %d layouts, %d questionnaires whose true scores are known", seeds, planted.Load(), layouts.Load(), scores.Load())
		for _, f := range faults {
			if _, ok := met.Load(f.Name); !ok && seeds*each >= 8*len(faults) {
				t.Errorf("no seed planted %s (%s)", f.Rule, f.Name)
			}
		}
	})
	for n := range seeds {
		plan := synth.Plan{Seed: uint64(1000 + n), Pupils: sizeOf(n)}
		t.Run(fmt.Sprintf("%d-of-%d", plan.Seed, plan.Pupils), func(t *testing.T) {
			t.Parallel()
			for k := range each {
				f := faults[(n*each+k)%len(faults)]
				if f.Fits(plan.Pupils) != "" {
					continue
				}
				met.Store(f.Name, true)
				planted.Add(1)
				scores.Add(checkPlanted(t, f, plan))
			}
			layouts.Add(1)
			scores.Add(checkDesk(t, desk[n%len(desk)], plan))
			if l := all[(n*7)%len(all)]; plan.Pupils >= 10 {
				c, err := l.MakeOf(plan, 0)
				if err != nil {
					t.Fatal(err)
				}
				checkLayout(t, c, scoreCase(t, c))
				layouts.Add(1)
				scores.Add(int64(len(c.Want)))
			}
		})
	}
}

// sizeOf spreads sizes evenly by their ratio: as many schools of 3 to 9 as of 90
// to 300.
func sizeOf(n int) int {
	switch n {
	case 0:
		return 3
	case 1:
		return 300
	}
	r := rand.New(rand.NewPCG(uint64(n), 300))
	return int(math.Round(3 * math.Pow(100, r.Float64())))
}

// checkPlanted scores the spoilt case and its clean twin, and says how many
// questionnaires they hold.
func checkPlanted(t *testing.T, f *synth.Fault, plan synth.Plan) (held int64) {
	t.Helper()
	for _, spoilt := range []bool{false, true} {
		c, err := f.MakeOf(plan, spoilt)
		if err != nil {
			t.Fatal(err)
		}
		r := scoreCase(t, c)
		what := fmt.Sprintf("%s %s, spoilt %t, seed %d, %d pupils", f.Rule, f.Name, spoilt, plan.Seed, len(c.School.Pupils))
		if bad := differs(c.Key, r.found); bad != "" {
			t.Errorf("%s: %s\n%s", what, bad, r.talk)
		}
		if bad := r.untruths(c); len(bad) > 0 {
			t.Errorf("%s: %d differences from what the pupils answered, the first: %s", what, len(bad), bad[0])
		}
		if lost := r.missing(c); !spoilt && len(lost) > 0 {
			t.Errorf("%s: %d responses without scores", what, len(lost))
		}
		held += int64(len(c.Want))
	}
	return held
}

// checkDesk scores a layout of which everything that is noted is known, and says
// how many questionnaires it holds.
func checkDesk(t *testing.T, l *synth.Layout, plan synth.Plan) int64 {
	t.Helper()
	c, err := l.MakeOf(plan, 0)
	if err != nil {
		t.Fatal(err)
	}
	r := scoreCase(t, c)
	if bad := differs(c.Key, r.found); bad != "" {
		t.Errorf("layout %s, seed %d, %d pupils: %s\n%s", l.Name, plan.Seed, plan.Pupils, bad, r.talk)
	}
	checkLayout(t, c, r)
	return int64(len(c.Want))
}

// differs compares what was found with what had to be, place by place.
func differs(key, found []synth.Place) string {
	var exact, ranges []synth.Place
	for _, p := range key {
		if p.Within {
			ranges = append(ranges, p)
		} else {
			exact = append(exact, p)
		}
	}
	var out []string
	rest := slices.Clone(found)
	for _, p := range exact {
		if i := slices.Index(rest, p); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			out = append(out, fmt.Sprintf("not found: %+v", p))
		}
	}
	used := make([]bool, len(ranges))
	for _, p := range rest {
		i := slices.IndexFunc(ranges, func(r synth.Place) bool { return r.Holds(p) })
		if i < 0 {
			out = append(out, fmt.Sprintf("found and not planted: %+v", p))
			continue
		}
		used[i] = true
	}
	for i, p := range ranges {
		if !used[i] {
			out = append(out, fmt.Sprintf("nothing found within: %+v", p))
		}
	}
	if len(out) > 6 {
		out = append(out[:6], fmt.Sprintf("and %d more", len(out)-6))
	}
	return strings.Join(out, "\n")
}
