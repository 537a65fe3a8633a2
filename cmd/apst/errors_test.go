package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"apst/ingest/sheet"
)

func TestReportError(t *testing.T) {
	t.Parallel()
	missing := &fs.PathError{Op: "open", Path: "sdq.xlsx", Err: syscall.ENOENT}
	tests := []struct {
		name string
		err  error
		code int
		want string
	}{
		{"none", nil, exitDone, ""},
		{"usage", usagef("--wave %q is not a wave", "x").hint("one of two"), exitUsage, "apst: --wave \"x\" is not a wave\nhint: one of two\n"},
		{"data", dataf("12 rows are not scored").hint("see out/pupil/fix-list.xlsx"), exitData, "apst: 12 rows are not scored\nhint: see out/pupil/fix-list.xlsx\n"},
		{"data, all said before", dataf(""), exitData, ""},
		{"gate", &GateError{message{text: "a count of 3 can be worked out"}}, exitGate, "apst: a count of 3 can be worked out\n"},
		{"differences", &DifferencesError{message{text: "2 numbers moved"}}, exitDifferences, "apst: 2 numbers moved\n"},
		{"anything else", errors.New("reading x: it is odd"), exitFailed, "apst: reading x: it is odd\n"},
		{"wrapped", fmt.Errorf("scoring: %w", usagef("no wave").hint("--wave")), exitUsage, "apst: scoring: no wave\nhint: --wave\n"},
		{"a missing file", missing, exitFailed, "apst: sdq.xlsx: there is no such file or folder\nhint: check the name; quote a name that has spaces\n"},
		{"a missing file, named before", fmt.Errorf("reading sdq.xlsx: %w", missing), exitFailed, "apst: reading sdq.xlsx: there is no such file or folder\nhint: check the name; quote a name that has spaces\n"},
		{"missing, as a usage error", usagef("cannot use --map: %w", missing), exitUsage, "apst: cannot use --map: sdq.xlsx: there is no such file or folder\nhint: check the name; quote a name that has spaces\n"},
		{"cut short", fmt.Errorf("reading sdq.csv: %w", io.ErrUnexpectedEOF), exitFailed, "apst: reading sdq.csv: it ends too early\n"},
		{"a bare number", fmt.Errorf("writing: %w", syscall.ENOSPC), exitFailed, "apst: writing: the disk is full\nhint: free some space, or write to another disk with -o\n"},
		{"two at once", errors.Join(usagef("first").hint("one"), missing), exitUsage, "apst: first; sdq.xlsx: there is no such file or folder\nhint: one\nhint: check the name; quote a name that has spaces\n"},
		{"hint on top", withHint(missing, "is it on the other disk?"), exitFailed, "apst: sdq.xlsx: there is no such file or folder\nhint: is it on the other disk?\nhint: check the name; quote a name that has spaces\n"},
		{"the same hint twice", withHint(dataf("x").hint("y"), "y"), exitData, "apst: x\nhint: y\n"},
		{"a fault in a file", fmt.Errorf("sdq.xlsx: %w", &sheet.Fault{Reason: sheet.Malformed, Sheet: "Pre", Row: 3, Col: 2, Seen: "a cell twice", Err: io.ErrUnexpectedEOF}), exitFailed, "apst: sdq.xlsx: a cell twice at Pre!B3\n"},
		{"nobody reads", fmt.Errorf("writing scores: %w", errStdoutClosed), exitFailed, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ios, out, talk := testIO()
			code := reportError(context.Background(), ios, tt.err)
			if code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			if diff := cmp.Diff(tt.want, talk.String()); diff != "" {
				t.Error(diff)
			}
			if out.Len() > 0 {
				t.Errorf("talk on standard output: %q", out)
			}
		})
	}
}

// Whatever went wrong because of the interrupt, it is an interrupt.
func TestReportInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errInterrupted)
	for _, err := range []error{ctx.Err(), fmt.Errorf("reading sdq.csv: %w", ctx.Err()), usagef("odd")} {
		ios, _, talk := testIO()
		if code := reportError(ctx, ios, err); code != exitInterrupted {
			t.Errorf("%v: exit code %d", err, code)
		}
		if want := "apst: interrupted; no unfinished file is left\n"; talk.String() != want {
			t.Errorf("%v: got %q, want %q", err, talk, want)
		}
	}
	ios, _, _ := testIO()
	if code := reportError(ctx, ios, nil); code != exitDone {
		t.Errorf("a job that was done all the same: exit code %d", code)
	}
}

func TestDebug(t *testing.T) {
	t.Parallel()
	ios, _, talk := testIO()
	ios.Debug = true
	reportError(context.Background(), ios, fmt.Errorf("reading: %w", syscall.ENOSPC))
	if !strings.Contains(talk.String(), "debug: syscall.Errno: no space left on device\n") {
		t.Errorf("the cause is not there:\n%s", talk)
	}
}

// A panic is a message and exit code 1; where it was takes --debug.
func TestFault(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		args  []string
		stack bool
	}{
		{"plain", []string{"break"}, false},
		{"debug", []string{"break", "--debug"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ios, _, talk := testIO()
			cmd := &cobra.Command{Use: "break", RunE: func(*cobra.Command, []string) error {
				ios.Doing("reading %s", "sdq.xlsx")
				panic("index out of range")
			}}
			if code := runWith(ios, cmd, tt.args...); code != exitFailed {
				t.Errorf("exit code %d", code)
			}
			if !strings.HasPrefix(talk.String(), "apst: apst failed while reading sdq.xlsx; this is a fault in apst\n") {
				t.Errorf("got %q", talk)
			}
			if shown := strings.Contains(talk.String(), "index out of range") && strings.Contains(talk.String(), "errors_test.go"); shown != tt.stack {
				t.Errorf("stack shown: %v, want %v:\n%s", shown, tt.stack, talk)
			}
		})
	}
}
