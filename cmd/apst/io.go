package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/term"
)

// IO is the world as a command sees it: its streams and what they lead to. A
// test puts buffers in their place.
//
// Data go to Out, talk goes to Err. Colour, width and progress are for
// terminals: what is piped is plain.
type IO struct {
	Args []string // as they were typed, without the program's name

	In  io.Reader
	Out io.Writer // data, and pages that were asked for
	Err io.Writer // progress, summaries, findings, errors

	InTerminal, OutTerminal, ErrTerminal bool

	Width  int  // columns of the terminal; 80 where there is none
	Colour bool // the terminals show colours and nobody has asked for none
	ASCII  bool // letters beyond ASCII may come out as something else
	Debug  bool // --debug was given

	now func() time.Time // for the progress line alone

	journal *journal // what is noted for apst run; nil for nothing
	outer   *IO      // of a stage of apst run: that of the run

	mu       sync.Mutex
	activity string
	line     int // length of the progress line that stands on Err now
}

// errStdoutClosed says that nobody reads standard output any more.
var errStdoutClosed = errors.New("standard output was closed")

// systemIO is the process's own streams.
func systemIO() *IO {
	ios := &IO{
		In:          os.Stdin,
		Out:         stdout{},
		Err:         os.Stderr,
		InTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Width:       80,
		now:         time.Now,
	}
	for _, f := range []*os.File{os.Stderr, os.Stdout} {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 20 {
			ios.Width = width
			break
		}
	}
	ios.ASCII = !speaksUTF8(os.Getenv)
	ios.Colour = wantsColour(os.Getenv) && (!ios.OutTerminal || showsColour(os.Stdout)) && (!ios.ErrTerminal || showsColour(os.Stderr))
	return ios
}

// wantsColour reads what terminals and people have agreed on: NO_COLOR set to
// anything, or a terminal that calls itself dumb.
func wantsColour(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// stdout is standard output, which may be closed by whoever reads it.
type stdout struct{}

func (stdout) Write(p []byte) (int, error) {
	n, err := os.Stdout.Write(p)
	if errors.Is(err, syscall.EPIPE) {
		err = fmt.Errorf("%w: %w", errStdoutClosed, err)
	}
	return n, err
}

// Outf prints to standard output; what is filled in is made plain.
func (ios *IO) Outf(format string, args ...any) { pagef(ios.Out, format, args...) }

// Errf prints talk, after taking away the progress line; what is filled in is made
// plain.
func (ios *IO) Errf(format string, args ...any) {
	ios.ClearLine()
	pagef(ios.Err, format, args...)
}

// Glyph picks the decoration that the terminal can show.
func (ios *IO) Glyph(fancy, ascii string) string {
	if ios.ASCII {
		return ascii
	}
	return fancy
}

// Doing notes what is being worked on, for the message of a fault: "reading
// sdq.xlsx". It names files and steps, never a pupil.
func (ios *IO) Doing(format string, args ...any) {
	if ios.outer != nil {
		ios.outer.Doing(format, args...)
		return
	}
	ios.mu.Lock()
	defer ios.mu.Unlock()
	ios.activity = fmt.Sprintf(format, args...)
}

func (ios *IO) doing() string {
	ios.mu.Lock()
	defer ios.mu.Unlock()
	if ios.activity == "" {
		return "starting"
	}
	return ios.activity
}

// Paint marks text for a terminal, or leaves it alone.
type Paint bool

// outPaint and errPaint mark text for standard output and for talk.
func (ios *IO) outPaint() Paint { return Paint(ios.Colour && ios.OutTerminal) }
func (ios *IO) errPaint() Paint { return Paint(ios.Colour && ios.ErrTerminal) }

// Bold, Dim, Red, Yellow and Green mark text, made plain before. Nothing is said by
// colour alone.
func (p Paint) Bold(s string) ready   { return p.mark("1", s) }
func (p Paint) Dim(s string) ready    { return p.mark("2", s) }
func (p Paint) Red(s string) ready    { return p.mark("31", s) }
func (p Paint) Yellow(s string) ready { return p.mark("33", s) }
func (p Paint) Green(s string) ready  { return p.mark("32", s) }

func (p Paint) mark(code, s string) ready {
	s = plainLine(s)
	if p && s != "" {
		s = "\x1b[" + code + "m" + s + "\x1b[0m"
	}
	return ready(s)
}
