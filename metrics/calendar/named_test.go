package calendar

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseTerm(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		in   string
		want []NamedTerm
	}{
		{"2022-23-summer", []NamedTerm{{2022, Summer}}},
		{"2022/2023 Summer", []NamedTerm{{2022, Summer}}},
		{"2022-summer", []NamedTerm{{2022, Summer}, {2021, Summer}}}, // of 2022/23, or in 2022
		{"2023-spring", []NamedTerm{{2023, Spring}, {2022, Spring}}},
		{"2022-autumn", []NamedTerm{{2022, Autumn}}}, // begins the year in which it lies
		{"spring", []NamedTerm{{0, Spring}}},
		{"2022-24-summer", nil}, {"2022", nil}, {"summer-2022", nil}, {"", nil}, {"winter", nil},
	} {
		got, ok := ParseTerm(test.in)
		if !ok {
			got = nil
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.in, diff)
		}
	}
}

func TestNamedTerms(t *testing.T) {
	t.Parallel()
	n := NamedTerm{2022, Autumn}
	if n.String() != "2022-23-autumn" || n.Title() != "autumn term 2022/23" {
		t.Errorf("%s, %s", n, n.Title())
	}
	if got := n.Before(); got != (NamedTerm{2021, Summer}) {
		t.Errorf("before it is %s", got)
	}
	school, err := New([]Part{
		{Term: Autumn, Span: Span{day(2022, 9, 5), day(2022, 12, 16)}}, {Term: Spring, Span: Span{day(2023, 1, 3), day(2023, 3, 31)}}, {Term: Summer, Span: Span{day(2023, 4, 17), day(2023, 7, 21)}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := school.Span(NamedTerm{2022, Summer}); got.From.String() != "2023-04-17" || got.To.String() != "2023-07-21" {
		t.Errorf("the school's summer is %v", got)
	}
	if got := (*Calendar)(nil).Span(NamedTerm{2022, Autumn}); got.From.String() != "2022-08-01" || got.To.String() != "2022-12-31" {
		t.Errorf("the autumn of the statistics is %v", got)
	}
}

// The term after the one before is the term itself.
func TestNextTerm(t *testing.T) {
	t.Parallel()
	for year := Year(2021); year < 2024; year++ {
		for term := Autumn; term <= Summer; term++ {
			n := NamedTerm{Year: year, Term: term}
			if got := n.Before().Next(); got != n {
				t.Errorf("after the term before %v comes %v", n, got)
			}
		}
	}
}
