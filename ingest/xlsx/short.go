package xlsx

import "apst/ingest/sheet"

// Nearly all cells of nearly all files are written in one way:
//
//	<c r="B2" s="1" t="s"><v>17</v></c>
//
// with s and t present or not, or as an inline string, or empty. The short way
// recognises exactly these bytes in the scanner's window and steps over them. A
// cell that is different in any respect, right or wrong, it leaves to the
// general way, so that it decides nothing: the two are compared by tests.

// shortCells reads cells as long as they are written in the usual way.
func (r *rowReader) shortCells() {
	if r.Plain() != main {
		return
	}
	b := r.Ahead()
	total := 0
	for {
		n := r.shortCell(b[total:])
		if n == 0 {
			break
		}
		total += n
	}
	if total > 0 {
		r.Advance(total)
	}
}

// shortCell reads one cell; n is its length, 0 when it is not a usual one.
func (r *rowReader) shortCell(b []byte) (n int) {
	col, i := r.shortRef(b)
	if i == 0 {
		return 0
	}
	c := rawCell{}
	m, ok := r.shortAttrs(b[i:], &c)
	if !ok {
		return 0
	}
	i += m
	if len(b)-i >= 2 && b[i] == '/' && b[i+1] == '>' {
		r.put(col, sheet.Cell{Style: c.style})
		return i + 2
	}
	if m = r.shortValue(b[i:], &c); m == 0 {
		return 0
	}
	mark := len(r.text)
	r.text = append(r.text, c.value...)
	c.value = r.text[mark:len(r.text):len(r.text)]
	if c.kind == stringCell || c.kind == inlineCell {
		c.value = unescape(c.value)
	}
	cell, err := r.resolveCell(&c)
	if err != nil {
		r.text = r.text[:mark]
		return 0
	}
	r.put(col, cell)
	return i + m
}

// shortRef reads a usual cell's start up to the end of its address, which must
// be the next of the row; n is its length, 0 when it is not a usual one.
func (r *rowReader) shortRef(b []byte) (col, n int) {
	const start = `<c r="`
	if !hasPrefix(b, start) {
		return 0, 0
	}
	i, row := len(start), 0
	for ; i < len(b) && b[i] >= 'A' && b[i] <= 'Z'; i++ {
		if col = col*26 + int(b[i]-'A') + 1; col > sheet.MaxCols {
			return 0, 0
		}
	}
	first := i
	for ; i < len(b) && b[i] >= '0' && b[i] <= '9'; i++ {
		if row = row*10 + int(b[i]-'0'); row > sheet.MaxRows {
			return 0, 0
		}
	}
	if col <= r.col || row != r.n || i == first || b[first] == '0' || i == len(b) || b[i] != '"' {
		return 0, 0
	}
	return col, i + 1
}

// shortAttrs reads the style and the type that may follow a usual cell's
// address; n is their length.
func (r *rowReader) shortAttrs(b []byte, c *rawCell) (n int, ok bool) {
	const style, kind = ` s="`, ` t="`
	i := 0
	if hasPrefix(b, style) {
		i = len(style)
		m := digits(b[i:])
		index, ok := parseIndex(b[i : i+m])
		if i += m; !ok || i == len(b) || b[i] != '"' || !r.book.styles.known(index) {
			return 0, false
		}
		c.style = uint16(index)
		i++
	}
	if hasPrefix(b[i:], kind) {
		i += len(kind)
		start := i
		for i < len(b) && b[i] != '"' && i < start+len("inlineStr") {
			i++
		}
		if i == len(b) || b[i] != '"' {
			return 0, false
		}
		if c.kind = parseType(b[start:i]); c.kind == unknownCell || c.kind == dateCell {
			return 0, false
		}
		i++
	}
	return i, true
}

// What stands round the value of a usual cell.
const (
	valueOpen    = "><v>"
	valueClose   = "</v></c>"
	inlineOpen   = "><is><t>"
	preserveOpen = `><is><t xml:space="preserve">`
	inlineClose  = "</t></is></c>"
)

// shortValue finds the value of a cell in the bytes that follow its attributes;
// n is the length up to the cell's end, 0 when it is not a usual one.
func (r *rowReader) shortValue(b []byte, c *rawCell) (n int) {
	start, end := 0, ""
	if c.kind == inlineCell {
		switch {
		case hasPrefix(b, inlineOpen):
			start = len(inlineOpen)
		case hasPrefix(b, preserveOpen):
			start = len(preserveOpen)
		}
		end = inlineClose
	} else if hasPrefix(b, valueOpen) {
		start, end = len(valueOpen), valueClose
	}
	if start == 0 {
		return 0
	}
	i := start
	for i < len(b) && plain[b[i]] {
		i++
	}
	if i-start > MaxCellText || len(r.text)+i-start > MaxRowText || !hasPrefix(b[i:], end) {
		return 0
	}
	c.value = b[start:i]
	return i + len(end)
}

func hasPrefix(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }

// plain are the bytes that stand for themselves in text.
var plain = func() (t [256]bool) {
	for c := range 256 {
		t[c] = c != '<' && c != '&' && c != '\r' && c != ']'
	}
	return t
}()
