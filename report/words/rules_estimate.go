package words

import "slices"

// estimates finds estimates that stand without their interval, and averages without
// anything that says how far they reach.
func (c *checker) estimates(s sentence) {
	if c.hasInterval(s.tokens) || c.headed(c.header) || s.block.kind == rowBlock && c.headed(s.tokens) {
		return
	}
	i, few := c.smallBase(s.tokens)
	few = few && isN(s.tokens, i) || c.fewOfRow(s.tokens)
	for _, h := range c.hits(s, "change", true) {
		if !hasFigure(c, s.tokens) || few { // below the limit there is no interval
			continue
		}
		c.complain(s, RuleInterval, h.i, h.end, "")
		return
	}
	if c.hasN(s.tokens) || c.hasSpread(s.tokens) || c.header != nil && column(c.header, "n") >= 0 {
		return
	}
	for _, h := range c.hits(s, "level", true) {
		if h.kind == "" && !hasFigure(c, s.tokens) {
			continue
		}
		c.complain(s, RuleInterval, h.i, h.end, "write behind it how many it is of, and its range")
		return
	}
}

// headed reports whether a heading has a column for an interval.
func (c *checker) headed(header []token) bool {
	return header != nil && (c.hasWord(header, "spread") || holds(header, "lower") && holds(header, "upper") || column(header, "from") >= 0 && column(header, "to") >= 0)
}

// holds reports whether a word is there.
func holds(ts []token, word string) bool {
	return slices.ContainsFunc(ts, func(t token) bool { return t.text == word })
}

// hasSpread reports whether an average has its standard deviation.
func (c *checker) hasSpread(ts []token) bool {
	return holds(ts, "sd") || holds(ts, "deviation")
}

// heading finds, in the first row of a table, a column of change beside which none is
// for its interval.
func (c *checker) heading(s sentence) {
	if hasFigure(c, s.tokens) || c.headed(s.tokens) || c.hasWord(s.tokens, "spread") {
		return
	}
	for _, h := range c.hits(s, "change", true) {
		c.complain(s, RuleInterval, h.i, h.end, "give the table a column for the interval")
		return
	}
}

// fewOfRow reports whether a row of a table rests on few, by its column n.
func (c *checker) fewOfRow(ts []token) bool {
	if c.header == nil {
		return false
	}
	k, row := column(c.header, "n"), cells(ts)
	return k >= 0 && k < len(row) && len(row[k]) == 1 && row[k][0].kind == numberToken && whole(&row[k][0]) < int64(c.known.few())
}

// fewPercent finds percentages of few pupils.
func (c *checker) fewPercent(s sentence) {
	ts := s.tokens
	_, few := c.smallBase(ts)
	few = few || c.fewOfRow(ts)
	for i := range ts {
		end, ok := percent(ts, i)
		if ts[i].kind != numberToken || !ok || c.level(ts, i) || c.limit(ts, i) {
			continue
		}
		if few && !c.hasWord(ts, "attendance") || c.percentOf(ts, end) {
			c.complain(s, RuleFewPercent, i, end, "")
		}
	}
}

// percentOf reports whether few pupils stand behind a percentage: 50% of 6 pupils.
func (c *checker) percentOf(ts []token, end int) bool {
	if end >= len(ts) || ts[end].text != "of" {
		return false
	}
	for end++; end < len(ts) && (ts[end].text == "the" || ts[end].text == "our" || ts[end].text == "all" || ts[end].text == "these"); end++ {
	}
	return end+1 < len(ts) && ts[end].kind == numberToken && ts[end].value.Places() == 0 && whole(&ts[end]) < int64(c.known.few()) && c.in(&ts[end+1], "pupil")
}

// fewAverage finds averages and changes of few pupils in a paragraph that does not say
// that they are few.
func (c *checker) fewAverage(s sentence) {
	i, few := c.smallBase(s.tokens)
	if !few && !c.fewOfRow(s.tokens) || c.saidFew(s) {
		return
	}
	if hits := append(c.hits(s, "change", true), c.hits(s, "level", true)...); len(hits) > 0 && hasFigure(c, s.tokens) {
		if !few {
			i = hits[0].i
		}
		c.complain(s, RuleFewAverage, i, i+1, "")
		return
	}
	if k := c.share(s.tokens); k >= 0 && c.hasWord(s.tokens, "attendance") { // of sessions
		c.complain(s, RuleFewAverage, k, k+1, "")
	}
}

// share is the first percentage that is neither a limit nor the level of an interval,
// or -1.
func (c *checker) share(ts []token) int {
	for i := range ts {
		if _, ok := percent(ts, i); ok && ts[i].kind == numberToken && !c.level(ts, i) && !c.limit(ts, i) {
			return i
		}
	}
	return -1
}

// saidFew reports whether it is said that pupils are few: in the sentence, in its
// paragraph or list, or about its table.
func (c *checker) saidFew(s sentence) bool {
	list := c.tables.lists["few"].set
	if c.few == nil {
		said := list.in(c.around) || s.block.kind == rowBlock && list.in(c.nearby)
		c.few = &said
	}
	return *c.few || list.in(s.tokens)
}

// shares finds a percentage of pupils without how many they are. National figures have
// rules of their own.
func (c *checker) shares(s sentence) {
	ts := s.tokens
	if s.block.kind == rowBlock || c.hasN(ts) || c.hasInterval(ts) || len(c.hits(s, "national", false)) > 0 {
		return
	}
	for i := range ts {
		end, ok := percent(ts, i)
		if ts[i].kind != numberToken || !ok || c.limit(ts, i) || ts[i].quoted || end >= len(ts) || ts[end].text != "of" {
			continue
		}
		for k := end + 1; k < min(end+4, len(ts)); k++ {
			if c.in(&ts[k], "pupil") || ts[k].text == "them" || ts[k].text == "those" {
				c.complain(s, RuleShare, i, k+1, "")
				return
			}
		}
	}
}
