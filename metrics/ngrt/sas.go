package ngrt

import (
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// sasKind says what stands in a cell for a standard age score.
type sasKind uint8

const (
	sasNothing  sasKind = iota // blank, or a word for nothing
	sasCode                    // 0 or 999, with which programs write that there is none
	sasScore                   // a whole number from 59 to 141
	sasCensored                // a text such as <60 that stands for anything beyond
	sasDecimal                 // a number with decimals
	sasHigh                    // a whole number above 141: a scale score
	sasLow                     // a whole number from 1 to 58
	sasBad                     // anything else
)

// score is a standard age score as a cell holds it. n is the number; of a censored
// one the limit.
type score struct {
	kind sasKind
	n    int
	text string // of a censored one, as it was written
	up   bool   // of a censored one: it stands for n or more
}

// sasOf reads a standard age score.
func sasOf(kind sheet.Kind, text string) score {
	text = strings.TrimSpace(text)
	if text == "" || nothing(text) {
		return score{}
	}
	if kind == sheet.Date || kind == sheet.Bool {
		return score{kind: sasBad}
	}
	if whole, part, pointed := strings.Cut(text, "."); digitsOnly(whole) && (!pointed || digitsOnly(part)) {
		n, err := strconv.Atoi(whole)
		switch {
		case err != nil:
			return score{kind: sasHigh}
		case strings.Trim(part, "0") != "":
			return score{kind: sasDecimal}
		case n == 0 || n == 999:
			return score{kind: sasCode, n: n}
		case n > limit("sas-most"):
			return score{kind: sasHigh, n: n}
		case n < limit("sas-least"):
			return score{kind: sasLow, n: n}
		}
		return score{kind: sasScore, n: n}
	}
	core, censored := uncensored(text)
	n, err := strconv.Atoi(core)
	if !censored || err != nil || !digitsOnly(core) {
		return score{kind: sasBad}
	}
	if n < limit("sas-least") || n > limit("sas-most") {
		return score{kind: sasBad}
	}
	return score{kind: sasCensored, n: n, text: text, up: n > 100}
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// stanine is the stanine of a score, and whether there is one: a censored score has
// one where all that it can stand for has the same.
func (s score) stanine() (int, bool) {
	switch s.kind {
	case sasScore:
		return StanineOf(s.n), true
	case sasCensored:
		n := StanineOf(s.n)
		return n, n == 1 && !s.up || n == 9 && s.up
	}
	return 0, false
}

// inRange reads a whole number between two limits; a percentile may be written as
// <1 or >99.
func inRange(text string, least, most int) (int, bool) {
	whole, part, _ := strings.Cut(strings.TrimLeft(text, "<>"), ".")
	if !digitsOnly(whole) || strings.Trim(part, "0") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(whole)
	return n, err == nil && n >= least && n <= most
}

// signed reads a difference such as +4, -3 or 0.
func signed(text string) (int, bool) {
	text = strings.NewReplacer("−", "-", "–", "-", " ", "").Replace(text)
	if text == "" || len(text) > 5 {
		return 0, false
	}
	whole, part, _ := strings.Cut(text, ".")
	if strings.Trim(part, "0") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(whole)
	return n, err == nil
}

// bandOf reads a confidence band from one text, such as 92-108, 92 to 108, (92, 108).
func bandOf(text string) (lower, upper int, ok bool) {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) != 2 || strings.Contains(text, ".") {
		return 0, 0, false
	}
	l, okL := inRange(parts[0], 40, 160)
	u, okU := inRange(parts[1], 40, 160)
	return l, u, okL && okU && l <= u
}
