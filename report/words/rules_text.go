package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// blockKind is what a stretch of a text is.
type blockKind uint8

const (
	paragraphBlock blockKind = iota
	headingBlock
	itemBlock // of a list
	rowBlock  // of a table; its cells are parted by bars
)

// block is a paragraph, a heading, an item of a list or a row of a table.
type block struct {
	kind   blockKind
	group  int  // blocks of one list or table share it; 0 for a block by itself
	quoted bool // somebody else's words
	method bool // says how a number comes about, and not what it is
	text   string
	marks  []mark // in the order of the text, the first at its beginning
}

// mark says where in the file a stretch of a block's text stands.
type mark struct{ at, line, column int }

// place is where a byte of the text stands in the file.
func (b *block) place(at int) (line, column int) {
	m := mark{line: 1, column: 1}
	n, found := slices.BinarySearchFunc(b.marks, at, func(m mark, at int) int { return cmp.Compare(m.at, at) })
	if found {
		n++
	}
	if n > 0 {
		m = b.marks[n-1]
	}
	return m.line, m.column + utf8.RuneCountInString(b.text[min(m.at, at):at])
}

// stride is how many bytes a place is counted over at most: in one line of megabytes,
// counting from its beginning for each complaint would take for ever.
const stride = 4096

// mile sets marks that are no further apart than a stride.
func (b *block) mile() {
	var out []mark
	for i, m := range b.marks {
		end := len(b.text)
		if i+1 < len(b.marks) {
			end = b.marks[i+1].at
		}
		for out = append(out, m); end-m.at > stride; out = append(out, m) {
			next := m.at + stride
			for next > m.at+1 && !utf8.RuneStart(b.text[next]) {
				next--
			}
			m = mark{next, m.line, m.column + utf8.RuneCountInString(b.text[m.at:next])}
		}
	}
	b.marks = out
}

// shortLine is the length below which a line that ends without a full stop is one of
// its own: running text is broken further out.
const shortLine = 50

// plainReader makes blocks of lines.
type plainReader struct {
	blocks []block
	open   strings.Builder
	marks  []mark
	kind   blockKind
	quoted bool
	last   string // the line before, if it is part of the open block
	blank  bool   // a blank line stands between the last block and this place
	groups int
}

// plainBlocks are the blocks of a text, plain or with the marks of Markdown.
func plainBlocks(text string) []block {
	r := &plainReader{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		r.line(strings.TrimRight(line, "\r\n"), n)
	}
	r.close()
	return r.blocks
}

// line takes the next line.
func (r *plainReader) line(line string, n int) {
	body := strings.TrimLeft(line, " \t")
	quoted := false
	for strings.HasPrefix(body, ">") {
		body, quoted = strings.TrimLeft(body[1:], " \t"), true
	}
	if strings.Trim(body, " \t-=*_~`#|:+") == "" { // blank, a rule, or a fence
		r.close()
		r.blank = r.blank || strings.TrimSpace(line) == ""
		return
	}
	kind, lead := kindOfLine(body, r.open.Len() == 0 || r.kind == itemBlock)
	if kind == rowBlock {
		body = line // a blank first cell is one
	}
	body = body[lead:]
	if kind != paragraphBlock || quoted != r.quoted || r.ended(body) {
		r.close()
	}
	if r.open.Len() == 0 {
		r.kind, r.quoted = kind, quoted
	} else {
		r.open.WriteByte(' ')
	}
	r.marks = append(r.marks, mark{r.open.Len(), n, 1 + utf8.RuneCountInString(line[:len(line)-len(body)])})
	r.open.WriteString(body)
	r.last = body
	if kind == headingBlock || kind == rowBlock {
		r.close()
	}
}

// ended reports whether the open block ends before a line that could go on with it: a
// short line without a stop before one that begins with a capital.
func (r *plainReader) ended(next string) bool {
	last := strings.TrimRight(r.last, " \t*_")
	if r.open.Len() == 0 || len(r.last) >= shortLine || last == "" {
		return false
	}
	return !strings.ContainsRune(".,;:", rune(last[len(last)-1])) && strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZ", firstRune(next))
}

// close ends the open block.
func (r *plainReader) close() {
	if r.open.Len() == 0 {
		return
	}
	b := block{kind: r.kind, quoted: r.quoted, text: r.open.String(), marks: r.marks}
	if b.kind == itemBlock || b.kind == rowBlock {
		if n := len(r.blocks); n > 0 && r.blocks[n-1].kind == b.kind && (b.kind == itemBlock || !r.blank) {
			b.group = r.blocks[n-1].group
		} else {
			r.groups++
			b.group = r.groups
		}
	}
	r.blocks = append(r.blocks, b)
	r.open.Reset()
	r.marks, r.blank = nil, false
}

// kindOfLine says what a line begins, and how many bytes mark it. A number with a point
// begins an item of a list where one can begin.
func kindOfLine(body string, begins bool) (kind blockKind, lead int) {
	switch {
	case strings.HasPrefix(body, "|") || strings.Count(body, " | ") > 0 || strings.Count(body, "\t") > 1:
		return rowBlock, 0
	case strings.HasPrefix(body, "#"):
		n := len(body) - len(strings.TrimLeft(body, "#"))
		if n <= 6 && n < len(body) && body[n] == ' ' {
			return headingBlock, n + 1
		}
	case len(body) > 1 && strings.ContainsRune("-*+•–", firstRune(body)) && strings.HasPrefix(strings.TrimLeft(body, "-*+•–"), " "):
		rest := strings.TrimLeft(body, "-*+•–")
		return itemBlock, len(body) - len(strings.TrimLeft(rest, " "))
	}
	digits := len(body) - len(strings.TrimLeft(body, "0123456789"))
	if begins && digits > 0 && digits < 4 && len(body) > digits+1 && (body[digits] == '.' || body[digits] == ')') && body[digits+1] == ' ' {
		return itemBlock, digits + 2
	}
	return paragraphBlock, 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
