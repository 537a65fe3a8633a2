package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"apst/internal/atomicfile"
	"apst/internal/project"
	"apst/internal/pseudonym"
	"apst/synth"
)

// InitOptions is what apst init was asked to do.
type InitOptions struct {
	IO      *IO
	Folder  string
	Example bool
	From    string // an earlier project whose settings are taken over; empty for none
}

// initFiles are the files of a new project, as templates.
//
//go:embed init
var initFiles embed.FS

// initFolders are the folders of a project, and who may look into them.
var initFolders = []struct {
	name string
	mode fs.FileMode
}{{"data", 0o700}, {"keys", 0o700}, {"maps", 0o755}, {"out", 0o755}}

// newCmdInit declares apst init.
func newCmdInit(ios *IO) *cobra.Command { return NewCmdInit(ios, runInit) }

// NewCmdInit declares apst init; runF does the work.
func NewCmdInit(ios *IO, runF func(context.Context, *InitOptions) error) *cobra.Command {
	opts := &InitOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "make a project folder",
		Long: `Makes the folder of a project: apst.yaml with every setting explained, and the
folders data, keys, maps and out. Data, keys and out are kept out of git. In a
project, apst check and apst score sdq find their files by themselves. keys/project.key
is drawn at random: returns to the evaluator name pupils by codes that are made with it.

--example adds a school that does not exist, with a list of pupils and
questionnaires of pupils and staff, so that every command can be tried, and in the
folder practice an untidy file to put right.

--from takes over last term's project: its apst.yaml with its remarks, maps, keys,
decisions about identifiers, and the memory of its releases. Its data and outputs stay
where they are, and what apst.yaml says of its term is put out of use: as_of, the
period, the term of the reports.

Nothing is ever written over: a folder that holds one of the files is refused.`,
		Example: `  apst init taskforce --example
  apst init
  apst init autumn --from summer`,
		GroupID: groupDaily,
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("apst init takes one folder, not %d", len(args)).hint("quote a name that has spaces")
			}
			opts.Folder = filepath.Clean(strings.Join(args, ""))
			switch {
			case cmd.Flags().Changed("from") && opts.From == "":
				return usagef("--from needs the folder of a project")
			case opts.From != "" && opts.Example:
				return usagef("--example and --from are two projects").hint("leave one of them out")
			}
			return runF(cmd.Context(), opts)
		},
	}
	cmd.Flags().BoolVar(&opts.Example, "example", false, "with a school that does not exist")
	cmd.Flags().StringVar(&opts.From, "from", "", "take over the settings of the project in this `FOLDER`")
	return cmd
}

// initFile is a file to be made.
type initFile struct {
	path string // from the project's folder on
	data []byte
}

// runInit makes a project.
func runInit(_ context.Context, opts *InitOptions) error {
	var old *initCarry
	if opts.From != "" {
		var err error
		if old, err = carry(opts.From); err != nil {
			return err
		}
	}
	files, err := opts.files(old)
	if err != nil {
		return err
	}
	if err := opts.refuse(files); err != nil {
		return err
	}
	opts.IO.Doing("making %s", opts.Folder)
	made := &initMade{}
	if err := made.all(opts.Folder, files); err != nil {
		made.undo()
		return err
	}
	opts.tell(files, old)
	return nil
}

// files are what the project will hold, apst.yaml last: a folder is a project only
// when all else is there.
func (opts *InitOptions) files(old *initCarry) ([]initFile, error) {
	var files []initFile
	if opts.Example {
		_, example, err := synth.ExampleProject()
		if err != nil {
			return nil, fmt.Errorf("drawing the example: %w", err)
		}
		wider, err := synth.ExampleMeasures()
		if err != nil {
			return nil, fmt.Errorf("drawing the example: %w", err)
		}
		for _, f := range slices.Concat(wider, example) { // of two lists of pupils the wider one
			path := filepath.Join("data", f.Name)
			if !slices.ContainsFunc(files, func(made initFile) bool { return made.path == path }) {
				files = append(files, initFile{path, f.Data})
			}
		}
		_, untidy, err := synth.UntidySchool()
		if err != nil {
			return nil, fmt.Errorf("drawing the practice: %w", err)
		}
		for _, f := range untidy {
			files = append(files, initFile{filepath.Join("practice", f.Name), f.Data})
		}
	}
	for _, f := range []struct{ name, template string }{{".gitignore", "gitignore"}, {"README.txt", "README.txt"}, {project.FileName, "apst.yaml"}} {
		if old != nil && f.name == project.FileName {
			continue
		}
		text, err := template.ParseFS(initFiles, "init/"+f.template)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := text.Execute(&b, opts); err != nil {
			return nil, err
		}
		files = append(files, initFile{f.name, b.Bytes()})
	}
	if old != nil {
		files = append(files, old.files...)
	}
	return withKey(files)
}

// withKey adds a key for study ids to a project that takes over none: the same for all
// returns of the project and of those that come after it.
func withKey(files []initFile) ([]initFile, error) {
	path := filepath.Join("keys", keyName)
	if slices.ContainsFunc(files, func(f initFile) bool { return f.path == path }) {
		return files, nil
	}
	key, err := pseudonym.New()
	if err != nil {
		return nil, err
	}
	return slices.Insert(files, max(len(files)-1, 0), initFile{path, []byte(key.Text())}), nil
}

// refuse looks for what would be written over, mixed up or nested, before anything
// is made.
func (opts *InitOptions) refuse(files []initFile) error {
	const elsewhere = "make the project in another folder: apst init DIR"
	info, err := os.Stat(opts.Folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if parent := filepath.Dir(opts.Folder); !isFolder(parent) {
			return usagef("cannot make %s: there is no folder %s", opts.Folder, parent).hint("make the folder first, or check its name")
		}
	case err != nil:
		return fmt.Errorf("looking at %s: %w", opts.Folder, err)
	case !info.IsDir():
		return usagef("%s is a file, not a folder", opts.Folder).hint(elsewhere)
	}
	for _, f := range files {
		path := filepath.Join(opts.Folder, f.path)
		if _, err := os.Lstat(path); err == nil {
			return usagef("%s is there already, and nothing is written over", path).hint(elsewhere)
		}
	}
	for _, d := range initFolders {
		path := filepath.Join(opts.Folder, d.name)
		info, err := os.Lstat(path)
		if err == nil && !info.IsDir() {
			return usagef("%s is there already, and is no folder", path).hint(elsewhere)
		}
	}
	if inside, err := os.ReadDir(filepath.Join(opts.Folder, "data")); opts.Example && err == nil && len(inside) > 0 {
		return usagef("%s holds files already, and the example would be mixed up with them", filepath.Join(opts.Folder, "data")).hint(elsewhere)
	}
	if outer, found := project.Find(opts.Folder); found {
		return usagef("%s would stand inside the project of %s", opts.Folder, outer).hint("%s", elsewhere)
	}
	return nil
}

// initMade is what has been made so far, so that a failure can leave nothing.
type initMade struct{ paths []string }

func (m *initMade) all(folder string, files []initFile) error {
	if err := m.folder(folder, 0o755); err != nil {
		return err
	}
	for _, d := range initFolders {
		if err := m.folder(filepath.Join(folder, d.name), d.mode); err != nil {
			return err
		}
	}
	for _, f := range files {
		path := filepath.Join(folder, f.path)
		for i, sign := range f.path {
			if os.IsPathSeparator(uint8(sign)) {
				if err := m.folder(filepath.Join(folder, f.path[:i]), 0o755); err != nil {
					return err
				}
			}
		}
		err := atomicfile.Write(path, func(w io.Writer) error { _, err := w.Write(f.data); return err })
		if err != nil {
			return err
		}
		m.paths = append(m.paths, path)
	}
	return nil
}

// folder makes a folder that is not there.
func (m *initMade) folder(path string, mode fs.FileMode) error {
	err := os.Mkdir(path, mode)
	switch {
	case err == nil:
		m.paths = append(m.paths, path)
	case !errors.Is(err, fs.ErrExist):
		return fmt.Errorf("making the folder %s: %w", path, err)
	}
	return nil
}

// undo removes what was made; what somebody else has put there since stays.
func (m *initMade) undo() {
	for _, path := range slices.Backward(m.paths) {
		os.Remove(path)
	}
}

// tell says what was made and what to do next.
func (opts *InitOptions) tell(files []initFile, old *initCarry) {
	ios := opts.IO
	where, cd := "this folder", ""
	if opts.Folder != "." {
		where, cd = opts.Folder, "cd "+quotedArg(opts.Folder)+", "
	}
	ios.Errf("%s:\n", where)
	for _, f := range files {
		ios.Errf("  %s\n", filepath.ToSlash(f.path))
	}
	var names []string
	for _, d := range initFolders {
		names = append(names, d.name+"/")
	}
	ios.Errf("  %s\n", strings.Join(names, " "))
	switch {
	case opts.Example:
		ios.Errf("next: %sapst check, apst run\n", cd)
		return
	case old != nil:
		old.tell(ios)
		ios.wrapped("next: ", cd+"put this term's spreadsheets into data/, set apst.yaml for it, then: apst check")
		return
	}
	ios.Errf("next: %sput the school's spreadsheets into data/, name them in apst.yaml, then: apst check\n", cd)
}

// quotedArg is a name as it is typed.
func quotedArg(s string) string {
	if strings.ContainsAny(s, " '&()") {
		return `"` + s + `"`
	}
	return s
}
