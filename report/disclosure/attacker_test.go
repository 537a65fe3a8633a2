package disclosure

import (
	"math"
	"slices"
)

// The attacker holds only what is printed and knows every rule. It shares no code
// with the gate: its equations, its linear programming and its search are its own.

// target is a number that the attacker wants, and what would be too much to learn.
type target struct {
	id    string
	x     int
	whole bool    // fewer values than the threshold
	width float64 // narrower than this
}

// foe is the attacker's knowledge: numbers between bounds, and sums between bounds.
type foe struct {
	at      map[string]int
	lo, hi  []float64
	whole   []bool
	hidden  []bool
	rules   []knows
	targets []target
	limit   int                      // the threshold
	fit     map[int]map[float64]bool // values that numbers are known to be able to have
	reach   map[int][2]float64       // how far linear programming has seen them go
}

// knows says that a sum of multiples is between two bounds.
type knows struct {
	of     map[int]float64
	order  []int
	lo, hi float64
}

const inf = 1e18

func (f *foe) variable(lo, hi float64, whole bool) int {
	f.lo, f.hi, f.whole, f.hidden = append(f.lo, lo), append(f.hi, hi), append(f.whole, whole), append(f.hidden, false)
	return len(f.lo) - 1
}

func (f *foe) learn(lo, hi float64, terms ...any) {
	k := knows{of: map[int]float64{}, lo: lo, hi: hi}
	for i := 0; i < len(terms); i += 2 {
		k.of[terms[i+1].(int)] += terms[i].(float64)
	}
	for i := range k.of {
		k.order = append(k.order, i)
	}
	slices.Sort(k.order)
	f.rules = append(f.rules, k)
}

// newFoe reads a release as it is printed. Truth is for the judge alone: it says
// which hidden means and amounts would matter, and how many pupils are behind each,
// which the attacker is given for nothing.
func newFoe(v View, p Profile, truth *Release) *foe {
	f := &foe{at: map[string]int{}, limit: p.Threshold, fit: map[int]map[float64]bool{}, reach: map[int][2]float64{}}
	real := map[string]*Cell{}
	for i := range truth.Cells {
		real[truth.Cells[i].ID] = &truth.Cells[i]
	}
	kind := map[string]Kind{}
	for _, c := range v.Cells {
		kind[c.ID] = c.Kind
		lo, hi := f.printed(c, p)
		i := f.variable(lo, hi, c.Kind == Count || c.Kind == Events)
		f.at[c.ID] = i
		f.hidden[i] = c.State == Hidden
		switch r := real[c.ID]; {
		case c.State != Hidden:
		case f.whole[i]:
			f.targets = append(f.targets, target{id: c.ID, x: i, whole: true})
		case c.Kind == Mean && r.Pupils < p.Threshold && !r.Empty:
			f.targets = append(f.targets, target{id: c.ID, x: i, width: (c.High - c.Low) / 4})
		case c.Kind == Magnitude && (r.Pupils < p.Threshold || 16*r.Largest > 7*r.Value):
			f.targets = append(f.targets, target{id: c.ID, x: i, width: r.Value / 2})
		}
	}
	for _, s := range v.Sums {
		terms := []any{-1.0, f.at[s.Total]}
		for _, id := range s.Parts {
			terms = append(terms, 1.0, f.at[id])
		}
		f.learn(0, 0, terms...)
	}
	for _, s := range v.Same {
		f.learn(0, 0, 1.0, f.at[s.A], -1.0, f.at[s.B])
	}
	for _, w := range v.Withins {
		f.rest(w.Whole, w.Part, real)
	}
	for _, q := range v.Ratios {
		f.ratio(q, v, kind, real)
	}
	for _, m := range v.Mixtures {
		f.mixture(m, real)
	}
	return f
}

// printed is what a cell says by itself.
func (f *foe) printed(c Seen, p Profile) (lo, hi float64) {
	half := math.Pow10(-c.Places) / 2
	switch {
	case c.State == Low:
		return 1, 2
	case c.State != Shown && c.High > c.Low:
		return c.Low, c.High
	case c.State != Shown:
		return 0, inf
	case c.Kind != Count && c.Kind != Events:
		return c.Value - half, c.Value + half
	case p.Round == 5 && c.Value > 0: // 13 to 17 are printed 15; 8 and 9 would be hidden
		if c.Kind == Events {
			return c.Value - 2, c.Value + 2
		}
		return max(c.Value-2, float64(p.Threshold)), c.Value + 2
	default:
		return c.Value, c.Value
	}
}

// rest is everybody else, who must not be found out if they are few.
func (f *foe) rest(whole, part string, real map[string]*Cell) {
	i := f.variable(0, inf, true)
	f.learn(0, 0, 1.0, f.at[whole], -1.0, f.at[part], -1.0, i)
	if left := real[whole].Value - real[part].Value; left > 0 && left < float64(f.limit) {
		f.targets = append(f.targets, target{id: whole + " without " + part, x: i, whole: true})
	}
}

func (f *foe) ratio(q Ratio, v View, kind map[string]Kind, real map[string]*Cell) {
	if kind[q.Quotient] == Percentage {
		f.rest(q.Denominator, q.Numerator, real)
	}
	at := slices.IndexFunc(v.Cells, func(c Seen) bool { return c.ID == q.Quotient })
	if c := v.Cells[at]; c.State == Shown {
		half := math.Pow10(-c.Places) / 2
		over, under := f.at[q.Numerator], f.at[q.Denominator]
		f.learn(0, inf, 100.0, over, -(c.Value - half), under)
		f.learn(-inf, 0, 100.0, over, -(c.Value + half), under)
	}
}

// mixture gives the attacker every number of pupils.
func (f *foe) mixture(m Mixture, real map[string]*Cell) {
	terms := []any{-real[m.Whole.N].Value, f.at[m.Whole.Mean]}
	for _, part := range m.Parts {
		if n := real[part.N].Value; n > 0 {
			terms = append(terms, n, f.at[part.Mean])
		}
	}
	f.learn(0, 0, terms...)
}

// squeeze carries bounds from rule to rule; false when they contradict each other.
func (f *foe) squeeze(lo, hi []float64, rules []int) bool {
	for round := 0; round < 60; round++ {
		moved := false
		for _, k := range rules {
			r := &f.rules[k]
			var least, most float64
			var lows, highs int // ends that are open
			for _, i := range r.order {
				if a := min(r.of[i]*lo[i], r.of[i]*hi[i]); a > -inf/2 {
					least += a
				} else {
					lows++
				}
				if b := max(r.of[i]*lo[i], r.of[i]*hi[i]); b < inf/2 {
					most += b
				} else {
					highs++
				}
			}
			for _, i := range r.order {
				c := r.of[i]
				a, b := min(c*lo[i], c*hi[i]), max(c*lo[i], c*hi[i])
				low, high := -inf, inf
				if highs == 0 {
					low = r.lo - (most - b)
				} else if highs == 1 && b >= inf/2 {
					low = r.lo - most
				}
				if lows == 0 {
					high = r.hi - (least - a)
				} else if lows == 1 && a <= -inf/2 {
					high = r.hi - least
				}
				low, high = min(low/c, high/c), max(low/c, high/c)
				if low < -inf/1e6 {
					low = -inf
				}
				if high > inf/1e6 {
					high = inf
				}
				if f.whole[i] && low > -inf {
					low = math.Ceil(low - 1e-6)
				}
				if f.whole[i] && high < inf {
					high = math.Floor(high + 1e-6)
				}
				if low > lo[i]+1e-6 {
					lo[i], moved = low, true
				}
				if high < hi[i]-1e-6 {
					hi[i], moved = high, true
				}
				if lo[i] > hi[i]+1e-6 {
					return false
				}
			}
		}
		if !moved {
			return true
		}
	}
	return true
}

// component is the rules and open numbers that hang together with number x.
func (f *foe) component(x int) (rules, open []int) {
	using := make(map[int][]int)
	for k, r := range f.rules {
		for _, i := range r.order {
			if f.lo[i] < f.hi[i] {
				using[i] = append(using[i], k)
			}
		}
	}
	seen, inRule := map[int]bool{x: true}, map[int]bool{}
	open = []int{x}
	for at := 0; at < len(open); at++ {
		for _, k := range using[open[at]] {
			if inRule[k] {
				continue
			}
			inRule[k] = true
			rules = append(rules, k)
			for _, i := range f.rules[k].order {
				if f.lo[i] < f.hi[i] && !seen[i] {
					seen[i] = true
					open = append(open, i)
				}
			}
		}
	}
	return rules, open
}
