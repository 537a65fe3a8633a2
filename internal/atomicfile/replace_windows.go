package atomicfile

import (
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// patience is how long a file that is briefly held is waited for: virus scanners
// and indexers open a new file for some milliseconds.
const patience = 500 * time.Millisecond

// replace renames a file over another one. A target that stays held, which is
// what Excel does with an open workbook, is reported as open elsewhere even
// where Windows only says that access was denied.
func replace(from, to string) error {
	for pause := 10 * time.Millisecond; ; pause *= 2 {
		err := os.Rename(from, to)
		held := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		switch {
		case !held:
			return err
		case pause > patience/2:
			return fmt.Errorf("%w: %w", windows.ERROR_SHARING_VIOLATION, err)
		}
		time.Sleep(pause)
	}
}
