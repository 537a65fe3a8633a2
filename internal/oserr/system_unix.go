//go:build !windows

package oserr

import "syscall"

// system are the causes that only this family of systems has a number for.
var system = []struct {
	err   error
	cause Cause
}{
	{syscall.EDQUOT, full},
	{syscall.ETXTBSY, inUse},
	{syscall.EBUSY, inUse},
	{syscall.ELOOP, Cause{"its links go round in a circle", ""}},
}
