package words

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/release"
	made "apst/report/tables"
	"apst/sdq/outcome"
)

// keeps reports what a text of this program does not keep to.
func keeps(t *testing.T, where, text string) {
	t.Helper()
	for _, c := range Check(text, Known{}) {
		t.Errorf("%s: %s at %q in %q", where, c.Rule.ID, c.Seen, c.Near)
	}
}

// What this program says of change keeps to the rules, of every school.
func TestOwnTexts(t *testing.T) {
	t.Parallel()
	profile, err := disclosure.ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	say := func(where, text string) {
		if !seen[text] {
			seen[text] = true
			keeps(t, where, text)
		}
	}
	for _, name := range []string{"12 pupils", "40 pupils", "no endlines", "nobody changed"} { // the others say the same
		a := schooltest.Shared(name)
		for _, p := range a.Panel {
			text := p.Outcome + ", " + p.Informant + ": " + p.Figure
			if p.Interval != "" {
				text += fmt.Sprintf(" (%.0f%% interval %s)", p.Level*100, p.Interval)
			}
			say(name+", panel", fmt.Sprintf("%s, n = %d of %d. %s", text, p.N, p.NOf, p.Applies))
		}
		for _, r := range a.Results {
			say(name+", note of "+r.Statistic, r.Note)
		}
		set := made.Build(&made.Input{Analysis: a, Least: profile.Threshold})
		d, err := release.Clear(set, profile)
		if err != nil || d.Release == nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, table := range set.Tables {
			for _, text := range Say(d.Release, table) {
				say(name+", sentence of "+table.ID, text)
			}
			for _, text := range slices.Concat([]string{table.Title, table.Warning, table.Why, table.Of}, table.Notes) {
				say(name+", "+table.ID, text)
			}
			var heads []string
			for _, c := range table.Columns {
				heads = append(heads, c.Title)
			}
			say(name+", columns of "+table.ID, "| "+strings.Join(heads, " | ")+" |\n| "+strings.Repeat("1 | ", len(heads)))
		}
	}
}

// So do the pages that explain it.
func TestOwnPages(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../../docs/change.md")
	if err != nil || len(pages) == 0 {
		t.Fatal(err)
	}
	for _, path := range pages {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		keeps(t, path, string(text))
	}
	for _, o := range outcome.Outcomes() {
		keeps(t, o.Scale, o.Applies)
	}
	for _, s := range cohort.Statistics() {
		keeps(t, s.Name, s.Title+". "+s.Meaning)
	}
}

// And the sentences that the screen shows of a change.
func TestOwnSentences(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"This is what changed, and not what changed it: scores that are high at first fall by themselves, and nobody stands beside these pupils to compare them with.",
		"total difficulties, self: -2.9 points (95% interval -4.5 to -1.3), n = 24 of 30 with a baseline",
		"attendance: +4.2 percentage points (95% interval +1.1 to +7.3), n = 24 with both times",
		"total difficulties, self: not given, fewer than 10 pairs",
		"24 pairs; not paired: 3 without an endline, 2 whose endline has no score, 1 with an endline by another teacher",
		"SDQ: 60 records: 54 linked to 30 pupils, 2 unmatched, 1 duplicate, 3 refused",
		"7 of 12 began beyond it; 4 moved out, 0 moved in",
		"not an estimate of effect: pupils were not allocated at random",
	} {
		keeps(t, "screen", text)
	}
}
