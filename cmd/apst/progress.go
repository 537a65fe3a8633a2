package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// When a progress line appears, and how often it changes.
const (
	progressDelay = 500 * time.Millisecond
	progressPause = 100 * time.Millisecond
)

// Progress is one line on a terminal that says how far a long job has come. A
// short job shows none, and nothing is ever shown off a terminal.
type Progress struct {
	ios   *IO
	label string
	next  time.Time // when the line is due
}

// NewProgress starts a job: "reading sdq.csv".
func (ios *IO) NewProgress(label string) *Progress {
	return &Progress{ios: ios, label: label, next: ios.now().Add(progressDelay)}
}

// Update says how much is done, of how much: bytes, where the end is known. With
// a total of 0 it counts: rows, say. It costs little enough for every block of
// rows, and may be called from one goroutine at a time.
func (p *Progress) Update(done, total int64, unit string) {
	if !p.ios.ErrTerminal {
		return
	}
	now := p.ios.now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(progressPause)
	text := p.label
	if total > 0 {
		text += fmt.Sprintf("  %d%%", min(100, done*100/total))
	} else {
		text += fmt.Sprintf("  %s %s", grouped(done), unit)
	}
	p.ios.showLine(text)
}

// Done takes the line away.
func (p *Progress) Done() { p.ios.ClearLine() }

// showLine puts a text where the line before it stood.
func (ios *IO) showLine(text string) {
	ios.mu.Lock()
	defer ios.mu.Unlock()
	text = plainLine(text)
	for utf8.RuneCountInString(text) >= ios.Width { // a wrapped line could not be taken away
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	length := utf8.RuneCountInString(text)
	fmt.Fprintf(ios.Err, "\r%s%s", text, strings.Repeat(" ", max(0, ios.line-length)))
	ios.line = length
}

// ClearLine takes the progress line away, if there is one.
func (ios *IO) ClearLine() {
	ios.mu.Lock()
	defer ios.mu.Unlock()
	if ios.line > 0 {
		fmt.Fprintf(ios.Err, "\r%s\r", strings.Repeat(" ", ios.line))
		ios.line = 0
	}
}

// grouped writes a count with commas: 1,234,567.
func grouped(n int64) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
