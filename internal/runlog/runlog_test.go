package runlog

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func hashed(t *testing.T, f *Folder, path string) File {
	t.Helper()
	file, err := f.Hash(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestHash(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := &Folder{Path: dir}
	got := hashed(t, f, write(t, dir, "data/a.csv", "abc"))
	want := File{"data/a.csv", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"} // FIPS 180-4, example of one block
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Where a file outside the project is says something about the machine: it is called
// by its own name, and each by one of its own.
func TestNames(t *testing.T) {
	t.Parallel()
	f := &Folder{Path: filepath.Join("x", "school")}
	for _, tt := range [][2]string{
		{"x/school/apst.yaml", "apst.yaml"}, {"x/school/out/pupil/ngrt.xlsx", "out/pupil/ngrt.xlsx"},
		{"x/shared/a.csv", "elsewhere/a.csv"}, {"y/a.csv", "elsewhere/2/a.csv"}, {"x/shared/a.csv", "elsewhere/a.csv"}, {"y/a.csv", "elsewhere/2/a.csv"},
	} {
		if got := f.Name(filepath.FromSlash(tt[0])); got != tt[1] {
			t.Errorf("%s is called %s, want %s", tt[0], got, tt[1])
		}
	}
}

// A stage is done again for each thing that changed, which is named, and for nothing
// else.
func TestWhy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := &Folder{Path: dir}
	in := func(name, hash string) File { return File{Name: name, Size: 1, SHA256: hash} }
	out := write(t, dir, "out/pupil/ngrt.xlsx", "scores")
	more := write(t, dir, "out/pupil/ngrt-findings.json", "[]")
	before := func() *Stage {
		return &Stage{Name: "score ngrt", Outcome: Done, Lines: "1", Settings: []Setting{{Name: "as_of", Value: "2023-07-21"}, {Name: "rules.NGR-001", Value: "info"}},
			Inputs: []File{in("data/a.xlsx", "1"), in("data/b.xlsx", "2")}, Outputs: []File{hashed(t, f, out), hashed(t, f, more)}}
	}
	now := func() *Planned {
		b := before()
		return &Planned{Name: b.Name, Lines: b.Lines, Settings: b.Settings, Inputs: b.Inputs}
	}
	for _, tt := range []struct {
		name   string
		change func(before *Stage, now *Planned)
		want   []string
	}{
		{"nothing", func(*Stage, *Planned) {}, nil},
		{"order of settings", func(_ *Stage, now *Planned) { slices.Reverse(now.Settings) }, nil},
		{"lines", func(_ *Stage, now *Planned) { now.Lines = "2" }, nil},
		{"lines with findings", func(b *Stage, now *Planned) { b.Outcome, now.Lines = Findings, "2" }, []string{"its settings stand in other lines of apst.yaml, and findings may name them"}},
		{"findings", func(b *Stage, _ *Planned) { b.Outcome = Findings }, nil},
		{"failed", func(b *Stage, _ *Planned) { b.Outcome = Failed }, []string{"it was not finished last time"}},
		{"refused", func(b *Stage, _ *Planned) { b.Outcome = Refused }, []string{"it was not finished last time"}},
		{"setting", func(_ *Stage, now *Planned) {
			now.Settings = []Setting{{Name: "as_of", Value: "2023-07-22"}, {Name: "school.name", Value: ""}}
		},
			[]string{"as_of was 2023-07-21 and is 2023-07-22", "rules.NGR-001 is gone", "school.name is new: empty"}},
		{"inputs", func(_ *Stage, now *Planned) { now.Inputs = []File{in("data/a.xlsx", "3"), in("data/c.xlsx", "2")} },
			[]string{"data/a.xlsx changed", "data/c.xlsx is new", "data/b.xlsx is not read any more"}},
		{"outputs", func(b *Stage, _ *Planned) {
			b.Outputs = []File{in("out/pupil/gone.xlsx", "1"), in("out/pupil/ngrt.xlsx", "1")}
		}, []string{"out/pupil/gone.xlsx is not there any more", "out/pupil/ngrt.xlsx is not as it was written"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b, n := before(), now()
			tt.change(b, n)
			if diff := cmp.Diff(tt.want, n.Why(b, &Folder{Path: dir})); diff != "" {
				t.Error(diff)
			}
		})
	}
	if diff := cmp.Diff([]string{"it has not been done yet"}, now().Why(nil, f)); diff != "" {
		t.Error(diff)
	}
}

// A manifest is read back as it was written, whatever it holds.
func TestManifestBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.Custom(drawManifest).Draw(t, "manifest")
		var first, second bytes.Buffer
		if err := m.Write(&first); err != nil {
			t.Fatal(err)
		}
		back, err := Parse(first.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, &first)
		}
		if err := back.Write(&second); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.String(), second.String()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func drawManifest(t *rapid.T) *Manifest {
	text := rapid.StringN(0, 8, -1)
	file := rapid.Custom(func(t *rapid.T) File {
		return File{text.Draw(t, "name"), rapid.Int64().Draw(t, "size"), text.Draw(t, "hash")}
	})
	setting := rapid.Custom(func(t *rapid.T) Setting {
		return Setting{text.Draw(t, "name"), text.Draw(t, "value"), text.Draw(t, "from")}
	})
	m := &Manifest{Format: Format, Config: file.Draw(t, "config"), Settings: rapid.SliceOfN(setting, 0, 3).Draw(t, "settings")}
	for _, f := range rapid.SliceOfN(file, 0, 3).Draw(t, "inputs") {
		m.Inputs = append(m.Inputs, Input{f, []string{text.Draw(t, "of")}})
	}
	for range rapid.IntRange(0, 3).Draw(t, "stages") {
		m.Put(&Stage{Name: text.Draw(t, "stage"), Outcome: rapid.SampledFrom([]Outcome{Done, Findings, Refused, Failed}).Draw(t, "outcome"),
			Settings: rapid.SliceOfN(setting, 0, 3).Draw(t, "of"), Inputs: rapid.SliceOfN(file, 0, 3).Draw(t, "in"), Outputs: rapid.SliceOfN(file, 0, 3).Draw(t, "out")})
	}
	if rapid.Bool().Draw(t, "gate") {
		m.Gate = &Gate{Profile: text.Draw(t, "profile"), Shown: 3}
	}
	return m
}

func TestManifestRefusals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if m, err := Read(filepath.Join(dir, "none.json")); err != nil || len(m.Stages) > 0 {
		t.Errorf("no file: %v, %v", m, err)
	}
	var newer *NewerError
	if _, err := Read(write(t, dir, "newer.json", `{"format": 2, "what": "nobody knows"}`)); !errors.As(err, &newer) || newer.Format != 2 {
		t.Errorf("newer: %v", err)
	}
	for _, text := range []string{"", "{", "[]", `{"format": 0}`, `{"format": 1, "what": 1}`, `{"format": 1, "stages": [null]}`} {
		if _, err := Parse([]byte(text)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"format": 1, "stages": [{"stage": "check", "outcome": "done"}]}`))
	f.Add([]byte(`{"format": 2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Parse(data)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(b.Bytes()); err != nil {
			t.Fatalf("%v\n%s", err, &b)
		}
	})
}

// What a run that was killed left unfinished goes; everything else stays.
func TestSweep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"out/.apst-1.tmp", "out/release/tables/.apst-22.tmp", "out/release/apst-1.tmp", "out/pupil/.apst-1.txt", "data/.apst-3.tmp", ".apst-4.tmp"} {
		write(t, dir, name, "x")
	}
	Sweep(filepath.Join(dir, "out"))
	SweepFiles(dir)
	var left []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			left = append(left, (&Folder{Path: dir}).Name(path))
		}
		return err
	})
	if diff := cmp.Diff([]string{"data/.apst-3.tmp", "out/pupil/.apst-1.txt", "out/release/apst-1.tmp"}, left); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// Of what a stage wrote before, what it does not write now goes, if it is as it was
// written and its folder was written to now: what stands for another term stays.
func TestLeftover(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := &Folder{Path: dir}
	before := &Stage{}
	for _, name := range []string{"out/release/board.html", "out/release/termly.html", "out/release/2022-23-spring/board.html", "out/release/edited.html", "out/release/gone.html"} {
		before.Outputs = append(before.Outputs, hashed(t, f, write(t, dir, name, name)))
	}
	write(t, dir, "out/release/edited.html", "by hand")
	if err := os.Remove(filepath.Join(dir, "out", "release", "gone.html")); err != nil {
		t.Fatal(err)
	}
	got := Leftover(before, []File{{Name: "out/release/termly.html"}}, f)
	if len(got) != 1 || !strings.HasSuffix(filepath.ToSlash(got[0]), "out/release/board.html") {
		t.Errorf("left over: %v", got)
	}
	if got := Leftover(nil, nil, f); got != nil {
		t.Errorf("left over of nothing: %v", got)
	}
}
