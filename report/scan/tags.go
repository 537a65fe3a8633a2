package scan

import (
	"bytes"
	"html"
)

// event is a stretch of an XML document.
type event struct {
	kind eventKind
	at   int    // where it begins
	body int    // where its text begins
	text []byte // of text, a comment or an instruction, as it stands
	name []byte // of a tag, with its prefix
	own  []byte // of a tag, without it
}

type eventKind uint8

const (
	textEvent eventKind = iota
	startEvent
	endEvent
	commentEvent
	otherEvent // an instruction or a document type
)

// attribute is one of a tag.
type attribute struct {
	name  []byte
	value []byte // as it stands
	at    int
}

// tagReader takes an XML document apart. It refuses nothing: every byte of a document
// that is no XML belongs to one event or another.
type tagReader struct {
	b     []byte
	pos   int
	attrs []attribute // of the start just read
	empty bool        // of which the end is due
	last  event
}

// next is the next event; ok is false at the end.
func (r *tagReader) next() (e event, ok bool) {
	switch {
	case r.empty:
		r.empty = false
		r.last.kind = endEvent
		return r.last, true
	case r.pos >= len(r.b):
		return event{}, false
	}
	at, b := r.pos, r.b[r.pos:]
	if b[0] != '<' {
		n := bytes.IndexByte(b, '<')
		if n < 0 {
			n = len(b)
		}
		r.pos += n
		return event{kind: textEvent, at: at, body: at, text: b[:n]}, true
	}
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		return r.until(commentEvent, "<!--", "-->"), true
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		e := r.until(textEvent, "<![CDATA[", "]]>")
		e.text = bytes.ReplaceAll(e.text, []byte("&"), []byte("&amp;")) // as text has it
		return e, true
	case bytes.HasPrefix(b, []byte("<?")):
		return r.until(otherEvent, "<?", "?>"), true
	case bytes.HasPrefix(b, []byte("<!")):
		if head, _, ok := bytes.Cut(b, []byte{'>'}); ok && bytes.IndexByte(head, '[') >= 0 {
			return r.until(otherEvent, "<!", "]>"), true
		}
		return r.until(otherEvent, "<!", ">"), true
	case len(b) > 1 && (letterAt(b, 1) || b[1] == '_'):
		r.last = r.start()
		return r.last, true
	case len(b) > 1 && b[1] == '/':
		e := r.until(endEvent, "</", ">")
		e.name = bytes.TrimSpace(e.text)
		e.own, e.text = local(e.name), nil
		return e, true
	}
	r.pos++
	return event{kind: textEvent, at: at, body: at, text: b[:1]}, true
}

// until takes what stands between two marks; the rest, where the second is missing.
func (r *tagReader) until(k eventKind, open, end string) event {
	e := event{kind: k, at: r.pos, body: r.pos + len(open)}
	b := r.b[e.body:]
	n := bytes.Index(b, []byte(end))
	if n < 0 {
		e.text, r.pos = b, len(r.b)
		return e
	}
	e.text = b[:n]
	r.pos += len(open) + n + len(end)
	return e
}

// mostAttributes is how many a tag may have; what follows them is taken for text.
const mostAttributes = 4096

// start takes a start tag and its attributes.
func (r *tagReader) start() event {
	e := event{kind: startEvent, at: r.pos}
	b, i := r.b, r.pos+1
	for i < len(b) && !spaceOr(b[i], "/>") {
		i++
	}
	e.name = b[r.pos+1 : i]
	e.own = local(e.name)
	r.attrs = r.attrs[:0]
	for i < len(b) && b[i] != '>' {
		if len(r.attrs) == mostAttributes {
			r.empty, r.pos = false, i
			return e
		}
		if b[i] == '/' || spaceOr(b[i], "") {
			r.empty = b[i] == '/'
			i++
			continue
		}
		r.empty = false
		i = r.attribute(i)
	}
	r.empty = r.empty && i < len(b)
	r.pos = min(i+1, len(b))
	return e
}

// attribute takes an attribute that begins at i, with its value in quotes, without, or
// none, and says where it ends.
func (r *tagReader) attribute(i int) int {
	b := r.b
	a := attribute{at: i}
	from := i
	for i < len(b) && !spaceOr(b[i], "=/>") {
		i++
	}
	a.name = b[from:i]
	for i < len(b) && spaceOr(b[i], "") {
		i++
	}
	if i < len(b) && b[i] == '=' {
		i++
		for i < len(b) && spaceOr(b[i], "") {
			i++
		}
		from = i
		switch {
		case i < len(b) && (b[i] == '"' || b[i] == '\''):
			n := bytes.IndexByte(b[i+1:], b[i])
			if n < 0 {
				n = len(b) - i - 1
			}
			a.value, i = b[i+1:i+1+n], min(i+n+2, len(b))
		default:
			for i < len(b) && !spaceOr(b[i], ">") {
				i++
			}
			a.value = b[from:i]
		}
	}
	if i == a.at { // a sign that begins no name
		i++
		a.value = b[a.at:i]
	}
	r.attrs = append(r.attrs, a)
	return i
}

func spaceOr(c byte, others string) bool {
	if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
		return true
	}
	for i := range len(others) {
		if c == others[i] {
			return true
		}
	}
	return false
}

// local is a name without its prefix.
func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// plain is text with its references resolved.
func plain(b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return b
	}
	return []byte(html.UnescapeString(string(b)))
}
