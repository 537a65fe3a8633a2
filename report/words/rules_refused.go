package words

import "slices"

// refused finds claims that are often made and that no source shows, and reports
// whether there are any.
func (c *checker) refused(s sentence) bool {
	before := len(c.found)
	for k := range c.tables.claims {
		claim := &c.tables.claims[k]
		i, end := -1, 0
		for i, end = range claim.says.find(s.tokens) {
			break
		}
		if i < 0 || claim.unless.in(s.tokens) || c.denied(s, i, end) {
			continue
		}
		if !slices.ContainsFunc(claim.with, func(group *phraseSet) bool { return !group.in(s.tokens) }) {
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
