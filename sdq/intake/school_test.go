package intake

import (
	"fmt"
	"strings"
	"testing"

	"apst/sdq"
)

// withScores adds a column of the school's own scores to a sheet of pupils.
func withScores(heading string, scale sdq.Scale, who sdq.Informant, said func(n, ours, prosocial, unreversed int) any) string {
	lines := strings.Split(strings.TrimSpace(sheetOf("Pupil ID", 12, 0)), "\n")
	lines[0] += "," + heading
	for n := range 12 {
		var r sdq.Response
		for i, a := range answersOf(n, 0) {
			r.Items[i], _ = sdq.AnswerOf(a)
		}
		scores := sdq.Score(&r, who)
		r.AlreadyReversed = true
		raw := sdq.Score(&r, who)
		ours, _ := scores.Get(scale).Number()
		prosocial, _ := scores.Get(sdq.Prosocial).Number()
		unreversed, _ := raw.Get(scale).Number()
		lines[n+1] += fmt.Sprintf(",%v", said(n, ours, prosocial, unreversed))
	}
	return strings.Join(lines, "\n") + "\n"
}

// found is what was said of the school's scores: how often, by rule.
func found(s *Survey) map[string]int {
	out := map[string]int{}
	for _, g := range s.Log.Groups() {
		if strings.HasPrefix(g.Rule.ID, "SDQ-04") {
			out[g.Rule.ID] = g.Count
		}
	}
	return out
}

// One wrong formula is one mistake in the whole column: cells that another one would
// explain as well, by chance, do not make it two.
func TestSchoolMistakes(t *testing.T) {
	t.Parallel()
	differ := func(f func(n, ours, prosocial, unreversed int) int) (k int) {
		withScores("Total", sdq.Total, sdq.Self, func(n, ours, prosocial, unreversed int) any {
			if f(n, ours, prosocial, unreversed) != ours {
				k++
			}
			return 0
		})
		return k
	}
	plusProsocial := func(_, ours, prosocial, _ int) int { return ours + prosocial }
	asTyped := func(_, _, _, unreversed int) int { return unreversed }
	onceAsTyped := func(n, ours, _, unreversed int) int {
		if n == 4 {
			return unreversed
		}
		return ours
	}
	stray := func(f func(n, ours, prosocial, unreversed int) int) func(n, ours, prosocial, unreversed int) int {
		return func(n, ours, prosocial, unreversed int) int {
			if n == 4 {
				return ours + 1
			}
			return f(n, ours, prosocial, unreversed)
		}
	}
	for _, tt := range []struct {
		name string
		said func(n, ours, prosocial, unreversed int) int
		rule string
	}{
		{"prosocial added", plusProsocial, "SDQ-041"},
		{"not reversed", asTyped, "SDQ-042"},
		{"one cell that is as if not reversed", onceAsTyped, "SDQ-040"},
		{"a point off", func(_, ours, _, _ int) int { return ours + 1 }, "SDQ-040"},
	} {
		s := surveyOf(t, Options{Informant: []Choice{{Value: "self"}}, Wave: []Choice{{Value: "baseline"}}},
			map[string]string{"a.csv": withScores("Total", sdq.Total, sdq.Self, func(n, a, b, c int) any { return tt.said(n, a, b, c) })})
		if got, want := found(s), differ(tt.said); len(got) != 1 || got[tt.rule] != want {
			t.Errorf("%s: %v, want %d of %s", tt.name, got, want, tt.rule)
		}
	}
	s := surveyOf(t, Options{Informant: []Choice{{Value: "self"}}, Wave: []Choice{{Value: "baseline"}}},
		map[string]string{"a.csv": withScores("Total", sdq.Total, sdq.Self, func(n, a, b, c int) any { return stray(plusProsocial)(n, a, b, c) })})
	if got := found(s); got["SDQ-040"] != 1 || got["SDQ-041"] != 11 || len(got) != 2 {
		t.Errorf("a stray cell in a column with prosocial added: %v", got)
	}
}

// The numbers for missing are excused where no score can be one: 7, 8 and 9 are
// scores, and too high for a teacher's impact.
func TestSchoolRange(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		said any
		want bool
	}{
		{0, false}, {6, false}, {7, true}, {8, true}, {9, true}, {10, true}, {88, false}, {99, false}, {999, false}, {-1, false}, {-9, false}, {-2, true}, {2.5, true}, {"n/a", false},
	} {
		s := surveyOf(t, Options{Informant: []Choice{{Value: "teacher"}}, Wave: []Choice{{Value: "baseline"}}},
			map[string]string{"a.csv": withScores("Impact", sdq.Impact, sdq.Teacher, func(n, _, _, _ int) any {
				if n == 3 {
					return tt.said
				}
				return ""
			})})
		if got := s.Log.Of(RuleSchoolRange) == 1; got != tt.want {
			t.Errorf("a teacher's impact of %v: impossible %t, want %t; %v", tt.said, got, tt.want, found(s))
		}
	}
}
