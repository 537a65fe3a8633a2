package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
)

// What a project takes over from the one before it: what people settled once and for
// all. Data and outputs are of their term and stay behind.

// initCarry is what is taken over from an earlier project.
type initCarry struct {
	from     string // its folder
	files    []initFile
	unset    []string // settings of the earlier term, now out of use, with their lines
	maps     int
	keys     int
	links    bool
	releases int
}

// ofTheTerm are the settings that are of one term: a new one has its own.
var ofTheTerm = []string{"as_of", "change.from", "change.to", "report_term"}

// carry reads an earlier project.
func carry(from string) (*initCarry, error) {
	if filepath.Base(from) == project.FileName {
		from = filepath.Dir(from)
	}
	c := &initCarry{from: filepath.Clean(from)}
	p, err := project.Load(filepath.Join(c.from, project.FileName), measures()...)
	if err == nil {
		err = p.CheckRules(allRules())
	}
	if err != nil {
		return nil, projectError(err)
	}
	if c.maps, err = c.folder("maps"); err != nil {
		return nil, err
	}
	if c.keys, err = c.folder("keys"); err != nil {
		return nil, err
	}
	if err := c.named(p); err != nil {
		return nil, err
	}
	if err := c.ledger(); err != nil {
		return nil, err
	}
	return c, c.settings(p)
}

// folder takes over the files of a folder and those below it.
func (c *initCarry) folder(name string) (int, error) {
	n := len(c.files)
	root := filepath.Join(c.from, name)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path == root:
			return nil
		case err != nil:
			return fmt.Errorf("reading %s: %w", path, err)
		case d.IsDir():
			return nil
		}
		return c.take(path)
	})
	return len(c.files) - n, err
}

// take takes over a file, once.
func (c *initCarry) take(path string) error {
	rel, err := filepath.Rel(c.from, path)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(c.files, func(f initFile) bool { return f.path == rel }) {
		return nil
	}
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return fmt.Errorf("reading %s: %w", path, err)
	case !info.Mode().IsRegular() || info.Size() > maxMap:
		return usagef("%s is no ordinary file of a project, and is not taken over", path).hint("move it out of the folder, or copy the project by hand")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	c.files = append(c.files, initFile{rel, data})
	return nil
}

// named takes over the maps and decisions that apst.yaml names, wherever in the project
// they are.
func (c *initCarry) named(p *project.Project) error {
	maps := p.MapFiles("sdq")
	for _, id := range p.Measured() {
		maps = append(maps, p.MapFiles(id)...)
	}
	links := p.LinksFile()
	c.links = links != ""
	for _, path := range append(maps, links) {
		rel, err := filepath.Rel(c.from, path)
		if path == "" || err != nil || !filepath.IsLocal(rel) {
			continue // outside, where the new project finds it too
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return usagef("%s names %s, which is not there", projectFile(p), path).hint("bring it back, or take the line out")
		}
		n := len(c.files)
		if err := c.take(path); err != nil {
			return err
		}
		if path != links {
			c.maps += len(c.files) - n
		}
	}
	return nil
}

// ledger takes over the releases before: what was let out binds what is let out next.
func (c *initCarry) ledger() error {
	path := filepath.Join(c.from, ledgerName)
	ledger, err := openLedger(path)
	if err != nil || len(ledger.Entries) == 0 {
		return err
	}
	if _, err := openKey(filepath.Join(c.from, "keys", keyName), false); err != nil {
		return err
	}
	for _, e := range ledger.Entries {
		if e.Withdraws == 0 {
			c.releases++
		}
	}
	return c.take(path)
}

// settings takes over apst.yaml as it is, remarks and all, but for what is of the term.
func (c *initCarry) settings(p *project.Project) error {
	path := filepath.Join(c.from, project.FileName)
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	for _, s := range p.Settings() {
		if !s.Given() || !slices.Contains(ofTheTerm, s.Name) {
			continue
		}
		key := s.Name[strings.LastIndexByte(s.Name, '.')+1:]
		line := lines[s.Line-1]
		at := len(line) - len(bytes.TrimLeft(line, " "))
		if !bytes.HasPrefix(line[at:], []byte(key+":")) {
			return usagef("%s line %d: %s is of the last term, and does not stand on a line of its own", path, s.Line, s.Name).
				hint("write %s: %s on a line of its own, and try again", key, s.Value)
		}
		lines[s.Line-1] = slices.Concat(line[:at], []byte("#"), line[at:])
		c.unset = append(c.unset, fmt.Sprintf("%s (line %d)", s.Name, s.Line))
	}
	c.files = append(c.files, initFile{project.FileName, bytes.Join(lines, nil)})
	return nil
}

// tell says what was taken over, what was not, and what is to be set again.
func (c *initCarry) tell(ios *IO) {
	took := []string{"settings"}
	if c.maps > 0 {
		took = append(took, howMany(c.maps, "file")+" of maps")
	}
	if c.keys > 0 {
		took = append(took, howMany(c.keys, "key"))
	}
	if c.links {
		took = append(took, "decisions about identifiers")
	}
	if c.releases > 0 {
		took = append(took, "the memory of "+howMany(c.releases, "release"))
	}
	ios.wrapped("", fmt.Sprintf("taken over from %s: %s; its data and outputs are not", c.from, listed(took, "and")))
	if c.keys > 0 {
		ios.wrapped("", "keys are the same, so that pupils keep their pseudonyms: whoever has one can tell who is who")
	}
	if len(c.unset) > 0 {
		ios.wrapped("", fmt.Sprintf("out of use in %s until they are set for this term: %s", project.FileName, strings.Join(c.unset, ", ")))
	}
}
