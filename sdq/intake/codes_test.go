package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The sets printed for people are those that cells are read with.
func TestCodeSets(t *testing.T) {
	t.Parallel()
	want := map[string][]Code{
		"answers 1-3":   {{"1", "not true", "0"}, {"2", "somewhat true", "1"}, {"3", "certainly true", "2"}, {"4", "can't say: unanswered", ""}},
		"answers 2-0":   {{"0", "certainly true", "2"}, {"1", "somewhat true", "1"}, {"2", "not true", "0"}},
		"impact 0-3":    {{"0", "not at all", "0"}, {"1", "only a little", "0"}, {"2", "quite a lot", "1"}, {"3", "a great deal", "2"}},
		"impact 1-4":    {{"1", "not at all", "0"}, {"2", "only a little", "0"}, {"3", "quite a lot", "1"}, {"4", "a great deal", "2"}},
		"impact scored": {{"0", "not at all, or only a little", "0"}, {"1", "quite a lot", "1"}, {"2", "a great deal", "2"}},
	}
	sets := CodeSets()
	for name, codes := range want {
		i := slices.IndexFunc(sets, func(s CodeSet) bool { return s.Name == name })
		if i < 0 {
			t.Errorf("no set %q", name)
			continue
		}
		if diff := cmp.Diff(codes, sets[i].Codes); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, s := range sets {
		if s.About == "" || len(s.Codes) == 0 {
			t.Errorf("set %q is empty or says nothing", s.Name)
		}
	}
}

// Every threshold has an id of its own, a value, a source and a rule.
func TestThresholds(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, th := range Thresholds() {
		if seen[th.ID] || th.ID == "" || th.Check == "" || th.Value == "" || th.Source == "" || th.Rule == nil {
			t.Errorf("threshold %+v", th)
		}
		seen[th.ID] = true
	}
}

// limitsElsewhere are the numbers among the package's constants that decide about
// no finding: bounds of memory and the forms of files.
var limitsElsewhere = []string{"keptRefs", "MostPlacements", "memoSize", "maxCopies", "maxExplained", "longestHeading", "maxListRecords", "mapFormat", "maxStrands", "maxScore", "sectionCells", "answersAnItem", "piece"}

// A number among the constants decides about some finding, and then stands among
// the thresholds, or is known to decide about none.
func TestEveryThresholdIsListed(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("thresholds.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	number := regexp.MustCompile(`(?m)^const (\w+) += [0-9]`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range number.FindAllStringSubmatch(string(text), -1) {
			if !strings.HasSuffix(name, "_test.go") && !strings.Contains(string(src), m[1]+")") && !slices.Contains(limitsElsewhere, m[1]) {
				t.Errorf("%s: %s is among neither the thresholds nor the other limits", name, m[1])
			}
		}
	}
}

// What is recognised is counted and listed in full, the same each time.
func TestKnown(t *testing.T) {
	t.Parallel()
	n := 0
	for _, k := range Headings() {
		n += k.Headings
	}
	if v := vocabulary(); n < len(v.headings)+len(v.keys)+len(v.cohorts)+27 {
		t.Errorf("%d headings counted, of %d", n, len(v.headings)+len(v.keys)+len(v.cohorts)+27)
	}
	if got, want := len(WaveWords()), len(vocabulary().waves); got != want {
		t.Errorf("%d wave words listed, want %d", got, want)
	}
	if got, want := len(InformantWords()), len(vocabulary().informants); got != want {
		t.Errorf("%d informant words listed, want %d", got, want)
	}
}
