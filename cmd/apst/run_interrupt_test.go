package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"apst/internal/runlog"
)

// quickProject has few sources, so that many runs take little.
const quickProject = `format: 1
school: {name: Example Academy, urn: 999999}
as_of: 2023-07-21
sources:
  roster: {files: data/roster.xlsx}
  ngrt: {files: data/ngrt.xlsx}
  pass: {files: data/pass.xlsx}
`

// Whenever a run is stopped, by Ctrl-C or for good, every file is as it was before or as
// it will be after, and the next run completes: 50 moments in full, with APST_FULL=1.
func TestRunInterrupted(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a test cannot send Ctrl-C there")
	}
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	apst(t, dir, "init", "old", "--example")
	write(t, filepath.Join(old, "apst.yaml"), []byte(quickProject))
	apst(t, old, "run")
	copyTree(t, old, fresh)
	// Other settings and another file: everything is done again.
	write(t, filepath.Join(fresh, "apst.yaml"), []byte(strings.Replace(quickProject, "Example Academy", "Example School", 1)+"change: {youngest: 10}\n"))
	retype(t, filepath.Join(fresh, "data", "ngrt.xlsx"))
	retype(t, filepath.Join(fresh, "data", "pass.xlsx"))
	changed := filepath.Join(dir, "changed") // what a run begins with
	copyTree(t, fresh, changed)
	began := time.Now()
	apst(t, fresh, "run")
	takes := time.Since(began)
	before, after := tree(t, filepath.Join(old, "out")), tree(t, filepath.Join(fresh, "out"))

	r := rand.New(rand.NewPCG(7, 0))
	for i := range trials(1, 3, 50) {
		school := filepath.Join(dir, "school")
		copyTree(t, changed, school)
		at := time.Duration(r.Int64N(int64(takes)))
		signal := os.Signal(os.Interrupt)
		if i%2 == 0 {
			signal = os.Kill
		}
		interrupt(t, school, at, signal)
		for name, data := range tree(t, filepath.Join(school, "out")) {
			switch {
			case strings.HasPrefix(filepath.Base(name), ".apst-"):
				if signal != os.Kill {
					t.Errorf("after %v by %v: %s is left", at, signal, name)
				}
			case name == runlog.FileName:
				if _, err := runlog.Parse(data); err != nil {
					t.Errorf("after %v by %v: %s: %v", at, signal, name, err)
				}
			case !bytes.Equal(data, before[name]) && !bytes.Equal(data, after[name]):
				t.Errorf("after %v by %v: %s is neither as before nor as after", at, signal, name)
			}
		}
		apst(t, school, "run")
		done := tree(t, filepath.Join(school, "out"))
		for name, want := range after {
			// What was hidden, and why, tells whether this release is in the ledger already,
			// and the manifest has its hash.
			if got := done[name]; !bytes.Equal(got, want) && name != "pupil/suppression.csv" && name != runlog.FileName {
				t.Errorf("stopped after %v by %v and completed: %s has %d bytes, want those of a run that was not stopped, %d", at, signal, name, len(got), len(want))
			}
			delete(done, name)
		}
		for name := range done {
			t.Errorf("stopped after %v by %v and completed: %s is left", at, signal, name)
		}
		if talk := apst(t, school, "run"); talk != "nothing changed\n" {
			t.Errorf("stopped after %v by %v, completed, and again: %s", at, signal, talk)
		}
		if err := os.RemoveAll(school); err != nil {
			t.Fatal(err)
		}
	}
}

// apst runs the program in a folder and returns what it says.
func apst(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("apst", args...)
	cmd.Dir = dir
	var talk bytes.Buffer
	cmd.Stderr = &talk
	if err := cmd.Run(); err != nil {
		t.Fatalf("apst %v: %v\n%s", args, err, &talk)
	}
	return talk.String()
}

// interrupt starts a run and stops it after a time, unless it is done before.
func interrupt(t *testing.T, dir string, after time.Duration, signal os.Signal) {
	t.Helper()
	cmd := exec.Command("apst", "run")
	cmd.Dir = dir
	var talk bytes.Buffer
	cmd.Stderr = &talk
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Signal(signal) })
	err := cmd.Wait()
	timer.Stop()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != exitInterrupted && exit.ExitCode() != -1 {
		t.Errorf("stopped after %v: %v\n%s", after, err, &talk)
	}
}

// tree is every file below a folder by its name from there.
func tree(t *testing.T, root string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		data, err := os.ReadFile(path)
		out[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// retype takes another program's name into the properties of a workbook, as saving it
// does: other bytes, the same cells.
func retype(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A comment at the end of a zip file is no part of what is in it.
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	if end < 0 || end+22 != len(data) {
		t.Fatalf("%s ends otherwise than a zip file does", path)
	}
	data = slices.Concat(data[:end+20], []byte{1, 0, ' '})
	write(t, path, data)
}
