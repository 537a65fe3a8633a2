package ods

import (
	"bytes"

	"apst/ingest/markup"
)

// paragraphs reads what stands in the cell just started, to its end, and
// appends its text to the line's buffer, a line feed between paragraphs.
func (d *document) paragraphs() error {
	first := true
	var each func() error
	each = func() error {
		switch {
		case d.is(text, "p"), d.is(text, "h"):
			if !first {
				d.line.buf = append(d.line.buf, '\n')
			}
			first = false
			return d.paragraph()
		case d.is(text, "list"), d.is(text, "list-item"), d.is(text, "list-header"), d.is(text, "section"):
			return d.children(each)
		case d.is(tables, "table"):
			return malformed("a table within a cell", "one value in each cell")
		}
		return d.Skip() // comments and drawings
	}
	return d.children(each)
}

// apart reports whether the element just started, within a paragraph, does not
// belong to its text. Programs' own elements do: they wrap text.
func (d *document) apart() bool {
	switch d.Space {
	case text:
		return string(d.Local) == "note" || string(d.Local) == "ruby-text"
	case markup.Foreign, markup.None:
		return false
	}
	return true
}

// paragraph reads the paragraph just started. White space within it is
// collapsed (OpenDocument 1.3, part 3, 6.1.2), but a single space at its ends
// stays, since LibreOffice writes one that a user typed as it is.
func (d *document) paragraph() error {
	p := prose{start: len(d.line.buf)}
	for depth := 1; depth > 0; {
		kind, err := d.Next()
		if err != nil {
			return err
		}
		switch kind {
		case markup.Text:
			d.line.buf = p.add(d.line.buf, d.Text())
		case markup.End:
			depth--
		case markup.Start:
			if d.apart() {
				err = d.Skip()
				break
			}
			depth++
			switch {
			case d.is(text, "s"):
				var n int
				n, err = d.count(text, "c")
				d.line.buf = p.exact(d.line.buf, bytes.Repeat([]byte{' '}, min(n, MaxCell)))
			case d.is(text, "tab"):
				d.line.buf = p.exact(d.line.buf, []byte{'\t'})
			case d.is(text, "line-break"):
				d.line.buf = p.exact(d.line.buf, []byte{'\n'})
			}
		}
		if err != nil {
			return err
		}
		if len(d.line.buf)-p.start > MaxCell {
			return tooLarge("more than 1 MiB of text in a cell")
		}
	}
	d.line.buf = p.end(d.line.buf)
	return nil
}

// prose collapses the white space of one paragraph.
type prose struct {
	start  int  // of the paragraph in the buffer
	space  bool // white space since the last character
	indent bool // with a line end or a tab in it
}

// add appends text of the XML.
func (p *prose) add(buf, more []byte) []byte {
	for _, c := range more {
		switch c {
		case ' ':
			p.space = true
		case '\t', '\n', '\r':
			p.space, p.indent = true, true
		default:
			buf = append(p.pending(buf), c)
		}
	}
	return buf
}

// exact appends characters that an element stands for.
func (p *prose) exact(buf, more []byte) []byte { return append(p.pending(buf), more...) }

// pending writes the white space that is due before more text.
func (p *prose) pending(buf []byte) []byte {
	if p.space && (len(buf) > p.start || !p.indent) {
		buf = append(buf, ' ')
	}
	p.space, p.indent = false, false
	return buf
}

// end writes the white space at the paragraph's end.
func (p *prose) end(buf []byte) []byte {
	if p.space && !p.indent {
		buf = append(buf, ' ')
	}
	return buf
}

// blank reports whether b is white space.
func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
	}
	return true
}
