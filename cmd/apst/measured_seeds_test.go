package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"apst/synth"
)

// Over many seeds and sizes, the faults and layouts of the other measures hold what
// [TestSeeds] holds those of the SDQ to. Each seed takes some of them in turn.
func TestMeasuredSeeds(t *testing.T) {
	t.Parallel()
	seeds := trials(1, 6, 6)
	if n, err := strconv.Atoi(os.Getenv("APST_SEEDS")); err == nil {
		seeds = n
	}
	const each = 6 // faults a seed
	var faults []*synth.Fault
	var desk, all []*synth.Layout
	for _, m := range measuresToScore() {
		faults = append(faults, synth.FaultsOf(m)...)
		desk = append(desk, synth.DefaultLayoutsOf(m)...)
		all = append(all, synth.LayoutsOf(m)...)
	}
	if len(all) == 0 {
		t.Fatal("no measure beside the SDQ has layouts")
	}
	var met sync.Map
	var planted, layouts, rows atomic.Int64
	t.Cleanup(func() {
		for _, f := range faults {
			if _, ok := met.Load(f.Name); !ok && seeds*each >= 4*len(faults) {
				t.Errorf("no seed planted %s (%s)", f.Rule, f.Name)
			}
		}
		t.Logf("%d seeds: %d faults planted, each beside its clean twin, %d layouts, %d rows whose truth is known", seeds, planted.Load(), layouts.Load(), rows.Load())
	})
	for n := range seeds {
		plan := synth.Plan{Seed: uint64(3000 + n), Pupils: sizeOf(n)}
		t.Run(fmt.Sprintf("%d-of-%d", plan.Seed, plan.Pupils), func(t *testing.T) {
			t.Parallel()
			for k := range min(each, len(faults)) {
				f := faults[(n*each+k)%len(faults)]
				if f.Fits(plan.Pupils) != "" {
					continue
				}
				met.Store(f.Name, true)
				planted.Add(1)
				rows.Add(checkTwins(t, f, plan))
			}
			for _, l := range []*synth.Layout{desk[n%len(desk)], all[(n*7)%len(all)]} {
				c, err := l.MakeOf(plan, 0)
				if err != nil {
					t.Fatal(err)
				}
				layouts.Add(1)
				rows.Add(checkMeasured(t, c))
			}
		})
	}
}
