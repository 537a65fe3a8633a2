package disclosure

import (
	"fmt"
	"math"
	"testing"
)

// grid is a table of two breakdowns with margins.
func grid(rows ...[]int) *Release {
	r := &Release{}
	cell := func(id string, v int) string {
		r.Cells = append(r.Cells, Cell{ID: id, Table: "T", Value: float64(v)})
		return id
	}
	columns := make([]Sum, len(rows[0]))
	bottom, corner := Sum{Total: "all"}, 0
	down := make([]int, len(rows[0]))
	for i, row := range rows {
		s, total := Sum{Total: fmt.Sprint("row ", i)}, 0
		for j, v := range row {
			id := cell(fmt.Sprintf("%d%d", i, j), v)
			s.Parts = append(s.Parts, id)
			columns[j].Parts = append(columns[j].Parts, id)
			total += v
			down[j] += v
		}
		cell(s.Total, total)
		corner += total
		bottom.Parts = append(bottom.Parts, s.Total)
		r.Sums = append(r.Sums, s)
	}
	right := Sum{Total: "all"}
	for j := range columns {
		columns[j].Total = cell(fmt.Sprint("column ", j), down[j])
		right.Parts = append(right.Parts, columns[j].Total)
	}
	cell("all", corner)
	r.Sums = append(append(r.Sums, columns...), bottom, right)
	return r
}

// TestGrid: a hidden cell needs a second in its row, one in its column, and the one
// where these two meet.
func TestGrid(t *testing.T) {
	t.Parallel()
	r := grid([]int{3, 20, 30}, []int{25, 9, 31}, []int{40, 41, 42})
	got := states(t, r, "board")
	hidden := 0
	for _, v := range got {
		if v.State == Hidden {
			hidden++
		}
	}
	for _, id := range []string{"00", "01", "10", "11"} {
		if got[id].State != Hidden {
			t.Errorf("cell %s is %s", id, got[id].State)
		}
	}
	if hidden != 4 {
		t.Errorf("%d cells are hidden, want 4", hidden)
	}
}

// TestHierarchy: a school's hidden cell does not come back from the other schools and
// the total of all.
func TestHierarchy(t *testing.T) {
	t.Parallel()
	r := grid([]int{3, 20}, []int{25, 29})
	got := states(t, r, "board")
	for _, id := range []string{"00", "01", "10", "11"} {
		if got[id].State != Hidden {
			t.Errorf("cell %s is %s", id, got[id].State)
		}
	}
	for _, id := range []string{"row 0", "row 1", "column 0", "column 1", "all"} {
		if got[id].State != Shown {
			t.Errorf("total %s is %s", id, got[id].State)
		}
	}
}

// group adds a group's count, mean and standard deviation.
func (r *Release) group(name string, scores ...float64) Moment {
	n := float64(len(scores))
	var sum, squares float64
	for _, s := range scores {
		sum += s
	}
	for _, s := range scores {
		squares += (s - sum/n) * (s - sum/n)
	}
	m := Moment{"n " + name, "mean " + name, "sd " + name}
	r.Cells = append(r.Cells,
		Cell{ID: m.N, Value: n},
		Cell{ID: m.Mean, Kind: Mean, Value: sum / n, Behind: m.N, High: 40, Places: 1},
		Cell{ID: m.SD, Kind: SD, Value: math.Sqrt(squares / (n - 1)), Behind: m.N, High: 40, Places: 1})
	return m
}

func scores(n int, first float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = first + float64(i%7)
	}
	return out
}

// TestMeansComeBack: the mean of all and of the others gives a small group's mean.
func TestMeansComeBack(t *testing.T) {
	t.Parallel()
	girls, boys, others := scores(3, 2), scores(20, 10), scores(12, 20)
	all := append(append(append([]float64{}, girls...), boys...), others...)
	for _, test := range []struct {
		name  string
		build func(r *Release)
	}{
		{"all parts shown", func(r *Release) {
			m := Mixture{Whole: r.group("all", all...)}
			m.Parts = []Moment{r.group("girls", girls...), r.group("boys", boys...), r.group("others", others...)}
			r.Mixtures = []Mixture{m}
		}},
		{"the small part not printed", func(r *Release) {
			m := Mixture{Whole: r.group("all", all...)}
			m.Parts = []Moment{r.group("boys", boys...), r.group("others", others...)}
			r.Mixtures = []Mixture{m}
		}},
		{"its mean not printed", func(r *Release) {
			m := Mixture{Whole: r.group("all", all...)}
			g := r.group("girls", girls...)
			r.Cells = r.Cells[:len(r.Cells)-2]
			m.Parts = []Moment{{N: g.N}, r.group("boys", boys...), r.group("others", others...)}
			r.Mixtures = []Mixture{m}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := &Release{}
			test.build(r)
			got := states(t, r, "board")
			for _, what := range []string{"mean ", "sd "} {
				if got[what+"all"].State != Shown {
					t.Errorf("%sall is %s", what, got[what+"all"].State)
				}
				if got[what+"boys"].State == Shown && got[what+"others"].State == Shown {
					t.Errorf("%sgirls follows from the others", what)
				}
			}
			if got["n boys"].State == Shown && got["n others"].State == Shown {
				t.Error("the number of girls follows")
			}
		})
	}
}

// TestEverybodyElse: all but three were supported, so the three follow from both.
func TestEverybodyElse(t *testing.T) {
	t.Parallel()
	r := &Release{Cells: []Cell{{ID: "all", Value: 40}, {ID: "supported", Value: 37}, {ID: "mean", Kind: Mean, Value: 3, Behind: "supported"}}}
	if got := printed(protect(t, r, "board")); got != "40 37 3" {
		t.Errorf("with nothing known: %s", got)
	}
	r.Withins = []Within{{Whole: "all", Part: "supported"}}
	if got := printed(protect(t, r, "board")); got != "40 c c" {
		t.Errorf("with the three: %s", got)
	}
}

// TestAmounts: a school whose hours are one pupil's does not come back.
func TestAmounts(t *testing.T) {
	t.Parallel()
	r := &Release{
		Cells: []Cell{
			{ID: "a", Kind: Magnitude, Value: 100, Pupils: 8, Largest: 90, Second: 2},
			{ID: "b", Kind: Magnitude, Value: 60, Pupils: 20, Largest: 5, Second: 5},
			{ID: "c", Kind: Magnitude, Value: 80, Pupils: 20, Largest: 5, Second: 5},
			{ID: "all", Kind: Magnitude, Value: 240, Pupils: 48, Largest: 90, Second: 5},
			{ID: "mean of a", Kind: Mean, Value: 10, Pupils: 10},
			{ID: "n of a", Value: 10},
		},
		Sums:   []Sum{{Total: "all", Parts: []string{"a", "b", "c"}}},
		Ratios: []Ratio{{Quotient: "mean of a", Numerator: "a", Denominator: "n of a"}},
	}
	if got := printed(protect(t, r, "board")); got != "c c 80 240 c 10" {
		t.Error(got)
	}
}

// TestOrder: quartiles that are known to be in order bound a hidden one between them.
func TestOrder(t *testing.T) {
	t.Parallel()
	r := &Release{
		Cells: []Cell{
			{ID: "lower", Kind: Quantile, Value: 10, Pupils: 20, High: 40},
			{ID: "median", Kind: Quantile, Value: 11, Pupils: 4, High: 40},
			{ID: "upper", Kind: Quantile, Value: 12, Pupils: 20, High: 40},
		},
		Orders: []Order{{"lower", "median"}, {"median", "upper"}},
	}
	got := states(t, r, "board")
	if got["lower"].State == Shown && got["upper"].State == Shown {
		t.Error("the median is between 10 and 12")
	}
}

// TestUnpublished: what is printed nowhere can come back too.
func TestUnpublished(t *testing.T) {
	t.Parallel()
	r := line(3, 20, 30)
	r.Cells[0].Unpublished = true
	got := states(t, r, "board")
	if got["part 00"].State != Unpublished || got["part 01"].State != Hidden {
		t.Errorf("the rest of a table that leaves out its small group: %v", got)
	}
}
