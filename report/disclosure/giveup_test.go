package disclosure

import "testing"

// A number that no other could protect takes its table with it, and nothing else: the
// release is not refused.
func TestGiveUp(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"board", "publish"} {
		r := &Release{
			Cells: []Cell{
				{ID: "few", Table: "A", Value: 3}, {ID: "many", Table: "A", Value: 40}, {ID: "all", Table: "A", Value: 43}, {ID: "more", Table: "A", Value: 30}, {ID: "other", Table: "B", Value: 50},
			},
			Sums:   []Sum{{Total: "all", Parts: []string{"few", "many"}}},
			Bounds: []Bound{{Cell: "few", Least: 2, Most: 4}},
		}
		o := protect(t, r, name)
		if len(o.Refused) > 0 {
			t.Fatalf("%s: refused: %v", name, o.Refused)
		}
		for i, want := range []State{Hidden, Hidden, Hidden, Hidden, Shown} {
			if o.Cells[i].State != want {
				t.Errorf("%s: %s is %s, want %s", name, o.Cells[i].ID, o.Cells[i].State, want)
			}
		}
		rules := map[Rule]int{}
		for _, why := range o.Reasons {
			rules[why.Rule]++
		}
		if rules[WholeTable] == 0 {
			t.Errorf("%s: the reasons do not say that a whole table is hidden: %v", name, rules)
		}
	}
}

// Where what is known already stands in the way the release is refused.
func TestGiveUpFixed(t *testing.T) {
	t.Parallel()
	r := &Release{
		Cells: []Cell{{ID: "few", Table: "A", Value: 3}, {ID: "many", Table: "A", Value: 40, Fixed: true}, {ID: "all", Table: "A", Value: 43, Fixed: true}},
		Sums:  []Sum{{Total: "all", Parts: []string{"few", "many"}}},
	}
	if o := protect(t, r, "board"); len(o.Refused) == 0 {
		t.Error("not refused, though the small number follows from two that are known")
	}
}

// What a table leaves out where there are too few is known to a reader: a number between
// that and one that is shown is not enough.
func TestBounds(t *testing.T) {
	t.Parallel()
	r := &Release{
		Cells:   []Cell{{ID: "asked", Table: "A", Value: 13}, {ID: "answered", Table: "A", Value: 12}, {ID: "silent", Table: "A", Value: 1}},
		Sums:    []Sum{{Total: "asked", Parts: []string{"answered", "silent"}, Known: true}},
		Bounds:  []Bound{{Cell: "answered", Least: 10}},
		Withins: []Within{{Whole: "asked", Part: "answered"}},
	}
	o := protect(t, r, "board")
	if o.Cells[0].State != Hidden {
		t.Errorf("of 13 who were asked 10 or more answered: 13 is %s", o.Cells[0].State)
	}
	for _, found := range Exposed(Audit(o.View(r), o.Profile), o.Profile) {
		t.Errorf("%s is from %v to %v", found.ID, found.Low, found.High)
	}
	r.Bounds[0].Least = 13
	if _, err := Protect(r, o.Profile); err == nil {
		t.Error("a number below what a reader knows it to be was let through")
	}
}
