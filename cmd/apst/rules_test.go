package main

import (
	"regexp"
	"strings"
	"testing"

	"apst/finding"
)

// Every rule has an id of its own, in the order of the list, and the words that
// explain it.
func TestAllRules(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^[A-Z]{3,8}-[0-9]{3}$`)
	last := ""
	for _, r := range allRules() {
		if r.ID <= last {
			t.Errorf("rule %s follows %s: ids are unique and in order", r.ID, last)
		}
		last = r.ID
		if !id.MatchString(r.ID) {
			t.Errorf("rule id %q, want one such as SDQ-012", r.ID)
		}
		for what, words := range map[string]string{"title": r.Title, "expected": r.Expected, "fix": r.Fix} {
			if words == "" || strings.HasSuffix(words, ".") {
				t.Errorf("rule %s, %s %q: want words without a full stop", r.ID, what, words)
			}
		}
		if r.Effect >= finding.RowUnscored && r.Severity != finding.Error && r.ID != "SDQ-023" {
			t.Errorf("rule %s costs a row and is only %s", r.ID, r.Severity)
		}
	}
}
