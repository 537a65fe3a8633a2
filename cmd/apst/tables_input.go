package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/ingest"
	"apst/report/disclosure"
	"apst/report/tables"
)

// tablesInput is what tables are made from: the analysis, and what was read.
func (j *changeJob) tablesInput(profile disclosure.Profile) (*tables.Input, error) {
	in := &tables.Input{Analysis: j.analysis, Least: profile.Threshold}
	in.About = tables.About{
		School: j.linkage.Input.School, Arm: j.linkage.Input.Arm, AsOf: j.dataDay(), Version: cmp.Or(version, "unreleased"),
		Primary: j.set.Primary, Fixed: j.set.PrimaryFixed,
	}
	if j.project != nil && j.project.School.Name != "" {
		in.About.School = j.project.School.Name
	}
	if j.opts.Centre != "" {
		in.About.School += ", " + j.opts.Centre
	}
	for _, l := range j.set.Lines() {
		switch l.Label {
		case "period":
			in.About.Period = l.Text
		case "main outcome":
			in.About.Main = j.mainWords(l.Text)
		}
	}
	for i := range j.sources {
		if r := j.sources[i].Ruleset; r != "" && !slices.Contains(in.About.Rulesets, r) {
			in.About.Rulesets = append(in.About.Rulesets, r)
		}
	}
	in.Settings = map[string][]tables.Fact{}
	for _, m := range j.in.measured {
		in.Settings[m.measure.ID] = settled(m)
	}
	var err error
	in.Files, err = j.filesRead()
	return in, err
}

// mainWords is what is said of the main outcome, with its title before its name.
func (j *changeJob) mainWords(text string) string {
	measure, scale, _ := strings.Cut(j.set.Primary, ".")
	rest, ok := strings.CutPrefix(text, j.set.Primary)
	if !ok {
		return text
	}
	for i := range j.sources {
		for k := range j.sources[i].Outcomes {
			if o := &j.sources[i].Outcomes[k]; j.sources[i].Measure == measure && o.Scale == scale && o.Title != "" {
				return o.Title + " (" + j.set.Primary + ")" + rest
			}
		}
	}
	return text
}

// settled is what was settled about the files of a measure: every option that is set, or
// what holds without it.
func settled(m *changeSource) []tables.Fact {
	var out []tables.Fact
	for _, o := range m.measure.Options {
		if v := cmp.Or(m.measure.Get(m.in.Settings, o.Name), o.Without); v != "" {
			out = append(out, tables.Fact{Label: strings.ReplaceAll(o.Name, "-", " "), Text: v})
		}
	}
	return out
}

// dataDay is the day the data are from: the one that was given, or the latest in them.
func (j *changeJob) dataDay() ingest.Date {
	if !j.asOf.IsZero() {
		return j.asOf
	}
	var last ingest.Date
	for i := range j.linkage.Rows {
		r := j.linkage.Rows[i].Row
		for k := range r.Values {
			if d := r.Values[k].Date; !d.IsZero() && (last.IsZero() || d.After(last)) {
				last = d
			}
		}
	}
	return last
}

// filesRead are the files that were read, with their hashes.
func (j *changeJob) filesRead() ([]tables.File, error) {
	var out []tables.File
	add := func(measure string, paths ...string) error {
		for _, path := range paths {
			if slices.ContainsFunc(out, func(f tables.File) bool { return f.Measure == measure && f.Name == path }) {
				continue
			}
			hash, err := hashOf(path)
			if err != nil {
				return err
			}
			f := tables.File{Measure: measure, Name: path, Hash: hash}
			f.Read, f.Used = j.rowsOf(measure, path)
			out = append(out, f)
		}
		return nil
	}
	var err error
	try := func(measure string, paths ...string) {
		if err == nil {
			err = add(measure, paths...)
		}
	}
	try("sdq", j.in.scored...)
	for _, a := range j.in.answers {
		try("sdq", a.Path)
	}
	for _, m := range j.in.measured {
		try(m.measure.ID, m.in.paths()...)
	}
	try("roster", j.in.rosters...)
	return slices.DeleteFunc(out, func(f tables.File) bool { return f.Measure != "roster" && slices.Contains(j.in.rosters, f.Name) }), err
}

// rowsOf are the rows of a file that were read, and those that results rest on.
func (j *changeJob) rowsOf(measure, path string) (read, used int) {
	for i := range j.sources {
		if j.sources[i].Measure != measure {
			continue
		}
		for _, f := range j.sources[i].Files {
			if filepath.Base(f.Name) == filepath.Base(path) {
				read, used = read+f.Read, used+f.Used
			}
		}
	}
	return read, used
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("reading %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
