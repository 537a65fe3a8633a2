package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatGitIgnores(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	put := func(name, text string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(".git/HEAD", "ref: refs/heads/main\n")
	put(".git/info/exclude", "private/\n")
	put(".gitignore", "# a remark\n/out/\ncopies-*\n!copies-kept\ndeep/er/\nall/**\n")
	put("sub/.gitignore", "own\n/at-top\n")
	for folder, want := range map[string]bool{
		"x": false, "out": true, "out/copy": true, "a/out": false, "copies-1": true, "a/copies-2/b": true, "copies-kept": false,
		"deep": false, "deep/er": true, "deep/er/est": true, "all/copy": true, "private/copy": true, "a/private": true,
		"sub/own": true, "own": false, "sub/a/own": true, "sub/at-top": true, "sub/a/at-top": false, "": false,
	} {
		if got := trackedBy(filepath.Join(root, filepath.FromSlash(folder))) == ""; got != want {
			t.Errorf("%q: ignored %t, want %t", folder, got, want)
		}
	}
}

// What a run releases of a copy is what it releases of the originals, but for the hashes
// of the files that are read.
func TestCopyReleasesTheSame(t *testing.T) {
	if os.Getenv("APST_FULL") == "" {
		t.Skip("APST_FULL=1 runs it")
	}
	dir := t.TempDir()
	t.Chdir(dir)
	do := func(args ...string) {
		t.Helper()
		ios, _, talk := testIO()
		if code := run(context.Background(), ios, args); code != exitDone && code != exitData {
			t.Fatalf("%s: exit code %d\n%s", strings.Join(args, " "), code, talk)
		}
	}
	do("init", "school", "--example")
	do("pseudonymise", filepath.Join("school", "data"), "-o", "copy", "--key", filepath.Join("school", "keys", keyName))
	for _, name := range []string{"apst.yaml", filepath.Join("keys", keyName)} {
		data, err := os.ReadFile(filepath.Join("school", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join("other", filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("other", name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename("copy", filepath.Join("other", "data")); err != nil {
		t.Fatal(err)
	}
	for _, project := range []string{"school", "other"} {
		t.Chdir(filepath.Join(dir, project))
		do("run")
	}
	t.Chdir(dir)
	tables, err := filepath.Glob(filepath.Join("school", "out", "release", "tables", "*.csv"))
	if err != nil || len(tables) < 10 {
		t.Fatalf("%d tables were released: %v", len(tables), err)
	}
	for _, path := range tables {
		was, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		is, err := os.ReadFile(filepath.Join("other", strings.TrimPrefix(path, "school")))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(withoutHashes(was), withoutHashes(is)) {
			t.Errorf("%s is not the same", path)
		}
	}
}

// withoutHashes leaves out the lines that say which files were read.
func withoutHashes(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if !bytes.Contains(line, []byte("SHA-256")) {
			out = append(out, line...)
		}
	}
	return out
}
