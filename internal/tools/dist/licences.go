package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// module is one that is linked into the program.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// thirdParty is the licences of every module that is linked into the program for
// any of the systems, and of Go's own library.
func thirdParty(targets []target) ([]byte, error) {
	linked := map[string]*module{}
	for _, t := range targets {
		if err := t.modules(linked); err != nil {
			return nil, err
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("finding Go: %w", err)
	}
	linked["Go"] = &module{Path: "the Go runtime and standard library", Version: runtime.Version(), Dir: strings.TrimSpace(string(goroot))}
	var out bytes.Buffer
	out.WriteString("apst is built with the software below, each under its own licence.\n")
	for _, path := range slices.Sorted(maps.Keys(linked)) {
		m := linked[path]
		texts, err := licences(m.Dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		fmt.Fprintf(&out, "\n%s\n%s %s\n", strings.Repeat("=", 78), m.Path, m.Version)
		for _, text := range texts {
			fmt.Fprintf(&out, "%s\n\n%s\n", strings.Repeat("-", 78), text)
		}
	}
	return out.Bytes(), nil
}

// modules adds the modules of the packages that the program needs on a system.
func (t target) modules(linked map[string]*module) error {
	cmd := exec.Command("go", "list", "-mod=readonly", "-deps", "-json=Module", command)
	cmd.Env, cmd.Stderr = t.env(), os.Stderr
	list, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("listing what apst needs on %s/%s: %w", t.os, t.arch, err)
	}
	for packages := json.NewDecoder(bytes.NewReader(list)); ; {
		var p struct{ Module *module }
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("listing what apst needs: %w", err)
		}
		m := p.Module
		if m == nil || m.Main {
			continue // Go's own, or ours
		}
		path := m.Path
		if m.Replace != nil {
			m = m.Replace
		}
		linked[path] = m
	}
}

// licences reads the licence files of a module, without their line ends'
// differences.
func licences(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !slices.ContainsFunc([]string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"}, func(s string) bool { return strings.HasPrefix(name, s) }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	if len(texts) == 0 {
		return nil, errors.New("it has no licence file")
	}
	return texts, nil
}
