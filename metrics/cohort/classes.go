package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// startedInNeed marks the classes of those who were beyond the cut-off at baseline.
const startedInNeed = "started-in-need"

// classes are the thresholds of reliable change, and how many pupils are of each class:
// of all, and of those who started in the range of need.
func (b *book) classes(c *cell) {
	var all, inNeed []*Pair
	why := ""
	for _, m := range c.done {
		switch {
		case m.Class != "":
			all = append(all, m.Pair)
			if m.Cut != nil && m.Cut.Beyond(m.before) {
				inNeed = append(inNeed, m.Pair)
			}
		case why == "":
			why = m.NoClass
		}
	}
	if !c.told(b.s) {
		return
	}
	if c.whole() {
		b.thresholds(c, all, why, "")
	}
	note := cutNote(all)
	b.classCounts(c, classed{all, why, "", note, c.baselines})
	if note != "" && c.whole() {
		b.classCounts(c, classed{inNeed, "", startedInNeed, note, c.begunInNeed()})
	}
}

// classed are pairs with a class.
type classed struct {
	pairs    []*Pair
	why      string // there is none
	category string
	note     string
	of       int // baselines that they might have come of
}

// begunInNeed is how many baselines are beyond the cut-off.
func (c *cell) begunInNeed() int {
	n := 0
	for _, m := range c.members {
		if m.baseline && m.line != nil && m.line.Beyond(m.before) {
			n++
		}
	}
	return n
}

// told reports whether the classes of an outcome are given at all.
func (c *course) told(s *Settings) bool {
	o := c.outcome
	return o.Reliable != nil && o.Better != metrics.Neither && (o.Single == metrics.Always || o.Single == metrics.OnRequest && s.SingleScales)
}

// thresholds are how much change counts, for each form where there are several.
func (b *book) thresholds(c *cell, all []*Pair, why, category string) {
	n := map[string]int{}
	by := map[string]*metrics.Reliable{}
	var forms []string
	for _, p := range all {
		if p.Reliable == nil {
			continue
		}
		if n[p.Form] == 0 {
			forms = append(forms, p.Form)
			by[p.Form] = p.Reliable
		}
		n[p.Form]++
	}
	slices.Sort(forms)
	for _, form := range forms {
		r := by[form]
		x := r.Limit
		if x == 0 {
			x = float64(r.Points)
		}
		e := stats.Of(x, n[form], r.Method)
		row := c.result("rci_threshold", e)
		row.NOf, row.Category, row.Note = len(c.done), category, thresholdNote(r, c.outcome.Unit)
		if len(forms) > 1 {
			row.Category = join(category, form)
		}
		b.add(row, held{n: n[form]})
	}
	if len(forms) == 0 {
		row := c.result("rci_threshold", stats.None(0, "", cmp.Or(why, "there is no pair to tell a class of")))
		row.NOf, row.Category = len(c.done), category
		b.add(row, held{})
	}
}

// thresholdNote is where a threshold comes from.
func thresholdNote(r *metrics.Reliable, unit string) string {
	counts := ""
	if r.Points > 0 {
		counts = fmt.Sprintf("a change of %d %s or more counts", r.Points, unit)
	}
	constants := ""
	if r.SD > 0 {
		constants = fmt.Sprintf("SD %s, reliability %s", plain(r.SD), plain(r.Reliability))
	}
	confirmed := ""
	if !r.Confirmed {
		confirmed = "not confirmed by a second source"
	}
	return join(counts, constants, r.Source, confirmed)
}

// cutNote says which cut-off the classes rest on; empty where there is none.
func cutNote(pairs []*Pair) string {
	var cuts []*Cut
	for _, p := range pairs {
		if p.Cut != nil && !slices.Contains(cuts, p.Cut) {
			cuts = append(cuts, p.Cut)
		}
	}
	return cutsNote(cuts)
}

// cutsNote says what cut-offs are, each once.
func cutsNote(cuts []*Cut) string {
	var out []string
	for _, c := range cuts {
		out = append(out, c.String())
	}
	slices.Sort(out)
	return join(slices.Compact(out)...)
}

// String says what a cut-off is.
func (c *Cut) String() string {
	if c.Title != "" {
		return "cut-off: " + c.Title
	}
	if c.Higher {
		return "cut-off: below " + plain(c.Limit)
	}
	return "cut-off: " + plain(c.Limit) + " or more"
}

// classCounts are how many pairs are of each class. Where no pair has one the reason is
// not that there are few.
func (b *book) classCounts(c *cell, x classed) {
	n, all := map[string]int{}, len(x.pairs)
	for _, p := range x.pairs {
		n[p.Class]++
	}
	n["reliably_improved"] = n[classRecovered] + n[classImproved]
	for _, class := range append(Classes(), "reliably_improved") {
		number, share, h := count(n[class], all), b.percent(n[class], all), held{n: all}
		switch {
		case all == 0:
			why := cmp.Or(x.why, "there is no pair")
			number, share = stats.None(0, methodCount, why), stats.None(0, "", why)
			if x.why != "" {
				h = givenAnyway
			}
		case class == classRecovered && x.note == "":
			const why = "there is no cut-off, so that nobody can be told to have recovered"
			number, share, h = stats.None(all, methodCount, why), stats.None(all, share.Method, why), givenAnyway
		}
		for _, row := range []metrics.Result{c.result(class, number), c.result(class+"_percent", share)} {
			row.NOf, row.Category, row.Note = x.of, x.category, x.note
			b.add(row, h)
		}
	}
}
