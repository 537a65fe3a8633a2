package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/internal/runlog"
)

// The same project gives the same bytes in any folder, time zone and language, on any
// number of processors: the manifest too.
func TestRunSameBytes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "another folder", "two")
	apst(t, dir, "init", "one", "--example")
	write(t, filepath.Join(one, "apst.yaml"), []byte(quickProject))
	copyTree(t, one, two)
	apst(t, one, "run")
	cmd := exec.Command("apst", "run", two)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "TZ=Pacific/Auckland", "LANG=tr_TR.UTF-8", "GOMAXPROCS=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, want := tree(t, filepath.Join(two, "out")), tree(t, filepath.Join(one, "out"))
	for name := range want {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("%s differs", name)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s is there once", name)
	}
	manifest := string(want[runlog.FileName])
	for _, word := range []string{dir, "folder"} {
		if strings.Contains(manifest, word) {
			t.Errorf("the manifest holds %q", word)
		}
	}
}

// Every file that is written is in the manifest, once and by one stage.
func TestManifestComplete(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	apst(t, dir, "init", "school", "--example")
	settings, err := os.ReadFile(filepath.Join(dir, "school", "apst.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "school", "apst.yaml"), append(settings, "\nreports: [termly, board, quality, pupil]\n"...))
	apst(t, filepath.Join(dir, "school"), "run")
	files := tree(t, filepath.Join(dir, "school", "out"))
	m, err := runlog.Parse(files[runlog.FileName])
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]string{}
	for _, s := range m.Stages {
		for _, f := range s.Outputs {
			if before, twice := by[f.Name]; twice {
				t.Errorf("%s is of %s and of %s", f.Name, before, s.Name)
			}
			by[f.Name] = s.Name
		}
		if !slices.IsSortedFunc(s.Outputs, func(a, b runlog.File) int { return strings.Compare(a.Name, b.Name) }) {
			t.Errorf("the outputs of %s are in no order", s.Name)
		}
	}
	for name := range files {
		if _, ok := by["out/"+name]; !ok && name != runlog.FileName {
			t.Errorf("%s is in no stage", name)
		}
	}
}

// On a terminal the plan is shown and asked for; whoever says no has nothing done. It is
// not asked where there is nothing to do. The test goes into the folder: no other runs
// beside it.
func TestRunAsks(t *testing.T) {
	dir := t.TempDir()
	apst(t, dir, "init", "school", "--example")
	school := filepath.Join(dir, "school")
	write(t, filepath.Join(school, "apst.yaml"), []byte("format: 1\nsources:\n  roster: {files: data/roster.xlsx}\n  ngrt: {files: data/ngrt.xlsx}\nreports: []\n"))
	ask := func(answer string, options ...string) string {
		t.Helper()
		ios, _, talk := testIO()
		ios.In, ios.InTerminal, ios.ErrTerminal = strings.NewReader(answer), true, true
		if code := run(context.Background(), ios, append([]string{"run", school}, options...)); code != 0 {
			t.Fatalf("answer %q: exit code %d\n%s", answer, code, talk)
		}
		return talk.String()
	}
	for _, no := range []string{"n\n", "No", "what?\n", ""} {
		said := ask(no)
		if !strings.Contains(said, "Go on? [Y/n] ") || !strings.HasSuffix(said, "nothing was done\n") {
			t.Errorf("answer %q: it says\n%s", no, said)
		}
		if files := tree(t, filepath.Join(school, "out")); len(files) > 0 {
			t.Errorf("answer %q: %d files were written", no, len(files))
		}
	}
	said := ask("y\n")
	for _, part := range []string{"read\n  apst.yaml", "to do: it has not been done yet", "out/pupil/ngrt.xlsx  new", "Go on? [Y/n] "} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is missing in\n%s", part, said)
		}
	}
	if strings.Contains(said, "\nsettings\n") {
		t.Error("the page before the question has all settings")
	}
	if diff := cmp.Diff("nothing changed\n", ask("n\n")); diff != "" {
		t.Error(diff)
	}
	if said := ask("n\n", "--yes", "--from-scratch"); strings.Contains(said, "Go on?") {
		t.Errorf("with --yes it asks\n%s", said)
	}
}

// The worst exit code counts, and each error is told once.
func TestWorseOf(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	data, gate, usage := error(dataf("")), error(gatef("")), error(usagef(""))
	for _, tt := range []struct {
		a, b error
		want int
	}{{nil, nil, exitDone}, {data, nil, exitData}, {nil, data, exitData}, {data, gate, exitGate}, {gate, data, exitGate}, {usage, gate, exitUsage}, {told{gate}, data, exitGate}} {
		if got := exitCode(ctx, worseOf(ctx, tt.a, tt.b)); got != tt.want {
			t.Errorf("%v and %v: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
	ios, _, talk := testIO()
	if code := reportError(ctx, ios, silent(gatef("refused").hint("do this"))); code != exitGate || talk.Len() > 0 {
		t.Errorf("exit code %d, and it says %q", code, talk)
	}
}
