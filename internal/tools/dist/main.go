// Command dist builds what is handed out: the program for every system, the
// licences of everything linked into it, and the checksums of both.
//
//	go run ./internal/tools/dist -version v1.2.0 -commit 0123abcd -o dist
//
// The same commit and the same Go release give the same bytes anywhere: no path,
// clock or host goes into them. It needs nothing but Go.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// target is a system that programs are built for.
type target struct{ os, arch string }

var targets = []target{
	{"windows", "amd64"}, {"windows", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
	{"linux", "amd64"}, {"linux", "arm64"},
}

// command is the package of the program.
const command = "./cmd/apst"

func main() {
	version := flag.String("version", "unreleased", "version to name the files and the program with")
	commit := flag.String("commit", "unknown", "commit the program is built from")
	folder := flag.String("o", "dist", "folder to write to; what is in it is removed")
	flag.Parse()
	if err := dist(*version, *commit, *folder); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

func dist(version, commit, folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var names []string
	for _, t := range targets {
		name := t.file(version)
		fmt.Println("building", name)
		if err := t.build(version, commit, filepath.Join(folder, name)); err != nil {
			return err
		}
		names = append(names, name)
	}
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	others, err := thirdParty(targets)
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{"LICENSE": licence, "THIRD_PARTY_LICENCES.txt": others} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
		names = append(names, name)
	}
	return writeSums(folder, names)
}

// file is the name of the program for a system.
func (t target) file(version string) string {
	name := strings.Join([]string{"apst", version, t.os, t.arch}, "-")
	if t.os == "windows" {
		name += ".exe"
	}
	return name
}

// env is the environment to build in. GOAMD64=v1 keeps the compiler from fusing
// a multiplication with an addition, which would round otherwise on other
// processors.
func (t target) env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOAMD64=v1", "GOOS="+t.os, "GOARCH="+t.arch)
}

func (t target) build(version, commit, file string) error {
	flags := fmt.Sprintf("-s -w -X main.version=%s -X main.commit=%s", version, commit)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags", flags, "-o", file, command)
	cmd.Env = t.env()
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("building for %s/%s: %w", t.os, t.arch, err)
	}
	return nil
}

// writeSums writes checksums in the form that sha256sum --check reads.
func writeSums(folder string, names []string) error {
	slices.Sort(names)
	var sums strings.Builder
	for _, name := range names {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		hash := sha256.New()
		_, err = io.Copy(hash, f)
		f.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", hash.Sum(nil), name)
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(sums.String()), 0o644)
}
