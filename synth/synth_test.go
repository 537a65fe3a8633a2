package synth

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the example's files anew")

// The check letters of published examples.
func TestCheckLetter(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]byte{
		"801200005001": 'B', "207000016049": 'P', "202110022001": 'F', "873400118045": 'D', "999999999999": 'F',
	} {
		if got := checkLetter(digits); got != want {
			t.Errorf("check letter of %s is %c, want %c", digits, got, want)
		}
	}
	if got := wrongLetter("Z801200005001"); got[0] != 'A' {
		t.Errorf("the letter after Z is %c, want A", got[0])
	}
}

// The five scales hold every item once.
func TestScalesHoldEveryItem(t *testing.T) {
	t.Parallel()
	var all, turned []int
	for _, s := range scales {
		all = append(all, s.items[:]...)
		for i, item := range s.items {
			if s.reversed[i] {
				turned = append(turned, item)
			}
		}
	}
	slices.Sort(all)
	slices.Sort(turned)
	for i, item := range all {
		if item != i+1 {
			t.Fatalf("items of the scales: %v", all)
		}
	}
	if want := []int{7, 11, 14, 21, 25}; !slices.Equal(turned, want) {
		t.Errorf("reversed items %v, want %v", turned, want)
	}
}

// Scores that can be worked out on paper: flat patterns, halves, missing items.
func TestScoreByHand(t *testing.T) {
	t.Parallel()
	flat := func(v Answer, blank ...int) *Response {
		r := &Response{Pupil: &Pupil{ID: "1"}, Gate: Blank, Impact: [5]Answer{Blank, Blank, Blank, Blank, Blank}}
		for i := range r.Items {
			r.Items[i] = v
		}
		for _, item := range blank {
			r.Items[item-1] = Blank
		}
		return r
	}
	half := flat(0, 3) // emotional: four answers with sum 2, five times the mean is 2.5
	half.Items[7], half.Items[12] = 1, 1
	none := Score{}
	for _, tt := range []struct {
		name string
		r    *Response
		want [9]Score
	}{
		{"all 0", flat(0), [9]Score{some(0), some(2), some(4), some(4), some(0), some(10), some(4), some(6), none}},
		{"all 1", flat(1), [9]Score{some(5), some(5), some(5), some(5), some(5), some(20), some(10), some(10), none}},
		{"all 2", flat(2), [9]Score{some(10), some(8), some(6), some(6), some(10), some(30), some(16), some(14), none}},
		{"a half goes up", half, [9]Score{some(3), some(2), some(4), some(4), some(0), some(13), some(7), some(6), none}},
		{"two answers are too few", flat(1, 3, 8, 13), [9]Score{none, some(5), some(5), some(5), some(5), none, none, some(10), none}},
		{"three answers are enough", flat(1, 3, 8), [9]Score{some(5), some(5), some(5), some(5), some(5), some(20), some(10), some(10), none}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, tt.r.Score().Scores); diff != "" {
				t.Errorf("scores (-want +got):\n%s", diff)
			}
		})
	}
}

func TestImpactByHand(t *testing.T) {
	t.Parallel()
	const b = Blank
	for _, tt := range []struct {
		name   string
		by     Informant
		gate   Answer
		impact [5]Answer
		want   Score
	}{
		{"gate no", Self, 0, [5]Answer{b, b, b, b, b}, some(0)},
		{"gate no, answered all the same", Self, 0, [5]Answer{3, b, b, b, b}, some(0)},
		{"all great", Parent, 3, [5]Answer{3, 3, 3, 3, 3}, some(10)},
		{"0 0 1 2", Self, 1, [5]Answer{0, 1, 2, 3, b}, some(3)},
		{"teachers are not asked two of them", Teacher, 2, [5]Answer{3, 3, 3, 3, 3}, some(6)},
		{"nothing answered", Self, 2, [5]Answer{b, b, b, b, b}, Score{}},
		{"gate blank", Self, b, [5]Answer{2, b, b, b, b}, some(1)},
	} {
		r := &Response{Pupil: &Pupil{}, Informant: tt.by, Gate: tt.gate, Impact: tt.impact}
		if got := r.Score().Scores[8]; got != tt.want {
			t.Errorf("%s: impact %v, want %v", tt.name, got, tt.want)
		}
	}
}

// An ordinary school holds what the layouts are there to carry.
func TestOrdinarySchool(t *testing.T) {
	t.Parallel()
	s := New(Ordinary)
	var leavers, prorated, unscored, halves int
	for _, p := range s.Pupils {
		if p.Left {
			leavers++
		}
	}
	for _, sc := range s.TrueScores() {
		prorated += len(sc.Prorated)
		if !sc.Scores[5].Given {
			unscored++
		}
	}
	for _, r := range s.Responses {
		for i, scale := range scales {
			sum, n := 0, 0
			for k, item := range scale.items {
				if a := r.Items[item-1]; a != Blank {
					if scale.reversed[k] {
						a = 2 - a
					}
					sum, n = sum+int(a), n+1
				}
			}
			if n == 4 && sum == 2 && r.Score().Scores[i] == some(3) {
				halves++
			}
		}
	}
	t.Logf("%d pupils, %d responses, %d leavers, %d prorated scales, %d responses without a total, %d exact halves",
		len(s.Pupils), len(s.Responses), leavers, prorated, unscored, halves)
	if leavers == 0 || prorated < 5 || unscored == 0 || halves == 0 {
		t.Error("the ordinary school lacks one of leavers, prorated scales, missing totals, exact halves")
	}
	if diff := cmp.Diff(s.TrueScores(), s.Shuffled(7).TrueScores()); diff != "" {
		t.Errorf("the order of pupils changes the truth:\n%s", diff)
	}
}

// The first pupils of a larger school are those of the smaller.
func TestSchoolGrows(t *testing.T) {
	t.Parallel()
	small, large := Ordinary, Ordinary
	small.HalfPages, large.HalfPages = 0, 0
	large.Pupils = 60
	a, b := New(small).Responses, New(large).Responses
	if diff := cmp.Diff(a, b[:len(a)]); diff != "" {
		t.Errorf("(-small +large):\n%s", diff)
	}
}

// Every layout can be made, half of them in the school's order and half in another;
// names are unique, and the same layout gives the same bytes.
func TestLayoutsAreMade(t *testing.T) {
	t.Parallel()
	all := Layouts()
	if len(all) < 100 {
		t.Errorf("%d layouts, want 100 at least", len(all))
	}
	seen := map[string]bool{}
	count := map[Expect]int{}
	for n, l := range all {
		if seen[l.Name] || l.Name != slug(l.Name) || l.About == "" {
			t.Errorf("layout %q: name not unique, not plain, or nothing said about it", l.Name)
		}
		seen[l.Name] = true
		count[l.Expect]++
		if (l.Expect == Refused) != (l.Reason != "") {
			t.Errorf("layout %s: expects %v and gives the reason %q", l.Name, l.Expect, l.Reason)
		}
		if testing.Short() && n%6 > 0 { // the tests of the command make them all
			continue
		}
		t.Run(l.Name, func(t *testing.T) {
			t.Parallel()
			o := Order(n % 2 * 5) // the tests of the command make them in every order
			a, err := l.Make(o)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) == 0 || len(a.Want) == 0 && l.Expect != Refused {
				t.Fatalf("%d files, %d responses", len(a.Files), len(a.Want))
			}
			b, err := l.Make(o)
			if err != nil {
				t.Fatal(err)
			}
			for i := range a.Files {
				if !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
					t.Errorf("order %d: %s differs from one making to the next", o, a.Files[i].Name)
				}
			}
		})
	}
	t.Logf("%d layouts: %d score, %d are refused, %d either", len(all), count[Scores], count[Refused], count[Either])
}

// In every block that is to score undeclared, the answers do not look coded
// otherwise: zeros stand among them, strengths go with strengths, and prosocial
// lies above the difficulties.
func TestBlocksAreOrdinary(t *testing.T) {
	t.Parallel()
	for _, l := range Layouts() {
		p := l.school(Plan{})
		if l.Expect != Scores || p.Least != 0 || p.Most != 2 || p.Pupils < 10 {
			continue
		}
		s := New(p)
		for _, w := range []Wave{Baseline, Endline} {
			for _, by := range p.Informants {
				b := answered(s, w, by)
				if b.counts[0] == 0 || b.counts[2] == 0 {
					t.Errorf("%s, %s %s: answers %v", l.Name, by, w, b.counts)
				}
				if b.complete >= 10 && b.together <= 0 {
					t.Errorf("%s, %s %s: the five reversed items run against prosocial (%d complete rows)", l.Name, by, w, b.complete)
				}
				if b.prosocial <= b.straight {
					t.Errorf("%s, %s %s: prosocial mean %.2f, straight difficulties %.2f", l.Name, by, w, b.prosocial, b.straight)
				}
			}
		}
	}
}

type block struct {
	counts              [3]int
	complete            int
	together            float64 // covariance of the five with prosocial, times complete squared
	prosocial, straight float64
}

func answered(s *School, w Wave, by Informant) block {
	var b block
	var x, y, xy, np, sp, ns, ss float64
	for _, r := range s.filled([]Wave{w}, []Informant{by}) {
		five, kind, whole := 0.0, 0.0, true
		for i, a := range r.own.Items {
			if a == Blank {
				whole = false
				continue
			}
			b.counts[a]++
			switch {
			case place[i].reversed:
				five += float64(a)
			case place[i].scale == prosocial:
				kind += float64(a)
				np, sp = np+1, sp+float64(a)
			default:
				ns, ss = ns+1, ss+float64(a)
			}
		}
		if whole {
			b.complete++
			x, y, xy = x+five, y+kind, xy+five*kind
		}
	}
	b.together = xy*float64(b.complete) - x*y
	b.prosocial, b.straight = sp/np, ss/ns
	return b
}

// What the writer cannot ask of the library is in the file all the same: an
// error cell, a formula with a number, a formula without a value.
func TestWorkbookCellKinds(t *testing.T) {
	t.Parallel()
	g := newGrid([]cell{wrong("#N/A"), calc("1+1", "2"), calc("1+1", ""), num(7), txt("0017"), yesNo(true)},
		[]cell{calc("A1", "word"), {kind: number, s: "1.0"}})
	data, err := newBook(page{name: "S", grid: g}).xlsx()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, tt := range []struct {
		at, want string
		kind     excelize.CellType
	}{
		{"A1", "#N/A", excelize.CellTypeError},
		{"B1", "2", excelize.CellTypeNumber},
		{"C1", "", excelize.CellTypeFormula},
		{"D1", "7", excelize.CellTypeUnset},
		{"E1", "0017", excelize.CellTypeSharedString},
		{"F1", "1", excelize.CellTypeBool},
		{"A2", "word", excelize.CellTypeFormula},
		{"B2", "1.0", excelize.CellTypeUnset},
	} {
		got, err := f.GetCellValue("S", tt.at)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := f.GetCellType("S", tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got != tt.want || kind != tt.kind {
			t.Errorf("%s holds %q of type %d, want %q of type %d", tt.at, got, kind, tt.want, tt.kind)
		}
	}
}

// The example is messy and scorable, and is made the same every time.
func TestExampleSchool(t *testing.T) {
	t.Parallel()
	s, files, err := ExampleSchool()
	if err != nil {
		t.Fatal(err)
	}
	_, again, err := ExampleSchool()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files, again); diff != "" {
		t.Error("the example differs from one making to the next")
	}
	var left, prorated, whole int
	for _, p := range s.Pupils {
		if p.Left {
			left++
		}
	}
	for _, sc := range s.TrueScores() {
		prorated += len(sc.Prorated)
		if sc.Scores[5].Given {
			whole++
		}
	}
	t.Logf("%d pupils, %d left, %d responses, %d with a total, %d prorated scales", len(s.Pupils), left, len(s.Responses), whole, prorated)
	if left != 4 || prorated == 0 || whole == len(s.Responses) {
		t.Error("the example lacks what its description says")
	}
	for _, w := range []Wave{Baseline, Endline} {
		if b := answered(s, w, Self); b.together <= 0 || b.prosocial <= b.straight {
			t.Errorf("%s: the answers look coded otherwise: %+v", w, b)
		}
	}
}

// The committed example is the one the package makes.
func TestExampleFiles(t *testing.T) {
	t.Parallel()
	_, files, err := ExampleSchool()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		path := filepath.Join("..", "testdata", "example", f.Name)
		if *update {
			if err := os.WriteFile(path, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, f.Data) {
			t.Errorf("%s is not what the package makes; write it anew with: go test ./synth -run ExampleFiles -update", path)
		}
	}
}
