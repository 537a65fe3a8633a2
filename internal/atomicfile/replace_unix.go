//go:build !windows

package atomicfile

import "os"

// replace renames a file over another one, which is one step.
func replace(from, to string) error { return os.Rename(from, to) }
