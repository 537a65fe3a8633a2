package sdq_test

import (
	"math/big"
	"slices"
	"testing"

	"apst/sdq"
	"github.com/google/go-cmp/cmp"
)

// published is the scoring rule as the published syntax words it, in exact
// fractions: the mean of the answered items times five, a half added, the whole
// part taken; nothing when more than two are blank.
func published(scored []int) (int, bool) {
	sum, n := new(big.Rat), 0
	for _, s := range scored {
		if s != blank {
			sum.Add(sum, big.NewRat(int64(s), 1))
			n++
		}
	}
	if len(scored)-n > 2 {
		return 0, false
	}
	mean := sum.Quo(sum, big.NewRat(int64(n), 1))
	x := mean.Add(mean.Mul(mean, big.NewRat(5, 1)), big.NewRat(1, 2))
	return int(new(big.Int).Div(x.Num(), x.Denom()).Int64()), true
}

// Every way to answer the five items of a scale: 0, 1, 2 or blank each.
func patterns(yield func([5]int) bool) {
	for p := range 1024 {
		var five [5]int
		for i := range five {
			five[i] = p>>(2*i)&3 - 1
		}
		if !yield(five) {
			return
		}
	}
}

func TestEveryPattern(t *testing.T) {
	t.Parallel()
	for _, s := range sheet {
		t.Run(s.scale.String(), func(t *testing.T) {
			t.Parallel()
			seen := 0
			for five := range patterns {
				// What stands in the other scales must not matter.
				for _, others := range []int{blank, 0, 1, 2} {
					checkPattern(t, s.scale, s.items, s.reversed, five, others)
				}
				seen++
			}
			if seen != 1024 {
				t.Errorf("%d patterns tried; want 1024", seen)
			}
		})
	}
}

func checkPattern(t *testing.T, scale sdq.Scale, items [5]int, reversed []int, five [5]int, others int) {
	t.Helper()
	raw, turned := flat(others), flat(others)
	turned.AlreadyReversed = true
	scored := five
	answered := 0
	for i, item := range items {
		if five[i] != blank {
			answered++
			if slices.Contains(reversed, item) {
				scored[i] = 2 - five[i]
			}
		}
		raw.Items[item-1] = answer(five[i])
		turned.Items[item-1] = answer(scored[i])
	}
	want, ok := published(scored[:])
	for name, r := range map[string]*sdq.Response{"as ticked": &raw, "already reversed": &turned} {
		for _, who := range []sdq.Informant{0, sdq.Self, sdq.Teacher, sdq.Parent} {
			s := sdq.Score(r, who)
			got, has := s.Get(scale).Number()
			if has != ok || ok && got != want {
				t.Fatalf("%v, %s, %v answered %v (others %d): %v; want %d, %v",
					scale, name, who, five, others, s.Get(scale), want, ok)
			}
			if !ok && s.Get(scale).Reason() != sdq.TooFewItems {
				t.Fatalf("%v answered %v: reason %q; want too few", scale, five, s.Get(scale).Reason())
			}
			if s.ItemsAnswered(scale) != answered || s.Prorated(scale) != (ok && answered < 5) {
				t.Fatalf("%v answered %v: %d answered, prorated %v", scale, five, s.ItemsAnswered(scale), s.Prorated(scale))
			}
		}
	}
}

// The published rule gives these for incomplete scales. Halves occur twice, at
// four answers adding up to 2 and to 6, and go up.
func TestIncompleteScales(t *testing.T) {
	t.Parallel()
	for n, row := range map[int][]int{
		4: {0, 1, 3, 4, 5, 6, 8, 9, 10},
		3: {0, 2, 3, 5, 7, 8, 10},
	} {
		for sum, want := range row {
			r := flat(0)
			for i, item := range sdq.Emotional.Items() {
				switch {
				case i >= n:
					r.Items[item-1] = sdq.Missing
				default:
					r.Items[item-1] = answer(min(2, max(0, sum-2*i)))
				}
			}
			if got, ok := sdq.Score(&r, sdq.Self).Get(sdq.Emotional).Number(); !ok || got != want {
				t.Errorf("%d answers adding up to %d: %d, %v; want %d", n, sum, got, ok, want)
			}
		}
	}
}

// numbers are the scores without impact, blank where there is none.
func numbers(s sdq.Scores) []int {
	var list []int
	for _, scale := range sdq.AllScales() {
		n, ok := s.Get(scale).Number()
		if !ok {
			n = blank
		}
		if scale != sdq.Impact {
			list = append(list, n)
		}
	}
	return list
}

func TestFlatAnswers(t *testing.T) {
	t.Parallel()
	for v, want := range [][]int{
		//  emo con hyp peer pro total int ext
		0: {0, 2, 4, 4, 0, 10, 4, 6},
		1: {5, 5, 5, 5, 5, 20, 10, 10},
		2: {10, 8, 6, 6, 10, 30, 16, 14},
	} {
		r := flat(v)
		s := sdq.Score(&r, sdq.Self)
		if diff := cmp.Diff(want, numbers(s)); diff != "" {
			t.Errorf("all %d (-want +got):\n%s", v, diff)
		}
		if s.Answered() != 25 || s.ItemsAnswered(sdq.Total) != 20 ||
			s.ItemsAnswered(sdq.Internalising) != 10 || s.Prorated(sdq.Total) {
			t.Errorf("all %d: %d answered, %d of total", v, s.Answered(), s.ItemsAnswered(sdq.Total))
		}
	}
	r := flat(blank)
	s := sdq.Score(&r, sdq.Self)
	if diff := cmp.Diff([]int{-1, -1, -1, -1, -1, -1, -1, -1}, numbers(s)); diff != "" || s.Answered() != 0 {
		t.Errorf("nothing answered (-want +got):\n%s", diff)
	}
}

// A sum of scales needs all of them, and says that one is missing.
func TestSumsNeedEveryScale(t *testing.T) {
	t.Parallel()
	for _, part := range sheet {
		for _, gaps := range []int{2, 3, 5} {
			r := flat(1)
			for _, item := range part.items[:gaps] {
				r.Items[item-1] = sdq.Missing
			}
			s := sdq.Score(&r, sdq.Parent)
			for _, sum := range []struct {
				scale sdq.Scale
				parts []sdq.Scale
				want  int
			}{
				{sdq.Total, []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer}, 20},
				{sdq.Internalising, []sdq.Scale{sdq.Emotional, sdq.Peer}, 10},
				{sdq.Externalising, []sdq.Scale{sdq.Conduct, sdq.Hyperactivity}, 10},
			} {
				part, in := part.scale, slices.Contains(sum.parts, part.scale)
				v := s.Get(sum.scale)
				n, ok := v.Number()
				switch {
				case in && gaps > 2:
					if ok || v.Reason() != sdq.ScaleMissing || s.Prorated(sum.scale) {
						t.Errorf("%v without %v: %v", sum.scale, part, v)
					}
				case !ok || n != sum.want || s.Prorated(sum.scale) != in:
					t.Errorf("%v with %d blanks in %v: %v, prorated %v", sum.scale, gaps, part, v, s.Prorated(sum.scale))
				}
			}
		}
	}
}

// Whatever a conversion makes of a byte, it is no answer and no blank.
func TestIllegalAnswers(t *testing.T) {
	t.Parallel()
	for b := 4; b <= 255; b++ {
		for item := range sdq.Items {
			r := flat(1)
			r.Items[item] = sdq.Answer(b)
			s := sdq.Score(&r, sdq.Self)
			for _, scale := range sdq.AllScales()[:5] {
				v := s.Get(scale)
				n, ok := v.Number()
				if own := sdq.Item(item+1).Scale() == scale; own {
					if ok || v.Reason() != sdq.IllegalAnswer || s.ItemsAnswered(scale) != 4 {
						t.Fatalf("item %d holds %d: %v is %v of %d", item+1, b, scale, v, s.ItemsAnswered(scale))
					}
				} else if !ok || n != 5 || s.ItemsAnswered(scale) != 5 {
					t.Fatalf("item %d holds %d: %v is %v", item+1, b, scale, v)
				}
			}
			if s.Answered() != 24 {
				t.Fatalf("item %d holds %d: %d answered", item+1, b, s.Answered())
			}
		}
	}
}

func TestScoresOfNothing(t *testing.T) {
	t.Parallel()
	var s sdq.Scores
	for _, scale := range append(sdq.AllScales(), sdq.ScaleCount, 255) {
		if v := s.Get(scale); v.Reason() != sdq.NotScored || s.Prorated(scale) || s.ItemsAnswered(scale) != 0 {
			t.Errorf("%v of nothing: %v", scale, v)
		}
	}
}

func TestScoreAllocatesNothing(t *testing.T) {
	r := flat(1)
	r.Items[0], r.Items[6] = sdq.Missing, 77
	r.Impact = sdq.ImpactAnswers{Gate: rating(1), Distress: rating(3), Leisure: rating(2)}
	total := 0
	allocs := testing.AllocsPerRun(100, func() {
		for who := sdq.Informant(0); who <= sdq.Parent; who++ {
			s := sdq.Score(&r, who)
			for scale := range sdq.Scale(sdq.ScaleCount) {
				n, _ := s.Get(scale).Number()
				b, _ := sdq.BandOf(sdq.FourBands, sdq.Form4to17, who, scale, n)
				total += n + int(b)
				if s.Prorated(scale) {
					total += s.ItemsAnswered(scale)
				}
			}
			total += s.Answered() + s.ImpactAnswered()
		}
	})
	if allocs != 0 {
		t.Errorf("scoring and banding one response allocates %v times; want 0", allocs)
	}
}
