package disclosure

import "fmt"

// Protect hides what a profile does not allow to be shown, and what would give that
// back, and rounds what is left where the profile asks. The same release gives the
// same outcome in whatever order its cells and relations stand.
//
// What is hidden for itself is settled first. Then every hidden number is looked at:
// while a reader could narrow it down too far, the cell is hidden that costs least of
// those that hold it in place. A number that has once been shown to be safe stays so,
// because hiding more never tells a reader more. Where no number would help, whole tables
// are hidden.
//
// The error is about a release that is not one; see [Release.Check]. A release that
// cannot be made safe is no error: the outcome says so in Refused.
func Protect(r *Release, p Profile) (*Outcome, error) {
	if err := r.Check(); err != nil {
		return nil, fmt.Errorf("disclosure gate: %w", err)
	}
	g := compile(r, p)
	g.mark()
	g.hidePrimary()
	g.secure()
	return g.outcome(), nil
}

// hidePrimary hides what the rules name, and what was hidden before.
func (g *graph) hidePrimary() {
	for i := range g.nodes {
		if rule := g.nodes[i].primary; rule != NoRule {
			g.hide(i, rule, -1)
		}
	}
	for _, quotients := range [...]bool{false, true} { // what a share is of first: with it hidden, no more has to go
		for i := range g.nodes {
			if n := &g.nodes[i]; n.earlier && len(n.quotientOf) > 0 == quotients {
				g.hide(i, Earlier, -1)
			}
		}
	}
}

// secure hides more until every hidden number is wide enough. Each turn settles a
// number or hides a cell, so it ends.
func (g *graph) secure() {
	for again := true; again; {
		again = false
		for i := range g.nodes {
			if g.nodes[i].safe {
				continue
			}
			if need, matters := g.need(i); matters {
				g.settle(i, need)
				again = true
			}
		}
	}
}

// settle hides cells until quantity i is wide enough, or nothing is left to hide.
func (g *graph) settle(i int, need float64) {
	for {
		ok, holding := g.certify(i, need)
		if ok {
			break
		}
		best := g.choose(i, holding)
		if best < 0 {
			if !g.giveUp(i, need) {
				g.refuse(i, g.nodes[i].primary)
			}
			break
		}
		g.hide(best, Protects, i)
	}
	g.nodes[i].safe = true
}

// reach is how many equations are looked at together, at most: few first, because
// what is possible among few is possible among all.
var reach = [...]int{12, 48, 192}

// certify looks for enough values of a hidden quantity. If it finds too few it
// returns the quantities that hold it in place.
func (g *graph) certify(i int, need float64) (bool, []int) {
	if holding, tight := g.tight(i, need); tight {
		return false, holding
	}
	var l *local
	for _, limit := range reach {
		l = g.around(i, limit)
		l.build(nil)
		ok := l.widen(i, need)
		for c, w := range l.width {
			if n, matters := g.need(l.nodes[c]); matters && wide(w, n) {
				g.nodes[l.nodes[c]].safe = true
			}
		}
		if ok {
			return true, nil
		}
		if l.whole {
			break
		}
	}
	if !l.whole && g.shiftable(i, need) {
		return true, nil
	}
	return false, l.holding(i)
}

// tight looks at one equation at a time: how far the others let the quantity go. It
// is quick, and settles most of what is not protected yet.
func (g *graph) tight(i int, need float64) (holding []int, tight bool) {
	all := g.free(i)
	for _, r := range g.nodes[i].rows {
		own := g.allows(r, i)
		all = span{max(all.lo, own.lo), min(all.hi, own.hi)}
		if !wide(own, need) {
			return g.shown(r), true
		}
	}
	if wide(all, need) {
		return nil, false
	}
	for _, r := range g.nodes[i].rows {
		holding = append(holding, g.shown(r)...)
	}
	return holding, true
}

// allows is how far equation r lets quantity i go, given how far the others can.
func (g *graph) allows(r, i int) span {
	var lo, hi, own float64
	row := &g.rows[r]
	for k, j := range row.at {
		if j == i {
			own = row.by[k]
			continue
		}
		if !g.concealed(j) {
			continue
		}
		f := g.free(j)
		a, b := row.by[k]*f.lo, row.by[k]*f.hi
		lo, hi = lo+min(a, b), hi+max(a, b)
	}
	a, b := -lo/own, -hi/own
	return span{min(a, b), max(a, b)}
}

// shown are the quantities of an equation that a reader knows.
func (g *graph) shown(r int) []int {
	var out []int
	for _, j := range g.rows[r].at {
		if !g.concealed(j) {
			out = append(out, j)
		}
	}
	return out
}
