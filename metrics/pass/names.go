package pass

import (
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"apst/metrics/record"
)

// kind is which of several things about a factor a column holds.
type kind uint8

const (
	unsaid kind = iota // a number, or a band in its place
	percentile
	percentage
	bandName
)

var kindNames = [...]string{"", "percentile", "percentage", "band"}

func (k kind) String() string { return kindNames[k] }

//go:embed tables/kinds.csv
var kindsCSV string

// kinds are the phrases in headings that say the kind, by their letters.
var kinds = sync.OnceValue(func() map[string]kind {
	out := map[string]kind{}
	for _, r := range record.Table(kindsCSV) {
		out[record.Squeeze(r[0])] = kind(slices.Index(kindNames[:], r[1]))
	}
	return out
})

// What a heading is cut at, and how much of it.
const (
	longestHeading = 120 // bytes
	longestKind    = 3   // words: level of satisfaction
	longestWave    = 4   // words: autumn 1 2022/23
	mostCuts       = 4   // a kind and a sitting, at either end
)

// heading is what the heading of a column, or the name of a factor in a cell, says.
type heading struct {
	named    bool
	name     name
	bare     bool // by a word that heads other columns too
	number   int  // of the factor, where it says one
	numbered bool
	lettered bool // P3 or Factor 3 rather than 3
	vendor   bool // the number stands where the vendor puts it
	kind     kind
	kindSaid bool
	scored   bool // by a word such as score, which says no kind
	wave     string
}

// parseHeading takes a heading apart: the name or the number of a factor, whether it
// is a percentile, a percentage or a band, and which sitting it is of. A name counts
// by its letters alone and beats a number. ok is false for a heading that says none
// of this, or more than this.
func parseHeading(text string) (h heading, ok bool) {
	if len(text) > longestHeading || strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || r == '%' }) < 0 {
		return heading{}, false
	}
	tokens := tokensOf(text)
	if !allKnown(tokens) {
		return heading{}, false
	}
	tokens = h.cutNumber(tokens)
	if !h.rest(tokens, mostCuts) {
		return heading{}, false
	}
	return h, h.named || h.lettered || h.kindSaid || h.scored || h.wave != ""
}

// vocabulary is every word that a heading which can be read may have.
var vocabulary = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{"gl": true, "pass": true, "factor": true, "domain": true}
	add := func(phrase string) {
		for _, w := range tokensOf(phrase) {
			out[w] = true
		}
	}
	for _, r := range record.Table(spellingsCSV) {
		add(r[2])
	}
	for _, r := range record.Table(kindsCSV) {
		add(r[0])
	}
	for _, w := range record.WaveWords() {
		add(w.Text)
		out[record.Squeeze(w.Text)] = true
	}
	return out
})

// allKnown reports whether nothing in a text rules out that it is a heading: most
// texts in a table are none, and are told by their first word.
func allKnown(tokens []string) bool {
	for _, word := range tokens {
		digits := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyz")
		letters := word[:len(word)-len(digits)]
		if !vocabulary()[word] && (len(digits) > 4 || strings.Trim(digits, "0123456789") != "" || letters != "" && len(letters) > 1 && !vocabulary()[letters]) {
			return false
		}
	}
	return true
}

// percents are the signs that stand for words.
var percents = strings.NewReplacer("%ile", " percentile ", "% ile", " percentile ", "%tile", " percentile ", "%", " percentage ")

// tokensOf are the words and numbers of a heading in lower case.
func tokensOf(text string) []string {
	return strings.FieldsFunc(percents.Replace(strings.ToLower(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// cutNumber takes the survey's name and the number of a factor off the front: PASS -
// Factor 3, P3, 3. Only the first is the vendor's.
func (h *heading) cutNumber(tokens []string) []string {
	for len(tokens) > 0 && tokens[0] == "gl" {
		tokens = tokens[1:]
	}
	pass := len(tokens) > 0 && tokens[0] == "pass"
	if pass {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		return tokens
	}
	for _, before := range [...]string{"factor", "domain", "pass", "p", "f", ""} {
		rest, ok := strings.CutPrefix(tokens[0], before)
		if !ok {
			continue
		}
		n, used := rest, 1
		if rest == "" && before != "" && len(tokens) > 1 { // the number is the next word
			n, used = tokens[1], 2
		}
		if number, ok := factorNumber(n); ok {
			h.number, h.numbered, h.lettered, h.vendor = number, true, before != "", pass && before == "factor"
			return tokens[used:]
		}
	}
	return tokens
}

// factorNumber reads the number of a factor; there is room for one too many.
func factorNumber(text string) (int, bool) {
	if len(text) == 0 || len(text) > 2 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// rest reads what is left: a name, with words for the kind and the sitting at its
// ends.
func (h *heading) rest(tokens []string, cuts int) bool {
	if len(tokens) == 0 {
		return true
	}
	if s, ok := spellings()[strings.Join(tokens, "")]; ok {
		h.named, h.name, h.bare = true, s.name, s.bare
		return true
	}
	if cuts == 0 {
		return false
	}
	if last := tokens[len(tokens)-1]; len(last) == 2 && (last[0] == 'p' || last[0] == 'f') && last[1] >= '1' && last[1] <= '9' {
		if h.rest(tokens[:len(tokens)-1], cuts-1) && h.named {
			return true
		}
	}
	for n := min(longestWave, len(tokens)); n >= 1; n-- {
		if h.cut(tokens[len(tokens)-n:], tokens[:len(tokens)-n], cuts) || h.cut(tokens[:n], tokens[n:], cuts) {
			return true
		}
	}
	return false
}

// cut reads some words as a kind or a sitting, if one is not known yet, and then the
// others.
func (h *heading) cut(words, others []string, cuts int) bool {
	before := *h
	if k, ok := kinds()[strings.Join(words, "")]; ok && len(words) <= longestKind && (!h.kindSaid || k == unsaid) {
		if k != unsaid {
			h.kind, h.kindSaid = k, true
		} else {
			h.scored = true
		}
		if h.rest(others, cuts-1) {
			return true
		}
		*h = before
	}
	if h.wave == "" {
		if w := record.WaveOf(strings.Join(words, " ")); w != "" {
			h.wave = w
			if h.rest(others, cuts-1) {
				return true
			}
			*h = before
		}
	}
	return false
}

// Fields of columns that are not in a table: those of factors are the id of a name,
// with the kind behind a point where it is said.
const (
	fieldNumbered = "numbered" // a factor by its number alone
	fieldBeyond   = "beyond"   // the vendor's number of a factor that there is not
	bareMark      = "?"        // a name that counts only among others like it
)

// field is the field of a column with this heading; empty for none.
func (h *heading) field() string {
	switch {
	case h.named && h.bare:
		return fieldOf(h.name, h.kind) + bareMark
	case h.named:
		return fieldOf(h.name, h.kind)
	case h.numbered && h.vendor && h.number >= 1 && h.number <= len(factorsOf(nineFactor)):
		return fieldOf(factorsOf(nineFactor)[h.number-1].name, h.kind)
	case h.numbered && h.vendor:
		return fieldBeyond
	case h.lettered:
		return fieldNumbered
	case h.kindSaid && !h.numbered:
		return h.kind.String()
	}
	return ""
}

func fieldOf(n name, k kind) string {
	if k == unsaid {
		return n.id()
	}
	return n.id() + "." + k.String()
}

// fieldMeaning is the name and the kind of a factor's field.
func fieldMeaning(field string) (n name, k kind, ok bool) {
	id, word, _ := strings.Cut(field, ".")
	i := slices.Index(factors().names, id)
	j := slices.Index(kindNames[:], word)
	return name(max(i, 0)), kind(max(j, 0)), i >= 0 && j >= 0
}

// headingReader reads headings for package record.
type headingReader struct{}

// Of implements [record.Reader].
func (headingReader) Of(text string) record.Meaning {
	h, ok := parseHeading(text)
	if !ok {
		return record.Meaning{}
	}
	m := record.Meaning{Field: h.field(), Rank: "1", Wave: h.wave}
	if h.bare {
		m.Rank = "2"
	}
	if m.Field == "" {
		return record.Meaning{}
	}
	return m
}

// Known implements [record.Reader].
func (headingReader) Known() map[string][]string {
	out := map[string][]string{}
	for _, r := range record.Table(spellingsCSV) {
		out[r[0]] = append(out[r[0]], r[2])
	}
	for _, id := range slices.Sorted(maps.Keys(out)) {
		for _, k := range [...]kind{percentile, percentage, bandName} {
			for _, spelled := range out[id] {
				out[id+"."+k.String()] = append(out[id+"."+k.String()], spelled+" "+k.String())
			}
		}
	}
	return out
}
