package scan

import (
	"bytes"

	"apst/ingest/xlsx"
)

// xmlDoc looks through an XML document: its text, attributes, comments, instructions,
// the document type, and the names of its tags.
type xmlDoc struct {
	s     *source
	r     tagReader
	flow  *flow
	attrs batch
	names map[string]bool // of tags and attributes that were looked at
	label batch           // those names

	open    [][]byte // the tags that are open, up to a limit
	skipped int      // how many there are inside one that says how text looks

	page  bool // HTML
	dated bool // the numbers of a chart's cache are dates
}

func newXML(s *source) *xmlDoc {
	return &xmlDoc{
		s: s, r: tagReader{b: s.data}, flow: newFlow(s), names: map[string]bool{},
		attrs: batch{s: s, sign: recordSign}, label: batch{s: s, sign: recordSign},
	}
}

// all looks through the whole document.
func (x *xmlDoc) all() {
	for !x.s.done {
		e, ok := x.r.next()
		if !ok {
			break
		}
		x.event(&e)
	}
	x.end()
}

func (x *xmlDoc) end() {
	x.flow.end()
	x.attrs.flush()
	x.label.flush()
}

// event takes a stretch of the document.
func (x *xmlDoc) event(e *event) {
	switch e.kind {
	case textEvent:
		x.text(e)
	case startEvent:
		x.start(e)
	case endEvent:
		x.finish(e)
	default:
		kind := "comment"
		if e.kind == otherEvent {
			kind = "declaration"
		}
		x.s.lineByLine(plain(e.text), spot{off: e.body, kind: kind})
	}
}

// mostOpen is how deep the open tags are remembered.
const mostOpen = 256

func (x *xmlDoc) start(e *event) {
	x.push(e)
	x.attributes(e)
}

// push opens a tag.
func (x *xmlDoc) push(e *event) {
	if len(x.open) < mostOpen {
		x.open = append(x.open, e.own)
	}
	x.name(e.own, e.at)
	switch r := roleOf(e.own); {
	case x.skipped > 0 || r == styling:
		x.skipped++
	case r == parts || r == verbatim:
		x.flow.part()
	}
	if is(e, "numCache") || is(e, "strCache") || is(e, "numLit") {
		x.dated = false
	}
}

func (x *xmlDoc) finish(e *event) {
	if len(x.open) > 0 {
		x.open = x.open[:len(x.open)-1]
	}
	switch {
	case x.skipped > 0:
		x.skipped--
	case roleOf(e.own) == parts || roleOf(e.own) == verbatim:
		x.flow.part()
	}
}

// roleOf is what a tag does, by its name without a prefix.
func roleOf(own []byte) role {
	if len(own) > 16 {
		return parts
	}
	var buf [16]byte
	low := buf[:0]
	for _, c := range own {
		if classOf(c) == capital {
			c |= 0x20
		}
		low = append(low, c)
	}
	return roles()[string(low)]
}

func is(e *event, name string) bool { return string(e.own) == name }

// inside is the innermost open tag.
func (x *xmlDoc) inside() []byte {
	if len(x.open) == 0 {
		return nil
	}
	return x.open[len(x.open)-1]
}

// text takes text between tags.
func (x *xmlDoc) text(e *event) {
	if len(bytes.TrimSpace(e.text)) == 0 {
		if x.page || bytes.IndexByte(e.text, '\n') < 0 { // elsewhere a new line is how the tags are set out
			x.flow.white()
		}
		return
	}
	at := spot{off: e.body + leading(e.text), elem: x.inside()}
	text := plain(e.text)
	switch string(at.elem) {
	case "formatCode":
		x.dated = xlsx.ShowsDate(-1, string(text))
	case "v":
		if x.dated && x.s.m.serial(string(text), false) {
			x.s.add(Find{Part: x.s.part, Place: at.in(x.s), Kind: Birth, Seen: string(text)})
		}
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		x.s.search([]piece{{text: withoutCodes(text), at: at}}, recordSign)
	case "colOff", "rowOff", "off", "ext": // places of drawings
		if onlyOf(text, "0123456789") {
			return
		}
	case "f", "formula", "formula1", "formula2", "definedName":
		x.s.search([]piece{{text: text, at: at, how: formula}}, recordSign)
		return
	case "style", "script":
		x.s.lineByLine(text, spot{off: e.body, kind: string(at.elem)})
		return
	}
	x.flow.text(text, at)
}

// leading is how much white space text begins with.
func leading(b []byte) int { return len(b) - len(bytes.TrimLeft(b, " \t\r\n")) }

// withoutCodes is a header or footer without the codes that say where and how its text
// stands: &C, &"Arial,Bold", &12, &K00FF00.
func withoutCodes(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] != '&' || i+1 == len(b) {
			out = append(out, b[i])
			continue
		}
		i++
		switch c := b[i]; {
		case c == '&':
			out = append(out, c)
		case c == '"':
			if n := bytes.IndexByte(b[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case c == 'K':
			i = min(i+6, len(b)-1)
		case classOf(c) == digit:
			for i+1 < len(b) && classOf(b[i+1]) == digit {
				i++
			}
		case c == 'L' || c == 'C' || c == 'R':
			out = append(out, ' ')
		}
	}
	return out
}

// name takes the name of a tag or an attribute, once.
func (x *xmlDoc) name(name []byte, at int) {
	const most = 10_000
	if x.names[string(name)] || len(x.names) == most {
		return
	}
	x.names[string(name)] = true
	x.label.add(piece{text: name, at: spot{off: at, kind: "name of a tag or attribute"}, how: surest})
}
