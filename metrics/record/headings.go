package record

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
	"unicode"
)

// Meaning is what a heading says: the field of its column and, where it says that
// too, which of several sittings the column belongs to.
type Meaning struct {
	Field string
	Rank  string // of two columns for one field the one with the lower rank counts
	Wave  string // a word of waves.csv's second column; empty where nothing says it
}

// Headings are the headings that a measure knows, compared by their letters and
// digits alone: "Date-of-Birth" is dateofbirth.
type Headings struct {
	text     string
	prefixes []string
	once     sync.Once
	known    map[string]Meaning
}

// NewHeadings takes a table with the columns field, rank and heading, as it is
// embedded; it is parsed when it is first needed. prefixes are words that programs
// put before their headings, such as the name of a test.
func NewHeadings(text string, prefixes ...string) *Headings {
	h := &Headings{text: text}
	for _, p := range prefixes {
		h.prefixes = append(h.prefixes, Squeeze(p))
	}
	return h
}

func (h *Headings) table() map[string]Meaning {
	h.once.Do(func() {
		h.known = map[string]Meaning{}
		for _, r := range Table(whoCSV) {
			h.known[Squeeze(r[2])] = Meaning{Field: r[0], Rank: r[1]}
		}
		for _, r := range Table(h.text) {
			h.known[Squeeze(r[2])] = Meaning{Field: r[0], Rank: r[1]}
		}
	})
	return h.known
}

// longestHeading is how many bytes of text can be a heading.
const longestHeading = 120

// Of reads a heading: as it is, without what stands in brackets behind it, without
// the name of the program before it, and without the words that say which sitting
// it is of. The zero Meaning is for a heading that is not known.
func (h *Headings) Of(text string) Meaning {
	if text == "" || len(text) > longestHeading {
		return Meaning{}
	}
	if m := h.plain(Squeeze(text)); m.Field != "" {
		return m
	}
	if before, _, ok := strings.Cut(text, "("); ok {
		if m := h.plain(Squeeze(before)); m.Field != "" {
			return m
		}
	}
	rest, wave := cutWave(text)
	if wave == "" {
		return Meaning{}
	}
	m := h.plain(Squeeze(rest))
	m.Wave = wave
	if m.Field == "" {
		return Meaning{}
	}
	return m
}

// plain looks a squeezed heading up, with and without the prefixes.
func (h *Headings) plain(squeezed string) Meaning {
	known := h.table()
	if m, ok := known[squeezed]; ok {
		return m
	}
	for _, p := range h.prefixes {
		if rest, ok := strings.CutPrefix(squeezed, p); ok {
			if m, ok := known[rest]; ok {
				return m
			}
		}
	}
	return Meaning{}
}

// Known are the headings of each field, for a page of methods.
func (h *Headings) Known() map[string][]string {
	out := map[string][]string{}
	for _, r := range Table(h.text) {
		out[r[0]] = append(out[r[0]], r[2])
	}
	return out
}

//go:embed tables/who.csv
var whoCSV string

//go:embed tables/waves.csv
var wavesCSV string

// waveWords are the words for a sitting, longest first where one holds another.
var waveWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Table(wavesCSV) {
		out[Squeeze(r[0])] = r[1]
	}
	return out
})

// longestWave is how many words name a sitting at most: "test point 2".
const longestWave = 3

// cutWave takes the words that name a sitting off the start or the end of a text.
func cutWave(text string) (rest, wave string) {
	tokens := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for n := min(longestWave, len(tokens)-1); n >= 1; n-- {
		if w := waveWords()[Squeeze(strings.Join(tokens[:n], ""))]; w != "" {
			return strings.Join(tokens[n:], " "), w
		}
		if w := waveWords()[Squeeze(strings.Join(tokens[len(tokens)-n:], ""))]; w != "" {
			return strings.Join(tokens[:len(tokens)-n], " "), w
		}
	}
	return text, ""
}

// WaveOf is the sitting that a whole text names, such as a heading above columns;
// empty where it names none.
func WaveOf(text string) string {
	if len(text) > longestHeading {
		return ""
	}
	return waveWords()[Squeeze(text)]
}

// waveIn is the sitting that a title or a name speaks of, and none where it speaks
// of two.
func waveIn(text string) string {
	found := ""
	tokens := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for at := 0; at < len(tokens); at++ {
		for n := min(longestWave, len(tokens)-at); n >= 1; n-- {
			joined := Squeeze(strings.Join(tokens[at:at+n], ""))
			w := waveWords()[joined]
			if w == "" || joined == w && n == 1 && len(w) == 1 { // a bare number is no sitting in running text
				continue
			}
			if found != "" && found != w {
				return ""
			}
			found, at = w, at+n-1
			break
		}
	}
	return found
}

// Squeeze is a text's letters and digits in lower case: D.O.B. is dob.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Table is the rows of an embedded table below its headings. A table that cannot
// be read is a fault of the program, found by its tests.
func Table(text string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("metrics/record: embedded table: " + err.Error())
	}
	return rows[1:]
}
