package stats

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// statisticsPage is the page of the documentation that the table of statistics is.
const statisticsPage = "../../docs/statistics.md"

const pageHead = `# The statistics, and how they are checked

For whoever has to defend a number of ` + "`apst change`" + `. Every statistic says what it estimates, by which formula and convention, from whose paper, and what happens at the
edges; ` + "`apst methods`" + ` prints it. The table says what the same number is called in R, which worked examples show it, and how far at most what is computed lies from
them.

* The examples are in ` + "`metrics/stats/testdata`" + `, inputs and results, to twelve digits; a difference below 1e-11 is that of the last digit written there. They run with the tests.
* Beside the examples: printed results of textbooks and of R, every pattern counted through where a test is exact and small, equations solved and put back, and properties that have to
  hold for any pupils: the waves swapped turn a change round, the order of pupils and a constant added to both waves change nothing, and no input whatever gives a number that is none.
* Where programs differ, the convention is named in the result (` + "`method`" + `), and the R column gives the call that follows the same one. Two kinds of number agree with R less closely than the
  rest: bootstrap limits, which rest on chance, and the limits of standardised effects, which ` + "`effectsize`" + ` searches for to about three decimals and not beyond a noncentrality of 37.6.
* What cannot be estimated has a reason in place of a number: nobody changed, one pair, no spread. There is no 0, no 1 and no blank that means something else.

`

// example is the vectors and what is computed of them, of both halves of the package.
type example struct {
	vector
	got float64
}

func examples(t *testing.T) []example {
	t.Helper()
	paired, count := readPairedVectors(t), readCountVectors(t)
	var out []example
	for _, half := range []struct {
		vectors []vector
		got     computed
	}{{paired.Vectors, paired.compute(t)}, {count.Vectors, count.compute(t)}} {
		for _, v := range half.vectors {
			out = append(out, example{v, half.got[v.Name]})
		}
	}
	return out
}

// of are the examples of an entry: their names begin with one of its vectors.
func (e Entry) of(all []example) []example {
	var out []example
	prefixes := strings.Split(e.Vector, "; ")
	for _, x := range all {
		if slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(x.Name, prefix) }) {
			out = append(out, x)
		}
	}
	return out
}

// furthest is the largest difference in words: the power of ten above it, which is the
// same on every machine.
func furthest(examples []example) string {
	most := 0.0
	for _, x := range examples {
		most = max(most, difference(x.got, x.Want))
	}
	if most <= 1e-11 {
		return "below 1e-11"
	}
	return fmt.Sprintf("below 1e%d", int(math.Ceil(math.Log10(most))))
}

// TestStatisticsPage: the page is what the table of statistics and the examples make.
func TestStatisticsPage(t *testing.T) {
	t.Parallel()
	all := examples(t)
	var page strings.Builder
	page.WriteString(pageHead)
	page.WriteString("| statistic | estimates | in R | worked examples | numbers | largest difference |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, e := range Entries() {
		own := e.of(all)
		fmt.Fprintf(&page, "| %s (`%s`) | %s | `%s` | %s | %d | %s |\n", e.Title, e.ID, e.Estimates, e.R, e.Vector, len(own), furthest(own))
	}
	if *update {
		if err := os.WriteFile(statisticsPage, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(statisticsPage)
	if err != nil {
		t.Fatal(err)
	}
	// A copy made on Windows may have its line ends.
	if got := strings.ReplaceAll(string(have), "\r\n", "\n"); got != page.String() {
		t.Errorf("%s is not what go test ./metrics/stats -run TestStatisticsPage -update writes", statisticsPage)
	}
}

// TestEntries: every entry is complete, has a name of its own and examples.
func TestEntries(t *testing.T) {
	t.Parallel()
	all, seen := examples(t), map[string]bool{}
	for _, e := range Entries() {
		for _, part := range []string{e.ID, e.Title, e.Estimates, e.Formula, e.Convention, e.Source, e.Edges, e.R, e.Vector} {
			if strings.TrimSpace(part) == "" || strings.ContainsAny(part, "\n`") {
				t.Errorf("%s has an empty part, or one of several lines: %q", e.ID, part)
			}
		}
		if strings.Contains(e.Title+e.Estimates+e.R+e.Vector, "|") {
			t.Errorf("%s breaks the table of the page", e.ID)
		}
		if seen[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		seen[e.ID] = true
		if len(e.of(all)) == 0 {
			t.Errorf("%s has no example", e.ID)
		}
	}
	for _, x := range all {
		shown := false
		for _, e := range Entries() {
			shown = shown || len(e.of([]example{x})) > 0
		}
		if !shown {
			t.Errorf("no entry shows the example %s", x.Name)
		}
	}
}
