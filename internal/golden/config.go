package golden

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/internal/project"
)

// FileName is the file that says what is verified in a folder.
const FileName = "verify.yaml"

// Format is the newest form of the file, and of what was recorded, that this program
// knows.
const Format = 1

// maxFile bounds the file; a real one has a few kilobytes.
const maxFile = 1 << 20

// Config is what verify.yaml says.
type Config struct {
	Expected  string // the folder of what was recorded, as seen from the folder, with /
	Commands  []Command
	Tolerance []Allowance // columns whose numbers may differ a little
	Vary      []Allowance // columns that may be anything
}

// Command is what is run, and what is held of what it writes.
type Command struct {
	Run     string   // as it was written
	Args    []string // behind the program's name
	Exit    int      // how it has to end, where Stated
	Stated  bool
	Outputs []string // patterns, with /; those that end in / are all files below a folder
	Line    int
}

// Allowance is how far columns may differ from what was recorded.
type Allowance struct {
	Table   string // a kind of table, as apst diff calls it, or its place; * is all
	Columns []string
	Within  float64 // of a tolerance: how far, never negative
	Reason  string
	Line    int
}

// Load reads the verify.yaml of a folder. What is wrong with it is a [*project.Error].
func Load(folder string) (*Config, error) {
	file := filepath.Join(folder, FileName)
	data, err := read(file, folder)
	if err != nil {
		return nil, err
	}
	c, err := Parse(data)
	var bad *project.Error
	if errors.As(err, &bad) {
		bad.File = file
	}
	return c, err
}

func read(file, folder string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &project.Error{File: folder, Text: "there is no " + FileName + " in the folder", Hint: "make a first one: apst verify --init " + folder}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", file, err)
	case !info.Mode().IsRegular() || info.Size() > maxFile:
		return nil, &project.Error{File: file, Text: "this is no file of " + FileName, Hint: "make a first one in another folder, and compare: apst verify --init"}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return data, nil
}

// Parse reads the text of a verify.yaml.
func Parse(data []byte) (*Config, error) {
	top, err := project.Parse(data, FileName)
	if err != nil {
		return nil, err
	}
	c := &Config{Expected: "expected"}
	format := 0
	err = project.Group(top, FileName, project.Fields{
		"format":    func(n *yaml.Node) error { return project.Whole(n, "format", &format) },
		"expected":  c.readExpected,
		"commands":  func(n *yaml.Node) error { return project.List(n, "commands", c.readCommand) },
		"tolerance": func(n *yaml.Node) error { return project.List(n, "tolerance", c.readTolerance) },
		"may_vary":  func(n *yaml.Node) error { return project.List(n, "may_vary", c.readVary) },
	}, "format", "commands")
	switch {
	case format > Format: // before all else: a newer file may say what this program cannot know
		return nil, &project.Error{Line: top.Line, Text: fmt.Sprintf("the file has format %d, and this program knows up to %d", format, Format), Hint: "get a newer apst"}
	case err != nil:
		return nil, err
	case format != Format:
		return nil, &project.Error{Line: top.Line, Text: fmt.Sprintf("format is %d", format), Hint: fmt.Sprintf("write format: %d", Format)}
	}
	for _, cmd := range c.Commands {
		if len(cmd.Outputs) > 0 {
			return c, nil
		}
	}
	return nil, &project.Error{Line: c.Commands[0].Line, Text: "no command has outputs that are held, so that nothing would be compared", Hint: "add a line to a command: outputs: [out/pupil/*.csv]"}
}

func (c *Config) readExpected(n *yaml.Node) error {
	if err := project.Text(n, "expected", &c.Expected); err != nil {
		return err
	}
	c.Expected = path.Clean(filepath.ToSlash(c.Expected))
	if c.Expected == "." || !filepath.IsLocal(filepath.FromSlash(c.Expected)) {
		return &project.Error{Line: n.Line, Text: fmt.Sprintf("expected %q is no folder in this one", n.Value), Hint: "write expected: expected"}
	}
	return nil
}

func (c *Config) readCommand(n *yaml.Node) error {
	cmd := Command{Line: n.Line}
	err := project.Group(n, "command", project.Fields{
		"run": func(n *yaml.Node) (err error) {
			if err := project.Text(n, "run", &cmd.Run); err != nil {
				return err
			}
			cmd.Args, err = arguments(n, cmd.Run)
			return err
		},
		"exit": func(n *yaml.Node) error {
			cmd.Stated = true
			return readExit(n, &cmd.Exit)
		},
		"outputs": func(n *yaml.Node) error {
			return project.List(n, "outputs", func(n *yaml.Node) error { return cmd.readOutput(n) })
		},
	}, "run")
	if err != nil {
		return err
	}
	for _, other := range c.Commands {
		if other.Run == cmd.Run {
			return &project.Error{Line: cmd.Line, Text: fmt.Sprintf("%s is run twice, in line %d too", cmd.Run, other.Line), Hint: "leave one of them out"}
		}
	}
	c.Commands = append(c.Commands, cmd)
	return nil
}

// readExit reads an exit code that a command can be held to. One that could not do its
// job, or was interrupted, says nothing of it.
func readExit(n *yaml.Node, to *int) error {
	if err := project.Whole(n, "exit", to); err != nil {
		return err
	}
	switch *to {
	case 0, 2, 3, 4, 5:
		return nil
	}
	return &project.Error{Line: n.Line, Text: fmt.Sprintf("exit %d is no end that a command is held to", *to), Hint: "it is 0, 2, 3, 4 or 5; see apst verify --help"}
}

func (cmd *Command) readOutput(n *yaml.Node) error {
	var s string
	if err := project.Text(n, "outputs", &s); err != nil {
		return err
	}
	pattern := strings.ReplaceAll(s, `\`, "/")
	plain := strings.TrimSuffix(pattern, "/")
	if _, err := path.Match(pattern, ""); err != nil || !fs.ValidPath(plain) || plain == "." {
		return &project.Error{Line: n.Line, Text: fmt.Sprintf("outputs %q is no file of this folder", s), Hint: "write the place as seen from this folder, as out/pupil/sdq-scores.csv or out/pupil/*.csv; out/release/ is all files below it"}
	}
	cmd.Outputs = append(cmd.Outputs, pattern)
	return nil
}

func (c *Config) readTolerance(n *yaml.Node) error {
	a, err := readAllowance(n, "tolerance", "within")
	c.Tolerance = append(c.Tolerance, a)
	return err
}

func (c *Config) readVary(n *yaml.Node) error {
	a, err := readAllowance(n, "may_vary")
	c.Vary = append(c.Vary, a)
	return err
}

func readAllowance(n *yaml.Node, name string, more ...string) (Allowance, error) {
	a := Allowance{Table: "*", Line: n.Line}
	fields := project.Fields{
		"table": func(n *yaml.Node) error { return project.Text(n, "table", &a.Table) },
		"columns": func(n *yaml.Node) error {
			return project.List(n, "columns", func(n *yaml.Node) error {
				var s string
				err := project.Text(n, "columns", &s)
				a.Columns = append(a.Columns, s)
				return err
			})
		},
		"reason": func(n *yaml.Node) error { return project.Text(n, "reason", &a.Reason) },
	}
	if len(more) > 0 {
		fields["within"] = func(n *yaml.Node) error { return readWithin(n, &a.Within) }
	}
	return a, project.Group(n, name, fields, append([]string{"columns", "reason"}, more...)...)
}

func readWithin(n *yaml.Node, to *float64) error {
	x, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || err != nil || !(x > 0 && x <= 1e9) {
		return &project.Error{Line: n.Line, Text: "within is no number above 0", Hint: "write how far a number may be from the recorded one, as within: 0.001"}
	}
	*to = x
	return nil
}
