package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The modules that every build has are there with their licences, each once, and
// nothing of the machine that gathered them.
func TestThirdParty(t *testing.T) {
	t.Chdir(filepath.Join("..", "..", ".."))
	text, err := thirdParty(targets)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\ngithub.com/spf13/cobra v", "\ngolang.org/x/term v", "\ngithub.com/inconshreveable/mousetrap v", "\nthe Go runtime and standard library go1"} {
		if n := strings.Count(string(text), want); n != 1 {
			t.Errorf("%q stands there %d times", want, n)
		}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{here, "google/go-cmp", "testscript"} {
		if strings.Contains(string(text), bad) {
			t.Errorf("it names %s", bad)
		}
	}
}

func TestLicences(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := licences(dir); err == nil {
		t.Error("a module without a licence is accepted")
	}
	for name, text := range map[string]string{"LICENSE.txt": "\r\none\r\n", "Notice": "two\n", "readme": "three"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := licences(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"one", "two"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFileNames(t *testing.T) {
	t.Parallel()
	for want, tt := range map[string]target{
		"apst-v1.2.0-windows-arm64.exe": {"windows", "arm64"},
		"apst-v1.2.0-darwin-amd64":      {"darwin", "amd64"},
	} {
		if got := tt.file("v1.2.0"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestWriteSums(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"b", "a"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("abc"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSums(dir, []string{"b", "a"}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	const sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if diff := cmp.Diff(sum+"  a\n"+sum+"  b\n", string(got)); diff != "" {
		t.Error(diff)
	}
}
