package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/metrics/roster"
	"apst/report"
	"apst/sdq/intake"
)

// checkFiles is what a check reads, and what it leaves alone.
type checkFiles struct {
	inputs   []intake.Input
	measured []*checkedMeasure // the measures beside the SDQ, in the order of the registry
	rosters  []string
	skipped  []skipped
}

// skipped is a file or folder that is not read, and why.
type skipped struct{ path, why string }

// Why a file is left alone.
const (
	skipOut     = "apst's own, or keys"
	skipHidden  = "hidden"
	skipLock    = "left by a program that has the file open"
	skipOther   = "no spreadsheet"
	skipFixList = "a fix list"
	skipWritten = "written by apst"
	skipLink    = "a link to a folder"
	skipClosed  = "it cannot be opened"
)

// paths lists everything that is read.
func (f *checkFiles) paths() []string {
	var out []string
	add := func(path string) {
		if !slices.Contains(out, path) { // a workbook may hold several measures
			out = append(out, path)
		}
	}
	for _, in := range f.inputs {
		add(in.Path)
	}
	for _, c := range f.measured {
		for _, in := range c.in.Inputs {
			add(in.Path)
		}
	}
	for _, path := range f.rosters {
		add(path)
	}
	return out
}

// spreadsheetEndings are those of files that hold tables; the oldest are read far
// enough to say what to do with them.
var spreadsheetEndings = []string{".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt", ".xls", ".xlsb", ".html", ".htm"}

// gather settles what is read: what was named, and the spreadsheets of folders
// that were named; or the files of the project.
func (opts *CheckOptions) gather(ctx context.Context, p *project.Project, declared *intake.Options) (checkFiles, error) {
	var f checkFiles
	f.rosters = slices.Clone(opts.Roster)
	for _, named := range []struct {
		wave  string
		files []string
	}{{"baseline", opts.Baseline}, {"endline", opts.Endline}} {
		for _, path := range named.files {
			f.inputs = append(f.inputs, intake.Input{Path: path, Wave: named.wave})
		}
	}
	for _, path := range opts.Paths {
		if !isFolder(path) {
			f.inputs = append(f.inputs, intake.Input{Path: path})
		}
	}
	named := slices.Clone(f.rosters)
	for _, in := range f.inputs {
		named = append(named, in.Path)
	}
	if err := noFileTwice(named); err != nil {
		return f, err
	}
	for _, path := range opts.Paths {
		if isFolder(path) {
			if err := f.walk(path); err != nil {
				return f, err
			}
		}
	}
	var err error
	if len(f.inputs) == 0 && len(opts.Paths) == 0 {
		err = f.ofProject(p, declared, opts.asked())
	} else if f.inputs, err = sdqInputs(nonEmpty(p, f.inputs), declared, f.inputs); err == nil {
		if err = f.sort(ctx); err == nil {
			err = f.settleMeasured(p, opts.asked())
		}
	}
	if err != nil {
		return f, err
	}
	return f, nil
}

// nonEmpty keeps a project's own files out where folders were named and hold none.
func nonEmpty(p *project.Project, inputs []intake.Input) *project.Project {
	if len(inputs) == 0 {
		return nil
	}
	return p
}

// ofProject takes the files that apst.yaml names.
func (f *checkFiles) ofProject(p *project.Project, declared *intake.Options, asked *measureAsked) error {
	if p == nil {
		return noFiles("apst check", "a file or a folder", "PATH...")
	}
	var err error
	if f.inputs, err = sdqInputs(p, declared, nil); err != nil {
		return err
	}
	for _, m := range measures() {
		in, err := asked.inputs(m, p, nil)
		if err != nil {
			return err
		}
		if len(in.Inputs) > 0 {
			f.measured = append(f.measured, &checkedMeasure{measure: m, in: in})
		}
	}
	if f.rosters, err = rosterFiles(f.rosters, p); err != nil {
		return err
	}
	if len(f.paths()) == 0 {
		return noSDQFiles("apst check", p)
	}
	return noFileTwice(f.paths())
}

// walk takes the spreadsheets of a folder and of those below it, by name; those
// named as copies last, so that of two that are the same the other is read.
func (f *checkFiles) walk(root string) error {
	from := len(f.inputs)
	defer func() {
		slices.SortStableFunc(f.inputs[from:], func(a, b intake.Input) int {
			return strings.Compare(copyMark(a.Path), copyMark(b.Path))
		})
	}()
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error { return f.visit(root, path, d, err) })
}

// visit takes or leaves one thing in a folder. What cannot be opened below the
// folder that was named is told, and the rest is read.
func (f *checkFiles) visit(root, path string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && path == root:
		return usagef("%s cannot be read", path).hint("check that you may open it")
	case err != nil:
		f.skipped = append(f.skipped, skipped{path, skipClosed})
		return nil
	case path == root:
		return nil
	}
	why := f.leave(path, d)
	switch {
	case why == "" && d.IsDir():
	case why == "":
		f.inputs = append(f.inputs, intake.Input{Path: path, Found: true})
	case d.IsDir():
		f.skipped = append(f.skipped, skipped{path, why})
		return fs.SkipDir
	case why != whyNamed:
		f.skipped = append(f.skipped, skipped{path, why})
	}
	return nil
}

// namedCopy are the names that systems and browsers give copies.
var namedCopy = regexp.MustCompile(`(?i)^copy( \(\d+\))? of |([ _-]copy( ?\(?\d+\)?)?|\(\d+\))$`)

// copyMark is a text that is empty for a file not named as a copy.
func copyMark(path string) string {
	name := filepath.Base(path)
	if namedCopy.MatchString(strings.TrimSuffix(name, filepath.Ext(name))) {
		return "copy"
	}
	return ""
}

// whyNamed is for a file in a folder that was also named by itself.
const whyNamed = "named by itself"

// leave says why a file or folder is left alone; it is empty for one that is read.
func (f *checkFiles) leave(path string, d fs.DirEntry) string {
	name := d.Name()
	switch {
	case strings.HasPrefix(name, "."):
		return skipHidden
	case d.IsDir() && (name == "out" || name == "keys"):
		return skipOut
	case d.IsDir():
		return ""
	case strings.HasPrefix(name, "~$"):
		return skipLock
	case isFolder(path):
		return skipLink
	case !slices.ContainsFunc(spreadsheetEndings, func(e string) bool { return hasEnding(name, e) }):
		return skipOther
	case f.has(path):
		return whyNamed
	}
	if past, _ := report.ReadFixList(path); past != nil {
		return skipFixList
	}
	if isResult(path) {
		return skipWritten
	}
	return ""
}

// has reports whether a file is among those that are read, under whatever name.
func (f *checkFiles) has(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(f.paths(), func(p string) bool {
		other, err := os.Stat(p)
		return err == nil && os.SameFile(info, other)
	})
}

// sort tells lists of pupils, and the measures, from answers, and refuses fix lists:
// the cells to check are in the file that one was made of.
func (f *checkFiles) sort(ctx context.Context) error {
	kept := f.inputs[:0]
	for _, in := range f.inputs {
		if past, _ := report.ReadFixList(in.Path); past != nil {
			err := usagef("%s is a fix list", in.Path)
			if !past.Several {
				err.hint("check your own file, from which it was made: %s", past.Sources[0].Name)
			}
			return err
		}
		h, err := holdings(ctx, in)
		if err != nil {
			return err
		}
		for _, m := range h.measures {
			f.measuredOf(m).named = append(f.measuredOf(m).named, in.Path)
		}
		if h.answers {
			kept = append(kept, in)
		}
		if h.list {
			f.rosters = append(f.rosters, in.Path)
		}
	}
	f.inputs = kept
	return nil
}

// rosterFiles are the lists of pupils with names that no file of answers has, nor
// another list: as much of their folders as tells them apart.
func (j *checkJob) rosterFiles() []roster.File {
	taken := map[string]bool{}
	for _, f := range j.survey.Files {
		taken[f.Name] = true
	}
	for _, c := range j.files.measured {
		for _, in := range c.in.Inputs {
			taken[in.Name] = true
		}
	}
	var out []roster.File
	for _, path := range j.files.rosters {
		out = append(out, roster.File{Path: path, Name: freeName(path, taken)})
	}
	return out
}

// freeName is a name for a file that no other has: its own, or as much of its
// folders as tells it apart.
func freeName(path string, taken map[string]bool) string {
	folder, name := filepath.Split(filepath.Clean(path))
	for taken[name] && folder != "" && folder != filepath.Dir(folder) {
		name = filepath.Base(folder) + "/" + name
		folder, _ = filepath.Split(filepath.Clean(folder))
	}
	if taken[name] {
		name = "./" + name
	}
	taken[name] = true
	return name
}

// tellSkipped says what was left alone, by reason.
func (f *checkFiles) tellSkipped(ios *IO) {
	var reasons []string
	by := map[string][]string{}
	for _, s := range f.skipped {
		if len(by[s.why]) == 0 {
			reasons = append(reasons, s.why)
		}
		by[s.why] = append(by[s.why], s.path)
	}
	for _, why := range reasons {
		paths := by[why]
		text := strings.Join(paths[:min(len(paths), shownFindings)], ", ")
		if more := len(paths) - shownFindings; more > 0 {
			text += fmt.Sprintf(" and %s more", grouped(int64(more)))
		}
		ios.wrapped("skipped, "+why+": ", text)
	}
}
