package workcopy

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"apst/ingest"
	"apst/internal/pseudonym"
)

// names gives words others. Those of pupils' names have one word each wherever they
// stand, and a word that is a slip of the hand from another stays one.
type names struct {
	key   pseudonym.Key
	try   int
	given map[string]string // of the pupils' words, in lower case
	used  map[string]bool
	pairs map[string]bool // words of one pupil's name, in either order
}

// What the words begin with that stand for others.
const (
	forPupil = "pupil"
	forStaff = "person"
	forPlace = "place"
	forWord  = "word"
)

// token is how many letters follow.
const token = 5

// slipLength is how long words are of which a slip of the hand is looked for.
const slipLength = 4

func newNames(key pseudonym.Key, try int, all map[string]bool) *names {
	n := &names{key: key, try: try, given: map[string]string{}, used: map[string]bool{}}
	sorted := slices.Sorted(maps.Keys(all))
	for i, w := range sorted {
		if utf8.RuneCountInString(w) < 2 {
			continue
		}
		if isDigits(w) {
			n.give(w, func(t int) string { return digitsLike(w, stream(key, "number", w, try<<16+t), false) }, all)
			continue
		}
		parent := ""
		if len(w) >= slipLength && len(sorted) <= maxSlips && plain(w) {
			for _, other := range sorted[:i] {
				if kind, _ := ingest.SlipBetween(w, other); kind != ingest.NoSlip && len(other) >= slipLength && !isDigits(other) && plain(other) {
					parent = other
					break
				}
			}
		}
		if parent == "" {
			n.give(w, func(t int) string { return accented(w, forPupil+stream(key, "name", w, try<<16+t).letters(token)) }, nil)
			continue
		}
		n.give(w, func(t int) string { return slippedWord(n.given[parent], parent, w, stream(key, "name slip", w, t)) }, nil)
	}
	return n
}

func isDigits(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// give looks for a word that no other has.
func (n *names) give(w string, candidate func(int) string, not map[string]bool) {
	out := ""
	for t := range tries {
		if out = candidate(t); !n.used[out] && !not[out] {
			break
		}
	}
	n.given[w], n.used[out] = out, true
}

// slippedWord is the word of another with a slip of the same kind.
func slippedWord(from, parent, w string, c *chance) string {
	kind, at := ingest.SlipBetween(parent, w)
	out := []byte(from)
	at = len(forPupil) + at%token
	at = min(at, len(out)-1)
	switch {
	case len(w) > len(parent):
		out = slices.Insert(out, at, c.letters(1)[0])
	case len(w) < len(parent):
		out = slices.Delete(out, at, at+1)
	case kind == ingest.Exchanged && at+1 < len(out) && out[at] != out[at+1]:
		out[at], out[at+1] = out[at+1], out[at]
	default:
		out[at] = c.letters(1)[0]
	}
	return string(out)
}

// word is the word that stands for another, with its capitals.
func (n *names) word(w, begins string) string {
	low := strings.ToLower(w)
	out, ok := n.given[low]
	switch {
	case ok:
	case utf8.RuneCountInString(w) == 1 && unicode.IsLetter([]rune(w)[0]):
		out = stream(n.key, "initial", low, n.try).letters(1)
	case isDigits(w):
		out = digitsLike(w, stream(n.key, "number", w, n.try<<16), false)
	default:
		out = accented(low, begins+stream(n.key, begins, low, n.try).letters(token))
	}
	return capitals(w, out)
}

// plain reports whether a word is of ASCII alone.
func plain(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// accented gives a word that stands for one with an accent one too: an encoding shows in
// such words alone.
func accented(w, out string) string {
	if plain(w) {
		return out
	}
	return out[:len(out)-1] + "é"
}

// capitals writes a word in capitals, with one, or in small letters, as another is.
func capitals(like, w string) string {
	first, size := utf8.DecodeRuneInString(like)
	switch {
	case !unicode.IsUpper(first):
		return w
	case len(like) > size && strings.ToUpper(like) == like:
		return strings.ToUpper(w)
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// replace writes a text anew word by word: each that keep does not keep becomes
// another. Signs and spaces stay.
func replace(text string, with func(word string) string) string {
	var b, w strings.Builder
	flush := func() {
		if w.Len() > 0 {
			b.WriteString(with(w.String()))
			w.Reset()
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			w.WriteRune(r)
			continue
		}
		flush()
		if r < unicode.MaxASCII || unicode.IsSpace(r) || strings.ContainsRune("–—’‘“”£\u00a0", r) {
			b.WriteRune(r)
		} else {
			b.WriteByte('?')
		}
	}
	flush()
	return b.String()
}
