package markup

import (
	"io"

	"apst/ingest/sheet"
)

// Kind is what [Scanner.Next] found.
type Kind uint8

const (
	EOF   Kind = iota // the document is complete
	Start             // a start tag; an empty-element tag is a Start and an End
	End               // the end of the innermost open element
	Text              // text or CDATA, never empty; one stretch may come in pieces
)

// Scanner reads one document.
type Scanner struct {
	// Space and Local are the name of the element just started.
	Space Space
	Local []byte
	// Attrs are its attributes, namespace declarations left out.
	Attrs []Attr

	window
	spaces   map[string]Space
	bindings []binding
	plain    Space // the namespace of names without a prefix
	recent   int   // the binding looked up last, -1 once declarations changed

	frames []frame
	names  []byte // the names of the open elements, one after another
	empty  bool   // an empty-element tag's End is due
	rooted bool   // the root has been seen

	text    []byte
	scratch []byte // decoded text and attribute values
	err     error
}

// frame is an open element.
type frame struct {
	name     int // where its name starts in names
	bindings int // declarations in force outside it
}

// New scans the document that src holds. spaces gives the namespaces that the
// caller tells apart.
func New(src io.Reader, spaces map[string]Space) *Scanner {
	s := newScanner(spaces)
	s.start(src, BufferSize)
	return s
}

// NewBytes scans a document that is in memory. It borrows doc and does not
// change it.
func NewBytes(doc []byte, spaces map[string]Space) *Scanner {
	s := newScanner(spaces)
	s.startBytes(doc)
	return s
}

func newScanner(spaces map[string]Space) *Scanner {
	return &Scanner{
		spaces:   spaces,
		bindings: []binding{{prefix: "xml", uri: xmlURI, space: Foreign}},
		recent:   -1,
	}
}

// Depth is the number of open elements; a Start counts the element it starts,
// an End no longer the one it ends.
func (s *Scanner) Depth() int { return len(s.frames) }

// Text is the text just found, entities resolved and line ends as XML has them.
func (s *Scanner) Text() []byte { return s.text }

// Next moves on. After an error it returns the same one again.
func (s *Scanner) Next() (Kind, error) {
	if s.err != nil {
		return EOF, s.err
	}
	k, err := s.next()
	if err != nil {
		s.err = err
		return EOF, err
	}
	return k, nil
}

func (s *Scanner) next() (Kind, error) {
	if s.empty {
		s.empty = false
		s.pop()
		return End, nil
	}
	for {
		if s.pos == s.end && !s.more() {
			return EOF, s.atEnd()
		}
		if s.buf[s.pos] != '<' {
			found, err := s.scanText()
			if found || err != nil {
				return Text, err
			}
			continue
		}
		if !s.have(2) {
			return EOF, s.cut("a tag")
		}
		switch s.buf[s.pos+1] {
		case '/':
			return End, s.scanEnd()
		case '!':
			found, err := s.scanDeclaration()
			if found || err != nil {
				return Text, err
			}
		case '?':
			if err := s.scanInstruction(); err != nil {
				return EOF, err
			}
		default:
			return Start, s.scanStart()
		}
	}
}

// Skip moves past the end of the innermost open element.
func (s *Scanner) Skip() error {
	for depth := s.Depth(); s.Depth() >= depth; {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Ahead is the stretch of the document that follows and is already in memory,
// checked for its characters only. It is empty while an End is due. A caller
// that recognises whole elements there may [Scanner.Advance] past them.
func (s *Scanner) Ahead() []byte {
	if s.empty || s.err != nil {
		return nil
	}
	return s.buf[s.pos:s.end]
}

// Advance passes n bytes of [Scanner.Ahead].
func (s *Scanner) Advance(n int) { s.pos += n }

// Plain is the namespace of element names without a prefix at this place.
func (s *Scanner) Plain() Space { return s.plain }

// atEnd is why there is nothing more: nil at the end of a whole document.
func (s *Scanner) atEnd() error {
	switch {
	case s.stop != io.EOF:
		return s.stop
	case len(s.frames) > 0:
		return malformed("the XML ends inside <"+s.openName()+">", "the closing tag")
	case !s.rooted:
		return malformed("no XML element", "one root element")
	}
	return nil
}

// cut is the fault of a document that ends inside something.
func (s *Scanner) cut(inside string) error {
	if s.stop != io.EOF {
		return s.stop
	}
	return malformed("the XML ends inside "+inside, "a whole document")
}

// openName is the name of the innermost open element, for a message.
func (s *Scanner) openName() string { return show(s.names[s.frames[len(s.frames)-1].name:]) }

// show is a name fit for a message.
func show(name []byte) string {
	const most = 40
	if len(name) > most {
		name = name[:most]
	}
	return string([]rune(string(name)))
}

func (s *Scanner) pop() {
	last := len(s.frames) - 1
	f := s.frames[last]
	s.frames = s.frames[:last]
	s.names = s.names[:f.name]
	if len(s.bindings) != f.bindings {
		s.unbind(f.bindings)
	}
}

func malformed(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.Malformed, Seen: seen, Expected: expected}
}

func tooLarge(seen, expected string) error {
	return &sheet.Fault{Reason: sheet.TooLarge, Seen: seen, Expected: expected}
}
