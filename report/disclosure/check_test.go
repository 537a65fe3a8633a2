package disclosure

import (
	"math"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	mean := Cell{ID: "m", Kind: Mean, Value: 3, Pupils: 20}
	for _, test := range []struct {
		want    string
		release Release
	}{
		{`two cells are called "a"`, Release{Cells: []Cell{{ID: "a"}, {ID: "a"}}}},
		{`a cell of table "T9" has no name`, Release{Cells: []Cell{{Table: "T9"}}}},
		{`cell "a" is no whole number`, Release{Cells: []Cell{{ID: "a", Value: 1.5}}}},
		{`cell "a" is below what it can be`, Release{Cells: []Cell{{ID: "a", Value: -1}}}},
		{`cell "a" is no number, or beyond all that is counted in schools`, Release{Cells: []Cell{{ID: "a", Kind: Mean, Value: math.Inf(1)}}}},
		{`cell "a" is said to have no value`, Release{Cells: []Cell{{ID: "a", Empty: true}}}},
		{`cell "a" does not say how many pupils are behind it`, Release{Cells: []Cell{{ID: "a", Kind: Events, Value: 4}}}},
		{`count "a" says two numbers of pupils`, Release{Cells: []Cell{{ID: "a", Value: 4, Pupils: 5}}}},
		{`a relation is about "b", which is no cell`, Release{Cells: []Cell{{ID: "a"}}, Same: []Same{{"a", "b"}}}},
		{`a relation is about "b", which is no cell`, Release{Cells: []Cell{{ID: "a", Kind: Test, Behind: "b"}}}},
		{`cell "m" should be a count`, Release{Cells: []Cell{mean, {ID: "a"}}, Withins: []Within{{"a", "m"}}}},
		{`total "a" has no parts`, Release{Cells: []Cell{{ID: "a"}}, Sums: []Sum{{Total: "a"}}}},
		{`part "m" of "a" is of another kind`, Release{Cells: []Cell{{ID: "a"}, mean}, Sums: []Sum{{Total: "a", Parts: []string{"m"}}}}},
		{`cell "a" is twice in the sum of "a"`, Release{Cells: []Cell{{ID: "a"}}, Sums: []Sum{{Total: "a", Parts: []string{"a"}}}}},
		{`the parts of "a" do not add up to it`, Release{
			Cells: []Cell{{ID: "a", Value: 3}, {ID: "b", Value: 2}}, Sums: []Sum{{Total: "a", Parts: []string{"b"}}}}},
		{`quotient "%" is not that of its numbers`, Release{
			Cells:  []Cell{{ID: "%", Kind: Percentage, Value: 49}, {ID: "a", Value: 10}, {ID: "b", Value: 20}},
			Ratios: []Ratio{{Quotient: "%", Numerator: "a", Denominator: "b"}}}},
		{`percentage "%" is of more than its base`, Release{
			Cells:  []Cell{{ID: "%", Kind: Percentage, Value: 200}, {ID: "a", Value: 20}, {ID: "b", Value: 10}},
			Ratios: []Ratio{{Quotient: "%", Numerator: "a", Denominator: "b"}}}},
		{`cells "a" and "b" are not the same`, Release{Cells: []Cell{{ID: "a"}, {ID: "b", Value: 1}}, Same: []Same{{"a", "b"}}}},
		{`"b" is above "a"`, Release{Cells: []Cell{{ID: "a"}, {ID: "b", Value: 1}}, Orders: []Order{{"b", "a"}}}},
		{`"b" is more than its whole "a"`, Release{Cells: []Cell{{ID: "a"}, {ID: "b", Value: 1}}, Withins: []Within{{"a", "b"}}}},
		{`the parts of "a" are more than it`, Release{
			Cells:    []Cell{{ID: "a"}, {ID: "b", Value: 1}},
			Mixtures: []Mixture{{Whole: Moment{N: "a"}, Parts: []Moment{{N: "b"}}}}}},
		{`the means of the parts of "m" do not make it up`, Release{
			Cells:    []Cell{{ID: "a", Value: 20}, mean, {ID: "n", Kind: Mean, Value: 4, Pupils: 20}},
			Mixtures: []Mixture{{Whole: Moment{N: "a", Mean: "m"}, Parts: []Moment{{N: "a", Mean: "n"}}}}}},
	} {
		err := test.release.Check()
		if err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
			continue
		}
		if _, gated := Protect(&test.release, Profile{}); gated == nil || gated.Error() != "disclosure gate: "+test.want {
			t.Errorf("the gate says %v", gated)
		}
	}
}
