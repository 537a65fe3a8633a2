package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"apst/sdq"
)

// heading is what one text above a column may mean.
type heading struct {
	field     string   // a field of headings.csv
	item      sdq.Item // by variable name, item number or key word; 0 for none
	number    int      // the item number written, which may be over 25; 0 for none
	key       sdq.Item // by key words
	bare      bool     // nothing but a number
	weak      bool     // an ordinary word that counts in company only
	reversed  bool     // the name says that the answers are turned round
	early     bool     // a variable name of the age 2-4 form
	option    int      // 1, 2, 3: the column of one option of a ticked question
	trailing  int      // a digit after the item: a wave, or an option; -1 for none
	wave      string
	informant string
	rater     string
	marked    bool // Q, item or sdq stands before the number
	weakWho   bool // the informant is an ordinary word such as "pupil"
	unclear   bool // a prefix that may be a wave or a rater
}

// token is a run of letters or of digits; glued to the one before when nothing
// stands between them.
type token struct {
	text  string
	glued bool
}

func tokens(s string) []token {
	var out []token
	s = strings.ToLower(s[:min(len(s), longestHeading)])
	kind, start := 0, 0 // of the run being read: 1 letters, 2 digits
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, token{word.String(), start == 1 && len(out) > 0})
			word.Reset()
		}
	}
	glued := 0 // 1 while nothing has stood between the last run and here
	for _, r := range s {
		k := 0
		switch {
		case r >= '0' && r <= '9':
			k = 2
		case unicode.IsLetter(r):
			k = 1
		case r == '\'' || r == '’': // "child's": one word
			continue
		}
		if k != kind {
			flush()
			start = glued
			if kind = k; len(out) > 40 { // longer than any heading
				return out
			}
		}
		if glued = min(k, 1); k > 0 {
			word.WriteRune(r)
		}
	}
	flush()
	return out
}

// longestHeading is how many bytes of a text are read; no heading is as long.
const longestHeading = 1000

func (t token) number() (int, bool) {
	if t.text[0] < '0' || t.text[0] > '9' || len(t.text) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(t.text)
	return n, err == nil
}

func join(ts []token) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// noise are words around an item number that say nothing.
var noise = map[string]bool{"sdq": true, "item": true, "question": true, "q": true, "qu": true, "no": true, "number": true,
	"answer": true, "response": true, "statement": true, "raw": true, "the": true, "of": true, "form": true, "score": true, "at": true, "by": true, "rated": true, "version": true, "data": true, "results": true}

// marks are the noise that makes the number after it an item's.
var marks = map[string]bool{"sdq": true, "item": true, "question": true, "q": true, "qu": true, "statement": true, "no": true, "number": true, "answer": true, "response": true}

// parseHeading reads one text.
func parseHeading(text string) heading {
	h := heading{trailing: -1}
	ts := tokens(text)
	if len(ts) == 0 {
		return h
	}
	v := vocabulary()
	if f, ok := fieldOf(ts); ok {
		h.field = f
		return h
	}
	if o, ok := optionWord(join(ts)); ok {
		h.option = o
		return h
	}
	if i, ok := v.cohorts[squeeze(ts)]; ok { // sdqa, or sdq a
		h.item, h.number = i, int(i)
		return h
	}
	_, number := ts[0].number()
	h.bare = number && len(ts) == 1
	marked := slices.ContainsFunc(ts, func(t token) bool { return marks[t.text] })
	rest := h.stripBack(h.stripFront(ts))
	h.body(rest)
	h.marked = marked
	if h.number > 0 && !marked && h.key == 0 && (h.weakWho || !h.bare && noise[ts[0].text]) { // "Pupil 007", "Version 2"
		return heading{trailing: -1}
	}
	return h
}

// fieldOf looks a heading up, with and without what schools add to the names of
// scales: "Total score (0-40)".
func fieldOf(ts []token) (string, bool) {
	headings := vocabulary().headings
	if f, ok := headings[squeeze(ts)]; ok {
		return f, true
	}
	for len(ts) > 1 {
		last := ts[len(ts)-1]
		if _, number := last.number(); !number && !scaleNoise[last.text] {
			return "", false
		}
		ts = ts[:len(ts)-1]
		if f, ok := headings[squeeze(ts)]; ok && strings.HasPrefix(f, schoolPrefix) {
			return f, true
		}
	}
	return "", false
}

var scaleNoise = map[string]bool{"score": true, "scores": true, "scale": true, "raw": true, "range": true, "max": true, "out": true, "of": true, "total": true, "sum": true, "sdq": true}

func squeeze(ts []token) string {
	return strings.ReplaceAll(join(ts), " ", "")
}

// stripFront takes waves, informants and noise off the front.
func (h *heading) stripFront(ts []token) []token {
	for len(ts) > 0 {
		if n := h.facet(ts); n > 0 && (n < len(ts) || h.wave != "" || h.informant != "") {
			ts = ts[n:]
			continue
		}
		if len(ts) > 1 && noise[ts[0].text] {
			ts = ts[1:]
			continue
		}
		break
	}
	return ts
}

// stripBack takes waves and informants off the back.
func (h *heading) stripBack(ts []token) []token {
	for len(ts) > 1 {
		taken := 0
		for n := min(3, len(ts)-1); n >= 1 && taken == 0; n-- {
			tail := ts[len(ts)-n:]
			if tail[0].glued && n == 1 {
				continue
			}
			if label := waveLabel(join(tail)); label != "" && h.wave == "" && n <= 3 {
				h.wave, taken = label, n
			} else if p, ok := vocabulary().informants[join(tail)]; ok && p.strength != letter && h.informant == "" {
				h.informant, taken = p.value, n
			}
		}
		if taken == 0 {
			return ts
		}
		ts = ts[:len(ts)-taken]
	}
	return ts
}

// facet reads a wave or an informant at the front and says how many tokens it
// took.
func (h *heading) facet(ts []token) int {
	v := vocabulary()
	for n := min(3, len(ts)); n >= 1; n-- {
		text := join(ts[:n])
		if n < len(ts) && ts[n].glued && ts[n].text[0] >= 'a' && !endsInDigit(text) {
			continue
		}
		if label := waveLabel(text); label != "" {
			if n == 2 && n < len(ts) && ts[n].glued && (text[0] == 't' && len(ts[0].text) == 1) { // t1consid: teacher 1 or time 1
				h.unclear = true
			}
			if h.wave == "" {
				h.wave = label
				return n
			}
		}
		p, ok := v.informants[text]
		if !ok || h.informant != "" || n == len(ts) && p.strength == letter {
			continue
		}
		if p.strength == letter {
			return h.letter(ts, p.value)
		}
		if n < len(ts) || p.strength == strong {
			h.informant, h.weakWho = p.value, p.strength == weak
			return n
		}
	}
	return 0
}

// letter reads p, t or s before an item, with the digit of the rater that one
// export puts between them (p1emotion).
func (h *heading) letter(ts []token, informant string) int {
	rest := ts[1:]
	taken := 1
	rater := ""
	if n, ok := rest[0].number(); ok && rest[0].glued && len(rest) > 1 && n >= 1 && n <= 4 {
		rater, rest, taken = rest[0].text, rest[1:], 2
	}
	if len(rest) == 0 {
		return 0
	}
	_, _, stem := sdq.ParseStem(rest[0].text)
	_, named := fieldOf(rest[:1])
	if !stem && !noise[rest[0].text] && !(named && rater != "") {
		return 0
	}
	h.informant, h.rater = informant, rater
	h.unclear = rater != "" && informant == sdq.Self.String() // nobody else answers for the pupil: time 1 and time 2?
	return taken
}

func endsInDigit(s string) bool { return s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// body reads what is left: a variable name, an item number, a field, key words.
func (h *heading) body(ts []token) {
	for len(ts) > 1 && noise[ts[0].text] {
		ts = ts[1:]
	}
	if len(ts) == 0 {
		return
	}
	if f, ok := fieldOf(ts); ok {
		h.field = f
		return
	}
	if h.name(ts) {
		return
	}
	if n, ok := ts[0].number(); ok {
		h.numbered(n, ts)
		return
	}
	if i, early := keyItem(ts); i > 0 {
		h.item, h.key, h.weak, h.early = i, i, true, early
	}
}

// numbered reads a heading that starts with an item number.
func (h *heading) numbered(n int, ts []token) {
	rest := ts[1:]
	if len(rest) > 0 && len(rest[0].text) == 1 && rest[0].text[0] >= 'a' && rest[0].text != "r" && !isOption(rest[0].text, new(int)) { // 7A is a class
		return
	}
	switch {
	case len(rest) == 0:
	case len(rest) == 1 && isOption(rest[0].text, &h.option):
	case len(rest) <= 2 && isOption(join(rest), &h.option):
	case len(rest) == 1:
		if d, ok := rest[0].number(); ok && d <= 9 {
			h.trailing = d
			break
		}
		fallthrough
	default:
		if last := rest[len(rest)-1]; rest[0].glued && len(rest[0].text) <= 2 && len(rest) == 1 && last.text == "r" {
			h.reversed = true
		} else {
			if h.key, h.early = keyItem(rest); h.key == 0 && len(rest) == 1 {
				h.key, _, _ = sdq.ParseStem(rest[0].text)
			}
		}
	}
	if n > 60 { // a year or the like
		return
	}
	h.number = n
	if n >= 1 && n <= sdq.Items {
		h.item = sdq.Item(n)
	}
}

func isOption(s string, option *int) bool {
	o, ok := optionWord(s)
	if ok {
		*option = o
	}
	return ok
}

// name reads a variable name: a stem, with an informant's letter in front, with
// digits or a mark of reversal behind; or the name a cohort study gives the item.
func (h *heading) name(ts []token) bool {
	word := ts[0].text
	i, form, prefixed := stemOf(word)
	h.reversed = i > 0 && turnedName(word)
	if i == 0 {
		return h.derivedName(ts) || h.cohortName(ts)
	}
	if prefixed != "" {
		if h.informant != "" {
			return false
		}
		h.informant = prefixed
	}
	rest := ts[1:]
	for len(rest) > 0 {
		switch n, isNumber := rest[0].number(); {
		case isNumber && n >= 0 && n <= 9:
			h.trailing = n
		case rest[0].text == "r" || rest[0].text == "rev" || rest[0].text == "reversed":
			h.reversed = true
		default:
			return false
		}
		rest = rest[1:]
	}
	h.item, h.early = i, form == sdq.Form2to4
	h.weak = len(ts) == 1 && prefixed == "" && h.wave == "" && h.informant == ""
	return true
}

// derivedName reads a variable name that is no item's with an informant's letter
// before it: pebddiff, simphome2, tebdtot.
func (h *heading) derivedName(ts []token) bool {
	p, ok := vocabulary().informants[ts[0].text[:1]]
	if !ok || p.strength != letter || h.informant != "" || len(ts) > 2 {
		return false
	}
	field, ok := vocabulary().headings[ts[0].text[1:]]
	if !ok || !strings.HasPrefix(field, schoolPrefix) && !slices.Contains(impactFieldNames[:], field) {
		return false
	}
	if len(ts) == 2 {
		n, isNumber := ts[1].number()
		if !isNumber || n > 9 {
			return false
		}
		h.trailing = n
	}
	h.field, h.informant = field, p.value
	return true
}

// turnedName reports whether a variable name ends in a mark of reversal: obeysr,
// obeysrev.
func turnedName(word string) bool {
	plain, _, _ := stemOf(strings.TrimSuffix(strings.TrimSuffix(word, "rev"), "r"))
	whole := false
	if _, _, ok := sdq.ParseStem(word); ok {
		whole = true
	} else if len(word) > 1 {
		p, ok := vocabulary().informants[word[:1]]
		_, _, stem := sdq.ParseStem(word[1:])
		whole = ok && p.strength == letter && stem
	}
	return plain > 0 && !whole
}

// stemOf reads a stem with or without an informant's letter before it and an r
// behind it.
func stemOf(word string) (i sdq.Item, form sdq.Form, informant string) {
	for _, w := range []string{word, strings.TrimSuffix(word, "rev"), strings.TrimSuffix(word, "r")} {
		if i, form, ok := sdq.ParseStem(w); ok {
			return i, form, ""
		}
		if len(w) > 1 {
			if p, ok := vocabulary().informants[w[:1]]; ok && p.strength == letter {
				if i, form, ok := sdq.ParseStem(w[1:]); ok {
					return i, form, p.value
				}
			}
		}
	}
	return 0, 0, ""
}

// cohortName reads the variable names of large studies: cmsdpfa0, gcsdqa00,
// ypsdqa, and any prefix ending in sdq before the item's number.
func (h *heading) cohortName(ts []token) bool {
	word := ts[0].text
	if base, ok := strings.CutSuffix(word, "sdq"); ok && base != "" && len(ts) >= 2 {
		p, who := vocabulary().informants[base]
		who = who && p.strength == letter
		if n, ok := ts[1].number(); ok && (who || ts[1].glued) {
			h.numbered(n, ts[1:])
			if h.marked = true; who && h.informant == "" {
				h.informant = p.value
			}
			return true
		}
	}
	for name, i := range vocabulary().cohorts {
		prefix, ok := strings.CutSuffix(word, name)
		if !ok || len(prefix) > 2 {
			continue
		}
		if len(ts) > 1 {
			if n, isNumber := ts[1].number(); !isNumber || n != 0 {
				continue
			}
		}
		h.item, h.number = i, int(i)
		return true
	}
	for j, t := range ts { // awb2_1_sdq_7_...
		if t.text == "sdq" && j > 0 && j+1 < len(ts) {
			if n, ok := ts[j+1].number(); ok {
				h.numbered(n, ts[j+1:])
				return true
			}
		}
	}
	return false
}

// keyItem is the one item whose key words stand in a text; 0 when there is none,
// or when the text fits two.
func keyItem(ts []token) (found sdq.Item, early bool) {
	keys := vocabulary().keys
	used := make([]bool, len(ts))
	for n := 2; n >= 1; n-- {
		for j := 0; j+n <= len(ts); j++ {
			if used[j] || used[j+n-1] {
				continue
			}
			if k, ok := keys[join(ts[j:j+n])]; ok {
				for m := j; m < j+n; m++ {
					used[m] = true
				}
				if found != 0 && found != k.item {
					return 0, false
				}
				found, early = k.item, early || k.early
			}
		}
	}
	return found, early
}

// waveLabel reads a wave: baseline, endline, interim; n1, n2, ... for a numbered
// one; term:... for a school term. Weak words count.
func waveLabel(text string) string {
	if p, ok := vocabulary().waves[text]; ok {
		return p.value
	}
	for _, prefix := range []string{"t ", "time ", "time point ", "timepoint ", "wave ", "w ", "round ", "phase ", "tp ", "assessment ", "occasion "} {
		if rest, ok := strings.CutPrefix(text, prefix); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
			return "n" + rest
		}
	}
	return ""
}
