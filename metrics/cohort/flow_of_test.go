package cohort

import (
	"testing"

	"apst/metrics"
)

// exitOf is where the only pupil of a flow left it, and why.
func exitOf(f *Flow) string {
	for _, s := range f.Stages {
		for _, e := range s.Exits {
			return s.ID + " " + e.Reason
		}
	}
	if n := len(f.Stages); n > 0 && f.Stages[n-1].N == 1 {
		return "analysed"
	}
	return "not in the flow"
}

// Every way out of the flow.
func TestFlowExits(t *testing.T) {
	t.Parallel()
	const before, after = "sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=15"
	tests := []struct {
		name string
		stay string
		set  func(*built)
		rows []string
		want string
	}{
		{"analysed", year, nil, []string{before, after}, "analysed"},
		{"the period is over", "2022-09-05 -", func(b *built) { b.s.To = at("2023-03-31"); b.l.AsOf = at("2023-03-31") }, []string{before}, "endline-done no-record"},
		{"a term of it is over", "2022-09-05 -", func(b *built) { b.s.To, b.s.Open = at("2023-03-31"), true; b.l.AsOf = at("2023-03-31") }, []string{before}, "endline-due still-on-roll"},
		{"a term of it is over, and the pupil left", "2022-09-05 2023-02-10", func(b *built) { b.s.To, b.s.Open = at("2023-03-31"), true; b.l.AsOf = at("2023-03-31") }, []string{before}, "endline-done no-record"},
		{"a term of it is over, and the endline is done", "2022-09-05 -", func(b *built) { b.s.To, b.s.Open = at("2023-03-31"), true; b.l.AsOf = at("2023-03-31") }, []string{before, "sdq endline self 2023-03-20 total=15"}, "analysed"},
		{"not in the period", "2021-09-01 2022-07-20", func(b *built) { b.s.From = at("2022-09-01") }, nil, "not in the flow"},
		{"too old", year + " born=2005-08-31", nil, []string{before, after}, "eligible age"},
		{"just young enough", year + " born=2005-09-02", nil, []string{before, after}, "analysed"},
		{"too young", year + " born=2011-09-02", nil, []string{before, after}, "eligible age"},
		{"just old enough", year + " born=2011-09-01", nil, []string{before, after}, "analysed"},
		{"age at the beginning of the period", "2020-09-01 2023-07-21 born=2011-09-01", func(b *built) { b.s.From = at("2022-09-01") }, []string{before, after}, "analysed"},
		{"guest", year + " enrolment=G", nil, []string{before, after}, "eligible guest"},
		{"left first", "2022-09-01 2022-09-20", func(b *built) { b.s.LeastDays = 21 }, []string{before}, "eligible left-first"},
		{"long enough", "2022-09-01 2022-09-21", func(b *built) { b.s.LeastDays = 21 }, []string{before}, "endline-done no-record"},
		{"not long enough yet", "2022-09-01 -", func(b *built) { b.s.LeastDays, b.l.AsOf = 21, at("2022-09-20") }, []string{before}, "eligible not-on-roll-long-enough"},
		{"refused", year + " consent=no", nil, []string{before, after}, "consent refused"},
		{"opted out", year + " opt_out=true", nil, []string{before, after}, "consent refused"},
		{"withdrawn", year + " consent=withdrawn", nil, []string{before, after}, "consent withdrawn"},
		{"withdrawn, by the day", year + " consent=yes consent_withdrawn=2023-01-01", nil, []string{before, after}, "consent withdrawn"},
		{"no reply", year + " consent=no-reply", nil, []string{before, after}, "consent no-reply"},
		{"not due yet", "2022-09-01 -", func(b *built) { b.s.BaselineWithin, b.l.AsOf = 30, at("2022-09-20") }, nil, "baseline-due baseline-not-due-yet"},
		{"no baseline", year, nil, nil, "baseline-done no-record"},
		{"an endline alone", year, nil, []string{after}, "baseline-done no-record"},
		{"baseline late", year, func(b *built) { b.s.BaselineWithin = 5 }, []string{before, after}, "baseline-done late"},
		{"left within the window", "2022-09-01 2022-09-09", func(b *built) { b.s.BaselineWithin = 30 }, nil, "baseline-done left-within-window"},
		{"baseline spoilt", year, nil, []string{before + " refused:illegal", after}, "baseline-done form-spoiled"},
		{"baseline without items", year, nil, []string{"sdq baseline self 2022-09-12 total=?", after}, "baseline-scorable items-missing"},
		{"baseline that cannot be used", year, nil, []string{"sdq baseline self 2022-09-12 total=!", after}, "baseline-scorable not-usable"},
		{"two baselines", year, nil, []string{before, "sdq baseline self 2022-09-13 total=23", after}, "baseline-scorable two-questionnaires"},
		{"contradicting baselines", year, nil, []string{before + " clash", "sdq baseline self 2022-09-12 total=23 clash", after}, "baseline-scorable two-questionnaires"},
		{"still there", "2022-09-01 -", nil, []string{before}, "endline-due still-on-roll"},
		{"left without notice", year + " exit_reason=left-without-notice", nil, []string{before}, "endline-done left-without-notice"},
		{"custody", year + " exit_reason=custody", nil, []string{before}, "endline-done custody"},
		{"moved", year + " exit_reason=moved-area", nil, []string{before}, "endline-done moved-area"},
		{"died", year + " exit_reason=died", nil, []string{before}, "endline-done died"},
		{"excluded", year + " exit_reason=permanently-excluded", nil, []string{before}, "endline-done permanently-excluded"},
		{"other", year + " exit_reason=other", nil, []string{before}, "endline-done other"},
		{"left as planned, and nobody says why", year + " exit_reason=reintegrated", nil, []string{before}, "endline-done no-record"},
		{"endline spoilt", year, nil, []string{before, after + " refused:illegal"}, "endline-done form-spoiled"},
		{"endline without items", year, nil, []string{before, "sdq endline self 2023-07-10 total=?"}, "endline-scorable items-missing"},
		{"endline with too few answers", year, nil, []string{before, "sdq endline self 2023-07-10 total=~"}, "endline-scorable items-missing"},
		{"two endlines", year, nil, []string{before, after, "sdq endline self 2023-07-12 total=14"}, "endline-scorable two-questionnaires"},
		{"another informant", year, nil, []string{before, "sdq endline teacher 2023-07-10 total=15"}, "paired informant-changed"},
		{"another informant, without score", year, nil, []string{before, "sdq endline teacher 2023-07-10 total=?"}, "endline-scorable items-missing"},
		{"another form", year, nil, []string{before + " form:4-17", after + " form:18+"}, "paired form-changed"},
		{"the wrong way round", year, nil, []string{"sdq baseline self 2023-07-12 total=22", after}, "paired endline-before-baseline"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			p := b.pupil("K1", tt.stay)
			for _, r := range tt.rows {
				b.row(p, r)
			}
			if tt.set != nil {
				tt.set(b)
			}
			f := FlowOf(b.l, b.match(), &b.s, All, "self")
			if err := f.AddsUp(); err != nil {
				t.Error(err)
			}
			if got := exitOf(f); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// Rates, branches, flags and bands of attrition of a school of a few pupils.
func TestFlowRates(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.s.From = at("2022-09-01")
	b.s.BaselineWithin = 60
	add := func(id, stay string, rows ...string) {
		p := b.pupil(id, stay)
		for _, r := range rows {
			b.row(p, r)
		}
	}
	const before, after = "sdq baseline self 2022-09-12 total=22", "sdq endline self 2023-07-10 total=15"
	add("K1", year+" supported=true consent=yes born=2008-01-01", before, after)
	add("K2", year+" consent=yes born=2008-01-01", before, after, "support - - - attended=2")
	add("K3", year+" supported=false", before)
	add("K4", year, before, "sdq endline self 2023-07-10 total=?")
	add("K5", "2022-12-01 -", "sdq baseline self 2022-12-05 total=20")
	add("K6", year)
	add("K7", year+" consent=no", before, after)
	p := b.pupil("K8", "2021-09-01 2022-07-20", year)
	b.row(p, "sdq baseline self 2022-09-12 total=22 placement:2")
	add("K9", "2020-09-01 2021-07-20", "sdq baseline self 2020-09-12 total=22")
	f := FlowOf(b.l, b.match(), &b.s, All, "self")
	if err := f.AddsUp(); err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"on-roll": 8, "eligible": 8, "consent": 7, "baseline-due": 7, "baseline-done": 6, "baseline-scorable": 6,
		"supported": 2, "not-supported": 1, "support-not-recorded": 3, "endline-due": 5, "endline-done": 3, "endline-scorable": 2, "paired": 2, "analysed": 2}
	for _, s := range f.Stages {
		if s.N != want[s.ID] {
			t.Errorf("%s: %d, want %d", s.ID, s.N, want[s.ID])
		}
	}
	rates := []Rate{{ID: "baseline-response", N: 6, Of: 7}, {ID: "retention", N: 2, Of: 5}, {ID: "paired", N: 2, Of: 6}}
	for i, r := range f.Rates {
		if r.ID != rates[i].ID || r.N != rates[i].N || r.Of != rates[i].Of {
			t.Errorf("rate %+v, want %+v", r, rates[i])
		}
	}
	if f.Attrition != "over-50" {
		t.Errorf("attrition %s", f.Attrition)
	}
	notes := map[string]int{}
	for _, e := range f.Flags {
		notes[e.Reason] = e.N
	}
	for id, n := range map[string]int{noteLate: 1, noteBack: 1, noteAge: 6, noteConsent: 5, noteNotEligible: 1, noteOffPeriod: 1, noteLeaving: 0} {
		if notes[id] != n {
			t.Errorf("%s: %d, want %d", id, notes[id], n)
		}
	}
	if s := FlowOf(b.l, b.match(), &b.s, SupportedOne, "self"); s.Stages[0].N != 2 || s.Stages[len(s.Stages)-1].N != 2 {
		t.Errorf("of the supported: %+v", s.Stages)
	}
}

// Without a list of pupils everybody in the files is in the flow, and it says what is
// not known.
func TestFlowWithoutList(t *testing.T) {
	t.Parallel()
	b := build(false)
	b.row(b.pupil("K1"), "sdq baseline self 2022-09-12 total=22")
	b.row(b.pupil("K2"), "attendance before - - attendance=40")
	f := FlowOf(b.l, b.match(), &b.s, All, "self")
	if err := f.AddsUp(); err != nil {
		t.Fatal(err)
	}
	if f.Stages[0].N != 2 {
		t.Errorf("%d on roll", f.Stages[0].N)
	}
	notes := map[string]int{}
	for _, e := range f.Flags {
		notes[e.Reason] = e.N
	}
	if notes[noteLeaving] != 1 || notes[noteAge] != 2 || notes[noteConsent] != 2 {
		t.Errorf("notes %v", notes)
	}
}

func TestAttrition(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lost, of int
		want     string
	}{{0, 0, ""}, {0, 5, "0-10"}, {10, 100, "0-10"}, {21, 200, "11-20"}, {1, 5, "11-20"}, {50, 100, "41-50"}, {101, 200, "over-50"}, {5, 5, "over-50"}} {
		if got := attrition(tt.lost, tt.of); got != tt.want {
			t.Errorf("%d of %d: %q, want %q", tt.lost, tt.of, got, tt.want)
		}
	}
}

// Every reason and flag has its words, once.
func TestFlowWords(t *testing.T) {
	t.Parallel()
	for _, list := range [][]metrics.Named{exitTitles, noteTitles, pairFlags, stageNames[:], reasonTitles} {
		met := map[string]bool{}
		for _, n := range list {
			if n.ID == "" || n.Title == "" || met[n.ID] {
				t.Errorf("%+v", n)
			}
			met[n.ID] = true
		}
	}
	for _, r := range []Reason{NoBaseline, NoEndline, BaselineRefused, EndlineRefused, OtherInformant, OtherForm, OtherRater, WrongOrder, StillOnRoll, PlacementUnclear, TwoOfOne, NotAvailable, BaselineLate} {
		if titleIn(reasonTitles, string(r)) == "" {
			t.Errorf("%s has no words", r)
		}
	}
}
