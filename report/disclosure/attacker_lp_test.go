package disclosure

import "math"

// program is a linear program in the form of textbooks: multiples of numbers that are
// 0 or more, each row equal to a number that is 0 or more. Two phases, the tableau in
// full, and Bland's rule, which never goes round in circles.
type program struct {
	rows  [][]float64 // the last column is the right-hand side
	basis []int
	cols  int
}

const dust = 1e-7

// run minimises a cost; false if nothing is allowed, or nothing stops it.
func (p *program) run(cost []float64) (least float64, ok, endless bool) {
	z := make([]float64, p.cols+1)
	copy(z, cost)
	for i, b := range p.basis {
		if z[b] != 0 {
			add(z, p.rows[i], -z[b])
		}
	}
	for range 20000 {
		enter := -1
		for j := range p.cols {
			if z[j] < -dust {
				enter = j
				break
			}
		}
		if enter < 0 {
			return -z[p.cols], true, false
		}
		leave, best := -1, math.Inf(1)
		for i, r := range p.rows {
			if r[enter] <= dust {
				continue
			}
			if q := r[p.cols] / r[enter]; q < best-1e-10 || q < best+1e-10 && leave >= 0 && p.basis[i] < p.basis[leave] {
				leave, best = i, q
			}
		}
		if leave < 0 {
			return 0, true, true
		}
		scale := 1 / p.rows[leave][enter]
		for j := range p.rows[leave] {
			p.rows[leave][j] *= scale
		}
		for i := range p.rows {
			if i != leave && p.rows[i][enter] != 0 {
				add(p.rows[i], p.rows[leave], -p.rows[i][enter])
			}
		}
		add(z, p.rows[leave], -z[enter])
		p.basis[leave] = enter
	}
	return 0, false, false
}

func add(to, row []float64, by float64) {
	for j, v := range row {
		to[j] += by * v
	}
}

// extreme is the least (sign 1) or most (-1) that number x can be by linear
// programming over some rules; the bound it has already where that fails.
func (f *foe) extreme(x int, sign float64, rules, open []int) float64 {
	col := map[int]int{}
	for j, i := range open {
		col[i] = j
	}
	type limit struct {
		of  map[int]float64
		rhs float64
		way int // -1 at most, 0 equal, 1 at least
	}
	var limits []limit
	for _, i := range open {
		if f.hi[i] < inf/2 {
			limits = append(limits, limit{map[int]float64{col[i]: 1}, f.hi[i] - f.lo[i], -1})
		}
	}
	for _, k := range rules {
		r := &f.rules[k]
		of, fixed := map[int]float64{}, 0.0
		for _, i := range r.order {
			fixed += r.of[i] * f.lo[i]
			if j, ok := col[i]; ok {
				of[j] = r.of[i]
			}
		}
		switch {
		case r.lo == r.hi:
			limits = append(limits, limit{of, r.lo - fixed, 0})
		default:
			if r.hi < inf/2 {
				limits = append(limits, limit{of, r.hi - fixed, -1})
			}
			if r.lo > -inf/2 {
				limits = append(limits, limit{of, r.lo - fixed, 1})
			}
		}
	}
	slacks := 0
	for _, l := range limits {
		if l.way != 0 {
			slacks++
		}
	}
	p := &program{cols: len(open) + slacks + len(limits)}
	slack := len(open)
	for i, l := range limits {
		row := make([]float64, p.cols+1)
		for j, c := range l.of {
			row[j] = c
		}
		row[p.cols] = l.rhs
		if l.way != 0 {
			row[slack] = -float64(l.way)
			slack++
		}
		if row[p.cols] < 0 {
			for j := range row {
				row[j] = -row[j]
			}
		}
		row[len(open)+slacks+i] = 1
		p.rows, p.basis = append(p.rows, row), append(p.basis, len(open)+slacks+i)
	}
	first := make([]float64, p.cols)
	for j := len(open) + slacks; j < p.cols; j++ {
		first[j] = 1
	}
	if wrong, ok, _ := p.run(first); !ok || wrong > 1e-5 {
		return f.bound(x, sign)
	}
	second := make([]float64, p.cols)
	second[col[x]] = sign
	for j := len(open) + slacks; j < p.cols; j++ {
		second[j] = 1e7 // what was only there to begin with stays at 0
	}
	least, ok, endless := p.run(second)
	if !ok || endless {
		return f.bound(x, sign)
	}
	at := make([]float64, p.cols)
	for i, b := range p.basis {
		at[b] = p.rows[i][p.cols]
	}
	for j, i := range open { // what is possible for one number is seen for all
		v := f.lo[i] + at[j]
		r, seen := f.reach[i]
		if !seen {
			r = [2]float64{v, v}
		}
		f.reach[i] = [2]float64{min(r[0], v), max(r[1], v)}
	}
	return f.lo[x] + sign*least
}

func (f *foe) bound(x int, sign float64) float64 {
	if sign > 0 {
		return f.lo[x]
	}
	return f.hi[x]
}
