package xlsx

import (
	"errors"
	"io"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// The namespaces that matter, transitional and strict (ECMA-376 parts 1 and 4).
const (
	main          = markup.Known + iota // spreadsheets
	docRels                             // references by relationship
	relationships                       // relationship parts
	contentTypes
)

var spaces = map[string]markup.Space{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           main,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                       main,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": docRels,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             docRels,
	"http://schemas.openxmlformats.org/package/2006/relationships":        relationships,
	"http://schemas.openxmlformats.org/package/2006/content-types":        contentTypes,
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

// root moves to the root element and checks its name.
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
			return p.unexpected("<" + local + ">")
		}
		return nil
	}
}

// is reports whether the element just started has this name.
func (p *part) is(space markup.Space, local string) bool {
	return p.Space == space && string(p.Local) == local
}

// children calls each for every element inside the one just started, until it
// ends. each reads its element to the end.
func (p *part) children(each func() error) error {
	for {
		kind, err := p.Next()
		switch {
		case err != nil:
			return err
		case kind == markup.End:
			return nil
		case kind == markup.Text:
			err = p.onlySpace()
		default:
			err = each()
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

// onlySpace refuses text that stands where no text belongs.
func (p *part) onlySpace() error {
	for _, c := range p.Text() {
		if !isSpace(c) {
			return malformed("text between the elements of a part", "elements only")
		}
	}
	return nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// attr is an attribute without a namespace; empty when absent.
func (p *part) attr(local string) string {
	v, _ := p.Attr(markup.None, local)
	return string(v)
}

// flag is a true-or-false attribute; false when absent.
func (p *part) flag(local string) (bool, error) {
	v, _ := p.Attr(markup.None, local)
	return parseFlag(v)
}

func parseFlag(v []byte) (bool, error) {
	switch string(v) {
	case "1", "true":
		return true, nil
	case "", "0", "false":
		return false, nil
	}
	return false, malformed("a setting that is neither true nor false", "0, 1, true or false")
}

// parseIndex reads a whole number without sign, below ten million.
func parseIndex(v []byte) (n int, ok bool) {
	if len(v) == 0 || len(v) > 10 {
		return 0, false
	}
	for _, c := range v {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (p *part) unexpected(expected string) error {
	name := string(p.Local)
	if len(name) > 40 {
		name = strings.ToValidUTF8(name[:40], "")
	}
	return malformed("an element <"+name+"> that does not belong there", expected)
}

func malformed(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.Malformed, Seen: seen, Expected: expected}
}

func corrupt(part, seen, expected string) error {
	return &sheet.Fault{Reason: sheet.Corrupt, Part: part, Seen: seen, Expected: expected}
}

func disordered(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.Disordered, Seen: seen, Expected: expected}
}

func tooLarge(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.TooLarge, Seen: seen, Expected: expected}
}

// place says where a fault is, as far as the fault does not say so itself.
func place(err error, part, name string, row, col int) *sheet.Fault {
	var f *sheet.Fault
	if !errors.As(err, &f) {
		f = &sheet.Fault{Reason: sheet.Unreadable, Seen: "the file could not be read", Expected: "a file that can be read", Err: err}
	}
	if f.Part == "" {
		f.Part = part
	}
	if f.Sheet == "" {
		f.Sheet = name
	}
	if f.Row == 0 && f.Col == 0 {
		f.Row, f.Col = row, col
	}
	return f
}
