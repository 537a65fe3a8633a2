package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Files of one name in different folders keep as much of their folders as tells
// them apart.
func TestNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"alone", []string{"data/sdq.xlsx"}, []string{"sdq.xlsx"}},
		{"two folders", []string{"data/autumn/sdq.xlsx", "data/summer/sdq.xlsx", "data/summer/b.csv"}, []string{"autumn/sdq.xlsx", "summer/sdq.xlsx", "b.csv"}},
		{"folders of one name", []string{"x/a/sdq.xlsx", "y/a/sdq.xlsx"}, []string{"x/a/sdq.xlsx", "y/a/sdq.xlsx"}},
		{"one above the other", []string{"sdq.xlsx", "old/sdq.xlsx"}, []string{"sdq.xlsx", "old/sdq.xlsx"}},
		{"written on Windows", []string{`data\a\sdq.xlsx`, `data\b\sdq.xlsx`}, []string{"a/sdq.xlsx", "b/sdq.xlsx"}},
		{"the same twice", []string{"a/sdq.xlsx", "a/sdq.xlsx"}, []string{"a/sdq.xlsx", "a/sdq.xlsx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var in []Input
			for _, p := range c.paths {
				in = append(in, Input{Path: p})
			}
			var got []string
			for _, n := range named(in) {
				got = append(got, n.Name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("named(%q) (-want +got):\n%s", c.paths, diff)
			}
		})
	}
}

// A name that was given stays.
func TestNamedKeepsNames(t *testing.T) {
	t.Parallel()
	got := named([]Input{{Path: "a/sdq.xlsx", Name: "first"}, {Path: "b/sdq.xlsx"}})
	if got[0].Name != "first" || got[1].Name != "sdq.xlsx" {
		t.Errorf("names are %q and %q, want first and sdq.xlsx", got[0].Name, got[1].Name)
	}
}
