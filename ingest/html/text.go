package html

// shown collects text as a browser would show it: runs of white space become
// one space, and none is left at the ends or beside a line break.
type shown struct {
	buf    []byte
	from   int  // where the present text begins
	space  bool // white space since the last character
	breaks int  // line breaks since the last character
}

// begin starts a new text behind the earlier ones.
func (s *shown) begin() { s.from, s.space, s.breaks = len(s.buf), false, 0 }

func (s *shown) len() int { return len(s.buf) - s.from }

// add appends a run of characters.
func (s *shown) add(text []byte) {
	for _, c := range text {
		switch c {
		case ' ', '\t', '\n', '\f', '\r':
			s.space = true
			continue
		}
		switch {
		case s.len() == 0:
		case s.breaks > 0:
			for ; s.breaks > 0; s.breaks-- {
				s.buf = append(s.buf, '\n')
			}
		case s.space:
			s.buf = append(s.buf, ' ')
		}
		s.space, s.breaks = false, 0
		s.buf = append(s.buf, c)
	}
}

// lineBreak is a br element.
func (s *shown) lineBreak() { s.breaks++ }

// block is the beginning or the end of a paragraph or the like.
func (s *shown) block() { s.breaks = max(s.breaks, 1) }

// blank reports whether b is white space only.
func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r' {
			return false
		}
	}
	return true
}
