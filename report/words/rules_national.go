package words

import (
	"slices"
	"strings"
	"sync"

	"apst/report/benchmarks"
)

// dividing part what is the country's from what is the school's.
var dividing = []string{"against", "compared", "versus", "v", "vs", "than", "while", "whereas", "but", ";", "below", "above", "although"}

// national judges the national figures of a sentence.
func (c *checker) national(s sentence) {
	marks := c.hits(s, "national", false)
	if len(marks) == 0 {
		return
	}
	for _, h := range c.hits(s, "test", false) {
		c.complain(s, RuleTested, h.i, h.end, "")
	}
	figures := c.nationalFigures(s, marks)
	for _, i := range figures {
		c.nationalFigure(s, i)
	}
	if len(figures) > 0 {
		return
	}
	for _, h := range c.hits(s, "compare", false) {
		c.complain(s, RuleUnsourced, h.i, h.end, "write the national figure itself, as apst methods words has it, or leave the comparison out")
		return
	}
}

// nationalFigures are the numbers of the parts of a sentence that speak of the country.
func (c *checker) nationalFigures(s sentence, marks []hit) []int {
	ts := s.tokens
	var out []int
	parts := split(ts, func(t *token) bool {
		return t.depth == 0 && (slices.Contains(dividing, t.text) || t.text == "|" && s.block.kind != rowBlock)
	})
	for _, p := range parts {
		if slices.ContainsFunc(marks, func(h hit) bool { return h.i >= p[0] && h.i < p[1] }) {
			out = append(out, c.countryFigures(ts, p)...)
		}
	}
	return out
}

// countryFigures are the numbers of a part that are not the school's own.
func (c *checker) countryFigures(ts []token, p [2]int) []int {
	var out []int
	pieces := split(ts[p[0]:p[1]], func(t *token) bool { return t.depth == 0 && (t.text == "," || t.text == "and") })
	for _, piece := range pieces {
		from, to := p[0]+piece[0], p[0]+piece[1]
		if c.ownWords(ts[from:to]) {
			continue
		}
		for i := from; i < to; i++ {
			if c.figure(ts, i) && !c.aside(ts, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// ownWords reports whether something is the school's own.
func (c *checker) ownWords(ts []token) bool {
	if c.hasWord(ts, "own") {
		return true
	}
	for i := range ts {
		if i == 0 {
			continue
		}
		switch ts[i-1].text + " " + ts[i].text {
		case "this school", "the school", "this centre", "the centre", "this report", "these pupils", "these schools":
			return true
		}
	}
	return false
}

// aside reports whether a number is none that a source would show: in how many sources
// a figure was seen, a paragraph, a count of the school's with its base.
func (c *checker) aside(ts []token, i int) bool {
	if i+1 < len(ts) && (ts[i+1].text == "source" || ts[i+1].text == "sources") {
		return true
	}
	if count, base, _ := ratio(ts, i); count != nil && base > 0 {
		return true
	}
	if i > 1 { // the base of such a count
		if count, _, end := ratio(ts, i-2); count != nil && end == i+1 {
			return true
		}
	}
	if i > 0 && (ts[i-1].text != "" && strings.Contains("<>=≤≥", ts[i-1].text) || ts[i-1].text == "hc" || ts[i-1].text == "cp") {
		return true
	}
	return c.limit(ts, i) || ages(ts, i)
}

// ages reports whether a number is of the ages 16 and 17, of whom national figures of
// destinations are.
func ages(ts []token, i int) bool {
	between := func(k int) bool {
		return k >= 0 && k+2 < len(ts) && ts[k].text == "16" && ts[k+2].text == "17" && slices.Contains([]string{"and", "to", "–"}, ts[k+1].text)
	}
	return between(i) || between(i-2)
}

// split cuts tokens where one parts them, as pairs of first and end.
func split(ts []token, parts func(*token) bool) [][2]int {
	var out [][2]int
	from := 0
	for i := range ts {
		if parts(&ts[i]) {
			out = append(out, [2]int{from, i})
			from = i + 1
		}
	}
	return append(out, [2]int{from, len(ts)})
}

// nationalFigure holds a number against the figures that may be printed.
func (c *checker) nationalFigure(s sentence, i int) {
	ts := s.tokens
	end, isPercent := percent(ts, i)
	if isPercent && ts[i].value.Places() > 1 {
		c.complain(s, RuleDecimals, i, end, "")
	}
	context := [][]token{s.tokens, c.around}
	if s.block.kind == rowBlock {
		context[1] = c.nearby
	}
	var near *granted
	for k := range grants() {
		b := &grants()[k]
		if c.known.Benchmarks != nil && !slices.Contains(c.known.Benchmarks, b.ID) {
			continue
		}
		if !b.Value.Same(ts[i].value) || (b.Unit == "%") != isPercent && s.block.kind != rowBlock { // the heading may hold the sign
			continue
		}
		named, cited := b.named(context), b.dated(context) && b.sourced.somewhere(context)
		if named && cited {
			return
		}
		if cited || named && near == nil {
			near = b
		}
	}
	if near == nil {
		c.complain(s, RuleUngranted, i, end, "")
		return
	}
	c.complain(s, RuleUnsourced, i, end, "write: "+near.Printed())
}

// granted is a national figure with what a text about it has to name.
type granted struct {
	benchmarks.Benchmark
	names   []*phraseSet // one of each
	sourced *phraseSet   // who published it, by one of its names
}

// grants are the national figures.
var grants = sync.OnceValue(func() []granted {
	var out []granted
	for _, b := range benchmarks.Benchmarks() {
		g := granted{Benchmark: b}
		for _, group := range b.Names {
			g.names = append(g.names, namesOf(group))
		}
		first, _, _ := strings.Cut(b.Source, ",")
		g.sourced = namesOf(append(strings.Split(first, " and "), publishers[first]...))
		out = append(out, g)
	}
	return out
})

// namesOf are names as phrases.
func namesOf(names []string) *phraseSet {
	var out []*phrase
	for _, name := range names {
		if p, err := parsePhrase(strings.ToLower(name), nil); err == nil {
			out = append(out, &p)
		}
	}
	return newPhraseSet(out)
}

// publishers are other names of who publishes figures.
var publishers = map[string][]string{
	"DfE":                                  {"department for education", "explore education statistics", "ees"},
	"RAND Europe":                          {"rand"},
	"Youth Endowment Fund":                 {"yef"},
	"gov.uk":                               {"gov . uk"},
	"House of Commons Education Committee": {"education committee"},
}

// somewhere reports whether one of the phrases is in one of some texts.
func (s *phraseSet) somewhere(texts [][]token) bool { return slices.ContainsFunc(texts, s.in) }

// named reports whether texts name what the figure is of.
func (g *granted) named(texts [][]token) bool {
	return !slices.ContainsFunc(g.names, func(names *phraseSet) bool { return !names.somewhere(texts) })
}

// dated reports whether texts name the year of the figure.
func (g *granted) dated(texts [][]token) bool {
	return slices.ContainsFunc(texts, func(ts []token) bool {
		return slices.ContainsFunc(ts, func(t token) bool { return t.kind == yearToken && t.text == g.Year })
	})
}
