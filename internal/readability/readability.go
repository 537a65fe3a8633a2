// Package readability says how hard a text is to read, for tests of what the program
// writes for people who are not specialists.
package readability

import (
	"strings"
	"unicode"
)

// Age12 is the grade, in American school years, that a reader of about 12 has reached.
const Age12 = 7.5

// leastWords is how many words a sentence has at least: shorter ones are labels, and
// would make any text look easy.
const leastWords = 4

// Grade is the grade of Flesch and Kincaid of all sentences of texts together, and how
// many they are: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and
// others, 1975, US Navy report 8-75). What does not end in a full stop is no sentence. A
// sentence counts once: to say it again makes nothing easier.
func Grade(texts []string) (grade float64, sentences int) {
	var words, syllables int
	seen := map[string]bool{}
	for _, text := range texts {
		for _, s := range strings.SplitAfter(text, ". ") {
			s = strings.TrimSpace(s)
			if !strings.HasSuffix(s, ".") || len(strings.Fields(s)) < leastWords || seen[s] {
				continue
			}
			seen[s] = true
			sentences++
			for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
				words++
				syllables += Syllables(w)
			}
		}
	}
	if words == 0 {
		return 0, 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59, sentences
}

// Syllables counts groups of vowels, without an e at the end that is not sounded.
func Syllables(word string) int {
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
