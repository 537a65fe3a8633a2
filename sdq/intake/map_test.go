package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/ingest/sheet"
)

const goodMap = `format: 1
measure: sdq
tables:
  - sheet: Answers
    layout: 00ff
    answers:
      - wave: baseline
        informant: self
        form: 4-17
        coding: 1-3
        reversed: already
        impact_coding: scored
        columns:
          item01: C
          item02: D E F
          upn: A
        decided:
          - coding 1-3, by answers
`

func TestParseMap(t *testing.T) {
	t.Parallel()
	got, err := ParseMap([]byte(goodMap))
	if err != nil {
		t.Fatal(err)
	}
	want := &Map{Format: 1, Measure: "sdq", Tables: []TableMap{{Sheet: "Answers", Layout: "00ff", Sets: []SetMap{{Wave: "baseline", Informant: "self", Form: "4-17", Coding: "1-3", Reversed: "already", Impact: "scored",
		Columns: map[string]string{"item01": "C", "item02": "D E F", "upn": "A"}, Decided: []string{"coding 1-3, by answers"}}}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// What is wrong with a map is said in words that name the value, without any of
// the library's own.
func TestParseMapRefuses(t *testing.T) {
	t.Parallel()
	swap := func(old, new string) string {
		if !strings.Contains(goodMap, old) {
			panic(old)
		}
		return strings.Replace(goodMap, old, new, 1)
	}
	for _, tt := range []struct{ name, text, says string }{
		{"empty", "", "empty"},
		{"white space", "\n \n", "empty"},
		{"a comment", "# nothing\n", "empty"},
		{"no yaml", "a: [b", "form that apst inspect"},
		{"a table of numbers", "1,2,3\n4,5,6\n", "form that apst inspect"},
		{"a list", "- 1\n- 2\n", "form that apst inspect"},
		{"a word for a format", swap("format: 1", "format: one"), "line 1"},
		{"a list of columns", swap("item01: C", "item01: [C, D]"), "line"},
		{"a column of two items", swap("item02: D E F", "item02: C"), "C"},
		{"a column ticked twice", swap("item02: D E F", "item02: D E E"), "E"},
		{"a newer format", swap("format: 1", "format: 2"), "newer"},
		{"a much newer format", swap("format: 1", "format: 99"), "99"},
		{"no format", swap("format: 1\n", ""), "format: 1"},
		{"format 0", swap("format: 1", "format: 0"), "format: 1"},
		{"format -1", swap("format: 1", "format: -1"), "format: 1"},
		{"another measure", swap("measure: sdq", "measure: attendance"), `"attendance"`},
		{"no measure", swap("measure: sdq\n", ""), "sdq"},
		{"no tables", "format: 1\nmeasure: sdq\ntables: []\n", "no table"},
		{"an unknown field", swap("    layout: 00ff", "    layout: 00ff\n    colour: red"), "colour"},
		{"an unknown field at the top", "colour: red\n" + goodMap, "colour"},
		{"an unknown field of a set", swap("        form: 4-17", "        shape: 4-17"), "shape"},
		{"a misspelt informant", swap("informant: self", "informant: pupil"), `"pupil"`},
		{"a misspelt coding", swap("coding: 1-3", "coding: 0-3"), `"0-3"`},
		{"a misspelt form", swap("form: 4-17", "form: 4-18"), `"4-18"`},
		{"a misspelt reversal", swap("reversed: already", "reversed: maybe"), `"maybe"`},
		{"a misspelt impact coding", swap("impact_coding: scored", "impact_coding: 0-4"), `"0-4"`},
		{"no column", swap("item01: C", "item01: 7"), `"7"`},
		{"a column past the last", swap("item01: C", "item01: XFE"), `"XFE"`},
		{"a field twice", swap("          upn: A", "          upn: A\n          upn: B"), "upn"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m, err := ParseMap([]byte(tt.text))
			if err == nil {
				t.Fatalf("read as %+v", m)
			}
			said := err.Error()
			if !strings.Contains(said, tt.says) {
				t.Errorf("%q does not say %q", said, tt.says)
			}
			for _, word := range []string{"yaml", "unmarshal", "intake", "struct", "nil", "EOF", "!!", "strconv", "cannot decode", "\n"} {
				if strings.Contains(said, word) {
					t.Errorf("%q says %q", said, word)
				}
			}
			if strings.HasSuffix(said, ".") || said[:1] != strings.ToLower(said[:1]) {
				t.Errorf("%q is not a lower-case sentence without a full stop", said)
			}
		})
	}
}

// A map written and read again says the same.
func TestMapRoundTrip(t *testing.T) {
	t.Parallel()
	text := rapid.StringMatching(`[A-Za-z0-9 '"#:&*!|>%@,\[\]{}?\-–é]{0,20}`)
	rapid.Check(t, func(t *rapid.T) {
		one := func(label string, values ...string) string {
			return rapid.SampledFrom(append(values, "")).Draw(t, label)
		}
		want := &Map{Format: mapFormat, Measure: "sdq"}
		for range rapid.IntRange(1, 3).Draw(t, "tables") {
			table := TableMap{Sheet: text.Draw(t, "sheet"), Turned: rapid.Bool().Draw(t, "turned"), Layout: rapid.StringMatching(`[0-9a-f]{64}`).Draw(t, "layout")}
			for range rapid.IntRange(1, 3).Draw(t, "sets") {
				set := SetMap{Wave: one("wave", "baseline", "endline", "interim"), Informant: one("informant", "self", "teacher", "parent"), Form: one("form", "2-4", "4-17", "18+"),
					Coding: one("coding", Codings()...), Reversed: one("reversed", reversedAlready, reversedNot), Impact: one("impact", ImpactCodings()...), Columns: map[string]string{}}
				for i := range rapid.IntRange(0, 25).Draw(t, "items") {
					set.Columns[itemFields[i]] = sheet.ColName(3*i + 1)
					if rapid.Bool().Draw(t, "ticked") {
						set.Columns[itemFields[i]] += " " + sheet.ColName(3*i+2) + " " + sheet.ColName(3*i+3)
					}
				}
				set.Decided = rapid.SliceOfN(text, 0, 3).Draw(t, "decided")
				if len(set.Decided) == 0 {
					set.Decided = nil
				}
				table.Sets = append(table.Sets, set)
			}
			want.Tables = append(want.Tables, table)
		}
		var b bytes.Buffer
		if err := want.Encode(&b); err != nil {
			t.Fatal(err)
		}
		got, err := ParseMap(b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-want +got\n%s\n%s", diff, b.String())
		}
		var again bytes.Buffer
		if err := got.Encode(&again); err != nil || again.String() != b.String() {
			t.Fatalf("written again, the map differs (%v)", err)
		}
	})
}

// A map holds where things are and no more: no heading and no answer.
func TestMapFields(t *testing.T) {
	t.Parallel()
	m := &Map{Format: 1, Measure: "sdq", Tables: []TableMap{{Sheet: "S", Layout: "00", Sets: []SetMap{{Columns: map[string]string{"item01": "B"}}}}}}
	var b bytes.Buffer
	if err := m.Encode(&b); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	want := []string{"format: 1", "measure: sdq", "tables:", "- sheet: S", "layout: \"00\"", "answers:", "- columns:", "item01: B"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// choiceOf reads NAME+NAME=VALUE, or VALUE alone.
func choiceOf(text string) Choice {
	names, value, selective := strings.Cut(text, "=")
	if !selective {
		return Choice{Value: text}
	}
	return Choice{Of: strings.Split(names, "+"), Value: value}
}

// The choice that names most of a block's names wins; of two such, the later.
func TestPick(t *testing.T) {
	t.Parallel()
	names := []string{"SDQ 2022.xlsx", "baseline", "self", "Answers"}
	for _, tt := range []struct{ choices, want string }{
		{"", ""},
		{"A", "A"},
		{"baseline=A", "baseline=A"},
		{"endline=A", ""},
		{"A|baseline=B", "baseline=B"},
		{"baseline=B|A", "baseline=B"},
		{"baseline=A|endline=B", "baseline=A"},
		{"baseline+self=A|baseline=B|C", "baseline+self=A"},
		{"baseline+teacher=A|C", "C"},
		{"baseline+teacher=A", ""},
		{"BASELINE=A", "BASELINE=A"},
		{"sdq 2022.xlsx=A|baseline+self=B", "baseline+self=B"},
		{"Answers=A", "Answers=A"},
		{"A|B", "B"},
		{"baseline=A|self=B", "self=B"},
	} {
		var choices []Choice
		for text := range strings.SplitSeq(tt.choices, "|") {
			if text != "" {
				choices = append(choices, choiceOf(text))
			}
		}
		got, ok := pick(choices, names...)
		if fmt.Sprint(got) != tt.want && (ok || tt.want != "") || ok != (tt.want != "") {
			t.Errorf("pick of %q = %q, %t; want %q", tt.choices, got, ok, tt.want)
		}
	}
}
