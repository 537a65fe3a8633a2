// Package filelock keeps two running programs from doing at once what only one of them
// may do. The lock is the operating system's own: it ends with the program that holds
// it, however that ends, so that none is ever left behind.
package filelock

import (
	"errors"
	"os"
)

// ErrHeld is that another program, or another part of this one, holds the lock.
var ErrHeld = errors.New("it is locked")

// Try takes the lock of a file, which has to be there and is neither changed nor kept
// from being read. It does not wait: where the lock is held the error is [ErrHeld]. On a
// disk without locks, as some network disks are, nothing is locked and nothing is said.
func Try(path string) (release func(), err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := lock(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() {
		unlock(f) // at once: closing may end it later only, where another process has been begun meanwhile
		f.Close()
	}, nil
}
