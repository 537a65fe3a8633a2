package stats

import (
	"strings"
	"testing"
)

// Every entry is complete, named once, and shown by a vector that there is.
func TestCountEntries(t *testing.T) {
	t.Parallel()
	names := readCountVectors(t).Vectors
	seen := map[string]bool{}
	for _, e := range countEntries() {
		for _, part := range []string{e.ID, e.Title, e.Estimates, e.Formula, e.Convention, e.Source, e.Edges, e.R, e.Vector} {
			if strings.TrimSpace(part) == "" {
				t.Errorf("%s has an empty part", e.ID)
			}
		}
		if seen[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		seen[e.ID] = true
		for prefix := range strings.SplitSeq(e.Vector, "; ") {
			found := false
			for _, v := range names {
				found = found || strings.HasPrefix(v.Name, prefix)
			}
			if !found {
				t.Errorf("%s: no vector begins with %q", e.ID, prefix)
			}
		}
	}
}
