package cohort

import (
	"fmt"
	"strings"
	"testing"
)

// Whoever began on one side of a line can move one way only: of a group that was formed
// by the baseline there is no test of whether as many moved in as out.
func TestStartBandCrossing(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 24 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21 sex=F")
		b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 form:4-17 total=%d", 18+i%6))
		b.row(p, fmt.Sprintf("sdq endline self 2023-06-12 form:4-17 total=%d", 13+i%8))
	}
	b.s.Bands = "band4"
	got := b.results()
	const at = "all/sdq/total/self/baseline-endline/"
	if r := pick(t, got, at+"start_band=high/-/cut_off_out"); !r.Known() || r.Value < 5 {
		t.Errorf("%+v", r.Estimate)
	}
	for _, name := range []string{"cut_off_difference", "cut_off_mcnemar_midp"} {
		r := pick(t, got, at+"start_band=high/-/"+name)
		if r.Known() || !strings.Contains(r.Reason, "one way only") {
			t.Errorf("%s: %+v", name, r.Estimate)
		}
		if r := pick(t, got, at+"sex=F/-/"+name); !r.Known() || !strings.Contains(r.Note, "exploratory") {
			t.Errorf("%s: %+v %s", name, r.Estimate, r.Note)
		}
	}
	for _, group := range []string{"sex=F", "start_band=high"} {
		if r := pick(t, got, at+group+"/-/wilcoxon_v"); !strings.Contains(r.Note, "exploratory") {
			t.Errorf("%s: %s", group, r.Note)
		}
	}
}

// Without a cut-off nobody can be told to have recovered, which is not the same as
// nobody having recovered.
func TestRecoveredWithoutCutOff(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 12 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.row(p, fmt.Sprintf("ngrt - - 2022-09-20 sas=%d", 80+i))
		b.row(p, fmt.Sprintf("ngrt - - 2023-05-20 sas=%d", 80+3*i))
	}
	got := b.results()
	const at = "all/ngrt/sas/-/first-last/-/-/"
	for _, name := range []string{"recovered", "recovered_percent"} {
		if r := pick(t, got, at+name); r.Known() || !strings.Contains(r.Reason, "no cut-off") || r.N != 12 {
			t.Errorf("%s: %+v", name, r.Estimate)
		}
	}
	for name, want := range map[string]float64{"improved": 5, "reliably_improved": 5, "unchanged": 7, "deteriorated": 0} {
		if r := pick(t, got, at+name); !r.Known() || r.Value != want {
			t.Errorf("%s: %+v", name, r.Estimate)
		}
	}
	want := "all | ngrt |  | reliable-change | given | 42% (5) reliably better; 0% (0) reliably worse; 7 without a reliable change | "
	if lines := strings.Join(panelOf(b), "\n"); !strings.Contains(lines, want) {
		t.Errorf("%s\nlacks %s", lines, want)
	}
}

// Of a day that no record is near nothing is known of anybody: neither is nobody in
// education, nor nobody out of it.
func TestNoRecordOfAnybody(t *testing.T) {
	t.Parallel()
	b := build(true)
	manyOutcomes(b)
	for i := range 12 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.row(p, "neet 1-month - 2023-08-21 status=~")
		b.row(p, fmt.Sprintf("neet 6-months - 2024-01-21 status=%s", []string{"EET", "~"}[i%2]))
	}
	got := b.results()
	for _, r := range got {
		if r.Measure != "neet" || r.Period != "1-month" {
			continue
		}
		if r.Known() != (r.Category == noRecord) || r.N != 12 {
			t.Errorf("%s %s: %+v", r.Category, r.Statistic, r.Estimate)
		}
	}
	for category, want := range map[string]float64{"EET": 6, noRecord: 6} {
		if r := pick(t, got, "all/neet/status/-/6-months/-/"+category+"/standing"); r.Value != want {
			t.Errorf("%s: %+v", category, r.Estimate)
		}
	}
}

// What is supposed of those without a pair says who they are: not all lack an endline,
// and of some it is not due.
func TestLostNotes(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.l.AsOf = at("2023-07-21")
	for i := range 14 {
		exit := "2023-07-21"
		if i >= 12 {
			exit = "-"
		}
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 "+exit)
		b.row(p, fmt.Sprintf("sdq baseline teacher 2022-09-12 rater:a form:4-17 total=%d", 14+i))
		switch {
		case i < 11:
			b.row(p, fmt.Sprintf("sdq endline teacher 2023-06-12 rater:a form:4-17 total=%d", 12+i+i%3))
		case i == 11:
			b.row(p, "sdq endline teacher 2023-06-12 rater:b form:4-17 total=15")
		}
	}
	got := b.results()
	const due = "2 of those without a pair are still on roll, and their endline is not due"
	id := "all/sdq/total/teacher/baseline-endline/-/"
	r := pick(t, got, id+"lost-unchanged/mean_change")
	if text := Note(r); !strings.Contains(text, "3 without a pair counted as unchanged") || !strings.Contains(text, due) {
		t.Error(text)
	}
	for _, name := range []string{"lost", "completion", "lost_smd", "mcar", "lost_baseline_mean", "lost_baseline_median"} {
		if r := pick(t, got, id+"-/"+name); !strings.Contains(r.Note, due) {
			t.Errorf("%s: %q", name, r.Note)
		}
	}
	if r := pick(t, got, id+"-/pairs"); strings.Contains(r.Note, due) {
		t.Error(r.Note)
	}
}

// The reason that more pupils would not mend comes before that there are few.
func TestReasonBeforeFloor(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA[:8], postA[:8])
	manyOutcomes(b)
	got := b.results()
	for _, name := range []string{"added_value", "added_value_effect"} {
		if r := pick(t, got, totalSelf+name); r.Reason != "for parents only" {
			t.Errorf("%s: %q", name, r.Reason)
		}
	}
	b = build(true)
	for i := range 8 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.row(p, fmt.Sprintf("sdq baseline parent 2022-09-12 form:4-17 total=%d", 14+i))
		b.row(p, fmt.Sprintf("sdq endline parent 2023-06-12 form:4-17 total=%d", 12+i))
	}
	if r := pick(t, b.results(), "all/sdq/total/parent/baseline-endline/-/-/improved"); !strings.HasPrefix(r.Reason, "no constants") {
		t.Errorf("%q", r.Reason)
	}
}

// Windows of time are taken before and after: of one that is not there nobody was lost.
func TestWindowsNote(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i := range 15 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		before := fmt.Sprint(60 + i)
		if i >= 12 {
			before = "~"
		}
		b.row(p, "attendance before - 2022-07-21 attendance="+before)
		b.row(p, fmt.Sprintf("attendance after - 2022-10-21 attendance=%d", 64+i+i%4))
	}
	got := b.results()
	const said = "3 with one of the two windows only"
	for _, name := range []string{"pairs", "completion", "mean_change"} {
		if r := pick(t, got, "all/attendance/attendance/-/before-after/-/-/"+name); r.N != 12 && r.Value != 12 || !strings.Contains(r.Note, said) {
			t.Errorf("%s: %+v %q", name, r.Estimate, r.Note)
		}
	}
}

// The items of a scale are those of everybody in the files.
func TestItemsNote(t *testing.T) {
	t.Parallel()
	b := schoolOf(preA, postA)
	b.source("sdq").Items = []Items{{Scale: "total", Informant: "self", Wave: "baseline", Asked: 3, Answers: [][]float64{{0, 1}, {1, 1}, {2, 1}}}}
	r := pick(t, b.results(), "all/sdq/total/self/baseline/-/-/items_asked")
	if !strings.Contains(r.Note, "whoever takes part") {
		t.Errorf("%q", r.Note)
	}
}
