package html

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"apst/ingest/charset"
	"apst/ingest/sheet"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parser reads a page from its beginning to its end, a row at a time.
type parser struct {
	z    *html.Tokenizer
	text *charset.Text

	tables   []*table // begun so far
	areas    int      // merged ones and hidden columns of all of them
	table    *table   // that the parser stands in; nil outside
	date1904 bool

	opened, closed bool      // <html>, </html>
	raw            atom.Atom // the element whose content is no markup; 0 outside of one
	dangling       bool      // the last text ends as a tag begins

	ends        [2]habit // how td and th elements end
	caption     bool     // inside a caption
	unseen      string   // the element in a cell that is not shown, nor what it holds; empty outside of one
	unseenDepth int

	shown shown // the texts of the row's cells
	cells []cell
	marks marks // of the cell that is open
	row   sheet.Row
	ready bool // row is complete
}

// habit is how a program writes something that HTML lets it leave out: always or
// never. A page that does both was damaged, and tags in it may be part of a
// cell's text.
type habit struct{ written, leftOut bool }

func (h habit) broken() bool { return h.written && h.leftOut }

// cell is a finished cell of the row; its text is at from:to of the shown ones,
// or exact.
type cell struct {
	col, from, to int
	kind          sheet.Kind
	exact         string
}

func newParser(text *charset.Text) *parser {
	z := html.NewTokenizer(text.Reader())
	z.SetMaxBuf(MaxTag)
	return &parser{z: z, text: text}
}

// next returns the next row that has cells, of the last of p.tables, or io.EOF
// after the page's end.
func (p *parser) next() (*sheet.Row, error) {
	p.shown, p.cells, p.ready = shown{buf: p.shown.buf[:0]}, p.cells[:0], false
	for {
		var err error
		switch kind := p.z.Next(); kind {
		case html.ErrorToken:
			return nil, p.end()
		case html.TextToken:
			err = p.characters()
		case html.CommentToken, html.DoctypeToken:
			err = p.comment()
		case html.StartTagToken, html.SelfClosingTagToken:
			p.dangling = false
			if stray(p.z.Raw()) {
				return nil, p.malformed("a tag with another in it", "tags one after the other")
			}
			err = p.startTag(kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			p.dangling = false
			if stray(p.z.Raw()) {
				return nil, p.malformed("a tag with another in it", "tags one after the other")
			}
			name, _ := p.z.TagName()
			if p.table != nil && p.unseen == "" && strange(name) {
				return nil, p.malformed(notHTML, "rows and cells")
			}
			err = p.endTag(name)
		}
		if err != nil {
			return nil, err
		}
		if p.ready {
			return &p.row, nil
		}
	}
}

// end is why there are no more tokens: io.EOF if the page is whole.
func (p *parser) end() error {
	err := p.z.Err()
	switch {
	case errors.Is(err, html.ErrBufferExceeded):
		return p.tooLarge("bytes in one tag or text", MaxTag)
	case !errors.Is(err, io.EOF):
		return err // the file could not be read
	case len(p.z.Raw()) > 0 || p.dangling:
		return p.truncated("the file ends within a tag", "a whole page")
	case p.raw != 0:
		return p.truncated("the file ends within its "+p.raw.String(), "a whole page")
	case p.table != nil:
		return p.truncated("a table that does not end", "</table>")
	case p.opened && !p.closed:
		return p.truncated("a page that does not end", "</html>")
	}
	return io.EOF
}

// comment looks at a comment, a declaration or a processing instruction.
func (p *parser) comment() error {
	raw := p.z.Raw()
	p.dangling = false
	end := ">"
	if bytes.HasPrefix(raw, []byte("<!--")) && !bytes.HasSuffix(raw, []byte("--!>")) {
		end = "-->"
	}
	if !bytes.HasSuffix(raw, []byte(end)) {
		return p.truncated("the file ends within a comment", "a whole page")
	}
	if bytes.HasPrefix(raw, []byte("</")) && p.table != nil {
		return p.malformed(notHTML, "rows and cells")
	}
	if bytes.HasPrefix(raw, []byte("<?xml")) {
		return p.declared(between(string(raw), "encoding=", "?>"))
	}
	// Excel describes its workbook in a comment that only it reads.
	p.date1904 = p.date1904 || bytes.Contains(raw, []byte("<x:Date1904/>"))
	return nil
}

// characters takes a run of text.
func (p *parser) characters() error {
	raw := p.z.Raw()
	p.dangling = bytes.HasSuffix(raw, []byte("<")) || bytes.HasSuffix(raw, []byte("</"))
	t := p.table
	switch {
	case t == nil || p.raw != 0:
	case p.caption || t.inCell && p.unseen == "":
		if p.shown.add(p.z.Text()); p.shown.len() > MaxCell {
			return p.tooLarge("bytes in one cell", MaxCell)
		}
		if len(p.shown.buf) > MaxRow {
			return p.tooLarge("bytes in one row", MaxRow)
		}
	case !t.inCell && !blank(p.z.Text()):
		return p.malformed("text in a table but in no cell", "text within td or th")
	}
	return nil
}

// attributes are the ones that matter anywhere.
type attributes struct {
	hidden        bool // display:none, or the attribute hidden
	columns, rows int  // colspan, rowspan
	apart         bool // Excel spans cells that it has not merged, to leave blank ones out
	span          int
	kind          string // type
	charset       string // of a meta element
}

// attributes reads those of the current tag, and for a cell its marks.
func (p *parser) attributes(more bool, m *marks) attributes {
	a := attributes{columns: 1, rows: 1, span: 1}
	for more {
		var key, val []byte
		key, val, more = p.z.TagAttr()
		value := string(val)
		switch string(key) {
		case "style":
			a.hidden = a.hidden || hides(value)
			ignored, _ := property(value, "mso-ignore")
			a.apart = strings.Contains(ignored, "span")
		case "hidden":
			a.hidden = true
		case "colspan":
			a.columns = max(span(value), 1)
		case "rowspan":
			a.rows = span(value)
		case "span":
			a.span = max(span(value), 1)
		case "type":
			a.kind = value
		case "charset":
			a.charset = value
		case "content":
			if c := between(value, "charset=", ";"); c != "" {
				a.charset = c
			}
		}
		if m != nil {
			m.read(string(key), value)
		}
	}
	return a
}
