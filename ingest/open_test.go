package ingest

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"apst/ingest/sheet"
)

// opened writes a file and opens it.
func opened(t *testing.T, name, text string) *File {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestSameFiles(t *testing.T) {
	t.Parallel()
	a, copied := opened(t, "a.csv", "a,b\n1,2\n"), opened(t, "copy.csv", "a,b\n1,2\n")
	other, longer := opened(t, "other.csv", "a,b\n1,3\n"), opened(t, "longer.csv", "a,b\n1,2\n3,4\n")
	for _, c := range []struct {
		with *File
		want bool
	}{{copied, true}, {other, false}, {longer, false}, {a, true}} {
		if got, err := a.Same(c.with); got != c.want || err != nil {
			t.Errorf("a.csv is %s: %t, error %v", c.with.Name, got, err)
		}
	}
	if got, err := a.Hash(); got != sha256.Sum256([]byte("a,b\n1,2\n")) || err != nil {
		t.Errorf("%x, error %v", got, err)
	}
}

// A file that was cut after it had been opened has no hash.
func TestHashOfACutFile(t *testing.T) {
	t.Parallel()
	f := opened(t, "a.csv", "a,b\n1,2\n")
	if err := os.Truncate(f.Path, 5); err != nil {
		t.Fatal(err)
	}
	_, err := f.Hash()
	var fault *sheet.Fault
	if !errors.As(err, &fault) || fault.Reason != sheet.Unreadable {
		t.Errorf("error %v", err)
	}
}
