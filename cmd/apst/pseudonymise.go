package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/pseudonym"
	"apst/internal/workcopy"
	"apst/sdq/intake"
)

// PseudonymiseOptions is what apst pseudonymise was asked to do.
type PseudonymiseOptions struct {
	IO    *IO
	Paths []string
	Dir   string // where the copy goes
	Key   string // the file with the key
}

// newCmdPseudonymise declares apst pseudonymise.
func newCmdPseudonymise(ios *IO) *cobra.Command {
	return NewCmdPseudonymise(ios, runPseudonymise)
}

// NewCmdPseudonymise declares apst pseudonymise; runF does the work.
func NewCmdPseudonymise(ios *IO, runF func(context.Context, *PseudonymiseOptions) error) *cobra.Command {
	opts := &PseudonymiseOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "pseudonymise PATH...",
		Short: "make a working copy with other identifiers and names",
		Long: `Copies spreadsheets, and those in folders, with the same layouts, faults, dates and scores.
Identifiers become others of the same form, made with the key: the same pupil has the same
one in every file. Names are replaced word by word, running text by a text of no meaning.
A cell is kept only for a reason: a date, a short number, an answer, a code or a word that
apst knows. Properties, comments, formulas, pictures and hidden sheets of which nothing is
read are left out.

Every copy is read back before it is written: the same tables, findings, scores and values
must come out, and no original identifier or name may stand in it. A file of which that
cannot be said is not written, and the reason is given.

A working copy is still personal data: answers and dates are a pupil's own. It stays in the
school, and is refused in a folder of a release and in one that git tracks. What may be
shown to anybody is made by apst synth --like.`,
		Example: `  apst pseudonymise data/ -o ../working-copy/ --key keys/project.key
  apst pseudonymise data/sdq.xlsx -o ../working-copy/`,
		GroupID: groupUpkeep,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("apst pseudonymise needs files or folders to copy").hint("apst pseudonymise data/ -o ../working-copy/")
			}
			opts.Paths = args
			if err := opts.checkPlace(); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&opts.Dir, "output", "o", "", "the `FOLDER/` to make, which must not be there or be empty")
	f.StringVar(&opts.Key, "key", "", "the `FILE` with the key (default keys/project.key of the project)")
	exits(cmd, exitData)
	return cmd
}

// checkPlace refuses what is no folder to make.
func (o *PseudonymiseOptions) checkPlace() error {
	switch {
	case o.Dir == "":
		return usagef("apst pseudonymise needs a folder to write to").hint("apst pseudonymise data/ -o ../working-copy/")
	case o.Dir == "-" || endings[strings.ToLower(filepath.Ext(o.Dir))] != "":
		return usagef("-o %s: apst pseudonymise writes a folder, not a file", o.Dir).hint("name a folder: -o ../working-copy/")
	}
	o.Dir = filepath.Clean(o.Dir)
	return nil
}

// copyReadme is the file that says what a working copy is. Its name is none that is read
// as a spreadsheet.
const copyReadme = "README.md"

func runPseudonymise(ctx context.Context, opts *PseudonymiseOptions) error {
	if err := opts.refusePlace(); err != nil {
		return err
	}
	key, err := opts.readKey()
	if err != nil {
		return err
	}
	inputs, files, err := opts.inputs()
	if err != nil {
		return err
	}
	files.tellSkipped(opts.IO)
	opts.IO.Doing("copying %s", howMany(len(inputs), "file"))
	progress := opts.IO.NewProgress("copying")
	made, err := workcopy.Make(ctx, inputs, workcopy.Options{Key: key, Measures: measures(), Holds: holdingOf})
	progress.Done()
	if err != nil {
		return err
	}
	written := 0
	for _, f := range made.Files {
		if f.Refused == "" {
			written++
		}
	}
	if written > 0 {
		if err := wholeFolder(opts.Dir, func(dir string) error { return writeCopy(dir, made) }); err != nil {
			return err
		}
		if err := os.Chmod(opts.Dir, 0o700); err != nil {
			return folderError(opts.Dir, err)
		}
	}
	opts.tell(made, written)
	if written < len(made.Files) {
		return dataf("%s not copied", wereFiles(len(made.Files)-written)).hint("see the reasons above; what is copied is complete without them")
	}
	return nil
}

// wereFiles is "1 file was" or "2 files were".
func wereFiles(n int) string {
	if n == 1 {
		return "1 file was"
	}
	return howMany(n, "file") + " were"
}

// readKey reads the key; there is none by default.
func (o *PseudonymiseOptions) readKey() (pseudonym.Key, error) {
	path, named := o.Key, "--key "
	if path == "" {
		path, named = filepath.Join(projectFolder(), "keys", keyName), ""
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return pseudonym.Key{}, usagef("%s%s: there is no such key", named, path).hint("apst init makes one for a project; name its file with --key")
	case err != nil:
		return pseudonym.Key{}, err
	}
	key, err := pseudonym.Parse(text)
	if err != nil {
		return key, usagef("%s%s holds no key", named, path).hint("a key is %d hexadecimal digits; apst init makes one", 2*keyLength)
	}
	return key, nil
}

// inputs are the files to copy, and what is left alone.
func (o *PseudonymiseOptions) inputs() ([]workcopy.Input, *checkFiles, error) {
	var all checkFiles
	var out []workcopy.Input
	add := func(path, rel string) {
		if !slices.ContainsFunc(out, func(in workcopy.Input) bool { return sameFile(in.Path, path) }) {
			out = append(out, workcopy.Input{Path: path, Rel: filepath.ToSlash(rel)})
		}
	}
	for _, path := range o.Paths {
		if !isFolder(path) {
			if _, err := os.Stat(path); err != nil {
				return nil, nil, err
			}
			add(path, filepath.Base(path))
			continue
		}
		var in checkFiles
		if err := in.walk(path); err != nil {
			return nil, nil, err
		}
		for _, f := range in.inputs {
			rel, err := filepath.Rel(path, f.Path)
			if err != nil {
				return nil, nil, err
			}
			add(f.Path, rel)
		}
		all.skipped = append(all.skipped, in.skipped...)
	}
	if len(out) == 0 {
		return nil, nil, dataf("no spreadsheets to copy").hint("name files, or a folder with some")
	}
	return out, &all, nil
}

// holdingOf is what a file holds, as everything else in the program tells it.
func holdingOf(ctx context.Context, path string) (workcopy.Holding, error) {
	h, err := holdings(ctx, intake.Input{Path: path})
	return workcopy.Holding{Answers: h.answers, Measures: h.measures, List: h.list}, err
}

// writeCopy fills a folder with a copy.
func writeCopy(dir string, made *workcopy.Folder) error {
	for _, f := range made.Files {
		if f.Refused != "" {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, copyReadme), []byte(copyPage(made)), 0o600)
}
