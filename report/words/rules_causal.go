package words

import (
	"slices"
	"strings"

	"apst/finding"
)

// causes finds words of cause. A quotation may hold them: what a child or a parent
// feels is theirs to say.
func (c *checker) causes(s sentence) {
	for _, h := range c.hits(s, "causal", true) {
		if scale(s, h) {
			continue
		}
		c.complain(s, RuleCause, h.i, h.end, write(h.instead))
	}
}

// scaleNames are those of the SDQ's scales beside which impact is one of them.
var scaleNames = []string{"emotional", "conduct", "hyperactivity", "peer", "prosocial", "total"}

// scale reports whether impact is the SDQ's scale: alone in a cell of a row with numbers
// or other scales, or at the beginning before its value.
func scale(s sentence, h hit) bool {
	if s.tokens[h.i].text != "impact" || h.end != h.i+1 {
		return false
	}
	behind := s.tokens[h.end:]
	if len(behind) > 0 && (behind[0].kind == numberToken || strings.Contains("=<>≤≥", behind[0].text)) {
		return true
	}
	first := h.i == 0 || s.tokens[h.i-1].text == "|"
	switch {
	case !first:
		return false
	case s.block.kind == rowBlock && (len(behind) == 0 || behind[0].text == "|"):
		for i, t := range s.tokens {
			if t.kind == numberToken || slices.Contains(scaleNames, t.text) || symbolCell(s.tokens, i) {
				return true
			}
		}
		return false
	case len(behind) > 1 && (behind[0].text == ":" || behind[0].text == ","):
		return behind[1].kind == numberToken || slices.Contains([]string{"not", "n", "self", "teacher", "parent"}, behind[1].text)
	}
	return false
}

// symbols stand in a released table in place of a number.
var symbols = []string{"c", "x", "z", "low"}

// symbolCell reports whether a token is a symbol that has a cell of its own.
func symbolCell(tokens []token, i int) bool {
	inner := func(k int) bool {
		return k >= 0 && k < len(tokens) && tokens[k].text != "|" && tokens[k].text != "[" && tokens[k].text != "]"
	}
	return slices.Contains(symbols, tokens[i].text) && i > 0 && !inner(i-1) && !inner(i+1)
}

// said finds the words of a list that are never to be said.
func (c *checker) said(s sentence, name string, r *finding.Rule) {
	for _, h := range c.hits(s, name, false) {
		c.complain(s, r, h.i, h.end, write(h.instead))
	}
}

// significance finds significant without n and interval. Beside a national figure it
// is a test that is not to be made at all.
func (c *checker) significance(s sentence) {
	if c.hasN(s.tokens) && c.hasInterval(s.tokens) || len(c.hits(s, "national", false)) > 0 {
		return
	}
	for _, h := range c.hits(s, "significance", false) {
		c.complain(s, RuleSignificant, h.i, h.end, "")
	}
}

// write is what to do in place of a word: the words to write, or a sentence of its own.
func write(instead string) string {
	if strings.HasPrefix(instead, "say ") || strings.HasPrefix(instead, "write ") {
		return instead
	}
	return "write: " + instead
}
