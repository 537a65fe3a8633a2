package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"syscall"

	"apst/internal/oserr"
)

// Messages follow these rules. They start with what was being done or with the
// name of the thing, in lower case, without a full stop, and say nothing in the
// words of a programming language. What to do stands on lines of its own that
// begin with "hint:". No message holds a pupil's answer, name or identifier.

// Exit codes. They are part of what scripts rely on.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitData        = 3
	exitGate        = 4
	exitDifferences = 5
	exitInterrupted = 130
)

// exitMeanings are what the help of a command says of its exit codes.
var exitMeanings = map[int]string{
	exitDone:        "done",
	exitFailed:      "could not do the job, such as write to a full disk",
	exitUsage:       "the command line or a setting is wrong, nothing was done",
	exitData:        "something in the data was refused; what it was is listed",
	exitGate:        "the disclosure gate refused",
	exitDifferences: "there are differences",
	exitInterrupted: "interrupted",
}

// UsageError is a command line or a setting that cannot be meant. Exit code 2.
type UsageError struct{ message }

// DataError says that data were refused, after the findings have been told.
// Exit code 3. With an empty text nothing more is printed.
type DataError struct{ message }

// GateError is a release that the disclosure gate refused. Exit code 4.
type GateError struct{ message }

// DifferencesError says that things that should be equal are not. Exit code 5.
type DifferencesError struct{ message }

// message is a text, its hints, and what lies behind it.
type message struct {
	text  string
	hints []string
	cause error
}

func (m *message) Error() string   { return m.text }
func (m *message) Unwrap() error   { return m.cause }
func (m *message) Hints() []string { return m.hints }

func newMessage(format string, args []any) message {
	err := fmt.Errorf(format, args...)
	return message{text: err.Error(), cause: err}
}

// usagef makes a UsageError; a cause may be wrapped with %w.
func usagef(format string, args ...any) *UsageError { return &UsageError{newMessage(format, args)} }

// dataf makes a DataError.
func dataf(format string, args ...any) *DataError { return &DataError{newMessage(format, args)} }

// gatef makes a GateError.
func gatef(format string, args ...any) *GateError { return &GateError{newMessage(format, args)} }

// hint adds a line on what to do.
func (e *GateError) hint(format string, args ...any) *GateError {
	e.hints = append(e.hints, fmt.Sprintf(format, args...))
	return e
}

// hint adds a line on what to do.
func (e *UsageError) hint(format string, args ...any) *UsageError {
	e.hints = append(e.hints, fmt.Sprintf(format, args...))
	return e
}

// hint adds a line on what to do.
func (e *DataError) hint(format string, args ...any) *DataError {
	e.hints = append(e.hints, fmt.Sprintf(format, args...))
	return e
}

// hinted adds hints to any error.
type hinted struct {
	error
	hints []string
}

func (h *hinted) Unwrap() error   { return h.error }
func (h *hinted) Hints() []string { return h.hints }

// withHint adds a line on what to do to an error; nil stays nil.
func withHint(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &hinted{err, []string{fmt.Sprintf(format, args...)}}
}

// asUsage makes an error a UsageError unless it has a type already.
func asUsage(err error) error {
	var (
		usage *UsageError
		data  *DataError
	)
	if errors.As(err, &usage) || errors.As(err, &data) {
		return err
	}
	return usagef("%w", err)
}

// exitCode is the one place that turns an error into an exit code.
func exitCode(ctx context.Context, err error) int {
	var (
		usage       *UsageError
		data        *DataError
		gate        *GateError
		differences *DifferencesError
	)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(context.Cause(ctx), errInterrupted):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &data):
		return exitData
	case errors.As(err, &gate):
		return exitGate
	case errors.As(err, &differences):
		return exitDifferences
	}
	return exitFailed
}

// reportError prints an error and returns the exit code.
func reportError(ctx context.Context, ios *IO, err error) int {
	code := exitCode(ctx, err)
	if err == nil {
		return code
	}
	text, hints := plain(err), hintsOf(err)
	switch {
	case code == exitInterrupted:
		text, hints = "interrupted; no unfinished file is left", nil
	case errors.Is(err, errStdoutClosed):
		text, hints = "", nil // whoever was reading has had enough
	}
	if text != "" {
		text = strings.ReplaceAll(text, "\n", "; ") // two errors at once; a message is one line
		ios.Errf("%s %s\n", ios.errPaint().Bold("apst:"), text)
	}
	for _, hint := range hints {
		ios.Errf("hint: %s\n", hint)
	}
	if ios.Debug {
		for e := err; e != nil; e = errors.Unwrap(e) {
			ios.Errf("debug: %s: %v\n", reflect.TypeOf(e), e)
		}
	}
	return code
}

// hintsOf gathers the hints of an error and of what it wraps, each once.
func hintsOf(err error) []string {
	var hints []string
	seen := map[string]bool{}
	add := func(hint string) {
		if hint != "" && !seen[hint] {
			seen[hint] = true
			hints = append(hints, hint)
		}
	}
	walk(err, func(e error) bool {
		switch e := e.(type) {
		case interface{ Hints() []string }:
			for _, hint := range e.Hints() {
				add(hint)
			}
		case interface{ Hint() string }:
			add(e.Hint())
			return false
		default:
			if systemError(e) {
				cause, _ := oserr.Explain(e)
				add(cause.Hint)
				return false
			}
		}
		return true
	})
	return hints
}

// walk visits an error and what it wraps, from the outside in, until visit says
// not to go deeper.
func walk(err error, visit func(error) bool) {
	if err == nil || !visit(err) {
		return
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		walk(e.Unwrap(), visit)
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			walk(inner, visit)
		}
	}
}

// systemError reports whether an error speaks in the system's own words.
func systemError(err error) bool {
	switch err.(type) {
	case *fs.PathError, *os.LinkError, *os.SyscallError, syscall.Errno:
		return true
	}
	return err == io.ErrUnexpectedEOF || err == fs.ErrNotExist || err == fs.ErrPermission
}

// plain is the text of an error with the system's words replaced by ours.
func plain(err error) string {
	text := err.Error()
	walk(err, func(e error) bool {
		if !systemError(e) {
			return true
		}
		cause, ok := oserr.Explain(e)
		if !ok {
			return true
		}
		before, after, found := strings.Cut(text, e.Error())
		if !found {
			return false
		}
		var path *fs.PathError
		if errors.As(e, &path) && path.Path != "" && !strings.Contains(before, path.Path) {
			before += path.Path + ": "
		}
		text = before + cause.Why + after
		return false
	})
	return text
}
