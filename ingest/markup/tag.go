package markup

import "bytes"

// scanStart reads the start tag at pos.
func (s *Scanner) scanStart() error {
	if len(s.frames) == 0 && s.rooted {
		return malformed("an element after the end of the document", "one root element")
	}
	for {
		n, t, err := s.parseStart(s.buf[s.pos:s.end])
		if err != nil {
			return err
		}
		if n == 0 {
			if !s.more() {
				return s.cut("a tag")
			}
			continue
		}
		return s.enter(t, n)
	}
}

// tag is a start tag in the window.
type tag struct {
	name               qname
	declares, prefixed bool // some attribute is a declaration; has a prefix
	empty              bool
}

// enter opens the element of a tag that is n bytes long.
func (s *Scanner) enter(t tag, n int) error {
	if n > MaxToken {
		return oversize()
	}
	if len(s.frames) == MaxDepth {
		return tooLarge("elements nested more than 256 deep", "a workbook's nesting")
	}
	f := frame{len(s.names), len(s.bindings)}
	if err := s.resolve(t.name, t.declares, t.prefixed); err != nil {
		return err
	}
	s.frames = append(s.frames, f)
	s.names = append(s.names, t.name.raw...)
	s.rooted, s.empty = true, t.empty
	s.skip(n)
	return nil
}

// parseStart parses the tag that b starts with; n is its length, 0 when b ends
// before the tag does.
func (s *Scanner) parseStart(b []byte) (n int, t tag, err error) {
	s.Attrs, s.scratch = s.Attrs[:0], s.scratch[:0]
	name, n := parseName(b[1:])
	i := 1 + n
	if i >= len(b) {
		return 0, t, nil
	}
	if n == 0 {
		return 0, t, malformed("a < that starts no tag", "a tag, or &lt;")
	}
	t.name = name
	for {
		spaces := skipSpace(b[i:])
		i += spaces
		if i+1 >= len(b) {
			if i < len(b) && b[i] == '>' {
				return i + 1, t, nil
			}
			return 0, t, nil
		}
		switch {
		case b[i] == '>':
			return i + 1, t, nil
		case b[i] == '/' && b[i+1] == '>':
			t.empty = true
			return i + 2, t, nil
		case spaces == 0:
			return 0, t, malformed("attributes in <"+show(name.raw)+"> that are not separated", "a space before each")
		}
		n, err := s.parseAttr(b[i:], &t)
		if n == 0 || err != nil {
			return 0, t, err
		}
		i += n
	}
}

// parseAttr parses the attribute that b starts with and appends it; n is its
// length, 0 when b ends before it does.
func (s *Scanner) parseAttr(b []byte, t *tag) (n int, err error) {
	name, i := parseName(b)
	if i == len(b) {
		return 0, nil
	}
	if i == 0 {
		return 0, malformed("a tag <"+show(t.name.raw)+"> that is not well-formed", `attributes as name="value"`)
	}
	if b[i] != '=' {
		i += skipSpace(b[i:])
	}
	if i == len(b) {
		return 0, nil
	}
	if b[i] != '=' {
		return 0, malformed("the attribute "+show(name.raw)+" without a value", `attributes as name="value"`)
	}
	i++
	i += skipSpace(b[i:])
	if i == len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, malformed("a value without quotes for "+show(name.raw), `attributes as name="value"`)
	}
	i++
	start, plain := i, true
	for {
		if i == len(b) {
			return 0, nil
		}
		c := b[i]
		if class[c]&attrStop != 0 {
			if c == quote {
				break
			}
			if c == '<' {
				return 0, malformed("a < inside the value of "+show(name.raw), "&lt;")
			}
			plain = plain && (c == '"' || c == '\'')
		}
		i++
	}
	value := b[start:i]
	if !plain {
		if value, err = s.decodeValue(value); err != nil {
			return 0, err
		}
	}
	return i + 1, s.addAttr(name, value, t)
}

// addAttr appends an attribute, unless the tag has it already.
func (s *Scanner) addAttr(name qname, value []byte, t *tag) error {
	for i := range s.Attrs {
		if bytes.Equal(s.Attrs[i].name.raw, name.raw) {
			return twice(name.raw)
		}
	}
	if len(s.Attrs) == MaxAttrs {
		return tooLarge("a tag of more than 128 attributes", "a workbook's tags")
	}
	if name.colon >= 0 {
		t.prefixed = true
		t.declares = t.declares || string(name.prefix()) == "xmlns"
	} else if string(name.raw) == "xmlns" {
		t.declares = true
	}
	s.Attrs = append(s.Attrs, Attr{Local: name.local(), Value: value, name: name})
	return nil
}

func skipSpace(b []byte) int {
	i := 0
	for i < len(b) && class[b[i]]&space != 0 {
		i++
	}
	return i
}

// scanEnd reads the end tag at pos.
func (s *Scanner) scanEnd() error {
	if len(s.frames) == 0 {
		return malformed("a closing tag that nothing opened", "one root element")
	}
	name := s.names[s.frames[len(s.frames)-1].name:]
	if !s.have(2 + len(name) + 1) {
		return s.cut("a closing tag")
	}
	n := 2 + len(name)
	next := s.buf[s.pos+n]
	if string(s.buf[s.pos+2:s.pos+n]) != string(name) || next != '>' && class[next]&space == 0 {
		other, _ := parseName(s.buf[s.pos+2 : s.end])
		return malformed("</"+show(other.raw)+"> where <"+show(name)+"> is open", "</"+show(name)+">")
	}
	for {
		n += skipSpace(s.buf[s.pos+n : s.end])
		if s.pos+n < s.end {
			break
		}
		if !s.more() {
			return s.cut("a closing tag")
		}
	}
	if s.buf[s.pos+n] != '>' {
		return malformed("a closing tag that is not well-formed", "</"+show(name)+">")
	}
	s.skip(n + 1)
	s.pop()
	return nil
}
