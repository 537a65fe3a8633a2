// Command apst measures outcomes in alternative provision schools: it reads the
// spreadsheets a school has, scores them, and says what it could not score and
// why. See apst --help.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"apst/internal/atomicfile"
)

// errInterrupted is why a context ends when the user has stopped the program.
var errInterrupted = errors.New("interrupted")

func main() {
	ios := systemIO()
	ctx, cancel := context.WithCancelCause(context.Background())
	stopOnSignals(ios, cancel)
	os.Exit(run(ctx, ios, os.Args[1:]))
}

// stopOnSignals ends the context at the first interrupt, so that work in hand
// can be put away, and the program at the second. A closed window counts as an
// interrupt: its half-written file has to go too.
func stopOnSignals(ios *IO, cancel context.CancelCauseFunc) {
	// Without this, "apst ... 2>&1 | head" would kill the program in the
	// middle of writing a file; so the write fails, and is dealt with.
	signal.Ignore(syscall.SIGPIPE)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-signals
		cancel(errInterrupted)
		<-signals
		atomicfile.DiscardAll()
		ios.ClearLine()
		os.Exit(exitInterrupted)
	}()
}
