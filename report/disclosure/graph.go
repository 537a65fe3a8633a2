package disclosure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// graph is a release as arithmetic: quantities, and equations between them. A
// quantity is shown by any number of cells, or by none: what a reader can come upon
// without its being printed (everybody else of a group) is a quantity too.
type graph struct {
	release *Release
	profile Profile
	nodes   []node
	rows    []row
	byID    map[string]int // cells, by name
	extra   map[string]int // quantities that no cell shows
	seen    map[string]bool
	ratios  []ratio
	wholes  [][2]int        // whole and part
	tells   map[[2]int]bool // of these, those where being in the part tells something of a pupil
	sums    []sum
	hiding  []int // what has been hidden, in turn
	refused []Refusal
	stamp   []int // of the last closure that a quantity was in
	stamps  int
	marks   marks
	loose   bool // everything is taken to be hidden that can be
}

// node is a quantity.
type node struct {
	id         string
	kind       Kind
	value      float64
	empty      bool
	cells      []int // of the release
	pupils     int
	low, high  float64
	scaled     bool    // low and high are known to a reader
	floor      bool    // low alone is
	least      float64 // of a whole number, by what tables leave out
	most       float64 // infinite for no end
	unit       float64
	height     int // 0 for what is no total
	weight     int // of its printed cells
	fixed      bool
	earlier    bool // hidden before
	near       bool // to an earlier period's
	last       bool // hidden when nothing else will do
	printed    bool
	hidden     bool // of what is printed
	primary    Rule
	rows       []int
	revealers  []int // quantities that give this one away while they are shown
	worked     []int // ratios this is a number of
	dependents []int // quantities that are hidden with this one
	quotientOf []int // ratios this is the quotient of
	inequality bool  // the gap between two quantities of an Order
	largest    [2]float64
	freedom    int
	safe       bool // enough values have been shown to be possible
	stuck      bool // it follows from the others, whatever is hidden
	asked      bool // whether it is stuck has been looked into
	rule       Rule // why it is hidden
	to         int  // what it is hidden for; -1 for itself
}

// row is an equation: the quantities times their factors come to 0.
type row struct {
	at []int
	by []float64
}

type ratio struct {
	quotient, over, under int
	scale                 float64
	known                 bool
}

type sum struct {
	total int
	parts []int
	known bool
}

// compile makes the graph. Cells and relations are taken in the order of their
// names, so that the order in which they were given means nothing.
func compile(r *Release, p Profile) *graph {
	g := &graph{
		release: r, profile: p, byID: map[string]int{}, extra: map[string]int{}, seen: map[string]bool{}, tells: map[[2]int]bool{},
	}
	g.merge()
	g.stand()
	for _, q := range sortedBy(r.Ratios, func(q Ratio) string { return q.Quotient + "\x00" + q.Numerator + "\x00" + q.Denominator }) {
		g.addRatio(q)
	}
	g.loneShares()
	for _, s := range sortedBy(r.Sums, func(s Sum) string { return s.Total + "\x00" + strings.Join(sorted(s.Parts), "\x00") }) {
		g.addSum(s)
	}
	for _, w := range sortedBy(r.Withins, func(w Within) string { return w.Whole + "\x00" + w.Part }) {
		g.whole(g.byID[w.Whole], g.byID[w.Part], true)
	}
	for _, m := range sortedBy(r.Mixtures, mixtureKey) {
		g.addMixture(m)
	}
	for _, o := range sortedBy(r.Orders, func(o Order) string { return o.Lesser + "\x00" + o.Greater }) {
		g.addOrder(o)
	}
	for _, b := range r.Bounds {
		n := &g.nodes[g.byID[b.Cell]]
		n.least = max(n.least, b.Least)
		if b.Most > 0 {
			n.most = min(n.most, b.Most)
		}
	}
	g.addComplements()
	g.rank()
	g.stamp = make([]int, len(g.nodes))
	return g
}

// whole notes that the pupils of a part are among those of a whole, and whether it
// tells something of a pupil to be in it.
func (g *graph) whole(whole, part int, tells bool) {
	w := [2]int{whole, part}
	g.wholes = append(g.wholes, w)
	g.tells[w] = g.tells[w] || tells
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

func sortedBy[T any](s []T, key func(T) string) []T {
	out := slices.Clone(s)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return out
}

// merge makes one quantity of all cells that show the same.
func (g *graph) merge() {
	cells := g.release.Cells
	order := make([]int, len(cells))
	index := make(map[string]int, len(cells))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(cells[a].ID, cells[b].ID) })
	root := make([]int, len(cells))
	for at, i := range order {
		index[cells[i].ID], root[at] = at, at
	}
	find := func(a int) int {
		for root[a] != a {
			root[a] = root[root[a]]
			a = root[a]
		}
		return a
	}
	for _, s := range g.release.Same {
		a, b := find(index[s.A]), find(index[s.B])
		root[max(a, b)] = min(a, b)
	}
	number := make([]int, len(cells))
	for at, i := range order {
		if c := &cells[i]; find(at) == at {
			number[at] = len(g.nodes)
			g.nodes = append(g.nodes, node{
				id: c.ID, kind: c.Kind, value: c.Value, empty: c.Empty, freedom: c.Freedom, unit: power(c.Places), most: math.Inf(1),
			})
		}
		g.byID[cells[i].ID] = number[find(at)]
		g.nodes[number[find(at)]].join(&cells[i], i)
	}
}

// join adds a cell to the quantity that it shows.
func (n *node) join(c *Cell, i int) {
	n.cells = append(n.cells, i)
	n.pupils = max(n.pupils, c.Pupils)
	if c.Kind == Count {
		n.pupils = int(c.Value)
	}
	n.fixed, n.last, n.earlier, n.near = n.fixed || c.Fixed, n.last || c.Last, n.earlier || c.Earlier, n.near || c.Near
	n.freedom = min(n.freedom, c.Freedom)
	n.unit = min(n.unit, power(c.Places))
	n.largest[0], n.largest[1] = max(n.largest[0], c.Largest), max(n.largest[1], c.Second)
	if !c.Unpublished {
		n.printed = true
		n.weight += c.Weight
	}
	if c.High > c.Low {
		n.low, n.high, n.scaled = c.Low, c.High, true
	}
}

// power is a unit of the last of so many decimals.
func power(places int) float64 {
	v := 1.0
	for range min(places, 12) {
		v /= 10
	}
	return v
}

// stand notes what is hidden together: a count with what is worked out of its group
// (a mean and its interval can give the count away), and what gives one another away.
func (g *graph) stand() {
	for i := range g.release.Cells {
		c := &g.release.Cells[i]
		if c.Behind == "" {
			continue
		}
		count, at := g.byID[c.Behind], g.byID[c.ID]
		g.reveal(count, at)
		if c.Pupils == 0 {
			g.nodes[at].pupils = max(g.nodes[at].pupils, g.nodes[count].pupils)
		}
	}
	for _, m := range g.release.Mixtures {
		for _, p := range append([]Moment{m.Whole}, m.Parts...) {
			for _, id := range []string{p.Mean, p.SD} {
				if id != "" {
					g.reveal(g.byID[p.N], g.byID[id])
				}
			}
		}
	}
	for _, t := range g.release.Ties {
		for i := range t.Cells {
			a, b := g.byID[t.Cells[i]], g.byID[t.Cells[(i+1)%len(t.Cells)]]
			g.follow(a, b)
		}
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		slices.Sort(n.dependents)
		n.dependents = slices.Compact(n.dependents)
		slices.Sort(n.revealers)
		n.revealers = slices.Compact(n.revealers)
	}
}

// reveal notes that a quantity is not hidden while another is shown.
func (g *graph) reveal(what, by int) {
	if what != by {
		g.nodes[what].revealers = append(g.nodes[what].revealers, by)
	}
}

func (g *graph) follow(of, what int) {
	if of != what {
		g.nodes[of].dependents = append(g.nodes[of].dependents, what)
	}
}

// ghost is a quantity that no cell shows, by what it is; it is made if it is new.
func (g *graph) ghost(kind Kind, value float64, what ...string) int {
	key := strings.Join(what, "\x00")
	if i, ok := g.extra[key]; ok {
		return i
	}
	g.extra[key] = len(g.nodes)
	n := node{id: key, kind: kind, value: value, unit: 1, most: math.Inf(1)}
	if kind == Count {
		n.pupils = int(value)
	}
	g.nodes = append(g.nodes, n)
	return len(g.nodes) - 1
}

// equation adds a row, unless it is there already or says nothing.
func (g *graph) equation(at []int, by []float64) {
	factor := map[int]float64{}
	for k, i := range at {
		factor[i] += by[k]
	}
	var r row
	var key strings.Builder
	for _, i := range slices.Sorted(mapKeys(factor)) {
		if f := factor[i]; f != 0 {
			r.at, r.by = append(r.at, i), append(r.by, f)
			key.WriteString(strconv.Itoa(i) + "*" + strconv.FormatFloat(f, 'g', -1, 64) + " ")
		}
	}
	if len(r.at) == 0 || g.seen[key.String()] {
		return
	}
	g.seen[key.String()] = true
	for _, i := range r.at {
		g.nodes[i].rows = append(g.nodes[i].rows, len(g.rows))
	}
	g.rows = append(g.rows, r)
}
