package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/sdq"
)

// numbered is a row of headings made from a pattern and the numbers from 1.
func numbered(pattern string, to int) []string {
	var out []string
	for n := 1; n <= to; n++ {
		out = append(out, fmt.Sprintf(pattern, n))
	}
	return out
}

func stems(prefix, suffix string) []string {
	var out []string
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		out = append(out, prefix+i.Stem(sdq.Form4to17)+suffix)
	}
	return out
}

func row(parts ...any) []string {
	var out []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, strings.Split(p, "|")...)
		case []string:
			out = append(out, p...)
		}
	}
	return out
}

func TestHeads(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		cells []string
		want  bool
	}{
		{"variable names", row("UPN", stems("", "")), true},
		{"informant's variable names", row("Pupil ID", stems("p", "")), true},
		{"second wave's variable names", row("Pupil ID", stems("", "2")), true},
		{"reversed in the name", row("ID", stems("", "R")), true},
		{"Q numbers", row("UPN|Name|DOB", numbered("Q%d", 25)), true},
		{"bare numbers", row("UPN|Name", numbered("%d", 25)), true},
		{"SDQ items", row("ID", numbered("SDQ Item %02d", 25)), true},
		{"numbers with words", row("ID", numbered("%d. some words", 25)), true},
		{"a survey tool's numbers", row("Record ID", numbered("sdq_parent%d", 25)), true},
		{"two waves", row("ID", numbered("Baseline Q%d", 25), numbered("Endline Q%d", 25)), true},
		{"cohort names", row("ID", numbered("SBFSDQ%d", 36)), true},
		{"with scores behind", row("ID", stems("", ""), "emotional|conduct|hyper|peer|prosocial|total"), true},
		{"with other questions behind", row("ID", numbered("sdq_%d", 42)), true},
		{"without an identifier", row("Name|Class", numbered("Q%d", 25)), true},
		{"one item left out", row("ID", stems("", "")[:24]), true},
		{"items not in order", row("ID", shuffled(numbered("Q%d", 25))), true},
		{"a long list", row("Pupil ID|Question|Answer"), true},
		{"a long list with waves", row("UPN|Item|Baseline|Endline"), true},
		{"scores alone", row("UPN|Emotional|Conduct|Hyperactivity|Peer|Prosocial|Total"), true},

		{"nothing", nil, false},
		{"blanks", []string{"", "", "", ""}, false},
		{"a title", row("SDQ results 2022"), false},
		{"register", row("UPN|Surname|Forename|DOB|Class|SEN|FSM"), false},
		{"days of January", row("Name", numbered("%d", 31)), false},
		{"days of June", row("Name", numbered("%d", 30)), false},
		{"days of February", row("Name", numbered("%d", 28)), false},
		{"days of a leap year's February", row("UPN|Name", numbered("%02d", 29)), false},
		{"days without a name", numbered("%d", 31), false},
		{"weeks", row("Name", numbered("Week %d", 39)), false},
		{"weeks, short", row("Name", numbered("Wk%d", 39)), false},
		{"year groups", row("School", numbered("Year %d", 13)), false},
		{"years", row("School|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025"), false},
		{"pupils in columns", row("Item", numbered("Pupil %03d", 25)), false},
		{"students in columns", row("Question", numbered("Student %d", 25)), false},
		{"a pupil's answers", row("P001", repeat("0|1|2|1|0", 5)), false},
		{"a pupil's answers with few columns", row("1|2|0"), false},
		{"attendance marks", row("UPN|Name", repeat("/|\\", 12)), false},
		{"periods of the day", row("Name|1|2|3|4|5|6"), false},
		{"marks", row("Name", numbered("Test %d", 12)), false},
		{"another questionnaire", row("Pupil ID", numbered("PASS %d", 50)), false},
		{"contacts", row("Name|Contact 1|Contact 2|Contact 3|Phone 1|Phone 2"), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := newReader().Heads(tt.cells); got != tt.want {
				t.Errorf("Heads(%q) = %t, want %t", tt.cells, got, tt.want)
			}
		})
	}
}

// Classes start with numbers and are no items: the reference accepts headings
// that merely start with a number only when all 25 are there.
func TestHeadsClasses(t *testing.T) {
	t.Parallel()
	var classes []string
	for year := 1; year <= 13; year++ {
		for _, form := range []string{"A", "B", "C"} {
			classes = append(classes, fmt.Sprint(year, form))
		}
	}
	for name, cells := range map[string][]string{
		"secondary": row("Subject", classes[18:]),
		"primary":   row("Subject", classes[:18]),
	} {
		if newReader().Heads(cells) {
			t.Errorf("%s: Heads(%q), want none", name, cells)
		}
	}
}

func shuffled(s []string) []string {
	out := slices.Clone(s)
	for i := range out { // a fixed shuffle: 7 has no factor in common with 25
		out[i] = s[i*7%len(s)]
	}
	return out
}

func repeat(cells string, n int) []string {
	var out []string
	for range n {
		out = append(out, strings.Split(cells, "|")...)
	}
	return out
}

func TestContinues(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		cells []string
		want  bool
	}{
		{"names under numbers", row("|", stems("", "")), true},
		{"numbers under names", row("", numbered("%d", 25)), true},
		{"Q numbers under words", row("|", numbered("Q%d", 25)), true},
		{"options in words", row("|", repeat("Not true|Somewhat true|Certainly true", 25)), true},
		{"options in letters", row("", repeat("NT|ST|CT", 25)), true},
		{"options in figures", row("", repeat("0|1|2", 25)), true},
		{"options in figures from 1", row("", repeat("1|2|3", 25)), true},

		{"a pupil", row("P001", repeat("0|1|2|1|0", 5)), false},
		{"a pupil of 1 to 3", row("P001", repeat("1|2|3|2|1", 5)), false},
		{"a pupil in words", row("P001", repeat("Not true|Not true|Certainly true|Somewhat true|Not true", 5)), false},
		{"a pupil whose answers run through the options", row("P001", repeat("0|1|2", 8), "0"), false},
		{"two waves of such a pupil", row("P001", repeat("0|1|2", 16), "0|1"), false},
		{"blanks", []string{"", "", ""}, false},
		{"options out of step", row("", repeat("NT|ST|CT", 12), repeat("CT|ST|NT", 13)), false},
		{"a note", row("please tick one box a line"), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := newReader().Continues(tt.cells); got != tt.want {
				t.Errorf("Continues(%q) = %t, want %t", tt.cells, got, tt.want)
			}
		})
	}
}

// The order of columns does not decide whether a row is one of headings, and
// blank cells change nothing.
func TestHeadsOrder(t *testing.T) {
	t.Parallel()
	pool := row("UPN|Pupil ID|Name|DOB|Class|Total|Emotional|Question|Answer|Baseline|2022|7A", stems("", "")[:14], numbered("Q%d", 14), numbered("%d", 30))
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.SampledFrom(pool), 0, 60).Draw(t, "cells")
		r := newReader()
		want := r.Heads(cells)
		mixed := rapid.Permutation(cells).Draw(t, "mixed")
		if got := r.Heads(mixed); got != want {
			t.Fatalf("Heads(%q) = %t, but %t in the order %q", cells, want, got, mixed)
		}
		if got := newReader().Heads(slices.Concat([]string{"", ""}, cells, []string{""})); got != want && len(cells) >= 3 {
			t.Fatalf("Heads(%q) = %t, but %t with blanks", cells, want, got)
		}
	})
}

// What was read before does not change what is read: the memory is only memory.
func TestReaderMemory(t *testing.T) {
	t.Parallel()
	r := newReader()
	for i := range 3 * memoSize {
		r.read(fmt.Sprint("heading ", i))
		if len(r.memo) > memoSize {
			t.Fatalf("%d headings kept", len(r.memo))
		}
	}
	for _, text := range row("UPN|Q7 baseline|obeys_r|t1consid", stems("p", "_t2")) {
		if got, want := *r.read(text), parseHeading(text); got != want {
			t.Errorf("%q: remembered %+v, read %+v", text, got, want)
		}
	}
}
