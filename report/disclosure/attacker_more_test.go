package disclosure

import (
	"math"
	"slices"
)

// cause is what an attacker knows besides: nothing is hidden without a reason. Among
// numbers that hang together there must be one that the rules name: a small one, a
// nobody, or one that leaves a few others.
func (f *foe) cause(rules, open []int) func([]float64) bool {
	few := func(v float64) bool { return v > 0 && v < float64(f.limit) }
	return func(x []float64) bool {
		if slices.ContainsFunc(open, func(i int) bool { return f.whole[i] && (few(x[i]) || x[i] == 0) }) {
			return true
		}
		for _, k := range rules {
			for _, i := range f.rules[k].order {
				for _, j := range f.rules[k].order {
					if f.rules[k].of[i] < 0 && f.rules[k].of[j] > 0 && few(x[i]-x[j]) {
						return true
					}
				}
			}
		}
		return false
	}
}

// deviations finds out hidden standard deviations: from the sums of squares of a whole
// and of its other parts, with every number of pupils given. To know one of few pupils
// to half its square is too much.
func (f *foe) deviations(v View, p Profile, truth *Release) []string {
	real := map[string]*Cell{}
	for i := range truth.Cells {
		real[truth.Cells[i].ID] = &truth.Cells[i]
	}
	seen := map[string]Seen{}
	for _, c := range v.Cells {
		seen[c.ID] = c
	}
	var out []string
	for _, m := range v.Mixtures {
		groups := append([]Moment{m.Whole}, m.Parts...)
		for k, g := range groups {
			n := real[g.N].Value
			if n < 2 || n >= float64(p.Threshold) || seen[g.SD].State != Hidden {
				continue
			}
			lo, hi := 0.0, 0.0
			for j, h := range groups {
				if j == k {
					continue
				}
				a, b := f.squares(real[h.N].Value, seen[h.Mean], seen[h.SD])
				if j == 0 || k == 0 {
					lo, hi = lo+a, hi+b
				} else {
					lo, hi = lo-b, hi-a
				}
			}
			true2 := (n-1)*real[g.SD].Value*real[g.SD].Value + n*real[g.Mean].Value*real[g.Mean].Value
			if hi-max(0, lo) < true2/2 {
				out = append(out, g.SD+": its squares are known")
			}
		}
	}
	return out
}

// squares is where a group's sum of squares is.
func (f *foe) squares(n float64, mean, sd Seen) (lo, hi float64) {
	if n == 0 {
		return 0, 0
	}
	half := math.Pow10(-mean.Places) / 2
	m := [2]float64{mean.Low, mean.High}
	if mean.State == Shown {
		m = [2]float64{mean.Value - half, mean.Value + half}
	}
	s := [2]float64{0, sd.High}
	if sd.State == Shown {
		s = [2]float64{max(0, sd.Value-half), sd.Value + half}
	}
	if n < 2 {
		s = [2]float64{}
	}
	return (n-1)*s[0]*s[0] + n*m[0]*m[0], (n-1)*s[1]*s[1] + n*m[1]*m[1]
}
