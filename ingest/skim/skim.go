package skim

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"apst/ingest/sheet"
)

// Skimmer looks at lines by a plan. It is for one goroutine, and numbers texts on
// its own; what it puts on a page may be read while it goes on.
type Skimmer struct {
	plan  Plan
	by    *Numbering
	steps []step
	rest  int // fields after the last column, but one
}

// step is a column, and what stands round it.
type step struct {
	*column
	skip   int  // fields before it
	behind byte // what ends it: the separator, or the first byte of the line end before
	final  bool // it is the last field
}

// New is a skimmer that has met no text. The plan has one column at least.
func New(p Plan) *Skimmer {
	s := &Skimmer{plan: p}
	s.begin()
	return s
}

// begin begins to number.
func (s *Skimmer) begin() {
	s.by, s.steps = &Numbering{}, nil
	before := 0
	for _, c := range s.plan.Columns {
		next := step{column: newColumn(c), skip: c.N - before - 1, behind: s.plan.Separator, final: c.N+c.And == s.plan.Fields}
		if next.final {
			next.behind = '\n'
		}
		s.steps = append(s.steps, next)
		before = c.N + c.And
	}
	s.rest = s.plan.Fields - before - 1
}

// Read fills a page with the lines of a text: whole ones, with [sheet.Slack] bytes of
// room behind them. A line that ends within quotation marks is not plain; what follows
// may be taken for a line of its own, and it is for whoever knows where rows begin to
// pass over it.
func (s *Skimmer) Read(text []byte, page *Page) {
	for _, c := range s.steps {
		if c.full() {
			s.begin()
			break
		}
	}
	buf := text[:len(text)+sheet.Slack]
	page.Lines, page.Odd = 0, page.Odd[:0]
	numbers, k := page.Numbers[:0], len(s.steps)
	for p := 0; p < len(text); {
		if len(numbers)+k > cap(numbers) {
			numbers = append(numbers, make([]uint32, max(k<<10, len(numbers)))...)[:len(numbers)]
		}
		line := numbers[len(numbers) : len(numbers)+k]
		next, plain := s.line(buf, p, line)
		if !plain {
			clear(line)
			page.Odd = append(page.Odd, page.Lines)
			next += bytes.IndexByte(text[next:], '\n') + 1
		}
		numbers, p = numbers[:len(numbers)+k], next
		page.Lines++
	}
	page.Numbers, page.By, page.texts = numbers, s.by, page.texts[:0]
	for _, c := range s.steps {
		page.texts = append(page.texts, c.texts)
	}
}

// line numbers the texts of the line at p. It says where the next line begins, or
// for a line that is not plain a place in it.
//
// A text is guessed to be of one byte and known, then to be that of the line before,
// then the one that came after that the last time: nearly all are, and are compared
// here, without a call, since this is where the time goes.
func (s *Skimmer) line(buf []byte, p int, numbers []uint32) (next int, plain bool) {
	for i := range s.steps {
		c := &s.steps[i]
		if c.skip > 0 {
			if p, plain = skip(buf, p, s.plan.Separator, c.skip); !plain {
				return p, false
			}
		}
		words := buf[p : p+held]
		low, high := binary.LittleEndian.Uint64(words), binary.LittleEndian.Uint64(words[8:])
		n, end := uint32(0), p+1
		if byte(low>>8) == c.behind {
			n = c.single[byte(low)]
		}
		if n == 0 {
			n = c.last
			e := &c.entries[n]
			if !e.begins(low, high) {
				n = e.next
				e = &c.entries[n]
			}
			if e.begins(low, high) && e.length <= held {
				c.last, end = n, p+int(e.length)-1
			} else if n, end = s.search(c, buf, p); n == 0 {
				return end, false
			}
		}
		numbers[i], p = n, end+1
	}
	if s.steps[len(s.steps)-1].final {
		return lineEnd(buf, p-1)
	}
	if p, plain = skip(buf, p, s.plan.Separator, s.rest); !plain {
		return p, false
	}
	return lineEnd(buf, fieldEnd(buf, p, s.plan.Separator))
}

// search numbers a text that was not guessed. Behind that of the last field is the line
// end, of either kind.
func (s *Skimmer) search(c *step, buf []byte, p int) (number uint32, end int) {
	number, end = c.search(buf, p, c.behind, s.plan.Separator)
	if number == 0 && c.final && buf[end] != c.behind && (buf[end] == '\n' || buf[end] == '\r') {
		c.behind = buf[end]
		number, end = c.search(buf, p, c.behind, s.plan.Separator)
	}
	return number, end
}

// skip moves past some fields and the separators behind them.
func skip(buf []byte, p int, separator byte, fields int) (int, bool) {
	for ; fields > 0; fields-- {
		if p = fieldEnd(buf, p, separator); buf[p] != separator {
			return p, false
		}
		p++
	}
	return p, true
}

// lineEnd reads LF or CRLF at p.
func lineEnd(buf []byte, p int) (next int, ok bool) {
	switch {
	case buf[p] == '\n':
		return p + 1, true
	case buf[p] == '\r' && buf[p+1] == '\n':
		return p + 2, true
	}
	return p, false
}

const (
	low  = 0x0101010101010101
	high = 0x8080808080808080
)

// fieldEnd is where the field that begins at p ends: at a separator, LF or CR. Where it
// is a quotation mark, the field is not plain: one within it, or a line end.
func fieldEnd(buf []byte, p int, separator byte) int {
	if buf[p] != '"' {
		return first(buf, p, separator)
	}
	end := first(buf, p+1, '"')
	if buf[end] != '"' || buf[end+1] != separator && buf[end+1] != '\n' && buf[end+1] != '\r' {
		return p
	}
	return end + 1
}

// first is where the first of a certain byte, a quotation mark, LF or CR stands, from p
// on.
func first(buf []byte, p int, what byte) int {
	pattern := low * uint64(what)
	const quotes, feeds, returns = low * uint64('"'), low * uint64('\n'), low * uint64('\r')
	for ; ; p += 8 {
		w := binary.LittleEndian.Uint64(buf[p:])
		a, b, c, d := w^pattern, w^quotes, w^feeds, w^returns
		// The lowest byte that is marked is marked rightly.
		if m := ((a-low)&^a | (b-low)&^b | (c-low)&^c | (d-low)&^d) & high; m != 0 {
			return p + bits.TrailingZeros64(m)>>3
		}
	}
}
