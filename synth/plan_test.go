package synth

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// A school of any size behaves like one of alternative provision: many
// difficulties, fewer by endline, items that go together, leavers, and two
// informants who agree more often than not.
func TestLikeAlternativeProvision(t *testing.T) {
	t.Parallel()
	l := DefaultLayouts()[0]
	var self, teacher, end, kind, both, n, left, pupils float64
	var x, y, xx, yy float64
	for seed := uint64(1); seed <= 10; seed++ {
		s := New(l.school(Plan{Seed: seed, Pupils: 300}))
		for _, p := range s.Pupils {
			pupils++
			if p.Left {
				left++
			}
			own, staff := s.Response(p, Baseline, Self).Score().Scores, s.Response(p, Baseline, Teacher).Score().Scores
			a, b := float64(own[5].Value), float64(staff[5].Value)
			self, teacher, kind, n = self+a, teacher+b, kind+float64(own[4].Value), n+1
			x, y, xx, yy, both = x+a, y+b, xx+a*a, yy+b*b, both+a*b
			if r := s.Response(p, Endline, Self); r != nil {
				end += float64(r.Score().Scores[5].Value)
			}
		}
	}
	between := func(what string, got, low, high float64) {
		t.Helper()
		if t.Logf("%s: %.2f", what, got); got < low || got > high {
			t.Errorf("%s: %.2f, want %.2f to %.2f", what, got, low, high)
		}
	}
	between("self-report total at baseline", self/n, 17, 20)
	between("teachers' total at baseline", teacher/n, 17, 20)
	between("self-report total at endline", end/(n-left), 15, 17.5)
	between("self-report prosocial", kind/n, 5.5, 7)
	between("part of pupils who left", left/pupils, 0.17, 0.23)
	cov, vx, vy := both/n-x/n*y/n, xx/n-x/n*x/n, yy/n-y/n*y/n
	between("standard deviation of the total", math.Sqrt(vx), 5, 8)
	between("correlation of the informants", cov/math.Sqrt(vx*vy), 0.25, 0.5)
}

// Every layout and every fault can be made for the smallest school, and the same
// plan gives the same bytes.
func TestPlans(t *testing.T) {
	t.Parallel()
	sizes := []int{LeastPupils}
	if os.Getenv("APST_FULL") != "" {
		sizes = append(sizes, 5, 11, 70, 300)
	}
	for _, size := range sizes {
		plan := Plan{Seed: uint64(size), Pupils: size}
		for _, l := range Layouts() {
			c, err := l.MakeOf(plan, 0)
			if err != nil {
				t.Fatal(err)
			}
			if len(c.School.Pupils) != size {
				t.Errorf("%s: %d pupils, want %d", l.Name, len(c.School.Pupils), size)
			}
		}
		for _, f := range Faults() {
			if f.Fits(size) != "" {
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
			for _, p := range a.Key {
				if !slices.ContainsFunc(a.Options, func(o string) bool { return o == "{"+p.File+"}" }) {
					t.Errorf("%s (%s): the key names %s, which is not scored", f.Rule, f.Name, p.File)
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
