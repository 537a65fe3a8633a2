package ingest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

func layoutOf(t *testing.T, lines ...string) [32]byte {
	t.Helper()
	d := scanned(t, NewScanner("f", gridOf(t, lines...), words{}))
	if len(d.tables) == 0 {
		t.Fatalf("no table in %q", lines)
	}
	return d.tables[0].Layout
}

// The fingerprint of a layout is of headings and their columns: next term's file
// with other pupils has the same, a file with a column more or less has not.
func TestLayout(t *testing.T) {
	t.Parallel()
	base := layoutOf(t, "who|q1|q2|q3", "P1|1|2|0")
	for name, lines := range map[string][]string{
		"other pupils":               {"who|q1|q2|q3", "P7|0|0|0", "P8|1|1|1"},
		"no pupils":                  {"who|q1|q2|q3"},
		"further down under a title": {"Our school", "", "who|q1|q2|q3", "P1|1|2|0"},
		"blank columns behind":       {"who|q1|q2|q3||", "P1|1|2|0"},
		"capitals and spaces":        {" Who |q1|q2|q3", "P1|1|2|0"},
	} {
		if layoutOf(t, lines...) != base {
			t.Errorf("%s: another fingerprint", name)
		}
	}
	seen := map[[32]byte]string{base: "the first"}
	for name, lines := range map[string][]string{
		"columns exchanged":     {"who|q2|q1|q3", "P1|1|2|0"},
		"a column inserted":     {"who||q1|q2|q3", "P1||1|2|0"},
		"a column at the end":   {"who|q1|q2|q3|q4", "P1|1|2|0|1"},
		"another heading":       {"name|q1|q2|q3", "P1|1|2|0"},
		"a heading left out":    {"|q1|q2|q3", "P1|1|2|0"},
		"an unknown column":     {"who|q1|q2|q3|remarks", "P1|1|2|0|x"},
		"a group above":         {"|wave:pre||", "|wave:pre|wave:pre|wave:pre", "who|q1|q2|q3", "P1|1|2|0"},
		"another group above":   {"|wave:post||", "|wave:post|wave:post|wave:post", "who|q1|q2|q3", "P1|1|2|0"},
		"wording under it":      {"who|q1|q2|q3", "|a|b|c", "P1|1|2|0"},
		"another wording":       {"who|q1|q2|q3", "|c|b|a", "P1|1|2|0"},
		"moved to the right":    {"|who|q1|q2|q3", "|P1|1|2|0"},
		"headings run together": {"whoq1|q1|q2|q3", "P1|1|2|0"},
	} {
		got := layoutOf(t, lines...)
		if old, same := seen[got]; same {
			t.Errorf("%s has the fingerprint of %s", name, old)
		}
		seen[got] = name
	}
	down, err := NewScanner("f", gridOf(t, "who|P1", "q1|1", "q2|2", "q3|0"), words{}).Turn()
	if err != nil {
		t.Fatal(err)
	}
	if got := scanned(t, down).tables[0].Layout; got == base {
		t.Error("pupils in columns have the fingerprint of pupils in rows")
	}
}

// The fingerprint must not change from one version of the program to the next:
// people keep maps.
func TestLayoutIsStable(t *testing.T) {
	t.Parallel()
	const want = "fc2093820715d4fa9352b037ce07835ebd91481f42ac1b97315b0f5bf6ea1ccc"
	if got := fmt.Sprintf("%x", layoutOf(t, "who|q1|q2|q3", "P1|1|2|0")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// lanesOf assigns columns as given and lays them out.
func lanesOf(columns ...*Column) []*Lane {
	t := &Table{Columns: columns, HeadRows: []int{1}}
	for i, c := range columns {
		c.N = i + 1
		if c.Facets == nil {
			c.Facets = Facets{}
		}
	}
	t.finish()
	return t.Lanes
}

func facets(pairs ...string) Facets {
	f := Facets{}
	for i := 0; i < len(pairs); i += 2 {
		f[pairs[i]] = Facet{Value: pairs[i+1]}
	}
	return f
}

func fieldsOf(l *Lane) map[string][]int {
	out := map[string][]int{}
	for field, cols := range l.Fields {
		for _, c := range cols {
			out[field] = append(out[field], c.N)
		}
	}
	return out
}

// Sets of answers side by side share what is said of the whole row, and keep
// what is said of them.
func TestLanes(t *testing.T) {
	t.Parallel()
	pre, post := facets("wave", "pre"), facets("wave", "post")
	for _, tt := range []struct {
		name    string
		columns []*Column
		want    []map[string][]int
	}{
		{"one set", []*Column{{Field: "who"}, {Field: "q1", Laned: true}, {Field: "q2", Laned: true}, {}},
			[]map[string][]int{{"who": {1}, "q1": {2}, "q2": {3}}}},
		{"two waves", []*Column{{Field: "who"}, {Field: "q1", Laned: true, Facets: pre}, {Field: "q1", Laned: true, Facets: post}},
			[]map[string][]int{{"who": {1}, "q1": {2}}, {"who": {1}, "q1": {3}}}},
		{"a date for each wave", []*Column{{Field: "who"}, {Field: "date", Facets: pre}, {Field: "q1", Laned: true, Facets: pre}, {Field: "date", Facets: post}, {Field: "q1", Laned: true, Facets: post}},
			[]map[string][]int{{"who": {1}, "date": {2}, "q1": {3}}, {"who": {1}, "date": {4}, "q1": {5}}}},
		{"a wave's own wins over the row's", []*Column{{Field: "date"}, {Field: "date", Facets: post}, {Field: "q1", Laned: true, Facets: pre}, {Field: "q1", Laned: true, Facets: post}},
			[]map[string][]int{{"date": {1}, "q1": {3}}, {"date": {2}, "q1": {4}}}},
		{"a column twice", []*Column{{Field: "who"}, {Field: "q1", Laned: true}, {Field: "q1", Laned: true}},
			[]map[string][]int{{"who": {1}, "q1": {2, 3}}}},
		{"side by side, each with its own pupils", []*Column{{Field: "who"}, {Field: "q1", Laned: true}, {Field: "who", Segment: 1}, {Field: "q1", Laned: true, Segment: 1}},
			[]map[string][]int{{"who": {1}, "q1": {2}}, {"who": {3}, "q1": {4}}}},
		{"two kinds of facets", []*Column{{Field: "date", Facets: pre}, {Field: "q1", Laned: true, Facets: facets("wave", "pre", "informant", "self")}, {Field: "q1", Laned: true, Facets: facets("informant", "self", "wave", "post")}},
			[]map[string][]int{{"date": {1}, "q1": {2}}, {"q1": {3}}}},
		{"no answers", []*Column{{Field: "who"}, {Field: "date"}}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []map[string][]int
			for i, l := range lanesOf(tt.columns...) {
				if l.Index != i {
					t.Errorf("lane %d has the index %d", i, l.Index)
				}
				got = append(got, fieldsOf(l))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestFacetsSame(t *testing.T) {
	t.Parallel()
	a := facets("wave", "pre", "informant", "self")
	for _, tt := range []struct {
		b    Facets
		want bool
	}{{facets("informant", "self", "wave", "pre"), true}, {facets("wave", "pre"), false}, {facets("wave", "pre", "informant", "teacher"), false}, {Facets{}, false}, {nil, false}} {
		if a.Same(tt.b) != tt.want || tt.b.Same(a) != tt.want {
			t.Errorf("%v and %v: want the same %t", a, tt.b, tt.want)
		}
	}
	if !(Facets{}).Same(nil) {
		t.Error("nothing said twice is not the same")
	}
}

func TestTableRef(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		table *Table
		want  sheet.Ref
		place string
	}{
		{&Table{File: "f", Sheet: "s", HeadRows: []int{3, 4}}, sheet.Ref{File: "f", Sheet: "s", Row: 7, Col: 2}, "row 4"},
		{&Table{File: "f", Sheet: "s", HeadRows: []int{3, 4}, Turned: true}, sheet.Ref{File: "f", Sheet: "s", Row: 2, Col: 7}, "column D"},
		{&Table{File: "f"}, sheet.Ref{File: "f", Row: 7, Col: 2}, ""},
	} {
		if got := tt.table.Ref(7, 2); got != tt.want {
			t.Errorf("Ref(7, 2) = %+v, want %+v", got, tt.want)
		}
		if got := tt.table.Place().Cell(); got != tt.place {
			t.Errorf("Place() = %q, want %q", got, tt.place)
		}
	}
	c := &Column{Heading: []Text{{Text: "Q1"}, {Text: "baseline"}}}
	if got := c.Title(); got != "Q1 / baseline" {
		t.Errorf("Title() = %q", got)
	}
}
