package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// evaluatorKey is the secret key that opens what is encrypted in the project of returns.
const evaluatorKey = "key.txt"

// packProject is a copy of the small project of the session about returns, of eight pupils.
func packProject(t *testing.T) string {
	t.Helper()
	session, err := txtar.ParseFile(filepath.Join("testdata", "script", "pack.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range session.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, path, f.Data)
	}
	return dir
}

// retick changes an answer in the project of returns, so that its return is another, and what
// is found in it as well.
func retick(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "data", "sdq.csv")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(data, []byte("30/06/2023,2,0,0,2,0,0,1"), []byte("30/06/2023,7,0,0,2,0,0,1"), 1)
	if bytes.Equal(changed, data) {
		t.Fatal("there is no answer to change")
	}
	write(t, path, changed)
}
