package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"apst/internal/pack"
	"apst/internal/project"
)

// PackOpenOptions is what apst pack open was asked to do.
type PackOpenOptions struct {
	IO         *IO
	Files      []string
	Identities []string
	Folder     string
}

// NewCmdPackOpen declares apst pack open; runF does the work.
func NewCmdPackOpen(ios *IO, runF func(context.Context, *PackOpenOptions) error) *cobra.Command {
	opts := &PackOpenOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "open FILE...",
		Short: "make a project of returns that were accepted",
		Long: `Checks returns as apst pack verify does, and makes a project of those of one or several
schools: apst.yaml, the list of pupils, and the answers, attendance, reading and attitudes
of the returns as files that every command reads. apst score sdq and apst change in it give
what the schools have themselves, by study id. With several schools a pupil's centre is the
school's number, so that schools stand side by side.

If a return is refused nothing is made. Support and destinations come as sums and as
answers, not as the records they were made from, and are not among the files. A return
whose dates are days from entry cannot be opened.

The folder is readable by you alone. What is in it is personal data: keep it where the
agreement says, and delete it when it says.`,
		Example: `  apst pack open return-999999-2023-summer.zip.age --identity key.txt -o summer/
  apst pack open return-*.zip.age --identity key.txt -o all-schools/`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usagef("no return to open").hint("name it: apst pack open FILE --identity key.txt -o DIR/")
			case opts.Folder == "" || opts.Folder == "-":
				return usagef("apst pack open needs a folder to make").hint("name a new one: -o DIR/")
			}
			if err := noFileTwice(args); err != nil {
				return err
			}
			opts.Files, opts.Folder = args, filepath.Clean(opts.Folder)
			return runF(cmd.Context(), opts)
		},
	}
	identityVar(cmd, &opts.Identities)
	cmd.Flags().StringVarP(&opts.Folder, "output", "o", "", "the folder to make, `DIR/`")
	exits(cmd, exitData)
	return cmd
}

func runPackOpen(ctx context.Context, opts *PackOpenOptions) error {
	keys, err := readIdentities(opts.Identities)
	if err != nil {
		return err
	}
	if err := opts.refuseFolder(); err != nil {
		return err
	}
	accepted, closeAll, err := opts.accept(ctx, keys)
	defer closeAll()
	if err != nil {
		return err
	}
	var made pack.Import
	switch err := made.Open(accepted); {
	case errors.Is(err, pack.ErrSchoolTwice):
		return usagef("two of the returns are of one school").hint("name the later one: it has everything of the earlier")
	case errors.Is(err, pack.ErrOffsets):
		return usagef("a return gives days from entry in place of dates, and cannot be made into a project").hint("read its tables by themselves: datapackage.json describes them")
	case err != nil:
		return err
	}
	files := []initFile{{".gitignore", mustRead("init/gitignore")}}
	for _, f := range made.Files {
		files = append(files, initFile{filepath.Join("data", f.Name), f.Data})
	}
	files = append(files, initFile{project.FileName, []byte(openedSettings(&made))})
	opts.IO.Doing("making %s", opts.Folder)
	done := &initMade{}
	if err := done.private(opts.Folder, files); err != nil {
		done.undo()
		return err
	}
	opts.tell(&made, files)
	return nil
}

// refuseFolder refuses a folder that holds anything: nothing is written over or mixed up.
func (opts *PackOpenOptions) refuseFolder() error {
	inside, err := os.ReadDir(opts.Folder)
	switch {
	case err == nil && len(inside) > 0:
		return usagef("%s holds files already, and nothing is mixed up with them", opts.Folder).hint("name a new folder: -o DIR/")
	case err != nil && !os.IsNotExist(err):
		return usagef("%s is no folder that can be made", opts.Folder).hint("name a new folder: -o DIR/")
	}
	if parent := filepath.Dir(opts.Folder); !isFolder(parent) {
		return usagef("cannot make %s: there is no folder %s", opts.Folder, parent).hint("make the folder first, or check its name")
	}
	if outer, found := project.Find(opts.Folder); found {
		return usagef("%s would stand inside the project of %s", opts.Folder, outer).hint("name a folder elsewhere")
	}
	return nil
}

// accept verifies every return. Their files stay open until the function it returns is called.
func (opts *PackOpenOptions) accept(ctx context.Context, keys []age.Identity) (accepted []*pack.Verdict, closeAll func(), err error) {
	var open []*os.File
	closeAll = func() {
		for _, f := range open {
			f.Close()
		}
	}
	refused := 0
	for _, path := range opts.Files {
		opts.IO.Doing("checking %s", path)
		f, size, err := openReturn(path)
		if err != nil {
			return nil, closeAll, err
		}
		open = append(open, f)
		v, err := pack.Verify(ctx, f, size, keys, knownRules())
		if err != nil {
			return nil, closeAll, err
		}
		if !v.Accepted {
			refused++
			own := verdict{path, filepath.Base(path), v}
			opts.IO.Errf("%s", ready(own.text()))
		}
		accepted = append(accepted, v)
	}
	if refused > 0 {
		return nil, closeAll, dataf("%d of %s refused, and nothing was made", refused, howMany(len(opts.Files), "return"))
	}
	return accepted, closeAll, nil
}

// openReturn opens the file of a return and says how large it is.
func openReturn(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, usagef("%w", err)
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		f.Close()
		return nil, 0, usagef("%s is not a file", path).hint("name the file of the return")
	}
	return f, info.Size(), nil
}

// private makes a project in a folder into which nobody else may look.
func (m *initMade) private(folder string, files []initFile) error {
	if err := m.folder(folder, 0o700); err != nil {
		return err
	}
	return m.all(folder, files)
}

// mustRead is a file that is part of the program.
func mustRead(name string) []byte {
	data, err := initFiles.ReadFile(name)
	if err != nil {
		panic("apst: " + name + " is not in the program")
	}
	return data
}

// tell says what was made and what to do next.
func (opts *PackOpenOptions) tell(made *pack.Import, files []initFile) {
	ios := opts.IO
	ios.Errf("%s:\n", opts.Folder)
	for _, f := range files {
		ios.Errf("  %s\n", filepath.ToSlash(f.path))
	}
	pupils := 0
	for _, r := range made.Returns {
		pupils += r.Pupils
	}
	ios.Errf("%s of %s\n", howMany(pupils, "pupil"), howMany(len(made.Returns), "school"))
	ios.wrapped("next: ", fmt.Sprintf("cd %s, apst score sdq, apst change", strings.TrimSpace(quotedArg(opts.Folder))))
}
