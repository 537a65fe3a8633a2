package sdq_test

import (
	"math/rand/v2"
	"testing"

	"apst/sdq"
)

// four are hyperactivity, conduct, emotional and impact of one informant.
type four [4]int

func (f four) informed(t *testing.T, who sdq.Informant) sdq.Informed {
	t.Helper()
	return sdq.Informed{
		Hyperactivity: score(t, sdq.Hyperactivity, who, f[0]),
		Conduct:       score(t, sdq.Conduct, who, f[1]),
		Emotional:     score(t, sdq.Emotional, who, f[2]),
		Impact:        score(t, sdq.Impact, who, f[3]),
	}
}

// nobody is an informant who was not asked; well has no difficulties.
var (
	nobody = four{blank, blank, blank, blank}
	well   = four{0, 0, 0, 0}
)

const none = blank // no prediction

func TestPredict(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name                  string
		parent, teacher, self four
		hyper, conduct, emo   int
		any                   int
	}{
		{"nobody asked", nobody, nobody, nobody, none, none, none, none},
		{"all well", well, well, well, 0, 0, 0, 0},
		{"only self, well", nobody, nobody, well, 0, 0, 0, 0},

		// hyperactivity: one informant's rating, the other places not known
		{"home just possible", four{6, 0, 0, 1}, nobody, nobody, 1, 0, 0, 1},
		{"home 6 without impact points", four{6, 0, 0, 0}, nobody, nobody, 0, 0, 0, 0},
		{"home 5, much impact", four{5, 0, 0, 10}, nobody, nobody, 0, 0, 0, 0},
		{"home probable by itself is possible", four{7, 0, 0, 2}, nobody, nobody, 1, 0, 0, 1},
		{"school probable by itself is possible", nobody, four{7, 0, 0, 2}, nobody, 1, 0, 0, 1},
		{"school possible by itself", nobody, four{6, 0, 0, 1}, nobody, 1, 0, 0, 1},
		{"self stands for home", nobody, nobody, four{6, 0, 0, 1}, 1, 0, 0, 1},
		// hyperactivity: home and school
		{"both probable", four{7, 0, 0, 2}, four{7, 0, 0, 2}, nobody, 2, 0, 0, 2},
		{"home probable, school possible", four{7, 0, 0, 2}, four{6, 0, 0, 1}, nobody, 2, 0, 0, 2},
		{"home possible, school probable", four{6, 0, 0, 1}, four{7, 0, 0, 2}, nobody, 1, 0, 0, 1},
		{"home probable, school unlikely", four{7, 0, 0, 2}, well, nobody, 1, 0, 0, 1},
		{"home unlikely, school probable", well, four{7, 0, 0, 2}, nobody, 1, 0, 0, 1},
		{"both possible", four{6, 0, 0, 1}, four{6, 0, 0, 1}, nobody, 1, 0, 0, 1},
		{"home possible, school unlikely", four{6, 0, 0, 1}, well, nobody, 0, 0, 0, 0},
		{"home unlikely, school possible", well, four{6, 0, 0, 1}, nobody, 0, 0, 0, 0},
		// hyperactivity: 9 with an impact of 1, parent alone
		{"parent 9 with impact 1", four{9, 0, 0, 1}, four{6, 0, 0, 1}, nobody, 2, 0, 0, 2},
		{"parent 8 with impact 1", four{8, 0, 0, 1}, four{6, 0, 0, 1}, nobody, 1, 0, 0, 1},
		{"self 9 with impact 1", nobody, four{6, 0, 0, 1}, four{9, 0, 0, 1}, 1, 0, 0, 1},
		{"teacher 9 with impact 1", four{7, 0, 0, 2}, four{9, 0, 0, 1}, nobody, 2, 0, 0, 2},
		{"teacher 9 with impact 1 is no more than possible", well, four{9, 0, 0, 1}, nobody, 0, 0, 0, 0},
		// hyperactivity: whose home
		{"parent before self", well, nobody, four{10, 0, 0, 10}, 0, 0, 0, 0},
		{"self where the parent has no impact", four{9, 0, 0, blank}, four{7, 0, 0, 2}, four{7, 0, 0, 2}, 2, 0, 0, 2},
		{"nobody has impact", four{10, 0, 0, blank}, four{10, 0, 0, blank}, four{10, 0, 0, blank}, none, 0, 0, 0},
		{"parent has impact but no score", four{blank, 0, 0, 4}, nobody, nobody, none, 0, 0, 0},

		// conduct
		{"parent 5, impact 2", four{0, 5, 0, 2}, nobody, nobody, 0, 2, 0, 2},
		{"parent 4, impact 10", four{0, 4, 0, 10}, nobody, nobody, 0, 1, 0, 1},
		{"parent 3, impact 10", four{0, 3, 0, 10}, nobody, nobody, 0, 0, 0, 0},
		{"parent 5, impact 1", four{0, 5, 0, 1}, nobody, nobody, 0, 1, 0, 1},
		{"teacher 4, impact 2", nobody, four{0, 4, 0, 2}, nobody, 0, 2, 0, 2},
		{"teacher 3, impact 6", nobody, four{0, 3, 0, 6}, nobody, 0, 1, 0, 1},
		{"teacher 2, impact 6", nobody, four{0, 2, 0, 6}, nobody, 0, 0, 0, 0},
		{"self 6, impact 2", nobody, nobody, four{0, 6, 0, 2}, 0, 2, 0, 2},
		{"self 5, impact 2", nobody, nobody, four{0, 5, 0, 2}, 0, 1, 0, 1},
		{"self 4, impact 2", nobody, nobody, four{0, 4, 0, 2}, 0, 0, 0, 0},
		{"another's impact does not count", four{0, 5, 0, 0}, four{0, 0, 0, 6}, nobody, 0, 1, 0, 1},
		{"no impact at all", four{0, 10, 0, blank}, nobody, nobody, none, 1, 0, 1},
		{"no impact, low score", nobody, nobody, four{blank, 1, blank, blank}, none, 0, none, 0},

		// emotional
		{"parent 6, impact 2", four{0, 0, 6, 2}, nobody, nobody, 0, 0, 2, 2},
		{"parent 6, impact 1", four{0, 0, 6, 1}, nobody, nobody, 0, 0, 1, 1},
		{"parent 5, impact 2, emotional", four{0, 0, 5, 2}, nobody, nobody, 0, 0, 1, 1},
		{"parent 4, impact 10, emotional", four{0, 0, 4, 10}, nobody, nobody, 0, 0, 0, 0},
		{"parent 10, impact 0", four{0, 0, 10, 0}, nobody, nobody, 0, 0, 0, 0},
		{"teacher 6, impact 2", nobody, four{0, 0, 6, 2}, nobody, 0, 0, 2, 2},
		{"teacher 5, impact 1", nobody, four{0, 0, 5, 1}, nobody, 0, 0, 1, 1},
		{"self 7, impact 2", nobody, nobody, four{0, 0, 7, 2}, 0, 0, 2, 2},
		{"self 6, impact 2, emotional", nobody, nobody, four{0, 0, 6, 2}, 0, 0, 1, 1},
		{"self 5, impact 10", nobody, nobody, four{0, 0, 5, 10}, 0, 0, 0, 0},
		{"no impact, emotional 10", four{0, 0, 10, blank}, nobody, nobody, none, 0, 0, 0},
		// emotional: one high informant gives way to another probable disorder
		{"one high beside conduct", four{0, 5, 6, 2}, nobody, nobody, 0, 2, 1, 2},
		{"two high beside conduct", four{0, 5, 6, 2}, four{0, 0, 6, 2}, nobody, 0, 2, 2, 2},
		{"one high beside hyperactivity", four{7, 0, 6, 2}, four{7, 0, 0, 2}, nobody, 2, 0, 1, 2},
		{"one high beside possible conduct", four{0, 4, 6, 2}, nobody, nobody, 0, 1, 2, 2},
		{"low beside conduct stays possible", four{0, 5, 5, 2}, nobody, nobody, 0, 2, 1, 2},
		{"three high beside both", four{9, 9, 9, 9}, four{9, 9, 9, 6}, four{9, 9, 9, 9}, 2, 2, 2, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := sdq.Predict(test.parent.informed(t, sdq.Parent), test.teacher.informed(t, sdq.Teacher), test.self.informed(t, sdq.Self))
			if got, want := codes(p), [4]int{test.hyper, test.conduct, test.emo, test.any}; got != want {
				t.Errorf("hyperactivity, conduct, emotional, any: %v; want %v", got, want)
			}
		})
	}
}

// codes are the four outcomes as published: 0, 1, 2, or none.
func codes(p sdq.Prediction) (c [4]int) {
	for d := range sdq.Disorder(sdq.DisorderCount) {
		v, ok := p.Get(d).Value()
		if !ok {
			v = none
		}
		c[d] = v
	}
	return c
}

// oracle is the rule as the published syntax has it, in one pass over plain
// numbers: a missing one is -1, below every limit, as in SAS.
func oracle(p, t, s four) [4]int {
	hyper := func(f four, parent bool) int {
		switch h, i := f[0], f[3]; {
		case h == -1 || i == -1:
			return -1
		case h >= 7 && i >= 2, parent && h >= 9 && i >= 1:
			return 2
		case h >= 6 && i >= 1:
			return 1
		}
		return 0
	}
	home, school := hyper(p, true), hyper(t, false)
	if home == -1 {
		home = hyper(s, false)
	}
	hk := 0
	switch {
	case home == -1 && school == -1:
		hk = -1
	case home == 2 && school >= 1:
		hk = 2
	case home == 2 || school == 2, home == 1 && school == 1,
		home == 1 && school == -1, home == -1 && school == 1:
		hk = 1
	}
	cd := 0
	switch {
	case p[1] >= 5 && p[3] >= 2 || t[1] >= 4 && t[3] >= 2 || s[1] >= 6 && s[3] >= 2:
		cd = 2
	case p[1] >= 4 || t[1] >= 3 || s[1] >= 5:
		cd = 1
	case p[1] == -1 && t[1] == -1 && s[1] == -1:
		cd = -1
	}
	highs := 0
	for _, high := range []bool{p[2] >= 6 && p[3] >= 2, t[2] >= 6 && t[3] >= 2, s[2] >= 7 && s[3] >= 2} {
		if high {
			highs++
		}
	}
	ed := 0
	switch {
	case highs >= 2, highs == 1 && cd != 2 && hk != 2:
		ed = 2
	case highs == 1,
		p[2] >= 5 && p[3] >= 1 || t[2] >= 5 && t[3] >= 1 || s[2] >= 6 && s[3] >= 1:
		ed = 1
	case p[2] == -1 && t[2] == -1 && s[2] == -1:
		ed = -1
	}
	return [4]int{hk, cd, ed, max(hk, cd, ed)}
}

func TestPredictionEqualsPublishedRule(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	draw := func(impact int) (f four) {
		for i, top := range []int{10, 10, 10, impact} {
			f[i] = r.IntN(top+2) - 1 // one in so many is missing
		}
		return f
	}
	for range 50_000 {
		p, tch, s := draw(10), draw(6), draw(10)
		got := sdq.Predict(p.informed(t, sdq.Parent), tch.informed(t, sdq.Teacher), s.informed(t, sdq.Self))
		if want := oracle(p, tch, s); codes(got) != want {
			t.Fatalf("parent %v, teacher %v, self %v: %v; want %v", p, tch, s, codes(got), want)
		}
	}
}

// All hyperactivity and impact scores that can make a difference, for home and
// school: each from below the first limit to above the last.
func TestEveryHyperactivity(t *testing.T) {
	t.Parallel()
	scores, impacts := []int{blank, 0, 5, 6, 7, 8, 9, 10}, []int{blank, 0, 1, 2, 3}
	for _, h := range scores {
		for _, hi := range impacts {
			for _, sc := range scores {
				for _, si := range impacts {
					for _, self := range []four{nobody, {6, 0, 0, 1}, {9, 0, 0, 1}, {9, 0, 0, 2}} {
						p, tch := four{h, 0, 0, hi}, four{sc, 0, 0, si}
						got := sdq.Predict(p.informed(t, sdq.Parent), tch.informed(t, sdq.Teacher), self.informed(t, sdq.Self))
						if want := oracle(p, tch, self); codes(got) != want {
							t.Fatalf("parent %v, teacher %v, self %v: %v; want %v", p, tch, self, codes(got), want)
						}
					}
				}
			}
		}
	}
}

func TestPredictionNotes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name                  string
		parent, teacher, self four
		d                     sdq.Disorder
		notes, words          string
	}{
		{"plain", four{6, 0, 0, 1}, nobody, nobody, sdq.HyperactivityDisorder, "", "screens as possible"},
		{"nobody", nobody, nobody, nobody, sdq.AnyDisorder, "not-all-predicted", "no scores to predict from"},
		{"nobody, emotional", nobody, nobody, nobody, sdq.EmotionalDisorder, "no-symptom-score", "no scores to predict from"},
		{"emotional without impact", four{1, 1, 9, blank}, nobody, nobody, sdq.EmotionalDisorder, "no-impact", "impact not available"},
		{"hyperactivity without impact", four{9, 1, 9, blank}, nobody, nobody, sdq.HyperactivityDisorder, "no-impact", "impact not available"},
		{"conduct unlikely needs no impact", four{9, 1, 9, blank}, nobody, nobody, sdq.ConductDisorder, "", "screens as unlikely"},
		{"conduct possible without impact", four{9, 7, 9, blank}, nobody, nobody, sdq.ConductDisorder, "no-impact", "screens as possible (impact not available)"},
		{"any without impact", four{1, 1, 1, blank}, nobody, nobody, sdq.AnyDisorder, "no-impact, not-all-predicted", "impact not available"},
		{"any, one not known", four{0, 0, blank, 0}, nobody, nobody, sdq.AnyDisorder, "not-all-predicted", "not all disorders could be predicted"},
		{"any, one not known but another probable", four{0, 6, blank, 4}, nobody, nobody, sdq.AnyDisorder, "not-all-predicted", "screens as probable"},
		{"one impact missing", four{0, 0, 9, blank}, four{0, 0, 5, 1}, nobody, sdq.EmotionalDisorder, "some-impact-missing", "screens as possible"},
		{"self for parent", nobody, nobody, four{6, 0, 0, 1}, sdq.HyperactivityDisorder, "self-for-parent", "screens as possible"},
		{"parent before self", well, nobody, four{6, 0, 0, 1}, sdq.HyperactivityDisorder, "", "screens as unlikely"},
		{"lowered", four{0, 5, 6, 2}, nobody, nobody, sdq.EmotionalDisorder, "lowered-by-other", "screens as possible"},
		{"no such disorder", well, well, well, 9, "", "no scores to predict from"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := sdq.Predict(test.parent.informed(t, sdq.Parent), test.teacher.informed(t, sdq.Teacher), test.self.informed(t, sdq.Self))
			if got := p.Notes(test.d).String(); got != test.notes || p.Words(test.d) != test.words {
				t.Errorf("%q, %q; want %q, %q", got, p.Words(test.d), test.notes, test.words)
			}
		})
	}
}
