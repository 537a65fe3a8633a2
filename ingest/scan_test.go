package ingest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

// What a scan finds, in order, in sheets as schools lay them out.
func TestScan(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		sheet []string
		want  []string
	}{
		{"plain", []string{"who|q1|q2|q3", "P1|1|2|0", "P2|0|0|1"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "row 3: P2|0|0|1"}},
		{"nothing", nil, nil},
		{"blank rows and rows of blanks", []string{"", "|||", "who|q1|q2|q3", "", "|||", "P1|1|2|0", "", "P2|0|0|1"},
			[]string{"table 0 at [3]: lane (B C D)", "row 6: P1|1|2|0", "row 8: P2|0|0|1"}},
		{"no headings", []string{"hello", "P1|1|2|0"}, []string{"outside 1: hello", "outside 2: P1|1|2|0"}},
		{"titles", []string{"Our school", "wave:baseline", "", "who|q1|q2|q3", "P1|1|2|0"},
			[]string{`table 0 at [4]: title "Our school" title "wave:baseline" lane (B C D)`, "row 5: P1|1|2|0"}},
		{"a title over the whole width, merged", []string{"=A1:D1", "Our school", "who|q1|q2|q3", "P1|1|2|0"},
			[]string{`table 0 at [2]: title "Our school" lane (B C D)`, "row 3: P1|1|2|0"}},
		{"starts anywhere", []string{"row 40", "||who|q1|q2|q3", "||P1|1|2|0"}, []string{"table 0 at [40]: lane (D E F)", "row 41: ||P1|1|2|0"}},
		{"groups over columns, not merged", []string{"|wave:pre|||wave:post||", "who|q1|q2|q3|q1|q2|q3", "P1|1|2|0|1|1|1"},
			[]string{"table 0 at [2]: lane pre(B C D) lane post(E F G)", "row 3: P1|1|2|0|1|1|1"}},
		{"groups over columns, merged", []string{"=B1:D1", "=E1:G1", "|wave:pre|||wave:post||", "who|q1|q2|q3|q1|q2|q3|date", "P1|1|2|0|1|1|1|x"},
			[]string{"table 0 at [2]: lane pre(B C D) lane post(E F G)", "row 3: P1|1|2|0|1|1|1|x"}},
		{"a merged group ends where it ends", []string{"=B1:D1", "|wave:pre||||", "who|q1|q2|q3|q4|q5|q6", "P1|1|2|0|1|1|1"},
			[]string{"table 0 at [2]: lane pre(B C D) lane (E F G)", "row 3: P1|1|2|0|1|1|1"}},
		{"a group of one cell is a title unless merged", []string{"|wave:pre", "who|q1|q2|q3", "P1|1|2|0"},
			[]string{`table 0 at [2]: title "wave:pre" lane (B C D)`, "row 3: P1|1|2|0"}},
		{"two heading rows", []string{"who|q1|q2|q3", "|a|b|c", "P1|1|2|0"}, []string{"table 0 at [1 2]: lane (B C D)", "row 3: P1|1|2|0"}},
		{"three heading rows", []string{"who|q1|q2|q3", "|a|b|c", "|c|b|a", "P1|1|2|0"}, []string{"table 0 at [1 2 3]: lane (B C D)", "row 4: P1|1|2|0"}},
		{"no more than three", []string{"who|q1|q2|q3", "|a|b|c", "|c|b|a", "|a|a|a"}, []string{"table 0 at [1 2 3]: lane (B C D)", "row 4: |a|a|a"}},
		{"a gap ends the headings", []string{"who|q1|q2|q3", "", "P1|a|b|c"}, []string{"table 0 at [1]: lane (B C D)", "row 3: P1|a|b|c"}},
		{"footers", []string{"who|q1|q2|q3", "P1|1|2|0", "Mean|1.0|2.0|0.0", "", "note: a remark"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "row 3: Mean|1.0|2.0|0.0", "row 5: note: a remark"}},
		{"headings repeated", []string{"who|q1|q2|q3", "P1|1|2|0", "who|q1|q2|q3", "P2|1|2|0"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "repeated 3: who|q1|q2|q3", "row 4: P2|1|2|0"}},
		{"two heading rows repeated", []string{"who|q1|q2|q3", "|a|b|c", "P1|1|2|0", "who|q1|q2|q3", "|a|b|c", "P2|1|2|0"},
			[]string{"table 0 at [1 2]: lane (B C D)", "row 3: P1|1|2|0", "repeated 4: who|q1|q2|q3", "repeated 5: |a|b|c", "row 6: P2|1|2|0"}},
		{"headings alone", []string{"who|q1|q2|q3"}, []string{"table 0 at [1]: lane (B C D)"}},
		{"headings twice at once", []string{"who|q1|q2|q3", "who|q1|q2|q3", "P1|1|2|0"},
			[]string{"table 0 at [1]: lane (B C D)", "repeated 2: who|q1|q2|q3", "row 3: P1|1|2|0"}},
		{"tables stacked", []string{"who|q1|q2|q3", "P1|1|2|0", "", "who|q2|q1|q3", "P2|1|2|0"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "table 1 at [4]: lane (C B D)", "row 5: P2|1|2|0"}},
		{"tables stacked without a gap", []string{"who|q1|q2|q3", "P1|1|2|0", "who|q4|q5|q6", "P2|1|2|0"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "table 1 at [3]: lane (B C D)", "row 4: P2|1|2|0"}},
		{"tables stacked under titles", []string{"wave:pre", "who|q1|q2|q3", "P1|1|2|0", "", "wave:post", "who|q1|q2|q3", "P1|0|0|0"},
			[]string{`table 0 at [2]: title "wave:pre" lane (B C D)`, "row 3: P1|1|2|0", `table 1 at [6]: title "wave:post" lane (B C D)`, "row 7: P1|0|0|0"}},
		{"an entitling row right under a table", []string{"who|q1|q2|q3", "P1|1|2|0", "wave:post", "who|q1|q2|q3", "P1|0|0|0"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", `table 1 at [4]: title "wave:post" lane (B C D)`, "row 5: P1|0|0|0"}},
		{"a footer right under a table is that table's", []string{"who|q1|q2|q3", "P1|1|2|0", "end of list", "", "Our school", "who|q3|q2|q1", "P1|0|0|0"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "row 3: end of list", `table 1 at [6]: title "Our school" lane (D C B)`, "row 7: P1|0|0|0"}},
		{"rows kept back come in order", []string{"who|q1|q2|q3", "P1|1|2|0", "remark", "", "another", "P2|1|2|0", "last remark"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|1|2|0", "row 3: remark", "row 5: another", "row 6: P2|1|2|0", "row 7: last remark"}},
		{"many titles", append(numberedLines("title", 15), "who|q1|q2|q3", "P1|1|2|0"),
			[]string{"outside 1: title 1", "outside 2: title 2", "outside 3: title 3",
				`table 0 at [16]: title "title 4" title "title 5" title "title 6" title "title 7" title "title 8" title "title 9" title "title 10" title "title 11" title "title 12" title "title 13" title "title 14" title "title 15" lane (B C D)`, "row 17: P1|1|2|0"}},
		{"rows without enough answers", []string{"who|q1|q2|q3", "P1", "P2|1", "P3||2"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1", "row 3: P2|1", "row 4: P3||2"}},
		{"words for answers", []string{"who|q1|q2|q3", "P1|no|yes|maybe", "P2|yes|no|no", "P3|maybe||yes"},
			[]string{"table 0 at [1]: lane (B C D)", "row 2: P1|no|yes|maybe", "row 3: P2|yes|no|no", "row 4: P3|maybe||yes"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := NewScanner("f.csv", gridOf(t, tt.sheet...), words{})
			for pass := range 2 { // a scan can be repeated
				if diff := cmp.Diff(tt.want, scanned(t, s).lines); diff != "" {
					t.Errorf("pass %d: -want +got\n%s", pass+1, diff)
				}
			}
		})
	}
}

func numberedLines(word string, n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprint(word, " ", i+1))
	}
	return out
}

// A value merged over the rows of one pupil stands in each of them; an answer
// does not.
func TestScanFillsDown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		sheet []string
		want  []string
	}{
		{"identifier", []string{"=A2:A3", "=A4:A5", "who|q1|q2|q3", "P1|1|2|0", "|0|0|1", "P2|1|1|1", "|2|2|2", "P3|0|0|0"},
			[]string{"row 2: P1|1|2|0", "row 3: P1|0|0|1", "row 4: P2|1|1|1", "row 5: P2|2|2|2", "row 6: P3|0|0|0"}},
		{"behind the answers", []string{"=E2:E3", "who|q1|q2|q3|date", "P1|1|2|0|May", "P2|0|0|1"},
			[]string{"row 2: P1|1|2|0|May", "row 3: P2|0|0|1|May"}},
		{"not answers", []string{"=B2:B3", "who|q1|q2|q3", "P1|1|2|0", "P2||0|1"}, []string{"row 2: P1|1|2|0", "row 3: P2||0|1"}},
		{"not sideways", []string{"=A2:B3", "who|date|q1|q2|q3", "P1||1|2|0", "||0|0|1"}, []string{"row 2: P1||1|2|0", "row 3: ||0|0|1"}},
		{"not what is filled", []string{"=A2:A3", "who|q1|q2|q3", "P1|1|2|0", "P9|0|0|1"}, []string{"row 2: P1|1|2|0", "row 3: P9|0|0|1"}},
		{"nothing to fill", []string{"=A2:A3", "who|q1|q2|q3", "|1|2|0", "|0|0|1"}, []string{"row 2: |1|2|0", "row 3: |0|0|1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := NewScanner("f.csv", gridOf(t, tt.sheet...), words{})
			for pass := range 2 {
				if diff := cmp.Diff(tt.want, scanned(t, s).lines[1:]); diff != "" {
					t.Errorf("pass %d: -want +got\n%s", pass+1, diff)
				}
			}
		})
	}
}

// A sheet with pupils in columns, turned, is the sheet with pupils in rows, but
// its addresses are those of the file.
func TestScanTurned(t *testing.T) {
	t.Parallel()
	g := gridOf(t, "Our school", "", "who|P1|P2", "q1|1|0", "q2|2|0", "q3|0|1")
	g.name = "Turned"
	g.facts.HiddenCols = []sheet.Span{{First: 3, Last: 3}}
	across := NewScanner("f.xlsx", g, words{})
	if d := scanned(t, across); len(d.tables) != 0 || across.Turned() {
		t.Fatalf("found %q", d.lines)
	}
	down, err := across.Turn()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		d := scanned(t, down)
		want := []string{"table 0 at [1]: lane (D E F)", "row 2: ||P1|1|2|0", "row 3: ||P2|0|0|1"}
		if diff := cmp.Diff(want, d.lines); diff != "" {
			t.Fatalf("-want +got\n%s", diff)
		}
		table := d.tables[0]
		if !down.Turned() || !table.Turned || table.File != "f.xlsx" || table.Sheet != "Turned" {
			t.Errorf("table %+v", table)
		}
		if got, want := table.Ref(2, 4), (sheet.Ref{File: "f.xlsx", Sheet: "Turned", Row: 4, Col: 2}); got != want { // q1 of P1 stands in B4
			t.Errorf("Ref(2, 4) = %v, want %v", got, want)
		}
		if got, want := table.Place().Cell(), "column A"; got != want {
			t.Errorf("Place() = %q, want %q", got, want)
		}
		var answers []string
		for _, c := range table.Lanes[0].Fields["q3"] {
			answers = append(answers, table.Ref(3, c.N).Cell())
		}
		if diff := cmp.Diff([]string{"C6"}, answers); diff != "" {
			t.Errorf("item 3 of the second pupil: -want +got\n%s", diff)
		}
	}
}

// Turning swaps merged areas, hidden rows and hidden columns too.
func TestTurnFacts(t *testing.T) {
	t.Parallel()
	g := gridOf(t, "=B1:C1", "=A4:A6", "a|b||d", "e|f|g|h")
	g.rows[1].Hidden = true
	g.facts.HiddenCols = []sheet.Span{{First: 2, Last: 3}}
	before := g.facts.Merged[0]
	s, err := NewScanner("f", g, words{}).Turn()
	if err != nil {
		t.Fatal(err)
	}
	facts := s.sheet.Facts()
	want := sheet.Facts{Merged: []sheet.Range{{FirstRow: 2, FirstCol: 1, LastRow: 3, LastCol: 1}, {FirstRow: 1, FirstCol: 4, LastRow: 1, LastCol: 6}}, HiddenCols: []sheet.Span{{First: 2, Last: 2}}}
	if diff := cmp.Diff(want, facts); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	var hidden []bool
	for r := range s.sheet.Rows() {
		hidden = append(hidden, r.Hidden)
	}
	if diff := cmp.Diff([]bool{false, true, true, false}, hidden); diff != "" {
		t.Errorf("hidden: -want +got\n%s", diff)
	}
	if g.facts.Merged[0] != before {
		t.Error("the sheet's own facts were changed")
	}
}

// Errors of the reader and of whoever is told end a scan at once.
func TestScanStops(t *testing.T) {
	t.Parallel()
	broken := &sheet.Fault{Reason: sheet.Corrupt, Seen: "damage"}
	lines := []string{"remark", "", "", "who|q1|q2|q3", "P1|1|2|0", "who|q1|q2|q3", "P2|1|1|1"}
	g := gridOf(t, lines...)
	g.err = broken
	if err := NewScanner("f", g, words{}).Scan(newDiary()); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if _, err := NewScanner("f", g, words{}).Turn(); !errors.Is(err, broken) {
		t.Errorf("turned: error %v", err)
	}
	for _, kind := range []string{"table", "row", "repeated"} {
		d := newDiary()
		d.stop = kind
		if err := NewScanner("f", gridOf(t, lines...), words{}).Scan(d); !errors.Is(err, errStop) {
			t.Errorf("%s: error %v", kind, err)
		}
	}
	d := newDiary()
	d.stop = "outside"
	if err := NewScanner("f", gridOf(t, "remark"), words{}).Scan(d); !errors.Is(err, errStop) {
		t.Errorf("outside: error %v", err)
	}
}

// A sheet too large to be turned is refused, not held in memory.
func TestTurnTooLarge(t *testing.T) {
	t.Parallel()
	g := &grid{name: "Large"}
	for n := range 2 { // one far cell a column: the turned rows would be long
		r := &sheet.Row{N: sheet.MaxCols*4 - 1 + n}
		for range sheet.MaxCols {
			r.Cells = append(r.Cells, sheet.Cell{Kind: sheet.Text, Text: []byte("x")})
		}
		g.rows = append(g.rows, r)
	}
	var fault *sheet.Fault
	if _, err := NewScanner("f", g, words{}).Turn(); !errors.As(err, &fault) || fault.Reason != sheet.TooLarge || fault.Sheet != "Large" {
		t.Errorf("error %v", err)
	}
}
