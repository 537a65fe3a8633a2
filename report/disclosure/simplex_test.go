package disclosure

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// TestSimplex: on systems that gonum's solver takes (full rank, standard form) both
// find the same optimum, from an allowed start and from none.
func TestSimplex(t *testing.T) {
	t.Parallel()
	solved := 0
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 3))
		rows, cols := 1+rng.IntN(4), 5+rng.IntN(4)
		a := mat.NewDense(rows, cols, nil)
		start, b := make([]float64, cols), make([]float64, rows)
		for j := range cols {
			start[j] = float64(rng.IntN(6))
		}
		for i := range rows {
			for j := range cols {
				v := float64(rng.IntN(5) - 1)
				a.Set(i, j, v)
				b[i] += v * start[j]
			}
		}
		goal := rng.IntN(cols)
		cost := make([]float64, cols)
		cost[goal] = -1
		want, _, err := lp.Simplex(cost, a, b, 1e-10, nil)
		if err != nil && err != lp.ErrUnbounded {
			continue // dependent rows, which we take and it does not
		}
		solved++
		for _, from := range [][]float64{start, make([]float64, cols)} {
			s := newSimplex(rows, cols)
			copy(s.x, from)
			for j := range cols {
				s.hi[j] = math.Inf(1)
			}
			for i := range rows {
				s.spare[i] = b[i]
				for j := range cols {
					s.set(i, j, a.At(i, j))
					s.spare[i] -= a.At(i, j) * from[j]
				}
			}
			if !s.repair() {
				t.Fatalf("seed %d: no allowed start is found", seed)
			}
			s.aim(goal, 1)
			if !s.climb(nil) {
				t.Fatalf("seed %d: no end", seed)
			}
			if s.endless != (err == lp.ErrUnbounded) {
				t.Fatalf("seed %d: endless is %t, gonum says %v", seed, s.endless, err)
			}
			if !s.endless && math.Abs(s.x[goal]+want) > 1e-6 {
				t.Fatalf("seed %d: %v, gonum finds %v", seed, s.x[goal], -want)
			}
		}
	}
	if solved < 100 {
		t.Errorf("only %d systems were compared", solved)
	}
}

// TestSimplexWalk: every point on the way is allowed, dependent rows or not, and in
// tables with margins whole.
func TestSimplexWalk(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 4))
		r, c := 2+rng.IntN(4), 2+rng.IntN(4)
		s := newSimplex(r+c, r*c)
		for i := range r {
			for j := range c {
				k := i*c + j
				s.set(i, k, 1)
				s.set(r+j, k, 1)
				s.lo[k], s.hi[k] = float64(-rng.IntN(9)), float64(rng.IntN(9))
			}
		}
		s.visit = func() {
			lines := make([]float64, r+c)
			for k, v := range s.x {
				if v < s.lo[k] || v > s.hi[k] || v != math.Trunc(v) {
					t.Fatalf("seed %d: %v is not between %v and %v, or not whole", seed, v, s.lo[k], s.hi[k])
				}
				lines[k/c] += v
				lines[r+k%c] += v
			}
			for _, v := range lines {
				if v != 0 {
					t.Fatalf("seed %d: a line is out by %v", seed, v)
				}
			}
		}
		for k := range r * c {
			for _, sign := range []float64{1, -1} {
				s.aim(k, sign)
				if !s.climb(nil) || s.endless {
					t.Fatalf("seed %d: no end", seed)
				}
			}
		}
	}
}
