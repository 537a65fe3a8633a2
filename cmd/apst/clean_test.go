package main

import (
	"errors"
	"strings"
	"testing"

	"apst/ingest/sheet"
)

// nasty are texts that a terminal would obey, and how they are shown.
var nasty = []struct{ name, text, shown string }{
	{"escape", "a\x1b[2Jb", "a\uFFFD[2Jb"},
	{"a mark like the program's own", "\x1b[31mfine\x1b[0m", "\uFFFD[31mfine\uFFFD[0m"},
	{"bell and backspace", "a\a\bb", "a\uFFFD\uFFFDb"},
	{"a line of its own", "a\napst: all is well\r\n", "a\uFFFDapst: all is well\uFFFD\uFFFD"},
	{"C1, as a character and as a byte", "a\u009b2Jb\x9b2J", "a\uFFFD2Jb\uFFFD2J"},
	{"letters in another order", "a\u202excl.sdq\u2066\u200f", "a\uFFFDxcl.sdq\uFFFD\uFFFD"},
	{"other ends of lines", "a\u2028b\u2029c\u0085d", "a\uFFFDb\uFFFDc\uFFFDd"},
	{"letters of any language", "Zoë 李 \tß", "Zoë 李 \tß"},
}

func TestTalkIsPlain(t *testing.T) {
	t.Parallel()
	for _, tt := range nasty {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ios, out, errs := testIO()
			ios.ErrTerminal, ios.Colour = true, true
			ios.Errf("%s|%v|%v\n", tt.text, errors.New(tt.text), sheet.Ref{File: tt.text})
			ios.Errf("%s %d\n", ios.errPaint().Bold(tt.text), 3)
			ios.wrapped("do: ", strings.ReplaceAll(tt.text, "\t", ""))
			ios.Outf("%s\n", tt.text)
			want := tt.shown + "|" + tt.shown + "|" + tt.shown + "\n\x1b[1m" + tt.shown + "\x1b[0m 3\n"
			if got := errs.String(); !strings.HasPrefix(got, want) || strings.Count(got, "\x1b") != 2 {
				t.Errorf("%q: talk is %q, want %q first", tt.text, got, want)
			}
			if got := out.String(); got != tt.shown+"\n" {
				t.Errorf("%q: standard output is %q", tt.text, got)
			}
		})
	}
}

// A progress line is one line.
func TestProgressIsPlain(t *testing.T) {
	t.Parallel()
	ios, _, errs := testIO()
	ios.ErrTerminal = true
	ios.showLine("reading a\x1b[2J\nb.xlsx")
	if got, want := errs.String(), "\rreading a\uFFFD[2J\uFFFDb.xlsx"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Errors name files as they were typed.
func TestErrorsArePlain(t *testing.T) {
	t.Parallel()
	ios, _, errs := testIO()
	reportError(t.Context(), ios, usagef("\x1b]0;x\a.xlsx: there is no such file").hint("look\nfor it"))
	if got, want := errs.String(), "apst: \uFFFD]0;x\uFFFD.xlsx: there is no such file\nhint: look\uFFFDfor it\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
