package manual

import (
	"slices"

	"apst/report/benchmarks"
	"apst/report/words"
)

// wordsChapter is what texts about an evaluation keep to, and the national figures
// that may stand in them.
func wordsChapter() *Chapter {
	c := &Chapter{ID: "words", Title: "Words and benchmarks", About: "What apst release check --words looks for in a text, what it lets pass, and the national figures that may be printed. The rules themselves are among the checks, WRD-001 and on."}
	for _, e := range slices.Concat(words.Entries(), benchmarks.Entries()) {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}
