package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// scanText reads the text at pos, up to the next tag. It reports false for
// white space outside the root.
func (s *Scanner) scanText() (bool, error) {
	n, plain := 0, true
	for {
		b := s.buf[s.pos:s.end]
		for n < len(b) {
			if c := b[n]; class[c]&textStop != 0 {
				if c == '<' {
					break
				}
				plain = false
			}
			n++
		}
		if n < len(b) || !s.more() {
			break
		}
	}
	if s.pos+n == s.end && s.stop != nil && len(s.frames) > 0 {
		return false, s.atEnd()
	}
	if n > MaxToken {
		return false, oversize()
	}
	raw := s.buf[s.pos : s.pos+n]
	s.skip(n)
	if len(s.frames) == 0 {
		if skipSpace(raw) < len(raw) {
			return false, malformed("text outside the root element", "tags only")
		}
		return false, nil
	}
	s.text = raw
	if plain {
		return true, nil
	}
	if bytes.Contains(raw, []byte("]]>")) {
		return false, malformed("]]> in text", "]]&gt;")
	}
	var err error
	s.scratch, err = appendDecoded(s.scratch[:0], raw, false)
	s.text = s.scratch
	return true, err
}

// decodeValue decodes an attribute's value into scratch. A growing scratch
// moves; values decoded before keep the old memory.
func (s *Scanner) decodeValue(raw []byte) ([]byte, error) {
	start := len(s.scratch)
	var err error
	s.scratch, err = appendDecoded(s.scratch, raw, true)
	return s.scratch[start:len(s.scratch):len(s.scratch)], err
}

// appendDecoded appends raw with its references resolved and its line ends
// made one line feed (XML 1.0, 2.11), or in a value one space (3.3.3).
func appendDecoded(dst, raw []byte, value bool) ([]byte, error) {
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == '&':
			r, n := reference(raw[i:])
			if n == 0 {
				return dst, malformed("an & that starts no known entity", "&amp; or a character reference")
			}
			dst = utf8.AppendRune(dst, r)
			i += n
			continue
		case c == '\r' && i+1 < len(raw) && raw[i+1] == '\n':
			i++
			continue
		case c == '\r':
			c = '\n'
		}
		if value && (c == '\n' || c == '\t') {
			c = ' '
		}
		dst = append(dst, c)
		i++
	}
	return dst, nil
}

var entities = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// reference reads the entity or character reference that b starts with; n is
// its length, 0 when it is none that XML knows.
func reference(b []byte) (r rune, n int) {
	const longest = 32
	end := bytes.IndexByte(b[:min(len(b), longest)], ';')
	if end < 2 {
		return 0, 0
	}
	name := b[1:end]
	if name[0] != '#' {
		r, ok := entities[string(name)]
		if !ok {
			return 0, 0
		}
		return r, end + 1
	}
	digits, base := name[1:], rune(10)
	if len(digits) > 0 && digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	if len(digits) == 0 {
		return 0, 0
	}
	for _, c := range digits {
		d := rune(strings.IndexByte("0123456789abcdef", c|0x20))
		if c <= '9' {
			d = rune(c) - '0'
		}
		if d < 0 || d >= base {
			return 0, 0
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, 0
		}
	}
	if !allowed(r) {
		return 0, 0
	}
	return r, end + 1
}

// find looks for what, from the n-th unread byte on, reading on as needed. It
// returns its place after pos, or -1.
func (s *Scanner) find(what string, n int) int {
	for {
		if i := bytes.Index(s.buf[min(s.pos+n, s.end):s.end], []byte(what)); i >= 0 {
			return n + i
		}
		n = max(n, s.end-s.pos-len(what)+1)
		if !s.more() {
			return -1
		}
	}
}

// scanDeclaration reads what starts with <! at pos. It reports true for CDATA.
func (s *Scanner) scanDeclaration() (bool, error) {
	const comment, cdata = "<!--", "<![CDATA["
	switch {
	case s.have(len(comment)) && string(s.buf[s.pos:s.pos+len(comment)]) == comment:
		n := s.find("--", len(comment))
		if n < 0 || !s.have(n+3) {
			return false, s.cut("a comment")
		}
		if n > MaxToken {
			return false, oversize()
		}
		if s.buf[s.pos+n+2] != '>' {
			return false, malformed("-- inside a comment", "--> at its end only")
		}
		s.skip(n + 3)
		return false, nil
	case s.have(len(cdata)) && string(s.buf[s.pos:s.pos+len(cdata)]) == cdata:
		if len(s.frames) == 0 {
			return false, malformed("text outside the root element", "tags only")
		}
		n := s.find("]]>", len(cdata))
		if n < 0 {
			return false, s.cut("a CDATA section")
		}
		if n > MaxToken {
			return false, oversize()
		}
		raw := s.buf[s.pos+len(cdata) : s.pos+n]
		s.skip(n + 3)
		s.scratch = appendCDATA(s.scratch[:0], raw)
		s.text = s.scratch
		return len(s.text) > 0, nil
	case s.stop != nil && s.end-s.pos < len(cdata):
		return false, s.cut("a declaration")
	}
	return false, malformed("a document type declaration", "a workbook's XML, which has none")
}

// appendCDATA appends raw with its line ends made one line feed.
func appendCDATA(dst, raw []byte) []byte {
	for i, c := range raw {
		if c == '\r' {
			if i+1 < len(raw) && raw[i+1] == '\n' {
				continue
			}
			c = '\n'
		}
		dst = append(dst, c)
	}
	return dst
}

// scanInstruction passes the processing instruction at pos, and checks the XML
// declaration.
func (s *Scanner) scanInstruction() error {
	n := s.find("?>", 2)
	if n < 0 {
		return s.cut("a processing instruction")
	}
	if n > MaxToken {
		return oversize()
	}
	body := s.buf[s.pos+2 : s.pos+n]
	name, size := parseName(append(body[:len(body):len(body)], ' '))
	switch {
	case size == 0 || name.colon >= 0 || size < len(body) && class[body[size]]&space == 0:
		return malformed("a processing instruction without a name", "<?name ...?>")
	case string(name.raw) == "xml":
		if s.passed {
			return malformed("an XML declaration inside the document", "one at its start")
		}
		if err := s.checkDeclaration(string(body[size:])); err != nil {
			return err
		}
	case strings.EqualFold(string(name.raw), "xml"):
		return malformed("a processing instruction with a reserved name", "<?xml ...?> at the start")
	}
	s.skip(n + 2)
	return nil
}

// checkDeclaration checks what follows <?xml: version, and perhaps encoding
// and standalone, in this order.
func (s *Scanner) checkDeclaration(body string) error {
	bad := malformed("an XML declaration that is not well-formed", `<?xml version="1.0" encoding="UTF-8"?>`)
	allowed := []string{"version", "encoding", "standalone"}
	for first := true; strings.TrimLeft(body, " \t\r\n") != ""; first = false {
		rest := strings.TrimLeft(body, " \t\r\n")
		name, value, ok := strings.Cut(rest, "=")
		name, value = strings.TrimRight(name, " \t\r\n"), strings.TrimLeft(value, " \t\r\n")
		for len(allowed) > 0 && allowed[0] != name && !first {
			allowed = allowed[1:]
		}
		if !ok || len(rest) == len(body) || len(allowed) == 0 || allowed[0] != name || len(value) < 2 || value[0] != '"' && value[0] != '\'' {
			return bad
		}
		allowed = allowed[1:]
		end := strings.IndexByte(value[1:], value[0])
		if end < 0 {
			return bad
		}
		if err := s.checkPseudo(name, value[1:1+end]); err != nil {
			return err
		}
		body = value[end+2:]
	}
	if len(allowed) == 3 {
		return bad
	}
	return nil
}

// checkPseudo checks one value of the XML declaration.
func (s *Scanner) checkPseudo(name, value string) error {
	switch name {
	case "version":
		if value != "1.0" {
			return malformed("XML of another version", "version 1.0")
		}
	case "encoding":
		want := "UTF-8"
		if s.utf16 {
			want = "UTF-16"
		}
		if !strings.EqualFold(value, want) && !(s.utf16 && (strings.EqualFold(value, "UTF-16LE") || strings.EqualFold(value, "UTF-16BE"))) {
			return encoding("XML that declares an encoding other than its own")
		}
	case "standalone":
		if value != "yes" && value != "no" {
			return malformed("an XML declaration that is not well-formed", `standalone="yes" or "no"`)
		}
	}
	return nil
}
