package attendance

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"apst/metrics/calendar"
)

// Note is what was odd about a mark that was read all the same.
type Note uint8

// The notes; a mark can have several.
const (
	LowerCase  Note = 1 << iota // written in lower case
	LabelCut                    // followed by its meaning: "I - Illness"
	LocalMark                   // a mark of the school's own, read as the school declared it
	WrongSlash                  // the slash of the other session: present all the same
)

// Mark is a mark as read.
type Mark struct {
	Code  Code
	Notes Note
}

// Marks reads marks. Its zero value knows no marks of a school's own; use it by
// reference, for a whole file.
type Marks struct {
	local   map[string]Code
	longest int // of the local marks
	once    sync.Once
	days    []*DayMarks // by era
}

// On are the marks as they are read on a day. It is the same value for all days
// on which the same codes were in force, so that a reader of many rows may keep it.
func (m *Marks) On(d calendar.Day) *DayMarks {
	m.once.Do(func() {
		for i := range codeTables().eras {
			m.days = append(m.days, newDayMarks(m, &codeTables().eras[i]))
		}
	})
	return m.days[eraIndex(d)]
}

// Read reads the mark of a cell: a code of the set in force on the day, in
// either case, alone or followed by its meaning; or a mark that the school
// declared. Spaces around it do not count; a blank is [NoMark]. Anything else
// is [Unknown], never a guess: not J for J1, not X5 for X05, and not "-".
func (m *Marks) Read(text []byte, d calendar.Day) Mark { return m.On(d).Read(text) }

// DayMarks reads marks of days on which the same codes were in force.
type DayMarks struct {
	marks *Marks
	era   *era
	one   [256]Mark           // what a single byte is in a cell
	char  [utf8.RuneSelf]Mark // what it is in a string of marks
}

func newDayMarks(m *Marks, e *era) *DayMarks {
	d := &DayMarks{marks: m, era: e}
	for b := range d.one {
		d.one[b] = Mark{Code: Unknown}
	}
	for b := range d.char {
		d.one[b] = d.find(string(rune(b)))
		d.char[b] = d.single(string(rune(b)))
	}
	for _, blank := range []byte(" \t\n\v\f\r") {
		d.one[blank] = Mark{Code: NoMark}
	}
	return d
}

// Set is the set in force.
func (d *DayMarks) Set() Set { return d.era.set }

// One is what [DayMarks.Read] makes of a single byte.
func (d *DayMarks) One(b byte) Mark { return d.one[b] }

// Read reads the mark of a cell, as [Marks.Read] does.
func (d *DayMarks) Read(text []byte) Mark {
	if len(text) == 1 {
		return d.one[text[0]]
	}
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return Mark{Code: NoMark}
	}
	if mark := d.find(string(text)); mark.Code != Unknown {
		return mark
	}
	for _, dash := range [...]string{" - ", " \u2013 "} {
		if head, _, ok := bytes.Cut(text, []byte(dash)); ok {
			mark := d.find(string(bytes.TrimSpace(head)))
			mark.Notes |= LabelCut
			if mark.Code != Unknown {
				return mark
			}
		}
	}
	return Mark{Code: Unknown}
}

// find reads a mark without anything around it: a code in force, a declared
// mark, a code in lower case.
func (d *DayMarks) find(text string) Mark {
	if c, ok := d.official(text); ok {
		return Mark{Code: c}
	}
	if c, ok := d.declared(text); ok {
		return Mark{c, LocalMark}
	}
	if len(text) > maxLocal {
		return Mark{Code: Unknown}
	}
	upper := strings.ToUpper(text)
	if c, ok := d.official(upper); ok {
		return Mark{c, LowerCase}
	}
	if c, ok := d.declared(upper); ok {
		return Mark{c, LowerCase | LocalMark}
	}
	return Mark{Code: Unknown}
}

// declared is what the school says a mark of its own is, if that was a code on
// the day.
func (d *DayMarks) declared(text string) (Code, bool) {
	c, ok := d.marks.local[text]
	return c, ok && (c == NoMark || d.era.kinds[c] != kind(Unknown))
}

// official is the code of a text, if it is one of the set in force.
func (d *DayMarks) official(text string) (Code, bool) {
	c, ok := codeTables().byText[text]
	return c, ok && d.era.kinds[c] != kind(Unknown)
}

// At is the mark as it stands in a session: the slash of the other session counts
// as present and gets a note.
func (k Mark) At(s Session) Mark {
	if k.Code != CodeAM && k.Code != CodePM {
		return k
	}
	if own := CodeAM + Code(s); k.Code != own {
		k.Code = own
		if k.Notes&LocalMark == 0 {
			k.Notes |= WrongSlash
		}
	}
	return k
}
