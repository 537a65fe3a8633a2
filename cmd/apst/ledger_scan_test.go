package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics/record"
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

// The tutors whom a list names are looked for, each once; a centre called like a class is
// a centre.
func TestStaffToFind(t *testing.T) {
	t.Parallel()
	var stays []record.Stay
	for _, class := range []string{"", "Ms Quillfeather", "Kestrelle Houseby", "Ms Quillfeather"} {
		stays = append(stays, record.Stay{Pupil: "A999432119001", Facts: map[string]string{"class": class}})
	}
	people := staffToFind(record.NewRoll(stays))
	if len(people) != 2 || !people[0].Staff || !people[1].Staff {
		t.Errorf("%+v", people)
	}
	if got := centresToAllow(people, scan.Allowed{}, []string{"Kestrelle Houseby"}); len(got) != 1 {
		t.Errorf("centres: %q", got)
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
