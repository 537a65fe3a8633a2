package pupil_test

import (
	"strings"
	"testing"
	"unicode"

	"apst/internal/schooltest"
	"apst/report/pupil"
)

// oldest is the grade, in American school years, that a reader of about 12 has reached.
const oldest = 7.0

// The program's own sentences are for a reader of about 12: by the grade of Flesch and
// Kincaid, 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others,
// 1975, US Navy report 8-75).
func TestReadingAge(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("40 pupils")))
	seen := map[string]bool{}
	var words, syllables, sentences int
	for _, p := range a.Linkage.Pupils {
		for _, text := range report(a, p, planned(p.ID, pupil.Last(p))).Text() {
			for _, s := range strings.SplitAfter(text, ". ") {
				s = strings.TrimSpace(s)
				if !strings.HasSuffix(s, ".") || len(strings.Fields(s)) < 4 || seen[s] {
					continue
				}
				seen[s] = true
				sentences++
				for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
					words++
					syllables += syllablesOf(w)
				}
			}
		}
	}
	if sentences < 30 {
		t.Fatalf("only %d sentences", sentences)
	}
	grade := 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
	if grade > oldest {
		t.Errorf("grade %.1f over %d sentences, at most %.0f is wanted", grade, sentences, oldest)
	}
	t.Logf("grade %.1f over %d sentences", grade, sentences)
}

// syllablesOf counts groups of vowels, without an e at the end that is not sounded.
func syllablesOf(word string) int {
	word = strings.ToLower(word)
	n, vowel := 0, false
	for _, r := range word {
		v := strings.ContainsRune("aeiouy", r)
		if v && !vowel {
			n++
		}
		vowel = v
	}
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}
