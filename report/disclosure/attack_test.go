package disclosure

import (
	"fmt"
	"math"
	"os"
	"testing"
)

func full() bool { return os.Getenv("APST_FULL") == "1" }

// seeds is how many releases a test looks at: all that are asked for, or an eighth.
func seeds(all int) int {
	switch {
	case full():
		return all
	case testing.Short(): // with the race detector, which has nothing to find in it
		return max(1, all/60)
	}
	return all / 8
}

// small is how many open numbers are few enough to search among.
const small = 40

// attack says what an attacker finds out that should not be.
func attack(v View, p Profile, truth *Release) []string {
	f := newFoe(v, p, truth)
	var all []int
	for k := range f.rules {
		all = append(all, k)
	}
	var out []string
	if !f.squeeze(f.lo, f.hi, all) {
		return []string{"what is printed contradicts itself"}
	}
	for _, t := range f.targets {
		if found := f.crack(t); found != "" {
			out = append(out, t.id+": "+found)
		}
	}
	return append(out, f.deviations(v, p, truth)...)
}

// crack attacks one number: by search where few numbers hang together, and by linear
// programming.
func (f *foe) crack(t target) string {
	rules, open := f.component(t.x)
	if t.whole && len(open) <= small {
		s := &search{f: f, rules: rules, open: open, cause: f.cause(rules, open)}
		found, sure := s.values(t.x, f.limit)
		if found >= f.limit {
			return ""
		}
		if sure {
			return fmt.Sprintf("%d values fit", found)
		}
	}
	if r := f.reach[t.x]; t.whole && r[1]-r[0] >= float64(f.limit) || !t.whole && r[1]-r[0] >= t.width {
		return ""
	}
	lo, hi := f.extreme(t.x, 1, rules, open), f.extreme(t.x, -1, rules, open)
	switch {
	case t.whole && hi < inf/2 && math.Floor(hi+1e-6)-math.Ceil(lo-1e-6)+1 < float64(f.limit):
		return fmt.Sprintf("is from %.6g to %.6g", lo, hi)
	case !t.whole && hi-lo < t.width*(1-1e-6):
		return fmt.Sprintf("is from %.6g to %.6g, where %.6g apart are wanted", lo, hi, t.width)
	}
	return ""
}

func TestAttack(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"board", "publish"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := profile(t, name)
			var sum Loss
			for seed := range uint64(seeds(1200)) {
				r := draw(seed)
				o := protect(t, r, name)
				if len(o.Refused) > 0 {
					t.Errorf("seed %d: refused, though everything may be hidden: %v", seed, o.Refused)
				}
				for _, found := range attack(o.View(r), p, r) {
					t.Errorf("seed %d: %s", seed, found)
				}
				sum.Cells, sum.Kept, sum.ByHand = sum.Cells+o.Loss.Cells, sum.Kept+o.Loss.Kept, sum.ByHand+o.Loss.ByHand
			}
			t.Logf("%s keeps %.0f%% of %d cells; hiding whole tables would keep %.0f%%", name,
				100*sum.Share(), sum.Cells, 100*float64(sum.ByHand)/float64(sum.Cells))
		})
	}
}
