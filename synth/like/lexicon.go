package like

import (
	"strings"
	"unicode"

	"apst/metrics"
	records "apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq/intake"
)

// lexicon is what the measures and the list of pupils know: what of a file may be
// written again.
type lexicon struct {
	phrases map[string]bool // whole cells, squeezed
	words   map[string]bool // in lower case
}

// phraseWords is how many words of a table of codes are a code and no sentence.
const phraseWords = 8

// newLexicon gathers the headings, the codes and their words.
func newLexicon(measures []*metrics.Measure) *lexicon {
	l := &lexicon{phrases: map[string]bool{}, words: map[string]bool{}}
	for _, m := range measures {
		for _, s := range m.Spec.Shapes {
			for _, headings := range s.Headings.Known() {
				l.take(headings...)
			}
		}
		for _, e := range m.Entries() {
			for _, t := range e.Tables {
				for _, row := range t.Rows {
					l.take(row...)
				}
			}
		}
		for _, o := range m.Options {
			l.take(o.Allowed...)
		}
		for _, b := range m.Blanks {
			for _, c := range b.Columns {
				l.take(append(c.Choices, c.Heading)...)
			}
		}
		l.take(m.ID, m.Title)
	}
	for _, w := range records.WhoWords() {
		l.take(w.Text)
	}
	for _, w := range records.WaveWords() {
		l.take(w.Text, w.Means)
	}
	for _, c := range roster.Codes() {
		l.take(c.Text, c.Means)
	}
	for _, h := range roster.HeadingWords() {
		l.take(h.Text)
	}
	l.take(strings.Fields(furtherWords)...)
	return l
}

// furtherWords are those of months, days and rows under tables, which stand in no
// table.
const furtherWords = `january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
	mon tue tues wed thu thur thurs fri sat sun am pm week weeks term terms half year years wc commencing ending to from
	total totals mean average median count cohort group class national school sum overall all pupils number of
	yes no true false none n/a na not known pupil list data export report sheet date day days month months minutes hours mins hrs
	roster attendance register ngrt pass neet nccis support contacts referrals incidents suspensions episodes views plans plan reviews qualifications objectives destinations leavers`

// take adds whole texts that are no sentences, and their words.
func (l *lexicon) take(texts ...string) {
	for _, t := range texts {
		if strings.ContainsAny(t, ",;") { // a list of them
			l.take(strings.FieldsFunc(t, func(r rune) bool { return r == ',' || r == ';' })...)
		}
		w := words(t)
		if len(w) == 0 || len(w) > phraseWords {
			continue
		}
		l.phrases[records.Squeeze(t)], l.words[records.Squeeze(t)] = true, true
		for _, one := range append(w, runs(records.Squeeze(t))...) { // NEETStartDate2 is one word, and so is what is left of it without the number
			l.words[one] = true
		}
	}
}

// word reports whether a word may be written: known, short, or a number of up to four
// digits.
func (l *lexicon) word(w string) bool {
	w = strings.ToLower(w)
	if l.words[w] || intake.KnownWord(w) {
		return true
	}
	letters, digits := 0, 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters++
		} else {
			digits++
		}
	}
	if letters == 0 {
		return digits < 5
	}
	if letters+digits < 3 {
		return letters == 1
	}
	for _, run := range runs(w) { // Y10, 1st, 25hrs
		if !unicode.IsDigit(rune(run[0])) && len(run) > 2 && !l.words[run] && !intake.KnownWord(run) || unicode.IsDigit(rune(run[0])) && len(run) > 4 {
			return false
		}
	}
	return true
}

// code reports whether a whole cell is one of the codes or words that a measure lists.
func (l *lexicon) code(text string) bool {
	if strings.ContainsAny(text, ";,/\n") {
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";,/\n", r) }) {
			if !l.phrases[records.Squeeze(part)] {
				return false
			}
		}
		return true
	}
	s := records.Squeeze(text)
	return l.phrases[s] || len([]rune(strings.TrimSpace(text))) <= 2
}

// spoken reports whether every word of a text is known.
func (l *lexicon) spoken(text string) bool {
	for _, w := range words(text) {
		if !l.word(w) {
			return false
		}
	}
	return true
}

// clean is a text without the words that are not known; it is empty where none is left
// that says anything.
func (l *lexicon) clean(text string) string {
	if plain(text) && (l.phrases[records.Squeeze(text)] || l.spoken(text)) {
		return text
	}
	var b strings.Builder
	said := false
	word := ""
	flush := func() {
		if word != "" && l.word(word) {
			b.WriteString(word)
			said = said || len(word) > 0
		}
		word = ""
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word += string(r)
		default:
			flush()
			if r < unicode.MaxASCII && unicode.IsPrint(r) || r == ' ' || r == '\n' {
				b.WriteRune(r)
			}
		}
	}
	flush()
	out := strings.Trim(strings.Join(strings.Fields(b.String()), " "), " ,;:-/&+.")
	if !said || len(words(out)) == 0 {
		return ""
	}
	return out
}

// plain reports whether a text has no signs that could be anything.
func plain(text string) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r > unicode.MaxASCII && !strings.ContainsRune("–—’‘£\u00a0", r) {
			return false
		}
	}
	return true
}
