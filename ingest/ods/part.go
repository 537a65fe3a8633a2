package ods

import (
	"errors"
	"io"

	"apst/ingest/archive"
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// The namespaces that matter (OpenDocument 1.3, parts 2 and 3), and the
// extension by which LibreOffice marks errors.
const (
	office = markup.Known + iota
	tables
	text
	style
	manifest
	calcext
	drawing // all that draws
)

var spaces = map[string]markup.Space{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     office,
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      tables,
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       text,
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      style,
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                   manifest,
	"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": calcext,
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    drawing,
	"urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0":                       drawing,
	"urn:oasis:names:tc:opendocument:xmlns:form:1.0":                       drawing,
	"http://www.w3.org/1998/Math/MathML":                                   drawing,
}

// part is one XML part being read.
type part struct {
	*markup.Scanner
	name string
	body io.Closer
}

// openPart starts to read a part; close it.
func openPart(e *archive.Entry) *part {
	if kept := e.Bytes(); kept != nil {
		return &part{markup.NewBytes(kept, spaces), e.Name, io.NopCloser(nil)}
	}
	body := e.Open()
	return &part{markup.New(body, spaces), e.Name, body}
}

func (p *part) close() { p.body.Close() }

// is reports whether the element just started has this name.
func (p *part) is(space markup.Space, local string) bool {
	return p.Space == space && string(p.Local) == local
}

// value is an attribute as text; empty when absent.
func (p *part) value(space markup.Space, local string) string {
	v, _ := p.Attr(space, local)
	return string(v)
}

// root moves to the root element, which must have this name.
func (p *part) root(space markup.Space, local string) error {
	for {
		kind, err := p.Next()
		if err != nil {
			return err
		}
		if kind != markup.Start {
			continue
		}
		if !p.is(space, local) {
			return malformed("another document than a spreadsheet's content", "<"+local+">")
		}
		return nil
	}
}

// children calls each for every element inside the one just started, until it
// ends. each reads its element to the end. Text may not stand between them.
func (p *part) children(each func() error) error {
	for {
		kind, err := p.Next()
		switch {
		case err != nil:
			return err
		case kind == markup.End:
			return nil
		case kind == markup.Start:
			err = each()
		case !blank(p.Text()):
			err = malformed("text where only cells can stand", "text within a paragraph of a cell")
		}
		if err != nil {
			return err
		}
	}
}

// finish checks that the document ends after its root.
func (p *part) finish() error {
	_, err := p.Next()
	return err
}

func malformed(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.Malformed, Seen: seen, Expected: expected}
}

func tooLarge(seen string) error {
	return &sheet.Fault{Reason: sheet.TooLarge, Seen: seen, Expected: "a table within the limits of a worksheet"}
}

// at adds the place to a fault that has none yet.
func at(err error, part, name string, row, col int) error {
	var f *sheet.Fault
	if errors.As(err, &f) {
		if f.Part == "" {
			f.Part = part
		}
		if f.Sheet == "" && f.Row == 0 {
			f.Sheet, f.Row, f.Col = name, row, col
		}
	}
	return err
}
