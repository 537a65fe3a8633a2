package scan

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
)

// mostToken is how long a tag or a text of a page may be.
const mostToken = 16 << 20

// html looks through a page: its text, attributes, comments and scripts.
func (s *source) html(b []byte) {
	z := html.NewTokenizer(bytes.NewReader(b))
	x := newXML(s)
	x.page = true
	z.SetMaxBuf(mostToken)
	off := 0
	for !s.done {
		k := z.Next()
		at := off
		raw := z.Raw()
		off += len(raw)
		if k == html.ErrorToken {
			if z.Err() != io.EOF {
				s.closed("a page that cannot be read")
			}
			x.text(&event{kind: textEvent, at: at, body: at, text: bytes.Clone(raw)}) // a tag that does not end
			break
		}
		switch k {
		case html.TextToken:
			x.htmlText(bytes.Clone(raw), at)
		case html.StartTagToken, html.SelfClosingTagToken:
			x.htmlStart(z, at)
			if k == html.SelfClosingTagToken {
				x.finish(&event{own: x.inside()})
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			x.finish(&event{at: at, own: bytes.Clone(name)})
		default:
			x.s.lineByLine(plain(bytes.Clone(raw)), spot{off: at, kind: "comment"})
		}
	}
	x.end()
}

// htmlText takes text. That of tags whose text is no markup for this tokenizer is
// looked through as a page of its own where it has tags.
func (x *xmlDoc) htmlText(text []byte, at int) {
	in := x.inside()
	if roleOf(in) == verbatim && bytes.IndexByte(text, '<') >= 0 {
		if name := string(in); name != "script" && name != "style" && name != "textarea" && name != "title" {
			x.s.within(x.s.safe(name, hidden), text).content(".html")
			return
		}
	}
	x.text(&event{kind: textEvent, at: at, body: at, text: text})
}

// htmlStart takes a start tag.
func (x *xmlDoc) htmlStart(z *html.Tokenizer, at int) {
	name, more := z.TagName()
	e := event{kind: startEvent, at: at, own: bytes.Clone(name)}
	x.push(&e)
	x.r.attrs = x.r.attrs[:0]
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		x.r.attrs = append(x.r.attrs, attribute{name: bytes.Clone(key), value: bytes.Clone(value), at: at})
		if len(x.r.attrs) == mostAttributes {
			x.attributes(&e)
			x.r.attrs = x.r.attrs[:0]
		}
	}
	x.attributes(&e)
	switch string(e.own) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr": // have no end
		x.finish(&event{own: e.own})
	}
}
