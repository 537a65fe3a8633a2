package cohort

import (
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// words are the results of an outcome in words, of a whole population. Of two words in
// an order the sides say everything.
func (b *book) words(c *cell) {
	if len(c.outcome.Order) != 2 {
		b.bands(c)
		b.moves(c)
	}
	b.sides(c)
}

// ranks are the results of an outcome of which only medians and signs mean anything.
func (b *book) ranks(c *cell) {
	b.medians(c)
	b.moves(c)
}

// bands are how many pairs are in which band or have which word, at both times, the
// way from one to the other, and whether that changed. Without an order there is
// nothing but counts.
func (b *book) bands(c *cell) {
	order := c.bandOrder()
	if order == nil && c.outcome.Words {
		order = c.metWords()
	}
	if len(order) == 0 {
		return
	}
	table, n := c.grid(order)
	note := join(c.bandSystem(), leftOut(len(c.done)-n))
	row := func(name, category string, e stats.Estimate) metrics.Result {
		r := c.result(name, e)
		r.Category, r.Note = category, note
		return r
	}
	first, last := make([]int, len(order)), make([]int, len(order))
	moved := 0
	for i := range order {
		for k := range order {
			first[i] += table[i][k]
			last[k] += table[i][k]
			if i != k {
				moved += table[i][k]
			}
			b.add(row("band_transition", order[i]+">"+order[k], count(table[i][k], n)), held{n: n})
		}
	}
	for i, band := range order {
		b.add(row("band_baseline", band, count(first[i], n)), held{n: n})
		b.add(row("band_baseline_percent", band, b.percent(first[i], n)), held{n: n})
		b.add(row("band_endline", band, count(last[i], n)), held{n: n})
		b.add(row("band_endline_percent", band, b.percent(last[i], n)), held{n: n})
	}
	if c.bandOrder() != nil {
		b.add(row("band_stuart_maxwell", "", stats.StuartMaxwell(table)), held{n: n, changed: moved})
		b.add(row("band_bowker", "", stats.Bowker(table)), held{n: n, changed: moved})
	}
}

func leftOut(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d pairs without a band at one of the two times are left out", n)
}

// metWords are the words that there are, in order.
func (c *cell) metWords() []string {
	var out []string
	for _, m := range c.done {
		out = append(out, m.beforeWord, m.afterWord)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(w string) bool { return w == "" })
}

// grid counts the pairs by their bands at both times, and how many there are.
func (c *cell) grid(order []string) (table [][]int, n int) {
	table = make([][]int, len(order))
	for i := range table {
		table[i] = make([]int, len(order))
	}
	for _, m := range c.done {
		i, k := slices.Index(order, m.beforeWord), slices.Index(order, m.afterWord)
		if i >= 0 && k >= 0 {
			table[i][k]++
			n++
		}
	}
	return table, n
}

// moves are how many went up, stayed and went down.
func (b *book) moves(c *cell) {
	n := map[Move]int{}
	for _, m := range c.done {
		n[m.Move]++
	}
	all := n[MovedUp] + n[NotMoved] + n[MovedDown]
	if all == 0 && len(c.done) > 0 {
		return
	}
	for _, m := range []struct {
		name string
		move Move
	}{{"moved_up", MovedUp}, {"moved_same", NotMoved}, {"moved_down", MovedDown}} {
		for _, r := range []metrics.Result{c.result(m.name, count(n[m.move], all)), c.result(m.name+"_percent", b.percent(n[m.move], all))} {
			b.add(r, held{n: all})
		}
	}
}

// sides are how many pairs are in the range of need, and in the band of most need, at
// both times.
func (b *book) sides(c *cell) {
	order := c.bandOrder()
	worst := ""
	if len(order) > 1 {
		worst = order[len(order)-1]
	}
	inWorst := func(m *member) (first, last, ok bool) {
		return m.beforeWord == worst, m.afterWord == worst, slices.Contains(order, m.beforeWord) && slices.Contains(order, m.afterWord)
	}
	if c.outcome.Words {
		switch {
		case len(order) == 2:
			b.side(c, "cut_off", "in need: "+worst, inWorst)
		case len(order) > 2 && c.whole():
			b.side(c, "highest_band", "band: "+worst, inWorst)
		}
		return
	}
	if note := c.lineNote(); note != "" {
		b.side(c, "cut_off", note, func(m *member) (first, last, ok bool) {
			return m.line != nil && m.line.Beyond(m.before), m.line != nil && m.line.Beyond(m.after), m.line != nil
		})
	}
	if worst != "" && c.whole() {
		b.side(c, "highest_band", "band: "+worst+", "+c.bandSystem(), inWorst)
	}
}

// lineNote says what the cut-off of a course is; empty where there is none.
func (c *course) lineNote() string {
	var lines []*Cut
	for _, m := range c.members {
		if m.line != nil && m.baseline && !slices.Contains(lines, m.line) {
			lines = append(lines, m.line)
		}
	}
	return cutsNote(lines)
}

// side is how many pairs are on a side of a line at both times, and whether as many
// came as went.
func (b *book) side(c *cell, name, note string, on func(*member) (first, last, ok bool)) {
	var t stats.Table2
	for _, m := range c.done {
		first, last, ok := on(m)
		switch {
		case !ok:
		case first && last:
			t.Both++
		case first:
			t.First++
		case last:
			t.Second++
		default:
			t.Neither++
		}
	}
	n := t.N()
	put := func(end string, e stats.Estimate) {
		r := c.result(name+end, e)
		r.Note = join(note, leftOut(len(c.done)-n))
		b.add(r, held{n: n, changed: t.Discordant()})
	}
	put("_baseline", count(t.Both+t.First, n))
	put("_endline", count(t.Both+t.Second, n))
	put("_out", count(t.First, n))
	put("_in", count(t.Second, n))
	put("_baseline_percent", b.percent(t.Both+t.First, n))
	put("_endline_percent", b.percent(t.Both+t.Second, n))
	for _, test := range []struct {
		end string
		of  stats.Estimate
	}{{"_difference", hundredfold(stats.DifferencePaired(t, true, b.level))}, {"_mcnemar_midp", stats.McNemar(t, stats.McNemarMidP)}} {
		r, h := c.result(name+test.end, test.of), held{n: n, changed: t.Discordant()}
		r.Note = c.exploratory(join(note, leftOut(len(c.done)-n)))
		if c.byBaseline() {
			r.Estimate = stats.None(n, test.of.Method, "chosen by the baseline: whoever began on one side can move one way only")
			r.NOf, h = c.baselines, givenAnyway
		}
		b.add(r, h)
	}
}
