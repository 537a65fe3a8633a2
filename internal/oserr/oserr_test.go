package oserr

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestExplain(t *testing.T) {
	t.Parallel()
	_, opened := os.Open(filepath.Join(t.TempDir(), "absent.csv"))
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"a file that is not there", opened, "there is no such file or folder"},
		{"wrapped", fmt.Errorf("reading sdq.csv: %w", opened), "there is no such file or folder"},
		{"full disk", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "the disk is full"},
		{"not allowed", &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "you are not allowed to"},
		{"cut", fmt.Errorf("reading: %w", io.ErrUnexpectedEOF), "it ends too early"},
		{"a number without words of ours", &fs.PathError{Op: "open", Path: "x", Err: syscall.Errno(7777)}, "the operating system refused"},
		{"something else", errors.New("pupil_id is missing"), ""},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			cause, ok := Explain(tt.err)
			if cause.Why != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %v; want %q", cause.Why, ok, tt.want)
			}
		})
	}
}

// Whatever is said fits after a colon in the middle of a message.
func TestWordsFitMessages(t *testing.T) {
	t.Parallel()
	for _, list := range [][]struct {
		err   error
		cause Cause
	}{system, table} {
		for _, entry := range list {
			for _, words := range []string{entry.cause.Why, entry.cause.Hint} {
				if strings.HasSuffix(words, ".") || words != "" && strings.ToLower(words[:1]) != words[:1] {
					t.Errorf("%v: %q", entry.err, words)
				}
			}
		}
	}
}
