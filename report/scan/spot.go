package scan

import (
	"fmt"

	"apst/ingest/sheet"
)

// spot is where a piece of text stands. What it says is worked out when something was
// found there.
type spot struct {
	off       int    // in the source
	kind      string // of what is no running text: attribute, comment
	elem, att []byte // the tag and the attribute
	cell      sheet.Ref
	nowhere   bool // the place has no line
}

// in says where the spot is, fit for a screen.
func (p *spot) in(s *source) string {
	if p.cell.Row > 0 || p.cell.Col > 0 {
		return p.cell.String()
	}
	where := p.kind
	switch {
	case len(p.att) > 0:
		where = "attribute " + s.tag(p.att)
		if len(p.elem) > 0 {
			where += " of <" + s.tag(p.elem) + ">"
		}
	case len(p.elem) > 0:
		where = "text of <" + s.tag(p.elem) + ">"
	}
	switch {
	case p.nowhere:
		return where
	case where != "":
		where += ", "
	}
	return where + fmt.Sprintf("line %d", s.line(p.off))
}

// tag is the name of a tag or attribute as a screen may show it: what it is made of says
// that it is one.
func (l *looker) tag(name []byte) string {
	const longest = 40
	if len(name) > longest {
		return hidden
	}
	for _, c := range name {
		if classOf(c) == 0 && c != '-' && c != '_' && c != '.' {
			return hidden
		}
	}
	return l.safe(string(name), hidden)
}
