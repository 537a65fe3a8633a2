package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A disk that fills up while the file is written leaves the old file whole and
// no other one.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("apst-test", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	path := filepath.Join(dir, "out.csv")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := Write(path, func(w io.Writer) error {
		_, err := w.Write(bytes.Repeat([]byte("pupil\n"), 100_000))
		return err
	})
	var refusal *Error
	if !errors.As(err, &refusal) || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v, want a full disk", err)
	}
	if want := "cannot write " + path + ": the disk is full"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if diff := cmp.Diff(map[string]string{"out.csv": "old"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A batch of which one file finds no room leaves all files as they were.
func TestBatchOnFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("apst-test", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	var b Batch
	defer b.Discard()
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(filepath.Join(dir, "a.csv"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(filepath.Join(dir, "b.csv"), bytes.Repeat([]byte("pupil\n"), 100_000)); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v, want a full disk", err)
	}
	b.Discard()
	if diff := cmp.Diff(map[string]string{"a.csv": "old"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A folder that cannot be written to is said so before anything is computed.
func TestReadOnlyFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("permissions do not hold back the superuser, who runs this test")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "out.csv")
	_, err := Create(path)
	if want := "cannot write " + path + ": you are not allowed to"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}
