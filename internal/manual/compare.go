package manual

import "apst/internal/compare"

// compareChapter is how two sets of outputs are held against each other.
func compareChapter() *Chapter {
	c := &Chapter{ID: "compare", Title: "Comparing outputs", About: "How apst diff and apst verify hold two sets of outputs against each other."}
	for _, e := range compare.Entries() {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}
