package cohort

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

func TestParseDecisions(t *testing.T) {
	t.Parallel()
	got, err := ParseDecisions("links.yaml", []byte(`# who is who
format: 1
links:
  - same: [`+upn(1)+`, 0017]
    by: A. Person
    on: 2023-07-03
    why: "mistyped: see the form"
  - {different: [" `+strings.ToLower(upn(2))+`", K 7], by: B}
  - same:
      - "17"
      - x
    on: 03/07/2023
    why:
    by: 7
`))
	want := []Decision{
		{Same: true, First: upn(1), Second: "0017", By: "A. Person", Why: "mistyped: see the form", On: linkDay("2023-07-03"), File: "links.yaml", Line: 4},
		{First: upn(2), Second: "K 7", By: "B", File: "links.yaml", Line: 8},
		{Same: true, First: "17", Second: "x", By: "7", On: linkDay("2023-07-03"), File: "links.yaml", Line: 9},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n-want +got\n%s", err, diff)
	}
	for _, nothing := range []string{"format: 1\n", "format: 1\nlinks:\n", "format: 1\nlinks: []\n", "format: 1\nlinks:\n  # - same: [a, b]\n"} {
		if got, err := ParseDecisions("l", []byte(nothing)); len(got) != 0 || err != nil {
			t.Errorf("%q: %v, %v", nothing, got, err)
		}
	}
}

// Everything that is wrong with a file of decisions is said in a sentence, with its
// line and what to do.
func TestParseDecisionsRefuses(t *testing.T) {
	t.Parallel()
	const head = "format: 1\nlinks:\n"
	for _, tt := range []struct{ name, text, want, hint string }{
		{"nothing", "", "links.yaml: the file says nothing", "format: 1"},
		{"a comment alone", "# nothing\n", "links.yaml: the file says nothing", "format: 1"},
		{"no format", "links: []\n", "links.yaml line 1: it does not say its format", "format: 1"},
		{"newer", "format: 2\nunheard: of\n", "links.yaml line 1: the file has format 2, and this program knows up to 1", "newer apst"},
		{"no number", "format: one\n", "links.yaml line 1: format is no whole number", "format: 1"},
		{"none", "format: 0\n", "links.yaml line 1: format is no whole number", "format: 1"},
		{"other file", "format: 1\nschool: A\n", `links.yaml line 2: a file of decisions has no "school"`, "it takes format, links"},
		{"mistyped key", "format: 1\nlink:\n", `line 2: a file of decisions has no "link"`, "did you mean links?"},
		{"mistyped word", head + "  - {smae: [a, b], by: x}\n", `line 3: a decision has no "smae"`, "did you mean same?"},
		{"no list", "format: 1\nlinks: {same: [a, b], by: x}\n", "line 2: links is no list", "dash"},
		{"a word", head + "  - a\n", "line 3: a decision is not in its form", "write {same:"},
		{"nobody", head + "  - {same: [a, b]}\n", "line 3: a decision needs by: who decided it", "a person"},
		{"nobody named", head + "  - {same: [a, b], by: ' '}\n", "line 3: a decision needs by", "a person"},
		{"by is empty", head + "  - same: [a, b]\n    by:\n", "line 3: a decision needs by", "a person"},
		{"neither", head + "  - {by: x}\n", "line 3: a decision needs same or different", "write {same:"},
		{"both", head + "  - {same: [a, b], different: [a, c], by: x}\n", "line 3: a decision is either same or different", "leave one"},
		{"one identifier", head + "  - {same: [a], by: x}\n", "line 3: two identifiers are expected here", "brackets"},
		{"three", head + "  - {same: [a, b, c], by: x}\n", "line 3: two identifiers are expected here", "brackets"},
		{"no brackets", head + "  - {same: a b, by: x}\n", "line 3: two identifiers are expected here", "brackets"},
		{"a list in it", head + "  - {same: [a, [b]], by: x}\n", "line 3: an identifier is expected here", "brackets"},
		{"empty", head + "  - {same: [a, ' '], by: x}\n", "line 3: an identifier is empty", "brackets"},
		{"null", head + "  - {same: [a, ~], by: x}\n", "line 3: an identifier is empty", "brackets"},
		{"digits lost", head + "  - {same: [a, 9.99E+11], by: x}\n", `line 3: "9.99E+11" has lost digits`, "the school's system"},
		{"too long", head + "  - {same: [a, " + strings.Repeat("b", 200) + "], by: x}\n", "line 3: this is too long for an identifier", "brackets"},
		{"itself", head + "  - {same: [" + upn(1) + ", " + strings.ToLower(upn(1)) + "], by: x}\n", "line 3: the two identifiers are the same", "found"},
		{"twice", head + "  - {same: [a, b], by: x}\n  - {same: [c, d], by: x}\n  - {different: [b, a], by: x}\n", "line 5: these two identifiers were decided on in line 3 already", "leave one"},
		{"a key twice", head + "  - {same: [a, b], by: x, by: y}\n", "line 3: by is given twice", "leave one"},
		{"no day", head + "  - {same: [a, b], by: x, on: July}\n", `line 3: "July" is no day`, "2023-07-03"},
		{"a month", head + "  - {same: [a, b], by: x, on: 07/2023}\n", `line 3: "07/2023" is no day`, "2023-07-03"},
		{"a list for a text", head + "  - {same: [a, b], by: [x]}\n", "line 3: a text is expected here", "quotes"},
		{"anchor", head + "  - {same: &a [a, b], by: x}\n", "line 3: anchors, aliases and merged groups are not read", "write it out"},
		{"alias", head + "  - {same: [a, b], by: &x y}\n", "line 3: anchors, aliases", "write it out"},
		{"anchored identifier", head + "  - {same: [&x a, *x], by: y}\n", "line 3: an identifier is expected here", "brackets"},
		{"two documents", head + "  - {same: [a, b], by: x}\n---\nformat: 1\n", "a second document begins behind ---", "one list"},
		{"out of form", head + "  - {same: [a, b\n", "links.yaml line ", "brackets are closed"},
		{"tabs", head + "\t- {same: [a, b], by: x}\n", "links.yaml line 3: the file is not in its form", "tabs"},
		{"not UTF-8", head + "  - {same: [a, b], by: \xff\xfe}\n", "the file is not stored as UTF-8", "UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := ParseDecisions("links.yaml", []byte(tt.text))
			var bad *DecisionError
			if !errors.As(err, &bad) || got != nil {
				t.Fatalf("%v, %v", got, err)
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "links.yaml") {
				t.Errorf("got %q, want %q", err, tt.want)
			}
			if hints := strings.Join(bad.Hints(), ""); !strings.Contains(hints, tt.hint) {
				t.Errorf("hint %q does not speak of %q", hints, tt.hint)
			}
		})
	}
	if _, err := ParseDecisions("l", make([]byte, mostDecisions+1)); err == nil {
		t.Error("a file of 4 MB was read")
	}
	if h := (&DecisionError{}).Hints(); h != nil {
		t.Errorf("hints of nothing: %v", h)
	}
}

// What is written can be read again; suspects below it say nothing until somebody
// completes them, and can be completed.
func TestEncodeDecisions(t *testing.T) {
	t.Parallel()
	decisions := []Decision{
		{Same: true, First: upn(1), Second: "0017", By: `A "Person"`, Why: "line one\nline two: # no comment", On: linkDay("2023-07-03")},
		{First: "1e5", Second: "no", By: "7"},
	}
	suspects := []Suspect{{Kind: Swapped, First: upn(2), Second: exchanged(upn(2), 4), FirstAt: sheet.Ref{File: "list\n- x.csv", Row: 3}, SecondAt: sheet.Ref{File: "sdq.csv", Row: 9}, FirstListed: true, SamePerson: true, Rows: 2}}
	var b bytes.Buffer
	if err := EncodeDecisions(&b, decisions, suspects); err != nil {
		t.Fatal(err)
	}
	check := func(text string, want []Decision) {
		t.Helper()
		got, err := ParseDecisions("", []byte(text))
		for i := range got {
			got[i].Line = 0
		}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v\n-want +got\n%s\n%s", err, diff, text)
		}
	}
	check(b.String(), decisions)
	if !strings.Contains(b.String(), "# swapped characters, same name and date of birth; list - x.csv row 3 (on the list); sdq.csv row 9; rows waiting: 2\n") {
		t.Error(b.String())
	}
	head, below, _ := strings.Cut(b.String(), "rows waiting: 2\n")
	below = strings.NewReplacer("  # ", "  ", "  #   ", "    ").Replace(below)
	lines := strings.Split(below, "\n")
	lines = append(lines[:1], lines[2:]...) // same, and not different
	completed := head + "rows waiting: 2\n" + strings.Replace(strings.Join(lines, "\n"), "by:", "by: C", 1)
	check(completed, append(decisions, Decision{Same: true, First: suspects[0].First, Second: suspects[0].Second, By: "C"}))
}

// Nothing that a file of decisions holds ends the program, and what is read of it can
// be written and read again.
func FuzzParseDecisions(f *testing.F) {
	f.Add([]byte("format: 1\nlinks:\n  - {same: [a, 0017], by: x, on: 2023-07-03, why: y}\n  - different: [K 7, k7]\n    by: z\n"))
	f.Add([]byte("format: 1\nlinks: [{same: [&a b, *a], by: x}]\n---\n"))
	f.Add([]byte("format: 2\n<<: {a: b}\n"))
	f.Add([]byte("links: \"\\xff\"\nformat: 0x1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ParseDecisions("f", data)
		var bad *DecisionError
		if err != nil {
			if !errors.As(err, &bad) || bad.File != "f" || bad.Text == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		var b bytes.Buffer
		if err := EncodeDecisions(&b, got, nil); err != nil {
			t.Fatal(err)
		}
		again, err := ParseDecisions("f", b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		for _, all := range [2][]Decision{got, again} {
			for i := range all {
				if d := &all[i]; d.By == "" || d.First == "" || d.Second == "" || d.First == d.Second || d.Line == 0 {
					t.Fatalf("%+v", *d)
				}
				all[i].Line = 0
			}
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatalf("-read +read again\n%s", diff)
		}
	})
}
