package disclosure

import (
	"fmt"
	"strings"
	"testing"
)

func profile(t testing.TB, name string) Profile {
	t.Helper()
	p, err := ParseProfile(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func protect(t testing.TB, r *Release, name string) *Outcome {
	t.Helper()
	o, err := Protect(r, profile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// line is a table of one line: its parts, and their total.
func line(parts ...int) *Release {
	r := &Release{}
	s := Sum{Total: "total"}
	total := 0
	for i, v := range parts {
		id := fmt.Sprintf("part %02d", i)
		r.Cells = append(r.Cells, Cell{ID: id, Table: "T", Value: float64(v)})
		s.Parts = append(s.Parts, id)
		total += v
	}
	r.Cells = append(r.Cells, Cell{ID: "total", Table: "T", Value: float64(total)})
	r.Sums = []Sum{s}
	return r
}

// printed is the cells of an outcome as a reader sees them.
func printed(o *Outcome) string {
	var out []string
	for _, v := range o.Cells {
		if s := v.Symbol(); s != "" {
			out = append(out, s)
		} else {
			out = append(out, fmt.Sprint(v.Value))
		}
	}
	return strings.Join(out, " ")
}

func TestLines(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		release *Release
		board   string
		publish string
	}{
		{"nothing small", line(30, 20, 10), "30 20 10 60", "30 20 10 60"},
		{"one small: the next smallest goes too", line(3, 20, 7, 30), "c 20 c 30 60", "c c c 30 60"},
		{"at the threshold of the board", line(4, 30, 20), "c 30 c 54", "c 30 c 55"},
		{"at the threshold", line(5, 30, 20), "5 30 20 55", "c 30 c 55"},
		{"a zero is shown", line(0, 30, 20), "0 30 20 50", "0 30 20 50"},
		{"a uniform group", line(0, 30, 0), "c c c 30", "c c c 30"},
		{"all but four", line(26, 4), "c c 30", "c c 30"},
		{"all but two twos", line(26, 2, 2), "c c c 30", "c c c 30"},
		{"never a zero unless needed", line(0, 3, 0, 40, 50), "0 c 0 c 50 93", "0 c 0 c 50 95"},
		{"two small ones are not enough", line(1, 2, 40, 50), "c c c 50 93", "c c c 50 95"},
		{"two small ones are enough", line(4, 4, 40, 50), "c c 40 50 98", "c c c 50 100"},
		{"everything small", line(1, 1, 3), "c c c c", "c c c c"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for name, want := range map[string]string{"board": test.board, "publish": test.publish} {
				o := protect(t, test.release, name)
				if got := printed(o); got != want {
					t.Errorf("%s shows %s, want %s", name, got, want)
				}
				if len(o.Refused) > 0 {
					t.Errorf("%s refuses %v", name, o.Refused)
				}
			}
		})
	}
}
