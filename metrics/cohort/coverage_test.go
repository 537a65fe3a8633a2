package cohort

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/metrics"
)

// coverOf is the coverage of a measure.
func coverOf(t interface{ Fatalf(string, ...any) }, all []SourceCoverage, measure string) *SourceCoverage {
	for i := range all {
		if all[i].Measure == measure {
			return &all[i]
		}
	}
	t.Fatalf("no coverage of %s", measure)
	return nil
}

// line is a line of coverage as a table might have it.
func (x *Covered) line() string {
	expected := fmt.Sprint(x.Expected)
	if x.Open {
		expected = "-"
	}
	return fmt.Sprintf("%s %s: %s %d %d %s", x.Informant, x.Time, expected, x.Received, x.Usable, x.Last)
}

func coverLines(one *SourceCoverage) []string {
	out := []string{one.line()}
	for i := range one.Parts {
		out = append(out, one.Parts[i].line())
	}
	return out
}

// A school worked out by hand: who is expected, of whom something came, and what of it
// can be used.
func TestCoverage(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.l.AsOf, b.s.BaselineWithin = at("2023-06-30"), 30
	b.source("pass").Outcomes[0].Primary = false // without a main outcome
	neet := b.source("neet")
	for i := range neet.Outcomes {
		neet.Outcomes[i].Leavers = true
	}
	done := b.pupil("done", "2022-09-01 2023-06-01")
	b.row(done, "sdq baseline self 2022-09-12 total=22")
	b.row(done, "sdq interim self 2023-01-12 total=20")
	b.row(done, "sdq endline self 2023-05-30 total=15")
	b.row(done, "attendance before - 2022-08-31 attendance=50")
	b.row(done, "attendance after - 2022-10-15 attendance=80")
	b.row(done, "neet 1-month - 2023-07-01 status=EET")
	lost := b.pupil("lost", "2022-09-01 2023-03-01")
	b.row(lost, "sdq baseline self 2022-09-13 total=12")
	b.row(lost, "attendance before - - attendance=~")
	b.row(lost, "attendance after - 2022-10-16 attendance=60")
	spoilt := b.pupil("spoilt", "2022-09-01 -")
	b.row(spoilt, "sdq baseline self 2022-09-14 total=9 refused:illegal")
	blank := b.pupil("blank", "2022-09-01 -")
	b.row(blank, "sdq baseline self 2022-09-15 total=?")
	early := b.pupil("early", "2022-09-01 -") // is still there, and was asked already
	b.row(early, "sdq baseline self 2022-09-16 total=10")
	b.row(early, "sdq endline self 2023-06-20 total=8")
	b.row(early, "neet - - - risk=3") // of whoever is on the list, and no destination
	b.row(early, "pass baseline self 2022-09-20 f1.percentile=40")
	b.row(early, "pass endline self 2023-06-20 f1.percentile=?")
	b.pupil("new", "2023-06-20 -")
	no := b.pupil("no", "2022-09-01 2023-06-01 consent=no")
	b.row(no, "sdq baseline self 2022-09-12 total=22")
	school := b.pupil("school", "2022-09-01 2023-03-01") // of compulsory school age still
	b.row(school, "neet 1-month - - status=?").Values[0] = metrics.NoValue(metrics.Key{Pupil: "school", Measure: "neet", Scale: "status", Period: "1-month"}, at("-"), metrics.NotApplicable, "of school age")
	all := Coverage(b.l, b.match(), &b.s)
	for measure, want := range map[string][]string{
		// All but who said no: seven. New came 10 days ago; still there are spoilt, blank, early and new.
		"sdq":        {" : 7 5 3 2023-06-20", "self baseline: 6 5 3 2022-09-16", "self endline: 4 2 2 2023-06-20", "self interim: - 1 1 2023-01-12"},
		"attendance": {" : 7 2 2 2022-10-16", " before: 7 1 1 2022-08-31", " after: 7 2 2 2022-10-16"},
		"ngrt":       {" : 7 0 0 "},
		"neet":       {" : 2 1 1 2023-07-01"}, // done and lost have left
		"pass":       {" : 7 1 1 2023-06-20", "self baseline: 6 1 1 2022-09-20", "self endline: 4 1 0 2023-06-20"},
		"support":    {" : 7 0 0 "},
	} {
		if diff := cmp.Diff(want, coverLines(coverOf(t, all, measure))); diff != "" {
			t.Errorf("%s: %s", measure, diff)
		}
	}
	if one := coverOf(t, all, "sdq"); one.Scale != "total" || one.Title != "SDQ" || one.Noun != "questionnaires" || one.Ruleset != "sdq-1" {
		t.Errorf("%+v", one)
	}
	b.s.Measures, b.s.Scales = []string{"sdq"}, []string{"peer"}
	all = Coverage(b.l, b.match(), &b.s)
	if diff := cmp.Diff([]string{" : 7 5 0 2023-06-20", "self baseline: 6 5 0 2022-09-16", "self endline: 4 2 0 2023-06-20", "self interim: - 1 0 2023-01-12"}, coverLines(coverOf(t, all, "sdq"))); diff != "" || len(all) != 1 || all[0].Scale != "" {
		t.Errorf("of a scale alone: %d, %s", len(all), diff)
	}
	if Coverage(&Linkage{}, nil, &b.s) != nil {
		t.Error("without input there is coverage")
	}
}

// Rows of files and what was made of them add up, with every reason.
func TestCoverageRows(t *testing.T) {
	t.Parallel()
	c := (&linkCase{}).on("upn="+upn(1)).on("upn="+upn(2)).
		row("sdq", upn(1), "baseline", "2022-09-12", "total=9").row("sdq", upn(1), "baseline", "2022-09-12", "total=9").
		row("sdq", upn(2), "baseline", "2022-09-12", "total=9").row("sdq", upn(2), "baseline", "2022-09-12", "total=8").
		row("sdq", upn(3), "baseline", "2022-09-12", "total=9").row("sdq", "", "baseline", "2022-09-12", "total=9").
		row("sdq", upn(1), "endline", "2023-06-12", "total=9", "refused=illegal answers")
	c.source("sdq").Files = []File{{Name: "a.csv", Read: 10, Outside: 2, Used: 7, Refused: 1}, {Name: "b.csv", Read: 3, Outside: 1, Again: 2}}
	c.source("ngrt")
	l := c.join(t)
	s := DefaultSettings()
	all := Coverage(l, Match(l, &s), &s)
	want := RowCoverage{Files: 2, Read: 13, Outside: 3, Used: 7, Again: 2, Refused: 1, Results: 7, Linked: 1, Unmatched: 1, Duplicate: 1, Unusable: 4, Why: []Exit{
		{"unmatched", notListed, 1}, {"duplicate", "another row of the pupil says the same", 1},
		{"refused", "another row of the pupil says something else", 2}, {"refused", "illegal answers", 1}, {"refused", "it has no identifier", 1},
	}}
	if diff := cmp.Diff(want, coverOf(t, all, "sdq").Rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(RowCoverage{}, coverOf(t, all, "ngrt").Rows); diff != "" {
		t.Error(diff)
	}
}

// Whatever the school, those whose value can be used are among those of whom something
// came, and these among the expected; what can be used is what results and flow count,
// and rows add up.
func TestCoverageAgrees(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := anySchool(t, 8)
		pairs := b.match()
		checkCoverage(t, b.l, pairs, &b.s)
	})
}

// checkCoverage holds what every coverage has to.
func checkCoverage(t interface{ Fatalf(string, ...any) }, l *Linkage, pairs []*Pair, s *Settings) {
	results := map[string]float64{}
	for _, r := range Estimate(l, pairs, s) {
		if r.Population == All && len(r.Group) == 0 {
			results[fmt.Sprintf("%s/%s/%s/%s/%s", r.Measure, r.Scale, r.Informant, r.Category, r.Statistic)] = r.Value
		}
	}
	people := int(results["////pupils"])
	for _, one := range Coverage(l, pairs, s) {
		if one.Expected > people || one.Measure != "neet" && one.Expected != people {
			t.Fatalf("%s is expected of %d pupils, of %d", one.Measure, one.Expected, people)
		}
		for _, x := range append([]Covered{one.Covered}, one.Parts...) {
			if x.Usable > x.Received || !x.Open && x.Received > x.Expected || x.Received > one.Received || x.Expected > people || x.Received == 0 && !x.Last.IsZero() {
				t.Fatalf("%s: %s, of %s", one.Measure, x.line(), one.line())
			}
			of := func(category, statistic string) int {
				return int(results[fmt.Sprintf("%s/%s/%s/%s/%s", one.Measure, one.Scale, x.Informant, category, statistic)])
			}
			switch x.Time {
			case waveBaseline, periodBefore:
				if x.Usable != of("", "baselines") {
					t.Fatalf("%s: %s, and results have %d baselines", one.Measure, x.line(), of("", "baselines"))
				}
			case waveEndline, periodAfter:
				ended := of("both", "pattern") + of("both-not-comparable", "pattern") + of("endline-only", "pattern")
				if x.Usable != ended || x.Usable < of("", "pairs") {
					t.Fatalf("%s: %s, and results have %d endlines and %d pairs", one.Measure, x.line(), ended, of("", "pairs"))
				}
			}
			checkCoveredFlow(t, &one, &x, l, pairs, s)
		}
		r, why := one.Rows, 0
		for _, e := range r.Why {
			why += e.N
		}
		if r.Read != r.Outside+r.Used+r.Again+r.Refused || r.Results != r.Linked+why || why != r.Unmatched+r.Duplicate+r.Unusable {
			t.Fatalf("%s: %+v", one.Measure, r)
		}
	}
}

// checkCoveredFlow holds a line about the flow's questionnaire against the flow.
func checkCoveredFlow(t interface{ Fatalf(string, ...any) }, one *SourceCoverage, x *Covered, l *Linkage, pairs []*Pair, s *Settings) {
	if x.Time == "" || x.Open {
		return
	}
	f := FlowOf(l, pairs, s, All, x.Informant)
	if f.Measure != one.Measure || f.Scale != one.Scale {
		return
	}
	switch n := func(stage int) int { return stageOf(f, stage).N }; {
	case x.Time == waveBaseline && x.Expected != n(stageBaselineDue):
		t.Fatalf("%s: %s, and the flow has %d", one.Measure, x.line(), n(stageBaselineDue))
	case x.Time == waveEndline && x.Expected < n(stageEndlineDue):
		t.Fatalf("%s: %s, and the flow has %d", one.Measure, x.line(), n(stageEndlineDue))
	}
}

// stageOf is a stage of a flow.
func stageOf(f *Flow, stage int) *Stage {
	for i := range f.Stages {
		if f.Stages[i].ID == stageNames[stage].ID {
			return &f.Stages[i]
		}
	}
	return &Stage{}
}
