package disclosure

// concealed says whether a reader is not told a quantity outright.
func (g *graph) concealed(i int) bool {
	if g.loose {
		return !g.nodes[i].fixed
	}
	return g.concealedWith(i, -1)
}

// concealedWith is concealed when what bears the stamp is hidden too.
func (g *graph) concealedWith(i, stamp int) bool {
	if g.visible(i, stamp) {
		return false
	}
	for _, k := range g.nodes[i].revealers {
		if g.visible(k, stamp) {
			return false
		}
	}
	return true
}

// visible says whether a quantity is printed and not hidden.
func (g *graph) visible(i, stamp int) bool {
	n := &g.nodes[i]
	return n.printed && !n.hidden && g.stamp[i] != stamp
}

// hiding is a step: what, why, and because of what.
type hiding struct {
	at   int
	rule Rule
	to   int
}

// closure is everything that has to be hidden to conceal a quantity: what is worked
// out of it, what gives it away, and a number of a quotient whose numbers would give
// it back. It changes nothing.
func (g *graph) closure(i int, rule Rule, to int) []hiding {
	g.stamps++
	stamp := g.stamps
	var out []hiding
	queue := []hiding{{i, rule, to}}
	var quotients []hiding // hidden ones whose numbers are looked at when all else is settled
	for {
		for len(queue) > 0 {
			h := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			n := &g.nodes[h.at]
			if g.visible(h.at, stamp) {
				out = append(out, h)
			} else if h.at != i {
				continue
			}
			g.stamp[h.at] = stamp
			for _, k := range n.revealers {
				queue = append(queue, hiding{k, Follows, h.at})
			}
			for _, k := range n.dependents {
				queue = append(queue, hiding{k, Follows, h.at})
			}
			if len(n.quotientOf) > 0 {
				quotients = append(quotients, h)
			}
		}
		if len(quotients) == 0 {
			return out
		}
		h := quotients[0]
		quotients = quotients[1:]
		for _, k := range g.nodes[h.at].quotientOf {
			q := &g.ratios[k]
			if !g.concealedWith(q.over, stamp) && !g.concealedWith(q.under, stamp) {
				queue = append(queue, hiding{g.cheaper(q), Protects, h.at})
			}
		}
	}
}

// cheaper is the number of a quotient that is hidden with it: the numerator, unless
// that is known already.
func (g *graph) cheaper(q *ratio) int {
	if g.nodes[q.over].fixed {
		return q.under
	}
	return q.over
}

// hide hides a quantity and all that has to go with it.
func (g *graph) hide(i int, rule Rule, to int) {
	for _, h := range g.closure(i, rule, to) {
		n := &g.nodes[h.at]
		if n.primary != NoRule {
			h.rule, h.to = n.primary, -1
		}
		if n.fixed {
			g.refuse(h.at, h.rule)
			continue
		}
		n.hidden, n.rule, n.to = true, h.rule, h.to
		g.hiding = append(g.hiding, h.at)
	}
}

// losses is what hiding a quantity costs: the weight of all that goes with it. It
// says false if something cannot be hidden.
func (g *graph) losses(i int) (int, bool) {
	cost := 0
	for _, h := range g.closure(i, Protects, -1) {
		if g.nodes[h.at].fixed {
			return 0, false
		}
		cost += g.nodes[h.at].weight
	}
	return cost, true
}
