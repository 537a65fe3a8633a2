package words

// refused finds claims that are often made and that no source shows, and reports
// whether there are any.
func (c *checker) refused(s sentence) bool {
	before := len(c.found)
	for k := range c.tables.claims {
		claim := &c.tables.claims[k]
		i, end := -1, 0
		for _, p := range claim.says {
			if at := find(s.tokens, p); len(at) > 0 && i < 0 {
				i, end = at[0][0], at[0][1]
			}
		}
		if i < 0 || has(s.tokens, claim.unless) || c.denied(s, i, end) {
			continue
		}
		all := true
		for _, group := range claim.with {
			all = all && has(s.tokens, group)
		}
		if all {
			c.complain(s, RuleRefused, i, end, claim.instead+" ("+claim.title+": "+claim.state+")")
		}
	}
	return len(c.found) > before
}

// denied reports whether something is said not to be known or shown.
func (c *checker) denied(s sentence, i, end int) bool {
	from, to := s.clause(i, end)
	for _, where := range [][2]int{{from, i}, {end, to}} {
		for _, t := range s.tokens[where[0]:where[1]] {
			if c.in(&t, "neg") {
				return true
			}
		}
	}
	return false
}
