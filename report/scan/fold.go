package scan

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Signs between pieces of text that are searched together.
const (
	cellSign   = 0x1F // between the cells of a row
	recordSign = 0x1E // between what has nothing to do with each other
)

// gap is what stands before a token.
type gap uint8

const (
	glued gap = iota // nothing: a digit beside a letter
	near             // spaces and signs
	cell             // the end of a cell
	far              // a blank line, or the beginning
)

// token is a run of letters or of digits. Its folded form is lower case without
// accents; signs of no width and apostrophes within a word are gone.
type token struct {
	start, end int // in the text
	from, to   int // in the folded text
	gap        gap
	digits     bool
	upper      bool // begins with a capital, or in a script that has none
	caps       bool // has no small letter
	mixed      bool // is part of a run of many letters and digits, such as a checksum
	made       bool // is part of a number that a program has given to a thing
}

// special letters have no decomposition that is their base letter.
var special = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d",
	'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ł': "l", 'Ł': "l", 'ħ': "h", 'Ħ': "h", 'ı': "i", 'ŋ': "ng", 'Ŋ': "ng",
}

// What an ASCII byte is.
const (
	lower = iota + 1
	capital
	digit
)

var classes = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = lower
		case c >= 'A' && c <= 'Z':
			t[c] = capital
		case c >= '0' && c <= '9':
			t[c] = digit
		}
	}
	return t
}()

// runeAt is the character at i. A byte that is no UTF-8 counts as Latin-1.
func runeAt(text []byte, i int) (rune, int) {
	r, n := utf8.DecodeRune(text[i:])
	if r == utf8.RuneError && n <= 1 {
		return rune(text[i]), 1
	}
	return r, n
}

// unseen reports whether a character takes no room, or changes the one before it.
func unseen(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r))
}

// appendFolded appends a letter or digit beyond ASCII in its folded form.
func appendFolded(dst []byte, r rune) []byte {
	if s, ok := special[r]; ok {
		return append(dst, s...)
	}
	var buf [utf8.UTFMax]byte
	whole := buf[:utf8.EncodeRune(buf[:], r)]
	parts := norm.NFKD.Properties(whole).Decomposition()
	if parts == nil {
		return utf8.AppendRune(dst, unicode.ToLower(r))
	}
	for len(parts) > 0 {
		p, n := utf8.DecodeRune(parts)
		parts = parts[n:]
		switch s, ok := special[p]; {
		case ok:
			dst = append(dst, s...)
		case !unicode.Is(unicode.Mn, p):
			dst = utf8.AppendRune(dst, unicode.ToLower(p))
		}
	}
	return dst
}

// apostrophe is the length of an apostrophe at i, 0 for none.
func apostrophe(text []byte, i int) int {
	switch c := text[i]; {
	case c == '\'' || c == '`':
		return 1
	case c < 0xC2:
		return 0
	}
	switch r, n := utf8.DecodeRune(text[i:]); r {
	case '’', '‘', 'ʼ', '´', 'ʹ', '＇':
		return n
	}
	return 0
}

// letterAt reports whether a letter stands at i.
func letterAt(text []byte, i int) bool {
	if i >= len(text) {
		return false
	}
	if c := text[i]; c < utf8.RuneSelf {
		return classes[c] == lower || classes[c] == capital
	}
	r, _ := runeAt(text, i)
	return unicode.IsLetter(r)
}
