package project

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/metrics"
	"apst/sdq/intake"
)

// SDQSource is some files with answers to the SDQ, and what is declared of them.
type SDQSource struct {
	Files []Files
	Line  int

	Wave, Informant, Form, Coding, ImpactCoding, GateCoding, LookBack []Said // empty where the files say it
	AlreadyReversed                                                   *bool
	ItemsNumbered                                                     bool
	Key                                                               string
	Map                                                               Files // relative to the project; empty for none
}

// Said is a word that is said of all answers of a source, or of those that Of names
// by wave, informant, sheet or file.
type Said struct {
	Of, Word string
	Line     int
}

func (p *Project) readSources(n *yaml.Node, measures []*metrics.Measure) error {
	of := fields{
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
	}
	for _, m := range measures {
		of[m.ID] = func(n *yaml.Node) error { return p.readMeasure(m, n) }
	}
	return group(n, "sources", of)
}

func (s *SDQSource) read(n *yaml.Node) error {
	one := func(name string, to *[]Said, allowed ...string) func(*yaml.Node) error {
		return func(n *yaml.Node) error { return said(n, name, to, allowed...) }
	}
	return group(n, "sdq source", fields{
		"files":            func(n *yaml.Node) error { return patterns(n, &s.Files) },
		"wave":             one("wave", &s.Wave, "baseline", "endline", "interim"),
		"informant":        one("informant", &s.Informant, "self", "teacher", "parent"),
		"form":             one("form", &s.Form, "2-4", "4-17", "18+"),
		"coding":           one("coding", &s.Coding, intake.Codings()...),
		"impact_coding":    one("impact_coding", &s.ImpactCoding, intake.ImpactCodings()...),
		"gate_coding":      one("gate_coding", &s.GateCoding, intake.GateCodings()...),
		"look_back":        one("look_back", &s.LookBack, intake.SixMonths, intake.OneMonth),
		"already_reversed": func(n *yaml.Node) error { return yesNo(n, "already_reversed", &s.AlreadyReversed) },
		"items": func(n *yaml.Node) error {
			var numbered string
			s.ItemsNumbered = true
			return word(n, "items", &numbered, "1-25")
		},
		"key": func(n *yaml.Node) error { return text(n, "key", &s.Key) },
		"map": func(n *yaml.Node) error { s.Map.Line = n.Line; return fileName(n, "map", &s.Map.Pattern) },
	}, "files")
}

// said reads one word for all answers, or a group with a word for each sheet, file,
// wave or informant.
func said(n *yaml.Node, name string, to *[]Said, allowed ...string) error {
	if n.Kind != yaml.MappingNode {
		s := Said{Line: n.Line}
		err := word(n, name, &s.Word, allowed...)
		*to = append(*to, s)
		return err
	}
	if len(n.Content) == 0 {
		return expected(n, name, "a word, or a group such as {Autumn: "+allowed[0]+"}")
	}
	return eachOf(n, name, func(key, value *yaml.Node) error {
		s := Said{Of: strings.TrimSpace(key.Value), Line: key.Line}
		if s.Of == "" {
			return expected(key, name, "the name of a sheet, file, wave or informant before the colon")
		}
		err := word(value, name, &s.Word, allowed...)
		*to = append(*to, s)
		return err
	})
}

func patterns(n *yaml.Node, to *[]Files) error {
	return list(n, "files", func(n *yaml.Node) error {
		f := Files{Line: n.Line}
		if err := fileName(n, "files", &f.Pattern); err != nil {
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
		to   *[]intake.Choice
		said []Said
	}{{&o.Wave, s.Wave}, {&o.Informant, s.Informant}, {&o.Form, s.Form}, {&o.Coding, s.Coding}, {&o.Impact, s.ImpactCoding}, {&o.Gate, s.GateCoding}, {&o.LookBack, s.LookBack}} {
		for _, w := range c.said {
			choice := intake.Choice{Value: w.Word, From: (&Error{File: p.file(), Line: w.Line}).place()}
			if w.Of != "" {
				choice.Of = strings.Split(w.Of, "+")
			}
			*c.to = append(*c.to, choice)
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
	partial := map[*intake.Options]*intake.Options{}
	for i := range named {
		src := same(sources, named[i])
		if src == nil {
			continue
		}
		if partial[src.Declared] == nil {
			some := *src.Declared
			some.Partial = true
			partial[src.Declared] = &some
		}
		named[i].Declared = partial[src.Declared]
		n++
	}
	return n, nil
}

// Whole reports whether named files, each of them once, are the project's SDQ
// sources, all of them and no other. Where a source is not there nobody can tell,
// and they are not.
func (p *Project) Whole(named []intake.Input) bool {
	sources, err := p.SDQInputs()
	return err == nil && len(sources) == len(named) &&
		!slices.ContainsFunc(named, func(in intake.Input) bool { return same(sources, in) == nil })
}

// same is the source that is a named file, under whatever name; nil for none. A
// file that cannot be found is reported when it is opened.
func same(sources []intake.Input, named intake.Input) *intake.Input {
	info, err := os.Stat(named.Path)
	if err != nil {
		return nil
	}
	for i := range sources {
		if own, err := os.Stat(sources[i].Path); err == nil && os.SameFile(own, info) {
			return &sources[i]
		}
	}
	return nil
}

// Wrong is a complaint about a line of the project file, of somebody who knows more
// than the file does.
func (p *Project) Wrong(line int, text, hint string) error { return p.wrong(line, text, hint) }

func (p *Project) wrong(line int, text, hint string) error {
	return &Error{File: p.file(), Line: line, Text: text, Hint: hint}
}

// file is the project file as seen from the current folder.
func (p *Project) file() string { return filepath.Join(p.Folder, FileName) }
