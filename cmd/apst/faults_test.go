package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"apst/synth"
)

// Every planted fault raises its rule and no other that its clean twin does not
// raise; no row that is scored in spite of it differs from what was answered. In
// short every sixteenth is taken.
func TestFaults(t *testing.T) {
	t.Parallel()
	for i, f := range synth.Faults() {
		if i%trials(16, 1, 1) != 0 {
			continue
		}
		t.Run(f.Rule+"/"+f.Name, func(t *testing.T) {
			t.Parallel()
			make := func(spoilt bool) *synth.Case {
				c, err := f.Make(spoilt)
				if err != nil {
					t.Fatal(err)
				}
				return c
			}
			clean, spoilt := make(false), make(true)
			without, with := scoreCase(t, clean), scoreCase(t, spoilt)
			if without.code != exitDone || len(without.missing(clean)) > 0 {
				t.Errorf("the clean twin is not scored: exit code %d, %d responses without scores\n%s", without.code, len(without.missing(clean)), without.talk)
			}
			for _, r := range []struct {
				c   *synth.Case
				run *scoreRun
			}{{clean, without}, {spoilt, with}} {
				if told := tellsTales(r.c, r.run.talk); told != "" {
					t.Errorf("standard error shows %q\n%s", told, r.run.talk)
				}
				if bad := r.run.untruths(r.c); len(bad) > 0 {
					t.Errorf("%d differences from what the pupils answered, the first: %s\n%s", len(bad), bad[0], r.run.talk)
				}
			}
			if without.rules[f.Rule] > 0 {
				t.Errorf("the clean twin raises %s\n%s", f.Rule, without.talk)
			}
			var raised []string
			for _, id := range slices.Sorted(maps.Keys(with.rules)) {
				if without.rules[id] == 0 && !slices.Contains(f.With, id) {
					raised = append(raised, id)
				}
			}
			if !slices.Equal(raised, []string{f.Rule}) {
				t.Errorf("%s: raised [%s], want %s alone; exit code %d\n%s", f.About, strings.Join(raised, " "), f.Rule, with.code, with.talk)
			}
		})
	}
}

// tellsTales finds what standard error must not show: a pupil's number, or a
// score.
func tellsTales(c *synth.Case, talk string) string {
	for _, w := range c.Want {
		if len(w.Pupil) >= 12 && strings.Contains(talk, w.Pupil) {
			return w.Pupil
		}
	}
	if i := strings.Index(talk, " from the answers"); i >= 0 {
		return talk[max(0, i-20):i] + " from the answers"
	}
	return ""
}

// unplanted are rules that no fault of a school's size can raise, and why.
var unplanted = map[string]string{
	"SDQ-071": "speaks of more than 200,000 records",
}

// elsewhere are rules about no file of a school, by how their ids begin, and where each
// of them is raised, beside a case without a finding.
var elsewhere = map[string]string{
	"LNK": "metrics/cohort: it is what several files say of one pupil",
	"WRD": "report/words: they are about texts and not about data",
	"SCO": "sdq/outcome: it is what became of a file that this program wrote",
}

// Every rule has a fault.
func TestEveryRuleHasAFault(t *testing.T) {
	t.Parallel()
	planted := map[string]bool{}
	for _, f := range synth.Faults() {
		planted[f.Rule] = true
	}
	for _, m := range synth.Measures() {
		for _, f := range synth.FaultsOf(m) {
			planted[f.Rule] = true
		}
	}
	for _, r := range allRules() {
		if kind, _, _ := strings.Cut(r.ID, "-"); !planted[r.ID] && unplanted[r.ID] == "" && elsewhere[kind] == "" {
			t.Errorf("no fault raises %s (%s)", r.ID, r.Title)
		}
	}
}
