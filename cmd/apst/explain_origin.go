package main

import (
	"os"
	"path/filepath"

	"apst/ingest"
	"apst/sdq/intake"
)

// origin is which files explain reads, and how.
type origin struct {
	name     string // for people
	inputs   []intake.Input
	rosters  []string // lists of pupils, for their dates of birth
	declared intake.Options
	proven   *provenance // nil where nothing was scored
	record   string      // the file that it was read from
}

func (f *origin) paths() []string {
	out := make([]string, len(f.inputs))
	for i, in := range f.inputs {
		out[i] = in.Path
	}
	return out
}

// check compares what was read with what was scored.
func (f *origin) check(s *intake.Survey) error {
	if f.proven != nil {
		return f.proven.check(f.inputs, s)
	}
	return unmatched(s)
}

// origin is the files named with --from, or else what was scored, or else the
// sources of the project.
func (opts *ExplainOptions) origin() (*origin, error) {
	if len(opts.From) > 0 {
		return opts.named()
	}
	path := opts.Provenance
	if path == "" {
		usual := filepath.Join(projectFolder(), "out", "pupil", "provenance.json")
		if _, err := os.Stat(usual); err == nil {
			path = usual
		}
	}
	if path == "" {
		return projectOrigin()
	}
	p, err := readProvenance(path)
	if err != nil {
		return nil, err
	}
	inputs, declared, err := p.inputs(path)
	if err != nil {
		return nil, err
	}
	rosters, err := p.rosters(path)
	if err != nil {
		return nil, err
	}
	return &origin{name: counted(len(inputs), "file", "files") + " as scored by " + path, inputs: inputs, rosters: rosters, declared: declared, proven: p, record: path}, nil
}

// named is the files of --from, with what the command line and the project say of
// them.
func (opts *ExplainOptions) named() (*origin, error) {
	declared, err := opts.Declared.options()
	if err != nil {
		return nil, err
	}
	if err := noFileTwice(opts.From); err != nil {
		return nil, err
	}
	var inputs []intake.Input
	for _, path := range opts.From {
		inputs = append(inputs, intake.Input{Path: path})
	}
	p, err := openProject()
	if err != nil {
		return nil, err
	}
	if inputs, err = sdqInputs(p, &declared, inputs); err != nil {
		return nil, err
	}
	rosters, err := rosterFiles(nil, p)
	if err != nil {
		return nil, err
	}
	return &origin{name: listNames(opts.From), inputs: inputs, rosters: rosters, declared: declared}, nil
}

// projectOrigin is the sources of the project, of which nothing was scored yet.
func projectOrigin() (*origin, error) {
	nothing := usagef("nothing was scored here yet, so there is nothing to explain").
		hint("score first: apst score sdq FILE").hint("or name the file: apst explain PUPIL --from FILE")
	p, err := openProject()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, nothing
	}
	inputs, err := sdqInputs(p, &intake.Options{}, nil)
	if err != nil {
		return nil, err
	}
	if len(inputs) == 0 {
		return nil, nothing
	}
	rosters, err := rosterFiles(nil, p)
	if err != nil {
		return nil, err
	}
	return &origin{name: counted(len(inputs), "file", "files") + " of the project; nothing was scored yet", inputs: inputs, rosters: rosters, declared: intake.Options{AsOf: asOf(ingest.Date{}, p)}}, nil
}
