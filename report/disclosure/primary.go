package disclosure

// mark finds what is hidden for itself.
func (g *graph) mark() {
	for i := range g.nodes {
		g.markAlone(&g.nodes[i])
	}
	for _, s := range g.sums {
		g.markSum(s)
	}
	for _, w := range g.wholes {
		whole, part := &g.nodes[w[0]], &g.nodes[w[1]]
		if g.tells[w] && g.few(int(whole.value-part.value)) {
			part.because(Complement)
		}
	}
	for _, q := range g.ratios {
		g.markRatio(q)
	}
}

// because notes why a quantity is hidden; the first reason stands.
func (n *node) because(r Rule) {
	if n.primary == NoRule {
		n.primary = r
	}
}

// few says whether so many pupils are too few, but some.
func (g *graph) few(pupils int) bool { return pupils > 0 && pupils < g.profile.Threshold }

// markAlone applies the rules that look at one quantity.
func (g *graph) markAlone(n *node) {
	p := g.profile
	switch {
	case n.inequality:
	case n.kind == Count:
		if g.few(n.pupils) {
			n.because(Small)
		}
	case n.kind == Events || n.kind == Magnitude:
		if n.value > 0 && n.pupils < p.Threshold {
			n.because(Small)
		} else if g.dominated(n) {
			n.because(Dominated)
		}
	case n.kind == Extreme && p.Extremes:
		n.because(SingleOne)
	case n.kind == Percentage:
	case n.kind == Coefficient && n.freedom < p.Freedom:
		n.because(Residual)
	case n.empty:
		if g.few(n.pupils) {
			n.because(Small)
		}
	case n.pupils < p.Threshold:
		n.because(Small)
	}
	if n.near && !n.fixed {
		n.because(Nearly)
	}
}

// dominated says whether the largest or the two largest contributions make more of
// an amount than the profile allows.
func (g *graph) dominated(n *node) bool {
	over := func(part float64, share [2]int) bool {
		return share[1] > 0 && part*float64(share[1]) > n.value*float64(share[0])
	}
	return n.value > 0 && (over(n.largest[0], g.profile.Largest) || over(n.largest[0]+n.largest[1], g.profile.LargestTwo))
}

// markSum hides a part whose others together are few, and all parts where everybody
// is in one, unless the part tells nothing of a pupil.
func (g *graph) markSum(s sum) {
	total := &g.nodes[s.total]
	if total.kind != Count {
		return
	}
	filled := 0
	for _, i := range s.parts {
		if g.nodes[i].value > 0 {
			filled++
		}
		if !s.known && g.few(int(total.value-g.nodes[i].value)) {
			g.nodes[i].because(Complement)
		}
	}
	if g.profile.Uniform && !s.known && filled == 1 && len(s.parts) > 1 {
		for _, i := range s.parts {
			g.nodes[i].because(Uniform)
		}
	}
}

// markRatio hides percentages of small numerators, complements and bases, and of
// nobody or everybody, together with the count that would give them back. Of a share
// that tells nothing of a pupil, such as whether data came, complements are left to the
// counts that are printed of them.
func (g *graph) markRatio(q ratio) {
	n, over, under := &g.nodes[q.quotient], &g.nodes[q.over], &g.nodes[q.under]
	if n.kind != Percentage || n.empty {
		return
	}
	base, rule := under.pupils, NoRule
	switch rest := int(under.value - over.value); {
	case over.primary == Small || under.kind == Events && g.few(over.pupils):
		rule = Small
	case !q.known && g.few(rest):
		rule = Complement
	case base < g.profile.Base:
		rule = SmallBase
	case g.profile.Uniform && !q.known && under.kind == Count && g.uniform(q):
		rule = Uniform
	}
	if rule != NoRule {
		n.because(rule)
		over.because(rule)
	}
}

// uniform says whether a percentage is of nobody or everybody, so that it tells
// something of each pupil of the group. A zero among several filled answers does not.
func (g *graph) uniform(q ratio) bool {
	over, under := &g.nodes[q.over], &g.nodes[q.under]
	if over.value != 0 && over.value != under.value {
		return false
	}
	for _, s := range g.sums {
		if s.total != q.under {
			continue
		}
		filled, in := 0, false
		for _, i := range s.parts {
			in = in || i == q.over
			if g.nodes[i].value > 0 {
				filled++
			}
		}
		if in && (s.known || filled > 1) {
			return false
		}
	}
	return true
}
