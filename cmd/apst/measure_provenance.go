package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/record"
)

// measureProvenance is how the rows of a measure came about: which files, read how.
// With it apst explain reads the same files in the same way. It holds nothing of a
// pupil.
type measureProvenance struct {
	Format   int               `json:"format"`
	Measure  string            `json:"measure"`
	Ruleset  string            `json:"ruleset"`
	Inputs   []measureInput    `json:"inputs"`
	Support  []measureInput    `json:"support,omitempty"`
	Rosters  []provenRoster    `json:"rosters,omitempty"`
	Settings map[string]string `json:"settings,omitempty"`
	Key      string            `json:"key,omitempty"`
	AsOf     string            `json:"as_of,omitempty"`
}

// measureInput is one file that was read.
type measureInput struct {
	Path   string `json:"path"` // from the folder of the provenance file, with forward slashes
	Name   string `json:"name,omitempty"`
	SHA256 string `json:"sha256"`
	Wave   string `json:"wave,omitempty"`
	Role   string `json:"role,omitempty"`
	Map    string `json:"map,omitempty"` // in full
}

// newMeasureProvenance writes down how files were read, for a file in a folder.
func newMeasureProvenance(folder string, j *measureJob) (*measureProvenance, error) {
	m := j.opts.Measure
	p := &measureProvenance{Format: provenanceFormat, Measure: m.ID, Ruleset: m.Ruleset, Settings: j.in.Settings, Key: j.in.Key}
	if !j.request.AsOf.IsZero() {
		p.AsOf = j.request.AsOf.String()
	}
	var err error
	if p.Inputs, err = provenInputs(folder, j.in.Inputs); err != nil {
		return nil, err
	}
	if p.Support, err = provenInputs(folder, j.in.Support); err != nil {
		return nil, err
	}
	for _, path := range j.in.Rosters {
		p.Rosters = append(p.Rosters, provenRoster{relativeTo(folder, path), fileHash(path)})
	}
	return p, nil
}

func provenInputs(folder string, inputs []record.Input) ([]measureInput, error) {
	var out []measureInput
	for _, in := range inputs {
		from := measureInput{Path: relativeTo(folder, in.Path), Name: in.Name, SHA256: fileHash(in.Path), Wave: in.Wave, Role: in.Role}
		if in.Map != nil {
			var text bytes.Buffer
			if err := in.Map.Encode(&text); err != nil {
				return nil, fmt.Errorf("writing down a map: %w", err)
			}
			from.Map = text.String()
		}
		out = append(out, from)
	}
	return out, nil
}

// readMeasureProvenance reads the file; nil where there is none.
func readMeasureProvenance(path string, m *metrics.Measure) (*measureProvenance, error) {
	again := "once more, and then explain: apst score " + m.ID
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", path, err)
	case !info.Mode().IsRegular() || info.Size() > maxProvenance:
		return nil, usagef("%s is no provenance file", path).hint("%s", again)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	p := &measureProvenance{}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err = d.Decode(p)
	if _, more := d.Token(); err != nil || more != io.EOF || p.Format != provenanceFormat || p.Measure != m.ID || len(p.Inputs) == 0 {
		return nil, usagef("%s is not as apst score %s writes it", path, m.ID).hint("%s", again)
	}
	if p.Ruleset != m.Ruleset {
		return nil, dataf("%s speaks of the ruleset %s, and this program has %s", path, p.Ruleset, m.Ruleset).hint("%s", again)
	}
	return p, nil
}

// inputs are the files, unchanged since, and how they were read.
func (p *measureProvenance) inputs(path string) (*measureInputs, *measureAsked, error) {
	in := &measureInputs{Settings: p.Settings, Key: p.Key}
	again := "once more, and then explain: apst score " + p.Measure
	for _, list := range []struct {
		from []measureInput
		to   *[]record.Input
	}{{p.Inputs, &in.Inputs}, {p.Support, &in.Support}} {
		for _, from := range list.from {
			if project.OnServer(from.Path) {
				return nil, nil, refuseServer(path, from.Path)
			}
			file := fromFolderOf(path, from.Path)
			if fileHash(file) != from.SHA256 {
				return nil, nil, dataf("%s has changed since it was read, or is not there any more", file).hint("%s", again)
			}
			input := record.Input{Path: file, Name: from.Name, Wave: from.Wave, Role: from.Role}
			if from.Map != "" {
				m, err := record.ParseMap([]byte(from.Map))
				if err != nil {
					return nil, nil, usagef("%s is not as apst score %s writes it: %w", path, p.Measure, err).hint("%s", again)
				}
				input.Map = m
			}
			*list.to = append(*list.to, input)
		}
	}
	for _, r := range p.Rosters {
		if project.OnServer(r.Path) {
			return nil, nil, refuseServer(path, r.Path)
		}
		file := fromFolderOf(path, r.Path)
		if fileHash(file) != r.SHA256 {
			return nil, nil, dataf("%s has changed since it was read, or is not there any more", file).hint("%s", again)
		}
		in.Rosters = append(in.Rosters, file)
	}
	asked := &measureAsked{Settings: metrics.Settings{}}
	if p.AsOf != "" {
		day, err := project.ParseDay(p.AsOf)
		if err != nil {
			return nil, nil, usagef("%s is not as apst score %s writes it", path, p.Measure).hint("%s", again)
		}
		asked.AsOf = day
	}
	return in, asked, nil
}
