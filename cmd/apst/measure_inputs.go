package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/record"
	"apst/metrics/roster"
)

// measureInputs is which files of a measure are read, and how.
type measureInputs struct {
	Inputs   []record.Input
	Settings metrics.Settings
	Key      string
	Rosters  []string
	Support  []record.Input // for days that windows are about
	Aside    string         // of some files beside those of a project: what the names of outputs end in
}

// paths lists every file that is read.
func (in *measureInputs) paths() []string {
	var out []string
	for _, i := range slices.Concat(in.Inputs, in.Support) {
		out = append(out, i.Path)
	}
	return append(out, in.Rosters...)
}

// inputs settles which files of a measure a command reads: those named or, if none
// are, the project's. What the project says of a file stands wherever the command
// line does not say otherwise.
func (a *measureAsked) inputs(m *metrics.Measure, p *project.Project, named []string) (*measureInputs, error) {
	in := &measureInputs{Settings: metrics.Settings{}, Key: a.Key}
	named, roles := a.withRoles(m, named)
	if err := noFileTwice(named); err != nil {
		return nil, err
	}
	var sources []project.MeasureInput
	if p != nil {
		var err error
		if sources, err = p.MeasureInputs(m.ID); err != nil && len(named) == 0 {
			return nil, projectError(err)
		}
	}
	taken := sources
	if len(named) > 0 {
		taken = nil
		for _, path := range named {
			if i := slices.IndexFunc(sources, func(s project.MeasureInput) bool { return sameFile(s.Path, path) }); i >= 0 {
				own := sources[i]
				own.Path, own.Role = path, cmp.Or(roles[path], own.Role)
				taken = append(taken, own)
			} else {
				taken = append(taken, project.MeasureInput{Input: record.Input{Path: path, Role: roles[path]}})
			}
		}
		in.setAside(p, sources, taken)
	}
	if err := in.take(taken, p); err != nil {
		return nil, err
	}
	if err := a.over(in, m); err != nil {
		return nil, err
	}
	if m.Judge != nil {
		if err := m.Judge(in.Settings); err != nil {
			return nil, usagef("%w", err)
		}
	}
	return in, in.others(a, m, p)
}

// withRoles adds the files that were named by what they are.
func (a *measureAsked) withRoles(m *metrics.Measure, named []string) (all []string, roles map[string]string) {
	all, roles = slices.Clone(named), map[string]string{}
	for _, r := range m.Roles {
		if a.Roles[r.Name] == nil {
			continue
		}
		for _, path := range *a.Roles[r.Name] {
			all, roles[path] = append(all, path), r.Name
		}
	}
	return all, roles
}

// setAside gives the outputs of some files of a project, or of others, a name of
// their own: they never take the place of the project's.
func (in *measureInputs) setAside(p *project.Project, sources, taken []project.MeasureInput) {
	if p == nil || len(sources) == 0 {
		return
	}
	whole := len(taken) == len(sources) && !slices.ContainsFunc(taken, func(t project.MeasureInput) bool { return t.Source == nil })
	if !whole {
		name := filepath.Base(taken[0].Path)
		in.Aside = " - " + strings.TrimSuffix(name, filepath.Ext(name))
	}
}

// take takes files with what their sources say. A measure is read in one way: two
// sources that say otherwise cannot both be right.
func (in *measureInputs) take(files []project.MeasureInput, p *project.Project) error {
	for _, f := range files {
		in.Inputs = append(in.Inputs, f.Input)
		if f.Source == nil {
			continue
		}
		for name, value := range f.Source.Settings {
			if before, ok := in.Settings[name]; ok && before != value {
				return usagef("%s line %d says %s %q, and a source before it %q", projectFile(p), f.Source.Line, name, value, before).hint("say it the same in all sources of %s", f.Source.Measure)
			}
			in.Settings[name] = value
		}
		in.Key = cmp.Or(in.Key, f.Source.Key)
	}
	return nil
}

// over lays what was typed over what the project says.
func (a *measureAsked) over(in *measureInputs, m *metrics.Measure) error {
	for name, value := range a.Settings {
		in.Settings[name] = value
	}
	for i := range in.Inputs {
		in.Inputs[i].Wave = cmp.Or(a.Wave, in.Inputs[i].Wave)
	}
	names := inputNames(in.Inputs)
	for i := range in.Inputs {
		in.Inputs[i].Name = names[i]
	}
	if a.Map == "" {
		return nil
	}
	mapped, err := readRecordMap(a.Map, m)
	if err != nil {
		return err
	}
	for i := range in.Inputs {
		in.Inputs[i].Map = mapped
	}
	return nil
}

// others settles the files beside the measure's own.
func (in *measureInputs) others(a *measureAsked, m *metrics.Measure, p *project.Project) error {
	var err error
	if in.Rosters, err = rosterFiles(a.Roster, p); err != nil {
		return err
	}
	if m.Wants == nil || len(m.Wants(in.Settings)) == 0 {
		return nil
	}
	for _, path := range a.Support {
		in.Support = append(in.Support, record.Input{Path: path})
	}
	if len(in.Support) == 0 && p != nil {
		sources, err := p.MeasureInputs("support")
		if err != nil {
			return projectError(err)
		}
		for _, s := range sources {
			in.Support = append(in.Support, s.Input)
		}
	}
	return nil
}

// readRecordMap reads a map for a measure.
func readRecordMap(path string, m *metrics.Measure) (*record.Map, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, usagef("--map %s: there is no such file", path).hint("make one with: apst inspect FILE --save-map %s", path)
	}
	if !info.Mode().IsRegular() || info.Size() > maxMap {
		return nil, usagef("--map %s is no map", path).hint("make one with: apst inspect FILE --save-map MAP")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	mapped, err := record.ParseMap(data)
	switch {
	case err != nil:
		return nil, usagef("--map %s: %w", path, err)
	case mapped.Measure != m.ID:
		return nil, usagef("--map %s is for %s, not for %s", path, mapped.Measure, m.ID)
	}
	var known []string
	for field := range m.Fields() {
		known = append(known, field)
	}
	slices.Sort(known)
	if bad := mapped.Unknown(known); len(bad) > 0 {
		return nil, usagef("--map %s names %s that %s does not have", path, howMany(len(bad), "field"), m.ID).hint("it has %s", strings.Join(known, ", "))
	}
	return mapped, nil
}

// inputNames are the names by which findings call files: their own, and where two
// share one as much of their folders as tells them apart.
func inputNames(inputs []record.Input) []string {
	out := make([]string, len(inputs))
	for i, in := range inputs {
		parts := strings.FieldsFunc(in.Path, func(r rune) bool { return r == '/' || r == '\\' })
		for depth := 1; depth <= len(parts); depth++ {
			out[i] = strings.Join(parts[len(parts)-depth:], "/")
			if !slices.ContainsFunc(inputs, func(o record.Input) bool {
				return o.Path != in.Path && strings.HasSuffix("/"+strings.ReplaceAll(o.Path, `\`, "/"), "/"+out[i])
			}) {
				break
			}
		}
	}
	return out
}

// noMeasureFiles says that there is nothing to read.
func noMeasureFiles(command string, m *metrics.Measure, p *project.Project) error {
	if p == nil {
		return noFiles(command, "a file", "FILE...")
	}
	return usagef("%s names no files with %s", projectFile(p), m.Spec.Noun).
		hint("add them under sources, %s, files; or name them: %s FILE...", m.ID, command)
}

// request is what a measure is asked to read, with everything that is known beside.
func (in *measureInputs) request(ctx context.Context, ios *IO, m *metrics.Measure, p *project.Project, a *measureAsked, log *finding.Log) (*metrics.Request, error) {
	r := &metrics.Request{Inputs: in.Inputs, Settings: in.Settings, Key: in.Key, AsOf: asOf(a.AsOf, p), Log: log}
	var err error
	if r.Roll, err = readRoll(ctx, in.Rosters, r.AsOf); err != nil {
		return nil, err
	}
	if r.Calendar, err = schoolCalendar(ctx, p); err != nil {
		return nil, err
	}
	if len(in.Support) > 0 {
		ios.Doing("reading referrals and contacts")
		if r.Events, err = readEvents(ctx, in, r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// readRoll reads lists of pupils for who they are, as of a day if one is known. What is
// wrong with a list is for apst check to say.
func readRoll(ctx context.Context, files []string, asOf ingest.Date) (*record.Roll, error) {
	if len(files) == 0 {
		return nil, nil
	}
	r, err := roster.Read(ctx, files, &finding.Log{})
	if err != nil {
		return nil, err
	}
	if !asOf.IsZero() {
		r.FillYears(asOf)
	}
	return r.Roll(), nil
}

// readEvents takes the days that windows may be about from referrals and contacts:
// the first of each pupil. What is wrong with these is for their own command to say.
func readEvents(ctx context.Context, in *measureInputs, beside *metrics.Request) (metrics.Events, error) {
	m := measureNamed("support")
	if m == nil {
		return nil, nil
	}
	reading, err := m.Read(ctx, &metrics.Request{Inputs: in.Support, Key: in.Key, Roll: beside.Roll, Calendar: beside.Calendar, AsOf: beside.AsOf, Log: &finding.Log{}})
	if err != nil {
		return nil, err
	}
	defer reading.Close()
	events := metrics.Events{}
	for table := range m.Tables {
		for row, err := range reading.Rows(table) {
			if err != nil {
				return nil, err
			}
			for _, v := range row.Values {
				kind, ok := strings.CutPrefix(v.Scale, "first_")
				if !ok || v.Date.IsZero() {
					continue
				}
				if events[kind] == nil {
					events[kind] = map[string]ingest.Date{}
				}
				if before, ok := events[kind][v.Pupil]; !ok || before.After(v.Date) {
					events[kind][v.Pupil] = v.Date
				}
			}
		}
	}
	return events, nil
}
