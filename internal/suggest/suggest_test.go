package suggest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	flags := []string{"wave", "baseline", "endline", "informant", "form", "format", "coding", "bands", "strict"}
	tests := []struct {
		name, word string
		known      []string
		want       string
	}{
		{"letter missing", "informat", flags, "informant"},
		{"letters swapped", "basleine", flags, "baseline"},
		{"letter changed", "fndline", flags, "endline"},
		{"beginning", "inf", flags, "informant"},
		{"two equally near", "forma", []string{"form", "formal"}, ""},
		{"the same", "form", flags, "form"},
		{"nothing like it", "output", flags, ""},
		{"case", "STRICT", flags, "strict"},
		{"sheet", "end line 2023", []string{"Baseline 2022", "Endline 2023"}, "Endline 2023"},
		{"spaces", " Endline  2023", []string{"Endline 2023"}, "Endline 2023"},
		{"nothing typed", "", flags, ""},
		{"nothing known", "form", nil, ""},
		{"accents", "Zoe", []string{"Zoë"}, "Zoë"},
		{"far too long", strings.Repeat("a", 1<<20), []string{strings.Repeat("a", 1<<20)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Nearest(tt.word, tt.known); got != tt.want {
				t.Errorf("Nearest(%q): got %q, want %q", tt.word, got, tt.want)
			}
		})
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	got := List("score", []string{"scores", "core", "report", "score", "scoring", "score"}, 3)
	if diff := cmp.Diff([]string{"score", "scores", "core"}, got); diff != "" {
		t.Error(diff)
	}
}

// The distance is the same both ways, nothing for equal words, and never more
// than the longer word.
func TestDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SliceOfN(rapid.SampledFrom([]rune("abcé")), 0, 8)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := distance(a, b)
		if back := distance(b, a); d != back {
			t.Fatalf("%d one way, %d the other", d, back)
		}
		if d < max(len(a), len(b))-min(len(a), len(b)) || d > max(len(a), len(b)) {
			t.Fatalf("%d is impossible", d)
		}
		if same := string(a) == string(b); same != (d == 0) {
			t.Fatalf("%d for %q and %q", d, string(a), string(b))
		}
	})
}
