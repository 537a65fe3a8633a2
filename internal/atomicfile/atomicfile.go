// Package atomicfile writes files that are whole or not there.
//
// The bytes go to a temporary file in the same folder, readable by nobody else,
// which takes the place of the target only when everything has been written and
// is on the disk. Until then the old file stays as it was. A temporary file is
// removed on any error; [DiscardAll] removes the ones that are left when a
// program has to stop at once.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"apst/internal/oserr"
)

// Error is why a file could not be written, in plain words.
type Error struct {
	Path  string // the file that was to be written
	Cause oserr.Cause
	Err   error // what the operating system said; may be nil
}

func (e *Error) Error() string { return "cannot write " + e.Path + ": " + e.Cause.Why }

// Hint says what to do about it, where that is known.
func (e *Error) Hint() string { return e.Cause.Hint }

// Unwrap returns what the operating system said.
func (e *Error) Unwrap() error { return e.Err }

// private is the permission of a new file: pupils' data are nobody else's
// business until their owner shares them.
const private fs.FileMode = 0o600

// File is a file being written. It is not there until Commit.
type File struct {
	path string // as it was asked for
	real string // behind symbolic links
	mode fs.FileMode
	tmp  *os.File
}

// open are the files that have been neither committed nor discarded. Its lock is
// also held while a file takes its place, so that DiscardAll never sees one half
// way.
var open = struct {
	sync.Mutex
	files map[*File]struct{}
}{files: map[*File]struct{}{}}

// Create starts a file that will replace path, or be new. Its folder has to
// exist. A folder, a device and a link that leads nowhere are refused.
func Create(path string) (*File, error) {
	f := &File{path: path, real: path, mode: private}
	if err := f.target(); err != nil {
		return nil, err
	}
	open.Lock()
	defer open.Unlock()
	tmp, err := os.CreateTemp(filepath.Dir(f.real), ".apst-*.tmp")
	if err != nil {
		return nil, f.fault(err)
	}
	f.tmp = tmp
	open.files[f] = struct{}{}
	return f, nil
}

// target looks at what stands at the path now.
func (f *File) target() error {
	info, err := os.Lstat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // Whether its folder exists shows when the file is made there.
	}
	if err != nil {
		return f.fault(err)
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		f.real, err = filepath.EvalSymlinks(f.path)
		if err == nil {
			info, err = os.Stat(f.real)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return f.refuse("it is a link to a file that does not exist", "")
		}
		if err != nil {
			return f.fault(err)
		}
	}
	switch {
	case info.IsDir():
		return f.refuse("it is a folder", "end the name in / to write into the folder")
	case !info.Mode().IsRegular():
		return f.refuse("it is not an ordinary file", "write to standard output with -o -")
	}
	f.mode = info.Mode().Perm()
	return nil
}

// Write adds bytes.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.tmp.Write(p)
	if err != nil {
		err = f.fault(err)
	}
	return n, err
}

// Commit puts the file in its place, replacing what was there. After an error
// the old file is still there and the temporary one is gone.
func (f *File) Commit() error { return f.place(f.settle()) }

// place puts the file in its place, or takes it away after an error.
func (f *File) place(err error) error {
	open.Lock()
	defer open.Unlock()
	if _, ok := open.files[f]; !ok {
		return f.fault(fs.ErrClosed)
	}
	delete(open.files, f)
	if err == nil {
		if err = replace(f.tmp.Name(), f.real); err != nil {
			err = f.fault(err)
		}
	}
	if err != nil {
		os.Remove(f.tmp.Name())
	}
	return err
}

// Discard removes what has been written. After Commit it does nothing, so that
// it can be deferred.
func (f *File) Discard() {
	open.Lock()
	defer open.Unlock()
	f.discard()
}

func (f *File) discard() {
	if _, ok := open.files[f]; ok {
		delete(open.files, f)
		f.tmp.Close()
		os.Remove(f.tmp.Name())
	}
}

// DiscardAll removes every file that has not been committed. It is for a program
// that is about to end: after a second interrupt, or a fault of its own.
func DiscardAll() {
	open.Lock()
	defer open.Unlock()
	for f := range open.files {
		f.discard()
	}
}

// Write writes a whole file: what fill puts into it, or on an error nothing.
func Write(path string, fill func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := fill(f); err != nil {
		return err
	}
	return f.Commit()
}

// fault puts an error of the operating system into plain words.
func (f *File) fault(err error) error {
	cause, ok := oserr.Explain(err)
	if !ok {
		cause.Why = "it was closed while it was being written"
	}
	return &Error{Path: f.path, Cause: cause, Err: err}
}

func (f *File) refuse(why, hint string) error {
	return &Error{Path: f.path, Cause: oserr.Cause{Why: why, Hint: hint}}
}
