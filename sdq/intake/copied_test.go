package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/sdq"
)

// stored writes an answer as a file holds it.
type stored func(item, answer int) string

var (
	from0   stored = func(_, a int) string { return fmt.Sprint(a) }
	from1   stored = func(_, a int) string { return fmt.Sprint(a + 1) }
	inWords stored = func(_, a int) string { return optionNames[sdq.NotTrue+sdq.Answer(a)] }
	turned  stored = func(i, a int) string {
		if sdq.Item(i).Reversed() {
			a = 2 - a
		}
		return fmt.Sprint(a)
	}
)

// file is a sheet of pupils, each with the answers of a pupil of [answersOf] at one
// of its waves, but for rows in full.
type file struct {
	name  string
	as    stored
	from  int // number of the first pupil
	wave  int
	rows  map[int]string // by place in the sheet: 25 answers as they are stored
	about *Options
}

func (f *file) write(t *testing.T, dir string) Input {
	t.Helper()
	var b strings.Builder
	b.WriteString("Pupil ID")
	for i := range 25 {
		fmt.Fprintf(&b, ",Q%d", i+1)
	}
	for n := range 12 {
		fmt.Fprintf(&b, "\nK%03d,", f.from+n)
		if row, ok := f.rows[n]; ok {
			b.WriteString(row)
			continue
		}
		b.WriteString(answersIn(f.as, f.from+n, f.wave))
	}
	path := filepath.Join(dir, f.name)
	if err := os.WriteFile(path, []byte(b.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return Input{Path: path, Declared: f.about}
}

// answersIn are the answers of a pupil at a wave, in one row.
func answersIn(as stored, n, wave int) string {
	var cells []string
	for i, a := range answersOf(n, wave) {
		cells = append(cells, as(i+1, a))
	}
	return strings.Join(cells, ",")
}

// surveyFiles reads and scores files with what is declared of each. None is refused.
func surveyFiles(t *testing.T, opt Options, files ...file) *Survey {
	t.Helper()
	s := readFiles(t, opt, files...)
	for _, b := range s.Blocks {
		if b.Refused != nil {
			t.Errorf("%s was refused for %s", b.Name(), b.Refused.ID)
		}
	}
	return s
}

func readFiles(t *testing.T, opt Options, files ...file) *Survey {
	t.Helper()
	dir := t.TempDir()
	var in []Input
	for i := range files {
		in = append(in, files[i].write(t, dir))
	}
	s := New(opt, new(finding.Log), nil)
	t.Cleanup(func() { s.Close() })
	if err := s.Read(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	if err := s.Score(context.Background(), func(*Scored) error { return nil }); err != nil {
		t.Fatal(err)
	}
	return s
}

// A copied row is one by what was ticked, however each file stores it; the same
// numbers in two codings are no copy.
func TestCopiedWaves(t *testing.T) {
	t.Parallel()
	self := []Choice{{Value: "self"}}
	both := func(endline string) Options {
		return Options{Informant: self, Coding: []Choice{{Of: []string{"baseline"}, Value: "0-2"}, {Of: []string{"endline"}, Value: endline}}}
	}
	yes, no := true, false
	reversed := func(said *bool) *Options { return &Options{Informant: self, AlreadyReversed: said} }
	copyOf := func(as stored, wave int) map[int]string { return map[int]string{3: answersIn(as, 3, wave)} }
	zigzag := strings.Repeat("1,2,", 12) + "1"
	for _, tt := range []struct {
		name  string
		opt   Options
		files []file
		want  []string
	}{
		{"other answers", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b endline.csv", as: from0, wave: 1}}, nil},
		{"in words", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b endline.csv", as: inWords, wave: 1, rows: copyOf(inWords, 0)}},
			[]string{"SDQ-070 b endline.csv row 5"}},
		{"from 1", both("1-3"), []file{{name: "a baseline.csv", as: from0}, {name: "b endline.csv", as: from1, wave: 1, rows: copyOf(from1, 0)}},
			[]string{"SDQ-070 b endline.csv row 5"}},
		{"stored reversed", Options{}, []file{{name: "a baseline.csv", as: from0, about: reversed(&no)}, {name: "b endline.csv", as: turned, wave: 1, rows: copyOf(turned, 0), about: reversed(&yes)}},
			[]string{"SDQ-070 b endline.csv row 5"}},
		{"the same numbers reversed", Options{}, []file{{name: "a baseline.csv", as: from0, rows: map[int]string{3: zigzag}, about: reversed(&no)}, {name: "b endline.csv", as: turned, wave: 1, rows: map[int]string{3: zigzag}, about: reversed(&yes)}}, nil},
		{"the same numbers", both("1-3"), []file{{name: "a baseline.csv", as: from0, rows: map[int]string{3: zigzag}}, {name: "b endline.csv", as: from1, wave: 1, rows: map[int]string{3: zigzag}}}, nil},
		{"an interim", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b interim.csv", as: from0, wave: 1, rows: copyOf(from0, 0)}, {name: "c endline.csv", as: from0, wave: 2}},
			[]string{"SDQ-070 b interim.csv row 5"}},
		{"an endline from an interim", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b interim.csv", as: from0, wave: 1}, {name: "c endline.csv", as: from0, wave: 2, rows: copyOf(from0, 1)}},
			[]string{"SDQ-070 c endline.csv row 5"}},
		{"no endline yet", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b interim.csv", as: from0, wave: 1, rows: copyOf(from0, 0)}},
			[]string{"SDQ-070 b interim.csv row 5"}},
		{"all three", Options{Informant: self}, []file{{name: "a baseline.csv", as: from0}, {name: "b interim.csv", as: from0, wave: 1, rows: copyOf(from0, 0)}, {name: "c endline.csv", as: from0, wave: 2, rows: copyOf(from0, 0)}},
			[]string{"SDQ-070 b interim.csv row 5", "SDQ-070 c endline.csv row 5"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := told(surveyFiles(t, tt.opt, tt.files...))
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// Two pupils alike are so by what they ticked.
func TestTwinsAcrossCodings(t *testing.T) {
	t.Parallel()
	const numbers, shared = "1,2,1,0,2,1,0,2,1,2,0,1,2,0,2,1,1,2,1,0,1,2,1,2,0", "1,2,1,2,2,1,2,2,1,2,1,1,2,1,2,1,1,2,1,2,1,2,1,2,2"
	said := func(row string, as stored) string {
		cells := strings.Split(row, ",")
		for i, c := range cells {
			cells[i] = as(i+1, int(c[0]-'0'))
		}
		return strings.Join(cells, ",")
	}
	opt := Options{Informant: []Choice{{Value: "self"}}, Wave: []Choice{{Value: "baseline"}}, Coding: []Choice{{Of: []string{"a.csv"}, Value: "0-2"}, {Of: []string{"b.csv"}, Value: "1-3"}}}
	for _, tt := range []struct {
		name, a, b string
		want       int
	}{
		{"alike", numbers, said(numbers, from1), 1},
		{"the same numbers", shared, shared, 0},
	} {
		s := surveyFiles(t, opt, file{name: "a.csv", as: from0, rows: map[int]string{2: tt.a}}, file{name: "b.csv", as: from1, from: 20, wave: 1, rows: map[int]string{5: tt.b}})
		if got := s.Log.Of(RuleTwins); got != tt.want {
			t.Errorf("%s: %d remarks, want %d", tt.name, got, tt.want)
		}
	}
}

// What was refused may hold the form that a pupil seems to lack: until it can be
// read nothing is said of pupils without a pair.
func TestRefusedIsNotLost(t *testing.T) {
	t.Parallel()
	unclear := func(n int) map[int]string { // 1 and 2 alone, as both codings have them
		rows := map[int]string{}
		for i := range n {
			rows[i] = strings.NewReplacer("0", "1").Replace(answersIn(from0, i, 0))
		}
		return rows
	}
	for _, tt := range []struct {
		name  string
		files []file
		want  []string
	}{
		{"the teachers' baseline is there", []file{{name: "parent baseline.csv", as: from0, wave: 2}, {name: "teacher baseline.csv", as: from0}, {name: "teacher endline.csv", as: from0, wave: 1}},
			[]string{"SDQ-078 parent baseline.csv row 1"}},
		{"nobody has the teachers' baseline", []file{{name: "parent baseline.csv", as: from0, wave: 2}, {name: "teacher endline.csv", as: from0, wave: 1}},
			func() (out []string) {
				for n := range 12 {
					out = append(out, fmt.Sprintf("SDQ-074 teacher endline.csv A%d", n+2))
				}
				return append(out, "SDQ-078 parent baseline.csv row 1")
			}()},
		{"the teachers' baseline is refused", []file{{name: "parent baseline.csv", as: from0, wave: 2}, {name: "teacher baseline.csv", as: from0, rows: unclear(12)}, {name: "teacher endline.csv", as: from0, wave: 1}},
			[]string{"SDQ-078 parent baseline.csv row 1"}},
		{"the parents' endline is refused", []file{{name: "parent baseline.csv", as: from0, wave: 2}, {name: "parent endline.csv", as: from0, rows: unclear(12)}, {name: "teacher endline.csv", as: from0, wave: 1}},
			nil},
		{"nobody knows of whom the refused are", []file{{name: "parent baseline.csv", as: from0, wave: 2}, {name: "forms.csv", as: from0, wave: 3}, {name: "teacher endline.csv", as: from0, wave: 1}},
			nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			opt := Options{Informant: []Choice{{Of: []string{"parent baseline.csv"}, Value: "parent"}, {Of: []string{"parent endline.csv"}, Value: "parent"}, {Of: []string{"teacher baseline.csv"}, Value: "teacher"}, {Of: []string{"teacher endline.csv"}, Value: "teacher"}}}
			s := readFiles(t, opt, tt.files...)
			if diff := cmp.Diff(append([]string{}, tt.want...), told(s)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			ran := !slices.ContainsFunc(s.NotRun(), func(n finding.NotRun) bool { return n.Rule == RuleOtherInformant })
			if told := s.Log.Of(RuleOtherInformant) > 0; told && !ran {
				t.Errorf("the rule %s is said not to have run", RuleOtherInformant.ID)
			} else if strings.Contains(tt.name, "refused") && ran {
				t.Errorf("the rule %s is said to have run", RuleOtherInformant.ID)
			}
		})
	}
}

// All endlines of one informant may be lost while another has theirs.
func TestAllLost(t *testing.T) {
	t.Parallel()
	opt := Options{Informant: []Choice{{Of: []string{"a baseline.csv"}, Value: "teacher"}, {Of: []string{"b baseline.csv"}, Value: "self"}, {Of: []string{"c endline.csv"}, Value: "self"}}}
	files := []file{{name: "a baseline.csv", as: from0, wave: 2}, {name: "b baseline.csv", as: from0}, {name: "c endline.csv", as: from0, wave: 1}}
	s := surveyFiles(t, opt, files...)
	if diff := cmp.Diff([]string{"SDQ-078 a baseline.csv row 1"}, told(s)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if got := told(surveyFiles(t, opt, files[:2]...)); len(got) > 0 {
		t.Errorf("before there is an endline at all: %v", got)
	}
}
