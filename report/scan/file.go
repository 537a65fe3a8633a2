package scan

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// File looks through a file on disk, and at its name without the folder. The error is
// one of the operating system.
func (s *Scanner) File(name string) ([]Find, error) {
	base := filepath.Base(name)
	fail := func(err error) ([]Find, error) {
		return nil, fmt.Errorf("reading %s: %w", newLooker(s, base).file, bare(err))
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return fail(err)
	case !info.Mode().IsRegular():
		return fail(errors.New("not a file"))
	}
	f, err := os.Open(name)
	if err != nil {
		return fail(err)
	}
	defer f.Close()
	return s.Read(base, f, info.Size())
}

// bare is an error without the name of a file, which may be a pupil's.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Read looks through a file of size bytes, and at its name, which may have folders with
// forward slashes. The error is one of r.
func (s *Scanner) Read(name string, r io.ReaderAt, size int64) ([]Find, error) {
	l := newLooker(s, name)
	top := &source{looker: l}
	top.name(name)
	if size > MaxPart {
		top.closed("it is larger than is searched")
		return l.finds, nil
	}
	data := make([]byte, max(size, 0))
	if n, err := io.ReadFull(io.NewSectionReader(r, 0, int64(len(data))), data); err != nil && n < len(data) {
		return l.finds, fmt.Errorf("reading %s: %w", l.file, bare(err))
	}
	top.data = data
	top.content(name)
	return l.finds, nil
}

// name looks at a file's name.
func (s *source) name(name string) {
	s.search([]piece{{text: []byte(name), at: spot{kind: "the name of the file", nowhere: true}}}, recordSign)
}

// Dir looks through all files of a folder and its folders, hidden ones included, by
// name. Links are not followed: one that leads to a file in the folder is looked through
// there, another cannot be looked into. The error is one of reading the folder itself;
// a file that cannot be read is a [Closed] find.
func (s *Scanner) Dir(dir string) ([]Find, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, bare(err))
	}
	defer root.Close()
	var finds []Find
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == "." && err != nil:
			return fmt.Errorf("reading %s: %w", dir, bare(err))
		case name == ".":
			return nil
		case err != nil:
			finds = append(finds, s.unread(name, "the folder cannot be read")...)
			return fs.SkipDir
		}
		finds = append(finds, s.entry(root, name, d)...)
		return nil
	})
	return finds, err
}

// entry looks through what stands in a folder.
func (s *Scanner) entry(root *os.Root, name string, d fs.DirEntry) []Find {
	switch mode := d.Type(); {
	case mode.IsDir():
		return s.unread(name, "")
	case mode&fs.ModeSymlink != 0:
		if _, err := root.Stat(name); err != nil { // outside, or nowhere
			return s.unread(name, "a link that leads out of the folder or nowhere")
		}
		return s.unread(name, "")
	case !mode.IsRegular():
		return s.unread(name, "it is no file")
	}
	f, err := root.Open(name)
	if err != nil {
		return s.unread(name, "it cannot be read")
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return s.unread(name, "it cannot be read")
	}
	finds, err := s.Read(name, f, info.Size())
	if err != nil {
		finds = append(finds, s.unread(name, "it cannot be read")...)
	}
	return slices.Clip(finds)
}

// unread looks at a name alone, and says why there is no more.
func (s *Scanner) unread(name, why string) []Find {
	l := newLooker(s, name)
	top := &source{looker: l}
	top.name(name)
	if why != "" {
		top.closed(why)
	}
	return l.finds
}
