package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawn is a school's scores as lines, and its results.
func drawnSide(t *rapid.T, label string) (scores, results []string) {
	for i := range rapid.IntRange(1, 6).Draw(t, label+" pupils") {
		id := fmt.Sprintf("P%d", rapid.IntRange(1, 9).Draw(t, label+" id")*10+i)
		for _, wave := range []string{"baseline", "endline"}[:rapid.IntRange(1, 2).Draw(t, label+" waves")] {
			n := func(what string) int { return rapid.IntRange(0, 9).Draw(t, label+what) }
			scores = append(scores, scoreRow(id, wave, n(" e"), n(" c"), n(" p"), fmt.Sprintf("a.csv row %d", i)))
		}
	}
	for i := range rapid.IntRange(1, 4).Draw(t, label+" results") {
		results = append(results, fmt.Sprintf("r%d,s,all,%d\n", i, rapid.IntRange(0, 3).Draw(t, label+" estimate")))
	}
	return scores, results
}

func drawnSet(t *rapid.T, scores, results []string) *Set {
	text := map[string]string{"sdq-scores.csv": scoreHead + strings.Join(scores, ""), "results.csv": "result_id,school,arm,estimate\n" + strings.Join(results, "")}
	var members []Member
	for name, content := range text {
		members = append(members, Member{Name: name, Read: func() ([]byte, error) { return []byte(content), nil }})
	}
	s, err := Members("m", members)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func compared(t *rapid.T, a, b *Set) []Difference {
	r, err := Compare(a, b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Differences
}

// A set differs from itself in nothing, in whatever order its rows stand.
func TestSameSetIsEmpty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		scores, results := drawnSide(t, "a")
		other, rest := rapid.Permutation(scores).Draw(t, "order"), rapid.Permutation(results).Draw(t, "order of results")
		if got := compared(t, drawnSet(t, scores, results), drawnSet(t, other, rest)); len(got) > 0 {
			t.Fatalf("%d differences, such as %s", len(got), got[0].String())
		}
	})
}

// mirrored are the kinds that say which side has something.
var mirrored = map[Kind]Kind{Left: Joined, RowGone: RowNew, ResultGone: ResultNew, TableGone: TableNew, ColumnGone: ColumnNew, EntryGone: EntryNew, FindingGone: FindingNew}

// Swapping the sides swaps old and new, and nothing else; a re-ordered side is told the
// same of.
func TestSwappedSidesMirror(t *testing.T) {
	t.Parallel()
	back := map[Kind]Kind{}
	for a, b := range mirrored {
		back[a], back[b] = b, a
	}
	flip := func(d Difference) string {
		if other, ok := back[d.Kind]; ok {
			d.Kind = other
		}
		d.Old, d.New = d.New, d.Old
		if d.As != "" {
			d.Pupil, d.As = d.As, d.Pupil
		}
		d.Key = slices.DeleteFunc(slices.Clone(d.Key), func(p Part) bool { return pupilColumn(p.Column) })
		return fmt.Sprintf("%+v", d)
	}
	plain := func(d Difference) string {
		d.Key = slices.DeleteFunc(slices.Clone(d.Key), func(p Part) bool { return pupilColumn(p.Column) })
		return fmt.Sprintf("%+v", d)
	}
	rapid.Check(t, func(t *rapid.T) {
		scoresA, resultsA := drawnSide(t, "a")
		scoresB, resultsB := drawnSide(t, "b")
		if rapid.Bool().Draw(t, "related") { // most is the same, one has another identifier
			scoresB = append(slices.Clone(scoresA[:len(scoresA)-1]), strings.Replace(scoresA[len(scoresA)-1], "P", "Q", 1))
		}
		one := compared(t, drawnSet(t, scoresA, resultsA), drawnSet(t, scoresB, resultsB))
		two := compared(t, drawnSet(t, rapid.Permutation(scoresB).Draw(t, "order"), resultsB), drawnSet(t, scoresA, resultsA))
		var x, y []string
		for _, d := range one {
			x = append(x, plain(d))
		}
		for _, d := range two {
			y = append(y, flip(d))
		}
		slices.Sort(x)
		slices.Sort(y)
		if diff := cmp.Diff(x, y); diff != "" {
			t.Fatal(diff)
		}
	})
}
