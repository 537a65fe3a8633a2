package words

import (
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

// scale reports whether a row or an entry of a table is that of the SDQ's scale impact:
// the word stands alone in its cell, before a colon, or before its value.
func scale(s sentence, h hit) bool {
	if s.tokens[h.i].text != "impact" || h.end != h.i+1 {
		return false
	}
	if h.end < len(s.tokens) && (s.tokens[h.end].kind == numberToken || strings.Contains("=<>≤≥", s.tokens[h.end].text)) {
		return true
	}
	begins := h.i == 0 || s.tokens[h.i-1].text == "|"
	ends := h.end < len(s.tokens) && (s.tokens[h.end].text == "|" || s.tokens[h.end].text == ":" || s.tokens[h.end].text == ",") || h.end == len(s.tokens) && s.block.kind == rowBlock
	return begins && ends
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
