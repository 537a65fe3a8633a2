package intake

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
	"apst/sdq"
)

// FuzzHeading: any text above a column is read, the same way every time, and
// says nothing that the rest of the package has no word for.
func FuzzHeading(f *testing.F) {
	for _, s := range []string{"", "Q7", "7. some words", "pconsid_t2", "t1consid", "obeysR", "SDQ Item 07", "Baseline Q7", "p1emotion", "GCSDQA00", "awb2_1_sdq_7_x", "Pupil 007", "2022/23", "Parent/carer baseline", "Autumn 2022-23",
		"Q7 - Not true", "consid22", "child’s id", "\u00a0", "t", "p 1", "t2", "sdq", "q", "\xff\xfe", strings.Repeat("post ", 60), "İ1", "ǅ2", "１"} {
		f.Add(s)
	}
	known := func(values ...string) func(string) bool {
		return func(s string) bool { return slices.Contains(values, s) }
	}
	informant := known("", "self", "teacher", "parent")
	wave := func(s string) bool {
		return known("", "baseline", "endline", "interim")(s) || len(s) == 2 && s[0] == 'n' && s[1] >= '1' && s[1] <= '9' || strings.HasPrefix(s, "term:")
	}
	f.Fuzz(func(t *testing.T, text string) {
		h := parseHeading(text)
		switch {
		case h.item > sdq.Items, h.key > sdq.Items, h.number < 0 || h.number > 60, h.trailing < -1 || h.trailing > 9, h.option < 0 || h.option > 3:
			t.Fatalf("%q: %+v", text, h)
		case h.number >= 1 && h.number <= sdq.Items && h.item != sdq.Item(h.number):
			t.Fatalf("%q: number %d but item %d", text, h.number, h.item)
		case h.item > 0 && h.field != "":
			t.Fatalf("%q: both item %d and field %q", text, h.item, h.field)
		case !informant(h.informant) || !wave(h.wave):
			t.Fatalf("%q: informant %q, wave %q", text, h.informant, h.wave)
		case h.weak && h.number > 0:
			t.Fatalf("%q: a numbered item counts in company only", text)
		}
		if again := parseHeading(text); again != h {
			t.Fatalf("%q: %+v, then %+v", text, h, again)
		}
		if utf8.ValidString(text) {
			if spaced := parseHeading(" " + text + "\t"); spaced != h {
				t.Fatalf("%q: %+v, with spaces at its ends %+v", text, h, spaced)
			}
		}
		for _, in := range []where{inCell, inTitle, inName} {
			said := facetsIn(text, in)
			for kind, value := range said {
				if kind != "wave" && kind != "informant" && kind != "form" || value == "" || !wave(said["wave"]) || !informant(said["informant"]) {
					t.Fatalf("%q says %v", text, said)
				}
			}
			if diff := cmp.Diff(said, facetsIn(text, in)); diff != "" {
				t.Fatalf("%q read twice: %s", text, diff)
			}
		}
		for _, ts := range tokens(text) {
			if ts.text == "" || len(ts.text) > len(text)*utf8.UTFMax {
				t.Fatalf("%q: token %q", text, ts.text)
			}
		}
	})
}

// FuzzAnswer: any cell is an answer, a way to give none, or listed; what is read
// does not depend on spaces round it, and nothing but a number or a word of the
// form is ever an answer.
func FuzzAnswer(f *testing.F) {
	for kind, texts := range map[sheet.Kind][]string{
		sheet.Text:   {"0", "1", "2.0", "NT", "0 - Not true", "Not true (0)", "1/2", "N/A", "-99", "1.5", " \u00a0", "A great deal", "2 - Quite a lot", "Yes, minor", "\xff", "1e1", "0x1p0", "1_0", "٣"},
		sheet.Number: {"3", "-9", "1E+00", "999", "2.0000000000000004", "nan", "Inf"},
		sheet.Bool:   {"1"}, sheet.Error: {"#N/A", "#REF!"}, sheet.Date: {"44445"}, sheet.Formula: {""}, sheet.Blank: {""},
	} {
		for _, s := range texts {
			f.Add(uint8(kind), []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, text []byte) {
		cell := sheet.Cell{Kind: sheet.Kind(kind % 7), Text: text}
		kept := bytes.Clone(text)
		c := readAnswer(cell)
		if c >= codeCount {
			t.Fatalf("%v %q: code %d", cell.Kind, text, c)
		}
		_, isNumber := c.number()
		_, isWord := c.word()
		switch cell.Kind {
		case sheet.Blank, sheet.Formula, sheet.Bool, sheet.Error, sheet.Date:
			if isNumber || isWord {
				t.Fatalf("%v %q is read as %v", cell.Kind, text, c)
			}
		default:
			if (isNumber || isWord) && !bytes.ContainsAny(text, "0123456789NnSsCcVvPp") {
				t.Fatalf("%q is read as %v", text, c)
			}
			spaced := sheet.Cell{Kind: cell.Kind, Text: slices.Concat([]byte(" "), text, []byte(" \t"))}
			if got := readAnswer(spaced); got != c {
				t.Fatalf("%q is %v, and %v with spaces round it", text, c, got)
			}
		}
		for q := range impactFields {
			if r := readRating(q, cell); r >= ratingCount {
				t.Fatalf("question %d, %v %q: rating %d", q, cell.Kind, text, r)
			}
		}
		if readAnswer(cell) != c || !bytes.Equal(kept, text) {
			t.Fatalf("%q: read differently again, or changed", kept)
		}
		ticked(cell)
		isFooterText(text)
		parseLookBack(cell)
	})
}

// FuzzCoding: whatever answers a block holds, its verdict is a coding or a
// refusal, and under a coding that was not refused every legal-looking cell is
// an answer, missing or listed, consistently.
func FuzzCoding(f *testing.F) {
	f.Add([]byte{1, 2, 3}, uint8(10))
	f.Add([]byte{2, 3, 4, 5}, uint8(10))
	f.Add([]byte{1, 4}, uint8(3))
	f.Add([]byte{6, 7, 8, 9, 10}, uint8(20))
	f.Add([]byte{9, 13, 17}, uint8(20))
	f.Add([]byte{30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40}, uint8(5))
	f.Fuzz(func(t *testing.T, data []byte, rows uint8) {
		if len(data) == 0 {
			return
		}
		b := make(block, rows%40)
		k := 0
		for n := range b {
			for i := range b[n] {
				b[n][i] = code(data[k%len(data)]) % codeCount
				k++
			}
		}
		sum := b.tally()
		v := sum.judge()
		if (v.refused == nil) == (v.coding == CodingUnknown) {
			t.Fatalf("coding %v, refused %v", v.coding, v.refused)
		}
		for _, at := range v.at {
			if at.Row < 2 || at.Row >= len(b)+2 || at.Col < 2 || at.Col >= sdq.Items+2 {
				t.Fatalf("evidence at %v of %d rows", at, len(b))
			}
		}
		sum.reversal()
		sum.direction()
		reversed, _ := sum.reversedCodes()
		if v.refused != nil {
			return
		}
		d := newDecoder(v.coding, reversed)
		for n := range b {
			for i, c := range b[n] {
				checkDecoded(t, v.coding, d, i, c)
			}
		}
		if _, number := firstNumber(b); v.coding == CodingWords && number {
			t.Fatal("bare numbers in a block of words")
		}
	})
}

// firstNumber finds a bare 0 to 4.
func firstNumber(b block) (c code, found bool) {
	for n := range b {
		for _, c := range b[n] {
			if c >= codeNumber0 && c <= codeNumber4 {
				return c, true
			}
		}
	}
	return 0, false
}

// checkDecoded holds one cell against what it says.
func checkDecoded(t *testing.T, coding Coding, d *decoder, item int, c code) {
	t.Helper()
	k := 0
	if sdq.Item(item + 1).Reversed() {
		k = 1
	}
	got := d[k][c]
	if (got.state == answered) != (got.answer != sdq.Missing) {
		t.Fatalf("%v under %v: %v, state %d", c, coding, got.answer, got.state)
	}
	if got.state != answered {
		return
	}
	value, _ := got.answer.Value()
	if word, ok := c.word(); ok && word != got.answer {
		t.Fatalf("%v under %v is %v", c, coding, got.answer)
	}
	if n, ok := c.number(); ok && coding != CodingWords {
		if want := map[Coding]int{Coding02: n, Coding13: n - 1, Coding20: 2 - n, Coding31: 3 - n}[coding]; value != want {
			t.Fatalf("%v under %v is %d, want %d", c, coding, value, want)
		}
	}
}

// FuzzMap: any bytes are a map or refused in plain words; a map that is read can
// be written and read again.
func FuzzMap(f *testing.F) {
	f.Add([]byte(goodMap))
	f.Add([]byte(""))
	f.Add([]byte("format: 1\nmeasure: sdq\ntables: [{sheet: a}]\n"))
	f.Add([]byte("format: 2\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("a: &a {<<: *a}\n"))
	f.Add([]byte("%TAG ! x\n---\n"))
	f.Add([]byte("format: 1\nmeasure: sdq\ntables:\n- sheet: \"\\0\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseMap(data)
		if err != nil {
			if m != nil || err.Error() == "" {
				t.Fatalf("both a map and %q", err)
			}
			return
		}
		if m.Format != mapFormat || m.Measure != "sdq" || len(m.Tables) == 0 {
			t.Fatalf("read %+v", m)
		}
		var b bytes.Buffer
		if err := m.Encode(&b); err != nil {
			t.Fatal(err)
		}
		again, err := ParseMap(b.Bytes())
		if err != nil {
			t.Fatalf("written as %q: %v", b.String(), err)
		}
		for i, table := range m.Tables {
			if got := again.Tables[i]; got.Sheet != table.Sheet || got.Layout != table.Layout || got.Turned != table.Turned || len(got.Sets) != len(table.Sets) {
				t.Fatalf("%+v, and again %+v", table, got)
			}
		}
	})
}
