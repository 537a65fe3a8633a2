package archive

import (
	"errors"
	"fmt"
	"io"

	"apst/ingest/sheet"
)

func corrupt(d Damage, part, seen, expected string, cause error) error {
	return &sheet.Fault{Reason: sheet.Corrupt, Part: part, Seen: seen, Expected: expected, Err: &damaged{d, cause}}
}

func truncated(seen string) error {
	return &sheet.Fault{Reason: sheet.Truncated, Seen: seen, Expected: "the whole file, as it was saved"}
}

func tooLarge(part, seen, expected string) error {
	return &sheet.Fault{Reason: sheet.TooLarge, Part: part, Seen: seen, Expected: expected}
}

func encrypted(part string) error {
	return &sheet.Fault{Reason: sheet.Encrypted, Part: part,
		Seen: "an archive that needs a password", Expected: "a file saved without one"}
}

// unread says why bytes that should be there could not be read: the file is
// shorter than it was, or the operating system refused.
func unread(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return truncated("the file became shorter while it was read")
	}
	return &sheet.Fault{Reason: sheet.Unreadable, Seen: "the file could not be read to its end",
		Expected: "a file on a disk that answers", Err: err}
}

// readAt fills buf from off, or says why not.
func readAt(r io.ReaderAt, buf []byte, off int64) error {
	n, err := r.ReadAt(buf, off)
	if n == len(buf) {
		return nil
	}
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	return unread(err)
}

// bytesOf is a limit in words: "2 GB", "256 MB".
func bytesOf(n int64) string {
	if n >= 1<<30 && n%(1<<30) == 0 {
		return fmt.Sprintf("%d GB", n>>30)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
