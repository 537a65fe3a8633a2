package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fileName reads the name of a file or a pattern. A backslash separates folders as
// / does, so that a project made on one system is read on another.
func fileName(n *yaml.Node, name string, to *string) error {
	if err := text(n, name, to); err != nil {
		return err
	}
	if strings.ContainsFunc(*to, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return &Error{Line: n.Line, Text: name + " holds a character that no file's name has; " + backslashText, Hint: backslashHint}
	}
	*to = strings.ReplaceAll(*to, `\`, "/")
	if OnServer(*to) {
		return &Error{Line: n.Line, Text: name + " names a file on a server: " + *to, Hint: "give the share a letter in Windows and write it as Z:/folder/file.xlsx, or put the file below the project"}
	}
	return nil
}

// path is a path of the project file as seen from the current folder.
func (p *Project) path(written string) string {
	written = filepath.FromSlash(written)
	if filepath.IsAbs(written) {
		return written
	}
	return filepath.Join(p.Folder, written)
}

// expand finds the files of patterns, in the order of the patterns and by name
// within one. Files that a program keeps while another is open (~$...) are no
// inputs. Unless they may be missing, a pattern that fits nothing is an [*Error].
func (p *Project) expand(files []Files, missing bool) ([]string, error) {
	var out []string
	for _, f := range files {
		found, err := p.glob(f.Pattern)
		if err != nil {
			return nil, p.wrong(f.Line, fmt.Sprintf("%q %s", f.Pattern, patternFault(err)), "write a file's name, or a pattern such as data/*.xlsx")
		}
		n := 0
		for _, path := range found {
			if info, err := os.Stat(path); err != nil || info.IsDir() || strings.HasPrefix(filepath.Base(path), "~$") {
				continue
			}
			if n++; !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
		if n == 0 && !missing {
			return nil, p.missing(f)
		}
	}
	return out, nil
}

// patternFault is why a pattern cannot be followed.
func patternFault(err error) string {
	switch {
	case errors.Is(err, errLevels):
		return fmt.Sprintf("has a pattern for more than %d folders", maxLevels)
	case errors.Is(err, errMatches):
		return fmt.Sprintf("fits more than %d files or folders", maxMatches)
	}
	return "is no file or pattern"
}

// shownFiles is how many files of a folder a hint names.
const shownFiles = 5

// missing says that a pattern fits no file, and what there is in its place.
func (p *Project) missing(f Files) error {
	folder, _ := plainFolder(f.Pattern)
	dir := filepath.Join(p.path(folder), ".")
	shown := filepath.ToSlash(dir)
	err := &Error{File: p.file(), Line: f.Line, Text: "there is no file " + f.Pattern}
	entries, bad := os.ReadDir(dir)
	if bad != nil {
		err.Hint = fmt.Sprintf("there is no folder %s either: correct the name, or make the folder", shown)
		return err
	}
	var found []string
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") {
			found = append(found, name)
		}
	}
	again := fmt.Sprintf("apst check %s/", shown)
	if strings.Contains(shown, " ") {
		again = fmt.Sprintf("apst check %q", shown)
	}
	if len(found) == 0 {
		err.Hint = fmt.Sprintf("%s is empty: put the school's spreadsheets there, as they are, and then: %s", shown, again)
		return err
	}
	list := strings.Join(found[:min(len(found), shownFiles)], "; ")
	if more := len(found) - shownFiles; more > 0 {
		list += fmt.Sprintf("; and %d more", more)
	}
	err.Hint = fmt.Sprintf("put it there, correct the name, or take the line out; %s holds: %s\nto look at all of them: %s", shown, list, again)
	return err
}
