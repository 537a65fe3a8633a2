// Package oserr says in plain words why the operating system would not do
// something, so that no message of a programming language or of the C library
// reaches a person.
package oserr

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// Cause is one reason why files cannot be read or written.
type Cause struct {
	Why  string // after a colon: "the disk is full"
	Hint string // what to do; may be empty
}

// The causes that are told apart on every system.
var (
	missing   = Cause{"there is no such file or folder", "check the name; quote a name that has spaces"}
	forbidden = Cause{"you are not allowed to", "check the permissions of the file and of its folder"}
	exists    = Cause{"there is a file of that name already", ""}
	full      = Cause{"the disk is full", "free some space, or write to another disk with -o"}
	readOnly  = Cause{"it is on a disk that can only be read", "write to another folder with -o"}
	isFolder  = Cause{"it is a folder", ""}
	notFolder = Cause{"part of its path is a file, not a folder", ""}
	tooLong   = Cause{"its name is too long", ""}
	tooMany   = Cause{"too many files are open", "close other programs, or give fewer files at once"}
	closed    = Cause{"whatever was reading it has stopped", ""}
	damaged   = Cause{"the disk reports an error", "copy the file to another disk and try again"}
	inUse     = Cause{"it is open in another program", "close it in Excel and try again"}
	cut       = Cause{"it ends too early", ""}
	odd       = Cause{"the operating system refused", "run it again with --debug to see what it said"}
)

// table is searched from the top; each system adds its own numbers.
var table = []struct {
	err   error
	cause Cause
}{
	{fs.ErrNotExist, missing},
	{fs.ErrPermission, forbidden},
	{fs.ErrExist, exists},
	{syscall.EISDIR, isFolder},
	{syscall.ENOTDIR, notFolder},
	{syscall.ENAMETOOLONG, tooLong},
	{syscall.ENOSPC, full},
	{syscall.EROFS, readOnly},
	{syscall.EMFILE, tooMany},
	{syscall.ENFILE, tooMany},
	{syscall.EPIPE, closed},
	{syscall.EIO, damaged},
	{io.ErrClosedPipe, closed},
	{io.ErrUnexpectedEOF, cut},
}

// Explain returns the cause of an error that comes from the operating system.
// It reports false for an error of any other kind.
func Explain(err error) (Cause, bool) {
	// The system's own numbers first: on Windows several of them also count
	// as "no permission".
	for _, list := range [][]struct {
		err   error
		cause Cause
	}{system, table} {
		for _, entry := range list {
			if errors.Is(err, entry.err) {
				return entry.cause, true
			}
		}
	}
	var (
		path   *fs.PathError
		number syscall.Errno
	)
	if errors.As(err, &number) || errors.As(err, &path) {
		return odd, true
	}
	return Cause{}, false
}
