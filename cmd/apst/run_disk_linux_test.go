package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk that fills up, and one that cannot be written to, are said in plain words with
// the file; every file is whole, and the run completes where there is room.
func TestRunDisks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	school := filepath.Join(dir, "school")
	apst(t, dir, "init", "school", "--example")
	write(t, filepath.Join(school, "apst.yaml"), []byte(quickProject))
	out := filepath.Join(school, "out")
	if err := syscall.Mount("apst-test", out, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	defer syscall.Unmount(out, 0)
	fails := func(want string) {
		t.Helper()
		cmd := exec.Command("apst", "run")
		cmd.Dir = school
		var talk bytes.Buffer
		cmd.Stderr = &talk
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !strings.Contains(talk.String(), want) {
			t.Errorf("ended with %v, want exit code %d and %q; it says\n%s", err, exitFailed, want, &talk)
		}
	}
	fails(": the disk is full\n")
	for name := range tree(t, out) {
		if strings.HasPrefix(filepath.Base(name), ".apst-") {
			t.Errorf("%s is left", name)
		}
	}
	if err := syscall.Mount("apst-test", out, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	fails(": it is on a disk that can only be read\n")
	if err := syscall.Mount("apst-test", out, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	apst(t, school, "run")
	if talk := apst(t, school, "run"); talk != "nothing changed\n" {
		t.Errorf("completed, and again: %s", talk)
	}
	if _, err := os.Stat(filepath.Join(out, "release", "tables.html")); err != nil {
		t.Error(err)
	}
}
