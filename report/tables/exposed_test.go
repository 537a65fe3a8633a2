package tables_test

import (
	"testing"

	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/tables"
)

// A reader who follows every relation, and solves them, comes upon nothing hidden.
func TestNothingComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	for _, tt := range []struct {
		school string
		only   []string
	}{
		{"40 pupils", []string{"T13", "F08"}}, {"40 pupils", []string{"T16", "T20", "T21"}}, {"40 pupils", []string{"T22", "F07"}}, {"300 pupils", []string{"T13", "F08"}},
		{"300 pupils", []string{"T14", "T15", "T16"}}, {"12 pupils", []string{"T16", "T17", "T22", "F09"}}, {"one band", []string{"T05", "T15", "T20"}},
	} {
		a := schooltest.Shared(tt.school)
		for _, p := range disclosure.Profiles() {
			if p.Threshold == 0 {
				continue
			}
			set := tables.Build(input(a, p), tt.only...)
			out, err := disclosure.Protect(&set.Numbers, p)
			if err != nil || len(out.Refused) > 0 {
				t.Fatal(tt, p.Name, err, out)
			}
			for _, i := range disclosure.Exposed(disclosure.Audit(out.View(&set.Numbers), p), p) {
				t.Errorf("%s %v %s: %s is between %g and %g", tt.school, tt.only, p.Name, i.ID, i.Low, i.High)
			}
		}
	}
}
