package workcopy

import (
	"strings"
	"unicode"

	"apst/metrics"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq/intake"
)

// lexicon is what the measures and the list of pupils know: words and whole texts that
// tell nothing of a school.
type lexicon struct {
	phrases map[string]bool // whole cells, squeezed
	words   map[string]bool // in lower case
}

// phraseWords is how many words of a table of codes are a code and no sentence.
const phraseWords = 6

// newLexicon gathers the headings, the codes and their words.
func newLexicon(measures []*metrics.Measure) *lexicon {
	l := &lexicon{phrases: map[string]bool{}, words: map[string]bool{}}
	for _, m := range measures {
		for _, s := range m.Spec.Shapes {
			for _, headings := range s.Headings.Known() {
				l.take(headings...)
			}
		}
		if m.Entries == nil {
			continue
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
		l.take(m.ID, m.Title)
	}
	for _, w := range record.WhoWords() {
		l.take(w.Text)
	}
	for _, w := range record.WaveWords() {
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

// furtherWords are those of months, days, sheets and rows under tables, which stand in
// no table.
const furtherWords = `january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
	mon tue tues wed thu thur thurs fri sat sun am pm week weeks term terms half year years yr wc commencing ending to from
	total totals mean means average averages median mode sum count grand subtotal max min maximum minimum sd n cohort group groups class national school overall all
	pupils number of and or the for in by with a an at on as is not no yes true false none na n/a known unknown pupil pupils list data export report sheet date day days
	month months minutes hours mins hrs notes note comments comment score scores key form copy final draft old new results summary
	roster attendance register registers ngrt pass neet nccis support contacts referrals incidents suspensions episodes views plans plan reviews qualifications
	objectives destinations leavers mr mrs ms miss dr sdq page part sex gender male female boys girls`

// take adds whole texts that are no sentences, and their words.
func (l *lexicon) take(texts ...string) {
	for _, text := range texts {
		for t := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(";|,\n", r) }) {
			w := words(t)
			if len(w) == 0 || len(w) > phraseWords {
				continue
			}
			l.phrases[record.Squeeze(t)] = true
			for _, one := range w {
				l.words[one] = true
			}
		}
	}
}

// words are the runs of letters and digits of a text, in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// phrase reports whether a whole cell is one of the codes or texts that a measure lists.
func (l *lexicon) phrase(text string) bool { return l.phrases[record.Squeeze(text)] }

// longNumber is how many digits a number has that could be somebody's.
const longNumber = 5

// word reports whether a word, in lower case, tells nothing: it is known, a single
// letter, a short number, or made of such (Y10, 1st, 25hrs).
func (l *lexicon) word(w string) bool {
	if l.words[w] || l.phrases[w] || intake.KnownWord(w) {
		return true
	}
	for _, run := range runs(w) {
		switch digit := unicode.IsDigit([]rune(run)[0]); {
		case digit && len(run) >= longNumber:
			return false
		case !digit && len([]rune(run)) > 1 && !l.words[run] && !intake.KnownWord(run):
			return false
		}
	}
	return true
}

// runs cuts a word between letters and digits.
func runs(w string) (out []string) {
	from := 0
	last := false
	for i, r := range w {
		if digit := unicode.IsDigit(r); i > 0 && digit != last {
			out = append(out, w[from:i])
			from, last = i, digit
		} else {
			last = digit
		}
	}
	if from < len(w) {
		out = append(out, w[from:])
	}
	return out
}
