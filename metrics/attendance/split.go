package attendance

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Token is one mark of a string of marks, with where it stands there.
type Token struct {
	Mark
	Start, End int // bytes of the string
}

// SplitProblem is why a string of marks is refused.
type SplitProblem uint8

// The problems.
const (
	SplitFine    SplitProblem = iota
	WrongCount                // more or fewer marks than sessions
	TwoReadings               // characters that are one code of two, or two marks
	StrayDigit                // a digit behind a letter, with which it is no code of the day
	TooManyMarks              // so long that it is no string of marks
)

// SplitFault says why a string of marks is refused.
type SplitFault struct {
	Problem    SplitProblem
	Seen, Want int // marks seen and sessions wanted
	Start, End int // the bytes in doubt; both 0 for all of them
}

// String says what was seen, without the marks themselves.
func (f SplitFault) String() string {
	switch f.Problem {
	case WrongCount:
		return fmt.Sprintf("%s for %s", plural(f.Seen, "mark"), plural(f.Want, "session"))
	case TwoReadings:
		return fmt.Sprintf("characters %d to %d are one code or two marks; %s", f.Start+1, f.End, plural(f.Want, "session"))
	case StrayDigit:
		return fmt.Sprintf("character %d is a digit that is part of no code", f.Start+1)
	case TooManyMarks:
		return fmt.Sprintf("more than %s for %s", plural(f.Seen, "mark"), plural(f.Want, "session"))
	}
	return ""
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// maxOver is how many marks more than sessions are counted before a string is
// given up.
const maxOver = 1000

// Split reads a string of marks, one for each of the sessions given, which are in
// order and may lie on both sides of a change of codes. It appends the tokens to
// dst, or says why the string is refused; a mark is never moved to a neighbouring
// session.
//
// At each session the longest mark of the set in force there is taken: three
// characters (sub-codes of the Covid years), then two, then one. A space, "-"
// and "." hold the place of a session without a mark, at the ends of the string
// too. Any other character that is no mark holds its place as [Unknown]. A
// string is refused
//   - with another number of marks than there are sessions;
//   - if it has one character a session, and two of them side by side read as one
//     code, or if a school's own marks give such a code a second reading;
//   - if a letter with which longer codes begin is followed by a digit that makes
//     none on that day: C2 in 2022, X5 for X05.
func (m *Marks) Split(dst []Token, text string, sessions []Slot) ([]Token, SplitFault) {
	s := splitter{marks: m, text: text, sessions: sessions, out: dst, first: len(dst)}
	if fault := s.run(); fault.Problem != SplitFine {
		return dst, fault
	}
	return s.out, SplitFault{}
}

type splitter struct {
	marks    *Marks
	text     string
	sessions []Slot
	out      []Token
	first    int // the first token of this string in out
	long     int // tokens of more than one character
	doubt    SplitFault
}

func (s *splitter) run() SplitFault {
	want := len(s.sessions)
	if want == 0 {
		if s.text == "" {
			return SplitFault{}
		}
		return SplitFault{Problem: WrongCount, Seen: utf8.RuneCountInString(s.text)}
	}
	for i := 0; i < len(s.text); {
		n := len(s.out) - s.first
		if n > want+maxOver {
			return SplitFault{Problem: TooManyMarks, Seen: n, Want: want}
		}
		at := s.sessions[min(n, want-1)]
		t := s.next(i, s.marks.On(at.Day()))
		t.Mark = t.At(at.Session())
		s.out = append(s.out, t)
		i = t.End
	}
	seen := len(s.out) - s.first
	switch {
	case s.doubt.Problem == StrayDigit:
		return s.doubt
	case seen != want && s.long > 0 && utf8.RuneCountInString(s.text) == want:
		t := s.firstLong()
		return SplitFault{Problem: TwoReadings, Seen: seen, Want: want, Start: t.Start, End: t.End}
	case seen != want:
		return SplitFault{Problem: WrongCount, Seen: seen, Want: want}
	}
	return s.doubt
}

// next is the mark that begins at byte i.
func (s *splitter) next(i int, d *DayMarks) Token {
	rest := s.text[i:]
	if s.marks.longest <= 1 && rest[0] < utf8.RuneSelf && !isDigit(rest[0]) && (len(rest) == 1 || !isDigit(rest[1])) {
		return Token{d.char[rest[0]], i, i + 1} // every longer code has a digit second
	}
	for width := max(3, s.marks.longest); width > 1; width-- {
		end := runes(rest, width)
		if end == 0 {
			continue
		}
		mark := d.find(rest[:end])
		if mark.Code == Unknown {
			continue
		}
		s.long++
		s.twice(i, i+end, d)
		return Token{mark, i, i + end}
	}
	_, size := utf8.DecodeRuneInString(rest)
	t := Token{d.single(rest[:size]), i, i + size}
	if t.Code == Unknown && isDigit(rest[0]) && s.afterLetter(i) {
		s.doubtful(SplitFault{Problem: StrayDigit, Start: i, End: i + 1, Want: len(s.sessions)})
	}
	return t
}

func isDigit(b byte) bool { return b-'0' <= 9 }

// runes is how many bytes the first n characters of a text have, 0 if it has
// fewer.
func runes(text string, n int) int {
	end := 0
	for range n {
		if end == len(text) {
			return 0
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return end
}

// single is what one character is in a string of marks.
func (d *DayMarks) single(char string) Mark {
	mark := d.find(char)
	if mark.Code == Unknown {
		switch char {
		case " ", "\u00A0", "-", ".":
			return Mark{Code: NoMark}
		}
	}
	return mark
}

// twice notes that a mark of several characters is also a row of marks: a code
// followed by digits that the school declared.
func (s *splitter) twice(from, to int, d *DayMarks) {
	for _, char := range s.text[from:to] {
		if d.single(string(char)).Code == Unknown {
			return
		}
	}
	s.doubtful(SplitFault{Problem: TwoReadings, Start: from, End: to, Want: len(s.sessions)})
}

// doubtful keeps the first doubt; a digit that is no mark at all goes first.
func (s *splitter) doubtful(f SplitFault) {
	if s.doubt.Problem == SplitFine || s.doubt.Problem == TwoReadings && f.Problem == StrayDigit {
		s.doubt = f
	}
}

// afterLetter reports whether what stands before byte i, digits and dashes left
// out, is a letter with which longer codes begin.
func (s *splitter) afterLetter(i int) bool {
	before := strings.TrimRight(s.text[:i], "0123456789-")
	return before != "" && strings.IndexByte("CIJXYcijxy", before[len(before)-1]) >= 0
}

func (s *splitter) firstLong() Token {
	for _, t := range s.out[s.first:] {
		if utf8.RuneCountInString(s.text[t.Start:t.End]) > 1 {
			return t
		}
	}
	return Token{}
}
