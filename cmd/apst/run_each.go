package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"apst/internal/project"
)

// Several projects are done one after another, each as if it were the only one: nothing
// that was read of one is kept while the next is read.

// projectsIn are those of some folders that are projects, and the folders directly below
// the others that are, by name.
func projectsIn(folders []string) ([]string, error) {
	var out []string
	for _, folder := range folders {
		if isFile(filepath.Join(folder, project.FileName)) {
			out = append(out, folder)
			continue
		}
		list, err := os.ReadDir(folder)
		if err != nil {
			return nil, usagef("cannot look into the folder %s: %w", folder, err)
		}
		n := len(out)
		for _, entry := range list {
			path := filepath.Join(folder, entry.Name())
			if isFile(filepath.Join(path, project.FileName)) {
				out = append(out, path)
			}
		}
		if len(out) == n {
			return nil, usagef("%s holds no project", folder).hint("it should hold a folder for each school, with %s in it", project.FileName)
		}
	}
	return out, nil
}

// eachProject does something in each of some projects. What goes wrong in one does not
// stop the others, unless somebody interrupts; the error is that of the worst.
func eachProject(ctx context.Context, ios *IO, folders []string, do func(context.Context) error) error {
	var worst error
	for i, folder := range folders {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i > 0 {
			ios.Errf("\n")
		}
		ios.Errf("%s\n", ios.errPaint().Bold("== "+filepath.Base(folder)))
		err := goingInto(folder, func() error { return do(ctx) })
		if err == nil {
			continue
		}
		if ctx.Err() != nil {
			return err
		}
		tellError(ios, err)
		worst = worseOf(ctx, worst, silent(err))
	}
	return worst
}

// byWeight are the exit codes from the one that matters most.
var byWeight = []int{exitInterrupted, exitFailed, exitUsage, exitGate, exitDifferences, exitData}

// worseOf is the one of two errors that matters more.
func worseOf(ctx context.Context, a, b error) error {
	for _, code := range byWeight {
		switch {
		case a != nil && exitCode(ctx, a) == code:
			return a
		case b != nil && exitCode(ctx, b) == code:
			return b
		}
	}
	return nil
}

// tellError prints an error and what to do about it, as at the end of a command.
func tellError(ios *IO, err error) {
	if text := plain(err); text != "" {
		ios.Errf("%s\n", strings.ReplaceAll(text, "\n", "; "))
	}
	for _, hint := range hintsOf(err) {
		ios.Errf("hint: %s\n", withoutOutput.Replace(hint))
	}
}

// withoutOutput puts hints that speak of -o into the words of a command that writes to
// the project alone.
var withoutOutput = strings.NewReplacer(
	", or write to another disk with -o", "",
	"write to another folder with -o", "move the project to a folder that can be written to",
)

// told is an error that has been printed: it has its exit code left.
type told struct{ error }

func (t told) Error() string { return "" }
func (t told) Hint() string  { return "" }
func (t told) Unwrap() error { return t.error }

// silent is an error that is not printed again.
func silent(err error) error {
	var before told
	if errors.As(err, &before) {
		return err
	}
	return told{err}
}
