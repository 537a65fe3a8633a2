package cohort

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// panelOf is a panel in lines.
func panelOf(b *built) []string {
	var out []string
	results := b.results()
	for _, p := range Panel(b.l, &b.s, results) {
		given := "given"
		if !p.Given {
			given = "not given"
		}
		out = append(out, strings.Join([]string{p.Population, p.Measure, p.Informant, string(p.View), given, p.Figure, p.Interval}, " | "))
	}
	return out
}

func TestPanel(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA, postA)
	manyOutcomes(b)
	want := []string{
		"all | sdq | self | difference | given | 2.9 points lower (lower is better) | -4.5 to -1.3",
		"all | sdq | self | threshold-crossing | given | 7 of 12 began beyond it; 4 moved out, 0 moved in | ",
		"all | sdq | self | reliable-change | given | 0% (0) reliably better, of them 0 out of the range of need; 0% (0) reliably worse; 12 without a reliable change | ",
		"all | sdq | self | added-value | not given | for parents only | ",
	}
	if diff := cmp.Diff(want, panelOf(b)); diff != "" {
		t.Error(diff)
	}
	few := schoolOf(preA[:8], postA[:8])
	want = []string{
		"all | sdq | self | difference | not given | fewer than 10 pairs | ",
		"all | sdq | self | threshold-crossing | not given | fewer than 10 pairs | ",
		"all | sdq | self | reliable-change | not given | fewer than 10 pairs | ",
	}
	if diff := cmp.Diff(want, panelOf(few)); diff != "" {
		t.Error(diff)
	}
}

// Every view says when it may be read, and rests on rows of the results.
func TestPanelRests(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(60, 0.2, 2))
	results := b.results()
	panel := Panel(b.l, &b.s, results)
	views := map[View]bool{}
	for _, p := range panel {
		views[p.View] = views[p.View] || p.Given
		if p.Applies == "" || p.Figure == "" || len(p.Results) == 0 {
			t.Errorf("%+v", p)
		}
		for _, word := range []string{"impact", "effect of", "because", "caused", "worked"} {
			if strings.Contains(p.Figure+p.Applies+p.ViewTitle, word) {
				t.Errorf("%q claims too much: %s %s", word, p.Figure, p.Applies)
			}
		}
	}
	for _, v := range viewNames {
		if !views[v.view] {
			t.Errorf("the view %s never occurs", v.view)
		}
	}
	table := PanelTable(panel)
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Fatalf("%d cells for %d columns", len(row), len(table.Columns))
		}
		for i, c := range row {
			if c.Set && c.Kind != table.Columns[i].Kind {
				t.Errorf("%s holds a %v", table.Columns[i].Name, c.Kind)
			}
		}
	}
}
