package project

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// What a pattern may ask for. A school's folders are few and shallow; what goes
// beyond is a pattern that was not meant, and would be looked through for hours.
const (
	maxLevels  = 3      // folders of one pattern with a * in their names
	maxMatches = 10_000 // files, or folders on the way to them
)

var (
	errNoPattern = errors.New("no pattern")
	errLevels    = errors.New("too many levels")
	errMatches   = errors.New("too many matches")
)

// glob matches a pattern below the part of it that is a plain folder: a project's
// own folder may have brackets in its name.
func (p *Project) glob(pattern string) ([]string, error) {
	pattern = filepath.ToSlash(pattern)
	if _, err := os.Stat(p.path(pattern)); err == nil || !isPattern(pattern) {
		return []string{p.path(pattern)}, nil // a name may hold brackets
	}
	plain, rest := plainFolder(pattern)
	if !fs.ValidPath(rest) {
		return nil, errNoPattern
	}
	found := []string{filepath.Join(p.path(plain), ".")}
	names, levels := strings.Split(rest, "/"), 0
	for i, name := range names {
		last := i == len(names)-1
		if !last && isPattern(name) {
			levels++
		}
		if _, err := path.Match(name, ""); err != nil {
			return nil, err
		}
		if levels > maxLevels {
			return nil, errLevels
		}
		var below []string
		for _, folder := range found {
			in, err := matches(folder, name, !last)
			if err != nil {
				return nil, err
			}
			if below = append(below, in...); len(below) > maxMatches {
				return nil, errMatches
			}
		}
		found = below
	}
	slices.Sort(found)
	return found, nil
}

// matches lists what is in a folder under a name or a pattern. A folder that cannot
// be read holds nothing, and a link to a folder is followed only by its own name: two
// that lead to each other would have no end.
func matches(folder, name string, folders bool) ([]string, error) {
	if !isPattern(name) {
		at := filepath.Join(folder, name)
		if info, err := os.Stat(at); err != nil || folders && !info.IsDir() {
			return nil, nil
		}
		return []string{at}, nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		fits, err := path.Match(name, e.Name())
		if err != nil {
			return nil, err
		}
		if fits && (e.IsDir() || !folders) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out, nil
}

func isPattern(name string) bool { return strings.ContainsAny(name, "*?[") }

// plainFolder splits a pattern into the folders that are no pattern, and the rest.
func plainFolder(pattern string) (plain, rest string) {
	rest = pattern
	for {
		first, more, found := strings.Cut(rest, "/")
		if !found || isPattern(first) {
			return plain, rest
		}
		plain, rest = plain+first+"/", more
	}
}
