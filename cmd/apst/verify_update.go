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

	"apst/internal/atomicfile"
	"apst/internal/compare"
	"apst/internal/golden"
	"apst/internal/project"
	"apst/internal/runlog"
)

// record runs the commands and keeps what they write, with the reason and how much of
// what was recorded before has moved.
func (opts *VerifyOptions) record(ctx context.Context) error {
	cfg, err := golden.Load(opts.Folder)
	if err != nil {
		return projectError(err)
	}
	old, err := cfg.LoadRecord(opts.Folder)
	if err != nil && !errors.Is(err, golden.ErrNone) {
		return projectError(err)
	}
	j, err := opts.run(ctx, cfg)
	if err != nil {
		return err
	}
	defer j.end()
	if err := j.recordable(); err != nil {
		return err
	}
	reason, same, err := j.reason(old)
	if err != nil {
		return err
	}
	if same {
		opts.IO.Errf("%s: as recorded; nothing was written\n", opts.Folder)
		return nil
	}
	if err := j.keep(reason); err != nil {
		return err
	}
	opts.IO.Errf("%s: %s of %s recorded\n", opts.Folder, howMany(reason.Files, "file"), howMany(reason.Commands, "command"))
	for _, ran := range j.now.Commands {
		if ran.Exit != 0 {
			opts.IO.wrapped("", fmt.Sprintf("%s ended with %d (%s), and has to from now on", ran.Run, ran.Exit, exitMeanings[ran.Exit]))
		}
	}
	if old != nil {
		opts.IO.wrapped("", fmt.Sprintf("since it was recorded last: %s about a pupil, %d about a scale, %d about a rule, %d about the layout", howMany(reason.Pupil, "difference"), reason.Scale, reason.Rule, reason.Layout))
	}
	return nil
}

// recordable refuses what nobody should be held to: a command that could not do its job,
// or that ended as verify.yaml does not say, and outputs that are not there.
func (j *verifyJob) recordable() error {
	rows := 0
	for i := range j.cfg.Commands {
		cmd, ran := &j.cfg.Commands[i], &j.now.Commands[i]
		ended := fmt.Sprintf("%s ended with %d (%s)", cmd.Run, ran.Exit, exitMeanings[ran.Exit])
		refusal := func(text, hint string) error {
			said := ""
			for _, line := range j.said[i] {
				said += strings.Replace(strings.TrimPrefix(line, "hint: "), "apst: ", "it said: ", 1) + "\n"
			}
			return j.wrong(cmd, text, said+hint)
		}
		switch {
		case cmd.Stated && cmd.Exit != ran.Exit:
			return refusal(fmt.Sprintf("%s, and exit is %d", ended, cmd.Exit), "correct one of the two")
		case !cmd.Stated && ran.Exit != exitDone && ran.Exit != exitData:
			if ran.Exit == exitFailed || ran.Exit == exitInterrupted {
				return refusal(ended, "nothing can be recorded of it")
			}
			return refusal(ended, fmt.Sprintf("where that is meant, add the line exit: %d to the command", ran.Exit))
		case len(cmd.Outputs) > 0 && len(ran.Outputs) == 0:
			return refusal(fmt.Sprintf("%s wrote none of its outputs", cmd.Run), "correct outputs, or leave it out where only the exit code is held")
		}
		rows += len(ran.Outputs)
	}
	if rows == 0 {
		return usagef("%s: no output is held, so that nothing would be compared", j.opts.Folder)
	}
	return nil
}

// reason is the line of the list of reasons, and whether nothing has changed.
func (j *verifyJob) reason(old *golden.Record) (r golden.Reason, same bool, err error) {
	r = golden.Reason{Text: j.opts.Reason, Commands: len(j.now.Commands), Version: j.now.Tool.Version}
	for _, ran := range j.now.Commands {
		r.Files += len(ran.Outputs)
	}
	if old == nil {
		// What is held has to be something that can be compared: held against itself.
		v, err := j.cfg.Compare(golden.Held{Folder: j.opts.Folder, Old: j.held(), New: j.held(), Record: j.now, Now: j.now})
		return r, false, j.nothing(v, err)
	}
	if bad := old.Intact(j.opts.outputs(j.cfg)); bad != nil { // all there is to compare with is gone
		var wrong *project.Error
		if !errors.As(bad, &wrong) {
			return r, false, bad
		}
		j.opts.IO.Errf("%s: it is recorded anew, and how much has moved is not known\n", wrong)
		return r, false, nil
	}
	v, err := j.cfg.Compare(golden.Held{Folder: j.opts.Folder, Old: j.opts.outputs(j.cfg), New: j.held(), Record: old, Now: j.now})
	if err := j.nothing(v, err); err != nil {
		return r, false, err
	}
	counts := map[compare.Group]*int{compare.Pupils: &r.Pupil, compare.Scales: &r.Scale, compare.Rules: &r.Rule, compare.Layout: &r.Layout}
	for _, g := range v.Groups {
		*counts[g.Name] = g.Count
	}
	r.Pupils = v.Pupils()
	return r, v.Differences() == 0 && sameEnds(old, j.now), nil
}

// nothing refuses to record what cannot be compared.
func (j *verifyJob) nothing(v *golden.Verdict, err error) error {
	switch {
	case golden.IsNothing(err):
		return fmt.Errorf("%s: %w: the outputs that are held have no rows, or are of a kind that is not compared, such as parquet", j.opts.Folder, err)
	case err != nil:
		return j.opts.placed(err)
	}
	for _, s := range v.Skipped {
		for i, ran := range j.now.Commands {
			if slices.ContainsFunc(ran.Outputs, func(f runlog.File) bool { return f.Name == s.Place }) {
				return j.wrong(&j.cfg.Commands[i], s.Place+" cannot be compared: "+s.Why, "leave it out of outputs")
			}
		}
	}
	return nil
}

// sameEnds reports whether the same commands ended the same way and hold the same files.
func sameEnds(a, b *golden.Record) bool {
	return slices.EqualFunc(a.Commands, b.Commands, func(x, y golden.Ran) bool {
		return x.Run == y.Run && x.Exit == y.Exit && len(x.Outputs) == len(y.Outputs)
	})
}

// keep writes what is recorded, whole or not at all, the record last: without it the rest
// is nothing. What is not held any more is removed.
func (j *verifyJob) keep(reason golden.Reason) error {
	expected := filepath.Join(j.opts.Folder, filepath.FromSlash(j.cfg.Expected))
	outputs := j.opts.outputs(j.cfg)
	b := &atomicfile.Batch{}
	defer b.Discard()
	add := func(file string, data []byte) error {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("making the folder %s: %w", filepath.Dir(file), err)
		}
		return b.Add(file, data)
	}
	for _, ran := range j.now.Commands {
		for _, f := range ran.Outputs {
			data, err := os.ReadFile(filepath.Join(j.held(), filepath.FromSlash(f.Name)))
			if err != nil {
				return err
			}
			if err := add(filepath.Join(outputs, filepath.FromSlash(f.Name)), data); err != nil {
				return err
			}
		}
	}
	reasons, err := golden.AppendReason(filepath.Join(expected, golden.ReasonsName), reason)
	if err != nil {
		return projectError(err)
	}
	var record bytes.Buffer
	if err := errors.Join(add(filepath.Join(expected, golden.ReasonsName), reasons), j.now.Write(&record)); err != nil {
		return err
	}
	if err := add(filepath.Join(expected, golden.RecordName), record.Bytes()); err != nil {
		return err
	}
	if err := b.Commit(); err != nil {
		return err
	}
	stray, err := j.now.Stray(outputs)
	for _, name := range stray {
		err = errors.Join(err, os.Remove(filepath.Join(outputs, filepath.FromSlash(name))))
	}
	return err
}
