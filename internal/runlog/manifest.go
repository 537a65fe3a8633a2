package runlog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// Format is the newest form of the manifest that this program knows.
const Format = 1

// FileName is what the manifest is called, in out/.
const FileName = "manifest.json"

// maxManifest bounds the file; a project with a thousand sources comes to a tenth.
const maxManifest = 16 << 20

// ErrDamaged is the error of a manifest that is not in its form: nothing is known of
// what was done, and everything is done again.
var ErrDamaged = errors.New("it is not in its form")

// NewerError is the error of a manifest that a newer program wrote.
type NewerError struct{ Format int }

func (e *NewerError) Error() string {
	return fmt.Sprintf("the file has format %d, and this program knows up to %d", e.Format, Format)
}

// Manifest is what a run was made of, what it did and what came of it.
type Manifest struct {
	Format   int       `json:"format"`
	Tool     Tool      `json:"tool"`
	Rulesets []Ruleset `json:"rulesets"`
	Config   File      `json:"config"` // apst.yaml
	Settings []Setting `json:"settings"`
	Inputs   []Input   `json:"inputs"`
	Maps     []Input   `json:"maps"` // and decisions about identifiers
	Stages   []*Stage  `json:"stages"`
	Gate     *Gate     `json:"gate"` // null where nothing was let out
}

// Tool is the program.
type Tool struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
}

// Ruleset is the rules and tables that a measure is scored with.
type Ruleset struct {
	Measure string `json:"measure"`
	Ruleset string `json:"ruleset"`
}

// Setting is a setting, and who said so: "apst.yaml", "default" or "option".
type Setting struct {
	Name  string `json:"setting"`
	Value string `json:"value"`
	From  string `json:"from,omitempty"`
}

// File is a file as seen from the project's folder, with / between folders.
type File struct {
	Name   string `json:"file"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Input is a file that is read, and the sources that it belongs to.
type Input struct {
	File
	Of []string `json:"of"`
}

// Outcome is how a stage ended.
type Outcome string

// How a stage ends.
const (
	Done     Outcome = "done"
	Findings Outcome = "findings" // done, and something in the data was refused
	Refused  Outcome = "refused"  // by the disclosure gate: what it would have written is not there
	Failed   Outcome = "failed"   // it could not do its work
)

// Finished reports whether there is nothing to be tried again.
func (o Outcome) Finished() bool { return o == Done || o == Findings }

// Stage is what a stage went by, and what came of it.
type Stage struct {
	Name     string    `json:"stage"`
	Outcome  Outcome   `json:"outcome"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Settings []Setting `json:"settings"`
	Lines    string    `json:"lines,omitempty"` // of apst.yaml, where findings may name them
	Inputs   []File    `json:"inputs"`
	Outputs  []File    `json:"outputs"`
}

// Gate is what the disclosure gate decided of the release.
type Gate struct {
	Profile   string   `json:"profile"`
	Numbers   int      `json:"numbers"`
	Shown     int      `json:"shown"`
	Primary   int      `json:"hidden_for_themselves"`
	Secondary int      `json:"hidden_for_others"`
	Tables    []string `json:"tables"`
	Refused   []string `json:"refused"` // tables with cells that cannot be protected
}

// Stage is a stage by its name; nil where there is none.
func (m *Manifest) Stage(name string) *Stage {
	i := slices.IndexFunc(m.Stages, func(s *Stage) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return m.Stages[i]
}

// Put puts a stage in the place of the one of its name.
func (m *Manifest) Put(s *Stage) {
	if i := slices.IndexFunc(m.Stages, func(o *Stage) bool { return o.Name == s.Name }); i >= 0 {
		m.Stages[i] = s
		return
	}
	m.Stages = append(m.Stages, s)
}

// Read reads a manifest. A file that is not there is one that says nothing; the error
// is [ErrDamaged] of one that is not in its form, and a [*NewerError] of one that a
// newer program wrote.
func Read(path string) (*Manifest, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return &Manifest{Format: Format}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// Parse reads the text of a manifest.
func Parse(data []byte) (*Manifest, error) {
	var head struct {
		Format int `json:"format"`
	}
	m := &Manifest{}
	switch {
	case len(data) > maxManifest || json.Unmarshal(data, &head) != nil || head.Format < 1:
		return nil, ErrDamaged
	case head.Format > Format:
		return nil, &NewerError{head.Format}
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(m); err != nil || slices.Contains(m.Stages, nil) {
		return nil, ErrDamaged
	}
	return m, nil
}

// Write writes the manifest.
func (m *Manifest) Write(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(m.filled())
}

// filled is the manifest with empty lists for those that are not there.
func (m *Manifest) filled() *Manifest {
	full := *m
	fill(&full.Rulesets)
	fill(&full.Settings)
	fill(&full.Inputs)
	fill(&full.Maps)
	full.Stages = make([]*Stage, len(m.Stages))
	for i, s := range m.Stages {
		own := *s
		fill(&own.Settings)
		fill(&own.Inputs)
		fill(&own.Outputs)
		full.Stages[i] = &own
	}
	if m.Gate != nil {
		own := *m.Gate
		fill(&own.Tables)
		fill(&own.Refused)
		full.Gate = &own
	}
	return &full
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
