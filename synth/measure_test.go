package synth

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// Every layout of every measure can be made for schools small and large, in any
// order, twice the same; its true rows have keys that tell them apart, and a
// shuffled school has the same truth. Names are unique among all measures.
func TestLayoutsOfMeasures(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, l := range Layouts() {
		seen[l.Name] = true
	}
	for _, m := range Measures() {
		if len(DefaultLayoutsOf(m)) == 0 {
			t.Errorf("%s has no default layout", m)
		}
		for _, l := range LayoutsOf(m) {
			if seen[l.Name] || l.Name != slug(l.Name) || l.About == "" || l.Measure != m || !strings.HasPrefix(l.Name, m) {
				t.Errorf("layout %q of %s: name not unique or not plain, or nothing said about it", l.Name, l.Measure)
			}
			seen[l.Name] = true
			t.Run(l.Name, func(t *testing.T) {
				t.Parallel()
				make := func(p Plan, o Order) *Case {
					c, err := l.MakeOf(p, o)
					if err != nil {
						t.Fatal(err)
					}
					if len(c.Files) == 0 || c.Truth == nil || l.Expect != Refused && len(c.Truth.Rows)+len(c.Further) == 0 {
						t.Fatalf("%d files, truth %v", len(c.Files), c.Truth)
					}
					for _, truth := range append(c.Further, c.Truth) {
						checkTruth(t, truth)
					}
					return c
				}
				first, again := make(Plan{}, 0), make(Plan{}, 0)
				if !sameCase(first, again) {
					t.Error("the same plan gives other files")
				}
				small, turned := make(Plan{Seed: 3, Pupils: LeastPupils}, 0), make(Plan{Seed: 3, Pupils: LeastPupils}, 5)
				if a, b := rowsOf(small.Truth), rowsOf(turned.Truth); !slices.Equal(a, b) {
					t.Errorf("the order of pupils changes the truth:\n%v\n%v", a, b)
				}
			})
		}
	}
}

// checkTruth holds the true rows against their key.
func checkTruth(t *testing.T, truth *Truth) {
	t.Helper()
	met := map[string]bool{}
	for _, r := range truth.Rows {
		var key []string
		for _, k := range truth.Key {
			if _, known := r[k]; !known {
				t.Fatalf("a true row has no %s: %v", k, r)
			}
			key = append(key, r[k])
		}
		if name := strings.Join(key, " "); met[name] {
			t.Fatalf("two true rows of %s", name)
		} else {
			met[name] = true
		}
	}
}

// rowsOf are the true rows as text, sorted.
func rowsOf(truth *Truth) []string {
	var out []string
	for _, r := range truth.Rows {
		var b strings.Builder
		for _, k := range slices.Sorted(maps.Keys(r)) {
			b.WriteString(k + "=" + r[k] + " ")
		}
		out = append(out, b.String())
	}
	slices.Sort(out)
	return out
}

// Every fault of every measure can be made, differs from its clean twin, marks a
// place of its rule, and has a name of its own.
func TestFaultsOfMeasures(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range Faults() {
		seen[f.Name] = true
	}
	for _, m := range Measures() {
		for _, f := range FaultsOf(m) {
			if seen[f.Name] || f.Name != slug(f.Name) || f.About == "" || f.Rule == "" || f.Measure != m {
				t.Errorf("fault %q of %s: name not unique, not plain, or nothing said about it", f.Name, f.Rule)
			}
			seen[f.Name] = true
			t.Run(f.Name, func(t *testing.T) {
				t.Parallel()
				checkFault(t, f)
			})
		}
	}
}

// checkFault makes both twins of a fault for the smallest school and the tests' one.
func checkFault(t *testing.T, f *Fault) {
	t.Helper()
	for _, plan := range []Plan{{}, {Seed: 5, Pupils: max(f.Least, LeastPupils)}} {
		spoilt, err := f.MakeOf(plan, true)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := f.MakeOf(plan, false)
		if err != nil {
			t.Fatal(err)
		}
		if sameCase(spoilt, clean) {
			t.Error("the spoilt file and its clean twin are the same")
		}
		if spoilt.Truth == nil || clean.Truth == nil {
			t.Fatal("it does not say what is true")
		}
		checkTruth(t, spoilt.Truth)
		places := func(c *Case) (n int) {
			for _, p := range c.Key {
				if p.Rule == f.Rule {
					n++
				}
				if !slices.ContainsFunc(c.Files, func(of File) bool { return of.Name == p.File }) {
					t.Errorf("the key names %s, which is not there", p.File)
				}
			}
			return n
		}
		if places(spoilt) == 0 || places(clean) > 0 {
			t.Errorf("%d places of %s marked in the spoilt file, %d in its clean twin", places(spoilt), f.Rule, places(clean))
		}
	}
}

// The key of a measure has its rows and no scores of the SDQ, and reads back as it
// was.
func TestExpectedOfMeasures(t *testing.T) {
	t.Parallel()
	for _, m := range Measures() {
		c, err := DefaultLayoutsOf(m)[0].MakeOf(Plan{Seed: 7, Pupils: 4}, 0)
		if err != nil {
			t.Fatal(err)
		}
		var first, second bytes.Buffer
		if err := c.Expected().Encode(&first); err != nil {
			t.Fatal(err)
		}
		var back Expected
		if err := json.Unmarshal(first.Bytes(), &back); err != nil {
			t.Fatalf("%v\n%s", err, &first)
		}
		if err := back.Encode(&second); err != nil {
			t.Fatal(err)
		}
		if first.String() != second.String() || back.Measure != m || len(back.Rows) != len(c.Truth.Rows) || len(back.Parameters.Drawn) == 0 {
			t.Errorf("read back:\n%s\nwritten:\n%s", &second, &first)
		}
		for _, word := range []string{`"scores":`, `"improvement":`, `"raters":`} {
			if strings.Contains(first.String(), word) {
				t.Errorf("the key of %s has %s:\n%s", m, word, &first)
			}
		}
	}
}

// Halves go up, below nothing as above it.
func TestScaled(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ v, a, b, want int }{{5, 1, 2, 3}, {-5, 1, 2, -2}, {7, 1, 3, 2}, {-7, 1, 3, -2}, {0, 9, 10, 0}, {-1, 1, 3, 0}, {156, 84, 100, 131}} {
		if got := scaled(tt.v, tt.a, tt.b); got != tt.want {
			t.Errorf("%d times %d over %d is %d, want %d", tt.v, tt.a, tt.b, got, tt.want)
		}
	}
}

// The norms are those of published tables.
func TestReadingNorms(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ sas, stanine, percentile int }{
		{59, 1, 1}, {73, 1, 4}, {74, 2, 4}, {81, 2, 10}, {82, 3, 12}, {88, 3, 21}, {89, 4, 23}, {96, 4, 39}, {97, 5, 42}, {100, 5, 50},
		{103, 5, 58}, {104, 6, 61}, {111, 6, 77}, {112, 7, 79}, {114, 7, 82}, {118, 7, 88}, {119, 8, 90}, {126, 8, 96}, {127, 9, 96}, {131, 9, 98}, {141, 9, 99},
	} {
		if got := stanineOf(tt.sas); got != tt.stanine {
			t.Errorf("stanine of %d is %d, want %d", tt.sas, got, tt.stanine)
		}
		if got := percentileOf(tt.sas); got != tt.percentile {
			t.Errorf("percentile of %d is %d, want %d", tt.sas, got, tt.percentile)
		}
	}
	for sas := 59; sas <= 141; sas++ {
		area := 50 * math.Erfc(float64(100-sas)/(15*math.Sqrt2))
		if want := min(max(int(math.Floor(area+0.5)), 1), 99); percentileOf(sas) != want {
			t.Errorf("percentile of %d is %d, want %d", sas, percentileOf(sas), want)
		}
	}
}

// Reading scores are low and rise a little, as in alternative provision, and some
// pupils have no passage comprehension.
func TestReadingLikeAlternativeProvision(t *testing.T) {
	t.Parallel()
	p := unasked
	p.Pupils = 1000
	var n, sum, rise, phonics float64
	for _, s := range drawn(p, 0).sittings() {
		if s.second {
			rise += float64(s.change)
			continue
		}
		n, sum = n+1, sum+float64(s.sas)
		if s.phonics {
			phonics++
		}
		if months := s.age(); months < 12*11 || months > 12*16 || s.sc-s.pc > 1 || s.pc-s.sc > 1 {
			t.Errorf("an odd sitting: %+v at %s", s, years(months))
		}
	}
	t.Logf("mean %.1f, rise %.1f, %.0f in a hundred with phonics", sum/n, rise/n, 100*phonics/n)
	if mean := sum / n; mean < 82 || mean > 86 || phonics < n/4 || phonics > n/2 {
		t.Errorf("mean %.1f, %.0f of %.0f with phonics", mean, phonics, n)
	}
}
