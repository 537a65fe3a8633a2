package scan

import (
	"bytes"
	"strings"
)

// attributes takes those of the start tag just read.
func (x *xmlDoc) attributes(e *event) {
	for i := range x.r.attrs {
		a := &x.r.attrs[i]
		own := local(a.name)
		x.name(own, a.at)
		if emptyValue(own, a.value) {
			continue
		}
		p := piece{text: plain(a.value), at: spot{off: a.at, elem: e.own, att: own}}
		switch string(own) {
		case "typeface", "script", "font-family", "panose", "charset", "lang", "class", "uri", "xmlns":
			p.how = surest
		case "r", "ref", "sqref", "activeCell", "topLeftCell", "location":
			p.how = formula
		}
		x.attrs.add(p)
	}
}

// emptyValue reports whether the value of an attribute is too short or too plain to say
// anything: a number that measures, the way of a line.
func emptyValue(name, v []byte) bool {
	if len(v) < 3 {
		return true
	}
	const figures, way = "0123456789", "0123456789 \t\r\n,.-+eEMmLlHhVvCcSsQqTtAaZz()"
	switch string(name) {
	case "d", "points", "viewBox", "transform":
		return onlyOf(v, way) && bytes.ContainsAny(v, " ,.")
	}
	if bytes.IndexByte(v, '.') >= 0 {
		return onlyOf(v, figures+".-+eE%") && bytes.Count(v, []byte{'.'}) == 1
	}
	return onlyOf(v, figures) && (len(v) < minID || !mayNumber(string(name)))
}

// mayNumber reports whether a number in an attribute may be somebody's: elsewhere it is
// a length, a colour, or the number of something in the file.
func mayNumber(name string) bool {
	switch name {
	case "v", "value", "title", "alt", "label", "name", "content", "href", "descr", "displayName":
		return true
	}
	return strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "aria-")
}

// onlyOf reports whether text has no other characters than these.
func onlyOf(b []byte, these string) bool {
	for _, c := range b {
		if bytes.IndexByte([]byte(these), c) < 0 {
			return false
		}
	}
	return true
}
