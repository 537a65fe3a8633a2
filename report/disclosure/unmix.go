package disclosure

import "math"

// index notes which equations each number is in.
func (r *reader) index() {
	r.of = make([][]int, len(r.x))
	for k, row := range r.rows {
		for _, i := range row.at {
			r.of[i] = append(r.of[i], k)
		}
	}
}

// counts are the numbers of pupils of a mixture's groups, where a reader knows them
// all and the parts are the whole.
func (r *reader) counts(m *mixed) ([]float64, bool) {
	var out []float64
	left := 0.0
	for k, g := range m.groups {
		b := r.x[g[0]]
		if !b.settled() {
			return nil, false
		}
		out = append(out, b.lo)
		if k == 0 {
			left = b.lo
		} else {
			left -= b.lo
		}
	}
	return out, left == 0 && out[0] > 0
}

// means adds the equation of a mixture's means. Where a count is hidden its mean is
// hidden too, and nothing follows that two unknown numbers could not make up for.
func (r *reader) means(m *mixed) {
	n, ok := r.counts(m)
	if !ok {
		return
	}
	var at []int
	var by []float64
	for k, g := range m.groups {
		switch {
		case n[k] == 0:
			continue
		case g[1] < 0:
			return
		case k == 0:
			n[k] = -n[k]
		}
		at, by = append(at, g[1]), append(by, n[k])
	}
	r.equation(at, by)
}

// squares adds the equation of a mixture's sums of squares.
func (r *reader) squares(m *mixed) {
	n, ok := r.counts(m)
	if !ok {
		return
	}
	for k, g := range m.groups {
		if n[k] > 0 && (g[1] < 0 || g[2] < 0) {
			return
		}
	}
	at, by := []int{}, []float64{}
	for k, g := range m.groups {
		if n[k] == 0 {
			m.squares = append(m.squares, -1)
			continue
		}
		i := r.number(r.square(n[k], r.x[g[1]], r.x[g[2]]), false)
		m.squares = append(m.squares, i)
		at, by = append(at, i), append(by, 1)
	}
	by[0] = -1
	r.equation(at, by)
}

// square is what is known of a group's sum of squares.
func (r *reader) square(n float64, mean, sd bounds) bounds {
	m := squared(mean)
	s := squared(bounds{max(0, sd.lo), max(0, sd.hi)})
	if n < 2 {
		s = bounds{}
	}
	return bounds{(n-1)*s.lo + n*m.lo, (n-1)*s.hi + n*m.hi}
}

// squared is where the square of a number is.
func squared(b bounds) bounds {
	lo, hi := b.lo*b.lo, b.hi*b.hi
	if b.lo <= 0 && b.hi >= 0 {
		return bounds{0, max(lo, hi)}
	}
	return bounds{min(lo, hi), max(lo, hi)}
}

// deviations learns standard deviations from sums of squares.
func (r *reader) deviations() {
	for k := range r.mixtures {
		m := &r.mixtures[k]
		for j, i := range m.squares {
			if i < 0 {
				continue
			}
			g := m.groups[j]
			n, mean := r.x[g[0]].lo, squared(r.x[g[1]])
			if n < 2 {
				continue
			}
			lo := max(0, (r.x[i].lo-n*mean.hi)/(n-1))
			hi := max(0, (r.x[i].hi-n*mean.lo)/(n-1))
			if math.IsNaN(lo) {
				lo = 0
			}
			r.narrow(g[2], bounds{math.Sqrt(lo), math.Sqrt(hi)})
		}
	}
}
