package project

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/metrics"
	"apst/metrics/record"
)

// MeasureSource is some files of a measure other than the SDQ, and what is declared
// of them.
type MeasureSource struct {
	Measure  string
	Files    []Files
	Map      Files // empty for none
	Wave     string
	Role     string // what the files are, where they are not the school's own
	Key      string
	Settings metrics.Settings
	Line     int
}

// waves are the sittings that a source can be said to be of.
var waves = []string{"baseline", "interim", "endline"}

// readMeasure reads the sources of a measure: the settings that it takes are its
// own options.
func (p *Project) readMeasure(m *metrics.Measure, n *yaml.Node) error {
	return list(n, m.ID, func(n *yaml.Node) error {
		s := MeasureSource{Measure: m.ID, Line: n.Line, Settings: metrics.Settings{}}
		of := fields{
			"files": func(n *yaml.Node) error { return patterns(n, &s.Files) },
			"key":   func(n *yaml.Node) error { return text(n, "key", &s.Key) },
			"map":   func(n *yaml.Node) error { s.Map.Line = n.Line; return fileName(n, "map", &s.Map.Pattern) },
		}
		if slices.ContainsFunc(m.Spec.Shapes, func(sh *record.Shape) bool { return sh.Waves }) {
			of["wave"] = func(n *yaml.Node) error { return word(n, "wave", &s.Wave, waves...) }
		}
		if len(m.Roles) > 0 {
			var roles []string
			for _, r := range m.Roles {
				roles = append(roles, r.Name)
			}
			of["role"] = func(n *yaml.Node) error { return word(n, "role", &s.Role, roles...) }
		}
		for _, o := range m.Options {
			of[settingName(o.Name)] = func(n *yaml.Node) error { return s.set(o, n) }
		}
		err := group(n, m.ID+" source", of, "files")
		p.Measures = append(p.Measures, s)
		return err
	})
}

// settingName is an option as a line of the project's file.
func settingName(option string) string { return strings.ReplaceAll(option, "-", "_") }

func (s *MeasureSource) set(o metrics.Option, n *yaml.Node) error {
	name, value := settingName(o.Name), ""
	var err error
	if len(o.Allowed) > 0 {
		err = word(n, name, &value, o.Allowed...)
	} else if err = text(n, name, &value); err == nil && o.Check != nil {
		if bad := o.Check(value); bad != nil {
			err = &Error{Line: n.Line, Text: fmt.Sprintf("%s %q: %s", name, value, bad)}
		}
	}
	s.Settings[o.Name] = value
	return err
}

// MeasureInput is a file of a source, and the source.
type MeasureInput struct {
	record.Input
	Source *MeasureSource
}

// MeasureInputs are the files of a measure's sources. A pattern that fits no file,
// and a file of two sources, are an [*Error].
func (p *Project) MeasureInputs(measure string) ([]MeasureInput, error) {
	var out []MeasureInput
	for i := range p.Measures {
		s := &p.Measures[i]
		if s.Measure != measure {
			continue
		}
		m, err := p.readMap(s)
		if err != nil {
			return nil, err
		}
		paths, err := p.expand(s.Files, false)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if slices.ContainsFunc(out, func(in MeasureInput) bool { return in.Path == path }) {
				return nil, p.wrong(s.Line, fmt.Sprintf("%s belongs to two sources", path), "name each file once")
			}
			out = append(out, MeasureInput{record.Input{Path: path, Map: m, Wave: s.Wave, Role: s.Role}, s})
		}
	}
	return out, nil
}

// Measured are the measures that the project has sources of, in the order of the
// file, each once.
func (p *Project) Measured() []string {
	var out []string
	for i := range p.Measures {
		if !slices.Contains(out, p.Measures[i].Measure) {
			out = append(out, p.Measures[i].Measure)
		}
	}
	return out
}

// readMap reads the map of a source; nil where it has none.
func (p *Project) readMap(s *MeasureSource) (*record.Map, error) {
	if s.Map.Pattern == "" {
		return nil, nil
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
	m, err := record.ParseMap(data)
	if err != nil {
		return nil, p.wrong(s.Map.Line, fmt.Sprintf("%s: %s", path, err), "")
	}
	if m.Measure != s.Measure {
		return nil, p.wrong(s.Map.Line, fmt.Sprintf("%s is a map for %s", path, m.Measure), "name a map that was made for "+s.Measure)
	}
	return m, nil
}
