package stats

import (
	"math"
	"math/bits"
	"testing"
)

// The same numbers by another way: by counting everything there is, or from the
// equation they solve.

func TestMcNemarByEnumeration(t *testing.T) {
	t.Parallel()
	for b := range 9 {
		for c := range 9 {
			n := b + c
			if n == 0 {
				continue
			}
			as, less := 0, 0 // sign patterns with as few or fewer on one side
			for pattern := range 1 << n {
				switch ones := bits.OnesCount(uint(pattern)); {
				case ones == min(b, c):
					as++
				case ones < min(b, c):
					less++
				}
			}
			all := math.Exp2(float64(n))
			exact := min(1, 2*float64(as+less)/all)
			mid := 2*float64(less)/all + float64(as)/all
			if b == c {
				mid = 1 - float64(as)/all
			}
			table := Table2{Both: 2, First: b, Second: c, Neither: 1}
			if got := McNemar(table, McNemarExact); !closeTo(got.P, exact, 1e-13) {
				t.Errorf("exact %d and %d: got %.15g, want %.15g", b, c, got.P, exact)
			}
			if got := McNemar(table, McNemarMidP); !closeTo(got.P, mid, 1e-13) {
				t.Errorf("mid-p %d and %d: got %.15g, want %.15g", b, c, got.P, mid)
			}
		}
	}
}

func TestFisherByEnumeration(t *testing.T) {
	t.Parallel()
	for table := range 5 * 6 * 7 * 8 {
		a, b, c, d := table%5, table/5%6, table/30%7, table/210
		if a+b+c+d == 0 {
			continue
		}
		ways := func(k int) float64 { // of a table with the same margins
			return choose(a+b, k) * choose(c+d, a+c-k)
		}
		all, tail := 0.0, 0.0
		for k := range min(a+b, a+c) + 1 {
			all += ways(k)
			if ways(k) <= ways(a) {
				tail += ways(k)
			}
		}
		if got := Fisher(a, b, c, d); !closeTo(got.P, tail/all, 1e-12) {
			t.Errorf("%d %d / %d %d: got %.15g, want %.15g", a, b, c, d, got.P, tail/all)
		}
	}
}

// choose counts small subsets exactly.
func choose(n, k int) float64 {
	if k < 0 || k > n {
		return 0
	}
	x := 1.0
	for i := range k {
		x = x * float64(n-i) / float64(i+1)
	}
	return math.Round(x)
}

// Limits of a proportion solve an equation; this is how far they are from it.
func TestLimitsSolveTheirEquation(t *testing.T) {
	t.Parallel()
	const z = 1.959963984540054
	for _, n := range []int{1, 2, 7, 48, 300} {
		for x := range n + 1 {
			p := float64(x) / float64(n)
			e := Proportion(x, n, Wilson, 0.95)
			for _, limit := range []float64{e.Lower, e.Upper} {
				if limit == 0 || limit == 1 {
					continue
				}
				score := math.Abs(p-limit) / math.Sqrt(limit*(1-limit)/float64(n))
				if !closeTo(score, z, 1e-9) {
					t.Errorf("wilson %d/%d at %g: z is %.12g", x, n, limit, score)
				}
			}
			e = Proportion(x, n, ClopperPearson, 0.95)
			if x > 0 {
				tail := binomialSum(n, x, n, e.Lower)
				if !closeTo(tail, 0.025, 1e-11) {
					t.Errorf("exact %d/%d from below: the tail is %.14g", x, n, tail)
				}
			}
			if x < n {
				tail := binomialSum(n, 0, x, e.Upper)
				if !closeTo(tail, 0.025, 1e-11) {
					t.Errorf("exact %d/%d from above: the tail is %.14g", x, n, tail)
				}
			}
		}
	}
}

// binomialSum is the probability of from to to of n, added up from the largest.
func binomialSum(n, from, to int, p float64) float64 {
	lg := func(k int) float64 { v, _ := math.Lgamma(float64(k) + 1); return v }
	sum := 0.0
	for k := from; k <= to; k++ {
		sum += math.Exp(lg(n) - lg(k) - lg(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	}
	return sum
}

func TestGarwoodSolvesItsEquation(t *testing.T) {
	t.Parallel()
	below := func(x int, mean float64) float64 { // probability of x or fewer
		term, sum := math.Exp(-mean), 0.0
		for k := range x + 1 {
			sum += term
			term *= mean / float64(k+1)
		}
		return sum
	}
	for x := range 120 {
		e := Poisson(x, 1, 0.95)
		if got := below(x, e.Upper); !closeTo(got, 0.025, 1e-11) {
			t.Errorf("%d: below the upper limit %.14g", x, got)
		}
		if x > 0 {
			if got := 1 - below(x-1, e.Lower); !closeTo(got, 0.025, 1e-11) {
				t.Errorf("%d: above the lower limit %.14g", x, got)
			}
		}
	}
}

// Two bands are a paired table, and the two tests of bands McNemar's.
func TestTwoBandsAreMcNemar(t *testing.T) {
	t.Parallel()
	want := McNemar(Table2{Both: 3, First: 9, Second: 4, Neither: 11}, McNemarAsymptotic)
	for _, got := range []Estimate{
		StuartMaxwell([][]int{{3, 9}, {4, 11}}),
		Bowker([][]int{{3, 9}, {4, 11}}),
		StuartMaxwell([][]int{{3, 0, 9}, {0, 6, 0}, {4, 0, 11}}), // the middle band nobody left
	} {
		if !closeTo(got.Value, want.Value, 1e-12) || got.DF != 1 {
			t.Errorf("got %.14g on %g, want %.14g", got.Value, got.DF, want.Value)
		}
	}
	apart := StuartMaxwell([][]int{{3, 9, 0, 0}, {4, 11, 0, 0}, {0, 0, 3, 9}, {0, 0, 4, 11}})
	if !closeTo(apart.Value, 2*want.Value, 1e-12) || apart.DF != 2 {
		t.Errorf("two tables apart: got %.14g on %g", apart.Value, apart.DF)
	}
}

// TestLittleInFull computes the test from the means and covariances of both waves, as
// it is defined, which the closed form cuts short.
func TestLittleInFull(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	var x, y, lost []float64
	for i, present := range v.Present {
		if present {
			x, y = append(x, v.MissingBefore[i]), append(y, v.MissingAfter[i])
		} else {
			lost = append(lost, v.MissingBefore[i])
		}
	}
	all, sx, sy := spreadOf(v.MissingBefore), spreadOf(x), spreadOf(y)
	r := correlationOf(x, y, sx, sy)
	slope := r * math.Sqrt(sy.ss/sx.ss)
	residual := sy.ss * (1 - r*r) / float64(len(x))
	meanAfter := sy.mean + slope*(all.mean-sx.mean)
	sxx := all.ss / float64(all.n)
	sxy := slope * sxx
	syy := residual + slope*slope*sxx
	dx, dy := sx.mean-all.mean, sy.mean-meanAfter
	full := float64(len(x)) * (dx*dx*syy - 2*dx*dy*sxy + dy*dy*sxx) / (sxx*syy - sxy*sxy)
	d := spreadOf(lost).mean - all.mean
	full += float64(len(lost)) * d * d / sxx
	if got := MCAR(v.MissingBefore, v.MissingAfter, v.Present).Value; !closeTo(got, full, 1e-11) {
		t.Errorf("got %.14g, want %.14g", got, full)
	}
}

// TestFactorStandsStill takes a step of another algorithm (EM) from the solution: it
// has to stay where it is.
func TestFactorStandsStill(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	s, _ := newScale(v.Items)
	loadings, own, reason := s.oneFactor()
	if reason != "" {
		t.Fatal(reason)
	}
	k := len(loadings)
	weight, sum := make([]float64, k), 1.0
	for i, l := range loadings {
		sum += l * l / own[i]
	}
	for i, l := range loadings {
		weight[i] = l / own[i] / sum // regression of the factor on the items
	}
	second, cross := 1/sum, make([]float64, k)
	for i := range k {
		for j := range k {
			r := 1.0
			if i != j {
				r = s.correlation(i, j)
			}
			cross[i] += r * weight[j]
			second += weight[i] * r * weight[j]
		}
	}
	for i := range k {
		next := cross[i] / second
		if !closeTo(next, loadings[i], 1e-8) || !closeTo(1-next*cross[i], own[i], 1e-8) {
			t.Errorf("item %d moves from %.12g to %.12g", i+1, loadings[i], next)
		}
	}
}

func TestAlphaFromCovariances(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	s, _ := newScale(v.Items)
	k := len(s.items)
	diagonal, all := 0.0, 0.0
	for a := range k {
		for b := range k {
			covariance := s.spreads[a].sd() * s.spreads[b].sd()
			if a == b {
				diagonal += covariance
			} else {
				covariance *= s.correlation(a, b)
			}
			all += covariance
		}
	}
	want := float64(k) / float64(k-1) * (all - diagonal) / all
	if got := Alpha(v.Items, 0.95).Value; !closeTo(got, want, 1e-12) {
		t.Errorf("got %.14g, want %.14g", got, want)
	}
}

// The agreement of a pupil's ratings in any order is the one-way correlation of
// ratings in pupils.
func TestOneWayAgreementIsICC(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	var values []float64
	var pupil []int
	for i, row := range v.Ratings {
		for _, x := range row {
			values, pupil = append(values, x), append(pupil, i)
		}
	}
	got, want := ShroutFleiss(v.Ratings, ICC11).Value, ICC(values, pupil, 0.95).ICC.Value
	if !closeTo(got, want, 1e-12) {
		t.Errorf("got %.14g, want %.14g", got, want)
	}
}
