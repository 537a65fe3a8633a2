package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// refusePlace refuses folders in which personal data are lost or go astray: one with
// files, one that is copied, one of a release, and one that git tracks.
func (o *PseudonymiseOptions) refusePlace() error {
	where := realPath(o.Dir)
	for _, p := range o.Paths {
		in := realPath(p)
		if isFolder(in) && within(in, where) || where == in {
			return usagef("-o %s is, or lies in, what is copied, and inputs are never changed", o.Dir).hint("name a folder elsewhere: -o ../working-copy/")
		}
	}
	for dir := where; ; dir = filepath.Dir(dir) {
		if ofRelease(dir) {
			return usagef("-o %s lies in a folder of a release, and a working copy is still personal data", o.Dir).hint("name a folder elsewhere: -o ../working-copy/")
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if root := trackedBy(where); root != "" {
		return usagef("-o %s lies in a folder that git tracks (%s), and a working copy is still personal data", o.Dir, root).
			hint("name a folder outside of it: -o ../working-copy/").
			hint("or have git ignore the folder first: a line in .gitignore")
	}
	return vacant(o.Dir)
}

// ofRelease reports whether a folder is one of a release: by its name, as Windows takes
// names, or by the files that releases are made of.
func ofRelease(dir string) bool {
	if strings.EqualFold(strings.TrimRight(filepath.Base(dir), ". "), "release") {
		return true
	}
	for _, name := range []string{"tables/structure.csv", "tables.xlsx"} {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() && markOf(filepath.Join(dir, filepath.FromSlash(name))) != foreign {
			return true
		}
	}
	return false
}

// trackedBy is the folder of the repository that tracks a place; empty where none does,
// or where it ignores the place. git is not started: what it ignores is read from its
// files, and what is not certain is not ignored.
func trackedBy(where string) string {
	for dir := where; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			if ignored(dir, where) {
				return ""
			}
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// ignored reports whether a repository ignores a folder: the last pattern that fits it,
// or a folder above it, decides.
func ignored(root, where string) bool {
	rel, err := filepath.Rel(root, where)
	if err != nil || rel == "." {
		return false
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	rules := ignoreRules(filepath.Join(root, ".git", "info", "exclude"), "")
	for i := range parts {
		dir := filepath.Join(append([]string{root}, parts[:i]...)...)
		rules = append(rules, ignoreRules(filepath.Join(dir, ".gitignore"), strings.Join(parts[:i], "/"))...)
		verdict := false
		for _, r := range rules {
			if r.fits(strings.Join(parts[:i+1], "/")) {
				verdict = !r.keeps
			}
		}
		if verdict {
			return true
		}
	}
	return false
}

// ignoreRule is a line of a file of what git ignores.
type ignoreRule struct {
	base, pattern   string
	keeps, anchored bool
}

// ignoreRules reads such a file; one that is not there has none.
func ignoreRules(file, base string) []ignoreRule {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var out []ignoreRule
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		r := ignoreRule{base: base}
		if r.keeps = line[0] == '!'; r.keeps {
			line = line[1:]
		}
		line = strings.TrimSuffix(strings.TrimSuffix(line, "/**"), "/")
		line = strings.TrimPrefix(line, "**/")
		r.anchored = strings.Contains(line, "/")
		r.pattern = strings.TrimPrefix(line, "/")
		out = append(out, r)
	}
	return out
}

// fits reports whether a rule is about a folder, given from the root of the repository.
func (r ignoreRule) fits(folder string) bool {
	if r.base != "" {
		below, ok := strings.CutPrefix(folder, r.base+"/")
		if !ok {
			return false
		}
		folder = below
	}
	if !r.anchored {
		folder = path.Base(folder)
	}
	ok, err := path.Match(r.pattern, folder)
	return err == nil && ok
}
