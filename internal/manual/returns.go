package manual

import "apst/internal/pack"

// returnChapter is the evaluator's return: what it holds and how it is checked.
func returnChapter() *Chapter {
	c := &Chapter{ID: "return", Title: "The evaluator's return", About: "What a return holds, and how it is checked."}
	for _, e := range pack.ReasonEntries() {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}
