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
	"strings"
	"testing"
	"time"
)

// Whenever apst pack is stopped, by Ctrl-C or for good, the return of the last time and what
// was found then are as they were, or the new ones stand in their place whole: 100 moments in
// full, with APST_FULL=1. Every other moment is one at which a file is being written.
func TestPackInterrupted(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a test cannot send Ctrl-C there")
	}
	dir := packProject(t)
	pack := []string{"pack", "--to", "evaluator.age.pub"}
	packs(t, dir, pack)
	out := filepath.Join(dir, "out")
	before := tree(t, out)
	retick(t, dir)
	kept := filepath.Join(t.TempDir(), "out")
	copyTree(t, out, kept)
	began := time.Now()
	packs(t, dir, pack)
	takes, after := time.Since(began), tree(t, out)

	r := rand.New(rand.NewPCG(8, 0))
	for i := range trials(2, 3, 100) {
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		copyTree(t, kept, out)
		signal := os.Signal(os.Kill)
		if i%3 == 2 {
			signal = os.Interrupt
		}
		at := time.Duration(r.Int64N(int64(takes)))
		if i%2 == 0 {
			at = -time.Duration(r.Int64N(int64(2 * time.Millisecond)))
		}
		stopPack(t, dir, pack, at, signal)
		for name, data := range tree(t, out) {
			switch {
			case strings.HasPrefix(filepath.Base(name), ".apst-"):
				if signal != os.Kill {
					t.Errorf("after %v by %v: %s is left", at, signal, name)
				}
				if strings.HasPrefix(name, "release/") && len(data) > 0 && !bytes.HasPrefix(data, sealedStart) {
					t.Errorf("after %v by %v: %s is not encrypted", at, signal, name)
				}
			case strings.HasSuffix(name, ".age") && !bytes.Equal(data, before[name]):
				accepted(t, filepath.Join(out, name), filepath.Join(dir, evaluatorKey))
			case !strings.HasSuffix(name, ".age") && !bytes.Equal(data, before[name]) && !bytes.Equal(data, after[name]):
				t.Errorf("after %v by %v: %s is neither as before nor as after", at, signal, name)
			}
		}
		for name := range before {
			if _, err := os.Stat(filepath.Join(out, name)); err != nil {
				t.Errorf("after %v by %v: %s is gone", at, signal, name)
			}
		}
	}
}

// packs makes a return of the project in which one answer cannot be used.
func packs(t *testing.T, dir string, args []string) {
	t.Helper()
	cmd := exec.Command("apst", args...)
	cmd.Dir = dir
	talk, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitData {
		t.Fatalf("apst %v: %v\n%s", args, err, talk)
	}
}

// stopPack starts apst pack and stops it after a time; of a time below zero as long after it
// has begun to write a file.
func stopPack(t *testing.T, dir string, args []string, at time.Duration, signal os.Signal) {
	t.Helper()
	cmd := exec.Command("apst", args...)
	cmd.Dir = dir
	var talk bytes.Buffer
	cmd.Stderr = &talk
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		if at < 0 {
			awaitWriting(filepath.Join(dir, "out"), done)
			time.Sleep(-at)
		} else {
			select {
			case <-done:
			case <-time.After(at):
			}
		}
		_ = cmd.Process.Signal(signal) // of a program that has ended by then it is an error
	}()
	err := cmd.Wait()
	close(done)
	<-stopped
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != exitInterrupted && exit.ExitCode() != exitData && exit.ExitCode() != -1 {
		t.Errorf("stopped after %v: %v\n%s", at, err, &talk)
	}
}

// awaitWriting waits until a file below a folder is being written.
func awaitWriting(root string, done <-chan struct{}) {
	for {
		writing := false
		_ = filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
			writing = writing || err == nil && strings.HasPrefix(d.Name(), ".apst-")
			return nil
		})
		select {
		case <-done:
			return
		case <-time.After(200 * time.Microsecond):
		}
		if writing {
			return
		}
	}
}

// accepted holds that a return is one that the evaluator accepts.
func accepted(t *testing.T, path, key string) {
	t.Helper()
	keys, err := readIdentities([]string{key})
	if err != nil {
		t.Fatal(err)
	}
	v, err := verifyFile(t.Context(), path, keys)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Accepted {
		t.Errorf("%s is no return: %v", path, v.Problems)
	}
}
