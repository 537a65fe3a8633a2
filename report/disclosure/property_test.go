package disclosure

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// shuffled is the same release told in another order.
func shuffled(r *Release, seed uint64) *Release {
	rng := rand.New(rand.NewPCG(seed, 1))
	out := *r
	mix := func(n int, swap func(i, j int)) { rng.Shuffle(n, swap) }
	out.Cells = slices.Clone(r.Cells)
	mix(len(out.Cells), func(i, j int) { out.Cells[i], out.Cells[j] = out.Cells[j], out.Cells[i] })
	out.Sums = slices.Clone(r.Sums)
	for i := range out.Sums {
		parts := slices.Clone(out.Sums[i].Parts)
		mix(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		out.Sums[i].Parts = parts
	}
	mix(len(out.Sums), func(i, j int) { out.Sums[i], out.Sums[j] = out.Sums[j], out.Sums[i] })
	out.Ratios = slices.Clone(r.Ratios)
	mix(len(out.Ratios), func(i, j int) { out.Ratios[i], out.Ratios[j] = out.Ratios[j], out.Ratios[i] })
	out.Mixtures = slices.Clone(r.Mixtures)
	for i := range out.Mixtures {
		parts := slices.Clone(out.Mixtures[i].Parts)
		mix(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		out.Mixtures[i].Parts = parts
	}
	out.Same = slices.Clone(r.Same)
	for i := range out.Same {
		if rng.IntN(2) == 0 {
			out.Same[i].A, out.Same[i].B = out.Same[i].B, out.Same[i].A
		}
	}
	out.Ties = slices.Clone(r.Ties)
	mix(len(out.Ties), func(i, j int) { out.Ties[i], out.Ties[j] = out.Ties[j], out.Ties[i] })
	return &out
}

// verdicts are by name, so that orders do not matter.
func verdicts(o *Outcome) map[string]Verdict {
	out := map[string]Verdict{}
	for _, v := range o.Cells {
		out[v.ID] = v
	}
	return out
}

// TestOrderMeansNothing: the same cells are hidden however a release is told.
func TestOrderMeansNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds(240)) {
		r := draw(seed)
		for _, name := range []string{"board", "publish"} {
			a := protect(t, r, name)
			if diff := cmp.Diff(a, protect(t, r, name)); diff != "" {
				t.Fatalf("seed %d, %s: twice is not the same: %s", seed, name, diff)
			}
			b := protect(t, shuffled(r, seed), name)
			if diff := cmp.Diff(verdicts(a), verdicts(b)); diff != "" {
				t.Fatalf("seed %d, %s, in another order: %s", seed, name, diff)
			}
		}
	}
}

// TestInvariants: what holds of every outcome.
func TestInvariants(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds(400)) {
		r := draw(seed)
		for _, p := range Profiles() {
			o := protect(t, r, p.Name)
			got := verdicts(o)
			for i, c := range r.Cells {
				v := o.Cells[i]
				switch {
				case v.ID != c.ID:
					t.Fatalf("seed %d, %s: cell %d is %s, want %s", seed, p.Name, i, v.ID, c.ID)
				case v.State != Shown && v.Value != 0:
					t.Errorf("seed %d, %s: %s is %s and has a value", seed, p.Name, c.ID, v.State)
				case p.Name == "internal" && v.State == Hidden:
					t.Errorf("seed %d: %s is hidden inside the school", seed, c.ID)
				case c.Kind == Count && c.Value > 0 && c.Value < float64(p.Threshold) && v.State != Hidden:
					t.Errorf("seed %d, %s: %s is shown", seed, p.Name, c.ID)
				case c.Behind != "" && got[c.Behind].State == Hidden && v.State != Hidden:
					t.Errorf("seed %d, %s: %s is shown and what it stands on is not", seed, p.Name, c.ID)
				}
			}
			for _, s := range r.Same {
				if got[s.A].State != got[s.B].State || got[s.A].Value != got[s.B].Value {
					t.Errorf("seed %d, %s: %s and %s differ", seed, p.Name, s.A, s.B)
				}
			}
			for _, q := range r.Ratios {
				if (got[q.Numerator].State == Hidden || got[q.Denominator].State == Hidden) && got[q.Quotient].State == Shown {
					t.Errorf("seed %d, %s: %s is shown and its numbers are not", seed, p.Name, q.Quotient)
				}
			}
			if len(o.Reasons) != o.Loss.Primary+o.Loss.Secondary || o.Loss.Kept+len(o.Reasons) != o.Loss.Cells {
				t.Errorf("seed %d, %s: %d reasons for %+v", seed, p.Name, len(o.Reasons), o.Loss)
			}
		}
	}
}

// TestStricterHidesMore: with a higher threshold no hidden small count is shown again,
// and never more cells are hidden for themselves with a lower one.
func TestStricterHidesMore(t *testing.T) {
	t.Parallel()
	for seed := range uint64(seeds(160)) {
		r := draw(seed)
		board, publish := protect(t, r, "board"), protect(t, r, "publish")
		small := map[string]bool{}
		for _, x := range publish.Reasons {
			small[x.ID] = true
		}
		for _, x := range board.Reasons {
			if x.Rule.Primary() && !small[x.ID] {
				t.Errorf("seed %d: %s is hidden from the board (%s) and shown to everybody", seed, x.ID, x.Rule)
			}
		}
	}
}

// TestSmallGrids: grids of any small numbers, attacked by search among all that fit.
func TestSmallGrids(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 4).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 6), rapid.IntRange(0, 25)), width, width), 1, 4).Draw(t, "rows")
		r := grid(rows...)
		for _, p := range Profiles()[1:] {
			o, err := Protect(r, p)
			if err != nil {
				t.Fatal(err)
			}
			if found := attack(o.View(r), p, r); len(found) > 0 {
				t.Fatalf("%s: %s", p.Name, strings.Join(found, "; "))
			}
		}
	})
}

// FuzzProtect: no release makes the gate fall over or go on for ever, whatever its
// relations are; those that contradict its numbers are errors, and what it lets through
// the audit does not undo.
func FuzzProtect(f *testing.F) {
	f.Add([]byte{3, 20, 7, 30, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Add([]byte(strings.Repeat("\x01\x05\x09", 30)))
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func(n int) int {
			if len(data) < 2 || n == 0 {
				return 0
			}
			v := int(binary.LittleEndian.Uint16(data))
			data = data[2:]
			return v % n
		}
		r := fuzzed(next)
		for _, p := range Profiles() {
			o, err := Protect(r, p)
			if err != nil {
				if strings.ContainsAny(err.Error(), "\n") {
					t.Errorf("an error of several lines: %q", err)
				}
				return
			}
			if few := Exposed(Audit(o.View(r), p), p); len(o.Refused) == 0 && len(few) > 0 {
				t.Errorf("%s: %v", p.Name, few)
			}
		}
	})
}

// fuzzed is a release of cells and relations that may or may not go together.
func fuzzed(next func(int) int) *Release {
	r := &Release{}
	name := func() string { return fmt.Sprint("c", next(12)) }
	for i := range 2 + next(12) {
		c := Cell{ID: fmt.Sprint("c", i), Value: float64(next(12)), Weight: next(3), Fixed: next(9) == 1, Unpublished: next(9) == 1}
		if next(4) == 1 {
			c.Kind = Kind(next(len(kindNames)))
			c.Pupils, c.Places, c.Largest = next(12), next(3), float64(next(8))
			c.Empty = next(5) == 1
			c.High = float64(next(3) * 20)
		}
		r.Cells = append(r.Cells, c)
	}
	for range next(5) { // totals that add up
		s := Sum{Total: fmt.Sprint("t", len(r.Cells)), Known: next(2) == 1}
		total := Cell{ID: s.Total}
		for i := range r.Cells {
			if c := r.Cells[i]; c.Kind == Count && next(2) == 1 {
				s.Parts = append(s.Parts, c.ID)
				total.Value += c.Value
			}
		}
		r.Cells = append(r.Cells, total)
		if len(s.Parts) > 0 {
			r.Sums = append(r.Sums, s)
		}
	}
	for range next(4) { // anything
		switch next(7) {
		case 0:
			r.Same = append(r.Same, Same{name(), name()})
		case 1:
			r.Withins = append(r.Withins, Within{name(), name()})
		case 2:
			r.Orders = append(r.Orders, Order{name(), name()})
		case 3:
			r.Ties = append(r.Ties, Tie{[]string{name(), name(), name()}})
		case 4:
			r.Ratios = append(r.Ratios, Ratio{Quotient: name(), Numerator: name(), Denominator: name()})
		case 5:
			r.Mixtures = append(r.Mixtures, Mixture{Moment{N: name(), Mean: name()}, []Moment{{N: name(), Mean: name()}}})
		case 6:
			r.Sums = append(r.Sums, Sum{Total: name(), Parts: []string{name(), name()}})
		}
	}
	return r
}
