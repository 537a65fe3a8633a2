package disclosure

import "math"

// program is a linear program in the form of textbooks: multiples of numbers that are
// 0 or more, each row equal to a number that is 0 or more. Two phases, the tableau in
// full, and Bland's rule, which never goes round in circles.
type program struct {
	rows  [][]float64 // the last column is the right-hand side
	basis []int       // the number of each row; -1 for what is only there to begin with
	cols  int
}

const dust = 1e-7

// start is the first phase: it drives out what is only there to begin with. It says
// false if nothing is allowed.
func (p *program) start() bool {
	cost := make([]float64, p.cols+1)
	for i := range p.rows {
		if p.basis[i] < 0 {
			add(cost, p.rows[i], -1)
		}
	}
	if !p.descend(cost) || cost[p.cols] < -1e-5 {
		return false
	}
	for i := 0; i < len(p.rows); i++ {
		if p.basis[i] >= 0 {
			continue
		}
		j := 0
		for j < p.cols && math.Abs(p.rows[i][j]) < dust {
			j++
		}
		if j < p.cols {
			p.pivot(i, j, cost)
			continue
		}
		last := len(p.rows) - 1 // the row says what others say already
		p.rows[i], p.basis[i] = p.rows[last], p.basis[last]
		p.rows, p.basis = p.rows[:last], p.basis[:last]
		i--
	}
	return true
}

// run is the second phase: it minimises a cost. It says false if nothing stops it.
func (p *program) run(cost []float64) (least float64, ok bool) {
	z := make([]float64, p.cols+1)
	copy(z, cost)
	for i, b := range p.basis {
		if z[b] != 0 {
			add(z, p.rows[i], -z[b])
		}
	}
	ok = p.descend(z)
	return -z[p.cols], ok
}

func (p *program) descend(z []float64) bool {
	for range 20000 {
		enter := 0
		for enter < p.cols && z[enter] >= -dust {
			enter++
		}
		if enter == p.cols {
			return true
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
			return false
		}
		p.pivot(leave, enter, z)
	}
	return false
}

func (p *program) pivot(leave, enter int, z []float64) {
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
	p := &program{cols: len(open) + slacks}
	slack := len(open)
	for _, l := range limits {
		row := make([]float64, p.cols+1)
		for j, c := range l.of {
			row[j] = c
		}
		row[p.cols] = l.rhs
		own := -1
		if l.way != 0 {
			row[slack] = -float64(l.way)
			if (l.way < 0) == (l.rhs >= 0) {
				own = slack // its own slack will do to begin with
			}
			slack++
		}
		if l.rhs < 0 {
			for j := range row {
				row[j] = -row[j]
			}
		}
		p.rows, p.basis = append(p.rows, row), append(p.basis, own)
	}
	if !p.start() {
		return f.bound(x, sign)
	}
	cost := make([]float64, p.cols)
	cost[col[x]] = sign
	least, ok := p.run(cost)
	if !ok {
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
