package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/sdq/intake"
)

// SDQSource is some files with answers to the SDQ, and what is declared of them.
type SDQSource struct {
	Files []Files
	Line  int

	Wave, Informant, Form, Coding, ImpactCoding, LookBack string // empty where the files say it
	AlreadyReversed                                       *bool
	ItemsNumbered                                         bool
	Key                                                   string
	Map                                                   Files // relative to the project; empty for none
}

func (p *Project) readSources(n *yaml.Node) error {
	return group(n, "sources", fields{
		"roster": func(n *yaml.Node) error {
			return group(n, "roster", fields{"files": func(n *yaml.Node) error { return patterns(n, &p.Roster) }}, "files")
		},
		"sdq": func(n *yaml.Node) error {
			return list(n, "sdq", func(n *yaml.Node) error {
				s := SDQSource{Line: n.Line}
				err := s.read(n)
				p.SDQ = append(p.SDQ, s)
				return err
			})
		},
	})
}

func (s *SDQSource) read(n *yaml.Node) error {
	one := func(name string, to *string, allowed ...string) func(*yaml.Node) error {
		return func(n *yaml.Node) error { return word(n, name, to, allowed...) }
	}
	return group(n, "sdq source", fields{
		"files":            func(n *yaml.Node) error { return patterns(n, &s.Files) },
		"wave":             one("wave", &s.Wave, "baseline", "endline", "interim"),
		"informant":        one("informant", &s.Informant, "self", "teacher", "parent"),
		"form":             one("form", &s.Form, "2-4", "4-17", "18+"),
		"coding":           one("coding", &s.Coding, intake.Codings()...),
		"impact_coding":    one("impact_coding", &s.ImpactCoding, intake.ImpactCodings()...),
		"look_back":        one("look_back", &s.LookBack, intake.SixMonths, intake.OneMonth),
		"already_reversed": func(n *yaml.Node) error { return yesNo(n, "already_reversed", &s.AlreadyReversed) },
		"items": func(n *yaml.Node) error {
			var numbered string
			s.ItemsNumbered = true
			return word(n, "items", &numbered, "1-25")
		},
		"key": func(n *yaml.Node) error { return text(n, "key", &s.Key) },
		"map": func(n *yaml.Node) error { s.Map.Line = n.Line; return text(n, "map", &s.Map.Pattern) },
	}, "files")
}

func patterns(n *yaml.Node, to *[]Files) error {
	return list(n, "files", func(n *yaml.Node) error {
		f := Files{Line: n.Line}
		if err := text(n, "files", &f.Pattern); err != nil {
			return err
		}
		*to = append(*to, f)
		return nil
	})
}

// SDQInputs are the files of the SDQ sources, each with what is declared of it.
// A pattern that fits no file, and a file of two sources, are an [*Error].
func (p *Project) SDQInputs() ([]intake.Input, error) { return p.sdqInputs(false) }

func (p *Project) sdqInputs(missing bool) ([]intake.Input, error) {
	var inputs []intake.Input
	for i := range p.SDQ {
		s := &p.SDQ[i]
		declared, err := p.declared(s)
		if err != nil {
			return nil, err
		}
		paths, err := p.expand(s.Files, missing)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if slices.ContainsFunc(inputs, func(in intake.Input) bool { return in.Path == path }) {
				return nil, p.wrong(s.Line, fmt.Sprintf("%s belongs to two sources", path), "name each file once")
			}
			inputs = append(inputs, intake.Input{Path: path, Declared: declared})
		}
	}
	return inputs, nil
}

// RosterFiles are the files of the roster.
func (p *Project) RosterFiles() ([]string, error) { return p.expand(p.Roster, false) }

func (p *Project) declared(s *SDQSource) (*intake.Options, error) {
	o := &intake.Options{AlreadyReversed: s.AlreadyReversed, ItemsNumbered: s.ItemsNumbered, Key: intake.ParseKey(s.Key)}
	for _, c := range []struct {
		to    *[]intake.Choice
		value string
	}{{&o.Wave, s.Wave}, {&o.Informant, s.Informant}, {&o.Form, s.Form}, {&o.Coding, s.Coding}, {&o.Impact, s.ImpactCoding}, {&o.LookBack, s.LookBack}} {
		if c.value != "" {
			*c.to = []intake.Choice{{Value: c.value}}
		}
	}
	if s.Map.Pattern == "" {
		return o, nil
	}
	path := p.path(s.Map.Pattern)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, p.wrong(s.Map.Line, fmt.Sprintf("there is no map %s", path), "make one with: apst inspect FILE --save-map "+path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	m, err := intake.ParseMap(data)
	if err != nil {
		return nil, p.wrong(s.Map.Line, fmt.Sprintf("%s: %s", path, err), "")
	}
	o.Maps = []*intake.Map{m}
	return o, nil
}

// Declare gives those of some named files that are sources of the project what the
// project says of them, and returns how many there are. Sources whose files are
// not there yet do not matter to it.
func (p *Project) Declare(named []intake.Input) (int, error) {
	sources, err := p.sdqInputs(true)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range named {
		info, err := os.Stat(named[i].Path)
		if err != nil {
			continue // reported when it is opened
		}
		for _, src := range sources {
			if own, err := os.Stat(src.Path); err == nil && os.SameFile(own, info) {
				named[i].Declared = src.Declared
				n++
			}
		}
	}
	return n, nil
}

func (p *Project) wrong(line int, text, hint string) error {
	return &Error{File: filepath.Join(p.Folder, FileName), Line: line, Text: text, Hint: hint}
}

// path is a path of the project file as seen from the current folder.
func (p *Project) path(written string) string {
	written = filepath.FromSlash(written)
	if filepath.IsAbs(written) {
		return written
	}
	return filepath.Join(p.Folder, written)
}

// expand finds the files of patterns, in the order of the patterns and by name
// within one. Files that a program keeps while another is open (~$...) are no
// inputs. Unless they may be missing, a pattern that fits nothing is an [*Error].
func (p *Project) expand(files []Files, missing bool) ([]string, error) {
	var out []string
	for _, f := range files {
		found, err := p.glob(f.Pattern)
		if err != nil {
			return nil, p.wrong(f.Line, fmt.Sprintf("%q is no file or pattern", f.Pattern), "write a file's name, or a pattern such as data/*.xlsx")
		}
		n := 0
		for _, path := range found {
			if info, err := os.Stat(path); err != nil || info.IsDir() || strings.HasPrefix(filepath.Base(path), "~$") {
				continue
			}
			if n++; !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
		if n == 0 && !missing {
			return nil, p.wrong(f.Line, fmt.Sprintf("there is no file %s", f.Pattern), "put it there, or correct the name")
		}
	}
	return out, nil
}

// glob matches a pattern below the part of it that is a plain folder: a project's
// own folder may have brackets in its name.
func (p *Project) glob(pattern string) ([]string, error) {
	pattern = filepath.ToSlash(pattern)
	if _, err := os.Stat(p.path(pattern)); err == nil || !strings.ContainsAny(pattern, "*?[") {
		return []string{p.path(pattern)}, nil // a name may hold brackets
	}
	plain, rest := "", pattern
	for {
		first, more, found := strings.Cut(rest, "/")
		if !found || strings.ContainsAny(first, "*?[") {
			break
		}
		plain, rest = plain+first+"/", more
	}
	root := p.path(plain)
	if root == "" {
		root = "."
	}
	found, err := fs.Glob(os.DirFS(root), rest)
	if err != nil {
		return nil, err
	}
	if !fs.ValidPath(rest) {
		return nil, errors.New("no pattern")
	}
	slices.Sort(found)
	for i := range found {
		found[i] = filepath.Join(root, filepath.FromSlash(found[i]))
	}
	return found, nil
}
