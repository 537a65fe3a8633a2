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

// A disk that is full and one that can only be read are said in plain words with the file;
// the return of the last time stays as it was, and nothing half stands beside it.
func TestPackDisks(t *testing.T) {
	t.Parallel()
	dir := packProject(t)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("apst-test", out, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	defer syscall.Unmount(out, 0)
	pack := []string{"pack", "--to", "evaluator.age.pub"}
	packs(t, dir, pack)
	before := tree(t, out)
	retick(t, dir)
	fails := func(want string, args ...string) {
		t.Helper()
		cmd := exec.Command("apst", args...)
		cmd.Dir = dir
		var talk bytes.Buffer
		cmd.Stderr = &talk
		err := cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !strings.Contains(talk.String(), want) || strings.Contains(talk.String(), "next:") {
			t.Errorf("apst %v ended with %v, want exit code %d and %q; it says\n%s", args, err, exitFailed, want, &talk)
		}
		left := tree(t, out)
		for name, data := range left {
			if name != "fill" && strings.HasSuffix(name, ".age") && !bytes.Equal(data, before[name]) {
				t.Errorf("%s is not as it was", name)
			}
			if _, met := before[name]; !met && name != "fill" {
				t.Errorf("%s is left", name)
			}
		}
	}
	fill(t, filepath.Join(out, "fill"), 12<<10)
	fails(".zip.age: the disk is full\n", pack...)
	fails(".zip: the disk is full\n", "pack", "--plain", "tried out")
	if err := syscall.Mount("apst-test", out, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	fails(": it is on a disk that can only be read\n", pack...)
	if err := syscall.Mount("apst-test", out, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	packs(t, dir, pack)
	accepted(t, filepath.Join(out, "release", "return-999998-2023-summer.zip.age"), filepath.Join(dir, evaluatorKey))
}

// fill fills a disk with a file but for a number of bytes.
func fill(t *testing.T, path string, but int64) {
	t.Helper()
	var disk syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &disk); err != nil {
		t.Fatal(err)
	}
	write(t, path, make([]byte, int64(disk.Bavail)*disk.Bsize-but))
}
