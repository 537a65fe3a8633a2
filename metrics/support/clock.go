package support

import (
	"math"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// A day has so many minutes.
const dayMinutes = 24 * 60

// clockOf reads a time of day as minutes from midnight: a text such as 9:30, 09.30,
// 0930 or 2:15 pm, or the fraction of a day that spreadsheets store. A date with a
// time gives the time; one with midnight, which is how a date without a time is
// often exported, gives none.
func clockOf(c sheet.Cell) (minutes int, ok bool) {
	text := strings.TrimSpace(string(c.Text))
	switch c.Kind {
	case sheet.Number, sheet.Date:
		if f, err := strconv.ParseFloat(text, 64); err == nil && f >= 0 && f < 1e6 {
			_, part := math.Modf(f)
			n := int(math.Floor(part*dayMinutes + 0.5))
			return n % dayMinutes, n%dayMinutes > 0
		}
	case sheet.Text:
	default:
		return 0, false
	}
	if i := strings.LastIndexAny(text, " T"); i >= 0 && strings.ContainsAny(text[:i], "/-0123456789") {
		half := strings.ToLower(strings.ReplaceAll(text[i+1:], ".", ""))
		if half != "am" && half != "pm" {
			text = text[i+1:]
		} else if j := strings.LastIndexAny(text[:i], " T"); j >= 0 {
			text = text[j+1:]
		}
	}
	n, ok := clockText(text)
	return n, ok && n > 0
}

// clockText reads 9:30, 09.30, 0930, 09:30:00, 2pm or 2:15 pm.
func clockText(text string) (minutes int, ok bool) {
	s := strings.ToLower(strings.TrimSpace(text))
	half := ""
	for _, h := range []string{"am", "pm", "a.m.", "p.m."} {
		if rest, found := strings.CutSuffix(s, h); found {
			s, half = strings.TrimSpace(rest), h[:1]
			break
		}
	}
	var parts []string
	switch {
	case strings.ContainsAny(s, ":.h"):
		parts = strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '.' || r == 'h' })
	case len(s) == 4:
		parts = []string{s[:2], s[2:]}
	case half != "":
		parts = []string{s, "0"}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	h, okH := small(parts[0], 23)
	m, okM := small(parts[1], 59)
	if len(parts) == 3 {
		if _, okS := small(parts[2], 59); !okS {
			return 0, false
		}
	}
	if !okH || !okM || half != "" && (h > 12 || h == 0) {
		return 0, false
	}
	if half != "" {
		h %= 12
		if half == "p" {
			h += 12
		}
	}
	return 60*h + m, true
}

// small reads a whole number of at most two digits from 0 to most.
func small(s string, most int) (int, bool) {
	if len(s) == 0 || len(s) > 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 8)
	return int(n), err == nil && int(n) <= most
}

// unit is what a length without a unit is counted in.
type unit uint8

const (
	noUnit unit = iota
	inMinutes
	inHours
)

// lengthOf reads how long something took, in minutes: a number in a unit, 45 min,
// 1 h 15, 1.5 hours, 1:15 or 1:15:00 for hours and minutes, or the fraction of a day
// that spreadsheets store for these. A number without a unit is read only where the
// column has one, and hours with a colon only where it does not say minutes. Parts of
// a minute are rounded, halves up.
func lengthOf(c sheet.Cell, u unit) (minutes int, ok bool) {
	text := strings.TrimSpace(string(c.Text))
	switch c.Kind {
	case sheet.Number:
		return scaledNumber(text, u)
	case sheet.Date:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || f < 0 || f >= 1 { // a day, or a stretch of more than one
			return 0, false
		}
		return int(math.Floor(f*dayMinutes + 0.5)), true
	case sheet.Text:
		return lengthText(strings.ToLower(text), u)
	}
	return 0, false
}

// leastFraction is how many minutes a number of minutes with a fraction has at least.
const leastFraction = 10

// scaledNumber reads a number in a unit.
func scaledNumber(text string, u unit) (int, bool) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(f) || f < 0 || f > 1e5 || strings.ContainsAny(text, "xXpP_") {
		return 0, false
	}
	switch u {
	case inMinutes: // 1.5 under minutes is an hour and a half under the wrong heading
		return int(math.Floor(f + 0.5)), f == math.Trunc(f) || f >= leastFraction
	case inHours:
		return int(math.Floor(f*60 + 0.5)), true
	}
	return 0, false
}

// The words of units, longest first.
var (
	hourWords   = []string{"hours", "hour", "hrs", "hr", "h"}
	minuteWords = []string{"minutes", "minute", "mins", "min", "m"}
)

// lengthText reads a length that is written with its unit, or with a colon.
func lengthText(s string, u unit) (int, bool) {
	if parts := strings.Split(s, ":"); len(parts) == 2 || len(parts) == 3 {
		h, okH := small(parts[0], 23)
		m, okM := small(parts[1], 59)
		if len(parts) == 3 {
			if _, okS := small(parts[2], 59); !okS {
				return 0, false
			}
		}
		// 1:15 under minutes may be a minute and a quarter
		return 60*h + m, okH && okM && (u != inMinutes || len(parts) == 3)
	}
	if n, ok := scaledNumber(s, u); ok {
		return n, true
	}
	number, rest := leading(s)
	if number == "" {
		return 0, false
	}
	if after, ok := cutWord(rest, minuteWords); ok && after == "" {
		return scaledNumber(number, inMinutes)
	}
	after, ok := cutWord(rest, hourWords)
	if !ok {
		return 0, false
	}
	hours, ok := scaledNumber(number, inHours)
	if !ok || after == "" {
		return hours, ok
	}
	number, rest = leading(strings.TrimSpace(strings.TrimPrefix(after, "and ")))
	if after, ok = cutWord(rest, minuteWords); !ok && rest != "" || after != "" {
		return 0, false
	}
	more, ok := small(number, 59)
	return hours + more, ok && hours%60 == 0
}

// leading splits a text behind the number that it begins with.
func leading(s string) (number, rest string) {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.') {
		i++
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// cutWord takes one of some words off the start of a text.
func cutWord(s string, words []string) (rest string, ok bool) {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z') {
			return strings.TrimLeft(rest, " ."), true
		}
	}
	return s, false
}
