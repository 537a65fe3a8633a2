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
	for _, tt := range []struct {
		name, word  string
		known, want []string
	}{
		{"the same, then a beginning, then a slip", "score", []string{"scores", "core", "report", "score", "scoring", "score"}, []string{"score", "scores", "core"}},
		{"a beginning before some slips", "sdq.hyper", []string{"sdq.peer", "sdq.hyperactivity", "sdq.total"}, []string{"sdq.hyperactivity", "sdq.peer"}},
		{"the shorter of two beginnings first", "for", []string{"format", "form"}, []string{"form", "format"}},
		{"two letters begin too much", "sd", []string{"sdq.hyperactivity"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, List(tt.word, tt.known, 3)); diff != "" {
				t.Errorf("List(%q) of %q (-want +got):\n%s", tt.word, tt.known, diff)
			}
		})
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
