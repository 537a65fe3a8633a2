package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"apst/internal/project"
	"apst/report/tables"
)

// refusePlaces keeps what stays in the school and what may leave it apart, by whatever
// name or link a folder is called, and one file from being written for two purposes.
func (w *tablesWriter) refusePlaces(inside bool) error {
	folder := w.base
	if w.opts.Output.File != "" {
		folder = filepath.Dir(w.opts.Output.File)
	}
	if folder != "" {
		switch place := purposeOf(folder); {
		case inside && place == "release":
			return usagef("--profile internal hides nothing, and %s is for what may leave the school", folder).hint("leave -o out, or name a folder inside the school, such as out/pupil/")
		case !inside && place != "" && place != "release":
			return usagef("%s is for what stays in the school, and a release is not", folder).hint("leave -o out, or name a folder that may be handed out, such as out/release/")
		}
	}
	if findings := filepath.Dir(w.findings); purposeOf(findings) == "release" || !inside && w.base != "" && within(realPath(w.base), realPath(findings)) {
		return usagef("--findings %s: findings name pupils, and %s is for what may leave the school", w.findings, findings).hint("name a file elsewhere, such as out/pupil/tables-findings.json")
	}
	if f := w.opts.Output.File; f != "" && sameFile(f, w.findings) {
		return usagef("%s would be written twice", f).hint("give each output a name of its own")
	}
	return nil
}

// pupilOutput is [resolveOutput] of a command that writes what is about single pupils:
// that goes into no folder for what may leave the school.
func pupilOutput(o, format string, allowed []string, def string) (Output, error) {
	out, err := resolveOutput(o, format, allowed, def)
	folder := out.Dir
	if out.File != "" {
		folder = filepath.Dir(out.File)
	}
	if err == nil && folder != "" && purposeOf(folder) == "release" {
		return out, usagef("%s is for what may leave the school, and this is about single pupils", folder).hint("leave -o out, or name a folder inside the school, such as out/pupil/")
	}
	return out, err
}

// purposeOf is what a folder is for by the nearest folder above it that says so: "release",
// "pupil", or of a project "data" and "keys"; empty where none does.
func purposeOf(folder string) string {
	root := realPath(projectFolder())
	_, found := project.Find(".")
	for at := realPath(folder); ; at = filepath.Dir(at) {
		name := strings.ToLower(strings.TrimRight(filepath.Base(at), ". ")) // as Windows takes names
		switch {
		case name == "release" || name == "pupil":
			return name
		case found && (name == "data" || name == "keys") && filepath.Dir(at) == root:
			return name
		case found && at == root, at == filepath.Dir(at):
			return ""
		}
	}
}

// realPath is a path from the root on, without links, as far as it is there.
func realPath(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	for at, rest := path, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return path
		}
	}
}

// within reports whether a path is a folder, or in it.
func within(folder, path string) bool {
	below, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(below)
}

// releaseFile is what files of tables and charts are called.
var releaseFile = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(tables/(T[0-9]{2}[a-z]?|structure)\.csv|charts/F[0-9]{2}[a-z]?(-[a-z]+)?\.(csv|svg|png))$`)
})

// clean takes the tables and charts of an earlier release out of the folder of a new one
// that does not have them: handed out together, the two could give back what each hides.
func (w *tablesWriter) clean(files []artefact) error {
	if w.base == "" {
		return nil
	}
	fresh := map[string]bool{}
	for _, f := range files {
		fresh[f.path] = true
	}
	for _, name := range project.ReportWords() {
		path := filepath.Join(w.base, name+".html")
		if !fresh[path] && isReleaseReport(name) && markOf(path) == ours {
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	for _, folder := range []string{"tables", "charts"} {
		list, err := os.ReadDir(filepath.Join(w.base, folder))
		if err != nil {
			continue // not there
		}
		for _, e := range list {
			path := filepath.Join(w.base, folder, e.Name())
			if fresh[path] || !e.Type().IsRegular() || !releaseFile().MatchString(folder+"/"+e.Name()) || markOf(path) == foreign {
				continue
			}
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// inTheWay are the files that bear the name of a table or chart of this release and are
// there already.
func (w *tablesWriter) inTheWay() []string {
	made := names(tables.Names())
	if len(w.opts.Only) > 0 {
		made = w.opts.Only
	}
	var out []string
	for _, folder := range []string{"tables", "charts"} {
		list, err := os.ReadDir(filepath.Join(w.base, folder))
		if err != nil {
			continue // not there
		}
		for _, e := range list {
			name := e.Name()
			ending := strings.ToLower(filepath.Ext(name))
			if !slices.Contains([]string{".csv", ".svg", ".png"}, ending) {
				continue
			}
			of, _, _ := strings.Cut(name[:len(name)-len(ending)], "-")       // F03-teacher is of F03
			own := func(id string) bool { return strings.EqualFold(id, of) } // Windows knows T04.csv by t04.csv too
			if own("structure") || slices.ContainsFunc(made, own) {
				out = append(out, filepath.Join(w.base, folder, name))
			}
		}
	}
	return out
}

// isReleaseReport reports whether a report is let out with tables and charts.
func isReleaseReport(name string) bool {
	return name == project.ReportTermly || name == project.ReportBoard
}

// standing settles which reports are made: those that are asked for, and those that
// stand in the folder already, which would otherwise be of other numbers than the tables
// beside them. Some tables by name make no report.
func (w *tablesWriter) standing() {
	w.reports = slices.Clone(w.opts.Reports)
	if w.base == "" || len(w.opts.Only) > 0 {
		return
	}
	for _, name := range project.ReportWords() {
		if !isReleaseReport(name) || slices.Contains(w.reports, name) {
			continue
		}
		if path := filepath.Join(w.base, name+".html"); isFile(path) && markOf(path) == ours {
			w.reports = append(w.reports, name)
		}
	}
}

// isFile reports whether there is a regular file.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
