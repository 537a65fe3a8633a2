package scan

import (
	"unicode"
	"unicode/utf8"
)

// mixedRun is of how many runs of letters and digits in turn a word is a checksum or
// the like, in which no name is looked for: doe2010 and 7jane have two.
const mixedRun = 5

// text is a text cut into tokens. Its buffers are used again.
type text struct {
	raw    []byte
	folded []byte
	tokens []token
}

// cut makes the tokens of a text.
func (t *text) cut(raw []byte) {
	t.raw, t.folded, t.tokens = raw, t.folded[:0], t.tokens[:0]
	before, line := far, false
	for i := 0; i < len(raw); {
		c := raw[i]
		if c >= utf8.RuneSelf {
			r, n := runeAt(raw, i)
			switch {
			case unicode.IsLetter(r) && apostrophe(raw, i) == 0: // which some apostrophes are
				i = t.letters(i, before)
				before, line = glued, false
			case unicode.Is(unicode.Nd, r):
				i = t.digits(i, before)
				before, line = glued, false
			case unseen(r):
				i += n
			default:
				i += n
				before, line = max(before, near), false
			}
			continue
		}
		switch classes[c] {
		case lower, capital:
			i = t.letters(i, before)
			before, line = glued, false
			continue
		case digit:
			i = t.digits(i, before)
			before, line = glued, false
			continue
		}
		i++
		switch {
		case c == cellSign:
			before = max(before, cell)
		case c == recordSign, c == '\n' && line:
			before = far
		case c == '\n':
			before, line = max(before, near), true
		default:
			before = max(before, near)
			line = line && (c == ' ' || c == '\t' || c == '\r')
		}
	}
	t.markMixed()
}

// letters takes a run of letters that starts at i, and says where it ends.
func (t *text) letters(i int, before gap) int {
	k := token{start: i, from: len(t.folded), gap: before, upper: true, caps: true}
	raw := t.raw
	for first := true; i < len(raw); first = false {
		c := raw[i]
		if c < utf8.RuneSelf {
			switch classes[c] {
			case lower:
				k.upper, k.caps = k.upper && !first, false
				t.folded = append(t.folded, c)
				i++
				k.end = i
				continue
			case capital:
				t.folded = append(t.folded, c|0x20)
				i++
				k.end = i
				continue
			}
		}
		n, more := t.beyond(i, first, &k)
		if !more {
			i += n
			break
		}
		i += n
	}
	k.to = len(t.folded)
	t.tokens = append(t.tokens, k)
	return max(i, k.end)
}

// beyond takes what is no ASCII letter from within a word: how long it is, and whether
// the word goes on behind it.
func (t *text) beyond(i int, first bool, k *token) (int, bool) {
	raw := t.raw
	if n := apostrophe(raw, i); n > 0 {
		if !letterAt(raw, i+n) {
			return 0, false
		}
		if s := raw[i+n]; (s == 's' || s == 'S') && !letterAt(raw, i+n+1) { // Jane's
			return n + 1, false
		}
		return n, true
	}
	if raw[i] < utf8.RuneSelf {
		return 0, false
	}
	r, n := runeAt(raw, i)
	switch {
	case unicode.IsLetter(r):
		if unicode.IsLower(r) {
			k.upper, k.caps = k.upper && !first, false
		}
		t.folded = appendFolded(t.folded, r)
		k.end = i + n
		return n, true
	case unseen(r):
		return n, true
	}
	return 0, false
}

// digits takes a run of digits that starts at i, and says where it ends.
func (t *text) digits(i int, before gap) int {
	k := token{start: i, from: len(t.folded), gap: before, digits: true}
	for i < len(t.raw) {
		c := t.raw[i]
		if c < utf8.RuneSelf {
			if classes[c] != digit {
				break
			}
			t.folded = append(t.folded, c)
			i++
			k.end = i
			continue
		}
		r, n := runeAt(t.raw, i)
		if unicode.Is(unicode.Nd, r) {
			t.folded = appendFolded(t.folded, r)
			k.end = i + n
		} else if !unseen(r) {
			break
		}
		i += n
	}
	k.to = len(t.folded)
	t.tokens = append(t.tokens, k)
	return i
}

// markMixed marks the tokens of long runs of letters and digits in turn, and of numbers
// that programs give to things.
func (t *text) markMixed() {
	for i := 0; i < len(t.tokens); {
		end := t.runEnd(i)
		made := t.guid(i, end)
		if end = max(end, made); made > 0 || end-i >= mixedRun {
			for k := i; k < end; k++ {
				t.tokens[k].mixed, t.tokens[k].made = true, made > 0
			}
		}
		i = end
	}
}

// guid finds a number of the form 01234567-89ab-cdef-0123-456789abcdef that begins with
// a run of tokens: where it ends.
func (t *text) guid(i, end int) int {
	for k, n := range []int{8, 4, 4, 4, 12} {
		if k > 0 {
			if end == len(t.tokens) || t.tokens[end].gap != near || string(t.between(end)) != "-" {
				return 0
			}
			i, end = end, t.runEnd(end)
		}
		if run := t.run(i, end); len(run) != n || !onlyOf(run, "0123456789abcdef") {
			return 0
		}
	}
	return end
}

// runEnd is the token behind the run that begins with token i.
func (t *text) runEnd(i int) int {
	i++
	for i < len(t.tokens) && t.tokens[i].gap == glued {
		i++
	}
	return i
}

// word is the folded form of token i.
func (t *text) word(i int) []byte { return t.folded[t.tokens[i].from:t.tokens[i].to] }

// run is the folded form of the tokens from i up to end, run together.
func (t *text) run(i, end int) []byte { return t.folded[t.tokens[i].from:t.tokens[end-1].to] }

// between is what stands between token i and the one before it.
func (t *text) between(i int) []byte { return t.raw[t.tokens[i-1].end:t.tokens[i].start] }

// before and after are the bytes around the tokens from i up to end; 0 at the ends of
// the text.
func (t *text) before(i int) byte {
	if at := t.tokens[i].start; at > 0 {
		return t.raw[at-1]
	}
	return 0
}

func (t *text) after(end int) byte {
	if at := t.tokens[end-1].end; at < len(t.raw) {
		return t.raw[at]
	}
	return 0
}
