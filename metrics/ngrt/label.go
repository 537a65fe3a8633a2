package ngrt

import (
	"slices"
	"sync"

	"apst/metrics/record"
)

// labels are the vendor's words for progress, by their letters.
var labels = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rowsOf(labelsCSV) {
		out[record.Squeeze(r["text"])] = r["label"]
	}
	return out
})

// labelOf is which of the vendor's five words for progress a text is, in whatever
// spelling; empty for any other text.
func labelOf(text string) string { return labels()[record.Squeeze(text)] }

// Labels are the vendor's five words for progress, lowest first. Where it draws the
// lines is not published: they are counted, and never worked out, checked or made
// into numbers.
func Labels() []string {
	var out []string
	for _, r := range rowsOf(labelsCSV) {
		if !slices.Contains(out, r["label"]) {
			out = append(out, r["label"])
		}
	}
	return out
}
