package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/internal/runlog"
)

// project runs the project of this folder.
func (opts *RunOptions) project(ctx context.Context, p *project.Project) error {
	ios := opts.IO
	ios.Doing("planning the run")
	plan, err := newRunPlan(ctx, opts, p)
	if err != nil {
		return err
	}
	if opts.Plan {
		if opts.Format == "json" {
			return plan.writeJSON(ios.Out)
		}
		return writePage(ios.Out, func(w io.Writer) error { plan.show(w, false); return nil })
	}
	if plan.damaged {
		ios.Errf("%s is not in its form: what was done before is not known, and everything is done again\n", plan.path)
	}
	if len(plan.undone()) > 0 && ios.InTerminal && ios.ErrTerminal && !opts.Yes {
		plan.show(ios.Err, true)
		if !ios.goOn() {
			ios.Errf("nothing was done\n")
			return nil
		}
	}
	return (&runJob{plan: plan, ios: ios, now: plan.manifest()}).do(ctx)
}

// goOn asks whether to go on. Nothing but Enter is yes.
func (ios *IO) goOn() bool {
	ios.Errf("\nGo on? [Y/n] ")
	line, err := bufio.NewReader(ios.In).ReadString('\n')
	if err != nil && line == "" {
		ios.Errf("\n")
		return false
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "", "y", "yes":
		return true
	}
	return false
}

// manifest is what is known before anything is done: what the run is made of, and what
// came of the stages before.
func (plan *runPlan) manifest() *runlog.Manifest {
	facts := readBuildFacts()
	m := &runlog.Manifest{
		Format: runlog.Format, Tool: runlog.Tool{Version: facts.Version, Commit: facts.Commit}, Rulesets: rulesets(),
		Config: plan.config, Settings: plan.settings, Inputs: plan.inputs, Maps: plan.maps, Gate: plan.before.Gate,
	}
	for _, s := range plan.stages {
		if before := plan.before.Stage(s.name); before != nil {
			m.Stages = append(m.Stages, before)
		}
	}
	m.Stages = append(m.Stages, plan.held...)
	return m
}

// runJob is a run at work.
type runJob struct {
	plan  *runPlan
	ios   *IO
	now   *runlog.Manifest
	width int
	worst error
}

// do does the stages that are to be done, and says of the others that they are as
// before. After each the manifest is written: a run that breaks off is taken up there.
func (j *runJob) do(ctx context.Context) error {
	plan := j.plan
	undone := plan.undone()
	if len(undone) > 0 {
		runlog.Sweep(filepath.Join(plan.p.Folder, "out"))
		runlog.SweepFiles(plan.p.Folder)
	}
	for _, s := range plan.stages {
		j.width = max(j.width, len(s.name))
	}
	work := startLanes(ctx, j.ios, undone, plan.shared)
	defer work.end()
	for i, s := range plan.stages {
		if len(s.why) == 0 {
			if before := plan.before.Stage(s.name); before.Outcome == runlog.Findings {
				j.say(s.name, "as before: "+j.outcome(before))
				j.worst = worseOf(ctx, j.worst, told{dataf("")})
			} else if len(undone) > 0 {
				j.say(s.name, "as before")
			}
			continue
		}
		if err := j.stage(ctx, s, work, fmt.Sprintf("%d of %d", i+1, len(plan.stages))); err != nil {
			return err
		}
	}
	for _, s := range plan.held {
		j.say(s.Name, "left as it is")
	}
	j.inOrder()
	if err := j.save(); err != nil {
		return err
	}
	j.tell(undone)
	return j.worst
}

// stage waits for a stage and keeps what came of it. An error stops the run: what is
// wrong with a disk or a setting is wrong for the stages after it too.
func (j *runJob) stage(ctx context.Context, s *plannedStage, work *lanes, place string) error {
	ios := j.ios
	if ios.ErrTerminal {
		ios.showLine(fmt.Sprintf("%s (%s)", s.name, place))
	}
	w := <-work.ends[s]
	err := w.err
	switch {
	case w.fault != "":
		ios.Doing("%s", s.name)
		panic(w.fault)
	case ctx.Err() != nil:
		return errors.Join(ctx.Err(), err)
	}
	st, bad := j.came(s, w.did, err)
	if bad != nil {
		return bad
	}
	for _, path := range runlog.Leftover(j.plan.before.Stage(s.name), st.Outputs, j.plan.folder) {
		if !st.Outcome.Finished() {
			break
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	j.now.Put(st)
	if err := j.save(); err != nil {
		return err
	}
	if j.plan.opts.Verbose && w.talk.Len() > 0 {
		ios.Errf("%s\n%s\n", ios.errPaint().Bold("== "+s.name), ready(w.talk.String()))
	}
	j.say(s.name, j.outcome(st))
	switch st.Outcome {
	case runlog.Failed, runlog.Refused:
		tellError(ios, err)
	}
	if st.Outcome == runlog.Failed && exitCode(ctx, err) != exitData {
		return silent(err)
	}
	if err != nil {
		j.worst = worseOf(ctx, j.worst, silent(err))
	}
	return nil
}

// came is what came of a stage.
func (j *runJob) came(s *plannedStage, did *journal, err error) (*runlog.Stage, error) {
	st := &runlog.Stage{Name: s.name, Outcome: outcomeOf(err), Errors: did.errors, Warnings: did.warnings, Settings: j.plan.goesBy(s.runStage), Lines: s.now.Lines, Inputs: s.now.Inputs}
	for _, path := range did.written {
		name := j.plan.folder.Name(path)
		if slices.ContainsFunc(st.Outputs, func(f runlog.File) bool { return f.Name == name }) {
			continue
		}
		file, bad := j.plan.folder.Hash(path)
		if bad != nil {
			return nil, bad
		}
		st.Outputs = append(st.Outputs, file)
	}
	slices.SortFunc(st.Outputs, func(a, b runlog.File) int { return strings.Compare(a.Name, b.Name) })
	if did.gate != nil {
		j.now.Gate = did.gate
	}
	return st, nil
}

// outcomeOf is how a stage ended that returned an error. Data that were refused without
// another word have been listed, and all else was done.
func outcomeOf(err error) runlog.Outcome {
	var data *DataError
	var gate *GateError
	switch {
	case err == nil:
		return runlog.Done
	case errors.As(err, &data) && data.Error() == "":
		return runlog.Findings
	case errors.As(err, &gate):
		return runlog.Refused
	}
	return runlog.Failed
}

// save writes the manifest, unless it stands there already.
func (j *runJob) save() error {
	var b bytes.Buffer
	if err := j.now.Write(&b); err != nil {
		return err
	}
	if old, err := os.ReadFile(j.plan.path); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	out := Output{Tree: filepath.Dir(j.plan.path), Format: "json"}
	if err := out.Check(nil, j.plan.path); err != nil {
		return err
	}
	return out.Write(j.ios, j.plan.path, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err })
}

// inOrder puts the stages of the manifest into the order of the plan.
func (j *runJob) inOrder() {
	var out []*runlog.Stage
	for _, s := range j.plan.stages {
		if own := j.now.Stage(s.name); own != nil {
			out = append(out, own)
		}
	}
	j.now.Stages = append(out, j.plan.held...)
}

// within is the world of a stage: what it says goes to talk, and what it does is noted.
func (ios *IO) within(talk io.Writer) *IO {
	return &IO{
		Args: ios.Args, In: strings.NewReader(""), Out: io.Discard, Err: talk,
		Width: ios.Width, ASCII: ios.ASCII, Debug: ios.Debug, now: ios.now,
		journal: &journal{}, outer: ios,
	}
}
