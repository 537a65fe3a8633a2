package ingest

import (
	"bytes"
	"slices"

	"apst/ingest/sheet"
)

// IDProblem says what is wrong with an identifier, if anything.
type IDProblem uint8

const (
	IDFine        IDProblem = iota
	IDRepaired              // spaces or lower case were put right
	IDBlank                 // nothing there
	IDWrongLetter           // a UPN whose check letter does not fit its digits
	IDNotUPN                // not 13 characters of the UPN's shape
	IDDigitsLost            // a number of more than 15 digits, or in E notation: Excel has lost digits
	IDWords                 // words without a digit in place of a UPN
	IDNotText               // an error value, a date, true or false, or a formula without a value
)

// upnLetters is the check alphabet: no I, O or S.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// upnIndex is a letter's value in the check sum, in either case; -1 for none.
var upnIndex = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i := range len(upnLetters) {
		t[upnLetters[i]], t[upnLetters[i]|0x20] = int8(i), int8(i)
	}
	return t
}()

// AppendUPN appends the normal form of a unique pupil number (no spaces, upper
// case) and says whether its shape and check letter are right. The letter is
// never repaired. A temporary UPN ends in a letter.
//
// Source: UK Government Data Standards Catalogue: weights 2 to 13 over
// characters 2 to 13, modulo 23, into the letters A-Z without I, O and S.
func AppendUPN(dst []byte, c sheet.Cell) ([]byte, IDProblem) {
	start := len(dst)
	dst, problem := AppendLocalID(dst, c)
	if problem > IDRepaired {
		return dst, problem
	}
	id := dst[start:]
	n := 0
	for _, b := range id {
		if b == ' ' {
			problem = IDRepaired
			continue
		}
		if b >= 'a' && b <= 'z' {
			b, problem = b-'a'+'A', IDRepaired
		}
		id[n] = b
		n++
	}
	dst = dst[:start+n]
	switch valid, shape := checkUPN(id[:n]); {
	case !shape && !bytes.ContainsAny(id[:n], "0123456789"):
		return dst, IDWords
	case !shape:
		return dst, IDNotUPN
	case !valid:
		return dst, IDWrongLetter
	}
	return dst, problem
}

// checkUPN reports whether id has the shape of a UPN, and if so whether its
// check letter is the right one.
func checkUPN(id []byte) (valid, shape bool) {
	if len(id) != 13 || upnIndex[id[0]] < 0 {
		return false, false
	}
	sum := 0
	for i := 1; i < 13; i++ {
		c := id[i]
		switch {
		case c >= '0' && c <= '9':
			sum += int(c-'0') * (i + 1)
		case i == 12 && upnIndex[c] >= 0:
			sum += int(upnIndex[c]) * (i + 1)
		default:
			return false, false
		}
	}
	return upnLetters[sum%23] == id[0]&^0x20, true
}

// LooksUPN reports whether text has the shape of a UPN, whatever its letter.
func LooksUPN(text []byte) bool {
	_, shape := checkUPN(bytes.TrimSpace(text))
	return shape
}

// maxID is how long an identifier may be; nothing longer is one.
const maxID = 100

// AppendLocalID appends the normal form of a school's own identifier: the
// stored text without spaces at its ends and with runs of spaces inside made
// one. Leading zeros stay. A number that Excel stores as 123 or 123.0 becomes
// "123"; one of more than 15 digits is refused, because Excel has already lost
// the rest.
func AppendLocalID(dst []byte, c sheet.Cell) ([]byte, IDProblem) {
	switch c.Kind {
	case sheet.Blank:
		return dst, IDBlank
	case sheet.Number:
		return appendNumericID(dst, c.Text)
	case sheet.Date, sheet.Bool, sheet.Error, sheet.Formula:
		return dst, IDNotText
	}
	start, problem := len(dst), IDFine
	text := c.Text
	if len(text) > 3 && text[0] == '=' && text[1] == '"' && text[len(text)-1] == '"' { // ="001", to keep Excel from eating the zeros
		text, problem = text[2:len(text)-1], IDRepaired
	}
	dst, changed := appendSpaced(dst, text)
	if changed {
		problem = IDRepaired
	}
	id := dst[start:]
	switch {
	case len(id) == 0:
		return dst, IDBlank
	case len(id) > maxID:
		return dst[:start], IDNotText
	}
	if isENotation(id) {
		return dst, IDDigitsLost
	}
	if whole, ok := bytes.CutSuffix(id, []byte(".0")); ok && isDigits(whole) {
		return dst[:start+len(whole)], IDRepaired
	}
	return dst, problem
}

// appendSpaced trims text and makes runs of white space, no-break and
// zero-width ones included, one space.
func appendSpaced(dst, text []byte) (out []byte, changed bool) {
	if !slices.ContainsFunc(text, func(b byte) bool { return b <= ' ' || b >= 0xC2 }) {
		return append(dst, text...), false // nearly every identifier
	}
	start, gap := len(dst), false
	for len(text) > 0 {
		if n := spaceLen(text); n > 0 {
			gap = true
			if text[0] != ' ' || len(dst) == start || (len(text) > n && spaceLen(text[n:]) > 0) || len(text) == n {
				changed = true
			}
			text = text[n:]
			continue
		}
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		gap = false
		dst = append(dst, text[0])
		text = text[1:]
	}
	return dst, changed
}

// spaceLen is how many bytes of white space text starts with: one character's
// worth, or none.
func spaceLen(text []byte) int {
	switch {
	case text[0] == ' ' || text[0] >= '\t' && text[0] <= '\r':
		return 1
	case len(text) >= 2 && text[0] == 0xC2 && text[1] == 0xA0: // no-break space
		return 2
	case len(text) >= 2 && text[0] == 0xC2 && text[1] == 0x85: // next line
		return 2
	case len(text) >= 3 && text[0] == 0xE2 && text[1] == 0x80 && (text[2] <= 0x8F || text[2] == 0xA8 || text[2] == 0xA9 || text[2] == 0xAF): // wide, narrow, zero-width
		return 3
	case len(text) >= 3 && text[0] == 0xE2 && text[1] == 0x81 && (text[2] == 0x9F || text[2] == 0xA0):
		return 3
	case len(text) >= 3 && text[0] == 0xE3 && text[1] == 0x80 && text[2] == 0x80: // ideographic
		return 3
	case len(text) >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF: // byte-order mark
		return 3
	}
	return 0
}

func appendNumericID(dst, digits []byte) ([]byte, IDProblem) {
	whole, fraction, hasPoint := bytes.Cut(digits, []byte("."))
	if hasPoint && len(bytes.Trim(fraction, "0")) == 0 {
		digits = whole
	}
	switch {
	case isENotation(digits) || isDigits(digits) && len(digits) > 15:
		return append(dst, digits...), IDDigitsLost
	case !isDigits(digits): // a fraction or a sign: no identifier is either
		return append(dst, digits...), IDNotText
	}
	return append(dst, digits...), IDFine
}

func isDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// isENotation reports whether text is a number such as 8.012E+11, which is what
// is left of a long identifier that passed through a numeric cell. Where the
// decimal sign is a comma, so is its own.
func isENotation(b []byte) bool {
	i := bytes.IndexByte(b, '+')
	if i < 2 || b[i-1]|0x20 != 'e' || !isDigits(b[i+1:]) {
		return false
	}
	mantissa := b[:i-1]
	whole, fraction, hasPoint := bytes.Cut(mantissa, []byte("."))
	if !hasPoint {
		whole, fraction, hasPoint = bytes.Cut(mantissa, []byte(","))
	}
	return isDigits(whole) && (!hasPoint || isDigits(fraction))
}

// AppendName appends the normal form of a person's name for use in a declared
// key: spaces made single, letters lower case.
func AppendName(dst []byte, c sheet.Cell) ([]byte, IDProblem) {
	if c.Kind == sheet.Blank {
		return dst, IDBlank
	}
	if c.Kind != sheet.Text {
		return dst, IDNotText
	}
	start := len(dst)
	dst, _ = appendSpaced(dst, c.Text)
	if len(dst) == start {
		return dst, IDBlank
	}
	return append(dst[:start], bytes.ToLower(dst[start:])...), IDFine
}
