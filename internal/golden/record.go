package golden

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/internal/runlog"
)

// Names in the folder of what was recorded.
const (
	RecordName  = "recorded.json"
	ReasonsName = "reasons.csv"
	OutputsName = "outputs"
)

// maxRecord bounds the file; a folder with a thousand sources comes to a tenth.
const maxRecord = 16 << 20

// Record is what was recorded, and what it rests on.
type Record struct {
	Format   int              `json:"format"`
	Tool     Tool             `json:"tool"`
	Rulesets []runlog.Ruleset `json:"rulesets"`
	Settings []runlog.Setting `json:"settings"` // of apst.yaml
	Inputs   []runlog.File    `json:"inputs"`   // files of the folder that commands could read
	Commands []Ran            `json:"commands"`
}

// Tool is the program that recorded.
type Tool struct {
	Version string `json:"version"`
}

// Ran is a command, how it ended, and the files that are held of it.
type Ran struct {
	Run     string        `json:"run"`
	Exit    int           `json:"exit"`
	Outputs []runlog.File `json:"outputs"`
}

// ErrNone is the error of a folder in which nothing has been recorded.
var ErrNone = errors.New("nothing has been recorded")

// LoadRecord reads what was recorded in the folder of a verify.yaml. Without any it is
// [ErrNone]; what is wrong with it is a [*project.Error].
func (c *Config) LoadRecord(folder string) (*Record, error) {
	file := filepath.Join(folder, filepath.FromSlash(c.Expected), RecordName)
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", file, err)
	case info.Size() > maxRecord || !info.Mode().IsRegular():
		return nil, damaged(file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	r := &Record{}
	err = json.Unmarshal(data, r)
	switch {
	case r.Format > Format:
		return nil, &project.Error{File: file, Text: fmt.Sprintf("the file has format %d, and this program knows up to %d", r.Format, Format), Hint: "get a newer apst"}
	case err != nil || r.Format != Format || len(r.Commands) == 0:
		return nil, damaged(file)
	}
	for _, name := range r.files() {
		if !fs.ValidPath(name) {
			return nil, damaged(file)
		}
	}
	return r, nil
}

const again = `bring it back from git, or record anew: apst verify --update --reason "why"`

func damaged(file string) error {
	return &project.Error{File: file, Text: "this is not as it was recorded", Hint: again}
}

// files are the names of all files that are held.
func (r *Record) files() []string {
	var out []string
	for _, cmd := range r.Commands {
		for _, f := range cmd.Outputs {
			out = append(out, f.Name)
		}
	}
	return out
}

// Ran is how a command ended when it was recorded; nil where it was not.
func (r *Record) Ran(run string) *Ran {
	i := slices.IndexFunc(r.Commands, func(c Ran) bool { return c.Run == run })
	if i < 0 {
		return nil
	}
	return &r.Commands[i]
}

// Intact makes sure that the files of a record are those that were recorded: a number
// that is put right in them by hand would have no reason. The ends of lines are no matter,
// since git changes them.
func (r *Record) Intact(outputs string) error {
	for _, cmd := range r.Commands {
		for _, f := range cmd.Outputs {
			file := filepath.Join(outputs, filepath.FromSlash(f.Name))
			data, err := os.ReadFile(file)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return &project.Error{File: file, Text: "the file was recorded and is not there", Hint: again}
			case err != nil:
				return fmt.Errorf("reading %s: %w", file, err)
			case Hash(data) != f.SHA256:
				return &project.Error{File: file, Text: "the file was changed by hand since it was recorded", Hint: again}
			}
		}
	}
	return nil
}

// Stray are files among what was recorded that belong to no command of it.
func (r *Record) Stray(outputs string) ([]string, error) {
	held := r.files()
	var out []string
	err := fs.WalkDir(os.DirFS(outputs), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !slices.Contains(held, name) && !strings.HasPrefix(path.Base(name), ".") {
			out = append(out, name)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return out, err
}

// Hash is the SHA-256 of a file, of a text with line feeds alone at the ends of lines.
func Hash(data []byte) string {
	if !bytes.Contains(data, []byte{0}) {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Write writes the record.
func (r *Record) Write(w io.Writer) error {
	for _, list := range []*[]runlog.File{&r.Inputs} {
		if *list == nil {
			*list = []runlog.File{}
		}
	}
	if r.Settings == nil {
		r.Settings = []runlog.Setting{}
	}
	for i := range r.Commands {
		if r.Commands[i].Outputs == nil {
			r.Commands[i].Outputs = []runlog.File{}
		}
	}
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// Covers makes sure that the commands of a verify.yaml are those that were recorded, each
// with what it was held to.
func (c *Config) Covers(r *Record) error {
	const record = `record it: apst verify --update --reason "why"`
	for _, cmd := range c.Commands {
		if r.Ran(cmd.Run) == nil {
			return &project.Error{File: FileName, Line: cmd.Line, Text: "nothing has been recorded of " + cmd.Run, Hint: record}
		}
	}
	for _, ran := range r.Commands {
		if !slices.ContainsFunc(c.Commands, func(cmd Command) bool { return cmd.Run == ran.Run }) {
			return &project.Error{File: FileName, Text: ran.Run + " was recorded, and is not run any more", Hint: "put it back, or " + record}
		}
	}
	return nil
}
