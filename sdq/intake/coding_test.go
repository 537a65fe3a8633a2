package intake

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// block is the answers of some pupils, one row each, as codes.
type block [][sdq.Items]code

func (b block) tally() *tally {
	t := new(tally)
	for n := range b {
		t.add(&b[n], func(item int) sheet.Ref { return sheet.Ref{Row: n + 2, Col: item + 2} })
	}
	return t
}

// blockOf deals the numbers to rows, one item after another, as often as there
// is room: every item meets every number unless a row holds no more.
func blockOf(rows int, values ...int) block {
	b := make(block, rows)
	k := 0
	for n := range b {
		for i := range b[n] {
			b[n][i] = numberCode(values[k%len(values)])
			k++
		}
		k += n // another number for the same item in the next row
	}
	return b
}

// with puts a number in one item of one row.
func (b block) with(row, item, value int) block {
	b[row][item-1] = numberCode(value)
	return b
}

func ruleIDs(rules []*finding.Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
}

// decision is a verdict without its words and places.
type decision struct {
	Coding   string
	Refused  string
	Warnings []string
}

func decisionOf(t *tally) decision {
	v := t.judge()
	d := decision{Coding: v.coding.String()}
	if v.refused != nil {
		d.Refused = v.refused.ID
		return d
	}
	d.Warnings = ruleIDs(t.dull(v.coding))
	return d
}

// Every row of the reference's table of codes that occur in a block.
func TestJudgeNumbers(t *testing.T) {
	t.Parallel()
	zero, one := decision{Coding: "0-2"}, decision{Coding: "1-3"}
	ambiguous, mixed, minus := decision{Refused: "SDQ-010"}, decision{Refused: "SDQ-011"}, decision{Refused: "SDQ-012"}
	yesNo, flat := decision{Coding: "0-2", Warnings: []string{"SDQ-017"}}, decision{Coding: "0-2", Warnings: []string{"SDQ-018"}}
	words := decision{Coding: "words"}
	for _, tt := range []struct {
		name string
		b    block
		want decision
	}{
		{"0, 1, 2", blockOf(12, 0, 1, 2), zero},
		{"0, 1, 2 with a lone 0", blockOf(12, 1, 2).with(3, 5, 0), zero},
		{"0, 1, 2 and 4", blockOf(12, 0, 1, 2).with(3, 5, 4), zero},
		{"0, 1, 2 and missing codes", blockOf(12, 0, 1, 2, 9, 99, -1, 8), zero},
		{"0, 1, 2 and illegal numbers", blockOf(12, 0, 1, 2).with(3, 5, 12).with(4, 6, 6), zero},
		{"1, 2, 3", blockOf(12, 1, 2, 3), one},
		{"1, 2, 3 with a lone 3", blockOf(12, 1, 2).with(3, 5, 3), one},
		{"1, 3", blockOf(12, 1, 3), decision{Coding: "1-3", Warnings: []string{"SDQ-017"}}},
		{"2, 3", blockOf(12, 2, 3), one},
		{"3", blockOf(12, 3), one},
		{"1, 2, 3 and 4", blockOf(12, 1, 2, 3, 4), one},
		{"3 and 4", blockOf(12, 3, 4), one},
		{"1, 2, 3 and missing codes", blockOf(12, 1, 2, 3, 9, -9, 88), one},
		{"3s in reversed columns of a block without 0", blockOf(12, 1, 2).with(3, 7, 3).with(5, 25, 3), one},
		{"1, 2", blockOf(12, 1, 2), ambiguous},
		{"1", blockOf(12, 1), ambiguous},
		{"2", blockOf(12, 2), ambiguous},
		{"1, 2 in many rows", blockOf(400, 1, 2), ambiguous},
		{"1, 2 and missing codes", blockOf(12, 1, 2, 9, 99, -1), ambiguous},
		{"one row of 1", blockOf(1, 1), ambiguous},
		{"0, 1, 2, 3", blockOf(12, 0, 1, 2, 3), mixed},
		{"0, 3", blockOf(12, 0, 3), mixed},
		{"0, 1, 2 with a lone 3", blockOf(12, 0, 1, 2).with(3, 5, 3), mixed},
		{"1, 2, 3 with a lone 0", blockOf(12, 1, 2, 3).with(3, 5, 0), mixed},
		{"0 to 4", blockOf(12, 0, 1, 2, 3, 4), mixed},
		{"0, 1, 2 and a 3 in item 7", blockOf(12, 0, 1, 2).with(3, 7, 3), minus},
		{"0, 1, 2 and 3s in all five", blockOf(12, 0, 1, 2).with(1, 7, 3).with(2, 11, 3).with(3, 14, 3).with(4, 21, 3).with(5, 25, 3), minus},
		{"0, 1, 2, 3s in item 7 and one elsewhere", blockOf(12, 0, 1, 2).with(3, 7, 3).with(4, 8, 3), mixed},
		{"0, 1 with few prosocial answers", blockOf(7, 0, 1), zero},
		{"0, 1 with 40 prosocial answers", blockOf(8, 0, 1), yesNo},
		{"0, 1 with many", blockOf(30, 0, 1), yesNo},
		{"0, 2 with few", blockOf(2, 0, 2), yesNo},
		{"0, 2 with many", blockOf(30, 0, 2), yesNo},
		{"0 only", blockOf(12, 0), flat},
		{"0 only, many", blockOf(100, 0), flat},
		{"0 and missing codes", blockOf(12, 0, 9, 99), flat},
		{"missing codes alone", blockOf(12, 9, 99), words},
		{"words", codeBlock(12, codeWord0, codeWord0+1, codeWord2), words},
		{"words, one of them", codeBlock(12, codeWord0+1), words},
		{"words and 0, 1, 2", codeBlock(12, codeWord0, codeWord2, codeNumber0, codeNumber0+1, codeNumber0+2), zero},
		{"words and 1, 2", codeBlock(12, codeWord0, codeWord2, codeNumber0+1, codeNumber0+2), ambiguous},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, decisionOf(tt.b.tally())); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			v := tt.b.tally().judge()
			if (tt.want.Refused == "SDQ-011" || tt.want.Refused == "SDQ-012") && len(v.at) == 0 {
				t.Error("refused without a cell")
			}
			for _, at := range v.at {
				if c := tt.b[at.Row-2][at.Col-2]; c != codeNumber0 && c != codeNumber0+3 {
					t.Errorf("evidence %v holds %v", at, c)
				}
			}
		})
	}
}

// codeBlock deals codes as blockOf deals numbers.
func codeBlock(rows int, codes ...code) block {
	b := make(block, rows)
	k := 0
	for n := range b {
		for i := range b[n] {
			b[n][i] = codes[k%len(codes)]
			k++
		}
		k += n
	}
	return b
}

// Numbers beside words must agree with one coding throughout; then they settle
// it, whatever bare numbers leave open.
func TestJudgePairs(t *testing.T) {
	t.Parallel()
	two, three := codeNumber0+2, codeNumber0+3
	for _, tt := range []struct {
		name  string
		codes []code
		want  decision
	}{
		{"pairs of 0-2 alone", []code{pair(0, 0), pair(1, 1), pair(2, 2)}, decision{Coding: "words"}},
		{"pairs of 1-3 alone", []code{pair(1, 0), pair(2, 1), pair(3, 2)}, decision{Coding: "words"}},
		{"pairs of 2-0 alone", []code{pair(2, 0), pair(1, 1), pair(0, 2)}, decision{Coding: "words"}},
		{"pairs and words", []code{pair(0, 0), codeWord0 + 1, codeWord2}, decision{Coding: "words"}},
		{"pairs of 0-2 and numbers", []code{pair(0, 0), codeNumber0 + 1, two}, decision{Coding: "0-2"}},
		{"pairs of 1-3 and numbers", []code{pair(1, 0), codeNumber0 + 1, two}, decision{Coding: "1-3", Warnings: []string{"SDQ-017"}}},
		{"pairs of 2-0 and numbers", []code{pair(2, 0), codeNumber0, codeNumber0 + 1}, decision{Coding: "2-0"}},
		{"pairs of 3-1 and numbers", []code{pair(3, 0), codeNumber0 + 1, two}, decision{Coding: "3-1"}},
		{"0 beside certainly true", []code{pair(0, 2), codeNumber0 + 1, two}, decision{Coding: "2-0"}},
		{"1 beside certainly true", []code{pair(1, 2), two, three}, decision{Coding: "3-1"}},
		{"the middle of 0-2 leaves the direction open", []code{pair(1, 1), codeNumber0, two}, decision{Coding: "0-2"}},
		{"the middle of 1-3 leaves the direction open", []code{pair(2, 1), codeNumber0 + 1, three}, decision{Coding: "1-3"}},
		{"pairs that contradict each other", []code{pair(0, 0), pair(1, 0)}, decision{Refused: "SDQ-016"}},
		{"pairs of two codings", []code{pair(0, 0), pair(2, 1)}, decision{Refused: "SDQ-016"}},
		{"pairs of two codings and numbers", []code{pair(0, 0), pair(3, 2), codeNumber0}, decision{Refused: "SDQ-016"}},
		{"a pair no coding has", []code{pair(0, 1), codeNumber0, two}, decision{Refused: "SDQ-016"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, decisionOf(codeBlock(12, tt.codes...).tally())); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// Missing codes that a reversal turned round, met in the five reversed columns
// and nowhere else, betray it; elsewhere they are missing codes or slips.
func TestReversedCodes(t *testing.T) {
	t.Parallel()
	for _, n := range []int{7, 5, 11, 13, 101, 103, -5, -7, -95, -97} {
		if got, at := blockOf(10, 0, 1, 2).with(2, 7, n).with(3, 25, n).tally().reversedCodes(); !slices.Equal(got, []int{n}) || len(at) != 2 {
			t.Errorf("%d in reversed columns only: found %v at %v", n, got, at)
		}
		if got, _ := blockOf(10, 0, 1, 2).with(2, 7, n).with(3, 8, n).tally().reversedCodes(); len(got) != 0 {
			t.Errorf("%d in item 8 too: found %v", n, got)
		}
		if got, _ := blockOf(10, 0, 1, 2).with(3, 8, n).tally().reversedCodes(); len(got) != 0 {
			t.Errorf("%d in item 8 only: found %v", n, got)
		}
	}
	for _, n := range []int{9, 99, 999, -1, -8, -9, -99, 8, 88, -3} { // as stored, in any column
		if got, _ := blockOf(10, 0, 1, 2).with(2, 7, n).tally().reversedCodes(); len(got) != 0 {
			t.Errorf("%d in item 7: found %v", n, got)
		}
	}
	if got, _ := blockOf(10, 0, 1, 2).tally().reversedCodes(); len(got) != 0 {
		t.Errorf("found %v among answers", got)
	}
	every := blockOf(10, 1, 2, 3)
	for i, n := range []int{7, 5, 11, 13, -5} {
		every.with(i, []int{7, 11, 14, 21, 25}[i], n)
	}
	if got, _ := every.tally().reversedCodes(); len(got) != 5 {
		t.Errorf("five different codes: found %v", got)
	}
}

// correlation is Pearson's, from the definition.
func correlation(x, y []float64) float64 {
	mean := func(v []float64) (m float64) {
		for _, a := range v {
			m += a / float64(len(v))
		}
		return m
	}
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// The check for reversed storage correlates the sum of the five items as stored
// with the prosocial sum over complete rows, from 15 rows on.
func TestReversal(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	five, prosocial := []int{7, 11, 14, 21, 25}, []int{1, 4, 9, 17, 20}
	for trial := range 300 {
		rows, from := 5+rng.IntN(60), trial%2
		b := make(block, rows)
		var x, y []float64
		for n := range b {
			lean := rng.IntN(2)
			for i := range b[n] {
				v := min(2, rng.IntN(3)+lean*rng.IntN(2))
				b[n][i] = numberCode(v + from)
			}
			if rng.IntN(6) == 0 {
				b[n][rng.IntN(sdq.Items)] = []code{codeBlank, other(9), codeMissing, codeTwoMarks}[rng.IntN(4)]
			}
			sx, sy, complete := 0.0, 0.0, true
			for k := range five {
				vx, okX := b[n][five[k]-1].number()
				vy, okY := b[n][prosocial[k]-1].number()
				sx, sy, complete = sx+float64(vx), sy+float64(vy), complete && okX && okY && vx < 4 && vy < 4
			}
			if complete {
				x, y = append(x, sx), append(y, sy)
			}
		}
		got, ok := b.tally().reversal()
		if want := correlation(x, y); ok != (len(x) >= 15) || ok && math.Abs(got-want) > 1e-12 {
			t.Fatalf("%d complete rows: got %v, %t; want %v", len(x), got, ok, want)
		}
	}
}

func TestReversalDoesNotVary(t *testing.T) {
	t.Parallel()
	if r, ok := blockOf(40, 1).tally().reversal(); ok {
		t.Errorf("equal answers: %v", r)
	}
	flat := blockOf(40, 0, 1, 2)
	for n := range flat {
		for _, i := range []int{7, 11, 14, 21, 25} {
			flat.with(n, i, 2)
		}
	}
	if r, ok := flat.tally().reversal(); ok {
		t.Errorf("equal answers to the five: %v", r)
	}
}

// Turning the five items round turns the sign of the correlation, in either
// coding.
func TestReversalSign(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	for from := range 2 {
		b, turned := make(block, 40), make(block, 40)
		for n := range b {
			for i := range b[n] {
				v := rng.IntN(3)
				b[n][i], turned[n][i] = numberCode(v+from), numberCode(v+from)
				if slices.Contains(reversedItems, i) {
					turned[n][i] = numberCode(2 - v + from)
				}
			}
		}
		r, _ := b.tally().reversal()
		s, _ := turned.tally().reversal()
		if math.Abs(r+s) > 1e-12 || r == 0 {
			t.Errorf("from %d: %v as ticked, %v turned round", from, r, s)
		}
	}
}

// A block seems to run the other way when the prosocial mean is below that of
// the fifteen straight difficulties.
func TestFlipped(t *testing.T) {
	t.Parallel()
	make3 := func(prosocial, straight, reversed int) block {
		b := blockOf(10, reversed)
		for n := range b {
			for i := range b[n] {
				switch item := sdq.Item(i + 1); {
				case item.Scale() == sdq.Prosocial:
					b[n][i] = numberCode(prosocial)
				case !item.Reversed():
					b[n][i] = numberCode(straight)
				}
			}
		}
		return b
	}
	for from := range 2 {
		for prosocial := range 3 {
			for straight := range 3 {
				for reversed := range 3 {
					sums := make3(prosocial+from, straight+from, reversed+from).tally()
					got, _, _ := sums.direction()
					p, d := sums.agreement()
					if got != (prosocial < straight) || p != float64(prosocial+from) || d != float64(straight+from) {
						t.Errorf("prosocial %d, difficulties %d: flipped %t, means %v and %v", prosocial+from, straight+from, got, p, d)
					}
				}
			}
		}
	}
	if got, _, _ := codeBlock(10, codeWord2, codeWord0).tally().direction(); got {
		t.Error("words cannot be turned round")
	}
	if got, _, _ := new(tally).direction(); got {
		t.Error("no answers, but flipped")
	}
}

// What each code means under each coding, from the definition of the codings.
func TestDecode(t *testing.T) {
	t.Parallel()
	type meaning struct {
		Answer sdq.Answer
		State  state
	}
	answer := func(v int) meaning { return meaning{sdq.NotTrue + sdq.Answer(v), answered} }
	no, bad := meaning{sdq.Missing, missing}, meaning{sdq.Missing, spoilt}
	worth := map[Coding][5]meaning{
		Coding02:    {answer(0), answer(1), answer(2), bad, bad},
		Coding13:    {bad, answer(0), answer(1), answer(2), no},
		Coding20:    {answer(2), answer(1), answer(0), bad, bad},
		Coding31:    {bad, answer(2), answer(1), answer(0), no},
		CodingWords: {bad, bad, bad, bad, bad},
	}
	for coding, numbers := range worth {
		want := map[code]meaning{codeBlank: no, codeMissing: no, codeTwoMarks: no, codeFormula: bad, codeConflict: bad, codeIllegal: bad}
		for n, m := range numbers {
			want[codeNumber0+code(n)] = m
		}
		for w := range 3 {
			want[codeWord0+code(w)] = answer(w)
			for n := range 4 {
				want[pair(n, w)] = bad
				if numbers[n] == answer(w) || coding == CodingWords {
					want[pair(n, w)] = answer(w)
				}
			}
		}
		for _, n := range otherNumbers {
			want[other(n)] = bad
		}
		for _, n := range []int{9, 99, 999, -1, -8, -9, -99, 8, 88, 7, -3} {
			want[other(n)] = no
		}
		for c := range code(codeCount) {
			a, s := coding.decode(c)
			if got := (meaning{a, s}); got != want[c] {
				t.Errorf("coding %v: %v is %+v, want %+v", coding, c, got, want[c])
			}
			for reversed, d := range newDecoder(coding, nil) {
				if got := (meaning{d[c].answer, d[c].state}); got != want[c] {
					t.Errorf("decoder %v, reversed %d: %v is %+v, want %+v", coding, reversed, c, got, want[c])
				}
			}
		}
		d := newDecoder(coding, []int{7, 11, -5}) // missing in reversed columns, as ever in the others
		for _, n := range []int{7, 11, -5} {
			if got := d[1][other(n)]; got.state != missing || got.answer != sdq.Missing {
				t.Errorf("coding %v: %d in a reversed column is %+v, want missing", coding, n, got)
			}
			if got := d[0][other(n)]; got.state != want[other(n)].State {
				t.Errorf("coding %v: %d in a straight column is %+v", coding, n, got)
			}
		}
	}
}

// Reading a block coded 1 to 3 as 0 to 2 is the worst slip: no number may be an
// answer in both except where the user declares it, so a block with a 0 and one
// with a 3 must never get the other's verdict.
func TestJudgeNeverOtherCoding(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		b := make(block, 1+rng.IntN(6))
		has := [5]bool{}
		weights := rng.Perm(5)[:1+rng.IntN(3)]
		for n := range b {
			for i := range b[n] {
				v := weights[rng.IntN(len(weights))]
				has[v] = true
				b[n][i] = numberCode(v)
			}
		}
		v := b.tally().judge()
		if v.coding == Coding02 && (!has[0] || has[3]) || v.coding == Coding13 && (!has[3] || has[0]) || v.coding != Coding02 && v.coding != Coding13 && v.refused == nil {
			t.Fatalf("numbers %v: coding %v, refused %v", has, v.coding, v.refused)
		}
	}
}

// Blocks coded 1 to 3 or in words with many answers to difficulties and no "not
// true" are worth a question.
func TestNoNotTrue(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		b      block
		coding Coding
		want   bool
	}{
		"words without it":       {codeBlock(10, codeWord0+1, codeWord2), CodingWords, true},
		"words with it":          {codeBlock(10, codeWord0, codeWord0+1, codeWord2), CodingWords, false},
		"words, few rows":        {codeBlock(3, codeWord0+1, codeWord2), CodingWords, false},
		"1-3 without it":         {blockOf(10, 2, 3), Coding13, true},
		"1-3 with it":            {blockOf(10, 1, 2, 3), Coding13, false},
		"1-3 without it, blanks": {codeBlock(10, codeNumber0+2, codeNumber0+3, codeBlank), Coding13, true},
	} {
		if _, got := tt.b.tally().noNotTrue(tt.coding); got != tt.want {
			t.Errorf("%s: %t, want %t", name, got, tt.want)
		}
	}
}

// Names of codings are read back, and nothing else is.
func TestParseCoding(t *testing.T) {
	t.Parallel()
	for _, s := range Codings() {
		if c, ok := ParseCoding(s); !ok || c.String() != s || c == CodingUnknown {
			t.Errorf("ParseCoding(%q) = %v, %t", s, c, ok)
		}
	}
	for _, s := range []string{"", "0-3", "02", " 0-2", "0–2", "Words", "WORDS", "1-2"} {
		if c, ok := ParseCoding(s); ok || c != CodingUnknown {
			t.Errorf("ParseCoding(%q) = %v, %t", s, c, ok)
		}
	}
	if c, ok := ParseImpactCoding("none"); ok || c != ImpactUnknown {
		t.Errorf("ParseImpactCoding(none) = %v, %t", c, ok)
	}
	for _, s := range ImpactCodings() {
		if c, ok := ParseImpactCoding(s); !ok || c.String() != s {
			t.Errorf("ParseImpactCoding(%q) = %v, %t", s, c, ok)
		}
	}
	for _, s := range []string{"", "0-4", "points", "Scored"} {
		if c, ok := ParseImpactCoding(s); ok || c != ImpactUnknown {
			t.Errorf("ParseImpactCoding(%q) = %v, %t", s, c, ok)
		}
	}
}
