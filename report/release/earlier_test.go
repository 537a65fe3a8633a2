package release

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/tables"
)

// terms are the releases of two terms, as the ledger has the second after the first.
type terms struct {
	sets      [2]*tables.Set
	decisions [2]*Decision
	groups    [2][]disclosure.Valued
}

// twoTerms lets out a school's tables, and those of the same school a term later.
func twoTerms(t testing.TB, p disclosure.Profile, first, second *cohort.Analysis, only ...string) *terms {
	t.Helper()
	key, l, out := bytes.Repeat([]byte{7}, 32), &disclosure.Ledger{}, &terms{}
	for i, a := range []*cohort.Analysis{first, second} {
		period := fmt.Sprint("to term ", i)
		set := built(a, p, only...)
		groups := Valued(a.Behind())
		if err := l.Bind(key, p, period, &set.Numbers); err != nil {
			t.Fatal(err)
		}
		if err := l.Near(key, p, period, &set.Numbers, groups); err != nil {
			t.Fatal(err)
		}
		d := cleared(t, set, p)
		if d.Release == nil {
			t.Fatalf("term %d is refused: %v", i, d.Refused)
		}
		told := d.Numbers()
		told.Period, told.Values = period, d.Beside(groups)
		if err := l.AddTold(key, p, "", disclosure.Digest{}, nil, told); err != nil {
			t.Fatal(err)
		}
		out.sets[i], out.decisions[i], out.groups[i] = set, d, groups
	}
	return out
}

// takeAway is what who has both releases finds out of fewer pupils than the threshold, by
// taking one from the other.
func (x *terms) takeAway(p disclosure.Profile) []string {
	var out []string
	old := map[string]*disclosure.Cell{}
	for i := range x.sets[0].Numbers.Cells {
		c := &x.sets[0].Numbers.Cells[i]
		if x.decisions[0].Release.Shows(c.ID) {
			old[c.ID] = c
		}
	}
	moved := map[string]float64{}
	for i := range x.sets[1].Numbers.Cells {
		c := &x.sets[1].Numbers.Cells[i]
		if was := old[c.ID]; was != nil && x.decisions[1].Release.Shows(c.ID) {
			moved[c.ID] = c.Value - was.Value
			if by := math.Abs(moved[c.ID]); (c.Kind == disclosure.Count || c.Kind == disclosure.Events) && by > 0 && by < float64(p.Threshold) && !x.size(c.ID) {
				out = append(out, fmt.Sprintf("%s: %v, and was %v", c.ID, c.Value, was.Value))
			}
		}
	}
	for _, s := range x.sets[1].Numbers.Sums { // of a line that hardly changed it is known where nobody came
		by, ok := moved[s.Total]
		if !ok || s.Known || by == 0 || math.Abs(by) >= float64(p.Threshold) {
			continue
		}
		open, size := 0, true
		for _, id := range s.Parts {
			if _, known := moved[id]; !known {
				open++
			}
			size = size && x.size(id)
		}
		if open < 2 && !size {
			out = append(out, fmt.Sprintf("%s: where the %v came", s.Total, by))
		}
	}
	return append(out, x.sums(old, p)...)
}

// size reports whether a count may change by one: by itself, or as the same number does.
func (x *terms) size(id string) bool {
	n := &x.sets[1].Numbers
	sizes := map[string]bool{}
	for i := range n.Cells {
		sizes[n.Cells[i].ID] = n.Cells[i].Size
	}
	for range len(n.Same) {
		for _, s := range n.Same {
			sizes[s.A], sizes[s.B] = sizes[s.A] || sizes[s.B], sizes[s.A] || sizes[s.B]
		}
	}
	return sizes[id]
}

// sums are the means that are shown both times of groups that few came to, left or
// changed in: a mean times its number is a sum, and the difference of two is of these few.
func (x *terms) sums(old map[string]*disclosure.Cell, p disclosure.Profile) []string {
	type who = map[disclosure.Pupil]bool
	of := [2]map[string]who{{}, {}}
	for i := range x.groups {
		for _, g := range x.groups[i] {
			of[i][g.Count] = who{}
			for _, k := range g.Pupils {
				of[i][g.Count][k] = true
			}
		}
	}
	var out []string
	for i := range x.sets[1].Numbers.Cells {
		c := &x.sets[1].Numbers.Cells[i]
		before, now := of[0][c.Behind], of[1][c.Behind]
		if old[c.ID] == nil || c.Kind != disclosure.Mean && c.Kind != disclosure.SD || before == nil || now == nil || !x.decisions[1].Release.Shows(c.ID) {
			continue
		}
		shared := 0
		for k := range now {
			if before[k] {
				shared++
			}
		}
		if n := max(len(before), len(now)) - shared; n > 0 && n < p.Threshold {
			sum := c.Value*float64(len(now)) - old[c.ID].Value*float64(len(before))
			out = append(out, fmt.Sprintf("%s: %d pupils, whose sum is %.1f", c.ID, n, sum))
		}
	}
	return out
}

// Who has the reports of two terms, a pupil or a few apart, takes nothing of these few
// from them; most numbers stay, and where nobody came nothing more is hidden. Without
// marks there is something to take: the attacker is no fool.
func TestTwoTerms(t *testing.T) {
	computation(t)
	cases := []struct {
		pupils, more int
		profile      string
	}{{24, 1, "board"}, {40, 1, "board"}, {40, 3, "publish"}, {40, 0, "board"}}
	if full() {
		for n := 12; n < 130; n += 13 {
			for more := range 6 {
				for _, name := range outside {
					cases = append(cases, struct {
						pupils, more int
						profile      string
					}{n, more, name})
				}
			}
		}
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%d and %d %s", c.pupils, c.more, c.profile), func(t *testing.T) {
			t.Parallel()
			p := profileOf(t, c.profile)
			school := func(n int) *cohort.Analysis {
				return schooltest.School(schooltest.Options{Pupils: n, Seed: 11, Settings: func(s *cohort.Settings) { s.Bootstrap.Resamples = 19 }})
			}
			first, second := school(c.pupils), school(c.pupils+c.more)
			x := twoTerms(t, p, first, second)
			for _, f := range x.takeAway(p) {
				t.Error(f)
			}
			alone := cleared(t, built(second, p), p)
			kept, would := x.decisions[1].Loss.Kept, alone.Loss.Kept
			t.Logf("%d numbers are kept, and %d without the term before", kept, would)
			switch {
			case c.more == 0 && kept != would:
				t.Error("nothing changed, and something else is hidden")
			case c.pupils == 40 && c.more == 1 && 2*kept < would:
				t.Error("most of the numbers are lost for one pupil")
			case c.pupils == 40 && c.more > 0:
				x.decisions[1] = alone
				if len(x.takeAway(p)) == 0 {
					t.Error("the attacker takes nothing from releases that were not set against each other")
				}
			}
		})
	}
}
