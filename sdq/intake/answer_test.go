package intake

import (
	"fmt"
	"strings"
	"testing"

	"apst/ingest/sheet"
	"apst/sdq"
)

func textCell(s string) sheet.Cell {
	if s == "" {
		return sheet.Cell{}
	}
	return sheet.Cell{Kind: sheet.Text, Text: []byte(s)}
}

func numberCell(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Text: []byte(s)} }

func pair(number, word int) code { return codePair0 + code(3*number+word) }

func other(number int) code { return numberCode(number) }

// The words and abbreviations of the three answers, in order.
var answerWords = [3][]string{
	{"Not true", "NOT TRUE", "not true", "Not True ", " not  true", "Not\u00a0true", "NotTrue", "not-true", "not_true", "NT", "nt", "N.T.", "N", "n"},
	{"Somewhat true", "SOMEWHAT TRUE", "Somewhat", "somewhat true.", "SomewhatTrue", "ST", "st", "S", "s", "Sometimes true", "Partly true"},
	{"Certainly true", "CERTAINLY TRUE", "Certainly", "Certainly True!", "certainly_true", "CT", "ct", "C", "c"},
}

func TestReadAnswerWords(t *testing.T) {
	t.Parallel()
	for word, spellings := range answerWords {
		for _, s := range spellings {
			if got, want := readAnswer(textCell(s)), codeWord0+code(word); got != want {
				t.Errorf("readAnswer(%q) = %v, want %v", s, got, want)
			}
			if len(s) < 6 {
				continue
			}
			for number := range 4 {
				for _, pattern := range []string{"%d - %s", "%d: %s", "%d. %s", "%d %s", "%d) %s", "%d=%s", "(%d) %s", "%d – %s", "%d, %s"} {
					both := fmt.Sprintf(pattern, number, s)
					if got := readAnswer(textCell(both)); got != pair(number, word) {
						t.Errorf("readAnswer(%q) = %v, want %v", both, got, pair(number, word))
					}
				}
				for _, pattern := range []string{"%s (%d)", "%s - %d", "%s=%d", "%s %d"} {
					both := fmt.Sprintf(pattern, s, number)
					if got := readAnswer(textCell(both)); got != pair(number, word) {
						t.Errorf("readAnswer(%q) = %v, want %v", both, got, pair(number, word))
					}
				}
			}
		}
	}
}

func TestReadAnswerNumbers(t *testing.T) {
	t.Parallel()
	for n := range 5 {
		want := codeNumber0 + code(n)
		for _, s := range []string{"%d", "%d.0", "%d.00", " %d", "%d ", "\t%d\n", "\u00a0%d", "%d.", "+%d", "0%d", "%d.000000000", "%dE0", "%d.0E+00"} {
			text := fmt.Sprintf(s, n)
			for _, c := range []sheet.Cell{textCell(text), numberCell(text)} {
				if got := readAnswer(c); got != want {
					t.Errorf("readAnswer(%v %q) = %v, want %v", c.Kind, text, got, want)
				}
			}
		}
	}
	for n := -120; n <= 1200; n++ {
		for _, text := range []string{fmt.Sprint(n), fmt.Sprintf("%d.0", n)} {
			got := readAnswer(numberCell(text))
			if k, ok := got.number(); ok && k != n || !ok && got != codeIllegal {
				t.Errorf("readAnswer(%q) = %v", text, got)
			}
			if got != readAnswer(textCell(text)) {
				t.Errorf("readAnswer(%q) differs between a number and a text", text)
			}
		}
	}
}

// Numbers that stand for no answer, of which the reference knows these.
func TestReadAnswerMissing(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"NA", "N/A", "n/a", "#N/A", ".", "-", "–", "—", "NULL", "null", "DK", "Don't know", "don’t know", "dont know", "Refused", "refused", "missing", "Missing", "No answer", "not answered", "blank", "NaN", "nil", "None", "skipped", "can't say", "No response", "Prefer not to say"} {
		if got := readAnswer(textCell(s)); got != codeMissing {
			t.Errorf("readAnswer(%q) = %v, want a word for missing", s, got)
		}
	}
	for _, c := range []sheet.Cell{{}, textCell(" "), textCell("\u00a0"), textCell("\t \n"), {Kind: sheet.Text}, {Kind: sheet.Number}} {
		if got := readAnswer(c); got != codeBlank {
			t.Errorf("readAnswer(%v %q) = %v, want blank", c.Kind, c.Text, got)
		}
	}
	if got := readAnswer(sheet.Cell{Kind: sheet.Error, Text: []byte("#N/A")}); got != codeMissing {
		t.Errorf("error #N/A: %v", got)
	}
	for _, n := range []int{9, 99, 999, -1, -8, -9, -99, 8, 88, 7, -3} {
		for c := Coding02; c <= CodingWords; c++ {
			if a, s := c.decode(other(n)); s != missing || a != sdq.Missing {
				t.Errorf("coding %v: %d is %v, %d; want missing", c, n, a, s)
			}
		}
	}
}

// Two marks on one item.
func TestReadAnswerTwoMarks(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"1/2", "0/1", "1, 2", "1,2", "0 1", "1 or 2", "0 and 1", "1&2", "1 & 2", "2-3", "1;2", "1+2", "1\n2"} {
		if got := readAnswer(textCell(s)); got != codeTwoMarks {
			t.Errorf("readAnswer(%q) = %v, want two marks", s, got)
		}
	}
	for c := Coding02; c <= CodingWords; c++ {
		if a, s := c.decode(codeTwoMarks); s != missing || a != sdq.Missing {
			t.Errorf("coding %v: two marks are %v, %d; want missing", c, a, s)
		}
	}
}

// Everything else is listed as no answer, never read as one.
func TestReadAnswerIllegal(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"x", "X", "yes", "no", "true", "false", "TRUE", "Y", "?", "abc", "10", "12", "22", "-2", "6", "77", "1000", "1e9", "99999999999999999999999999", "NT/ST", "not true certainly true", "very", "true true", "5 - Not true", "9 not true", "not very", "1 - maybe", "Q1", "1 2 0", "0 or 1 or 2",
		"two", "one", "1x", "2nd", "$1", "£2", "1%", "#REF!", "#VALUE!", "12/05/2022", "2022-05-12", "Infinity", "inf", "+Inf", "-inf", "3 - 4", "4/5", "１", "²", "½", "✓", "0.5", "1.5", "1.33", "-0.5", "1.9999", "1.50", strings.Repeat("1", 61), strings.Repeat(" ", 30) + strings.Repeat("not true", 20), "\x00", "\xff\xfe", "1\x00"} {
		if got := readAnswer(textCell(s)); got != codeIllegal {
			t.Errorf("readAnswer(%q) = %v, want none", s, got)
		}
	}
	for _, c := range []sheet.Cell{{Kind: sheet.Bool, Text: []byte("1")}, {Kind: sheet.Bool, Text: []byte("TRUE")}, {Kind: sheet.Bool, Text: []byte("0")}, {Kind: sheet.Date, Text: []byte("1")}, {Kind: sheet.Date, Text: []byte("44445")}, {Kind: sheet.Date, Text: []byte("2021-09-06")},
		{Kind: sheet.Error, Text: []byte("#REF!")}, {Kind: sheet.Error, Text: []byte("#DIV/0!")}, {Kind: sheet.Error}} {
		if got := readAnswer(c); got != codeIllegal {
			t.Errorf("readAnswer(%v %q) = %v, want none", c.Kind, c.Text, got)
		}
	}
	for _, text := range []string{"", "0", "1"} {
		if got := readAnswer(sheet.Cell{Kind: sheet.Formula, Text: []byte(text)}); got != codeFormula {
			t.Errorf("formula without a value %q: %v", text, got)
		}
	}
}

// A fraction is no answer and no pair of marks: means and imputed values must
// not pass for blanks.
func TestReadAnswerFractions(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"0.5", "1.5", "1.33", "0.0001", "1.2", "2.1", "0.1", "1.0001", "2.02", "-0.5", "1.9999", "1.50"} {
		for _, c := range []sheet.Cell{textCell(s), numberCell(s)} {
			if got := readAnswer(c); got != codeIllegal {
				t.Errorf("readAnswer(%v %q) = %v, want none", c.Kind, s, got)
			}
		}
	}
}

// A code, written out, names itself and no other.
func TestCodeNames(t *testing.T) {
	t.Parallel()
	seen := map[string]code{}
	for c := range code(codeCount) {
		s := c.String()
		if old, twice := seen[s]; twice || s == "" {
			t.Errorf("codes %d and %d are both %q", old, c, s)
		}
		seen[s] = c
		if n, ok := c.number(); ok {
			if w, both := c.word(); !both && numberCode(n) != c {
				t.Errorf("code %d is the number %d, which is code %d", c, n, numberCode(n))
			} else if v, _ := w.Value(); both && pair(n, v) != c {
				t.Errorf("code %d is %d beside %v", c, n, w)
			}
		}
	}
}

// Ticks in three columns: one makes an answer, two are two marks, none is blank.
func TestReadTicks(t *testing.T) {
	t.Parallel()
	marks := []string{"x", "X", "✓", "✔", "1", "1.0", "TRUE", "y", "Yes", "*", "•", "☑", " x "}
	empty := []string{"", "0", "FALSE", "no", "☐", " "}
	columns := [3]int{2, 3, 4}
	r := func(cells ...string) *sheet.Row {
		out := &sheet.Row{N: 1, Cells: []sheet.Cell{textCell("P1")}}
		for _, c := range cells {
			out.Cells = append(out.Cells, textCell(c))
		}
		return out
	}
	for _, mark := range marks {
		for _, none := range empty {
			for k := range 3 {
				cells := []string{none, none, none}
				cells[k] = mark
				if got, want := readTicks(r(cells...), &columns), codeWord0+code(k); got != want {
					t.Errorf("readTicks(%q) = %v, want %v", cells, got, want)
				}
				cells[(k+1)%3] = mark
				if got := readTicks(r(cells...), &columns); got != codeTwoMarks {
					t.Errorf("readTicks(%q) = %v, want two marks", cells, got)
				}
			}
			if got := readTicks(r(none, none, none), &columns); got != codeBlank {
				t.Errorf("readTicks of %q thrice = %v, want blank", none, got)
			}
		}
	}
	for _, bad := range []string{"2", "3", "maybe", "NT", "12/05/2022", "#REF!"} {
		for k := range 3 {
			cells := []string{"", "", ""}
			cells[k] = bad
			if got := readTicks(r(cells...), &columns); got != codeIllegal {
				t.Errorf("readTicks(%q) = %v, want none", cells, got)
			}
		}
	}
	formula := r("", "", "x")
	formula.Cells[2] = sheet.Cell{Kind: sheet.Formula}
	if got := readTicks(formula, &columns); got != codeFormula {
		t.Errorf("a formula without a value among ticks: %v", got)
	}
	if got := readTicks(r(), &columns); got != codeBlank {
		t.Errorf("a row that ends before the ticks: %v", got)
	}
}
