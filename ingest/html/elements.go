package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// raws are the elements whose content is no markup, nor part of a cell.
var raws = []atom.Atom{
	atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Xmp, atom.Iframe,
	atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext,
}

// voids are the elements that have no end tag.
var voids = []atom.Atom{
	atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
	atom.Param, atom.Source, atom.Track, atom.Wbr,
}

// blocks are the elements that begin a line of their own.
var blocks = []atom.Atom{
	atom.Address, atom.Article, atom.Blockquote, atom.Center, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
	atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li,
	atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Ul,
}

// controls are the elements that show something that is not text; what those
// of the second list hold is not shown as text either.
var (
	controls = []atom.Atom{
		atom.Audio, atom.Canvas, atom.Embed, atom.Img, atom.Input, atom.Math, atom.Meter, atom.Object,
		atom.Progress, atom.Select, atom.Svg, atom.Textarea, atom.Video,
	}
	opaque = []atom.Atom{
		atom.Audio, atom.Canvas, atom.Datalist, atom.Math, atom.Meter, atom.Object, atom.Progress, atom.Select,
		atom.Svg, atom.Template, atom.Video,
	}
)

// note is LibreOffice's element for the comment on a cell.
const note = "comment"

const notHTML = "a tag that HTML does not know"

// strange reports whether no standard knows an element. Office writes elements
// of its own, such as o:p, and web programs make up names with a hyphen.
func strange(name []byte) bool {
	return atom.Lookup(name) == 0 && !bytes.ContainsAny(name, ":-") && string(name) != note
}

// stray reports whether a tag holds the beginning of another, or a quotation
// mark that does not begin or end a value: it runs on into what follows it.
func stray(tag []byte) bool {
	var quote, before byte
	for _, c := range tag[1:] {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && before == '=':
			quote = c
		case c == '"' || c == '\'' || c == '<':
			return true
		}
		if !blank([]byte{c}) {
			before = c
		}
	}
	return false
}

// structure reports whether an element is a part of a table.
func structure(name atom.Atom) bool {
	switch name {
	case atom.Caption, atom.Colgroup, atom.Col, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}
