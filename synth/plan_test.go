package synth

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// A school of any size behaves like one of alternative provision, and as the
// package says: many difficulties, most of them hyperactivity, fewer by endline,
// items that go together, leavers, two informants who agree more often than not,
// and each of whom says at endline much of what they said at baseline.
func TestLikeAlternativeProvision(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	l := DefaultLayouts()[0]
	pairs := map[string]*pair{"self": {}, "staff": {}, "apart": {}}
	means := [2][6]float64{}
	var n, left, pupils float64
	for seed := uint64(1); seed <= 10; seed++ {
		s := New(l.school(Plan{Seed: seed, Pupils: 300}))
		for _, p := range s.Pupils {
			pupils++
			if p.Left {
				left++
			}
			own, staff := s.Response(p, Baseline, Self), s.Response(p, Baseline, Teacher)
			pairs["apart"].add(own, staff)
			n++
			for k := range 6 {
				means[0][k] += float64(own.Score().Scores[k].Value)
				means[1][k] += float64(staff.Score().Scores[k].Value)
			}
			if !p.Left {
				pairs["self"].add(own, s.Response(p, Endline, Self))
				pairs["staff"].add(staff, s.Response(p, Endline, Teacher))
			}
		}
	}
	between := func(what string, got, low, high float64) {
		t.Helper()
		if t.Logf("%s: %.2f", what, got); got < low || got > high {
			t.Errorf("%s: %.2f, want %.2f to %.2f", what, got, low, high)
		}
	}
	for i, who := range []string{"self", "staff"} {
		for k, limits := range [6][2]float64{{3.8, 4.4}, {4.3, 4.9}, {5, 5.6}, {3.6, 4.2}, {5.7, 6.5}, {17, 20}} {
			between(who+" "+ScoreNames[k]+" at baseline", means[i][k]/n, limits[0], limits[1])
		}
	}
	self, staff, apart := pairs["self"], pairs["staff"], pairs["apart"]
	between("fall of the self-report total", self.fall(), 1.9, 2.7)
	between("fall of the staff total", staff.fall(), 0.7, 1.5)
	between("part of pupils who left", left/pupils, 0.17, 0.23)
	between("standard deviation of the total", apart.spread(), 6, 8)
	between("correlation of the waves, self", self.correlation(), 0.6, 0.7)
	between("correlation of the waves, staff", staff.correlation(), 0.74, 0.84)
	between("correlation of the informants", apart.correlation(), 0.34, 0.42)
}

// pair gathers two totals of the same pupils.
type pair struct{ n, x, y, xx, yy, xy float64 }

func (p *pair) add(one, other *Response) {
	a, b := one.Score().Scores[5], other.Score().Scores[5]
	if !a.Given || !b.Given {
		return
	}
	x, y := float64(a.Value), float64(b.Value)
	p.n, p.x, p.y, p.xx, p.yy, p.xy = p.n+1, p.x+x, p.y+y, p.xx+x*x, p.yy+y*y, p.xy+x*y
}

func (p *pair) fall() float64   { return (p.x - p.y) / p.n }
func (p *pair) spread() float64 { return math.Sqrt(p.xx/p.n - p.x/p.n*p.x/p.n) }

func (p *pair) correlation() float64 {
	return (p.xy - p.x*p.y/p.n) / math.Sqrt((p.xx-p.x*p.x/p.n)*(p.yy-p.y*p.y/p.n))
}

// Every layout and every fault can be made for the smallest school, and the same
// plan gives the same bytes.
func TestPlans(t *testing.T) {
	t.Parallel()
	sizes, every := []int{LeastPupils}, 4 // the tests of the command make all of them
	switch {
	case os.Getenv("APST_FULL") != "":
		sizes, every = append(sizes, 5, 11, 70, 300), 1
	case testing.Short():
		every = 16
	}
	for _, size := range sizes {
		plan := Plan{Seed: uint64(size), Pupils: size}
		for i, l := range Layouts() {
			if i%every > 0 {
				continue
			}
			c, err := l.MakeOf(plan, 0)
			if err != nil {
				t.Fatal(err)
			}
			if len(c.School.Pupils) != size {
				t.Errorf("%s: %d pupils, want %d", l.Name, len(c.School.Pupils), size)
			}
		}
		for i, f := range Faults() {
			if i%every > 0 || f.Fits(size) != "" {
				continue
			}
			a, err := f.MakeOf(plan, true)
			if err != nil {
				t.Fatal(err)
			}
			b, err := f.MakeOf(plan, true)
			if err != nil {
				t.Fatal(err)
			}
			if !sameCase(a, b) || !slices.Equal(a.Key, b.Key) {
				t.Errorf("%s (%s): the same plan gives other files or another key", f.Rule, f.Name)
			}
			given := slices.Concat(a.Options, a.Check)
			for _, p := range a.Key {
				whole := slices.Contains(given, "{.}") && slices.ContainsFunc(a.Files, func(f File) bool { return f.Name == p.File })
				if !whole && !slices.Contains(given, "{"+p.File+"}") {
					t.Errorf("%s (%s): the key names %s, which is not read", f.Rule, f.Name, p.File)
				}
			}
		}
	}
}

// Nobody has another's UPN in a school of thousands.
func TestManyUPNs(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for n := 1; n <= 5000; n++ {
		upn := UniquePupilNumber.identifier(n)
		if seen[upn] || len(upn) != 13 || upn[0] != checkLetter(upn[1:]) {
			t.Fatalf("UPN %d is %s", n, upn)
		}
		seen[upn] = true
	}
}

// The key is JSON of one line an entry that reads back as it was.
func TestExpectedReadsBack(t *testing.T) {
	t.Parallel()
	f := Faults()[slices.IndexFunc(Faults(), func(f *Fault) bool { return f.Name == "illegal-word" })]
	c, err := f.MakeOf(Plan{Seed: 7, Pupils: 5}, true)
	if err != nil {
		t.Fatal(err)
	}
	c.Layout.About = `said "so": {a, [b]}, \`
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
	if first.String() != second.String() || back.About != c.Layout.About {
		t.Errorf("read back:\n%s\nwritten:\n%s", &second, &first)
	}
	if got := bytes.Count(first.Bytes(), []byte("\n    {\"pupil_id\"")); got != len(c.Want) {
		t.Errorf("%d lines of scores, want %d:\n%s", got, len(c.Want), &first)
	}
}
