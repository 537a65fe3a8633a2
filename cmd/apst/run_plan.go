package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/internal/runlog"
)

// runPlan is what a run would do, before anything is done.
type runPlan struct {
	opts     *RunOptions
	p        *project.Project
	folder   *runlog.Folder
	path     string           // of the manifest
	before   *runlog.Manifest // of the run before
	damaged  bool             // what was done before is not known
	settings []runlog.Setting
	lines    map[string]int // of the settings that apst.yaml gives
	config   runlog.File
	inputs   []runlog.Input
	maps     []runlog.Input
	shared   *sharedChange // what several stages are made from
	stages   []*plannedStage
	held     []*runlog.Stage // that were done before and are left alone this time
	gone     []*runlog.Stage // that were done before and are not asked for any more
}

// plannedStage is a stage, and why it is to be done; nothing where it is as before.
type plannedStage struct {
	*runStage
	now runlog.Planned
	why []string
}

// newRunPlan settles what a run would do.
func newRunPlan(ctx context.Context, opts *RunOptions, p *project.Project) (*runPlan, error) {
	plan := &runPlan{opts: opts, p: p, folder: &runlog.Folder{Path: p.Folder}, path: filepath.Join(p.Folder, "out", runlog.FileName)}
	if err := plan.readBefore(); err != nil {
		return nil, err
	}
	// What is wrong with the settings of change is said before anything is done.
	if err := (&changeJob{opts: &ChangeOptions{}, project: p}).settle(); err != nil {
		return nil, err
	}
	plan.shared = newSharedChange()
	maker := &stageMaker{opts: opts, p: p, shared: plan.shared}
	stages, err := maker.stages(ctx)
	if err != nil {
		return nil, err
	}
	plan.settle()
	if err := plan.hash(maker); err != nil {
		return nil, err
	}
	for _, s := range stages {
		if err := plan.add(s); err != nil {
			return nil, err
		}
	}
	for _, s := range plan.before.Stages {
		if s.Name == releaseStage && opts.NoRelease {
			plan.held = append(plan.held, s)
			continue
		}
		if !slices.ContainsFunc(stages, func(now *runStage) bool { return now.name == s.Name }) {
			plan.gone = append(plan.gone, s)
		}
	}
	return plan, nil
}

// readBefore reads the manifest of the run before.
func (plan *runPlan) readBefore() error {
	var err error
	plan.before, err = runlog.Read(plan.path)
	var newer *runlog.NewerError
	switch {
	case errors.As(err, &newer):
		return usagef("%s: %w", plan.path, newer).hint("get a newer apst, or do everything again with this one after taking the file away")
	case errors.Is(err, runlog.ErrDamaged):
		if markOf(plan.path) == foreign {
			return (&Output{}).refuseForeign(plan.path)
		}
		plan.before, plan.damaged = &runlog.Manifest{Format: runlog.Format}, true
	case err != nil:
		return err
	}
	return nil
}

// settle gathers the settings: those of the command line over those of apst.yaml over
// what stands without either.
func (plan *runPlan) settle() {
	typed := map[string]string{"release.profile": plan.opts.Profile, "report_term": plan.opts.Term}
	if !plan.opts.AsOf.IsZero() {
		typed["as_of"] = string(plan.opts.AsOf.Append(nil))
	}
	plan.lines = map[string]int{}
	for _, s := range plan.p.Settings(measures()...) {
		own := runlog.Setting{Name: s.Name, Value: s.Value, From: "default"}
		if s.Given() {
			own.From = fmt.Sprintf("%s line %d", project.FileName, s.Line)
			plan.lines[s.Name] = s.Line
		}
		if value := typed[s.Name]; value != "" {
			own.Value, own.From = value, "option"
		}
		plan.settings = append(plan.settings, own)
	}
}

// hash reads what is read of the project itself and of its sources.
func (plan *runPlan) hash(m *stageMaker) error {
	var err error
	if plan.config, err = plan.folder.Input(filepath.Join(plan.p.Folder, project.FileName)); err != nil {
		return err
	}
	for _, source := range append(append([]string{"sdq"}, m.p.Measured()...), "roster", "dates") {
		if plan.inputs, err = plan.addFiles(plan.inputs, source, m.of[source]); err != nil {
			return err
		}
		if plan.maps, err = plan.addFiles(plan.maps, source, m.p.MapFiles(source)); err != nil {
			return err
		}
	}
	if links := m.p.LinksFile(); links != "" {
		plan.maps, err = plan.addFiles(plan.maps, "links", []string{links})
	}
	return err
}

func (plan *runPlan) addFiles(to []runlog.Input, source string, paths []string) ([]runlog.Input, error) {
	for _, path := range paths {
		file, err := plan.folder.Input(path)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(to, func(in runlog.Input) bool { return in.Name == file.Name }); i >= 0 {
			to[i].Of = append(to[i].Of, source)
			continue
		}
		to = append(to, runlog.Input{File: file, Of: []string{source}})
	}
	return to, nil
}

// add plans a stage.
func (plan *runPlan) add(s *runStage) error {
	st := &plannedStage{runStage: s, now: runlog.Planned{Name: s.name, Settings: plan.goesBy(s)}}
	var err error
	h := sha256.New()
	for _, set := range plan.settings {
		if s.hangsOn(set.Name) {
			fmt.Fprintf(h, "%s %d\n", set.Name, plan.lines[set.Name])
		}
	}
	st.now.Lines = hex.EncodeToString(h.Sum(nil))
	if st.now.Inputs, err = plan.folder.Inputs(s.reads); err != nil {
		return err
	}
	if plan.opts.FromScratch {
		st.why = []string{"--from-scratch"}
	} else {
		st.why = st.now.Why(plan.before.Stage(s.name), plan.folder)
	}
	plan.stages = append(plan.stages, st)
	return nil
}

// goesBy are the settings of a stage.
func (plan *runPlan) goesBy(s *runStage) []runlog.Setting {
	var out []runlog.Setting
	for _, set := range plan.settings {
		if s.hangsOn(set.Name) {
			out = append(out, runlog.Setting{Name: set.Name, Value: set.Value})
		}
	}
	for i := 0; i+1 < len(s.also); i += 2 {
		out = append(out, runlog.Setting{Name: s.also[i], Value: s.also[i+1]})
	}
	if s.name == releaseStage {
		out = append(out, runlog.Setting{Name: "earlier releases", Value: earlierReleases()})
	}
	return out
}

// undone are the stages that are to be done.
func (plan *runPlan) undone() []*plannedStage {
	return slices.DeleteFunc(slices.Clone(plan.stages), func(s *plannedStage) bool { return len(s.why) == 0 })
}

// writes are the files that a stage wrote the last time or, where it was not done,
// those that are known beforehand.
func (plan *runPlan) writes(s *plannedStage) []string {
	before := plan.before.Stage(s.name)
	if before == nil || len(before.Outputs) == 0 {
		return s.expects
	}
	var out []string
	for _, f := range before.Outputs {
		if s.writesTo(f.Name) {
			out = append(out, f.Name)
		}
	}
	for _, name := range s.expects {
		if name[len(name)-1] != '/' && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// writesTo reports whether a file is in one of the folders that the stage writes to: a
// release of another term has its own.
func (s *plannedStage) writesTo(name string) bool {
	return slices.ContainsFunc(s.expects, func(own string) bool {
		return path.Dir(own) == path.Dir(name) || strings.HasSuffix(own, "/") && strings.HasPrefix(name, own)
	})
}

// there reports whether a file or folder of the project is there.
func (plan *runPlan) there(name string) bool {
	_, err := os.Stat(plan.folder.At(name))
	return err == nil
}
