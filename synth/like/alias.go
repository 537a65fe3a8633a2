package like

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq/intake"
	"apst/synth"
)

// aliases gives every identifier of the original one of its shape, the same
// wherever it stands, and never one that the original has.
type aliases struct {
	rng      *rand.Rand
	given    map[string]string
	used     map[string]bool
	original map[string]bool
	near     bool // identifiers that are nearly others stay so
}

// upnLetters are the check letters of a unique pupil number, by remainder.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// identifier writes an identifier's cell anew. clone tells a pupil who was added
// from the one they are laid out like.
func (a *aliases) identifier(c sheet.Cell, clone string) sheet.Cell {
	switch c.Kind {
	case sheet.Blank, sheet.Formula:
		return sheet.Cell{Kind: c.Kind}
	case sheet.Date, sheet.Bool, sheet.Error:
		return illegal(c)
	case sheet.Number:
		return a.numeric(c, clone)
	}
	raw := string(c.Text)
	if len(raw) > 100 {
		return text(strings.Repeat("x", 101))
	}
	inner, quoted := raw, false
	if s, ok := strings.CutPrefix(raw, `="`); ok && strings.HasSuffix(s, `"`) {
		inner, quoted = strings.TrimSuffix(s, `"`), true
	}
	id, problem := ingest.AppendLocalID(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(inner)})
	if problem == ingest.IDDigitsLost {
		return text("9.99E+11")
	}
	if len(id) == 0 {
		return text(strings.Repeat(" ", min(len(raw), 1)))
	}
	plain := strings.ReplaceAll(strings.ToUpper(string(id)), " ", "")
	out := ""
	if spaced := len(plain) != len(id); ingest.LooksUPN([]byte(plain)) {
		if out = a.alias("upn "+plain, clone, func() string { return a.upn(plain, clone) }); spaced {
			out = out[:4] + " " + out[4:8] + " " + out[8:]
		}
		if plain != strings.ReplaceAll(string(id), " ", "") {
			out = strings.ToLower(out)
		}
	} else {
		out = a.local(string(id), clone)
	}
	if strings.HasSuffix(inner, ".0") && !strings.HasSuffix(out, ".0") {
		out += ".0"
	}
	out = edge(inner, true) + out + edge(inner, false)
	if quoted {
		out = `="` + out + `"`
	}
	return text(out)
}

// edge is the white space at one end of a text: a space or a hard one.
func edge(s string, front bool) string {
	r := []rune(s)
	if !front {
		r[0] = r[len(r)-1]
	}
	switch {
	case r[0] == '\u00a0':
		return "\u00a0"
	case unicode.IsSpace(r[0]):
		return " "
	}
	return ""
}

func (a *aliases) numeric(c sheet.Cell, clone string) sheet.Cell {
	whole, fraction, point := strings.Cut(string(c.Text), ".")
	if strings.Trim(whole, "0123456789") != "" || strings.Trim(fraction, "0") != "" {
		if len(c.Text) > 15 {
			return number("99912345678901200")
		}
		return number("17.5")
	}
	if len(whole) > 15 {
		return number("99912345678901200")
	}
	out := a.local(whole, clone)
	if point {
		out += "." + fraction
	}
	return number(out)
}

// local is the alias of a school's own identifier.
func (a *aliases) local(id, clone string) string {
	if short := strings.TrimLeft(id, "0"); a.near && short != "" && strings.Trim(id, "0123456789") == "" {
		return a.alias(id, clone, func() string {
			return id[:len(id)-len(short)] + a.alias("short "+short, clone, func() string { return a.shaped(short) })
		})
	}
	return a.alias(id, clone, func() string { return a.shaped(id) })
}

func (a *aliases) alias(id, clone string, draw func() string) string {
	key := id + clone
	if out, ok := a.given[key]; ok {
		return out
	}
	out := draw()
	a.given[key], a.used[out] = out, true
	return out
}

// of is the identifier that stands for one of the original, as it will be read.
func (a *aliases) of(id, clone string) string {
	if out, ok := a.given["upn "+id+clone]; ok {
		return out
	}
	return a.given[id+clone]
}

// free draws until something is new.
func (a *aliases) free(draw func() string) (string, bool) {
	for range 2000 {
		if s := draw(); !a.used[s] && !a.original[strings.ToUpper(s)] {
			return s, true
		}
	}
	return "", false
}

// nearly finds the identifier of which another, with a digit mistyped or its
// leading noughts lost, stands for the same pupil, and mistypes its alias.
func (a *aliases) nearly(old, clone string) (string, bool) {
	if !a.near || old[0] == checkLetter(old[1:]) {
		return "", false
	}
	for _, key := range slices.Sorted(maps.Keys(a.given)) {
		alias := a.given[key]
		id, ok := strings.CutPrefix(strings.TrimSuffix(key, clone), "upn ")
		at := -1
		for i := range min(len(id), 13) {
			if ok && id[i] != old[i] {
				at, ok = i, at < 0
			}
		}
		if ok && len(id) == 13 && at > 0 && alias[at] <= '9' && id[0] == checkLetter(id[1:]) {
			return alias[:at] + string('0'+(alias[at]-'0'+1)%10) + alias[at+1:], true
		}
	}
	return "", false
}

// upn draws a unique pupil number of local authority 999, with a right or a wrong
// check letter as the original's. 000 stands for an authority that is not known.
func (a *aliases) upn(old, clone string) string {
	if out, ok := a.nearly(old, clone); ok {
		return out
	}
	unknown := !ingest.KnownLA(old[1:4]) && old[1:4] != ingest.FictitiousLA
	temporary := old[12] > '9'
	right := old[0] == checkLetter(old[1:])
	out, _ := a.free(func() string {
		n := synth.UPN(a.rng.IntN(10000), a.rng.IntN(100), a.rng.IntN(1000))
		if unknown {
			n = n[:1] + "000" + n[4:]
		}
		if temporary {
			n = n[:12] + string(upnLetters[a.rng.IntN(len(upnLetters))])
		}
		letter := strings.IndexByte(upnLetters, checkLetter(n[1:]))
		if !right {
			letter = (letter + 1) % len(upnLetters)
		}
		return string(upnLetters[letter]) + n[1:]
	})
	return out
}

// checkLetter is the letter before the twelve characters, weighted 2 to 13.
func checkLetter(rest string) byte {
	sum := 0
	for i := range len(rest) {
		v := int(rest[i] - '0')
		if rest[i] > '9' {
			v = strings.IndexByte(upnLetters, rest[i])
		}
		sum += v * (i + 2)
	}
	return upnLetters[sum%len(upnLetters)]
}

// shaped draws an identifier of the same shape: digits for digits, a leading nought
// kept; S for letters beside digits, which is in no unique pupil number; words of
// our own for words.
func (a *aliases) shaped(id string) string {
	digits := strings.ContainsAny(id, "0123456789")
	switch {
	case intake.ReadsLikeGroup(id):
		out, _ := a.free(func() string { return "Sample " + a.letters() })
		return out
	case !digits && strings.Contains(id, " "):
		out, _ := a.free(func() string { return "Pupil " + a.letters() })
		return out
	case !digits:
		out, _ := a.free(func() string { return "Pupil" + a.letters() })
		return out
	}
	for length := 0; ; length++ {
		out, ok := a.free(func() string { return strings.Repeat("1", length) + a.pattern(id) })
		if ok {
			return out
		}
		for n := range 1000 { // short ones may be used up: any that is free
			if s := fmt.Sprintf("%0*d", len(id), n); len(s) == len(id) && strings.Trim(id, "0123456789") == "" && (s[0] == '0') == (id[0] == '0') && !a.used[s] && length == 0 && len(id) < 5 {
				return s
			}
		}
	}
}

// pattern draws digits for digits and S for letters.
func (a *aliases) pattern(id string) string {
	var b bytes.Buffer
	for i, r := range id {
		switch {
		case r == '0' && i == 0:
			b.WriteByte('0')
		case r >= '0' && r <= '9' && i == 0:
			b.WriteByte(byte('1' + a.rng.IntN(9)))
		case r >= '0' && r <= '9':
			b.WriteByte(byte('0' + a.rng.IntN(10)))
		case unicode.IsLetter(r):
			b.WriteByte('S')
		case r == ' ' || r == '-' || r == '/' || r == '_' || r == '.':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
	}
	return b.String()
}

// letters are three letters that no word is made of.
func (a *aliases) letters() string {
	const from = "bcdfghjklmnpqrtvwxz"
	out := make([]byte, 4)
	for i := range out {
		out[i] = from[a.rng.IntN(len(from))]
	}
	return strings.ToUpper(string(out[:1])) + string(out[1:])
}
