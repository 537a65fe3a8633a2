package synth

import (
	"slices"
	"testing"
)

// Referrals ask for several specialists, some wait or are sent back, contacts lie
// between the decision and the end, and nobody is seen after leaving.
func TestSupport(t *testing.T) {
	t.Parallel()
	p := unasked
	p.Pupils = 1000
	s := drawn(p, 0)
	team := s.support()
	requests, speech, decided := 0, 0, map[string]int{}
	ids := map[string]bool{}
	for _, r := range team.referrals {
		requests += len(r.asks)
		if slices.Contains(r.asks, 0) {
			speech++
		}
		decided[r.decision]++
		if ids[r.id] || (r.decision == "Waiting") != r.decided.IsZero() || !r.decided.IsZero() && r.decided.Before(r.day) {
			t.Errorf("an odd referral: %+v", r)
		}
		ids[r.id] = true
	}
	attended := 0
	for _, e := range team.episodes {
		for i, c := range e.contacts {
			if c.day.Before(e.start) || !e.end.IsZero() && c.day.After(e.end) || c.day.After(supportEnd) || e.pupil.Left && c.day.After(e.pupil.leaves()) || i == 0 && !c.attended {
				t.Errorf("a contact on %s of an episode from %s to %s", iso(c.day), iso(e.start), iso(e.end))
			}
			if c.attended {
				attended++
			}
		}
	}
	t.Logf("%d referrals, %d requests, %d for speech and language, %v, %d episodes, %d contacts, %d attended", len(team.referrals), requests, speech, decided, len(team.episodes), len(team.contacts), attended)
	if requests <= len(team.referrals) || speech*5 < len(team.referrals)*2 || len(decided) != 4 || attended*10 < len(team.contacts)*7 {
		t.Error("the team's work is not as it is described")
	}
	if len(s.views()) < 500 || len(s.views()) > 1200 {
		t.Errorf("%d views of 1000 pupils", len(s.views()))
	}
}

// The example of the measures is of the same pupils as that of the SDQ, and the same
// every time.
func TestExampleMeasures(t *testing.T) {
	t.Parallel()
	files, err := ExampleMeasures()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ExampleMeasures()
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for i, f := range files {
		size += len(f.Data)
		if f.Name != again[i].Name || string(f.Data) != string(again[i].Data) {
			t.Errorf("%s differs from one making to the next", f.Name)
		}
	}
	if len(files) != 10 || size > 1<<20 {
		t.Errorf("%d files of %d bytes", len(files), size)
	}
	s := New(exampleProject())
	if _, _, err := ExampleProject(); err != nil {
		t.Fatal(err)
	}
	g := s.wideList(exampleLeavers)
	if len(g.rows) != 1+len(s.Pupils)+exampleLeavers || g.rows[1][g.col("UPN")].s != s.Pupils[0].ID {
		t.Errorf("the list has %d rows", len(g.rows))
	}
}
