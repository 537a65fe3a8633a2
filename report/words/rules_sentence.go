package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is the tokens of a sentence, or of a row of a table.
type sentence struct {
	block  *block
	tokens []token
}

// abbreviations end with a point that ends no sentence.
var abbreviations = []string{"e.g", "i.e", "vs", "v", "approx", "dr", "mr", "mrs", "ms", "st", "no", "cf", "al", "etc", "fig", "para", "paras", "p", "pp", "ca", "resp", "incl", "dept", "ref", "vol"}

// longestSentence is how many words and signs a sentence has at most; what goes on is
// taken for several.
const longestSentence = 500

// sentencesOf cuts a block into sentences. A row of a table is one.
func sentencesOf(b *block, ts []token) []sentence {
	var out []sentence
	from := 0
	for i := range ts {
		if b.kind != rowBlock && ends(ts, i) || i+1-from == longestSentence {
			out = append(out, sentence{b, ts[from : i+1]})
			from = i + 1
		}
	}
	if from < len(ts) {
		out = append(out, sentence{b, ts[from:]})
	}
	return out
}

// ends reports whether a sentence ends with a token.
func ends(ts []token, i int) bool {
	t := ts[i]
	if t.kind != signToken {
		return false
	}
	at := i
	for at > 0 && ts[at].kind == signToken && strings.Contains(`"’)`, ts[at].text) { // a mark or bracket behind the stop
		at--
	}
	if !strings.Contains(".!?…", ts[at].text) || ts[at].kind != signToken {
		return false
	}
	if i+1 == len(ts) {
		return true
	}
	next := ts[i+1]
	if next.kind == signToken && strings.Contains(`"’)`, next.text) && next.at == t.end {
		return false // the sentence goes on to its closing mark
	}
	first, _ := utf8.DecodeRuneInString(next.raw)
	if next.at == t.end || unicode.IsLower(first) {
		return false
	}
	return ts[at].text != "." || at == 0 || !slices.Contains(abbreviations, ts[at-1].text)
}

// clauseWords begin a clause of its own.
var clauseWords = []string{"but", "however", "although", "though", "while", "whereas", "yet", "which"}

// clause is the stretch about the tokens from i to end in which a denial reaches them:
// no further than the signs and words that begin another part of the sentence.
func (s sentence) clause(i, end int) (from, to int) {
	breaks := func(k int) bool {
		t := s.tokens[k]
		return parting(t) || slices.Contains(clauseWords, t.text) || t.text == "," && k+1 < len(s.tokens) && slices.Contains([]string{"and", "so"}, s.tokens[k+1].text)
	}
	for from = i; from > max(0, i-reach) && !breaks(from-1); from-- {
	}
	for to = end; to < min(len(s.tokens), end+reach) && !breaks(to); to++ {
	}
	return from, to
}

// hasWord reports whether a word of a class is there.
func (c *checker) hasWord(ts []token, class string) bool {
	return slices.ContainsFunc(ts, func(t token) bool { return c.in(&t, class) })
}

// in reports whether a token is a word of a class.
func (c *checker) in(t *token, class string) bool { return c.tables.classes[class].has(t) }

// hit is a phrase of a list that was found.
type hit struct {
	*listed
	i, end int
}

// hits are the phrases of a list in a sentence that nothing lets pass, the longest at
// each place, in order. Somebody else's words are left out where they may say so.
func (c *checker) hits(s sentence, name string, quotes bool) []hit {
	l := c.tables.lists[name]
	var out []hit
	excused, asked := false, false // by something anywhere in the sentence
	for i := 0; i < len(s.tokens); i++ {
		best := hit{}
		for k, end := range l.set.at(s.tokens, i) {
			if end > best.end && !followed(s.tokens, end, l.listed[k].notBefore) && c.fits(s, &l.listed[k], i, end) {
				best = hit{&l.listed[k], i, end}
			}
		}
		if best.listed == nil || quotes && s.tokens[i].quoted || l.lets(s, best.i, best.end) {
			continue
		}
		if !asked {
			excused, asked = l.allowed["sentence"].in(s.tokens), true
		}
		if excused {
			return nil
		}
		out = append(out, best)
		i = best.end - 1
	}
	return out
}

// followed reports whether one of some words is among the two behind a place.
func followed(ts []token, end int, words []string) bool {
	for k := end; k < min(end+2, len(ts)) && ts[k].kind != signToken; k++ {
		if slices.Contains(words, ts[k].text) {
			return true
		}
	}
	return false
}

// lets reports whether what was found from i to end is allowed where it stands.
func (l *list) lets(s sentence, i, end int) bool {
	ts := s.tokens
	near := max(0, i-reach)
	for first, last := range l.allowed["within"].find(ts[near:min(len(ts), end+reach)]) {
		if near+first <= i && end <= near+last {
			return true
		}
	}
	from, to := s.clause(i, end)
	return reaches(l.allowed["before"], ts[from:i]) || reaches(l.allowed["after"], ts[end:to])
}

// reaches reports whether a denial is in some tokens.
func reaches(denials *phraseSet, ts []token) bool {
	for i, end := range denials.find(ts) {
		if !only(ts, i, end) {
			return true
		}
	}
	return false
}

// reach is how far a denial is from what it denies at most, in words and signs.
const reach = 14

// only reports whether a not in a place says not only.
func only(ts []token, from, end int) bool {
	for k := from; k < end && k+1 < len(ts); k++ {
		if ts[k].text == "not" && slices.Contains([]string{"only", "just", "merely", "simply"}, ts[k+1].text) {
			return true
		}
	}
	return false
}

// fits reports whether what else a phrase needs is in the sentence.
func (c *checker) fits(s sentence, l *listed, i, end int) bool {
	switch l.kind {
	case "change":
		return c.turned(s, i, end)
	case "subject":
		return c.subject(s, i)
	case "moved":
		return c.hasWord(s.tokens, "moved") && hasFigure(c, s.tokens)
	case "measured":
		return slices.ContainsFunc(s.tokens[i:min(end+1, len(s.tokens))], func(t token) bool { return t.text == "%" || t.kind == numberToken && t.value.Places() > 0 })
	case "bracket":
		return s.tokens[i].depth > 0 && hasFigure(c, s.tokens)
	case "value":
		return end+1 < len(s.tokens) && strings.Contains("=<>≤≥", s.tokens[end].text) && s.tokens[end+1].kind == numberToken
	case "cell":
		return (i == 0 || s.tokens[i-1].text == "|") && end+1 < len(s.tokens) && s.tokens[end].text == "|" && s.tokens[end+1].kind == numberToken
	case "number":
		return hasFigure(c, s.tokens[end:min(end+8, len(s.tokens))])
	}
	return true
}

// turned reports whether a sentence speaks of a change, outside of what is found and of
// changes that are none of pupils.
func (c *checker) turned(s sentence, i, end int) bool {
	for k := range s.tokens {
		if (k < i || k >= end) && c.in(&s.tokens[k], "turned") && !c.tables.lists["causal"].covers(s, k) {
			return true
		}
	}
	return false
}

// covers reports whether a word is part of something harmless.
func (l *list) covers(s sentence, k int) bool {
	near := max(0, k-reach)
	for first, last := range l.allowed["within"].find(s.tokens[near:min(len(s.tokens), k+reach)]) {
		if near+first <= k && k < near+last {
			return true
		}
	}
	return false
}

// describing stand between the beginning of a clause and what it is about, and
// relating before something that it is not about.
var (
	describing = []string{"the", "our", "this", "these", "their", "its", "all", "a", "an", "that", "and", "specialist", "speech", "language", "mental", "health", "youth", "family", "ap", "apst", "multi", "disciplinary", "new", "whole", "early", "key", "one", "to", "group", "weekly", "daily", "extra", "targeted", "intensive", "specialists'"}
	relating   = []string{"by", "with", "from", "of", "for", "in", "to", "at", "on", "without", "under", "had", "have", "has", "received", "receiving", "given", "got", "attended", "needed", "used", "completed", "started", "joined", "met", "saw", "seen", "no", "more", "less", "through", "after", "before", "during", "outside", "per", "and/or"}
)

// subject reports whether a word is what its clause is about: nothing before it says
// that pupils had it, or that something was done with it.
func (c *checker) subject(s sentence, i int) bool {
	for k := i - 1; k >= 0; k-- {
		t := &s.tokens[k]
		if slices.Contains(describing, t.text) && t.text != "to" {
			continue
		}
		return !slices.Contains(relating, t.text) && t.kind != numberToken && t.text != "|"
	}
	return true
}
