package outcome

import (
	"strings"
	"testing"

	"apst/sdq"
)

// Entries have grounds, ids of their own, and point to what there is.
func TestEntries(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"choice.form": true, "dates.forms": true}
	for _, r := range sdq.Rules() {
		known["scoring."+r.ID] = true
	}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for _, e := range Entries() {
		if known[e.ID] || e.Title == "" || e.Text == "" || e.Why == "" || !e.Choice || !strings.HasPrefix(e.ID, "sdq-change.") {
			t.Errorf("%+v", e)
		}
		known[e.ID] = true
	}
	for _, e := range Entries() {
		for _, s := range e.See {
			if !known[s] {
				t.Errorf("%s points to %s, which there is not", e.ID, s)
			}
		}
	}
}
