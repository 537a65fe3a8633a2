package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/golden"
	"apst/internal/project"
	"apst/internal/pseudonym"
	"apst/internal/runlog"
)

// verifyJob is the commands of a folder, run in a copy of it.
type verifyJob struct {
	opts   *VerifyOptions
	cfg    *golden.Config
	temp   string         // everything of the job, which is removed at its end
	now    *golden.Record // what came of it
	said   [][]string     // what commands said at their ends, if anything went wrong
	inputs map[string]bool
}

// run runs the commands of a folder in a copy of it. The files that are held of them are
// kept apart at once: a command may write over what one before it wrote.
func (opts *VerifyOptions) run(ctx context.Context, cfg *golden.Config) (*verifyJob, error) {
	opts.IO.Doing("copying %s", opts.Folder)
	temp, err := os.MkdirTemp("", "apst-verify-")
	if err != nil {
		return nil, fmt.Errorf("making a copy of %s: %w", opts.Folder, err)
	}
	j := &verifyJob{opts: opts, cfg: cfg, temp: temp, inputs: map[string]bool{}}
	defer func() {
		if j.now == nil || len(j.now.Commands) < len(cfg.Commands) { // it broke off
			j.end()
		}
	}()
	if err := j.copy(); err != nil {
		return nil, err
	}
	for i := range cfg.Commands {
		if err := j.command(ctx, &cfg.Commands[i]); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// copy makes the copy, and notes what is in it.
func (j *verifyJob) copy() error {
	for _, folder := range []string{j.work(), j.held()} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			return fmt.Errorf("making a copy of %s: %w", j.opts.Folder, err)
		}
	}
	files, err := j.cfg.Copy(j.opts.Folder, j.work())
	if err != nil {
		return projectError(err)
	}
	for _, f := range files {
		j.inputs[f.Name] = true
	}
	if above, found := project.Find(j.work()); found && !j.inputs[project.FileName] {
		return usagef("the folder has no %s, and its copy would go by %s", project.FileName, above).hint("move that file away, or set TMPDIR to another folder")
	}
	j.now, err = j.about(files)
	return err
}

// work is the copy, held the files that are held of what commands wrote in it.
func (j *verifyJob) work() string { return filepath.Join(j.temp, "work") }
func (j *verifyJob) held() string { return filepath.Join(j.temp, "held") }

// end removes the copy.
func (j *verifyJob) end() { _ = os.RemoveAll(j.temp) }

// about is what the outputs rest on.
func (j *verifyJob) about(files []runlog.File) (*golden.Record, error) {
	r := &golden.Record{Format: golden.Format, Tool: golden.Tool{Version: readBuildFacts().Version}, Rulesets: rulesets(), Inputs: golden.Inputs(files)}
	err := goingInto(j.work(), func() error {
		p, err := openProject()
		if p == nil || err != nil {
			return nil // what is wrong with it the commands say, which may be what is recorded
		}
		for _, s := range p.Settings() {
			if s.Given() {
				r.Settings = append(r.Settings, runlog.Setting{Name: s.Name, Value: s.Value})
			}
		}
		return nil
	})
	return r, err
}

// command runs a command of the folder, and puts aside what is held of it.
func (j *verifyJob) command(ctx context.Context, cmd *golden.Command) error {
	ios := j.opts.IO
	ios.Doing("running %s", cmd.Run)
	if ios.ErrTerminal {
		ios.showLine(cmd.Run)
	}
	before, err := golden.Matches(j.work(), cmd.Outputs)
	if err != nil {
		return err
	}
	var talk bytes.Buffer
	own := ios.within(&talk)
	code := 0
	err = goingInto(j.work(), func() error {
		code = runTree(ctx, own, newRoot(own), slices.Clone(cmd.Args))
		return nil
	})
	ios.ClearLine()
	if err != nil || ctx.Err() != nil {
		return errors.Join(ctx.Err(), err)
	}
	ran := golden.Ran{Run: cmd.Run, Exit: code}
	after, err := golden.Matches(j.work(), cmd.Outputs)
	if err != nil {
		return err
	}
	for _, name := range after {
		switch {
		case j.inputs[name]:
			return j.wrong(cmd, fmt.Sprintf("outputs mean %s, which is a file of the folder itself", name), "name what the command writes")
		case slices.Contains(before, name) && !own.journal.wroteTo(name):
			continue // another command's
		case slices.ContainsFunc(j.now.Commands, func(r golden.Ran) bool {
			return slices.ContainsFunc(r.Outputs, func(f runlog.File) bool { return f.Name == name })
		}):
			return j.wrong(cmd, fmt.Sprintf("%s is held of a command before this one too", name), "let one of them write somewhere else, with -o, or hold it of one")
		}
		f, err := j.hold(name)
		if err != nil {
			return err
		}
		ran.Outputs = append(ran.Outputs, f)
	}
	j.now.Commands = append(j.now.Commands, ran)
	j.said = append(j.said, lastWords(talk.String()))
	return nil
}

// wroteTo reports whether a file of the current folder was written, by its name with /.
func (j *journal) wroteTo(name string) bool {
	return slices.ContainsFunc(j.written, func(path string) bool { return filepath.ToSlash(filepath.Clean(path)) == name })
}

// wrong is what is wrong with a command of verify.yaml.
func (j *verifyJob) wrong(cmd *golden.Command, text, hint string) error {
	return projectError(&project.Error{File: filepath.Join(j.opts.Folder, golden.FileName), Line: cmd.Line, Text: text, Hint: hint})
}

// hold puts a file aside.
func (j *verifyJob) hold(name string) (runlog.File, error) {
	data, err := os.ReadFile(filepath.Join(j.work(), filepath.FromSlash(name)))
	if err != nil {
		return runlog.File{}, err
	}
	to := filepath.Join(j.held(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return runlog.File{}, err
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		return runlog.File{}, err
	}
	return runlog.File{Name: name, Size: int64(len(data)), SHA256: golden.Hash(data)}, nil
}

// lastWords are the lines with which a command said what went wrong.
func lastWords(talk string) []string {
	lines := strings.Split(strings.TrimRight(talk, "\n"), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if strings.HasPrefix(lines[i], "apst: ") {
			return lines[i:]
		}
	}
	return nil
}

// against holds what was written against a record.
func (j *verifyJob) against(rec *golden.Record) (*golden.Verdict, error) {
	j.opts.IO.Doing("comparing the outputs of %s", j.opts.Folder)
	var ended []golden.Ended
	for i, cmd := range j.cfg.Commands {
		e := golden.Ended{Run: cmd.Run, Line: cmd.Line, Got: j.now.Commands[i].Exit, Said: j.said[i]}
		if e.Want = cmd.Exit; !cmd.Stated {
			e.Want = rec.Ran(cmd.Run).Exit
		}
		ended = append(ended, e)
	}
	v, err := j.cfg.Compare(golden.Held{Folder: j.opts.Folder, Old: j.opts.outputs(j.cfg), New: j.held(), Record: rec, Now: j.now, Mark: j.marks()})
	failed := &golden.Verdict{Folder: j.opts.Folder, Ended: ended}
	switch {
	case golden.IsNothing(err) && failed.Failed() > 0:
		return failed, nil // that says why
	case golden.IsNothing(err):
		return nil, fmt.Errorf("%s: %w: the outputs that are held are not there, or have no rows", j.opts.Folder, err)
	case err != nil:
		return nil, j.opts.placed(err)
	}
	v.Ended = ended
	return v, nil
}

// marks make marks for pupils who may be real, with the key of the project; nil where the
// folder has none.
func (j *verifyJob) marks() func(string) string {
	text, err := os.ReadFile(filepath.Join(j.opts.Folder, "keys", keyName))
	if err != nil {
		return nil
	}
	key, err := pseudonym.Parse(text)
	if err != nil {
		return nil
	}
	return func(pupil string) string { return "pupil " + key.ID(pseudonym.Pupil, pupil) }
}
