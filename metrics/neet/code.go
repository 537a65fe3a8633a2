package neet

import (
	"strings"

	"apst/ingest"
)

// codeDigits is how many digits a code has.
const codeDigits = 3

// ParseCode takes a code of three digits off the start of a text: 210, 210.0, and
// 210 - School sixth form. It reports false for a text that does not start with
// one, such as 81 or NEET, and for one that names a second code.
func ParseCode(text string) (code string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < codeDigits || !digits(text[:codeDigits]) {
		return "", false
	}
	code, rest := text[:codeDigits], text[codeDigits:]
	if fraction, isNumber := strings.CutPrefix(rest, "."); isNumber {
		rest = strings.TrimLeft(fraction, "0") // 210.0 is 210, and 210.5 is nothing
	}
	if rest == "" {
		return code, true
	}
	if c := rest[0]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80 && !dashed(rest) {
		return "", false
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(word) == codeDigits && word != code {
			return "", false
		}
	}
	return code, true
}

// digits reports whether a text is digits and nothing else.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// dashed reports whether a text starts with a dash of print or a no-break space.
func dashed(s string) bool {
	for _, sign := range [...]string{"–", "—", "\u00a0"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}

// Use says what is known of a code at a day.
type Use uint8

// The uses.
const (
	InUse    Use = iota
	NoCode       // in no list
	NotInUse     // of another time
)

// Lookup is what an activity code means at a day; without a day, what it means now.
func Lookup(code string, day ingest.Date) (Code, Use) {
	at := theFacts().byCode[code]
	if len(at) == 0 {
		return Code{}, NoCode
	}
	for _, i := range at {
		c := theFacts().codes[i]
		switch {
		case day.IsZero() && c.To.IsZero():
			return c, InUse
		case day.IsZero() || !c.From.IsZero() && c.From.After(day) || !c.To.IsZero() && day.After(c.To):
			continue
		}
		return c, InUse
	}
	return theFacts().codes[at[0]], NotInUse
}

// LookupCharacteristic is what a number means in a column of characteristics.
func LookupCharacteristic(code string) (Characteristic, bool) {
	for _, c := range Characteristics() {
		if c.Code == code {
			return c, true
		}
	}
	return Characteristic{}, false
}

// postSixteen reports whether a group is for those past compulsory school age.
func (g Group) postSixteen() bool {
	return g.Status == EET || g.Status == NEET || g.Status == Reengaging
}
