package release

import (
	"cmp"
	"math"
	"slices"

	"apst/report/disclosure"
)

// puzzle is what a reader knows of whole numbers: bounds, and sums of multiples between
// bounds. It is solved by trying, which finds out more than any linear programme where few
// numbers hang together, and shows for most others that they may be many things.
type puzzle struct {
	at     map[string]int
	ids    []string // of one of the cells of each number
	lo, hi []float64
	whole  []bool
	rules  []clause
	of     [][]int // the clauses of each number
	fit    []map[float64]bool
	hint   []float64 // the truth, as far as it is known: where to look first
	steps  int
	cut    bool // not everything was tried
	queue  []int
	waits  []bool // clauses in the queue
}

// clause says that a sum of multiples is between two bounds.
type clause struct {
	at     []int
	by     []float64
	lo, hi float64
}

const endless = 1e12

// pose makes the puzzle of a view.
func pose(v *disclosure.View, p disclosure.Profile, t truth) *puzzle {
	z := &puzzle{at: map[string]int{}}
	root := map[string]string{}
	var find func(id string) string
	find = func(id string) string {
		if up, ok := root[id]; ok && up != id {
			root[id] = find(up)
			return root[id]
		}
		return id
	}
	for _, s := range v.Same {
		root[find(s.A)] = find(s.B)
	}
	kinds := map[string]disclosure.Kind{}
	for i := range v.Cells {
		c := &v.Cells[i]
		kinds[c.ID] = c.Kind
		lo, hi := shownAs(c, p)
		head := find(c.ID)
		k, ok := z.at[head]
		if !ok {
			k = len(z.lo)
			z.at[head], z.ids = k, append(z.ids, c.ID)
			z.lo, z.hi, z.whole = append(z.lo, -endless), append(z.hi, endless), append(z.whole, c.Kind == disclosure.Count || c.Kind == disclosure.Events)
		}
		z.at[c.ID] = k
		z.lo[k], z.hi[k] = max(z.lo[k], lo), min(z.hi[k], hi)
	}
	z.state(v, kinds)
	z.waits = make([]bool, len(z.rules))
	z.of, z.fit, z.hint = make([][]int, len(z.lo)), make([]map[float64]bool, len(z.lo)), make([]float64, len(z.lo))
	for id, k := range z.at {
		if x, ok := t.of[id]; ok {
			z.hint[k] = x
		}
	}
	for k, c := range z.rules {
		for _, i := range c.at {
			z.of[i] = append(z.of[i], k)
		}
	}
	return z
}

// state makes clauses of relations between numbers that are or may be whole.
func (z *puzzle) state(v *disclosure.View, kinds map[string]disclosure.Kind) {
	for _, s := range v.Sums {
		ids, by := []string{s.Total}, []float64{-1}
		for _, id := range s.Parts {
			ids, by = append(ids, id), append(by, 1)
		}
		z.learn(0, 0, ids, by)
	}
	for _, o := range v.Orders {
		z.learn(0, endless, []string{o.Greater, o.Lesser}, []float64{1, -1})
	}
	for _, q := range v.Ratios {
		lo, hi := z.lo[z.at[q.Quotient]], z.hi[z.at[q.Quotient]]
		if kinds[q.Quotient] == disclosure.Percentage {
			z.learn(0, endless, []string{q.Denominator, q.Numerator}, []float64{1, -1})
		}
		if lo > -endless && hi < endless {
			scale := cmp.Or(q.Scale, 100)
			z.learn(0, endless, []string{q.Numerator, q.Denominator}, []float64{scale, -lo})
			z.learn(-endless, 0, []string{q.Numerator, q.Denominator}, []float64{scale, -hi})
		}
	}
}

func (z *puzzle) learn(lo, hi float64, ids []string, by []float64) {
	c := clause{lo: lo, hi: hi}
	for k, id := range ids {
		i, ok := z.at[id]
		if !ok {
			return
		}
		if j := slices.Index(c.at, i); j >= 0 {
			c.by[j] += by[k]
		} else {
			c.at, c.by = append(c.at, i), append(c.by, by[k])
		}
	}
	z.rules = append(z.rules, c)
}

// shownAs is where a number is, by what is printed of it.
func shownAs(c *disclosure.Seen, p disclosure.Profile) (lo, hi float64) {
	whole := c.Kind == disclosure.Count || c.Kind == disclosure.Events
	half := math.Pow10(-c.Places) / 2
	switch {
	case c.State == disclosure.Low:
		return 1, 2
	case c.State != disclosure.Shown && (whole || c.Kind == disclosure.Magnitude):
		return 0, endless
	case c.State != disclosure.Shown && c.High > c.Low:
		return c.Low, c.High
	case c.State != disclosure.Shown:
		return -endless, endless
	case !whole && c.Kind == disclosure.Percentage:
		return max(0, c.Value-half), min(100, c.Value+half)
	case !whole:
		return c.Value - half, c.Value + half
	case p.Round > 1 && c.Value > 0 && c.Kind == disclosure.Count:
		return max(c.Value-2, float64(p.Threshold)), c.Value + 2
	case p.Round > 1 && c.Value > 0:
		return c.Value - 2, c.Value + 2
	}
	return c.Value, c.Value
}

// squeeze carries bounds from clause to clause, beginning with some; false when they
// contradict each other. What it changes is noted in trail, if there is one.
func (z *puzzle) squeeze(start []int, trail *[]change) bool {
	queue := append(z.queue[:0], start...)
	for _, k := range queue {
		z.waits[k] = true
	}
	ok := true
	for at := 0; at < len(queue); at++ {
		k := queue[at]
		z.waits[k] = false
		if !ok || at > 4*len(z.rules)+200 { // it goes on for ever, in small steps
			z.cut = true
			continue
		}
		var moved []int
		ok, moved = z.apply(&z.rules[k], trail)
		for _, i := range moved {
			for _, r := range z.of[i] {
				if !z.waits[r] {
					z.waits[r] = true
					queue = append(queue, r)
				}
			}
		}
	}
	z.queue = queue
	return ok
}

// change is a bound as it was.
type change struct {
	i      int
	lo, hi float64
}

// apply learns from one clause; false when it cannot be.
func (z *puzzle) apply(c *clause, trail *[]change) (ok bool, moved []int) {
	var least, most float64
	var lows, highs int // ends that are open
	for k, i := range c.at {
		a, b := c.by[k]*z.lo[i], c.by[k]*z.hi[i]
		if a > b {
			a, b = b, a
		}
		if a < -endless/2 {
			lows++
		} else {
			least += a
		}
		if b > endless/2 {
			highs++
		} else {
			most += b
		}
	}
	if lows == 0 && least > c.hi+1e-6 || highs == 0 && most < c.lo-1e-6 {
		return false, nil
	}
	for k, i := range c.at {
		by := c.by[k]
		if by == 0 {
			continue
		}
		a, b := by*z.lo[i], by*z.hi[i]
		if a > b {
			a, b = b, a
		}
		low, high := -endless, endless
		switch {
		case c.lo <= -endless/2:
		case highs == 0:
			low = c.lo - (most - b)
		case highs == 1 && b > endless/2:
			low = c.lo - most
		}
		switch {
		case c.hi >= endless/2:
		case lows == 0:
			high = c.hi - (least - a)
		case lows == 1 && a < -endless/2:
			high = c.hi - least
		}
		if !z.narrow(i, by, low, high, trail, &moved) {
			return false, nil
		}
	}
	return true, moved
}

// narrow notes that a multiple of a number is between two bounds.
func (z *puzzle) narrow(i int, by, low, high float64, trail *[]change, moved *[]int) bool {
	if low <= -endless/2 {
		low = math.Inf(-1)
	}
	if high >= endless/2 {
		high = math.Inf(1)
	}
	a, b := low/by, high/by
	if a > b {
		a, b = b, a
	}
	if z.whole[i] {
		a, b = math.Ceil(a-1e-6), math.Floor(b+1e-6)
	}
	least := 1e-7
	if !z.whole[i] && z.hi[i]-z.lo[i] < endless {
		least = (z.hi[i] - z.lo[i]) / 64 // what is no whole number is not followed to its end
	}
	if a <= z.lo[i]+least && b >= z.hi[i]-least {
		return a <= z.hi[i]+1e-6 && b >= z.lo[i]-1e-6
	}
	if trail != nil {
		*trail = append(*trail, change{i, z.lo[i], z.hi[i]})
	}
	z.lo[i], z.hi[i] = max(z.lo[i], a), min(z.hi[i], b)
	*moved = append(*moved, i)
	return z.lo[i] <= z.hi[i]+1e-6
}

// settled says whether a number is known.
func (z *puzzle) settled(i int) bool { return z.lo[i] == z.hi[i] }

// component is the numbers that hang together with number i, and are open.
func (z *puzzle) component(i int) []int {
	seen := map[int]bool{i: true}
	open := []int{i}
	for k := 0; k < len(open); k++ {
		for _, r := range z.of[open[k]] {
			for _, j := range z.rules[r].at {
				if !seen[j] && !z.settled(j) {
					seen[j] = true
					open = append(open, j)
				}
			}
		}
	}
	return open
}

// clauses are those of some numbers.
func (z *puzzle) clauses(open []int) []int {
	var out []int
	for _, i := range open {
		out = append(out, z.of[i]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (z *puzzle) undo(trail []change) {
	for k := len(trail) - 1; k >= 0; k-- {
		z.lo[trail[k].i], z.hi[trail[k].i] = trail[k].lo, trail[k].hi
	}
}

// far is how far above its least an endless number is tried.
const far = 80

// possible tries whether number i can be v: near the truth, as far as the judge knows it,
// which mostly succeeds at once, or, with all, wherever there is something to try.
func (z *puzzle) possible(i int, v float64, open, rules []int, all bool) bool {
	var trail []change
	defer func() { z.undo(trail) }()
	trail = append(trail, change{i, z.lo[i], z.hi[i]})
	z.lo[i], z.hi[i] = v, v
	if !z.squeeze(z.of[i], &trail) {
		return false
	}
	if all {
		z.steps = 400
		return z.branch(open, &trail)
	}
	z.steps = 12
	return z.mend(open, rules, &trail)
}

// near is the allowed value of a number that is nearest to the truth.
func (z *puzzle) near(i int) float64 { return min(z.hi[i], max(z.lo[i], z.hint[i])) }

// mend looks for numbers near the truth: what is wrong with a clause is made up for by one
// of its numbers, then what is wrong with the next.
func (z *puzzle) mend(open, rules []int, trail *[]change) bool {
	z.steps--
	if z.steps < 0 {
		return false
	}
	for _, k := range rules {
		c := &z.rules[k]
		sum := 0.0
		for j, i := range c.at {
			sum += c.by[j] * z.near(i)
		}
		off := 0.0
		switch {
		case sum < c.lo-1e-6:
			off = c.lo - sum
		case sum > c.hi+1e-6:
			off = c.hi - sum
		default:
			continue
		}
		return z.shift(c, off, open, rules, trail)
	}
	for _, i := range open {
		if z.whole[i] {
			z.fits(i, z.near(i))
		}
	}
	return true
}

// shift makes up for what a clause is out by with one of its numbers: with one that can
// do it alone and is in few other clauses, before others.
func (z *puzzle) shift(c *clause, off float64, open, rules []int, trail *[]change) bool {
	type choice struct {
		i, rank int
		want    float64
	}
	var order []choice
	for j, i := range c.at {
		if z.settled(i) || !z.whole[i] {
			continue
		}
		whole := z.near(i) + off/c.by[j]
		if off/c.by[j] > 0 {
			whole = math.Ceil(whole - 1e-9)
		} else {
			whole = math.Floor(whole + 1e-9)
		}
		want, rank := min(z.hi[i], max(z.lo[i], whole)), len(z.of[i])
		if want == z.near(i) {
			continue
		}
		if want != whole {
			rank += 1000
		}
		order = append(order, choice{i, rank, want})
	}
	slices.SortStableFunc(order, func(a, b choice) int { return cmp.Compare(a.rank, b.rank) })
	for n, o := range order {
		if n > 2 || z.steps < 0 {
			break
		}
		mark := len(*trail)
		*trail = append(*trail, change{o.i, z.lo[o.i], z.hi[o.i]})
		z.lo[o.i], z.hi[o.i] = o.want, o.want
		if z.squeeze(z.of[o.i], trail) && z.mend(open, rules, trail) {
			return true
		}
		z.undo((*trail)[mark:])
		*trail = (*trail)[:mark]
	}
	return false
}

// fits notes that a number can be something.
func (z *puzzle) fits(i int, v float64) {
	if z.fit[i] == nil {
		z.fit[i] = map[float64]bool{}
	}
	z.fit[i][v] = true
}

// branch looks for whole numbers that fit, wherever they are.
func (z *puzzle) branch(open []int, trail *[]change) bool {
	z.steps--
	if z.steps < 0 {
		z.cut = true
		return false
	}
	next := -1
	for _, i := range open {
		if z.whole[i] && !z.settled(i) && (next < 0 || z.hi[i]-z.lo[i] < z.hi[next]-z.lo[next]) {
			next = i
		}
	}
	if next < 0 {
		for _, k := range z.clauses(open) {
			if ok, _ := z.apply(&z.rules[k], trail); !ok {
				return false
			}
		}
		for _, i := range open {
			if z.whole[i] {
				z.fits(i, z.lo[i])
			}
		}
		return true
	}
	lo, hi := z.lo[next], z.hi[next]
	if hi > endless/2 {
		hi = lo + far
		z.cut = true
	}
	mid := math.Floor((lo + hi) / 2)
	for _, half := range [][2]float64{{lo, mid}, {mid + 1, hi}} {
		mark := len(*trail)
		*trail = append(*trail, change{next, z.lo[next], z.hi[next]})
		z.lo[next], z.hi[next] = half[0], half[1]
		if z.squeeze(z.of[next], trail) && z.branch(open, trail) {
			return true
		}
		z.undo((*trail)[mark:])
		*trail = (*trail)[:mark]
	}
	return false
}

// small is how many open numbers are few enough to try everything.
const small = 40

// values counts the values that number i can have, up to as many as are wanted, those
// near the truth first. It says whether there are no more for sure, which it finds out
// where few numbers hang together.
func (z *puzzle) values(i, wanted int) (found int, sure bool) {
	open := z.component(i)
	rules := z.clauses(open)
	z.each(i, wanted+6, wanted, func(v float64) bool { return z.possible(i, v, open, rules, false) })
	if len(z.fit[i]) >= wanted || len(open) > small {
		return len(z.fit[i]), false
	}
	z.cut = z.hi[i] > z.lo[i]+far
	z.each(i, far, wanted, func(v float64) bool { return z.possible(i, v, open, rules, true) })
	return len(z.fit[i]), !z.cut
}

// each tries values of number i, those near the truth first, until there are as many as
// are wanted.
func (z *puzzle) each(i, tries, wanted int, try func(float64) bool) {
	low, high := z.near(i), z.near(i)+1
	for n := 0; n < tries && len(z.fit[i]) < wanted && (low >= z.lo[i] || high <= z.hi[i]); n++ {
		v := low
		if low < z.lo[i] || n%2 == 1 && high <= z.hi[i] {
			v, high = high, high+1
		} else {
			low--
		}
		if !z.fit[i][v] && try(v) {
			z.fits(i, v)
		}
	}
}
