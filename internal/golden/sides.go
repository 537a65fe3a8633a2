package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/compare"
	"apst/internal/runlog"
)

// side is what was recorded, or what was written now.
func side(folder string, r *Record) (*compare.Set, error) {
	var members []compare.Member
	for _, name := range r.files() {
		members = append(members, compare.Member{Name: name, Read: func() ([]byte, error) {
			return os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		}})
	}
	s, err := compare.Members(folder, members)
	if err != nil {
		return nil, err
	}
	s.Basis = r.basis()
	return s, nil
}

// basis is what outputs rest on: the program, its rules, the settings, and the files that
// commands could read.
func (r *Record) basis() *compare.Basis {
	b := &compare.Basis{Tool: r.Tool.Version, Rulesets: map[string]string{}, Settings: map[string]string{}, Whole: true}
	for _, s := range r.Rulesets {
		b.Rulesets[s.Measure] = s.Ruleset
	}
	for _, s := range r.Settings {
		b.Settings[s.Name] = s.Value
	}
	for _, f := range r.Inputs {
		if f.Name != "apst.yaml" { // its settings are told by themselves
			b.Inputs = append(b.Inputs, compare.Source{Name: f.Name, SHA256: f.SHA256})
		}
	}
	return b
}

// since says what is not as it was when it was recorded.
func since(old, now *compare.Basis) []string {
	var out []string
	if old.Tool != now.Tool {
		out = append(out, fmt.Sprintf("apst was %s and is %s", old.Tool, now.Tool))
	}
	var measures []string
	for m, was := range old.Rulesets {
		if is, ok := now.Rulesets[m]; ok && is != was {
			measures = append(measures, fmt.Sprintf("the rules of %s were %s and are %s", m, was, is))
		}
	}
	slices.Sort(measures)
	out = append(out, measures...)
	for _, s := range compare.SettingsChanged(old, now) {
		out = append(out, "the setting "+s+" is not as it was")
	}
	for _, name := range compare.InputsChanged(old, now) {
		out = append(out, name+" is not as it was")
	}
	return out
}

// Inputs puts files in order, by name.
func Inputs(files []runlog.File) []runlog.File {
	slices.SortFunc(files, func(a, b runlog.File) int { return strings.Compare(a.Name, b.Name) })
	return files
}
