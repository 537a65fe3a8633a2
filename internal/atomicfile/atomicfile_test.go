package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder lists what a folder holds, with the files' contents.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		content := "folder"
		if !e.IsDir() {
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			content = string(b)
		}
		got[e.Name()] = content
	}
	return got
}

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	failed := errors.New("row 7 is broken")
	tests := []struct {
		name string
		old  string // content of the file before; empty is none
		fill func(io.Writer) error
		err  error
		want map[string]string
	}{
		{"new", "", text("new"), nil, map[string]string{"out.csv": "new"}},
		{"replaced", "old", text("new"), nil, map[string]string{"out.csv": "new"}},
		{"failed, none before", "", func(w io.Writer) error { text("half")(w); return failed }, failed, map[string]string{}},
		{"failed, one before", "old", func(w io.Writer) error { text("half")(w); return failed }, failed, map[string]string{"out.csv": "old"}},
		{"empty", "old", text(""), nil, map[string]string{"out.csv": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "out.csv")
			if tt.old != "" {
				if err := os.WriteFile(path, []byte(tt.old), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := Write(path, tt.fill); !errors.Is(err, tt.err) {
				t.Errorf("got %v, want %v", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, folder(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A panic while the file is being written leaves nothing either.
func TestWritePanics(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	func() {
		defer func() { recover() }()
		Write(filepath.Join(dir, "out.csv"), func(io.Writer) error { panic("fault") })
	}()
	if diff := cmp.Diff(map[string]string{}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, why string }{
		{"no such folder", "absent/out.csv", "there is no such file or folder"},
		{"a folder", "folder", "it is a folder"},
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("absent", filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
		tests = append(tests, []struct{ name, path, why string }{
			{"below a file", "file/out.csv", "part of its path is a file, not a folder"},
			{"link to nothing", "link", "it is a link to a file that does not exist"},
			{"device", "/dev/null", "it is not an ordinary file"},
		}...)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := tt.path
			if !filepath.IsAbs(path) {
				path = filepath.Join(dir, path)
			}
			_, err := Create(path)
			var refusal *Error
			if !errors.As(err, &refusal) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if want := "cannot write " + path + ": " + tt.why; refusal.Error() != want {
				t.Errorf("got %q, want %q", refusal.Error(), want)
			}
		})
	}
}

// A link stays a link: what it leads to is replaced.
func TestWriteThroughLink(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(target, []byte("old"), 0o644), os.Symlink("target", link)); err != nil {
		t.Fatal(err)
	}
	if err := Write(link, text("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, error %v", info, err)
	}
	if diff := cmp.Diff(map[string]string{"target": "new", "link": "new"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A new file is private; one that was shared stays shared.
func TestPermissions(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("permissions are kept otherwise there")
	}
	dir := t.TempDir()
	shared := filepath.Join(dir, "shared")
	if err := errors.Join(os.WriteFile(shared, nil, 0o644), os.Chmod(shared, 0o664)); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{shared: 0o664, filepath.Join(dir, "new"): 0o600} {
		if err := Write(path, text("x")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got %v, error %v; want %v", path, info.Mode().Perm(), err, want)
		}
	}
}

func TestDiscardAll(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(filepath.Join(dir, "out.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("half")); err != nil {
		t.Fatal(err)
	}
	DiscardAll()
	if diff := cmp.Diff(map[string]string{}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := f.Write([]byte("more")); err == nil {
		t.Error("a discarded file was written to")
	}
	if err := f.Commit(); err == nil {
		t.Error("a discarded file was committed")
	}
	f.Discard()
	if diff := cmp.Diff(map[string]string{}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// The files of a batch take their places together, or none does.
func TestBatch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("a"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	var b Batch
	for _, name := range []string{"a", "b"} {
		if err := b.Add(at(name), []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	if got := folder(t, dir)["a"]; got != "old" {
		t.Errorf("before it is committed: %q", got)
	}
	b.Discard()
	if diff := cmp.Diff(map[string]string{"a": "old"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
	if err := b.Commit(); err == nil {
		t.Error("a discarded batch was committed")
	}
	b = Batch{}
	for _, name := range []string{"a", "b"} {
		if err := b.Add(at(name), []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"a": "new", "b": "new"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
	if err := (&Batch{}).Commit(); err != nil {
		t.Errorf("nothing: %v", err)
	}
}
