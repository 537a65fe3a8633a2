package disclosure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A made-up school is drawn pupil by pupil and counted, so that all that its tables
// say of each other is true.

// person is a pupil of a made-up school: which group of each breakdown they are in.
type person struct {
	of     []int
	score  int     // 0 to 40
	hours  float64 // of support; 0 for most
	fights int     // incidents; 0 for most
}

// drawn is what a made-up release is counted from.
type drawn struct {
	rng    *rand.Rand
	pupils []person
	levels []int // groups of each breakdown
	r      *Release
	have   map[string]bool
}

func newDrawn(rng *rand.Rand, pupils int, levels ...int) *drawn {
	d := &drawn{rng: rng, levels: levels, r: &Release{}, have: map[string]bool{}}
	lean := make([]float64, len(levels)) // some breakdowns are lopsided: one girl, all in one band
	for k := range lean {
		lean[k] = 1 + 3*rng.Float64()*rng.Float64()
	}
	for range pupils {
		p := person{score: rng.IntN(41)}
		for k, n := range levels {
			p.of = append(p.of, int(float64(n)*math.Pow(rng.Float64(), lean[k])))
		}
		if rng.IntN(3) == 0 {
			p.hours = float64(1+rng.IntN(8)) / 2
			if rng.IntN(12) == 0 {
				p.hours *= 20
			}
		}
		if rng.IntN(4) == 0 {
			p.fights = 1 + rng.IntN(1+rng.IntN(12))
		}
		d.pupils = append(d.pupils, p)
	}
	return d
}

// group is a choice of pupils: a level of each breakdown, or -1 for all.
type group []int

func (d *drawn) all() group {
	g := make(group, len(d.levels))
	for i := range g {
		g[i] = -1
	}
	return g
}

// with is the group of those who are also at a level of a breakdown.
func (g group) with(breakdown, level int) group {
	out := slices.Clone(g)
	out[breakdown] = level
	return out
}

func (d *drawn) members(g group) []person {
	var out []person
	for _, p := range d.pupils {
		if !slices.ContainsFunc(indices(g), func(k int) bool { return g[k] >= 0 && p.of[k] != g[k] }) {
			out = append(out, p)
		}
	}
	return out
}

func indices(g group) []int {
	out := make([]int, len(g))
	for i := range out {
		out[i] = i
	}
	return out
}

func (d *drawn) add(c Cell) string {
	if !d.have[c.ID] {
		d.have[c.ID] = true
		d.r.Cells = append(d.r.Cells, c)
	}
	return c.ID
}

// count adds the number of pupils of a group. Tables that show the same group show
// the same cell.
func (d *drawn) count(table string, g group) string {
	return d.add(Cell{ID: fmt.Sprint("n", []int(g)), Table: table, Value: float64(len(d.members(g)))})
}

// split says that a group's count is the sum over a breakdown.
func (d *drawn) split(table string, g group, breakdown int, known bool) []string {
	s := Sum{Total: d.count(table, g), Known: known}
	for level := range d.levels[breakdown] {
		s.Parts = append(s.Parts, d.count(table, g.with(breakdown, level)))
	}
	d.r.Sums = append(d.r.Sums, s)
	return s.Parts
}

// cross adds a table of two breakdowns with both margins.
func (d *drawn) cross(table string, g group, a, b int) {
	d.split(table, g, a, true)
	d.split(table, g, b, false)
	for level := range d.levels[a] {
		d.split(table, g.with(a, level), b, false)
	}
	for level := range d.levels[b] {
		d.split(table, g.with(b, level), a, true)
	}
}

// share adds the percentage of a group in a larger one.
func (d *drawn) share(table string, over, under group) string {
	n, of := len(d.members(over)), len(d.members(under))
	c := Cell{ID: fmt.Sprint("%", []int(over), []int(under)), Table: table, Kind: Percentage, Pupils: of, Empty: of == 0, Places: d.rng.IntN(2)}
	if of > 0 {
		c.Value = 100 * float64(n) / float64(of)
	}
	if d.have[c.ID] {
		return c.ID
	}
	d.r.Ratios = append(d.r.Ratios, Ratio{Quotient: c.ID, Numerator: d.count(table, over), Denominator: d.count(table, under)})
	return d.add(c)
}

// moment adds a group's mean and standard deviation of the score, and the ends of an
// interval that gives the mean away.
func (d *drawn) moment(table string, g group) Moment {
	members := d.members(g)
	n := float64(len(members))
	var sum, squares float64
	for _, p := range members {
		sum += float64(p.score)
	}
	mean := Cell{Kind: Mean, Empty: n == 0, High: 40, Places: 1}
	sd := Cell{Kind: SD, Empty: n < 2, High: 40, Places: 1}
	if n > 0 {
		mean.Value = sum / n
	}
	for _, p := range members {
		squares += (float64(p.score) - mean.Value) * (float64(p.score) - mean.Value)
	}
	if n > 1 {
		sd.Value = math.Sqrt(squares / (n - 1))
	}
	m := Moment{N: d.count(table, g), Mean: fmt.Sprint("mean", []int(g)), SD: fmt.Sprint("sd", []int(g))}
	mean.ID, sd.ID, mean.Table, sd.Table = m.Mean, m.SD, table, table
	mean.Behind, sd.Behind = m.N, m.N
	mean.Pupils, sd.Pupils = len(members), len(members)
	if !d.have[m.Mean] {
		low := Cell{ID: "low" + m.Mean, Table: table, Kind: Test, Empty: n < 2, Behind: m.N, Pupils: len(members), Places: 1}
		if n > 1 {
			low.Value = mean.Value - 2*sd.Value/math.Sqrt(n)
		}
		d.r.Ties = append(d.r.Ties, Tie{[]string{m.Mean, d.add(low)}})
	}
	d.add(mean)
	d.add(sd)
	return m
}

func (d *drawn) mixture(table string, g group, breakdown int) {
	m := Mixture{Whole: d.moment(table, g)}
	for level := range d.levels[breakdown] {
		m.Parts = append(m.Parts, d.moment(table, g.with(breakdown, level)))
	}
	d.split(table, g, breakdown, true)
	d.r.Mixtures = append(d.r.Mixtures, m)
}

// amount adds the hours of support of a group.
func (d *drawn) amount(table string, g group) string {
	c := Cell{ID: fmt.Sprint("hours", []int(g)), Table: table, Kind: Magnitude, Places: 1}
	for _, p := range d.members(g) {
		if p.hours == 0 {
			continue
		}
		c.Pupils++
		c.Value += p.hours
		c.Largest, c.Second = max(c.Largest, p.hours), max(c.Second, min(c.Largest, p.hours))
	}
	return d.add(c)
}

func (d *drawn) amounts(table string, g group, breakdown int) {
	s := Sum{Total: d.amount(table, g)}
	for level := range d.levels[breakdown] {
		s.Parts = append(s.Parts, d.amount(table, g.with(breakdown, level)))
	}
	d.r.Sums = append(d.r.Sums, s)
}

// incidents adds how many incidents there were in each group of a breakdown.
func (d *drawn) incidents(table string, breakdown int) {
	count := func(g group) string {
		c := Cell{ID: fmt.Sprint("fights", []int(g)), Table: table, Kind: Events}
		for _, p := range d.members(g) {
			if p.fights > 0 {
				c.Pupils++
				c.Value += float64(p.fights)
				c.Largest, c.Second = max(c.Largest, float64(p.fights)), max(c.Second, min(c.Largest, float64(p.fights)))
			}
		}
		return d.add(c)
	}
	s := Sum{Total: count(d.all())}
	for level := range d.levels[breakdown] {
		s.Parts = append(s.Parts, count(d.all().with(breakdown, level)))
	}
	d.r.Sums = append(d.r.Sums, s)
}

// chart shows a table's cells again.
func (d *drawn) chart(cells []string) {
	for _, id := range cells {
		for _, c := range d.r.Cells {
			if c.ID == id {
				c.ID, c.Table = "chart "+id, "F"
				d.add(c)
				d.r.Same = append(d.r.Same, Same{id, c.ID})
				break
			}
		}
	}
}

// aspect is a way in which tables hang together, and how often a release has it.
type aspect struct {
	name string
	odds int // one in so many
	add  func(d *drawn)
}

var aspects = []aspect{
	{"shares", 2, func(d *drawn) {
		for level := range d.levels[1] {
			d.share("T1", d.all().with(1, level), d.all())
		}
	}},
	{"cross", 2, func(d *drawn) { d.cross("T2", d.all(), 0, 1) }},
	{"linked", 2, func(d *drawn) { d.cross("T3", d.all(), 2, 1) }},
	{"nested", 3, func(d *drawn) { // centre, then the same by sex within one
		d.cross("T4", d.all().with(2, 0), 0, 3)
		d.split("T4", d.all(), 2, true)
	}},
	{"means", 3, func(d *drawn) { d.mixture("T5", d.all(), d.rng.IntN(3)) }},
	{"amounts", 3, func(d *drawn) { d.amounts("T6", d.all(), 2) }},
	{"incidents", 4, func(d *drawn) { d.incidents("T9", 1) }},
	{"cube", 4, func(d *drawn) { // three breakdowns and all their margins
		for level := range d.levels[0] {
			d.cross("T10", d.all().with(0, level), 2, 3)
		}
		for level := range d.levels[2] {
			d.cross("T10", d.all().with(2, level), 0, 3)
		}
		for level := range d.levels[3] {
			d.cross("T10", d.all().with(3, level), 0, 2)
		}
		d.cross("T10", d.all(), 0, 2)
		d.cross("T10", d.all(), 0, 3)
		d.cross("T10", d.all(), 2, 3)
	}},
	{"yes", 3, func(d *drawn) { // a yes and no of which only the yes is printed
		d.share("T7", d.all().with(3, 0), d.all())
		d.share("T7", d.all().with(3, 0).with(0, 1), d.all().with(0, 1))
		d.split("T7", d.all(), 0, true)
	}},
	{"within", 4, func(d *drawn) {
		part := d.all().with(0, 0).with(3, 0)
		d.r.Withins = append(d.r.Withins, Within{Whole: d.count("T8", d.all()), Part: d.count("T8", part)})
	}},
	{"chart", 3, func(d *drawn) {
		var cells []string
		for level := range d.levels[1] {
			cells = append(cells, d.count("T1", d.all().with(1, level)))
		}
		d.chart(cells)
	}},
}

// draw makes a release of a seed: a school of 3 to 150 pupils, four breakdowns, a
// table of one of them, and some of the ways in which tables hang together. With
// names it has these and no others.
func draw(seed uint64, names ...string) *Release {
	rng := rand.New(rand.NewPCG(seed, 6))
	levels := []int{2, 2 + rng.IntN(4), 2 + rng.IntN(3), 2 + rng.IntN(3)}
	d := newDrawn(rng, 3+int(148*math.Pow(rng.Float64(), 2)), levels...)
	d.split("T1", d.all(), 1, false)
	for _, a := range aspects {
		if len(names) > 0 && slices.Contains(names, a.name) || len(names) == 0 && rng.IntN(a.odds) == 0 {
			a.add(d)
		}
	}
	return d.r
}
