package record

import (
	_ "embed"
	"encoding/csv"
	"slices"
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
	reader   Reader
	once     sync.Once
	known    map[string]Meaning
}

// Reader reads headings that are made of parts, too many for a table to list: the
// name of one of many scales, with what kind of score it is.
type Reader interface {
	// Of is asked before the table; the zero Meaning is for a heading that it does
	// not know.
	Of(heading string) Meaning
	// Known are the headings of each of its fields, for a page of methods.
	Known() map[string][]string
}

// ReadBy has a reader asked as well.
func (h *Headings) ReadBy(r Reader) *Headings {
	h.reader = r
	return h
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
	if h.reader != nil {
		if m := h.reader.Of(text); m.Field != "" {
			return m
		}
	}
	if m := h.plain(Squeeze(text)); m.Field != "" {
		return m
	}
	if before, behind, ok := strings.Cut(text, "("); ok {
		if m := h.plain(Squeeze(before)); m.Field != "" {
			m.Wave = waveIn(behind)
			return m
		}
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) { // nearly every cell below the headings
		return Meaning{}
	}
	for rest, wave := range cuts(text) {
		if m := h.plain(Squeeze(rest)); m.Field != "" {
			m.Wave = wave
			return m
		}
	}
	return Meaning{}
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
	if h.reader != nil {
		for field, headings := range h.reader.Known() {
			out[field] = append(out[field], headings...)
		}
	}
	return out
}

//go:embed tables/who.csv
var whoCSV string

// Who are the headings of the fields that say who somebody is, which all measures
// know, for a page of methods.
func Who() map[string][]string {
	out := map[string][]string{}
	for _, r := range Table(whoCSV) {
		out[r[0]] = append(out[r[0]], r[2])
	}
	return out
}

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

// words are the letters and digits of a text, parted at all other signs.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// waveAt is the sitting that the first of some words name, and how many words it
// takes. A term is told from others by the half and the year that stand beside it:
// "Autumn 1 2022", "2022/23 Spring", "Summer 23". Of the words for a sitting itself
// most are tried, then fewer.
func waveAt(tokens []string, most int) (wave string, n int) {
	if year, before := yearAt(tokens); before > 0 {
		w, n := waveAt(tokens[before:], most)
		if !terms[w] {
			return "", 0
		}
		return w + " " + year, before + n
	}
	for n := min(most, len(tokens)); n >= 1; n-- {
		w := waveWords()[Squeeze(strings.Join(tokens[:n], ""))]
		if w == "" {
			continue
		}
		if !terms[w] {
			return w, n
		}
		if n < len(tokens) && (tokens[n] == "1" || tokens[n] == "2") {
			w += " " + tokens[n]
			n++
		}
		if n < len(tokens) && len(tokens[n]) == 2 && tokens[n] >= "15" && tokens[n] <= "60" {
			return w + " 20" + tokens[n], n + 1
		}
		if year, after := yearAt(tokens[n:]); after > 0 {
			return w + " " + year, n + after
		}
		return w, n
	}
	return "", 0
}

// terms are the sittings of which every year has one.
var terms = map[string]bool{"autumn": true, "spring": true, "summer": true}

// yearAt is the year or the school year that the first of some words are, and how
// many they are: 2022, or 2022 and 23 of 2022/23.
func yearAt(tokens []string) (year string, n int) {
	digits := func(i, most int) bool {
		return i < len(tokens) && len(tokens[i]) == most && strings.Trim(tokens[i], "0123456789") == ""
	}
	if !digits(0, 4) || tokens[0][:2] != "20" {
		return "", 0
	}
	for _, width := range [...]int{2, 4} {
		if digits(1, width) {
			return tokens[0] + "/" + tokens[1][width-2:], 2
		}
	}
	return tokens[0], 1
}

// cuts yields what is left of a text without words in it that name a sitting, and
// the sitting: with the most words first, from left to right.
func cuts(text string) func(yield func(rest, wave string) bool) {
	return func(yield func(rest, wave string) bool) {
		tokens := words(text)
		for most := min(longestWave, len(tokens)-1); most >= 1; most-- {
			for i := range tokens {
				wave, n := waveAt(tokens[i:], most)
				if n == 0 || n == len(tokens) {
					continue
				}
				if !yield(strings.Join(slices.Concat(tokens[:i], tokens[i+n:]), " "), wave) {
					return
				}
			}
		}
	}
}

// WaveOf is the sitting that a whole text names, such as a heading above columns;
// empty where it names none.
func WaveOf(text string) string {
	if len(text) > longestHeading {
		return ""
	}
	tokens := words(text)
	if wave, n := waveAt(tokens, longestWave); n == len(tokens) {
		return wave
	}
	return waveWords()[Squeeze(text)]
}

// WaveIn is the sitting that a text speaks of, such as a title or a name; empty
// where it speaks of none, or of two.
func WaveIn(text string) string { return waveIn(text) }

// waveIn is the sitting that a title or a name speaks of, and none where it speaks
// of two.
func waveIn(text string) string {
	found := ""
	tokens := words(text)
	for at := 0; at < len(tokens); at++ {
		w, n := waveAt(tokens[at:], longestWave)
		if n == 0 || n == 1 && tokens[at] == w && len(w) == 1 { // a bare number is no sitting in running text
			continue
		}
		if found != "" && found != w {
			return ""
		}
		found, at = w, at+n-1
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

// Word is a heading or a phrase, and what it says.
type Word struct{ Text, Means string }

// WhoWords are the headings of the columns that say who a record is about.
func WhoWords() []Word {
	var out []Word
	for _, r := range Table(whoCSV) {
		out = append(out, Word{r[2], r[0]})
	}
	return out
}

// WaveWords are the phrases that name a sitting.
func WaveWords() []Word {
	var out []Word
	for _, r := range Table(wavesCSV) {
		out = append(out, Word{r[0], r[1]})
	}
	return out
}
