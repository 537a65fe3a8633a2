package oserr

import "golang.org/x/sys/windows"

var badName = Cause{"it has a character that file names cannot have", ""}

// system are the causes that only this family of systems has a number for.
var system = []struct {
	err   error
	cause Cause
}{
	{windows.ERROR_SHARING_VIOLATION, inUse},
	{windows.ERROR_LOCK_VIOLATION, inUse},
	{windows.ERROR_USER_MAPPED_FILE, inUse},
	{windows.ERROR_DISK_FULL, full},
	{windows.ERROR_HANDLE_DISK_FULL, full},
	{windows.ERROR_DISK_QUOTA_EXCEEDED, full},
	{windows.ERROR_WRITE_PROTECT, readOnly},
	{windows.ERROR_INVALID_NAME, badName},
	{windows.ERROR_FILENAME_EXCED_RANGE, tooLong},
	{windows.ERROR_DIRECTORY, notFolder},
	{windows.ERROR_NO_DATA, closed},
	{windows.ERROR_BROKEN_PIPE, closed},
	{windows.ERROR_CRC, damaged},
	{windows.ERROR_NOT_READY, damaged},
}
