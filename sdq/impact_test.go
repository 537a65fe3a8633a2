package sdq_test

import (
	"slices"
	"testing"

	"apst/sdq"
)

// impactRule is the impact rule read off the published Stata syntax, one
// sentence at a time: recode, set aside those not asked, add up, let the gate
// decide, and give nothing if nothing was answered.
func impactRule(gate int, five [5]int, scored bool, who sdq.Informant) (score, answered int, reason sdq.Reason, flags sdq.ImpactFlags) {
	// five: distress, home, friends, classroom, leisure
	var asked []int
	switch who {
	case sdq.Parent, sdq.Self:
		asked = []int{0, 1, 2, 3, 4}
	case sdq.Teacher:
		asked = []int{0, 2, 3}
	default:
		return 0, 0, sdq.NoInformant, 0
	}
	illegal := false
	for i, v := range five {
		if v == blank {
			continue
		}
		if !slices.Contains(asked, i) {
			flags |= sdq.QuestionNotAsked
			continue
		}
		if scored && v == 3 {
			illegal = true
			continue
		}
		answered++
		if scored {
			score += v
		} else if v >= 2 {
			score += v - 1
		}
	}
	if illegal {
		return 0, answered, sdq.IllegalAnswer, flags
	}
	if gate == 0 {
		if score >= 1 {
			flags |= sdq.GateContradicted
		}
		return 0, answered, sdq.Scored, flags
	}
	if answered == 0 {
		if gate > 0 {
			flags |= sdq.GatePositiveUnanswered
		}
		return 0, 0, sdq.NoImpactAnswers, flags
	}
	if gate == blank {
		flags |= sdq.GateMissing
	}
	return score, answered, sdq.Scored, flags
}

func TestEveryImpact(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, who := range []sdq.Informant{0, sdq.Self, sdq.Teacher, sdq.Parent, 9} {
		for _, scored := range []bool{false, true} {
			for code := range 5 * 5 * 5 * 5 * 5 * 5 {
				var at [6]int
				for i := range at {
					at[i] = code%5 - 1
					code /= 5
				}
				gate, five := at[0], [5]int(at[1:])
				r := flat(1)
				r.Impact = sdq.ImpactAnswers{
					Gate: rating(gate), Distress: rating(five[0]), Home: rating(five[1]),
					Friends: rating(five[2]), Classroom: rating(five[3]), Leisure: rating(five[4]),
					Scored: scored,
				}
				score, answered, reason, flags := impactRule(gate, five, scored, who)
				s := sdq.Score(&r, who)
				got, ok := s.Get(sdq.Impact).Number()
				if ok != (reason == sdq.Scored) || ok && got != score || s.Get(sdq.Impact).Reason() != reason ||
					s.ImpactAnswered() != answered || s.ImpactFlags() != flags {
					t.Fatalf("%v, gate %d, answers %v, points %v: %v of %d answered, flags %q; want %d, %q of %d, flags %q",
						who, gate, five, scored, s.Get(sdq.Impact), s.ImpactAnswered(), s.ImpactFlags(),
						score, reason, answered, flags)
				}
				seen++
			}
		}
	}
	if want := 5 * 2 * 15625; seen != want {
		t.Errorf("%d supplements tried; want %d", seen, want)
	}
}

// Hand-worked, so that a mistake shared by the rule above and the package would
// show.
func TestImpact(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		who      sdq.Informant
		a        sdq.ImpactAnswers
		want     string
		answered int
		flags    string
	}{
		{"no supplement", sdq.Parent, sdq.ImpactAnswers{}, "(no impact question answered)", 0, ""},
		{"no supplement, said to be scored", sdq.Parent, sdq.ImpactAnswers{Scored: true}, "(no impact question answered)", 0, ""},
		{"gate none, rest blank", sdq.Self, sdq.ImpactAnswers{Gate: rating(0)}, "0", 0, ""},
		{"gate none, a little", sdq.Self, sdq.ImpactAnswers{Gate: rating(0), Home: rating(1)}, "0", 1, ""},
		{"gate none, a lot", sdq.Self, sdq.ImpactAnswers{Gate: rating(0), Home: rating(2)}, "0", 1, "gate-contradicted"},
		{"gate minor, rest blank", sdq.Self, sdq.ImpactAnswers{Gate: rating(1)}, "(no impact question answered)", 0, "gate-positive-unanswered"},
		{"one answer is enough", sdq.Self, sdq.ImpactAnswers{Gate: rating(2), Friends: rating(3)}, "2", 1, ""},
		{"gate blank keeps the sum", sdq.Parent, sdq.ImpactAnswers{Friends: rating(3), Home: rating(2)}, "3", 2, "gate-missing"},
		{"parent, all at most", sdq.Parent, all(3), "10", 5, ""},
		{"teacher, all at most", sdq.Teacher, all(3), "6", 3, "question-not-asked"},
		{"teacher, only what is not asked", sdq.Teacher, sdq.ImpactAnswers{Gate: rating(3), Home: rating(3)}, "(no impact question answered)", 0, "gate-positive-unanswered, question-not-asked"},
		{"points in place of codes", sdq.Parent, sdq.ImpactAnswers{Gate: rating(3), Home: rating(2), Leisure: rating(1), Scored: true}, "3", 2, ""},
		{"a 3 among points", sdq.Parent, sdq.ImpactAnswers{Gate: rating(3), Home: rating(3), Leisure: rating(1), Scored: true}, "(an answer is not one the form offers)", 1, ""},
		{"a byte that is no rating", sdq.Parent, sdq.ImpactAnswers{Gate: rating(0), Home: 99}, "(an answer is not one the form offers)", 0, ""},
		{"a byte that is no gate", sdq.Parent, sdq.ImpactAnswers{Gate: 5, Home: rating(2)}, "(an answer is not one the form offers)", 1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := flat(0)
			r.Impact = test.a
			s := sdq.Score(&r, test.who)
			if got := s.Get(sdq.Impact).String(); got != test.want || s.ImpactAnswered() != test.answered || s.ImpactFlags().String() != test.flags {
				t.Errorf("%s of %d answered, flags %q; want %s of %d, %q",
					got, s.ImpactAnswered(), s.ImpactFlags(), test.want, test.answered, test.flags)
			}
		})
	}
}

func all(v int) sdq.ImpactAnswers {
	r := rating(v)
	return sdq.ImpactAnswers{Gate: rating(3), Distress: r, Home: r, Friends: r, Classroom: r, Leisure: r}
}

func TestImpactQuestions(t *testing.T) {
	t.Parallel()
	a := sdq.ImpactAnswers{Gate: 1, Distress: 2, Home: 3, Friends: 4, Classroom: 5, Leisure: 6}
	for i, stem := range []string{"ebddiff", "distres", "imphome", "impfrie", "impclas", "impleis"} {
		q, ok := sdq.ParseImpactStem(stem)
		if !ok || int(q) != i || q.Stem() != stem || a.Answer(q) != sdq.Rating(i+1) {
			t.Errorf("%q is question %d, %v, with the answer %v", stem, q, ok, a.Answer(q))
		}
		if teacher := stem != "imphome" && stem != "impleis"; q.AskedOf(sdq.Teacher) != teacher ||
			!q.AskedOf(sdq.Parent) || !q.AskedOf(sdq.Self) || q.AskedOf(0) {
			t.Errorf("%q is asked of the wrong informants", stem)
		}
	}
	if _, ok := sdq.ParseImpactStem("impact"); ok || a.Answer(99) != 0 || sdq.ImpactQuestion(99).AskedOf(sdq.Self) {
		t.Error("something is taken for a question")
	}
	for who, n := range map[sdq.Informant]int{0: 0, sdq.Self: 5, sdq.Teacher: 3, sdq.Parent: 5} {
		if got := len(sdq.ImpactQuestionsOf(who)); got != n || sdq.Impact.Max(who) != 2*n {
			t.Errorf("%v: %d questions, impact up to %d; want %d", who, got, sdq.Impact.Max(who), n)
		}
	}
}
