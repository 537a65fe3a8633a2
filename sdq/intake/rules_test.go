package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
)

// Every rule has a stable id of its own and four texts that read as the style
// says: lower case unless an abbreviation or a name starts them, no full stop.
func TestRules(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^[A-Z]{3,4}-[0-9]{3}$`)
	starts := regexp.MustCompile(`^([a-z0-9"]|UPN|SDQ|UTF|Excel)`)
	seen := map[string]string{}
	for _, r := range append(Rules(), ingest.Rules()...) {
		if !id.MatchString(r.ID) {
			t.Errorf("id %q", r.ID)
		}
		if old, twice := seen[r.ID]; twice {
			t.Errorf("%s is %q and %q", r.ID, old, r.Title)
		}
		seen[r.ID] = r.Title
		for what, text := range map[string]string{"title": r.Title, "expected": r.Expected, "fix": r.Fix} {
			if text == "" || text != strings.TrimSpace(text) {
				t.Errorf("%s: %s is %q", r.ID, what, text)
				continue
			}
			if !starts.MatchString(text) || strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s %q is not lower case without a full stop", r.ID, what, text)
			}
			for _, word := range []string{"nil", "strconv", "slice", "struct", "panic", "goroutine", "unmarshal", "TODO"} {
				if strings.Contains(text, word) {
					t.Errorf("%s: %s says %q", r.ID, what, word)
				}
			}
		}
		if r.Effect > finding.FieldEmpty && r.Severity != finding.Error && r.ID != RuleNotDone.ID {
			t.Errorf("%s costs %v and is only %v", r.ID, r.Effect, r.Severity)
		}
	}
}

// Titles are different, so that a report can be read without ids.
func TestRuleTitles(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, r := range append(Rules(), ingest.Rules()...) {
		if old, twice := seen[r.Title]; twice {
			t.Errorf("%s and %s are both %q", old, r.ID, r.Title)
		}
		seen[r.Title] = r.ID
	}
}

// Every rule that is declared is used: one that nothing raises promises a check
// that is not made.
func TestRulesAreRaised(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`\bRule[A-Z][A-Za-z]+\b`)
	used, declared := map[string]int{}, map[string]bool{}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range name.FindAllString(string(source), -1) {
			used[rule]++
			declared[rule] = declared[rule] || f == "rules.go"
		}
	}
	if len(declared) < len(Rules()) {
		t.Fatalf("%d rules found in the source of %d", len(declared), len(Rules()))
	}
	for name, here := range declared {
		if here && used[name] < 2 {
			t.Errorf("%s is declared and never raised", name)
		}
	}
}

// The list of rules is the caller's to change.
func TestRulesAreCopied(t *testing.T) {
	t.Parallel()
	r := Rules()
	r[0] = nil
	if Rules()[0] == nil {
		t.Error("the caller's list is the package's own")
	}
}
