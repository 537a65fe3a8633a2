package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/sdq/intake"
)

// The scores of a project, and the record by which apst explain follows them, are
// those of all its files. Whoever names other files, or some of them, gets scores
// under a name of their own: a run beside the project never takes its place.

// setAside reports whether a project's files are not what is scored, and gives the
// outputs that nobody named a name of their own.
func (opts *ScoreSDQOptions) setAside(p *project.Project, inputs []intake.Input) (bool, error) {
	named := slices.Concat(opts.Baseline, opts.Endline, opts.Files)
	if p == nil || len(named) == 0 || p.Whole(inputs) {
		return false, nil
	}
	if opts.Output.Tree == "" {
		return true, nil
	}
	if len(named) > 1 {
		return true, usagef("these are not the files of the project, and its scores are not replaced by theirs").
			hint("to score them by themselves, say where to: -o scores.xlsx").
			hint("to have them in the project, name them in %s, and then: apst score sdq", projectFile(p))
	}
	name := filepath.Base(named[0])
	opts.aside = " - " + strings.TrimSuffix(name, filepath.Ext(name))
	return true, nil
}

// refuseOwn refuses a run beside the project that would write over the project's
// files, or over those of a run with another file of the same name.
func (opts *ScoreSDQOptions) refuseOwn(inputs []intake.Input, scores, findings, provenance string) error {
	own := Output{Tree: filepath.Join(projectFolder(), "out")}
	for _, path := range []string{scores, provenance} {
		for _, f := range []struct{ name, format string }{{"sdq-scores", "xlsx"}, {"sdq-scores", "csv"}, {"sdq-scores", "json"}, {"provenance", "json"}} {
			own.Format = f.format
			if path != "" && sameFile(path, own.Path("pupil", f.name)) {
				return usagef("%s is of all files of the project, and these are not all, or others", path).
					hint("name another file, or score them all: apst score sdq")
			}
		}
	}
	if opts.aside == "" || opts.Provenance != "" {
		return nil
	}
	if _, err := os.Stat(provenance); err != nil {
		return nil
	}
	before, err := readProvenance(provenance)
	if err != nil || len(before.Inputs) == 1 && before.Inputs[0].Path == relativeTo(filepath.Dir(provenance), inputs[0].Path) {
		return nil
	}
	return usagef("%s holds the scores of another file of that name", scores).hint("name a file for these: -o scores.xlsx")
}

// sameFile reports whether two paths are one file, there or not.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	wholeA, errA := filepath.Abs(a)
	wholeB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && wholeA == wholeB
}

// tellAside says that the project's scores are as they were, and what to do with
// the others.
func (opts *ScoreSDQOptions) tellAside(p *project.Project, inputs []intake.Input, provenance string) {
	ios := opts.IO
	own := opts.Output.Path("pupil", "sdq-scores")
	text := "these are not all the files of the project, and stand in a file of their own"
	if _, err := os.Stat(own); err == nil {
		text += "; the project's scores, " + own + ", are as they were"
	}
	ios.wrapped("", text)
	if inputs[0].Declared == nil {
		ios.wrapped("", "to have the file in the project, name it in "+projectFile(p)+" under sources, sdq, files")
	}
	ios.Errf("to score all files of the project: apst score sdq\n")
	if provenance != "" {
		ios.Errf("to follow one of these scores: apst explain PUPIL --provenance %s\n", quotedArg(provenance))
	}
}

// projectFile is apst.yaml as seen from here.
func projectFile(p *project.Project) string { return filepath.Join(p.Folder, project.FileName) }
