package cohort

import (
	"fmt"
	"math"
	"testing"

	"apst/metrics"
	"apst/metrics/stats"
)

// Who was lost: seven pairs and three lost, four times over so that floors let them pass.
func TestLost(t *testing.T) {
	t.Parallel()
	pre := []int{22, 18, 25, 16, 20, 27, 19, 14, 23, 21}
	post := []int{18, -1, 20, 17, -1, 26, 15, 13, -1, 16}
	b := build(true)
	for round := range 4 {
		for i := range pre {
			p := b.pupil(fmt.Sprintf("P%d-%d", round, i), "2022-09-01 2023-07-21")
			b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d", pre[i]))
			if post[i] >= 0 {
				b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 total=%d", post[i]))
			}
		}
	}
	got := b.results()
	for id, want := range map[string]float64{
		totalSelf + "lost": 12, totalSelf + "completion": 70, totalSelf + "mcar": 4 * 0.008354, totalSelf + "lost_baseline_mean": 61.0 / 3,
		"all/sdq/total/self/baseline-endline/-/lost-unchanged/mean_change": -1.9,
		"all/sdq/total/self/baseline-endline/-/no-endline/not_paired":      12,
		"all/sdq/total/self/baseline-endline/-/baseline-only/pattern":      12,
	} {
		if r := pick(t, got, id); !near(r.Value, want, 1e-3) || r.NOf != 40 {
			t.Errorf("%s = %+v, want %v of 40", id, r.Estimate, want)
		}
	}
}

// The change to be expected anyway: from a mean of 21.4.
func TestExpectedAnyway(t *testing.T) {
	t.Parallel()
	pre := []int{21, 22, 21, 22, 21, 21, 21, 22, 22, 21}
	b := schoolOf(pre, pre)
	manyOutcomes(b)
	got := b.results()
	if r := pick(t, got, totalSelf+"regression_to_mean"); !near(r.Value, -4.218, 1e-9) || r.N != 10 {
		t.Errorf("%+v", r.Estimate)
	}
	// Nobody changed: there is a mean change of 0 and nothing to test it by.
	if r := pick(t, got, totalSelf+"mean_change"); !r.Known() || r.Value != 0 || r.Has&stats.HasP != 0 {
		t.Errorf("%+v", r.Estimate)
	}
	if r := pick(t, got, totalSelf+"unchanged_pairs"); r.Value != 10 {
		t.Errorf("%+v", r.Estimate)
	}
}

// A pupil whose list says nothing of a fact is in a group of those.
func TestSubgroups(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 30 {
		sex := []string{"F", "M", ""}[i%3]
		p := b.pupil(fmt.Sprintf("P%02d", i), fmt.Sprintf("2022-09-01 2023-07-21 sex=%s year_group=%d", sex, 9+i%2))
		b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d", 10+i))
		b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 total=%d", 9+i+i%2))
	}
	got := b.results()
	const at = "all/sdq/total/self/baseline-endline/"
	for group, n := range map[string]float64{"sex=F": 10, "sex=M": 10, "sex=not-known": 10, "year_group=9": 15, "year_group=10": 15, "start_band=high": 22, "start_band=close-to-average": 8} {
		if r := pick(t, got, at+group+"/-/pairs"); r.Value != n || r.NOf != int(n) {
			t.Errorf("%s: %+v, want %v", group, r.Estimate, n)
		}
	}
	if r := pick(t, got, at+"year_group=9/-/mean_change"); !near(r.Value, -1, 1e-12) {
		t.Errorf("year 9: %+v", r.Estimate)
	}
	for i := range got {
		if len(got[i].Group) > 0 && got[i].Group[0].Name == "sen" {
			t.Errorf("a group of a fact that the list does not have: %s", ResultID(&got[i]))
		}
	}
}

// Two populations where somebody is known to have been supported, one otherwise; the
// period decides who is looked at.
func TestPopulations(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 24 {
		fact := ""
		if i < 8 {
			fact = " supported=true"
		}
		year := 2022
		if i >= 20 {
			year = 2020
		}
		p := b.pupil(fmt.Sprintf("P%02d", i), fmt.Sprintf("%d-09-01 %d-07-21%s", year, year+1, fact))
		b.row(p, fmt.Sprintf("sdq baseline self %d-09-12 total=%d", year, 10+i))
		b.row(p, fmt.Sprintf("sdq endline self %d-06-12 total=%d", year+1, 9+i))
		if i == 9 {
			b.row(p, "support - - - attended=3")
		}
		if i == 10 {
			b.row(p, "support - - - attended=0")
		}
	}
	b.s.From, b.s.To = at("2022-09-01"), at("2023-08-31")
	got := b.results()
	for id, want := range map[string]float64{"all/-/-/-/-/-/-/pupils": 20, "supported/-/-/-/-/-/-/pupils": 9, totalSelf + "pairs": 20, "supported/sdq/total/self/baseline-endline/-/-/pairs": 9} {
		if r := pick(t, got, id); r.Value != want {
			t.Errorf("%s = %v, want %v", id, r.Value, want)
		}
	}
	none := schoolOf(preA, postA).results()
	for i := range none {
		if none[i].Population != All {
			t.Fatalf("%s, and nobody is known to have been supported", ResultID(&none[i]))
		}
	}
}

// The p-values of a family are adjusted together, the main outcome's is not.
func TestFamily(t *testing.T) {
	t.Parallel()
	b := quick(bigSchool(60, 0, 7))
	got := b.results()
	var ps, holm []float64
	for _, scale := range []string{"emotional", "peer", "prosocial"} {
		id := "all/sdq/" + scale + "/self/baseline-endline/-/-/"
		ps = append(ps, pick(t, got, id+"mean_change").P)
		holm = append(holm, pick(t, got, id+"holm_p").Value)
	}
	for i, p := range stats.Holm(ps) {
		if p != holm[i] {
			t.Errorf("adjusted %v, want %v", holm, stats.Holm(ps))
		}
	}
	for i := range got {
		if got[i].Statistic == "holm_p" && got[i].Scale == "total" {
			t.Errorf("the main outcome is adjusted: %s", ResultID(&got[i]))
		}
	}
}

// Words have families too.
func TestFamilyOfWords(t *testing.T) {
	t.Parallel()
	two := metrics.Outcome{Words: true, Order: []string{"false", "true"}}
	for want, o := range map[string]metrics.Outcome{
		"cut_off_mcnemar_midp": two, "mean_change": {}, "band_stuart_maxwell": {Words: true, Order: []string{"a", "b", "c"}},
	} {
		if got := testOf(&o); got != want || familyTests[got] == "" {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := testOf(&metrics.Outcome{Medians: true}); got != "" {
		t.Errorf("ranks are tested by %s", got)
	}
}

// No number of the results is less certain than it looks: levels are those asked for.
func TestLevel(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA, postA)
	b.s.Level = 0.9
	got := b.results()
	if r := pick(t, got, totalSelf+"mean_change"); r.Level != 0.9 || math.Abs(r.Lower+4.214) > 0.01 {
		t.Errorf("%+v", r.Estimate)
	}
	b.s.Level = 0
	if r := pick(t, b.results(), totalSelf+"mean_change"); r.Level != 0.95 {
		t.Errorf("%+v", r.Estimate)
	}
}

// What would have been if things had been done otherwise, and nothing else changed.
func TestSensitivity(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 30 {
		first, last := "rater:a", "rater:a"
		switch {
		case i < 5:
			last = "rater:b"
		case i < 9:
			last = ""
		}
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.row(p, fmt.Sprintf("sdq baseline teacher 2022-09-12 %s total=%d", first, 20+i%5))
		b.row(p, fmt.Sprintf("sdq endline teacher 2023-06-12 %s total=%d", last, 20+i%5-i%9))
		b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d", 20+i%5))
		b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 total=%d", 20+i%5-i%9))
	}
	b.s.Informants = []string{"teacher", "self"}
	got := b.results()
	const teacher, self = "all/sdq/total/teacher/baseline-endline/-/", "all/sdq/total/self/baseline-endline/-/"
	for id, want := range map[string]float64{
		teacher + "-/pairs": 25, teacher + "any-rater/pairs": 30, teacher + "known-rater/pairs": 21,
		self + "-/rci_threshold": 6.4459, self + "reliability:british-retest/rci_threshold": 8.885,
		self + "-/reliably_improved": 6, self + "reliability:british-retest/reliably_improved": 0,
	} {
		if r := pick(t, got, id); r.Value != want {
			t.Errorf("%s = %v, want %v", id, r.Value, want)
		}
	}
	used := pick(t, got, self+"-/wilcoxon_v")
	classic := pick(t, got, self+"wilcoxon:classic/wilcoxon_v")
	if used.Method != "pratt-exact" || classic.Method != "classic" || used.P == classic.P {
		t.Errorf("%+v and %+v", used.Estimate, classic.Estimate)
	}
	for i := range got {
		if id := ResultID(&got[i]); id == self+"any-rater/pairs" || id == self+"wilcoxon:pratt-exact/wilcoxon_v" {
			t.Errorf("%s is what was done anyway", id)
		}
	}
}

// The endlines of those lost are filled in for the main outcome alone, and where anybody
// is lost and the pairs are enough.
func TestFilledIn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ pairs, lost int }{{12, 4}, {12, 0}, {6, 4}} {
		b := build(true)
		b.s.Informants = []string{"self"}
		for i := range tt.pairs + tt.lost {
			p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
			b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d", 14+i))
			if i < tt.pairs {
				b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 total=%d", 12+i+i%3))
			}
		}
		var found []metrics.Result
		for _, r := range b.results() {
			if r.Category == imputed && r.Population == All {
				found = append(found, r)
			}
		}
		switch {
		case tt.lost == 0 && len(found) == 0:
		case tt.lost == 0 || len(found) != 1:
			t.Errorf("%+v: %d results", tt, len(found))
		case tt.pairs < leastMean && (found[0].Known() || found[0].Reason == ""):
			t.Errorf("%+v: %+v", tt, found[0].Estimate)
		case tt.pairs >= leastMean && (!found[0].Known() || found[0].N != tt.pairs+tt.lost || !near(found[0].Value, -1, 0.6)):
			t.Errorf("%+v: %+v", tt, found[0].Estimate)
		}
	}
}

// Whoever refused, or was not eligible, is in no result.
func TestTakingPart(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA, postA)
	for i, fact := range []string{"consent=no", "opt_out=true", "consent=withdrawn", "enrolment=G", "born=1999-01-05"} {
		p := b.pupil(fmt.Sprintf("X%d", i), "2022-09-01 2023-07-21 "+fact)
		b.row(p, "sdq baseline self 2022-09-12 form:4-17 total=40")
		b.row(p, "sdq endline self 2023-06-12 form:4-17 total=0")
	}
	got := b.results()
	if r := pick(t, got, totalSelf+"mean_change"); r.N != 12 || !near(r.Value, -2.916667, 1e-6) {
		t.Errorf("%+v", r.Estimate)
	}
	if r := pick(t, got, "all/-/-/-/-/-/-/pupils"); r.Value != 12 {
		t.Errorf("%+v", r.Estimate)
	}
}
