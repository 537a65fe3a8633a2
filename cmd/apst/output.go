package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/atomicfile"
)

// endings are the formats, by the ending of a file's name.
var endings = map[string]string{
	".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".parquet": "parquet",
	".txt": "text", ".md": "markdown", ".html": "html",
}

// binary formats cannot be looked at, and do not go to standard output.
var binary = []string{"xlsx", "parquet"}

// Output is where a command's files go, as -o and --format say. Exactly one of
// Stdout, File, Dir and Tree is set.
type Output struct {
	Stdout bool   // -o -
	File   string // -o FILE.xlsx: one file
	Dir    string // -o DIR/: this command's files directly there
	Tree   string // no -o: out/ of the project, with pupil, quality and release in it
	Format string
}

// resolveOutput reads -o and --format. allowed are the formats the command has,
// def the one it writes to a folder when none is asked for. What contradicts
// itself, or cannot be written, is a UsageError.
func resolveOutput(o, format string, allowed []string, def string) (Output, error) {
	if format != "" && !slices.Contains(allowed, format) {
		refusal := usagef("--format %w", notOneOf(format, allowed))
		return Output{}, refusal
	}
	out := Output{Format: format}
	if out.Format == "" {
		out.Format = def
	}
	switch {
	case o == "":
		out.Tree = filepath.Join(projectFolder(), "out")
		return out, nil
	case o == "-":
		return stdoutOutput(format, allowed, def)
	case os.IsPathSeparator(o[len(o)-1]) || isFolder(o):
		out.Dir = filepath.Clean(o)
		return out, nil
	}
	return fileOutput(o, format, allowed)
}

// stdoutOutput is -o -: the format asked for, or the first that can be read.
func stdoutOutput(format string, allowed []string, def string) (Output, error) {
	if slices.Contains(binary, format) {
		return Output{}, usagef("%s does not go to standard output", format).hint("name a file: -o FILE.%s", format)
	}
	for _, f := range append([]string{format, def}, allowed...) {
		if f != "" && !slices.Contains(binary, f) {
			return Output{Stdout: true, Format: f}, nil
		}
	}
	return Output{}, usagef("this command has nothing for standard output").hint("name a file with -o")
}

// fileOutput is -o FILE: its ending says the format.
func fileOutput(o, format string, allowed []string) (Output, error) {
	ending := strings.ToLower(filepath.Ext(o))
	named := endings[ending]
	var wanted []string
	for _, f := range allowed {
		for e, name := range endings {
			if name == f {
				wanted = append(wanted, e)
			}
		}
	}
	known := fmt.Sprintf("end it in %s; end a folder in /", listed(wanted, "or"))
	switch {
	case ending == "" && format != "":
		named = format
	case named == "" && ending == "":
		return Output{}, usagef("-o %s: the name does not say which format", o).hint("%s", known)
	case named == "":
		return Output{}, usagef("-o %s: %s is not a format this command writes", o, ending).hint("%s", known)
	case !slices.Contains(allowed, named):
		return Output{}, usagef("-o %s: this command does not write %s", o, named).hint("%s", known)
	case format != "" && format != named:
		return Output{}, usagef("--format %s contradicts -o %s", format, o).hint("leave one of the two out")
	}
	return Output{File: filepath.Clean(o), Format: named}, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Path is where one of the command's files goes. part is the part of out/ that
// it belongs in (pupil, quality, release), name its name without an ending. It
// is empty for standard output.
func (o Output) Path(part, name string) string {
	switch {
	case o.Stdout:
		return ""
	case o.File != "":
		return o.File
	case o.Dir != "":
		return filepath.Join(o.Dir, name+"."+o.Format)
	}
	return filepath.Join(o.Tree, part, name+"."+o.Format)
}

// Check refuses, before anything is read, what could not be written afterwards, or
// should not: what CheckPlaces refuses, and a file that apst did not write.
func (o Output) Check(inputs []string, paths ...string) error {
	if err := o.CheckPlaces(inputs, paths...); err != nil {
		return err
	}
	return o.refuseForeign(paths...)
}

// CheckPlaces refuses a file that is also an input or belongs to a project (by
// whatever name or link), one file for two outputs, and a folder that is not there
// or cannot be written to. An empty path is standard output.
func (o Output) CheckPlaces(inputs []string, paths ...string) error {
	for i, path := range paths {
		if path == "" {
			continue
		}
		if slices.ContainsFunc(paths[:i], func(other string) bool { return other != "" && sameFile(other, path) }) {
			return usagef("%s would be written twice", path).hint("give each output a name of its own")
		}
		if err := refuseInput(path, inputs); err != nil {
			return err
		}
		if err := o.checkFolder(path); err != nil {
			return err
		}
	}
	return nil
}

// refuseInput refuses to write over a file that is being read, and over those of a
// project.
func refuseInput(path string, inputs []string) error {
	target, err := os.Stat(path)
	if err != nil {
		return nil // not there yet; any other trouble shows when it is written
	}
	for _, input := range inputs {
		if info, err := os.Stat(input); err == nil && os.SameFile(info, target) {
			return usagef("%s is an input, and inputs are never changed", path).hint("name another file with -o")
		}
	}
	return refuseProject(path)
}

// checkFolder tries the folder that a file will stand in, as far as it exists.
func (o Output) checkFolder(path string) error {
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		missing := folder
		switch {
		case o.inTree(folder):
			return nil // it will be made
		case o.inDir(folder) && (isFolder(filepath.Dir(o.Dir)) || inOut(o.Dir)):
			return nil
		case o.Dir == folder:
			missing = filepath.Dir(folder)
		}
		return usagef("cannot write %s: there is no folder %s", path, missing).hint("make the folder first, or check its name")
	}
	f, err := atomicfile.Create(path)
	if err != nil {
		return err
	}
	f.Discard()
	return nil
}

// inTree reports whether a folder is one of out/.
func (o Output) inTree(folder string) bool {
	if o.Tree == "" {
		return false
	}
	below, err := filepath.Rel(o.Tree, folder)
	return err == nil && filepath.IsLocal(below)
}

// inDir reports whether a folder is the one named with -o DIR/, or one in it that the
// command makes.
func (o Output) inDir(folder string) bool {
	if o.Dir == "" {
		return false
	}
	below, err := filepath.Rel(o.Dir, folder)
	return err == nil && filepath.IsLocal(below)
}

// inOut reports whether a folder is a part of out/ that is not pupils': it is made as
// if nothing had been named.
func inOut(folder string) bool {
	tree, err := filepath.Abs(filepath.Join(projectFolder(), "out"))
	own, errOwn := filepath.Abs(folder)
	if err != nil || errOwn != nil {
		return false
	}
	below, err := filepath.Rel(tree, own)
	return err == nil && filepath.IsLocal(below) && !strings.HasPrefix(below, "pupil")
}

// Write writes one file, whole or not at all, or standard output when path is
// empty. It makes the folders of out/, and a folder named with -o DIR/.
func (o Output) Write(ios *IO, path string, fill func(io.Writer) error) error {
	if o.Format == "text" || o.Format == "markdown" {
		page := fill
		fill = func(w io.Writer) error { return writePage(w, page) }
	}
	if path == "" {
		return fill(ios.Out)
	}
	if err := o.makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	err := atomicfile.Write(path, fill)
	if err == nil {
		ios.wrote(path)
	}
	return err
}

// prepare writes files that belong together beside their places, and the one for
// standard output, which has an empty path, nowhere yet.
func (o Output) prepare(files []artefact) (*atomicfile.Batch, error) {
	b := &atomicfile.Batch{}
	for _, f := range files {
		if f.path == "" {
			continue
		}
		err := o.makeFolder(filepath.Dir(f.path))
		if err == nil {
			err = b.Add(f.path, f.data)
		}
		if err != nil {
			b.Discard()
			return nil, err
		}
	}
	return b, nil
}

// makeFolder makes the folders a file goes in. Those for pupils' data are for
// their owner alone.
func (o Output) makeFolder(folder string) error {
	var err error
	switch {
	case o.inTree(folder) && within(filepath.Join(o.Tree, "pupil"), folder):
		if err = os.MkdirAll(o.Tree, 0o755); err == nil {
			err = os.MkdirAll(folder, 0o700)
		}
	case o.inTree(folder):
		err = os.MkdirAll(folder, 0o755)
	case o.inDir(folder) && inOut(o.Dir):
		err = os.MkdirAll(folder, 0o755)
	case o.inDir(folder):
		if err = os.Mkdir(o.Dir, 0o700); err == nil || errors.Is(err, fs.ErrExist) {
			err = os.MkdirAll(folder, 0o700)
		}
	}
	if err != nil {
		return fmt.Errorf("making the folder %s: %w", folder, err)
	}
	return nil
}
