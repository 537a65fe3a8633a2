package intake

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/ingest/sheet"
	"apst/sdq"
)

// codes draws what may stand in an answer cell, mostly answers.
func drawnCodes() *rapid.Generator[[]code] {
	return rapid.OneOf(
		rapid.Just([]code{codeNumber0, codeNumber0 + 1, codeNumber0 + 2, codeBlank}),
		rapid.Just([]code{codeNumber0 + 1, codeNumber0 + 2, codeNumber0 + 3, codeNumber4, codeMissing}),
		rapid.Just([]code{codeNumber0 + 1, codeNumber0 + 2}),
		rapid.Just([]code{codeWord0, codeWord0 + 1, codeWord2, codeNumber0}),
		rapid.SliceOfN(rapid.Map(rapid.IntRange(0, int(codeCount)-1), func(n int) code { return code(n) }), 1, 8),
	)
}

func drawnBlock(t *rapid.T, label string) block {
	from := drawnCodes().Draw(t, label+" codes")
	b := make(block, rapid.IntRange(0, 30).Draw(t, label+" rows"))
	for n := range b {
		k := rapid.SliceOfN(rapid.IntRange(0, len(from)-1), sdq.Items, sdq.Items).Draw(t, label)
		for i := range b[n] {
			b[n][i] = from[k[i]]
		}
	}
	return b
}

// counts are what a tally says apart from where.
type counts struct {
	Rows  int
	Codes [sdq.Items][codeCount]uint32
	Sums  [6]int64
	Kept  [codeCount]int
}

func countsOf(t *tally) counts {
	c := counts{Rows: t.rows, Codes: t.codes, Sums: [6]int64{t.n, t.x, t.y, t.xx, t.yy, t.xy}}
	for k := range t.refs {
		c.Kept[k] = len(t.refs[k])
	}
	return c
}

// outcome is everything that a tally decides.
type outcome struct {
	Verdict       decision
	Seen          string
	R             float64
	Checked       bool
	ReversedCodes []int
	Flipped       bool
	NoNotTrue     bool
}

func outcomeOf(t *tally) outcome {
	v := t.judge()
	o := outcome{Verdict: decisionOf(t), Seen: v.seen}
	o.R, o.Checked = t.reversal()
	o.ReversedCodes, _ = t.reversedCodes()
	o.Flipped, _, _ = t.direction()
	_, o.NoNotTrue = t.noNotTrue(v.coding)
	return o
}

func requireSame[T any](t *rapid.T, what string, want, got T) {
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s: -want +got\n%s", what, diff)
	}
}

// The order of pupils decides nothing.
func TestTallyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawnBlock(t, "block")
		mixed := block(rapid.Permutation(b).Draw(t, "order"))
		requireSame(t, "tally", countsOf(b.tally()), countsOf(mixed.tally()))
		requireSame(t, "outcome", outcomeOf(b.tally()), outcomeOf(mixed.tally()))
	})
}

// A block in two files, sheets or tables is the block in one.
func TestTallyMerge(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := make([]block, rapid.IntRange(1, 4).Draw(t, "parts"))
		var all block
		for i := range parts {
			parts[i] = drawnBlock(t, "part")
			all = append(all, parts[i]...)
		}
		merge := func(order []int) *tally {
			sum := new(tally)
			for _, i := range order {
				sum.merge(parts[i].tally())
			}
			return sum
		}
		order := make([]int, len(parts))
		for i := range order {
			order[i] = i
		}
		requireSame(t, "merged", countsOf(all.tally()), countsOf(merge(order)))
		requireSame(t, "outcome", outcomeOf(all.tally()), outcomeOf(merge(order)))
		requireSame(t, "merged in another order", countsOf(all.tally()), countsOf(merge(rapid.Permutation(order).Draw(t, "order"))))
	})
}

// Blank cells, and rows of nothing else, decide nothing.
func TestTallyBlanks(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawnBlock(t, "block")
		more := append(slices.Clone(b), make(block, rapid.IntRange(0, 5).Draw(t, "blank rows"))...)
		want, got := outcomeOf(b.tally()), outcomeOf(more.tally())
		requireSame(t, "outcome", want, got)
	})
}

// Evidence points at cells that hold what it is evidence of, and there is not
// more of it than is kept.
func TestTallyEvidence(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawnBlock(t, "block")
		half := rapid.IntRange(0, len(b)).Draw(t, "half")
		whole := b[:half].tally()
		later := new(tally)
		for n := half; n < len(b); n++ {
			later.add(&b[n], func(item int) sheet.Ref { return sheet.Ref{Row: n + 2, Col: item + 2} })
		}
		whole.merge(later)
		for c, refs := range whole.refs {
			if want := min(keptRefs, whole.count(code(c))); code(c) != codeBlank && len(refs) != want {
				t.Fatalf("%d cells kept of %v, want %d", len(refs), code(c), want)
			}
			for _, at := range refs {
				if got := b[at.Row-2][at.Col-2]; got != code(c) {
					t.Fatalf("evidence for %v at %v, which holds %v", code(c), at, got)
				}
			}
		}
	})
}

// The impact questions are tallied likewise.
func TestImpactTallyMerge(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) *impactTally {
			out := new(impactTally)
			for q := range impactFields {
				for r := range ratingCount {
					out.codes[q][r] = rapid.IntRange(0, 2).Draw(t, label) / 2 * rapid.IntRange(0, 9).Draw(t, label)
				}
			}
			return out
		}
		a, b := draw("a"), draw("b")
		ab, ba := new(impactTally), new(impactTally)
		ab.merge(a)
		ab.merge(b)
		ba.merge(b)
		ba.merge(a)
		requireSame(t, "codes", ab.codes, ba.codes)
		v, w := ab.judge(), ba.judge()
		gate, sure := ab.judgeGate()
		again, still := ba.judgeGate()
		if v.coding != w.coding || v.seen != w.seen || gate != again || sure != still {
			t.Fatalf("%v (%s), gate %d, and %v (%s), gate %d", v.coding, v.seen, gate, w.coding, w.seen, again)
		}
	})
}
