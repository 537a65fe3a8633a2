package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/compare"
	"apst/internal/project"
	"apst/internal/runlog"
)

// diffSide is one of the two.
type diffSide struct {
	*compare.Set
	path string
	form string // folder, file or return
}

// sides opens both.
func (opts *DiffOptions) sides(ctx context.Context) (old, now *diffSide, err error) {
	if sameFile(opts.Old, opts.New) {
		return nil, nil, usagef("%s and %s are the same", opts.Old, opts.New).hint("name the outputs of before and those of now")
	}
	if len(opts.Identities) > 0 && !isReturn(opts.Old) && !isReturn(opts.New) {
		return nil, nil, usagef("--identity opens returns, and neither %s nor %s is a return", opts.Old, opts.New).hint("leave it out")
	}
	if old, err = opts.side(opts.Old); err != nil {
		return nil, nil, err
	}
	if err = ctx.Err(); err != nil {
		return nil, nil, err
	}
	if now, err = opts.side(opts.New); err != nil {
		return nil, nil, err
	}
	if (old.form == "return") != (now.form == "return") {
		return nil, nil, usagef("%s is %s and %s is %s: they hold different tables, with different identifiers", old.path, aForm(old.form), now.path, aForm(now.form)).
			hint("compare two returns, or two output folders")
	}
	narrow(old, now)
	narrow(now, old)
	if old.form == "file" && now.form == "file" && filepath.Ext(old.path) != filepath.Ext(now.path) {
		old.tablesOnly() // a workbook has sheets for people, which no CSV file has
		now.tablesOnly()
	}
	return old, now, nil
}

// tablesOnly leaves the tables that apst knows.
func (s *diffSide) tablesOnly() {
	if s.Known() > 0 {
		s.Narrow(s.Set)
	}
}

// narrow leaves of a folder what one file is held against.
func narrow(folder, file *diffSide) {
	if folder.form == "folder" && file.form == "file" && file.Known() > 0 {
		kinds := file.KindNames()
		folder.Narrow(file.Set)
		if len(folder.Tables) == 0 {
			return // they have nothing in common, which is told by what the folder held
		}
		file.Tables = slices.DeleteFunc(file.Tables, func(t *compare.Table) bool { return !slices.Contains(kinds, t.Kind.Name) })
		file.Entries, file.Pages = nil, nil
	}
}

func aForm(form string) string { return "a " + form }

// side opens a folder, a file or a return.
func (opts *DiffOptions) side(path string) (*diffSide, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, usagef("there is no file or folder %s", path).hint("check its name")
	case err != nil:
		return nil, err
	}
	opts.IO.Doing("reading %s", path)
	s := &diffSide{path: path, form: "folder"}
	switch {
	case info.IsDir():
		s.Set, err = compare.Folder(os.DirFS(outputsOf(path)), path)
	case isReturn(path):
		s.form = "return"
		s.Set, err = opts.returned(path)
	case info.Mode().IsRegular():
		s.form = "file"
		s.Set, err = compare.File(path)
	default:
		return nil, usagef("%s is neither a file nor a folder", path)
	}
	if err != nil {
		return nil, s.fault(err)
	}
	s.leaveOut()
	if s.form != "return" && (s.Basis == nil || !s.Basis.Whole) {
		s.basisAbove()
	}
	if s.Known() == 0 && len(s.Entries) == 0 {
		return nil, s.notOurs()
	}
	return s, nil
}

// leaveOut leaves out what apst diff itself wrote into a folder.
func (s *diffSide) leaveOut() {
	own := func(place string) bool {
		name := filepath.Base(place)
		return s.form == "folder" && (name == "diff.txt" || name == "diff.md" || name == "diff.json")
	}
	s.Pages = slices.DeleteFunc(s.Pages, func(p compare.Drawn) bool { return own(p.Place) })
	s.Entries = slices.DeleteFunc(s.Entries, func(d *compare.Document) bool { return own(d.Place) })
}

// outputsOf is where the outputs of a folder are: in out, where it is a project's.
func outputsOf(folder string) string {
	out := filepath.Join(folder, "out")
	if _, err := os.Stat(filepath.Join(folder, project.FileName)); err == nil && isFolder(out) {
		return out
	}
	return folder
}

// notOurs refuses what holds nothing that apst wrote.
func (s *diffSide) notOurs() error {
	const hint = "name a folder or a file that apst wrote, such as out/ or out/pupil/sdq-scores.xlsx"
	switch {
	case len(s.Skipped) == 1 && s.form == "file":
		return usagef("%s cannot be compared: %s", s.path, s.Skipped[0].Why).hint(hint)
	case len(s.Tables)+len(s.Pages)+len(s.Skipped) == 0:
		return usagef("%s is empty", s.path).hint(hint)
	}
	return usagef("%s holds no table that apst wrote", s.path).hint(hint)
}

// fault is why a side cannot be read.
func (s *diffSide) fault(err error) error {
	var file *compare.FileError
	if errors.As(err, &file) && s.form == "file" {
		err = file.Err // its name is said already
	}
	return diffFault(withPath(s.path, err))
}

// withPath says which file or folder an error is about.
func withPath(path string, err error) error { return &compare.FileError{Place: path, Err: err} }

// diffFault is an error of reading as the user is told it.
func diffFault(err error) error {
	var newer *runlog.NewerError
	switch {
	case errors.As(err, &newer):
		return usagef("%w", err).hint("get a newer apst")
	case errors.Is(err, runlog.ErrDamaged):
		return dataf("%w", err).hint("run it again: apst run writes a new one")
	}
	return dataf("%w", err)
}

// nothingCompared refuses two sides that have nothing in common.
func nothingCompared(old, now *diffSide) error {
	holds := func(s *diffSide) string {
		names := s.KindNames()
		if len(names) == 0 {
			return s.path + " holds no table that apst wrote"
		}
		if len(names) > 5 {
			names = append(names[:5:5], "others")
		}
		return s.path + " holds " + listed(names, "and")
	}
	return usagef("nothing was compared: %s; %s", holds(old), holds(now)).hint("name two folders, files or returns of the same kind")
}

// isReturn reports whether a file is called as a return is.
func isReturn(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return strings.HasSuffix(name, ".zip") || strings.HasSuffix(name, ".age")
}
