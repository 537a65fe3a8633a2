package disclosure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// states is what became of cells, by name.
func states(t *testing.T, r *Release, name string) map[string]Verdict {
	t.Helper()
	out := map[string]Verdict{}
	for _, v := range protect(t, r, name).Cells {
		out[v.ID] = v
	}
	return out
}

// rate is a table of a percentage with its numbers.
func rate(over, under int) *Release {
	q := Cell{ID: "%", Table: "T", Kind: Percentage, Empty: under == 0}
	if under > 0 {
		q.Value = 100 * float64(over) / float64(under)
	}
	return &Release{
		Cells:  []Cell{{ID: "n", Table: "T", Value: float64(over)}, {ID: "of", Table: "T", Value: float64(under)}, q},
		Ratios: []Ratio{{Quotient: "%", Numerator: "n", Denominator: "of"}},
	}
}

func TestThresholds(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ n, board, publish string }{
		{"0", "0", "0"}, {"1", "c", "c"}, {"4", "c", "c"}, {"5", "5", "c"}, {"9", "9", "c"},
		{"10", "10", "10"}, {"12", "12", "10"}, {"13", "13", "15"}, {"17", "17", "15"}, {"18", "18", "20"},
	} {
		for name, want := range map[string]string{"board": test.board, "publish": test.publish, "internal": test.n} {
			r := &Release{Cells: []Cell{{ID: "n", Value: number(test.n)}}}
			if got := printed(protect(t, r, name)); got != want {
				t.Errorf("%s prints %s for %s, want %s", name, got, test.n, want)
			}
		}
	}
}

func number(s string) float64 {
	v := 0.0
	for _, c := range s {
		v = 10*v + float64(c-'0')
	}
	return v
}

func TestPercentages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name           string
		over, under    int
		board, publish string
	}{
		{"both large", 15, 30, "15 30 50", "15 30 50"},
		{"small numerator", 1, 30, "c 30 c", "c 30 c"},
		{"small complement", 26, 30, "c 30 c", "c 30 c"},
		{"a complement of five", 25, 30, "25 30 83", "c 30 c"},
		{"nobody", 0, 30, "c 30 c", "c 30 c"},
		{"everybody", 30, 30, "c 30 c", "c 30 c"},
		{"small base", 5, 9, "c 9 c", "c c c"},
		{"no base", 0, 0, "0 0 0", "0 0 0"},
		{"rounded from what it was before rounding", 33, 87, "33 87 38", "35 85 38"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for name, want := range map[string]string{"board": test.board, "publish": test.publish} {
				if got := printed(protect(t, rate(test.over, test.under), name)); got != want {
					t.Errorf("%s prints %s, want %s", name, got, want)
				}
			}
			lone := &Release{Cells: []Cell{{ID: "%", Kind: Percentage, Numerator: test.over, Denominator: test.under, Pupils: test.under, Empty: test.under == 0}}}
			hidden := states(t, lone, "board")["%"].State == Hidden
			if want := strings.HasSuffix(test.board, "c"); hidden != want {
				t.Errorf("without its counts it is hidden: %t, want %t", hidden, want)
			}
		})
	}
}

// TestKnownParts: that everybody is in one school tells nothing; that everybody is in
// one band does.
func TestKnownParts(t *testing.T) {
	t.Parallel()
	r := line(30, 0, 0)
	if got := printed(protect(t, r, "board")); got != "c c c 30" {
		t.Errorf("an outcome: %s", got)
	}
	r.Sums[0].Known = true
	if got := printed(protect(t, r, "board")); got != "30 0 0 30" {
		t.Errorf("a school: %s", got)
	}
	q := rate(30, 30)
	q.Ratios[0].Known = true
	if got := printed(protect(t, q, "board")); got != "30 30 100" {
		t.Errorf("answers that came: %s", got)
	}
}

func TestStatistics(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name           string
		cell           Cell
		board, publish State
	}{
		{"a mean of four", Cell{Kind: Mean, Value: 12.5, Pupils: 4, Places: 1}, Hidden, Hidden},
		{"a mean of five", Cell{Kind: Mean, Value: 12.5, Pupils: 5, Places: 1}, Shown, Hidden},
		{"a mean of ten", Cell{Kind: Mean, Value: 12.5, Pupils: 10, Places: 1}, Shown, Shown},
		{"a deviation of four", Cell{Kind: SD, Value: 2, Pupils: 4}, Hidden, Hidden},
		{"a deviation of one, which has none", Cell{Kind: SD, Empty: true, Pupils: 1}, Hidden, Hidden},
		{"a mean of nobody", Cell{Kind: Mean, Empty: true}, Valueless, Valueless},
		{"a median of four", Cell{Kind: Quantile, Value: 2, Pupils: 4}, Hidden, Hidden},
		{"a minimum of many", Cell{Kind: Extreme, Value: 2, Pupils: 400}, Hidden, Hidden},
		{"a p of four", Cell{Kind: Test, Value: 0.04, Pupils: 4}, Hidden, Hidden},
		{"a coefficient with room", Cell{Kind: Coefficient, Value: 1, Pupils: 40, Freedom: 30}, Shown, Shown},
		{"a coefficient without", Cell{Kind: Coefficient, Value: 1, Pupils: 40, Freedom: 9}, Hidden, Hidden},
		{"a rate of few", Cell{Kind: Rate, Value: 1, Pupils: 4}, Hidden, Hidden},
		{"hours of few", Cell{Kind: Magnitude, Value: 90, Pupils: 4}, Hidden, Hidden},
		{"hours of many", Cell{Kind: Magnitude, Value: 90, Pupils: 40, Largest: 10, Second: 9}, Shown, Shown},
		{"hours of one above all", Cell{Kind: Magnitude, Value: 160, Pupils: 40, Largest: 71, Second: 1}, Hidden, Hidden},
		{"hours of one just not", Cell{Kind: Magnitude, Value: 160, Pupils: 40, Largest: 70, Second: 70}, Shown, Shown},
		{"hours of two above all", Cell{Kind: Magnitude, Value: 160, Pupils: 40, Largest: 71 - 1, Second: 71}, Hidden, Hidden},
		{"no hours", Cell{Kind: Magnitude}, Shown, Shown},
		{"a session with many", Cell{Kind: Events, Value: 2, Pupils: 40}, Shown, Low},
		{"incidents of few", Cell{Kind: Events, Value: 30, Pupils: 3}, Hidden, Hidden},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.cell.ID = "x"
			r := &Release{Cells: []Cell{test.cell}}
			for name, want := range map[string]State{"board": test.board, "publish": test.publish} {
				if got := states(t, r, name)["x"].State; got != want {
					t.Errorf("%s: %s, want %s", name, got, want)
				}
			}
		})
	}
}

// TestFollows: what is worked out of a hidden count goes with it.
func TestFollows(t *testing.T) {
	t.Parallel()
	r := line(3, 20, 30)
	r.Cells[2].Weight = 10 // or it would be hidden instead, as it costs less
	r.Cells = append(r.Cells,
		Cell{ID: "mean of 20", Kind: Mean, Value: 4, Behind: "part 01"},
		Cell{ID: "p of 20", Kind: Test, Value: 0.5, Behind: "part 01"},
		Cell{ID: "% of 20", Kind: Percentage, Value: 100 * 20. / 53, Pupils: 53},
		Cell{ID: "mean of 30", Kind: Mean, Value: 4, Behind: "part 02"},
		Cell{ID: "chart of 20", Table: "F", Value: 20},
	)
	r.Ratios = []Ratio{{Quotient: "% of 20", Numerator: "part 01", Denominator: "total"}}
	r.Same = []Same{{"part 01", "chart of 20"}}
	r.Ties = []Tie{{[]string{"mean of 30", "p of 20"}}}
	got := states(t, r, "board")
	for id, want := range map[string]State{
		"part 01": Hidden, "mean of 20": Hidden, "p of 20": Hidden, "% of 20": Hidden, "chart of 20": Hidden,
		"mean of 30": Hidden, "part 02": Shown, "total": Shown,
	} {
		if got[id].State != want {
			t.Errorf("%s is %s, want %s", id, got[id].State, want)
		}
	}
}

// TestHiddenTellsNothing: two schools that differ in hidden numbers alone look the
// same, to the last bit of what leaves.
func TestHiddenTellsNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"board", "publish"} {
		a, b := line(1, 12, 40, 50), line(2, 11, 40, 50)
		x, y := protect(t, a, name), protect(t, b, name)
		if diff := cmp.Diff(x.View(a), y.View(b)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(x.Notes, y.Notes); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	r := line(3, 20, 7, 30)
	r.Cells[0].Fixed = true
	o := protect(t, r, "board")
	want := []Refusal{{ID: "part 00", Table: "T", Rule: Small, Choices: choices}}
	if diff := cmp.Diff(want, o.Refused); diff != "" {
		t.Errorf("a small count that is known: %s", diff)
	}
	r = line(3, 20, 7, 30)
	for i := 1; i < 5; i++ {
		r.Cells[i].Fixed = true
	}
	if o := protect(t, r, "board"); len(o.Refused) != 1 || o.Refused[0].ID != "part 00" || o.Refused[0].Rule != Small {
		t.Errorf("all others are known: %v", o.Refused)
	}
}

func TestReasons(t *testing.T) {
	t.Parallel()
	o := protect(t, line(3, 20, 7, 30), "board")
	want := []Reason{{"part 00", Small, "", 1}, {"part 02", Protects, "part 00", 1}}
	if diff := cmp.Diff(want, o.Reasons); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Loss{Cells: 5, Kept: 3, Primary: 1, Secondary: 1, Weight: 8, Hidden: 2}, o.Loss); diff != "" {
		t.Error(diff)
	}
	if share := o.Loss.Share(); share != 0.6 {
		t.Errorf("the share kept is %v", share)
	}
	for r := Small; r <= Protects; r++ {
		if r.String() == "unknown" || r.Text() == "" {
			t.Errorf("rule %d has no words", r)
		}
	}
}

func TestNotes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"internal": nil,
		"board": {"c: hidden, so that nothing can be learnt of fewer than 5 pupils; " +
			"some numbers are hidden only because others would follow from them."},
		"publish": {"c: hidden, so that nothing can be learnt of fewer than 10 pupils; " +
			"some numbers are hidden only because others would follow from them.",
			"Counts are rounded to the nearest 5, halves up, so parts may not add up to their totals. " +
				"Percentages were worked out from the counts before rounding."},
	} {
		if diff := cmp.Diff(want, protect(t, line(3, 40, 30), name).Notes); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestProfiles(t *testing.T) {
	t.Parallel()
	var names []string
	for _, p := range Profiles() {
		names = append(names, p.Name)
		if p.Source == "" || p.Edition == "" || p.For == "" {
			t.Errorf("profile %s does not say where it is from", p.Name)
		}
	}
	if diff := cmp.Diff([]string{"internal", "board", "publish"}, names); diff != "" {
		t.Error(diff)
	}
	if _, err := ParseProfile("evaluator"); err == nil || err.Error() != `no disclosure profile "evaluator": it is one of internal, board, publish` {
		t.Error(err)
	}
}

// TestLast: what a release is about is hidden when nothing else will do, though it is
// no total and the total is; and that all but a few sent something in tells nothing
// of them but what is hidden.
func TestLast(t *testing.T) {
	r := &Release{
		Cells: []Cell{
			{ID: "baselines", Kind: Count, Value: 27}, {ID: "pairs", Kind: Count, Value: 25, Last: true}, {ID: "lost", Kind: Count, Value: 2},
		},
		Sums: []Sum{{Total: "baselines", Parts: []string{"pairs", "lost"}, Known: true}},
	}
	board, err := ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	o, err := Protect(r, board)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]State{}
	for _, v := range o.Cells {
		got[v.ID] = v.State
	}
	if diff := cmp.Diff(map[string]State{"baselines": Hidden, "pairs": Shown, "lost": Hidden}, got); diff != "" {
		t.Errorf("what is hidden (-want +got):\n%s", diff)
	}
}
