package markup

import "bytes"

// Space is a namespace as the caller tells them apart.
type Space uint8

const (
	None    Space = iota // no namespace
	Foreign              // one that the caller does not know
	Known                // the first value for a caller's own
)

const (
	xmlURI   = "http://www.w3.org/XML/1998/namespace"
	xmlnsURI = "http://www.w3.org/2000/xmlns/"
)

// maxBindings keeps looking up a prefix cheap, whatever the file.
const maxBindings = 256

// binding is a namespace declaration in force.
type binding struct {
	prefix, uri string
	space       Space
}

// bind takes in a declaration.
func (s *Scanner) bind(prefix, uri []byte) error {
	p, u := string(prefix), string(uri)
	switch {
	case p == "xmlns" || u == xmlnsURI || (p == "xml") != (u == xmlURI):
		return malformed("a namespace declaration that XML reserves", "a prefix of the file's own")
	case p != "" && u == "":
		return malformed("a namespace prefix declared as nothing", "the namespace's name")
	}
	b := binding{p, u, Foreign}
	if u == "" {
		b.space = None
	} else if known, ok := s.spaces[u]; ok {
		b.space = known
	}
	if len(s.bindings) == maxBindings {
		return tooLarge("very many namespace declarations", "a workbook's, which are few")
	}
	s.bindings = append(s.bindings, b)
	s.recent = -1
	if p == "" {
		s.plain = b.space
	}
	return nil
}

// unbind drops the declarations from n on.
func (s *Scanner) unbind(n int) {
	s.bindings = s.bindings[:n]
	s.recent = -1
	s.plain = None
	for i := n - 1; i >= 0; i-- {
		if s.bindings[i].prefix == "" {
			s.plain = s.bindings[i].space
			break
		}
	}
}

// lookup finds the declaration of a prefix.
func (s *Scanner) lookup(prefix []byte) (*binding, error) {
	if s.recent >= 0 && s.bindings[s.recent].prefix == string(prefix) {
		return &s.bindings[s.recent], nil
	}
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; b.prefix == string(prefix) {
			s.recent = i
			return b, nil
		}
	}
	return nil, malformed("the undeclared namespace prefix "+show(prefix), "a declared prefix")
}

// Attr is an attribute of the element just started.
type Attr struct {
	Space Space // None without a prefix
	Local []byte
	Value []byte // entities resolved, line ends and tabs as spaces

	name qname
	uri  string
}

// Attr is the value of an attribute in a namespace, None for those without a
// prefix.
func (s *Scanner) Attr(space Space, local string) (value []byte, ok bool) {
	for i := range s.Attrs {
		if a := &s.Attrs[i]; a.Space == space && string(a.Local) == local {
			return a.Value, true
		}
	}
	return nil, false
}

// resolve takes the namespace declarations out of Attrs and resolves the
// prefixes of the rest and of the element's own name.
func (s *Scanner) resolve(element qname, declares, prefixed bool) error {
	if declares {
		kept := s.Attrs[:0]
		for _, a := range s.Attrs {
			var err error
			switch {
			case string(a.name.raw) == "xmlns":
				err = s.bind(nil, a.Value)
			case string(a.name.prefix()) == "xmlns":
				err = s.bind(a.name.local(), a.Value)
			default:
				kept = append(kept, a)
			}
			if err != nil {
				return err
			}
		}
		s.Attrs = kept
	}
	s.Local, s.Space = element.local(), s.plain
	if element.colon >= 0 {
		b, err := s.lookup(element.prefix())
		if err != nil {
			return err
		}
		s.Space = b.space
	}
	if !prefixed {
		return nil
	}
	for i := range s.Attrs {
		a := &s.Attrs[i]
		if a.name.colon < 0 {
			continue
		}
		b, err := s.lookup(a.name.prefix())
		if err != nil {
			return err
		}
		a.Space, a.uri = b.space, b.uri
		for _, other := range s.Attrs[:i] {
			if other.uri == a.uri && bytes.Equal(other.Local, a.Local) {
				return twice(a.name.raw)
			}
		}
	}
	return nil
}

func twice(name []byte) error {
	return malformed("the attribute "+show(name)+" twice in one tag", "each attribute once")
}
