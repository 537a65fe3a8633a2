package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/report/scan"
)

// A centre may be called as a pupil is; what holds a pupil's whole name is no centre.
func TestCentresToAllow(t *testing.T) {
	t.Parallel()
	people := []scan.Person{{Forename: "Quillon", Surname: "Grange"}}
	got := centresToAllow(people, scan.Allowed{}, []string{"", "Grange", "North", "with Quillon Grange", "North", "A999432119001"})
	if diff := cmp.Diff([]string{"Grange", "North"}, got); diff != "" {
		t.Error(diff)
	}
}

// The ledger is kept where others can read it: names that a school gave are not in it.
func TestSchoolsOwn(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"pairs, all":                      "",
		"pairs, all, sex=F":               "",
		"pairs, all, class=Mrs Strange":   "pairs, all, class",
		"pupils, supported, centre=North": "pupils, supported, centre",
	} {
		got, ok := schoolsOwn(label)
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}
