package golden

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/internal/compare"
	"apst/internal/runlog"
)

// write writes files below a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), t.TempDir()
	write(t, from, map[string]string{"apst.yaml": "a", "data/x.csv": "x", "data/~$x.xlsx": "locked", "out/pupil/y.csv": "y", "expected/recorded.json": "r",
		"data/out/z.csv": "z", "releases.jsonl": "l", ".git/config": "g", "data/.git": "g", "verify.yaml": "v", "keys/project.key": "k"})
	c := &Config{Expected: "expected"}
	files, err := c.Copy(from, to)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		if f.Size != 1 || len(f.SHA256) != 64 {
			t.Errorf("%+v", f)
		}
	}
	want := []string{"apst.yaml", "data/out/z.csv", "data/x.csv", "keys/project.key"}
	if slices.Sort(names); !slices.Equal(names, want) {
		t.Errorf("copied %v, want %v", names, want)
	}
	if data, err := os.ReadFile(filepath.Join(to, "data", "x.csv")); err != nil || string(data) != "x" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestMeans(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"out/pupil/*.csv", "out/pupil/a.csv", true}, {"out/pupil/*.csv", "out/pupil/x/a.csv", false}, {"out/pupil/*.csv", "out/a.csv", false},
		{"out/", "out/pupil/a.csv", true}, {"out/", "out/a.csv", true}, {"out/", "outer/a.csv", false}, {"out/*/", "out/x/y/a.csv", true}, {"out/*/", "out/a.csv", false}, {"a.csv", "a.csv", true},
	} {
		if got := means(tt.pattern, tt.name); got != tt.want {
			t.Errorf("%q means %q: %v", tt.pattern, tt.name, got)
		}
	}
}

func TestReasons(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), ReasonsName)
	for _, text := range []string{"first, with a comma", "second"} {
		data, err := AppendReason(file, Reason{Text: text, Pupil: 1, Scale: 2, Rule: 3, Layout: 4, Pupils: 5, Commands: 6, Files: 7, Version: "0.3"})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	want := strings.Join(ReasonColumns(), ",") + "\n1,\"first, with a comma\",1,2,3,4,5,6,7,0.3\n2,second,1,2,3,4,5,6,7,0.3\n"
	if err != nil || string(data) != want {
		t.Errorf("%v, got\n%s", err, data)
	}
	write(t, filepath.Dir(file), map[string]string{ReasonsName: "cut off"})
	_, err = AppendReason(file, Reason{})
	complains(t, err, "not as it was recorded", "git")
}

func TestLoadRecord(t *testing.T) {
	t.Parallel()
	c := &Config{Expected: "expected", Commands: []Command{{Run: "apst check"}}}
	for _, tt := range []struct{ name, text, want string }{
		{"newer", `{"format": 2, "commands": "otherwise"}`, "the file has format 2"},
		{"damaged", `{"format": 1, "comm`, "not as it was recorded"},
		{"empty", `{"format": 1, "commands": []}`, "not as it was recorded"},
		{"a file outside", `{"format": 1, "commands": [{"run": "apst check", "outputs": [{"file": "../../etc/passwd"}]}]}`, "not as it was recorded"},
	} {
		dir := t.TempDir()
		if _, err := c.LoadRecord(dir); !errors.Is(err, ErrNone) {
			t.Errorf("without any: %v", err)
		}
		write(t, dir, map[string]string{"expected/recorded.json": tt.text})
		_, err := c.LoadRecord(dir)
		complains(t, err, tt.want, "")
	}
}

func TestCovers(t *testing.T) {
	t.Parallel()
	c := &Config{Commands: []Command{{Run: "apst check", Line: 3}, {Run: "apst run", Line: 4}}}
	complains(t, c.Covers(&Record{Commands: []Ran{{Run: "apst check"}}}), "line 4: nothing has been recorded of apst run", "--update")
	complains(t, c.Covers(&Record{Commands: []Ran{{Run: "apst check"}, {Run: "apst run"}, {Run: "apst tables"}}}), "apst tables was recorded, and is not run any more", "")
	if err := c.Covers(&Record{Commands: []Ran{{Run: "apst run"}, {Run: "apst check"}}}); err != nil {
		t.Error(err)
	}
}

// The ends of lines are no matter, and any other change is.
func TestIntact(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r := &Record{Commands: []Ran{{Run: "apst check", Outputs: []runlog.File{{Name: "out/a.csv", SHA256: Hash([]byte("x\ny\n"))}}}}}
	complains(t, r.Intact(dir), "is not there", "")
	write(t, dir, map[string]string{"out/a.csv": "x\r\ny\r\n", "out/b.csv": "", "out/.gitattributes": ""})
	if err := r.Intact(dir); err != nil {
		t.Error(err)
	}
	if stray, err := r.Stray(dir); err != nil || !slices.Equal(stray, []string{"out/b.csv"}) {
		t.Errorf("%v, %v", stray, err)
	}
	write(t, dir, map[string]string{"out/a.csv": "x\nz\n"})
	complains(t, r.Intact(dir), "changed by hand", "git")
}

// pair is a folder with two sides of a file.
func pair(t *testing.T, name, old, now string) Held {
	t.Helper()
	dir := t.TempDir()
	record := func(side, text string) *Record {
		write(t, dir, map[string]string{side + "/" + name: text})
		return &Record{Commands: []Ran{{Run: "apst check", Outputs: []runlog.File{{Name: name}}}}}
	}
	return Held{Folder: "fixtures", Old: filepath.Join(dir, "old"), New: filepath.Join(dir, "new"), Record: record("old", old), Now: record("new", now)}
}

const ngrtHead = "pupil_id,placement,date,sitting,sas,source\n"

func TestCompare(t *testing.T) {
	t.Parallel()
	c := &Config{Expected: "expected", Vary: []Allowance{{Table: "*", Columns: []string{"source"}}}, Tolerance: []Allowance{{Table: "ngrt", Columns: []string{"sas"}, Within: 0.5}}}
	for _, tt := range []struct {
		name, old, now string
		want           int
	}{
		{"the same", "A999432119001,1,2022-09-01,1,90,a row 2\nB999432119021,1,2022-09-01,1,91,a row 3\n", "B999432119021,1,2022-09-01,1,91,a row 2\nA999432119001,1,2022-09-01,1,90,a row 3\n", 0},
		{"within", "A999432119001,1,2022-09-01,1,90,\n", "A999432119001,1,2022-09-01,1,90.4,\n", 0},
		{"beyond", "A999432119001,1,2022-09-01,1,90,\n", "A999432119001,1,2022-09-01,1,90.6,\n", 1},
		{"another pupil", "A999432119001,1,2022-09-01,1,90,\n", "A999432119001,1,2022-09-01,1,90,\nB999432119021,1,2022-09-01,1,91,\n", 1},
	} {
		v, err := c.Compare(pair(t, "out/ngrt.csv", ngrtHead+tt.old, ngrtHead+tt.now))
		if err != nil || v.Differences() != tt.want || v.Masked {
			t.Errorf("%s: %v, %+v", tt.name, err, v)
		}
	}
	_, err := c.Compare(pair(t, "out/ngrt.csv", ngrtHead, ngrtHead))
	if !IsNothing(err) {
		t.Errorf("no rows at all: %v", err)
	}
	_, err = (&Config{Vary: []Allowance{{Table: "*", Columns: []string{"sorce"}, Line: 7}}}).Compare(pair(t, "out/ngrt.csv", ngrtHead+"A999432119001,1,2022-09-01,1,90,\n", ngrtHead))
	complains(t, err, `line 7: no column of the outputs is called "sorce"`, "did you mean source?")
}

// The worst consequence comes first: a band before a mean, a pupil's row before a title.
func TestWorstFirst(t *testing.T) {
	t.Parallel()
	moved := func(k compare.Kind, pupil string) Moved {
		return Moved{Difference: compare.Difference{Kind: k, Pupil: pupil, Scale: "sdq.total"}}
	}
	groups := grouped([]Moved{moved(compare.Words, ""), moved(compare.Estimate, ""), moved(compare.Rule, ""), moved(compare.Joined, "a"), moved(compare.Band, "b"), moved(compare.Band, "a")})
	var got []string
	for _, g := range groups {
		got = append(got, string(g.Name)+" "+string(g.Kinds[0].Kind))
	}
	if want := []string{"scale band", "pupil joined", "rule rule", "layout words"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if g := groups[0]; g.Pupils != 2 || g.Count != 3 || g.About() != "3 differences, of 2 pupils; sdq.total 3" {
		t.Errorf("%q, %+v", g.About(), g)
	}
}

// Where pupils may be real, a file that is called by a pupil is not named, and neither is
// what cannot be compared left out in silence.
func TestPlaces(t *testing.T) {
	t.Parallel()
	c := &Config{Expected: "expected"}
	h := pair(t, "out/pupil/reports/Somebody.html", "a", "b")
	write(t, h.Old, map[string]string{"out/ngrt.csv": ngrtHead + "A888432119001,1,2022-09-01,1,90,\n", "out/x.parquet": "PAR1"})
	write(t, h.New, map[string]string{"out/ngrt.csv": ngrtHead + "A888432119001,1,2022-09-01,1,91,\n", "out/x.parquet": "PAR1"})
	for _, r := range []*Record{h.Record, h.Now} {
		r.Commands[0].Outputs = append(r.Commands[0].Outputs, runlog.File{Name: "out/ngrt.csv"}, runlog.File{Name: "out/x.parquet"})
	}
	v, err := c.Compare(h)
	if err != nil || !v.Masked || v.Differences() != 2 {
		t.Fatalf("%v, %+v", err, v)
	}
	var text, doc bytes.Buffer
	if err := errors.Join(v.WriteText(&text, 0), v.WriteJSON(&doc)); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{text.String(), doc.String()} {
		if strings.Contains(page, "Somebody") || strings.Contains(page, "888432") || strings.Contains(page, "91") && page == text.String() {
			t.Error(page)
		}
		if !strings.Contains(page, "expected/outputs/out/pupil/reports") || !strings.Contains(page, "out/x.parquet") {
			t.Error(page)
		}
	}
}

// A text cannot begin a command of its own, nor end the one it is in.
func TestGitHub(t *testing.T) {
	t.Parallel()
	v := &Verdict{Folder: "fixtures", Ended: []Ended{{Run: "apst check", Line: 4, Want: 0, Got: 3, Said: []string{"apst: 100%\r", "::error::x"}}},
		Groups: []Group{{Name: compare.Scales, Count: 1, Kinds: []KindOf{{compare.Band.Info(), []Moved{{Difference: compare.Difference{Kind: compare.Band, Column: "a\nb", Old: "1", New: "2"}, File: "expected/a,b:c.csv", Line: 2, Open: true}}}}}}}
	var b bytes.Buffer
	if err := v.WriteGitHub(&b, "my fixtures"); err != nil {
		t.Fatal(err)
	}
	want := "::error file=my fixtures/verify.yaml,line=4,title=apst verify%3A command::apst check ended with 3 (something in the data was refused), and 0 (done) was recorded%0Aapst: 100%25%0D%0A::error::x\n" +
		"::error file=my fixtures/expected/a%2Cb%3Ac.csv,line=2,title=apst verify%3A scale%3A band changed::a%0Ab: 1 -> 2\n" +
		"::error title=apst verify::fixtures: 2 differences; 1 command run, 0 files and 0 rows compared\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
