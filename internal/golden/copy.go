package golden

import (
	"crypto/sha256"
	"encoding/hex"
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

// leftOut are what a copy does not have: outputs of before, the memory of releases, on
// which no number hangs that is the sources' own, and what git keeps.
var leftOut = []string{"out", "releases.jsonl", ".git", FileName}

// Copy copies a folder to where its commands can run, and says what is in it, by name. It
// is for the owner's eyes alone, as the folder may be.
func (c *Config) Copy(from, to string) ([]runlog.File, error) {
	var files []runlog.File
	own, err := os.Stat(to)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(from, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, at)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		switch {
		case name == ".":
			return nil
		case slices.Contains(leftOut, name) || name == c.Expected || d.Name() == ".git" || strings.HasPrefix(d.Name(), "~$"):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() && holds(at, own):
			return fs.SkipDir // the copy itself, where temporary files are kept in the folder
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		}
		info, err := os.Stat(at) // a link to a file is the file
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return &project.Error{File: at, Text: "this is neither a file nor a folder", Hint: "put the file itself in its place, or leave it out of the folder"}
		}
		f, err := copyFile(at, filepath.Join(to, rel))
		f.Name = name
		files = append(files, f)
		return err
	})
	return files, err
}

// holds reports whether a folder is the copy, or the one that it stands in by itself.
func holds(folder string, own fs.FileInfo) bool {
	for _, at := range []string{folder, filepath.Join(folder, own.Name())} {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, own) {
			return true
		}
	}
	return false
}

func copyFile(from, to string) (f runlog.File, err error) {
	in, err := os.Open(from)
	if err != nil {
		return f, err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return f, err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	h := sha256.New()
	f.Size, err = io.Copy(io.MultiWriter(out, h), in)
	if err != nil {
		return f, fmt.Errorf("copying %s: %w", from, err)
	}
	f.SHA256 = hex.EncodeToString(h.Sum(nil))
	return f, nil
}

// Matches are the files of a folder that one of the patterns means, by name.
func Matches(folder string, patterns []string) ([]string, error) {
	var out []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && slices.ContainsFunc(patterns, func(p string) bool { return means(p, name) }) {
			out = append(out, name)
		}
		return err
	})
	slices.Sort(out)
	return out, err
}

// means reports whether a pattern means a file.
func means(pattern, name string) bool {
	if strings.HasSuffix(pattern, "/") {
		levels := strings.Count(pattern, "/")
		parts := strings.SplitN(name, "/", levels+1)
		if len(parts) <= levels {
			return false
		}
		pattern, name = strings.TrimSuffix(pattern, "/"), strings.Join(parts[:levels], "/")
	}
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}
