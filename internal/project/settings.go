package project

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/metrics"
	"apst/metrics/record"
)

// Setting is what holds for one setting, and who said so.
type Setting struct {
	Name  string // its place in the file: change.youngest, sources.sdq[1].informant
	Value string // as it was written
	Line  int    // of the file; 0 for one that the file does not give
}

// Given reports whether the file gives the setting.
func (s *Setting) Given() bool { return s.Line > 0 }

//go:embed tables/defaults.csv
var defaultsTable string

// Defaults are what stands where the file says nothing: the setting, and its value in
// words.
func Defaults() [][]string { return record.Table(defaultsTable) }

// flatten lists the settings of a file in its order. A list of words is one setting;
// the entries of a list of groups are numbered from 1.
func flatten(n *yaml.Node, name string, out []Setting) []Setting {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if value.Tag == "!!null" {
				continue // a key without a value says nothing
			}
			own := key.Value
			if name != "" {
				own = name + "." + own
			}
			out = flatten(value, own, out)
		}
	case yaml.SequenceNode:
		if words, ok := wordList(n); ok {
			return append(out, Setting{name, words, n.Line})
		}
		for i, entry := range n.Content {
			out = flatten(entry, fmt.Sprintf("%s[%d]", name, i+1), out)
		}
	case yaml.ScalarNode:
		out = append(out, Setting{name, strings.TrimSpace(n.Value), n.Line})
	}
	return out
}

// wordList joins a list that holds words alone.
func wordList(n *yaml.Node) (string, bool) {
	var words []string
	for _, entry := range n.Content {
		if entry.Kind != yaml.ScalarNode {
			return "", false
		}
		words = append(words, strings.TrimSpace(entry.Value))
	}
	return strings.Join(words, ", "), true
}

// Settings lists every setting that holds: those of the file in its order, then what
// stands where it says nothing. measures are those that [Load] was given.
func (p *Project) Settings(measures ...*metrics.Measure) []Setting {
	out := slices.Clone(p.settings)
	add := func(name, value string) {
		if !slices.ContainsFunc(out, func(s Setting) bool { return s.Name == name || strings.HasPrefix(s.Name, name+"[") }) {
			out = append(out, Setting{Name: name, Value: value})
		}
	}
	for _, r := range Defaults() {
		add(r[0], r[1])
	}
	for _, m := range measures {
		for i, name := range p.sourceNames(m.ID) {
			if i > 0 {
				break // a measure is read in one way: what one source says holds for all
			}
			for _, o := range m.Options {
				value := o.Default
				if value == "" {
					value = o.Without
				}
				given := slices.ContainsFunc(out, func(s Setting) bool { return s.Given() && inSource(s.Name, m.ID, settingName(o.Name)) })
				if value != "" && !given {
					add(name+"."+settingName(o.Name), value)
				}
			}
		}
	}
	return out
}

// sourceNames are the sources of a measure by their places in the file.
func (p *Project) sourceNames(measure string) []string {
	var out []string
	for _, s := range p.settings {
		rest, ok := strings.CutPrefix(s.Name, "sources."+measure)
		if !ok || rest == "" || rest[0] != '[' && rest[0] != '.' {
			continue
		}
		own := "sources." + measure
		if rest[0] == '[' {
			own += rest[:strings.IndexByte(rest, ']')+1]
		}
		if !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out
}

// inSource reports whether a setting is this one of a source of the measure.
func inSource(name, measure, setting string) bool {
	rest, ok := strings.CutPrefix(name, "sources."+measure)
	return ok && strings.HasSuffix(rest, "."+setting)
}
