package main

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"
)

// Names of files and sheets, and what a project says of them, come from elsewhere. A
// terminal would obey some of their characters: clear the screen, colour what
// follows, go back over a line, or show letters in another order. So whatever a
// message is filled with is made plain, and what the program itself means to have on
// a screen is [ready].

// ready is text that goes to a screen as it is: the program's own marks and lines.
type ready string

// makePlain makes plain what a message is filled with.
func makePlain(args []any) {
	for i, arg := range args {
		switch v := arg.(type) {
		case ready:
		case error:
			args[i] = plainLine(v.Error())
		case fmt.Stringer:
			args[i] = plainLine(v.String())
		case []string:
			args[i] = plainLine(fmt.Sprint(v))
		default:
			if value := reflect.ValueOf(arg); value.Kind() == reflect.String {
				args[i] = plainLine(value.String())
			}
		}
	}
}

// plainLine is one line of text with nothing in it that a terminal would obey. The
// sign for an unknown character stands for each that is taken away, and for bytes
// that are no text.
func plainLine(s string) string { return strings.Map(plainRune, s) }

func plainRune(r rune) rune {
	if r == '\t' || !unicode.IsControl(r) && !turnsText(r) {
		return r
	}
	return unicode.ReplacementChar
}

// turnsText reports whether a character ends a line or changes the direction in
// which text is shown.
func turnsText(r rune) bool {
	return r == '\u061C' || r == '\u200E' || r == '\u200F' || r >= '\u2028' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// writePage writes a page for people, as fill makes it, without anything that a
// terminal would obey but the ends of its lines.
func writePage(w io.Writer, fill func(io.Writer) error) error {
	var page bytes.Buffer
	if err := fill(&page); err != nil {
		return err
	}
	_, err := w.Write(bytes.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return plainRune(r)
	}, page.Bytes()))
	return err
}

// pagef writes to a page; what a line is filled with stays on that line.
func pagef(w io.Writer, format string, args ...any) {
	makePlain(args)
	fmt.Fprintf(w, format, args...)
}
